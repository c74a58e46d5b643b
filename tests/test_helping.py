"""With whose help it was done: mediation that a noun tells of, and help that is none."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _mediated(text: str, reader: Reader) -> set[tuple[str, str]]:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    return {(c.subject.thing.name, c.object.text) for c in found if kebab(c.relation) == "mediated"}


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The truce was reached through Norwegian mediation.", {("Norway", "truce")}),
        ("Peru and Chile agreed to a truce after mediation by Norway.", {("Norway", "truce")}),
        ("The two sides, with the help of Norway, agreed on a truce.", {("Norway", "truce")}),
        ("Negotiations were held in Quito with Norway's facilitation.", {("Norway", "Negotiations")}),
        ("Talks took place through the mediation of Norway and Oman.", {("Norway", "Talks"), ("Oman", "Talks")}),
    ],
)
def test_a_noun_tells_who_helped(sentence: str, claims: set[tuple[str, str]], reader: Reader) -> None:
    assert _mediated(sentence, reader) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels seized the harbour with the help of Norway.",
        "Peru rejected the truce with the help of Norway.",
        "Peru signed the accord with the help of an interpreter.",
        "Peru built the road with Norwegian help.",
    ],
)
def test_other_help_is_no_mediation(sentence: str, reader: Reader) -> None:
    assert not {row for row in _mediated(sentence, reader) if "Norway" in row[0] or "interpreter" in row[0]}


def test_mediation_is_held_nowhere(reader: Reader) -> None:
    text = "The talks were held in Quito with Norwegian mediation."
    held = {
        c.subject.text for c in reader.claims(Article("a", text, (Paragraph(0, len(text)),))) if "heldIn" in c.relation
    }
    assert held == {"talks"}


def test_who_leads_those_who_mediate_mediates(reader: Reader) -> None:
    text = "Talks between Peru and Chile opened on Monday. A mediation team headed by Rosa Quispe presented a draft."
    assert ("Rosa Quispe", "Talks between Peru and Chile") in _mediated(text, reader)
    text = "Talks between Peru and Chile opened on Monday. The Peruvian team headed by Rosa Quispe presented a draft."
    assert not _mediated(text, reader)


def test_mediation_behind_a_topic_is_of_the_talks(reader: Reader) -> None:
    text = "Peru and Chile will start talks on their old dispute under the mediation of Norway."
    assert {who for who, _ in _mediated(text, reader)} == {"Norway"}
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert {c.object.text for c in found if kebab(c.relation) == "discussed"} == {"their old dispute"}


def test_who_stands_for_the_envoys_and_not_for_their_post(reader: Reader) -> None:
    text = "The talks were attended by the Norwegian and Omani ambassadors to Peru, who served as mediators."
    assert {who for who, _ in _mediated(text, reader)} == {"Norwegian ambassador", "Omani ambassador"}


def test_help_right_behind_who_acts(reader: Reader) -> None:
    assert ("Oman", "talks in Quito") in _mediated("Peru with the facilitation of Oman held talks in Quito.", reader)


def test_talks_under_a_government_are_not_mediated_by_it(reader: Reader) -> None:
    assert not _mediated("The first talks under the Quispe administration failed.", reader)
    assert _mediated("The first talks under Rosa Quispe failed.", reader) == {
        ("Rosa Quispe", "first talks under Rosa Quispe")
    }
