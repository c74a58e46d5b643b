"""A built graph as a store that answers SPARQL, quick to open again where the graph is large.

The Turtle file is the truth. A small file is read into memory each time; of one above `LARGE` a store is kept on disk
beside it, in `.kg/store/HASH`, under the hash of the file, so that a changed file never meets an old store. Where the
folder cannot be written, memory has to do.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.rdf import bridge

LARGE = 8_000_000
"""Bytes of Turtle, some 230,000 triples, 10,000 claims. Reading them takes half a second, opening a kept store a tenth
(at 100,000 claims 5.7 s and 0.13 s); making the store costs twice the reading and 2.3 times the space of the file."""

_FORMAT = 1
"""Counted up when what is kept changes."""

_DAY = 86_400
"""Seconds after which a store in the making counts as left behind."""


def opened(path: Path, large: int = LARGE) -> ox.Store:
    """The store of the Turtle file; nobody may write to it.

    Raises:
        GraphError: The file is not there or no Turtle.
    """
    if not path.is_file() or path.stat().st_size <= large:
        return bridge.store(path)
    try:
        return _kept(path)
    except OSError:
        return bridge.store(path)


def folder(path: Path) -> Path:
    """Where the store of the Turtle file is kept, whether it is there or not. Raises OSError."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    return path.parent / ".kg" / "store" / f"{digest}-{_FORMAT}"


def _kept(path: Path) -> ox.Store:
    place = folder(path)
    if not place.is_dir():
        _make(path, place)
    return ox.Store.read_only(str(place))


def _make(path: Path, place: Path) -> None:
    """Build the store aside and move it into place with one rename; whoever comes first wins. Older ones go."""
    place.parent.mkdir(parents=True, exist_ok=True)
    passing = Path(tempfile.mkdtemp(prefix="passing-", dir=place.parent))
    try:
        store = bridge.store(path, passing)
        store.flush()
        del store
        if not place.is_dir():
            passing.rename(place)
    except (OSError, GraphError):
        shutil.rmtree(passing, ignore_errors=True)
        if not place.is_dir():
            raise
    _tidy(place)


def _tidy(place: Path) -> None:
    """Remove stores of earlier graphs, and what killed processes left more than a day ago."""
    for other in place.parent.iterdir():
        stale = not other.name.startswith("passing-") or _age(other) > _DAY
        if other != place and stale:
            shutil.rmtree(other, ignore_errors=True)


def _age(path: Path) -> float:
    try:
        return max(0.0, path.parent.stat().st_mtime - path.stat().st_mtime)
    except OSError:
        return 0.0
