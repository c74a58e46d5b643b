"""Who wrote a page's article: the names of the first place that has any but the outlet itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from kg.articles import bylines, furniture, linked
from kg.articles.elements import Metas, around, text_of

_AUTHOR = (
    "author article:author article:author_name byl byline parsely-author sailthru.author dc.creator dcterms.creator "
    "dc.contributor cxenseparse:author og:author og:article:author article:author:name authors author_name "
    "vr:author citation_author creator"
).split()
_BYLINE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:by-?lines?|authors?|author-?names?|contributors?|writer|reporter)(?:$|[-_ ])|"
    r"byline|authorname|author__name",
    re.IGNORECASE,
)
_LONGEST_NAME = 120
_LONGEST_BYLINE = 200
_MOST_PARTS = 12


def authors(
    own: linked.Node,
    nodes: Sequence[linked.Node],
    metas: Metas,
    tree: HtmlElement,
    place: HtmlElement | None,
    outlets: set[str],
) -> list[str]:
    """The names, each once, in the order of the page.

    Args:
        own: The article's node in JSON-LD.
        nodes: All nodes, to which it may refer.
        metas: The page's `meta` elements.
        tree: The page.
        place: Its heading.
        outlets: Names of the outlet, which is no author of its own articles.
    """
    for given in _sources(own, nodes, metas, tree, place):
        if found := bylines.people(given, outlets):
            return found
    return []


def _sources(
    own: linked.Node, nodes: Sequence[linked.Node], metas: Metas, tree: HtmlElement, place: HtmlElement | None
) -> Iterator[list[str]]:
    """What each place of the page says, the most trusted first."""
    for key in ("author", "creator"):
        yield [name for _, name in linked.names(own.get(key), nodes)]
    for name in _AUTHOR:
        yield [value for value in metas.get(name, []) if not value.startswith(("http", "@", "/"))]
    # Networks' cards: "Written by" in one element, the name in the other.
    yield [
        value
        for number in "12"
        for label, value in zip(
            metas.get(f"twitter:label{number}", []), metas.get(f"twitter:data{number}", []), strict=False
        )
        if bylines.is_label(label)
    ]
    yield _marked(tree)
    yield from _near(tree, place)


def _marked(tree: HtmlElement) -> list[str]:
    """The words of elements that are marked as the author's."""
    found = []
    for element in tree.xpath(_MARKED)[:30]:
        inner = element.xpath('.//*[@itemprop="name"]')
        found += [text_of(part) for part in inner or [element]]
    return [words for words in found if len(words) < _LONGEST_NAME and not furniture.load().is_line(words)][:12]


def _near(tree: HtmlElement, place: HtmlElement | None) -> Iterator[list[str]]:
    """Bylines around the heading: "By ..." or a class that says so, with something in it that looks like a name."""
    for element in around(tree, place):
        words = text_of(element) if len(element) < _MOST_PARTS else ""
        if not words or len(words) > _LONGEST_BYLINE:
            continue
        marks = f"{element.get('class') or ''} {element.get('data-testid') or ''} {element.get('id') or ''}"
        if bylines.is_byline(words) or _BYLINE_CLASS.search(marks):
            # Names in elements of their own may stand side by side with nothing between.
            parts = [
                text
                for part in element.iter("a", "span", "b", "strong")
                if not len(part) and bylines.is_name(text := text_of(part))
            ]
            if parts or bylines.is_byline(words) or bylines.is_name(words) or bylines.holds_name(words):
                yield parts if len(parts) > 1 else [words]


_MARKED = '//*[@rel="author" or contains(@itemprop, "author") or contains(@property, "author")][not(self::meta)]'
