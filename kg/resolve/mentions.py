"""The phrases of a reading in the order of the text, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from kg.model import Form, Phrase, Reading

Key: TypeAlias = tuple[tuple[int, int], Form, str]
"""What makes two phrases one mention: ref, form, words. Phrases parted from one noun share its ref."""


def key(phrase: Phrase) -> Key:
    """The key of a phrase."""
    return phrase.ref, phrase.form, phrase.text


def ordered(reading: Reading) -> list[Phrase]:
    """Every phrase that the reading holds, each once, in the order of the text; a long one before those inside it.

    Of phrases with one key the one of `Reading.phrases` stands, since it alone carries its setting.
    """
    found: dict[Key, Phrase] = {}
    for phrase in _all(reading):
        found.setdefault(key(phrase), phrase)
    return sorted(found.values(), key=lambda p: (p.start, -p.end, p.ref, p.form, p.text))


def _all(reading: Reading) -> Iterator[Phrase]:
    yield from reading.phrases
    for phrase in reading.phrases:
        yield from within(phrase)
    for predication in reading.predications:
        for row in predication.slots.values():
            for phrase in row:
                yield phrase
                yield from within(phrase)
        if predication.speaker is not None:
            yield predication.speaker
            yield from within(predication.speaker)
    for office in reading.offices:
        yield from (office.person, office.title, *office.owners)


def within(phrase: Phrase) -> Iterator[Phrase]:
    """The phrases that a phrase is made of or leads to: owner, complement, parts, speaker."""
    for inner in (phrase.owner, phrase.complement, *(part for _, part in phrase.parts), phrase.speaker):
        if inner is not None:
            yield inner
            yield from within(inner)
