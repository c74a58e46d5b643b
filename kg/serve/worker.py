"""A process that answers queries, one after the other, from a store that it cannot write to.

Standard input brings frames: four bytes of length, then a JSON object with `query`, `table` and `graph`, the media types
wanted for either kind of result (null where none is acceptable). Standard output takes frames: four bytes of length, a
JSON object with `status`, `type` and `length`, then so many bytes of answer.

Whoever started it kills it at the time limit; should that process be gone, an alarm does.
"""

from __future__ import annotations

import io
import json
import os
import re
import signal
import struct
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.query import guard, texts
from kg.query.answers import fit_for_xml
from kg.query.guard import MALFORMED, Refusal
from kg.rdf import names, write
from kg.serve import sandbox
from kg.serve.formats import GRAPHS, TABLES

OK, NOT_ACCEPTABLE, TOO_MUCH = 200, 406, 422
_GRACE = 2.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker is told when it starts. `prefixes` are known without being declared."""

    store: str
    seconds: float
    rows: int
    answer: int
    memory: int
    depth: int
    prefixes: Mapping[str, str]


def main() -> None:
    """Answer frames until there are no more; the first argument is `Settings` as JSON."""
    settings = Settings(**json.loads(sys.argv[1]))
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    names.declared()  # the first question need not wait for it
    sandbox.bar_sockets()
    store = ox.Store.read_only(settings.store)
    sandbox.limit_memory(settings.memory)
    while head := questions.read(4):
        question = json.loads(questions.read(struct.unpack("!I", head)[0]))
        signal.setitimer(signal.ITIMER_REAL, settings.seconds + _GRACE)
        kind, body, status = reply(store, question, settings)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(answers, json.dumps({"status": status, "type": kind, "length": len(body)}).encode(), body)


def send(out: IO[bytes], head: bytes, body: bytes = b"") -> None:
    """Write a frame."""
    out.write(struct.pack("!I", len(head)) + head)
    out.write(body)
    out.flush()


def reply(store: ox.Store, question: Mapping[str, Any], settings: Settings) -> tuple[str, bytes, int]:
    """Media type, body and HTTP status of the answer to a question; errors are answers, too."""
    try:
        guard.check(question["query"], settings.depth)
        texts.check(question["query"], settings.prefixes, store)
        kind, body = _answer(store, question, settings)
    except Refusal as refusal:
        return "text/plain", refusal.words.encode(), refusal.status
    except GraphError as fault:
        return "text/plain", f"The query is not run: {fault}".encode("utf-8", "replace"), MALFORMED
    except (SyntaxError, ValueError) as fault:
        return "text/plain", f"The query cannot be read: {fault}".encode("utf-8", "replace"), MALFORMED
    except MemoryError:
        return "text/plain", b"The query needs more memory than is allowed. Ask for less of it.", 507
    return kind, body, OK


def _answer(store: ox.Store, question: Mapping[str, Any], settings: Settings) -> tuple[str, bytes]:
    results = store.query(question["query"], prefixes=dict(settings.prefixes))
    graph = isinstance(results, ox.QueryTriples)
    kind = question["graph" if graph else "table"]
    if kind is None:
        choices = ", ".join(GRAPHS if graph else TABLES)
        raise Refusal(NOT_ACCEPTABLE, f"This answer is not to be had in what Accept asks for. Choose from: {choices}")
    if isinstance(results, ox.QueryTriples):
        return kind, triples(results, kind, settings)
    out = Counted(TABLES[kind], settings.rows, settings.answer)
    try:
        results.serialize(out, format=TABLES[kind])
    except OSError:
        # An error of a writer comes back as an OSError of the engine; what was raised stands in the writer.
        if out.refusal:
            raise out.refusal from None
        raise
    body = out.getvalue()
    return kind, fit_for_xml(body) if TABLES[kind] == ox.QueryResultsFormat.XML else body


def triples(results: Iterable[ox.Triple], kind: str, settings: Settings) -> bytes:
    """The triples, each once, in the order of their text.

    Raises:
        Refusal: There are more of them than rows are allowed.
    """
    found = list(islice(results, settings.rows + 1))
    if len(found) > settings.rows:
        raise too_many(settings.rows)
    once = sorted(set(found), key=str)
    if kind == "text/turtle" and once:
        body = write.turtle(once, write.fitting(settings.prefixes, once)).encode()
    elif GRAPHS[kind] == ox.RdfFormat.RDF_XML:
        body = _rdf_xml(once)
    else:
        body = ox.serialize(once, format=GRAPHS[kind]) or b""
    if len(body) > settings.answer:
        raise too_large(settings.answer)
    return body


def _rdf_xml(found: Iterable[ox.Triple]) -> bytes:
    """RDF/XML, in which a property must end in what can be the name of an element.

    Raises:
        Refusal: One does not.
    """
    for triple in found:
        if not _ELEMENT.search(triple.predicate.value):
            words = f"RDF/XML has no way to write the property {triple.predicate}. Ask for another: text/turtle"
            raise Refusal(NOT_ACCEPTABLE, words)
    return fit_for_xml(ox.serialize(found, format=ox.RdfFormat.RDF_XML) or b"")


_ELEMENT = re.compile(r"[^\W\d][\w.-]*\Z")


def too_many(rows: int) -> Refusal:
    """The words about an answer with too many rows."""
    return Refusal(TOO_MUCH, f"The answer has more than {rows} rows. Take a part with ORDER BY, LIMIT and OFFSET.")


def too_large(size: int) -> Refusal:
    """The words about an answer with too many bytes."""
    return Refusal(TOO_MUCH, f"The answer has more than {size} bytes. Ask for fewer rows or columns.")


class Counted(io.BytesIO):
    """Takes a table as it is written, counts its rows, and stops it at the limits.

    Part of a table is never given out for all of it.
    """

    def __init__(self, form: ox.QueryResultsFormat, rows: int, size: int) -> None:
        """Take the format that will be written, and the limits."""
        super().__init__()
        self.refusal: Refusal | None = None
        self._form, self._rows, self._size = form, rows, size
        self._rest, self._seen = b"", -_HEADERS[form]

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - any buffer
        """Take some bytes."""
        taken = super().write(data)
        self._rest += bytes(data)
        cut = _cut(self._form, self._rest)
        self._seen += _count(self._form, self._rest[:cut])
        self._rest = self._rest[cut:]
        if self._seen > self._rows:
            self.refusal = too_many(self._rows)
        elif self.tell() > self._size:
            self.refusal = too_large(self._size)
        if self.refusal:
            raise OSError(self.refusal.words)
        return taken


_HEADERS = {
    ox.QueryResultsFormat.JSON: 0,
    ox.QueryResultsFormat.XML: 0,
    ox.QueryResultsFormat.CSV: 1,
    ox.QueryResultsFormat.TSV: 1,
}
_STRINGS = {
    ox.QueryResultsFormat.JSON: re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL),
    ox.QueryResultsFormat.CSV: re.compile(rb'"[^"]*"'),
}
_ENDS = {
    ox.QueryResultsFormat.JSON: re.compile(rb"[\[,]\{"),
    ox.QueryResultsFormat.XML: re.compile(rb"<result[ />]"),
    ox.QueryResultsFormat.CSV: re.compile(rb"\n"),
    ox.QueryResultsFormat.TSV: re.compile(rb"\n"),
}
"""What stands once in a row, outside of strings. In JSON an object in an array, in TSV a line (breaks are escaped)."""


def _cut(form: ox.QueryResultsFormat, text: bytes) -> int:
    """Up to where the text can be counted: not beyond a string or a mark that may have begun."""
    if form == ox.QueryResultsFormat.TSV:
        return len(text)
    if form == ox.QueryResultsFormat.XML:
        return max(text.rfind(b"<"), 0)
    strings, last = _STRINGS[form], 0
    for match in strings.finditer(text):
        last = match.end()
    begun = text.find(b'"', last)
    if begun >= 0:
        return begun
    return len(text) - (form == ox.QueryResultsFormat.JSON and text.endswith((b"[", b",")))


def _count(form: ox.QueryResultsFormat, text: bytes) -> int:
    strings = _STRINGS.get(form)
    return len(_ENDS[form].findall(strings.sub(b'""', text) if strings else text))


if __name__ == "__main__":
    main()
