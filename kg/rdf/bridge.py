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
    node = cache(_node)
    try:
        found.addN((node(q.subject), node(q.predicate), node(q.object), found) for q in parser)
    except SyntaxError as fault:
        raise no_turtle(path, fault) from fault
    for name, namespace in parser.prefixes.items():
        found.bind(name, namespace)
    return found


def parse(path: Path) -> ox.QuadParser:
    """A reader of the file's triples.

    Raises:
        GraphError: There is no such file.
    """
    try:
        return ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    except OSError as fault:
        raise unreadable(path, fault) from fault


def unreadable(path: Path, fault: OSError) -> GraphError:
    """The message about a file that is not there or cannot be opened."""
    cure = f"Make a graph with: kg build ARTICLE... -o {path.parent}"
    return GraphError(f"{path}: {fault.strerror or 'there is no such file'}. {cure}")


def no_turtle(path: Path, fault: SyntaxError) -> GraphError:
    """The message about a file that is no Turtle."""
    return GraphError(f"{path}:{fault.lineno}: is no Turtle: {fault.msg}. Build the graph again, or mend this line.")


def _node(term: object) -> _Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language or term.datatype.value == f"{rdflib.XSD}string":
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise TypeError(f"{term!r} is no term of RDF 1.1")
