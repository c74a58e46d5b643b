"""`claims.jsonl`: the contract's keys, sorted, and the very claims back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from kg import jsonl
from kg.errors import InputError
from kg.model import Claim, Schema, Status, Thing

Tell = Callable[..., Claim]
SMALL = "https://example.org/small#"
KEYS = (
    "id document sentence start end subject relation object status speaker date trigger trigger_start rule confidence"
)


def _claims(tell: Tell) -> list[Claim]:
    topic = Thing("https://x.example/t", "long truce", f"{SMALL}Topic", ("truce",), (f"{SMALL}pause",))
    return [
        tell(
            "b",
            "north",
            "accepts",
            topic,
            status=Status.NEGATED,
            speaker="Human Ann Lee",
            date="2031-04",
            confidence=0.5,
        ),
        tell("a", "Sitting first sitting", "dayOf", "2031-04-02", trigger="on", trigger_start=4, rule="{s} on {o}"),
    ]


def test_a_line_has_the_keys_of_the_contract_in_their_order(tell: Tell) -> None:
    for line in jsonl.dump(_claims(tell)).splitlines():
        record = json.loads(line)
        assert list(record) == KEYS.split()
        assert {"id", "name", "type", "aliases", "text"} <= record["subject"].keys()


def test_lines_are_sorted_by_document_and_place_each_id_once(tell: Tell) -> None:
    claims = _claims(tell)
    lines = jsonl.dump([*claims, *reversed(claims)]).splitlines()
    assert [json.loads(line)["document"] for line in lines] == ["a", "b"]


def test_relations_and_kinds_stand_by_their_short_names_and_days_as_names(tell: Tell) -> None:
    day, accepted = (json.loads(line) for line in jsonl.dump(_claims(tell)).splitlines())
    assert (day["relation"], day["object"]["name"], day["subject"]["type"]) == ("day-of", "2031-04-02", "Sitting")
    assert (accepted["relation"], accepted["status"], accepted["speaker"]["name"]) == ("accepts", "negated", "Ann Lee")


def test_the_very_claims_come_back(small: Schema, tell: Tell) -> None:
    claims = sorted(_claims(tell), key=lambda claim: claim.document)
    assert list(jsonl.load([*jsonl.dump(claims).splitlines(), ""], small)) == claims


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "claims.jsonl:1: not a claim"),
        ("[]", "expected an object in braces, found list"),
        ('{"document": "a"}', "the claim lacks"),
    ],
)
def test_a_line_that_is_no_claim_is_named(small: Schema, line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(jsonl.load([line], small))


def test_a_relation_that_the_ontology_lacks_is_named_with_those_it_has(small: Schema, tell: Tell) -> None:
    line = jsonl.dump(_claims(tell)[:1]).replace('"accepts"', '"approves"')
    with pytest.raises(InputError, match=r"no relation 'approves'; it has accepts, asks-for"):
        list(jsonl.load([line], small))
