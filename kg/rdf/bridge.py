"""Turtle files into stores: pyoxigraph reads, rdflib or pyoxigraph holds what was read.

rdflib's own parser takes 13 times as long as pyoxigraph's (rdf notes, section 4); terms are turned over one by one and
kept, since most occur more than once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import rdflib

from kg.errors import GraphError

_Node: TypeAlias = rdflib.URIRef | rdflib.BNode | rdflib.Literal


def graph(path: Path) -> rdflib.Graph:
    """The file as an rdflib graph with its prefixes. Raises GraphError."""
    parser = parse(path)
    found = rdflib.Graph(bind_namespaces="none")
    term = cache(node)
    try:
        found.addN((term(q.subject), term(q.predicate), term(q.object), found) for q in parser)
    except SyntaxError as fault:
        raise _no_turtle(path, fault) from fault
    for name, namespace in parser.prefixes.items():
        found.bind(name, namespace)
    return found


def store(path: Path, folder: Path | None = None) -> ox.Store:
    """The file in a store in memory, or in `folder`, which must be empty or not there. Raises GraphError."""
    found = ox.Store(str(folder)) if folder else ox.Store()
    try:
        found.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except OSError as fault:
        raise _unreadable(path, fault) from fault
    except SyntaxError as fault:
        raise _no_turtle(path, fault) from fault
    return found


def parse(path: Path) -> ox.QuadParser:
    """A reader of the file's triples.

    Raises:
        GraphError: There is no such file.
    """
    try:
        return ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    except OSError as fault:
        raise _unreadable(path, fault) from fault


def prefixes(path: Path) -> dict[str, str]:
    """The prefixes that stand at the head of the file. Raises GraphError."""
    parser = parse(path)
    try:
        next(parser, None)
    except SyntaxError as fault:
        raise _no_turtle(path, fault) from fault
    return dict(sorted(parser.prefixes.items()))


def node(term: object) -> _Node:
    """The term in rdflib's form, its spelling kept."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language or term.datatype.value == f"{rdflib.XSD}string":
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise TypeError(f"{term!r} is no term of RDF 1.1")


def _unreadable(path: Path, fault: OSError) -> GraphError:
    cure = f"Make a graph with: kg build ARTICLE... -o {path.parent}"
    return GraphError(f"{path}: {fault.strerror or fault or 'there is no such file'}. {cure}")


def _no_turtle(path: Path, fault: SyntaxError) -> GraphError:
    return GraphError(f"{path}:{fault.lineno}: is no Turtle: {fault.msg}. Build the graph again, or mend this line.")
