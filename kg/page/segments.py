"""A sentence cut into segments by what its words are in a claim: subject, trigger, object, speaker, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim, End

SUBJECT, TRIGGER, OBJECT, SPEAKER = 1, 2, 4, 8
"""Kinds of words, to be added where words are several at once."""


def segments(claim: Claim) -> list[list[str | int]]:
    """`[words, kinds]` pieces that together are the sentence, in its order."""
    kinds = [0] * len(claim.sentence)
    for start, end, kind in _spans(claim):
        for i in range(max(0, start), min(end, len(kinds))):
            kinds[i] |= kind
    pieces: list[list[str | int]] = []
    last = 0
    for i in range(1, len(kinds) + 1):
        if i == len(kinds) or kinds[i] != kinds[last]:
            pieces.append([claim.sentence[last:i], kinds[last]])
            last = i
    return pieces


def _spans(claim: Claim) -> Iterator[tuple[int, int, int]]:
    """Half-open spans in the sentence."""
    ends: tuple[tuple[End | None, int], ...] = (
        (claim.subject, SUBJECT),
        (claim.object, OBJECT),
        (claim.speaker, SPEAKER),
    )
    for end, kind in ends:
        if end is not None and end.start >= claim.start:
            yield end.start - claim.start, end.start - claim.start + len(end.text), kind
    if claim.trigger_start >= claim.start:
        start = claim.trigger_start - claim.start
        yield start, start + len(claim.trigger), TRIGGER
