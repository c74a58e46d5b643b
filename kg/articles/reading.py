"""Inputs in, articles and errors out, in the order of the inputs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.articles import addresses, languages, lines, sources
from kg.articles.draft import LONGEST, Draft
from kg.articles.formats import drafts
from kg.articles.sources import Source
from kg.errors import InputError
from kg.model import Article

_MOST_PIECES = 20_000


def read(
    inputs: Iterable[str | Path], standard_input: BinaryIO | None = None, *, private: bool = False
) -> Iterator[Article | InputError]:
    """Every article of the inputs, in their order; a folder's files in the order of their paths.

    An input is a file, a folder (read to the bottom, files of other kinds and hidden ones passed over), `-` for standard
    input, or an address (`https://...`). `private` allows addresses of the user's own network. What cannot be read, or is
    not in English, stands in its place as an `InputError`.
    """
    for given in inputs:
        for source in _sources(given, standard_input, private=private):
            if isinstance(source, InputError):
                yield source
            else:
                yield from _articles(source)


def _sources(given: str | Path, standard_input: BinaryIO | None, *, private: bool) -> Iterator[Source | InputError]:
    if isinstance(given, str) and addresses.is_address(given):
        try:
            yield addresses.fetched(given, private=private)
        except InputError as error:
            yield error
    else:
        yield from sources.of([given], standard_input or sys.stdin.buffer)


def _articles(source: Source) -> Iterator[Article | InputError]:
    try:
        for draft in drafts(source):
            yield draft if isinstance(draft, InputError) else article(draft, source)
    except InputError as error:
        yield error


def article(draft: Draft, source: Source) -> Article | InputError:
    """The article of a draft, or that nothing is left to read in it."""
    if len(draft.text) > LONGEST or len(draft.pieces) > _MOST_PIECES:
        return InputError(
            f"{source.name}: {len(draft.text):,} signs in {len(draft.pieces):,} paragraphs are more than an article has "
            f"(at most {LONGEST:,} in {_MOST_PIECES:,}). Cut it into its articles."
        )
    judged = lines.judged(draft)
    if not judged.paragraphs:
        return InputError(f"{source.name}: no text to read in it. Only menus, notices or nothing stand there.")
    language = languages.of("\n".join(draft.text[p.start : p.end] for p in judged.paragraphs), draft.language)
    if language != "en":
        return InputError(
            f"{source.name}: the text is in another language ({language}); kg reads English. It is left out."
        )
    return Article(
        id=draft.id or source.id,
        text=draft.text,
        paragraphs=judged.paragraphs,
        title=judged.title,
        date=judged.date,
        publisher=draft.publisher,
        url=draft.url,
        authors=draft.authors or judged.authors,
        language=language,
        date_source=judged.date_source,
    )
