"""Which part a class or a relation plays in merging, read off the schema: by facet, by tagger label, by domain and range.

No class and no relation is known by its name here. People are what the tagger calls PERSON; events, documents, issues and
places are told by their facet (`kg:facet`); a party with a relation of its own to another party is sent by it, as a
delegation is by a state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from kg.entities import names
from kg.model import Relation, Schema, Thing

_PERSON_LABEL = "PERSON"
_DATATYPES = "http://www.w3.org/2001/XMLSchema#"
_PARTY, _EVENT, _DOCUMENT, _ISSUE, _PLACE, _ROLE = "party", "event", "document", "issue", "place", "role"


class Part(StrEnum):
    """How the identity of a thing is decided."""

    PERSON = auto()
    DEPUTED = auto()
    EVENT = auto()
    DOCUMENT = auto()
    ISSUE = auto()
    NAMED = auto()


@dataclass(frozen=True, slots=True)
class Kinds:
    """The parts of all classes and relations of a schema.

    `dated` relations give an event its day, `placed` its place, `joined` its parties; `sending` ties a deputed party to
    its sender; `personal` ties are a person's own; `moves` lead from a party to a document (`acts` takes
    contrary ones for one),
    `joining` from its members and heads to a deputed party.
    `nouns` are words for kinds of things, folded; `namers` the words that name individuals.
    """

    schema: Schema
    parts: dict[str, Part]
    dated: frozenset[str]
    placed: frozenset[str]
    joined: frozenset[str]
    sending: frozenset[str]
    personal: frozenset[str]
    moves: frozenset[str]
    joining: frozenset[str]
    acts: Mapping[str, str]
    nouns: frozenset[str]
    namers: frozenset[str]

    @classmethod
    def of(cls, schema: Schema) -> Kinds:
        """The parts as the schema gives them away."""
        relations = schema.relations.values()
        sending = [r for r in relations if _is_sending(r, schema)]
        deputed = {iri for r in sending for iri in r.domain}
        return cls(
            schema=schema,
            parts={iri: _part(iri, deputed, schema) for iri in schema.classes},
            dated=_names(r for r in relations if r.literal_object and _all(r.domain, _EVENT, schema)),
            placed=_names(r for r in relations if _all(r.domain, _EVENT, schema) and _all(r.range, _PLACE, schema)),
            joined=_names(r for r in relations if _all(r.domain, _PARTY, schema) and _all(r.range, _EVENT, schema)),
            sending=_names(sending),
            personal=_names(r for r in relations if r.domain and all(_is_person(iri, schema) for iri in r.domain)),
            moves=_names(r for r in relations if _all(r.domain, _PARTY, schema) and _any(r.range, _DOCUMENT, schema)),
            joining=_names(r for r in relations if deputed & set(r.range) and _all(r.domain, _PARTY, schema)),
            acts=_acts(relations),
            nouns=frozenset(names.folded(noun) for known in schema.classes.values() for noun in known.head_nouns),
            namers=frozenset(
                names.folded(name)
                for item in schema.individuals.values()
                for name in (item.name, *item.aliases, *item.adjectives)
            ),
        )

    def part(self, thing: Thing) -> Part:
        """The part that the thing's class plays; what has no known class goes by its name."""
        return self.parts.get(thing.type, Part.NAMED)

    def is_party(self, type_iri: str) -> bool:
        """Whether things of the class act."""
        return _facet(type_iri, self.schema) == _PARTY

    def is_place(self, type_iri: str) -> bool:
        """Whether things of the class are places."""
        return _facet(type_iri, self.schema) == _PLACE

    def is_worded(self, type_iri: str) -> bool:
        """Whether things of the class are the same in all articles that use the same words: offices, issues."""
        return _facet(type_iri, self.schema) in (_ROLE, _ISSUE)

    def is_symmetric(self, relation: str) -> bool:
        """Whether the ends of a relation may change places."""
        known = self.schema.relations.get(relation)
        return known is not None and known.symmetric

    def act(self, relation: str) -> str:
        """One relation for all that contradict each other: who rejects a paper has to do with the one that others accept."""
        return self.acts.get(relation, relation)

    def related(self, one: str, other: str) -> bool:
        """Whether one class is the other or lies under it."""
        return self.schema.is_a(one, other) or self.schema.is_a(other, one)

    def counted(self, one: str, other: str) -> bool:
        """Whether an article may count things of the two classes as one: the second meeting is the second round."""
        classes = self.schema.classes
        pairs = ((one, other), (other, one))
        return any(a in classes and b in classes[a].counted_with for a, b in pairs)

    def narrowest(self, types: Iterable[str]) -> str:
        """The class with most superclasses; of several the first by IRI."""
        return min(types, key=lambda iri: (-len(self._ancestors(iri)), iri))

    def _ancestors(self, iri: str) -> tuple[str, ...]:
        known = self.schema.classes.get(iri)
        return known.ancestors if known else ()


def is_value(thing: Thing) -> bool:
    """Whether the thing is a plain value (a day), which stands for no node."""
    return thing.type.startswith(_DATATYPES)


def _part(iri: str, deputed: set[str], schema: Schema) -> Part:
    if _is_person(iri, schema):
        return Part.PERSON
    if any(schema.is_a(iri, above) for above in deputed):
        return Part.DEPUTED
    return {_EVENT: Part.EVENT, _DOCUMENT: Part.DOCUMENT, _ISSUE: Part.ISSUE}.get(_facet(iri, schema), Part.NAMED)


def _acts(relations: Iterable[Relation]) -> dict[str, str]:
    """By relation the first of those that it contradicts or that contradict it, itself among them."""
    found: dict[str, str] = {}
    for relation in relations:
        group = {relation.iri, *relation.contradicts}
        first = min(found.get(iri, iri) for iri in group)
        found.update(dict.fromkeys(group, first))
    return found


def _is_sending(relation: Relation, schema: Schema) -> bool:
    """From a class of parties that is neither people nor a class above people, to a party."""
    if not _all(relation.domain, _PARTY, schema) or not _all(relation.range, _PARTY, schema):
        return False
    people = [iri for iri in schema.classes if _is_person(iri, schema)]
    return not any(schema.is_a(person, iri) or schema.is_a(iri, person) for iri in relation.domain for person in people)


def _is_person(iri: str, schema: Schema) -> bool:
    known = schema.classes.get(iri)
    lines = [schema.classes[up] for up in known.ancestors if up in schema.classes] if known else []
    return any(_PERSON_LABEL in above.entity_labels for above in lines)


def _facet(iri: str, schema: Schema) -> str:
    known = schema.classes.get(iri)
    return known.facet if known else ""


def _all(classes: Iterable[str], facet: str, schema: Schema) -> bool:
    facets = [_facet(iri, schema) for iri in classes]
    return bool(facets) and all(found == facet for found in facets)


def _any(classes: Iterable[str], facet: str, schema: Schema) -> bool:
    return any(_facet(iri, schema) == facet for iri in classes)


def _names(relations: Iterable[Relation]) -> frozenset[str]:
    return frozenset(relation.iri for relation in relations)
