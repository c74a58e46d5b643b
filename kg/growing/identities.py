"""What merging decided, as tables of the ledger, so that adding an article decides anew only what the article touches.

`node` holds each thing as surveyed, its cluster and what others see of it; `block` the labels under which rules compared it;
`view` at which things its decision looks; `thing` what stands for a cluster; `apart`, `spoken` and `article` the rest of the
survey. The tables are empty where the last build decided about all without writing them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.entities import Plan, Survey, notes, region
from kg.entities.kinds import Part
from kg.entities.survey import Key, Node
from kg.model import Thing

LAYOUT = """
CREATE TABLE node (key TEXT PRIMARY KEY, root TEXT, view TEXT, called TEXT, row TEXT) WITHOUT ROWID;
CREATE TABLE block (label TEXT, key TEXT, PRIMARY KEY (label, key)) WITHOUT ROWID;
CREATE TABLE view (target TEXT, key TEXT, paper INTEGER, PRIMARY KEY (target, key)) WITHOUT ROWID;
CREATE TABLE thing (
  root TEXT PRIMARY KEY, id TEXT, name TEXT, type TEXT, aliases TEXT, broader TEXT, joins INTEGER
) WITHOUT ROWID;
CREATE TABLE apart (one TEXT, other TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE spoken (key TEXT, document TEXT, PRIMARY KEY (key, document)) WITHOUT ROWID;
CREATE TABLE article (document TEXT PRIMARY KEY, day TEXT, parties TEXT, events TEXT) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX block_by_key ON block (key);
CREATE INDEX view_by_key ON view (key);
CREATE INDEX node_by_root ON node (root);
CREATE INDEX thing_by_id ON thing (id);
CREATE INDEX thing_by_broader ON thing (broader) WHERE broader <> '[]';
CREATE INDEX spoken_by_document ON spoken (document);
"""
_TABLES = ("node", "block", "view", "thing", "apart", "spoken", "article")
_SHARED = (Part.NAMED, Part.ISSUE)
"""Parts of which no rule asks who speaks of them, or with whom they met: states would have thousands of that."""


class Identities:
    """The tables of one ledger; all of `kg.entities.region.Kept`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection to a database with these tables."""
        self._connection = connection

    # --- what was decided before ---

    def size(self) -> int:
        """How many things there are."""
        count: int = self._connection.execute("SELECT COUNT(*) FROM node").fetchone()[0]
        return count

    def node(self, key: Key) -> Node | None:
        """A thing as it was surveyed, with what the ontology says of it."""
        found = self._connection.execute("SELECT row FROM node WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        nodes: dict[Key, Node] = {}
        row, labels = json.loads(found[0])
        notes.take(row, nodes)
        nodes[key].labels.update(labels)
        return nodes[key]

    def root(self, key: Key) -> Key:
        """The key that stands for the thing's cluster."""
        return self._one("SELECT root FROM node WHERE key = ?", key) or key

    def members(self, root: Key) -> list[Key]:
        """The keys of a cluster."""
        return self._column("SELECT key FROM node WHERE root = ? ORDER BY key", root)

    def users(self, iri: str) -> list[Key]:
        """The keys with this IRI in them."""
        return self._column("SELECT key FROM node WHERE key = ? OR (key > ? AND key < ?)", iri, f"{iri}\x1f", f"{iri} ")

    def thing(self, key: Key) -> Thing | None:
        """What stands for a key."""
        return next(self._things("root = (SELECT root FROM node WHERE key = ?)", key), None)

    def article(self, document: str) -> tuple[str, set[Key], set[Key]] | None:
        """Day, parties and events of an article, as a survey has them."""
        query = "SELECT day, parties, events FROM article WHERE document = ?"
        found = self._connection.execute(query, (document,)).fetchone()
        return (found[0], set(json.loads(found[1])), set(json.loads(found[2]))) if found else None

    def labels(self, key: Key) -> list[str]:
        """The labels under which a key was compared."""
        return self._column("SELECT label FROM block WHERE key = ?", key)

    def holders(self, label: str) -> list[Key]:
        """The keys that were compared under a label."""
        return self._column("SELECT key FROM block WHERE label = ?", label)

    def beginning(self, start: str) -> list[tuple[str, Key]]:
        """Labels that begin so, with their keys."""
        query = "SELECT label, key FROM block WHERE label >= ? AND label < ?"
        return self._connection.execute(query, (start, f"{start}\U0010ffff")).fetchall()

    def viewers(self, key: Key, *, papers: bool) -> list[Key]:
        """The keys whose decision looks at a key; documents alone, if asked for."""
        return self._column("SELECT key FROM view WHERE target = ? AND paper >= ?", key, int(papers))

    def views(self, key: Key) -> tuple[str, str] | None:
        """What others saw of a key, and how it was called."""
        found: tuple[str, str] | None = self._connection.execute(
            "SELECT view, called FROM node WHERE key = ?", (key,)
        ).fetchone()
        return found

    def apart(self, keys: Iterable[Key]) -> set[tuple[Key, Key]]:
        """Pairs of which the first is among the keys and that no rule may join."""
        query = "SELECT one, other FROM apart WHERE one = ?"
        return {pair for key in keys for pair in self._connection.execute(query, (key,))}

    # --- what stands in the results ---

    def joined(self) -> int:
        """How many decisions joined two things."""
        count: int = self._connection.execute("SELECT COALESCE(SUM(joins), 0) FROM thing").fetchone()[0]
        return count

    def named(self, iris: Iterable[str]) -> dict[str, Thing]:
        """The things of these IRIs."""
        return {iri: thing for iri in iris for thing in self._things("id = ?", iri)}

    def sorted_things(self) -> Iterator[Thing]:
        """The things that fall under concepts."""
        return self._things("broader <> '[]'")

    def types(self) -> dict[str, str]:
        """The class of each thing by its IRI."""
        return dict(self._connection.execute("SELECT id, type FROM thing"))

    def keys_of(self, document: str) -> list[Key]:
        """The things that a document speaks of, sorted."""
        return self._column("SELECT key FROM spoken WHERE document = ? ORDER BY key", document)

    def documents_on(self, key: Key) -> list[str]:
        """The documents that speak of a thing."""
        return self._column("SELECT document FROM spoken WHERE key = ?", key)

    # --- writing ---

    def clear(self) -> None:
        """Forget all."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - the tables above

    def write(self, plan: Plan, documents: Mapping[str, Iterable[Key]]) -> None:
        """Write a decision on all things, and which things the documents speak of."""
        keys = plan.survey.asked()
        self._write(plan, keys, {key: region.views(key, plan) for key in keys}, documents)

    def grow(self, found: region.Region, documents: Mapping[str, Iterable[Key]]) -> None:
        """Write a decision on some things, and which things the new documents speak of."""
        keys = sorted(found.active)
        roots = {self.root(key) for key in keys}
        for table, column, gone in (("block", "key", keys), ("view", "key", keys), ("thing", "root", sorted(roots))):
            self._many(f"DELETE FROM {table} WHERE {column} = ?", ((key,) for key in gone))  # noqa: S608 - as above
        self._write(found.plan, keys, found.views, documents)

    def _write(
        self,
        plan: Plan,
        keys: Sequence[Key],
        views: Mapping[Key, tuple[str, str]],
        documents: Mapping[str, Iterable[Key]],
    ) -> None:
        survey, clusters = plan.survey, plan.clusters
        nodes = ((key, clusters.root(key), *views[key], _row(survey.nodes[key])) for key in keys)
        self._many("INSERT OR REPLACE INTO node VALUES (?, ?, ?, ?, ?)", nodes)
        blocks = ((label, key) for key in keys for label in clusters.blocks.get(key, ()))
        self._many("INSERT OR IGNORE INTO block VALUES (?, ?)", blocks)
        looks = (
            (target, key, int(node.part is Part.DOCUMENT))
            for key in keys
            if (node := survey.nodes[key]).part not in _SHARED
            for target in region.viewed(node, survey)
        )
        self._many("INSERT OR IGNORE INTO view VALUES (?, ?, ?)", looks)
        self._many("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?, ?, ?, ?)", _thing_rows(plan, keys))
        self._many("INSERT OR IGNORE INTO apart VALUES (?, ?)", survey.apart)
        spoken = ((key, name) for name, own in documents.items() for key in own)
        self._many("INSERT OR IGNORE INTO spoken VALUES (?, ?)", spoken)
        self._many("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", _article_rows(survey, documents))

    def _many(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._connection.executemany(query, list(rows))

    def _one(self, query: str, *values: str) -> str:
        found = self._connection.execute(query, values).fetchone()
        return found[0] if found else ""

    def _column(self, query: str, *values: object) -> list[str]:
        return [row[0] for row in self._connection.execute(query, values)]

    def _things(self, condition: str, *values: str) -> Iterator[Thing]:
        query = f"SELECT id, name, type, aliases, broader FROM thing WHERE {condition}"  # noqa: S608 - no input in it
        for iri, name, kind, aliases, broader in self._connection.execute(query, values):
            yield Thing(iri, name, kind, tuple(json.loads(aliases)), tuple(json.loads(broader)))


def _row(node: Node) -> str:
    """A thing as JSON; of those that all articles share without what no rule asks of them."""
    kept = node
    if node.part in _SHARED:
        kept = node.copy()
        kept.ties, kept.links = set(), set()
        kept.documents = {""} if node.documents else set()
    return json.dumps([notes.row(kept), sorted(node.labels)], ensure_ascii=False, separators=(",", ":"))


def _thing_rows(plan: Plan, keys: Iterable[Key]) -> Iterator[tuple[object, ...]]:
    """A row for each cluster that an article speaks of, with the number of its joins."""
    joins = Counter(plan.clusters.root(pair.one) for pair in set(plan.clusters.pairs) if pair.joined)
    for root in sorted({plan.clusters.root(key) for key in keys}):
        thing = plan.things.get(root)
        if thing:
            lists = (json.dumps(one, ensure_ascii=False) for one in (thing.aliases, thing.broader))
            yield (root, thing.id, thing.name, thing.type, *lists, joins[root])


def _article_rows(survey: Survey, documents: Iterable[str]) -> Iterator[tuple[object, ...]]:
    for name in documents:
        parties, events = (json.dumps(sorted(one.get(name) or ())) for one in (survey.context, survey.events))
        yield name, survey.dates.get(name) or "", parties, events
