"""What the rules of status hand each other: `Signatures` (words and what they do), `Judgement` (a value and its reasons)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.grammar.parsed import Token
from kg.model import Status, VerbClass

NEGATED, HAPPENED = -0.25, 0.5
"""Up to the first value nothing happened, from the second on it did (reading notes, section 9)."""
PLANNED, OPEN = 0.45, 0.2
VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
NAMES = frozenset({"PERSON", "GPE", "NORP", "ORG", "FAC", "LOC"})

_ADJECTIVES = frozenset({"close", "near", "open"})
"""Adjectives of the classes ("open to a deal") whose verbs mean another thing ("opened the meeting")."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The classes of words by their words, and those that name a speaker.

    `opening` are the first words of those that name a speaker with two ("point out").
    """

    governing: Mapping[str, VerbClass]
    speech: Mapping[str, VerbClass]
    opening: frozenset[str] = frozenset()

    def of(self, word: str, *, finite: bool) -> VerbClass | None:
        """The class that decides for a complement: for a finite clause speech comes first, else the others do.

        The lemmatizer may cut too much ("hop" for "hopes"); an "e" is tried.
        """
        first, second = (self.speech, self.governing) if finite else (self.governing, self.speech)
        return first.get(word) or second.get(word) or first.get(f"{word}e") or second.get(f"{word}e")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value from -1 to 1, the status of what is neither affirmed nor denied, and the rules that spoke."""

    value: float = 1.0
    outlook: Status | None = None
    reasons: tuple[str, ...] = ()

    @property
    def denied(self) -> bool:
        """Whether it did not happen."""
        return self.value <= NEGATED

    @property
    def open(self) -> bool:
        """Whether it is left open, or is to come."""
        return NEGATED < self.value < HAPPENED

    @property
    def status(self) -> Status:
        """The status that the value amounts to."""
        if self.denied:
            return Status.NEGATED
        return (self.outlook or Status.POSSIBLE) if self.open else Status.ACTUAL


def weaker(*outlooks: Status | None) -> Status | None:
    """The outlook of something open below something open: possible if either is, else planned if either is."""
    given = [outlook for outlook in outlooks if outlook is not None]
    return (Status.POSSIBLE if Status.POSSIBLE in given else given[0]) if given else None


def word(token: Token) -> str:
    """The word as the classes hold it: with its particle, an adjective as it stands; none for a verb spelt like one."""
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), "")
    if particle:
        return f"{token.lemma_} {particle}"
    if token.pos_ == "VERB" and token.lemma_ in _ADJECTIVES:
        return ""
    return token.lower_ if token.pos_ == "ADJ" else token.lemma_


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with the "to" of an infinitive."""
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.lefts)
