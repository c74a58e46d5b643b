"""What an expression of time means: its words, and what its meaning rests on -> an ISO 8601 value cut to what is known.

The rules and their order follow measurements on agency reports and on TimeBank; the classes of expression are those of
TIMEX3 (Pustejovsky et al. 2003).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = dict(zip("a one two three four five six seven eight nine ten".split(), (1, *range(1, 11)), strict=True))
_DECEMBER = 12
_FAR_AHEAD, _FAR_BACK = 60, 305
_SATURDAY = 5

_MONTH = (
    r"(?P<month>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_SECOND_DAY = r"(?:\s*(?:-|–|to|and)\s*(?:\d{1,2})(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|,\d)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WHICH = r"(?P<which>last|this|next|coming|previous|past|following)"
_COUNT = r"(?P<count>\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten)"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_WAY = r"(?P<way>ago|from\s+now|earlier|later|afterwards|(?:before|after(?:ward)?)(?=\s*(?:[,.;:]|$)))"


_LENGTH = re.compile(rf"\b{_COUNT}[ -](?P<unit>hour|day|week)s?\b", re.IGNORECASE)
_HOURS = {"hour": 1, "day": 24, "week": 168}


@dataclass(frozen=True, slots=True)
class When:
    """What a date's meaning rests on: day of publication, nearest earlier date of the text, tense of the clause."""

    published: date | None
    tense: str = "past"
    anchor: date | None = None

    @property
    def base(self) -> date | None:
        """The day that "a day earlier" counts from: the text's own date, else that of publication."""
        return self.anchor or self.published

    @property
    def start(self) -> date | None:
        """The day that "a day later" counts from: what is past followed no day but one that the text names."""
        return self.anchor if self.tense == "past" else self.base


def resolve(expression: str, published: str | None, tense: str = "past", anchor: str | None = None) -> str | None:
    """ISO day, month or year that `expression` names; None where it names none or nothing fixes it.

    `published` and `anchor` are ISO days; `tense` ("past", "present" or "future") is that of the governing verb.
    """
    when = When(_day(published), tense, _day(anchor))
    for pattern, meaning in _RULES:
        match = pattern.search(expression)
        if match:
            return meaning(match, when)
    return None


def length(expression: str) -> int | None:
    """How many days an expression says that something took ("barely 24 hours", "two days", "a week"); None for others."""
    match = _LENGTH.search(expression)
    if match is None:
        return None
    count = _NUMBERS.get(_group(match, "count")) or int(_group(match, "count"))
    hours = count * _HOURS[_group(match, "unit")]
    return None if hours % _HOURS["day"] else hours // _HOURS["day"]


def shifted(iso: str, days: int) -> str:
    """The ISO day so many days later."""
    return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()


Meaning = Callable[[re.Match[str], When], str | None]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == len("2025-06-02") else None


def _group(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _month_number(match: re.Match[str]) -> int:
    return MONTHS.index(_group(match, "month")[:3]) + 1


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _whole(match: re.Match[str], _: When) -> str | None:
    year, month, day = (int(part) for part in match.group().split("-"))
    return _iso(year, month, day)


def _month_day(match: re.Match[str], when: When) -> str | None:
    month, day = _month_number(match), int(_group(match, "day"))
    if _group(match, "year"):
        return _iso(int(_group(match, "year")), month, day)
    today = when.published
    if today is None:
        return None
    if _iso(today.year, month, day) is None:
        return None
    that = date(today.year, month, day)
    ahead = (that - today).days
    if when.tense == "future":
        return _iso(today.year + (ahead < -_FAR_AHEAD), month, day)
    return _iso(today.year + (ahead < -_FAR_BACK) - (ahead > _FAR_AHEAD), month, day)


def _month(match: re.Match[str], when: When) -> str | None:
    month = _month_number(match)
    if _group(match, "year"):
        return f"{_group(match, 'year')}-{month:02}"
    today = when.published
    if today is None:
        return None
    which = _group(match, "which") or _group(match, "whose").partition(" ")[0]
    if _group(match, "whose"):
        year = today.year + {"last": -1, "next": 1}.get(which, 0)
    elif which in ("next", "coming") or (when.tense == "future" and which != "last"):
        year = today.year + (month < today.month)
    elif which in ("last", "past"):
        year = today.year - (month >= today.month)
    else:
        year = today.year - (month > today.month)
    return f"{year}-{month:02}"


def _same_month(match: re.Match[str], when: When) -> str | None:
    return _iso(when.base.year, when.base.month, int(_group(match, "day"))) if when.base else None


def _weekday(match: re.Match[str], when: When) -> str | None:
    if when.published is None:
        return None
    which = _group(match, "which")
    gap = WEEKDAYS.index(_group(match, "weekday")) - when.published.weekday()
    if which == "this":
        return (when.published + timedelta(days=gap)).isoformat()
    if which in ("next", "coming", "following") or (which == "" and when.tense != "past"):
        days = gap % 7 or (7 if which == "next" else 0)
    else:
        days = -(-gap % 7) or (-7 if which in ("last", "past", "previous") else 0)
    return (when.published + timedelta(days=days)).isoformat()


def _near_day(match: re.Match[str], when: When) -> str | None:
    """Today, tonight, yesterday, tomorrow, last night, this morning; "overnight" ends on the day of publication."""
    words = match.group().lower()
    days = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(words.split()[0], 0)
    return (when.published + timedelta(days=days)).isoformat() if when.published else None


def _relative_day(match: re.Match[str], when: When) -> str | None:
    """The same day, the next day, the following day, the previous day, the day before, the day after."""
    words = match.group().lower()
    back = "previous" in words or "before" in words
    start = when.base if back or "same" in words else when.start
    if start is None:
        return None
    if "same" in words:
        return start.isoformat()
    return (start + timedelta(days=-1 if back else 1)).isoformat()


def _counted(match: re.Match[str], when: When) -> str | None:
    way, unit = _group(match, "way").split()[0], _group(match, "unit")
    back = way in ("earlier", "before")
    start = when.published if way in ("ago", "from") else when.base if back else when.start
    if start is None:
        return None
    count = _NUMBERS.get(_group(match, "count")) or int(_group(match, "count"))
    signed = -count if way in ("ago", "earlier", "before") else count
    if unit == "day":
        return (start + timedelta(days=signed)).isoformat()
    if unit == "week":
        return (start + timedelta(weeks=signed)).isoformat()[:7]
    if unit == "year":
        return str(start.year + signed)
    months = start.year * _DECEMBER + start.month - 1 + signed
    return f"{months // _DECEMBER}-{months % _DECEMBER + 1:02}"


def _period(match: re.Match[str], when: When) -> str | None:
    """Last, this, next and a week, weekend, month, year or season."""
    today, unit = when.published, _group(match, "unit")
    if today is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(
        _group(match, "which"), 0
    )
    if unit == "weekend":
        return _weekend(match, when)
    if unit == "week":
        monday = today + timedelta(days=7 * step - today.weekday())
        sunday = monday + timedelta(days=6)
        return monday.isoformat()[:7] if monday.month == sunday.month else None
    if unit == "month":
        months = today.year * _DECEMBER + today.month - 1 + step
        return f"{months // _DECEMBER}-{months % _DECEMBER + 1:02}"
    return str(today.year + step)


def _weekend(match: re.Match[str], when: When) -> str | None:
    """Saturday of the weekend: the one just over (or going on) in the past, the coming one otherwise."""
    if when.published is None:
        return None
    ahead = (_SATURDAY - when.published.weekday()) % 7
    if when.published.weekday() > _SATURDAY:
        ahead = -1
    over = match.group()[0] in "aA"
    future = _group(match, "which") in ("next", "coming", "this") or (when.tense == "future" and not over)
    days = ahead if future or ahead <= 0 else ahead - 7
    return (when.published + timedelta(days=days)).isoformat()


def _year(match: re.Match[str], _: When) -> str | None:
    return _group(match, "year")


def _compiled(*rules: tuple[str, Meaning]) -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    return tuple((re.compile(rf"(?<![\w$€£.]){text}(?!\w)", re.VERBOSE), meaning) for text, meaning in rules)


def _spaced(pattern: str) -> str:
    """The pattern with its blanks as such, for `re.VERBOSE`."""
    return pattern.replace(" ", r"\s+")


_SOURCES: tuple[tuple[str, Meaning], ...] = (
    (r"\d{4}-\d\d-\d\d", _whole),
    (rf"{_DAY}{_SECOND_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _month_day),
    (rf"{_MONTH}\s+{_DAY}(?![\d,]\d){_SECOND_DAY}(?:,?\s+{_YEAR})?", _month_day),
    (rf"the {_DAY} of (?:the same|this|that) month", _same_month),
    (
        rf"(?:{_WHICH}\s+|(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?{_MONTH}"
        rf"(?!\s+\d{{1,2}}\b)(?:(?:,?\s+(?:of\s+)?){_YEAR}|\s+(?:of )?(?P<whose>(?:this|last|next) year))?",
        _month,
    ),
    (rf"(?:(?:[Ll]ate|[Ee]arly)\s+)?(?:{_WHICH}\s+)?{_WEEKDAY}{_PART}", _weekday),
    (
        r"(?:[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday|[Oo]vernight|[Ll]ast night"
        r"|[Tt]his (?:morning|afternoon|evening))",
        _near_day,
    ),
    (
        r"(?:[Tt]he|[Tt]hat)\s+(?:same|very same|next|following|previous) (?:day|night)|[Tt]he day (?:before|after)"
        r"(?=\s*(?:,|\.|;|$))|the very next day|[Ss]ame (?:day|night)",
        _relative_day,
    ),
    (rf"(?i:(?:just )?{_COUNT} {_UNIT} {_WAY})", _counted),
    (
        r"(?i:(?P<which>last|this|next|coming|previous|past)) (?P<unit>week(?:end)?|month|year|spring|summer|autumn|winter)",
        _period,
    ),
    (r"(?:[Tt]he|[Aa])\s+(?P<unit>weekend)", _weekend),
    (rf"(?:(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) (?:of )?){_YEAR}", _year),
    (_YEAR, _year),
)
_RULES = _compiled(*((_spaced(text), meaning) for text, meaning in _SOURCES))


def _without_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


ANY = re.compile(
    "|".join(rf"(?:(?<![\w$€£.])(?:{_without_names(_spaced(text))})(?!\w))" for text, _ in _SOURCES), re.VERBOSE
)
