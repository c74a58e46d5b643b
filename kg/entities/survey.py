"""Claims of one article after another -> what is known of each thing, compact enough for all articles at once.

A thing that its name or the ontology identifies has one node for all articles. One that only its article identifies (an
event, a delegation, a document, a person of one word, a description) has a node for each article that speaks of it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.entities import names
from kg.entities.kinds import Kinds, Part, is_value
from kg.model import Claim, Schema, Status, Thing

_SEPARATOR = "\x1f"

Key = str
"""A thing's IRI; for one known by its article alone with the document's id after it."""


@dataclass(slots=True)
class Node:
    """What is known of one thing, or of several that are held for one.

    `names` counts the names by claims, `aliases` are what else articles call it, `labels` what the ontology
    calls it. `marks` tell it apart (`Thing.marks`): `ordinal`, `date`, `day`, `place`, `party`, `owner`, of which `day` is
    that of a claim about its parties. `ties` are (relation, key of the other end) that identify it, `links` all others of
    a person, with the side that the person stands on. `numbered` are the names that tell an event's number. `documents`
    speak of it.
    """

    key: Key
    part: Part
    types: set[str]
    known: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    broader: set[str] = field(default_factory=set)
    marks: set[tuple[str, str]] = field(default_factory=set)
    ties: set[tuple[str, Key]] = field(default_factory=set)
    links: set[tuple[str, str, Key]] = field(default_factory=set)
    numbered: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def marked(self, name: str) -> set[str]:
        """The values of one kind of mark."""
        return {value for key, value in self.marks if key == name}

    def own_names(self) -> set[str]:
        """What articles call it first, and what the ontology does."""
        return set(self.names) | self.labels

    def all_names(self) -> set[str]:
        """Every name that it goes by."""
        return set(self.names) | self.aliases | self.labels

    def copy(self) -> Node:
        """A node that can take in others without changing this one."""
        fresh = Node(self.key, self.part, set())
        fresh.take_in(self)
        return fresh

    def take_in(self, other: Node) -> None:
        """Let what is known of another thing be known of this one."""
        self.types |= other.types
        self.known |= other.known
        self.names.update(other.names)
        self.aliases |= other.aliases
        self.labels |= other.labels
        self.broader |= other.broader
        self.marks |= other.marks
        self.ties |= other.ties
        self.links |= other.links
        self.numbered |= other.numbered
        self.documents |= other.documents


@dataclass(slots=True)
class Survey:
    """All things of all articles seen so far. `apart` are pairs of keys that are two ends of one claim.

    `context` names for each article the parties known to the ontology that it speaks of,
    `events` the events; `dates` when it came out. Decided are the things of `active` alone, where it is given;
    the others, among them the `more_users` of an IRI, are known from an earlier decision.
    """

    kinds: Kinds
    nodes: dict[Key, Node] = field(default_factory=dict)
    apart: set[tuple[Key, Key]] = field(default_factory=set)
    context: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    dates: dict[str, str] = field(default_factory=dict)
    events: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    active: set[Key] | None = None
    more_users: Callable[[str], Iterable[Key]] = lambda _: ()
    _by_iri: defaultdict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    _counted: int = 0

    @classmethod
    def of(cls, schema: Schema) -> Survey:
        """An empty survey."""
        return cls(Kinds.of(schema))

    def add(self, claims: Iterable[Claim], dates: Mapping[str, str | None] | None = None) -> None:
        """Take in claims, in any order; `dates` maps their documents to the day of publication."""
        self.dates |= {document: date for document, date in (dates or {}).items() if date}
        for claim in claims:
            for thing in _things(claim):
                self._meet(claim.document, thing)
            self._tie(claim)

    def key(self, document: str, thing: Thing) -> Key:
        """The key of a thing as `document` speaks of it."""
        return f"{thing.id}{_SEPARATOR}{document}" if self._is_local(thing) else thing.id

    def iri(self, key: Key) -> str:
        """The IRI in a key."""
        return key.partition(_SEPARATOR)[0]

    def document(self, key: Key) -> str:
        """The document in a key, empty for what is one in all articles."""
        return key.partition(_SEPARATOR)[2]

    def asked(self) -> list[Key]:
        """The things to decide about, sorted."""
        return sorted(self.nodes if self.active is None else self.active)

    def is_asked(self, key: Key) -> bool:
        """Whether there is such a thing, and it is to decide about."""
        return key in (self.nodes if self.active is None else self.active)

    def of_part(self, *parts: Part) -> list[Key]:
        """Those of some parts."""
        return [key for key in self.asked() if self.nodes[key].part in parts]

    def users(self, iri: str) -> set[Key]:
        """The keys that have this IRI in them."""
        return self.by_iri().get(iri, set()) | set(self.more_users(iri))

    def by_iri(self) -> Mapping[str, set[Key]]:
        """All keys by their IRI."""
        if not self._by_iri or self._counted != len(self.nodes):
            self._by_iri.clear()
            for key in self.nodes:
                self._by_iri[self.iri(key)].add(key)
            self._counted = len(self.nodes)
        return self._by_iri

    def settle(self) -> None:
        """Let marks that name things of their own article point to its nodes."""
        for node in map(self.nodes.__getitem__, self.asked()):
            home = self.document(node.key)
            if home and node.marks:
                node.marks = {(name, self._local(value, home)) for name, value in node.marks}

    def _local(self, value: str, document: str) -> str:
        local = f"{value}{_SEPARATOR}{document}"
        return local if local in self.nodes else value

    def _is_local(self, thing: Thing) -> bool:
        """Whether only its article says which thing it is."""
        schema = self.kinds.schema
        if thing.id in schema.individuals or thing.id in schema.concepts:
            return False
        part = self.kinds.part(thing)
        if part is Part.PERSON:
            return len(names.words(thing.name)) < 2 or not names.is_persons(thing.name)  # noqa: PLR2004 - forename, surname
        if self.kinds.is_worded(thing.type):
            return part is Part.ISSUE and not thing.broader and len(names.words(thing.name)) < 2  # noqa: PLR2004 - "terms"
        return part is not Part.NAMED or not names.has_capital(thing.name) or self._is_common(thing)

    def _is_common(self, thing: Thing) -> bool:
        """Whether many have the name: two words at most, the last a common noun for its kind ("Foreign Ministry")."""
        words = names.words(thing.name)
        if not self.kinds.is_party(thing.type):
            return False
        if len(words) > 2 or any(names.is_acronym(alias) for alias in thing.aliases):  # noqa: PLR2004 - as said
            return False
        return bool(words) and words[-1] in self.kinds.nouns and not any(word in self.kinds.namers for word in words)

    def _meet(self, document: str, thing: Thing) -> None:
        key = self.key(document, thing)
        node = self.nodes.get(key)
        if node is None:
            node = self.nodes[key] = Node(sys.intern(key), self.kinds.part(thing), {thing.type})
        schema = self.kinds.schema
        node.names[sys.intern(thing.name)] += 1
        node.types.add(thing.type)
        node.aliases.update(map(sys.intern, thing.aliases))
        node.broader.update(thing.broader)
        node.marks.update(thing.marks)
        node.documents.add(sys.intern(document))
        if node.part is Part.EVENT:
            if any(name == "ordinal" for name, _ in thing.marks):
                node.numbered.add(thing.name)
            self.events[document].add(node.key)
        if thing.id in schema.individuals or thing.id in schema.concepts:
            node.known.add(thing.id)
            if self.kinds.is_party(thing.type) and node.part is Part.NAMED:
                self.context[document].add(node.key)

    def _tie(self, claim: Claim) -> None:
        """Note what the claim tells about the identity of its ends."""
        subject, target = (self.key(claim.document, end.thing) for end in (claim.subject, claim.object))
        if not is_value(claim.object.thing) and self._rivals(subject, target):
            self.apart.add((min(subject, target), max(subject, target)))
        if claim.status in (Status.ACTUAL, Status.PLANNED):
            self._mark(claim, subject, target)
            self._link(claim, subject, target)
        if claim.status is not Status.POSSIBLE and claim.relation in self.kinds.moves:
            self._move(sys.intern(claim.relation), subject, target)

    def _mark(self, claim: Claim, subject: Key, target: Key) -> None:
        """Note day, place, parties, sender and offices."""
        kinds, relation = self.kinds, sys.intern(claim.relation)
        if relation in kinds.dated:
            self.nodes[subject].marks.add(("date", claim.object.thing.name))
        if relation in kinds.placed:
            self.nodes[subject].marks.add(("place", target))
        if relation in kinds.joined:
            self._join(claim, subject, target)
        if relation in kinds.sending:
            self.nodes[subject].marks.add(("owner", target))
        if relation in kinds.personal:
            self.nodes[subject].ties.add((relation, target))

    def _move(self, relation: str, party: Key, target: Key) -> None:
        """Note what a party did with a document, or is said not to have done: who denies it speaks of the same one."""
        if self.nodes[target].part is Part.DOCUMENT:
            self.nodes[target].ties.add((relation, party))

    def _link(self, claim: Claim, subject: Key, target: Key) -> None:
        """Note what a person does with another."""
        if {self._part(subject), self._part(target)} == {Part.PERSON}:
            sides = ("", "") if self.kinds.is_symmetric(claim.relation) else ("s", "o")
            self.nodes[subject].links.add((claim.relation, sides[0], target))
            self.nodes[target].links.add((claim.relation, sides[1], subject))

    def _part(self, key: Key) -> Part | None:
        node = self.nodes.get(key)
        return node.part if node else None

    def _rivals(self, one: Key, other: Key) -> bool:
        """Whether two ends of a claim might be held for one."""
        return one != other and self.nodes[one].part is self.nodes[other].part

    def _join(self, claim: Claim, subject: Key, event: Key) -> None:
        self.nodes[event].marks.add(("party", subject))
        self.nodes[subject].ties.add((claim.relation, event))
        if claim.date:
            self.nodes[event].marks.add(("day", claim.date))


def _things(claim: Claim) -> Iterator[Thing]:
    yield claim.subject.thing
    if not is_value(claim.object.thing):
        yield claim.object.thing
    if claim.speaker:
        yield claim.speaker.thing
