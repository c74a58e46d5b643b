"""Pronouns: whom "he", "it", "they" stand for.

In: the mentions of an article from left to right. For each pronoun the candidates that agree with it in number, gender
and kind are put to a ranker (`kg.resolve.ranker`), which picks one, or none where none is likely enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from kg.model import Form, Phrase
from kg.resolve import features
from kg.resolve.candidates import Candidate
from kg.resolve.entities import Entity
from kg.resolve.features import is_person
from kg.resolve.lexicon import PARTY, PEOPLE, Lexicon

Chooser: TypeAlias = Callable[[Phrase, Sequence[Candidate], Sequence[Sequence[float]]], int | None]
"""Pronoun, candidates from the nearest on, a row of numbers for each -> the number of the one meant."""

_ADJECTIVE = "amod"
_NOWHERE = (-1, -1)
_BACK = {"m": 8, "f": 8}
_BACK_THINGS = 4
_SPOKEN = 3
"""Sentences back to whoever goes on speaking."""
_OBJECTS = ("dobj", "dative")
_POSSESSIVE = "poss"
_COMMA = 2
"""Characters between two phrases that a comma parts."""
_NEAREST = 15
_MOST = 7
"""Candidates that are weighed: of the nearest those that the rules like best."""
_TIMES = frozenset({"DATE", "TIME"})
_NO_LABELS = frozenset({"TITLE", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", *_TIMES})


class Pronouns:
    """The candidates of one article, and the pronouns linked to them."""

    def __init__(self, lexicon: Lexicon, choose: Chooser) -> None:
        """Nothing is known yet; `choose` picks among candidates."""
        self.lexicon = lexicon
        self.choose = choose
        self.known: dict[int, Candidate] = {}
        self.coupled: dict[tuple[int, int], list[tuple[Phrase, Entity]]] = {}
        self.groups: dict[tuple[int, int], Candidate] = {}
        self.lost: dict[str, int] = {}
        """Where the last pronouns of persons and of several stand that stood for nobody: later ones may mean the same."""

    def note(self, phrase: Phrase, meant: Sequence[Entity]) -> None:
        """A noun or name that stands for somebody or something, to be taken up by later pronouns."""
        setting = phrase.setting
        if phrase.form not in (Form.NAME, Form.NOUN) or phrase.label in _NO_LABELS or setting.at < 0:
            return
        if setting.role == _ADJECTIVE and phrase.label == PEOPLE:
            return
        if len(meant) == 1:
            self._note(phrase, meant[0])
        elif meant:
            self.groups[phrase.ref] = Candidate(
                meant[0].type, nouns=[phrase], members=len(meant), entities=tuple(meant)
            )

    def _note(self, phrase: Phrase, entity: Entity) -> None:
        candidate = self.known.setdefault(id(entity), Candidate(entity.type, entities=(entity,)))
        candidate.type = entity.type
        candidate.gender = candidate.gender or entity.gender or phrase.gender
        if all(known.ref != phrase.setting.apposed for known in candidate.nouns):  # else it says no more than the name
            _insert(candidate.nouns, phrase)
        if phrase.setting.group != _NOWHERE:
            self._couple(phrase, entity)

    def of(self, pronoun: Phrase, others: Sequence[Entity] = ()) -> tuple[Entity, ...]:
        """Whom the pronoun stands for: several for a coordination, nobody where none is likely enough.

        `others` are those to whom it does something ("it accused Peru"), who are somebody else.
        """
        if not pronoun.gender and not pronoun.plural:
            return ()
        candidates = [pair for pair in self._candidates(pronoun) if not set(pair[1].entities) & set(others)]
        seen = [now for now, _ in candidates]
        chosen = self._chosen(pronoun, seen) if seen else None
        if chosen is None or seen[chosen].last.setting.at < self.lost.get(pronoun.gender, -1):
            if pronoun.gender in _BACK or pronoun.plural:
                self.lost[pronoun.gender] = pronoun.setting.at
            return ()
        found = candidates[chosen][1]
        found.pronouns.append(pronoun)
        if pronoun.gender in _BACK and found.members == 1:
            found.gender = found.gender or pronoun.gender
        return found.entities

    def latter(self, phrase: Phrase) -> tuple[Entity, ...]:
        """The party named last before the phrase, by its name or noun, in its sentence or the one before."""
        near = (
            (noun.setting.at, candidate)
            for candidate in self.known.values()
            if self.lexicon.facet(candidate.type) == PARTY
            for noun in candidate.nouns
            if noun.setting.at < phrase.setting.at and phrase.sentence - noun.sentence <= 1
        )
        last = max(near, key=lambda pair: pair[0], default=None)
        return last[1].entities if last is not None else ()

    def _chosen(self, pronoun: Phrase, seen: Sequence[Candidate]) -> int | None:
        """Number of the candidate that is meant."""
        told = _told_of(pronoun, seen, self.lexicon)
        if told is not None:
            return told
        chosen = self.choose(pronoun, seen, features.rows(pronoun, seen, self.lexicon))
        return chosen if chosen is not None else _still_speaking(pronoun, seen)

    def _couple(self, phrase: Phrase, entity: Entity) -> None:
        row = self.coupled.setdefault(phrase.setting.group, [])
        if all(known is not entity for _, known in row):
            row.append((phrase, entity))
        if len(row) > 1:
            entities = tuple(known for _, known in row)
            whole = replace(row[0][0], text=", ".join(p.text for p, _ in row), plural=True)
            group = self.groups.setdefault(phrase.setting.group, Candidate(row[0][1].type))
            group.nouns, group.members, group.entities = [whole], len(row), entities

    def _candidates(self, pronoun: Phrase) -> Iterator[tuple[Candidate, Candidate]]:
        """(candidate as it stood before the pronoun, candidate), the nearest first."""
        found = []
        for candidate in (*self.known.values(), *self.groups.values()):
            if pronoun.sentence - candidate.last.sentence > _BACK.get(pronoun.gender, _BACK_THINGS):
                continue
            before = _before(candidate, pronoun)
            if before is not None and self._agrees(pronoun, before):
                found.append((before, candidate))
        nearest = sorted(found, key=lambda pair: (-pair[0].last.setting.at, pair[0].members))[:_NEAREST]
        scores = {id(now): features.score(pronoun, now, self.lexicon) for now, _ in nearest}
        best = sorted(nearest, key=lambda pair: -scores[id(pair[0])])[:_MOST]
        kept = {id(now) for now, _ in best}
        yield from (pair for pair in nearest if id(pair[0]) in kept)

    def _agrees(self, pronoun: Phrase, candidate: Candidate) -> bool:
        noun = candidate.nouns[-1]
        if pronoun.sentence - candidate.last.sentence > _BACK.get(pronoun.gender, _BACK_THINGS):
            return False
        person = is_person(candidate, self.lexicon)
        single = candidate.members == 1 and not noun.plural
        if pronoun.gender in _BACK:
            unlabelled = noun.setting.proper and noun.label in ("", "PERSON")
            return single and (person or unlabelled) and candidate.gender in ("", pronoun.gender)
        if pronoun.plural:
            group = self.lexicon.facet(candidate.type) == PARTY and not person
            return not single or (group and not pronoun.count and not _does_it(candidate, pronoun))
        return single and not person


def _told_of(pronoun: Phrase, candidates: Sequence[Candidate], lexicon: Lexicon) -> int | None:
    """Number of the party of whom its own people speak: "Peru will reopen the border, its minister said".

    It is the first in the sentence that is the subject of what is said.
    """
    here = pronoun.setting
    if here.role != _POSSESSIVE or pronoun.gender in _BACK or pronoun.ref[1] > here.verb[1]:
        return None
    found = [
        (noun.setting.at, i)
        for i, c in enumerate(candidates)
        if lexicon.facet(c.type) == PARTY
        for noun in (*c.nouns, *c.pronouns)
        if noun.sentence == pronoun.sentence and noun.setting.is_subject and here.verb in noun.setting.above[:1]
    ]
    return min(found)[1] if found else None


def _still_speaking(pronoun: Phrase, candidates: Sequence[Candidate]) -> int | None:
    """Number of the nearest candidate that spoke last, for a pronoun that speaks: "the ministry said ... it added"."""
    if not pronoun.setting.speaks or pronoun.plural:
        return None
    near = (
        i
        for i, c in enumerate(candidates)
        if c.last.setting.speaks and pronoun.sentence - c.last.sentence <= _SPOKEN
    )  # fmt: skip
    return next(near, None)


def _before(candidate: Candidate, pronoun: Phrase) -> Candidate | None:
    """The candidate with the mentions before the pronoun that do not hold it; None if there are none."""
    at = pronoun.setting.at
    nouns = [p for p in candidate.nouns if p.setting.at < at and not (p.start <= at < p.end or _is_beside(p, pronoun))]
    if not nouns:
        return None
    pronouns = [p for p in candidate.pronouns if p.setting.at < at]
    if len(nouns) == len(candidate.nouns) and len(pronouns) == len(candidate.pronouns):
        return candidate
    return replace(candidate, nouns=nouns, pronouns=pronouns)


def _does_it(candidate: Candidate, pronoun: Phrase) -> bool:
    """Whether the candidate is the subject of the verb whose object the pronoun is."""
    last, here = candidate.last.setting, pronoun.setting
    return last.is_subject and last.verb == here.verb and here.role in _OBJECTS


def _is_beside(noun: Phrase, pronoun: Phrase) -> bool:
    """Whether the pronoun opens what stands beside the noun as another word for it ("the union, its main rival,")."""
    return pronoun.setting.role == _POSSESSIVE and 0 < pronoun.start - noun.end <= _COMMA


def _insert(nouns: list[Phrase], phrase: Phrase) -> None:
    """Add a mention once, in the order of the text."""
    if any(known.ref == phrase.ref for known in nouns):
        return
    nouns.append(phrase)
    nouns.sort(key=lambda known: known.setting.at)
