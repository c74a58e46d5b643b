"""What belongs to a round, or was so by a day: parts of a graph that can be compared.

To a round belong the claims about it, and those whose time lies between its day and the next round of its parties, a week
at most. To a day belongs all that was so by then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.entities import names
from kg.errors import UsageError
from kg.model import Claim, slug
from kg.rounds.corpus import Corpus, Event

_WEEK = 7
_PAIR = 2
_DATE = re.compile(r"\d{4}(-\d{1,2}(-\d{1,2})?)?", re.ASCII)
"""What is meant as a day, though it may be none: no round goes by figures alone."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a graph: its title, the corpus it is of, its claims in their order, and its event if it is a round."""

    title: str
    corpus: Corpus
    claims: Sequence[Claim]
    event: Event | None = None


def scope(corpus: Corpus, name: str) -> Scope:
    """The part of the graph that `name` means: a day, month or year, or a round.

    A round goes by its name or another name of its own, by the last part of its IRI, by its day, or by words that only
    its names, places and parties have ("vienna second", "lima").

    Raises:
        UsageError: no round, or several, go by this name; or the calendar has no such day.
    """
    if _DATE.fullmatch(name):
        return by_date(corpus, _in_calendar(name))
    return by_round(corpus, named(corpus, name))


def _in_calendar(name: str) -> str:
    """The day, month or year as it came, if there is one. Raises UsageError."""
    try:
        date.fromisoformat(name + "0000-01-01"[len(name) :])
    except ValueError as error:
        raise UsageError(
            f"{name}: no day of the calendar. Give a day as 2025-06-02, a month as 2025-06, a year as 2025."
        ) from error
    return name


def whole(corpus: Corpus, title: str) -> Scope:
    """All of a graph."""
    return Scope(title, corpus, corpus.claims)


def by_date(corpus: Corpus, day: str) -> Scope:
    """What was so by the day, the end of the month or of the year."""
    claims = [claim for claim in corpus.claims if (time := corpus.time(claim)) and time[: len(day)] <= day]
    return Scope(day, corpus, claims)


def by_round(corpus: Corpus, event: Event) -> Scope:
    """What belongs to a round."""
    found = {claim.id: claim for claim in (*event.claims, *corpus.between(event.day, _last_day(corpus, event)))}
    claims = [found[key] for key in sorted(found, key=lambda key: (found[key].document, found[key].start, key))]
    return Scope(f"{event.thing.name} ({event.day})", corpus, claims, event)


def named(corpus: Corpus, name: str) -> Event:
    """The dated event that goes by a name.

    Raises:
        UsageError: none or several do.
    """
    wanted = names.folded(name)
    found = [event for event in corpus.events if wanted in _names(event)]
    if not found and wanted:
        found = [event for event in corpus.events if set(names.words(name)) <= _words(event)]
    if len(found) == 1:
        return found[0]
    shown = "".join(
        f"\n  {event.thing.id.rpartition('/')[2]}  {event.day}  {event.thing.name}" for event in found or corpus.events
    )
    trouble = "several rounds go by this name" if found else "no round goes by this name"
    raise UsageError(f"{name}: {trouble}. Name one of these, or give a day (2025-06-02):{shown or ' (none)'}")


def _names(event: Event) -> set[str]:
    thing = event.thing
    local = thing.id.rpartition("/")[2]
    return {
        names.folded(name) for name in (thing.name, *thing.aliases, local, local.rpartition("#")[2], slug(thing.name))
    }


def _words(event: Event) -> set[str]:
    """The words of an event's names, places, parties and day."""
    things = (event.thing, *event.places, *event.parties)
    texts = (*(text for thing in things for text in (thing.name, *thing.aliases)), *_names(event))
    return {word for text in texts for word in names.words(text)} | {event.day[:4]}


def _last_day(corpus: Corpus, event: Event) -> str:
    """The last day that belongs to a round, ISO."""
    parties = {party.id for party in event.parties}
    later = [
        other.day
        for other in corpus.events
        if other.day > event.day and len(parties & {party.id for party in other.parties}) >= _PAIR
    ]
    end = _shifted(event.day, _WEEK)
    return min([end, *(_shifted(day, -1) for day in later)])


def _shifted(day: str, days: int) -> str:
    """A day so many days later; months and years stay as they are."""
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except ValueError:
        return day
