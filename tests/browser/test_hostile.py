"""Thirteen kinds of hostile text on every way into a page, and pyvis's own page as the control that runs seven of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import VECTORS, Vector

Open = Callable[..., Any]

_FRONTS = ("Alder Birch Cedar Elder Hazel Juniper Larch Maple Poplar Rowan Spruce Sumac Willow").split()
"""A front that negotiates for each vector; its preferred name is the vector's text."""
_PREFIXES = """
@prefix talks: <https://w3id.org/parley/talks#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
_OPENED = """(id) => {
  const kg = JSON.parse(document.getElementById("kg-data").textContent).kg;
  const row = kg.claims.filter((claim) => kg.documents[claim.doc].id === id).map((claim) => claim.id);
  return row;
}"""


@dataclass(frozen=True, slots=True)
class Built:
    """The page that `kg build` made of all vectors, and the data in it."""

    html: str
    data: dict[str, Any]

    def document(self, number: int, kind: str) -> dict[str, Any]:
        """The article of a vector; its file name begins with number and kind."""
        return next(d for d in self.data["documents"] if Path(d["id"]).name.startswith(f"{number:02}-{kind}"))


def _line(text: str) -> str:
    """The text without the separators that end a line; those stand in the body alone."""
    return " ".join(text.split())


def _file(number: int, kind: str, text: str) -> str:
    return f"{number:02}-{kind} {_line(text)}.txt".replace("/", "\N{FRACTION SLASH}")


def _article(number: int, vector: Vector, url: str) -> str:
    line, front = _line(vector.text), f"{_FRONTS[number]} Front"
    return (
        f"title: {line}\ndate: 2031-03-{number + 1:02}\npublisher: {line}\nurl: {url}\n\n"
        f"Peru agreed to a cease-fire with Chile {vector.text} on Monday.\n\n"
        f"The {front} rejected the cease-fire.\n\nChile met the {front} in Quito on Tuesday and published {vector.text}.\n"
    )


def _ontology() -> str:
    names = [
        f"<https://hostile.example/front#{number}> a talks:Organisation ; rdfs:label {json.dumps(vector.text)}@en ;"
        f' skos:prefLabel {json.dumps(vector.text)}@en ; skos:altLabel "{front} Front"@en .'
        for number, (front, vector) in enumerate(zip(_FRONTS, VECTORS, strict=True))
    ]
    return _PREFIXES + "\n".join(names) + "\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """`kg build` over two articles for each vector: one with the bare text as its address, one with it behind https."""
    folder = tmp_path_factory.mktemp("hostile")
    articles, output, ontology = folder / "articles", folder / "output", folder / "fronts.ttl"
    articles.mkdir()
    ontology.write_text(_ontology(), encoding="utf-8")
    for number, vector in enumerate(VECTORS):
        tail = vector.text.replace(" ", "+")
        for kind, url in (("bare", _line(vector.text)), ("web", f"https://hostile.example/{_line(tail)}")):
            path = articles / _file(number, kind, vector.text)
            path.write_text(_article(number, vector, url), encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(output), "--ontology", str(ontology)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 0, done.stderr
    html = (output / "graph.html").read_text(encoding="utf-8")
    start = html.index('type="application/json">') + len('type="application/json">')
    return Built(html, json.loads(html[start : html.index("</script>", start)])["kg"])


_NUMBERED = [pytest.param(number, vector, id=vector.name.replace(" ", "-")) for number, vector in enumerate(VECTORS)]


def test_thirteen_kinds_of_which_seven_run() -> None:
    assert len(VECTORS) == 13
    assert sum(vector.runs for vector in VECTORS) == 7


@pytest.mark.parametrize(("number", "vector"), _NUMBERED)
def test_text_reaches_the_page_by_every_way(built: Built, number: int, vector: Vector) -> None:
    line = _line(vector.text)
    for kind in ("bare", "web"):
        document = built.document(number, kind)
        assert document["title"] == document["publisher"] == line
        assert line in Path(document["id"]).name.replace("\N{FRACTION SLASH}", "/")
    assert built.document(number, "bare")["url"] == ""
    assert built.document(number, "web")["url"].startswith("https://hostile.example/")
    names = {_line(name) for thing in built.data["things"] for name in (thing["name"], *thing["aliases"])}
    assert line in names
    sentences = {_line("".join(words for words, _ in claim["words"])) for claim in built.data["claims"]}
    assert any(line in sentence for sentence in sentences)


@pytest.mark.parametrize(("number", "vector"), _NUMBERED)
def test_text_stays_text(opened: Open, built: Built, number: int, vector: Vector) -> None:
    """Every claim of its articles opened, its things rested upon; `opened` fails on script, request and error."""
    at = opened(built.html)
    web = built.document(number, "web")["id"]
    for claim in at.evaluate(_OPENED, web):
        at.evaluate("(id) => { location.hash = 'c=' + id }", claim)
        at.wait_for_selector("#panel blockquote")
        assert at.locator("#panel :is(img, svg, iframe, script, style, object)").count() == 0
        links = at.locator("#panel a").evaluate_all("all => all.map((a) => a.protocol)")
        assert set(links) <= {"https:"}
    at.fill("#search", _line(vector.text)[:60])
    at.keyboard.press("Enter")
    box = at.locator("#canvas").bounding_box()
    at.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for tab in ("positions", "compare", "claims"):
        at.click(f"#tab-{tab}")
        assert at.locator("main :is(img, svg, iframe, script, style, object)").count() == 0


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # pyvis leaves the file of a graph in DOT open
@pytest.mark.parametrize(("number", "vector"), _NUMBERED)
def test_stock_page_as_the_control(browser: Any, tmp_path: Path, number: int, vector: Vector) -> None:  # noqa: ANN401
    """Where pyvis's own page is known to run the text, the detector must see it; where it holds, it must not."""
    path = tmp_path / f"{number}.html"
    path.write_text(vector.stock(vector.text, tmp_path).generate_html(), encoding="utf-8")
    context = browser.new_context(offline=True)
    at = context.new_page()
    at.goto(f"file://{path}", wait_until="domcontentloaded")
    if vector.hover:
        place = at.evaluate("(p => [p.x, p.y])(network.canvasToDOM(network.getPosition(1)))")
        box = at.locator("#mynetwork canvas").bounding_box()
        at.mouse.move(box["x"] + place[0] - 3, box["y"] + place[1] - 3)
        at.mouse.move(box["x"] + place[0], box["y"] + place[1], steps=3)
    try:
        at.wait_for_function("window.__pwn !== undefined", timeout=4_000 if vector.runs else 700)
        ran = True
    except Exception as error:  # noqa: BLE001 - playwright may be absent, and with it the class of its timeout
        assert "Timeout" in type(error).__name__  # noqa: PT017
        ran = False
    context.close()
    assert ran is vector.runs
