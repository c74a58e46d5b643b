from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import articles, evaluate, quotations
from kg.cli import main
from kg.errors import InputError
from kg.model import Article, Paragraph
from kg.reading import Reader

_TEXT = (
    "Colombia's foreign minister, Anna Prado, said on Tuesday that the rebels had accepted a truce. "
    '"We have a text that both delegations can sign," Prado added. The minister called it "a first step".'
)


@pytest.fixture(scope="module")
def article() -> Article:
    """An article of one paragraph with three quotations."""
    return Article("bogota", _TEXT, (Paragraph(0, len(_TEXT)),), date="2025-06-03")


def test_quotations_keep_their_place_and_words(article: Article, reader: Reader) -> None:
    found = list(quotations.find(article, reader))
    assert [one.text for one in found] == [
        "that the rebels had accepted a truce",
        "We have a text that both delegations can sign,",
        "a first step",
    ]
    for one in found:
        assert article.text[one.quotation.start : one.quotation.end] == one.text


def test_speakers_are_one_thing_however_they_are_called(article: Article, reader: Reader) -> None:
    speakers = {one.speaker.thing.name for one in quotations.find(article, reader) if one.speaker}
    assert speakers == {"Anna Prado"}


def test_records_say_what_kind_of_speech_it_is(article: Article, reader: Reader) -> None:
    records = [quotations.record(one) for one in quotations.find(article, reader)]
    assert [(r["direct"], r["asserted"], r["cue"]) for r in records] == [
        (False, True, "said"),
        (True, True, "added"),
        (True, False, ""),
    ]
    assert list(records[0]) == ["document", "start", "end", "text", "direct", "asserted", "cue", "speaker", "words"]


def test_command_prints_json_lines_and_goes_on_after_a_bad_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"title: A truce\ndate: 2025-06-03\n\n{_TEXT}\n", encoding="utf-8")
    ran = CliRunner().invoke(main, ["quotes", str(tmp_path / "none.txt"), str(tmp_path / "a.txt")])
    assert ran.exit_code == 1
    assert "none.txt" in ran.stderr
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert {record["document"] for record in records} == {"a"}


def test_command_shows_a_table_of_direct_speech_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"date: 2025-06-03\n\n{_TEXT}\n", encoding="utf-8")
    ran = CliRunner().invoke(main, ["quotes", "--format", "table", "--direct", str(tmp_path / "a.txt")])
    assert ran.exit_code == 0
    assert "We have a text" in ran.stdout
    assert "had accepted" not in ran.stdout


def test_most_annotated_quotations_have_the_right_speaker(annotated: Path, reader: Reader) -> None:
    """At least four of five; the figure itself is measured with `kg quotes` on the annotated articles."""
    counted: Counter[bool] = Counter()
    for article in articles.read(sorted(annotated.glob("*.txt"))):
        assert not isinstance(article, InputError)
        found = list(quotations.find(article, reader))
        lines = (annotated / f"{article.id}.quotes.jsonl").read_text(encoding="utf-8").splitlines()
        counted.update(_is_right(json.loads(line), found) for line in lines if line.strip())
    assert counted[True] / counted.total() >= 0.8


def _is_right(gold: dict[str, object], found: list[quotations.Quoted]) -> bool:
    """Whether the shortest quotation with the annotated words has a speaker of one of the annotated names."""
    words = _plain(str(gold["words"]))
    holding = [one for one in found if words in _plain(one.text)]
    if not holding:
        return False
    best = min(holding, key=lambda one: len(one.text))
    forms = [best.quotation.speaker.text]
    if best.speaker is not None:
        forms += [best.speaker.thing.name, *best.speaker.thing.aliases]
    return any(_alike(form, name) for form in forms for name in evaluate.forms(gold["speaker"]))


def _alike(form: str, name: str) -> bool:
    """The same words, or a surname and a full name."""
    short, long = sorted(
        (_plain(form).removeprefix("the ").split(), _plain(name).removeprefix("the ").split()), key=len
    )
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())
