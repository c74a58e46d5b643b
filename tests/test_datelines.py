"""Where an article was written is what "here" means in it."""

from __future__ import annotations

import pytest

from kg.grammar import copy
from kg.model import Article, Kind, Paragraph
from kg.reading import Reader


def _places(text: str, reader: Reader) -> set[tuple[str, str]]:
    article = Article("a", text, (Paragraph(0, len(text)),), date="2025-06-03")
    claims = [claim for claim in reader.claims(article) if claim.relation.endswith("#heldIn")]
    return {(claim.subject.thing.name, claim.object.thing.name) for claim in claims}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("LIMA, June 2 (Andina) - Peru and Chile met.", "Lima"),
        ("SANTA CRUZ, Bolivia (AP) — Peru and Chile met.", "Santa Cruz"),
        ("QUITO - Peru and Chile met.", "Quito"),
        ("Lima (Andina) - Peru and Chile met.", "Lima"),
        ("Peru and Chile met - at last.", ""),
    ],
)
def test_a_dateline_names_a_place(text: str, place: str) -> None:
    assert copy.place(text) == place


@pytest.mark.parametrize(
    "told",
    [
        "Peru and Chile resumed peace talks here on Monday.",
        "The peace talks here between Peru and Chile ended on Monday.",
        "The minister said that peace talks would be held here.",
    ],
)
def test_here_is_where_the_article_was_written(told: str, reader: Reader) -> None:
    assert {place for _, place in _places(f"LIMA (Andina) - {told}", reader)} == {"Lima"}


def test_without_a_dateline_here_is_nowhere(reader: Reader) -> None:
    assert _places("Peru and Chile resumed peace talks here on Monday.", reader) == set()


def test_the_words_used_are_kept(reader: Reader) -> None:
    text = "LIMA (Andina) - Peru and Chile resumed peace talks here on Monday."
    claims = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-03"))
    place = next(claim.object for claim in claims if claim.relation.endswith("#heldIn"))
    assert (place.thing.name, place.text, text[place.start : place.start + 4]) == ("Lima", "here", "here")


@pytest.mark.parametrize("hour", ["14:30 GMT: ", "9.05am - ", "16:02 ", "7:15 p.m. | "])
def test_the_hour_of_an_entry_is_no_part_of_its_sentence(hour: str) -> None:
    made = copy.make(f"{hour}Peru has left.", 0, Kind.BODY)
    assert made.text == "Peru has left."
    assert made.origin[0] == len(hour)


def test_an_hour_in_a_sentence_stays() -> None:
    assert copy.make("14:30 was agreed on.", 0, Kind.BODY).text == "14:30 was agreed on."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Paz, for his part, rejected it.", "Paz rejected it."),
        ("Chile for its part accused Peru.", "Chile accused Peru."),
        ("Peru paid for its part of the bridge.", "Peru paid for its part of the bridge."),
    ],
)
def test_for_ones_part_says_nothing(text: str, read: str) -> None:
    assert copy.make(text, 0, Kind.BODY).text == read
