"""All articles of a graph as merging sees them: their notes as one survey, what stands for their things, their source.

Notes are taken from the ledger where it has those of the very reading, else they are made from the reading.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from kg import duplicates, store
from kg.entities import Directives, Plan, Survey, decide, directives, notes, region
from kg.entities.survey import Key
from kg.growing.identities import Identities
from kg.growing.ledger import Document
from kg.model import Schema, Thing, content_hash


class Catalog(Protocol):
    """The things of all documents."""

    def joined(self) -> int:
        """How many decisions joined two things."""

    def named(self, iris: Iterable[str]) -> Mapping[str, Thing]:
        """The things of these IRIs."""

    def sorted_things(self) -> Iterable[Thing]:
        """The things that fall under concepts."""

    def types(self) -> Mapping[str, str]:
        """The class of each thing by its IRI."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The documents of a state by name, with look and source as they are from now on, and the plan of their things.

    `catalog` holds these things; `keys` are those of the documents that were looked at, by document.
    """

    documents: Mapping[str, Document]
    plan: Plan
    catalog: Catalog
    keys: Mapping[str, Sequence[Key]]


def grown(
    folder: Path, state: store.State, schema: Schema, old: Mapping[str, Document], identities: Identities
) -> Contents | None:
    """What the state holds where it only adds to the old documents: what the new ones touch is decided, in the ledger too.

    None where more has changed, an analyst orders who is one, or much is touched. Raises GraphError as `contents` does.
    """
    added = state.documents.keys() - old.keys()
    stays = all(state.documents.get(name) == one.reading for name, one in old.items())
    if not stays or not added or not identities.size() or directives(state.ontologies) != Directives():
        return None
    survey = Survey.of(schema)
    found = {name: _noted(folder, state.documents[name], survey) for name in sorted(added)}
    keys = {name: notes.fold(one.notes, survey) for name, one in found.items()}
    decided = region.grown(identities, survey)
    if decided is None:
        return None
    moved = [key for key in sorted(decided.active) if identities.thing(key) != decided.plan.things.get(key)]
    identities.grow(decided, keys)
    things = region.Fetched(identities.thing)
    shown = added | {name for key in moved for name in identities.documents_on(key)}
    looks = _looks({name: identities.keys_of(name) for name in sorted(shown)}, things)
    documents = dict(sorted({**old, **found}.items()))
    sources = _sources(documents, old)
    return Contents(
        {
            name: replace(one, look=looks.get(name, one.look), source=sources[name])
            if name in looks or sources[name] != one.source
            else one
            for name, one in documents.items()
        },
        Plan(decided.plan.survey, things, decided.plan.clusters),
        identities,
        keys,
    )


def contents(folder: Path, state: store.State, schema: Schema, old: Mapping[str, Document]) -> Contents:
    """What the state holds; `old` are documents that the ledger knows.

    Raises:
        GraphError: a reading is gone or damaged.
    """
    with _no_collector():
        return _contents(folder, state, Survey.of(schema), old)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the search for cycles, of which there are none among so many small sets: it takes a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _contents(folder: Path, state: store.State, survey: Survey, old: Mapping[str, Document]) -> Contents:
    found: dict[str, Document] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for name, key in sorted(state.documents.items()):
        known = old.get(name)
        found[name] = known if known and known.reading == key else _noted(folder, key, survey)
        keys[name] = notes.fold(found[name].notes, survey)
    plan = decide(survey, directives(state.ontologies))
    sources = _sources(found, old)
    looks = _looks(keys, plan.things)
    return Contents(
        {name: replace(one, look=looks[name], source=sources[name]) for name, one in found.items()},
        plan,
        _Things(plan),
        keys,
    )


@dataclass(frozen=True, slots=True)
class _Things:
    """The things of a plan for all documents."""

    plan: Plan

    def joined(self) -> int:
        return self.plan.joined

    def named(self, iris: Iterable[str]) -> Mapping[str, Thing]:
        asked = set(iris)
        return {thing.id: thing for thing in self.plan.things.values() if thing.id in asked}

    def sorted_things(self) -> Iterable[Thing]:
        return {thing.id: thing for thing in self.plan.things.values() if thing.broader}.values()

    def types(self) -> Mapping[str, str]:
        return {thing.id: thing.type for thing in self.plan.things.values()}


def _noted(folder: Path, key: str, survey: Survey) -> Document:
    article, claims, sketch = store.noted(folder, key)
    part = notes.of_article(article, claims, survey.kinds)
    marks = " ".join(map(str, sorted(sketch)))
    return Document(article.id, key, notes.dumped(part), "", "", article.publisher, article.date or "", marks)


def _looks(keys: Mapping[str, Iterable[str]], things: Mapping[str, Thing]) -> dict[str, str]:
    """By document a hash of what stands for each of its things."""
    hashes: dict[int, str] = {}

    def look(thing: Thing) -> str:
        known = hashes.get(id(thing))
        if known is None:
            parts = (thing.id, thing.name, thing.type, thing.aliases, thing.broader)
            known = hashes[id(thing)] = content_hash(*parts)
        return known

    return {name: content_hash("\n".join(f"{key} {look(things[key])}" for key in own)) for name, own in keys.items()}


def _sources(found: Mapping[str, Document], old: Mapping[str, Document]) -> dict[str, str]:
    """By document the first of the same text; those that no new or changed document shares its text with keep theirs."""
    sketches = {name: frozenset(one.sketch.split()) for name, one in found.items()}
    fresh = [name for name, one in found.items() if name not in old or old[name].reading != one.reading]
    gone = [frozenset(one.sketch.split()) for name, one in old.items() if found.get(name) is not one]
    if len(fresh) * 2 > len(found):
        touched = set(found)
    else:
        touched = _closure([sketches[name] for name in fresh] + gone, sketches) | set(fresh)
    days = {name: found[name].day or None for name in touched}
    again = duplicates.first_prints({name: sketches[name] for name in touched}, days)
    return {name: again[name] if name in touched else one.source for name, one in found.items()}


def _closure(seeds: list[frozenset[str]], sketches: Mapping[str, frozenset[str]]) -> set[str]:
    """The documents that share their text with one of the seeds, or with such a document, and so on."""
    found: set[str] = set()
    waiting = list(seeds)
    while waiting:
        own = waiting.pop()
        more = {name for name, other in sketches.items() if name not in found and duplicates.alike(own, other)}
        found |= more
        waiting.extend(sketches[name] for name in more)
    return found
