"""HTML pages: what is read of them, over layouts of large outlets and common systems, and rule by rule."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import articles
from kg.articles import bylines, linked, titles
from kg.errors import InputError
from kg.model import Article, Kind
from tests.pages import layouts

PAGES = list(layouts.pages())
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The two delegations met for a third day in Mirzan, and the mediators spoke of an agreement within reach.",
        "Neither government would say which of the three open questions had been settled during the long night.",
        "The head of the delegation of Velia said that the maps would be published when the commanders had signed.",
    )
)
UNREAD = (Kind.HEADLINE, Kind.CAPTION)

Read = Callable[..., Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes a page to a file and reads it."""

    def make(page: str | bytes, name: str = "page.html") -> Article:
        path = tmp_path / name
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
        (found,) = articles.read([path])
        assert isinstance(found, Article), str(found)
        return found

    return make


def page(head: str = "", body: str = BODY, title: str = "Talks in Mirzan end without a deal") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def data(**more: object) -> str:
    node = {"@type": "NewsArticle", "headline": "Talks in Mirzan end without a deal", **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def running(article: Article) -> str:
    return folded(" ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind not in UNREAD))


@pytest.mark.parametrize("made", PAGES, ids=[made.name for made in PAGES])
def test_layouts(read: Read, made: layouts.Page) -> None:
    found = read(made.html.encode(made.encoding, "xmlcharrefreplace"))
    text = running(found)
    assert folded(found.title) == folded(made.title)
    assert found.date == made.date
    assert [body for body in made.body if folded(body) not in text] == []
    assert [line for line in layouts.FURNITURE if folded(line) in text] == []
    if made.name != "western":  # an agency behind a bar in a date line is not seen
        assert sorted(map(folded, found.authors)) == sorted(map(folded, made.authors))


@pytest.mark.parametrize("made", [made for made in PAGES if made.captions], ids=lambda made: made.name)
def test_captions_are_kept_apart(read: Read, made: layouts.Page) -> None:
    found = read(made.html)
    captions = " ".join(found.text[p.start : p.end] for p in found.paragraphs if p.kind is Kind.CAPTION)
    assert all(caption in captions for caption in made.captions)
    assert not any(folded(caption) in running(found) for caption in made.captions)


def test_there_are_enough_layouts() -> None:
    assert len(PAGES) >= 30


def test_kinds_of_a_page(read: Read) -> None:
    quote = "<blockquote><p>Nobody asked us to hurry, and nobody asked us to stop.</p></blockquote>"
    points = "<ul><li>The crossing opens for four hours a day</li><li>Lists are exchanged by Friday at noon</li></ul>"
    found = read(
        page(body=f"{BODY}<h2>What comes next</h2>{BODY.replace('a', 'o')}{quote}{points}{BODY.replace('e', 'i')}")
    )
    kinds = {found.text[p.start : p.end]: p.kind for p in found.paragraphs}
    assert kinds["What comes next"] is Kind.HEADING
    assert kinds["Nobody asked us to hurry, and nobody asked us to stop."] is Kind.QUOTE
    assert kinds["The crossing opens for four hours a day"] is Kind.LIST


def test_a_bold_line_is_a_heading_and_bold_words_in_a_sentence_are_not(read: Read) -> None:
    found = read(
        page(
            body=f"{BODY}<p><strong>Doubts in the capital</strong></p><p><b>The minister</b> resigned on Monday night.</p>"
        )
    )
    kinds = {found.text[p.start : p.end]: p.kind for p in found.paragraphs}
    assert kinds["Doubts in the capital"] is Kind.HEADING
    assert kinds["The minister resigned on Monday night."] is Kind.BODY


def test_entries_of_a_live_blog_carry_day_and_time(read: Read) -> None:
    made = next(made for made in PAGES if made.name == "live_in_markup")
    entries = [p for p in read(made.html).paragraphs if p.kind is Kind.ENTRY and p.time]
    assert [p.time for p in entries][:2] == ["09:05", "10:05"]
    assert {p.date for p in entries} == {made.date}


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (data(datePublished="2025-06-02T23:30:00-05:00", dateModified="2025-06-09"), "JSON-LD datePublished"),
        ('<meta property="article:published_time" content="2025-06-02T01:00:00Z">', "meta article:published_time"),
        ('<meta name="DC.date.issued" content="2025-06-02">', "meta dc.date.issued"),
        ('<link rel="canonical" href="https://wire.example/2025/06/02/talks">', "address"),
    ],
)
def test_the_day_and_where_it_came_from(read: Read, head: str, source: str) -> None:
    found = read(page(head))
    assert (found.date, found.date_source) == ("2025-06-02", source)


def test_a_page_without_a_day_has_none(read: Read) -> None:
    found = read(page())
    assert found.date is None
    assert found.date_source


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": "Anna Bell"}, ("Anna Bell",)),
        ([{"name": "Anna Bell"}, {"name": "Carl Dorn"}], ("Anna Bell", "Carl Dorn")),
        ({"name": ["Anna Bell", "Carl Dorn"]}, ("Anna Bell", "Carl Dorn")),
        ("By Anna Bell and Carl Dorn", ("Anna Bell", "Carl Dorn")),
        ({"@type": "Organization", "name": "Mirzan News Agency"}, ("Mirzan News Agency",)),
        ({"@type": "Organization", "name": "The Wire"}, ()),
        (["https://wire.example/anna", "admin"], ()),
        ({"givenName": "Anna", "familyName": "Bell"}, ("Anna Bell",)),
        ([None, 7, {"name": None}, {"name": "Anna Bell, Senior Editor"}], ("Anna Bell",)),
    ],
)
def test_authors_in_data(read: Read, author: object, names: tuple[str, ...]) -> None:
    assert read(page(data(author=author, publisher={"name": "The Wire"}))).authors == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By ANNA BELL and CARL DORN-FALK", ["Anna Bell", "Carl Dorn-Falk"]),
        ("Anna Bell, Carl Dorn and Eva Falk, EXN", ["Anna Bell", "Carl Dorn", "Eva Falk"]),
        ("By Anna Bell in Mirzan and Carl Dorn in Haldenburg", ["Anna Bell", "Carl Dorn"]),
        ("Anna Bell Political Editor", ["Anna Bell"]),
        ("AFP", ["AFP"]),
        ("Ursula von der Leyen", ["Ursula von der Leyen"]),
        ("Radio Example's Northern Service", ["Radio Example's Northern Service"]),
        ("https://wire.example/anna", []),
        ("staff", []),
    ],
)
def test_bylines(text: str, names: list[str]) -> None:
    assert bylines.people([text], ["EXN"]) == names


@pytest.mark.parametrize(
    ("headline", "heading", "others", "outlets", "title"),
    [
        ("", "", [("Talks end without deal | The Wire", 0.6)], ["The Wire"], "Talks end without deal"),
        ("", "", [("Talks end: what now? - wire.example", 0.6)], ["wire.example"], "Talks end: what now?"),
        (
            "",
            "Talks end without a deal",
            [("Talks end without a deal-Mirzan Agency", 0.6)],
            [],
            "Talks end without a deal",
        ),
        (
            "Talks end without deal",
            "The Wire",
            [("Talks end without deal", 1.0)],
            ["The Wire"],
            "Talks end without deal",
        ),
        ("Talks end without de...", "", [("Talks end without deal", 1.0)], [], "Talks end without deal"),
        ("", "Velia - Tarsk talks end", [("Velia - Tarsk talks end", 1.0)], [], "Velia - Tarsk talks end"),
        (
            "Why the talks failed in Mirzan",
            "Why the talks failed in Mirzan",
            [("Seven things to know", 1.0)],
            [],
            "Why the talks failed in Mirzan",
        ),
        ("", "The war | Envoys meet", [("The war | Envoys meet | The Wire", 0.6)], [], "The war | Envoys meet"),
        (
            "Live: talks go on in Mirzan",
            "Talks go on in Mirzan",
            [("Talks go on in Mirzan - EXN Politics", 1.0)],
            ["EXN"],
            "Talks go on in Mirzan",
        ),
        ("", "", [], [], ""),
    ],
)
def test_titles(headline: str, heading: str, others: list[tuple[str, float]], outlets: list[str], title: str) -> None:
    assert titles.best(headline, heading, others, outlets) == title


def test_data_is_found_in_graphs_and_mended() -> None:
    graph = json.dumps({"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "x"}]})
    broken = '<!-- {"@type": "Article", "headline": "two\nlines",} -->'
    nodes = linked.nodes([graph, broken, "not json", "[" * 100_000])
    assert [linked.words(node.get("headline")) for node in linked.articles(nodes)] == ["two lines", "x"]


def test_encodings(read: Read) -> None:
    text = page(title="Café talks in Zürich end without a deal")
    assert read(text.encode()).title.startswith("Café talks in Zürich")
    assert read(text.replace("<head>", '<head><meta charset="iso-8859-1">').encode("latin-1")).title.startswith("Café")
    assert read(text.encode("utf-16")).title.startswith("Café")


def test_packed_pages_and_pages_under_other_endings(read: Read) -> None:
    assert read(gzip.compress(page().encode()), "page.html.gz").id == "page"
    assert read(page(), "page.txt").title == "Talks in Mirzan end without a deal"


def test_markup_and_unseen_signs_do_not_come_through(read: Read) -> None:
    script = "<p>&lt;script&gt;alert(1)&lt;/script&gt; was what the page of the ministry showed on Monday.</p>"
    unseen = "<p>A\u202e &#8238;line &#x200b;of odd signs stood there, officials said.</p>"
    found = read(page(body=f"{script}{BODY}{unseen}"))
    assert "<script>alert(1)</script> was what" in found.text
    assert not {"\u202e", "\u200b"} & set(found.text)


def test_a_page_without_article_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (found,) = articles.read([path])
    assert isinstance(found, InputError)


def test_a_page_in_another_language_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    french = (
        "<p>Les deux délégations se sont rencontrées dans la ville pour une troisième journée de pourparlers, "
        "et les médiateurs "
        "ont parlé d'un accord qui est à portée de main, selon une source qui a été dans la salle.</p>"
    )
    path.write_text(page(body=french * 2))
    (found,) = articles.read([path])
    assert "(fr)" in str(found)
