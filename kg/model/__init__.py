"""The values that flow through kg: plain, frozen, made of the standard library alone.

An `Article` is read; its sentences yield `Claim`s, each of two `End`s that stand for `Thing`s; the claims that say the
same make a `Fact`. A `Schema` is what the ontology files say.

Every offset counts code points (Python `str` positions) from the start of `Article.text`, and every span is half-open.
Dates are ISO 8601 strings cut to what is known: `2025-06-02`, `2025-06` or `2025`.
"""

from kg.model.claims import Article, Claim, End, Fact, Kind, Paragraph, Status, Thing, value_thing
from kg.model.identifiers import BASE, content_hash, kebab, slug
from kg.model.reading import Form, Office, Phrase, Predication, Quotation, Reading, Reference, Sentence, Setting
from kg.model.schema import Class, Concept, Frame, Individual, Relation, Schema, Slot, VerbClass

__all__ = [
    "BASE",
    "Article",
    "Claim",
    "Class",
    "Concept",
    "End",
    "Fact",
    "Form",
    "Frame",
    "Individual",
    "Kind",
    "Office",
    "Paragraph",
    "Phrase",
    "Predication",
    "Quotation",
    "Reading",
    "Reference",
    "Relation",
    "Schema",
    "Sentence",
    "Setting",
    "Slot",
    "Status",
    "Thing",
    "VerbClass",
    "content_hash",
    "kebab",
    "slug",
    "value_thing",
]
