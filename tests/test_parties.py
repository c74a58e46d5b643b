"""Parties, unions and companies in whole texts: whom "both sides", "the union", "the company" stand for."""

from __future__ import annotations

import pytest

from kg.model import Article, Claim, Paragraph
from kg.reading import Reader


def _claims(text: str, reader: Reader) -> list[Claim]:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    return list(reader.claims(Article("a", text, tuple(paragraphs), date="2024-03-08")))


def _told(text: str, reader: Reader, relation: str) -> set[tuple[str, str]]:
    """(subject, object) of the claims with a relation."""
    found = (c for c in _claims(text, reader) if c.relation.rpartition("#")[2] == relation)
    return {(c.subject.thing.name, c.object.thing.name) for c in found}


_WAGES = "Members of the Tram Union of Porto voted on Tuesday to reject an offer from Lusotram.\n"


@pytest.mark.parametrize(
    ("said", "relation", "who"),
    [
        ("The union demanded a raise.", "demanded", {"Tram Union of Porto"}),
        ("The union said the company had refused to discuss pensions.", "rejected", {"Lusotram"}),
        ("The company has offered a bonus.", "proposed", {"Lusotram"}),
        ("The union and the company agreed to meet.", "agreedTo", {"Tram Union of Porto", "Lusotram"}),
        ("Talks between the union and the company failed. Both sides want a deal.", "demanded", set()),
    ],
)
def test_the_union_is_not_the_company(said: str, relation: str, who: set[str], reader: Reader) -> None:
    told = {one for one, what in _told(_WAGES + said, reader, relation) if "offer" not in what and "deal" not in what}
    assert told == who


def test_the_sides_are_those_whom_the_lead_couples_though_one_has_no_name(reader: Reader) -> None:
    text = (
        "Peru's government and the rebels will resume their talks on Friday, the Swedish embassy said.\n"
        "Sweden has mediated since March. Norway accused Peru of stalling.\n"
        "The two sides agreed in January to open a road."
    )
    agreed = {who for who, what in _told(text, reader, "agreedTo") if "road" in what}
    assert agreed == {"Peru", "rebels"}


def test_the_sides_are_not_the_mediators_that_are_named_together(reader: Reader) -> None:
    text = (
        "The army suspended its part in the talks with the Andean Front that are mediated by Norway and Cuba.\n"
        "The two sides agreed in January to open a road."
    )
    agreed = {who for who, what in _told(text, reader, "agreedTo") if "road" in what}
    assert agreed.isdisjoint({"Norway", "Cuba"})


def test_states_that_are_coupled_are_the_sides_whatever_nouns_stand_beside_them(reader: Reader) -> None:
    text = (
        "Peru and Chile began talks on the border on Monday.\n"
        "The army and the police closed the road. Peru accused Chile of spying.\n"
        "The two sides agreed to open a bridge."
    )
    assert {who for who, _ in _told(text, reader, "agreedTo")} == {"Peru", "Chile"}


@pytest.mark.parametrize(
    ("sentence", "who", "status"),
    [
        ("The dockers voted on Monday to reject the offer.", "dockers", "actual"),
        ("Chile's parliament decided on Monday to reject the offer.", "Chile's parliament", "actual"),
        ("The dockers may vote on Monday to reject the offer.", "dockers", "possible"),
        ("Peru appealed to the rebels on Monday to reject the offer.", "rebels", "possible"),
    ],
)
def test_a_day_before_an_infinitive_is_not_who_acts(sentence: str, who: str, status: str, reader: Reader) -> None:
    found = [c for c in _claims(sentence, reader) if c.relation.endswith("#rejected")]
    assert [(c.subject.thing.name, str(c.status)) for c in found] == [(who, status)]
