"""Titles that several people hold: "the foreign ministers of Peru and Chile, Rosa Quispe and Diego Luna".

In: a parsed paragraph with mended names, and where a title in the plural stands. Out: the people listed behind or before it,
and the states and bodies that it names, dealt out among them: one to each where there are as many, or one to all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.grammar.labels import OWNERS, entity_of
from kg.grammar.parsed import Doc, Span, Token

_SKIPPED = frozenset("the a an mr. mr ms. mrs. ms dr. dr both all namely former then".split())
_OPENING = frozenset({",", ":", "-", "—", "–", "("})
_JOINING = frozenset({",", "and", "&"})
_LEADING = frozenset({"of", "for"})
_LEAST = 2
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Holder:
    """One of the people: the last token of the name, and that of the state or body told with it, if one is."""

    name: Token
    own: Token | None = None
    titled: bool = False


def people(doc: Doc, left: int, end: int, owners: int, titled: Collection[int] = frozenset()) -> list[Holder]:
    """The people who hold a title between tokens `left` and `end`, behind it or else before it. One alone shares nothing.

    `owners` is how many states and bodies the title names; `titled` are first tokens of names with titles of their own.
    """
    behind = _cut(_behind(doc, end, titled), owners)
    before = _before(doc, left) if len(behind) < _LEAST else []
    return max(behind, before, key=len) if len(behind) >= _LEAST or len(before) >= _LEAST else []


def dealt(owners: Sequence[Token], holders: Sequence[Holder]) -> list[tuple[Token, ...]]:
    """The owners of each holder: one each, where there are as many; one for all; or what is told with each name."""
    owners = [owner for owner in owners if owner.tag_ != "NNS"]
    if len(owners) == len(holders):
        return [(owner,) for owner in owners]
    if len(owners) == 1:
        return [tuple(owners)] * len(holders)
    return [(holder.own,) if holder.own is not None else () for holder in holders]


def owners_behind(doc: Doc, i: int) -> tuple[list[Token], int]:
    """The names that are listed from token `i` on ("Peru, Chile and Bolivia"), and the end of the list."""
    found: list[Token] = []
    end = i
    while i < len(doc):
        at = i + (found != [] and doc[i].lower_ in _LEADING)
        at += at + 1 < len(doc) and doc[at].lower_ == "the"
        body = _described(doc, at)
        if body is None:
            break
        found.append(body[-1])
        end = i = body.end
        while i < len(doc) and doc[i].lower_ in _JOINING:
            i += 1
    return found, end


def _described(doc: Doc, i: int) -> Span | None:
    """The name that begins at token `i`, or behind a state's words for what it is ("Peru's state oil firm Petrolima")."""
    body = _body(doc, i)
    if body is None or body.start != i:
        return None
    at = body.end
    if at >= len(doc) or doc[at].tag_ != "POS":
        return body
    while at + 1 < len(doc) and at - body.end < _LONGEST and _describes(doc[at]):
        at += 1
    own = _body(doc, at)
    return own if own is not None and own.start == at and own.label_ == "ORG" else body


def _describes(word: Token) -> bool:
    """Whether a word may stand between a state and the name of its body ("'s", "ruling", "state", "company")."""
    return word.tag_ in ("POS", "VBG") or word.pos_ in ("NOUN", "ADJ")


def owners_before(doc: Doc, left: int) -> tuple[list[Token], int]:
    """The names of one kind that are listed up to token `left` ("Peruvian and Chilean"), and where the list begins."""
    found: list[Token] = []
    start = i = left
    while i > 0:
        at = i - 1 if doc[i - 1].tag_ == "POS" else i
        body = _body(doc, at - 1) if at else None
        if body is None or body.end != at or (found and body.label_ != found[0].ent_type_):
            break
        found.insert(0, body[-1])
        start = i = body.start
        while i > 0 and doc[i - 1].lower_ in _JOINING:
            i -= 1
    return found, start


def _behind(doc: Doc, i: int, titled: Collection[int]) -> list[Holder]:
    found: list[Holder] = []
    if i < len(doc) and doc[i].text in _OPENING:
        i += 1
    while i < len(doc):
        while i < len(doc) and doc[i].lower_ in _SKIPPED:
            i += 1
        owner, i = _possessor(doc, i)
        name = _person(doc, i)
        if name is None or name.start != i:
            break
        own, end = _told_with(doc, name.end)
        found.append(Holder(name[-1], owner or own, name.start in titled))
        i = end
        if i >= len(doc) or doc[i].lower_ not in _JOINING:
            break
        while i < len(doc) and doc[i].lower_ in _JOINING:
            i += 1
    return found


def _cut(found: list[Holder], owners: int) -> list[Holder]:
    """The people up to the first who has a title of his own, if the title's owners do not ask for more."""
    ends = (i for i, holder in enumerate(found) if i >= max(owners, 1) and holder.titled)
    return found[: next(ends, len(found))]


def _before(doc: Doc, left: int) -> list[Holder]:
    i = left
    while i > 0 and doc[i - 1].lower_ in _SKIPPED:
        i -= 1
    if i == 0 or doc[i - 1].text not in _OPENING:
        return []
    i -= 1
    found: list[Holder] = []
    while i > 0:
        own, end = _told_before(doc, i)
        name = _person(doc, end - 1)
        if name is None or name.end != end:
            break
        found.insert(0, Holder(name[-1], own))
        i = name.start
        if i == 0 or doc[i - 1].lower_ not in _JOINING:
            break
        while i > 0 and doc[i - 1].lower_ in _JOINING:
            i -= 1
    return found


def _possessor(doc: Doc, i: int) -> tuple[Token | None, int]:
    """The body before a name ("Peru's"), and where the name begins."""
    body = _body(doc, i)
    if body is not None and body.start == i and body.end < len(doc) and doc[body.end].tag_ == "POS":
        return body[-1], body.end + 1
    return None, i


def _told_with(doc: Doc, i: int) -> tuple[Token | None, int]:
    """The body told behind a name ("(Peru)", "of Peru"), and the end of all."""
    if i + 1 >= len(doc) or doc[i].lower_ not in ("(", "of"):
        return None, i
    body = _body(doc, i + 1)
    if body is None:
        return None, i
    closed = body.end < len(doc) and doc[body.end].text == ")"
    return body[-1], body.end + (doc[i].text == "(" and closed)


def _told_before(doc: Doc, end: int) -> tuple[Token | None, int]:
    """The body told between a name and token `end`, and the end of the name."""
    last = end - 1 if doc[end - 1].text == ")" else end
    body = _body(doc, last - 1)
    if body is None or body.end != last or not body.start or doc[body.start - 1].lower_ not in ("(", "of"):
        return None, end
    return body[-1], body.start - 1


def _body(doc: Doc, i: int) -> Span | None:
    return entity_of(doc[i]) if 0 <= i < len(doc) and doc[i].ent_type_ in OWNERS else None


def _person(doc: Doc, i: int) -> Span | None:
    return entity_of(doc[i]) if 0 <= i < len(doc) and doc[i].ent_type_ == "PERSON" else None
