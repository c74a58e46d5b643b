"""Judges the pieces of a draft: headline, caption, body, list, heading, entry of a live blog, or furniture.

The rules look at whole lines and at where they stand; none knows an outlet. Order and lists follow the reading notes'
section on cleaning: exact lines, notices and biographies, captions, bylines, repeated lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.articles import bylines, days, furniture
from kg.articles.draft import Draft, Piece
from kg.articles.furniture import Furniture, folded
from kg.model import Kind, Paragraph

_BULLET = re.compile(r"(?:[•▪◦‣·*●○■□➤►✓–-]|\d{1,2}[.)]|\((?:[a-h]|[ivx]{1,4}|\d{1,2})\))\s+")
_CLOCK = re.compile(
    r"(?:(?:[A-Z][a-z]{2,8}day,? )?)(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|local time)\)?){0,2}(?P<rest>(?:\s|$|[-–—:|]).*)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:[,/ (][^—–]{0,50}?)?\s?(?:--|—|–|_| - )\s?\S")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_SPEECH = re.compile(r"[\"“”].{8,}[\"“”]")
_BRACKETED = re.compile(r"\([^()]*\)$")
_AGENCY_CODE = re.compile(r"\((?:[A-Z]{2,6})(?:[/-][A-Za-z.]{1,12}){0,4}\)$")
_RULE = re.compile(r"[\W_]+$")
_CREDITED = re.compile(
    r"\((?:reporting|editing|writing|additional|compiled|report|translated|edited|written|produced)\b", re.IGNORECASE
)
_LABEL_WORDS = 6
_HEADING_SIGNS = 90
_HEADING_WORDS = 12
_MENU_WORDS = 4
_MENU_ROWS = 4
_ENOUGH = 2
_LINES_OF_TITLE = 15
_SHORT_TITLE, _BESIDE_TITLE = 20, 25
"""Signs that a title has at least, and that a line may have more or less than the title."""
_LINKS = 3
_KEY_SIGNS = 80
_COUNTED = re.compile(r"(?:\[\d+/\d+\]|item \d+ of \d+)\s*", re.IGNORECASE)
_LINES_ABOVE = 4
"""Paragraphs among which a byline may still stand: below a standfirst, a caption, a lead."""
_LONGEST_LINK = 120


@dataclass(frozen=True, slots=True)
class Judged:
    """The paragraphs to read, and what the lines themselves said about the article."""

    paragraphs: tuple[Paragraph, ...]
    title: str
    date: str | None
    date_source: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A piece with its words; `start` is past a bullet, `verdict` None while nothing is said about it."""

    piece: Piece
    start: int
    end: int
    text: str
    bullet: bool = False
    verdict: Kind | None = None
    dropped: bool = False
    date: str | None = None
    time: str | None = None

    @property
    def open(self) -> bool:
        """Whether the line is still to be judged."""
        return self.verdict is None and not self.dropped

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text[:500].split())

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-12:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it is surely running text: long, and ended as a sentence."""
        return self.ends and len(self.text) > _HEADING_SIGNS


@dataclass(slots=True)
class _State:
    """What is found on the way down."""

    lines: list[_Line]
    draft: Draft
    words: Furniture = field(default_factory=furniture.load)
    title: str = ""
    date: str | None = None
    date_source: str = ""
    authors: tuple[str, ...] = ()


def judged(draft: Draft) -> Judged:
    """The draft's paragraphs with their kinds; title, date and author from the lines where the draft lacks them."""
    state = _State([_line(piece, draft.text) for piece in draft.pieces], draft, title=draft.title, date=draft.date)
    state.date_source = draft.date_source
    for step in (_titles, _bylines, _plain_furniture, _entries, _menus, _captions, _tails, _head, _rest, _links, _last):
        step(state)
    return Judged(tuple(_paragraphs(state.lines)), state.title, state.date, state.date_source, state.authors)


def _line(piece: Piece, text: str) -> _Line:
    words = text[piece.start : piece.end]
    bullet = _BULLET.match(words) if piece.kind in (None, Kind.LIST) else None
    start = piece.start + (bullet.end() if bullet else 0)
    label = furniture.load().label.match(text, start, piece.end)
    if label and len(text[label.end() : piece.end].split()) > _LABEL_WORDS:
        start = label.end()
    given = None if piece.kind is Kind.BODY else piece.kind
    return _Line(
        piece, start, piece.end, text[start : piece.end], bullet is not None, given, date=piece.date, time=piece.time
    )


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Paragraph]:
    date = None
    time = None
    entry = False
    for line in lines:
        if line.verdict is Kind.ENTRY and line.dropped:
            entry, date, time = True, line.date or date, line.time
        elif not line.dropped and line.start < line.end:
            kind = line.verdict or Kind.BODY
            kind = Kind.ENTRY if entry and kind is Kind.BODY else kind
            yield Paragraph(line.start, line.end, kind, line.date or date, line.time or time)


# --- the steps, in their order ---------------------------------------------------------------------------------------


def _titles(state: _State) -> None:
    """The first line that repeats the title is the headline; a text without a title has one in a short first line."""
    wanted = folded(state.title)
    if wanted:
        same = [i for i, line in enumerate(state.lines) if _same_title(folded(line.text), wanted)]
        for i in same:
            state.lines[i] = replace(state.lines[i], dropped=True)
        if same:
            best = next((i for i in same if folded(state.lines[i].text) == wanted), same[0])
            state.lines[best] = replace(state.lines[best], dropped=False, verdict=Kind.HEADLINE)
        return
    for i, line in enumerate(state.lines[:_LINES_OF_TITLE]):
        if line.is_prose or line.bullet:
            return
        if _can_be_title(line.text) and not _stands_for_other(line.text, state.words):
            if any(later.is_prose for later in state.lines[i + 1 :]):
                state.lines[i] = replace(line, verdict=Kind.HEADLINE)
                state.title = line.text
            return


def _stands_for_other(text: str, words: Furniture) -> bool:
    """Whether a line above the text is furniture, a day, a byline or a caption rather than a title."""
    if words.is_line(text) or days.only_day(text) or _is_byline(text):
        return True
    return words.is_notice(text) or words.caption_points(text) >= _ENOUGH


def _same_title(line: str, title: str) -> bool:
    """Whether a line is the title, its beginning, or the title behind the names of sections ("News Politics ...")."""
    within = (title.startswith(line) and len(line)) or (line.endswith(title) and len(title))
    return line == title or (within > _SHORT_TITLE and abs(len(title) - len(line)) < _BESIDE_TITLE)


def _can_be_title(text: str) -> bool:
    return _MENU_WORDS < len(text.split()) <= 25 and len(text) < 180 and not text.endswith((".", ":", ",", ";"))  # noqa: PLR2004


def _plain_furniture(state: _State) -> None:
    """Exact lines, rules, notices, agency codes, the publisher's name alone, lines that stand there before."""
    seen: set[str] = set()
    publisher = folded(state.draft.publisher)
    for i, line in enumerate(state.lines):
        key = folded(line.text if line.is_prose else _COUNTED.sub("", line.text, count=1)[:_KEY_SIGNS])
        repeated = key in seen and line.words > 2  # noqa: PLR2004
        seen.add(key)
        if line.dropped or line.verdict is Kind.HEADLINE:
            continue
        if not key or key == publisher or repeated or _is_furniture(line, state.words):
            state.lines[i] = replace(line, dropped=True)


def _is_furniture(line: _Line, words: Furniture) -> bool:
    text = line.text
    if _RULE.match(text) or words.is_line(text) or _AGENCY_CODE.match(text) or _CREDITED.match(text):
        return True
    if words.is_notice(text) and not (_SPEECH.search(text) and words.speech.search(text)):
        return not line.is_prose or len(text) < 600  # noqa: PLR2004 - a longer paragraph holds more than a notice
    return False


def _bylines(state: _State) -> None:
    """Lines that name the author or the day, above the text."""
    prose = [i for i, line in enumerate(state.lines) if line.open and line.is_prose][:_LINES_ABOVE]
    for i, line in enumerate(state.lines[: prose[-1] if prose else None]):
        if not line.open or line.is_prose:
            continue
        day = days.only_day(line.text)
        if day:
            if not state.date:
                state.date, state.date_source = day, "line in the text"
        elif _is_byline(line.text):
            state.authors = state.authors or bylines.names(line.text)
        else:
            continue
        state.lines[i] = replace(line, dropped=True)


def _is_byline(text: str) -> bool:
    return bylines.is_byline(text)


def _entries(state: _State) -> None:
    """Lines that begin an entry of a live blog: a time alone, or before a label. Fewer than two make no live blog."""
    found = []
    for i, line in enumerate(state.lines):
        if line.verdict is Kind.ENTRY and line.text == "entry":
            state.lines[i] = replace(line, dropped=True)
            continue
        match = _CLOCK.match(line.text) if not line.dropped and line.words <= _HEADING_WORDS else None
        if match and not (match["rest"] and line.ends):
            found.append((i, _clock(match), days.day(line.text)))
    if len(found) < 2:  # noqa: PLR2004
        return
    for i, time, day in found:
        state.lines[i] = replace(state.lines[i], verdict=Kind.ENTRY, dropped=True, time=time, date=day)


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()[:1]
    if half and 1 <= hour <= 12:  # noqa: PLR2004
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{match['minute']}"


def _menus(state: _State) -> None:
    """Four and more short lines one below the other are a menu or a list of languages; lists of sentences are not."""
    run: list[int] = []
    for i, line in enumerate([*state.lines, None]):
        if line and line.piece.kind is None and not line.ends and line.words <= _MENU_WORDS and line.verdict is None:
            run.append(i)
            continue
        if len([j for j in run if not state.lines[j].dropped or state.lines[j].words <= _MENU_WORDS]) >= _MENU_ROWS:
            for j in run:
                state.lines[j] = replace(state.lines[j], dropped=True)
        run = []


def _captions(state: _State) -> None:
    """Lines with marks of a caption, and undated ones beside them above a dateline."""
    dateline = next((i for i, line in enumerate(state.lines) if _DATELINE.match(line.text)), -1)
    for i, line in enumerate(state.lines):
        if not line.open or line.bullet:
            continue
        points = state.words.caption_points(line.text)
        points += bool(points and i < dateline)
        points += bool(points and i and state.lines[i - 1].verdict is Kind.CAPTION)
        if points >= _ENOUGH and not _is_said(line.text) and len(line.text) < 700:  # noqa: PLR2004
            state.lines[i] = replace(line, verdict=Kind.CAPTION)


def _is_said(text: str) -> bool:
    """Whether the line holds a quotation of some length, which captions do not."""
    return _SPEECH.search(text) is not None


def _tails(state: _State) -> None:
    """Boxes of links and of authors: their heading, and what belongs to it."""
    total = state.lines[-1].end if state.lines else 0
    box = ""
    for i, line in enumerate(state.lines):
        late = line.start > total * 0.6
        if line.dropped and line.verdict is Kind.ENTRY:
            box = ""
        elif state.words.is_tail(line.text):
            box = "links"
        elif late and state.words.author_box.search(line.text[:80]):
            box = "author"
        elif line.is_prose and (box == "links" or not late):
            box = ""
        elif late and _ends_article(state, i) and state.words.is_biography(line.text):
            state.lines[i] = replace(line, dropped=True)
        if box and not (line.dropped and line.verdict is Kind.ENTRY):
            state.lines[i] = replace(line, dropped=True)


def _ends_article(state: _State, at: int) -> bool:
    """Whether no running text but other biographies stands below the line."""
    later = [line for line in state.lines[at + 1 :] if line.open and line.is_prose]
    return len(later) <= 2 and all(state.words.is_biography(line.text) for line in later)  # noqa: PLR2004


def _head(state: _State) -> None:
    """Labels above the text ("Middle East | Gaza war", "ANALYSIS", a slug): short, and no sentence."""
    first = next((i for i, line in enumerate(state.lines) if line.open and line.is_prose), 0)
    for i, line in enumerate(state.lines[:first]):
        if not line.open or line.ends or line.bullet or line.text.endswith(":"):
            continue
        if "|" in line.text or line.words <= _LABEL_WORDS:
            listed = any(later.bullet for later in state.lines[i + 1 : i + 2])
            kind = Kind.HEADING if listed else None
            state.lines[i] = replace(line, verdict=kind, dropped=kind is None)


def _rest(state: _State) -> None:
    """Items, sub-headings, and what is left: the body."""
    for i, line in enumerate(state.lines):
        if not line.open:
            continue
        below = next((later for later in state.lines[i + 1 :] if not later.dropped), None)
        if line.bullet:
            state.lines[i] = replace(line, verdict=Kind.LIST)
        elif line.piece.kind is None and _is_heading(line):
            # A heading without anything below it heads nothing: a link, a slogan.
            state.lines[i] = replace(line, verdict=Kind.HEADING, dropped=below is None)
        else:
            state.lines[i] = replace(line, verdict=Kind.BODY)


def _links(state: _State) -> None:
    """Three and more headings one below the other are links, and those below the last paragraph head nothing."""
    run: list[int] = []
    for i, line in enumerate([*state.lines, None]):
        if line is not None and (line.dropped or (line.verdict is Kind.HEADING and line.piece.kind is None)):
            run += [] if line.dropped else [i]
            continue
        if len(run) >= _LINKS or line is None:
            for j in run:
                state.lines[j] = replace(state.lines[j], dropped=True)
        run = []


def _last(state: _State) -> None:
    """Short lines below the last sentence of a page are links, slogans or signatures."""
    for i in reversed(range(len(state.lines))):
        line = state.lines[i]
        if line.dropped or line.piece.kind is None:
            continue
        if line.ends or line.verdict not in (Kind.BODY, Kind.HEADING) or len(line.text) > _LONGEST_LINK:
            return
        state.lines[i] = replace(line, dropped=True)


def _is_heading(line: _Line) -> bool:
    text = line.text
    if len(text) > _HEADING_SIGNS or line.words > _HEADING_WORDS:
        return False
    if text.endswith("?"):
        return line.words <= 8 and '"' not in text and "“" not in text  # noqa: PLR2004
    return not line.ends and not text.endswith((",", ";", ":"))
