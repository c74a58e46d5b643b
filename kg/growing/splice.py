"""New records put into a sorted file: what lies between them is copied as it is.

A file is a head and then records in the order of the UTF-8 bytes of their keys. Records are found by halving the file, so
that no list of them is kept.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

_AT_ONCE = 1 << 22


@dataclass(frozen=True, slots=True)
class Layout:
    """How records stand in a file.

    `separator` ends a record and does not occur within one; the last record of a file lacks `missing` of it. `key` tells the
    key of a record from its bytes. `head` is how many bytes stand before the first record.
    """

    separator: bytes
    missing: bytes
    key: Callable[[bytes], str]
    head: int = 0


def spliced(path: Path, layout: Layout, records: Mapping[str, bytes]) -> Iterator[bytes]:
    """The file with records put in: by key the bytes that stand for it from now on, none to take it out.

    The bytes are any number of whole records, each with its separator. Keys that are not named stay as they are.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as old:
        yield from _but_last(chain([old[: layout.head]], _pieces(old, layout, records)), layout.missing)


def _pieces(old: mmap.mmap, layout: Layout, records: Mapping[str, bytes]) -> Iterator[bytes]:
    at = layout.head
    for key in sorted(records, key=_order):
        first = _place(old, layout, lambda found, key=key: _order(found) < _order(key), at)  # type: ignore[misc]
        last = _place(old, layout, lambda found, key=key: _order(found) <= _order(key), first)  # type: ignore[misc]
        yield from _copied(old, at, first, layout.missing)
        yield records[key]
        at = last
    yield from _copied(old, at, len(old), layout.missing)


def _copied(old: mmap.mmap, first: int, last: int, missing: bytes) -> Iterator[bytes]:
    """The bytes between two places; the last record of the file gets what it lacks."""
    for at in range(first, last, _AT_ONCE):
        yield old[at : min(at + _AT_ONCE, last)]
    if first < last == len(old):
        yield missing


def _but_last(pieces: Iterator[bytes], missing: bytes) -> Iterator[bytes]:
    """The pieces without `missing` at the end of the last."""
    held = b""
    for piece in pieces:
        if piece:
            yield held
            held = piece
    yield held.removesuffix(missing)


def _place(old: mmap.mmap, layout: Layout, before: Callable[[str], bool], low: int) -> int:
    """Where the first record from `low` on starts that is not `before` the one that is looked for."""
    high, width = len(old), len(layout.separator)
    while low < high:
        found = old.rfind(layout.separator, low, (low + high) // 2)
        start = low if found < 0 else found + width
        end = old.find(layout.separator, start)
        end = len(old) if end < 0 else end + width
        if before(layout.key(old[start:end])):
            low = end
        else:
            high = start
    return low


def _order(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
