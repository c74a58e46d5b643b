"""The IRIs of data below a base of the user's own: what stands below `https://w3id.org/parley/id/` moves there.

The words of the ontologies stay where they are: relations, classes, and the actors and rounds that an ontology names.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.export import dataset
from kg.export.void import VOID
from kg.rdf import bridge, write
from kg.rdf.bridge import Plain
from kg.rdf.terms import DATA

FORMATS = ("ttl", "nt", "trig", "nq", "jsonld", "ttl12", "derived", "void")
"""The formats that have IRIs to move."""

_MADE_UNDER_DATA = ("derived", "void")
"""Turtle that names things of its own below the data's base, so that it is moved when it is made."""

_KINDS = ("article", "claim", "evidence", "publisher", "run", "thing")
"""What a graph has below the data's base: an ontology of one's own below the same base stays where it is."""

_SPACE = f"{VOID}uriSpace"
_BASE = re.compile(r"https?://[^/?#\s]+/([^?#]*[/#])?", re.IGNORECASE)
_EXAMPLE = "https://data.example.org/talks/"


def text(form: str, make: Callable[[Path], str], path: Path, base: str) -> str:
    """What `make` gives in the format for the graph's Turtle file, with the IRIs of data below `base`.

    Raises:
        UsageError: As `check` does.
        GraphError: The file is not there or no Turtle.
    """
    check(form, base)
    move = _Move(DATA, base)
    if form in _MADE_UNDER_DATA:
        return _turtle(ox.parse(make(path), format=ox.RdfFormat.TURTLE), move)
    with _moved(path, move) as moved:
        return make(moved)


@contextmanager
def back(path: Path, base: str) -> Iterator[Path]:
    """A passing Turtle file with the graph of `path`, whose data stands below `base`, where kg itself has it.

    Raises:
        UsageError: As `check` does, or nothing stands below the base.
        GraphError: The file is not there or no Turtle.
    """
    check("ttl", base)
    below = tuple(f"{base}{kind}/" for kind in _KINDS)
    with _moved(path, _Move(base, DATA, below)) as moved:
        if not any(quad.subject.value.startswith(DATA) for quad in bridge.parse(moved)):
            raise UsageError(f"--base {base}: no claim or thing of {path} stands below it. See its @prefix lines.")
        yield moved


@contextmanager
def _moved(path: Path, move: _Move) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        moved = Path(folder) / path.name
        try:
            moved.write_text(_turtle(bridge.parse(path), move), encoding="utf-8", newline="\n")
        except SyntaxError as fault:
            raise bridge.no_turtle(path, fault) from fault
        yield moved


def check(form: str, base: str) -> None:
    """Find fault with a format that has no IRIs, and with a base that is no http(s) IRI ending in a slash or hash.

    Raises:
        UsageError: With the cure.
    """
    if form not in FORMATS:
        raise UsageError(f"--base: {form} has no IRIs to move; it goes with {', '.join(FORMATS)}.")
    if not re.match("https?://", base, re.IGNORECASE):
        raise UsageError(f"--base {base}: must begin with http:// or https://, such as {_EXAMPLE}")
    if not base.endswith(("/", "#")):
        raise UsageError(f"--base {base}: must end in / or #, since names are put right behind it: {base}/ perhaps?")
    try:
        ox.NamedNode(base)
    except ValueError as fault:
        raise UsageError(f"--base {base}: is no IRI ({fault}); give one such as {_EXAMPLE}") from fault
    if not _BASE.fullmatch(base):
        raise UsageError(f"--base {base}: needs a host, and has no place for ? or a second #; write it like {_EXAMPLE}")


@dataclass(frozen=True, slots=True)
class _Move:
    """IRIs that begin with one of `which` begin with `there` in place of `here`."""

    here: str
    there: str
    which: tuple[str, ...] = ()

    def text(self, iri: str) -> str:
        """The IRI where it goes."""
        return self.there + iri.removeprefix(self.here) if iri.startswith(self.which or self.here) else iri

    def node(self, node: ox.NamedNode) -> ox.NamedNode:
        """The node where it goes."""
        return ox.NamedNode(self.text(node.value)) if node.value.startswith(self.here) else node


def _turtle(parser: ox.QuadParser, move: _Move) -> str:
    """The parser's triples moved, sorted as `kg build` sorts, with the prefixes moved along."""
    found = sorted((_triple(quad, move) for quad in parser), key=dataset.key)
    prefixes = {name: move.text(iri) for name, iri in parser.prefixes.items()}
    return write.turtle((ox.Triple(*triple) for triple in found), prefixes)


def _triple(quad: ox.Quad, move: _Move) -> Plain:
    subject, value = quad.subject, quad.object
    if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
        raise UsageError(f"{quad.triple}: no graph of ours has blank nodes or triple terms; give the node an IRI.")
    if isinstance(value, ox.NamedNode):
        value = move.node(value)
    elif quad.predicate.value == _SPACE:
        value = ox.Literal(move.text(value.value))
    return move.node(subject), quad.predicate, value
