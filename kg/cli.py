"""The command `kg`: arguments, printing, progress and exit status.

Data goes to standard output, words to standard error. Exit status: 0 good, 1 findings (a failed check, an input that could not be read), 2 wrong usage. Each command imports
what it needs when it runs, so that `kg --help` answers at once.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kg import locations
from kg.errors import KgError, UsageError

_OUTPUT = Path("output")

output_argument = click.argument("output", type=click.Path(path_type=Path), default=_OUTPUT)
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=_OUTPUT, show_default=True, help="Folder of the graph."
)
ontology_option = click.option(
    "--ontology", "ontologies", multiple=True, metavar="PATH", help="A further ontology: file, folder or shipped name."
)


class _Commands(click.Group):
    """Turns kg's own errors into a message and an exit status."""

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - click's type
        try:
            return super().invoke(context)
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        except KgError as error:
            _say(str(error))
            sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="parley-kg", prog_name="kg")
def main() -> None:
    """Reads news about negotiations into a knowledge graph whose every edge leads to its sentence."""


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@output_option
@ontology_option
def build(inputs: Sequence[str], output: Path, ontologies: Sequence[str]) -> None:
    """Read articles (files, folders, - for standard input) and add them to the graph in the output folder."""
    sys.exit(_build(inputs, output, ontologies))


@main.command()
@output_option
def demo(output: Path) -> None:
    """Build the graph of the example that ships with kg."""
    sys.exit(_build([str(locations.examples() / "istanbul")], output, ()))


@main.command()
@output_argument
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "table"]), default="table", show_default=True)
def claims(output: Path, form: str) -> None:
    """Print the claims of a built graph."""
    from kg import build, evaluate, tables

    build.opened(output)
    records = evaluate.records(output / "claims.jsonl")
    if form == "jsonl":
        click.echo(tables.as_json_lines(records), nl=False)
    elif form == "csv":
        click.echo(tables.as_csv(_COLUMNS, map(_cells, records)), nl=False)
    else:
        _table(_COLUMNS[:-1], (_cells(record)[:-1] for record in records))


@main.command()
@output_argument
def page(output: Path) -> None:
    """Make the page again from the graph."""
    from kg import build

    build.render(output)
    _say(f"Page: {output / 'graph.html'}")


@main.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@output_option
def remove(documents: Sequence[str], output: Path) -> None:
    """Take documents out of the graph."""
    from kg import build

    report = build.remove(documents, output)
    _say(f"{report.claims} claims from {len(report.documents)} documents are left in {output}")


@main.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="GOLD_DIR")
@click.option(
    "--claims",
    "claims_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Score this claims.jsonl instead of reading the articles.",
)
@click.option("--per-document", is_flag=True, help="Figures of each document too.")
@click.option("--errors", is_flag=True, help="List what was missed and what is wrong.")
@click.option("--json", "as_json", is_flag=True, help="The figures alone, as JSON.")
@ontology_option
def evaluate(gold: Path, claims_file: Path | None, ontologies: Sequence[str], **shown: bool) -> None:
    """Precision, recall and F1 of reading the articles in GOLD_DIR against the annotations there."""
    from kg import build
    from kg import evaluate as measure

    records = measure.records(claims_file) if claims_file else build.records(sorted(gold.glob("*.txt")), ontologies)
    score = measure.score(gold, records)
    if not shown["as_json"]:
        for line in measure.lines(score, documents=shown["per_document"], errors=shown["errors"]):
            click.echo(line)
    click.echo(json.dumps(score.figures))


def _build(inputs: Sequence[str], output: Path, ontologies: Sequence[str]) -> int:
    from kg import build

    with _progress() as watch:
        report = build.build(inputs, output, ontologies, watch)
    for fault in report.faults:
        _say(str(fault))
    if not report.documents:
        _say("No article could be read: nothing was written.")
        return 1
    if report.claims:
        _say(
            f"{report.claims} claims ({report.facts} facts) from {len(report.documents)} documents, "
            f"{len(report.fresh)} of them newly read.\n"
            f"Page, open it in a browser: {output / 'graph.html'}\n"
            f"Graph in Turtle:            {output / 'graph.ttl'}\n"
            f"Claims, one a line:         {output / 'claims.jsonl'}"
        )
    return 1 if report.faults else 0


_COLUMNS = ("document", "date", "subject", "relation", "object", "status", "speaker", "confidence", "sentence")


def _cells(record: Any) -> list[Any]:  # noqa: ANN401 - a JSON object
    ends = {name: record[name] and record[name]["name"] for name in ("subject", "object", "speaker")}
    return [{**record, **ends}[column] for column in _COLUMNS]


def _table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table as wide as the terminal; as wide as its text where there is none."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*header, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console(width=None if sys.stdout.isatty() else 1000, highlight=False)
    console.print(table)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on standard error that says what is read; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Starting") as status:
        yield lambda document: status.update(f"Reading {document}")


def _say(words: str) -> None:
    click.echo(words, err=True)
