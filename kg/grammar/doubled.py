"""Verbs to which the parser gives two subjects: the second belongs to what stands before it.

In: a parsed noun. Out: the word to which it belongs; its label is set here. As in "talks between the dockers and [the port]
have begun", "a deal to end [the strike] was reached".
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_OPEN = frozenset({"VB", "VBG"})
_TAKEN = ("dobj", "prt", "xcomp", "ccomp", "prep", "attr", "acomp")


def above(noun: Token) -> Token | None:
    """The party before "and", or the verb before the noun, to which it belongs; None where it is a subject."""
    verb = noun.head
    if noun.dep_ not in _SUBJECTS or noun.pos_ not in ("NOUN", "PROPN") or noun.i > verb.i or not noun.left_edge.i:
        return None
    first = next((c for c in verb.lefts if c.dep_ in _SUBJECTS and c.i < noun.i), None)
    before = noun.doc[noun.left_edge.i - 1]
    if first is None or first not in before.ancestors:
        return None
    if before.dep_ == "cc":
        return _party(before, noun)
    if before.pos_ == "VERB" and before.tag_ in _OPEN and not any(c.dep_ in _TAKEN for c in before.rights):
        noun.dep_ = "dobj"
        return before
    return None


def _party(joint: Token, noun: Token) -> Token | None:
    """The first of two parties between whom something is, if no second is known."""
    party = next((t for t in (joint.head, *joint.head.ancestors) if t.dep_ == "pobj"), None)
    if party is None or party.head.lower_ != "between" or any(c.dep_ == "conj" for c in party.rights):
        return None
    noun.dep_ = "conj"
    return party
