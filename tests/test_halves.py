"""States of one name: "North and South Korea", "the North"."""

from __future__ import annotations

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _told(text: str, reader: Reader) -> set[tuple[str, str, str]]:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    return {(c.subject.thing.name, kebab(c.relation), c.object.thing.name) for c in found}


def test_both_halves_that_share_a_name_act(reader: Reader) -> None:
    told = _told("North and South Korea agreed to a joint fair in Quito.", reader)
    assert {a for a, relation, _ in told if relation == "agreed-to"} == {"North Korea", "South Korea"}


def test_talks_are_between_both_halves(reader: Reader) -> None:
    told = _told("Talks between South and North Korea ended on Friday.", reader)
    assert {a for a, relation, _ in told if relation == "attended"} == {"North Korea", "South Korea"}


def test_a_half_alone_is_the_state_told_of(reader: Reader) -> None:
    told = _told("South Korea proposed a fair. The North rejected the date.", reader)
    assert ("North Korea", "rejected", "date") in told


def test_a_quarter_of_the_sky_is_no_state(reader: Reader) -> None:
    told = _told(
        "South Korea proposed a fair. The ships had left the north. The North Atlantic fleet rejected the date.", reader
    )
    assert not {row for row in told if "North Korea" in row}
    told = _told("South Africa proposed a fair. The North rejected the date.", reader)
    assert not {row for row in told if row[0] in ("North Korea", "North Africa")}
