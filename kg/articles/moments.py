"""The day on which a page's article was published, and where the page says so."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from kg.articles import days, linked
from kg.articles.elements import FEW, Metas, around, first, text_of

_PUBLISHED = (
    "article:published_time article:published article.published og:published_time og:article:published_time "
    "datepublished date pubdate publishdate publish_date publish-date publication_date publication-date "
    "publisheddate published_date published_time published date.published dc.date dc.date.issued dcterms.date "
    "dcterms.created dcterms.issued dc.date.created sailthru.date parsely-pub-date cxenseparse:recs:publishtime "
    "cxenseparse:publishtime cse_published_date iso-8601-publish-date displaydate originalpublicationdate "
    "article_date_original ptime pub_date release_date created date_published datecreated bt:pubdate gentime "
    "publishedat firstpublished article:publication_date dc.created article:created vr:published_time "
    "citation_publication_date govuk:first-published-at"
).split()
_DATE_CLASS = re.compile(
    r"publish|pub-?date|dateline|timestamp|posted|entry-date|post-date|article-date|(?:^|[-_ ])(?:date|time)(?:$|[-_ ])",
    re.IGNORECASE,
)
_MODIFIED = re.compile(r"modif|updat|edited|revis", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)|[/-]((?:20)\d\d)(0\d|1[0-2])([0-2]\d|3[01])(?=[/._-]|$)"
)
_LATEST = "2040-12-31"


def date(
    own: linked.Node, metas: Metas, tree: HtmlElement, place: HtmlElement | None, address: str
) -> tuple[str | None, str]:
    """ISO day and place, or None and that there is none.

    Args:
        own: The article's node in JSON-LD.
        metas: The page's `meta` elements.
        tree: The page.
        place: Its heading.
        address: Where it came from.
    """
    for source, value in _dates(own, metas, tree, place, address):
        if found := days.day(value):
            return found, source
    return None, "no date on the page"


def _dates(
    own: linked.Node, metas: Metas, tree: HtmlElement, place: HtmlElement | None, address: str
) -> Iterator[tuple[str, str]]:
    """Pairs of place and text, the most trusted first."""
    yield "JSON-LD datePublished", linked.words(own.get("datePublished"))
    yield from ((f"meta {name}", value) for name, value in first(metas, _PUBLISHED))
    marked = list(islice(filter(_is_published, tree.iter("time", "span", "div", "p", "abbr", "meta")), 20))
    yield from (
        ("itemprop datePublished", element.get(key) or "")
        for element in marked
        for key in ("datetime", "content", "title")
    )
    yield from (("itemprop datePublished", text_of(element)[:80]) for element in marked)
    yield "JSON-LD dateCreated", linked.words(own.get("dateCreated"))
    yield from _near_dates(tree, place)
    if match := _IN_ADDRESS.search(address):
        year, month, number = (group for group in match.groups() if group)
        yield "address", f"{year}-{month}-{number}"
    yield "JSON-LD dateModified", linked.words(own.get("dateModified"))
    yield "found by htmldate", _searched(tree)


def _searched(tree: HtmlElement) -> str:
    """The day that htmldate finds in the page; never later than a day fixed here, as no clock may change what is read."""
    import htmldate  # noqa: PLC0415 - a third of a second, needed for few pages

    found = htmldate.find_date(copy.copy(tree), original_date=True, max_date=_LATEST)
    return found or ""


def _is_published(element: HtmlElement) -> bool:
    marks = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
    return "datepublished" in marks or "pubdate" in element.attrib or "dc:date" in marks


def _near_dates(tree: HtmlElement, place: HtmlElement | None) -> Iterator[tuple[str, str]]:
    """Days in `time` elements and date lines around the heading, then in elements whose class speaks of publishing."""
    near = list(around(tree, place))
    times = [element for element in near if element.tag == "time" and not _is_modified(element)]
    for element in sorted(times, key=lambda element: "publish" not in (element.get("class") or "").lower()):
        yield "time element", element.get("datetime") or text_of(element)
        yield "time element", text_of(element)
    for element in near:
        words = text_of(element) if len(element) < FEW else ""
        if days.only_day(words) and not _MODIFIED.match(words):
            yield "words beside the heading", words
        # A line between breaks is the tail of the element before it.
        if days.only_day(tail := " ".join((element.tail or "")[:100].split())):
            yield "words beside the heading", tail
    dated = (
        e
        for e in tree.iter("time", "span", "div", "p", "li", "small", "em")
        if _DATE_CLASS.search(e.get("class") or "")
    )
    for element in islice(dated, 50):
        if len(element) < FEW and not _is_modified(element):
            yield "words on the page", text_of(element)[:120]


def _is_modified(element: HtmlElement) -> bool:
    """Whether the day is of a change: by the element's marks or words, or by those of what it stands in."""
    holder = element.getparent()
    around = [element] if holder is None or len(holder) > FEW else [element, holder]
    marks = " ".join(e.get(key) or "" for e in around for key in ("class", "itemprop", "data-testid"))
    return bool(_MODIFIED.search(marks) and not _DATE_CLASS.search(element.get("class") or "")) or any(
        _MODIFIED.match(words) for words in (text_of(element), (around[-1].text or "").strip())
    )
