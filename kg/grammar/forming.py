"""One predication: what a word or mark says, from the words that fill its slots.

In: the token that says it, the words by which frames find it, its kind, and its slots by tokens or phrases. Out: the
`Predication` with status, day and speaker, as the paragraph's context judges them; none where no frame asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.grammar import background, dates, excepted
from kg.grammar.complements import Path
from kg.grammar.context import Context
from kg.grammar.parsed import Token
from kg.model import Phrase, Predication, Status

VERB, NOUN, MARK = "verb", "noun", "mark"


def words(token: Token) -> tuple[str, ...]:
    """The words by which frames find a token: its lemma and what is written ("talk", "talks")."""
    return tuple(dict.fromkeys((token.lemma_.lower(), token.lower_)))


def each(
    token: Token,
    trigger: tuple[str, ...],
    kind: str,
    found: Mapping[Path, Sequence[Token]],
    context: Context,
) -> Iterator[Predication]:
    """The predication with the slots `found`, and one for what is left out of them ("Peru, but not Chile, signed")."""
    if not context.fits(trigger, found):  # nor would fewer slots
        return
    for rows, holds in excepted.told_apart(found):
        if context.fits(trigger, rows):
            slots = {path: tuple(p for t in tokens for p in context.phrases(t)) for path, tokens in rows.items()}
            made = one(token, trigger, kind, slots, context)
            yield made if holds or made.status is not Status.ACTUAL else replace(made, status=Status.NEGATED)


def one(
    token: Token,
    trigger: tuple[str, ...],
    kind: str,
    slots: Mapping[Path, tuple[Phrase, ...]],
    context: Context,
) -> Predication:
    """The predication of `token` with the phrases in `slots`, whether or not a frame asks for it."""
    start, _ = context.paragraph.span(token.i, token.i + 1)
    status, reasons = context.judge(token)
    day = dates.of_act(token, context.dates)
    scene = None if kind == MARK else dates.scene(token)
    apart = None if kind == MARK else dates.apart(token)
    speaker = (
        None
        if background.is_settled(token, status, mark=trigger[0] if kind == MARK else None)
        else context.speaker(token)
    )
    before = kind != MARK and speaker is None and dates.is_earlier(token)
    return Predication(
        trigger=trigger,
        kind=kind,
        text=token.text,
        start=start,
        slots=dict(slots),
        sentence=context.paragraph.sentence_of(token),
        status=status,
        date=day.value if day else None,
        speaker=speaker,
        reasons=reasons,
        earlier=before,
        coming=kind == VERB and dates.is_to_come(token),
        scene=None if scene is None else context.phrase(scene),
        apart=None if apart is None else (context.phrase(apart[0]), apart[1]),
        going_on=kind == VERB and dates.is_going_on(token),
        reported=kind == VERB and dates.is_reported(token, dates.reported_on(context.dates)),
    )
