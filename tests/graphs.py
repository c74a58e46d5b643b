"""A small corpus of claims written by hand: `questions/claims.tsv` and `questions/articles.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg import facts, locations
from kg.model import BASE, Article, Claim, End, Fact, Schema, Status, Thing, slug, value_thing
from kg.ontology import statements
from kg.ontology.load import schema as schema_of

HERE = Path(__file__).parent / "questions"
TALKS = f"{BASE}talks#"


def schema() -> Schema:
    """The relations and classes of the shipped core."""
    home = locations.ontologies()
    return schema_of(statements.read([home / "kg.ttl", home / "talks.ttl"]))


def corpus() -> tuple[tuple[Fact, ...], list[Article]]:
    """The facts and articles of the corpus. One of its articles prints the text of another."""
    articles = [
        Article(name, "", (), title=title, date=date, publisher=outlet, source=name)
        for name, date, outlet, title in _rows("articles.tsv")
    ]
    reprint = {"mirror-06-21": "herald-06-21"}
    return facts.gather(_claims()), [replace(found, source=reprint.get(found.id, found.id)) for found in articles]


def _claims() -> Iterator[Claim]:
    at: dict[tuple[str, str], int] = {}
    for document, subject, relation, target, status, speaker, date, sentence in _rows("claims.tsv"):
        start = at.setdefault((document, sentence), 1000 * len(at))
        word = sentence.split()[-1].rstrip(".")
        yield Claim(
            document=document,
            start=start,
            end=start + len(sentence),
            sentence=sentence,
            subject=_end(subject, start, sentence),
            relation=TALKS + relation,
            object=_end(target, start, sentence),
            status=Status(status),
            speaker=_end(speaker, start, sentence) if speaker else None,
            date=date or None,
            trigger=word,
            trigger_start=start + sentence.index(word),
            rule="{s} do {o}",
            confidence=0.9,
        )


def _end(words: str, start: int, sentence: str) -> End:
    kind, colon, name = words.partition(":")
    thing = Thing(f"{BASE}id/thing/{slug(name)}", name, TALKS + kind) if colon else value_thing(words)
    place = sentence.find(thing.name)
    return End(thing, thing.name, start + place if place >= 0 else -1)


def _rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
