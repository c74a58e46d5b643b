"""A built graph as JSON-LD with a context of short names, one object a subject. Processors of 1.0 and of 1.1 read it.

Written here because rdflib's writer takes half a minute at 100,000 triples and pyoxigraph's has no context.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.export import dataset
from kg.rdf import bridge
from kg.rdf.bridge import Plain
from kg.rdf.build import P
from kg.rdf.terms import XSD, namespace_of

_Object: TypeAlias = dict[str, Any]
_WORDS = {name: node.value for name, node in P.items() if name not in {"type", "subject", "predicate", "object"}}


def text(path: Path) -> str:
    """The graph as JSON-LD; ends in a line break. Sorted as its Turtle is."""
    found = dataset.triples(bridge.store(path))
    names = _Names(dataset.prefixes(path, found))
    graph = [_node(names, subject, group) for subject, group in groupby(found, key=itemgetter(0))]
    return json.dumps({"@context": names.context(), "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


class _Names:
    """Short names of IRIs: words of the context for kg's own predicates, prefixes for all else."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = dict(prefixes)
        self._of_namespace = {namespace: name for name, namespace in sorted(prefixes.items(), reverse=True)}
        self._words = {iri: word for word, iri in _WORDS.items() if word not in prefixes}

    def context(self) -> _Object:
        """The context: prefixes, then words."""
        words = {word: self.iri(iri) for iri, word in self._words.items()}
        return {**dict(sorted(self._prefixes.items())), **dict(sorted(words.items()))}

    def predicate(self, iri: str) -> str:
        """The key for a predicate."""
        return self._words.get(iri) or self.iri(iri)

    def iri(self, iri: str) -> str:
        """The IRI with a prefix where it has one."""
        namespace = namespace_of(iri)
        name = self._of_namespace.get(namespace)
        # What begins with two slashes would be read as an address.
        return f"{name}:{iri[len(namespace) :]}" if name and not iri[len(namespace) :].startswith("//") else iri


def _node(names: _Names, subject: ox.NamedNode, found: Iterable[Plain]) -> _Object:
    node: _Object = {"@id": names.iri(subject.value)}
    for predicate, group in groupby(found, key=itemgetter(1)):
        if predicate == P["type"]:
            node["@type"] = [names.iri(value.value) for _, _, value in group]
        else:
            node[names.predicate(predicate.value)] = [_value(names, value) for _, _, value in group]
    return node


def _value(names: _Names, term: ox.NamedNode | ox.Literal) -> _Object | str:
    if isinstance(term, ox.NamedNode):
        return {"@id": names.iri(term.value)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == f"{XSD}string":
        return {"@value": term.value}
    return {"@value": term.value, "@type": names.iri(term.datatype.value)}
