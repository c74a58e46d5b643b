"""Facts, articles and the schema in; one HTML page out, which needs no network, no server and no other file.

Alone here: networkx (where things stand), pyvis (the graph's builder) and everything that a browser is told. The page
knows no word of any ontology: labels, colours, shapes, facets and stances reach it from the `Schema`, as data.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Article, Fact, Schema
from kg.page.html import document
from kg.page.island import island
from kg.page.portion import fitting

__all__ = ["TITLE", "noted", "render"]

TITLE = "Who said what at the table"
"""The title of a page whose graph is of several articles."""


def noted(title: str, note: str) -> str:
    """The title with a note on what the page does not hold, if there is one."""
    return f"{title} ({note})" if note else title


def render(facts: Sequence[Fact], articles: Sequence[Article], schema: Schema, title: str = TITLE) -> str:
    r"""The whole page as text; write it as UTF-8 with "\n" as line end, or its content-security hashes do not hold.

    Equal arguments give equal text, whatever the order of `facts` and `articles`. Of a graph that is too large for a page
    the newest articles are shown, and the title says so (`kg.page.portion`).
    """
    shown = fitting(facts, articles)
    return document(island(shown.facts, shown.articles, schema, noted(title, shown.note)))
