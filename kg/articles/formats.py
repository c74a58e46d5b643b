"""Which reader takes which bytes: by the file's ending, and by how the bytes begin where the ending says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kg.articles import pages, records, texts
from kg.articles.draft import Draft
from kg.articles.sources import Source
from kg.errors import InputError


def drafts(source: Source) -> Iterator[Draft | InputError]:
    """The drafts of all articles in the source.

    Raises:
        InputError: nothing of it can be read.
    """
    if source.ending in (".jsonl", ".ndjson") or (not source.ending and source.data.lstrip()[:1] == b"{"):
        yield from records.drafts(source)
    elif source.ending in (".html", ".htm", ".xhtml") or _looks_like_page(source.data):
        yield pages.draft(source)
    else:
        yield texts.draft(texts.decoded(source), source)


def _looks_like_page(data: bytes) -> bool:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
