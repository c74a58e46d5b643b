"""Nouns of talks and deals: whose they are, where they are, and who had them.

In: a parsed noun. Out: the words for the parties that a hyphen joins before it ("the Peru-Chile talks"), for its places that
the parse hung on the parties ("talks between Peru and Chile in Lima"), and for who met somebody there ("after two hours of
talks with the envoy she left").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.grammar.clauses import prepositions
from kg.grammar.doers import subjects
from kg.grammar.labels import ACTORS
from kg.grammar.owners import owners, paired
from kg.grammar.parsed import Token
from kg.grammar.partners import DEALS
from kg.grammar.scenes import PLACE_WORDS, wider
from kg.grammar.series import conjuncts

_MEETINGS = frozenset(
    "talk talks negotiation negotiations dialogue summit meeting consultation consultations discussion discussions"
    " conference".split()
)
_ENCOUNTERS = _MEETINGS | frozenset("gathering session encounter round".split())
_OF_BOTH = DEALS | _MEETINGS
_JOINED = frozenset({"GPE", "NORP", "ORG"})
_WHEN = frozenset({"after", "following", "before", "during", "in", "at", "upon"})
_SPANS = frozenset("day week month year hour round series string".split())
_BEING_AT = frozenset("leave enter exit finish end conclude begin start open interrupt adjourn close".split())


def parties(noun: Token) -> list[Token]:
    """The parties that a hyphen or "and" joins before talks or a deal ("the Peru-Chile talks", "a Peru-Chile accord")."""
    if noun.lemma_.lower() not in _OF_BOTH or noun.ent_type_:
        return []
    found = [t for t in owners(noun) if t.ent_type_ in _JOINED]
    apart = any(a.i + 2 != b.i for a, b in pairwise(found)) or any(c.dep_ == "poss" for c in noun.lefts)
    return (found if len(found) > 1 and not apart else []) or paired(noun)


def partners(noun: Token) -> list[Token]:
    """Both sides of a deal that is one's with another: "Peru's accord with Chile on fishing"."""
    if noun.lemma_.lower() not in DEALS or not any(c.dep_ == "poss" for c in noun.lefts):
        return []
    others = [t for path, t in prepositions(noun) if path == ("with",)]
    return [*owners(noun), *others] if others else []


def sites_behind(event: Token, party: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, place) of an event that the parse hung on its parties ("talks between Peru and Chile in Lima")."""
    row = conjuncts(party)
    several = row[-1].tag_ in ("NNS", "NNPS") and party.head.lower_ != "with"
    met = several and event.lemma_.lower() in _ENCOUNTERS
    for one in row:
        for path, place in prepositions(one):
            named = (met or row[-1].ent_type_ in ACTORS) and place.ent_type_ in ("GPE", "LOC")
            if path[-1] in PLACE_WORDS and place.i > row[-1].i and (named or place.ent_type_ == "FAC"):
                yield from ((path[-1], site) for site in (place, *wider(place)))


def who_met(noun: Token) -> list[Token]:
    """Who had the talks or the meeting with somebody beside which a verb stands: the verb's subject.

    As in "after a meeting with the envoy she left", "left a meeting with the envoy".
    """
    if not any(c.dep_ == "prep" and c.lower_ == "with" for c in noun.rights):
        return []
    above = noun.head.head
    whole = above if noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_ in _SPANS else noun
    if whole.dep_ == "dobj" and whole.head.lemma_ in _BEING_AT and noun.lemma_.lower() in _ENCOUNTERS:
        return subjects(whole.head)
    verb = whole.head.head
    if whole.dep_ == "pobj" and whole.head.lower_ in _WHEN and verb.pos_ == "VERB":
        return subjects(verb)
    return []
