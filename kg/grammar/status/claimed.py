"""What is said of a claim: that it is false, or true.

In: a verb. Out: whether its clause is claimed by the noun above it, whether it calls its subject false.
"""

from __future__ import annotations

from kg.grammar.parsed import Token
from kg.grammar.status import local
from kg.grammar.status.judgement import Judgement

_FALSE = frozenset(
    "false untrue incorrect wrong inaccurate baseless unfounded groundless fabricated misleading".split()
)
_TRUE = frozenset("true correct right accurate".split())
_BOASTS = frozenset("lie fabrication fake falsehood nonsense hoax".split())


def is_claimed(verb: Token) -> bool:
    """Whether a clause with "that" tells what a noun says that is a subject ("the claim that Peru left is false")."""
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    whole = marked and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
    return whole and verb.head.dep_ in ("nsubj", "nsubjpass")


def is_false(verb: Token) -> bool:
    """Whether a verb says of its subject that it is not so: "is false", "is not true", "is a lie"."""
    said = {c.lower_ for c in verb.rights if c.dep_ in ("acomp", "attr", "oprd")}
    return not said.isdisjoint(_TRUE if local.denied_by(verb) else _FALSE | _BOASTS)


def disowned(own: Judgement) -> Judgement:
    """The judgement of what is said to be false."""
    return Judgement(-abs(own.value), None, (*own.reasons, "said to be false"))
