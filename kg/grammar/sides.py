"""Sides within titles: the body that a common noun in somebody's title names ("rebel spokesman", "union leader").

In: a title's phrase. Out: the phrase of the body, and the title's words without it.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Form, Phrase

_PEOPLE = frozenset("rebel guerrilla separatist insurgent militant".split())
"""Sides that are spoken of in the plural: a rebel spokesman is the rebels'."""
_FORCES = frozenset("army military police navy".split())
"""Sides that also name a field: a military adviser may be a civilian."""
SIDES = (
    _PEOPLE | _FORCES | frozenset("government opposition union party company league airline ministry militia".split())
)
_OF_FORCES = frozenset("spokesman spokeswoman spokesperson official officer commander chief general".split())
_COMMANDING = frozenset({"commander"})
"""What one of several is titled: a rebel commander need not lead the rebels."""


def side(title: Phrase) -> tuple[Phrase, str] | None:
    """The body that a title names by a noun, and the words behind it; None where there is none."""
    words = title.text.split()
    at = next((i for i, word in enumerate(words[:-1]) if word.lower() in SIDES), -1)
    if at < 0:
        return None
    noun, rest = words[at].lower(), " ".join(words[at + 1 :]).lower()
    if noun in _FORCES and rest not in _OF_FORCES:
        return None
    plural = noun in _PEOPLE
    paragraph, place = title.ref
    body = replace(
        title,
        ref=(paragraph, place - 2),
        text=f"{noun}s" if plural else noun,
        head=noun,
        form=Form.NOUN,
        label="",
        forms=(),
        determiner="the",
        definite=True,
        plural=plural,
        words=words[at],
    )
    return body, "" if plural and rest in _COMMANDING else rest
