"""JSON lines: one article an object, with `text` and, if known, `id`, `title`, `date`, `publisher`, `url`, `authors`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.articles import days, signs, texts
from kg.articles.draft import Draft, bounded
from kg.articles.sources import Source, stem
from kg.errors import InputError


def drafts(source: Source) -> Iterator[Draft | InputError]:
    """A draft a line; blank lines are passed over, a line that is no article is an error with its number.

    A file of a folder whose first line has no `text` is not about articles, and gives nothing.
    """
    numbered = [(i, line) for i, line in enumerate(texts.decoded(source).split("\n"), 1) if line.strip()]
    if not source.listed and numbered and isinstance(_draft(numbered[0][1], source, numbered[0][0]), InputError):
        return
    for number, line in numbered:
        yield _draft(line, source, number)


def _draft(line: str, source: Source, number: int) -> Draft | InputError:
    place = f"{source.name}:{number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError(f"{place}: not JSON: {error}. Write one object a line.")
    if not isinstance(record, dict):
        return InputError(f"{place}: expected an object in braces, found {type(record).__name__}.")
    if not isinstance(record.get("text"), str) or not record["text"].strip():
        return InputError(f'{place}: no "text" with words in it. Keys there: {", ".join(sorted(record)) or "none"}.')
    try:
        bounded(record["text"], place)
    except InputError as error:
        return error
    return _with_fields(record, stem(source.id) if source.id else "", number)


def _with_fields(record: dict[str, Any], name: str, number: int) -> Draft:
    text = signs.tidy(record["text"])
    given = _words(record.get("date"))
    date = days.day(given)
    found = texts.Header(
        title=_words(record.get("title")),
        date=date,
        date_source='key "date"' if date else _unread(given),
        publisher=_words(record.get("publisher")),
        url=_words(record.get("url")),
        authors=_authors(record),
        id=_words(record.get("id"))[:200] or f"{name}-{number}",
        language=_words(record.get("language"))[:2].lower(),
    )
    return texts.with_pieces(text, found)


def _unread(given: str) -> str:
    return f'key "date" not understood: {given[:40]}' if given else ""


def _authors(record: dict[str, Any]) -> tuple[str, ...]:
    given = record.get("authors", record.get("author"))
    if isinstance(given, list):
        return tuple(words for item in given if (words := _words(item)))
    return tuple(filter(None, [_words(given)]))


def _words(value: object) -> str:
    """A field in one line; what is no text or number counts as not there."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return signs.line(str(value))
