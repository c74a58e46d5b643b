"""The survey of one article as text and back, so that an article is surveyed once however often a graph grows."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from kg.entities.kinds import Kinds, Part
from kg.entities.survey import Key, Node, Survey
from kg.model import Article, Claim

_PARTS = {part.value: part for part in Part}


def of_article(article: Article, claims: Iterable[Claim], kinds: Kinds) -> Survey:
    """What the claims of one article say of its things."""
    survey = Survey(kinds)
    survey.add(claims, {article.id: article.date})
    survey.settle()
    return survey


def dumped(survey: Survey) -> str:
    """The survey as JSON, the same for the same survey."""
    return json.dumps(
        [
            [row(node) for _, node in sorted(survey.nodes.items())],
            sorted(survey.apart),
            survey.dates,
            {document: sorted(keys) for document, keys in survey.context.items()},
            {document: sorted(keys) for document, keys in survey.events.items()},
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def fold(text: str, survey: Survey) -> tuple[Key, ...]:
    """Add to a survey what the article of the text says, as `dumped` wrote it; the keys of its things, sorted.

    What a key of both stands for, the survey has decided. Raises ValueError or TypeError where the text is no such text.
    """
    rows, apart, dates, context, events = json.loads(text)
    keys = tuple(take(row, survey.nodes) for row in rows)
    survey.apart.update((one, other) for one, other in apart)
    survey.dates |= dates
    for document, found in context.items():
        survey.context[document].update(found)
    for document, found in events.items():
        survey.events[document].update(found)
    return keys


def row(node: Node) -> list[Any]:
    """All that is known of a thing, as JSON has it."""
    sets = (node.types, node.known, node.aliases, node.broader)
    pairs = (node.marks, node.ties, node.links)
    return [
        node.key,
        node.part.value,
        *(sorted(one) for one in sets),
        *(sorted(one) for one in pairs),
        sorted(node.documents),
        sorted(node.names.items()),
        sorted(node.numbered),
    ]


def take(row: list[Any], nodes: dict[Key, Node]) -> Key:
    """Add what `row` wrote to the node of its key, which comes back."""
    key, part, types, known, aliases, broader, marks, ties, links, documents, counts, numbered = row
    node = nodes.get(key)
    if node is None:
        key = sys.intern(key)
        node = nodes[key] = Node(key, _PARTS[part], set(types))
    else:
        node.types.update(types)
    for name, count in counts:
        node.names[name] += count
    node.documents.update(documents)
    # Most things have little of what follows.
    if known:
        node.known.update(known)
    if aliases:
        node.aliases.update(aliases)
    if broader:
        node.broader.update(broader)
    if marks:
        node.marks.update(map(tuple, marks))
    if ties:
        node.ties.update(map(tuple, ties))
    if numbered:
        node.numbered.update(numbered)
    if links:
        node.links.update(map(tuple, links))
    return node.key
