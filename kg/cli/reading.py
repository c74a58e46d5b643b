"""Commands about the reading of sentences: explain, quotes, evaluate."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.common import ontology_option, say


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
    from kg.reading import Reader

    found = explanation.lines(sentence, date, Reader.of(ontology.load(ontologies)), everything=everything)
    count = 0
    for line in found:
        click.echo(line)
        count += 1
    if not count:
        say("Nothing in it that a frame begins with. See all that was parsed with --all.")


COMMANDS = (explain, evaluate)
