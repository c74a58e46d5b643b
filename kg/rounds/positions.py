"""Who stands where on what: the latest stance of each party on each issue, with the claims that say so.

Which relations are stances, and how firm each is, the ontology says (`kg:stance`, `kg:firmness`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Claim, Relation, Status, Thing
from kg.rounds.corpus import Corpus
from kg.rounds.scopes import Scope

_SAID = (Status.ACTUAL, Status.NEGATED)


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on a topic. `negated` where the text says that it does not take it. `claims` in their order."""

    party: Thing
    topic: Thing
    relation: Relation
    negated: bool
    time: str
    claims: tuple[Claim, ...]

    @property
    def words(self) -> str:
        """Glyph and word of the stance."""
        stance = f"not {self.relation.stance}" if self.negated else self.relation.stance
        return f"{self.relation.sign} {stance}".strip()

    @property
    def firmness(self) -> int | None:
        """How far from agreement; None where that cannot be said."""
        return None if self.negated else self.relation.firmness


def positions(scope: Scope) -> dict[tuple[str, str], Position]:
    """The position of each party on each topic, keyed and sorted by their IRIs.

    Of several stances the latest counts. Of those of one day an agreement counts first, then the firmest.
    """
    corpus = scope.corpus
    found: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in scope.claims:
        relation = corpus.schema.relations.get(claim.relation)
        if relation and relation.stance and claim.status in _SAID:
            found[corpus.party(claim.subject.thing).id, claim.object.thing.id].append(claim)
    return {key: _position(claims, corpus) for key, claims in sorted(found.items())}


def label(topic: Thing, corpus: Corpus) -> str:
    """The concept that a topic falls under, by its label; empty where it has none."""
    concepts = corpus.schema.concepts
    return next((concepts[iri].labels[0] for iri in topic.broader if iri in concepts), "")


def _position(claims: Iterable[Claim], corpus: Corpus) -> Position:
    stances: defaultdict[tuple[str, str, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        stances[corpus.time(claim), claim.relation, claim.status is Status.NEGATED].append(claim)
    (time, iri, negated), said = max(stances.items(), key=lambda item: _weight(item[0], corpus.schema.relations))
    first = said[0]
    party = corpus.party(first.subject.thing)
    return Position(party, first.object.thing, corpus.schema.relations[iri], negated, time, tuple(said))


def _weight(stance: tuple[str, str, bool], relations: Mapping[str, Relation]) -> tuple[str, bool, bool, int, str]:
    time, iri, negated = stance
    firmness = relations[iri].firmness
    return time, not negated, firmness == 0, -1 if firmness is None else firmness, iri
