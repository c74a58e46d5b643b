"""Plain text, with header lines (`title:`, `date:`, `publisher:`, `url:` ..., then a blank line) or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.articles import days, signs
from kg.articles.draft import Draft, Piece
from kg.articles.sources import Source
from kg.errors import InputError

_HEADER = re.compile(r"(title|date|publisher|url|authors?|language|id)[ \t]*:[ \t]*([^\n]*)(?:\n|\Z)", re.IGNORECASE)
_OTHER_HEADER = re.compile(r"[A-Za-z][\w-]{0,24}[ \t]*:[ \t][^\n]*(?:\n|\Z)")
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"\s*(?:[•▪◦‣·*–-]|\d{1,2}[.)]|\([a-z]{1,4}\))\s")
_ENDS = '.!?"”:'
_NARROW, _WIDE = 45, 100
_BINARY_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Header:
    """What header lines or a record's keys say."""

    title: str = ""
    date: str | None = None
    date_source: str = ""
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    id: str = ""


def draft(text: str) -> Draft:
    """The draft of a text with or without header lines."""
    header, rest = split(signs.tidy(text))
    return with_pieces(rest, header)


def with_pieces(text: str, header: Header) -> Draft:
    """The draft of a text without header lines: paragraphs by blank lines, wrapped lines joined to one."""
    return headed(*paragraphs(text), header)


def headed(text: str, pieces: tuple[Piece, ...], header: Header, title: str = "") -> Draft:
    """The draft of a text and its pieces with what a header says; `title` where it says none."""
    return Draft(
        text,
        pieces,
        header.id,
        header.title or title,
        header.date,
        header.date_source,
        header.publisher,
        header.url,
        header.authors,
        header.language,
    )


def decoded(source: Source) -> str:
    """The text of the bytes: UTF-8, or UTF-16 and UTF-32 with a byte order mark.

    Raises:
        InputError: they are in another encoding or no text at all.
    """
    data = source.data
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, encoding, source.name)
    if _is_binary(data):
        raise InputError(f"{source.name}: no text but binary data. Give the article's text, or a format that kg reads.")
    return _decoded(data, "utf-8", source.name)


def paragraphs(text: str) -> tuple[str, tuple[Piece, ...]]:
    """The text, breaks inside wrapped paragraphs turned to blanks (no sign moves), and its paragraphs."""
    pieces: list[Piece] = []
    breaks: list[int] = []
    for block in _blocks(text):
        if _is_wrapped(block):
            breaks += [end for _, end, _ in block[:-1]]
            pieces.append(Piece(block[0][0], block[-1][1]))
        else:
            pieces += [Piece(start, end) for start, end, _ in block]
    if breaks:
        letters = list(text)
        for i in breaks:
            letters[i] = " "
        text = "".join(letters)
    return text, tuple(pieces)


_Row = tuple[int, int, str]
"""A line: its span from the first to the last sign that is no blank, and its words."""


def _blocks(text: str) -> Iterator[list[_Row]]:
    """Lines between blank lines."""
    block: list[_Row] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if block and (match.start() > last + 1 or not words):
            yield block
            block = []
        last = match.end()
        if words:
            start = match.start() + match.group().index(words[0])
            block.append((start, start + len(words), words))
    if block:
        yield block


def _is_wrapped(block: list[_Row]) -> bool:
    """Whether the lines are one paragraph cut at a margin: long but for the last, few of them ending a sentence."""
    inner = [words for _, _, words in block[:-1]]
    if not inner or any(_ITEM.match(words) for _, _, words in block[1:]):
        return False
    if max(map(len, inner)) > _WIDE or sum(map(len, inner)) < _NARROW * len(inner):
        return False
    rows = [words for _, _, words in block]
    if all(row[0].isupper() for row in rows) and rows[-1][-1] not in _ENDS:
        return False  # headlines or captions one below the other
    widest = max(map(len, rows))
    # At a margin a line is broken only where the next word would not have fitted.
    if any(len(row) + 1 + len(below.split(" ", 1)[0]) < widest for row, below in pairwise(rows)):
        return False
    return sum(words[-1] in _ENDS for words in inner) * 2 <= len(inner)


def split(text: str) -> tuple[Header, str]:
    """The header and what stands below it."""
    text = text.lstrip("\n")
    fields: dict[str, str] = {}
    at = 0
    while match := _HEADER.match(text, at) or (_OTHER_HEADER.match(text, at) if fields else None):
        if match.lastindex:
            fields.setdefault(match[1].lower(), " ".join(match[2].split()))
        at = match.end()
    if (
        fields
        and text[at : at + 1] not in ("", "\n")
        and len(fields) == 1
        and "title" not in fields
        and "date" not in fields
    ):
        return Header(), text
    return _header(fields), text[at:]


def _header(fields: dict[str, str]) -> Header:
    given = fields.get("date", "")
    date = days.day(given)
    authors = fields.get("authors") or fields.get("author", "")
    return Header(
        title=fields.get("title", ""),
        date=date,
        date_source="header" if date else f"header not understood: {given[:40]}" if given else "",
        publisher=fields.get("publisher", ""),
        url=fields.get("url", ""),
        authors=tuple(name.strip() for name in re.split(r";|,| and ", authors) if name.strip()),
        language=fields.get("language", "")[:2].lower(),
        id=fields.get("id", ""),
    )


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not {encoding.upper()} (byte {data[error.start]:#04x} at {error.start}). "
            f"Save it as UTF-8, for example with: iconv -f windows-1252 -t utf-8"
        ) from error


def _is_binary(data: bytes) -> bool:
    head = data[:100_000]
    strange = sum(head.count(bytes([code])) for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b")
    return b"\x00" in head or strange > _BINARY_SHARE * len(head)
