"""The results of a state, made anew or from those of the state before, whichever is less work: the bytes are the same."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from kg import facts, jsonl, rdf, store
from kg.entities import Directives, directives
from kg.growing.changes import Difference, row, touched
from kg.growing.contents import Contents, contents, grown
from kg.growing.identities import Identities
from kg.growing.ledger import Document, Ledger, Row
from kg.growing.splice import Layout, spliced
from kg.model import Article, Claim, Fact, Schema, Status, content_hash
from kg.rdf import changes as parts
from kg.rdf import derive

_SHARE = 3
"""Where more than a third of the documents stand differently, all is made anew."""
_FRESH = "ledger.new"

Results: TypeAlias = Mapping[str, Iterable[str | bytes] | None]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a graph holds; `merges` are the joins of things over articles."""

    facts: int
    claims: int
    merges: int


def held(output: Path, state: store.State, schema: Schema) -> Contents:
    """What the folder holds: its documents, and what stands for their things.

    Raises:
        GraphError: a reading is gone or damaged.
    """
    ledger = Ledger.opened(store.inside(output), _mark(state, schema))
    known = {one.name: one for one in ledger.noted()} if ledger else {}
    if ledger:
        ledger.close()
    return contents(output, state, schema, known)


def gathered(output: Path, found: Contents, names: Iterable[str]) -> tuple[list[Article], tuple[Fact, ...]]:
    """The articles of these names, without text, by name, and the facts of their claims."""
    sources: list[Article] = []

    def claims() -> Iterator[Claim]:
        for name in sorted(names):
            document = found.documents[name]
            article, said = store.reading_without_text(output, document.reading)
            sources.append(replace(article, source=document.source))
            yield from found.plan.apply(said)

    return sources, facts.gather(claims())


def write(output: Path, before: store.State, after: store.State, schema: Schema) -> Counts:
    """Make the results of the state `after` and put them in place, all or nothing.

    Raises:
        GraphError: a reading is gone or damaged.
    """
    ledger = _usable(output, before, after, schema)
    if ledger is None:
        return _write_all(output, after, schema, contents(output, after, schema, {}))
    known = {one.name: one for one in ledger.documents()}
    new = grown(output, after, schema, known, ledger.identities)
    if new is None or _is_much(known, new):
        known = {one.name: one for one in ledger.noted()}
        new = contents(output, after, schema, known)
        _write_identities(ledger.identities, after, new, anew=known.keys() <= new.documents.keys())
    if _is_much(known, new):
        ledger.close()
        return _write_all(output, after, schema, new)
    return _grow(output, (before, after), schema, ledger, Difference.of(output, schema, ledger, known, new))


def _is_much(known: Mapping[str, Document], new: Contents) -> bool:
    """Whether so much stands differently that copying the rest is not worth it."""
    return len(touched(known, new)) * _SHARE > len(new.documents)


def _write_identities(identities: Identities, state: store.State, new: Contents, *, anew: bool) -> None:
    """Keep what was decided about all, if it is likely to be added to; an analyst's orders reach further than rules do."""
    identities.clear()
    if anew and directives(state.ontologies) == Directives():
        identities.write(new.plan, new.keys)


def _usable(output: Path, before: store.State, after: store.State, schema: Schema) -> Ledger | None:
    """The ledger, if the results before can become those after: of the same making, and nothing in them is imported."""
    imported = any(key.endswith(store.IMPORTED) for key in (*before.documents.values(), *after.documents.values()))
    if not before.documents or imported or before.ontologies != after.ontologies:
        return None
    path = output / "graph.ttl"
    start = parts.head(schema)
    if not path.is_file() or not (output / "claims.jsonl").is_file():
        return None
    with path.open("rb") as file:
        if file.read(len(start)) != start:
            return None
    return Ledger.opened(store.inside(output), _mark(before, schema))


def _write_all(output: Path, after: store.State, schema: Schema, new: Contents) -> Counts:
    """Each result is made while it is written, so that one at a time is in memory."""
    sources, found = gathered(output, new, new.documents)
    results: Results = {
        "claims.jsonl": jsonl.lines(claim for fact in found for claim in fact.claims),
        "derived.ttl": (derive.of_facts(found, schema, after.ontologies) for _ in range(1)) if after.derived else None,
        "graph.html": (page(found, sources, schema, after.title) for _ in range(1)),
        "graph.ttl": rdf.pieces(found, sources, schema),
    }
    store.commit(output, after, results)
    fresh = store.inside(output) / _FRESH
    ledger = Ledger.made(fresh)
    ledger.write(new.documents.values())
    _write_identities(ledger.identities, after, new, anew=True)
    articles = {article.id: article for article in sources}
    ledger.add(row(claim, articles[claim.document], schema) for fact in found for claim in fact.claims)
    ledger.close(_mark(after, schema), made=True)
    Ledger.put(fresh, store.inside(output))
    return Counts(len(found), sum(len(fact.claims) for fact in found), new.catalog.joined())


def _grow(
    output: Path, states: tuple[store.State, store.State], schema: Schema, ledger: Ledger, change: Difference
) -> Counts:
    """What is unchanged is copied."""
    before, after = states
    lines = Layout(b"\n", b"", jsonl.document)
    subjects = Layout(parts.END, b"\n", parts.subject(schema), len(parts.head(schema)))
    results: dict[str, Iterable[str | bytes] | None] = {
        "claims.jsonl": spliced(output / "claims.jsonl", lines, change.lines()),
        "graph.html": (_newest(output, change.new, schema, ledger, after.title) for _ in range(1)),
        "graph.ttl": spliced(output / "graph.ttl", subjects, change.subjects()),
        **_derived(before, after, ledger, change),
    }
    store.commit(output, after, results)
    found, claims = ledger.counts()
    joins = change.new.catalog.joined()
    ledger.close(_mark(after, schema))
    return Counts(found, claims, joins)


def _derived(before: store.State, after: store.State, ledger: Ledger, change: Difference) -> Results:
    """The derived triples, where what rules look at is not what it was."""
    if not after.derived:
        return {"derived.ttl": None}
    seen = derive.looked_at(after.ontologies)
    if before.derived and not any(_is_seen(one, seen) for one in (*change.before, *change.after)):
        return {}
    names = sorted(seen)
    rows = {(one.document, one.id): one for one in (*ledger.by_relations(names), *ledger.with_ends(names))}
    types = change.new.catalog.types()
    said = [(r.id, r.subject, r.relation, r.object, r.value) for r in rows.values() if r.status == Status.ACTUAL]
    return {"derived.ttl": [derive.of_rows(said, types, after.ontologies)]}


def _is_seen(one: Row, seen: frozenset[str]) -> bool:
    return not seen.isdisjoint((one.relation, one.subject, one.object))


def _newest(output: Path, new: Contents, schema: Schema, ledger: Ledger, title: str) -> str:
    """The page, for which no more is read than it holds."""
    from kg.page import portion  # noqa: PLC0415 - as below

    counts = ledger.claims_each()
    chosen, note = portion.choice(counts, {name: one.day for name, one in new.documents.items()})
    sources, found = gathered(output, new, chosen if note else new.documents)
    return page(found, sources, schema, title, note)


def page(found: Sequence[Fact], sources: Sequence[Article], schema: Schema, title: str, note: str = "") -> str:
    """The page of facts and articles; `note` says what was left out before."""
    from kg import page as pages  # noqa: PLC0415 - brings the libraries of drawing, which no other command needs

    own = sources[0].title if len(sources) == 1 and not note else ""
    return pages.render(found, sources, schema, pages.noted(title or own or pages.TITLE, note))


def _mark(state: store.State, schema: Schema) -> str:
    """Hash of all that decides the results: the state, what the ontologies and the analyst say, and kg itself."""
    return content_hash(
        sorted(state.documents.items()),
        list(state.ontologies),
        state.derived,
        schema.version,
        rdf.made_by(schema),
        repr(directives(state.ontologies)),
        _own(),
    )


@functools.cache
def _own() -> str:
    """Hash of the files of kg."""
    here = Path(__file__).parents[1]
    return content_hash([sha256(path.read_bytes()).hexdigest() for path in sorted(here.rglob("*.py"))])
