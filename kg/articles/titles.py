"""Which of a page's titles is the article's: the one on which its places agree, without the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PARTING = re.compile(r"\s+[|–—•·:»«/~-]{1,2}\s+|\s*[|]\s*|\s+::\s+")
_PREFIX = re.compile(r"^(?:live|watch|video|opinion|analysis|exclusive|updated?|breaking)\s*[:|]\s+", re.IGNORECASE)
_SHORTEST = 10
_OUTLET_WORDS = 6
_SHORTEST_OUTLET = 3


def best(headline: str, heading: str, others: Sequence[tuple[str, float]], outlets: Iterable[str]) -> str:
    """The title on which the most places agree; of its spellings the heading's, then the headline's.

    Args:
        headline: What the page's data call the headline.
        heading: The page's largest heading, as a reader sees it.
        others: Titles of the page for search engines and networks, each with how much its word weighs.
        outlets: Names of the outlet and of its domain.
    """
    names = {key(outlet) for outlet in outlets} - {""}
    heading = stripped(heading, names, "", sections=False)
    given = [(heading, 1.01), (stripped(headline, names, heading, sections=False), 1.0)]
    given += [(stripped(title, names, heading), weight) for title, weight in others]
    given = [(title, weight) for title, weight in given if key(title)]
    return max(given, key=lambda pair: _votes(pair, given), default=("", 0.0))[0]


def _votes(pair: tuple[str, float], given: Sequence[tuple[str, float]]) -> float:
    """How much weight stands behind a title; a cut-off or very short one loses."""
    title, own = pair
    cut = title.endswith(("...", "…")) or len(title) < _SHORTEST
    seen: dict[str, float] = {}
    for other, weight in given:
        if alike(title, other) or _holds(other, title) or _is_cut(other, title):
            seen[other] = max(seen.get(other, 0.0), weight)
    votes = sum(sorted(weight for other, weight in given if other in seen))
    return (votes + own / 100) * (0.2 if cut else 1.0)


def _is_cut(cut: str, title: str) -> bool:
    start = key(cut.rstrip(".… "))
    return cut.endswith(("...", "…")) and len(start) > _SHORTEST and key(title).startswith(start)


def stripped(title: str, names: Iterable[str], heading: str, *, sections: bool = True) -> str:
    """The title without the outlet's name, or a section's, at its end or its beginning.

    A part is taken off where it is a known name, or where what is left is just the heading; with `sections` also a short
    one behind a bar, as titles of windows have and headings have not.
    """
    title = " ".join(title.split())
    keys = set(names)
    for _ in range(4):
        cuts = list(_PARTING.finditer(title))
        if not cuts:
            break
        first, last = cuts[0], cuts[-1]
        if _is_outlet(title[last.end() :], keys) or (heading and alike(title[: last.start()], heading)):
            title = title[: last.start()]
        elif _is_outlet(title[: first.start()], keys):
            title = title[first.end() :]
        elif (
            sections and last.group().strip() in ("|", "::", "»") and len(title[last.end() :].split()) <= _OUTLET_WORDS
        ):
            title = title[: last.start()]
        else:
            break
    return title.strip()


def _is_outlet(part: str, names: set[str]) -> bool:
    words = key(part)
    if not words or len(part.split()) > _OUTLET_WORDS:
        return False
    return any(
        words == name
        or (min(len(words), len(name)) >= _SHORTEST_OUTLET and (words.startswith(name) or name.startswith(words)))
        for name in names
    )


def alike(one: str, other: str) -> bool:
    """Whether two titles have the same words, a label like "Live:" aside."""
    return key(one) == key(other) or (key(_PREFIX.sub("", one)) == key(_PREFIX.sub("", other)) != "")


def _holds(title: str, heading: str) -> bool:
    """Whether the title is the heading and something more, parted by a mark ("Heading-The Agency")."""
    if len(heading) < 2 * _SHORTEST or heading == title:
        return False
    before, found, behind = title.partition(heading)
    return bool(found) and not (before and behind) and not before[-2:-1].isalnum() and not behind[:1].isalnum()


def key(text: str) -> str:
    """Letters and digits alone, in lower case: `The Mirzan Post` and `mirzanpost` compare as one but for the article."""
    return re.sub(r"^the|[\W_]+", "", re.sub(r"[\W_]+", "", text.lower()))
