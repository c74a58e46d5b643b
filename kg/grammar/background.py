"""What an article tells by the way, though somebody speaks of it: whose envoy it was, that there were talks.

In: a parsed word that a claim hangs on. Out: whether the claim is the article's own.
"""

from __future__ import annotations

from kg.grammar.parsed import Token
from kg.model import Status

_GATHERINGS = frozenset(
    "talk talks meeting conversation negotiation negotiations encounter summit dialogue discussion consultation contact"
    " audience lunch dinner visit conference session".split()
)


def is_settled(token: Token, status: Status, *, mark: str | None) -> bool:
    """Whether the article tells it by the way; `mark` is the mark that joins the two phrases of a claim, if one does.

    What is still to come is what the speaker announces ("the talks will open in Lima, Luna said").
    """
    if mark is not None and (status is Status.ACTUAL or not mark.isalpha()):
        return True
    by_the_way = token.lemma_ in _GATHERINGS if token.pos_ == "NOUN" else is_before_noun(token) or _is_on_event(token)
    return status is Status.ACTUAL and by_the_way


def _is_on_event(token: Token) -> bool:
    """Whether a participle tells of an event who held it ("the talks facilitated by Peru")."""
    return token.dep_ == "acl" and token.tag_ in ("VBN", "VBG") and token.head.lemma_ in _GATHERINGS


def is_before_noun(token: Token) -> bool:
    """Whether a participle tells of its noun what a hyphen ties to it ("the US-brokered deal")."""
    return token.tag_ == "VBN" and token.dep_ in ("amod", "compound")
