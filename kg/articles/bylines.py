"""Who wrote an article, from the ways in which outlets print and mark it -> names.

"By ANNA BELL and Carl Dorn in Mirzan", "Anna Bell, Diplomatic editor", `["Anna Bell", "https://..."]` all end as names of
persons or agencies.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kg.articles import furniture, titles

_BY = re.compile(
    r"(?:(?:written|reported|words|text|story|report|analysis|posted|submitted|published|opinion)[ ]+)?"
    r"by(?:[: ]\s*|(?=[A-Z][a-z]))|(?:author|reporter|writer)s?: ",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:[,;|&•·+]|\s/\s|\s[-–—]\s|\band\b|\bwith\b)\s*(?:and\s+)?(?:by\s+)?", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s+(?:in|at|from|for|on|via)\s.*$|\s*\([^()]*\)?.*$|\s*(?:\bupdated|\bpublished|\bposted|\blast)\b.*$|\s*@\w+.*$|\s*\d.*$",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(r"https?:|www\.|@|\.(?:com|org|net|html?)\b|[<>{}\[\]=#]", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’‘-]*(?: [\w.'’‘-]+){1,5}$")
_LONGEST = 300
_LONGEST_BYLINE = 160
_MOST_WORDS = 6
_SMALL = re.compile(
    r"(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|ten|bin|ibn|al|el|y|e|of|the|and)$", re.IGNORECASE
)


def is_byline(text: str) -> bool:
    """Whether the line says who wrote the article: "By" and names with capitals."""
    if len(text) > _LONGEST_BYLINE or text.endswith((".", "!", "?", ":")) or not (match := _BY.match(text)):
        return False
    return text[match.end() : match.end() + 1].isupper()


def is_label(text: str) -> bool:
    """Whether the words stand before an author's name: "Written by"."""
    return _BY.match(f"{text.strip()} ") is not None


def holds_name(text: str) -> bool:
    """Whether one of the parts of a line looks like a name."""
    return any(is_name(name) and not _is_job(name) for name in _names(text))


def names(text: str) -> tuple[str, ...]:
    """The names in a byline, in their order, each once; titles, desks and places behind a name are left out."""
    return tuple(people([text], ()))


def people(given: Iterable[str], outlets: Collection[str]) -> list[str]:
    """The names in what a page gives as authors, each once: addresses, handles and the outlet itself left out."""
    own = {titles.key(outlet) for outlet in outlets}
    found: dict[str, str] = {}
    for text in given:
        for name in _names(" ".join(text[:_LONGEST].split())):
            key = titles.key(name)
            if key and key not in own and name.lower() not in furniture.load().nobodies:
                found.setdefault(key, name)
    return list(found.values())


def _names(text: str) -> Iterator[str]:
    """The names in one value: split where it lists several; behind the first a job or a desk is no name."""
    text = _BY.sub("", text, count=1) if _BY.match(text) else text
    parts = [name for part in _AND.split(text) if (name := _bare(part))]
    if len(parts) < 2 or not any(map(is_name, parts)):  # noqa: PLR2004
        single = [part for part in parts if part.isupper() or part[0].isupper()]
        yield from single if len(single) > 1 else map(_cased, parts)
        return
    for i, part in enumerate(parts):
        if is_name(part) and not (i and _is_job(part)):
            yield _cased(part)


def _bare(part: str) -> str:
    """A name without what stands behind it; empty where it is an address."""
    if _NO_NAME.search(part) and not _NO_NAME.search(_BEHIND.sub("", part)):
        part = _BEHIND.sub("", part)
    if _NO_NAME.search(part):
        return ""
    name = _without_job(_BEHIND.sub("", part)).strip(" .,:;-–—|/*•\"“”'")
    return name if any(sign.isalpha() for sign in name) else ""


def _without_job(name: str) -> str:
    """A name without the job behind it ("Anna Bell Political Editor")."""
    parts = name.split()
    if not parts or parts[-1].lower() not in furniture.load().jobs:
        return name
    cut = next((i for i, part in enumerate(parts) if i > 1 and part.lower() in furniture.load().roles), len(parts))
    return " ".join(parts[:cut])


def is_name(name: str) -> bool:
    """Whether the words look like a person's name: two to six, with capitals, the last one too."""
    parts = name.split()
    if not _NAME.match(name) or not 1 < len(parts) <= _MOST_WORDS:
        return False
    return all(part[0].isupper() or _SMALL.match(part) or part[0] in "'’‘" for part in parts) and parts[-1][0].isupper()


def _is_job(name: str) -> bool:
    return any(word.strip(".,'’").lower() in furniture.load().roles for word in name.split())


def _cased(name: str) -> str:
    """A name of several words in capitals with small letters after the first of each part; `AFP` stays."""
    if not name.isupper() or " " not in name:
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), name)
