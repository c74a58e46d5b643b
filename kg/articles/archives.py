"""WARC files -> a draft for each page in them, by warcio. Nothing is written to the disk."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from kg.articles import heads, markup, pages
from kg.articles.draft import Draft
from kg.articles.extras import library
from kg.articles.sources import Source
from kg.errors import InputError
from kg.model import content_hash, slug

_LARGEST_RECORD = 20_000_000
_LARGEST_ALL = 400_000_000
_MOST_RECORDS = 20_000


def drafts(source: Source) -> Iterator[Draft | InputError]:
    """A draft for each answer of a server that is a page. Ids are the file's name and the page's path.

    Raises:
        InputError: the file is damaged from the start, or has no page.
    """
    found = 0
    used: set[str] = set()
    for address, charset, data in _answers(source):
        found += 1
        if isinstance(data, InputError):
            yield data
            continue
        try:
            draft = pages.of_text(markup.decoded(data, charset, address), f"{source.name}: {address}", address)
        except InputError as error:
            yield error
        else:
            yield replace(draft, id=_key(source.id, address, used), date=draft.date)
    if not found:
        raise InputError(f"{source.name}: no page in this archive.")


def _answers(source: Source) -> Iterator[tuple[str, str, bytes | InputError]]:
    """Address, charset and bytes of each page."""
    total = 0
    for number, record in enumerate(_records(source)):
        if number > _MOST_RECORDS:
            yield "", "", InputError(f"{source.name}: more than {_MOST_RECORDS:,} records; the rest is left out.")
            return
        kind = record.rec_type
        address = str(record.rec_headers.get_header("WARC-Target-URI") or "")[:2000]
        sent = str(record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
        if kind == "response" and (_status(record) not in ("200", "") or not re.search(r"html|^$", sent)):
            continue
        if kind not in ("response", "resource") or (kind == "resource" and not re.match(r"https?:", address)):
            continue
        data = _content(record, address, source.name)
        total += len(data) if isinstance(data, bytes) else 0
        if total > _LARGEST_ALL:
            large = f"{source.name}: pages of more than {_LARGEST_ALL // 1_000_000} MB; the rest is left out."
            yield "", "", InputError(large)
            return
        charset = re.search(r"charset=[\"']?([\w.:-]{2,40})", sent)
        yield address, charset[1] if charset else "", data


def _records(source: Source) -> Iterator[Any]:
    library("warcio", "warc", source.name)
    heads.check(source)
    iterator = library("warcio.archiveiterator", "warc", source.name).ArchiveIterator
    faults = (library("warcio.exceptions", "warc", source.name).ArchiveLoadFailed, *_FAULTS)
    try:
        records = iterator(io.BytesIO(source.data), arc2warc=True)
        while (record := _next(records)) is not None:
            yield record
    except faults as error:
        raise InputError(f"{source.name}: the archive is damaged: {str(error).strip()[:100]}.") from error


_FAULTS = (ValueError, LookupError, AttributeError, TypeError, EOFError, OSError, zlib.error, RecursionError)


def _next(records: Iterator[Any]) -> Any:  # noqa: ANN401 - warcio is untyped
    """The next record, or None. The library prints what it finds odd, with bytes of the file, which may be hostile."""
    with redirect_stderr(io.StringIO()):
        return next(records, None)


def _content(record: Any, address: str, name: str) -> bytes | InputError:  # noqa: ANN401 - warcio is untyped
    try:
        data = record.content_stream().read(_LARGEST_RECORD + 1)
    except _FAULTS as error:
        return InputError(f"{name}: {address}: damaged: {str(error)[:100]}.")
    if len(data) > _LARGEST_RECORD:
        return InputError(f"{name}: {address}: a page of more than {_LARGEST_RECORD // 1_000_000} MB is left out.")
    return bytes(data)


def _status(record: Any) -> str:  # noqa: ANN401 - as above
    return str(record.http_headers.get_statuscode() or "") if record.http_headers else ""


def _key(name: str, address: str, used: set[str]) -> str:
    """An id from the page's path, that no page of this file had before."""
    try:
        path = urlsplit(address).path
    except ValueError:
        path = ""
    key = f"{name}-{slug(path.rstrip('/').rpartition('/')[2].rpartition('.')[0] or path) or content_hash(address)[:8]}"
    if key in used:
        key = f"{key}-{content_hash(address)[:8]}"
    used.add(key)
    return key
