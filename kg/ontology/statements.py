"""Turtle files -> one table of what they say. Nothing here knows what a term means.

pyoxigraph reads the files: rdflib's Turtle parser would cost thirteen times as long, more than loading the language
model allows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pyoxigraph

from kg.errors import OntologyError

Values: TypeAlias = Mapping[str, tuple[str, ...]]
"""Property -> values, IRIs and English or untagged literals as plain text, in the order of the files."""

Statements: TypeAlias = Mapping[str, Values]
"""Subject -> its values. What blank nodes say is left out: no term of kg's needs one."""


def read(paths: Iterable[Path]) -> Statements:
    """What all files say together. Raises OntologyError with every file that is no Turtle."""
    table: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    faults = []
    for path in paths:
        try:
            for subject, predicate, value in triples(path):
                table[subject][predicate][value] = None
        except OntologyError as fault:
            faults.append(str(fault))
    if faults:
        raise OntologyError("\n".join(faults))
    return {subject: {name: tuple(said) for name, said in values.items()} for subject, values in table.items()}


def triples(path: Path) -> Iterator[tuple[str, str, str]]:
    """The statements of one file, one after another. Raises OntologyError where it cannot be read."""
    try:
        for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE, lenient=True):
            subject, value = quad.subject, quad.object
            if isinstance(subject, pyoxigraph.NamedNode) and (text := _text(value)) is not None:
                yield subject.value, quad.predicate.value, text
    except OSError as fault:
        raise OntologyError(f"{path}: cannot be read ({fault.strerror}); give a Turtle file or a folder") from fault
    except SyntaxError as fault:
        raise OntologyError(f"{path}:{fault.lineno}: is no Turtle: {fault.msg}") from fault


def _text(value: object) -> str | None:
    if isinstance(value, pyoxigraph.NamedNode):
        return value.value
    if isinstance(value, pyoxigraph.Literal) and (value.language or "en").startswith("en"):
        return value.value
    return None
