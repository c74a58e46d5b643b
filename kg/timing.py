"""The day of a claim where its own clause names none: that of the event which it is about, or which its sentence speaks of.

In: the claims of one article, its `Reading`, its `Resolution` and the `Schema`. Out: the same claims, dated where an event
with a known day stands at one of their ends; and, for relations of what is done at events (`kg:ofEvent`), where their
sentence speaks of one such event, or else the article of one day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from kg.model import Claim, Reading, Schema, Status
from kg.resolve import Resolution

Days: TypeAlias = Mapping[str, str]

_WEEK = 7


def dated(claims: Sequence[Claim], reading: Reading, resolution: Resolution, schema: Schema) -> Iterator[Claim]:
    """The claims in their order; a date that a claim has of its own stays."""
    days = _days(claims, schema)
    spoken = _spoken_of(reading, resolution, days)
    news = _news(claims, reading, resolution, days)
    for claim in claims:
        day = None if claim.date else _day(claim, days, schema)
        if not (claim.date or day) and _is_of_event(claim, schema):
            said = spoken.get(claim.start, set())
            day = next(iter(said)) if len(said) == 1 else (news if not said else None)
        yield replace(claim, date=day) if day else claim


def _is_of_event(claim: Claim, schema: Schema) -> bool:
    return schema.relations[claim.relation].of_event and claim.status in (Status.ACTUAL, Status.NEGATED)


def _days(claims: Iterable[Claim], schema: Schema) -> Days:
    """Event -> its day, where the claims that name its day agree."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if schema.relations[claim.relation].literal_object and claim.status in (Status.ACTUAL, Status.PLANNED):
            named[claim.subject.thing.id].add(claim.object.thing.name)
    return {event: _one(found) for event, found in named.items() if _one(found)}


def _one(found: set[str]) -> str:
    """The one day that all of them name, some of them perhaps only its month or year."""
    longest = max(found, key=len)
    return longest if all(longest.startswith(day) for day in found) else ""


def _day(claim: Claim, days: Days, schema: Schema) -> str | None:
    """The day of the event at one of the ends; a value's claim has its own."""
    if schema.relations[claim.relation].literal_object:
        return None
    return next((days[end.thing.id] for end in (claim.object, claim.subject) if end.thing.id in days), None)


def _spoken_of(reading: Reading, resolution: Resolution, days: Days) -> Mapping[int, set[str]]:
    """Start of a sentence -> the days of the dated events that it speaks of."""
    named: defaultdict[int, set[str]] = defaultdict(set)
    for phrase in reading.phrases:
        start = reading.sentences[phrase.sentence].start
        named[start] |= {days[end.thing.id] for end in resolution.ends(phrase) if end.thing.id in days}
    return named


def _news(claims: Sequence[Claim], reading: Reading, resolution: Resolution, days: Days) -> str | None:
    """The day that the article reports: the one most spoken of in the week before its publication."""
    published = _date(reading.article.date)
    if published is None:
        return None
    counted = Counter(claim.date for claim in {(c.start, c.date): c for c in claims}.values() if claim.date)
    for phrase in reading.phrases:
        counted.update(days[end.thing.id] for end in resolution.ends(phrase) if end.thing.id in days)
    recent = [day for day in counted if (told := _date(day)) and 0 <= (published - told).days <= _WEEK]
    return max(recent, key=lambda day: (counted[day], day), default=None)


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == len("2025-06-02") else None
