"""What an analyst does with the page, by script: steps and seconds for each task, and a picture of where it ends.

    python benchmarks/page_tasks.py [PAGE] [--pictures FOLDER]

PAGE is a `graph.html`, by default that of `kg demo`. A step is a click, a choice or a word typed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import rdflib
from playwright.sync_api import Page, sync_playwright

AGREED = "SELECT DISTINCT ?who WHERE { ?c <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> ?who }"


class Walk:
    """A page, and the number of steps taken on it."""

    def __init__(self, page: Page) -> None:
        """Starts at nought."""
        self.page, self.steps = page, 0

    def click(self, selector: str) -> None:
        """One step."""
        self.page.click(selector, timeout=5000)
        self.steps += 1

    def choose(self, selector: str, label: str) -> None:
        """One step: a choice from a list by part of its label."""
        options = self.page.locator(f"{selector} >> option").all_inner_texts()
        self.page.select_option(selector, index=next(i for i, text in enumerate(options) if label in text))
        self.steps += 1

    def text(self, selector: str) -> str:
        """What the first such element says."""
        return " ".join(self.page.locator(selector).first.inner_text().split())


def leader(walk: Walk) -> str:
    """Who led the Russian side in the second round, and the sentence."""
    walk.click("#panel li button:has-text('second round')")
    walk.click("#panel .fold summary:has-text('leads')")
    walk.click("#panel .fold .end:text-matches('leads Russia.*delegation', 'i')")
    return f"{walk.text('#panel h2')}: {walk.text('#panel blockquote')}"


def agreed(walk: Walk) -> str:
    """What both sides agreed to in all rounds: the issues, one a row, that the two parties of most positions agreed to."""
    walk.click("#tab-positions")
    rows = walk.page.locator("#positions-view tbody tr")
    both = [
        row.locator("th").inner_text()
        for row in rows.all()
        if all(re.match(r"\W*agreed", cell) for cell in row.locator("td").all_inner_texts()[:2])
    ]
    return ", ".join(both)


def changed(walk: Walk) -> str:
    """What changed between the second and the third round."""
    walk.click("#tab-compare")
    walk.choose("#compare-view select >> nth=0", "2025-06-02")
    walk.choose("#compare-view select >> nth=1", "2025-07-23")
    walk.click("#compare-view ul.changes button >> nth=0")
    return (
        walk.text("#compare-view ul.changes")
        + ": "
        + " / ".join(walk.page.locator("#panel blockquote").all_inner_texts())
    )


def claimed(walk: Walk) -> str:
    """All that one speaker claimed."""
    walk.page.keyboard.press("/")
    walk.page.keyboard.type("umerov")
    walk.page.keyboard.press("Enter")
    walk.steps += 2
    walk.click("#panel button:has-text('Only what they say')")
    return walk.text("#table-view caption") + ", first: " + walk.text("#table-view td.sentence")


def queried(walk: Walk) -> str:
    """The visible part as Turtle, and a query on it."""
    walk.click("#files summary")
    with walk.page.expect_download() as waiting:
        walk.click("#files button:has-text('Turtle')")
    graph = rdflib.Graph().parse(data=Path(waiting.value.path()).read_text(encoding="utf-8"), format="turtle")
    return f"{len(graph)} triples, {len(graph.query(AGREED))} things in a claim"


TASKS: dict[str, Callable[[Walk], str]] = {
    "who led the Russian side in round 2": leader,
    "what both sides agreed": agreed,
    "what changed from round 2 to round 3": changed,
    "all that Umerov claimed": claimed,
    "the visible part as Turtle, queried": queried,
}


def main() -> None:
    """Prints a row a task; a task that cannot be done ends the run with its error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, nargs="?", default=Path("output/graph.html"))
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    path = next(found for name in ("chromium", "google-chrome") if (found := shutil.which(name)))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for number, (name, task) in enumerate(TASKS.items(), 1):
            page = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
            page.goto(f"file://{options.page.resolve()}")
            page.wait_for_selector("html[data-ready]")
            began, walk = time.monotonic(), Walk(page)
            answer = task(walk)
            print(f"{name}: {walk.steps} steps, {time.monotonic() - began:.1f} s\n    {answer[:300]}")
            if options.pictures:
                options.pictures.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=options.pictures / f"task-{number}.png")
        browser.close()


if __name__ == "__main__":
    main()
