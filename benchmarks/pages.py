"""How well pages are read: kg and, beside it, trafilatura alone, over the test pages or over pages of your own.

    python benchmarks/pages.py                 the test pages of tests/pages
    python benchmarks/pages.py FOLDER          NAME.html (or .html.gz) each with NAME.json: title, date, authors, body

Prints for each reader the share of body paragraphs kept, of furniture dropped, of right titles, dates and authors, and
the F1 of the body's words; then each page that kg does not read without fault.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


import trafilatura  # noqa: E402 - after the path set above

from kg.articles import markup, pages, sources  # noqa: E402
from kg.articles.reading import article  # noqa: E402
from kg.errors import InputError  # noqa: E402
from kg.model import Kind  # noqa: E402
from tests.pages import layouts  # noqa: E402

GOOD = 0.97


@dataclass(frozen=True, slots=True)
class Known:
    """What a page is known to say."""

    name: str
    data: bytes
    title: str
    date: str | None
    authors: tuple[str, ...]
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1 for one page."""

    kept: float
    dropped: float
    title: float
    date: float
    authors: float
    f1: float


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    known = list(_saved(Path(arguments[0])) if arguments else _made())
    own = [_own(page) for page in known]
    alone = [_alone(page) for page in known]
    print(f"{len(known)} pages       kept  dropped  title   date  authors  body F1")
    for name, scores in (("kg", own), ("trafilatura", alone)):
        print(
            f"{name:12}" + "".join(f"{sum(getattr(s, f) for s in scores) / len(scores):8.3f}" for f in Score.__slots__)
        )
    for page, score in zip(known, own, strict=True):
        faults = {name: getattr(score, name) for name in Score.__slots__ if getattr(score, name) < GOOD}
        if faults:
            print(f"  {page.name}: " + ", ".join(f"{name} {value:.2f}" for name, value in faults.items()))


def _made() -> Iterator[Known]:
    for page in layouts.pages():
        yield Known(
            page.name,
            page.html.encode(page.encoding, "xmlcharrefreplace"),
            page.title,
            page.date,
            page.authors,
            page.body,
        )


def _saved(folder: Path) -> Iterator[Known]:
    for path in sorted(folder.glob("*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))
        packed = path.with_suffix(".html.gz")
        data = (
            path.with_suffix(".html").read_bytes()
            if not packed.exists()
            else markup.unzipped(packed.read_bytes(), 10**8, str(packed))
        )
        yield Known(path.stem, data, found["title"], found.get("date"), tuple(found["authors"]), tuple(found["body"]))


def _own(page: Known) -> Score:
    source = sources.Source(page.name, page.name, ".html", page.data)
    try:
        found = article(pages.draft(source), source)
    except InputError as error:
        found = error
    if isinstance(found, InputError):
        print(f"  {page.name}: {found}")
        return Score(0, 0, 0, 0, 0, 0)
    left_out = (Kind.HEADLINE, Kind.CAPTION)
    body = [found.text[p.start : p.end] for p in found.paragraphs if p.kind not in left_out]
    return _score(page, found.title, found.date, found.authors, body)


def _alone(page: Known) -> Score:
    document = trafilatura.bare_extraction(page.data, with_metadata=True, include_comments=False)
    if document is None:
        return Score(0, 0, 0, 0, 0, 0)
    authors = tuple(filter(None, (document.author or "").split("; ")))
    return _score(page, document.title or "", document.date, authors, (document.text or "").split("\n"))


def _score(page: Known, title: str, date: str | None, authors: Sequence[str], body: Sequence[str]) -> Score:
    text = _folded(" ".join(body))
    furniture = [line for line in layouts.FURNITURE if _folded(line) in _folded(page.data.decode("utf-8", "replace"))]
    return Score(
        kept=sum(_folded(paragraph) in text for paragraph in page.body) / len(page.body),
        dropped=1 - sum(_folded(line) in text for line in furniture) / len(furniture) if furniture else 1.0,
        title=float(_folded(title) == _folded(page.title)),
        date=float(date == page.date),
        authors=float(sorted(map(_folded, authors)) == sorted(map(_folded, page.authors))),
        f1=_f1(Counter(text.split()), Counter(_folded(" ".join(page.body)).split())),
    )


def _f1(found: Counter[str], wanted: Counter[str]) -> float:
    both = (found & wanted).total()
    return 2 * both / (found.total() + wanted.total()) if both else 0.0


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


if __name__ == "__main__":
    main(sys.argv[1:])
