"""Owners: the names and possessors before a noun, which tell whose the thing is.

In: a parsed noun. Out: the tokens of those that it is of: "Peru's and Chile's envoys" are of Peru and of Chile, "Peru-Chile
talks" of the two whom the hyphen ties.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.grammar import labels
from kg.grammar.antecedents import antecedent
from kg.grammar.labels import entity_of
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts


def owners(token: Token) -> Sequence[Token]:
    """All possessors and names before a noun, coordinated ones apart; parts of the noun's own name are none.

    Of "pro-Peruvian rebels" and "inter-Korean talks" nobody is.
    """
    found: list[Token] = []
    name = entity_of(token)
    for child in token.lefts:
        if child.dep_ == "poss" or (
            child.dep_ in ("amod", "compound", "nmod") and child.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")
        ):
            row = conjuncts(child) if child.tag_ != "WP$" else [antecedent(child)]  # "Peru, whose envoys left"
            found += [one for t in row for one in (*_hyphened(t), t)]
    return [t for t in found if t.i < token.i and not (name and name.start <= t.i < name.end) and not _is_prefixed(t)]


def paired(noun: Token) -> list[Token]:
    """The two whom a hyphen ties before a noun that is of both: "Peru-Chile talks", "government-rebel talks"."""
    for word in noun.lefts:
        tied = [c for c in word.lefts if c.tag_ == "HYPH" or c.text in ("-", "–", "/")]
        before = [c for c in word.lefts if c.dep_ in ("compound", "amod", "nmod") and tied and c.i == tied[-1].i - 1]
        if before and word.i == tied[-1].i + 1:
            return [before[-1], word]
    return []


def _hyphened(name: Token) -> Sequence[Token]:
    """The name that a hyphen ties before another ("a US-Saudi statement")."""
    before = name.doc[name.i - 2] if name.i > 1 and name.nbor(-1).text == "-" else None
    return [before] if before is not None and before.ent_type_ in ("GPE", "NORP", "ORG") else []


def _is_prefixed(name: Token) -> bool:
    """Whether a token is part of a name behind a prefix, prefix and hyphen included ("inter-Korean")."""
    words = [t.lower_ for t in name.doc[max(0, name.i - 2) : name.i + 2]]
    return any(first in labels.PREFIXES and mark == "-" for first, mark in pairwise(words))
