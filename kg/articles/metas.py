"""What a page says of its article -> title, day, outlet, address, authors, language.

Sources are asked in the order of how often they are right: the article's node in JSON-LD, `meta` elements, marked
elements (`itemprop`, `rel=author`, `time`), words beside the heading, the address. Each finding says where it was found.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from kg.articles import bylines, days, linked, signs, titles
from kg.articles.markup import Page

_PUBLISHED = (
    "article:published_time", "article:published", "article.published", "og:published_time", "og:article:published_time", "datepublished",
    "date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "publication-date", "publisheddate", "published_date",
    "published_time", "published", "date.published", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "dc.date.created",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "cse_published_date", "iso-8601-publish-date",
    "displaydate", "originalpublicationdate", "article_date_original", "ptime", "pub_date", "release_date", "created", "date_published", "datecreated",
    "bt:pubdate", "gentime", "publishedat", "firstpublished", "article:publication_date", "dc.created", "article:created", "vr:published_time", "citation_publication_date",
)  # fmt: skip
_AUTHOR = (
    "author", "article:author", "article:author_name", "byl", "byline", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "cxenseparse:author",
    "og:author", "og:article:author", "article:author:name", "authors", "author_name", "vr:author", "citation_author", "creator",
)  # fmt: skip
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
_TITLES = {
    "og:title": 1.0, "twitter:title": 0.3, "dc.title": 0.5, "parsely-title": 0.5, "sailthru.title": 0.5, "title": 0.3, "headline": 0.8, "hdl": 0.5,
    "citation_title": 0.5,
}  # fmt: skip
_BYLINE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:by-?lines?|authors?|author-?names?|contributors?|writer|reporter)(?:$|[-_ ])|byline|authorname|author__name",
    re.IGNORECASE,
)
_DATE_CLASS = re.compile(
    r"publish|pub-?date|dateline|timestamp|posted|entry-date|post-date|article-date|(?:^|[-_ ])(?:date|time)(?:$|[-_ ])",
    re.IGNORECASE,
)
_MODIFIED = re.compile(r"modif|updat|edited|revis", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)|[/-]((?:20)\d\d)(0\d|1[0-2])([0-2]\d|3[01])(?=[/._-]|$)"
)
_SECOND_LEVEL = frozenset("co com org net gov edu ac".split())
_TITLE_CLASS = re.compile(r"title|headline|heading", re.IGNORECASE)
_POST_TITLE = re.compile(r"(?:entry|post|article|story|page)[-_]?(?:title|headline)", re.IGNORECASE)
_OF_SITE = re.compile(r"(?:site|blog|page)-?(?:title|name|logo)|logo|brand", re.IGNORECASE)
_LONGEST_TITLE = 400
_LONGEST_LINE = 20_000
_LATEST = "2040-12-31"
_FEW = 8
"""Children of an element that is still one line; a block of more parts is none."""
_STANDFIRST = re.compile(
    r"(?:^|[-_ ])(?:standfirst|deck|dek|strap-?line|sub-?head(?:line|ing)?|sub-?title|chapo|kicker-?text|lead-?paragraph|teaser-?text|"
    r"article-?(?:summary|intro|lead|excerpt|description)|spot|sapo|headline__sub)(?:$|[-_ ])",
    re.IGNORECASE,
)
_SHORTEST_STANDFIRST = 40
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")
_NEAR = 60
"""Elements that are looked at after the heading for a byline or a day."""


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
    metas = _metas(page.tree)
    nodes = linked.nodes(page.linked)
    place = _heading(page.tree)
    heading = "" if place is None else text_of(place)
    address = _address(page.tree, metas, url)
    own = _own(linked.articles(nodes), heading, address)
    outlets = list(_outlets(nodes, own, metas))
    title = _title(own, heading, page.tree, metas, [*outlets, *_domain_names(address)])
    date, date_source = _date(own, metas, page.tree, place, address)
    return Facts(
        title=title,
        date=date,
        date_source=date_source,
        publisher=next(iter(outlets), "") or _domain(address),
        url=address,
        authors=tuple(_authors(own, nodes, metas, page.tree, place, {*outlets, *_domain_names(address)})),
        language=_language(page.tree, own),
        standfirst=_standfirst(own, metas, page.tree, place),
        body=_body(own),
        live="LiveBlogPosting" in linked.types(own) or bool(own.get("liveBlogUpdate")),
        nodes=(own,) if own else (),
    )


def text_of(element: HtmlElement) -> str:
    """An element's words in one line; of a large one the first hundreds, so that no page makes this slow."""
    return signs.line(" ".join(islice(element.itertext(), 500))[:_LONGEST_LINE])


def _metas(tree: HtmlElement) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = linked.words(element.get("content"))
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and value:
                found.setdefault(name, []).append(value)
    return found


def _first(metas: Mapping[str, list[str]], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for name in names for value in metas.get(name, []))


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
        (e for e in candidates if len(e) < 3 and len(k := titles.key(text_of(e))) > 15 and title.startswith(k)), None
    )


def _address(tree: HtmlElement, metas: Mapping[str, list[str]], url: str) -> str:
    canonical = [e.get("href") or "" for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    for found in (*canonical, *(value for _, value in _first(metas, ("og:url", "twitter:url", "parsely-link"))), url):
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


def _outlets(nodes: Sequence[linked.Node], own: linked.Node, metas: Mapping[str, list[str]]) -> Iterator[str]:
    yield from (name for _, name in linked.names(own.get("publisher"), nodes) if name)
    yield from (value for _, value in _first(metas, _OUTLET) if not value.startswith(("http", "@")))
    for node in nodes:
        if {"NewsMediaOrganization", "Organization", "WebSite"} & set(linked.types(node)) and (
            name := linked.words(node.get("name"))
        ):
            yield name


def _domain(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.") if address else ""


def _domain_names(address: str) -> list[str]:
    """The domain and its telling part: `www.kyivpost.com` -> `kyivpost.com`, `kyivpost`."""
    domain = _domain(address)
    parts = [part for part in domain.split(".")[:-1] if part not in _SECOND_LEVEL]
    return [domain, parts[-1]] if parts else [domain] if domain else []


def _title(
    own: linked.Node, heading: str, tree: HtmlElement, metas: Mapping[str, list[str]], outlets: Sequence[str]
) -> str:
    headline = linked.words(own.get("headline")) or linked.words(own.get("name"))
    plain = next((text_of(element) for element in tree.iter("title")), "")
    others = [(metas[name][0], weight) for name, weight in _TITLES.items() if name in metas]
    return titles.best(headline[:_LONGEST_TITLE], heading, [*((t[:_LONGEST_TITLE], w) for t, w in others), (plain[:_LONGEST_TITLE], 0.6)], outlets)


# --- the day ---------------------------------------------------------------------------------------------------------


def _date(
    own: linked.Node, metas: Mapping[str, list[str]], tree: HtmlElement, place: HtmlElement | None, address: str
) -> tuple[str | None, str]:
    for source, value in _dates(own, metas, tree, place, address):
        if found := days.day(value):
            return found, source
    return None, "no date on the page"


def _dates(
    own: linked.Node, metas: Mapping[str, list[str]], tree: HtmlElement, place: HtmlElement | None, address: str
) -> Iterator[tuple[str, str]]:
    """Pairs of place and text, the most trusted first."""
    yield "JSON-LD datePublished", linked.words(own.get("datePublished"))
    yield from ((f"meta {name}", value) for name, value in _first(metas, _PUBLISHED))
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
    near = list(_around(tree, place))
    times = [element for element in near if element.tag == "time" and not _is_modified(element)]
    for element in sorted(times, key=lambda element: "publish" not in (element.get("class") or "").lower()):
        yield "time element", element.get("datetime") or text_of(element)
        yield "time element", text_of(element)
    for element in near:
        words = text_of(element) if len(element) < _FEW else ""
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
        if len(element) < _FEW and not _is_modified(element):
            yield "words on the page", text_of(element)[:120]


def _is_modified(element: HtmlElement) -> bool:
    """Whether the day is of a change: by the element's marks or words, or by those of what it stands in."""
    holder = element.getparent()
    around = [element] if holder is None or len(holder) > _FEW else [element, holder]
    marks = " ".join(e.get(key) or "" for e in around for key in ("class", "itemprop", "data-testid"))
    return bool(_MODIFIED.search(marks) and not _DATE_CLASS.search(element.get("class") or "")) or any(
        _MODIFIED.match(words) for words in (text_of(element), (around[-1].text or "").strip())
    )


def _around(tree: HtmlElement, place: HtmlElement | None) -> Iterator[HtmlElement]:
    """Elements shortly after and before the heading, those after it first."""
    if place is None:
        yield from islice(tree.iter("time"), 5)
        return
    inside = set(place.iter())
    yield from islice((element for element in place.xpath("following::*") if element not in inside), _NEAR)
    yield from reversed(place.xpath("preceding::*")[-_NEAR // 3 :])


# --- authors ---------------------------------------------------------------------------------------------------------


def _authors(
    own: linked.Node,
    nodes: Sequence[linked.Node],
    metas: Mapping[str, list[str]],
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


def _meta_authors(metas: Mapping[str, list[str]]) -> list[str]:
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
    for element in _around(tree, place):
        words = text_of(element) if len(element) < 12 else ""  # noqa: PLR2004
        if not words or len(words) > 200:  # noqa: PLR2004
            continue
        marks = f"{element.get('class') or ''} {element.get('data-testid') or ''} {element.get('id') or ''}"
        if bylines.is_byline(words) or (_BYLINE_CLASS.search(marks) and bylines.people([words], set())):
            return [words]
    return []


# --- the rest --------------------------------------------------------------------------------------------------------


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


def _standfirst(own: linked.Node, metas: Mapping[str, list[str]], tree: HtmlElement, place: HtmlElement | None) -> str:
    """The lines between heading and text that sum the article up: so marked, or said again in the page's description."""
    described = {titles.key(value) for _, value in _first(metas, _DESCRIPTION)} | {
        titles.key(linked.words(own.get("description")))
    }
    if place is None:
        return ""
    for element in islice(
        (e for e in _around(tree, place) if e.tag in ("p", "h2", "h3", "h4", "div", "span", "section")), _NEAR // 2
    ):
        words = text_of(element) if len(element) < _FEW else ""
        if not _SHORTEST_STANDFIRST <= len(words) <= _LONGEST_TITLE or bylines.is_byline(words):
            continue
        if titles.key(words) in described or _STANDFIRST.search(_marks(element)):
            return words
    return ""


def _body(own: linked.Node) -> str:
    given = own.get("articleBody")
    return given if isinstance(given, str) else ""
