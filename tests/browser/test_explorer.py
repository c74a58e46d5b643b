from __future__ import annotations

import csv
import importlib.util
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kg import page, rdf
from kg.model import Schema
from tests.page_talks import HOSTILE, Talks, talks

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def made(schema: Schema) -> Talks:
    return talks(schema)


@pytest.fixture(scope="module")
def html(made: Talks, schema: Schema) -> str:
    return page.render(made.facts, made.articles, schema, title="Quito talks")


def click_thing(at: Any, name: str) -> None:  # noqa: ANN401
    """A real click of the mouse on a drawn thing."""
    place = at.evaluate(
        """(name) => {
          const island = JSON.parse(document.getElementById("kg-data").textContent);
          const i = island.kg.things.findIndex((thing) => thing.name === name);
          const p = KG.network.canvasToDOM(KG.network.getPosition(i));
          const box = document.querySelector("#canvas canvas").getBoundingClientRect();
          return [p.x + box.left, p.y + box.top];
        }""",
        name,
    )
    at.mouse.click(*place)


def saved(at: Any, name: str) -> bytes:  # noqa: ANN401
    at.click("#files summary")
    with at.expect_download() as waiting:
        at.click(f"#files button >> text='{name}'")
    return Path(waiting.value.path()).read_bytes()


def texts(at: Any, selector: str) -> list[str]:  # noqa: ANN401
    found: list[str] = at.locator(selector).all_inner_texts()
    return found


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


def len_claims(html: str) -> int:
    start = html.index('type="application/json">') + len('type="application/json">')
    return len(json.loads(html[start : html.index("</script>", start)])["kg"]["claims"])


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
    at.uncheck("#strip input[type=checkbox]")
    days = {
        row["date"]
        for row in at.evaluate(
            "KG.state().claims.map((i) => KG.index(JSON.parse(document.getElementById('kg-data').textContent).kg).claims[i])"
        )
    }
    assert days == {"2031-04-08"}


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


def test_parallel_relations_are_one_line_that_opens(opened: Open, html: str) -> None:
    at = opened(html, "#" + fragment_of_pair(html, "Chile", "fishing quota"))
    lines = at.evaluate("KG.state().drawn.lines.filter((line) => line.bend !== undefined).map((line) => line.label)")
    assert sorted(lines) == ["agreed to", "rejected"]
    assert set(texts(at, "#panel h3")) >= {"agreed to1", "rejected1"} or "rejected" in at.inner_text("#panel")


def fragment_of_pair(html: str, *names: str) -> str:
    start = html.index('type="application/json">') + len('type="application/json">')
    things = json.loads(html[start : html.index("</script>", start)])["kg"]["things"]
    keys = [next(thing["key"] for thing in things if thing["name"] == name) for name in names]
    return "l=" + "~".join(keys)


def test_compare_tells_the_change(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-compare")
    words = at.inner_text("#compare-view")
    assert "Chile — fishing quota: was agreed, now rejected" in words
    assert at.is_visible("#canvas")
    assert "≠" in at.evaluate("KG.state().drawn.lines.map((line) => line.label)")
    at.click("#compare-view li button:has-text('Chile — fishing quota')")
    assert "Chile now rejects" in at.inner_text("#panel") or at.locator("#panel li").count() == 2


def test_path_shows_each_step(opened: Open, html: str) -> None:
    at = opened(html)
    click_thing(at, "Rosa Quispe")
    at.click("#panel button:has-text('Path to')")
    at.keyboard.type("chile")
    at.keyboard.press("Enter")
    assert at.inner_text("#panel h2") == "Rosa Quispe → Chile"
    assert "Rosa Quispe led the Peruvian delegation." in at.inner_text("#panel .path >> nth=0")


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


@pytest.mark.parametrize(
    "fragment", ["#t=nowhere", "#c=x&l=a~b&round=q", "#n=zz.yy", "#" + "%E0%A4%A", "#kinds=%25&sure=9"]
)
def test_unknown_address_is_passed_over(opened: Open, html: str, fragment: str) -> None:
    at = opened(html, fragment)
    assert at.is_visible("#canvas")


def test_csv_and_json_hold_the_visible_claims(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-claims")
    rows = list(csv.DictReader(io.StringIO(saved(at, "CSV").decode())))
    assert len(rows) == len_claims(html) == len(json.loads(saved(at, "JSON")))
    assert "🇵🇪 Lima’s envoy 🐟 agreed to the quota." in {row["sentence"] for row in rows}


def test_turtle_is_part_of_what_the_graph_file_says(opened: Open, html: str, made: Talks, schema: Schema) -> None:
    at = opened(html)
    at.click("#tab-claims")
    ours = rdflib.Graph().parse(data=saved(at, "Turtle").decode(), format="turtle")
    whole = rdflib.Graph().parse(data=rdf.turtle(made.facts, made.articles, schema), format="turtle")

    def plain(graph: rdflib.Graph) -> set[tuple[str, ...]]:
        return {(str(s), str(p), str(o)) for s, p, o in graph}

    assert plain(ours) <= plain(whole)
    claims = "SELECT ?c { ?c a <https://w3id.org/parley/kg#Claim> ; <https://w3id.org/parley/kg#status> ?s }"
    assert len(ours.query(claims)) == len(made.claims)


def test_pictures_open_again(opened: Open, html: str) -> None:
    at = opened(html)
    picture = saved(at, "SVG").decode()
    assert "Quito talks" in picture
    assert picture.count("<polygon") + picture.count("<circle") >= at.evaluate("KG.state().drawn.things.size")
    png = saved(at, "PNG")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width = at.evaluate(
        "(text) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.getAttribute('width')",
        picture,
    )
    assert abs(int.from_bytes(png[16:20], "big") - 2 * float(width)) <= 2


def test_labels_of_the_first_view_do_not_overlap(opened: Open, html: str) -> None:
    at = opened(html)
    boxes = at.evaluate(
        "KG.network.getPositions && [...KG.state().drawn.places.keys()].map((i) => KG.network.getBoundingBox(i))"
    )
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            across = min(a["right"], b["right"]) - max(a["left"], b["left"])
            along = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            assert min(across, along) <= 4


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


def test_print_shows_the_table(opened: Open, html: str) -> None:
    at = opened(html)
    at.click("#tab-positions")
    at.emulate_media(media="print")
    assert at.is_visible("#positions-view table")
    assert at.is_hidden("#filters")


def test_without_scripts_there_is_a_table(opened: Open, html: str) -> None:
    at = opened(html, java_script_enabled=False)
    assert at.locator("noscript tbody tr, .plain tbody tr").count() == len_claims(html)


def test_theme_button_turns_the_theme(opened: Open, html: str) -> None:
    at = opened(html, color_scheme="light")
    before = at.evaluate("getComputedStyle(document.body).backgroundColor")
    at.click("#theme")
    assert at.evaluate("getComputedStyle(document.body).backgroundColor") != before


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(opened: Open, schema: Schema, text: str) -> None:
    made = talks(schema, text)
    at = opened(page.render(made.facts, made.articles, schema, title=text), accept_downloads=True)
    click_thing(at, text + "Peru")
    at.click("#panel li button >> nth=0")
    for tab in ("positions", "compare", "claims", "graph"):
        at.click(f"#tab-{tab}")
    at.fill("#search", text[:40])
    at.mouse.move(560, 620)
    assert at.locator("#panel img, #panel svg, #panel iframe, main iframe, main img, main svg").count() == 0
    at.fill("#search", "")
    for row in csv.reader(io.StringIO(saved(at, "CSV").decode())):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    rdflib.Graph().parse(data=saved(at, "Turtle").decode(), format="turtle")
    broken = at.evaluate(
        """(text) => new DOMParser().parseFromString(text, 'image/svg+xml')
          .querySelectorAll('parsererror, script, a, image').length""",
        saved(at, "SVG").decode(),
    )
    assert broken == 0


def test_planted_script_is_stopped_by_the_policy(browser: Any, html: str, tmp_path: Path) -> None:  # noqa: ANN401
    """The control: the same plant fires where the policy is taken out, so the detector sees it."""
    planted = html.replace("<header>", "<header><script>window.__pwn = 1</script><img src=x onerror='window.__pwn=2'>")
    free = planted.replace("Content-Security-Policy", "X-None")
    found = []
    for n, text in enumerate((planted, free)):
        path = tmp_path / f"{n}.html"
        path.write_bytes(text.encode())
        at = browser.new_page()
        at.goto(f"file://{path}")
        at.wait_for_selector("html[data-ready]")
        found.append(at.evaluate("window.__pwn"))
        at.close()
    assert found[0] is None
    assert found[1] is not None


def axe() -> str:
    """The source of axe-core, which comes with axe-playwright-python."""
    package = importlib.util.find_spec("axe_playwright_python")
    if not package or not package.origin:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


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
