"""The words of a query: which prefixes it may use, and which names in it nobody knows.

SPARQL itself finds no fault with a property that does not exist: it answers with no rows. So names in the namespaces of
our ontologies are looked up before the query runs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.query.questions import nearest
from kg.rdf import bridge, names

_BESIDE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\s]*>|\#[^\n]*"
)
"""Strings, IRIs and comments: what looks like a name in there is none."""

_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w:?$@-])([A-Za-z][\w.-]*)(?:(:)([\w-](?:[\w.-]*[\w-])?)?+(?![%\\:]))?")
"""A word; with a colon it is a name. Words without are taken too, so that no text is gone over twice. What escapes
characters or has further colons is let through."""

_USED = "ASK { { ?s %(node)s ?o } UNION { ?s ?p %(node)s } UNION { %(node)s ?p ?o } }"


def prefixes(graph: Path) -> dict[str, str]:
    """The prefixes of kg and those of the graph's file; the file's own count where both have one."""
    return {**names.prefixes(names.declared()), **bridge.prefixes(graph)}


def check(text: str, known: Mapping[str, str], store: ox.Store) -> None:
    """Find fault with prefixes that nobody declared, and with names that neither an ontology nor the graph has.

    Raises:
        GraphError: With the place and the nearest name.
    """
    declared = {**known, **dict(_DECLARED.findall(text))}
    bare = _BESIDE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), _DECLARED.sub(_blank, text))
    places: dict[tuple[str, str], int] = {}
    for match in _NAME.finditer(bare):
        prefix, colon, local = match.groups(default="")
        if colon:
            places.setdefault((prefix, local), match.start())
    for (prefix, local), start in places.items():
        fault = _fault(declared[prefix], local, store) if prefix in declared else _no_prefix(prefix, declared)
        if fault:
            name = f"{prefix}:{local}: " if prefix in declared else ""
            raise GraphError(f"line {bare.count(chr(10), 0, start) + 1}: {name}{fault}")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _no_prefix(prefix: str, declared: Mapping[str, str]) -> str:
    close = nearest(prefix, declared)
    hint = (
        f"did you mean {close[0]}: ?" if close else f"known are {', '.join(f'{name}:' for name in sorted(declared))}."
    )
    return f"nobody declares the prefix {prefix}: ; {hint} Else begin the query with PREFIX {prefix}: <IRI>"


def _fault(namespace: str, local: str, store: ox.Store) -> str:
    """What is wrong with a name of one of our namespaces; empty where nothing is, or the namespace is not ours."""
    known = names.declared().get(namespace)
    if known is None or not local or local in known:
        return ""
    node = ox.NamedNode(namespace + local)
    if node in store.named_graphs() or store.query(_USED % {"node": str(node)}):
        return ""
    close = nearest(local, known)
    hint = f"did you mean {' or '.join(close)}?" if close else f"some of its names: {', '.join(sorted(known)[:12])} ..."
    return f"neither the graph nor an ontology has this name; {hint}"
