"""The parties of the talks that an article is about: whom "both sides" stands for.

Rule 4 of the reading notes (section 6): the states, bodies and movements that the article couples most and speaks of
first. A clear pair or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeAlias

from kg.model import Form, Phrase, Reading
from kg.resolve.entities import Entity
from kg.resolve.lexicon import PARTY, Lexicon

_LEAD = 4
"""Paragraphs that open an article: headline and lead."""
_COUPLED, _FACING, _NEAR, _LEADING, _COMMON = 4.0, 2.0, 1.0, 1.0, 0.5
_AGENT = "agent"
_SUBJECTS = ("nsubj", "nsubjpass")
_CLEAR = 1.15
"""How far the first pair must be ahead of the next."""
_LEAST = 3.0
_RARE = 3
"""Who is named this much less often than the party named most is none."""
_PAIR = 2
_RECENT = 3
"""Sentences back to the group that "the two" or "the four" takes up."""
_NOWHERE = (-1, -1)


Fits: TypeAlias = Callable[[Entity], bool]


def _any(entity: Entity) -> bool:
    """Whether somebody fits who is asked nothing."""
    del entity
    return True


class Parties:
    """Counts who is coupled with whom or faces whom; finds the last groups of a given size."""

    def __init__(self, lexicon: Lexicon, reading: Reading, named: Callable[[Phrase], Entity]) -> None:
        """Count over the whole reading; `named` gives what a name stands for."""
        self.lexicon = lexicon
        self.entities: list[Entity] = []
        self.scores: dict[tuple[int, int], float] = {}
        self.groups: list[tuple[int, tuple[Entity, ...]]] = []
        self.agents: set[tuple[Entity, ...]] = set()
        """Groups by whom something was done, as mediators are named."""
        self.subjects: dict[int, dict[int, None]] = {}
        self.told: dict[int, dict[int, None]] = {}
        rows: dict[int, list[tuple[Phrase, int]]] = {}
        for phrase in reading.phrases:
            name = _name(phrase)
            if name is not None and lexicon.facet((entity := named(name)).type) == PARTY:
                rows.setdefault(phrase.sentence, []).append((phrase, self._number(entity)))
        self.counts = Counter(number for row in rows.values() for _, number in row)
        for sentence, row in sorted(rows.items()):
            self._note_groups(sentence, row)
            parties = [(phrase, number) for phrase, number in row if not lexicon.is_person(self.entities[number].type)]
            self._count(parties, _LEADING if reading.sentences[sentence].paragraph < _LEAD else 0.0)

    def pair(self) -> tuple[Entity, ...]:
        """The two parties of the article; empty where no pair stands out."""
        common = {pair: min(self.counts[number] for number in pair) for pair in self.scores}
        most = max((self.counts[number] for pair in self.scores for number in pair), default=0)
        often = [pair for pair in self.scores if _RARE * common[pair] >= most]
        scores = {pair: self.scores[pair] + _COMMON * common[pair] for pair in often}
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < _LEAST:
            return ()
        if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
            return ()
        return tuple(self.entities[number] for number in ranked[0][0])

    def all(self) -> tuple[Entity, ...]:
        """The parties of the article: the pair, or the larger group that it is more often named in."""
        pair = self.pair()
        named = [members for _, members in self.groups if pair and set(pair) <= set(members)]
        larger = [members for members in named if len(members) > _PAIR]
        return larger[0] if 2 * len(larger) > len(named) else pair

    def group(self, count: int, sentence: int, fits: Fits = _any, back: int = _RECENT) -> tuple[Entity, ...]:
        """The last coordination of `count` names that fit, up to this sentence; for larger groups the article's first."""
        sized = [(at, members) for at, members in self.groups if len(members) == count and all(map(fits, members))]
        recent = [members for at, members in sized if 0 <= sentence - at <= back]
        if recent:
            return recent[-1]
        return sized[0][1] if sized and count > _PAIR else ()

    def agents_only(self, group: tuple[Entity, ...]) -> bool:
        """Whether those named together did something that was done by them, as mediators do."""
        return group in self.agents

    def acting(self, count: int, sentence: int, fits: Fits = _any) -> tuple[Entity, ...]:
        """Whoever the sentence before has for subjects, or else names at all, if there are just so many that fit."""
        for numbers in (self.subjects.get(sentence - 1, ()), self.told.get(sentence - 1, ())):
            found = tuple(self.entities[number] for number in numbers if fits(self.entities[number]))
            if len(found) == count:
                return found
        return ()

    def _number(self, entity: Entity) -> int:
        if entity not in self.entities:
            self.entities.append(entity)
        return self.entities.index(entity)

    def _note_groups(self, sentence: int, row: Sequence[tuple[Phrase, int]]) -> None:
        coupled: dict[tuple[int, int], dict[int, None]] = {}
        self.told[sentence] = dict.fromkeys(number for _, number in row)
        for phrase, number in row:
            if phrase.setting.group != _NOWHERE and phrase.setting.acts:
                coupled.setdefault(phrase.setting.group, {})[number] = None
            if phrase.setting.role in _SUBJECTS:
                self.subjects.setdefault(sentence, {})[number] = None
        for members in coupled.values():
            if len(members) > 1:
                group = tuple(self.entities[number] for number in members)
                self.groups.append((sentence, group))
                if any(p.setting.role == _AGENT for p, number in row if number in members):
                    self.agents.add(group)

    def _count(self, row: Sequence[tuple[Phrase, int]], bonus: float) -> None:
        for (a, one), (b, other) in combinations(row, _PAIR):
            if one == other:
                continue
            points = _NEAR
            if a.setting.group == b.setting.group != _NOWHERE:
                points += _COUPLED if a.setting.acts and a.setting.role != _AGENT else 0.0
            elif a.setting.role in _SUBJECTS and b.setting.role not in (*_SUBJECTS, _AGENT) and b.setting.acts:
                points += _FACING
            pair = (min(one, other), max(one, other))
            self.scores[pair] = self.scores.get(pair, 0.0) + points + bonus


def _name(phrase: Phrase) -> Phrase | None:
    """The name in a phrase: itself, or whose a coordinated one is ("Peru's government and the miners")."""
    if phrase.form is Form.NAME:
        return phrase
    owner = phrase.owner if phrase.form is Form.NOUN and phrase.setting.group != _NOWHERE else None
    return owner if owner is not None and owner.form is Form.NAME else None
