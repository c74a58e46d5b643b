"""The command that shows what is read of an input, so that one sees why a claim is missing."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import say, table

if TYPE_CHECKING:
    from kg.model import Article, Paragraph


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--allow-private", is_flag=True, help="Fetch addresses of your own network, too.")
def read(inputs: Sequence[str], form: str, *, allow_private: bool) -> None:
    """Show what is read of articles: title, date and where it came from, and each paragraph with its kind."""
    from kg import articles
    from kg.errors import InputError

    faults = 0
    for found in articles.read(inputs, private=allow_private):
        if isinstance(found, InputError):
            faults += 1
            say(str(found))
        elif form == "json":
            click.echo(json.dumps(_record(found), ensure_ascii=False))
        else:
            _show(found)
    sys.exit(1 if faults else 0)


def _record(article: Article) -> dict[str, Any]:
    """An article as a JSON object; `date_source` and the paragraphs' offsets are added to the contract's keys."""
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "date_source": article.date_source,
        "publisher": article.publisher,
        "authors": list(article.authors),
        "url": article.url,
        "language": article.language,
        "paragraphs": [_paragraph(article, paragraph) for paragraph in article.paragraphs],
    }


def _paragraph(article: Article, paragraph: Paragraph) -> dict[str, Any]:
    moment = {key: value for key in ("date", "time") if (value := getattr(paragraph, key))}
    words = article.text[paragraph.start : paragraph.end]
    return {"kind": paragraph.kind.value, "text": words, "start": paragraph.start, "end": paragraph.end, **moment}


def _show(article: Article) -> None:
    for name, value in _facts(article):
        click.echo(f"{name:10} {value}")
    rows = list(_rows(article))
    table(("kind", "time", "text"), rows)
    click.echo()


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    yield "id", article.id
    yield "title", article.title or "(none)"
    source = article.date_source or "nothing in the input says it"
    yield "date", f"{article.date or '(none)'}  [{source}]"
    yield "publisher", article.publisher or "(none)"
    yield "authors", ", ".join(article.authors) or "(none)"
    yield "url", article.url or "(none)"
    yield "language", article.language


def _rows(article: Article) -> Iterator[tuple[str, str, str]]:
    """The paragraphs with their kinds, and between them what is not read."""
    at = 0
    for paragraph in article.paragraphs:
        yield from _left_out(article.text[at : paragraph.start])
        moment = " ".join(filter(None, (paragraph.date, paragraph.time)))
        yield paragraph.kind.value, moment, article.text[paragraph.start : paragraph.end]
        at = paragraph.end
    yield from _left_out(article.text[at:])


def _left_out(text: str) -> Iterator[tuple[str, str, str]]:
    for line in text.split("\n"):
        if any(sign.isalnum() for sign in line):
            yield "(left out)", "", " ".join(line.split())


COMMANDS = (read,)
