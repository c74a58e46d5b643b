"""Documents over articles: by their proper name, or by their wording and who moved them when.

"The memorandum" of one article is that of another where the same party did the same with it (tabled, signed, rejected it)
in the same weeks, and the words for it, without the party's name, are equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise

from kg.entities import names
from kg.entities.clusters import Clusters, grouped
from kg.entities.events import distance
from kg.entities.kinds import Part
from kg.entities.survey import Key, Survey

_NEAR = 60
"""Days between two articles that speak of one document without a name."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Joins documents."""

    clusters: Clusters
    survey: Survey

    def join(self) -> None:
        """Join by proper name, then by words and mover."""
        keys = [key for key in sorted(self.survey.nodes) if self.survey.nodes[key].part is Part.DOCUMENT]
        for group in grouped(keys, self._titles):
            for key in group[1:]:
                self.clusters.join(group[0], key, "the same proper name")
        for group in grouped(keys, self._moves):
            for one, other in pairwise(group):
                self._weigh(one, other)

    def _weigh(self, one: Key, other: Key) -> None:
        if self.clusters.same(one, other):
            return
        if self._are_near(one, other):
            self.clusters.join(one, other, "the same words for it, and the same party moved it")
        else:
            self.clusters.refuse(one, other, "the same words and party; but too far apart in time")

    def _titles(self, key: Key) -> Iterable[str]:
        """Names of two words or more whose last has a capital."""
        found = self.clusters.nodes[key].names
        return {names.folded(name) for name in found if len(names.words(name)) > 1 and names.is_name(name)}

    def _moves(self, key: Key) -> Iterable[str]:
        """What was done to the document, with its words; a single word needs two such acts."""
        node = self.clusters.node(key)
        acts = {f"{relation} {self.clusters.root(party)}" for relation, party in node.ties}
        owners = {f"owner {self.clusters.root(owner)}" for owner in node.marked("owner")}
        spoken = self._words_of_parties(key)
        found = set()
        for name in node.names:
            words = [word for word in names.stems(name) if word not in spoken]
            moves = sorted(acts) if len(words) > 1 else [f"{a} {b}" for a, b in combinations(sorted(acts), 2)]
            found |= {f"{move} {' '.join(words)}" for move in (*moves, *owners)}
        return found

    def _words_of_parties(self, key: Key) -> set[str]:
        """The words that name the parties that moved the document."""
        node = self.clusters.node(key)
        parties = {self.clusters.root(p) for _, p in node.ties} | {self.clusters.root(p) for p in node.marked("owner")}
        found = {
            name for party in parties if party in self.clusters.nodes for name in self.clusters.node(party).all_names()
        }
        individuals = self.survey.kinds.schema.individuals
        known = [individuals[iri] for party in parties if (iri := party) in individuals]
        found |= {name for item in known for name in (*item.adjectives, *item.metonyms, *item.aliases)}
        return {stem for name in found for stem in names.stems(name)}

    def _are_near(self, one: Key, other: Key) -> bool:
        dates = self.survey.dates
        a, b = ({dates[d] for d in self.clusters.node(key).documents if d in dates} for key in (one, other))
        gaps = [distance(x, y) for x in a for y in b]
        return not gaps or any(gap is not None and abs(gap) <= _NEAR for gap in gaps)
