"""States and bodies around titles that stand before names: "Northline chief executive", "head of the Border Guard".

In: a paragraph cut into tokens, the known names in it, and where a title begins or ends. Out: the owners of the title. There
is no parse yet; what is no known name is a body by its last word, by its capitals or by its place before a title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from spacy.tokens import Doc, Token

from kg.grammar.calendar import MONTHS, WEEKDAYS
from kg.grammar.labels import OWNERS

_ENDS = frozenset(
    "ministry department office agency council commission committee army navy command parliament senate party union"
    " authority bureau service directorate assembly court bank movement front association confederation federation"
    " group company board cabinet presidency secretariat".split()
)
_NO_NAMES = _ENDS | frozenset(
    "staff forces headquarters guard police university hospital motors electric forum intelligence security institute"
    " foundation airlines mission".split()
)
"""Last words of what is no person's name, though a title may seem to stand before it ("General Border Committee")."""
_WITH_COMPLEMENT = _NO_NAMES | frozenset(
    "organisation organization league alliance house chamber community centre center college fund initiative".split()
)
"""First words of bodies that are named by what they are of or for ("Ministry of Trade", "Movement for Change")."""
_LONGEST_NAME = 4
_LONGEST_BEHIND = 6
_LEADING_TO = frozenset({"of", "to", "for", "in", "at", "with"})
_BODY, _PERSON = "ORG", "PERSON"
_OF_BODY = frozenset("president chairman chairwoman ceo spokesman spokeswoman spokesperson boss".split())
"""Titles with a capital that the name of a body may stand before ("Northline President Rosa Quispe")."""
_STAFF = frozenset(
    "envoy emissary aide adviser advisor deputy assistant counterpart predecessor successor rival".split()
)
"""Titles that somebody's people have more often than a body's."""
PRONOUN = "PRP$"
"""The label of an owner that is a pronoun."""
_POSSESSIVE = ("'s", "'", "’s", "’")
BREAKS = frozenset({".", "!", "?", ";", ":", '"', "-", "–", "—", "(", ")", "•"})
_OPEN = frozenset(
    "acting deputy former interim outgoing incoming senior chief top new late veteran main leading prominent fellow current"
    " mr mrs ms madam mister dr"
    " government opposition rebel guerrilla union party state military army police national regional local political".split()
)
"""What may open the words before a title and is no name of a body by itself."""
_CREEDS = frozenset(
    "communist socialist democratic democrat republican liberal conservative islamic christian muslim nationalist".split()
)
"""Adjectives that stand in the names of parties, though they are names of people's groups too."""
_OF_BODIES = frozenset("national military state regional political central supreme".split())

Known: TypeAlias = Mapping[int, tuple[int, int, str]]
"""Token -> the known name that it belongs to: first token, end, label."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A state, body or people that a title belongs to: its span in the copy, its words and its label."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Behind:
    """The state or body behind a title: its preposition, and the token that it ends before."""

    preposition: str
    owner: Owner
    end: int


def is_body(name: Iterable[str]) -> bool:
    """Whether words that look like a person's name end as the name of a body does, or hold such an end."""
    return any(word.lower() in _NO_NAMES for word in name)


def behind(doc: Doc, stop: int, known: Known) -> Behind | None:
    """What a preposition behind a title leads to: a known name, or words that end as the name of a body does."""
    start = stop + 1
    if start >= len(doc) or doc[stop].lower_ not in _LEADING_TO:
        return None
    start += doc[start].lower_ == "the" and start + 1 < len(doc)
    end = known[start][1] if start in known and known[start][2] in OWNERS else start
    run = end
    while run < len(doc) and run - start < _LONGEST_BEHIND and doc[run].text.istitle() and run not in known:
        run += 1
        end = run if doc[run - 1].lower_ in _NO_NAMES else end
    if end == start:
        return None
    label = known[start][2] if start in known and known[start][1] == end else _BODY
    return Behind(doc[stop].lower_, _owner(doc, start, end, label), end)


def before(doc: Doc, left: int, known: Known, floor: int, names: Collection[str]) -> tuple[int, list[Owner]]:
    """The owners before a title that begins at `left`, nearest first, and where they begin; none before `floor`.

    A name before an apostrophe that no list knows may be a body's or somebody's ("Northline's lawyer", "Luna's lawyer").
    `names` are words that the article writes with a capital within sentences: at the beginning of one they are names too.
    """
    owners: list[Owner] = []
    title = doc[left].text
    while left > floor:
        i = left - 1
        if doc[i].lower_ in _POSSESSIVE and i > floor:
            i -= 1
        if (start := _with_complement(doc, i + 1, known, floor)) <= i:
            owners.append(_owner(doc, start, i + 1, _BODY))
            left = start
        elif i in known and known[i][2] in OWNERS and known[i][0] >= floor:
            start, end, label = known[i]
            if not _is_one_people(owners, label, doc[end : end + 1].text, left - end):
                owners.append(_owner(doc, start, end, label))
            left = start
        elif _is_acronym(doc[i]) and i == left - 1:
            owners.append(_owner(doc, i, i + 1, _BODY))
            left = i
        elif doc[i].lower_ in _ENDS and doc[i].text.istitle():
            left = _start(doc, i, known, floor)
            owners.append(_owner(doc, left, i + 1, _BODY))
            left = known[left][0] if left in known else left
        elif (
            (title.islower() or title.lower() in _OF_BODY)
            and not owners
            and (start := _named_from(doc, i, known, floor, names)) <= i
        ):
            owners.append(_owner(doc, start, i + 1, _BODY if i == left - 1 else _whose(title)))
            left = start
        else:
            break
    return left, owners


def _whose(title: str) -> str:
    """The label of an unknown name that a title belongs to by an apostrophe."""
    return _BODY if _STAFF.isdisjoint(title.split()) else _PERSON


def whoever(doc: Doc, i: int) -> Owner:
    """The owner that a pronoun stands for ("her spokesman Diego Luna")."""
    return _owner(doc, i, i + 1, PRONOUN)


def closes(doc: Doc, i: int) -> bool:
    """Whether a capitalised word ends the name of a body within a sentence ("the Workers [Party] leader Diego Luna")."""
    named = doc[i].lower_ in _ENDS and doc[i].text.istitle() and i > 0
    return named and (doc[i - 1].text.istitle() or doc[i - 1].text == "'") and doc[i - 1].lower_ not in _OPEN


def listed_before(doc: Doc, left: int, known: Known, floor: int) -> tuple[int, list[Owner]]:
    """The owners of one kind that are listed before a title ("Peruvian and Chilean ministers"), in the order of the text."""
    found: list[Owner] = []
    at = start = left
    while at > floor:
        end = at - 1 if doc[at - 1].lower_ in _POSSESSIVE else at
        name = known.get(end - 1)
        if name is None or name[0] < floor or (found and name[2] != found[0].label) or name[2] not in OWNERS:
            break
        found.insert(0, _owner(doc, *name))
        at = start = name[0]
        while at > floor and doc[at - 1].lower_ in (",", "and", "&"):
            at -= 1
    return start, found


def names(docs: Iterable[Doc]) -> frozenset[str]:
    """The words that are written with a capital within sentences."""
    pairs = (pair for doc in docs for pair in pairwise(doc))
    return frozenset(word.text for last, word in pairs if word.text.istitle() and last.text not in BREAKS)


def _is_one_people(owners: Sequence[Owner], label: str, following: str, gap: int) -> bool:
    """Whether an adjective stands right before another one that names the people: "Turkish" in "Turkish Cypriot"."""
    last = owners[-1] if owners else None
    return last is not None and (label, last.label, last.text, gap) == ("NORP", "NORP", following, 0)


def _with_complement(doc: Doc, end: int, known: Known, floor: int) -> int:
    """Where a body begins whose name ends at `end` with "of" or "for" in it ("Ministry of Trade"); `end` where none does."""
    i = end
    while i > floor and end - i < _LONGEST_NAME and doc[i - 1].text.istitle():
        i -= 1
        if i > floor + 1 and doc[i - 1].lower_ == "and" and doc[i - 2].text.istitle():
            i -= 1
    head = i - 1 - (i > floor and doc[i - 1].lower_ == "the") - 1
    if i == end or head < floor or doc[head + 1].lower_ not in ("of", "for"):
        return end
    whole = end - 1 in known and known[end - 1][0] <= head
    if whole or not doc[head].text.istitle() or doc[head].lower_ not in _WITH_COMPLEMENT:
        return end
    return _start(doc, head, known, floor)


def _start(doc: Doc, i: int, known: Known, floor: int) -> int:
    """Where the name of a body begins whose last word is `i` ("Foreign Ministry"), without the state before it.

    A body of a body has the name of both ("AU Commission"), a party that of its nation ("Peruvian Workers' Party").
    """
    start = i
    while start > floor and start > i - _LONGEST_NAME:
        members = _members(doc, start, known, floor)
        creed = doc[start - 1].lower_ in _CREEDS and doc[start - 1].text.istitle()
        if members == start and not creed and (start - 1 in known or not _is_part_of_body(doc[start - 1])):
            break
        start = min(members, start - 1)
    if doc[i].lower_ == "party" and start - 1 in known and known[start - 1][2] == "NORP":
        return max(floor, known[start - 1][0])
    if start > floor and start - 1 in known and known[start - 1][2] == _BODY and known[start - 1][0] >= floor:
        return known[start - 1][0]
    return start - 1 if start > floor and start - 1 not in known and _is_acronym(doc[start - 1]) else start


def _members(doc: Doc, end: int, known: Known, floor: int) -> int:
    """Where the members begin whose body it is by an apostrophe ("Teachers' Union"); `end` where there are none."""
    first = end - 2
    owned = first >= floor and doc[end - 1].text == "'" and first not in known and not doc[first].whitespace_
    return first if owned and doc[first].text.istitle() and doc[first].lower_.endswith("s") else end


def _is_part_of_body(token: Token) -> bool:
    """Whether a word may be part of a name that ends as a body's does ("the Transitional Military Council")."""
    return is_part(token) or (token.text.istitle() and token.lower_ in _OF_BODIES)


def is_part(token: Token) -> bool:
    """Whether a word may be part of the name of a body, for its capital and its meaning."""
    word = token.lower_
    return token.text.istitle() and not token.is_stop and word not in _OPEN and not _is_of_calendar(word)


def _named_from(doc: Doc, i: int, known: Known, floor: int, names: Collection[str]) -> int:
    """Where a body that no list knows begins, which ends right before a title ("Northline chief executive")."""
    start = i + 1
    while (
        start > floor and start > i + 1 - _LONGEST_NAME and start - 1 not in known and _is_word(doc, start - 1, names)
    ):
        start -= 1
    return start if start <= i and doc[start].text != "-" and doc[i].text != "-" else i + 1


def _is_word(doc: Doc, i: int, names: Collection[str]) -> bool:
    token = doc[i]
    if token.text == "-":
        return bool(i) and not token.whitespace_ and not doc[i - 1].whitespace_
    opens = i == 0 or doc[i - 1].text in BREAKS
    return is_part(token) and token.text.isalpha() and (not opens or token.text in names)


def _is_of_calendar(word: str) -> bool:
    return word in WEEKDAYS or word.rstrip(".") in MONTHS or (word[:3] in MONTHS and word in _MONTH_NAMES)


_MONTH_NAMES = frozenset(
    "january february march april may june july august september october november december".split()
)


def _owner(doc: Doc, start: int, end: int, label: str) -> Owner:
    last = doc[end - 1]
    return Owner(doc[start].idx, last.idx + len(last), doc[start:end].text, label)


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha() and len(token) > 1
