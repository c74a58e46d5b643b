"""A built graph described as a data set: VoID and Dublin Core, without a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.export import dataset
from kg.model import content_hash
from kg.rdf import bridge, terms, write
from kg.rdf import names as known
from kg.rdf.bridge import Plain
from kg.rdf.build import P
from kg.rdf.terms import DATA, DCT, PROV, RDF

TITLE = "Knowledge graph of negotiations"
VOID = "http://rdfs.org/ns/void#"
RIGHTS = "Sentences are quoted from the articles named; rights in them stay with their publishers."


def text(path: Path, licence: str = "", *, title: str = TITLE) -> str:
    """The description of the graph in Turtle: counts, classes, properties, namespaces, licence, and what made it.

    `licence` is the IRI of the data's licence; without it none is stated, since only the owner of the data can choose it.

    Raises:
        UsageError: The licence is no IRI.
    """
    store = bridge.store(path)
    triples = [ox.Triple(*found) for found in sorted(set(_described(store, licence, title)), key=dataset.key)]
    names = {**known.prefixes(), **bridge.prefixes(path), "void": VOID, "data": DATA}
    return write.turtle(triples, write.fitting(names, triples))


def _described(store: ox.Store, licence: str, title: str) -> Iterator[Plain]:
    kinds = Counter(kind for _, _, kind in bridge.triples(store, P["type"]) if isinstance(kind, ox.NamedNode))
    properties = Counter(predicate for _, predicate, _ in bridge.triples(store))
    subjects = {subject for subject, _, _ in bridge.triples(store)}
    identity = content_hash(len(store), sorted((node.value, count) for node, count in properties.items()))
    data = ox.NamedNode(f"{DATA}dataset/d{identity}")
    yield _said(data, RDF, "type", _void("Dataset"))
    yield _said(data, DCT, "title", terms.text(title, "en"))
    yield _said(data, DCT, "rights", terms.text(RIGHTS, "en"))
    if licence:
        yield _said(data, DCT, "license", licence_of(licence))
    yield _said(data, VOID, "uriSpace", terms.text(DATA))
    yield _said(data, VOID, "feature", ox.NamedNode("http://www.w3.org/ns/formats/Turtle"))
    for name, count in (("triples", len(store)), ("entities", len(subjects)), ("distinctSubjects", len(subjects))):
        yield _said(data, VOID, name, terms.whole(count))
    yield _said(data, VOID, "classes", terms.whole(len(kinds)))
    yield _said(data, VOID, "properties", terms.whole(len(properties)))
    for namespace in sorted({terms.namespace_of(node.value) for node in (*kinds, *properties)}):
        yield _said(data, VOID, "vocabulary", ox.NamedNode(namespace))
    for _, _, run in bridge.triples(store, P["generated"]):
        yield _said(data, PROV, "wasGeneratedBy", run)
    yield from _partitions(data, "classPartition", "class", "entities", kinds.items())
    yield from _partitions(data, "propertyPartition", "property", "triples", properties.items())


def _partitions(
    data: ox.NamedNode, kind: str, of: str, counts: str, found: Iterable[tuple[ox.NamedNode, int]]
) -> Iterator[Plain]:
    """A part of the data set for each class or property, with its count."""
    for node, count in found:
        part = ox.NamedNode(f"{data.value}-{of}-{content_hash(node.value)}")
        yield _said(data, VOID, kind, part)
        yield _said(part, VOID, of, node)
        yield _said(part, VOID, counts, terms.whole(count))


def licence_of(iri: str) -> ox.NamedNode:
    """The licence that an address names.

    Raises:
        UsageError: It is no address.
    """
    found = terms.address(iri)
    if isinstance(found, ox.NamedNode):
        return found
    raise UsageError(
        f"{iri}: is no address of a licence; give one such as https://creativecommons.org/licenses/by/4.0/"
    )


def _said(subject: ox.NamedNode, namespace: str, name: str, value: ox.NamedNode | ox.Literal) -> Plain:
    return subject, ox.NamedNode(namespace + name), value


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(VOID + name)
