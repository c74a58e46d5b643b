"""The day of a claim where its own clause names none: that of the event which it is about, or which its sentence speaks of.

In: the claims of one article, its `Reading`, its `Resolution` and the `Schema`. Out: the same claims, dated where an event
with a known day stands at one of their ends; and, for relations of what is done at events (`kg:ofEvent`), where their
sentence speaks of one such event, or else the article of one day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from kg.model import Claim, End, Form, Kind, Phrase, Predication, Reading, Relation, Schema, Status
from kg.resolve import Resolution
from kg.resolve.lexicon import EVENT

Days: TypeAlias = Mapping[str, str]

_WEEK = 7
_STATE_LABEL, _PEOPLE_LABEL = "GPE", "NORP"
_EARLIER = frozenset({"last", "previous", "earlier", "past"})
_LEAD = 3
"""How many paragraphs tell the news."""


def dated(claims: Sequence[Claim], reading: Reading, resolution: Resolution, schema: Schema) -> Iterator[Claim]:
    """The claims in their order; a date that a claim has of its own stays."""
    days = _days(claims, schema)
    times = _Times(
        schema=schema,
        published=reading.article.date,
        days=days,
        scenes=_scenes(reading, resolution, days),
        spoken=_spoken_of(reading, resolution, days),
        news=_news(claims, reading, resolution, days),
        other=_other(reading),
        entries=_entries(reading),
        earlier=frozenset(p.start for p in reading.predications if p.earlier),
        coming=frozenset(p.start for p in reading.predications if p.coming),
        present=frozenset(),
        going_on=frozenset(p.start for p in reading.predications if p.going_on),
        reported=_reported(reading),
        before=frozenset(p.start for p in reading.phrases if not _EARLIER.isdisjoint((p.ordinal, *p.modifiers))),
        described=frozenset(
            {-1, *(p.start for p in reading.phrases if p.form is Form.NOUN or p.label == _PEOPLE_LABEL)}
        ),
    )
    times = replace(times, present=_present(claims, times))
    for claim in claims:
        day = claim.date or times.day(claim)
        yield replace(claim, date=day, status=times.status(claim, day)) if day else claim


@dataclass(frozen=True, slots=True)
class _Times:
    """What fixes the day of an act in one article.

    `days` are those of events; `scenes` those of the events at which something is done, by the place of its word;
    `spoken` those of the events that a sentence speaks of, by its start. `news` is the day that the article reports;
    `other` are the places of phrases that do not point to what it is about. `entries` are the days of the sentences of a
    live blog, by their starts. `earlier` are the places of words that tell of what was before the news. `present` are the
    things that were at the event of the news; `described` are the places of words that stand for
    somebody and are no name of a state, and -1. `going_on` are those of verbs for what goes on at an event.
    """

    schema: Schema
    published: str | None
    days: Days
    scenes: Mapping[int, str]
    spoken: Mapping[int, set[str]]
    news: str | None
    other: frozenset[int]
    entries: Mapping[int, str]
    earlier: frozenset[int]
    coming: frozenset[int]
    present: frozenset[str]
    described: frozenset[int]
    going_on: frozenset[int]
    reported: frozenset[int]
    before: frozenset[int]

    def day(self, claim: Claim) -> str | None:
        """The day of a claim whose own clause names none."""
        relation = self.schema.relations[claim.relation]
        if relation.literal_object or relation.lasting:
            return None
        at_end = self._at_end(claim, relation)
        if at_end or claim.status not in (Status.ACTUAL, Status.NEGATED):
            return at_end
        day = self._of_act(claim, relation)
        return None if day and self.published and day[: len(self.published)] > self.published else day

    def _at_end(self, claim: Claim, relation: Relation) -> str | None:
        """The day of an end; of an event that a party takes a stand on, the stand has a day of its own."""
        ends = [end for end in (claim.object, claim.subject) if end.thing.id in self.days]
        known = (end for end in ends if not (relation.stance and self._is_event(end)))
        return next((self.days[end.thing.id] for end in known), None)

    def status(self, claim: Claim, day: str) -> Status:
        """The claim's status; planned where its day lies behind that of the article, but of what lasts."""
        if self.schema.relations[claim.relation].lasting:
            return claim.status
        ahead = self.published and len(day) == len(self.published) and day > self.published
        return Status.PLANNED if ahead and claim.status is Status.ACTUAL else claim.status

    def _of_act(self, claim: Claim, relation: Relation) -> str | None:
        """The day of what was done: that of its scene or of the event that its sentence speaks of, else of the news."""
        told = claim.trigger_start not in self.earlier
        said = self.spoken.get(claim.start, set())
        if claim.trigger_start in self.scenes:
            return self.scenes[claim.trigger_start]
        if not told:
            return None
        if said and relation.of_event:
            return next(iter(said)) if len(said) == 1 else None
        if claim.trigger_start in self.coming or self._is_recalled(claim):
            return None
        if claim.start in self.entries:
            return self.entries[claim.start]
        return self.news if self._is_of_the_news(claim, relation) else None

    def _is_of_the_news(self, claim: Claim, relation: Relation) -> bool:
        """Whether a claim tells of what was done on the day of the news: at an event, or by those who were at its event.

        Of a state that is named, not told of as one of the sides, that is not sure: it may have demanded it for long.
        """
        if relation.of_event:
            return not self._is_beside(claim)
        if claim.trigger_start in self.reported:
            return True
        if claim.trigger_start in self.going_on and self._is_event(claim.object):
            return True
        thing = claim.subject.thing
        sent = claim.subject.start in self.described or not self._is_labelled(thing.type, _STATE_LABEL)
        return thing.id in self.present and sent

    def _is_recalled(self, claim: Claim) -> bool:
        """Whether a claim is of an event before that of the news ("the last round")."""
        return any(end.start in self.before for end in (claim.subject, claim.object))

    def _is_labelled(self, type_iri: str, label: str) -> bool:
        """Whether a class, or one above it, has a label of the name tagger."""
        known = self.schema.classes.get(type_iri)
        above = [self.schema.classes[iri] for iri in (known.ancestors if known else ()) if iri in self.schema.classes]
        return any(label in one.entity_labels for one in above)

    def _is_beside(self, claim: Claim) -> bool:
        """Whether a claim is of an event that is not pointed to as the one of the news: it may have been on any day."""
        return any(self._is_event(end) and end.start in self.other for end in (claim.subject, claim.object))

    def _is_event(self, end: End) -> bool:
        kind = self.schema.classes.get(end.thing.type)
        return kind is not None and kind.facet == EVENT


def _present(claims: Iterable[Claim], times: _Times) -> frozenset[str]:
    """What was at an event on the day of the news."""
    found = set()
    for claim in claims:
        relation = times.schema.relations[claim.relation]
        there = relation.of_event and claim.status is Status.ACTUAL and not relation.literal_object
        day = times.days.get(claim.object.thing.id, claim.date if relation.symmetric else None)
        if there and times.news is not None and day == times.news:
            found.add(claim.subject.thing.id)
            found |= {claim.object.thing.id} if relation.symmetric else set()
    return frozenset(found)


def _other(reading: Reading) -> frozenset[int]:
    """Starts of the phrases that do not point back, behind the paragraphs that tell the news."""
    news = _told_first(reading)[-1:]
    return frozenset(
        p.start for p in reading.phrases if not p.definite and [reading.sentences[p.sentence].paragraph] > news
    )


def _reported(reading: Reading) -> frozenset[int]:
    """Starts of the verbs by which the first paragraphs tell in the past what happened."""
    first = _told_first(reading)
    found = (p for p in reading.predications if p.reported and p.speaker is None)
    return frozenset(p.start for p in found if reading.sentences[p.sentence].paragraph in first)


def _scenes(reading: Reading, resolution: Resolution, days: Days) -> Mapping[int, str]:
    """Place of a word -> the day of the event at which what it tells was done, or so many days from it."""
    found = {}
    for predication in reading.predications:
        for phrase, shift in _around(predication):
            for end in resolution.ends(phrase):
                day = _shifted(days.get(end.thing.id, ""), shift)
                if day:
                    found[predication.start] = day
    return found


def _around(predication: Predication) -> Iterator[tuple[Phrase, int]]:
    if predication.scene is not None:
        yield predication.scene, 0
    if predication.apart is not None:
        yield predication.apart


def _shifted(day: str, shift: int) -> str:
    """A day so many days on; without a shift a month or a year stays what it is."""
    if not shift:
        return day
    told = _date(day)
    return (told + timedelta(days=shift)).isoformat() if told is not None else ""


def _entries(reading: Reading) -> Mapping[int, str]:
    """Start of a sentence of a live blog -> the day of its entry: the article's where it has none of its own."""
    article = reading.article
    if not any(paragraph.time for paragraph in article.paragraphs):
        return {}
    dates = {s.start: article.paragraphs[s.paragraph].date or article.date for s in reading.sentences}
    return {start: day for start, day in dates.items() if day}


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


def _spoken_of(reading: Reading, resolution: Resolution, days: Days) -> Mapping[int, set[str]]:
    """Start of a sentence -> the days of the dated events that it speaks of."""
    named: defaultdict[int, set[str]] = defaultdict(set)
    for phrase in reading.phrases:
        start = reading.sentences[phrase.sentence].start
        named[start] |= {days[end.thing.id] for end in resolution.ends(phrase) if end.thing.id in days}
    return named


def _news(claims: Sequence[Claim], reading: Reading, resolution: Resolution, days: Days) -> str | None:
    """The day that the article reports: that on which its first paragraph has something said or done.

    Else it is the one most spoken of in the week before the article's publication, at its head twice.
    """
    published = _date(reading.article.date)
    if published is None:
        return None
    opening = [day for i, day in reading.told if reading.sentences[i].paragraph in _told_first(reading)[:1]]
    first = next((day for day in opening if _is_recent(day, published)), None)
    if first is not None:
        return first
    leads = {s.start for s in reading.sentences if s.paragraph in _told_first(reading)}
    counted: Counter[str] = Counter()
    told = {(c.start, c.date) for c in claims if c.date}
    told |= {(start, day) for i, day in reading.told if (start := reading.sentences[i].start) in leads}
    for start, day in told:
        counted[day] += 2 if start in leads else 1
    for phrase in reading.phrases:
        counted.update(days[end.thing.id] for end in resolution.ends(phrase) if end.thing.id in days)
    recent = [day for day in counted if _is_recent(day, published)]
    return max(recent, key=lambda day: (counted[day], day), default=None)


def _is_recent(day: str, published: date) -> bool:
    """Whether a day lies in the week before the publication, or is that of it."""
    then = _date(day)
    return then is not None and 0 <= (published - then).days <= _WEEK


def _told_first(reading: Reading) -> list[int]:
    """The numbers of the paragraphs that tell the news."""
    return [i for i, p in enumerate(reading.article.paragraphs) if p.kind is Kind.BODY][:_LEAD]


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == len("2025-06-02") else None
