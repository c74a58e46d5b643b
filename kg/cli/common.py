"""What all commands share: options, messages, tables, progress."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

_OUTPUT = Path("output")

output_argument = click.argument("output", type=click.Path(path_type=Path, file_okay=False), default=_OUTPUT)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=_OUTPUT,
    show_default=True,
    help="Folder of the graph.",
)
title_option = click.option(
    "--title", default="", metavar="TEXT", help="What heads the page. As in the last build, else a title of its own."
)
ontology_option = click.option(
    "--ontology", "ontologies", multiple=True, metavar="PATH", help="A further ontology: file, folder or shipped name."
)


def say(words: str) -> None:
    """A line on standard error."""
    click.echo(words, err=True)


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table as wide as the terminal; as wide as its text where there is none, a row a line."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        click.echo("\n".join(_columns([header, *cells])))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(*header, box=None, pad_edge=False)
    for row in cells:
        shown.add_row(*map(Text, row))
    Console(highlight=False).print(shown)


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as lines, each column as wide as its widest cell. rich takes six times as long and wraps."""
    from rich.cells import cell_len

    flat = [[" ".join(cell.splitlines()) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*flat, strict=True)]
    for row in flat:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


@contextmanager
def ends_at_once() -> Iterator[None]:
    """Ctrl-C ends the process at once meanwhile, also in the middle of a query: the engine itself does not look for it.

    For what only reads: nothing is tidied up.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line on standard error that says what is read; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Starting") as status:
        yield lambda document: status.update(f"Reading {document}")
