"""Which articles are the same text: an agency's report in three outlets is one source, printed three times.

Each text is cut into overlapping runs of five words ("shingles"), and of their hashes those divisible by eight are kept:
Broder's sketch "modulo m" (On the resemblance and containment of documents, 1997). The share of the smaller sketch that
the larger one holds estimates how much of the shorter text stands in the longer one, so that a shortened print is found
too. No chance is in it: the same articles give the same answer in any order.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TypeAlias

from kg.model import Article, Kind

_WORDS = 5
_MODULUS = 8
_FEWEST = 6
"""Hashes of the smallest sketch that is compared, some fifty words; shorter texts are alike by chance."""
_SHARE = 0.6
"""Containment from which on two texts are one. Different reports on one event stay below .1, reworked ones below .4."""
Sketch: TypeAlias = frozenset[int] | frozenset[str]
"""Hashes of a text, as numbers or as their digits."""
_UNREAD = frozenset({Kind.CAPTION, Kind.HEADLINE})


def sources(articles: Iterable[Article]) -> Mapping[str, str]:
    """Each document's id with the id of the first document of the same text; a text of its own has itself.

    First is the earliest by date, then by id; undated ones come last. Ids are in sorted order.
    """
    given = {article.id: article for article in articles}
    return first_prints(
        {name: sketch(article) for name, article in given.items()}, {name: a.date for name, a in given.items()}
    )


def first_prints(sketches: Mapping[str, Sketch], dates: Mapping[str, str | None]) -> Mapping[str, str]:
    """As `sources`, from the sketches of the documents alone."""
    holders: defaultdict[int | str, list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    for name in sorted(sketches, key=lambda name: (dates.get(name) or "9999", name)):
        same = _same(name, sketches, holders)
        first[name] = first[same] if same else name
        for mark in sketches[name]:
            holders[mark].append(name)
    return dict(sorted(first.items()))


def sketch(article: Article) -> frozenset[int]:
    """The sketch of an article's running text."""
    text = " ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind not in _UNREAD)
    words = re.findall(r"\w+", text.lower())
    runs = zip(*(islice(words, i, None) for i in range(_WORDS)), strict=False)
    marks = (zlib.crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)
    return frozenset(mark for mark in marks if mark % _MODULUS == 0)


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether two sketches are of one text."""
    return _share(len(one & other), one, other) > 0


def _share(count: int, one: Sketch, other: Sketch) -> float:
    """The part of the smaller sketch that `count` hashes are; 0 where that is too little for one text."""
    size = min(len(one), len(other))
    return count / size if size >= _FEWEST and count >= _SHARE * size else 0.0


def _same(document: str, sketches: Mapping[str, Sketch], holders: Mapping[int | str, list[str]]) -> str:
    """Of the documents before this one that which shares the most of its text, or nothing."""
    own = sketches[document]
    shared = Counter(other for mark in own for other in holders.get(mark, ()))
    found = {other: share for other, count in shared.items() if (share := _share(count, own, sketches[other]))}
    return min(found, key=lambda other: (-found[other], other), default="")
