"""Events and delegations over articles: by what is known of them, since their names say too little.

Two events are one where nothing that both tell differs (ordinal, day, place, parties), and enough agrees. One that fits
two different events is kept apart. A delegation is its sender's at one event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from kg.entities import names
from kg.entities.clusters import Clusters
from kg.entities.kinds import Part
from kg.entities.survey import Key, Survey

_DAY, _MONTH = len("2025-06-02"), len("2025-06")
_PAIR = 2
"""Parties that must agree: talks have at least two."""
_CROWD = 12
_NEAR = 60
"""Days between articles that speak of one numbered event without telling day or place."""
_EVE = 1
"""Days from an event to the articles that report it."""


@dataclass(frozen=True, slots=True)
class Occasions:
    """Joins events, then delegations."""

    clusters: Clusters
    survey: Survey

    def join(self) -> None:
        """Join events by number, by day and parties, by day and place; then delegations."""
        events = self.survey.of_part(Part.EVENT)
        self._sweep(
            events, self._numbers, self._same_number, "the same number and parties or place, and nothing differs"
        )
        self._sweep(
            events, self._months, self._same_count, "the same number and month, in articles on the same parties"
        )
        self._sweep(events, self._meetings, self._same_meeting, "the same day and parties, and nothing differs")
        self._sweep(
            events, self._scenes, self._on_same_parties, "the same day and place, in articles on the same parties"
        )
        self._sweep(events, self._news, self._is_news, "the same place, in an article of that day or the next")
        self.clusters.settle(Part.EVENT)
        for group in self.clusters.grouped("mission", self.survey.of_part(Part.DEPUTED), self._missions):
            for key in group[1:]:
                self.clusters.join(group[0], key, "the same sender at the same event")
        self.clusters.settle(Part.DEPUTED)

    def _sweep(
        self,
        keys: Iterable[Key],
        labels: Callable[[Key], Iterable[str]],
        enough: Callable[[Key, Key], bool],
        reason: str,
    ) -> None:
        """Join what shares a label, the best known first; whatever fits two that are apart stays apart."""
        for group in self.clusters.grouped(labels.__name__, keys, labels):
            heads: list[Key] = []
            for key in sorted(group, key=lambda key: (-len(self.clusters.nodes[key].marks), key)):
                roots = sorted({self.clusters.root(head) for head in heads})
                if self.clusters.root(key) in roots:
                    continue
                fitting = [root for root in roots if self._agree(key, root) and enough(key, root)]
                if len(fitting) == 1:
                    self.clusters.join(fitting[0], key, reason)
                elif not fitting:
                    heads.append(key)
                why = "it fits several" if fitting else "something differs or too little is known"
                for root in (fitting or roots) if len(fitting) != 1 else ():
                    self.clusters.refuse(root, key, f"{reason.partition(',')[0]}; but {why}")

    # --- what an event shares with others: labels ---

    def _numbers(self, key: Key) -> Iterable[str]:
        shared = [*self._pairs(key), *self._places(key)]
        return [f"{ordinal} {label}" for ordinal in self.clusters.node(key).marked("ordinal") for label in shared]

    def _months(self, key: Key) -> Iterable[str]:
        months = {day[:_MONTH] for day in self._dates(key) or self.times(key) if len(day) >= _MONTH}
        return [f"{number} {month}" for number in self.clusters.node(key).marked("ordinal") for month in months]

    def _meetings(self, key: Key) -> Iterable[str]:
        return [f"{day} {pair}" for day in self.days(key) for pair in self._pairs(key)]

    def _pairs(self, key: Key) -> Iterable[str]:
        """Two and two of the parties; of a crowd of them the first ones, lest their pairs grow with the square."""
        return [f"{a} {b}" for a, b in combinations(sorted(self.parties(key))[:_CROWD], 2)]

    def _scenes(self, key: Key) -> Iterable[str]:
        return [f"{day} {place}" for day in self.days(key) for place in self._places(key)]

    def _news(self, key: Key) -> Iterable[str]:
        """Places with the days that an event is of, or that its article may report as news."""
        days = self.days(key)
        if not self._dates(key):
            published = {self.survey.dates[name] for name in self._documents(key) if name in self.survey.dates}
            days = {day for late in published for day in (late, _eve(late)) if day}
        return [f"{day} {place}" for day in days for place in self._places(key)]

    def _missions(self, key: Key) -> Iterable[str]:
        owners = self.owners(key)
        events = self.events_of(key)
        return [f"{owner} {event}" for owner in owners for event in events] if len(owners) == len(events) == 1 else []

    def events_of(self, key: Key) -> set[Key]:
        """The events at which a delegation is: those it came to, that of its day, else those that its article reports."""
        owners = self.owners(key)
        if self._attended(key) or len(owners) != 1:
            return self._attended(key)
        owner = next(iter(owners))
        return self._held_on(key, owner) if self.days(key) else self._reported(key, owner)

    # --- whether two events may be one, and whether enough agrees ---

    def _agree(self, one: Key, other: Key) -> bool:
        """Whether nothing that both tell differs."""
        a, b = self.clusters.node(one), self.clusters.node(other)
        numbers = a.marked("ordinal"), b.marked("ordinal")
        if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
            return False
        if a.documents & b.documents and not numbers[0] & numbers[1] and not self._same_scene(one, other):
            return False  # their article tells them apart
        return self._dates_agree(one, other) and self._places_agree(one, other) and self._parties_agree(one, other)

    def _same_number(self, one: Key, other: Key) -> bool:
        """Whether day agrees or the articles are near in time; where no time is told, whether parties and place agree."""
        if not self._related(one, other) and not self._counts_on(one, other):
            return False
        if self.times(one) and self.times(other):
            return bool(self.days(one) & self.days(other)) or self._are_near(one, other)
        shared = self.parties(one) & self.parties(other)
        return len(shared) >= _PAIR and bool(self._places(one) & self._places(other))

    def _same_count(self, one: Key, other: Key) -> bool:
        return self._on_same_parties(one, other) or self._counts_on(one, other)

    def _on_same_parties(self, one: Key, other: Key) -> bool:
        return self._related(one, other) and len(self._spoken(one) & self._spoken(other)) >= _PAIR

    def _counts_on(self, one: Key, other: Key) -> bool:
        """Whether an article counts the two as one: its second meeting is its second round.

        What several came to of whom the other tells nothing is counted by itself ("the ministers' second meeting").
        """
        if not self._documents(one) & self._documents(other):
            return False
        a, b = self.clusters.node(one).types, self.clusters.node(other).types
        few, many = sorted((self._guests(one), self._guests(other)), key=len)
        return len(few - many) < _PAIR and any(self.survey.kinds.counted(x, y) for x in a for y in b)

    def _same_meeting(self, one: Key, other: Key) -> bool:
        return self._related(one, other) or bool(self._places(one) & self._places(other))

    def _is_news(self, one: Key, other: Key) -> bool:
        """Whether one has a day, the other none, and its article speaks of the parties."""
        dated, bare = (one, other) if self.days(one) else (other, one)
        if not self.days(dated) or self._dates(bare) or self._documents(dated) & self._documents(bare):
            return False
        return self._related(one, other) and len(self.parties(dated) & self._spoken(bare)) >= _PAIR

    def _same_scene(self, one: Key, other: Key) -> bool:
        """Whether day and place are told of both and equal, and all parties of the one take part in the other.

        Of a kind that is the other's, it may be one of which no party is told: "Saturday's talks in Cairo" are the round.
        """
        settled = self.days(one) & self.days(other) and self._places(one) & self._places(other)
        few, many = sorted((self.parties(one), self.parties(other)), key=len)
        bare = self._related(one, other) and not all((self._guests(one), self._guests(other)))
        return bool(settled) and ((len(few) >= _PAIR and few <= many) or bare)

    def _related(self, one: Key, other: Key) -> bool:
        a, b = self.clusters.node(one).types, self.clusters.node(other).types
        return any(self.survey.kinds.related(x, y) for x in a for y in b)

    def _dates_agree(self, one: Key, other: Key) -> bool:
        a, b = self._dates(one), self._dates(other)
        return not (a and b) or any(x.startswith(y) or y.startswith(x) for x in a for y in b)

    def _places_agree(self, one: Key, other: Key) -> bool:
        """Different places of one kind exclude each other; a city and a house may be one place."""
        a, b = self._places(one), self._places(other)
        if not a or not b or a & b:
            return True
        return not self._types(a) & self._types(b)

    def _parties_agree(self, one: Key, other: Key) -> bool:
        """One party alone, a host perhaps, contradicts nobody; nor does a party that goes by no name ("the rebels")."""
        a, b = self.parties(one), self.parties(other)
        some, others = {key for key in a if self._is_named(key)}, {key for key in b if self._is_named(key)}
        least = _PAIR if (some, others) == (a, b) else 1
        return min(len(some), len(others)) < _PAIR or len(some & others) >= least

    # --- what is known ---

    def _dates(self, key: Key) -> set[str]:
        node = self.clusters.node(key)
        told = node.marked("date")
        return told or (node.marked("day") if len(node.marked("day")) == 1 else set())

    def days(self, key: Key) -> set[str]:
        """The days, in full, on which an event or a delegation is said to be."""
        return {found for found in self._dates(key) if len(found) == _DAY}

    def _places(self, key: Key) -> set[Key]:
        """Where it is; a state that takes part is no place of it, and "the same city" tells nothing."""
        node = self.clusters.node(key)
        places = {self.clusters.root(place) for place in node.marked("place") if self._is_named(place)}
        return places - {self.clusters.root(party) for party in node.marked("party") | node.marked("owner")}

    def parties(self, key: Key) -> set[Key]:
        """The parties of an event, people left out; a delegation stands for its sender."""
        found: set[Key] = set()
        for party in self.clusters.node(key).marked("party"):
            node = self.clusters.nodes.get(self.clusters.root(party))
            if node is not None and node.part is Part.DEPUTED:
                found |= self.owners(party)
            elif node is None or node.part is Part.NAMED:
                found.add(self.clusters.root(party))
        return found

    def _is_named(self, key: Key) -> bool:
        """Whether what stands for it is a name, as far as it is known."""
        node = self.clusters.nodes.get(self.clusters.root(key))
        return node is None or any(names.has_capital(name) for name in node.own_names())

    def _guests(self, key: Key) -> set[Key]:
        """All who came, people too."""
        return {self.clusters.root(party) for party in self.clusters.node(key).marked("party")}

    def owners(self, key: Key) -> set[Key]:
        """Whose delegation it is; a person's is that of the one party that the person speaks for."""
        return {self.sender(self.clusters.root(owner)) for owner in self.clusters.node(key).marked("owner")}

    def sender(self, owner: Key) -> Key:
        """Whom an owner of a delegation stands for: a person for the one party that the person speaks for."""
        node = self.clusters.nodes.get(owner)
        if node is None or node.part is not Part.PERSON:
            return owner
        targets = {self.clusters.root(target) for _, target in node.ties}
        parties = [key for key in targets if key in self.clusters.nodes and self._speaks(key)]
        return parties[0] if len(parties) == 1 else owner

    def _speaks(self, key: Key) -> bool:
        node = self.clusters.nodes[key]
        return node.part is Part.NAMED and bool(node.known) and self.survey.kinds.is_party(min(node.types))

    def _types(self, keys: Iterable[Key]) -> set[str]:
        nodes = self.clusters.nodes
        return {iri for key in keys if (node := nodes.get(self.clusters.root(key))) for iri in node.types}

    def _spoken(self, key: Key) -> set[Key]:
        """The parties of an event, and those known to the ontology that its articles speak of."""
        named = {party for name in self._documents(key) for party in self.survey.context[name]}
        return {self.clusters.root(party) for party in named} | self.parties(key)

    def _documents(self, key: Key) -> set[str]:
        return self.clusters.node(key).documents

    def _attended(self, key: Key) -> set[Key]:
        joined = self.survey.kinds.joined
        return {self.clusters.root(event) for relation, event in self.clusters.node(key).ties if relation in joined}

    def _held_on(self, key: Key, owner: Key) -> set[Key]:
        """The events of a delegation's day that its article speaks of; those with the owner, if there are any."""
        spoken = {event for name in self._documents(key) for event in self.survey.events.get(name, ())}
        events = {event for event in map(self.clusters.root, spoken) if self.days(event) & self.days(key)}
        return {event for event in events if owner in self.parties(event)} or events

    def _reported(self, key: Key, owner: Key) -> set[Key]:
        """The events with the owner that the delegation's article reports as news."""
        return {
            event
            for document in self._documents(key)
            for event in map(self.clusters.root, self.survey.events.get(document, ()))
            if owner in self.parties(event) and self._is_fresh(event, document)
        }

    def _is_fresh(self, event: Key, document: str) -> bool:
        """Whether the event, or all that is written on it, is of the article's day or the day before."""
        gaps = [distance(day, self.survey.dates.get(document, "")) for day in self.times(event)]
        fresh = [gap is not None and 0 <= gap <= _EVE for gap in gaps]
        return any(fresh) if self.days(event) else bool(fresh) and all(fresh)

    def _are_near(self, one: Key, other: Key) -> bool:
        gaps = [distance(x, y) for x in self.times(one) for y in self.times(other)]
        return any(gap is not None and abs(gap) <= _NEAR for gap in gaps)

    def times(self, key: Key) -> set[str]:
        """The days of an event, or else the days on which its articles came out."""
        dates = self.survey.dates
        return self.days(key) or {dates[name] for name in self.clusters.node(key).documents if name in dates}


def _eve(day: str) -> str:
    """The day before; empty where the text is no day."""
    try:
        return (date.fromisoformat(day) - timedelta(_EVE)).isoformat()
    except ValueError:
        return ""


def distance(day: str, later: str) -> int | None:
    """Days from one day to the other; None where one of them is no day."""
    try:
        return (date.fromisoformat(later) - date.fromisoformat(day)).days
    except ValueError:
        return None
