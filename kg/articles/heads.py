"""Looks over a web archive before a library reads it: no header may be endless, and nothing unpacks without end.

The library takes every line up to the next blank one for a header and keeps it; a few kilobytes of packed lines would fill
the machine's memory.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from kg.articles.sources import Source
from kg.errors import InputError

_LARGEST_HEAD = 100_000
_LARGEST_ALL = 400_000_000
_CHUNK = 1_000_000
_RECORD = re.compile(rb"(?:\A|\n)WARC/\d")
_BLANK = re.compile(rb"\r?\n\r?\n")


def check(source: Source) -> None:
    """Raise what is wrong with the archive's headers or its size.

    Raises:
        InputError: a header of more than 100 kB, or more than 400 MB unpacked.
    """
    for beginning in _beginnings(source):
        blank = _BLANK.search(beginning, 0, _LARGEST_HEAD)
        if blank is None and len(beginning) >= _LARGEST_HEAD:
            raise InputError(f"{source.name}: the archive is damaged: a header without end.")
        at = blank.end() if blank else 0
        answers = beginning.startswith(b"HTTP/", at)
        if answers and len(beginning) > at + _LARGEST_HEAD and not _BLANK.search(beginning, at, at + _LARGEST_HEAD):
            raise InputError(f"{source.name}: the archive is damaged: a header without end.")


def _beginnings(source: Source) -> Iterator[bytes]:
    """The first bytes of each record."""
    data = source.data
    if data.startswith(b"\x1f\x8b"):
        yield from _unpacked(data, source.name)
        return
    for match in _RECORD.finditer(data):
        yield data[match.start() : match.start() + 3 * _LARGEST_HEAD].lstrip(b"\n")


def _unpacked(data: bytes, name: str) -> Iterator[bytes]:
    """The first bytes of each packed part; damage is left for the library to find."""
    total = 0
    rest = data
    while rest:
        machine = zlib.decompressobj(wbits=31)
        try:
            first = machine.decompress(rest, 3 * _LARGEST_HEAD)
            yield first
            total += len(first)
            while not machine.eof and machine.unconsumed_tail:
                total += len(machine.decompress(machine.unconsumed_tail, _CHUNK))
                if total > _LARGEST_ALL:
                    raise InputError(
                        f"{name}: unpacks to more than {_LARGEST_ALL // 1_000_000} MB. Cut it into smaller files."
                    )
        except zlib.error:
            return
        rest = machine.unused_data if machine.eof else b""
