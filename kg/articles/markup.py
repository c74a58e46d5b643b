"""HTML bytes -> an element tree of bearable size, and the JSON-LD that stood in it.

Scripts, styles and comments go before the tree is made: they are most of a page's bytes and say nothing to a reader.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from kg.articles import signs
from kg.errors import InputError

_LARGEST = 4_000_000
"""Signs of the largest page that is parsed."""
_MOST_TAGS = 60_000
"""Tags of the largest page that is parsed; a large news page has 10,000."""
_LARGEST_DATA = 2_000_000
_MOST_SCRIPTS = 200
_DEEPEST = 200
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]{0,20})\b[^<>]{20000,}>")
"""A tag whose attributes are longer than any that mean something; the parser takes long over thousands of them."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SKIPPED = ("script", "style", "svg", "noscript", "template", "iframe", "object", "math")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree, and the text of its JSON-LD scripts."""

    tree: html.HtmlElement
    linked: tuple[str, ...]


def page(text: str, name: str) -> Page:
    """The tree of the page.

    Raises:
        InputError: it is too large, too deep, or no markup.
    """
    linked: list[str] = []
    lean = _LONG_TAG.sub(r"<\1>", "".join(_without_scripts(text, linked)))
    if len(lean) > _LARGEST or lean.count("<") > _MOST_TAGS:
        raise InputError(
            f"{name}: {len(lean) >> 20} MB and {lean.count('<'):,} tags are too much for a page "
            f"(at most {_LARGEST // 1_000_000} MB, {_MOST_TAGS:,} tags). Save the article alone, or its text."
        )
    return Page(_parsed(lean, name), tuple(linked))


def decoded(data: bytes, charset: str, name: str) -> str:
    """The page's text: by its byte order mark, UTF-8, the charset that it or its sender names, or Windows' Western one.

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" in data[:1000] and b"<" not in data[:1000].replace(b"\x00", b""):
        raise InputError(f"{name}: no page but binary data.")
    named = _CHARSET.search(data[:4096])
    for encoding in ("utf-8", charset, named[1].decode("ascii") if named else ""):
        if encoding and (text := _attempt(data, encoding)) is not None:
            return text
    mostly = data.decode("utf-8", "replace")
    # A page of UTF-8 with a few spoilt signs is still UTF-8.
    return mostly if mostly.count("\ufffd") * 500 < len(mostly) else data.decode("cp1252", "replace")


def unzipped(data: bytes, limit: int, name: str) -> bytes:
    """The contents of gzipped bytes.

    Raises:
        InputError: they are damaged, or hold more than `limit` bytes.
    """
    machine = zlib.decompressobj(wbits=31)
    try:
        found = machine.decompress(data, limit + 1)
    except zlib.error as error:
        raise InputError(f"{name}: damaged gzip data: {error}.") from error
    if len(found) > limit:
        raise InputError(f"{name}: unpacks to more than {limit >> 20} MB. Unpack it, and cut it into smaller files.")
    if not machine.eof:
        raise InputError(f"{name}: the gzip data breaks off. Get the file again.")
    return found


def beginning(data: bytes) -> bytes:
    """The first bytes of what gzipped bytes hold; none where they are damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:65536], 1000)
    except zlib.error:
        return b""


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _parsed(text: str, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, collect_ids=False, no_network=True, encoding="utf-8"
    )
    try:
        tree = html.document_fromstring(signs.tidy(text).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"{name}: no page that can be parsed: {str(error)[:100]}.") from error
    _flatten(tree)
    return tree


def _flatten(tree: html.HtmlElement) -> None:
    """Takes out what is nested deeper than any page: libraries descend by recursion."""
    level = [tree]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    for element in level:
        for child in list(element):
            element.remove(child)


def _without_scripts(text: str, linked: list[str]) -> Iterator[str]:
    """The text without scripts, styles, drawings and comments, in one pass; JSON-LD goes to `linked`."""
    at = 0
    for match in _OPENING.finditer(text):
        if match.start() < at:
            continue
        yield text[at : match.start()]
        if not match[1]:
            close = text.find("-->", match.end())
            at = close + 3 if close >= 0 else len(text)
            continue
        closing = _closing(text, match[1].lower(), match.end())
        if match[1].lower() == "script" and "ld+json" in match[2].lower():
            data = text[match.end() : closing]
            if sum(map(len, linked)) + len(data) < _LARGEST_DATA and len(linked) < _MOST_SCRIPTS:
                linked.append(data)
        at = text.find(">", closing) + 1 or len(text)
    yield text[at:]


_OPENING = re.compile(rf"<!--|<({'|'.join(_SKIPPED)})\b([^<>]*)(?<!/)>", re.IGNORECASE)


def _closing(text: str, tag: str, start: int) -> int:
    match = _CLOSINGS[tag].search(text, start)
    return match.start() if match else len(text)


_CLOSINGS = {tag: re.compile(rf"</{tag}\b", re.IGNORECASE) for tag in _SKIPPED}
