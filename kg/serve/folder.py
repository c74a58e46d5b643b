"""The store that is served: a folder made from `graph.ttl`, named by its hash, made again when the file is another.

The text file stays the truth. Beside the store stands `about.json`, what VoID says of the graph, so that nothing is
counted while serving. A server holds a lock on what it serves; folders that nobody holds are cleared away.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.query import texts
from kg.rdf import bridge, cache, derive

STORES = Path(".kg", "served")
_FORMAT = 3
_GRAPH, _DERIVED = "graph.ttl", "derived.ttl"


@dataclass(frozen=True, slots=True)
class Served:
    """A store folder and what is known about its graph.

    `about` has `triples`, `subjects`, `objects`, and under `properties` and `classes` counts by IRI; `derived` is the
    number of triples in the graph of derived ones, 0 where none is served. `prefixes` are those that a query may use.
    """

    store: Path
    about: Mapping[str, Any]
    prefixes: Mapping[str, str]


@contextmanager
def opened(output: Path, *, derived: bool = False) -> Iterator[Served]:
    """The store of the output folder's graph, made where it is not there, and kept from being cleared while in use.

    With `derived` it holds `derived.ttl`, too, as the named graph `kg:derived`.

    Raises:
        GraphError: There is no `graph.ttl` or, with `derived`, no `derived.ttl`; one is no Turtle; or the store cannot be
            written beside them.
    """
    wanted = [_GRAPH, _DERIVED] if derived else [_GRAPH]
    try:
        name = "-".join(cache.digest(output / part) for part in wanted)
        folder = output / STORES / f"{name}-{_FORMAT}"
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        cure = f"Make a graph with: kg build ARTICLE... -o {output}{' --derived' if derived else ''}"
        raise GraphError(f"{fault.filename}: {fault.strerror}. {cure}") from fault
    with _held(folder):
        _clear(folder)
        if not folder.is_dir():
            _made(output, folder, derived=derived)
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        yield Served(folder / "store", about, about["prefixes"])


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """The folder shared with other servers; nobody clears it meanwhile."""
    with folder.with_name(f"{folder.name}.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def _clear(kept: Path) -> None:
    """Remove the other stores that no server holds, and those that killed processes were making."""
    for passing in kept.parent.glob("new-*"):
        if cache.abandoned(passing / "store"):
            shutil.rmtree(passing, ignore_errors=True)
    for lock in sorted(kept.parent.glob("*.lock")):
        if lock.stem == kept.name:
            continue
        with lock.open("rb") as file, suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)


def _made(output: Path, folder: Path, *, derived: bool) -> None:
    """Write to a folder of a passing name, then rename: whoever comes second finds it there and drops its own."""
    passing = Path(mkdtemp(prefix="new-", dir=folder.parent))
    load = _load if (output / _GRAPH).stat().st_size <= cache.LARGE else _load_apart
    try:
        about = load(output, passing / "store", derived=derived)
        (passing / "about.json").write_text(json.dumps(about, sort_keys=True), encoding="utf-8")
        with suppress(OSError):
            os.rename(passing, folder)  # noqa: PTH104 - Path.rename would hide that a full folder is refused
    finally:
        shutil.rmtree(passing, ignore_errors=True)


def _load_apart(output: Path, folder: Path, *, derived: bool) -> dict[str, Any]:
    """Load a large graph in a process of its own: what that takes of memory, a server would keep.

    Ctrl-C ends that process, too, from here: the engine does not listen while it loads.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        process = apart.submit(os.getpid).result()
        try:
            return apart.submit(_load, output, folder, derived=derived).result()
        except (KeyboardInterrupt, SystemExit):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            raise


def _load(output: Path, folder: Path, *, derived: bool) -> dict[str, Any]:
    store = bridge.store(output / _GRAPH, folder)
    about = _about(store)
    if derived:
        bridge.load(store, output / _DERIVED, derive.GRAPH)
    store.optimize()
    store.flush()
    return {**about, "derived": len(store) - about["triples"], "prefixes": texts.prefixes(output / _GRAPH)}


_RUNS = "SELECT DISTINCT ?x { ?x a <http://www.w3.org/ns/prov#Activity> } ORDER BY ?x"


def _about(store: ox.Store) -> dict[str, Any]:
    """Counts for VoID."""
    return {
        "triples": len(store),
        "subjects": _number(store, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        "objects": _number(store, "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"),
        "properties": _counts(store, "SELECT ?x (COUNT(*) AS ?n) { ?s ?x ?o } GROUP BY ?x"),
        "runs": [row["x"].value for row in _rows(store, _RUNS)],
        "classes": _counts(store, "SELECT ?x (COUNT(*) AS ?n) { ?s a ?x } GROUP BY ?x"),
    }


def _number(store: ox.Store, query: str) -> int:
    return next(int(row["n"].value) for row in _rows(store, query))


def _counts(store: ox.Store, query: str) -> dict[str, int]:
    return {row["x"].value: int(row["n"].value) for row in _rows(store, query)}


def _rows(store: ox.Store, query: str) -> Iterator[Any]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - both queries above are SELECT
    return iter(found)
