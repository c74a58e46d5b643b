"""Claims of one article in, the same claims out: a delegation that it tells of at two rounds is two delegations.

"Ann Lee led the delegation of Norland. In the first round on May 10 it had been led by Bo Marsh." What is said of the
delegation on the day of an event that came before the one the article reports is said of another delegation, which has
that day for its mark. Nothing is told apart where the article reports no event of its own day or the day before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.entities.kinds import Kinds, Part
from kg.model import BASE, Article, Claim, End, Status, Thing, content_hash, slug

_DAY = len("2025-06-02")


def told_apart(claims: Iterable[Claim], article: Article, kinds: Kinds) -> Iterator[Claim]:
    """The claims in their order, with a delegation of its own for each earlier round."""
    found = list(claims)
    days = _earlier(found, article, kinds)
    if not days:
        yield from found
        return
    split = _Split.of(found, days, kinds)
    for claim in found:
        yield from split.claims(claim)


@dataclass(frozen=True, slots=True)
class _Split:
    """By the start of a sentence and a delegation's IRI the earlier days on which the sentence tells of it."""

    kinds: Kinds
    told: Mapping[tuple[int, str], Sequence[str]]
    days: frozenset[str]

    @classmethod
    def of(cls, found: Sequence[Claim], days: frozenset[str], kinds: Kinds) -> _Split:
        told: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
        for claim in found:
            for thing in _deputed(claim, kinds):
                told[claim.start, thing.id].add(claim.date if claim.date in days else "")
        dated = {place: sorted(one - {""}) for place, one in told.items() if one - {""}}
        return cls(kinds, dated, days)

    def claims(self, claim: Claim) -> Iterator[Claim]:
        """The claim as it is, or of the delegation of its day; who sent both is said of both."""
        for thing in _deputed(claim, self.kinds):
            days = self.told.get((claim.start, thing.id), ())
            if claim.date in self.days:
                yield _of(claim, thing, claim.date or "")
                return
            if claim.relation in self.kinds.sending and days:
                yield from (_of(claim, thing, day) for day in days)
        yield claim


def _earlier(found: Iterable[Claim], article: Article, kinds: Kinds) -> frozenset[str]:
    """The days of the events that the article tells of beside the one that it reports; none if it reports none."""
    days = {
        claim.object.thing.name
        for claim in found
        if claim.relation in kinds.dated and claim.status is Status.ACTUAL and len(claim.object.thing.name) == _DAY
    }
    fresh = {day for day in days if _is_fresh(day, article.date or "")}
    return frozenset(day for day in days if fresh and day < min(fresh))


def _is_fresh(day: str, published: str) -> bool:
    try:
        gap = date.fromisoformat(published) - date.fromisoformat(day)
    except ValueError:
        return False
    return timedelta(0) <= gap <= timedelta(1)


def _deputed(claim: Claim, kinds: Kinds) -> Iterator[Thing]:
    return (end.thing for end in (claim.subject, claim.object) if kinds.part(end.thing) is Part.DEPUTED)


def _of(claim: Claim, thing: Thing, day: str) -> Claim:
    """The claim about the delegation as it was on that day."""
    key = f"{BASE}id/thing/{slug(thing.name)}-{content_hash(thing.id, day)[:10]}"
    other = replace(thing, id=key, marks=tuple(sorted({*thing.marks, ("date", day)})))
    ends = (_put(end, thing, other) for end in (claim.subject, claim.object))
    subject, target = ends
    return replace(claim, subject=subject, object=target)


def _put(end: End, old: Thing, new: Thing) -> End:
    return replace(end, thing=new) if end.thing.id == old.id else end
