"""Turtle files as they stand on the disk, for complaints: statements with their kind, short names, lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from kg.ontology.statements import Statements


class Said(NamedTuple):
    """One statement of a file. `value` is an IRI where `is_iri`, else a literal's text with its language."""

    subject: str
    predicate: str
    value: str
    is_iri: bool
    language: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong with a term, where, and how to put it right. Faults sort by file, line and term."""

    path: Path
    line: int
    term: str
    words: str
    cure: str

    def __str__(self) -> str:
        """One line: place, term, fault, cure."""
        return f"{self.path}:{self.line}: {self.term}: {self.words}. {self.cure}"


@dataclass(frozen=True, slots=True)
class Source:
    """A Turtle file: its lines, prefixes (name -> namespace) and statements in their order, without blank nodes."""

    path: Path
    lines: tuple[str, ...]
    prefixes: Mapping[str, str]
    said: tuple[Said, ...]

    def name(self, iri: str) -> str:
        """The IRI as the file writes it: `talks:agreedTo`, or in angle brackets where no prefix fits."""
        fitting = [(len(stem), name) for name, stem in self.prefixes.items() if iri.startswith(stem) and iri != stem]
        if not fitting:
            return f"<{iri}>"
        length, name = max(fitting)
        return f"{name}:{iri[length:]}"

    def line(self, term: str, value: str = "", *, is_iri: bool = False) -> int:
        """The line, from 1, where the file speaks of a term, or gives it a value; 1 where neither is found."""
        token = re.compile(rf"(?<![\w:/#<-]){re.escape(self.name(term))}(?![\w-])")
        at = next((i for i, line in enumerate(self.lines) if (m := token.search(line)) and m.start() == 0), None)
        if at is None:
            at = next((i for i, line in enumerate(self.lines) if token.search(line)), 0)
        wanted = self.name(value) if is_iri else value.replace("\\", "\\\\").replace('"', '\\"')
        if not value:
            return at + 1
        return next((i for i in range(at, len(self.lines)) if _stands(wanted, self.lines[i])), at) + 1

    def fault(self, said: Said, words: str, cure: str) -> Fault:
        """A fault of one statement of this file."""
        line = self.line(said.subject, said.value, is_iri=said.is_iri)
        return Fault(self.path, line, self.name(said.subject), words, cure)


def read(paths: Iterable[Path]) -> tuple[list[Source], list[Fault]]:
    """The files that are Turtle, and the faults of those that are not or cannot be read."""
    sources, faults = [], []
    for path in paths:
        try:
            sources.append(_source(path))
        except OSError as error:
            faults.append(
                Fault(path, 1, "file", f"cannot be read ({error.strerror})", "Give a Turtle file or a folder")
            )
        except UnicodeDecodeError:
            faults.append(Fault(path, 1, "file", "is not written in UTF-8", "Save it as UTF-8"))
        except SyntaxError as error:
            cure = "Look for a missing '.', ';', quotation mark or prefix on this line or the one before"
            faults.append(Fault(path, error.lineno or 1, "file", f"is no Turtle: {error.msg}", cure))
    return sources, faults


def merged(sources: Iterable[Source]) -> Statements:
    """What all files say together, in the shape of `statements.read`."""
    table: dict[str, dict[str, dict[str, None]]] = {}
    for source in sources:
        for said in source.said:
            if said.is_iri or (said.language or "en").startswith("en"):
                table.setdefault(said.subject, {}).setdefault(said.predicate, {})[said.value] = None
    return {subject: {name: tuple(values) for name, values in found.items()} for subject, found in table.items()}


def _source(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    parser = pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.TURTLE, lenient=True)
    said = tuple(
        _said(quad.subject.value, quad.predicate.value, quad.object)
        for quad in parser
        if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.BlankNode)
    )
    return Source(path, tuple(text.splitlines()), dict(parser.prefixes), said)


def _said(subject: str, predicate: str, value: object) -> Said:
    if isinstance(value, pyoxigraph.Literal):
        return Said(subject, predicate, value.value, is_iri=False, language=value.language or "")
    return Said(subject, predicate, getattr(value, "value", ""), is_iri=True)


def _stands(wanted: str, line: str) -> bool:
    at = line.find(wanted)
    return at >= 0 and not line[at + len(wanted) : at + len(wanted) + 1].isalnum()
