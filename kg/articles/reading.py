"""Inputs in, articles and errors out, in the order of the inputs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.articles import lines, sources
from kg.articles.draft import Draft
from kg.articles.formats import drafts
from kg.articles.sources import Source
from kg.errors import InputError
from kg.model import Article


def read(inputs: Iterable[str | Path], standard_input: BinaryIO | None = None) -> Iterator[Article | InputError]:
    """Every article of the inputs, in their order; a folder's files in the order of their paths.

    An input is a file, a folder (read to the bottom, files of other kinds and hidden ones passed over) or `-` for
    standard input. What cannot be read stands in its place as an `InputError`.
    """
    for source in sources.of(inputs, standard_input or sys.stdin.buffer):
        if isinstance(source, InputError):
            yield source
        else:
            yield from _articles(source)


def _articles(source: Source) -> Iterator[Article | InputError]:
    try:
        for draft in drafts(source):
            yield draft if isinstance(draft, InputError) else article(draft, source)
    except InputError as error:
        yield error


def article(draft: Draft, source: Source) -> Article | InputError:
    """The article of a draft, or that nothing is left to read in it."""
    judged = lines.judged(draft)
    if not judged.paragraphs:
        return InputError(f"{source.name}: no text to read in it. Only menus, notices or nothing stand there.")
    return Article(
        id=draft.id or source.id,
        text=draft.text,
        paragraphs=judged.paragraphs,
        title=judged.title,
        date=judged.date,
        publisher=draft.publisher,
        url=draft.url,
        authors=draft.authors or judged.authors,
        language=draft.language or "en",
        date_source=judged.date_source,
    )
