"""Commands that take a graph apart: query, export, import."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.common import say, table
from kg.errors import UsageError

_GRAPH = "graph.ttl"


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[OUTPUT] QUESTION [--PARAMETER VALUE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "xml", "ttl"]),
    help="Default: table; ttl for triples.",
)
def query(arguments: Sequence[str], form: str | None) -> None:
    """Ask a built graph: a shipped question by name, a file of SPARQL, or SPARQL itself. Alone, lists the questions.

    \b
    kg query attended --round istanbul-2
    kg query output/ my-question.rq --format csv
    kg query "SELECT ?who { ?who talks:attended ?round }"
    """  # noqa: D301 - click wants the character
    from kg import query as asking

    words, given = _split(arguments)
    if not words:
        _list()
        return
    if len(words) > 2:  # noqa: PLR2004 - the folder and the question
        raise UsageError(f"{words[2]!r}: too much. Give at most the folder of a graph and one question, in quotes.")
    output = Path(words[0]) if len(words) > 1 else Path("output")
    answer = asking.ask(_graph(output), words[-1], given)
    for note in answer.notes:
        say(note)
    if (form or "table") == "table":
        rows = list(answer.rows())
        table(answer.header, rows)
        if not rows:
            say("Nothing found.")
    else:
        click.echo(answer.as_text(form or "table"), nl=False)


def _list() -> None:
    from kg import query as asking

    rows = []
    for question in asking.questions.shipped():
        options = " ".join(f"--{parameter.name}" for parameter in question.parameters)
        rows.append((question.name, question.english, options))
    table(("name", "question", "parameters"), rows)


def _split(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """What stands alone, and the values of `--name value` and `--name=value`."""
    words: list[str] = []
    given: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        if not word.startswith("--"):
            words.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        found = value if equals else next(rest, None)
        if found is None:
            raise UsageError(f"--{name}: its value lacks; write --{name} VALUE.")
        if name in given:
            raise UsageError(f"--{name}: given twice.")
        given[name] = found
    return words, given


def _graph(output: Path) -> Path:
    """The Turtle file that is meant: itself, or that of the folder."""
    return output if output.is_file() else output / _GRAPH


COMMANDS = (query,)
