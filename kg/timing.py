"""The day of a claim where its own clause names none: that of the event which it is about, or which its sentence speaks of.

In: the claims of one article, its `Reading`, its `Resolution` and the `Schema`. Out: the same claims, dated where an event
with a known day stands at one of their ends, or where their sentence speaks of just one such event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Claim, Reading, Schema, Status
from kg.resolve import Resolution

Days = Mapping[str, str]


def dated(claims: Sequence[Claim], reading: Reading, resolution: Resolution, schema: Schema) -> Iterator[Claim]:
    """The claims in their order; a date that a claim has of its own stays."""
    days = _days(claims, schema)
    spoken = _spoken_of(reading, resolution, days)
    for claim in claims:
        day = None if claim.date else _day(claim, days, spoken)
        yield replace(claim, date=day) if day else claim


def _days(claims: Iterable[Claim], schema: Schema) -> Days:
    """Event -> its day, where the claims that name its day agree."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        relation = schema.relations[claim.relation]
        if relation.literal_object and claim.status in (Status.ACTUAL, Status.PLANNED):
            named[claim.subject.thing.id].add(claim.object.thing.name)
    return {event: _one(found) for event, found in named.items() if _one(found)}


def _one(found: set[str]) -> str:
    """The one day that all of them name, some of them perhaps only its month or year."""
    longest = max(found, key=len)
    return longest if all(longest.startswith(day) for day in found) else ""


def _spoken_of(reading: Reading, resolution: Resolution, days: Days) -> Mapping[int, str]:
    """Start of a sentence -> the day of the one dated event that it speaks of."""
    named: defaultdict[int, set[str]] = defaultdict(set)
    for phrase in reading.phrases:
        start = reading.sentences[phrase.sentence].start
        named[start] |= {days[end.thing.id] for end in resolution.ends(phrase) if end.thing.id in days}
    return {start: next(iter(found)) for start, found in named.items() if len(found) == 1}


def _day(claim: Claim, days: Days, spoken: Mapping[int, str]) -> str | None:
    ends = [days[end.thing.id] for end in (claim.object, claim.subject) if end.thing.id in days]
    if ends:
        return ends[0]
    return spoken.get(claim.start) if claim.status is Status.ACTUAL and claim.trigger_start >= 0 else None
