"""What the talks are made of, in the places that `island` numbers: rounds, delegations, and the axes of the positions table.

`kg.rounds` decides all of it, so that the page, `kg diff` and `kg positions` never tell different tales.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.entities.kinds import Part
from kg.model import Article, Claim, Fact, Schema, Thing
from kg.rounds import Corpus, by_round
from kg.rounds.positions import issue_of

ROUNDS = 40
"""Rounds that can be chosen, those with most claims: a longer list is no choice."""

Payload = dict[str, Any]


def corpus(facts: Sequence[Fact], articles: Sequence[Article], schema: Schema) -> Corpus:
    """What `kg.rounds` asks of."""
    return Corpus(facts, articles, schema)


def rounds(found: Corpus, things: Mapping[str, int], claims: Mapping[str, int]) -> list[Payload]:
    """The dated events by day: thing, day, and the numbers of their claims."""
    events = sorted(found.events, key=lambda event: (-len(event.claims), event.day, event.thing.id))[:ROUNDS]
    return [
        {
            "thing": things[event.thing.id],
            "date": event.day,
            "claims": sorted(claims[claim.id] for claim in by_round(found, event).claims if claim.id in claims),
            "weight": len(event.claims),
        }
        for event in sorted(events, key=lambda event: (event.day, event.thing.id))
        if event.thing.id in things
    ]


def groups(found: Corpus, things: Mapping[str, int]) -> list[Payload]:
    """Each delegation with its heads and members, by number; those with members alone."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for claim in found.claims:
        whole = claim.object.thing
        if claim.relation in found.kinds.joining and found.kinds.part(whole) is Part.DEPUTED:
            members[whole.id].add(claim.subject.thing.id)
    return [
        {"thing": things[iri], "members": sorted(things[member] for member in group)}
        for iri, group in sorted(members.items())
        if iri in things
    ]


def close(found: Corpus) -> set[tuple[str, str]]:
    """Delegations and those who belong to them, as pairs of IRIs in order."""
    pairs = [(c.subject.thing, c.object.thing) for c in found.claims if c.relation in found.kinds.joining]
    return {
        (min(one.id, whole.id), max(one.id, whole.id))
        for one, whole in pairs
        if found.kinds.part(whole) is Part.DEPUTED
    }


def axes(found: Corpus, claims: Iterable[Claim]) -> tuple[list[Payload], list[tuple[int, int] | None]]:
    """The parties and issues of the positions table, and for each claim where it stands in it.

    The first list holds names and IRIs, parties and issues alike. A claim that takes no stance has None.
    """
    numbers: dict[str, int] = {}
    names: list[Payload] = []

    def number(thing: Thing) -> int:
        if thing.id not in numbers:
            numbers[thing.id] = len(names)
            names.append({"iri": thing.id, "name": thing.name})
        return numbers[thing.id]

    cells: list[tuple[int, int] | None] = []
    for claim in claims:
        relation = found.schema.relations.get(claim.relation)
        takes = relation is not None and relation.stance and not relation.literal_object
        party, issue = found.party(claim.subject.thing), issue_of(claim.object.thing, found.schema)
        cells.append((number(party), number(issue)) if takes else None)
    return names, cells
