"""Names compared: folded, cut into words, alike up to spelling. Nothing here knows a word of English.

The rule of spelling is that of the reading notes (section 6, rule 2): the same first letter, at least six letters, at
least 85 of 100 by rapidfuzz; for surnames alone, never for forenames or places.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from typing import TypeAlias

from rapidfuzz import fuzz

Words: TypeAlias = tuple[str, ...]
"""A name cut into its words, folded."""

_ALIKE = 85.0
_LONG = 6
_PARTICLE = 3
"""Letters of "van", "bin", "al-" at most."""
_ONE_I = re.compile(r"[iy]+j?|ij")
_VOWELS = re.compile(r"[aeiouw]")
_DOUBLE = re.compile(r"(.)\1+")
_OPEN = str.maketrans("hjcq", "ggkk")
_OPEN_LEAST = 3
"""Consonants of a word at least by which it is known without its vowels."""
_POSSESSIVE = re.compile(r"['\u2019]s?(?!\w)")
_WORD = re.compile(r"\d+|[^\W\d_]+")


@functools.lru_cache(maxsize=100_000)
def words(text: str) -> Words:
    """The words of a text without accents, case, possessives and hyphens; digits stand alone ("30-day": 30, day)."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"(?<=[^\W\d_])[-\u2010\u2011.](?=[^\W\d_])", "", _POSSESSIVE.sub("", plain))
    return tuple(_WORD.findall(plain))


def folded(text: str) -> str:
    """The words of a text with one blank between them."""
    return " ".join(words(text))


def stems(text: str) -> tuple[str, ...]:
    """The words of a text with the plural's ending taken off."""
    return tuple(_singular(word) for word in words(text))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - "ties" and "dies" keep theirs
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004 - "gas"


def is_name(text: str) -> bool:
    """Whether the last word has a capital or is of a script without: a name, no description ("a senior official")."""
    last = (text.split() or [""])[-1]
    return any(c.isupper() for c in last) or (last.isalpha() and last == last.upper())


def is_persons(text: str) -> bool:
    """Whether the text names a person; a description begins with a small letter ("leader of Britain"), no particle."""
    first = (text.split() or [""])[0]
    return is_name(text) and (not first[:1].islower() or len(first.partition("-")[0]) <= _PARTICLE)


def has_capital(text: str) -> bool:
    """Whether some word of the text begins with a capital."""
    return any(word[:1].isupper() for word in text.split())


def is_acronym(text: str) -> bool:
    """Two to eight letters, all capitals."""
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= 8 and all(c.isupper() for c in letters) and " " not in text  # noqa: PLR2004 - see above


def is_acronym_of(short: str, long: str) -> bool:
    """Whether an acronym is made of first letters of a name, in any order ("FARC"), with at most one left out."""
    first = Counter(word[0] for word in long.split() if word[:1].isupper())
    letters = Counter(c for c in short if c.isalpha())
    return is_acronym(short) and letters <= first and first.total() - letters.total() <= 1


@functools.lru_cache(maxsize=100_000)
def alike(surname: str, other: str) -> bool:
    """Whether two folded surnames are one up to spelling ("umerov", "umierov")."""
    if surname == other:
        return True
    if surname[:1] != other[:1] or min(len(surname), len(other)) < _LONG:
        return False
    return fuzz.ratio(surname, other) >= _ALIKE


def compatible(name: Words, other: Words) -> bool:
    """Whether two full names can be one person's: surnames alike, and no forename of the shorter is new to the longer."""
    few, many = sorted((set(name[:-1]), set(other[:-1])), key=len)
    return alike(name[-1], other[-1]) and few <= many


@functools.lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The consonants of a folded word as other scripts leave them open: h, g and j are one, and so are c, k and q."""
    plain = _ONE_I.sub("i", word)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", plain).translate(_OPEN))


def transliterated(name: Words, other: Words) -> bool:
    """Whether two full names are one in two transliterations: forenames or surnames are equal, the rest sounds so.

    Endings are equal up to y and i, since others tell men and women apart; short words must be equal up to that.
    """
    some, others = ("".join(name[:-1]), name[-1]), ("".join(other[:-1]), other[-1])
    return sum(a != b for a, b in zip(some, others, strict=True)) == 1 and all(map(_sounds_like, some, others))


def _sounds_like(word: str, other: str) -> bool:
    a, b = _ONE_I.sub("i", word), _ONE_I.sub("i", other)
    return a == b or (
        a[:1] + a[-1:] == b[:1] + b[-1:] and sound(word) == sound(other) and len(sound(word)) >= _OPEN_LEAST
    )


def drops_initial(short: Words, long: Words) -> bool:
    """Whether a name is another with an initial in its middle left out ("Vladimir V. Putin")."""
    return shortens(short, long) and short[0] == long[0] and all(len(word) == 1 for word in set(long) - set(short))


def shortens(short: Words, long: Words) -> bool:
    """Whether a name of two words or more is another with middle or first names left out."""
    return 1 < len(short) < len(long) and short[-1] == long[-1] and set(short) < set(long)
