"""Commands about the ontology: check."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.common import ends_at_once, say


@click.command()
@click.argument("ontologies", nargs=-1, metavar="[ONTOLOGY...]")
@click.option(
    "--graph",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="OUTPUT",
    help="Check the graph of this folder against the shapes instead.",
)
def check(ontologies: Sequence[str], graph: Path | None) -> None:
    """Check ontology files (the shipped ones and those named) and read their examples."""
    with ends_at_once():
        status = _check_graph(graph) if graph else _check_files(ontologies)
    sys.exit(status)


def _check_files(ontologies: Sequence[str]) -> int:
    from kg import check

    report = check.report(ontologies)
    for fault in report.faults:
        click.echo(str(fault))
    say(report.summary)
    return 1 if report.faults else 0


def _check_graph(output: Path) -> int:
    from kg import build
    from kg.rdf import validate

    _, schema = build.opened(output)
    count = 0
    for finding in validate.findings(output / "graph.ttl", schema):
        click.echo(str(finding))
        count += 1
    say(f"{count} findings in {output / 'graph.ttl'}")
    return 1 if count else 0


COMMANDS = (check,)
