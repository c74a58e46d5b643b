"""Who stands where on what: the stances of each party on each issue, with the claims that say so.

Which relations are stances, and how firm each is, the ontology says (`kg:stance`, `kg:firmness`). An issue is the concept
that the words fall under, or else the words themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.model import Claim, Relation, Schema, Status, Thing
from kg.rounds.scopes import Scope

_SAID = (Status.ACTUAL, Status.NEGATED)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Stance:
    """One stance, `negated` where the text says that it is not taken; when it was last said, and the claims that say so."""

    relation: Relation
    negated: bool
    time: str
    claims: tuple[Claim, ...]

    @property
    def kind(self) -> tuple[str, bool]:
        """What makes two stances the same."""
        return self.relation.iri, self.negated

    @property
    def words(self) -> str:
        """Glyph and word; a stance that is not taken has no glyph."""
        return f"not {self.relation.stance}" if self.negated else f"{self.relation.sign} {self.relation.stance}".strip()

    @property
    def firmness(self) -> int | None:
        """How far from agreement; None where that cannot be said."""
        return None if self.negated else self.relation.firmness


@dataclass(frozen=True, slots=True)
class Position:
    """The stances of a party on an issue: an agreement first, then the firmest."""

    party: Thing
    issue: Thing
    stances: tuple[Stance, ...]

    @property
    def words(self) -> str:
        """Glyphs and words of all stances."""
        return ", ".join(stance.words for stance in self.stances)


def positions(scope: Scope) -> dict[tuple[str, str], Position]:
    """The position of each party on each issue, keyed and sorted by their IRIs.

    What was said more than a week before the latest word of the party on the issue no longer counts.
    """
    corpus = scope.corpus
    found: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    ends: dict[str, Thing] = {}
    for claim in scope.claims:
        relation = corpus.schema.relations.get(claim.relation)
        if relation and relation.stance and claim.status in _SAID:
            party, issue = corpus.party(claim.subject.thing), issue_of(claim.object.thing, corpus.schema)
            ends |= {party.id: party, issue.id: issue}
            found[party.id, issue.id].append(claim)
    return {key: Position(ends[key[0]], ends[key[1]], _stances(found[key], scope)) for key in sorted(found)}


def issue_of(topic: Thing, schema: Schema) -> Thing:
    """The narrowest concept that the topic falls under; the topic itself where there is none."""
    above = {up for iri in topic.broader if iri in schema.concepts for up in schema.concepts[iri].broader}
    narrow = sorted(iri for iri in topic.broader if iri in schema.concepts and iri not in above)
    if not narrow or topic.id in schema.concepts:
        return topic
    concept = schema.concepts[narrow[0]]
    return Thing(concept.iri, concept.labels[0], concept.type)


def _stances(claims: Iterable[Claim], scope: Scope) -> tuple[Stance, ...]:
    corpus = scope.corpus
    said: defaultdict[tuple[str, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.relation, claim.status is Status.NEGATED].append(claim)
    found = [
        Stance(corpus.schema.relations[iri], negated, max(map(corpus.time, group)), tuple(group))
        for (iri, negated), group in sorted(said.items())
    ]
    last = max(stance.time for stance in found)
    return tuple(sorted((stance for stance in found if _is_current(stance.time, last)), key=_order))


def _is_current(time: str, last: str) -> bool:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(time)).days <= _WEEK
    except ValueError:
        return last.startswith(time) or time.startswith(last)


def _order(stance: Stance) -> tuple[bool, bool, int, str]:
    firmness = stance.relation.firmness
    return stance.negated, firmness != 0, -1 if firmness is None else -firmness, stance.relation.iri
