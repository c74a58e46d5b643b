"""Series: what is coordinated with a word, nouns with nouns and verbs with verbs ("a truce, an exchange and aid").

In: a parsed word. Out: the word and its coordinates in the order of the text, also where the parser takes the second of a
series for an apposition, or hangs it on a part of a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.grammar.parsed import Token

_PREFERRING = frozenset({"than", "of"})
"""Last words of "rather than" and "instead of"."""


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it on its right, nouns with nouns and verbs with verbs.

    In "A, the envoy, and B" and "the envoy, A, and B" the parser may hang B on the apposition: it is of both.
    """
    found = [token]
    for child in _children(token):
        if child.dep_ == "conj" and _is_passed_over(token, child):
            continue
        if (child.dep_ == "conj" and _alike(token, child)) or (child.dep_ == "appos" and _goes_on(token, child)):
            found += conjuncts(child)
        elif child.dep_ == "appos" and _is_of_one(token, child):
            found += [t for c in child.children if c.dep_ == "conj" and c.ent_type_ == "PERSON" for t in conjuncts(c)]
    return found


def _is_passed_over(token: Token, second: Token) -> bool:
    """Whether the second is what the first is preferred to ("a truce rather than a pact", "talks instead of a vote")."""
    return any(c.dep_ == "cc" and c.lower_ in _PREFERRING and c.i < second.i for c in token.rights)


def _children(token: Token) -> Sequence[Token]:
    """What hangs on a token, or on any word of the person's name that it belongs to ("Ahmed al-Amin and Rosa Quispe")."""
    name = token.entity if token.ent_type_ == "PERSON" else None
    if name is None or len(name) == 1:
        return token.children
    return [c for t in name for c in t.children if not name.start <= c.i < name.end]


def _goes_on(noun: Token, second: Token) -> bool:
    """Whether an apposition is the second of a list ("a truce, the return of the dead and an exchange")."""
    if noun.tag_ != "NN" or second.tag_ not in ("NN", "NNS") or noun.ent_type_ or second.ent_type_:
        return False
    last = [c for c in second.rights if c.dep_ == "conj" and c.pos_ == "NOUN"]
    return bool(last) and (_article(last[-1]) != "" or _article(second) == "")


def _is_of_one(noun: Token, apposed: Token) -> bool:
    """Whether one of two nouns in apposition names a person and the other says who it is."""
    if noun.ent_type_ == "PERSON":
        return apposed.ent_type_ != "PERSON"
    return apposed.ent_type_ == "PERSON" and noun.tag_ == "NN" and not noun.ent_type_


def _alike(a: Token, b: Token) -> bool:
    """Whether both are verbs or neither is; and not one of them somebody's, as "Luna" in "Soto, Luna's aide,"."""
    verbal = ("VERB", "AUX")
    return (a.pos_ in verbal) == (b.pos_ in verbal) and (_is_possessor(a) or not _is_possessor(b))


def _is_possessor(token: Token) -> bool:
    return any(c.tag_ == "POS" for c in token.rights)


def _article(noun: Token) -> str:
    return next((c.lower_ for c in noun.lefts if c.dep_ in ("det", "predet") or c.tag_ == "PRP$"), "")
