"""Who wrote an article, from the ways in which outlets print and mark it -> names.

"By ANNA BELL and Carl Dorn in Kyiv", "Anna Bell, Diplomatic editor", "Reporting by ..." all end as names of persons or
agencies.
"""

from __future__ import annotations

import re

_BY = re.compile(r"(?:(?:written|reported|words|text|story|report|analysis)[ ]+)?by[: ]+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\||&|•|·|\band\b|\bwith\b)\s*(?:by\s+)?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,4}$")
_PLACE = re.compile(r"\s+(?:in|at|from|for)\s+.*$")
_LONGEST = 160
_LONGEST_NAME = 5


def is_byline(text: str) -> bool:
    """Whether the line says who wrote the article: "By" and names with capitals."""
    if len(text) > _LONGEST or text.endswith((".", "!", "?", ":")) or not (match := _BY.match(text)):
        return False
    return text[match.end() : match.end() + 1].isupper()


def names(text: str) -> tuple[str, ...]:
    """The names in a byline, in their order, each once; titles, desks and places behind a name are left out."""
    words = " ".join(text[:_LONGEST].split())
    found: list[str] = []
    for part in _AND.split(_BY.sub("", words, count=1)):
        name = _cased(_PLACE.sub("", part).strip(" .,-–—|/"))
        if _is_name(name) and name not in found:
            found.append(name)
    return tuple(found)


def _is_name(name: str) -> bool:
    parts = name.split()
    if not _NAME.match(name) or not 1 < len(parts) <= _LONGEST_NAME:
        return False
    return sum(part[0].isupper() for part in parts) >= max(2, len(parts) - 2) and not parts[-1][0].islower()


def _cased(name: str) -> str:
    """A name in capitals with small letters after the first of each part."""
    return re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), name) if name.isupper() else name
