"""A built graph as a network: things are nodes, facts are edges, with what claims say of them as attributes.

GraphML and GEXF for Gephi, yEd and igraph; two CSV files with the headers of `neo4j-admin database import`.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, indent, tostring

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from kg import facts
from kg.model import Claim, Fact, Thing, kebab
from kg.rdf import read
from kg.rdf.terms import local_name

NODES, EDGES = "nodes.csv", "relationships.csv"
_DELIMITER = ";"
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""

_NODE_HEADER = ("id:ID", "name", "aliases:string[]", ":LABEL")
_EDGE_HEADER = (
    *(":START_ID", ":END_ID", ":TYPE", "claims:int", "documents:int", "statuses:string[]"),
    *("first", "last", "confidence:float", "evidence"),
)


def network(path: Path) -> nx.MultiDiGraph[str]:
    """The things and facts; a node's key is its IRI, an edge's key the relation.

    Nodes have `label` and `kind`; edges `label` (the relation), `claims`, `documents`, `statuses`, `first` and `last`
    (days, empty where unknown), `confidence` (of the surest claim) and `evidence` (its sentence).
    """
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    gathered = facts.gather(read.read(path)[1])
    for thing in _things(gathered):
        found.add_node(thing.id, label=_fit(thing.name), kind=local_name(thing.type))
    for fact in gathered:
        found.add_edge(fact.subject.id, fact.object.id, key=kebab(fact.relation), **_said(fact))
    return found


def graphml(path: Path) -> str:
    """The network as GraphML."""
    graph = network(path)
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(graph)
    return _xml(writer.xml)


def gexf(path: Path) -> str:
    """The network as GEXF 1.2, as Gephi reads it."""
    graph = network(path)
    edges = ((source, target, {"kind": key, **said}) for source, target, key, said in graph.edges(keys=True, data=True))
    flat: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    numbers = {node: number for number, node in enumerate(graph)}
    for node, said in graph.nodes(data=True):
        flat.add_node(numbers[node], iri=node, **said)
    for number, (source, target, said) in enumerate(edges):
        flat.add_edge(numbers[source], numbers[target], key=number, id=number, **said)
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(flat)
    for meta in writer.xml.iter():
        meta.attrib.pop("lastmodifieddate", None)  # equal graphs give equal bytes
    return _xml(writer.xml)


def neo4j(path: Path) -> dict[str, str]:
    """The network as the two CSV files, by name: import with `--nodes=nodes.csv --relationships=relationships.csv`."""
    found = facts.gather(read.read(path)[1])
    nodes = ((thing.id, thing.name, _list(thing.aliases), local_name(thing.type)) for thing in _things(found))
    edges = ((fact.subject.id, fact.object.id, _upper(fact.relation), *_cells(fact)) for fact in found)
    return {NODES: _csv(_NODE_HEADER, nodes), EDGES: _csv(_EDGE_HEADER, edges)}


def _things(found: Iterable[Fact]) -> list[Thing]:
    both = {thing.id: thing for fact in found for thing in (fact.subject, fact.object)}
    return [both[iri] for iri in sorted(both)]


def _said(fact: Fact) -> dict[str, str | int | float]:
    claims, documents, statuses, first, last, confidence, evidence = _cells(fact)
    return {
        "label": kebab(fact.relation),
        "claims": claims,
        "documents": documents,
        "statuses": statuses,
        "first": first,
        "last": last,
        "confidence": confidence,
        "evidence": _fit(evidence),
    }


def _cells(fact: Fact) -> tuple[int, int, str, str, str, float, str]:
    claims = fact.claims
    days = sorted(claim.date for claim in claims if claim.date) or [""]
    surest = max(claims, key=lambda claim: (claim.confidence, claim.id))
    documents = len({claim.document for claim in claims})
    statuses = _list(_counted(claims))
    return len(claims), documents, statuses, days[0], days[-1], surest.confidence, surest.sentence


def _counted(claims: Sequence[Claim]) -> Iterator[str]:
    for status, count in sorted(Counter(claim.status.value for claim in claims).items()):
        yield f"{status} {count}" if count > 1 else status


def _list(words: Iterable[str]) -> str:
    return _DELIMITER.join(word.replace(_DELIMITER, ",") for word in words)


def _upper(relation: str) -> str:
    return kebab(relation).replace("-", "_").upper()


def _csv(header: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue()


def _fit(words: str) -> str:
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", words)


def _xml(root: Element) -> str:
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
