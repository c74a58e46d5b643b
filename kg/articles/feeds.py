"""RSS and Atom feeds -> a draft an entry, by feedparser. Entities from outside are not fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from kg.articles import bylines, days, fragments, linked, signs
from kg.articles.draft import Block, Draft, joined
from kg.articles.extras import library
from kg.articles.sources import Source
from kg.errors import InputError
from kg.model import content_hash, slug

_MOST_ENTRIES = 2000
_LARGEST = 10_000_000
_MOST_TAGS = 200_000
_ENTRY = re.compile(rb"<(?:item|entry)\b")


def drafts(source: Source) -> Iterator[Draft | InputError]:
    """A draft for each entry that has a text, in the feed's order. Ids are the feed's name and the entry's title.

    Raises:
        InputError: it is no feed, or has no entries.
    """
    large = len(source.data) > _LARGEST or source.data.count(b"<") > _MOST_TAGS
    if large or sum(1 for _ in _ENTRY.finditer(source.data)) > _MOST_ENTRIES:
        raise InputError(
            f"{source.name}: too large for a feed (at most {_LARGEST // 1_000_000} MB, {_MOST_TAGS:,} tags, "
            f"{_MOST_ENTRIES:,} entries). Cut it into smaller files."
        )
    feed = _parsed(source)
    entries = feed.get("entries", [])[:_MOST_ENTRIES]
    if not entries:
        raise InputError(f"{source.name}: no feed with entries in it.")
    outlet = linked.words(feed.get("feed", {}).get("title", ""))
    used: set[str] = set()
    for entry in entries:
        yield _draft(entry, outlet, source, used)


def _parsed(source: Source) -> Any:  # noqa: ANN401 - feedparser is untyped
    parser = library("feedparser", "feeds", source.name)
    # A stream, not bytes: a string of bytes would be taken for a file's name.
    stream = io.BytesIO(source.data)
    try:
        return parser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError) as error:
        raise InputError(f"{source.name}: no feed that can be parsed: {str(error)[:100]}.") from error


def _draft(entry: Any, outlet: str, source: Source, used: set[str]) -> Draft | InputError:  # noqa: ANN401 - as above
    title = linked.words(entry.get("title", ""))
    address = signs.line(str(entry.get("link", "")))
    key = f"{source.id}-{slug(title) or content_hash(address)[:8]}"
    number = 2
    while key in used:
        key, number = f"{key.removesuffix(f'-{number - 1}')}-{number}", number + 1
    used.add(key)
    contents = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
    try:
        text, pieces = joined(_blocks(contents, f"{source.name}: {title[:60]}"))
    except InputError as error:
        return error
    if not pieces:
        return InputError(f"{source.name}: the entry {title[:60]!r} has no text. Its page: {address[:200]}")
    when = str(entry.get("published") or entry.get("updated") or "")
    date = days.day(when)
    return Draft(
        text,
        pieces,
        id=key,
        title=title,
        date=date,
        date_source="feed entry" if date else "",
        publisher=outlet,
        url=address if address.startswith(("http://", "https://")) else "",
        authors=tuple(bylines.people([str(author.get("name", "")) for author in entry.get("authors", [])], {outlet})),
    )


def _blocks(contents: list[Any], name: str) -> Iterator[Block]:
    for content in contents:
        if isinstance(content, str) and content.strip():
            yield from fragments.blocks(content, name)
