"""Which language a text is written in: by its script, then by the commonest small words of `languages.toml`.

The method is Ingle's of 1978 and needs some thirty words to be sure. A text too short for it counts as what the page says
it is, or as English.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from importlib import resources

_ENOUGH_WORDS = 30
_LONGEST = 20_000
_SURE_SHARE = 0.12
"""Share of small words from which on a language counts; English news has .35 to .45."""
_SCRIPTS = dict(
    pair.split(":")
    for pair in (
        "CYRILLIC:ru ARABIC:ar HEBREW:he GREEK:el CJK:zh HIRAGANA:ja KATAKANA:ja HANGUL:ko DEVANAGARI:hi ARMENIAN:hy "
        "GEORGIAN:ka THAI:th BENGALI:bn TAMIL:ta ETHIOPIC:am"
    ).split()
)
_ONLY_UK = frozenset("іїєґ")


def of(text: str, declared: str) -> str:
    """The language's ISO 639-1 code. `declared` is what the page says, and counts where the text is too short to tell."""
    sample = text[:_LONGEST].lower()
    if script := _script(sample):
        return script
    words = re.findall(r"[^\W\d_]+", sample)
    if len(words) < _ENOUGH_WORDS:
        return declared or "en"
    shares = {language: sum(word in small for word in words) / len(words) for language, small in _small_words().items()}
    best = max(sorted(shares), key=lambda language: shares[language])
    if shares[best] >= _SURE_SHARE:
        return best
    return declared or "en"


def _script(sample: str) -> str:
    """The language of a script that is not Latin, if most letters are of it."""
    letters = [sign for sign in sample if sign.isalpha()][:2000]
    foreign = Counter(
        unicodedata.name(sign, "").split(" ", 1)[0].split("-", 1)[0] for sign in letters if sign > "\u02af"
    )
    if not foreign or sum(foreign.values()) * 2 < len(letters):
        return ""
    name = max(sorted(foreign), key=lambda script: foreign[script])
    if name == "CJK" and foreign["HIRAGANA"]:
        return "ja"
    if name == "CYRILLIC" and _ONLY_UK & set(letters):
        return "uk"
    return _SCRIPTS.get(name, "und")


@functools.cache
def _small_words() -> Mapping[str, frozenset[str]]:
    found = tomllib.loads(resources.files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in found.items()}
