"""Answers as rows with short names, CSV, JSON, XML and Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

import pyoxigraph as ox

from kg import tables
from kg.errors import GraphError, UsageError
from kg.rdf import write
from kg.rdf.terms import RDFS, namespace_of

FORMATS = ("table", "csv", "json", "xml", "ttl")
"""How an answer can be written."""

FAILURES = (RuntimeError, ValueError, OSError)
"""What the engine raises of a query that can be read but not be answered, also as late as at one of its rows."""

_Found: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_LOCAL = re.compile(r"\w[\w-]*")
_LABEL = ox.NamedNode(f"{RDFS}label")
_UNFIT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""What XML 1.0 cannot hold, in UTF-8."""

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
        for row in self._terms():
            yield [_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", self._short(term)) for term in row]

    def as_csv(self) -> str:
        """The rows with whole IRIs. Text that a spreadsheet would run as a formula gets an apostrophe before it."""
        if isinstance(self.found, ox.QueryBoolean):
            return tables.as_csv(self.header, [["true" if self.found else "false"]])
        return tables.as_csv(self.header, ([_whole(term) for term in row] for row in self._terms()))

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
            triples = _sorted(self.found)
            return write.turtle(triples, write.fitting(self.prefixes, triples))
        if form == "ttl":
            raise UsageError(
                "ttl: a SELECT or ASK gives no triples; choose table, csv, json or xml, or ask to CONSTRUCT."
            )
        kind = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}[form]
        try:
            written = cast("bytes", self.found.serialize(format=kind))
        except FAILURES as fault:
            raise failed(fault) from fault
        return (fit_for_xml(written) if form == "xml" else written).decode() + "\n"

    def _terms(self) -> Iterator[Iterable[object]]:
        """The rows, or the triples in order. Raises GraphError."""
        if isinstance(self.found, ox.QueryTriples):
            yield from _sorted(self.found)
        elif isinstance(self.found, ox.QuerySolutions):
            try:
                yield from self.found
            except FAILURES as fault:
                raise failed(fault) from fault

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


def failed(fault: Exception) -> GraphError:
    """What is said of a query that the engine could not answer."""
    return GraphError(f"the query failed: {fault}")


def fit_for_xml(written: bytes) -> bytes:
    """UTF-8 without the characters that XML cannot hold, not even as references."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}".encode(), written)


def _sorted(found: ox.QueryTriples) -> list[ox.Triple]:
    """The triples, each once, in the same order always; blank nodes get names that do not change. Raises GraphError."""
    try:
        graph = ox.Dataset(ox.Quad(*triple) for triple in found)
    except FAILURES as fault:
        raise failed(fault) from fault
    graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((quad.triple for quad in graph), key=lambda triple: [str(term) for term in triple])


def _whole(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return str(term)
