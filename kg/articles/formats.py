"""Which reader takes which bytes: by the file's ending, and by how the bytes begin where the ending says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.articles import archives, documents, feeds, letters, marked, markup, pages, records, sources, texts
from kg.articles.draft import Draft, bounded
from kg.articles.sources import Source
from kg.errors import InputError

_ENDINGS = {
    "text": ".txt .text",
    "markdown": ".md .markdown",
    "page": ".html .htm .xhtml",
    "saved": ".mhtml .mht",
    "letter": ".eml",
    "pdf": ".pdf",
    "records": ".jsonl .ndjson .json",
    "feed": ".rss .atom .xml",
    "archive": ".warc .warc.gz .arc.gz",
}
_BY_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_BY_BEGINNING = (
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"WARC/\d"), "archive"),
    (re.compile(rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.DOTALL), "feed"),
    (
        re.compile(
            rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "page",
    ),
    (re.compile(rb"\{\s*\"(?:[^\"\\]|\\.){0,200}\"\s*:"), "records"),
    (
        re.compile(rb"(?:From: |Received: |Return-Path: |Delivered-To: |MIME-Version: |Message-ID: )", re.IGNORECASE),
        "letter",
    ),
)


def drafts(source: Source) -> Iterator[Draft | InputError]:
    """The drafts of all articles in the source.

    Raises:
        InputError: nothing of it can be read.
    """
    kind = _kind(source)
    if kind == "zipped":
        data = markup.unzipped(source.data, sources.LARGEST, source.name)
        if not data.strip():
            raise InputError(f"{source.name}: empty.")
        yield from drafts(replace(source, data=data, ending=source.ending.removesuffix(".gz")))
    elif kind == "records":
        yield from records.drafts(source)
    elif kind == "feed":
        yield from feeds.drafts(source)
    elif kind == "archive":
        yield from archives.drafts(source)
    else:
        yield _single(source, kind)


def _single(source: Source, kind: str) -> Draft:
    """The draft of a format that holds one article."""
    if kind == "page":
        return pages.draft(source)
    if kind == "saved":
        return letters.page(source)
    if kind == "letter":
        return letters.letter(source)
    if kind == "pdf":
        return documents.draft(source)
    text = bounded(texts.decoded(source), source.name)
    return marked.draft(text) if kind == "markdown" else texts.draft(text)


def _kind(source: Source) -> str:
    """The name of the format. A page or a feed under the other's ending is taken for what it is."""
    head = source.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    begun = next((kind for pattern, kind in _BY_BEGINNING if pattern.match(head)), "")
    named = _BY_ENDING.get(source.ending, "")
    if named == "archive":
        return named
    if source.data.startswith(b"\x1f\x8b"):
        return "archive" if _holds_archive(source) else "zipped"
    if named in ("page", "feed", "text", "") and begun in ("page", "feed", "pdf"):
        return begun
    return named or begun or "text"


def _holds_archive(source: Source) -> bool:
    return ".warc" in source.ending or b"WARC/1." in markup.beginning(source.data)
