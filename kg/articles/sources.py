"""Inputs as the user names them -> bytes with a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError

_WRITTEN, _PAGE = ".kg", "graph.html"
"""What marks a folder that `kg build` wrote, and the page that it wrote there: no article."""
LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is opened."""

KNOWN = tuple(
    (
        ".txt .text .md .markdown .html .htm .xhtml .html.gz .htm.gz .mhtml .mht .pdf .eml .jsonl .ndjson .jsonl.gz "
        ".rss .atom .xml .warc .warc.gz"
    ).split()
)
"""Endings of the files that are taken from folders."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of an input. `name` is for messages, `id` for the article, `ending` the file name's, in lower case.

    `listed` says that the user named it, rather than a folder that it lies in.
    """

    name: str
    id: str
    ending: str
    data: bytes
    listed: bool = True
    url: str = ""


def of(inputs: Iterable[str | Path], standard_input: BinaryIO) -> Iterator[Source | InputError]:
    """The bytes behind every file, folder and standard input, or why there are none."""
    for given in inputs:
        if str(given) == "-":
            yield _limited("standard input", "stdin", "", standard_input)
        else:
            yield from _files(Path(given))


def _files(path: Path) -> Iterator[Source | InputError]:
    try:
        if not path.is_dir():
            yield _file(path)
            return
        found = [_file(inner, listed=False) for inner in sorted(path.rglob("*")) if _taken(inner, path)]
    except (OSError, ValueError) as error:
        yield InputError(f"{_shown(path)}: cannot be opened: {_reason(error)}")
        return
    yield from found or [
        InputError(f"{_shown(path)}: no articles in this folder. It takes files ending in {', '.join(KNOWN)}.")
    ]


def _taken(path: Path, folder: Path) -> bool:
    """Whether a file of a folder is read: of a known ending, not hidden, and not what `kg build` wrote."""
    inner = path.relative_to(folder)
    hidden = any(part.startswith(".") for part in inner.parts)
    if hidden or ending(path.name) not in KNOWN or not path.is_file():
        return False
    below = [folder / above for above in inner.parents][:-1]
    page = path.name == _PAGE and (path.parent / _WRITTEN).is_dir()
    return not page and not any((above / _WRITTEN).is_dir() for above in below)


def _file(path: Path, *, listed: bool = True) -> Source | InputError:
    try:
        with path.open("rb") as file:
            return _limited(_shown(path), stem(path.name), ending(path.name), file, listed=listed)
    except FileNotFoundError:
        return InputError(f"{_shown(path)}: no such file or folder.")
    except (OSError, ValueError) as error:
        return InputError(f"{_shown(path)}: cannot be opened: {_reason(error)}")


def _limited(name: str, key: str, end: str, file: BinaryIO, *, listed: bool = True) -> Source | InputError:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        return InputError(f"{name}: larger than {LARGEST >> 20} MB. Cut it into smaller files.")
    if not data.strip():
        return InputError(f"{name}: empty.")
    return Source(name, key, end, data, listed)


def stem(name: str) -> str:
    """A file's name without its ending: `round-2.html.gz` -> `round-2`."""
    return name[: len(name) - len(ending(name))] or name


def ending(name: str) -> str:
    """The ending of a file's name in lower case, with the one before a final `.gz`."""
    path = Path(name)
    if path.suffix.lower() == ".gz":
        return f"{Path(path.stem).suffix.lower()}.gz"
    return path.suffix.lower()


def _shown(path: Path) -> str:
    """The path for a message, whatever bytes it is made of."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
