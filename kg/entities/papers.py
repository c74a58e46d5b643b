"""Documents over articles: by their proper name, or by their wording and who moved them when.

"The memorandum" of one article is that of another where the same party did the same with it (tabled, signed, rejected it),
or the contrary, which one of them denies, in the same weeks, and the words for it, without the party's name, are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from kg.entities import names
from kg.entities.clusters import Clusters
from kg.entities.events import distance
from kg.entities.kinds import Part
from kg.entities.survey import Key, Survey

_PAIR = 2
"""Parties that talks have at least."""
_NEAR = 60
"""Days between two articles that speak of one document without a name."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Joins documents."""

    clusters: Clusters
    survey: Survey

    def join(self) -> None:
        """Join by proper name, then by words and mover."""
        keys = self.survey.of_part(Part.DOCUMENT)
        for group in self.clusters.grouped("title", keys, self._titles):
            self._name(group)
        for group in self.clusters.grouped("move", keys, self._moves):
            for one, other in pairwise(group):
                self._weigh(one, other)

    def _name(self, group: Sequence[Key]) -> None:
        """Join each with the first before it whose articles may be on the same talks: many have a "Joint Statement"."""
        heads: list[Key] = []
        for key in group:
            home = next((head for head in heads if self._settings_agree(self._setting(head), self._setting(key))), None)
            if home is None:
                for head in heads:
                    self.clusters.refuse(head, key, "the same proper name; but in articles on other parties")
                heads.append(key)
            else:
                self.clusters.join(home, key, "the same proper name")

    def _weigh(self, one: Key, other: Key) -> None:
        if self.clusters.same(one, other):
            return
        movers = self._movers(one) | self._movers(other)
        if not self._are_near(one, other):
            self.clusters.refuse(one, other, "the same words and party; but too far apart in time")
        elif not self._settings_agree(self._setting(one) - movers, self._setting(other) - movers):
            self.clusters.refuse(one, other, "the same words and party; but in articles on other parties")
        else:
            self.clusters.join(one, other, "the same words for it, and the same party moved it")

    def _setting(self, key: Key) -> set[Key]:
        """The parties known to the ontology that the articles on a document speak of."""
        named = {party for name in self.clusters.node(key).documents for party in self.survey.context[name]}
        return {self.clusters.root(party) for party in named}

    def _settings_agree(self, one: set[Key], other: set[Key]) -> bool:
        """Whether a party is common, or one speaks of too few to tell; a mediator moves papers of many talks."""
        return min(len(one), len(other)) < _PAIR or bool(one & other)

    def _movers(self, key: Key) -> set[Key]:
        node = self.clusters.node(key)
        return {self.clusters.root(party) for party in (*(p for _, p in node.ties), *node.marked("owner"))}

    def _titles(self, key: Key) -> Iterable[str]:
        """Names of two words or more whose last has a capital."""
        found = self.clusters.nodes[key].names
        return {names.folded(name) for name in found if len(names.words(name)) > 1 and names.is_name(name)}

    def _moves(self, key: Key) -> Iterable[str]:
        """What was done to the document, with its words; a single word needs two such acts."""
        node = self.clusters.node(key)
        acts = {f"{self.survey.kinds.act(relation)} {self.clusters.root(party)}" for relation, party in node.ties}
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
        parties = self._movers(key)
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
