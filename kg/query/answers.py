"""Answers as rows with short names, CSV, JSON, XML and Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

import pyoxigraph as ox

from kg import tables
from kg.errors import UsageError
from kg.rdf import write
from kg.rdf.terms import RDFS, namespace_of

FORMATS = ("table", "csv", "json", "xml", "ttl")
"""How an answer can be written."""

_Found: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_LOCAL = re.compile(r"\w[\w-]*")
_LABEL = ox.NamedNode(f"{RDFS}label")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of text: in a terminal they could hide what stands there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found; it can be written once. `notes` are for the reader: what a name was taken for."""

    found: _Found
    store: ox.Store
    prefixes: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        if isinstance(self.found, ox.QuerySolutions):
            return [variable.value for variable in self.found.variables]
        return ["answer"] if isinstance(self.found, ox.QueryBoolean) else ["subject", "predicate", "object"]

    def rows(self) -> Iterator[list[str]]:
        """The rows with short names: a thing by its label, any other IRI with a prefix, a literal as its text."""
        if isinstance(self.found, ox.QueryBoolean):
            yield ["yes" if self.found else "no"]
            return
        for row in self.found:
            yield [_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", self._short(term)) for term in row]

    def as_csv(self) -> str:
        """The rows with whole IRIs. Text that a spreadsheet would run as a formula gets an apostrophe before it."""
        if isinstance(self.found, ox.QueryBoolean):
            return tables.as_csv(self.header, [["true" if self.found else "false"]])
        return tables.as_csv(self.header, ([_whole(term) for term in row] for row in self.found))

    def as_text(self, form: str) -> str:
        """The answer as csv, json, xml or ttl.

        Raises:
            UsageError: The format does not go with this kind of query.
        """
        if form == "csv":
            return self.as_csv()
        if isinstance(self.found, ox.QueryTriples):
            if form != "ttl":
                raise UsageError(f"{form}: a CONSTRUCT or DESCRIBE gives triples; choose ttl, csv or table.")
            triples = sorted(self.found, key=lambda triple: [str(term) for term in triple])
            return write.turtle(triples, write.fitting(self.prefixes, triples))
        if form == "ttl":
            raise UsageError(
                "ttl: a SELECT or ASK gives no triples; choose table, csv, json or xml, or ask to CONSTRUCT."
            )
        kind = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}[form]
        return cast("bytes", self.found.serialize(format=kind)).decode() + "\n"

    def _short(self, term: object) -> str:
        if not isinstance(term, ox.NamedNode):
            return _whole(term)
        for quad in self.store.quads_for_pattern(term, _LABEL, None, ox.DefaultGraph()):
            return quad.object.value if isinstance(quad.object, ox.Literal) else str(quad.object)
        namespace = namespace_of(term.value)
        local = term.value[len(namespace) :]
        for name, known in self.prefixes.items():
            if known == namespace and _LOCAL.fullmatch(local):
                return f"{name}:{local}"
        return term.value


def _whole(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return str(term)
