from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.page_talks import HOSTILE

Open = Callable[..., Any]

ONTOLOGY = """
@prefix talks: <https://w3id.org/parley/talks#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/bad#zeta> a talks:Organisation ;
  rdfs:label "<img src=x onerror=window.__pwn=1>"@en ;
  skos:prefLabel "Zeta <script>window.__pwn=1</script>"@en ; skos:altLabel "Zeta"@en , "Zeta Union"@en .
"""


def test_hostile_article_from_file_to_screen(opened: Open, tmp_path: Path) -> None:
    """Every hostile text in title, publisher, address, file name and body of articles, and in an ontology's label."""
    (tmp_path / "bad.ttl").write_text(ONTOLOGY, encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(HOSTILE):
        line = " ".join(text.split())
        body = f"Peru agreed to a cease-fire {line} on Monday.\n\nThe Zeta Union rejected the cease-fire.\n\n"
        body += f"Chile met Peru {line}."
        head = f"title: {line}\ndate: 2031-03-{number + 1:02}\npublisher: {line}\nurl: {line}"
        name = f"{number} {line}.txt".replace("/", "_")
        (folder / name).write_text(f"{head}\n\n{body}\n", encoding="utf-8")
    output = tmp_path / "output"
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(folder),
        "-o",
        str(output),
        "--ontology",
        str(tmp_path / "bad.ttl"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 0, done.stderr
    html = (output / "graph.html").read_text(encoding="utf-8")
    at = opened(html)
    data = json.loads(at.evaluate("document.getElementById('kg-data').textContent"))["kg"]
    assert len(data["documents"]) >= 2
    assert any("<script>" in thing["name"] + "".join(thing["aliases"]) for thing in data["things"])
    for tab in ("positions", "compare", "claims"):
        at.click(f"#tab-{tab}")
    for number in range(0, at.locator("#table-view tbody button").count(), 3):
        at.locator("#table-view tbody button").nth(number).click()
        assert at.locator("#panel img, #panel svg, #panel iframe, #panel script").count() == 0
        assert all(
            link.startswith("http") for link in at.locator("#panel a").evaluate_all("all => all.map((a) => a.href)")
        )
