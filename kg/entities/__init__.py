"""The same thing is one thing over all articles: claims in, claims out whose ends stand for the things they share.

Reading decides who is meant within one article; this package decides over articles, from compact notes of what each says
of its things (`Survey`), never from the articles themselves. Precision goes before recall: no rule joins by likeness
alone, each join has its reason, and whatever was a candidate and is kept apart is noted too (`Plan.merges`).
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.entities import notes, region
from kg.entities.directives import Directives, as_turtle, directives
from kg.entities.plan import Merge, Plan, decide
from kg.entities.survey import Survey
from kg.model import Claim, Schema

__all__ = ["Directives", "Merge", "Plan", "Survey", "as_turtle", "decide", "directives", "merge", "notes", "region"]


def merge(claims: Iterable[Claim], schema: Schema, orders: Directives | None = None) -> list[Claim]:
    """The claims of any articles with things merged over articles, in the order they came in."""
    found = list(claims)
    survey = Survey.of(schema)
    survey.add(found)
    return list(decide(survey, orders).apply(found))
