"""Turtle files as rdflib graphs, and rdflib graphs as Turtle, both by way of pyoxigraph.

rdflib's own parser takes 13 times as long and its writer 80 times (rdf notes, section 4). Small graphs are copied into
rdflib's memory, term by term; where `oxrdflib` is installed, large ones stay in an Oxigraph store that rdflib looks into.
Apart from its neighbours because importing rdflib takes a fifth of a second.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import GraphError
from kg.rdf import bridge, write
from kg.rdf.build import order
from kg.rdf.cache import LARGE, opened

_Node: TypeAlias = rdflib.URIRef | rdflib.BNode | rdflib.Literal
_Term: TypeAlias = ox.NamedNode | ox.Literal


def graph(path: Path, large: int = LARGE) -> rdflib.Graph:
    """The file as an rdflib graph with its prefixes; a file above `large` bytes in an Oxigraph store, not to be written to.

    Raises:
        GraphError: The file is not there or no Turtle.
    """
    within = path.is_file() and path.stat().st_size > large and importlib.util.find_spec("oxrdflib") is not None
    found = _looking_into(opened(path, large=large)) if within else _copied(path)
    for name, namespace in bridge.prefixes(path).items():
        found.bind(name, namespace)
    return found


def turtle(found: rdflib.Graph) -> str:
    """The graph as Turtle in the order that `kg build` writes, whatever store it is in, with the prefixes that it uses.

    Raises:
        GraphError: The graph has a blank node.
    """
    triples = [(_iri(s), _iri(p), _term(o)) for s, p, o in found]
    triples.sort(key=lambda triple: (triple[0].value, *order(triple[1:])))
    said = [ox.Triple(*triple) for triple in triples]
    return write.turtle(said, write.fitting({name: str(iri) for name, iri in found.namespaces()}, said))


def copied(triples: Iterable[ox.Triple | ox.Quad]) -> rdflib.Graph:
    """The triples in rdflib's memory, without prefixes."""
    found = rdflib.Graph(bind_namespaces="none")
    term = cache(node)  # most terms occur more than once
    found.addN((term(said.subject), term(said.predicate), term(said.object), found) for said in triples)
    return found


def _copied(path: Path) -> rdflib.Graph:
    try:
        return copied(bridge.parse(path))
    except SyntaxError as fault:
        raise bridge.no_turtle(path, fault) from fault


def _looking_into(store: ox.Store) -> rdflib.Graph:
    plugin = importlib.import_module("oxrdflib").OxigraphStore(store=store)
    return rdflib.Graph(store=plugin, identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")


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


def _iri(term: object) -> ox.NamedNode:
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    raise GraphError(f"{term}: only IRIs can be subjects and predicates here; give the node an IRI.")


def _term(term: object) -> _Term:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return (
            ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(str(term))
        )
    return _iri(term)
