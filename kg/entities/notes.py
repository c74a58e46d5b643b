"""The survey of one article as text and back, so that an article is surveyed once however often a graph grows."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

from kg.entities.kinds import Kinds, Part
from kg.entities.survey import Node, Survey
from kg.model import Article, Claim


def of_article(article: Article, claims: Iterable[Claim], kinds: Kinds) -> Survey:
    """What the claims of one article say of its things."""
    survey = Survey(kinds)
    survey.add(claims, {article.id: article.date})
    return survey


def dumped(survey: Survey) -> str:
    """The survey as JSON, the same for the same survey."""
    return json.dumps(
        [
            [_row(node) for _, node in sorted(survey.nodes.items())],
            sorted(survey.apart),
            survey.dates,
            {document: sorted(keys) for document, keys in survey.context.items()},
            {document: sorted(keys) for document, keys in survey.events.items()},
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def loaded(text: str, kinds: Kinds) -> Survey:
    """A survey equal to the one that was given to `dumped`. Raises ValueError or TypeError where the text is none."""
    rows, apart, dates, context, events = json.loads(text)
    survey = Survey(kinds, dates=dates, apart={(one, other) for one, other in apart})
    for row in rows:
        node = _node(row)
        survey.nodes[node.key] = node
    for document, keys in context.items():
        survey.context[document] = set(keys)
    for document, keys in events.items():
        survey.events[document] = set(keys)
    return survey


def _row(node: Node) -> list[Any]:
    sets = (node.types, node.known, node.aliases, node.labels, node.broader)
    pairs = (node.marks, node.ties, node.links)
    return [
        node.key,
        node.part.value,
        *(sorted(one) for one in sets),
        *(sorted(one) for one in pairs),
        sorted(node.documents),
        sorted(node.names.items()),
    ]


def _node(row: list[Any]) -> Node:
    key, part, types, known, aliases, labels, broader, marks, ties, links, documents, counts = row
    return Node(
        key=sys.intern(key),
        part=Part(part),
        types=set(types),
        known=set(known),
        names=Counter({sys.intern(name): count for name, count in counts}),
        aliases=set(aliases),
        labels=set(labels),
        broader=set(broader),
        marks={(name, value) for name, value in marks},
        ties={(relation, end) for relation, end in ties},
        links={(relation, side, end) for relation, side, end in links},
        documents=set(map(sys.intern, documents)),
    )
