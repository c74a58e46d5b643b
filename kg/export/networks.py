"""A built graph as a network: things are nodes, facts are edges, with what claims say of them as attributes.

GraphML and GEXF for Gephi, yEd and igraph; two CSV files with the headers of `neo4j-admin database import`. Both kinds of
XML keep to their schemas, and a thing or fact has the same id in every file, so that files can be put together.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kg import facts
from kg.model import Claim, Fact, Thing, content_hash, kebab
from kg.rdf import bridge, read
from kg.rdf.build import is_value
from kg.rdf.terms import local_name, namespace_of

NODES, EDGES = "nodes.csv", "relationships.csv"
_DELIMITER = ";"
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""

_NODE_HEADER = ("id:ID", "name", "aliases:string[]", ":LABEL")
_EDGE_HEADER = (
    *(":START_ID", ":END_ID", ":TYPE", "claims:int", "documents:int", "statuses:string[]"),
    *("first", "last", "confidence:float", "evidence"),
)
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_GEXF = "http://gexf.net/1.3"
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"

_Said: TypeAlias = Mapping[str, str | int | float]
"""Attributes of a node or an edge, by name; the types of each name are the same everywhere."""

_NODE: _Said = {"label": "", "kind": "", "iri": ""}
_EDGE: _Said = {
    "label": "",
    "claims": 0,
    "documents": 0,
    "statuses": "",
    "first": "",
    "last": "",
    "confidence": 0.0,
    "evidence": "",
}
_TYPES = {str: "string", int: "int", float: "double"}


@dataclass(frozen=True, slots=True)
class _Network:
    """Nodes by IRI, sorted; edges with the IRIs of their ends and their id."""

    nodes: Mapping[str, _Said]
    edges: Sequence[tuple[str, str, str, _Said]]


def graphml(path: Path) -> str:
    """The network as GraphML; a node's id is its IRI with a prefix, or a hash where that is no name of XML.

    Nodes have `label`, `kind` and `iri`; edges `label` (the relation), `claims`, `documents`, `statuses`, `first` and
    `last` (days, left out where unknown), `confidence` (of the surest claim) and `evidence` (its sentence).
    """
    found = _network(path)
    prefixes = {namespace: name for name, namespace in bridge.prefixes(path).items()}
    names = {iri: _token(iri, prefixes) for iri in found.nodes}
    root = Element("graphml", _root(_GRAPHML, f"{_GRAPHML}/1.0/graphml.xsd"))
    for kind, declared in (("node", _NODE), ("edge", _EDGE)):
        for name, value in declared.items():
            about = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": _TYPES[type(value)]}
            SubElement(root, "key", about)
    graph = SubElement(root, "graph", {"edgedefault": "directed"})
    for iri, said in found.nodes.items():
        _data(SubElement(graph, "node", {"id": names[iri]}), "node", said)
    for source, target, name, said in found.edges:
        ends = {"id": name, "source": names[source], "target": names[target]}
        _data(SubElement(graph, "edge", ends), "edge", said)
    return _xml(root)


def gexf(path: Path) -> str:
    """The network as GEXF 1.3, with the attributes of `graphml`; a node's id is its IRI.

    An edge's `kind` is the relation: Gephi keeps edges between the same two nodes apart by it. Its weight counts claims.
    """
    found = _network(path)
    root = Element("gexf", {**_root(_GEXF, f"{_GEXF}/gexf.xsd"), "version": "1.3"})
    SubElement(SubElement(root, "meta"), "creator").text = "parley-kg"
    graph = SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for kind, declared in (("node", _NODE), ("edge", _EDGE)):
        attributes = SubElement(graph, "attributes", {"class": kind, "mode": "static"})
        for name, value in list(declared.items())[1:]:
            about = {"id": name, "title": name, "type": _TYPES[type(value)].replace("int", "integer")}
            SubElement(attributes, "attribute", about)
    nodes, edges = SubElement(graph, "nodes"), SubElement(graph, "edges")
    for iri, said in found.nodes.items():
        _values(SubElement(nodes, "node", {"id": iri, "label": str(said["label"])}), said)
    for source, target, name, said in found.edges:
        label = str(said["label"])
        about = {"id": name, "source": source, "target": target, "label": label, "kind": label}
        _values(SubElement(edges, "edge", {**about, "weight": str(said["claims"])}), said)
    return _xml(root)


def neo4j(path: Path) -> dict[str, str]:
    """The network as the two CSV files, by name, with no line break inside of a cell.

    `neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv neo4j` takes them as they are.
    """
    found = facts.gather(read.read(path)[1])
    nodes = ((thing.id, _fit(thing.name), _list(thing.aliases), local_name(thing.type)) for thing in _things(found))
    edges = ((fact.subject.id, fact.object.id, _upper(fact.relation), *_cells(fact)) for fact in found)
    return {NODES: _csv(_NODE_HEADER, nodes), EDGES: _csv(_EDGE_HEADER, edges)}


def _network(path: Path) -> _Network:
    gathered = facts.gather(read.read(path)[1])
    nodes = {
        thing.id: {
            "label": _fit(thing.name),
            "kind": local_name(thing.type),
            "iri": "" if is_value(thing) else thing.id,
        }
        for thing in _things(gathered)
    }
    edges = [(fact.subject.id, fact.object.id, _edge_id(fact), _said(fact)) for fact in gathered]
    return _Network(nodes, edges)


def _things(found: Iterable[Fact]) -> list[Thing]:
    both = {thing.id: thing for fact in found for thing in (fact.subject, fact.object)}
    return [both[iri] for iri in sorted(both)]


def _edge_id(fact: Fact) -> str:
    return f"e{content_hash(fact.subject.id, fact.relation, fact.object.id)}"


def _said(fact: Fact) -> _Said:
    return dict(zip(_EDGE, (kebab(fact.relation), *_cells(fact)), strict=True))


def _cells(fact: Fact) -> tuple[int, int, str, str, str, float, str]:
    claims = fact.claims
    days = sorted(claim.date for claim in claims if claim.date) or [""]
    surest = max(claims, key=lambda claim: (claim.confidence, claim.id))
    documents = len({claim.document for claim in claims})
    statuses = _list(_counted(claims))
    return len(claims), documents, statuses, days[0], days[-1], surest.confidence, _fit(surest.sentence)


def _counted(claims: Sequence[Claim]) -> Iterator[str]:
    for status, count in sorted(Counter(claim.status.value for claim in claims).items()):
        yield f"{status} {count}" if count > 1 else status


def _list(words: Iterable[str]) -> str:
    return _DELIMITER.join(_fit(word.replace(_DELIMITER, ",")) for word in words)


def _upper(relation: str) -> str:
    return kebab(relation).replace("-", "_").upper()


def _csv(header: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue()


def _fit(words: str) -> str:
    """The words on one line, without characters that XML cannot hold."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", " ".join(words.split()))


def _token(iri: str, prefixes: Mapping[str, str]) -> str:
    """The IRI with its prefix, if XML takes that for a name token (NMTOKEN), else a hash."""
    namespace = namespace_of(iri)
    short = f"{prefixes.get(namespace, '')}:{iri[len(namespace) :]}"
    return short if namespace in prefixes and re.fullmatch(r"[A-Za-z0-9._:-]+", short) else f"n{content_hash(iri)}"


def _root(namespace: str, schema: str) -> dict[str, str]:
    return {"xmlns": namespace, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{namespace} {schema}"}


def _data(element: Element, kind: str, said: _Said) -> None:
    for name, value in said.items():
        if value != "":
            SubElement(element, "data", {"key": f"{kind}-{name}"}).text = str(value)


def _values(element: Element, said: _Said) -> None:
    values = SubElement(element, "attvalues")
    for name, value in list(said.items())[1:]:  # the label is an attribute of XML
        if value != "":
            SubElement(values, "attvalue", {"for": name, "value": str(value)})


def _xml(root: Element) -> str:
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
