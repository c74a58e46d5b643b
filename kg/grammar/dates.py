"""Dates: which words of a sentence name a day, month or year, which one it is, and which event it belongs to.

In: a parsed paragraph and the article's day of publication. Out: `Dated` spans with ISO 8601 values cut to what is known
(`2025-06-02`, `2025-06`, `2025`). A range gives its first day; a week gives its month if it lies in one; what the text
does not fix stays without a value, and the day of publication never stands in for it. Rules and their order follow
measurements on agency reports and on TimeBank; the classes of expression are those of TIMEX3 (Pustejovsky et al. 2003).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.grammar.parsed import Doc, Span, Token

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
_WAY = r"(?P<way>ago|from\s+now|earlier|later|before|after|afterwards?)"


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


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression and its ISO value, or None where the text does not fix it.

    `limit` is true where it bounds a time ("since Monday"), `over` where it is not after the day of publication;
    `holders` are the noun that it hangs on, then the verb.
    """

    span: Span
    value: str | None
    limit: bool = False
    holders: tuple[Token, ...] = ()
    over: bool = False


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


def find(doc: Doc, published: str | None, anchor: str | None = None) -> tuple[Dated, ...]:
    """All date expressions of a paragraph in the text's order.

    `anchor` is the last full date of the paragraph before (`last_day`); a date anchors those of its own and of the next
    sentence.
    """
    found: list[Dated] = []
    for span in _spans(doc):
        near = _anchor(span, found) or (anchor if span.start < _second_sentence(doc) else None)
        value = resolve(span.text, published, tense_of(span.root), near)
        over = bool(value and published and value <= published)
        found.append(Dated(span, value, _is_limit(span), tuple(_holders(span)), over))
    return tuple(found)


def last_day(doc: Doc, found: Sequence[Dated]) -> str | None:
    """The last full date in the paragraph's last sentence: the anchor for the next paragraph."""
    start = [sentence.start for sentence in doc.sents][-1] if len(doc) else 0
    days = [d.value for d in found if d.span.start >= start and _is_full(d.value)]
    return days[-1] if days else None


def of(token: Token, found: Sequence[Dated]) -> Dated | None:
    """The date of the event that the verb or noun `token` names, out of a paragraph's dates; None if it has none.

    A date belongs to the event of its own clause. A later verb of a series shares the date of an earlier one, a noun that
    a support verb carries ("held talks on Monday") shares that verb's, and a verb takes the date of the last noun of its
    clause ("signed a deal on Monday" however it is parsed).
    """
    dates = [d for d in found if d.value and not d.limit]
    if not dates:
        return None
    return _own(token, dates) or _shared(token, dates)


def tense_of(token: Token) -> str:
    """Tense of the clause that a token stands in: "past", "present" or "future"; infinitives look ahead."""
    words = {t.lower_ for t in token.doc[max(token.sent.start, token.i - 4) : token.i]}
    if words & _AHEAD or (token.i and token.nbor(-1).lower_ in ("by", "before")):
        return "future"
    for verb in (token, *token.ancestors):
        if verb.pos_ in ("VERB", "AUX") and (tense := _tense(verb)):
            return tense
    return "past"


# --- which words ------------------------------------------------------------------------------------------------------


_AHEAD = frozenset("until till scheduled due planned slated upcoming expected".split())
_YEAR_LEADS = frozenset(
    "in since of by until from to during before after and between the early late mid around".split()
)


def _spans(doc: Doc) -> Iterator[Span]:
    taken = 0
    for match in _ANY.finditer(doc.text):
        span = doc.around(match.start(), match.end())
        if span is None or span.start < taken or not _is_date(span, match):
            continue
        taken = span.end
        yield span


def _is_date(span: Span, match: re.Match[str]) -> bool:
    """Whether the words are a date where they stand: no verb "may", no number that only looks like a year."""
    first = span[0]
    if len(span) == 1 and first.text in ("May", "March", "Mar", "Sun", "Dec"):
        return first.tag_ != "MD" and not (first.i == first.sent.start and first.pos_ in ("VERB", "AUX"))
    if re.fullmatch(r"\d{4}", match.group()):
        before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
        return before in _YEAR_LEADS or first.ent_type_ == "DATE"
    return True


def _anchor(span: Span, found: Sequence[Dated]) -> str | None:
    """The last full date of this sentence or the one before it."""
    before = span.doc[span.sent.start - 1].sent.start if span.sent.start else 0
    near = [d.value for d in found if d.span.start >= before and _is_full(d.value)]
    return near[-1] if near else None


def _second_sentence(doc: Doc) -> int:
    return next((sentence.end for sentence in doc.sents), 0)


def _is_full(value: str | None) -> bool:
    return value is not None and len(value) == len("2025-06-02")


# --- whose date -------------------------------------------------------------------------------------------------------

_LIMITS = frozenset("since until till by before after within through beyond".split())
_SUPPORT = frozenset(
    "hold have take make begin start open end finish conclude happen occur reach conduct host attend join convene"
    " sign resume chair stage complete".split()
)
_NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "SYM")


def _is_limit(span: Span) -> bool:
    """Whether the date bounds a time and is not the event's own ("since Monday", "by August")."""
    first = span[0]
    before = first.nbor(-1) if first.i > first.sent.start else first
    words = {before.lower_}
    if span.root.dep_ == "pobj":
        words.add(span.root.head.lower_)
    return bool(words & _LIMITS)


def _holders(span: Span) -> list[Token]:
    """From the date upwards: the noun that it hangs on, if any, then the verb of its clause."""
    root = span.root
    holders: list[Token] = []
    for token in root.ancestors:
        if token.i in range(span.start, span.end) or token.pos_ in ("ADP", "SCONJ"):
            continue
        if token.pos_ in ("VERB", "AUX"):
            return [*holders, token]
        if token.pos_ in _NOMINAL and token.ent_type_ not in ("DATE", "TIME"):
            holders.append(token)
    return holders


def _own(token: Token, dates: Sequence[Dated]) -> Dated | None:
    held = [d for d in dates if token in d.holders[:1] or (token in d.holders and _is_loose(d))]
    held = [d for d in held if not _is_the_verbs(token, d)]
    return min(held, key=lambda d: (abs(d.span.root.i - token.i), d.span.start), default=None)


def _is_the_verbs(noun: Token, found: Dated) -> bool:
    """Whether a past day behind an object tells when the verb was: "proposed the talks on Sunday" but "held talks on"."""
    verb = noun.head
    behind = found.over and noun.dep_ == "dobj" and found.span.start > noun.i
    return behind and verb.pos_ == "VERB" and verb.lemma_ not in _SUPPORT


def _is_loose(found: Dated) -> bool:
    """Whether the date follows its noun, or its noun says when ("at Monday's meeting"), so that the verb has it too."""
    noun = found.holders[0] if found.holders else found.span.root
    if found.span.start > noun.i:
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "in", "following")


def _shared(token: Token, dates: Sequence[Dated]) -> Dated | None:
    head = token.head
    if head == token:
        return None
    if token.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
        return of(head, dates)
    if token.pos_ in ("NOUN", "PROPN") and head.pos_ in ("VERB", "AUX"):
        carried = token.dep_ == "dobj" and head.lemma_ in _SUPPORT
        does = token.dep_ in ("nsubj", "nsubjpass") and (head.lemma_ in _SUPPORT or not _has_object(head))
        return of(head, dates) if carried or does or token.dep_ == "attr" else None
    if token.dep_ == "pobj" and head.lower_ in ("at", "during") and head.head.pos_ in ("VERB", "AUX"):
        return of(head.head, dates)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and not any(c.dep_ in ("mark", "nsubj") for c in token.children):
        return of(head, dates)
    return None


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp", "agent") for c in verb.children)


def _tense(verb: Token) -> str | None:
    """Tense of a verb's own group; None for participles, which take that of the clause above."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in auxiliaries}
    if words & {"will", "'ll", "’ll", "shall", "would", "may", "might", "could", "can", "should", "must"}:
        return "future"
    if words & {"to"}:
        return "future"
    if words & {"had", "has", "have", "was", "were", "did", "'ve"} or verb.tag_ == "VBD":
        return "past"
    if words & {"is", "are", "am", "'s", "'re"} or verb.tag_ in ("VBZ", "VBP"):
        return "present"
    return None


# --- what it means ----------------------------------------------------------------------------------------------------

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
    if when.base is None:
        return None
    if "same" in words:
        return when.base.isoformat()
    back = "previous" in words or "before" in words
    return (when.base + timedelta(days=-1 if back else 1)).isoformat()


def _counted(match: re.Match[str], when: When) -> str | None:
    way, unit = _group(match, "way").split()[0], _group(match, "unit")
    start = when.published if way in ("ago", "from") else when.base
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
        rf"(?:(?:,?\s+(?:of\s+)?){_YEAR}|\s+(?:of )?(?P<whose>(?:this|last|next) year))?",
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


_ANY = re.compile(
    "|".join(rf"(?:(?<![\w$€£.])(?:{_without_names(_spaced(text))})(?!\w))" for text, _ in _SOURCES), re.VERBOSE
)
