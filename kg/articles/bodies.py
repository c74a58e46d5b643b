"""A page's tree -> the blocks of its article: what stands beside the article is cut off, trafilatura finds the text.

Before trafilatura looks, captions and the times of a live blog's entries are marked in the text, as it would drop them;
the marks come off again with the kind that they stand for.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from kg.articles import days, furniture, titles
from kg.articles.draft import Block
from kg.articles.elements import text_of
from kg.articles.metas import Facts
from kg.model import Kind

_MARK = re.compile(r"⁅(caption|entry)(?: ([^⁆\n]{0,40}))?⁆\s*")
_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CUT_TAGS = frozenset("nav footer form button select input textarea dialog menu audio video picture".split())
_CUT_ROLES = frozenset("navigation complementary contentinfo dialog search alert banner menu toolbar tablist".split())
_PROSE = frozenset("p h2 h3 li blockquote".split())
_KEPT_SHARE = 0.35
"""A box with more than this share of the page's prose is no box, whatever its name."""
_SHORTEST_BODY = 250
_LARGE_CUT = 0.15
"""Share of a page's prose from which on a cut is doubted."""
_LEAST_LEFT = 0.6
"""Share of the text without cutting that must be left after it."""
_FIRST_PICTURES = 2
_LIVE_ENTRIES = 3
_LONGEST_ROW = 500
_SHORTEST_LINK = 25
_MANY = 6000
_HEADING_WORDS = 10
_LONGEST_GIVEN = 1_000_000
_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?:\s*([ap])\.?m\.?)?", re.IGNORECASE)


def blocks(tree: HtmlElement, known: Facts) -> list[Block]:
    """The article's blocks in the page's order; empty where there is no text."""
    entries = list(_linked_entries(known))
    whole = copy.deepcopy(tree)
    prose = _prose(tree).get(tree, 0)
    _prune(tree)
    cut = prose - _prose(tree).get(tree, 0)
    found = _found(tree, known)
    if cut > _LARGE_CUT * prose:
        other = _found(whole, known)
        if _size(found) < _LEAST_LEFT * _size(other):
            found = other  # what was cut off as a box was the article
    size = _size(found)
    if len(entries) > 1 and _size(entries) > size / 2:
        return entries
    given = [Block(text, Kind.BODY) for text in _paragraphs(known.body)]
    return given if _size(given) > max(_SHORTEST_BODY, 2 * size) else found


def _found(tree: HtmlElement, known: Facts) -> list[Block]:
    """The blocks that stand in the tree."""
    captions = _mark_captions(tree)
    _mark_headings(tree)
    if known.live or _looks_live(tree, known):
        _mark_entries(tree)
    return _with_captions(_with_standfirst(list(_converted(_extracted(tree))), known.standfirst), captions)


def _size(found: list[Block]) -> int:
    return sum(len(block.text) for block in found)


def _with_standfirst(found: list[Block], standfirst: str) -> list[Block]:
    """The blocks, begun by the standfirst where a page has one that they lack."""
    key = titles.key(standfirst)
    if not key or not found or any(key in titles.key(block.text) for block in found):
        return found
    return [Block(standfirst, Kind.BODY), *found]


def _with_captions(found: list[Block], captions: Sequence[str]) -> list[Block]:
    """The blocks, begun by the captions above the text that they lack."""
    texts = {block.text for block in found}
    lacking = [Block(caption, Kind.CAPTION) for caption in captions if caption not in texts]
    return [*lacking, *found] if found else []


# --- cutting ---------------------------------------------------------------------------------------------------------


def _prune(tree: HtmlElement) -> None:
    """Takes out boxes beside the article. One that holds much of the page's prose stays, whatever it is called."""
    prose = _prose(tree)
    enough = _KEPT_SHARE * max(prose.get(tree, 0), 1)
    cut = [
        e
        for e in tree.iter(etree.Element)
        if e.tag not in ("html", "body", "article", "main") and _is_box(e) and prose.get(e, 0) < enough
    ]
    for element in cut:
        if element.getparent() is not None:
            element.drop_tree()


def _prose(tree: HtmlElement) -> dict[HtmlElement, int]:
    """How many signs of text that is no link stand in each element, itself counted."""
    found: dict[HtmlElement, int] = {}
    for element in reversed(list(tree.iter(etree.Element))):
        own = sum(len(text.strip()) for text in (element.text or "", *(child.tail or "" for child in element)))
        total = 0 if element.tag in ("a", "button", "li") else found.get(element, 0) + own
        if total:
            found[element] = total
            parent = element.getparent()
            if parent is not None:
                found[parent] = found.get(parent, 0) + total
    return found


def _is_box(element: HtmlElement) -> bool:
    if element.tag in _CUT_TAGS or (element.get("role") or "").lower() in _CUT_ROLES:
        return True
    if "hidden" in element.attrib or re.search(r"display\s*:\s*none", element.get("style") or ""):
        return True
    if element.tag in ("p", "li", "h2", "h3", "h4", "h5"):
        return _is_link(element)
    if element.tag in ("h1", "figcaption", "figure", "blockquote", "table", "img"):
        return False
    return any(map(furniture.load().is_box, _names(element)))


def _is_link(element: HtmlElement) -> bool:
    """Whether the paragraph is nothing but a link to something else, and no sentence."""
    links = [text_of(link) for link in islice(element.iter("a"), 5)]
    words = text_of(element) if links else ""
    return (
        len(words) > _SHORTEST_LINK and not words.endswith((".", "”", '"')) and sum(map(len, links)) > 0.9 * len(words)
    )


def _names(element: HtmlElement) -> Iterator[str]:
    for key in ("class", "id", "data-testid", "data-component", "data-module", "aria-label"):
        if given := element.get(key):
            yield _CASE.sub("-", given[:300]).lower()


# --- marking ---------------------------------------------------------------------------------------------------------


def _mark_captions(tree: HtmlElement) -> list[str]:
    """Puts the caption of each picture as a paragraph in the figure's place; gives those of the article's first pictures."""
    first: list[str] = []
    for figure in list(islice(tree.iter("figure"), 200)):
        captions = [text_of(part) for part in figure.iter("figcaption")]
        if figure.getparent() is None or (
            next(figure.iter("blockquote", "table", "p"), None) is not None and not captions
        ):
            continue
        paragraph = html.Element("p")
        paragraph.text = f"⁅caption⁆ {' '.join(captions)}" if any(captions) else ""
        paragraph.tail = figure.tail
        figure.getparent().replace(figure, paragraph)
        if (
            any(captions)
            and len(first) < _FIRST_PICTURES
            and next(paragraph.iterancestors("article", "main"), None) is not None
        ):
            first.append(" ".join(captions))
    return first


def _mark_headings(tree: HtmlElement) -> None:
    """Makes a heading of a paragraph that is one short bold line."""
    for paragraph in tree.iter("p"):
        bold = [child for child in paragraph if child.tag in ("strong", "b")]
        words = text_of(paragraph) if len(bold) == 1 == len(paragraph) else ""
        if words and words == text_of(bold[0]) and len(words.split()) <= _HEADING_WORDS and words[-1] not in '.,;:!”"':
            paragraph.tag = "h3"


def _looks_live(tree: HtmlElement, known: Facts) -> bool:
    """Whether the page is a live blog: its address or its outermost elements say so."""
    if re.search(r"/live(?:blog|-blog|-updates)?[/-]|live-?(?:blog|updates|ticker|coverage)", known.url, re.IGNORECASE):
        return True
    outer = [tree, *islice(tree.iter("body", "main", "article", "section", "div"), 200)]
    return any(
        re.search(r"live-?(?:blog|updates|feed|ticker|post|entry)", name)
        for element in outer
        for name in _names(element)
    )


def _mark_entries(tree: HtmlElement) -> None:
    """Puts a paragraph with its time before each entry: where a `time` element stands, or a class says entry."""
    times = [e for e in islice(tree.iter("time"), 1000) if _TIME.search(f"{e.get('datetime') or ''} {text_of(e)}")]
    if len(times) < _LIVE_ENTRIES:
        return
    for element in list(tree.iter("article", "header")):
        element.tag = "div"  # an entry and its head; trafilatura would take the first of them for the article
    for element in times:
        paragraph = html.Element("p")
        paragraph.text = f"⁅entry {' '.join((element.get('datetime') or '', text_of(element)))[:40]}⁆ entry"
        place = element
        while (parent := place.getparent()) is not None and parent.tag in (
            "span",
            "a",
            "p",
            "h2",
            "h3",
            "h4",
            "strong",
            "small",
            "time",
            "header",
        ):
            place = parent
        place.addprevious(paragraph)
        element.text = ""


# --- converting ------------------------------------------------------------------------------------------------------


def _extracted(tree: HtmlElement) -> Any:  # noqa: ANN401 - trafilatura is untyped
    """Trafilatura's element tree of the text, or None."""
    import trafilatura  # noqa: PLC0415 - half a second, needed for pages alone

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is said by kg
    # Its second opinions take minutes over thousands of paragraphs.
    fast = sum(1 for _ in islice(tree.iter("p", "td", "li", "div"), _MANY)) == _MANY
    found = trafilatura.bare_extraction(
        tree, fast=fast, include_comments=False, include_tables=True, include_formatting=False, with_metadata=False
    )
    return getattr(found, "body", None)


def _converted(body: Any) -> Iterator[Block]:  # noqa: ANN401 - as above
    """Blocks of trafilatura's elements: `p`, `head`, `list`, `quote`, `table`."""
    if body is None:
        return
    when: tuple[str | None, str | None] = (None, None)
    for text, kind in _flat(body):
        match = _MARK.match(text)
        if match and match[1] == "entry":
            when = _moment(match[2] or "")
            yield Block("entry", Kind.ENTRY, *when)
        elif match:
            yield Block(text[match.end() :], Kind.CAPTION)
        else:
            yield Block(text, kind)


def _moment(text: str) -> tuple[str | None, str | None]:
    """Day and time of an entry."""
    match = _TIME.search(text)
    if not match:
        return days.day(text), None
    hour = int(match[1])
    if match[3] and 1 <= hour <= 12:  # noqa: PLR2004
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    return days.day(text), f"{hour:02}:{match[2]}"


def _flat(body: Any) -> Iterator[tuple[str, Kind]]:  # noqa: ANN401 - as above
    kinds = {"head": Kind.HEADING, "quote": Kind.QUOTE, "item": Kind.LIST, "row": Kind.LIST}
    done: set[Any] = set()
    for element in body.iter(etree.Element):
        if element.tag not in ("p", "head", "quote", "item", "row", "code") or any(
            e in done for e in islice(element.iterancestors(), 20)
        ):
            continue
        done.add(element)
        kind = kinds.get(element.tag, Kind.BODY)
        for text in _texts(element):
            yield text, kind


def _texts(element: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """The words of an element; parted where a line breaks between sentences."""
    row = " | ".join(" ".join(" ".join(cell.itertext()).split()) for cell in element) if element.tag == "row" else ""
    # A row of paragraphs is no row of a table but an old page's layout.
    parts = [row] if row and len(row) < _LONGEST_ROW else ["".join(_pieces(element))]
    for part in parts:
        lines = [" ".join(line.split()) for line in part.split("\n")]
        held = ""
        for line in filter(None, lines):
            if held and not re.search(r"[.!?:…][\"”’']?$", held):
                held = f"{held} {line}"
                continue
            if held:
                yield held
            held = line
        if held:
            yield held


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    yield (element.text or "").replace("\n", " ")
    for inner in element.iterdescendants():
        if inner.tag in ("lb", "p", "item", "quote", "cell"):
            yield "\n"
        yield (inner.text or "").replace("\n", " ")
        if inner.tag in ("p", "item", "quote"):
            yield "\n"
        yield (inner.tail or "").replace("\n", " ")


# --- what the page's data hold --------------------------------------------------------------------------------------


def _linked_entries(known: Facts) -> Iterator[Block]:
    """The entries of a live blog in JSON-LD, each begun by its time."""
    updates = known.nodes[0].get("liveBlogUpdate") if known.nodes else None
    for update in islice(updates if isinstance(updates, list) else [], 1000):
        if not isinstance(update, dict) or not isinstance(update.get("articleBody"), str):
            continue
        yield Block("entry", Kind.ENTRY, *_moment(str(update.get("datePublished", ""))[:40]))
        if isinstance(update.get("headline"), str):
            yield Block(update["headline"], Kind.HEADING)
        for text in _paragraphs(update["articleBody"]):
            yield Block(text, Kind.BODY)


def _paragraphs(body: str) -> Iterator[str]:
    """The paragraphs of a text in JSON-LD, which may hold markup; one of megabytes is passed over."""
    if not body.strip() or len(body) > _LONGEST_GIVEN:
        return
    text = html.fromstring(f"<div>{body}</div>").text_content() if "<" in body else body
    for line in re.split(r"\n+|\r+", text):
        if words := " ".join(line.split()):
            yield words
