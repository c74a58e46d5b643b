"""Claims as event rows: category by relation, status and object; sources joined; an actor as target."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg import ontology, plover
from kg.model import Article, Paragraph
from kg.reading import Reader

_SHARED = Path(__file__).parents[2] / "shared" / "plover"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.of(ontology.load(["plover"]))


def rows(reader: Reader, sentences: Iterable[tuple[str, str]]) -> list[plover.Row]:
    claims = [
        claim for name, text in sentences for claim in reader.claims(Article(name, text, (Paragraph(0, len(text)),)))
    ]
    return list(plover.rows(claims, reader.schema))


@pytest.mark.parametrize(
    ("sentence", "source", "category", "target"),
    [
        ("Peru met with Chile.", "Peru", "CONSULT", "Chile"),
        ("Peru will meet with Chile on Monday.", "Peru", "AGREE", "Chile"),
        ("Peru withdrew from Bolivia.", "Peru", "RETREAT", "Bolivia"),
        ("Peru walked out of the talks with Chile.", "Peru", "SANCTION", "Chile"),
        ("Peru demanded that Chile release the sailors.", "Peru", "REQUEST", "Chile"),
        ("Peru rejected a proposal by Chile.", "Peru", "REJECT", "Chile"),
        ("Peru arrested two Chilean sailors.", "Peru", "COERCE", "Chilean"),
        ("The workers protested in Lima.", "workers", "PROTEST", "Lima"),
        ("Norway sent aid to Bolivia.", "Norway", "AID", "Bolivia"),
        ("Peru lifted the curfew in Lima.", "Peru", "CONCEDE", "Lima"),
    ],
)
def test_a_sentence_gives_this_row(reader: Reader, sentence: str, source: str, category: str, target: str) -> None:
    found = rows(reader, [("one", sentence)])
    assert {"document": "one", "source": source, "category": category, "target": target} in found


def test_actors_of_one_act_make_one_row(reader: Reader) -> None:
    found = [row for row in rows(reader, [("one", "Peru and Chile agreed to a truce.")]) if row["category"] == "AGREE"]
    assert found == [{"document": "one", "source": "Peru, Chile", "category": "AGREE", "target": "Peru, Chile"}]


def test_what_did_not_happen_is_no_event(reader: Reader) -> None:
    assert rows(reader, [("one", "Peru did not meet Chile."), ("two", "Peru has not agreed to a truce.")]) == []


def test_the_records_are_coded_as_well_as_the_bar_asks(reader: Reader, tmp_path: Path) -> None:
    if not _SHARED.is_dir():
        pytest.skip("the gold-standard records are not here")
    records = [json.loads(line) for line in (_SHARED / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    predicted = tmp_path / "rows.jsonl"
    found = rows(reader, [(record["id"], record["text"]) for record in records])
    predicted.write_text("".join(f"{json.dumps(row)}\n" for row in found), encoding="utf-8")
    ran = subprocess.run(  # noqa: S603 - the scorer that lies beside the records
        [sys.executable, str(_SHARED / "score.py"), str(predicted)], capture_output=True, text=True, check=True
    )
    figures = json.loads(ran.stdout.splitlines()[-1])
    assert figures["category_recall"] >= 0.60
    assert figures["category_precision"] >= 0.70
    assert figures["full"] >= 0.50


def test_what_is_rejected_is_no_event_of_its_own(reader: Reader) -> None:
    found = rows(reader, [("one", "Peru rejected Chile's demand for a truce.")])
    assert [(row["source"], row["category"]) for row in found] == [("Peru", "REJECT")]
