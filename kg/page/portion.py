"""What a page holds of a graph: all of it, or of one that is too large for a file the newest articles.

A browser reads a page as a whole, so that its size is its limit; `kg serve` shows graphs of any size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Article, Fact

MOST = 20_000
"""Claims of a page that holds all: eight megabytes, three seconds until it can be used."""
PART = 2_000
"""Claims at least of a page that holds the newest articles of a larger graph."""


@dataclass(frozen=True, slots=True)
class Portion:
    """The facts and articles of a page. `note` says what is left out; it is empty where nothing is."""

    facts: Sequence[Fact]
    articles: Sequence[Article]
    note: str = ""


def fitting(facts: Sequence[Fact], articles: Sequence[Article]) -> Portion:
    """All facts, or those of the newest articles; the order of the arguments does not matter."""
    counts = Counter(claim.document for fact in facts for claim in fact.claims)
    chosen, note = choice(counts, {article.id: article.date or "" for article in articles})
    if not note:
        return Portion(facts, articles)
    return Portion(tuple(_within(facts, chosen)), tuple(article for article in articles if article.id in chosen), note)


def choice(counts: Mapping[str, int], dates: Mapping[str, str]) -> tuple[frozenset[str], str]:
    """Of documents with so many claims those that a page holds, and the note on it.

    All, or else those of the latest days that have `PART` claims together.
    """
    if sum(counts.values()) <= MOST:
        return frozenset(counts), ""
    chosen: list[str] = []
    claims = 0
    for document in sorted(counts, key=lambda document: (dates.get(document, ""), document), reverse=True):
        if claims >= PART:
            break
        chosen.append(document)
        claims += counts[document]
    return frozenset(chosen), f"the newest {len(chosen):,} of {len(counts):,} articles; kg serve shows all"


def _within(facts: Sequence[Fact], documents: frozenset[str]) -> Iterator[Fact]:
    for fact in facts:
        if kept := tuple(claim for claim in fact.claims if claim.document in documents):
            yield replace(fact, claims=kept)
