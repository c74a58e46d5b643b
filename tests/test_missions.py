"""Delegations of two rounds that one article tells of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg import missions
from kg.entities.kinds import Kinds
from kg.model import Article, Claim, Paragraph, Schema
from kg.reading import Reader

Tell = Callable[..., Claim]
SMALL = "https://example.org/small#"


def _said(tell: Tell) -> list[Claim]:
    """The news of the second of April, with a look back at the first of March."""
    return [
        tell("a", "Sitting second sitting", "dayOf", "2031-04-02"),
        tell("a", "Human Ann Lee", "heads", "Mission team"),
        tell("a", "Mission team", "sentBy", "north"),
        tell("a", "Sitting first sitting", "dayOf", "2031-03-01"),
        replace(tell("a", "Human Bo Marsh", "heads", "Mission team", date="2031-03-01"), start=50),
        replace(tell("a", "Mission team", "sentBy", "north"), start=50),
    ]


def _heads(claims: list[Claim], published: str, schema: Schema) -> dict[str, str]:
    article = Article("a", "", (), date=published)
    found = missions.told_apart(claims, article, Kinds.of(schema))
    return {claim.subject.thing.name: claim.object.thing.id for claim in found if claim.relation == f"{SMALL}heads"}


def test_a_delegation_of_an_earlier_event_is_another(small: Schema, tell: Tell) -> None:
    heads = _heads(_said(tell), "2031-04-02", small)
    assert heads["Ann Lee"] != heads["Bo Marsh"]


def test_an_article_that_reports_no_event_tells_of_one_delegation(small: Schema, tell: Tell) -> None:
    heads = _heads(_said(tell), "2031-05-20", small)
    assert heads["Ann Lee"] == heads["Bo Marsh"]


def test_the_sender_of_both_is_said_of_both(small: Schema, tell: Tell) -> None:
    found = list(missions.told_apart(_said(tell), Article("a", "", (), date="2031-04-03"), Kinds.of(small)))
    sent = {claim.subject.thing.id: claim.object.thing.name for claim in found if claim.relation == f"{SMALL}sentBy"}
    assert list(sent.values()) == ["North", "North"]


def test_two_rounds_of_one_article_have_their_own_heads(reader: Reader) -> None:
    text = (
        "The second round of talks between Peru and Chile took place in Lima on Monday. The Peruvian delegation was led "
        "by Foreign Minister Ana Torres. At the first round on May 12 the Peruvian delegation had been led by Luis Prado."
    )
    article = Article("a", text, (Paragraph(0, len(text)),), date="2031-06-02")
    found = [claim for claim in reader.claims(article) if claim.relation.endswith("#leads")]
    assert {claim.subject.thing.name for claim in found} == {"Ana Torres", "Luis Prado"}
    assert len({claim.object.thing.id for claim in found}) == 2
    assert {dict(claim.object.thing.marks).get("date") for claim in found} == {None, "2031-05-12"}
