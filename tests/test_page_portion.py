"""A graph too large for one page: the newest articles are shown, and the page says so."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable

import pytest

from kg import facts, page
from kg.model import Article, Claim, Schema
from kg.page import portion

Tell = Callable[..., Claim]
ARTICLES = [Article(f"a{i}", "", (), date=f"2031-04-{1 + i % 5:02}", publisher="The Lamp") for i in range(20)]


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test can reach."""
    monkeypatch.setattr(portion, "MOST", 30)
    monkeypatch.setattr(portion, "PART", 8)


def _claims(tell: Tell, count: int) -> list[Claim]:
    return [tell(a.id, "north", "offers", f"Topic {t}") for a in ARTICLES[:count] for t in ("truce", "ferry")]


def test_a_small_graph_is_shown_whole(tell: Tell) -> None:
    found = facts.gather(_claims(tell, 15))
    assert portion.fitting(found, ARTICLES) == portion.Portion(found, ARTICLES)


def test_of_a_large_graph_the_newest_articles_are_shown_in_any_order(tell: Tell) -> None:
    found = facts.gather(_claims(tell, 20))
    shown = portion.fitting(found, ARTICLES)
    assert [article.id for article in shown.articles] == ["a4", "a9", "a14", "a19"]
    assert {claim.document for fact in shown.facts for claim in fact.claims} == {"a4", "a9", "a14", "a19"}
    assert shown.note == "the newest 4 of 20 articles; kg serve shows all"
    mixed = random.Random(1).sample(ARTICLES, len(ARTICLES))  # noqa: S311 - any order will do
    assert {article.id for article in portion.fitting(found, mixed).articles} == {"a4", "a9", "a14", "a19"}


def test_the_page_says_what_it_leaves_out(tell: Tell, small: Schema) -> None:
    text = page.render(facts.gather(_claims(tell, 20)), ARTICLES, small, title="Harbour")
    assert "<title>Harbour (the newest 4 of 20 articles; kg serve shows all)</title>" in text
    island = re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert island
    assert len(json.loads(island[1])["kg"]["documents"]) == 4
