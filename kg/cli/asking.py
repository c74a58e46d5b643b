"""Commands that take a graph apart and put one together: query, export, import."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from kg.cli.common import ends_at_once, ontology_option, output_argument, output_option, say, table
from kg.errors import UsageError

_GRAPH = "graph.ttl"
_FORMATS = ("ttl", "nt", "trig", "nq", "jsonld", "ttl12", "graphml", "gexf", "neo4j", "derived", "void")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[OUTPUT] QUESTION [--PARAMETER VALUE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "xml", "ttl"]),
    default="table",
    show_default=True,
    help="How to write the answer; ttl goes with CONSTRUCT and DESCRIBE.",
)
@click.option("--derived", is_flag=True, help="Also take for true what the rules of the ontology derive.")
def query(arguments: Sequence[str], form: str, *, derived: bool) -> None:
    """Ask a built graph: a shipped question by name, a file of SPARQL, or SPARQL itself. Alone, lists the questions.

    \b
    kg query NAME --PARAMETER VALUE
    kg query output/ my-question.rq --format csv
    kg query "SELECT ?s ?o { ?s rdfs:label ?o }"
    """  # noqa: D301 - click wants the character
    words, given = _split(arguments)
    if not words:
        _list()
        return
    if len(words) > 2:  # noqa: PLR2004 - the folder and the question
        raise UsageError(f"{words[2]!r}: too much. Give at most the folder of a graph and one question, in quotes.")
    output = Path(words[0]) if len(words) > 1 else Path("output")
    with ends_at_once():
        _answer(output, words[-1], given, form, derived=derived)


def _answer(output: Path, question: str, given: Mapping[str, str], form: str, *, derived: bool) -> None:
    from kg import query as asking

    answer = asking.ask(_graph(output), question, given, derived=derived, extra=_ontologies(output))
    for note in answer.notes:
        say(note)
    if form != "table":
        click.echo(answer.as_text(form), nl=False)
        return
    rows = list(answer.rows())
    table(answer.header, rows)
    if not rows:
        say("Nothing found.")


@click.command("export")
@output_argument
@click.option("--format", "form", type=click.Choice(_FORMATS), required=True, help="What to write.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), help="File, or folder for neo4j; else standard output."
)
@click.option("--licence", default="", metavar="IRI", help="With void: the licence of the data.")
@click.option("--base", default="", metavar="ADDRESS", help="With RDF: what the IRIs of your data begin with.")
def export_(output: Path, form: str, target: Path | None, licence: str, base: str) -> None:
    """Write a built graph for other tools: RDF, RDF 1.2, JSON-LD, GraphML, GEXF (Gephi), CSV for Neo4j, VoID."""
    from kg import export

    graph = _graph(output)
    if base:
        export.rebase.check(form, base)
    if form in export.FOLDERS:
        if target is None:
            raise UsageError(f"{form} is several files: name a folder for them with --to.")
        for name, text in export.FOLDERS[form](graph).items():
            _write(target / name, text)
        return
    told: dict[str, Callable[[Path], str]] = {
        "derived": lambda path: export.derive.turtle(path, _ontologies(output)),
        "void": lambda path: export.void.text(path, licence),
    }
    make = told.get(form, export.TEXTS[form])
    text = export.rebase.text(form, make, graph, base) if base else make(graph)
    if target is None:
        sys.stdout.buffer.write(text.encode())
    else:
        _write(target, text)


@click.command("import")
@click.argument("graph", type=click.Path(path_type=Path), metavar="GRAPH.ttl")
@output_option
@ontology_option
@click.option("--base", default="", metavar="ADDRESS", help="What kg export --base put the data below.")
def import_(graph: Path, output: Path, ontologies: Sequence[str], base: str) -> None:
    """Make an output folder of a graph that kg wrote, with the same claims."""
    from kg import build
    from kg.export import rebase, taking_in

    path = _graph(graph)
    with rebase.back(path, base) if base else nullcontext(path) as found:
        taken = taking_in.graph(found, output, ontologies)
    build.render(output)
    say(f"{taken.claims} claims ({taken.facts} facts) of {len(taken.documents)} documents are in {output}")


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


def _ontologies(output: Path) -> Sequence[str]:
    """The `--ontology` arguments that the folder was built with."""
    from kg import store

    return store.state(output).ontologies if (output / ".kg" / "state.json").is_file() else ()


def _write(target: Path, text: str) -> None:
    """Write the file whole or not at all."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        passing = target.with_name(f"{target.name}.part")
        passing.write_bytes(text.encode())
        passing.replace(target)
    except OSError as fault:
        raise UsageError(f"{target}: cannot be written ({fault.strerror}); name another place with --to.") from fault
    say(f"Written: {target}")


COMMANDS = (query, export_, import_)
