"""What the ontology files say."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.claims import Status


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things. `ancestors` are all its superclasses and itself, nearest first.

    `head_nouns` are lemmas that make a phrase one of this class, `entity_labels` the tagger's labels that do.
    `facet` says which part a class plays in tables and timelines (`party`, `event`, `issue`, `place`, `role` or empty).
    `naming` is what things that somebody sends are called, "{sender}" in it; empty where their own words name them.
    `counted_with` are classes (IRIs, sorted) whose things an article may count as things of this one.
    """

    iri: str
    label: str
    definition: str = ""
    ancestors: tuple[str, ...] = ()
    head_nouns: tuple[str, ...] = ()
    entity_labels: tuple[str, ...] = ()
    facet: str = ""
    colour: str = "#888888"
    shape: str = "dot"
    order: int = 99
    naming: str = ""
    counted_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a frame: its name (`s`, `o`, `place` ...) and the words that lead to it from the trigger.

    `path` ends in nothing for what stands before a verb, and lists lemmas for what hangs below the trigger:
    in `{s} agree to {o}` the object's path is `("to",)`. `kinds` (local names of classes) and `heads` (lemmas) narrow the
    slot: what fills it is of one of the classes, or has one of the words as its head. `barred` heads do not fill it.
    """

    name: str
    path: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a relation. `text` is as written in the ontology; `trigger` the lemmas that must stand there.

    `denies` is true where the words say that the relation does not hold ("{s} boycott {o}" of attending). `implies` is true
    where the object is not said: it is the event at hand.
    """

    text: str
    trigger: tuple[str, ...]
    slots: tuple[Slot, ...]
    denies: bool = False
    implies: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two things. `name` is the contract's name (`agreed-to`), `domain` and `range` class IRIs.

    `stance` is the word for a party's position in the positions table (`agreed`, `rejected` ...), or empty.
    `sign` is the glyph beside it. `contradicts` are the relations (IRIs, sorted) that cannot hold between the same ends at
    the same time. `firmness` is how far the stance is from agreement: 0 agreement, the larger the harder. `named` are the
    slots (`s`, `o`) that only a thing with a name may fill. A claim gives way where the same sentence yields one with the
    same ends and a relation of `yields_to` (IRIs, sorted). `of_event` marks what is done at an event, and so on its day,
    `lasting` what holds for long and is no act.
    `categories` are (status, category, local name of the object's class or nothing) of an event scheme, sorted.
    """

    iri: str
    name: str
    label: str
    definition: str = ""
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    symmetric: bool = False
    literal_object: bool = False
    stance: str = ""
    sign: str = ""
    colour: str = "#555555"
    order: int = 99
    contradicts: tuple[str, ...] = ()
    firmness: int | None = None
    named: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    of_event: bool = False
    lasting: bool = False
    categories: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Individual:
    """A thing that the ontology knows by name.

    `aliases` name it anywhere; `adjectives` ("Turkish") name it before a noun; `people` ("Turks") its citizens;
    `metonyms` ("Ankara", "the Kremlin") stand for it where something acts, and for a place elsewhere.
    `said` are (relation, value) pairs that the ontology states of it, sorted: the day, place and parties of a round.
    """

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a SKOS scheme (an issue, an office). `labels` are preferred label first, then the alternatives.

    `type` is the class of the things that fall under the scheme's concepts (`kg:sorts`).
    """

    iri: str
    scheme: str
    labels: tuple[str, ...]
    broader: tuple[str, ...] = ()
    type: str = ""


@dataclass(frozen=True, slots=True)
class VerbClass:
    """Words that change what stands below them: reporting, refusing, planning ... (`ontologies/english.ttl`).

    `positive` and `negative` are the factor in -1..1 that the governor lays on its complement when it is itself
    affirmed and denied (Karttunen's signatures; reading notes, section 9). `speech` marks verbs that name a speaker.
    `outlook` is the status of a complement that is left neither affirmed nor denied (`planned` below "plan", `possible`
    below "hope").
    """

    iri: str
    label: str
    words: tuple[str, ...]
    positive: float | None = None
    negative: float | None = None
    speech: bool = False
    outlook: Status | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Schema:
    """Everything that the ontology files say, keyed by IRI, each mapping in the order of the IRIs."""

    classes: dict[str, Class] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    individuals: dict[str, Individual] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    verb_classes: dict[str, VerbClass] = field(default_factory=dict)
    version: str = ""

    def is_a(self, type_iri: str, class_iri: str) -> bool:
        """Whether a thing of `type_iri` is one of `class_iri`, by `rdfs:subClassOf`."""
        known = self.classes.get(type_iri)
        return class_iri == type_iri or (known is not None and class_iri in known.ancestors)
