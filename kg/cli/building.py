"""Commands that make a graph: build, demo, claims, page, remove."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import locations
from kg.cli.common import ontology_option, output_argument, output_option, progress, say, table, title_option

if TYPE_CHECKING:
    from kg.build import Options
    from kg.ontology.sources import Fault


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@output_option
@ontology_option
@click.option("--model", default="", metavar="NAME", help="An installed English model of spaCy to read with.")
@title_option
@click.option("--allow-private", is_flag=True, help="Fetch addresses of your own network, too.")
@click.option(
    "--derived/--no-derived",
    default=None,
    help="Write derived.ttl, what rules of the ontology derive, or leave it out. As in the last build, else written.",
)
@click.option(
    "--check", is_flag=True, help="Hold the graph of each article that is given against the shapes (pySHACL)."
)
def build(  # noqa: PLR0913 - as many as the command has options
    inputs: Sequence[str],
    output: Path,
    ontologies: Sequence[str],
    model: str,
    title: str,
    *,
    allow_private: bool,
    derived: bool | None,
    check: bool,
) -> None:
    """Read articles (files, folders, addresses, - for standard input) and add them to the graph in the output folder."""
    from kg.build import Options

    sys.exit(_build(inputs, output, ontologies, Options(model, allow_private, derived, check, title)))


@click.command()
@output_option
def demo(output: Path) -> None:
    """Build the graph of the example that ships with kg."""
    sys.exit(_build([str(locations.examples() / "istanbul")], output, ()))


@click.command()
@output_argument
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "table", "plover"]), default="table", show_default=True
)
def claims(output: Path, form: str) -> None:
    """Print the claims of a built graph."""
    from kg import build, evaluate, tables

    if form == "plover":
        from kg import facts, plover

        found, _, schema = build.gathered(output)
        claims = facts.in_order(claim for fact in found for claim in fact.claims)
        click.echo(tables.as_json_lines(plover.rows(claims, schema)), nl=False)
        return
    build.opened(output)
    records = evaluate.records(output / "claims.jsonl")
    if form == "jsonl":
        click.echo(tables.as_json_lines(records), nl=False)
    elif form == "csv":
        click.echo(tables.as_csv(_COLUMNS, map(_cells, records)), nl=False)
    else:
        table(_COLUMNS[:-1], (_cells(record)[:-1] for record in records))


@click.command()
@output_argument
@title_option
def page(output: Path, title: str) -> None:
    """Make the page again from the graph."""
    from kg import build

    build.render(output, title)
    say(f"Page: {output / 'graph.html'}")


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@output_option
def remove(documents: Sequence[str], output: Path) -> None:
    """Take documents out of the graph."""
    from kg import build

    report = build.remove(documents, output)
    say(f"{report.claims} claims from {len(report.documents)} documents are left in {output}")


def _build(inputs: Sequence[str], output: Path, ontologies: Sequence[str], options: Options | None = None) -> int:
    from kg import build

    wrong = _undeclared(ontologies)
    with progress() as watch:
        report = build.build(inputs, output, ontologies, watch, options or build.Options())
    for fault in (*wrong, *report.faults, *report.findings):
        say(str(fault))
    if not report.written:
        say("No article could be read: nothing was written.")
        return 1
    say(
        f"{report.claims} claims ({report.facts} facts) from {len(report.documents)} documents, "
        f"{len(report.fresh)} of them newly read; {report.merges} things held for one with others (kg merges {output}).\n"
        f"Page, open it in a browser: {output / 'graph.html'}\n"
        f"Graph in Turtle:            {output / 'graph.ttl'}\n"
        f"Claims, one a line:         {output / 'claims.jsonl'}"
    )
    return 1 if report.faults or report.findings or wrong else 0


def _undeclared(ontologies: Sequence[str]) -> Sequence[Fault]:
    """Misspelt terms of the user's own files, of which reading itself would say nothing."""
    if not ontologies:
        return ()
    from kg import check

    return check.undeclared(ontologies)


_COLUMNS = ("document", "date", "subject", "relation", "object", "status", "speaker", "confidence", "sentence")


def _cells(record: Any) -> list[Any]:  # noqa: ANN401 - a JSON object
    ends = {name: record[name] and record[name]["name"] for name in ("subject", "object", "speaker")}
    return [{**record, **ends}[column] for column in _COLUMNS]


COMMANDS = (build, demo, claims, page, remove)
