"""Commands about the reading of sentences: explain, quotes, evaluate."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.common import ontology_option


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


COMMANDS = (evaluate,)
