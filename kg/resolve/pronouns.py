"""Pronouns: whom "he", "it", "they" stand for."""

from __future__ import annotations

from kg.model import Phrase
from kg.resolve.entities import Entity
from kg.resolve.lexicon import Lexicon


class Pronouns:
    """The antecedents of one article's pronouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Nothing is known yet."""
        self.lexicon = lexicon

    def of(self, phrase: Phrase) -> Entity | None:
        """The entity that the pronoun stands for, None where none is likely enough."""
        return None
