"""What a ranker of antecedents looks at: one row of numbers for a pronoun and an entity named before it.

The list follows the reading notes (section 7); every number is made of fields of `Phrase`, none of the parse.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Form, Phrase
from kg.resolve import rules
from kg.resolve.candidates import Candidate
from kg.resolve.lexicon import DOCUMENT, EVENT, ISSUE, PARTY, PLACE, Lexicon
from kg.resolve.words import words

_NOWHERE = (-1, -1)
_ROLES = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "attr", "compound")
_LABELS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "EVENT")
_FACETS = (PARTY, EVENT, DOCUMENT, ISSUE, PLACE)
_OPENING = 2
_EARLY = 6
_PIECE = 6.0
"""Characters a word, blank included."""


NAMES: tuple[str, ...] = (
    *("score of the rules", "behind the best score"),
    *("sentences", "sentences to noun", "words", "words to noun", "nouns", "pronouns", "length", "last is pronoun"),
    *(
        "quoted",
        "quotation alike",
        "one inside",
        "gender agrees",
        "gender unknown",
        "plural",
        "person",
        "group",
        "proper",
    ),
    *("subject", "last is subject", "noun is subject", "role alike", "verb alike", "embedded", "its verb governs"),
    *(
        "subject of governing speech",
        "subject above",
        "subject of own clause",
        "speaks",
        "last speaks",
        "noun speaks",
        "object of own clause",
    ),
    *("opening", "candidates", "rank", "early", "share", "definite", "indefinite", "bare", "root", "last is root"),
    *("possessive", "common", "coordinated", "itself coordinated", "several", "capital", "acts", "same paragraph"),
    *(f"role {role}" for role in _ROLES),
    *(f"noun role {role}" for role in _ROLES),
    *(f"label {label}" for label in _LABELS),
    *(f"facet {facet}" for facet in _FACETS),
)
"""The names of the numbers, in the order of a row."""


@dataclass(frozen=True, slots=True)
class Field:
    """What all candidates of one pronoun share: how many there are, and the most mentions that one of them has."""

    candidates: int
    most: int


def rows(pronoun: Phrase, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[list[float]]:
    """The numbers for a pronoun and each of its candidates, which stand from the nearest on."""
    around = Field(len(candidates), max((len(c.nouns) + len(c.pronouns) for c in candidates), default=0))
    scores = [score(pronoun, c, lexicon) for c in candidates]
    best = max(scores, default=0.0)
    return [
        [scores[i], best - scores[i], *_row(pronoun, candidate, i, around, lexicon)]
        for i, candidate in enumerate(candidates)
    ]


def score(pronoun: Phrase, candidate: Candidate, lexicon: Lexicon) -> float:
    """The score of the rules."""
    person = is_person(candidate, lexicon)
    acting = not person and lexicon.facet(candidate.type) == PARTY
    return rules.score(pronoun, candidate, person=person, acting=acting)


def _row(pronoun: Phrase, candidate: Candidate, rank: int, around: Field, lexicon: Lexicon) -> list[float]:
    return [
        *_distances(pronoun, candidate),
        *_agreement(pronoun, candidate, lexicon),
        *_syntax(pronoun, candidate),
        *_shape(pronoun, candidate, rank, around),
        *_kinds(pronoun, candidate, lexicon),
    ]


def _distances(p: Phrase, c: Candidate) -> list[float]:
    last, noun = c.last, c.nouns[-1]
    return [
        min(10, p.sentence - last.sentence),
        min(10, p.sentence - noun.sentence),
        min(100.0, abs(p.setting.at - last.setting.at) / _PIECE),
        min(200.0, abs(p.setting.at - noun.setting.at) / _PIECE),
        min(10, len(c.nouns)),
        min(10, len(c.pronouns)),
        min(10, len(words(noun.text))),
        float(bool(c.pronouns) and last is c.pronouns[-1]),
    ]


def _agreement(p: Phrase, c: Candidate, lexicon: Lexicon) -> list[float]:
    last, noun = c.last, c.nouns[-1]
    person = is_person(c, lexicon)
    return [
        float(p.quoted >= 0),
        float(p.quoted == last.quoted),
        float((p.quoted >= 0) != (last.quoted >= 0)),
        float(bool(c.gender) and c.gender == p.gender),
        float(not c.gender),
        float(noun.plural or c.members > 1),
        float(person),
        float(not person and lexicon.facet(c.type) == PARTY),
        float(noun.form is Form.NAME or noun.setting.proper),
    ]


def _syntax(p: Phrase, c: Candidate) -> list[float]:
    last, noun = c.last.setting, c.nouns[-1].setting
    here = p.setting
    subject = last.is_subject
    above = here.above[0] if here.above else _NOWHERE
    governs = last.verb != _NOWHERE and last.verb in here.above
    return [
        float(here.is_subject),
        float(subject),
        float(noun.is_subject),
        float(here.role == last.role),
        float(bool(here.lemma) and here.lemma == last.lemma),
        float(bool(here.above)),
        float(governs),
        float(governs and subject and last.speaks),
        float(subject and last.verb == above != _NOWHERE),
        float(subject and last.verb == here.verb != _NOWHERE),
        float(here.speaks),
        float(last.speaks),
        float(noun.speaks),
        float(subject and here.role == "dobj" and last.verb == here.verb != _NOWHERE),
    ]


def _shape(p: Phrase, c: Candidate, rank: int, around: Field) -> list[float]:
    last, noun = c.last, c.nouns[-1]
    mentions = len(c.nouns) + len(c.pronouns)
    return [
        float(noun.sentence < _OPENING or c.nouns[0].sentence < _OPENING),
        min(20, around.candidates),
        min(20, rank),
        float(last.setting.word < _EARLY),
        mentions / max(1, around.most),
        float(noun.definite),
        float(bool(noun.determiner) and not noun.definite),
        float(not noun.modifiers and noun.owner is None and not noun.determiner),
        float(p.setting.root),
        float(last.setting.root),
        float(p.setting.role == "poss"),
        float(noun.form is Form.NOUN and not noun.setting.proper),
        float(last.setting.group != _NOWHERE),
        float(p.setting.group != _NOWHERE),
        float(c.members > 1),
        float(noun.text[:1].isupper()),
        float(last.setting.acts),
        float(p.ref[0] == last.ref[0]),
    ]


def _kinds(p: Phrase, c: Candidate, lexicon: Lexicon) -> list[float]:
    noun = c.nouns[-1]
    facet = lexicon.facet(c.type)
    return [
        *_marked(p.setting.role, _ROLES),
        *_marked(c.last.setting.role, _ROLES),
        *_marked(noun.label, _LABELS),
        *_marked(facet, _FACETS),
    ]


@functools.cache
def _marked(value: str, known: tuple[str, ...]) -> tuple[float, ...]:
    """1 at the value's place among the known ones, 0 elsewhere."""
    return tuple(float(value == one) for one in known)


def is_person(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the candidate is one person."""
    return candidate.members == 1 and (lexicon.is_person(candidate.type) or candidate.nouns[-1].label == "PERSON")
