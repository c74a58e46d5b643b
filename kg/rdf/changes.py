"""Parts of a graph by subject, in the very bytes that they have in the whole graph, for putting them into one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model import Article, Claim, Fact, Schema, Thing
from kg.rdf import build, names, terms, write
from kg.rdf.build import Block

END = b"\n\n"
"""What stands between two subjects of a graph, and nowhere else."""

Held = tuple[str, str, str]
"""What some claim holds for actual of a thing: relation, IRI of the object, and its value where it is a plain one."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a graph is asked for: claims with their sentences, articles with their publishers, things, concepts.

    `opposed` are the ids of the claims that contradict a claim, by its id.
    """

    facts: Sequence[Fact]
    opposed: Mapping[str, Iterable[str]]
    articles: Sequence[Article]
    languages: Mapping[str, Article]
    things: Sequence[tuple[Thing, Sequence[Held]]]
    concepts: Sequence[str]


def head(schema: Schema) -> bytes:
    """What stands before the first subject of any graph of this schema."""
    some = ox.Triple(terms.node(terms.KG), build.P["type"], terms.node(terms.KG))
    first, end, _ = "".join(write.pieces([[some]], _prefixes(schema))).partition(END.decode())
    return f"{first}{end}".encode()


def records(part: Part, schema: Schema, made_by: Sequence[str]) -> dict[str, bytes]:
    """By the IRI of each subject what the graph has for it, with `END`."""
    few = {found[0].value: found for found in _few(part, schema)}
    claims = [claim for fact in part.facts for claim in fact.claims]
    opposed = {
        f"{terms.DATA}claim/{key}": [ox.NamedNode(f"{terms.DATA}claim/{other}") for other in sorted(others)]
        for key, others in part.opposed.items()
    }
    articles = [*part.languages.values(), *part.articles]
    blocks = list(build.cited(claims, articles, schema, made_by, opposed, few))
    text = "".join(write.pieces(build.triples(iter(blocks)), _prefixes(schema))).encode()
    body = text[len(head(schema)) :].removesuffix(b"\n")
    found = body.split(END)
    return {block[0].value: record.removesuffix(b"\n") + END for block, record in zip(blocks, found, strict=True)}


def subject(schema: Schema) -> Callable[[bytes], str]:
    """What reads the subject's IRI from such bytes."""
    prefixes = _prefixes(schema)

    def read(record: bytes) -> str:
        word = record[: record.index(b" ")].decode()
        if word.startswith("<"):
            return word[1:-1]
        prefix, _, local = word.partition(":")
        return prefixes[prefix] + local.replace("\\", "")

    return read


def claim_iri(key: str) -> str:
    """The IRI of the claim with this id."""
    return f"{terms.DATA}claim/{key}"


def sentence_iris(document: str, start: int) -> tuple[str, str, str]:
    """The IRIs of a sentence, of its place and of its quote."""
    iri = terms.minted("evidence", document, start).value
    return iri, f"{iri}-place", f"{iri}-quote"


def publisher_iri(name: str) -> str:
    """The IRI of a publisher."""
    return terms.minted("publisher", name).value


def plain_value(claim: Claim, schema: Schema) -> str:
    """The value of the claim's object where it is a plain one, else nothing."""
    found = build.value(claim.object.thing, claim.relation, schema)
    return claim.object.thing.name if isinstance(found, ox.Literal) else ""


def _few(part: Part, schema: Schema) -> Iterable[Block]:
    for thing, held in part.things:
        said = [
            (terms.node(relation), terms.day(value) if value else terms.node(target))
            for relation, target, value in held
        ]
        yield build.block(terms.node(thing.id), [*build.described(thing, schema), *said])
    for iri in part.concepts:
        yield build.block(terms.node(iri), build.concept(iri, schema))
    yield from build.article_blocks(part.articles, ())


def _prefixes(schema: Schema) -> dict[str, str]:
    used = {*schema.relations, *schema.classes, *schema.concepts, *schema.individuals}
    return names.prefixes(used | {predicate.value for predicate in build.P.values()})
