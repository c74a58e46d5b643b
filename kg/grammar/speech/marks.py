"""Quotation marks of one paragraph -> the spans between them, whatever is missing."""

from __future__ import annotations

from kg.grammar.parsed import Doc, Token

_MARKS = frozenset({'"', "``", "''", "“", "”", "«", "»", "„"})
_BRACKETS = frozenset("([—–-")


def spans(doc: Doc) -> list[tuple[int, int]]:
    """Half-open token spans between double quotation marks, in their order; none holds a mark.

    A mark that can only open (nothing or a blank before it, a word right after) ends a quotation left open at the stop
    before it; one that can only close and closes nothing is passed over. What is open at the end ends with the paragraph.
    """
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in (token for token in doc if token.text in _MARKS):
        if opened < 0:
            opened = -1 if _only_closes(mark) else mark.i
        elif _only_opens(mark) and mark.i > opened + 1:
            found.append((opened + 1, mark.i))
            opened = mark.i
        else:
            found.append((opened + 1, mark.i))
            opened = -1
    if opened >= 0:
        found.append((opened + 1, len(doc)))
    return [(start, end) for start, end in found if end > start]


def _only_opens(mark: Token) -> bool:
    before = mark.nbor(-1) if mark.i else None
    apart = before is None or bool(before.whitespace_) or before.text in _BRACKETS
    return apart and not mark.whitespace_ and mark.i + 1 < len(mark.doc)


def _only_closes(mark: Token) -> bool:
    before = mark.nbor(-1) if mark.i else None
    return before is not None and not before.whitespace_ and (bool(mark.whitespace_) or mark.i + 1 == len(mark.doc))
