"""Titles right before names, hidden from the parser and kept apart: "Peruvian Foreign Minister Rosa Quispe signed".

A small parser often takes a long title for the subject and the name for something else. In: a paragraph's reading copy,
cut into tokens. Out: the copy without such titles, and each title with the states and bodies that stand before it. The
parser then sees "Rosa Quispe signed" (measured on agency reports: this mends most subjects lost after titles).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from spacy.tokens import Doc, Token

from kg.forenames import genders
from kg.grammar.calendar import WEEKDAYS
from kg.grammar.copy import Copy
from kg.grammar.gazetteer import Gazetteer

_LONGEST_NAME = 4
_SHORTEST_PLURAL = 3
_RANKS = frozenset(
    "acting deputy first second vice senior chief interim outgoing incoming former ex then new newly longtime veteran"
    " special top lead assistant permanent incumbent current retired".split()
)
_FORMER = frozenset({"former", "ex", "then"})
_SILENT = frozenset({"new", "newly", "longtime", "veteran", "current", "incumbent", "then"})
_BODIES = frozenset(
    "ministry department office agency council commission committee army navy command parliament senate party union"
    " authority bureau service directorate assembly court bank movement front".split()
)
_NO_NAMES = _BODIES | frozenset(
    "staff forces secretariat headquarters guard police board court university hospital motors electric forum"
    " intelligence security university institute foundation association federation group company airlines".split()
)
"""Last words of what is no person's name, though a title may seem to stand before it ("General Border Committee")."""
_LONGEST_BODY = 3
_LONGEST_AFTER = 6
_ARMED = frozenset(
    "general gen. lieutenant lt. major maj. brigadier brig. colonel col. admiral adm. marshal captain capt.".split()
)
_LEADING_TO = frozenset({"of", "to", "for", "in", "at"})
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
PARTICLES = frozenset("al el bin ibn abu van von der den de da di du la le ul bint ben dos".split())
_OWNERS = frozenset({"NORP", "GPE", "ORG", "LOC", "FAC"})
_BREAKS = frozenset({".", "!", "?", ";", ":"})


Known: TypeAlias = Mapping[int, tuple[int, int, str]]
"""Token -> the known name that it belongs to: first token, end, label."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A state, body or people before a title: its span in the copy, its words and its label."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A title before a name. Positions are those of the copy it was found in; the name begins at `name`.

    `start` and `end` span all that is hidden, `title_start` and `title_end` the title without nation and body.
    `owners` stand before the title, `after` behind it with its preposition ("head of the Border Guard Diego Luna").
    """

    start: int
    end: int
    title_start: int
    title_end: int
    title: str
    owners: tuple[Owner, ...]
    name: int
    name_end: int
    former: bool = False
    after: tuple[tuple[str, Owner], ...] = ()


def find(doc: Doc, gazetteer: Gazetteer) -> list[Hidden]:
    """All titles that stand right before a name, in the order of the text; `doc` needs no parse.

    Titles may follow one another ("Chief of Staff General Diego Luna").
    """
    words = [token.text for token in doc]
    known = {i: (start, end, label) for start, end, label in gazetteer.matches(words) for i in range(start, end)}
    lower = [word.lower() for word in words]
    matches = list(_matches(lower, gazetteer))
    names: dict[int, int] = {}
    after: dict[int, _After] = {}
    for start, stop in reversed(matches):
        body = _after(doc, stop, known)
        if stop in names or _names(doc, stop, known):
            names[start] = names.get(stop, stop)
        elif body is not None and (_ranked(body, lower) if body.end in names else _introduces(doc, body, known)):
            names[start] = names.get(body.end, body.end)
            after[start] = body
    found: list[Hidden] = []
    floor = 0
    for start, stop in matches:
        if start in names and start >= floor:
            one = _hidden(doc, (start, stop), names[start], known, floor)
            floor = stop
            if start in after:
                body = after[start]
                floor = body.end
                one = replace(one, end=doc[floor].idx, after=((body.preposition, body.owner),))
            found.append(one)
    return sorted([*found, *_shared(doc, lower, gazetteer, known)], key=lambda one: one.start)


def _shared(doc: Doc, lower: Sequence[str], gazetteer: Gazetteer, known: Known) -> Iterator[Hidden]:
    """A title in the plural before several names ("Foreign Ministers Rosa Quispe and Diego Luna"), once for each."""
    for start, stop in _matches(lower, gazetteer, plural=True):
        names = list(_listed(doc, stop, known))
        if len(names) > 1:
            first = _hidden(doc, (start, stop), names[0], known, 0)
            one = replace(first, title=first.title.removesuffix("s"))
            yield one
            for name in names[1:]:
                end = doc[_name_end(doc, name, known) - 1]
                at = doc[name].idx
                yield replace(one, start=at, end=at, name=at, name_end=end.idx + len(end))


def _listed(doc: Doc, i: int, known: Known) -> Iterator[int]:
    """Where the names of a list begin; each may have its state behind it ("Rosa Quispe of Peru and Diego Luna")."""
    while _names(doc, i, known):
        yield i
        i = _name_end(doc, i, known)
        if i + 1 < len(doc) and doc[i].lower_ == "of" and i + 1 in known:
            i = known[i + 1][1]
        while i < len(doc) and doc[i].lower_ in (",", "and", "&"):
            i += 1


def in_article(one: Hidden, copy: Copy) -> Hidden:
    """The same title with the article's offsets for those of the copy."""
    at = copy.origin

    def placed(owner: Owner) -> Owner:
        return replace(owner, start=at[owner.start], end=at[owner.end - 1] + 1)

    return replace(
        one,
        start=at[one.start],
        end=at[one.end],
        title_start=at[one.title_start],
        title_end=at[one.title_end - 1] + 1,
        owners=tuple(map(placed, one.owners)),
        after=tuple((preposition, placed(owner)) for preposition, owner in one.after),
        name=at[one.name],
        name_end=at[one.name_end - 1] + 1,
    )


def without(copy: Copy, hidden: Iterable[Hidden]) -> Copy:
    """The copy without the hidden words."""
    text, last = "", 0
    origin: list[int] = []
    for one in hidden:
        text += copy.text[last : one.start]
        origin += copy.origin[last : one.start]
        last = one.end
    return Copy(text + copy.text[last:], (*origin, *copy.origin[last:]))


def _matches(words: Sequence[str], gazetteer: Gazetteer, *, plural: bool = False) -> Iterator[tuple[int, int]]:
    """Token spans of titles, longest first at each place; in the singular, or else in the plural alone."""
    singular = [word.removesuffix("s") if len(word) > _SHORTEST_PLURAL else "" for word in words] if plural else words
    end = 0
    for i in gazetteer.title_starts(words, singular):
        stop = gazetteer.title_at(words, i, singular if plural else ()) if i >= end else None
        if stop is not None and (not plural or words[stop - 1].endswith("s")):
            yield i, stop
            end = stop


def _names(doc: Doc, i: int, known: Known) -> bool:
    """Whether a person's name begins at token `i`: a capitalised word that is known as nothing else."""
    if i >= len(doc) or not doc[i].text[:1].isupper() or doc[i].text.isupper() or not doc[i].text[:2].isalpha():
        return False
    return (i not in known or known[i][2] == "PERSON") and not is_body(
        token.text for token in doc[i : _name_end(doc, i, known)]
    )


def is_body(name: Iterable[str]) -> bool:
    """Whether words that look like a person's name end as the name of a body does, or hold such an end."""
    return any(word.lower() in _NO_NAMES for word in name)


@dataclass(frozen=True, slots=True)
class _After:
    """The state or body behind a title: its preposition, and the token that it ends before."""

    preposition: str
    owner: Owner
    end: int


def _after(doc: Doc, stop: int, known: Known) -> _After | None:
    """The state or body that a preposition behind a title leads to: a known name, or words that end as a body's name."""
    start = stop + 1
    if start >= len(doc) or doc[stop].lower_ not in _LEADING_TO:
        return None
    start += doc[start].lower_ == "the" and start + 1 < len(doc)
    end = known[start][1] if start in known and known[start][2] in _OWNERS else start
    run = end
    while run < len(doc) and run - start < _LONGEST_AFTER and doc[run].text.istitle() and run not in known:
        run += 1
        end = run if doc[run - 1].lower_ in _NO_NAMES else end
    if end == start:
        return None
    label = known[start][2] if start in known and known[start][1] == end else "ORG"
    return _After(doc[stop].lower_, _owner(doc, start, end, label), end)


def _ranked(body: _After, lower: Sequence[str]) -> bool:
    """Whether the next title is a rank; any other would own the body itself ("an aide to Peruvian President")."""
    return lower[body.end] in _ARMED


def _introduces(doc: Doc, body: _After, known: Known) -> bool:
    """Whether the name of a person begins behind a title's body: a forename, or two words behind a state."""
    if not _names(doc, body.end, known):
        return False
    long = _name_end(doc, body.end, known) - body.end > 1
    return long and (doc[body.end].lower_ in genders() or body.owner.label in ("GPE", "NORP"))


def _hidden(doc: Doc, span: tuple[int, int], name: int, known: Known, floor: int) -> Hidden:
    left = start = span[0]
    stop = span[1]
    former = False
    while left > floor and doc[left - 1].lower_ in _RANKS:
        left -= 1
        former = former or doc[left].lower_ in _FORMER
    title_left = next((i for i in range(left, start) if doc[i].lower_ not in _SILENT), start)
    left, owners = _owners(doc, left, known, floor)
    while left > floor and doc[left - 1].lower_ in (_RANKS | _ARTICLES | _POSSESSIVES):
        left -= 1
        former = former or doc[left].lower_ in _FORMER
    end = _name_end(doc, name, known)
    return Hidden(
        start=doc[left].idx,
        end=doc[stop].idx,
        title_start=doc[title_left].idx,
        title_end=doc[stop - 1].idx + len(doc[stop - 1]),
        title=doc[title_left:stop].text,
        owners=tuple(owners),
        name=doc[name].idx,
        name_end=doc[end - 1].idx + len(doc[end - 1]),
        former=former,
    )


def _owners(doc: Doc, left: int, known: Known, floor: int) -> tuple[int, list[Owner]]:
    """States and bodies before the title, nearest first, with or without possessive ending."""
    owners: list[Owner] = []
    while left > floor:
        i = left - 1
        if doc[i].lower_ in ("'s", "'", "’s", "’") and i > floor:
            i -= 1
        if i in known and known[i][2] in _OWNERS and known[i][0] >= floor:
            start, end, label = known[i]
            if not _is_one_people(owners, label, doc[end : end + 1].text, left - end):
                owners.append(_owner(doc, start, end, label))
            left = start
        elif _is_acronym(doc[i]) and i == left - 1:
            owners.append(_owner(doc, i, i + 1, "ORG"))
            left = i
        elif doc[i].lower_ in _BODIES and doc[i].text.istitle():
            start = _body_start(doc, i, known, floor)
            owners.append(_owner(doc, start, i + 1, "ORG"))
            left = start
        else:
            break
    return left, owners


def _is_one_people(owners: list[Owner], label: str, following: str, gap: int) -> bool:
    """Whether an adjective stands right before another one that names the people: "Turkish" in "Turkish Cypriot"."""
    last = owners[-1] if owners else None
    return last is not None and (label, last.label, last.text, gap) == ("NORP", "NORP", following, 0)


def _body_start(doc: Doc, i: int, known: Known, floor: int) -> int:
    """Where the name of a body begins whose last word is `i` ("Foreign Ministry"), without the state before it."""
    start = i
    while start > floor and start > i - _LONGEST_BODY and start - 1 not in known and doc[start - 1].text.istitle():
        if doc[start - 1].is_stop or doc[start - 1].lower_ in (*_RANKS, *WEEKDAYS):
            break
        start -= 1
    return start


def _owner(doc: Doc, start: int, end: int, label: str) -> Owner:
    last = doc[end - 1]
    return Owner(doc[start].idx, last.idx + len(last), doc[start:end].text, label)


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha() and len(token) > 1


def _name_end(doc: Doc, start: int, known: Known) -> int:
    end = start + 1
    while end < len(doc) and end - start < _LONGEST_NAME and _name_part(doc, end, known):
        end += 1
    return end


def _name_part(doc: Doc, i: int, known: Known) -> bool:
    if doc[i].text == "-" or (doc[i - 1].text == "-" and doc[i].is_alpha):
        return not doc[i - 1].whitespace_
    if doc[i].lower_ in PARTICLES:
        return i + 1 < len(doc) and (doc[i + 1].text[:1].isupper() or _name_part(doc, i + 1, known))
    return doc[i].text[:1].isupper() and doc[i].text[:2].isalpha() and (i not in known or known[i][2] == "PERSON")
