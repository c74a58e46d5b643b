"""What the page costs in a browser, and a stock pyvis page of the same graph beside it, in one run.

    python benchmarks/page.py [--things 500 1000 5000] [--stock 500] [--wait 60]

Times are processor seconds of the page's main thread (DevTools `ThreadTime`), which other load on the machine leaves alone.
`load` ends when the page says that it is drawn, for pyvis when its physics has settled or `--wait` seconds are over; a
frame is one of 60 of a scripted pan, at 500 things in view or as many as there are. Needs playwright and a Chromium.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from pyvis.network import Network

from kg import ontology, page
from kg.facts import gather
from kg.model import BASE, Article, Claim, End, Schema, Thing

FRAMES = 60
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PAN = """(network) => new Promise((done) => {
  let n = 0;
  const step = () => {
    network.moveTo({ position: { x: 40 * Math.sin(n / 6), y: 30 * Math.cos(n / 6) }, animation: false });
    if (++n < FRAMES) requestAnimationFrame(step); else done();
  };
  requestAnimationFrame(step);
})""".replace("FRAMES", str(FRAMES))


def edges(size: int) -> list[tuple[int, int]]:
    """A graph that grows by preference, two lines a thing."""
    return sorted(nx.barabasi_albert_graph(size, 2, seed=1).edges)


def ours(size: int, schema: Schema) -> str:
    """Our page: each line a claim with a sentence of some twenty words."""
    draw = random.Random(size)  # noqa: S311 - no secret
    kinds = [c.iri for c in sorted(schema.classes.values(), key=lambda c: c.iri) if c.facet]
    relations = [r.iri for r in sorted(schema.relations.values(), key=lambda r: r.iri) if not r.literal_object]
    things = [Thing(f"{BASE}id/thing/t{i}", f"Thing number {i}", draw.choice(kinds)) for i in range(size)]
    made = [_claim(n, things[a], things[b], draw.choice(relations)) for n, (a, b) in enumerate(edges(size))]
    articles = [Article(f"a{i}", "", (), f"Report {i}", "2031-01-02", f"Outlet {i % 9}") for i in range(100)]
    return page.render(gather(made), articles, schema)


def _claim(number: int, one: Thing, other: Thing, relation: str) -> Claim:
    words = (
        f"{one.name} said in a statement on the day that it had settled with {other.name} what both had talked about."
    )
    start = number * 200
    ends = [End(thing, thing.name, start + words.index(thing.name)) for thing in (one, other)]
    place = start + words.index("settled")
    return Claim(
        f"a{number % 100}",
        start,
        start + len(words),
        words,
        ends[0],
        relation,
        ends[1],
        trigger="settled",
        trigger_start=place,
    )


def stock(size: int) -> str:
    """Pyvis's own page of the same graph, its library inlined."""
    network = Network(cdn_resources="in_line", directed=True)
    for i in range(size):
        network.add_node(i, label=f"Thing number {i}")
    for a, b in edges(size):
        network.add_edge(a, b)
    return str(network.generate_html())


@contextmanager
def opened(browser: Browser, html: str) -> Iterator[tuple[Page, CDPSession]]:
    """A page of its own with a meter of its processor time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(html.encode())
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
        shown = context.new_page()
        meter = context.new_cdp_session(shown)
        meter.send("Performance.enable")
        shown.goto(f"file://{path}", wait_until="commit", timeout=120_000)
        yield shown, meter
        context.close()


def spent(meter: CDPSession) -> float:
    """Seconds of the processor that the main thread has used."""
    rows = meter.send("Performance.getMetrics")["metrics"]
    return float(next(row["value"] for row in rows if row["name"] == "ThreadTime"))


def measure_ours(browser: Browser, html: str) -> tuple[float, float, int]:
    """Load, one frame with up to 500 in view, and how many those are."""
    with opened(browser, html) as (shown, meter):
        shown.wait_for_selector("html[data-ready]", timeout=120_000)
        load = spent(meter)
        many = "history.replaceState(null,'','#n='+JSON.parse(document.getElementById('kg-data').textContent).kg.things"
        shown.evaluate(
            many + ".slice(0,500).map((t)=>t.key.slice(1)).join('.')); dispatchEvent(new Event('hashchange'))"
        )
        shown.wait_for_timeout(500)
        before = spent(meter)
        shown.evaluate(f"({PAN})(KG.network)")
        return load, (spent(meter) - before) / FRAMES, int(shown.evaluate("KG.state().drawn.things.size"))


def measure_stock(browser: Browser, html: str, wait: float) -> tuple[float, bool]:
    """Processor time until its physics has settled, and whether it has."""
    with opened(browser, html) as (shown, meter):
        end, settled = time.monotonic() + wait, False
        while time.monotonic() < end and not settled:
            shown.wait_for_timeout(1000)
            script = "typeof network !== 'undefined' && network.physics && network.physics.stabilized"
            settled = bool(shown.evaluate(script))
        return spent(meter), settled


def main() -> None:
    """Prints a row a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--things", type=int, nargs="+", default=[500, 1000, 5000])
    parser.add_argument("--stock", type=int, nargs="*", default=[500])
    parser.add_argument("--wait", type=float, default=60)
    options = parser.parse_args()
    schema = ontology.load()
    print(f"empty page: {len(page.render((), (), schema).encode()) / 1000:.0f} KB")
    path = next(found for name in ("chromium", "google-chrome") if (found := shutil.which(name)))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        for size in options.things:
            began = time.process_time()
            html = ours(size, schema)
            made = time.process_time() - began
            load, frame, seen = measure_ours(browser, html)
            kilobytes = len(html.encode()) / 1000
            print(
                f"{size:6} things: {kilobytes:6.0f} KB, made in {made:5.1f} s, load {load * 1000:5.0f} ms, "
                f"frame {frame * 1000:4.1f} ms with {seen} in view",
                flush=True,
            )
            if size in options.stock:
                cost, settled = measure_stock(browser, stock(size), options.wait)
                word = "settled" if settled else "not settled yet"
                print(
                    f"{size:6} things, stock pyvis: load {cost * 1000:5.0f} ms ({word}), {cost / load:.0f} times ours"
                )
        browser.close()


if __name__ == "__main__":
    main()
