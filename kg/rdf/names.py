"""What the shipped ontology files declare: their terms by namespace, and the prefixes they want for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox

from kg import locations
from kg.rdf import bridge, terms

_FOREIGN = "vocabularies.ttl"
"""Declares some terms of other vocabularies, not all of any."""

_VANN = "http://purl.org/vocab/vann/preferredNamespace"


def prefixes(iris: Iterable[str] = ()) -> dict[str, str]:
    """The prefix table of a graph, with the namespaces of `iris`, named as their ontologies want."""
    return terms.prefixes(iris, _read()[0])


def declared() -> Mapping[str, frozenset[str]]:
    """Namespace -> the local names that the ontologies declare in it; hash namespaces alone."""
    return _read()[1]


@cache
def _read() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    wanted: dict[str, dict[str, str]] = {}
    found: dict[str, set[str]] = {}
    for path in sorted(locations.ontologies().rglob("*.ttl")):
        if path.name == _FOREIGN:
            continue
        for quad in bridge.parse(path):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            namespace = terms.namespace_of(quad.subject.value)
            if namespace.endswith("#"):
                found.setdefault(namespace, set()).add(quad.subject.value[len(namespace) :])
            if quad.predicate.value.startswith(_VANN) and isinstance(quad.object, ox.Literal):
                said = wanted.setdefault(quad.subject.value, {})
                said[quad.predicate.value.removeprefix(_VANN)] = quad.object.value
    preferred = {said["Uri"]: said["Prefix"] for _, said in sorted(wanted.items()) if {"Uri", "Prefix"} <= said.keys()}
    return preferred, {namespace: frozenset(names) for namespace, names in found.items()}
