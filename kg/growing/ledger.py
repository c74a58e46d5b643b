"""What stands in the results of an output folder, in a form that answers small questions quickly: `.kg/ledger.sqlite`.

A row for each document (its reading, what its claims say of its things, its source) and one for each claim. The ledger is
a copy of what readings and results tell: where it is missing, damaged or of another state, a build makes all anew.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from kg.growing import identities
from kg.growing.identities import Identities
from kg.model import Claim

_NAME = "ledger.sqlite"
_LAYOUT = """
PRAGMA synchronous = OFF;
CREATE TABLE state (mark TEXT);
CREATE TABLE document (
  name TEXT PRIMARY KEY, reading TEXT, notes TEXT, look TEXT, source TEXT, publisher TEXT, day TEXT, sketch TEXT
) WITHOUT ROWID;
CREATE TABLE claim (
  document TEXT, start INTEGER, id TEXT, subject TEXT, relation TEXT, object TEXT, value TEXT, speaker TEXT, status TEXT,
  day TEXT
);
CREATE TABLE held (document TEXT PRIMARY KEY, claims INTEGER) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX by_document ON claim (document);
CREATE INDEX by_subject ON claim (subject, relation, object);
CREATE INDEX by_object ON claim (object);
CREATE INDEX by_speaker ON claim (speaker);
CREATE INDEX by_relation ON claim (relation);
"""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the graph.

    `reading` is the key of its reading, `notes` the survey of its things, `look` a hash of what stands for them in the
    results, `source` the document whose text it prints, `sketch` the hashes of its text.
    """

    name: str
    reading: str
    notes: str
    look: str
    source: str
    publisher: str
    day: str
    sketch: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of the results: its place, ends (IRIs), status, and the day by which contradictions go.

    `value` is the plain value where the object is one, `speaker` is empty where the article itself speaks.
    """

    document: str
    start: int
    id: str
    subject: str
    relation: str
    object: str
    value: str
    speaker: str
    status: str
    day: str

    @classmethod
    def of(cls, claim: Claim, value: str, published: str | None) -> Row:
        """The row of a claim as it stands in the results."""
        return cls(
            claim.document,
            claim.start,
            claim.id,
            claim.subject.thing.id,
            claim.relation,
            claim.object.thing.id,
            value,
            claim.speaker.thing.id if claim.speaker else "",
            claim.status.value,
            claim.date or published or "",
        )


_COLUMNS = ", ".join(field.name for field in fields(Row))


class Ledger:
    """An open ledger. What is written counts from `close` with a mark on; without it nothing has changed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection to a database of this layout."""
        self._connection = connection

    @classmethod
    def opened(cls, folder: Path, mark: str) -> Ledger | None:
        """The ledger of the folder `.kg` if there is one and it is of the state with this mark."""
        path = folder / _NAME
        if not path.is_file():
            return None
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute("SELECT mark FROM state").fetchall() == [(mark,)]:
                return cls(connection)
        except sqlite3.DatabaseError:
            pass
        connection.close()
        return None

    @classmethod
    def made(cls, path: Path) -> Ledger:
        """A new, empty ledger in place of what a killed process left there."""
        _remove(path)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.executescript(_LAYOUT + identities.LAYOUT)
        connection.execute("BEGIN IMMEDIATE")
        return cls(connection)

    @staticmethod
    def put(path: Path, folder: Path) -> None:
        """Put a finished ledger into the folder `.kg`."""
        _remove(folder / _NAME)
        path.replace(folder / _NAME)

    def close(self, mark: str = "", *, made: bool = False) -> None:
        """End; with a mark what was written counts, as the ledger of the state of this mark."""
        if mark:
            self._connection.execute("DELETE FROM state")
            self._connection.execute("INSERT INTO state VALUES (?)", (mark,))
            for line in (_INDEXES + identities.INDEXES).split(";") if made else ():
                self._connection.execute(line)
            self._connection.execute("COMMIT")
        self._connection.close()

    @property
    def identities(self) -> Identities:
        """What merging decided."""
        return Identities(self._connection)

    # --- documents ---

    def documents(self) -> Iterator[Document]:
        """All documents by name, without their notes."""
        columns = "name, reading, '', look, source, publisher, day, sketch"
        return (Document(*row) for row in self._connection.execute(f"SELECT {columns} FROM document ORDER BY name"))  # noqa: S608 - fixed

    def noted(self) -> Iterator[Document]:
        """All documents by name."""
        return (Document(*row) for row in self._connection.execute("SELECT * FROM document ORDER BY name"))

    def write(self, documents: Iterable[Document]) -> None:
        """Add documents, or replace those of their names."""
        rows = (astuple(document) for document in documents)
        self._connection.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def look(self, found: Iterable[tuple[str, str, str]]) -> None:
        """Write (look, source, name) of documents that are there."""
        self._connection.executemany("UPDATE document SET look = ?, source = ? WHERE name = ?", found)

    def forget(self, names: Iterable[str]) -> None:
        """Take out documents; their claims stay."""
        self._connection.executemany("DELETE FROM document WHERE name = ?", ((name,) for name in names))

    # --- claims ---

    def add(self, rows: Iterable[Row]) -> None:
        """Add claims, all of a document at once."""
        counts: Counter[str] = Counter()

        def values() -> Iterator[tuple[object, ...]]:
            for one in rows:
                counts[one.document] += 1
                yield astuple(one)

        self._connection.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values())
        self._connection.executemany("INSERT INTO held VALUES (?, ?)", counts.items())

    def unsay(self, document: str) -> None:
        """Take out the claims of a document."""
        self._connection.execute("DELETE FROM held WHERE document = ?", (document,))
        self._connection.execute("DELETE FROM claim WHERE document = ?", (document,))

    def of(self, document: str) -> list[Row]:
        """The claims of a document."""
        return self._rows("document = ?", (document,))

    def about(self, subject: str, target: str) -> list[Row]:
        """The claims with these two ends."""
        return self._rows("subject = ? AND object = ?", (subject, target))

    def by_relations(self, relations: Sequence[str]) -> list[Row]:
        """The claims of these relations."""
        return self._rows(f"relation IN ({', '.join('?' * len(relations))})", tuple(relations))

    def with_ends(self, things: Sequence[str]) -> list[Row]:
        """The claims with one of these things for an end."""
        marks = ", ".join("?" * len(things))
        return self._rows(f"subject IN ({marks}) OR object IN ({marks})", (*things, *things))

    def holding(self, subject: str, status: str) -> list[tuple[str, str, str]]:
        """What some claim of this status says of a subject: (relation, object, value), each once."""
        return self._connection.execute(
            "SELECT DISTINCT relation, object, value FROM claim WHERE subject = ? AND status = ?", (subject, status)
        ).fetchall()

    def speaks_of(self, thing: str) -> bool:
        """Whether the thing is an end or the speaker of a claim."""
        parts = ("subject = ?", "(object = ? AND value = '')", "speaker = ?")
        query = " UNION ALL ".join(f"SELECT 1 FROM claim WHERE {part}" for part in parts)  # noqa: S608 - fixed parts
        return self._connection.execute(f"{query} LIMIT 1", (thing,) * 3).fetchone() is not None

    def counts(self) -> tuple[int, int]:
        """How many facts and claims there are."""
        ends = "SELECT COUNT(*), SUM(n) FROM (SELECT COUNT(*) AS n FROM claim GROUP BY subject, relation, object)"
        facts, claims = self._connection.execute(ends).fetchone()
        return facts, claims or 0

    def claims_each(self) -> dict[str, int]:
        """How many claims each document has that has any."""
        return dict(self._connection.execute("SELECT document, claims FROM held"))

    def _rows(self, condition: str, values: Sequence[str]) -> list[Row]:
        query = f"SELECT {_COLUMNS} FROM claim WHERE {condition} ORDER BY document, start, id"  # noqa: S608 - no input in it
        return [Row(*row) for row in self._connection.execute(query, values)]


def _remove(path: Path) -> None:
    """Remove a database, then its journal: the journal of one must not be played back into another."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
