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

__all__ = ["TITLE", "render"]

TITLE = "Who said what at the table"
"""What heads a page that has no title of its own."""


def render(facts: Sequence[Fact], articles: Sequence[Article], schema: Schema, title: str = TITLE) -> str:
    r"""The whole page as text; write it as UTF-8 with "\n" as line end, or its content-security hashes do not hold.

    Equal arguments give equal text, whatever the order of `facts` and `articles`. Of a graph that is too large for a page
    the newest articles are shown, and the title says so (`kg.page.portion`).
    """
    shown = fitting(facts, articles)
    name = f"{title} ({shown.note})" if shown.note else title
    return document(island(shown.facts, shown.articles, schema, name))
