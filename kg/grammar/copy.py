"""The reading copy: a paragraph's words as the parser should see them, with the way back to the article's offsets.

The article's text never changes. What is mended here (a blank missing after a closing quotation mark, places of people in
a picture, capitals of a headline) is mended in a copy, and every position of the copy knows the position it came from.
Source of the rules: errors counted in agency reports, where each of these misleads the parser.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Kind

_GLUED = re.compile(r"""(?<=[,.!?…])(?:["”](?=[A-Za-z])|['’](?=[A-Z][a-z]))""")
_SCARE = re.compile(r"""(?<=[a-z] )(["'])[a-z]+(?:[ -][a-z]+)?\1(?=[ ,.;])""")
"""One or two words in the flow of a sentence, in quotation marks ("said it 'regrets' the vote")."""
_AT_MOST = re.compile(r"(?<=\w )no (?:more|less|fewer) than (?=an?\b|[\d$€£])")
"""How much is offered or asked for at most or least, which denies nothing ("offered no more than a bonus")."""
_PLACES_IN_PICTURE = re.compile(
    r"\s*\((?:from\s+)?(?:\d(?:st|nd|rd|th)\s+)?(?:from\s+)?(?:left|right|cent(?:er|re)|top|bottom|[LlRrCc])\)(?=\W|$)"
)
_FOR_ITS_PART = re.compile(r",? for (?:his|her|its|their) (?:own )?part,?(?! (?:of|in|to)\b)(?= [a-z\"“])")
"""What parts a subject from its verb and says nothing ("Peru, for its part, rejected the plan")."""
_PICTURED = re.compile(r"\s*\(pictured\b[^()]{0,40}\)")
_DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][\w.'’-]*\s?){1,4})(?:,\s(?:[A-Z][\w.]*\s?){1,3}){0,2}(?:,?\s(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:,\s\d{4})?)?"
    r"\s{0,2}(?:\([\w/. ]{2,30}\)\s?)?[-–—_]{1,2}(?:\s+|(?<=\)[-–—])|(?<=\)\s[-–—]))(?=[\"“A-Z])"
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?:\s?(?:GMT|UTC|[A-Z]{1,3}T|[ap]\.?m\.?|local time|hrs|h))*(?:\s*[-–—:|,]\s*|\s+)(?=[\"“A-Z])"
)
"""The hour at the head of an entry of a ticker ("14:30 GMT: ")."""
_POINTS = "(?:points|things|terms|steps|measures|issues|topics|items|matters|areas|demands|conditions|principles)"
_HOW_MANY = "(?:(?:these|the|two|three|four|five|six|seven|eight|several|a (?:number|series|list) of) ){1,2}"
_ANNOUNCED = re.compile(
    r"\b(?:agree|consent|call|press|appeal|insist|talk|commit|focus|centr|demand|discuss|propos|offer|accept|reject|want|seek"
    r"|pledg|promis|request|rais|set out)\w*\s(?:themselves\s)?(?P<lead>on|upon|to|for|about)?\s?"
    rf"(?P<said>(?:the following|{_HOW_MANY}(?:\w+ )?(?={_POINTS}))(?: ?{_POINTS})?:\s+)(?P<list>[^.!?]{{3,400}})"
)
"""A list announced in its sentence: a verb of haggling, "the following" or a number of points, a colon."""
_COUNTED = re.compile(r"(?<![\w)])(?:\((?:[a-h]|[ivx]{1,4}|\d)\)|(?:first|second|third)(?:ly)?,)\s+")
_MODAL = re.compile(r"\b(?:will|would|shall|must|should|is to|are to)\b")
_QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"}
_MENDED = str.maketrans({**_QUOTES, **dict.fromkeys("\n\t\r\u00a0\u202f", " ")})
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SMALL_WORDS = frozenset("a an and as at but by for from in into of off on or over the to up with".split())
_TITLE_SHARE = 0.6
_SHORTEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class Copy:
    """Text for the parser. `origin[i]` is the position in the article of character `i`; one more entry marks the end."""

    text: str
    origin: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The article's span for the copy's half-open span."""
        if end <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


def make(text: str, start: int, kind: Kind, known_words: Collection[str] = ()) -> Copy:
    """Copy of a paragraph that stands in the article from `start` on.

    `known_words` are lower-case words of the article's running text: a headline in title case is lowered where the word
    is one of them.
    """
    mended, origin = _typography(text, start, kind)
    if kind in (Kind.HEADLINE, Kind.HEADING) and is_title_case(text):
        mended = _lowered(mended, known_words)
    return Copy(mended, (*origin, start + len(text)))


def is_title_case(text: str) -> bool:
    """Whether most words that are not small ones begin with a capital: a headline in title case."""
    words = [w for w in _WORD.findall(text) if w.lower() not in _SMALL_WORDS]
    return len(words) >= _SHORTEST_TITLE and sum(w[0].isupper() for w in words) > _TITLE_SHARE * len(words)


def _typography(text: str, start: int, kind: Kind) -> tuple[str, Sequence[int]]:
    """The text with plain marks and blanks, without what is hidden; and each character's position in the article."""
    mended = text.translate(_MENDED)
    glued = {match.end() for match in _GLUED.finditer(text)}
    hidden = set(range(_dateline(text))) if kind is Kind.BODY else set()
    if " than " in mended:
        hidden.update(i for match in _AT_MOST.finditer(mended) for i in range(*match.span()))
    for match in _SCARE.finditer(mended):
        hidden.update((match.start(), match.end() - 1))
    for match in _ANNOUNCED.finditer(mended) if ":" in mended else ():
        hidden.update(_announced(match))
        start_of_list, end_of_list = match.span("list")
        mended = mended[:start_of_list] + match["list"].replace(";", ",") + mended[end_of_list:]
    for aside in (_PICTURED, _FOR_ITS_PART):
        hidden |= {i for match in aside.finditer(text) for i in range(*match.span())}
    if kind is Kind.CAPTION:
        hidden |= {i for match in _PLACES_IN_PICTURE.finditer(text) for i in range(*match.span())}
    if not glued and not hidden:
        return mended, range(start, start + len(text))
    kept = [i for i in range(len(text)) if i not in hidden]
    pieces = [(character, start + i) for i in kept for character in (f" {mended[i]}" if i in glued else mended[i])]
    return "".join(character for character, _ in pieces), [position for _, position in pieces]


def place(text: str) -> str:
    """Where a dateline says that a paragraph was written, "LIMA" as "Lima"; empty where there is none."""
    match = _dateline_of(text)
    words = match["place"].strip(" -") if match is not None else ""
    return words.title() if words.isupper() else words


def _dateline(text: str) -> int:
    """Length of a dateline, or of an hour, at the head of a paragraph."""
    match = _dateline_of(text) or _CLOCK.match(text)
    return match.end() if match is not None else 0


def _dateline_of(text: str) -> re.Match[str] | None:
    """A place in capitals, or an agency in brackets, then a dash."""
    match = _DATELINE.match(text)
    words = match.group() if match is not None else ""
    return match if "(" in words or words.split(",")[0].split("-")[0].strip().isupper() else None


def _announced(match: re.Match[str]) -> Iterator[int]:
    """Positions of the words that only announce a list ("agreed on [three points:] a truce, ..."), and of its counting.

    Before clauses the preposition goes, too ("agreed [on three points:] Peru would leave ...").
    """
    start, end = match.span("said")
    if match["lead"] and _MODAL.search(match["list"]):
        start = match.start("lead")
    yield from range(start, end)
    for counted in _COUNTED.finditer(match["list"]):
        yield from range(match.start("list") + counted.start(), match.start("list") + counted.end())


def _lowered(text: str, known_words: Collection[str]) -> str:
    """Lowers the words of a title that the article's running text writes small."""
    lowered = list(text)
    for match in list(_WORD.finditer(text))[1:]:
        word = match.group()
        if word.isupper() or not _written_small(word.lower(), known_words):
            continue
        lowered[match.start()] = word[0].lower()
    return "".join(lowered)


def _written_small(word: str, known_words: Collection[str]) -> bool:
    if word in _SMALL_WORDS or word in known_words:
        return True
    stems = (word.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing"))
    return any(stem in known_words for stem in stems if len(stem) > 3)  # noqa: PLR2004 - shorter stems are chance
