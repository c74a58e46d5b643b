"""Publication dates in the ways that files and pages write them -> ISO days. The day is the one that stands there.

A time zone does not move it: what an outlet in Seoul dates 2 June is of 2 June.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "(?P<month>[A-Za-z]{3,9})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"\b{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"\b{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T\d{{4,6}}Z?)?(?!\d)",
        rf"\b{_DAY}[ \t/-]+{_MONTH}\.?,?[ \t/-]+{_YEAR}\b",
        rf"\b{_MONTH}\.?[ \t]+{_DAY},?[ \t]+{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}\b",
    )
)
_SLASHES = re.compile(rf"\b(\d{{1,2}})/(\d{{1,2}})/{_YEAR}\b", re.ASCII)
_LONGEST = 200
_LATEST_MONTH = 12


def day(text: str) -> str | None:
    """The first day that `text` names, or None. `03/04/2025` is none, as its order is not known; `13/04/2025` is one."""
    return next(days(text), None)


def days(text: str) -> Iterator[str]:
    """The days that a short text names, each once, in the order of the patterns; a long text (over 200) is cut."""
    seen = set()
    for found in _found(text[:_LONGEST]):
        if found and found not in seen:
            seen.add(found)
            yield found


def only_day(text: str) -> str | None:
    """The day, if `text` is a date line: a day and at most a few words beside it ("Published: June 2, 2025 14:05 GMT")."""
    if len(text) > 70 or not (found := day(text)):  # noqa: PLR2004 - the longest such line has weekday, time and zone
        return None
    rest = _SLASHES.sub(" ", text)
    for pattern in _PATTERNS:
        rest = pattern.sub(" ", rest)
    words = re.findall(r"[A-Za-z]{2,}", rest)
    return found if len(words) <= 5 and not re.search(r"[.!?]\s|[.!?]$", text) else None  # noqa: PLR2004


def _found(text: str) -> Iterator[str | None]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            yield _iso(parts["year"], _month(parts["month"]), int(parts["day"]))
    for match in _SLASHES.finditer(text):
        first, second = int(match[1]), int(match[2])
        if first > _LATEST_MONTH or first == second:
            yield _iso(match["year"], second, first)
        elif second > _LATEST_MONTH:
            yield _iso(match["year"], first, second)


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS.get(word.lower(), 0)


def _iso(year: str, month: int, number: int) -> str | None:
    try:
        return dt.date(int(year), month, number).isoformat()
    except ValueError:
        return None
