"""What drives a page in the tests: clicks, downloads, and what stands in the data of the page."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest


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


def len_claims(html: str) -> int:
    start = html.index('type="application/json">') + len('type="application/json">')
    return len(json.loads(html[start : html.index("</script>", start)])["kg"]["claims"])


def fragment_of_pair(html: str, *names: str) -> str:
    start = html.index('type="application/json">') + len('type="application/json">')
    things = json.loads(html[start : html.index("</script>", start)])["kg"]["things"]
    keys = [next(thing["key"] for thing in things if thing["name"] == name) for name in names]
    return "l=" + "~".join(keys)


def overlaps(boxes: list[dict[str, float]]) -> list[tuple[int, int]]:
    """Pairs of boxes, by number, that lie on each other by more than four pixels."""
    found = []
    for n, a in enumerate(boxes):
        for m, b in enumerate(boxes[n + 1 :], n + 1):
            across = min(a["right"], b["right"]) - max(a["left"], b["left"])
            along = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            if min(across, along) > 4:
                found.append((n, m))
    return found


def axe() -> str:
    """The source of axe-core, which comes with axe-playwright-python."""
    package = importlib.util.find_spec("axe_playwright_python")
    if not package or not package.origin:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")
