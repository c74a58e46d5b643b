"""Letters, saved pages, feeds, archives, PDF, Markdown: each gives articles, and hostile ones a message."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from kg import articles
from kg.errors import InputError
from kg.model import Article, Kind

BODY = (
    "The two delegations met for a third day in Mirzan, and the mediators spoke of an agreement within reach.",
    "Neither government would say which of the three open questions had been settled during the long night.",
    "The head of the delegation of Velia said that the maps would be published when the commanders had signed.",
)
HTML = (
    "<html><head><title>Talks in Mirzan end without a deal</title>"
    '<meta property="article:published_time" content="2025-06-02T10:00:00Z"></head>'
    "<body><article><h1>Talks in Mirzan end without a deal</h1>"
    f"{''.join(f'<p>{text}</p>' for text in BODY)}</article></body></html>"
)

Give = Callable[..., list[Article | InputError]]


@pytest.fixture
def give(tmp_path: Path) -> Give:
    """Writes bytes to a file and reads it."""

    def make(name: str, data: bytes) -> list[Article | InputError]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(articles.read([path]))

    return make


def only(found: list[Article | InputError]) -> Article:
    (article,) = found
    assert isinstance(article, Article), str(article)
    return article


def bodies(article: Article) -> tuple[str, ...]:
    return tuple(article.text[p.start : p.end] for p in article.paragraphs if p.kind is Kind.BODY)


def letter(**more: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = "Talks in Mirzan", "Mirzan Wire <desk@wire.example>"
    message["Date"] = "Mon, 02 Jun 2025 23:30:00 -0500"
    for name, value in more.items():
        message[name] = value
    return message


def pdf(lines: list[str], stream: bytes = b"") -> bytes:
    """A file of one page with the lines."""
    shown = "".join(f"({line}) Tj T*\n" for line in lines)
    packed = stream or zlib.compress(f"BT /F1 10 Tf 14 TL 50 780 Td {shown} ET".encode("latin-1"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Title (Talks in Mirzan) /Author (Anna Bell) /CreationDate (D:20250602101500Z) >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return bytes(
        out
    ) + b"xref\n0 7\n0000000000 65535 f \n%strailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        start,
    )


def test_a_letter(give: Give) -> None:
    message = letter()
    message.set_content("\n\n".join(BODY) + "\n\nOn Monday, Carl wrote:\n> old words here\n\n-- \nThe desk\n")
    found = only(give("letter.eml", message.as_bytes()))
    assert (found.title, found.date, found.publisher) == ("Talks in Mirzan", "2025-06-02", "Mirzan Wire")
    assert bodies(found) == BODY


def test_a_letter_of_markup_alone(give: Give) -> None:
    message = letter()
    message.set_content("".join(f"<p>{text}</p>" for text in BODY) + "<style>p{}</style>", subtype="html")
    assert bodies(only(give("letter.eml", message.as_bytes()))) == BODY


def test_headers_in_other_encodings(give: Give) -> None:
    message = EmailMessage()
    message["Subject"] = "Café talks"
    message.set_content("\n\n".join(BODY))
    raw = message.as_bytes()
    assert b"Caf=C3=A9" in raw
    assert only(give("letter.eml", raw)).title == "Café talks"


def test_a_saved_page(give: Give) -> None:
    head = b"Snapshot-Content-Location: https://wire.example/talks\nContent-Type: multipart/related; boundary=b\n\n"
    data = head + b"--b\nContent-Type: text/html; charset=utf-8\n\n" + HTML.encode() + b"\n--b--\n"
    found = only(give("page.mhtml", data))
    assert (found.title, found.url, found.date) == (
        "Talks in Mirzan end without a deal",
        "https://wire.example/talks",
        "2025-06-02",
    )
    assert bodies(found) == BODY


def test_a_feed_has_an_article_an_entry(give: Give) -> None:
    entry = (
        "<item><title>{}</title><link>https://wire.example/{}</link><pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate>"
        "<description><![CDATA[{}]]></description></item>"
    )
    text = "".join(f"<p>{part}</p>" for part in BODY)
    items = entry.format("Talks end", 1, text) + entry.format("Talks end", 2, text) + entry.format("Nothing", 3, "")
    found = give("feed.xml", f"<rss><channel><title>Mirzan Wire</title>{items}</channel></rss>".encode())
    first, second, third = found
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.id) == ("feed-talks-end", "feed-talks-end-2")
    assert (first.date, first.publisher, first.url) == ("2025-06-02", "Mirzan Wire", "https://wire.example/1")
    assert "no text" in str(third)


def test_an_atom_feed(give: Give) -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Talks</title>'
        "<updated>2025-06-02T10:00:00Z</updated>"
        f'<author><name>Anna Bell</name></author><content type="html">&lt;p&gt;{BODY[0]}&lt;/p&gt;</content></entry></feed>'
    )
    found = only(give("feed.atom", data.encode()))
    assert (found.date, found.authors, bodies(found)) == ("2025-06-02", ("Anna Bell",), BODY[:1])


def test_entities_from_outside_are_not_read(give: Give, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret words")
    outside = f'[<!ENTITY e SYSTEM "{secret.as_uri()}">]'
    item = f"<item><title>t</title><description>&e; {BODY[0]}</description></item>"
    feed = f'<?xml version="1.0"?><!DOCTYPE r {outside}><rss><channel>{item}</channel></rss>'
    page = f'<?xml version="1.0"?><!DOCTYPE html {outside}><html><body><p>&e; {BODY[0]}</p></body></html>'
    for found in (*give("feed.xml", feed.encode()), *give("page.html", page.encode())):
        assert "secret words" not in str(found)


def record(address: str, kind: str, data: bytes) -> bytes:
    """A record of an archive: a server's answer."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + data
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http\r\n"
    return gzip.compress(f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n")


def test_an_archive_has_an_article_a_page(give: Give, capfd: pytest.CaptureFixture[str]) -> None:
    pages = (("a/talks.html", "text/html"), ("x.css", "text/css"), ("../../etc/passwd", "text/html; charset=utf-8"))
    data = b"".join(record(f"https://wire.example/{name}", kind, HTML.encode()) for name, kind in pages)
    first, second = give("crawl.warc.gz", data)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.url) == ("crawl-talks", "https://wire.example/a/talks.html")
    assert "/" not in second.id
    assert capfd.readouterr() == ("", "")


def test_a_pdf_file(give: Give) -> None:
    lines = [line for text in BODY for line in (text[:60], text[60:])]
    found = only(give("talks.pdf", pdf(lines)))
    assert (found.title, found.authors, found.date, found.date_source) == (
        "Talks in Mirzan",
        ("Anna Bell",),
        "2025-06-02",
        "the file's own date",
    )
    assert " ".join(bodies(found)).replace("- ", "-") == " ".join(
        " ".join(part.strip() for part in (t[:60], t[60:])) for t in BODY
    )


def test_markdown(give: Give) -> None:
    front = '---\ntitle: "Talks"\ndate: 2025-06-02\nauthors: [Anna Bell, Carl Dorn]\n---\n'
    above = f"# A heading\n\n![The envoys](a.jpg)\n\n**The two** {BODY[0][8:]}\n\n- a [point](http://x) of it\n\n"
    text = f"{front}{above}> {BODY[1]}\n\n```\ncode\n```\n\n{BODY[2]}\n"
    found = only(give("note.md", text.encode()))
    kinds = [(p.kind, found.text[p.start : p.end]) for p in found.paragraphs]
    assert (found.title, found.date, found.authors) == ("Talks", "2025-06-02", ("Anna Bell", "Carl Dorn"))
    assert kinds == [
        (Kind.HEADING, "A heading"),
        (Kind.CAPTION, "The envoys"),
        (Kind.BODY, BODY[0]),
        (Kind.LIST, "a point of it"),
        (Kind.QUOTE, BODY[1]),
        (Kind.BODY, BODY[2]),
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("page.html.gz", b"\x1f\x8bbroken", "damaged gzip"),
        ("page.html.gz", gzip.compress(HTML.encode())[:-20], "breaks off"),
        ("page.html.gz", gzip.compress(bytes(70_000_000), 9), "unpacks to more"),
        ("page.html", HTML.encode() + b"<b>x</b>" * 500_000, "too much for a page"),
        ("page.html", HTML.encode() + b"<p>" + b"x" * 8_000_000, "too much for a page"),
        ("talks.txt", b"The sides met.\n" * 300_000, "more than an article has"),
        ("talks.jsonl", b'{"text":' + b"[" * 100_000, "not JSON"),
        ("page.mhtml", b"Content-Type: text/plain\n\nThe sides met.", "no page in this file"),
        ("letter.eml", b"Subject: " + b"x" * 400_000 + b"\n\nThe sides met.", "more headers"),
        ("letter.eml", b"Subject: x\n\n", "no text"),
        ("feed.xml", b"<rss><channel>" + b"<item/>" * 3000 + b"</channel></rss>", "too large for a feed"),
        ("feed.xml", b"<rss><channel></channel></rss>", "no feed"),
        ("crawl.warc", b"no archive at all", "damaged"),
        ("crawl.warc", b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, "header without end"),
        ("crawl.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * 5_000_000, 1), "header without end"),
        ("talks.pdf", b"%PDF-1.7\nnothing", "no PDF"),
        ("talks.pdf", pdf([], zlib.compress(b"(x) Tj\n" * 1_000_000)), "more than 2 MB"),
    ],
)
def test_what_cannot_be_read_is_said(give: Give, name: str, data: bytes, words: str) -> None:
    (found,) = give(name, data)
    assert isinstance(found, InputError)
    assert words in str(found)


@pytest.mark.parametrize(
    ("name", "data", "module", "extra"),
    [
        ("talks.pdf", pdf([BODY[0]]), "pypdf", "pdf"),
        ("feed.xml", b"<rss><channel><item><title>x</title></item></channel></rss>", "feedparser", "feeds"),
        ("crawl.warc", b"WARC/1.0\r\n", "warcio", "warc"),
    ],
)
def test_a_missing_library_is_said(
    give: Give, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (found,) = give(name, data)
    assert f"pip install 'parley-kg[{extra}]'" in str(found)


def test_a_hostile_page_is_read_in_bearable_time(give: Give) -> None:
    found = only(give("deep.html", HTML.replace("</body>", "<div>" * 20_000 + "</body>").encode()))
    assert found.title == "Talks in Mirzan end without a deal"
