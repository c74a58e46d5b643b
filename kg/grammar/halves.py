"""States of one name in two halves: "North and South Korea", and "the North" where North Korea is told of.

In: the parsed paragraphs of an article, before and after names are found. Out: parses in which both halves are coordinated,
and for each half that stands alone its span and the name in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.grammar.fullnames import Span
from kg.grammar.gazetteer import Gazetteer
from kg.grammar.parsed import Doc, Token

_OPPOSITE = {"North": "South", "South": "North", "East": "West", "West": "East"}
_STATE = "GPE"


def mend(doc: Doc) -> None:
    """Makes two parties of "North and South Korea", which the parser takes for one with a word before it."""
    moved: dict[int, int] = {}
    for first in doc:
        whole = _shared(doc, first)
        if whole is None or first.head is not whole or whole.dep_ in ("compound", "amod", "nmod"):
            continue
        first.dep_, whole.dep_ = whole.dep_, "conj"
        moved |= {first.i: whole.head.i if whole.head is not whole else first.i, whole.i: first.i}
        moved |= {t.i: whole.i for t in doc[first.i + 2 : whole.i]}
        moved |= {t.i: first.i for t in whole.lefts if t.i < first.i}
        doc.tokens[whole.i - 1].dep_ = "compound"
    if moved:
        doc.retie(moved)


def find(docs: Sequence[Doc], gazetteer: Gazetteer) -> list[list[tuple[Span, str]]]:
    """For each paragraph the (span, name in full) of halves that stand alone, and of the whole names that they share."""
    words = [[t.text for t in doc] for doc in docs]
    told = {name for row in words for name in _pairs(row) if _is_known(name, gazetteer)}
    both = {name for name in told if _is_known((_OPPOSITE[name[0]], name[1]), gazetteer)}
    lasts = sorted({last for _, last in both})
    return [sorted(_in(doc, lasts, gazetteer), key=lambda pair: pair[0].start) for doc in docs]


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is named with a half: "North Korea"."""
    return ((half, last) for half, last in pairwise(words) if half in _OPPOSITE and last[:1].isupper())


def _is_known(name: tuple[str, str], gazetteer: Gazetteer) -> bool:
    return any((a, b, label) == (0, 2, _STATE) for a, b, label in gazetteer.matches(name))


def _in(doc: Doc, lasts: Sequence[str], gazetteer: Gazetteer) -> Iterator[tuple[Span, str]]:
    """`lasts` are the names that both halves have, of those told of."""
    for token in doc:
        whole = _shared(doc, token)
        if whole is not None:
            first, second = (token.text, whole.text), (doc[whole.i - 1].text, whole.text)
            if _is_known(first, gazetteer) and _is_known(second, gazetteer):
                yield Span(token.i, token.i + 1, _STATE, known=True), " ".join(first)
                yield Span(whole.i - 1, whole.i + 1, _STATE, known=True), " ".join(second)
        elif len(lasts) == 1 and token.text in _OPPOSITE and _stands_alone(doc, token):
            yield Span(token.i, token.i + 1, _STATE, known=True), f"{token.text} {lasts[0]}"


def _shared(doc: Doc, first: Token) -> Token | None:
    """The name that two halves share: Korea for the first half of "North and South Korea"."""
    if first.text not in _OPPOSITE:
        return None
    after = doc.tokens[first.i + 1 : first.i + 4]
    if len(after) < 3 or after[0].lower_ not in ("and", "or"):  # noqa: PLR2004
        return None
    return after[2] if after[1].text == _OPPOSITE[first.text] and after[2].tag_ == "NNP" else None


def _stands_alone(doc: Doc, half: Token) -> bool:
    before, after = doc.tokens[max(0, half.i - 1) : half.i], doc.tokens[half.i + 1 : half.i + 2]
    return any(t.lower_ == "the" for t in before) and not any(t.text[:1].isupper() or t.text == "-" for t in after)
