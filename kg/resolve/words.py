"""Names and words compared: folded, cut, alike up to spelling. Nothing here knows a word of English."""

from __future__ import annotations

import functools
import re
import unicodedata

from rapidfuzz import fuzz

_ALIKE = 85.0
_LONG = 6
_SHORT = 3
_POSSESSIVE = re.compile(r"['\u2019]s?(?!\w)")
_JOINT = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011.](?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")


@functools.lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """The words of a text without accents, case, possessives, hyphens and the stops of abbreviations."""
    plain = text.lower() if text.isascii() else _without_accents(text)
    return tuple(_WORD.findall(_JOINT.sub("", _POSSESSIVE.sub("", plain))))


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@functools.lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """The words of a text with one blank between them."""
    return " ".join(words(text))


@functools.lru_cache(maxsize=65_536)
def stems(text: str) -> tuple[str, ...]:
    """The words of a text without the plural's ending."""
    return tuple(_singular(word) for word in words(text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word


def opening(text: str) -> str:
    """The words of a name before its first small word: "Government" of "Government of National Accord".

    "And" joins what is one: "Mediation and Conciliation Service".
    """
    cut = text.split()
    small = next((i for i, word in enumerate(cut) if i and word.islower() and word != "and"), len(cut))
    return " ".join(cut[:small])


def alike(one: str, other: str) -> bool:
    """Whether two surnames are spellings of one: same first letter, six letters at least, 85 of 100 by rapidfuzz.

    The threshold is that of the reading notes (section 6, rule 2).
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    return fuzz.ratio(one, other) >= _ALIKE


def is_acronym(text: str) -> bool:
    """Two to eight letters, all capitals."""
    letters = [c for c in text if c.isalpha()]
    return 1 < len(letters) < 9 and all(c.isupper() for c in letters)  # noqa: PLR2004 - "UN" to "MINUSMAX"
