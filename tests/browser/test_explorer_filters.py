from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from kg import page
from kg.model import Schema
from tests.browser.driving import click_thing, len_claims
from tests.page_talks import Talks

Open = Callable[..., Any]


def test_legend_filters_claims_and_counts_follow(opened: Open, html: str) -> None:
    at = opened(html)
    count = at.locator("[data-facet=relations] li:has-text('agreed to') .count")
    assert count.inner_text() == "4"
    at.click("[data-facet=statuses] li:has-text('denied') label")
    assert count.inner_text() == "3"
    at.click("[data-facet=relations] button:has-text('none')")
    assert at.evaluate("KG.state().claims.length") == 0
    at.click("[data-facet=relations] button:has-text('all')")
    assert at.evaluate("KG.state().claims.length") == len_claims(html) - 1


def test_only_leaves_one_choice(opened: Open, html: str) -> None:
    at = opened(html)
    at.hover("[data-facet=statuses] li:has-text('planned')")
    at.click("[data-facet=statuses] li:has-text('planned') .link")
    assert at.evaluate("KG.state().claims.length") == 1


def test_things_without_lines_vanish_with_them(opened: Open, html: str) -> None:
    at = opened(html)
    at.hover("[data-facet=relations] li:has-text('leads')")
    at.click("[data-facet=relations] li:has-text('leads') .link")
    assert at.evaluate("KG.state().drawn.things.size") == 2


def test_dates_bound_all_views(opened: Open, html: str) -> None:
    at = opened(html)
    at.fill("#strip input[type=date] >> nth=0", "2031-04-01")
    at.select_option("#undated", "drop")
    days = {
        row["date"]
        for row in at.evaluate(
            "KG.state().claims.map((i) => KG.index(JSON.parse(document.getElementById('kg-data').textContent).kg).claims[i])"
        )
    }
    assert days == {"2031-04-08"}


def test_undated_claims_go_by_their_article_unless_told_otherwise(opened: Open, html: str) -> None:
    at = opened(html)
    rows = "JSON.parse(document.getElementById('kg-data').textContent).kg.claims"
    plans = f"KG.state().claims.filter((i) => !{rows}[i].date).length"
    at.fill("#strip input[type=date] >> nth=0", "2031-04-01")
    assert at.evaluate(plans) == 1  # its article is of 9 April
    at.fill("#strip input[type=date] >> nth=1", "2031-04-08")
    assert at.evaluate(plans) == 0
    at.select_option("#undated", "keep")
    assert at.evaluate(plans) == 1
    assert "undated=keep" in at.evaluate("location.hash")


def test_evidence_of_a_claim_that_is_filtered_out_goes(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-claims")
    at.click("#table-view tr:has-text('did not agree') button")
    assert at.locator("#panel blockquote").count() > 1
    at.click("[data-facet=statuses] li:has-text('denied') label")
    assert at.locator("#panel blockquote").count() == 0
    assert "filters take out" in at.inner_text("#panel .notice")
    at.click("#panel .notice button")
    assert "did not agree" in at.inner_text("#panel blockquote >> nth=0")


def test_a_contradiction_outside_the_filters_is_still_told(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("[data-facet=statuses] li:has-text('denied') label")
    at.click("#tab-claims")
    at.click("#table-view tr:has-text('the wire says') button")
    assert "Peru did not agree" in at.inner_text("#panel .against")
    assert "filters take this one out" in at.inner_text("#panel .against")


def test_brush_bounds_the_time(opened: Open, html: str) -> None:
    at = opened(html)
    box = at.locator(".bars").bounding_box()
    at.mouse.move(box["x"] + 5, box["y"] + 20)
    at.mouse.down()
    at.mouse.move(box["x"] + 20, box["y"] + 20)
    at.mouse.up()
    assert at.input_value("#strip input[type=date] >> nth=0") == "2031-03-03"
    assert at.input_value("#strip input[type=date] >> nth=1") == "2031-03-03"


def test_expand_isolate_hide_back(opened: Open, html: str) -> None:
    at = opened(html)
    size = "KG.state().drawn.things.size"
    whole = at.evaluate(size)
    click_thing(at, "Rosa Quispe")
    at.click("#panel button:has-text('Isolate')")
    assert at.evaluate(size) == 2
    at.click("#panel button:has-text('Two steps')")
    assert at.evaluate(size) > 2
    at.click("#panel button:has-text('Hide')")
    at.click("#tools button:has-text('Back')")
    at.click("#tools button:has-text('Back')")
    at.click("#tools button:has-text('Back')")
    assert at.evaluate(size) == whole


def test_path_shows_each_step(opened: Open, html: str) -> None:
    at = opened(html)
    click_thing(at, "Rosa Quispe")
    at.click("#panel button:has-text('Path to')")
    at.keyboard.type("chile")
    at.keyboard.press("Enter")
    assert at.inner_text("#panel h2") == "Rosa Quispe → Chile"
    assert "Rosa Quispe led the Peruvian delegation." in at.inner_text("#panel .path >> nth=0")


def test_path_avoids_hubs_and_says_so(opened: Open, schema: Schema) -> None:
    made = Talks(schema)
    made.article("wide", "2031-01-01")
    ends = [made.thing(f"State {i}", "state") for i in range(14)]
    hub = made.thing("Grand Council", "state")
    for other in ends:
        made.say(f"{other.name} met the council.", other, "met-with", hub, told=("wide", None))
    for one, other in pairwise(ends[:4]):
        made.say(f"{one.name} met {other.name}.", one, "met-with", other, told=("wide", None))
    at = opened(page.render(made.facts, made.articles, schema))
    at.fill("#search", "State 0")
    at.keyboard.press("Enter")
    at.click("#panel button:has-text('Path to')")
    at.keyboard.type("state 3")
    at.keyboard.press("Enter")
    assert "State 0 → State 1 → State 2 → State 3" in at.inner_text("#panel .path >> nth=0")
    assert "Grand Council (14 neighbours)" in at.inner_text("#panel")
    again = opened(page.render(made.facts, made.articles, schema), at.evaluate("location.hash"))
    assert again.inner_text("#panel h2") == "State 0 → State 3"
    at.check("#allow-hubs")
    assert "State 0 → Grand Council → State 3" in at.inner_text("#panel .path >> nth=0")
    assert "hubs=1" in at.evaluate("location.hash")


def test_address_holds_the_state(opened: Open, html: str) -> None:
    at = opened(html)
    click_thing(at, "Peru")
    at.click("#tab-positions")
    at.select_option("#positions-view select", index=1)
    at.click("[data-facet=statuses] li:has-text('denied') label")
    fragment = at.evaluate("location.hash")
    again = opened(html, fragment)
    assert again.evaluate("location.hash") == fragment
    assert again.inner_text("#panel h2") == "Peru"
    assert again.is_visible("#positions-view")
    assert not again.is_checked("[data-facet=statuses] li:has-text('denied') input")


def test_address_holds_a_cell_and_where_one_looks(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-positions")
    at.click("#positions-view td button:has-text('×') >> nth=0")
    at.click("#tab-graph")
    box = at.locator("#canvas").bounding_box()
    at.mouse.move(box["x"] + 300, box["y"] + 200)
    at.mouse.wheel(0, -300)
    at.wait_for_timeout(400)
    fragment = at.evaluate("location.hash")
    assert "z=" in fragment
    again = opened(html, fragment)
    assert again.inner_text("#panel") == at.inner_text("#panel")
    assert abs(again.evaluate("KG.network.getScale()") - at.evaluate("KG.network.getScale()")) < 0.01
    again.keyboard.press("f")
    assert "z=" not in again.evaluate("location.hash")


@pytest.mark.parametrize(
    "fragment", ["#t=nowhere", "#c=x&l=a~b&round=q", "#n=zz.yy", "#" + "%E0%A4%A", "#kinds=%25&sure=9"]
)
def test_unknown_address_is_passed_over(opened: Open, html: str, fragment: str) -> None:
    at = opened(html, fragment)
    assert at.is_visible("#canvas")


def test_search_puts_what_the_filters_leave_first(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("[data-facet=rounds] summary")
    at.hover("[data-facet=rounds] li:has-text('2031-04-08')")
    at.click("[data-facet=rounds] li:has-text('2031-04-08') .link")
    at.fill("#search", "r")
    shown = at.locator("#found li").evaluate_all("all => all.map((li) => li.className)")
    assert "empty" in shown
    assert shown == sorted(shown)
    at.fill("#search", "rosa")
    at.keyboard.press("Enter")
    assert "filters take out" in at.inner_text("#panel .notice")
