"""What a new state changes in the results: the claims of some documents, and the subjects of the graph that they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

from kg import facts, jsonl, rdf, store
from kg.growing.contents import Contents
from kg.growing.ledger import Document, Ledger, Row
from kg.model import Article, Claim, Schema, Status
from kg.rdf import changes as parts

Opposed = Mapping[str, frozenset[str]]
"""By the id of a claim those of the claims that contradict it."""


@dataclass(slots=True)
class Difference:
    """From the old documents to the new contents. Making it moves the ledger on to what is new.

    `documents` are those whose claims may stand differently, in order; `claims` what they say from now on, `before` and
    `after` the rows of it.
    """

    folder: Path
    schema: Schema
    ledger: Ledger
    old: Mapping[str, Document]
    new: Contents
    documents: Sequence[str]
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    before: list[Row] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path, schema: Schema, ledger: Ledger, old: Mapping[str, Document], new: Contents) -> Difference:
        """The difference, written to the ledger."""
        found = cls(folder, schema, ledger, old, new, touched(old, new))
        for name in found.documents:
            found.before += ledger.of(name)
            ledger.unsay(name)
            if name in new.documents:
                found.claims[name] = found.read(name)
                rows = [row(claim, found.articles[name], schema) for claim in found.claims[name]]
                found.after += rows
                ledger.add(rows)
        ledger.forget(old.keys() - new.documents.keys())
        fresh = [one for name, one in new.documents.items() if name not in old or old[name].reading != one.reading]
        ledger.write(fresh)
        ledger.look(
            (one.look, one.source, name)
            for name, one in new.documents.items()
            if name in old and (old[name].look, old[name].source) != (one.look, one.source)
        )
        return found

    def read(self, name: str) -> list[Claim]:
        """The claims of a document as they stand in the results."""
        document = self.new.documents[name]
        article, said = store.reading_without_text(self.folder, document.reading)
        self.articles[name] = replace(article, source=document.source)
        return facts.in_order(self.new.plan.apply(said))

    def lines(self) -> dict[str, bytes]:
        """The lines of `claims.jsonl` by document, none for one that is gone."""
        return {name: "".join(jsonl.lines(self.claims.get(name, ()))).encode() for name in self.documents}

    def subjects(self) -> dict[str, bytes]:
        """The parts of the graph that are new, different or gone, by the subject's IRI."""
        opposed, moved = self._opposed()
        spoken = {iri for one in (*self.before, *self.after) for iri in _spoken(one)}
        here = {iri for iri in spoken if self.ledger.speaks_of(iri)}
        things = self.new.catalog.named(here)
        concepts = self._concepts(spoken)
        changed = self._changed_articles()
        part = parts.Part(
            facts=facts.gather(claim for group in (*self.claims.values(), moved) for claim in group),
            opposed=opposed,
            articles=[self.articles[name] for name in changed if name in self.articles],
            languages=self.articles,
            things=[(things[iri], self.ledger.holding(iri, Status.ACTUAL)) for iri in sorted(here)],
            concepts=sorted(iri for iri, is_here in concepts.items() if is_here),
        )
        gone = {iri: b"" for one in self.before for iri in (parts.claim_iri(one.id), *_places(one))}
        gone |= dict.fromkeys((*spoken, *concepts), b"")
        gone |= dict.fromkeys(self._about(changed), b"")
        wanted = gone.keys() | {iri for one in self.after for iri in (parts.claim_iri(one.id), *_places(one))}
        wanted |= {parts.claim_iri(claim.id) for claim in moved}
        made = parts.records(part, self.schema, rdf.made_by(self.schema))
        return gone | {iri: record for iri, record in made.items() if iri in wanted}

    # --- contradictions ---

    def _opposed(self) -> tuple[Opposed, list[Claim]]:
        """What contradicts claims now, and the claims of other documents for which that is not what it was."""
        ours = set(self.documents)
        pairs = {(one.subject, one.object) for one in (*self.before, *self.after) if one.status in _TELLING}
        now: dict[str, frozenset[str]] = {}
        moved: dict[str, str] = {}
        for pair in sorted(pairs):
            rows = self.ledger.about(*pair)
            others = [one for one in rows if one.document not in ours]
            past = opposed([*others, *(one for one in self.before if (one.subject, one.object) == pair)], self.schema)
            found = opposed(rows, self.schema)
            now |= found
            moved |= {one.id: one.document for one in others if past.get(one.id) != found.get(one.id)}
        return now, [claim for name in sorted(set(moved.values())) for claim in self.read(name) if claim.id in moved]

    # --- things and concepts ---

    def _concepts(self, spoken: Iterable[str]) -> dict[str, bool]:
        """The concepts that are no things themselves; whether each has a part of its own."""
        above = {thing.id: rdf.concepts_above(thing, self.schema) for thing in self.new.catalog.sorted_things()}
        asked = set(self.schema.concepts) | {up for iri in spoken for up in above.get(iri, ())}
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for iri, found in above.items():
            for up in found & asked:
                holders[up].append(iri)
        free = sorted(up for up in asked if not self.ledger.speaks_of(up))
        return {up: any(self.ledger.speaks_of(iri) for iri in holders[up]) for up in free}

    # --- articles ---

    def _changed_articles(self) -> list[str]:
        """Articles that are new, changed, gone, or of another source."""
        found = []
        for name in sorted(self.old.keys() | self.new.documents.keys()):
            past, now = self.old.get(name), self.new.documents.get(name)
            if not past or not now or (past.reading, past.source) != (now.reading, now.source):
                found.append(name)
                if now and name not in self.articles:
                    self.read(name)
        return found

    def _about(self, names: Sequence[str]) -> Iterator[str]:
        """The IRIs of articles and of their publishers; those that are gone or are made anew."""
        held = {one.publisher for one in self.new.documents.values()}
        for name in names:
            yield rdf.article_iri(name)
            past, now = self.old.get(name), self.new.documents.get(name)
            publishers = {one.publisher for one in (past, now) if one}
            yield from (
                parts.publisher_iri(one) for one in publishers if one not in held or (now and one == now.publisher)
            )


_TELLING = (Status.ACTUAL, Status.NEGATED)


def row(claim: Claim, article: Article, schema: Schema) -> Row:
    """The row of a claim."""
    return Row.of(claim, parts.plain_value(claim, schema), article.date)


def opposed(rows: Sequence[Row], schema: Schema) -> dict[str, frozenset[str]]:
    """What contradicts what among claims with the same two ends, as `kg.facts.clashes` has it."""
    actual, negated = _by_relation(rows, Status.ACTUAL), _by_relation(rows, Status.NEGATED)
    sides = [(actual[iri], negated[iri]) for iri in actual.keys() & negated.keys()]
    for iri, others in facts.opposites(schema).items():
        sides += [(actual[iri], actual[other]) for other in others if iri in actual and other in actual]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in (pair for side in sides for pair in product(*side)):
        if facts.at_one_time(one.day, other.day):
            found[one.id].add(other.id)
            found[other.id].add(one.id)
    return {key: frozenset(others) for key, others in found.items()}


def _by_relation(rows: Iterable[Row], status: Status) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for one in rows:
        if one.status == status:
            found.setdefault(one.relation, []).append(one)
    return found


def touched(old: Mapping[str, Document], new: Contents) -> list[str]:
    """The documents whose claims may stand differently in the results, in order."""
    return [
        name for name in sorted(old.keys() | new.documents.keys()) if _looks_new(old.get(name), new.documents.get(name))
    ]


def _looks_new(past: Document | None, now: Document | None) -> bool:
    return not past or not now or (past.reading, past.look) != (now.reading, now.look)


def _spoken(one: Row) -> Iterator[str]:
    yield one.subject
    if not one.value:
        yield one.object
    if one.speaker:
        yield one.speaker


def _places(one: Row) -> tuple[str, ...]:
    return parts.sentence_iris(one.document, one.start)
