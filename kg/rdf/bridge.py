"""Turtle files read by pyoxigraph: into a store, as a stream of triples, or for their prefixes alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import GraphError

Plain: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
"""A triple of a graph of ours."""


def store(path: Path, folder: Path | None = None) -> ox.Store:
    """The file in a store in memory, or in `folder`, which must be empty or not there. Raises GraphError."""
    found = ox.Store(str(folder)) if folder else ox.Store()
    load(found, path)
    return found


def load(store: ox.Store, path: Path, graph: ox.NamedNode | None = None) -> None:
    """Put the file's triples into the store's default graph, or into the one named. Raises GraphError."""
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=graph)
    except OSError as fault:
        raise _unreadable(path, fault) from fault
    except SyntaxError as fault:
        raise no_turtle(path, fault) from fault


def triples(
    store: ox.Store, predicate: ox.NamedNode | None = None, subject: ox.NamedNode | None = None
) -> Iterator[Plain]:
    """The triples of the store's default graph with this predicate and subject, in no promised order.

    Blank nodes and triple terms are passed over: no graph of ours holds any.
    """
    for quad in store.quads_for_pattern(subject, predicate, None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield quad.subject, quad.predicate, quad.object


def parse(path: Path) -> ox.QuadParser:
    """A reader of the file's triples.

    Raises:
        GraphError: There is no such file.
    """
    try:
        return ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    except OSError as fault:
        raise _unreadable(path, fault) from fault


def prefixes(path: Path) -> dict[str, str]:
    """The prefixes that stand at the head of the file. Raises GraphError."""
    parser = parse(path)
    try:
        next(parser, None)
    except SyntaxError as fault:
        raise no_turtle(path, fault) from fault
    return dict(sorted(parser.prefixes.items()))


def _unreadable(path: Path, fault: OSError) -> GraphError:
    cure = f"Make a graph with: kg build ARTICLE... -o {path.parent}"
    if isinstance(fault, FileNotFoundError):
        return GraphError(f"{path}: there is no such file. {cure}")
    return GraphError(f"{path}: cannot be read: {fault}. {cure}")


def no_turtle(path: Path, fault: SyntaxError) -> GraphError:
    """The message about a file that is no Turtle."""
    return GraphError(f"{path}:{fault.lineno}: is no Turtle: {fault.msg}. Build the graph again, or mend this line.")
