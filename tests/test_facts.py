"""What makes a fact of claims, and what contradicts what."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from kg import facts
from kg.model import Claim, Schema, Status

Tell = Callable[..., Claim]


def test_the_same_claim_of_three_articles_is_one_fact_with_three_pieces_of_evidence(tell: Tell) -> None:
    found = facts.gather(tell(document, "north", "offers", "Topic truce") for document in "abc")
    assert [len(fact.claims) for fact in found] == [3]


def test_reprints_count_as_one_source(tell: Tell) -> None:
    (fact,) = facts.gather(tell(document, "north", "offers", "Topic truce") for document in "abc")
    assert facts.independent(fact, {"a": "wire", "b": "wire"}) == 2
    assert facts.independent(fact, {}) == 3


def test_of_two_claims_with_one_id_the_surest_stays(tell: Tell) -> None:
    claim = tell("a", "north", "offers", "Topic truce")
    (fact,) = facts.gather([replace(claim, confidence=0.4), replace(claim, confidence=0.9), claim])
    assert [kept.confidence for kept in fact.claims] == [1.0]


def test_the_order_of_claims_changes_nothing(tell: Tell) -> None:
    claims = [
        tell(d, land, "offers", f"Topic {t}") for d in "abc" for land in ("north", "south") for t in ("truce", "ferry")
    ]
    wanted = facts.gather(claims)
    for seed in range(20):
        assert facts.gather(random.Random(seed).sample(claims, len(claims))) == wanted  # noqa: S311 - any order will do


def test_asserted_and_denied_contradict_each_other(tell: Tell) -> None:
    said, denied = (
        tell("a", "north", "accepts", "Topic truce"),
        tell("b", "north", "accepts", "Topic truce", status=Status.NEGATED),
    )
    (found,) = facts.contradictions(facts.gather([said, denied]))
    assert (found.affirmed, found.denied) == ((said,), (denied,))


def test_opposites_of_the_ontology_contradict_each_other(small: Schema, tell: Tell) -> None:
    taken, spurned = tell("a", "north", "accepts", "Topic truce"), tell("b", "north", "spurns", "Topic truce")
    gathered = facts.gather([taken, spurned, tell("b", "south", "spurns", "Topic truce")])
    (found,) = facts.contradictions(gathered, facts.opposites(small))
    assert {*found.affirmed, *found.denied} == {taken, spurned}


def test_what_was_said_weeks_later_is_a_change_and_no_contradiction(small: Schema, tell: Tell) -> None:
    taken = tell("a", "north", "accepts", "Topic truce")
    gathered = facts.gather([taken, tell("b", "north", "spurns", "Topic truce")])
    opposites = facts.opposites(small)
    assert not facts.contradictions(gathered, opposites, {"a": "2031-04-02", "b": "2031-06-03"})
    assert facts.contradictions(gathered, opposites, {"a": "2031-04-02", "b": "2031-04-03"})
    assert facts.contradictions(gathered, opposites, {"a": "2031-04-02"})


def test_claims_clash_with_those_of_their_own_week_alone(tell: Tell) -> None:
    days = {"a": "2031-04-02", "b": "2031-04-03", "c": "2031-06-02", "d": "2031-06-03"}
    status = {"a": Status.ACTUAL, "b": Status.NEGATED, "c": Status.ACTUAL, "d": Status.NEGATED}
    gathered = facts.gather(tell(d, "north", "accepts", "Topic truce", status=s) for d, s in status.items())
    assert [(a.document, b.document) for a, b in facts.clashes(gathered, {}, days)] == [("a", "b"), ("c", "d")]


def test_planned_and_possible_claims_contradict_nothing(tell: Tell) -> None:
    claims = [
        tell("a", "north", "accepts", "Topic truce", status=status)
        for status in (Status.PLANNED, Status.POSSIBLE, Status.NEGATED)
    ]
    assert not facts.contradictions(facts.gather(claims))
