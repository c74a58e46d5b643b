"""Commands over time and identity: diff, timeline, positions, merges."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import output_argument, output_option, say, table

if TYPE_CHECKING:
    from kg.rounds import Corpus, Scope

_format = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@output_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "sparql"]), default="table", show_default=True
)
def diff(first: str, second: str, output: Path, form: str) -> None:
    """What changed from A to B: two rounds by name, two days, or two output folders."""
    from kg import rounds
    from kg.rounds import reports

    found = rounds.changes(*_scopes(first, second, output))
    if form == "json":
        _json(reports.change_records(found))
    elif form == "sparql":
        _json(reports.change_bindings(found))
    else:
        _rows(reports.CHANGE_COLUMNS, reports.change_rows(found), form)
    if not found:
        say("Nothing changed.")


@click.command()
@output_argument
@_format
def timeline(output: Path, form: str) -> None:
    """The dated events of a built graph, in order."""
    from kg.rounds import reports

    events = _corpus(output).events
    if form == "json":
        _json(reports.event_records(events))
    else:
        _rows(reports.EVENT_COLUMNS, reports.event_rows(events), form)


@click.command()
@output_argument
@click.option(
    "--at", "part", metavar="DAY-OR-ROUND", help="As of this day, or in this round; else as of the last article."
)
@click.option("--cells", is_flag=True, help="Only the table of parties and topics, without sentences.")
@_format
def positions(output: Path, part: str | None, form: str, *, cells: bool) -> None:
    """Who stands where on what: party by issue, each cell with its sentences."""
    from kg import rounds
    from kg.rounds import reports

    corpus = _corpus(output)
    found = rounds.positions(rounds.scope(corpus, part) if part else rounds.whole(corpus, "all")).values()
    if form == "json":
        _json(reports.position_records(found, corpus))
    elif cells:
        header, rows = reports.matrix(found, corpus)
        _rows(header, rows, form)
    else:
        _rows(reports.POSITION_COLUMNS, reports.position_rows(found, corpus), form)


@click.command()
@output_argument
@click.option("--refused", is_flag=True, help="Also the candidates that were kept apart.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "ttl"]), default="table", show_default=True
)
def merges(output: Path, form: str, *, refused: bool) -> None:
    """Which things were held for one over articles, and why.

    To confirm, forbid or make one, write owl:sameAs or owl:differentFrom between two IRIs of the list into a Turtle file
    (--format ttl gives one to edit) and build again with --ontology FILE.
    """
    from kg import build, entities

    plan, _ = build.decided(output)
    found = [merge for merge in plan.merges if merge.joined or refused]
    if form == "json":
        _json([merge.record() for merge in found])
    elif form == "ttl":
        click.echo(entities.as_turtle(_decision(merge) for merge in found), nl=False)
    else:
        columns = ("one", "other", "decision", "reason", "name of both", "IRI of one", "IRI of other")
        _rows(columns, [_merge_row(merge) for merge in found], form)


def _decision(merge: Any) -> tuple[str, str, bool, str]:  # noqa: ANN401 - imported when it runs
    return merge.one.id, merge.other.id, merge.joined, f'"{merge.one.name}", "{merge.other.name}": {merge.reason}'


def _merge_row(merge: Any) -> list[str]:  # noqa: ANN401 - imported when it runs
    decision, result = ("joined", merge.result.name) if merge.joined else ("kept apart", "")
    return [merge.one.name, merge.other.name, decision, merge.reason, result, merge.one.id, merge.other.id]


def _corpus(output: Path) -> Corpus:
    from kg import build, rounds

    return rounds.Corpus(*build.gathered(output))


def _scopes(first: str, second: str, output: Path) -> tuple[Scope, Scope]:
    from kg import rounds

    if Path(first).is_dir() and Path(second).is_dir():
        return rounds.whole(_corpus(Path(first)), first), rounds.whole(_corpus(Path(second)), second)
    corpus = _corpus(output)
    return rounds.scope(corpus, first), rounds.scope(corpus, second)


def _rows(header: Sequence[str], rows: Sequence[Sequence[str]], form: str) -> None:
    from kg import tables

    if form == "csv":
        click.echo(tables.as_csv(header, rows), nl=False)
    else:
        table(header, rows)


def _json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


COMMANDS = (diff, timeline, positions, merges)
