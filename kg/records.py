"""One article with its claims as three lines of JSON, and back: what the store keeps of every reading.

The first line also holds the sketch of the text (`kg.duplicates`), so that same texts are found without the texts.

Things and sentences stand once and are referred to by their place, so that a reading is small and quick to load.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any, TypeAlias

from kg import duplicates
from kg.model import Article, Claim, End, Kind, Paragraph, Status, Thing

LINES = 3
"""About the article; its claims; its text."""

_Row: TypeAlias = list[Any]
_Sentence: TypeAlias = tuple[int, int, str]


def lines(article: Article, claims: Iterable[Claim]) -> Iterator[str]:
    """The lines of a reading. The claims are those of this article."""
    found = list(claims)
    things = _numbered(thing for claim in found for thing in _things(claim))
    sentences = _numbered((claim.start, claim.end, claim.sentence) for claim in found)
    about = asdict(replace(article, text="", paragraphs=()))
    del about["text"], about["paragraphs"]
    yield _json({"article": about, "sketch": sorted(duplicates.sketch(article))})
    yield _json(
        {
            "things": [_thing_row(thing) for thing in things],
            "sentences": list(sentences),
            "claims": [_claim_row(claim, things, sentences) for claim in found],
        }
    )
    yield _json({"text": article.text, "paragraphs": [asdict(span) for span in article.paragraphs]})


def read(found: Sequence[str]) -> tuple[Article, tuple[Claim, ...]]:
    """The article and its claims; without its third line the article has neither text nor paragraphs.

    Raises KeyError, TypeError, ValueError or IndexError where the lines are no reading.
    """
    about = json.loads(found[0])["article"]
    content = json.loads(found[1])
    whole: dict[str, Any] = json.loads(found[2]) if len(found) == LINES else {"text": "", "paragraphs": []}
    spans = tuple(Paragraph(**{**span, "kind": Kind(span["kind"])}) for span in whole["paragraphs"])
    article = Article(**{**about, "authors": tuple(about["authors"])}, text=whole["text"], paragraphs=spans)
    things = [_thing(row) for row in content["things"]]
    sentences = content["sentences"]
    return article, tuple(_claim(article.id, row, things, sentences) for row in content["claims"])


def sketch(line: str) -> frozenset[int]:
    """The sketch of the article's text, from the first line of a reading. Raises as `read` does."""
    return frozenset(json.loads(line)["sketch"])


def _numbered(values: Iterable[Any]) -> dict[Any, int]:
    """Each value once, with its place in the order of first appearance."""
    return {value: i for i, value in enumerate(dict.fromkeys(values))}


def _things(claim: Claim) -> Iterator[Thing]:
    yield claim.subject.thing
    yield claim.object.thing
    if claim.speaker:
        yield claim.speaker.thing


def _thing_row(thing: Thing) -> _Row:
    return [thing.id, thing.name, thing.type, thing.aliases, thing.broader, thing.marks]


def _thing(row: _Row) -> Thing:
    iri, name, kind, aliases, broader, marks = row
    return Thing(iri, name, kind, tuple(aliases), tuple(broader), tuple((key, value) for key, value in marks))


def _claim_row(claim: Claim, things: dict[Thing, int], sentences: dict[_Sentence, int]) -> _Row:
    ends = [end and [things[end.thing], end.text, end.start] for end in (claim.subject, claim.object, claim.speaker)]
    return [
        sentences[claim.start, claim.end, claim.sentence],
        *ends,
        claim.relation,
        claim.status.value,
        claim.date,
        claim.trigger,
        claim.trigger_start,
        claim.rule,
        claim.confidence,
    ]


def _claim(document: str, row: _Row, things: Sequence[Thing], sentences: Sequence[_Sentence]) -> Claim:
    place, subject, target, speaker, relation, status, date, trigger, trigger_start, rule, confidence = row
    start, end, sentence = sentences[place]
    return Claim(
        document=document,
        start=start,
        end=end,
        sentence=sentence,
        subject=_end(subject, things),
        relation=relation,
        object=_end(target, things),
        status=Status(status),
        speaker=_end(speaker, things) if speaker else None,
        date=date,
        trigger=trigger,
        trigger_start=trigger_start,
        rule=rule,
        confidence=confidence,
    )


def _end(row: _Row, things: Sequence[Thing]) -> End:
    place, text, start = row
    return End(things[place], text, start)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
