"""Markdown -> drafts: front matter, headings, lists, quotes; marks inside lines are taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles import signs, texts
from kg.articles.draft import Block, Draft, joined
from kg.model import Kind

_FRONT = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){0,60}?)---[ \t]*\n")
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,100}\])")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3}|~~|`{1,2})(?=\S)([^\n*_~`]{1,1000})(?<=\S)\1(?![\w*])")
_LEVEL = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")


def draft(text: str) -> Draft:
    """The draft of a Markdown text; its first heading is the title where the front matter has none."""
    text = signs.tidy(text)
    front = _FRONT.match(text)
    header, rest = texts.split(text if front is None else _unquoted(front[1]) + "\n" + text[front.end() :])
    blocks = list(_blocks(rest))
    title = header.title
    if not title and blocks and blocks[0].kind is Kind.HEADING:
        title = blocks[0].text
    shown, pieces = joined(blocks)
    return texts.headed(shown, pieces, header, title)


def _unquoted(front: str) -> str:
    """Front matter's lines without the quotation marks around values, lists in brackets as words with commas."""
    return re.sub(r"^(\w+:[ \t]*)[\"'\[](.*)[\"'\]][ \t]*$", r"\1\2", front, flags=re.MULTILINE)


def _blocks(text: str) -> Iterator[Block]:
    held: list[str] = []
    kind: Kind | None = None
    fenced = False
    for line in [*text.split("\n"), ""]:
        if _FENCE.match(line):
            fenced = not fenced
            continue
        if fenced:
            continue
        if held and kind is None and _UNDERLINE.match(line):
            yield Block(_plain(" ".join(held)), Kind.HEADING)
            held = []
            continue
        starts = _start(line)
        if held and (starts or not line.strip()):
            yield from _block(held, kind)
            held, kind = [], None
        if starts:
            kind, line = starts  # noqa: PLW2901 - the line without its mark
        if line.strip():
            held.append(line.strip())


def _start(line: str) -> tuple[Kind | None, str] | None:
    """Kind and words of a line that begins a block, or None where it goes on."""
    if _RULE.match(line):
        return None, ""
    if match := _LEVEL.match(line):
        return Kind.HEADING, match[2]
    if line.startswith(">"):
        return Kind.QUOTE, line.lstrip("> \t")
    if match := _ITEM.match(line):
        return Kind.LIST, line[match.end() :]
    return None


def _block(held: list[str], kind: Kind | None) -> Iterator[Block]:
    words = " ".join(held)
    for picture in _PICTURE.finditer(words):
        yield Block(picture[1], Kind.CAPTION)
    yield Block(_plain(_PICTURE.sub(" ", words)), kind)


def _plain(text: str) -> str:
    """The words without marks of emphasis, links and code; entities and tags are left as they stand."""
    text = _LINK.sub(r"\1", text)
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(re.sub(r"\\([\\`*_{}\[\]()#+.!>-])", r"\1", text).split())
