"""Facts and articles as triples: the two layers of the pattern (rdf notes, section 2).

A plain triple for each fact that some claim holds for actual; a claim node for every claim, with its evidence, its
article and the run that made it. No blank nodes, no clock: equal facts give equal triples.

Triples come as blocks, one a subject, because that is how they are sorted and written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import starmap
from typing import TypeAlias

import pyoxigraph as ox

from kg.facts import clashes, opposites
from kg.model import Article, Claim, End, Fact, Schema, Status, Thing
from kg.rdf import terms
from kg.rdf.terms import DATA, DCT, KG, OA, OWL, PROV, RDF, RDFS, SCHEMA, SKOS

Value: TypeAlias = ox.NamedNode | ox.Literal
Said: TypeAlias = tuple[ox.NamedNode, Value]
"""A predicate and an object."""

Block: TypeAlias = tuple[ox.NamedNode, list[Said]]
"""A subject and what is said of it: its type first, then its label, then by predicate and object, each once."""

_IRIS = {
    "type": f"{RDF}type",
    "label": f"{RDFS}label",
    "subject": f"{RDF}subject",
    "predicate": f"{RDF}predicate",
    "object": f"{RDF}object",
    "altLabel": f"{SKOS}altLabel",
    "prefLabel": f"{SKOS}prefLabel",
    "broader": f"{SKOS}broader",
    "inScheme": f"{SKOS}inScheme",
    "sameAs": f"{OWL}sameAs",
    "target": f"{OA}hasTarget",
    "source": f"{OA}hasSource",
    "selector": f"{OA}hasSelector",
    "exact": f"{OA}exact",
    "start": f"{OA}start",
    "end": f"{OA}end",
    "derived": f"{PROV}wasDerivedFrom",
    "generated": f"{PROV}wasGeneratedBy",
    "identifier": f"{DCT}identifier",
    "title": f"{DCT}title",
    "issued": f"{DCT}issued",
    "publisher": f"{DCT}publisher",
    "address": f"{DCT}source",
    "language": f"{DCT}language",
    "creator": f"{DCT}creator",
    "hasVersion": f"{DCT}hasVersion",
    "original": f"{DCT}isVersionOf",
    **{
        name: f"{KG}{name}"
        for name in (
            *(
                "status",
                "speaker",
                "date",
                "confidence",
                "contradicts",
                "rule",
                "trigger",
                "triggerStart",
                "dateSource",
            ),
            *("subjectText", "subjectStart", "objectText", "objectStart", "speakerText", "speakerStart"),
        )
    },
}
P: Mapping[str, ox.NamedNode] = {name: ox.NamedNode(iri) for name, iri in _IRIS.items()}
"""The predicates of the pattern, by a short name."""

_CLAIM, _TARGET = ox.NamedNode(f"{KG}Claim"), ox.NamedNode(f"{OA}SpecificResource")
_QUOTE, _PLACE = ox.NamedNode(f"{OA}TextQuoteSelector"), ox.NamedNode(f"{OA}TextPositionSelector")
_ARTICLE, _OUTLET = ox.NamedNode(f"{SCHEMA}NewsArticle"), ox.NamedNode(f"{SCHEMA}NewsMediaOrganization")
_ACTIVITY, _CONCEPT = ox.NamedNode(f"{PROV}Activity"), ox.NamedNode(f"{SKOS}Concept")
_STATUS = {status: ox.NamedNode(KG + status.value) for status in Status}
_NAMES = "en"
"""Language of the names that kg itself gives."""


def blocks(
    facts: Sequence[Fact], articles: Sequence[Article], schema: Schema, made_by: Sequence[str]
) -> Iterator[Block]:
    """All triples of a graph, in the order of their subjects; `made_by` names the software with its versions.

    A claim's block is made when its turn comes, since all together take some fifty times the space of their claims.
    """
    few = {found[0].value: found for found in _few(facts, articles, schema)}
    claims = [claim for fact in facts for claim in fact.claims]
    yield from cited(claims, articles, schema, made_by, _opposed(facts, articles, schema), few)


def cited(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    schema: Schema,
    made_by: Sequence[str],
    opposed: Mapping[str, Sequence[ox.NamedNode]],
    few: dict[str, Block],
) -> Iterator[Block]:
    """The blocks of claims, of their sentences and of the run, and those of `few` by their IRIs, in order.

    `opposed` are the nodes of the claims that contradict a claim, by its IRI.
    """
    run = terms.minted("run", *made_by)
    few[run.value] = block(run, [(P["type"], _ACTIVITY), *((P["hasVersion"], terms.text(name)) for name in made_by)])
    nodes = [claim_node(claim).value for claim in claims]
    places = [terms.minted("evidence", claim.document, claim.start) for claim in claims]
    stated = dict(zip(nodes, claims, strict=True))
    sentences = {place.value: claim for place, claim in zip(places, claims, strict=True)}
    context = _Context(
        schema,
        run,
        {article.id: article.language for article in articles},
        dict(zip(nodes, places, strict=True)),
        opposed,
    )
    for iri in sorted((*few, *stated, *sentences)):
        if iri in stated:
            yield _claim(iri, stated[iri], context)
        elif iri in sentences:
            yield from _sentence(iri, sentences[iri], context.language(sentences[iri]))
        else:
            yield few[iri]


@dataclass(frozen=True, slots=True)
class _Context:
    """What claims are written with; by the IRI of a claim its sentence and the claims that contradict it."""

    schema: Schema
    run: ox.NamedNode
    languages: Mapping[str, str]
    sentences: Mapping[str, ox.NamedNode]
    opposed: Mapping[str, Sequence[ox.NamedNode]]

    def language(self, claim: Claim) -> str:
        """The language of the claim's article."""
        return self.languages.get(claim.document, _NAMES)


def _few(facts: Sequence[Fact], articles: Sequence[Article], schema: Schema) -> Iterator[Block]:
    claims = [claim for fact in facts for claim in fact.claims]
    yield from _things(facts, claims, schema)
    yield from article_blocks(articles, claims)


def triples(found: Iterable[Block]) -> Iterator[Iterator[ox.Triple]]:
    """The blocks' triples, in their order; each is made when it is asked for."""
    for subject, said in found:
        yield starmap(partial(ox.Triple, subject), said)


def article_node(document: str) -> ox.NamedNode:
    """The IRI of the article with this id; also that of its named graph where it has one."""
    return _minted("article", document)


def claim_node(claim: Claim) -> ox.NamedNode:
    """The IRI of the claim's node: the hash that `claims.jsonl` has for it."""
    return ox.NamedNode(f"{DATA}claim/{claim.id}")


def value(thing: Thing, relation: str, schema: Schema) -> Value:
    """The thing as the object of a relation: its IRI, or a literal where the relation takes one."""
    known = schema.relations.get(relation)
    return terms.day(thing.name) if is_value(thing) or (known and known.literal_object) else _iri(thing.id)


def is_value(thing: Thing) -> bool:
    """Whether the thing stands for a literal: a datatype is its type."""
    return thing.type.startswith(terms.XSD)


def block(subject: ox.NamedNode, said: Iterable[Said]) -> Block:
    """The subject with what is said of it, in order."""
    return subject, sorted(set(said), key=order)


def order(said: Said) -> tuple[int, str, str]:
    """What sorts the statements of a subject."""
    predicate = said[0].value
    return _FIRST.get(predicate, 2), predicate, str(said[1])


_FIRST = {_IRIS["type"]: 0, _IRIS["label"]: 1}


@lru_cache(maxsize=65536)
def _iri(iri: str) -> ox.NamedNode:
    return terms.node(iri)


@lru_cache(maxsize=4096)
def _minted(kind: str, *fields: object) -> ox.NamedNode:
    return terms.minted(kind, *fields)


# --- things ----------------------------------------------------------------------------------------------------------


def _things(facts: Sequence[Fact], claims: Iterable[Claim], schema: Schema) -> Iterator[Block]:
    """The things with what some claim holds for actual, and the concepts that they fall under."""
    held: defaultdict[str, list[Said]] = defaultdict(list)
    for fact in facts:
        if any(claim.status is Status.ACTUAL for claim in fact.claims):
            target = value(fact.object, fact.relation, schema)
            held[fact.subject.id].append((terms.node(fact.relation), target))
    known = _one_each(_all_things(claims, schema))
    for thing in known.values():
        yield block(terms.node(thing.id), [*described(thing, schema), *held[thing.id]])
    for iri in sorted(concepts(known.values(), schema) - known.keys()):
        yield block(terms.node(iri), concept(iri, schema))


def _all_things(claims: Iterable[Claim], schema: Schema) -> Iterator[Thing]:
    for claim in claims:
        yield claim.subject.thing
        if isinstance(value(claim.object.thing, claim.relation, schema), ox.NamedNode):
            yield claim.object.thing
        if claim.speaker:
            yield claim.speaker.thing


def _one_each(things: Iterable[Thing]) -> dict[str, Thing]:
    """Things by IRI; what is called differently in different places keeps the smallest name and type, and all names."""
    versions: defaultdict[str, set[Thing]] = defaultdict(set)
    for thing in things:
        versions[thing.id].add(thing)
    return {iri: _joined(sorted(found, key=lambda thing: (thing.name, thing.type))) for iri, found in versions.items()}


def _joined(versions: Sequence[Thing]) -> Thing:
    first = versions[0]
    names = {name for thing in versions for name in (thing.name, *thing.aliases)} - {first.name}
    broader = {iri for thing in versions for iri in thing.broader}
    return Thing(first.id, first.name, first.type, tuple(sorted(names)), tuple(sorted(broader)))


def described(thing: Thing, schema: Schema) -> Iterator[Said]:
    """What is said of a thing beside what claims hold."""
    if thing.type:
        yield P["type"], terms.node(thing.type)
    yield P["label"], terms.text(thing.name, _NAMES)
    for alias in thing.aliases:
        yield P["altLabel"], terms.text(alias, _NAMES)
    for iri in thing.broader:
        yield P["broader"], terms.node(iri)
    known = schema.individuals.get(thing.id)
    for iri in known.same_as if known else ():
        yield P["sameAs"], terms.node(iri)


def concepts(things: Iterable[Thing], schema: Schema) -> set[str]:
    """The concepts that the things fall under, with all above them."""
    found: set[str] = set()
    waiting = [iri for thing in things for iri in thing.broader]
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found.add(iri)
            waiting.extend(schema.concepts[iri].broader if iri in schema.concepts else ())
    return found


def concept(iri: str, schema: Schema) -> Iterator[Said]:
    """What is said of a concept."""
    yield P["type"], _CONCEPT
    known = schema.concepts.get(iri)
    if not known:
        yield P["label"], terms.text(terms.local_name(iri))
        return
    yield P["label"], terms.text(known.labels[0], _NAMES)
    yield P["prefLabel"], terms.text(known.labels[0], _NAMES)
    yield P["inScheme"], terms.node(known.scheme)
    for label in known.labels[1:]:
        yield P["altLabel"], terms.text(label, _NAMES)
    for above in known.broader:
        yield P["broader"], terms.node(above)


# --- claims and their evidence ---------------------------------------------------------------------------------------


def _opposed(facts: Sequence[Fact], articles: Sequence[Article], schema: Schema) -> dict[str, list[ox.NamedNode]]:
    """The IRI of a claim -> the nodes of the claims that contradict it, sorted."""
    dates = {article.id: article.date for article in articles}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claims in clashes(facts, opposites(schema), dates):
        one, other = (claim_node(claim).value for claim in claims)
        found[one].add(other)
        found[other].add(one)
    return {iri: [ox.NamedNode(other) for other in sorted(others)] for iri, others in found.items()}


def _claim(iri: str, claim: Claim, context: _Context) -> Block:
    """The claim's node. Its statements are written down in their order, which saves sorting most of a graph."""
    language = context.language(claim)
    said = [
        (P["type"], _CLAIM),
        (P["object"], value(claim.object.thing, claim.relation, context.schema)),
        (P["predicate"], _iri(claim.relation)),
        (P["subject"], _iri(claim.subject.thing.id)),
        (P["target"], context.sentences[iri]),
        (P["derived"], article_node(claim.document)),
        (P["generated"], context.run),
        (P["confidence"], terms.share(claim.confidence)),
        *((P["contradicts"], other) for other in context.opposed.get(iri, ())),
    ]
    if claim.date:
        said.append((P["date"], terms.day(claim.date)))
    said.extend(_words("object", claim.object, language))
    if claim.rule:
        said.append((P["rule"], terms.text(claim.rule)))
    if claim.speaker:
        said.append((P["speaker"], _iri(claim.speaker.thing.id)))
        said.extend(_words("speaker", claim.speaker, language))
    said.append((P["status"], _STATUS[claim.status]))
    said.extend(_words("subject", claim.subject, language))
    if claim.trigger:
        said.append((P["trigger"], terms.text(claim.trigger, language)))
    if claim.trigger_start >= 0:
        said.append((P["triggerStart"], terms.whole(claim.trigger_start)))
    return ox.NamedNode(iri), said


def _words(part: str, end: End, language: str) -> Iterator[Said]:
    if end.start >= 0:
        yield P[f"{part}Start"], terms.whole(end.start)
    if end.text:
        yield P[f"{part}Text"], terms.text(end.text, language)


def _sentence(iri: str, claim: Claim, language: str) -> Iterator[Block]:
    """A sentence with a place, which is exact, and a quote, which survives edits of the article: three subjects in order."""
    place, quote = ox.NamedNode(f"{iri}-place"), ox.NamedNode(f"{iri}-quote")
    source = article_node(claim.document)
    yield (
        ox.NamedNode(iri),
        [(P["type"], _TARGET), (P["selector"], place), (P["selector"], quote), (P["source"], source)],
    )
    yield place, [(P["type"], _PLACE), (P["end"], terms.whole(claim.end)), (P["start"], terms.whole(claim.start))]
    yield quote, [(P["type"], _QUOTE), (P["exact"], terms.text(claim.sentence, language))]


# --- articles --------------------------------------------------------------------------------------------------------


def article_blocks(articles: Sequence[Article], claims: Iterable[Claim]) -> Iterator[Block]:
    """The articles, those that only a claim names among them, and their publishers."""
    known = {article.id: article for article in articles}
    for document in sorted({claim.document for claim in claims} - known.keys()):
        known[document] = Article(document, "", ())
    for article in known.values():
        yield block(article_node(article.id), _about(article))
    for name in {article.publisher for article in articles if article.publisher}:
        yield _minted("publisher", name), [(P["type"], _OUTLET), (P["label"], terms.text(name))]


def _about(article: Article) -> Iterator[Said]:
    yield P["type"], _ARTICLE
    yield P["identifier"], terms.text(article.id)
    yield P["language"], terms.text(article.language)
    if article.title:
        yield P["title"], terms.text(article.title, article.language)
        yield P["label"], terms.text(article.title, article.language)
    if article.date:
        yield P["issued"], terms.day(article.date)
    if article.publisher:
        yield P["publisher"], _minted("publisher", article.publisher)
    if article.url:
        yield P["address"], terms.address(article.url)
    if article.date_source:
        yield P["dateSource"], terms.text(article.date_source)
    if article.source not in {"", article.id}:
        yield P["original"], article_node(article.source)
    for author in article.authors:
        yield P["creator"], terms.text(author)
