"""Claims in, facts out: what many sentences say alike stands once, with all its claims in a fixed order.

The result does not depend on the order in which the claims arrive. This module alone knows what makes two claims the
same fact and what makes two facts contradict each other.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import astuple, dataclass
from datetime import date

from kg.model import Claim, Fact, Schema, Status

_DAY = len("2025-06-02")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that cannot all hold: `affirmed` says one thing, `denied` the opposite; both in the order of claims."""

    affirmed: tuple[Claim, ...]
    denied: tuple[Claim, ...]


def gather(claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """Claims with the same two ends and the same relation as one fact; of claims with one id the surest stays.

    Facts are sorted by subject, relation and object (IRIs), the claims of a fact by document and place. The ends are
    those of the fact's first claim. Which end of a symmetric relation comes first is settled before, by the maker of
    the claims.
    """
    groups: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in in_order(claims):
        groups[claim.subject.thing.id, claim.relation, claim.object.thing.id].append(claim)
    return tuple(
        Fact(group[0].subject.thing, group[0].relation, group[0].object.thing, tuple(group))
        for _, group in sorted(groups.items())
    )


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by document and place, each id once: of two with one id the one of higher confidence."""
    return list(by_id(claims).values())


def by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The claims of `in_order` by their ids, which cost a hash each."""
    best: dict[str, Claim] = {}
    for claim in claims:
        key = claim.id
        known = best.setdefault(key, claim)
        if known is not claim:
            best[key] = max(known, claim, key=_weight)
    return {key: best[key] for key in sorted(best, key=lambda key: (_place(best[key]), key))}


def opposites(schema: Schema) -> Mapping[str, AbstractSet[str]]:
    """The relations that the ontology holds for opposites (`kg:contradicts`), by IRI."""
    return {iri: set(relation.contradicts) for iri, relation in schema.relations.items() if relation.contradicts}


def independent(fact: Fact, sources: Mapping[str, str]) -> int:
    """How many independent sources the fact has.

    `sources` maps documents to their source (`kg.duplicates.sources`): reprints of one text have one. A document that is
    not in it is a source of its own.
    """
    return len({sources.get(claim.document, claim.document) for claim in fact.claims})


def contradictions(
    facts: Sequence[Fact],
    opposites: Mapping[str, AbstractSet[str]] | None = None,
    dates: Mapping[str, str | None] | None = None,
) -> tuple[Contradiction, ...]:
    """What is both claimed and denied at one time, in the order of the facts.

    One fact contradicts itself where some of its claims are actual and others negated. Two facts with the same ends
    contradict each other where the ontology holds their relations for opposites and both are actual: `opposites` maps a
    relation's IRI to those it excludes, and need name each pair in one direction only. `dates` are the documents' days
    of publication: what was said more than a week apart is a change, no contradiction; without a day it may be either
    and stands.
    """
    days = dates or {}
    pairs = (*_within(facts), *_between(facts, opposites or {}))
    return tuple(found for pair in pairs if (found := _at_one_time(pair, days)))


def clashes(
    facts: Sequence[Fact], opposites: Mapping[str, AbstractSet[str]], dates: Mapping[str, str | None]
) -> Iterator[tuple[Claim, Claim]]:
    """Every two claims that cannot both hold, affirmed and denied, at most a week apart; arguments as above."""
    for found in contradictions(facts, opposites, dates):
        yield from ((one, other) for one in found.affirmed for other in found.denied if _meet(one, other, dates))


def _at_one_time(pair: Contradiction, dates: Mapping[str, str | None]) -> Contradiction | None:
    """The claims of either side that some claim of the other side meets in time."""
    affirmed = tuple(claim for claim in pair.affirmed if any(_meet(claim, other, dates) for other in pair.denied))
    denied = tuple(claim for claim in pair.denied if any(_meet(claim, other, dates) for other in affirmed))
    return Contradiction(affirmed, denied) if affirmed and denied else None


def _meet(one: Claim, other: Claim, dates: Mapping[str, str | None]) -> bool:
    return at_one_time(*(claim.date or dates.get(claim.document) for claim in (one, other)))


def at_one_time(one: str | None, other: str | None) -> bool:
    """Whether two days are at most a week apart, or one of them is not known."""
    days = _day(one), _day(other)
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= _WEEK


@functools.lru_cache(maxsize=10_000)
def _day(text: str | None) -> date | None:
    """The day that a text names; none for a month, a year or nothing."""
    try:
        return date.fromisoformat(text) if text and len(text) == _DAY else None
    except ValueError:
        return None


def _within(facts: Sequence[Fact]) -> Iterator[Contradiction]:
    for fact in facts:
        affirmed, denied = with_status(fact, Status.ACTUAL), with_status(fact, Status.NEGATED)
        if affirmed and denied:
            yield Contradiction(affirmed, denied)


def _between(facts: Sequence[Fact], opposites: Mapping[str, AbstractSet[str]]) -> Iterator[Contradiction]:
    by_triple = {(fact.subject.id, fact.relation, fact.object.id): fact for fact in facts}
    pairs = {tuple(sorted((one, other))) for one, others in opposites.items() for other in others}
    for fact in facts:
        for other in sorted(second for first, second in pairs if first == fact.relation):
            opposed = by_triple.get((fact.subject.id, other, fact.object.id))
            affirmed = with_status(fact, Status.ACTUAL)
            denied = with_status(opposed, Status.ACTUAL) if opposed else ()
            if affirmed and denied:
                yield Contradiction(affirmed, denied)


def with_status(fact: Fact, status: Status) -> tuple[Claim, ...]:
    """The claims of `fact` that have `status`, in their order."""
    return tuple(claim for claim in fact.claims if claim.status is status)


def _place(claim: Claim) -> tuple[str, int, int, int]:
    return claim.document, claim.start, claim.end, claim.trigger_start


def _weight(claim: Claim) -> tuple[float, str]:
    # The text decides between equals, so that the order of arrival never does.
    return claim.confidence, repr(astuple(claim))
