"""Floors under the quality of reading. Lowering one needs a reason in the commit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import articles, evaluate, jsonl
from kg.model import Article
from kg.reading import Reader

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "quality.json").read_text(encoding="utf-8"))


def _figures(folder: Path, reader: Reader) -> dict[str, float | int | None]:
    read = [article for article in articles.read(sorted(folder.glob("*.txt"))) if isinstance(article, Article)]
    found = [jsonl.record(claim) for article in read for claim in reader.claims(article)]
    return evaluate.score(folder, found).figures


def _check(figures: dict[str, float | int | None], floors: dict[str, float]) -> None:
    below = {name: (figures[name], floor) for name, floor in floors.items() if (figures[name] or 0) < floor}
    assert below == {}


def test_own_annotated_articles_keep_their_floors(reader: Reader) -> None:
    _check(_figures(HERE / "annotated", reader), FLOORS["annotated"])


def test_articles_that_no_rule_was_made_on_keep_their_floors(reader: Reader) -> None:
    """Floors under the figures of `tests/unseen`; see its README before touching a rule because of this test."""
    _check(_figures(HERE / "unseen", reader), FLOORS["unseen"])


def test_shared_annotated_articles_keep_their_floors(reader: Reader, annotated: Path) -> None:
    _check(_figures(annotated, reader), FLOORS["shared"])


def test_scores_agree_with_the_outside_scorer(reader: Reader, annotated: Path, tmp_path: Path) -> None:
    scorer = annotated.parent / "score.py"
    if not scorer.exists():
        pytest.skip("no outside scorer beside the annotated articles")
    import subprocess  # noqa: PLC0415 - for this test alone
    import sys  # noqa: PLC0415

    read = [article for article in articles.read(sorted(annotated.glob("*.txt"))) if isinstance(article, Article)]
    found = [jsonl.record(claim) for article in read for claim in reader.claims(article)]
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in found), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - the scorer beside the articles
        [sys.executable, str(scorer), str(annotated), str(path), "--json"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == evaluate.score(annotated, found).figures
