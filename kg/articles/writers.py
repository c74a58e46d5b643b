"""Who wrote a page's article: the names of the first place that has any but the outlet itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from kg.articles import bylines, linked
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


def authors(
    own: linked.Node,
    nodes: Sequence[linked.Node],
    metas: Metas,
    tree: HtmlElement,
    place: HtmlElement | None,
    outlets: set[str],
) -> list[str]:
    """The names of the first source that has any that is not the outlet itself."""
    for source in (
        _linked_authors(own, nodes),
        _meta_authors(metas),
        _marked_authors(tree),
        _near_authors(tree, place),
    ):
        if found := bylines.people(source, outlets):
            return found
    return []


def _linked_authors(own: linked.Node, nodes: Sequence[linked.Node]) -> list[str]:
    return [name for key in ("author", "creator") for _, name in linked.names(own.get(key), nodes)]


def _meta_authors(metas: Metas) -> list[str]:
    for name in _AUTHOR:
        given = [value for value in metas.get(name, []) if not value.startswith(("http", "@", "/"))]
        if given:
            return given
    return []


def _marked_authors(tree: HtmlElement) -> list[str]:
    found = []
    for element in tree.xpath(
        '//*[@rel="author" or contains(@itemprop, "author") or contains(@property, "author")][not(self::meta)]'
    )[:30]:
        inner = element.xpath('.//*[@itemprop="name"]')
        found += [text_of(part) for part in inner or [element]]
    return [words for words in found if len(words) < 120][:12]  # noqa: PLR2004


def _near_authors(tree: HtmlElement, place: HtmlElement | None) -> list[str]:
    """Bylines around the heading: "By ..." or a class that says so."""
    for element in around(tree, place):
        words = text_of(element) if len(element) < 12 else ""  # noqa: PLR2004
        if not words or len(words) > 200:  # noqa: PLR2004
            continue
        marks = f"{element.get('class') or ''} {element.get('data-testid') or ''} {element.get('id') or ''}"
        if bylines.is_byline(words) or (_BYLINE_CLASS.search(marks) and bylines.people([words], set())):
            return [words]
    return []
