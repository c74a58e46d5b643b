"""Appositions that the parser takes for the subject: "Sur Rail, the main operator in the south, blamed the union".

In: a parsed paragraph, changed in place. The name before the comma becomes the subject of the verb, the noun between the
commas another word for it.
"""

from __future__ import annotations

from kg.grammar.parsed import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_LOOSE = frozenset({"npadvmod", "dep", "advcl", "nmod", *_SUBJECTS})


def mend(doc: Doc) -> None:
    """Gives such names and nouns their places."""
    moved: dict[int, int] = {}
    for name in doc:
        noun = _beside(name)
        if noun is not None:
            name.dep_, noun.dep_ = noun.dep_, "appos"
            moved[noun.i] = name.i
    if moved:
        doc.retie(moved)


def _beside(name: Token) -> Token | None:
    """The noun between commas that has the place of the name before it."""
    if name.pos_ != "PROPN" or name.dep_ not in _LOOSE or name.i + 2 >= len(name.doc) or name.nbor().text != ",":
        return None
    for noun in name.head.lefts:
        opens = noun.dep_ in _SUBJECTS and noun.pos_ == "NOUN" and noun.left_edge.i == name.i + 2
        end = noun.right_edge.i
        closed = name.doc[end].text == "," or (end + 1 < len(name.doc) and name.nbor(end + 1 - name.i).text == ",")
        if opens and closed and end < name.head.i:
            return noun
    return None
