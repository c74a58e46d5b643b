"""Claims -> rows of PLOVER's kind: who, which category, to whom. The categories stand in the ontology (`kg:category`).

A row joins the claims of one trigger: their subjects are its source. Its target is an actor, never an issue: an object
that can act, else the other parties of a joint act, else the first actor who is named after the trigger, else before it.
No row comes of a status that the ontology gives no category, nor of an act that is only the object of another one ("rejected
Peru's offer").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Claim, End, Relation, Schema

Row = dict[str, str | None]
"""`document`, `source`, `category`, `target` (None where nobody is named)."""

_PARTIES = frozenset({"party", "place"})
"""Facets of what can be a source or target: a city stands for its state."""
_JOIN = ", "
_Key = tuple[str, int, int, str]


def rows(claims: Iterable[Claim], schema: Schema) -> Iterator[Row]:
    """The rows of the claims, in the order of documents, sentences and triggers, none twice."""
    grouped: defaultdict[_Key, list[Claim]] = defaultdict(list)
    beside: defaultdict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        beside[claim.document, claim.start].append(claim)
    for claim in (claim for same in beside.values() for claim in same):
        found = category(claim, schema)
        if found and not _is_object(claim, beside[claim.document, claim.start]):
            grouped[claim.document, claim.start, claim.trigger_start, found].append(claim)
    actors = _Actors.of(schema)
    seen = set()
    for (document, start, _, found), same in sorted(grouped.items()):
        sources = list(dict.fromkeys(_words(claim.subject) for claim in same))
        row: Row = {
            "document": document,
            "source": _JOIN.join(sources),
            "category": found,
            "target": actors.target(same, sources, beside[document, start]),
        }
        if tuple(row.values()) not in seen:
            seen.add(tuple(row.values()))
            yield row


def _is_object(claim: Claim, beside: Iterable[Claim]) -> bool:
    """Whether the words that tell of the act stand in the object of another act of the sentence."""
    objects = (other.object for other in beside if other.trigger_start != claim.trigger_start)
    return any(0 <= end.start <= claim.trigger_start < end.start + len(end.text) for end in objects)


def category(claim: Claim, schema: Schema) -> str:
    """The category of a claim by its relation, status and object's class, or nothing."""
    relation = schema.relations.get(claim.relation)
    return _category(claim, relation, schema) if relation else ""


def _category(claim: Claim, relation: Relation, schema: Schema) -> str:
    known = schema.classes.get(claim.object.thing.type)
    kinds = {re.split(r"[/#]", iri)[-1] for iri in known.ancestors} if known else set()
    fitting = [
        (kind == "", found)
        for status, found, kind in relation.categories
        if status == claim.status
        if kind in kinds | {""}
    ]
    return min(fitting)[1] if fitting else ""


def _words(end: End) -> str:
    """The words of the article where they name somebody, else the name of who is meant ("he")."""
    return end.text if end.text != end.text.lower() else end.thing.name


@dataclass(frozen=True, slots=True)
class _Actors:
    """Finds who is named in words. `parties` are classes that can act or be addressed, `named` matches known names."""

    parties: frozenset[str]
    named: re.Pattern[str]

    @classmethod
    def of(cls, schema: Schema) -> _Actors:
        parties = frozenset(iri for iri, one in schema.classes.items() if one.facet in _PARTIES)
        names = {
            name
            for one in schema.individuals.values()
            if one.type in parties
            for name in (one.name, *one.aliases, *one.adjectives, *one.people, *one.metonyms)
        }
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        return cls(parties, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"))

    def target(self, same: Sequence[Claim], sources: Sequence[str], beside: Sequence[Claim]) -> str | None:
        """Whom the claims of one trigger are directed at; `beside` are all claims of the sentence."""
        objects = [_words(claim.object) for claim in same if claim.object.thing.type in self.parties]
        if objects:
            return _JOIN.join(dict.fromkeys(objects))
        if len(sources) > 1:
            return _JOIN.join(sources)
        found = [(at < same[0].trigger_start, at, name) for at, name in self._named(same[0], beside)]
        return next((name for _, _, name in sorted(found) if not _shared(name, sources)), None)

    def _named(self, claim: Claim, beside: Iterable[Claim]) -> Iterator[tuple[int, str]]:
        """Who is named in the sentence, with the place in the article: known actors, and ends of other claims."""
        for match in self.named.finditer(claim.sentence):
            yield claim.start + match.start(), match[0]
        for other in beside:
            for end in (other.subject, other.object):
                if end.start >= 0 and end.thing.type in self.parties:
                    yield end.start, _words(end)


def _shared(name: str, sources: Sequence[str]) -> bool:
    return any(name in source or source in name for source in sources)
