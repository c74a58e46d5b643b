"""The output folder: what was read of every article is kept there, so that a later build adds to it.

::

    output/
      graph.ttl  graph.html  claims.jsonl     the results
      derived.ttl                             what the rules derive, unless it is left out
      .kg/state.json                          which documents stand in them, and with which ontologies they were read
      .kg/readings/KEY.jsonl                  an article and its claims, before things are merged over articles
      .kg/next/                               a new state on its way into place

A reading has three lines: what is known about the article, its claims, its text. Merging needs the first two alone.

Killing the process at any point leaves the old state or the new one: results and state are first written together to a
folder of a passing name, and one rename to `.kg/next` decides. Moving its files into place is repeated by whoever comes
next. A process is guarded against here, not a power cut: nothing is synced to the disk.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kg import records
from kg.errors import GraphError
from kg.model import Article, Claim

IMPORTED = "imported"
"""What the keys of readings end in that were taken from a graph: there is no text of theirs to read again."""

RESULTS = ("claims.jsonl", "derived.ttl", "graph.html", "graph.ttl")
"""Names of the files that a build gives."""

_T = TypeVar("_T")

_FORMAT = 3
_STATE = "state.json"
_GONE = ".gone"
"""What is put to the name of a result that a new state does not have."""


@dataclass(frozen=True, slots=True)
class State:
    """What stands in an output folder.

    `documents` maps a document's id to the key of its reading. `ontologies` are the `--ontology` arguments of the last
    build, which later commands on this folder use again, and `model` the language model that it named. `derived` is false
    where what rules derive is left out. `title` heads the page; where it is empty the page has one of its own.
    """

    documents: Mapping[str, str] = field(default_factory=dict)
    ontologies: tuple[str, ...] = ()
    model: str = ""
    derived: bool = True
    title: str = ""


def state(folder: Path) -> State:
    """What stands in the folder, after finishing a change that was broken off; an empty state where there is nothing.

    Raises:
        GraphError: results stand there without `.kg`, or `.kg` is of another make.
    """
    _finish(folder)
    path = _inside(folder, _STATE)
    if not path.exists():
        _refuse_foreign(folder)
        return State()
    content = _json(path)
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise GraphError(f"{path}: made by another version of kg. Build again into a new folder.")
    return State(
        content["documents"],
        tuple(content["ontologies"]),
        content.get("model", ""),
        content.get("derived", True),
        content.get("title", ""),
    )


def has(folder: Path, key: str) -> bool:
    """Whether a reading of this key is kept."""
    return _reading(folder, key).exists()


def keep(folder: Path, key: str, article: Article, claims: Iterable[Claim]) -> None:
    """Keep what was read of an article. Until `commit` names the key in a state, it is only a store of work done."""
    path = _reading(folder, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_suffix(f".{os.getpid()}")
    passing.write_text("".join(f"{line}\n" for line in records.lines(article, claims)), encoding="utf-8", newline="\n")
    passing.replace(path)


def reading(folder: Path, key: str) -> tuple[Article, tuple[Claim, ...]]:
    """A kept article with its claims, equal to what was given to `keep`.

    Raises:
        GraphError: the file is gone or damaged.
    """
    return _taken(folder, key, records.LINES, records.read)


def readings(folder: Path, kept: State) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Every article of the state, without text and paragraphs, and its claims, in the order of the documents' ids."""
    for _, key in sorted(kept.documents.items()):
        yield reading_without_text(folder, key)


def reading_without_text(folder: Path, key: str) -> tuple[Article, tuple[Claim, ...]]:
    """A kept article, without text and paragraphs, and its claims. Raises GraphError as `reading` does."""
    return _taken(folder, key, records.LINES - 1, records.read)


def noted(folder: Path, key: str) -> tuple[Article, tuple[Claim, ...], frozenset[int]]:
    """As `reading_without_text`, with the sketch of the text (`kg.duplicates`)."""
    return _taken(folder, key, records.LINES - 1, lambda lines: (*records.read(lines), records.sketch(lines[0])))


def _taken(folder: Path, key: str, wanted: int, take: Callable[[Sequence[str]], _T]) -> _T:
    """What `take` makes of the first lines of a reading."""
    path = _reading(folder, key)
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            return take(list(itertools.islice(file, wanted)))
    except (OSError, KeyError, TypeError, ValueError, IndexError) as error:
        raise _damaged(path) from error


def commit(folder: Path, new: State, results: Mapping[str, Iterable[str | bytes] | None]) -> None:
    """Put a new state and its results in place, all or nothing. `results` maps file names to pieces of their text, UTF-8.

    None removes a result; those that are not named stay as they are.
    """
    _finish(folder)
    passing = _passing_folder(folder)
    for name, pieces in results.items():
        if pieces is None:
            (passing / f"{name}{_GONE}").touch()
            continue
        with (passing / name).open("wb") as file:
            file.writelines(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
    (passing / _STATE).write_text(_state_text(new), encoding="utf-8", newline="\n")
    passing.rename(_inside(folder, "next"))  # from here on it is the new state
    _finish(folder)
    _tidy(folder, new)


def _finish(folder: Path) -> None:
    """Move what stands in `.kg/next` into place. Harmless to repeat, also after half of it was moved."""
    coming = _inside(folder, "next")
    if not coming.is_dir():
        return
    for name in RESULTS:
        if (coming / name).exists():
            (coming / name).replace(folder / name)
        if (coming / f"{name}{_GONE}").exists():
            (folder / name).unlink(missing_ok=True)
            (coming / f"{name}{_GONE}").unlink()
    if (coming / _STATE).exists():
        (coming / _STATE).replace(_inside(folder, _STATE))
    coming.rmdir()


def _tidy(folder: Path, new: State) -> None:
    """Remove readings that the state does not name, and what killed builds left behind."""
    wanted = {f"{key}.jsonl" for key in new.documents.values()}
    readings = _inside(folder, "readings")
    for name in os.listdir(readings) if readings.is_dir() else ():  # noqa: PTH208 - a path each takes ten times as long
        if name not in wanted:
            (readings / name).unlink(missing_ok=True)
    for path in _inside(folder, "").glob("passing-*"):
        shutil.rmtree(path, ignore_errors=True)


def _passing_folder(folder: Path) -> Path:
    _inside(folder, "").mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="passing-", dir=_inside(folder, "")))


def _refuse_foreign(folder: Path) -> None:
    found = [name for name in RESULTS if (folder / name).exists()]
    if found:
        raise GraphError(
            f"{folder}: holds {', '.join(found)} but not the folder .kg with the readings they were made from, so that "
            "nothing can be added. Name another folder with -o, or remove these files and build from all articles."
        )


def _state_text(new: State) -> str:
    content = {
        "derived": new.derived,
        "documents": dict(sorted(new.documents.items())),
        "format": _FORMAT,
        "model": new.model,
        "ontologies": list(new.ontologies),
        "title": new.title,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def inside(folder: Path) -> Path:
    """Where the output folder keeps what is no result."""
    return folder / ".kg"


def _inside(folder: Path, name: str) -> Path:
    return folder / ".kg" / name


def _reading(folder: Path, key: str) -> Path:
    return _inside(folder, "readings") / f"{key}.jsonl"


def _json(path: Path) -> Any:  # noqa: ANN401 - a JSON value
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> GraphError:
    return GraphError(f"{path}: cannot be read. Remove the output folder and build again from all articles.")
