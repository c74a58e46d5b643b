"""A real browser without a network; what it must never see makes the test fail when it ends."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import page
from kg.model import Schema
from tests.page_talks import Talks, talks

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, the system's own."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
    )
    if not path:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with sync_api.sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:  # noqa: ANN401 - playwright may be absent
    """Opens pages; at the end no request, error, console line or foreign script may have been."""
    contexts: list[Any] = []
    pages: list[Any] = []
    seen: list[str] = []

    def load(html: str, fragment: str = "", **options: object) -> Any:  # noqa: ANN401
        path = tmp_path / f"page-{len(pages)}.html"
        path.write_bytes(html.encode("utf-8"))
        chosen = {"viewport": {"width": 1280, "height": 800}, "offline": True, "reduced_motion": "reduce", **options}
        context = browser.new_context(**chosen)
        page = context.new_page()
        page.set_default_timeout(6_000)
        page.on("console", lambda line: seen.append(f"console: {line.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: seen.append(f"request: {request.url}") if _is_outside(request.url) else None)
        page.goto(f"file://{path}{fragment}")
        if chosen.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready]", timeout=15_000)
        contexts.append(context)
        pages.append(page)
        return page

    yield load
    planted = [page.evaluate("window.__pwn") for page in pages if page.evaluate("typeof window") == "object"]
    for context in contexts:
        context.close()
    assert seen == []
    assert set(planted) <= {None}


def _is_outside(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:"))


@pytest.fixture(scope="session")
def made(schema: Schema) -> Talks:
    """Talks between Peru and Chile."""
    return talks(schema)


@pytest.fixture(scope="session")
def html(made: Talks, schema: Schema) -> str:
    """The page of those talks."""
    return page.render(made.facts, made.articles, schema, title="Quito talks")
