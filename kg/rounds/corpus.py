"""Facts, articles and schema -> what questions about time need: dated events, who acts for whom, when it was so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from kg.entities.kinds import Kinds, Part, is_value
from kg.model import Article, Claim, Fact, Schema, Status, Thing

Counts: TypeAlias = Sequence[tuple[Thing, int]]

_HOLDING = (Status.ACTUAL, Status.PLANNED)


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event: its day (ISO, the earliest told), places, parties and all claims about it.

    Delegations stand among the parties as their senders, and so do parties that the ontology gives to the event.

    `status` is actual where some claim about it is, else planned.
    """

    thing: Thing
    day: str
    places: tuple[Thing, ...]
    parties: tuple[Thing, ...]
    claims: tuple[Claim, ...]
    status: Status


@dataclass(frozen=True)
class Corpus:
    """A graph as its claims tell it. `articles` may lack what `facts` cite."""

    facts: Sequence[Fact]
    articles: Sequence[Article]
    schema: Schema

    @cached_property
    def kinds(self) -> Kinds:
        """The parts that classes and relations play."""
        return Kinds.of(self.schema)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, by document and place."""
        found = [claim for fact in self.facts for claim in fact.claims]
        return tuple(sorted(found, key=lambda claim: (claim.document, claim.start, claim.id)))

    @cached_property
    def timed(self) -> tuple[Sequence[str], Sequence[Claim]]:
        """When claims were so, in order, and the claims; those without a time first."""
        found = sorted(self.claims, key=self.time)
        return [self.time(claim) for claim in found], found

    @cached_property
    def published(self) -> Mapping[str, str]:
        """Day of publication by document, where it is known."""
        return {article.id: article.date for article in self.articles if article.date}

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Each document's source: itself, or the one whose text it prints."""
        return {article.id: article.source or article.id for article in self.articles}

    @cached_property
    def senders(self) -> Mapping[str, Sequence[Thing]]:
        """For whom a delegation, or a person by office, acts: by IRI, what most claims say first."""
        sent = self._counted((claim.subject.thing, claim.object.thing) for claim in self._holding(self.kinds.sending))
        offices = self._counted(
            (claim.subject.thing, behind)
            for claim in self._holding(self.kinds.personal)
            for behind in self._behind(claim.object.thing, sent)
        )
        return {iri: tuple(thing for thing, _ in found) for iri, found in (sent | offices).items()}

    @cached_property
    def declared(self) -> Mapping[str, Sequence[Thing]]:
        """The parties that the ontology gives to events, by the event's IRI."""
        found: defaultdict[str, list[Thing]] = defaultdict(list)
        for iri, item in self.schema.individuals.items():
            for relation, value in item.said:
                if relation in self.kinds.joined:
                    found[value].append(Thing(iri, item.name, item.type))
        return found

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events with a day, by day."""
        told: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for thing in (claim.subject.thing, claim.object.thing):
                if self.kinds.part(thing) is Part.EVENT:
                    told[thing.id].append(claim)
        found = [self._event(iri, claims) for iri, claims in sorted(told.items())]
        return tuple(sorted((event for event in found if event.day), key=lambda event: (event.day, event.thing.id)))

    def time(self, claim: Claim) -> str:
        """When it was so: the claim's own date, else the day its article came out, else empty.

        What was planned was so when it was told: its own date is that of what is to come.
        """
        published = self.published.get(claim.document, "")
        return (claim.status is Status.PLANNED and published) or claim.date or published

    def between(self, first: str, last: str) -> Sequence[Claim]:
        """The claims whose time lies from the first to the last day, both counted, by time."""
        times, claims = self.timed
        return claims[bisect_left(times, first) : bisect_right(times, last)]

    def party(self, thing: Thing) -> Thing:
        """Who is behind a delegation or a person, by most claims; the thing itself where that is not clear."""
        senders = self.senders.get(thing.id, ())
        return senders[0] if senders else thing

    def _holding(self, relations: Iterable[str]) -> Iterator[Claim]:
        return (claim for claim in self.claims if claim.relation in relations and claim.status in _HOLDING)

    def _behind(self, target: Thing, sent: Mapping[str, Counts]) -> Iterator[Thing]:
        """The parties that a person with this office, or at the head of this delegation, acts for."""
        if self.kinds.part(target) is Part.DEPUTED:
            yield from (thing for thing, _ in sent.get(target.id, ()))
        elif self.kinds.part(target) is Part.NAMED and target.id in self.schema.individuals:
            yield from (target,) if self.kinds.is_party(target.type) else ()

    def _counted(self, pairs: Iterable[tuple[Thing, Thing]]) -> dict[str, Counts]:
        """By the first's IRI the seconds with their numbers, the most frequent first; none where two lead alike."""
        counts: defaultdict[str, Counter[Thing]] = defaultdict(Counter)
        for thing, other in pairs:
            counts[thing.id][other] += 1
        found = {iri: sorted(one.items(), key=lambda item: (-item[1], item[0].id)) for iri, one in counts.items()}
        return {iri: ranks for iri, ranks in found.items() if len(ranks) == 1 or ranks[0][1] > ranks[1][1]}

    def _event(self, iri: str, claims: Sequence[Claim]) -> Event:
        kinds = self.kinds
        thing = next(end.thing for claim in claims for end in (claim.subject, claim.object) if end.thing.id == iri)
        holding = [claim for claim in claims if claim.status in _HOLDING]
        told = self.declared.get(iri, ())
        days = [c for c in holding if c.relation in kinds.dated]
        places = [c.object.thing for c in holding if c.relation in kinds.placed]
        return Event(
            thing=thing,
            day=min(self._said(iri, kinds.dated), default="") or _day(days),
            places=_distinct((*places, *self._places(iri))),
            parties=_distinct((*(self.party(c.subject.thing) for c in holding if c.relation in kinds.joined), *told)),
            claims=tuple(claims),
            status=Status.ACTUAL if any(c.status is Status.ACTUAL for c in claims) else Status.PLANNED,
        )

    def _said(self, iri: str, relations: AbstractSet[str]) -> list[str]:
        """What the ontology says of an individual by these relations."""
        item = self.schema.individuals.get(iri)
        return [value for relation, value in item.said if relation in relations] if item else []

    def _places(self, iri: str) -> Iterator[Thing]:
        for value in self._said(iri, self.kinds.placed):
            if place := self.schema.individuals.get(value):
                yield Thing(value, place.name, place.type)


def _day(told: Iterable[Claim]) -> str:
    """The day of an event: one that it took place on before one that was planned, an exact one before a month."""
    found = [
        (claim.status is not Status.ACTUAL, -len(claim.object.thing.name), claim.object.thing.name) for claim in told
    ]
    return min(found)[-1] if found else ""


def _distinct(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Each thing once, by name."""
    found = {thing.id: thing for thing in things if not is_value(thing)}
    return tuple(sorted(found.values(), key=lambda thing: (thing.name, thing.id)))
