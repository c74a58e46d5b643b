"""What a page says of its article -> title, day, outlet, address, authors, language.

Sources are asked in the order of how often they are right: the article's node in JSON-LD, `meta` elements, marked
elements (`itemprop`, `rel=author`, `time`), words beside the heading, the address. Each finding says where it was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from kg.articles import bylines, elements, linked, moments, signs, titles, writers
from kg.articles.elements import FEW, NEAR, Metas, around, first, text_of
from kg.articles.markup import Page

_OUTLET = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "article:publisher_name",
    "publisher",
    "apple-mobile-web-app-title",
    "al:ios:app_name",
    "twitter:app:name:iphone",
)
_TITLES = {"og:title": 1.0, "headline": 0.8, "twitter:title": 0.3, "title": 0.3} | dict.fromkeys(
    ("dc.title", "parsely-title", "sailthru.title", "hdl", "citation_title"), 0.5
)
"""`meta` elements with a title, and how much each weighs."""
_SECOND_LEVEL = frozenset("co com org net gov edu ac".split())
_TITLE_CLASS = re.compile(r"title|headline|heading", re.IGNORECASE)
_POST_TITLE = re.compile(r"(?:entry|post|article|story|page)[-_]?(?:title|headline)", re.IGNORECASE)
_OF_SITE = re.compile(r"(?:site|blog|page)-?(?:title|name|logo)|logo|brand", re.IGNORECASE)
_LONGEST_TITLE = 400
_SHORTEST_TITLE = 15
_STANDFIRST = re.compile(
    r"(?:^|[-_ ])(?:standfirst|deck|dek|strap-?line|sub-?head(?:line|ing)?|sub-?title|chapo|kicker-?text|lead-?paragraph|"
    r"teaser-?text|"
    r"article-?(?:summary|intro|lead|excerpt|description)|spot|sapo|headline__sub)(?:$|[-_ ])",
    re.IGNORECASE,
)
_SHORTEST_STANDFIRST = 40
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a page's article; unknown is empty. `live` says that it is a live blog."""

    title: str = ""
    date: str | None = None
    date_source: str = ""
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    standfirst: str = ""
    body: str = ""
    live: bool = False
    nodes: tuple[linked.Node, ...] = ()


def facts(page: Page, url: str) -> Facts:
    """What the page says of its article; `url` is where it came from, if known."""
    metas = elements.metas(page.tree)
    nodes = linked.nodes(page.linked)
    place = _heading(page.tree)
    heading = "" if place is None else text_of(place)
    address = _address(page.tree, metas, url)
    own = _own(linked.articles(nodes), heading, address)
    outlets = list(_outlets(nodes, own, metas))
    title = _title(own, heading, page.tree, metas, [*outlets, *_domain_names(address)])
    date, date_source = moments.date(own, metas, page.tree, place, address)
    return Facts(
        title=title,
        date=date,
        date_source=date_source,
        publisher=next(iter(outlets), "") or _domain(address),
        url=address,
        authors=tuple(writers.authors(own, nodes, metas, page.tree, place, {*outlets, *_domain_names(address)})),
        language=_language(page.tree, own),
        standfirst=_standfirst(own, metas, page.tree, place),
        body=_body(own),
        live="LiveBlogPosting" in linked.types(own) or bool(own.get("liveBlogUpdate")),
        nodes=(own,) if own else (),
    )


def _heading(tree: HtmlElement) -> HtmlElement | None:
    """The article's heading: of several the marked one, then the one in the article, not the outlet's name in the banner.

    A page without one has an element with the words of its `title`.
    """
    firsts = [
        e
        for e in islice(tree.iter("h1"), 20)
        if 0 < len(text_of(e)) < _LONGEST_TITLE and not _OF_SITE.search(e.get("class") or "")
    ]
    marked = [
        element
        for element in firsts
        if _TITLE_CLASS.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
    ]
    lower = [e for e in islice(tree.iter("h2", "h3"), 50) if _POST_TITLE.search(e.get("class") or "") and text_of(e)]
    inside = [element for element in firsts if next(element.iterancestors("article", "main"), None) is not None]
    for group in (marked, lower if len(lower) == 1 else [], inside, firsts):
        if group:
            return group[0]
    title = titles.key(next((text_of(element) for element in tree.iter("title")), ""))
    candidates = islice(tree.iter("h2", "h3", "b", "strong", "font", "span", "p", "div", "td"), 2000)
    return next(
        (
            e
            for e in candidates
            if len(e) < FEW and len(k := titles.key(text_of(e))) > _SHORTEST_TITLE and title.startswith(k)
        ),
        None,
    )


def _address(tree: HtmlElement, metas: Metas, url: str) -> str:
    canonical = [e.get("href") or "" for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    for found in (*canonical, *(value for _, value in first(metas, ("og:url", "twitter:url", "parsely-link"))), url):
        if re.match(r"https?://[^\s/]+\.", found):
            return signs.line(found)[:2000]
    return ""


def _own(found: Sequence[linked.Node], heading: str, address: str) -> linked.Node:
    """The node of this page's article: that of its address, of its heading, else the first with a headline."""
    for node in found:
        places = [node.get("url"), node.get("mainEntityOfPage"), node.get("@id")]
        named = [place.get("@id", "") if isinstance(place, dict) else place for place in places]
        if (
            address
            and any(isinstance(place, str) and _path(place) == _path(address) for place in named)
            and "headline" in node
        ):
            return node
    for node in found:
        if heading and titles.alike(linked.words(node.get("headline")), heading):
            return node
    return next((node for node in found if node.get("headline")), next(iter(found), {}))


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"


def _outlets(nodes: Sequence[linked.Node], own: linked.Node, metas: Metas) -> Iterator[str]:
    yield from (name for _, name in linked.names(own.get("publisher"), nodes) if name)
    yield from (value for _, value in first(metas, _OUTLET) if not value.startswith(("http", "@")))
    for node in nodes:
        if {"NewsMediaOrganization", "Organization", "WebSite"} & set(linked.types(node)) and (
            name := linked.words(node.get("name"))
        ):
            yield name


def _domain(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.") if address else ""


def _domain_names(address: str) -> list[str]:
    """The domain and its telling part: `www.mirzanpost.example` -> `mirzanpost.example`, `mirzanpost`."""
    domain = _domain(address)
    parts = [part for part in domain.split(".")[:-1] if part not in _SECOND_LEVEL]
    return [domain, parts[-1]] if parts else [domain] if domain else []


def _title(own: linked.Node, heading: str, tree: HtmlElement, metas: Metas, outlets: Sequence[str]) -> str:
    headline = linked.words(own.get("headline")) or linked.words(own.get("name"))
    plain = next((text_of(element) for element in tree.iter("title")), "")
    others = [(metas[name][0], weight) for name, weight in _TITLES.items() if name in metas]
    return titles.best(
        headline[:_LONGEST_TITLE],
        heading,
        [*((t[:_LONGEST_TITLE], w) for t, w in others), (plain[:_LONGEST_TITLE], 0.6)],
        outlets,
    )


def _language(tree: HtmlElement, own: linked.Node) -> str:
    given = (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or linked.words(own.get("inLanguage"))
    )
    return given.strip()[:2].lower() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", given.strip()) else ""


def _marks(element: HtmlElement) -> str:
    return " ".join(
        element.get(key) or "" for key in ("class", "id", "data-testid", "data-gu-name", "data-component", "itemprop")
    )


def _standfirst(own: linked.Node, metas: Metas, tree: HtmlElement, place: HtmlElement | None) -> str:
    """The lines between heading and text that sum the article up: so marked, or said again in the page's description."""
    described = {titles.key(value) for _, value in first(metas, _DESCRIPTION)} | {
        titles.key(linked.words(own.get("description")))
    }
    if place is None:
        return ""
    for element in islice(
        (e for e in around(tree, place) if e.tag in ("p", "h2", "h3", "h4", "div", "span", "section")), NEAR // 2
    ):
        words = text_of(element) if len(element) < FEW else ""
        if not _SHORTEST_STANDFIRST <= len(words) <= _LONGEST_TITLE or bylines.is_byline(words):
            continue
        if titles.key(words) in described or _STANDFIRST.search(_marks(element)):
            return words
    return ""


def _body(own: linked.Node) -> str:
    given = own.get("articleBody")
    return given if isinstance(given, str) else ""
