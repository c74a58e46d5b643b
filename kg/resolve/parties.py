"""The parties of the talks that an article is about: whom "both sides" stands for.

Rule 4 of the reading notes (section 6): the states, bodies and movements that the article couples most and speaks of
first. Who has no name is counted by the noun ("the rebels", "the company"). A clear pair or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from kg.model import Form, Phrase, Reading, Reference
from kg.resolve import kinds
from kg.resolve.entities import Entity
from kg.resolve.lexicon import PARTY, Lexicon

_LEAD = 4
"""Paragraphs that open an article: headline and lead."""
_COUPLED, _FACING, _NEAR, _LEADING, _COMMON = 4.0, 2.0, 1.0, 1.0, 0.5
_FIRST = 8.0
"""What it counts to be the first that the article couples."""
_STATED = "attr"
"""The role of what somebody is said to be ("most of them are Catholics")."""
_AGENT = "agent"
_BODY = "ORG"
_CLEAR = 1.15
"""How far the first pair must be ahead of the next."""
_LEAST = 3.0
_LEAST_TOLD = 4.0
"""What a pair with a noun needs: once coupled, or facing each other in the lead."""
_RARE, _RARELY = 3, 6
"""Who is named this much less often than the party named most is none; whom a noun tells of has other words as well."""
_PAIR = 2
_RECENT = 3
"""Sentences back to the group that "the two" or "the four" takes up."""
_NOWHERE = (-1, -1)

Fits: TypeAlias = Callable[[Entity], bool]
Pair: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Means:
    """What phrases stand for: a name, at once; any phrase, once it is read."""

    named: Callable[[Phrase], Entity]
    meant: Callable[[Phrase], tuple[Entity, ...]]


def _any(entity: Entity) -> bool:
    """Whether somebody fits who is asked nothing."""
    del entity
    return True


class Parties:
    """Counts who is coupled with whom or faces whom; finds the last groups of a given size."""

    def __init__(self, lexicon: Lexicon, reading: Reading, means: Means) -> None:
        """Count over the whole reading."""
        self.lexicon = lexicon
        self.means = means
        self.entities: list[Entity] = []
        self.nouns: dict[tuple[str, bool], int] = {}
        """Nouns in one number that stand for a party which has no name of its own there, with the party's number."""
        self.called: dict[int, list[Phrase]] = {}
        """Where they stand, by number."""
        self.scores: dict[Pair, float] = {}
        self.groups: list[tuple[int, tuple[int, ...]]] = []
        self.first = -1
        """The sentence that is the first to couple two who do not only speak."""
        self.agents: list[tuple[int, ...]] = []
        """Those of the groups by whom something was done, as mediators are named."""
        self.subjects: dict[int, dict[int, None]] = {}
        self.told: dict[int, dict[int, None]] = {}
        rows: dict[int, list[tuple[Phrase, int]]] = {}
        self._name_nouns(reading)
        for phrase in reading.phrases:
            number = self._number_of(phrase)
            if number is not None:
                rows.setdefault(phrase.sentence, []).append((phrase, number))
        self.counts = Counter(number for row in rows.values() for _, number in row)
        for sentence, row in sorted(rows.items()):
            self._note_groups(sentence, row)
            parties = [(phrase, number) for phrase, number in row if not lexicon.is_person(self.entities[number].type)]
            self._count(parties, _LEADING if reading.sentences[sentence].paragraph < _LEAD else 0.0)

    def pair(self, phrase: Phrase) -> tuple[Entity, ...]:
        """The two parties of the article, as they are known where the phrase stands; empty where no pair stands out."""
        return self._known(self._pair(), phrase)

    def all(self, phrase: Phrase) -> tuple[Entity, ...]:
        """The parties of the article: the pair, or the larger group that it is more often named in."""
        pair = self._pair()
        ranked = sorted(self.scores.items(), key=lambda item: (-item[1], item[0]))
        first = pair or (ranked[0][0] if ranked else ())
        named = [members for _, members in self.groups if first and set(first) <= set(members)]
        larger = [members for members in named if len(members) > _PAIR]
        return self._known(larger[0] if 2 * len(larger) > len(named) else pair, phrase)

    def group(self, count: int, phrase: Phrase, fits: Fits = _any, back: int = _RECENT) -> tuple[Entity, ...]:
        """The last coordination of `count` that fit, up to this sentence; for larger groups the article's first."""
        sized = [(at, members) for at, members in self.groups if len(members) == count and self._fit(members, fits)]
        recent = [members for at, members in sized if 0 <= phrase.sentence - at <= back]
        if recent:
            return self._known(recent[-1], phrase)
        return self._known(sized[0][1], phrase) if sized and count > _PAIR else ()

    def agents_only(self, group: tuple[Entity, ...], phrase: Phrase) -> bool:
        """Whether those named together did something that was done by them, as mediators do."""
        return any(self._known(agents, phrase) == group for agents in self.agents)

    def acting(self, count: int, sentence: int, fits: Fits = _any) -> tuple[Entity, ...]:
        """Whoever the sentence before has for subjects, or else names at all, if there are just so many that fit.

        If there are not, the subjects of the last sentences.
        """
        for numbers in (self.subjects.get(sentence - 1, ()), self.told.get(sentence - 1, ())):
            found = tuple(self.entities[number] for number in numbers if fits(self.entities[number]))
            if len(found) == count:
                return found
        near = (n for back in range(1, _RECENT + 1) for n in self.subjects.get(sentence - back, ()))
        subjects = dict.fromkeys(self.entities[n] for n in near if fits(self.entities[n]))
        return tuple(subjects) if len(subjects) == count else ()

    # --- who is counted ---

    def _number_of(self, phrase: Phrase) -> int | None:
        """The number of whoever a name or a noun stands for, if they may be a party."""
        name = _name(phrase)
        entity = self.means.named(name) if name is not None else None
        if entity is not None and (phrase is name or not (self._are_people(phrase) or self._is_organ(phrase, entity))):
            return self._number(entity) if self.lexicon.facet(entity.type) == PARTY else None
        type_iri = self._class_of(phrase)
        if not type_iri:
            return None
        noun = phrase.head, phrase.plural
        if noun not in self.nouns:
            self.nouns[noun] = self._number(Entity(type_iri, heads={phrase.head}))
        if not self.entities[self.nouns[noun]].proper:
            self.called.setdefault(self.nouns[noun], []).append(phrase)
        return self.nouns[noun]

    def _name_nouns(self, reading: Reading) -> None:
        """Give the nouns that stand beside a name the number of its bearer ("the union, Sur Workers,")."""
        by_ref = {phrase.ref: phrase for phrase in reading.phrases if phrase.setting.acts or phrase.form is Form.NAME}
        for phrase in reading.phrases:
            beside = by_ref.get(phrase.setting.apposed)
            if beside is None or phrase.form is beside.form:
                continue
            noun, name = (phrase, beside) if beside.form is Form.NAME else (beside, phrase)
            if name.form is Form.NAME and self._class_of(noun):
                entity = self.means.named(name)
                if self.lexicon.facet(entity.type) == PARTY and entity.proper:
                    self.nouns.setdefault((noun.head, noun.plural), self._number(entity))

    def _is_organ(self, phrase: Phrase, owner: Entity) -> bool:
        """Whether a noun names a body of a state that is a party itself ("Chad's army"), not those who govern."""
        governs = phrase.reference is Reference.GOVERNMENT
        return self.lexicon.is_state(owner.type) and not governs and bool(self._class_of(phrase))

    def _are_people(self, phrase: Phrase) -> bool:
        """Whether a noun with a name before it is for people who are not whoever has the name ("Maoist rebels")."""
        lexicon = self.lexicon
        type_iri = lexicon.nouns.get((phrase.head,), "")
        body = lexicon.labels.get(_BODY, "")
        people = bool(type_iri) and not lexicon.schema.is_a(type_iri, body) and not lexicon.is_deputed(type_iri)
        return lexicon.facet(type_iri) == PARTY and people and not lexicon.is_person(type_iri)

    def _class_of(self, phrase: Phrase) -> str:
        """The class of a noun for a party: one that acts, and is known or coupled; empty for other phrases."""
        lexicon, setting = self.lexicon, phrase.setting
        told = phrase.reference not in (Reference.NONE, Reference.NAMED, Reference.GOVERNMENT) or phrase.count
        if phrase.form is not Form.NOUN or not setting.acts or told or _is_ones_own(phrase):
            return ""
        type_iri = lexicon.nouns.get((phrase.head,)) or kinds.type_of(phrase, lexicon)
        known = (phrase.definite or setting.group != _NOWHERE) and phrase.complement is None
        other = lexicon.is_person(type_iri) or lexicon.is_state(type_iri) or lexicon.is_deputed(type_iri)
        return type_iri if known and not other and lexicon.facet(type_iri) == PARTY else ""

    def _number(self, entity: Entity) -> int:
        if entity not in self.entities:
            self.entities.append(entity)
        return self.entities.index(entity)

    def _known(self, numbers: Sequence[int], phrase: Phrase) -> tuple[Entity, ...]:
        """Who is meant; nobody where one of them is told of by a noun that stands after the phrase, or two are one."""
        found = tuple(dict.fromkeys(entity for number in numbers for entity in self._entities(number, phrase)))
        return found if len(found) == len(numbers) else ()

    def _entities(self, number: int, phrase: Phrase) -> tuple[Entity, ...]:
        if number not in self.called:
            return (self.entities[number],)
        before = [noun for noun in self.called[number] if noun.start < phrase.start]
        return self.means.meant(before[-1]) if before else ()

    def _fit(self, numbers: Sequence[int], fits: Fits) -> bool:
        return all(fits(self.entities[number]) for number in numbers)

    # --- who is coupled ---

    def _pair(self) -> Sequence[int]:
        """The pair that stands out among names, unless one with a noun stands out more; two nouns only without it."""
        common = {pair: min(self.counts[number] for number in pair) for pair in self.scores}
        most = max((self.counts[number] for pair in self.scores for number in pair), default=0)
        scores = {pair: points + _COMMON * common[pair] for pair, points in self.scores.items()}
        scores = {pair: score for pair, score in scores.items() if not self._mediates(pair)}
        nouns = {pair for pair in scores if any(number in self.called for number in pair)}
        often = {pair: scores[pair] for pair in scores if pair not in nouns and _RARE * common[pair] >= most}
        named = _outstanding(often)
        unnamed = {pair for pair in nouns if named and set(pair) <= self.called.keys()}
        told = {pair: scores[pair] for pair in nouns - unnamed if _RARELY * common[pair] >= most}
        first = min(told, key=lambda pair: (-told[pair], pair), default=None)
        if first is not None and told[first] >= max(_LEAST_TOLD, _CLEAR * max(often.values(), default=0.0)):
            return first
        return named

    def _mediates(self, pair: Pair) -> bool:
        """Whether a pair is named together at least as often for those by whom something is done as otherwise."""
        together = [group for _, group in self.groups if set(pair) <= set(group)]
        agents = [group for group in self.agents if set(pair) == set(group)]
        return bool(agents) and 2 * len(agents) >= len(together)

    def _note_groups(self, sentence: int, row: Sequence[tuple[Phrase, int]]) -> None:
        coupled: dict[tuple[int, int], dict[int, None]] = {}
        named = [(phrase, number) for phrase, number in row if number not in self.called]
        self.told[sentence] = dict.fromkeys(n for phrase, n in named if phrase.setting.role != _STATED)
        for phrase, number in named:
            if phrase.setting.is_subject:
                self.subjects.setdefault(sentence, {})[number] = None
        for phrase, number in row:
            if phrase.setting.group != _NOWHERE and phrase.setting.acts:
                coupled.setdefault(phrase.setting.group, {})[number] = None
        for members in coupled.values():
            if len(members) > 1:
                group = tuple(members)
                self.groups.append((sentence, group))
                if any(_helps(p) for p, number in row if number in members):
                    self.agents.append(group)

    def _count(self, row: Sequence[tuple[Phrase, int]], bonus: float) -> None:
        """Count a pair once a sentence, by the best that is said of them there."""
        best: dict[Pair, float] = {}
        sizes = Counter(group for group, _ in {(phrase.setting.group, number) for phrase, number in row})
        for (a, one), (b, other) in combinations(row, _PAIR):
            if one == other:
                continue
            points = _NEAR
            if a.setting.group == b.setting.group != _NOWHERE:
                points += self._coupled(a, sizes[a.setting.group])
            elif a.setting.is_subject and not b.setting.is_subject and b.setting.role != _AGENT and b.setting.acts:
                points += _FACING
            pair = (min(one, other), max(one, other))
            best[pair] = max(best.get(pair, 0.0), points + bonus)
        for pair, points in best.items():
            self.scores[pair] = self.scores.get(pair, 0.0) + points

    def _coupled(self, phrase: Phrase, size: int) -> float:
        """What it counts that two of so many are named together: most for the article's first two, nothing for agents."""
        setting = phrase.setting
        if _helps(phrase) or not setting.acts:
            return 0.0
        if self.first < 0 and not setting.speaks:
            self.first = phrase.sentence
        return _COUPLED + _FIRST * (phrase.sentence == self.first and size == _PAIR)


def _helps(phrase: Phrase) -> bool:
    """Whether somebody is told of as those are who stand between parties: it was done by them, or they mediated it."""
    return phrase.setting.role == _AGENT or phrase.setting.between


def _is_ones_own(phrase: Phrase) -> bool:
    """Whether they are people of somebody who is only meant by a pronoun ("our members")."""
    return phrase.plural and phrase.owner is not None and phrase.owner.form is Form.PRONOUN


def _outstanding(scores: dict[Pair, float]) -> Sequence[int]:
    """The pair that is clearly ahead of all others, empty where none is."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return ()
    if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
        return ()
    return ranked[0][0]


def _name(phrase: Phrase) -> Phrase | None:
    """The name in a phrase: itself, or whose a coordinated one is ("Peru's government and the miners")."""
    if phrase.form is Form.NAME:
        return phrase
    owner = phrase.owner if phrase.form is Form.NOUN and phrase.setting.group != _NOWHERE else None
    return owner if owner is not None and owner.form is Form.NAME else None
