"""What the endpoint and its graph are, as RDF: SPARQL 1.1 Service Description and VoID. No blank nodes, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.export import void
from kg.export.dataset import key
from kg.model import BASE
from kg.rdf import derive, terms, write
from kg.rdf.bridge import Plain
from kg.serve.formats import GRAPHS, TABLES

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES: Mapping[object, str] = {
    ox.QueryResultsFormat.JSON: "SPARQL_Results_JSON",
    ox.QueryResultsFormat.XML: "SPARQL_Results_XML",
    ox.QueryResultsFormat.CSV: "SPARQL_Results_CSV",
    ox.QueryResultsFormat.TSV: "SPARQL_Results_TSV",
    ox.RdfFormat.TURTLE: "Turtle",
    ox.RdfFormat.N_TRIPLES: "N-Triples",
    ox.RdfFormat.RDF_XML: "RDF_XML",
    ox.RdfFormat.JSON_LD: "JSON-LD",
}
_PREFIXES = {
    "sd": SD,
    "void": void.VOID,
    "dct": terms.DCT,
    "format": _FORMATS,
    "prov": terms.PROV,
    "rdf": terms.RDF,
    "rdfs": terms.RDFS,
    "xsd": terms.XSD,
}

_Said: TypeAlias = tuple[str, str, str | int | ox.Literal]
"""Subject, predicate and object; a string is an IRI."""


def service(root: str, about: Mapping[str, Any], kind: str) -> bytes:
    """The description of the endpoint below the address `root`, in the media type `kind`."""
    endpoint = f"{root}/sparql"
    said = [
        (endpoint, f"{terms.RDF}type", f"{SD}Service"),
        (endpoint, f"{SD}endpoint", endpoint),
        (endpoint, f"{SD}supportedLanguage", f"{SD}SPARQL11Query"),
        *((endpoint, f"{SD}resultFormat", _FORMATS + name) for name in _names()),
        (endpoint, f"{SD}defaultDataset", f"{endpoint}#dataset"),
        (f"{endpoint}#dataset", f"{terms.RDF}type", f"{SD}Dataset"),
        (f"{endpoint}#dataset", f"{SD}defaultGraph", f"{endpoint}#graph"),
        (f"{endpoint}#graph", f"{terms.RDF}type", f"{SD}Graph"),
        (f"{endpoint}#graph", f"{void.VOID}triples", about["triples"]),
        (f"{endpoint}#graph", f"{terms.RDFS}seeAlso", f"{root}/void"),
        *(_apart(endpoint, about["derived"]) if about["derived"] else ()),
    ]
    return _written(said, kind)


def _apart(endpoint: str, triples: int) -> Iterator[_Said]:
    """The named graph of what rules derive."""
    yield f"{endpoint}#dataset", f"{SD}namedGraph", f"{endpoint}#derived"
    yield f"{endpoint}#derived", f"{terms.RDF}type", f"{SD}NamedGraph"
    yield f"{endpoint}#derived", f"{SD}name", derive.GRAPH.value
    yield f"{endpoint}#derived", f"{SD}graph", f"{endpoint}#derived-graph"
    yield f"{endpoint}#derived-graph", f"{terms.RDF}type", f"{SD}Graph"
    yield f"{endpoint}#derived-graph", f"{void.VOID}triples", triples


def dataset(root: str, about: Mapping[str, Any], kind: str) -> bytes:
    """VoID of the graph: its size, and how often each property and each class is used."""
    return _written(_void(f"{root}/void#dataset", root, about), kind)


def _names() -> list[str]:
    return sorted({_FORMAT_NAMES[form] for form in (*TABLES.values(), *GRAPHS.values())})


def _void(graph: str, root: str, about: Mapping[str, Any]) -> Iterator[_Said]:
    yield graph, f"{terms.RDF}type", f"{void.VOID}Dataset"
    yield graph, f"{terms.DCT}title", terms.text(void.TITLE, "en")
    yield graph, f"{terms.DCT}rights", terms.text(void.RIGHTS, "en")
    if about.get("licence"):
        yield graph, f"{terms.DCT}license", about["licence"]
    for run in about.get("runs", ()):
        yield graph, f"{terms.PROV}wasGeneratedBy", run
    yield graph, f"{void.VOID}sparqlEndpoint", f"{root}/sparql"
    yield graph, f"{void.VOID}uriSpace", terms.text(f"{BASE}id/")
    yield graph, f"{void.VOID}triples", about["triples"]
    yield graph, f"{void.VOID}distinctSubjects", about["subjects"]
    yield graph, f"{void.VOID}distinctObjects", about["objects"]
    yield graph, f"{void.VOID}properties", len(about["properties"])
    yield graph, f"{void.VOID}classes", len(about["classes"])
    for namespace in sorted({terms.namespace_of(iri) for iri in about["properties"]} - {""}):
        yield graph, f"{void.VOID}vocabulary", namespace
    yield from _partitions(graph, "property", f"{void.VOID}triples", about["properties"])
    yield from _partitions(graph, "class", f"{void.VOID}entities", about["classes"])


def _partitions(graph: str, kind: str, counted: str, counts: Mapping[str, int]) -> Iterator[_Said]:
    for number, (iri, count) in enumerate(sorted(counts.items())):
        part = f"{graph.removesuffix('#dataset')}#{kind}-{number}"
        yield graph, f"{void.VOID}{kind}Partition", part
        yield part, void.VOID + kind, iri
        yield part, counted, count


def _plain(said: _Said) -> Plain:
    subject, predicate, value = said
    target = terms.whole(value) if isinstance(value, int) else ox.NamedNode(value) if isinstance(value, str) else value
    return ox.NamedNode(subject), ox.NamedNode(predicate), target


def _written(said: Iterable[_Said], kind: str) -> bytes:
    ordered = [ox.Triple(*found) for found in sorted(map(_plain, said), key=key)]
    if GRAPHS[kind] == ox.RdfFormat.TURTLE:
        return write.turtle(ordered, write.fitting(_PREFIXES, ordered)).encode()
    return ox.serialize(ordered, format=GRAPHS[kind]) or b""
