"""A built graph as a store that answers SPARQL, quick to open again where the graph is large.

The Turtle file is the truth. A small file is read into memory each time; of one above `LARGE` a store is kept on disk
beside it, in `.kg/store/HASH`, under the hash of the file, so that a changed file never meets an old store. What rules
derive may stand in it, too, in a named graph (`Beside`). Where the folder cannot be written, memory has to do.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.rdf import bridge

LARGE = 8_000_000
"""Bytes of Turtle, some 230,000 triples, 10,000 claims. Reading them takes half a second, opening a kept store a tenth
(at 100,000 claims 5.7 s and 0.13 s); making the store costs twice the reading and four times the space of the file."""

_FORMAT = 3
"""Counted up when what is kept changes."""

_DAY = 86_400
"""Seconds after which a store in the making counts as left behind, whoever may hold it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a store holds in named graphs: `put` puts it there, `key` changes when it does."""

    key: str
    put: Callable[[ox.Store], None]


def opened(path: Path, beside: Beside | None = None, large: int = LARGE) -> ox.Store:
    """The store of the Turtle file; nobody may write to it. Without `beside` it may hold named graphs all the same.

    Raises:
        GraphError: The file is not there or no Turtle.
    """
    if path.is_file() and path.stat().st_size > large:
        try:
            return _kept(path, beside)
        except OSError:
            pass
    return _filled(bridge.store(path), beside)


def digest(path: Path) -> str:
    """What the file is known by: sixteen hex digits of its hash. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _kept(path: Path, beside: Beside | None) -> ox.Store:
    """The store on disk; one that holds more than is asked for will do."""
    stem = f"{digest(path)}-{_FORMAT}"
    place = path.parent / ".kg" / "store" / (f"{stem}-{beside.key}" if beside else stem)
    if beside is None and not place.is_dir():
        place = next(iter(sorted(place.parent.glob(f"{stem}-*"))), place)
    if not place.is_dir():
        _make(path, place, beside)
    return ox.Store.read_only(str(place))


def _filled(store: ox.Store, beside: Beside | None) -> ox.Store:
    if beside:
        beside.put(store)
    return store


def _make(path: Path, place: Path, beside: Beside | None) -> None:
    """Build the store aside and move it into place with one rename; whoever comes first wins. Older ones go."""
    place.parent.mkdir(parents=True, exist_ok=True)
    passing = Path(tempfile.mkdtemp(prefix="passing-", dir=place.parent))
    try:
        store = _filled(bridge.store(path, passing), beside)
        store.optimize()  # a quarter of the time of loading, and questions that look at every claim take half as long
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
    """Remove stores of earlier graphs, and what killed processes left."""
    for other in place.parent.iterdir():
        stale = not other.name.startswith("passing-") or _age(other) > _DAY or abandoned(other)
        if other != place and stale:
            shutil.rmtree(other, ignore_errors=True)


def abandoned(passing: Path) -> bool:
    """Whether no process holds the store in the making open: else it could not be opened here."""
    if not (passing / "CURRENT").is_file():
        return False
    try:
        ox.Store(str(passing))
    except OSError:
        return False
    return True


def _age(path: Path) -> float:
    try:
        return max(0.0, path.parent.stat().st_mtime - path.stat().st_mtime)
    except OSError:
        return 0.0
