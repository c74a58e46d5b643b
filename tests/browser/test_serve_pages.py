"""The pages of `kg serve` in a real browser: they work, and text of the graph stays text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.serve_graph import NASTY, Server, running, turtle


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("browser")
    (folder / "graph.ttl").write_text(turtle(100), encoding="utf-8")
    with running(folder, "--rows", "5000") as found:
        yield found


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page that may ask the server alone; afterwards no script of the graph has run, and nothing was complained about."""
    context = browser.new_context(base_url=server.address)
    found = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    found.on("console", lambda message: complaints.append(message.text))
    found.on("pageerror", lambda fault: complaints.append(str(fault)))
    found.on("dialog", lambda dialog: complaints.append(dialog.message))
    found.on("request", lambda request: asked.append(request.url))
    yield found
    context.close()
    assert not complaints
    assert not [url for url in asked if not url.startswith((f"{server.address}/", "blob:", "data:"))]


def _ask(page: Page, query: str) -> None:
    page.goto("/query")
    page.wait_for_selector("body[data-ready]")
    page.fill("#text", query)
    page.click("#run")


def test_a_query_is_answered_as_a_table_and_hostile_text_is_text(page: Page) -> None:
    _ask(page, "SELECT ?s ?name { ?s a <https://example.org/small#Human> ; rdfs:label ?name } ORDER BY STR(?s)")
    page.wait_for_selector("#results tbody tr:nth-child(10)")
    assert page.inner_text("#status").startswith("10 rows")
    assert page.text_content("#results tbody tr:nth-child(10) td:nth-child(2)") == NASTY.encode().decode(
        "unicode_escape"
    )
    assert page.inner_text("#results tbody tr:nth-child(1) a") == "thing:p0"
    assert page.locator("#results img").count() == 0


def test_a_shipped_question_runs_when_it_is_chosen(page: Page) -> None:
    page.goto("/query")
    page.wait_for_selector("body[data-ready]")
    page.select_option("#questions", index=1)
    page.wait_for_selector("#status:has-text('rows in')")
    assert "SELECT" in page.input_value("#text")


def test_a_download_has_the_whole_answer(page: Page) -> None:
    _ask(page, "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1200")
    page.wait_for_selector("caption:has-text('1000 of 1200')")
    with page.expect_download() as waiting:
        page.click("#download")
    lines = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert waiting.value.suggested_filename == "answer.csv"
    assert lines.count("https://") >= 1200


def test_a_thing_is_found_and_read_to_its_sentence(page: Page) -> None:
    page.goto("/")
    page.wait_for_selector("body[data-ready]")
    page.fill("#text", "number 1")
    page.press("#text", "Enter")
    page.click("#things button")
    page.click("#ties button:has-text('claims')")
    page.wait_for_selector("blockquote")
    assert page.inner_text("blockquote >> nth=0") == "🇨🇭 Ann 1 signed paper 1."
    marks = page.locator("blockquote >> nth=0").locator("mark").all_inner_texts()
    assert marks == ["Ann 1", "signed", "paper 1"]
    assert page.locator("section a").first.get_attribute("href") == "https://gull.example/0"


def test_hostile_names_are_text_when_browsing(page: Page) -> None:
    page.goto("/browse")
    page.fill("#text", "onerror")
    page.press("#text", "Enter")
    page.click("#things button")
    page.wait_for_selector("#ties table")
    assert page.locator("#ties img").count() == 0


def test_an_iri_leads_on_from_an_answer_and_from_outside(page: Page) -> None:
    _ask(page, "SELECT ?claim { ?claim a kg:Claim } ORDER BY ?claim LIMIT 1")
    page.click("#results a")
    page.wait_for_selector("#about table")
    assert page.inner_text("#ties h2") == "c0000"
    page.click("#about button:has-text('Ann Number 0')")
    page.wait_for_selector("#ties h2:has-text('Ann Number 0')")
    assert page.locator("#ties tbody tr").count() == 1
    assert page.inner_text("#about tr:has-text('altLabel') td >> nth=1") == "A. 0"
    page.goto("/id/thing/p9")
    page.wait_for_selector("#about table")
    assert page.text_content("#ties h2") == NASTY.encode().decode("unicode_escape")
    page.goto("/browse#thing=urn:none")
    page.wait_for_selector("#status:has-text('The graph says nothing of it')")
