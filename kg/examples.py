"""The ontology's own tests: each example must yield its relation when it is read, each counter-example must not.

After ` => ` an example may name the two ends that must, or must not, be yielded: `sentence => subject | object`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Article, Claim, Paragraph, Relation, Schema, kebab
from kg.reading import Reader

_ENDS = " => "


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that is not read as it should be: the relation's IRI, the example as written, what went wrong, a cure."""

    relation: str
    example: str
    words: str
    cure: str


def failures(schema: Schema, reader: Reader | None = None) -> Iterator[Failure]:
    """The failing examples and counter-examples of all relations, in the order of their IRIs."""
    reader = reader or Reader.of(schema)
    for iri in sorted(schema.relations):
        relation = schema.relations[iri]
        yield from (_missed(relation, text, reader) for text in relation.examples if not _fits(relation, text, reader))
        for text in relation.counter_examples:
            if wrong := _fits(relation, text, reader):
                yield _yielded(relation, text, wrong)


def claims(example: str, reader: Reader) -> list[Claim]:
    """What is read of an example's sentence."""
    sentence = example.partition(_ENDS)[0].strip()
    return list(reader.claims(Article("example", sentence, (Paragraph(0, len(sentence)),))))


def _fits(relation: Relation, example: str, reader: Reader) -> list[Claim]:
    """The claims of the relation, with the ends that the example names if it names any."""
    ends = [part.strip().casefold() for part in example.partition(_ENDS)[2].split("|")]
    found = [claim for claim in claims(example, reader) if claim.relation == relation.iri]
    if ends == [""]:
        return found
    return [claim for claim in found if _names(claim) == ends or (relation.symmetric and _names(claim) == ends[::-1])]


def _names(claim: Claim) -> list[str]:
    return [claim.subject.thing.name.casefold(), claim.object.thing.name.casefold()]


def _missed(relation: Relation, example: str, reader: Reader) -> Failure:
    instead = _lines(claims(example, reader)) or "nothing"
    cure = "Add a frame for these words, or see with kg explain which frame lacks what"
    return Failure(relation.iri, example, f"the example {example!r} does not yield it but {instead}", cure)


def _yielded(relation: Relation, example: str, wrong: Iterable[Claim]) -> Failure:
    found = list(wrong)
    words = f'the counter-example {example!r} yields it: {_lines(found)}, by the frame "{found[0].rule}"'
    return Failure(relation.iri, example, words, "Narrow that frame")


def _lines(found: Iterable[Claim]) -> str:
    return "; ".join(
        f"{claim.subject.thing.name} | {kebab(claim.relation)} | {claim.object.thing.name} ({claim.status})"
        for claim in found
    )
