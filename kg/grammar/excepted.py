"""Who or what is left out of a series: "Peru, but not Chile, signed", "agreed to a truce but not to a withdrawal".

In: the slots of a predication. Out: the slots that hold, and for each one left out the slots that do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.grammar.complements import Path
from kg.grammar.parsed import Token

_Rows = Mapping[Path, Sequence[Token]]
_JOINED = frozenset({"conj", "prep", "agent", "appos", "nsubj", "nsubjpass"})
_JOINTS = frozenset({"but", "and", ","})
_ONLY = frozenset({"only", "just", "merely"})
_LED = frozenset({"pobj", "pcomp"})


def told_apart(found: _Rows) -> Iterator[tuple[_Rows, bool]]:
    """(slots, whether they hold): all at once where nothing is left out."""
    left_out = {path: out for path, row in found.items() if (out := [t for t in row if _is_left_out(t)]) and out != row}
    kept = (
        {path: [t for t in row if t not in left_out.get(path, ())] for path, row in found.items()}
        if left_out
        else found
    )
    held = {path: row for path, row in kept.items() if row}
    yield held if left_out else found, True
    for path, row in left_out.items():
        yield {**held, path: row}, False


def _is_left_out(token: Token) -> bool:
    """Whether "but not", "and not" or ", not" stands before a word of a series, or the preposition that leads to it."""
    above = token.head if token.dep_ in _LED else token
    if above.dep_ not in _JOINED:
        return False
    denials = (c for t in (token, above) for c in t.lefts if c.dep_ == "neg" and c.lower_ == "not")
    before = [*denials, *(c for c in above.head.rights if c.dep_ == "neg" and c.i == above.i - 1)]
    return any(c.i and c.nbor(-1).lower_ in _JOINTS and c.nbor().lower_ not in _ONLY for c in before)
