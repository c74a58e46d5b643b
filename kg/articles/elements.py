"""What the readers of a page's facts share: its `meta` elements, an element's words, the elements around the heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from lxml.html import HtmlElement

from kg.articles import linked, signs

Metas: TypeAlias = Mapping[str, list[str]]
"""The values of each `meta` name, in lower case."""

FEW = 8
"""Children of an element that is still one line; a block of more parts is none."""
NEAR = 60
"""Elements that are looked at after the heading for a byline or a day."""
_LONGEST_LINE = 20_000


def text_of(element: HtmlElement) -> str:
    """An element's words in one line; of a large one the first hundreds, so that no page makes this slow."""
    return signs.line(" ".join(islice(element.itertext(), 500))[:_LONGEST_LINE])


def metas(tree: HtmlElement) -> Metas:
    """The values of the page's `meta` elements by name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = linked.words(element.get("content"))
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and value:
                found.setdefault(name, []).append(value)
    return found


def first(found: Metas, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of name and value, in the order of the names."""
    yield from ((name, value) for name in names for value in found.get(name, []))


def around(tree: HtmlElement, place: HtmlElement | None) -> Iterator[HtmlElement]:
    """Elements shortly after and before the heading, those after it first."""
    if place is None:
        yield from islice(tree.iter("time"), 5)
        return
    inside = set(place.iter())
    yield from islice((element for element in place.xpath("following::*") if element not in inside), NEAR)
    yield from reversed(place.xpath("preceding::*")[-NEAR // 3 :])
