"""Claims in, facts out: what many sentences say alike stands once, with all its claims in a fixed order.

The result does not depend on the order in which the claims arrive. This module alone knows what makes two claims the
same fact and what makes two facts contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import astuple, dataclass

from kg.model import Claim, Fact, Status


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
    best: dict[str, Claim] = {}
    for claim in claims:
        known = best.setdefault(claim.id, claim)
        if known is not claim:
            best[claim.id] = max(known, claim, key=_weight)
    return [best[key] for key in sorted(best, key=lambda key: (_place(best[key]), key))]


def contradictions(
    facts: Sequence[Fact], opposites: Mapping[str, AbstractSet[str]] | None = None
) -> tuple[Contradiction, ...]:
    """What is both claimed and denied, in the order of the facts.

    One fact contradicts itself where some of its claims are actual and others negated. Two facts with the same ends
    contradict each other where the ontology holds their relations for opposites (`kg:contradicts`) and both are
    actual: `opposites` maps a relation's IRI to those it excludes, and need name each pair in one direction only.
    """
    return tuple(_within(facts)) + tuple(_between(facts, opposites or {}))


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
