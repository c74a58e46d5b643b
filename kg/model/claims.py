"""An article, its claims, their ends, and the facts that the claims make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from kg.model.identifiers import BASE, content_hash


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


def value_thing(value: str) -> Thing:
    """A plain value (an ISO date) as the end of a claim whose relation takes a literal (`Relation.literal_object`).

    It stands for no node of the graph: its type is a datatype's IRI, which the length of the date decides.
    """
    datatype = {10: "date", 7: "gYearMonth", 4: "gYear"}.get(len(value), "string")
    digits = value.replace("-", "")
    kind = datatype if digits.isascii() and digits.isdigit() else "string"
    return Thing(f"{BASE}id/value/{quote(value, safe='')}", value, f"http://www.w3.org/2001/XMLSchema#{kind}")
