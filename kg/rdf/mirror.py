"""Turtle files as rdflib graphs, read by pyoxigraph.

rdflib's own parser takes 13 times as long (rdf notes, section 4); terms are turned over one by one and kept, since most
occur more than once. Apart from its neighbours because importing rdflib takes a fifth of a second.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import rdflib

from kg.rdf import bridge

_Node: TypeAlias = rdflib.URIRef | rdflib.BNode | rdflib.Literal


def graph(path: Path) -> rdflib.Graph:
    """The file as an rdflib graph with its prefixes. Raises GraphError."""
    parser = bridge.parse(path)
    found = rdflib.Graph(bind_namespaces="none")
    term = cache(node)
    try:
        found.addN((term(q.subject), term(q.predicate), term(q.object), found) for q in parser)
    except SyntaxError as fault:
        raise bridge.no_turtle(path, fault) from fault
    for name, namespace in parser.prefixes.items():
        found.bind(name, namespace)
    return found


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
