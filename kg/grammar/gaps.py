"""Gaps: what a relative clause takes up further down than at its own verb.

In: a parsed verb. Out: the noun that its object would be ("a levy that Peru wants to abolish" -> the levy), and the
preposition that stands before another verb ("a freeze to which, he said, Peru had agreed").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.antecedents import antecedent
from kg.grammar.parsed import Token

_RELATIVES = frozenset({"which", "that", "whom", "who", "what"})
_TAGS = frozenset({"WDT", "WP", "IN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_GOVERNED = frozenset({"dobj", "xcomp", "ccomp", "prep", "attr", "acomp", "prt", "dative"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLOSED = frozenset({"mark", "expl"})
_WHEN_OR_HOW = frozenset(
    "day time moment year month week hour place way reason point chance right power effort".split()
)
"""Nouns on which a clause without a pronoun says when, where or how, and leaves nothing out."""


def left_out(verb: Token) -> Token | None:
    """The noun that is the object of an infinitive in a relative clause, which therefore has none of its own."""
    if verb.dep_ != "xcomp" or any(c.dep_ in _GOVERNED for c in verb.rights):
        return None
    top = verb.head
    while top.dep_ == "xcomp":
        top = top.head
    first = top
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    if first.dep_ != "relcl" or first.head.pos_ not in ("NOUN", "PROPN"):
        return None
    pronouns = [c for t in (verb, verb.head, top, first) for c in t.lefts if _is_relative(c)]
    if pronouns:
        return None if any(c.dep_ in _SUBJECTS for c in pronouns) else first.head
    adverbs = any(c.tag_ == "WRB" for c in first.lefts)
    told = any(c.dep_ in _SUBJECTS for c in first.lefts)
    return first.head if told and not adverbs and first.head.lemma_.lower() not in _WHEN_OR_HOW else None


def reported(verb: Token) -> Token | None:
    """The noun that a finite verb lacks which somebody tells of it: "rebels who Peru says broke the truce"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.dep_ != "relcl" or above.pos_ != "VERB" or not _is_finite(verb):
        return None
    if any(c.dep_ in _CLOSED for c in verb.lefts) or not any(
        c.dep_ in _SUBJECTS and c.tag_ not in _TAGS for c in above.lefts
    ):
        return None
    pronouns = [c for c in above.lefts if _is_relative(c)]
    if pronouns:
        return antecedent(pronouns[0]) if pronouns[0].dep_ == "dobj" else None
    adverbs = any(c.tag_ == "WRB" for c in above.lefts)
    return None if adverbs or above.head.lemma_.lower() in _WHEN_OR_HOW else above.head


def _is_finite(verb: Token) -> bool:
    helping = [c.tag_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return (helping[0] if helping else verb.tag_) in _FINITE


def fronted(verb: Token) -> Iterator[Token]:
    """The prepositions of a clause that stand before the verb of saying above it."""
    above = verb.head
    if verb.dep_ == "ccomp" and above.dep_ == "relcl":
        yield from (c for c in above.lefts if c.dep_ == "prep" and any(_is_relative(t) for t in c.children))


def _is_relative(token: Token) -> bool:
    return token.lower_ in _RELATIVES and token.tag_ in _TAGS and token.dep_ != "mark"
