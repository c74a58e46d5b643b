"""Who or what is meant: the phrases of one article -> the things that they stand for.

In: a `Reading` (no parser, no English) and the `Schema`. Out: a `Resolution`, which gives for each phrase of the reading
the ends that stand for it: one as a rule, one a party for "both sides", none for what stands for nothing. Precision
first: what cannot be told is kept as described.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import End, Phrase, Predication, Reading, Schema, Status
from kg.resolve import ranker
from kg.resolve.entities import Entity
from kg.resolve.lexicon import DOCUMENT, EVENT, Lexicon
from kg.resolve.mentions import Key, key
from kg.resolve.reader import read

__all__ = ["Resolution", "resolution"]

_AT_HAND = 4
"""Sentences back to the event that what is said without naming one is about."""


@dataclass(frozen=True, slots=True, repr=False)
class Resolution:
    """The ends of every phrase of one article. `named` are the IRIs of the things that the text or the ontology names.

    `events` are the mentions of events, as (sentence, end), in the order of the text, `spoken` how often each is spoken of.
    `ahead` are the IRIs of those still to come on the article's day, `pair` the two parties of the article.
    `papers` are the mentions of documents.
    """

    found: Mapping[Key, tuple[End, ...]]
    named: frozenset[str] = frozenset()
    events: tuple[tuple[int, End], ...] = ()
    spoken: Mapping[str, int] = field(default_factory=dict)
    ahead: frozenset[str] = frozenset()
    pair: tuple[End, ...] = ()
    papers: tuple[tuple[int, End], ...] = ()

    def ends(self, phrase: Phrase) -> tuple[End, ...]:
        """What the phrase stands for, with its words; empty where it stands for nothing, or is not of this article."""
        return self.found.get(key(phrase), ())

    def at_hand(self, predication: Predication) -> tuple[End, ...]:
        """What a predication without an object is about: its scene, an event much spoken of, else the parties."""
        scene = self.ends(predication.scene) if predication.scene is not None else ()
        if any(end.thing.id in self.spoken for end in scene):
            return scene
        others = [
            (at, end)
            for at, end in self.events
            if not end.start <= predication.start < end.start + len(end.text)
            and not (end.thing.id in self.ahead and predication.status is Status.ACTUAL)
        ]
        near = [(at, end) for at, end in others if 0 <= predication.sentence - at <= _AT_HAND]
        most = max(near or others, key=lambda pair: self._rank(*pair), default=None)
        return self.pair if most is None else (End(most[1].thing, most[1].thing.name),)

    def paper(self, predication: Predication) -> tuple[End, ...]:
        """The document told of last before a predication."""
        near = [
            end
            for at, end in self.papers
            if 0 <= predication.sentence - at <= _AT_HAND and end.start < predication.start
        ]
        return (End(near[-1].thing, near[-1].thing.name),) if near else ()

    def _rank(self, at: int, end: End) -> tuple[int, int, int]:
        """How often an event is spoken of, then how late it stands."""
        return self.spoken[end.thing.id], at, -end.start


def resolution(reading: Reading, schema: Schema, lexicon: Lexicon | None = None) -> Resolution:
    """Who or what is meant by each phrase of the article. `lexicon` spares its making where many articles are read."""
    lexicon = lexicon or Lexicon.of(schema)
    entities, parties = read(reading, lexicon, ranker.shipped().choose)
    meant = {id(e): e for row in entities.values() for _, e in row}
    things = {at: e.thing(reading.article.id) for at, e in meant.items()}
    ends = {
        at: tuple(End(things[id(entity)], _words(phrase, reading.article.text), phrase.start) for phrase, entity in row)
        for at, row in entities.items()
    }
    named = frozenset(things[at].id for at, e in meant.items() if e.proper or e.individual is not None)
    events = _mentions(entities, ends, lexicon, EVENT)
    papers = _mentions(entities, ends, lexicon, DOCUMENT)
    today = reading.article.date
    ahead = frozenset(things[at].id for at, e in meant.items() if today and e.date > today)
    pair = tuple(End(things[id(e)], things[id(e)].name) for e in parties if id(e) in things)
    return Resolution(ends, named, events, Counter(end.thing.id for _, end in events), ahead, pair, papers)


def _mentions(
    entities: Mapping[Key, Sequence[tuple[Phrase, Entity]]],
    ends: Mapping[Key, tuple[End, ...]],
    lexicon: Lexicon,
    facet: str,
) -> tuple[tuple[int, End], ...]:
    """Mentions of events or documents that have been or are named, not of "another" or "the next" one."""
    found = [
        (phrase.sentence, end)
        for at, row in entities.items()
        for (phrase, entity), end in zip(row, ends[at], strict=True)
        if lexicon.facet(entity.type) == facet
        and not lexicon.is_root(entity.type)
        and (not entity.ordinal or entity.ordinal.isdigit())
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].start, pair[1].text)))


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
