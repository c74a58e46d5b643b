"""What the ontology says, arranged for looking up the words of phrases: names, adjectives, head nouns, labels, concepts.

In: a `Schema`. Out: a `Lexicon`. No class is known by its name here: people are what the tagger calls PERSON; events,
documents, issues, places and roles go by their facet (`kg:facet`); a delegation is the party that a relation of its own
ties to whoever sends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Concept, Individual, Relation, Schema
from kg.resolve.words import folded, stems, words

PERSON, PEOPLE = "PERSON", "NORP"
PARTY, EVENT, DOCUMENT, ISSUE, PLACE, ROLE = "party", "event", "document", "issue", "place", "role"
_PLACE_LABEL = "GPE"


@dataclass(frozen=True, slots=True, repr=False)
class Lexicon:
    """The schema, and its words with what they stand for. All keys are folded (`words.folded`).

    `names` are names and aliases, `adjectives` adjectives and peoples, `metonyms` what stands for an individual where it
    acts. `nouns` lead from a head noun's words to its class, `labels` from the tagger's label. `concepts` lead from a
    label's words to the concept, `openings` are the first words of those. `deputed` are the classes of what is sent by a
    party, `state` the class of the parties that are places too, `people` and `places` the class of people or places and
    those below it. `telling` are the nouns for states that some states bear in their names ("kingdom"), which others are
    not called by.
    """

    schema: Schema
    names: Mapping[str, Individual]
    adjectives: Mapping[str, Individual]
    metonyms: Mapping[str, Individual]
    nouns: Mapping[tuple[str, ...], str]
    labels: Mapping[str, str]
    concepts: Mapping[tuple[str, ...], Concept]
    openings: frozenset[str]
    deputed: frozenset[str]
    issue: str
    role: str
    person: str
    state: str
    people: frozenset[str]
    places: frozenset[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, schema: Schema) -> Lexicon:
        """The words of a schema; what is ambiguous goes to the individual with most names, or the first class."""
        known = sorted(schema.individuals.values(), key=lambda one: (-_renown(one), one.iri))
        labels = _labels(schema)
        concepts = _concepts(schema)
        return cls(
            schema=schema,
            names=_index((name, one) for one in known for name in (one.name, *one.aliases)),
            adjectives=_index((name, one) for one in known for name in (*one.adjectives, *one.people)),
            metonyms=_index((form, one) for one in known for name in one.metonyms for form in _bare(name)),
            nouns=_nouns(schema),
            labels=labels,
            concepts=concepts,
            openings=frozenset(words[0] for words in concepts),
            deputed=frozenset(
                below
                for relation in schema.relations.values()
                if _sends(relation, schema)
                for iri in relation.domain
                for below in _below(iri, schema)
            ),
            issue=_first_of(ISSUE, schema),
            role=_first_of(ROLE, schema),
            person=labels.get(PERSON, ""),
            state=_acting_place(schema, labels),
            people=_below(labels.get(PERSON, ""), schema),
            places=_below(labels.get(_PLACE_LABEL, ""), schema),
            telling=_telling(_acting_place(schema, labels), schema),
        )

    def facet(self, type_iri: str) -> str:
        """The facet of a class, empty where it has none."""
        known = self.schema.classes.get(type_iri)
        return known.facet if known else ""

    def is_person(self, type_iri: str) -> bool:
        """Whether things of the class are people."""
        return type_iri in self.people

    def is_state(self, type_iri: str) -> bool:
        """Whether things of the class are states."""
        return bool(self.state) and self.schema.is_a(type_iri, self.state)

    def is_deputed(self, type_iri: str) -> bool:
        """Whether things of the class are sent by a party, as delegations are."""
        return type_iri in self.deputed

    def related(self, one: str, other: str) -> bool:
        """Whether one class is the other or lies below it."""
        return self.schema.is_a(one, other) or self.schema.is_a(other, one)

    def is_root(self, type_iri: str) -> bool:
        """Whether the class opens its facet, and so says next to nothing."""
        classes = self.schema.classes
        known = classes.get(type_iri)
        above = [classes[iri] for iri in known.ancestors[1:] if iri in classes] if known else []
        return known is None or all(up.facet != known.facet for up in above)

    def is_place(self, type_iri: str) -> bool:
        """Whether things of the class are places."""
        return type_iri in self.places


def _index(pairs: Iterable[tuple[str, Individual]]) -> Mapping[str, Individual]:
    found: dict[str, Individual] = {}
    for name, individual in pairs:
        found.setdefault(folded(name), individual)
    return found


def _renown(one: Individual) -> int:
    """How many ways there are to name an individual: "Americans" are rather of the state with many names."""
    return len(one.aliases) + len(one.adjectives) + len(one.metonyms)


def _bare(name: str) -> Iterator[str]:
    """The name, and the name without a small first word ("the Kremlin", "Kremlin")."""
    yield name
    first, _, rest = name.partition(" ")
    if first.islower() and rest:
        yield rest


def _nouns(schema: Schema) -> Mapping[tuple[str, ...], str]:
    ordered = sorted(schema.classes.values(), key=lambda c: (c.order, c.iri))
    found: dict[tuple[str, ...], str] = {}
    for one in ordered:
        for noun in one.head_nouns:
            found.setdefault(words(noun), one.iri)
    return found


def _labels(schema: Schema) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in sorted(schema.classes.values(), key=lambda c: (c.order, c.iri)):
        for label in one.entity_labels:
            found.setdefault(label, one.iri)
    return found


def _concepts(schema: Schema) -> Mapping[tuple[str, ...], Concept]:
    found: dict[tuple[str, ...], Concept] = {}
    for concept in schema.concepts.values():
        for label in concept.labels:
            found.setdefault(stems(label), concept)
    return found


def _first_of(facet: str, schema: Schema) -> str:
    """The class that opens a facet: the one with the fewest superclasses, then the first in order."""
    found = [c for c in schema.classes.values() if c.facet == facet]
    return min(found, key=lambda c: (len(c.ancestors), c.order, c.iri)).iri if found else ""


def _below(class_iri: str, schema: Schema) -> frozenset[str]:
    """A class and those below it; nothing for no class."""
    below = (iri for iri in schema.classes if schema.is_a(iri, class_iri))
    return frozenset({class_iri, *below}) if class_iri else frozenset()


def _acting_place(schema: Schema, labels: Mapping[str, str]) -> str:
    """The first class of parties that lies below the class of places as well."""
    place = labels.get(_PLACE_LABEL, "")
    found = [c for c in schema.classes.values() if c.facet == PARTY and place in c.ancestors]
    return min(found, key=lambda c: (c.order, c.iri)).iri if found else place


def _telling(state: str, schema: Schema) -> frozenset[str]:
    """The nouns of the class that stand in names of its individuals, but for the one that the class is called by."""
    known = schema.classes.get(state)
    if known is None:
        return frozenset()
    named = {
        w
        for one in schema.individuals.values()
        if one.type == state
        for n in (one.name, *one.aliases)
        for w in words(n)
    }
    return frozenset(noun for noun in known.head_nouns if noun in named) - frozenset(words(known.label))


def _sends(relation: Relation, schema: Schema) -> bool:
    """From a class of parties that is neither people nor above people, to a party: whom a delegation acts for."""
    classes = schema.classes
    ends = (*relation.domain, *relation.range)
    if (
        not relation.domain
        or not relation.range
        or any(iri not in classes or classes[iri].facet != PARTY for iri in ends)
    ):
        return False
    people = [c.iri for c in classes.values() if PERSON in c.entity_labels]
    return not any(schema.is_a(p, iri) or schema.is_a(iri, p) for iri in relation.domain for p in people)
