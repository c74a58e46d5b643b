from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg import page
from kg.model import Schema
from tests.browser.driving import axe, click_thing, fragment_of_pair, len_claims, overlaps, texts
from tests.page_talks import Talks

Open = Callable[..., Any]


def test_evidence_in_two_clicks(opened: Open, html: str) -> None:
    at = opened(html)
    click_thing(at, "Peru")
    at.click("#panel li button >> text='fishing quota' >> nth=0")
    assert at.inner_text("blockquote >> nth=0").startswith("🇵🇪 Lima’s envoy 🐟 agreed")
    marks = {kind: at.inner_text(f"blockquote >> nth=0 >> mark.{kind}") for kind in "sto"}
    assert marks == {"s": "🇵🇪 Lima’s envoy", "t": "agreed", "o": "the quota"}
    assert "The Harbour Post" in at.inner_text("#panel .meta")
    assert at.get_attribute("#panel .meta a", "rel") == "noopener noreferrer"


def test_marks_differ_by_more_than_colour(opened: Open, html: str) -> None:
    at = opened(html)
    click_thing(at, "Peru")
    at.click("#panel li button >> text='fishing quota' >> nth=0")
    script = "(kind) => getComputedStyle(document.querySelector('mark.' + kind)).borderBottomStyle"
    assert len({at.evaluate(script, kind) for kind in "sto"}) == 3


def test_next_goes_through_the_claims_of_a_fact(opened: Open, html: str) -> None:
    at = opened(html)
    click_thing(at, "Peru")
    at.click("#panel li button >> text='fishing quota' >> nth=0")
    assert at.inner_text("#panel .step span") == "1 of 3"
    before = at.inner_text("blockquote >> nth=0")
    at.click("#panel .next")
    assert at.inner_text("#panel .step span") == "2 of 3"
    assert at.inner_text("blockquote >> nth=0") != before


def test_contradicting_claims_stand_beside(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-claims")
    at.click("#table-view tr:has-text('the wire says') button")
    assert "Peru did not agree" in at.inner_text("#panel .against")


def test_positions_table(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-positions")
    row = at.locator("#positions-view tbody tr", has=at.locator("th", has_text="Chile"))
    assert "rejected" in row.inner_text()
    at.select_option("#positions-view select", index=1)
    row = at.locator("#positions-view tbody tr", has=at.locator("th", has_text="Chile"))
    assert "agreed" in row.inner_text()
    row.locator("button").first.click()
    assert "Chile agreed to the quota too." in at.inner_text("#panel blockquote")
    assert at.locator("#positions-view th:not([scope])").count() == 0


@pytest.mark.parametrize("typed", ["роза киспе", "ROSA QUI", "quispe", "Роза"])
def test_search_finds_in_both_scripts(opened: Open, html: str, typed: str) -> None:
    at = opened(html)
    at.keyboard.press("/")
    at.keyboard.type(typed)
    at.keyboard.press("Enter")
    assert at.inner_text("#panel h2") == "Rosa Quispe"


def test_search_is_blind_to_accents(opened: Open, html: str) -> None:
    at = opened(html)
    at.keyboard.press("/")
    at.keyboard.type("nunez")
    assert texts(at, "#found li span >> nth=0") == ["Diego Núñez"] or "Diego Núñez" in at.inner_text("#found")
    at.keyboard.press("Escape")
    assert at.is_hidden("#found")


def test_parallel_relations_are_one_line_that_opens(opened: Open, html: str) -> None:
    at = opened(html, "#" + fragment_of_pair(html, "Chile", "fishing quota"))
    lines = at.evaluate("KG.state().drawn.lines.filter((line) => line.bend !== undefined).map((line) => line.label)")
    assert sorted(lines) == ["agreed to", "rejected"]
    assert set(texts(at, "#panel h3")) >= {"agreed to1", "rejected1"} or "rejected" in at.inner_text("#panel")


def test_compare_tells_the_change(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-compare")
    words = at.inner_text("#compare-view")
    assert "Chile — fishing quota: was agreed, now rejected" in words
    assert at.is_visible("#canvas")
    assert "≠" in at.evaluate("KG.state().drawn.lines.map((line) => line.label)")
    assert set(at.evaluate("KG.network.body.data.edges.get().map((line) => line.label)")) <= {"A", "B", "AB", "≠"}
    at.click("#compare-view li button:has-text('Chile — fishing quota')")
    assert "Chile now rejects" in at.inner_text("#panel") or at.locator("#panel li").count() == 2


def test_labels_of_the_first_view_do_not_overlap(opened: Open, html: str) -> None:
    at = opened(html)
    boxes = at.evaluate(
        "KG.network.getPositions && [...KG.state().drawn.places.keys()].map((i) => KG.network.getBoundingBox(i))"
    )
    assert overlaps(boxes) == []


def test_keyboard_alone_reaches_the_evidence(opened: Open, html: str) -> None:
    at = opened(html)
    at.focus("#canvas")
    at.keyboard.press("ArrowRight")
    first = at.inner_text("#panel h2")
    at.keyboard.press("ArrowUp")
    at.keyboard.press("ArrowLeft")
    at.keyboard.press("ArrowDown")
    assert at.inner_text("#panel h2") != "Evidence"
    at.keyboard.press("Enter")
    at.keyboard.press("Enter")
    assert at.locator("#panel blockquote").count() >= 1
    assert first


def test_table_sorts_and_reads_aloud(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-claims")
    at.click("#table-view th button:has-text('Who') >> nth=0")
    assert at.get_attribute("#table-view th:has-text('Who') >> nth=0", "aria-sort") == "ascending"
    names = texts(at, "#table-view td.subject")
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize("view", ["graph", "positions", "compare", "claims"])
def test_phone_needs_no_sideways_scroll(opened: Open, html: str, view: str) -> None:
    at = opened(html, viewport={"width": 390, "height": 844})
    at.click(f"#tab-{view}")
    assert at.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("view", ["graph", "positions", "compare", "claims"])
def test_a_real_phone_shows_no_wider_page(opened: Open, html: str, view: str) -> None:
    """A telephone's browser widens its view to what overflows, which a narrow window does not."""
    at = opened(html, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    at.click(f"#tab-{view}")
    assert at.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [390, 390]


def test_positions_table_turns(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-positions")
    before = texts(at, "#positions-view thead th")
    at.click("#positions-view button:has-text('Swap')")
    assert at.inner_text("#positions-view thead th >> nth=0") != before[0]
    assert before[1:] == texts(at, "#positions-view tbody th")
    assert "turned=" in at.evaluate("location.hash")


def test_overview_counts_the_things_that_the_line_below_the_graph_counts(opened: Open, html: str) -> None:
    at = opened(html)
    told = re.search(r"things: (\d+)", at.inner_text("#panel"))
    below = re.search(r"of (\d+) things", at.inner_text("#shown"))
    assert told
    assert below
    assert told[1] == below[1]


def test_overview_leads_to_rounds_parties_and_contradictions(opened: Open, html: str) -> None:
    at = opened(html)
    for name, heading in (("second round of talks", "second round"), ("Peru agreed to fishing quota", "fishing quota")):
        at.keyboard.press("Escape")
        at.click(f"#panel li button:has-text('{name}')")
        assert heading in at.inner_text("#panel h2")
    at.keyboard.press("Escape")
    at.click("#panel li button:has-text('second round of talks')")
    at.click("#panel button:has-text('Only this round')")
    assert at.evaluate("KG.state().off.rounds.size") == 2


def test_a_round_leads_to_who_led_in_it(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#panel li button:has-text('first round of talks')")
    at.click("#panel .fold summary:has-text('leads')")
    at.click("#panel .fold button:has-text('Rosa Quispe leads')")
    assert "Rosa Quispe led the Peruvian delegation." in at.inner_text("#panel blockquote")


def test_a_short_list_shows_its_sentences(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-positions")
    at.click("#positions-view td button:has-text('×') >> nth=0")
    assert at.locator("#panel li").count() == at.locator("#panel li blockquote").count() > 1


def test_a_changed_position_stands_round_by_round(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-compare")
    at.click("#compare-view li button:has-text('Chile — fishing quota')")
    assert [title[:10] for title in texts(at, "#panel h3")] == ["2031-03-03", "2031-04-08"]
    assert "Chile now rejects the quota." in at.inner_text("#panel")


def test_only_what_one_says(opened: Open, html: str) -> None:
    at = opened(html)
    at.keyboard.press("/")
    at.keyboard.type("nunez")
    at.keyboard.press("Enter")
    at.click("#panel button:has-text('Only what they say')")
    assert texts(at, "#table-view td.speaker") == ["Diego Núñez"]


def test_table_says_what_is_denied_or_planned(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-claims")
    assert {"not agreed to", "discussed (planned)", "discussed (possible)"} <= set(texts(at, "#table-view td.relation"))


def test_print_shows_the_table(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-positions")
    at.emulate_media(media="print")
    assert at.is_visible("#positions-view table")
    assert at.is_hidden("#filters")


def test_dark_page_prints_light(opened: Open, html: str) -> None:
    at = opened(html, color_scheme="dark")
    ink = "KG.network.nodesHandler.options.font.color"
    assert at.evaluate(ink) == "#e9e9ec"
    at.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert at.evaluate(ink) == "#1b1d22"
    at.evaluate("dispatchEvent(new Event('afterprint'))")
    assert at.evaluate(ink) == "#e9e9ec"


def test_phone_shows_claims_as_cards(opened: Open, html: str) -> None:
    at = opened(html, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    at.click("#tab-claims")
    box = at.locator("#table-view td.sentence >> nth=0").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert at.locator("#table-view [role=cell]").count() == 8 * len_claims(html)


def test_a_claim_brings_its_ends_into_view(opened: Open, schema: Schema) -> None:
    made = Talks(schema)
    made.article("wide", "2031-01-01")
    hub = made.thing("Grand Council", "state")
    for i in range(90):
        made.say(
            f"Delegate {i} met the council.", made.thing(f"Delegate {i}", "state"), "met-with", hub, told=("wide", None)
        )
    at = opened(page.render(made.facts, made.articles, schema))
    shown = at.evaluate("KG.state().drawn.things.size")
    claim = at.evaluate(
        "KG.index(JSON.parse(document.getElementById('kg-data').textContent).kg).claims.find("
        "(c) => !KG.state().shown.has(c.s)).id"
    )
    at.evaluate("(id) => { location.hash = 'c=' + id }", claim)
    at.wait_for_selector("#panel blockquote")
    at.click("#panel .to >> nth=0")
    assert at.evaluate("KG.state().drawn.things.size") == shown + 1
    spot = at.evaluate("KG.network.canvasToDOM(KG.network.getPosition(KG.state().chosen.thing))")
    box = at.locator("#canvas").bounding_box()
    assert 0 < spot["x"] < box["width"]
    assert 0 < spot["y"] < box["height"]


def test_without_scripts_there_is_a_table(opened: Open, html: str) -> None:
    at = opened(html, java_script_enabled=False)
    assert at.locator("noscript tbody tr, .plain tbody tr").count() == len_claims(html)


def test_without_scripts_a_phone_needs_no_sideways_scroll(browser: Any, html: str, tmp_path: Path) -> None:  # noqa: ANN401
    path = tmp_path / "plain.html"
    path.write_bytes(html.encode())
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}).new_page()
    plain.goto(f"file://{path}")
    boxes = [row.bounding_box() for row in plain.locator(".plain td:nth-child(7)").all()]
    assert max(box["x"] + box["width"] for box in boxes) <= 390


def test_theme_button_turns_the_theme(opened: Open, html: str) -> None:
    at = opened(html, color_scheme="light")
    before = at.evaluate("getComputedStyle(document.body).backgroundColor")
    at.click("#theme")
    assert at.evaluate("getComputedStyle(document.body).backgroundColor") != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["graph", "positions", "compare", "claims"])
def test_no_axe_violations(opened: Open, html: str, scheme: str, view: str) -> None:
    source = axe()
    at = opened(html, color_scheme=scheme, bypass_csp=True)
    click_thing(at, "Peru")
    if view != "graph":
        at.click("#panel li button >> text='fishing quota' >> nth=0")
    at.click(f"#tab-{view}")
    at.add_script_tag(content=source)
    found = at.evaluate(
        "axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).slice(0, 3).join(' | ')))"
    )
    assert found == []


def test_thousand_things_open_without_physics(opened: Open, schema: Schema) -> None:
    """A loose ceiling: positions come with the page; physics would take half a minute of the processor."""
    made = Talks(schema)
    made.article("big", "2031-01-01")
    things = [made.thing(f"State {i}", "state") for i in range(1000)]
    for i in range(2000):
        made.say(f"They met {i}.", things[i % 1000], "met-with", things[(i * 37 + 11) % 1000], told=("big", None))
    text = page.render(made.facts, made.articles, schema)
    assert len(text.encode()) < 2_000_000
    at = opened(text)
    session = at.context.new_cdp_session(at)
    session.send("Performance.enable")
    metrics = {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}
    assert metrics["TaskDuration"] < 6
    at.click("#tools button:has-text('Show all')")
    assert "groups" in at.inner_text("#shown")
    boxes = at.evaluate("KG.network.body.nodeIndices.map((i) => KG.network.getBoundingBox(i))")
    assert len(boxes) > 5
    assert overlaps(boxes) == []
