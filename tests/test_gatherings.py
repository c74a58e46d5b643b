"""Nouns of talks and deals, from sentence to claim: whose they are, where they are, who brought them about."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _told(text: str, reader: Reader) -> set[tuple[str, str, str, str]]:
    """(subject, relation, words of the object, status) of the claims of one paragraph."""
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-10"))
    return {(c.subject.text or c.subject.thing.name, kebab(c.relation), c.object.text, str(c.status)) for c in found}


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Ministers from Peru and Chile will hold a new round of talks in Quito next week.",
            {("new round of talks in Quito", "held-in", "Quito", "planned")},
        ),
        (
            "The next round of negotiations between the steelworkers and the company is set for 12 June.",
            {
                ("steelworkers", "attended", "negotiations between the steelworkers and the company", "planned"),
                ("company", "attended", "negotiations between the steelworkers and the company", "planned"),
            },
        ),
        (
            "The release of the sailors was the result of mediation by Oman.",
            {("Oman", "mediated", "release of the sailors", "actual")},
        ),
        (
            "Oman's mediation led to the release of the sailors.",
            {("Oman", "mediated", "release of the sailors", "actual")},
        ),
        ("Rosa Quispe left a meeting with Diego Luna in anger.", {("Rosa Quispe", "met-with", "Diego Luna", "actual")}),
        (
            "Peru's deal with Chile on fishing took effect.",
            {
                ("Peru", "agreed-to", "Peru's deal with Chile on fishing", "actual"),
                ("Chile", "agreed-to", "Peru's deal with Chile on fishing", "actual"),
                ("Chile", "agreed-to", "fishing", "actual"),
            },
        ),
        (
            "A deal to end the strike was struck by the airline and its pilots.",
            {
                ("airline", "agreed-to", "end the strike", "actual"),
                ("its pilots", "agreed-to", "end the strike", "actual"),
            },
        ),
        (
            "The dockers' tentative deal with the port includes a raise of nine percent.",
            {("dockers", "agreed-to", "dockers' tentative deal with the port", "actual")},
        ),
        (
            "As part of the deal, Chile will free forty prisoners.",
            {("Chile", "agreed-to", "free forty prisoners", "actual")},
        ),
        ("Peru is a strong supporter of the plan.", {("Peru", "supported", "plan", "actual")}),
        ("Peru is a fierce opponent of the plan.", {("Peru", "rejected", "plan", "actual")}),
        ("Peru is a backer of the rebels.", {("Peru", "supported", "rebels", "actual")}),
        ("Peru, a key backer of the rebels, welcomed the truce.", {("Peru", "supported", "rebels", "actual")}),
        ("The author of the plan, Rosa Quispe, defended it.", {("Rosa Quispe", "proposed", "plan", "actual")}),
        (
            "Peru has a list of demands: a truce, an inquiry and an apology.",
            {
                ("Peru", "demanded", "truce", "actual"),
                ("Peru", "demanded", "inquiry", "actual"),
                ("Peru", "demanded", "apology", "actual"),
            },
        ),
    ],
)
def test_talks_and_deals_tell_whose_they_are(
    sentence: str, claims: set[tuple[str, str, str, str]], reader: Reader
) -> None:
    assert claims <= _told(sentence, reader)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Peru left a meeting in Quito.", "met-with"),
        ("The mediation led to nothing.", "mediated"),
        ("Peru, an opponent of Chile in the final, won.", "rejected"),
        ("Rosa Quispe, author of three novels, spoke.", "proposed"),
        ("The deal to end the strike was a surprise to the airline.", "agreed-to"),
        ("The vote on the deal and the offer was put off.", "agreed-to"),
        ("The meeting of ministers in charge of trade ended.", "held-in"),
    ],
)
def test_other_nouns_tell_nothing_of_the_kind(sentence: str, relation: str, reader: Reader) -> None:
    assert relation not in {row[1] for row in _told(sentence, reader)}


def test_a_deal_that_is_wanted_is_none(reader: Reader) -> None:
    found = _told("Peru wants a deal with Chile on fishing.", reader)
    assert "agreed-to" not in {row[1] for row in found}
