"""Names in a row, three and more: "Peru, Chile, and Bolivia agreed", "officials from Peru, Chile, and Bolivia met".

In: a parsed paragraph, changed in place. A small parser takes a name behind a comma for another word for the one before it,
as in "Lima, Peru", or the last of a row for the verb's subject alone; here they are coordinated.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.grammar.parsed import Doc, Span, Token

_KINDS = {"GPE": "party", "ORG": "party", "PERSON": "person"}
_LEAST = 3
_SUBJECTS = ("nsubj", "nsubjpass")
_FIRST = (*_SUBJECTS, "pobj", "dobj")
_PLACING = frozenset("in at near outside inside on".split())
_JOINTS = frozenset({"and", "or"})


def mend(doc: Doc) -> None:
    """Coordinates the names of each row."""
    moved: dict[int, int] = {}
    for row, joint in _rows(doc):
        names = [name.root for name in row]
        verb = _turned(names)
        if verb is None and not _may_be(names, row[-1]):
            continue
        if verb is not None:
            names[0].dep_, verb.dep_ = names[-1].dep_, "ROOT"
            moved |= {names[0].i: verb.i, verb.i: verb.i}
        for before, name in pairwise(names):
            name.dep_, moved[name.i] = "conj", before.i
        moved[joint.i] = names[-2].i
    if moved:
        doc.retie(moved)


def _rows(doc: Doc) -> Iterator[tuple[list[Span], Token]]:
    """The rows of names of one kind, and the word that joins the last of each."""
    row: list[Span] = []
    for name in doc.ents:
        if row and (_KINDS.get(name.label_) != _KINDS[row[0].label_] or not _parted(row[-1], name)):
            row = []
        if name.label_ not in _KINDS:
            continue
        joint = _joint(row[-1], name) if row else None
        row.append(name)
        if joint is not None:
            if len(row) >= _LEAST:
                yield row, joint
            row = [name]


def _between(before: Span, name: Span) -> list[Token]:
    return [t for t in name.doc[before.end : name.start] if t.lower_ != "the"]


def _parted(before: Span, name: Span) -> bool:
    """Whether a comma, "and", or both stand between two names."""
    words = [t.lower_ for t in _between(before, name)]
    return words == [","] or (words[:-1] in ([], [","]) and words[-1:] != [] and words[-1] in _JOINTS)


def _joint(before: Span, name: Span) -> Token | None:
    words = _between(before, name)
    return words[-1] if words and words[-1].lower_ in _JOINTS else None


def _turned(names: list[Token]) -> Token | None:
    """The verb that the parser hangs on the first name, where the last is its subject."""
    first, last = names[0], names[-1]
    verb = last.head
    return verb if first.head is first and last.dep_ in _SUBJECTS and verb.head is first else None


def _may_be(names: list[Token], last: Span) -> bool:
    """Whether the row is no place within a place ("in Lima, Peru, and Quito, Ecuador"), nor split by another subject."""
    first, doc = names[0], last.doc
    if first.dep_ not in _FIRST or (first.dep_ == "pobj" and first.head.lower_ in _PLACING):
        return False
    if last.end + 1 < len(doc) and doc[last.end].text == "," and doc[last.end + 1].ent_type_ in _KINDS:
        return False
    acting = next((name for name in names if name.dep_ in _SUBJECTS), None)
    if acting is None or first.dep_ in _SUBJECTS:
        return True
    return any(c.dep_ in _SUBJECTS and c.i < first.i for c in acting.head.lefts)
