"""How whole articles are read, one line a claim: made to be read by people; `pytest --update` writes the files anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import articles
from kg.model import Article, Claim, kebab
from kg.reading import Reader

HERE = Path(__file__).parent
SOURCES = sorted([*(HERE / "annotated").glob("*.txt"), *(HERE.parent / "examples" / "istanbul").glob("*.txt")])


def _line(claim: Claim) -> str:
    speaker = claim.speaker.thing.name if claim.speaker else "-"
    ends = (claim.subject.thing.name, kebab(claim.relation), claim.object.thing.name)
    return "\t".join((*ends, claim.status.value, claim.date or "-", speaker, claim.trigger))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_article_is_read_as_before(path: Path, reader: Reader, request: pytest.FixtureRequest) -> None:
    (article,) = articles.read([path])
    assert isinstance(article, Article)
    found = "".join(f"{_line(claim)}\n" for claim in reader.claims(article))
    golden = HERE / "golden" / f"{path.stem}.tsv"
    if request.config.getoption("--update"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert golden.exists(), f"{golden} is missing: write it with pytest --update, then read it"
    assert golden.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_span_is_the_words_it_stands_for(path: Path, reader: Reader) -> None:
    (article,) = articles.read([path])
    assert isinstance(article, Article)
    for claim in reader.claims(article):
        assert article.text[claim.start : claim.end] == claim.sentence
        for end in (claim.subject, claim.object, *([claim.speaker] if claim.speaker else [])):
            if end.start >= 0:
                assert claim.start <= end.start < claim.end
        if claim.trigger_start >= 0:
            assert article.text[claim.trigger_start :].startswith(claim.trigger.split()[0])
