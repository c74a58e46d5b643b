"""Pieces of HTML that are no whole page (a feed's entry, a letter) -> blocks, every paragraph as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kg.articles import markup
from kg.articles.draft import Block
from kg.model import Kind

_KINDS = {
    "p": Kind.BODY, "div": Kind.BODY, "td": Kind.BODY, "li": Kind.LIST, "blockquote": Kind.QUOTE, "figcaption": Kind.CAPTION,
    "h1": Kind.HEADING, "h2": Kind.HEADING, "h3": Kind.HEADING, "h4": Kind.HEADING, "h5": Kind.HEADING, "h6": Kind.HEADING,
}  # fmt: skip


def blocks(text: str, name: str) -> Iterator[Block]:
    """The blocks of the fragment: each run of text between the borders of paragraphs and line breaks.

    Raises:
        InputError: it is too large.
    """
    kind, held = Kind.BODY, ""
    for words, border in _runs(markup.page(text, name).tree):
        if border is None:
            held += words
            continue
        yield from _block(held, kind)
        kind, held = border, ""
    yield from _block(held, kind)


def _block(text: str, kind: Kind) -> Iterator[Block]:
    if words := " ".join(text.split()):
        yield Block(words, kind)


def _runs(tree: etree._Element) -> Iterator[tuple[str, Kind | None]]:
    """Text with None, or a border with the kind of what follows."""
    kinds = [Kind.BODY]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        kind = _KINDS.get(str(element.tag))
        if event == "start":
            if kind:
                kinds.append(kind if kind is not Kind.BODY or kinds[-1] is Kind.HEADING else kinds[-1])
                yield "", kinds[-1]
            elif element.tag == "br":
                yield "", kinds[-1]
            yield element.text or "", None
            continue
        if kind:
            kinds.pop()
            yield "", kinds[-1]
        yield element.tail or "", None
