"""The parties of the talks that an article is about: whom "both sides" stands for.

Rule 4 of the reading notes (section 6): the states, bodies and movements that the article couples most and speaks of
first. A clear pair or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from kg.model import Form, Phrase, Reading
from kg.resolve.entities import Entity
from kg.resolve.lexicon import PARTY, Lexicon

_LEAD = 4
"""Paragraphs that open an article: headline and lead."""
_COUPLED, _NEAR, _LEADING = 4.0, 1.0, 1.0
_CLEAR = 1.25
"""How far the first pair must be ahead of the next."""
_LEAST = 3.0
_PAIR = 2


class Parties:
    """Counts who is coupled with whom; finds the last coordination of a given size."""

    def __init__(self, lexicon: Lexicon, reading: Reading, named: Callable[[Phrase], Entity]) -> None:
        """Count over the whole reading; `named` gives what a name stands for."""
        self.lexicon = lexicon
        self.entities: list[Entity] = []
        self.scores: dict[tuple[int, int], float] = {}
        self.groups: list[tuple[int, tuple[Entity, ...]]] = []
        rows: dict[int, list[tuple[Phrase, int]]] = {}
        for phrase in reading.phrases:
            if phrase.form is Form.NAME and self._is_party(entity := named(phrase)):
                rows.setdefault(phrase.sentence, []).append((phrase, self._number(entity)))
        for sentence, row in sorted(rows.items()):
            self._count(row, _LEADING if reading.sentences[sentence].paragraph < _LEAD else 0.0)

    def pair(self) -> tuple[Entity, ...]:
        """The two parties of the article; empty where no pair stands out."""
        ranked = sorted(self.scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < _LEAST:
            return ()
        if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
            return ()
        return tuple(self.entities[number] for number in ranked[0][0])

    def group(self, count: int, before: int) -> tuple[Entity, ...]:
        """The last coordination of `count` parties that begins before this place of the text."""
        found = [members for start, members in self.groups if len(members) == count and start < before]
        return found[-1] if found else ()

    def _is_party(self, entity: Entity) -> bool:
        return self.lexicon.facet(entity.type) == PARTY and not self.lexicon.is_person(entity.type)

    def _number(self, entity: Entity) -> int:
        if entity not in self.entities:
            self.entities.append(entity)
        return self.entities.index(entity)

    def _count(self, row: Sequence[tuple[Phrase, int]], bonus: float) -> None:
        coupled: dict[tuple[int, int], dict[int, None]] = {}
        for phrase, number in row:
            if phrase.setting.group != (-1, -1):
                coupled.setdefault(phrase.setting.group, {})[number] = None
        for members in coupled.values():
            if len(members) > 1:
                self.groups.append((row[0][0].start, tuple(self.entities[number] for number in members)))
            if len(members) == _PAIR:
                self._score(members, _COUPLED + bonus)
        for one, other in combinations(dict.fromkeys(number for _, number in row), _PAIR):
            self._score((one, other), _NEAR + bonus)

    def _score(self, members: Iterable[int], points: float) -> None:
        one, other = sorted(members)
        self.scores[one, other] = self.scores.get((one, other), 0.0) + points
