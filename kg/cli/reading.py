"""Commands about the reading of sentences: explain, quotes, evaluate."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.common import ontology_option, say, table


@click.command()
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


@click.command()
@click.argument("sentence")
@click.option("--date", metavar="DAY", help="Day of publication (ISO), from which Monday and yesterday are reckoned.")
@click.option(
    "--all", "everything", is_flag=True, help="Show predications without any frame, and frames that lack a word."
)
@ontology_option
def explain(sentence: str, date: str | None, everything: bool, ontologies: Sequence[str]) -> None:  # noqa: FBT001 - click's way
    """How a sentence is read: predications, the frames tried on them, why each did or did not fit."""
    from kg import explanation, ontology
    from kg.errors import UsageError
    from kg.reading import Reader

    if not sentence.strip():
        raise UsageError("SENTENCE is empty: give the words of a sentence, in quotes.")
    found = explanation.lines(sentence, date, Reader.of(ontology.load(ontologies)), everything=everything)
    count = 0
    for line in found:
        click.echo(line)
        count += 1
    if not count:
        say("Nothing in it that a frame begins with. See all that was parsed with --all.")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@click.option("--direct", "only_direct", is_flag=True, help="Only what stands in quotation marks.")
@ontology_option
def quotes(inputs: Sequence[str], form: str, ontologies: Sequence[str], *, only_direct: bool) -> None:
    """Who is told to have said what in the articles: direct and indirect speech with its speakers."""
    from kg import articles, ontology, quotations, tables
    from kg.errors import InputError
    from kg.reading import Reader

    reader = Reader.of(ontology.load(ontologies))
    found: list[quotations.Quoted] = []
    failed = False
    for article in articles.read(inputs):
        if isinstance(article, InputError):
            say(str(article))
            failed = True
        else:
            found += (one for one in quotations.find(article, reader) if one.quotation.direct or not only_direct)
    if form == "jsonl":
        click.echo(tables.as_json_lines(map(quotations.record, found)), nl=False)
    else:
        table(("document", "speaker", "cue", "words"), (quotations.row(one) for one in found))
    if failed:
        sys.exit(1)


COMMANDS = (explain, quotes, evaluate)
