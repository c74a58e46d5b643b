"""Trades: what a person is called in apposition that is no title of office ("Diego Luna, a fisherman").

In: the noun of an apposition. Out: whether it may say what somebody is.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_RELATIONAL = frozenset(
    "member predecessor successor rival opponent foe colleague friend ally critic neighbour neighbor part one native"
    " resident father mother parent son daughter brother sister wife husband widow cousin nephew niece grandson uncle"
    " namesake number capital city town village port resort region province country state neighbourhood suburb life left"
    " right centre center background foreground".split()
)
"""Nouns that say how somebody stands to somebody or something else, and name no office or trade."""
_FIRST_OF = frozenset({"first", "second", "third", "last", "only", "next", "latest"})


def may_call(noun: Token) -> bool:
    """Whether an apposition may be a word for a person: no half of a word, nothing of which "that" or "which" is said.

    "The first woman to govern Peru" is none either.
    """
    if any(c.lower_ in _FIRST_OF for c in noun.lefts) and any(c.left_edge.lower_ == "to" for c in noun.rights):
        return False
    if noun.lower_ in _RELATIONAL:
        return False
    after = noun.doc[noun.i + 1 : noun.i + 2].text
    clauses_on_it = [c for c in noun.rights if c.dep_ == "relcl"]
    lifeless = any(t.lower_ in ("that", "which") for c in clauses_on_it for t in c.lefts)
    return noun.is_alpha and not lifeless and not (after == "-" and not noun.whitespace_)
