"""Gaps: what a relative clause takes up further down than at its own verb.

In: a parsed verb. Out: the noun that its object would be ("a levy that Peru wants to abolish" -> the levy), and the
preposition that stands before another verb ("a freeze to which, he said, Peru had agreed"). And who does with what the same
as the subject with the object, where the verb is told once ("Peru wants a truce and Chile a swap").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.labels import ACTORS
from kg.grammar.parsed import Token

_RELATIVES = frozenset({"which", "that", "whom", "who", "what"})
_TAGS = frozenset({"WDT", "WP", "IN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_GOVERNED = frozenset({"dobj", "xcomp", "ccomp", "prep", "attr", "acomp", "prt", "dative"})
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


def fronted(verb: Token) -> Iterator[Token]:
    """The prepositions of a clause that stand before the verb of saying above it."""
    above = verb.head
    if verb.dep_ == "ccomp" and above.dep_ == "relcl":
        yield from (c for c in above.lefts if c.dep_ == "prep" and any(_is_relative(t) for t in c.children))


def others(verb: Token) -> Iterator[tuple[Token, Token]]:
    """(who, what) of those who do what the verb says beside its subject: a name, and right behind it a noun phrase."""
    for noun in (c for c in verb.rights if c.dep_ == "dobj" and not c.ent_type_):
        for name in (c for c in noun.rights if c.dep_ in ("conj", "appos") and c.ent_type_ in ACTORS):
            behind = (c for t in (name, noun, verb) for c in t.rights if c.dep_ in ("appos", "dobj") and c.i > name.i)
            what = next((c for c in behind if c.left_edge.i == name.i + 1 != c.i and not c.ent_type_), None)
            if what is not None:
                yield name, what


def _is_relative(token: Token) -> bool:
    return token.lower_ in _RELATIVES and token.tag_ in _TAGS and token.dep_ != "mark"
