"""Deeds named side by side, of which the parser hangs the second on what the first is done to.

In: a parsed noun. Out: the deed that it goes with: in "the repeal of a law and the scrapping of a pact" the scrapping is
wanted beside the repeal, not repealed.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_ENDINGS = ("ing", "ion", "al", "ment", "ure", "ance", "ence")
_DEEDS = frozenset(
    "return release end halt repeal exchange handover swap rise raise cut ban freeze stop recovery".split()
)
_NOUNS = ("NOUN", "PROPN")


def above(noun: Token) -> Token | None:
    """The first deed, where the noun is a second one that hangs on its object; None where it hangs right."""
    thing = noun.head
    if noun.dep_ != "conj" or noun.pos_ != "NOUN" or thing.dep_ not in ("pobj", "conj") or not _is_deed(noun):
        return None
    while thing.dep_ == "conj" and thing.head.pos_ in _NOUNS:
        thing = thing.head
    deed = thing.head.head
    if thing.dep_ != "pobj" or thing.head.lower_ != "of" or not _is_deed(deed) or _is_deed(thing):
        return None
    return deed if _is_definite(deed) == _is_definite(noun) else None


def _is_deed(noun: Token) -> bool:
    """Whether a noun names what is done to something that stands behind "of"."""
    named = noun.lemma_.lower() in _DEEDS or noun.lemma_.lower().endswith(_ENDINGS)
    return noun.pos_ == "NOUN" and named and any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.rights)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ == "the" for c in noun.lefts)
