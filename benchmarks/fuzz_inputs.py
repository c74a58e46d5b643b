# ruff: noqa: E501 - an input stands in one line
"""Broken and hostile inputs of all formats: each must end in an article or a message, within 10 seconds and 1 GB.

    python benchmarks/fuzz_inputs.py [COUNT [NAME...]]   20,000 mutated inputs, then the large hostile ones (or those named)

Inputs come from a seed, so that a run can be repeated. They are read in child processes, many small ones in each, one
large one in each; a child that dies, raises or takes longer than 10 seconds of computing for an input counts. What went
wrong is kept in a folder kg-fuzz among the temporary files.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


from warcio.statusandheaders import StatusAndHeaders  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402

from kg import articles  # noqa: E402
from kg.errors import InputError  # noqa: E402
from kg.model import Article  # noqa: E402
from tests.pages import layouts  # noqa: E402 - found by the path set above
from tests.pages.stories import Story, story  # noqa: E402

SECONDS = 10
MEGABYTES = 1024
BATCH = 100
Input = tuple[str, bytes]
"""A file's name and its bytes."""


def main(arguments: Sequence[str]) -> int:
    """Run all inputs and print what became of them."""
    count = int(arguments[0]) if arguments else 20_000
    wanted = set(arguments[1:])
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    worst = (0.0, "")
    memory = (0, "")
    for batch in _batches(count, wanted):
        results, megabytes = _run(batch)
        for (name, data), (outcome, seconds) in zip(batch, results, strict=True):
            outcomes[outcome.split(":")[0]] += 1
            worst = max(worst, (seconds, name))
            if outcome not in ("article", "message"):
                faults.append(f"{name}: {outcome}")
                kept = Path(tempfile.gettempdir()) / "kg-fuzz"
                kept.mkdir(exist_ok=True)
                (kept / name).write_bytes(data)
        memory = max(memory, (megabytes, f"{batch[0][0]} ff."))
        if len(batch) == 1:
            print(
                f"{batch[0][0]:40} {results[0][0][:60]:10} {results[0][1]:6.2f} s {megabytes:6} MB",
                file=sys.stderr,
                flush=True,
            )
        if sum(outcomes.values()) % 2000 < BATCH and len(batch) > 1:
            print(
                f"{sum(outcomes.values())} {dict(outcomes)} worst {worst[0]:.1f} s {worst[1]}",
                file=sys.stderr,
                flush=True,
            )
    print(f"inputs {sum(outcomes.values()):,}: {dict(sorted(outcomes.items()))}")
    print(f"worst time {worst[0]:.2f} s ({worst[1]}), worst memory {memory[0]} MB ({memory[1]})")
    print("\n".join(faults[:40]))
    return 1 if faults or memory[0] > MEGABYTES else 0


def _batches(count: int, wanted: set[str]) -> Iterator[list[Input]]:
    draw = random.Random(8)  # noqa: S311 - test data
    seeds = list(_seeds())
    weights = [3 if name.endswith((".html", ".txt")) else 2 for name, _ in seeds]
    done = 0
    while done < count:
        size = min(BATCH, count - done)
        yield [_mutated(draw.choices(seeds, weights)[0], done + i, draw) for i in range(size)]
        done += size
    for name, make in HOSTILE:
        if not wanted or name in wanted:
            yield [(name, make())]


# --- running ---------------------------------------------------------------------------------------------------------


def _run(batch: list[Input]) -> tuple[list[tuple[str, float]], int]:
    """Outcome and seconds of each input, and the megabytes that the child came to."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiving)
        _child(batch, sending)
    os.close(sending)
    with os.fdopen(receiving) as lines:
        found = [json.loads(line) for line in lines]
    _, status, usage = os.wait4(child, 0)
    results = [(outcome, seconds) for outcome, seconds in found]
    while len(results) < len(batch):
        died = len(results) == len(found)
        end = "hang" if os.WTERMSIG(status) == signal.SIGALRM else f"crash: the child ended with {status}"
        results.append((end if died else "not run", 2.0 * SECONDS if died else 0.0))
    return results, usage.ru_maxrss // 1024


def _child(batch: list[Input], sending: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (6 * 2**30, 6 * 2**30))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the child, whatever it is in
    with (
        os.fdopen(sending, "w") as out,
        tempfile.TemporaryDirectory() as folder,
    ):
        for name, data in batch:
            path = Path(folder) / name
            path.write_bytes(data)
            signal.alarm(6 * SECONDS)
            begin = time.process_time()
            outcome = _outcome(path)
            signal.alarm(0)
            seconds = time.process_time() - begin
            if seconds > SECONDS and outcome in ("article", "message"):
                outcome = "slow"
            out.write(json.dumps([outcome, seconds]) + "\n")
            out.flush()
            path.unlink()
    os._exit(0)


def _outcome(path: Path) -> str:
    try:
        last = "nothing"
        for number, found in enumerate(articles.read([path])):
            if number == 0 or not isinstance(found, InputError):
                last = "message" if isinstance(found, InputError) else _fault(found) or "article"
            if number > 2000:  # noqa: PLR2004 - files of many articles are read one by one
                break
    except BaseException:  # noqa: BLE001 - what is looked for
        return f"crash: {traceback.format_exc()[-700:]}"
    return last


def _fault(article: Article) -> str:
    """What is wrong with an article that was read, or nothing."""
    at = 0
    for paragraph in article.paragraphs:
        if not at <= paragraph.start < paragraph.end <= len(article.text):
            return "wrong: spans"
        at = paragraph.end
    try:
        (article.text + article.title + article.publisher + "".join(article.authors) + article.url + article.id).encode(
            "utf-8"
        )
    except UnicodeEncodeError:
        return "wrong: lone surrogates"
    return (
        "wrong: control signs" if any(sign in article.text + article.title for sign in "\x00\x1b\u202e\u200b") else ""
    )


# --- small inputs ----------------------------------------------------------------------------------------------------


def _seeds() -> Iterator[Input]:
    for page in layouts.pages():
        yield f"{page.name}.html", page.html.encode(page.encoding, "xmlcharrefreplace")
    for number in (101, 102, 103):
        told = story(number)
        text = "\n\n".join(
            (told.title, f"By {told.authors[0]}", f"{told.caption} ({told.credit})", *told.body, "Related", "Share")
        )
        head = f"title: {told.title}\ndate: {told.date}\npublisher: Example\n\n"
        yield f"text{number}.txt", (head + text).encode()
        yield f"plain{number}.txt", text.encode()
        yield (
            f"note{number}.md",
            f"---\ntitle: {told.title}\n---\n# {told.title}\n\n**{told.body[0]}**\n\n- [a](b)\n- c\n\n> {told.quote}\n\n{text}".encode(),
        )
        yield (
            f"lines{number}.jsonl",
            "\n".join(
                json.dumps({"text": text, "id": str(i), "date": told.date, "author": [told.authors]}) for i in range(3)
            ).encode(),
        )
        yield f"letter{number}.eml", _letter(told, text)
        yield f"saved{number}.mhtml", _saved(number)
        yield f"feed{number}.xml", _feed(number)
        yield f"file{number}.pdf", pdf([told.title, *told.body])
        yield f"crawl{number}.warc.gz", _warc(number)
        yield f"zipped{number}.html.gz", gzip.compress(_page(number), mtime=0)


def _page(number: int) -> bytes:
    return list(layouts.pages())[number % 30].html.encode()


def _letter(told: Story, text: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        told.title,
        "Desk <desk@wire.example>",
        "Mon, 02 Jun 2025 23:30:00 -0500",
    )
    message.set_content(text)
    message.add_alternative("".join(f"<p>{part}</p>" for part in told.body), subtype="html")
    message.set_boundary("border")
    return message.as_bytes()


def _saved(number: int) -> bytes:
    whole = MIMEMultipart("related", boundary="border")
    whole["Snapshot-Content-Location"] = "https://example.com/a"
    whole.attach(MIMEText(_page(number).decode(), "html", "utf-8"))
    return whole.as_bytes()


def _feed(number: int) -> bytes:
    items = "".join(
        f"<item><title>{told.title}</title><link>https://ex.com/{i}</link><pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{''.join(f'<p>{part}</p>' for part in told.body)}]]></description></item>"
        for i in range(number, number + 3)
        for told in [story(i)]
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


def pdf(paragraphs: Sequence[str], pages: int = 2, stream: bytes = b"") -> bytes:
    """A small PDF file with the paragraphs on each page, or with `stream` as their packed contents."""
    shown = "".join(
        f"({part[i : i + 80].translate({40: 39, 41: 39, 92: 47})}) Tj T*\n"
        for part in paragraphs
        for i in range(0, len(part), 80)
    )
    packed = stream or zlib.compress(f"BT /F1 10 Tf 14 TL 50 780 Td {shown} ET".encode("latin-1", "replace"))
    kids = " ".join(f"{5 + i} 0 R" for i in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        ]
        * pages,
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    out += (
        b"trailer << /Size %d /Root 1 0 R /Info << /Title (A talk) /CreationDate (D:20250602) >> >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table)
    )
    return bytes(out)


def _warc(number: int) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for i in (number, number + 1):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://example.com/news/{i}.html",
            "response",
            payload=io.BytesIO(_page(i)),
            http_headers=headers,
            warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:{i:032}>", "WARC-Date": "2025-06-02T00:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def _mutated(seed: Input, number: int, draw: random.Random) -> Input:
    name, data = seed
    if name.endswith(".gz") and draw.random() < 0.5:  # noqa: PLR2004 - half are broken inside, half outside
        inner = _changed(gzip.decompress(data), draw)
        return f"{number}-{name}", gzip.compress(inner, 1, mtime=0)
    return f"{number}-{name}", _changed(data, draw)


def _changed(data: bytes, draw: random.Random) -> bytes:
    for _ in range(draw.choice((1, 1, 2, 3, 6))):
        data = draw.choice(_CHANGES)(data, draw)
    return data[:3_000_000]


def _cut(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data) + 1)]


def _headless(data: bytes, draw: random.Random) -> bytes:
    return data[draw.randrange(len(data) + 1) :]


def _without(data: bytes, draw: random.Random) -> bytes:
    a, b = sorted(draw.randrange(len(data) + 1) for _ in range(2))
    return data[:a] + data[min(b, a + 2000) :]


def _noise(data: bytes, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 5, 50, 500)) if changed else 0):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _repeated(data: bytes, draw: random.Random) -> bytes:
    a, b = sorted(draw.randrange(len(data) + 1) for _ in range(2))
    return data[:b] + data[a : min(b, a + 300)] * draw.choice((2, 10, 200)) + data[b:]


def _spliced(data: bytes, draw: random.Random) -> bytes:
    a = draw.randrange(len(data) + 1)
    return data[:a] + draw.choice(_SPLICES) * draw.choice((1, 3, 100)) + data[a:]


def _recoded(data: bytes, draw: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        draw.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "shift_jis", "utf-7")), "replace"
    )


def _misread(data: bytes, _: random.Random) -> bytes:
    return data.decode("latin-1").encode("utf-8")


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut,
    _headless,
    _without,
    _noise,
    _repeated,
    _spliced,
    _recoded,
    _misread,
)
_SPLICES = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", "\u202e".encode(), "\u200b\u200d\ufeff".encode(), b"\x1b[31m", b"\r", b"<", b">", b"]]>", b"<!--", b"-->", b"<script>",
    b"</script>", b"<div><p>", b"</p></div>", b"<table><tr><td>", b"<h1>", b"<title>", b"<time datetime='", b'{"', b'"}', b"[[[[[[", b"\n\n", b"\n---\n", b"\n-- \n", b"title: ",
    b"date: 99999-99-99\n", b"By A B and ", b"&#0;", b"&#x1F600;", b"&#xD800;", b"&lt;script&gt;", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', b"&a;", b"=?utf-8?q?=FF?=",
    b"Content-Type: text/html; charset=\xff\n", b"--border\n", b"stream\n", b"endstream", b"1 0 obj", b"/Kids [2 0 R]", b"/Length 99999999", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"<rss>",
    b"'; DROP TABLE x; --", b"=cmd|' /C calc'!A0", "ﷺ".encode(), "Ⱥ".encode(), b"\xf0\x9f\x98\x80", b"9" * 5000,
)  # fmt: skip

# --- large ones ------------------------------------------------------------------------------------------------------

_HEAD = b"<html><head><title>Talks in Haldenburg end without a deal</title></head><body><h1>Talks in Haldenburg end without a deal</h1>"
_P = b"<p>The two delegations met for a third day and agreed to exchange lists of prisoners, officials said on Monday evening.</p>\n"


def _article_ld(body: bytes) -> bytes:
    return _HEAD + b'<script type="application/ld+json">' + body + b"</script>" + _P * 20


def _laughs() -> bytes:
    entities = b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10))
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lol">'
        + entities
        + b"]><rss><channel><title>&a9;</title><item><title>&a9;</title></item></channel></rss>"
    )


def _nested_mail(depth: int) -> bytes:
    out = b"Subject: x\nMIME-Version: 1.0\n"
    for i in range(depth):
        out += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i)
    return out + b"Content-Type: text/plain\n\nThe sides met on Monday.\n"


HOSTILE: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("fifty-megabytes.html", lambda: _HEAD + _P * (50_000_000 // len(_P))),
    ("fifty-megabytes-one-paragraph.html", lambda: _HEAD + b"<p>" + b"The sides met on Monday. " * 2_000_000),
    ("five-megabytes-one-paragraph.html", lambda: _HEAD + b"<p>" + b"The sides met on Monday. " * 200_000),
    ("paragraph-at-the-limit.html", lambda: _HEAD + b"<p>" + b"The sides met on Monday. " * 115_000),
    ("script-of-50-megabytes.html", lambda: _HEAD + b"<script>" + b"var x = '<p>'; " * 3_300_000 + b"</script>" + _P * 20),
    ("million-tags.html", lambda: _HEAD + b"<b>x</b>" * 500_000),
    ("million-open-tags.html", lambda: _HEAD + b"<div>" * 1_000_000 + _P * 20),
    ("tags-at-the-limit.html", lambda: _HEAD + _P * 20 + b"<b>x</b>" * 29_000),
    ("paragraphs-at-the-limit.html", lambda: _HEAD + _P * 19_900),
    ("divs-at-the-limit.html", lambda: _HEAD + b"<div class='date author byline'>By A B" * 29_000 + _P * 20),
    ("times-at-the-limit.html", lambda: _HEAD + b"<time datetime=2025-01-01T10:00>10:00</time><p>The sides met again today.</p>" * 9_500),
    ("deep.html", lambda: _HEAD + b"<div>" * 20_000 + _P * 20),
    ("links-at-the-limit.html", lambda: _HEAD + b"<a href=x>a link to something else here</a> " * 29_000),
    ("tables-nested.html", lambda: _HEAD + b"<table><tr><td>" * 10_000 + _P * 20),
    ("lists-nested.html", lambda: _HEAD + b"<ul><li>a point of the deal" * 9_500),
    ("figures.html", lambda: _HEAD + b"<figure><figcaption>The sides (L) meet</figcaption></figure>" * 9_500 + _P * 20),
    ("attributes.html", lambda: _HEAD + b"<p " + b" ".join(b"a%d=b" % i for i in range(400_000)) + b">" + _P * 20),
    ("class-of-megabytes.html", lambda: _HEAD + b"<div class='" + b"related " * 500_000 + b"'>" + _P * 20),
    ("title-of-megabytes.html", lambda: b"<title>" + b"a - b | " * 340_000 + b"</title>" + _P * 20),
    ("comments.html", lambda: _HEAD + b"<!--" * 1_000_000 + _P * 20),
    ("scripts.html", lambda: _HEAD + b"<script>" * 1_000_000 + _P * 20),
    ("entities.html", lambda: _HEAD + _P * 20 + b"<p>" + b"&amp;lt;&#x41;" * 190_000),
    ("spaces.html", lambda: _HEAD + _P * 20 + b"<p>" + b" " * 2_800_000 + b"x</p>"),
    ("data-nested.html", lambda: _article_ld(b"[" * 1_000_000)),
    ("data-nested-well.html", lambda: _article_ld(b'{"a":' * 50_000 + b"1" + b"}" * 50_000)),
    ("data-wide.html", lambda: _article_ld(b"[" + b'{"@type":"NewsArticle","headline":"x","author":{"@id":"#a"}},' * 300_000 + b"{}]")),
    ("data-authors.html", lambda: _article_ld(b'{"@type":"NewsArticle","headline":"x","author":[' + b'{"name":"Anna Bell"},' * 300_000 + b'{"name":"A B"}]}')),
    ("data-many.html", lambda: _HEAD + b'<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 300_000 + _P * 20),
    ("data-body.html", lambda: _article_ld(b'{"@type":"NewsArticle","headline":"x","articleBody":"' + b"<p>The sides met. " * 900_000 + b'"}')),
    ("data-numbers.html", lambda: _article_ld(b'{"@type":"NewsArticle","datePublished":' + b"9" * 4_000_000 + b"}")),
    ("by-by-by.html", lambda: _HEAD + b"<p class=byline>" + b"By Anna Bell and " * 160_000 + b"</p>" + _P * 20),
    ("zeros.html", lambda: b"\x00" * 60_000_000),
    ("bomb.html.gz", lambda: gzip.compress(b"\x00" * 1_000_000_000, 9, mtime=0)),
    ("bomb-of-pages.html.gz", lambda: gzip.compress(_HEAD + _P * 8_000_000, 9, mtime=0)),
    ("bomb-in-bomb.html.gz", lambda: gzip.compress(gzip.compress(gzip.compress(b"\x00" * 500_000_000, 9), 9), 9)),
    ("emoji.html", lambda: _HEAD + ("<p>" + "😀" * 12_000_000).encode()),
    ("one-line.txt", lambda: b"The sides met on Monday and " * 2_000_000),
    ("line-at-the-limit.txt", lambda: b"The sides met on Monday and " * 100_000),
    ("no-spaces.txt", lambda: b"a" * 2_900_000),
    ("capitals.txt", lambda: b"A B C D E " * 290_000),
    ("quotes.txt", lambda: b'"' * 2_900_000),
    ("brackets.txt", lambda: b"(" * 1_000_000 + b")" * 1_000_000),
    ("lines.txt", lambda: b"x\n" * 30_000_000),
    ("lines-at-the-limit.txt", lambda: b"The sides met on Monday, and (L) nobody could say when\n" * 19_999),
    ("bullets.txt", lambda: b"- a point\n\n" * 19_000),
    ("times.txt", lambda: b"10:45\n\nThe sides met again, officials said.\n\n" * 9_900),
    ("header.txt", lambda: b"title: x\n" * 5_000_000),
    ("headers-without-end.txt", lambda: b"title: " + b"x" * 60_000_000),
    ("dates.txt", lambda: b"2 June 2025 " * 240_000),
    ("stars.md", lambda: b"*" * 2_900_000),
    ("open-links.md", lambda: b"[" * 2_900_000),
    ("emphasis.md", lambda: b"*a _b `c ~~" * 250_000),
    ("pictures.md", lambda: b"![a](" * 500_000),
    ("rules.md", lambda: b"- " * 1_400_000),
    ("front.md", lambda: b"---\n" + b"a: b\n" * 500_000),
    ("records.jsonl", lambda: b'{"text":"The sides met on Monday."}\n' * 1_000_000),
    ("nested.jsonl", lambda: b'{"text":' + b"[" * 5_000_000),
    ("large-record.jsonl", lambda: b'{"text":"' + b"The sides met. " * 3_000_000 + b'"}'),
    ("number.jsonl", lambda: b'{"text":"The sides met.","date":' + b"9" * 5_000_000 + b"}"),
    ("keys.jsonl", lambda: b"{" + b",".join(b'"k%d":1' % i for i in range(1_000_000)) + b"}"),
    ("laughs.xml", _laughs),
    ("outside.xml", lambda: b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel><item><title>t</title><description>&e;</description></item></channel></rss>'),
    ("outside-grammar.xml", lambda: b'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel><item><title>t</title></item></channel></rss>'),
    ("entries.xml", lambda: b"<rss><channel>" + b"<item><title>Talks</title><description>The sides met.</description></item>" * 200_000),
    ("deep.xml", lambda: b"<rss>" + b"<channel>" * 500_000),
    ("long-entry.xml", lambda: b"<rss><channel><item><description><![CDATA[" + b"<p>The sides met.</p>" * 500_000 + b"]]></description></item></channel></rss>"),
    ("nested.eml", lambda: _nested_mail(3_000)),
    ("parts.eml", lambda: b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: text/plain\n\nThe sides met.\n" * 200_000),
    ("header.eml", lambda: b"Subject: " + b"=?utf-8?q?x?= " * 500_000 + b"\n\nThe sides met."),
    ("address.eml", lambda: b"From: " + b"(" * 500_000 + b"\n\nThe sides met."),
    ("addresses.eml", lambda: b"From: " + b"a <a@b.example>, " * 200_000 + b"\n\nThe sides met."),
    ("date.eml", lambda: b"Date: " + b"Mon, 2 Jun 2025 " * 200_000 + b"\n\nThe sides met."),
    ("type.eml", lambda: b"Content-Type: text/html; " + b"a*0*=b; " * 200_000 + b"\n\nThe sides met."),
    ("quoted.eml", lambda: b"Subject: x\n\n" + b"> a\n" * 5_000_000),
    ("nested.mhtml", lambda: _nested_mail(3_000)),
    ("page-of-50-megabytes.mhtml", lambda: b"Content-Type: text/html\n\n" + _HEAD + _P * 400_000),
    ("stream-bomb.pdf", lambda: pdf([], 1, zlib.compress(b"(x) Tj\n" * 60_000_000, 9))),
    ("stream-of-text.pdf", lambda: pdf([], 1, zlib.compress(b"BT /F1 10 Tf " + b"(The sides met) Tj T* " * 300_000 + b" ET", 9))),
    ("pages.pdf", lambda: pdf(["The sides met."], 100_000)),
    ("pages-at-the-limit.pdf", lambda: pdf(["The sides met on Monday."] * 400, 100)),
    ("loop.pdf", lambda: pdf(["x"]).replace(b"/Kids [5 0 R 6 0 R]", b"/Kids [2 0 R 2 0 R]")),
    ("array.pdf", lambda: pdf(["x"]).replace(b"/MediaBox [0 0 600 800]", b"/MediaBox " + b"[" * 200_000)),
    ("noise.pdf", lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(20_000_000)),  # noqa: S311 - test data
    ("objects.pdf", lambda: b"%PDF-1.7\n" + b"".join(b"%d 0 obj << >> endobj\n" % i for i in range(1_000_000))),
    ("records.warc", lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 300_000),
    ("bomb.warc.gz", lambda: gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900000000\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 900_000_000, 6)),
    ("length.warc", lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + _P),
    ("header.warc.gz", lambda: gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * 50_000_000, 1)),
    ("answer.warc", lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 60000000\r\n\r\nHTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 8_000_000),
    ("header.warc", lambda: b"WARC/1.0\r\n" + b"a: b\r\n" * 5_000_000),
)  # fmt: skip

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
