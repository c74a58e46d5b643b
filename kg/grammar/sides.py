"""Sides within titles: the body that a common noun in somebody's title names ("rebel spokesman", "union leader").

In: a title's phrase. Out: the phrase of the body, and the title's words without it; and for a state's office without a state
the phrase of whichever it is.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Form, Phrase, Reference

_PEOPLE = frozenset("rebel guerrilla separatist insurgent militant".split())
"""Sides that are spoken of in the plural: a rebel spokesman is the rebels'."""
_FORCES = frozenset("army military police navy".split())
"""Sides that also name a field: a military adviser may be a civilian."""
SIDES = (
    _PEOPLE
    | _FORCES
    | frozenset(
        "government opposition union party cabinet board committee council company league airline ministry militia".split()
    )
)
_OF_FORCES = frozenset("spokesman spokeswoman spokesperson official officer commander chief general".split())
_COMMANDING = frozenset({"commander"})
"""What one of several is titled: a rebel commander need not lead the rebels."""
_STATES = frozenset("president minister premier chancellor king queen emir sultan".split())
"""Titles of those who hold office in a state, if nothing else is told."""


def home(title: Phrase, person: Phrase) -> Phrase | None:
    """The state whose office a bare title before a name is; None where it need be no state's."""
    words = title.text.lower().split()
    if title.head not in _STATES or "senior" in words or title.forms or title.start > person.start:
        return None
    return _noun(title, "country", "country", Reference.HOME)


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
    body = _noun(title, f"{noun}s" if plural else noun, words[at])
    body = replace(body, head=noun, plural=plural)
    return body, "" if plural and rest in _COMMANDING else rest


def _noun(title: Phrase, text: str, words: str, reference: Reference = Reference.NONE) -> Phrase:
    """A definite noun that stands where the title does."""
    paragraph, place = title.ref
    return replace(
        title,
        ref=(paragraph, place - 2),
        text=text,
        head=text,
        form=Form.NOUN,
        label="",
        forms=(),
        determiner="the",
        definite=True,
        words=words,
        reference=reference,
    )
