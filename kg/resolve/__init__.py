"""Who or what is meant: the phrases of one article -> the things that they stand for.

In: a `Reading` (no parser, no English) and the `Schema`. Out: a `Resolution`, which gives for each phrase of the reading
the ends that stand for it: one as a rule, one a party for "both sides", none for what stands for nothing. Precision
first: what cannot be told is kept as described.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import End, Phrase, Reading, Schema
from kg.resolve import ranker
from kg.resolve.lexicon import Lexicon
from kg.resolve.mentions import Key, key
from kg.resolve.reader import read

__all__ = ["Resolution", "resolution"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The ends of every phrase of one article. `named` are the IRIs of the things that the text or the ontology names."""

    found: Mapping[Key, tuple[End, ...]]
    named: frozenset[str] = frozenset()

    def ends(self, phrase: Phrase) -> tuple[End, ...]:
        """What the phrase stands for, with its words; empty where it stands for nothing, or is not of this article."""
        return self.found.get(key(phrase), ())


def resolution(reading: Reading, schema: Schema, lexicon: Lexicon | None = None) -> Resolution:
    """Who or what is meant by each phrase of the article. `lexicon` spares its making where many articles are read."""
    entities = read(reading, lexicon or Lexicon.of(schema), ranker.shipped().choose)
    meant = {id(e): e for row in entities.values() for _, e in row}
    things = {at: e.thing(reading.article.id) for at, e in meant.items()}
    ends = {
        at: tuple(End(things[id(entity)], _words(phrase, reading.article.text), phrase.start) for phrase, entity in row)
        for at, row in entities.items()
    }
    named = frozenset(things[at].id for at, e in meant.items() if e.proper or e.individual is not None)
    return Resolution(ends, named)


def _words(phrase: Phrase, text: str) -> str:
    """The phrase's words as they stand in the article, with the titles before names that its own text goes without."""
    if phrase.start < 0 or text.startswith(phrase.text, phrase.start):
        return phrase.text
    whole = text[phrase.start : phrase.end]
    return whole if _is_part(phrase.text.split(), whole.split()) else phrase.text


def _is_part(words: Sequence[str], others: Iterable[str]) -> bool:
    """Whether the words stand among the others in the same order."""
    left = iter(others)
    return all(word in left for word in words)
