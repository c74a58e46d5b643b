"""Facts, articles and the schema -> the data that a page holds: plain dicts and lists, every list in a fixed order.

Everything refers to everything else by its place in a list. A sentence goes out as segments, cut here, since browsers count
other units than code points. What a class or a relation is called, how it looks and which part it plays comes from the
schema; what the page itself says, from `texts.json`.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.facts import contradictions, opposites
from kg.model import Article, Claim, Class, Fact, Schema, Status, Thing, content_hash, kebab
from kg.page import talks
from kg.page.layout import Layout, lay_out
from kg.page.segments import segments
from kg.page.start import first_view
from kg.rdf import terms
from kg.rounds import Corpus

SHAPES = ("dot", "square", "diamond", "triangle", "star", "hexagon")
CROWD = 500
"""Things that the page draws one by one; beyond, it asks for a narrower view."""
DASHES: Mapping[Status, Sequence[int]] = {
    Status.ACTUAL: (),
    Status.PLANNED: (9, 6),
    Status.POSSIBLE: (2, 5),
    Status.NEGATED: (14, 4, 2, 4),
}

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Island:
    """What the page is built from: `nodes` and `lines` are drawn, `data` is all else (and refers to them)."""

    title: str
    nodes: tuple[Payload, ...]
    lines: tuple[Payload, ...]
    data: Payload


@dataclass(frozen=True, slots=True)
class _Places:
    """The place in its list of everything that is referred to."""

    things: Mapping[str, int]
    kinds: Mapping[str, int]
    relations: Mapping[str, int]
    documents: Mapping[str, int]


def texts() -> dict[str, str]:
    """Every word that the page itself says, by key."""
    found: dict[str, str] = json.loads((Path(__file__).parent / "texts.json").read_text(encoding="utf-8"))
    return found


def island(facts: Sequence[Fact], articles: Sequence[Article], schema: Schema, title: str) -> Island:
    """The data of the page of `facts`; articles that no claim cites are left out."""
    facts = sorted(facts, key=lambda fact: (fact.subject.id, fact.relation, fact.object.id))
    things = _things(facts, schema)
    ties = _ties(facts, schema)
    tied = {iri for pair in ties for iri in pair}
    layout = lay_out([iri for iri in things if iri in tied], ties)
    found = talks.corpus(facts, articles, schema)
    facets = {iri: _class(thing.type, schema).facet for iri, thing in things.items()}
    first = first_view(ties, facets, talks.close(found))
    cited = {claim.document for fact in facts for claim in fact.claims}
    documents = [a for _, a in sorted({a.id: a for a in articles}.items()) if a.id in cited]
    at = _numbered(things, facts, documents, cited, schema)
    apart = _told_apart(things, facts, {a.id: a.date for a in documents})
    data = {
        "meta": {"title": title, "crowd": CROWD, "version": schema.version},
        "kinds": [_kind(iri, schema) for iri in at.kinds],
        "relations": [_relation(iri, schema) for iri in at.relations],
        "statuses": [
            {"name": s.value, "dash": list(DASHES[s]), "holds": s is Status.ACTUAL, "not": s is Status.NEGATED}
            for s in Status
        ],
        "documents": _documents(documents, cited),
        "things": [_thing(thing, at, layout, apart.get(thing.id, "")) for thing in things.values()],
        "start": [[at.things[iri], *place] for iri, place in first.items()],
        "communities": [[at.things[iri] for iri in group] for group in layout.communities],
        **_of_claims(found, {a.id: a.date for a in documents}, at),
    }
    nodes = tuple(_node(thing, at, layout, schema) for thing in things.values() if thing.id in layout.places)
    lines = tuple(
        {"id": f"p{at.things[a]}-{at.things[b]}", "from": at.things[a], "to": at.things[b]} for a, b in sorted(ties)
    )
    return Island(title, nodes, lines, data)


def _of_claims(found: Corpus, dates: Mapping[str, str | None], at: _Places) -> Payload:
    """The claims, and all that refers to them by number."""
    facts, schema = found.facts, found.schema
    claims = [claim for fact in facts for claim in fact.claims]
    numbers = {claim.id: i for i, claim in enumerate(claims)}
    axes, cells = talks.axes(found, claims)
    rows = [_claim(claim, i, at, schema) for i, fact in enumerate(facts) for claim in fact.claims]
    return {
        "axes": axes,
        "claims": [{**row, "cell": list(cell)} if cell else row for row, cell in zip(rows, cells, strict=True)],
        "against": _against(facts, numbers, schema, dates),
        "rounds": talks.rounds(found, at.things, numbers),
        "groups": talks.groups(found, at.things),
    }


def _things(facts: Iterable[Fact], schema: Schema) -> dict[str, Thing]:
    """Every end and speaker by IRI, sorted; plain values are none."""
    found: dict[str, Thing] = {}
    for fact in facts:
        found[fact.subject.id] = fact.subject
        if not _is_literal(fact, schema):
            found[fact.object.id] = fact.object
        found |= {
            c.speaker.thing.id: c.speaker.thing for c in fact.claims if c.speaker and c.speaker.thing.id not in found
        }
    return dict(sorted(found.items()))


def _ties(facts: Iterable[Fact], schema: Schema) -> dict[tuple[str, str], float]:
    """Claims between two things, by pair."""
    found: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        if not _is_literal(fact, schema) and fact.subject.id != fact.object.id:
            found[min(fact.subject.id, fact.object.id), max(fact.subject.id, fact.object.id)] += len(fact.claims)
    return {pair: float(count) for pair, count in found.items()}


def _is_literal(fact: Fact, schema: Schema) -> bool:
    return _takes_literal(fact.relation, schema) or fact.object.type.startswith(terms.XSD)


def _takes_literal(iri: str, schema: Schema) -> bool:
    relation = schema.relations.get(iri)
    return relation is not None and relation.literal_object


def _numbered(
    things: Mapping[str, Thing], facts: Sequence[Fact], documents: Sequence[Article], cited: set[str], schema: Schema
) -> _Places:
    kinds = sorted({thing.type for thing in things.values()}, key=lambda iri: (_class(iri, schema).order, iri))
    relations = sorted({fact.relation for fact in facts}, key=lambda iri: (_order(iri, schema), iri))
    names = [*(a.id for a in documents), *sorted(cited - {a.id for a in documents})]
    return _Places(*({name: i for i, name in enumerate(row)} for row in (things, kinds, relations, names)))


def _order(iri: str, schema: Schema) -> int:
    return schema.relations[iri].order if iri in schema.relations else 99


def _class(iri: str, schema: Schema) -> Class:
    """The class, or a plain one of its name where the schema does not know it."""
    return schema.classes.get(iri) or Class(iri, re.split(r"[/#]", iri)[-1])


def _kind(iri: str, schema: Schema) -> Payload:
    one = _class(iri, schema)
    shape = one.shape if one.shape in SHAPES else "dot"
    return {"label": one.label, "colour": one.colour, "shape": shape, "facet": one.facet, "iri": iri}


def _relation(iri: str, schema: Schema) -> Payload:
    one = schema.relations.get(iri)
    if one is None:
        return {"name": kebab(iri), "label": kebab(iri), "colour": "#555555", "stance": "", "sign": "", "iri": iri}
    return {
        "name": one.name,
        "label": one.label,
        "colour": one.colour,
        "stance": one.stance,
        "sign": one.sign,
        "iri": iri,
    }


def _documents(documents: Sequence[Article], cited: set[str]) -> list[Payload]:
    lost = [Article(name, "", ()) for name in sorted(cited - {a.id for a in documents})]
    return [
        {
            "id": a.id,
            "title": a.title or a.id,
            "date": a.date or "",
            "publisher": a.publisher,
            "url": _address(a.url),
            "language": a.language,
            "iri": _article(a.id),
        }
        for a in (*documents, *lost)
    ]


def _article(document: str) -> str:
    return terms.minted("article", document).value


def _address(url: str) -> str:
    """The address if it is one of the web, which alone may become a link."""
    return url if re.match(r"https?://[^\s]+$", url) else ""


def _told_apart(
    things: Mapping[str, Thing], facts: Iterable[Fact], dates: Mapping[str, str | None]
) -> Mapping[str, str]:
    """What tells things of one name and kind apart: the day of the first article that speaks of each."""
    alike = Counter((thing.name, thing.type) for thing in things.values())
    days: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for end in (fact.subject, fact.object):
            if alike[end.name, end.type] > 1:
                days[end.id] |= {day for claim in fact.claims if (day := dates.get(claim.document))}
    return {iri: min(found) for iri, found in days.items() if found}


def _thing(thing: Thing, at: _Places, layout: Layout, apart: str) -> Payload:
    place = layout.places.get(thing.id)
    found: Payload = {"iri": thing.id, "name": thing.name, "kind": at.kinds[thing.type], "aliases": list(thing.aliases)}
    found |= {"apart": apart} if apart else {}
    return {**found, "key": "n" + content_hash(thing.id)[:10], **({"x": place[0], "y": place[1]} if place else {})}


def _node(thing: Thing, at: _Places, layout: Layout, schema: Schema) -> Payload:
    x, y = layout.places[thing.id]
    one = _class(thing.type, schema)
    shape = one.shape if one.shape in SHAPES else "dot"
    return {"id": at.things[thing.id], "label": _short(thing.name), "x": x, "y": y, "shape": shape, "color": one.colour}


def _short(name: str) -> str:
    return name if len(name) <= 30 else f"{name[:28].rstrip()}…"  # noqa: PLR2004 - a label's width


def _claim(claim: Claim, number: int, at: _Places, schema: Schema) -> Payload:
    literal = claim.object.thing.id not in at.things or _takes_literal(claim.relation, schema)
    return {
        "id": claim.id,
        "fact": number,
        "s": at.things[claim.subject.thing.id],
        "r": at.relations[claim.relation],
        "o": -1 if literal else at.things[claim.object.thing.id],
        "value": claim.object.thing.name if literal else "",
        "status": list(Status).index(claim.status),
        "speaker": at.things[claim.speaker.thing.id] if claim.speaker else -1,
        "date": claim.date or "",
        "doc": at.documents[claim.document],
        "words": segments(claim),
        "rule": claim.rule,
        "sure": round(claim.confidence, 2),
        "ev": terms.minted("evidence", claim.document, claim.start).value,
    }


def _against(
    facts: Sequence[Fact], numbers: Mapping[str, int], schema: Schema, dates: Mapping[str, str | None]
) -> list[list[list[int]]]:
    """Pairs of lists of claims (by number) that contradict each other."""
    found = contradictions(facts, opposites(schema), dates)
    return [[[numbers[c.id] for c in pair.affirmed], [numbers[c.id] for c in pair.denied]] for pair in found]
