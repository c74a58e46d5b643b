"""A built graph as RDF: triples, quads with a named graph an article, and reifiers of RDF 1.2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.rdf import bridge, names, write
from kg.rdf.bridge import Plain
from kg.rdf.build import P, order
from kg.rdf.terms import RDF, namespace_of

_REIFIES = ox.NamedNode(f"{RDF}reifies")
_HOME = (P["derived"], P["source"])
"""What leads from a claim or a sentence to its article."""


def turtle(path: Path) -> str:
    """The graph as Turtle, sorted as `kg build` writes it, whoever wrote the file."""
    found = triples(bridge.store(path))
    return write.turtle((ox.Triple(*triple) for triple in found), prefixes(path, found))


def ntriples(path: Path) -> str:
    """The graph as N-Triples, sorted."""
    return write.serialized((ox.Triple(*triple) for triple in triples(bridge.store(path))), ox.RdfFormat.N_TRIPLES)


def trig(path: Path) -> str:
    """The graph as TriG, a named graph an article."""
    found = quads(path)
    return write.trig(found, prefixes(path, triples(bridge.store(path))))


def nquads(path: Path) -> str:
    """The graph as N-Quads, a named graph an article."""
    return write.serialized(quads(path), ox.RdfFormat.N_QUADS)


def turtle12(path: Path) -> str:
    """The graph as Turtle of RDF 1.2: each claim also reifies its triple, so that `{| ... |}` finds it in a query."""
    store = bridge.store(path)
    found = triples(store)
    parts = {claim: ox.Triple(*triple) for claim, triple in _claimed(store)}
    said: list[ox.Triple] = []
    for subject, predicate, value in found:
        if predicate == P["type"] and subject in parts:
            said.append(ox.Triple(subject, _REIFIES, parts[subject]))
        said.append(ox.Triple(subject, predicate, value))
    return write.turtle(said, prefixes(path, found))


def quads(path: Path) -> list[ox.Quad]:
    """The triples, those about an article, its sentences and its claims in the graph of that article's IRI.

    Things, plain triples, publishers and runs stay in the default graph: they belong to no one article. Sorted by graph.
    """
    store = bridge.store(path)
    homes = dict(_homes(store))
    found = triples(store)
    found.sort(key=lambda triple: homes[triple[0]].value if triple[0] in homes else "")  # stable: subjects stay sorted
    return [ox.Quad(*triple, homes.get(triple[0], ox.DefaultGraph())) for triple in found]


def triples(store: ox.Store) -> list[Plain]:
    """The triples of the store in the order in which `kg build` writes them."""
    return sorted(bridge.triples(store), key=key)


def key(triple: Plain) -> tuple[str, int, str, str]:
    """What sorts triples as `kg build` does."""
    return (triple[0].value, *order(triple[1:]))


def prefixes(path: Path, found: Iterable[Plain]) -> dict[str, str]:
    """The prefixes of the file, and those of kg that it lacks and the triples need."""
    own = bridge.prefixes(path)
    used = {namespace_of(predicate.value) for _, predicate, _ in found}
    return {**{name: iri for name, iri in names.prefixes().items() if iri in used and iri not in own.values()}, **own}


def _homes(store: ox.Store) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """The subjects that belong to an article, with its IRI."""
    for article, _, _ in bridge.triples(store, P["identifier"]):
        yield article, article
    for predicate in _HOME:
        for subject, _, home in bridge.triples(store, predicate):
            if isinstance(home, ox.NamedNode):
                yield subject, home
                for _, _, selector in bridge.triples(store, P["selector"], subject):
                    if isinstance(selector, ox.NamedNode):
                        yield selector, home


def _claimed(store: ox.Store) -> Iterator[tuple[ox.NamedNode, Plain]]:
    """The claims with what they say."""
    for claim, _, relation in bridge.triples(store, P["predicate"]):
        for _, _, subject in bridge.triples(store, P["subject"], claim):
            for _, _, end in bridge.triples(store, P["object"], claim):
                if isinstance(subject, ox.NamedNode) and isinstance(relation, ox.NamedNode):
                    yield claim, (subject, relation, end)
