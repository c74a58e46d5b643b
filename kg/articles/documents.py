"""PDF files -> drafts, by pypdf: lines are joined to paragraphs, running heads and page numbers go."""

from __future__ import annotations

import io
import logging
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from kg.articles import bylines, days, signs
from kg.articles.draft import Block, Draft, joined
from kg.articles.extras import library
from kg.articles.sources import Source
from kg.errors import InputError

_MOST_PAGES = 100
_SECONDS = 6.0
_LARGEST_PAGE = 2_000_000
_PAGE_NUMBER = re.compile(r"(?:page )?\W{0,3}\d{1,4}(?: ?(?:of|/) ?\d{1,4})?\W{0,3}$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*$")
_SHORT_LINE = 0.75


def draft(source: Source) -> Draft:
    """The draft of a PDF file; its day is that of a line in it, or the day on which the file was made.

    Raises:
        InputError: it is damaged, locked, has too many pages, takes too long, or has pictures alone.
    """
    pypdf = library("pypdf", "pdf", source.name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is said by kg
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.data))
        pages = list(_pages(reader, source.name))
        facts = _facts(reader)
    except (pypdf.errors.PyPdfError, *_FAULTS) as error:
        raise InputError(
            f"{source.name}: no PDF that can be read: {str(error)[:100] or type(error).__name__}."
        ) from error
    text, pieces = joined(Block(paragraph) for paragraph in _paragraphs(_without_heads(pages)))
    if not pieces:
        raise InputError(
            f"{source.name}: no text in this PDF, maybe pictures of pages. Run a text recognition over it first."
        )
    first = next((day for piece in pieces[:8] if (day := days.only_day(text[piece.start : piece.end]))), None)
    date = first or days.day(facts["date"])
    source_of_date = "line in the text" if first else "the file's own date" if date else ""
    return Draft(
        text, pieces, "", facts["title"], date, source_of_date, authors=tuple(bylines.people([facts["author"]], ()))
    )


_FAULTS = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    ArithmeticError,
    AssertionError,
    EOFError,
    OSError,
    NotImplementedError,
    RecursionError,
    MemoryError,
    zlib.error,
)


def _pages(reader: Any, name: str) -> Iterator[list[str]]:  # noqa: ANN401 - pypdf's types need pypdf
    """The lines of each page."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{name}: locked with a password. Save an open copy of it.")
    said = reader.root_object["/Pages"].get("/Count", 0)
    number = said if isinstance(said, int) and said > _MOST_PAGES else len(reader.pages)
    if number > _MOST_PAGES:
        raise InputError(f"{name}: {number:,} pages; an article has at most {_MOST_PAGES}. Cut it out of the file.")
    end = time.monotonic() + _SECONDS

    def watch(*_: object) -> None:
        """Called at each operator of a page."""
        if time.monotonic() > end:
            raise InputError(f"{name}: takes too long to read. Save the article alone, or its text.")

    for page in reader.pages:
        watch()
        if _size(page) > _LARGEST_PAGE:
            raise InputError(
                f"{name}: a page of more than {_LARGEST_PAGE // 1_000_000} MB. Save the article alone, or its text."
            )
        yield [
            " ".join(line.split()) for line in signs.tidy(page.extract_text(visitor_operand_before=watch)).split("\n")
        ]


def _size(page: Any) -> int:  # noqa: ANN401 - as above
    """How many bytes of drawing orders a page has, unpacked; they are not parsed for it."""
    contents = page["/Contents"].get_object() if "/Contents" in page else []
    streams = contents if isinstance(contents, list) else [contents]
    return sum(len(stream.get_object().get_data()) for stream in streams)


def _facts(reader: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    found = reader.metadata or {}
    title = signs.line(str(found.get("/Title") or ""))
    return {
        "title": ""
        if re.search(r"\.(?:docx?|pdf|indd|qxd|html?)$|^untitled|^microsoft word", title, re.IGNORECASE)
        else title,
        "author": signs.line(str(found.get("/Author") or "")),
        "date": re.sub(r"^D:(\d{4})(\d\d)(\d\d).*", r"\1-\2-\3", str(found.get("/CreationDate") or "")),
    }


def _without_heads(pages: Sequence[list[str]]) -> list[str]:
    """All lines but page numbers and those that begin or end most pages."""
    edges = Counter(line for page in pages for line in {*_edge(page)})
    heads = {line for line, count in edges.items() if count > max(1, len(pages) // 2)}
    return [line for page in pages for line in page if line not in heads and not (line and _PAGE_NUMBER.match(line))]


def _edge(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:2] + filled[-2:]


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined until one ends a sentence well before the margin, or a blank line follows an ended sentence."""
    width = max((len(line) for line in lines[:2000]), default=0)
    held = ""
    for line in lines:
        if not line:
            if _SENTENCE_END.search(held[-8:]) or len(held) < _SHORT_LINE * width:
                yield held
                held = ""
            continue
        held = _appended(held, line)
        if len(line) < _SHORT_LINE * width and (_SENTENCE_END.search(line[-8:]) or held == line):
            yield held
            held = ""
    yield held


def _appended(held: str, line: str) -> str:
    """A line put behind another; a word parted by a hyphen is joined where it goes on in small letters."""
    if held.endswith("-") and line[:1].islower() and held[-2:-1].isalpha():
        return held[:-1] + line
    return f"{held} {line}" if held else line
