"""Carries out docs/add-a-round.md: its files are checked and built as the page says."""

import re
from pathlib import Path

import pytest

from kg import build, check

_PAGE = Path(__file__).parents[1] / "docs" / "add-a-round.md"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", _PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    path = tmp_path / "lima.ttl"
    path.write_text("\n".join(blocks("turtle")), encoding="utf-8")
    return path


def mend(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("talks:Isue", "talks:Issue"), encoding="utf-8")


def test_the_check_finds_the_slip_with_its_line_and_cure(ontology: Path) -> None:
    said = blocks("console")[0].splitlines()[1:]
    assert [str(fault).replace(str(ontology), "lima.ttl") for fault in check.report([ontology]).faults] == said


def test_the_mended_file_is_green_and_reads_the_article(ontology: Path, tmp_path: Path) -> None:
    mend(ontology)
    assert check.report([ontology]).faults == ()
    article = tmp_path / "truce.txt"
    article.write_text(blocks("text")[0], encoding="utf-8")
    records = build.records([article], [str(ontology)])
    found = {f"{one['subject']['name']} | {one['relation']} | {one['object']['name']}" for one in records}
    assert set(blocks("claims")[0].splitlines()) <= found
    assert "Brazil | pledged | truce" not in found


def test_without_the_file_the_relation_and_the_round_are_unknown(tmp_path: Path) -> None:
    article = tmp_path / "truce.txt"
    article.write_text(blocks("text")[0], encoding="utf-8")
    records = build.records([article])
    assert "guaranteed" not in {one["relation"] for one in records}
    assert not any("Lima talks" in one["object"]["name"] for one in records)
