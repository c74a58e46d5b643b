"""The values that flow through kg: plain, frozen, made of the standard library alone.

An `Article` is read; its sentences yield `Claim`s, each of two `End`s that stand for `Thing`s; the claims that say the
same make a `Fact`. A `Schema` is what the ontology files say.

Every offset counts code points (Python `str` positions) from the start of `Article.text`, and every span is half-open.
Dates are ISO 8601 strings cut to what is known: `2025-06-02`, `2025-06` or `2025`.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote

BASE = "https://w3id.org/parley/"
"""Stem of every IRI that kg mints; data stands below `id/`."""


class Status(StrEnum):
    """How a claim stands to what happened (gold guidelines, `status`)."""

    ACTUAL = "actual"
    PLANNED = "planned"
    NEGATED = "negated"
    POSSIBLE = "possible"


class Kind(StrEnum):
    """What a paragraph of an article is."""

    HEADLINE = "headline"
    HEADING = "heading"
    CAPTION = "caption"
    BODY = "body"
    QUOTE = "quote"
    LIST = "list"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its half-open span in the article's text, and its kind.

    `date` is set where a live blog's entry carries a day of its own, `time` ("15:40") where it says the hour.
    """

    start: int
    end: int
    kind: Kind = Kind.BODY
    date: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read. `text` never changes after reading; all spans point into it.

    `id` names the document in claims (the file's name without its ending, or a record's `id`). `paragraphs` stand in
    the text's order and do not overlap; text outside of them is furniture and is not read. `language` is ISO 639-1.
    `digest` is the hash of everything that reading depends on; equal digests give equal claims. `date_source` says where
    the date was found ("header", "JSON-LD datePublished") or why there is none.
    `source` is the id of the document whose text this one prints (its own where the text is its own), empty before a build
    has compared them.
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    date: str | None = None
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = "en"
    date_source: str = ""
    source: str = ""

    @property
    def digest(self) -> str:
        """Sixteen hex digits over what decides the claims, for 'has this been read before?'."""
        spans = [[p.start, p.end, p.kind, p.date] for p in self.paragraphs]
        return content_hash(
            self.id,
            self.text,
            spans,
            self.title,
            self.date,
            self.publisher,
            self.url,
            list(self.authors),
            self.language,
        )


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, state, delegation, event, issue ...: one node of the graph.

    `id` and `type` are IRIs, `type` the most specific class known. `name` is the canonical name; `aliases` are its other
    names, sorted, without `name`. `broader` are IRIs of the concepts of the issue scheme that it falls under, sorted.
    `marks` are sorted (key, value) pairs that the words for it give away and that tell it from others of its kind where
    a name does not: `ordinal` ("2" in "the second round"), `date` (ISO), `place`, `party`, `owner` (IRIs of things).
    They are there for merging over articles (`kg.entities`), which takes them off again.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """One end of a claim: the thing, and the words that stand for it in the article, from `start` on.

    `start` is -1 where the words stand outside the claim's sentence (a headline's date, a speaker named before).
    """

    thing: Thing
    text: str
    start: int = -1


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in one sentence: who did what to whom or what, who says so, when, and whether it happened.

    `relation` is the property's IRI. `start` and `end` span the sentence. `date` is the day of the event. `speaker` is
    None where the article says it in its own voice. `rule` is the frame that fitted, as the ontology writes it.
    `confidence` lies in 0..1 and is the share of claims of this making that were right on annotated articles.
    """

    document: str
    start: int
    end: int
    sentence: str
    subject: End
    relation: str
    object: End
    status: Status = Status.ACTUAL
    speaker: End | None = None
    date: str | None = None
    trigger: str = ""
    trigger_start: int = -1
    rule: str = ""
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """Content hash over what is claimed, by whom and where (rdf notes, section 3): `c` and sixteen hex digits."""
        speaker = self.speaker.thing.id if self.speaker else None
        return "c" + content_hash(
            self.document,
            self.start,
            self.subject.thing.id,
            self.relation,
            self.object.thing.id,
            self.status,
            speaker,
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """All claims with the same two ends and the same relation, in the order of `claim_order`."""

    subject: Thing
    relation: str
    object: Thing
    claims: tuple[Claim, ...]

    @property
    def id(self) -> str:
        """Content hash over the ends and the relation: `f` and sixteen hex digits."""
        return "f" + content_hash(self.subject.id, self.relation, self.object.id)


# --- what grammar hands on: phrases and predications, no longer tied to the parser -----------------------------------


class Form(StrEnum):
    """What a phrase is made of."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"
    CLAUSE = "clause"
    DATE = "date"


class Reference(StrEnum):
    """How a phrase points back into its text, where its words alone say so."""

    NONE = ""
    COLLECTIVE = "collective"
    """Several at once that were named before: "both sides", "the four", "each delegation"."""
    COUNTERPART = "counterpart"
    """Whoever holds the same office elsewhere: "his Peruvian counterpart"."""
    EXPLETIVE = "expletive"
    """Nothing: "it" in "it is clear that"."""
    PART = "part"
    """Some of what its complement names: "many of Peru's allies"."""
    KIND = "kind"
    """Another of a kind named before: "the Chilean one"."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a phrase stands in its sentence, as far as it tells who is meant.

    `role` is its dependency label; coordinated phrases have that of the first of them, and its ref as `group`.
    `preposition` leads to it. `verb` is the ref of the verb that governs it, `lemma` that verb's lemma, `above` the refs
    of the verbs above that one, innermost first. `speaks` is true for the subject of a verb of speech, `root` for the
    subject of the sentence's main verb. `acts` is true where an actor may stand: subject, agent, owner, or after a word
    such as "with". `at` is its head's place in the article, `word` its number in the sentence. `proper` is true for a
    proper noun. `apposed` is the ref of the phrase that it stands beside as another word for it.
    """

    role: str = ""
    preposition: str = ""
    verb: tuple[int, int] = (-1, -1)
    lemma: str = ""
    above: tuple[tuple[int, int], ...] = ()
    speaks: bool = False
    root: bool = False
    acts: bool = False
    group: tuple[int, int] = (-1, -1)
    at: int = -1
    word: int = 0
    proper: bool = False
    apposed: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of words that may stand for a thing.

    `ref` is (paragraph, token) of its head: two phrases with one `ref` are the same mention. `text` are its words without
    leading article, `start` and `end` their span in the article. `forms` are shorter ways to say the same, longest first
    ("US proposal for a 30-day cease-fire", "US proposal"). `head` is the head's lemma, `label` the entity label.
    `owner` is the possessor or the adjective or name before the noun ("Turkish" in "the Turkish delegation").
    `complement` hangs on "of" or "for". `modifiers` are the other words before the head, in lower case.
    `value` is a date's ISO form, or a clause's words with its own subject. `words` are the words as they stand where
    `text` is not just that ("Peruvian delegation" for "Peruvian and Chilean delegations").

    The fields after `words` tell who is meant, and are filled in `Reading.phrases`. `definite` is true
    where the determiner points back ("the", "this", "both"). `person` is 1, 2 or 3 for a pronoun and
    for words that stand like one ("both", "the two", "the sides").
    `gender` is "m", "f" or "n" where a word gives it away. `ordinal` is a number, "last" or "next" ("the second round").
    `count` is how many a collective stands for, 0 where it does not say. `date` is the day that stands with it.
    `parts` are what prepositions lead to, and the names right before the noun with an empty preposition.
    `speaker` is who says it.
    """

    ref: tuple[int, int]
    start: int
    end: int
    text: str
    head: str
    form: Form
    label: str = ""
    forms: tuple[str, ...] = ()
    plural: bool = False
    determiner: str = ""
    modifiers: tuple[str, ...] = ()
    owner: Phrase | None = None
    complement: Phrase | None = None
    role: str = ""
    value: str = ""
    sentence: int = 0
    quoted: int = -1
    words: str = ""
    reference: Reference = Reference.NONE
    definite: bool = False
    person: int = 0
    gender: str = ""
    ordinal: str = ""
    count: int = 0
    date: str = ""
    parts: tuple[tuple[str, Phrase], ...] = ()
    speaker: Phrase | None = None
    setting: Setting = Setting()


@dataclass(frozen=True, slots=True)
class Predication:
    """One word that relates phrases, and what fills its slots, keyed by the frames' paths (`Slot.path`).

    `trigger` holds the ways to look the word up (lemma, then form). `kind` is `verb`, `noun`, or the mark that joins two
    phrases. `slots` maps a path to its phrases, several where they are coordinated. `speaker` is the phrase of whoever
    says it, innermost.
    """

    trigger: tuple[str, ...]
    kind: str
    text: str
    start: int
    slots: dict[tuple[str, ...], tuple[Phrase, ...]]
    sentence: int
    status: Status = Status.ACTUAL
    date: str | None = None
    speaker: Phrase | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its half-open span in the article's text and the paragraph that it stands in."""

    start: int
    end: int
    paragraph: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Office:
    """A person's title in the text, and the states, bodies or persons that the text ties it to, nearest first."""

    person: Phrase
    title: Phrase
    owners: tuple[Phrase, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody is told to have said: the words between `start` and `end` of the article, and who says them.

    `direct` is true for words in quotation marks. `cue` is the word that tells of the speech, empty where none does.
    `asserted` is false for what the speaker only asks for, and for single words in quotation marks.
    """

    start: int
    end: int
    speaker: Phrase
    sentence: int
    cue: str = ""
    direct: bool = False
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that grammar found in one article, in the order of the text.

    `abbreviations` are the (short, long) forms that the article introduces in brackets. `offices` are the titles that it
    gives to persons. `quotations` are direct and indirect speech.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    phrases: tuple[Phrase, ...]
    predications: tuple[Predication, ...]
    abbreviations: tuple[tuple[str, str], ...] = ()
    offices: tuple[Office, ...] = ()
    quotations: tuple[Quotation, ...] = ()


# --- what the ontology files say -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things. `ancestors` are all its superclasses and itself, nearest first.

    `head_nouns` are lemmas that make a phrase one of this class, `entity_labels` the tagger's labels that do.
    `facet` says which part a class plays in tables and timelines (`party`, `event`, `issue`, `place`, `role` or empty).
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


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a frame: its name (`s`, `o`, `place` ...) and the words that lead to it from the trigger.

    `path` ends in nothing for what stands before a verb, and lists lemmas for what hangs below the trigger:
    in `{s} agree to {o}` the object's path is `("to",)`. `kind` is the local name of a class that narrows the slot.
    """

    name: str
    path: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a relation. `text` is as written in the ontology; `trigger` the lemmas that must stand there.

    `denies` is true where the words say that the relation does not hold ("{s} boycott {o}" of attending).
    """

    text: str
    trigger: tuple[str, ...]
    slots: tuple[Slot, ...]
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two things. `name` is the contract's name (`agreed-to`), `domain` and `range` class IRIs.

    `stance` is the word for a party's position in the positions table (`agreed`, `rejected` ...), or empty.
    `sign` is the glyph beside it. `contradicts` are the relations (IRIs, sorted) that cannot hold between the same ends at
    the same time. `firmness` is how far the stance is from agreement: 0 agreement, the larger the harder. `named` are the
    slots (`s`, `o`) that only a thing with a name may fill. A claim gives way where the same sentence yields one with the
    same ends and a relation of `yields_to` (IRIs, sorted). `of_event` marks what is done at an event, and so on its day.
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


@dataclass(frozen=True, slots=True)
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


# --- identifiers -----------------------------------------------------------------------------------------------------


def content_hash(*fields: object) -> str:
    """Sixteen hex digits of SHA-256 over a compact JSON array of the fields: unambiguous whatever the text holds."""
    packed = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(text: str) -> str:
    """`text` folded to `[a-z0-9-]`, at most 60 characters: the readable part of an identifier."""
    folded = unicodedata.normalize("NFKD", text.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].rstrip("-")


def kebab(iri: str) -> str:
    """The contract's name of a relation: `.../talks#agreedTo` -> `agreed-to`."""
    local = re.split(r"[/#]", iri)[-1]
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"-\1", local).lower()


def value_thing(value: str) -> Thing:
    """A plain value (an ISO date) as the end of a claim whose relation takes a literal (`Relation.literal_object`).

    It stands for no node of the graph: its type is a datatype's IRI, which the length of the date decides.
    """
    datatype = {10: "date", 7: "gYearMonth", 4: "gYear"}.get(len(value), "string")
    digits = value.replace("-", "")
    kind = datatype if digits.isascii() and digits.isdigit() else "string"
    return Thing(f"{BASE}id/value/{quote(value, safe='')}", value, f"http://www.w3.org/2001/XMLSchema#{kind}")
