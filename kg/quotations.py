"""Who is told to have said what: the quotations of an article, each with the one thing that its speaker is.

In: an article and a `Reader`. Out: `Quoted`, and its record for JSON lines. Speech as grammar finds it (`Quotation`) meets
here with who is meant; the claims that are said carry their speaker themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg import grammar, jsonl, resolve
from kg.model import Article, End, Quotation
from kg.reading import Reader


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of the document and the speaker, None where the words for the speaker stand for nothing known."""

    document: str
    text: str
    quotation: Quotation
    speaker: End | None


def find(article: Article, reader: Reader) -> Iterator[Quoted]:
    """The quotations of an article in the order of the text, direct and indirect ones."""
    reading = grammar.read(article, reader.grammar)
    resolution = resolve.resolution(reading, reader.schema, reader.lexicon)
    for quotation in reading.quotations:
        speaker = next(iter(resolution.ends(quotation.speaker)), None)
        yield Quoted(article.id, article.text[quotation.start : quotation.end], quotation, speaker)


def record(quoted: Quoted) -> dict[str, Any]:
    """The quotation as a JSON object; `words` are the speaker's as the article has them."""
    quotation = quoted.quotation
    return {
        "document": quoted.document,
        "start": quotation.start,
        "end": quotation.end,
        "text": quoted.text,
        "direct": quotation.direct,
        "asserted": quotation.asserted,
        "cue": quotation.cue,
        "speaker": _end(quoted.speaker) if quoted.speaker is not None else None,
        "words": quotation.speaker.words or quotation.speaker.text,
    }


def row(quoted: Quoted) -> tuple[str, str, str, str]:
    """Document, speaker, cue and words, the words in quotation marks where they are quoted."""
    said = " ".join(quoted.text.split())
    speaker = quoted.speaker.thing.name if quoted.speaker is not None else quoted.quotation.speaker.text
    return quoted.document, speaker, quoted.quotation.cue, f"“{said}”" if quoted.quotation.direct else said


def _end(end: End) -> dict[str, Any]:
    thing = end.thing
    kind = jsonl.local_name(thing.type)
    return {"id": thing.id, "name": thing.name, "type": kind, "aliases": list(thing.aliases), "text": end.text}
