"""A built graph in the formats of other tools, made of its Turtle file alone.

| format | what | opens in |
|---|---|---|
| `ttl`, `nt` | Turtle and N-Triples of the graph | every RDF tool |
| `trig`, `nq` | the same, one named graph an article; things and plain triples in the default graph | quad stores |
| `jsonld` | JSON-LD with a context of short names | web tools |
| `ttl12` | Turtle of RDF 1.2: each claim reifies its triple | Oxigraph, Jena 6, RDF4J 6 |
| `graphml`, `gexf` | things as nodes, facts as edges | yEd, igraph, networkx; Gephi |
| `neo4j` | two CSV files for `neo4j-admin database import` | Neo4j |
| `derived` | what the rules of the ontology derive, and from which claims | every RDF tool |
| `void` | a description of the data set | catalogues |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.export import dataset, jsonld, networks, rebase, void
from kg.rdf import derive

__all__ = ["FOLDERS", "TEXTS", "derive", "rebase", "void"]

TEXTS: Mapping[str, Callable[[Path], str]] = {
    "ttl": dataset.turtle,
    "nt": dataset.ntriples,
    "trig": dataset.trig,
    "nq": dataset.nquads,
    "jsonld": jsonld.text,
    "ttl12": dataset.turtle12,
    "graphml": networks.graphml,
    "gexf": networks.gexf,
    "derived": derive.turtle,
    "void": void.text,
}
"""Format -> what makes its text of a graph's Turtle file."""

FOLDERS: Mapping[str, Callable[[Path], Mapping[str, str]]] = {"neo4j": networks.neo4j}
"""Format -> what makes its files, by name."""
