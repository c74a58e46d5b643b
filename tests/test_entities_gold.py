"""Merging over the twenty annotated articles, read as one graph, against `gold_merges.tsv`.

A mention is a thing of one article before merging. Pairs of mentions of different articles are counted: those of one thing
after merging, and those of one thing by the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import articles, entities
from kg.entities import names
from kg.entities.kinds import Kinds, Part, is_value
from kg.model import Article, Claim, Schema, Thing
from kg.reading import Reader

DEV = Path(__file__).parents[2] / "shared" / "gold" / "dev"
GOLD = Path(__file__).with_name("gold_merges.tsv")
Line: TypeAlias = tuple[str, str, set[str], str]
"""Kind, thing, folded names, article."""

pytestmark = pytest.mark.skipif(not DEV.is_dir(), reason="the annotated articles are not here")


@dataclass(frozen=True)
class Mention:
    """A thing of one article: its name there, the part it plays, the IRI after merging, and its thing by the list."""

    document: str
    name: str
    part: Part
    merged: str
    gold: str | None


@pytest.fixture(scope="module")
def mentions(schema: Schema, reader: Reader) -> list[Mention]:
    """All mentions of people, parties, places, events and delegations."""
    claims: list[Claim] = []
    survey = entities.Survey.of(schema)
    for article in articles.read([DEV]):
        assert isinstance(article, Article)
        said = list(reader.claims(article))
        survey.add(said, {article.id: article.date})
        claims += said
    before = {document: _things(group) for document, group in _by_document(claims).items()}
    plan = entities.decide(survey)
    listed = _listed()
    return [
        Mention(
            document,
            thing.name,
            part,
            plan.things[survey.key(document, thing)].id,
            _gold(document, kind, thing.name, listed),
        )
        for document, things in sorted(before.items())
        for thing in things
        if (kind := _kind(thing, survey.kinds)) and (part := survey.kinds.part(thing))
    ]


def _kind(thing: Thing, kinds: Kinds) -> str:
    """The kind of the list that the thing is of, empty for issues, documents, offices."""
    part = kinds.part(thing)
    if part is not Part.NAMED:
        return part.value if part in (Part.PERSON, Part.EVENT, Part.DEPUTED) else ""
    return "party" if kinds.is_party(thing.type) else "place" if kinds.is_place(thing.type) else ""


def _by_document(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document].append(claim)
    return found


def _things(claims: Iterable[Claim]) -> list[Thing]:
    ends = {end.thing.id: end.thing for c in claims for end in (c.subject, c.object, c.speaker) if end}
    return [thing for _, thing in sorted(ends.items()) if not is_value(thing)]


def _listed() -> list[Line]:
    lines = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [
        (kind, thing, {names.folded(form) for form in forms.split("|")}, where) for kind, thing, forms, where in lines
    ]


def _gold(document: str, kind: str, name: str, listed: list[Line]) -> str | None:
    """The thing of the list: by a full name, for events and delegations by the longest beginning of it."""
    words, loose = names.folded(name), kind in ("event", "deputed")
    found = [
        (len(form), where == document, f"{kind} {thing}")
        for listed_kind, thing, forms, where in listed
        for form in forms
        if kind == listed_kind
        and where in (document, "*")
        and (
            words == form
            or (loose and words.startswith(f"{form} "))
            or (kind == "person" and " " in form and words.endswith(f" {form}"))
        )
    ]
    return max(found, key=lambda one: one[:2])[2] if found else None


def _pairs(mentions: Iterable[Mention], key: str) -> set[tuple[Mention, Mention]]:
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if value := getattr(mention, key):
            groups[value].append(mention)
    return {(a, b) for group in groups.values() for a, b in combinations(group, 2) if a.document != b.document}


def test_merging_is_precise_and_complete_enough(mentions: list[Mention]) -> None:
    made, wanted = _pairs(mentions, "merged"), _pairs(mentions, "gold")
    right = {pair for pair in made if pair in wanted or _is_one_unlisted_name(*pair)}
    precision, recall = len(right) / len(made), len(made & wanted) / len(wanted)
    lines = [f"precision {precision:.3f} of {len(made)} pairs, recall {recall:.3f} of {len(wanted)} pairs"]
    for part in Part:
        own = [mention for mention in mentions if mention.part is part]
        lines.append(f"{part}: {len(own)} before, {len({mention.merged for mention in own})} after")
    text = "\n".join([*lines, "false:", *_shown(made - right), "missed:", *_shown(wanted - made)])
    print(text)  # noqa: T201 - the figures, shown with -s
    assert precision >= 0.98, text
    assert recall >= 0.85, text


def _shown(pairs: Iterable[tuple[Mention, Mention]]) -> list[str]:
    return [f"{a.name} ({a.document}) | {b.name} ({b.document})" for a, b in sorted(pairs, key=repr)]


def _is_one_unlisted_name(one: Mention, other: Mention) -> bool:
    """A full name that two articles give alike; only people and named parties may be one by that."""
    equal = names.folded(one.name) == names.folded(other.name) and one.gold is other.gold is None
    return equal and one.part in (Part.PERSON, Part.NAMED) and names.has_capital(one.name)
