"""What a format gives before its lines are judged: the text shown, its pieces, and what is known about the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.articles import signs
from kg.errors import InputError
from kg.model import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a line of the text: its half-open span, and its kind where the format says it.

    `date` and `time` are set where the format gives them for an entry of a live blog.
    """

    start: int
    end: int
    kind: Kind | None = None
    date: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way. Unknown fields are empty; `id` is empty where the input's name shall be the id."""

    text: str
    pieces: tuple[Piece, ...]
    id: str = ""
    title: str = ""
    date: str | None = None
    date_source: str = ""
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that has no place in a text yet."""

    text: str
    kind: Kind | None = None
    date: str | None = None
    time: str | None = None


LONGEST = 3_000_000
"""Signs of the longest text that is read as one article."""
_MOST_LINES = 100_000


def bounded(text: str, name: str) -> str:
    """The text itself.

    Raises:
        InputError: it is longer than an article can be.
    """
    if len(text) > LONGEST or text.count("\n") > _MOST_LINES:
        raise InputError(
            f"{name}: {len(text):,} signs in {text.count(chr(10)) + 1:,} lines are more than an article has "
            f"(at most {LONGEST:,} in {_MOST_LINES:,}). Cut it into its articles."
        )
    return text


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Piece, ...]]:
    """The blocks set one below the other with a blank line between, and where each stands; empty blocks are left out."""
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for block in blocks:
        words = signs.line(block.text)
        if not words:
            continue
        texts.append(words)
        pieces.append(Piece(at, at + len(words), block.kind, block.date, block.time))
        at += len(words) + 2
    return "\n\n".join(texts), tuple(pieces)
