"""Runs a query on a store and says in plain words why one cannot be run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import GraphError
from kg.query import guard
from kg.query.answers import FAILURES, Answer, failed

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE = re.compile(r"^\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE | re.MULTILINE)

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Query:
    """SPARQL with the prefixes that it may use; `union` makes it see the named graphs too."""

    text: str
    prefixes: Mapping[str, str]
    union: bool = False


def run(store: ox.Store, query: Query, notes: tuple[str, ...] = ()) -> Answer:
    """The answer of the store to a SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises:
        GraphError: The query has a fault of syntax, asks for a change or for another endpoint, or fails on the way.
    """
    try:
        guard.stays_inside(query.text)
        found = store.query(query.text, prefixes=dict(query.prefixes), use_default_graph_as_union=query.union)
    except SyntaxError as fault:
        raise GraphError(_explained(query.text, str(fault))) from fault
    except guard.Refusal as refusal:
        raise GraphError(refusal.words) from refusal
    except FAILURES as fault:
        raise failed(fault) from fault
    return Answer(found, store, query.prefixes, notes)


def _explained(text: str, fault: str) -> str:
    """The fault with the line it is in and a mark below the place."""
    if _UPDATE.search(text):
        return "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered; the graph changes with kg build alone."
    found = _PLACE.fullmatch(fault)
    lines = text.splitlines()
    if not found or not 1 <= int(found[1]) <= len(lines):
        return f"this is no SPARQL: {fault}"
    line, column = lines[int(found[1]) - 1], int(found[2])
    return f"this is no SPARQL, line {found[1]}: {_shortened(found[3])}\n  {line}\n  {' ' * (column - 1)}^"


def _shortened(expected: str) -> str:
    """The parser's words, without the ranges of characters that may stand in a name."""
    if "[" not in expected:
        return expected
    tokens = re.findall(r'"((?:[^"\\]|\\.)+)"', expected)
    plain = [token for token in tokens if token.isascii()][:_LISTED]
    return f"something else is needed here, such as {' '.join(plain)}" if plain else "this cannot stand here"
