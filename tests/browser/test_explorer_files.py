from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kg import page, rdf
from kg.model import Schema
from tests.browser.driving import click_thing, len_claims, saved
from tests.page_talks import HOSTILE, Talks, talks

Open = Callable[..., Any]


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
