"""Words whose label the tagger mistakes: verbs taken for adjectives or nouns, particles for words of number.

In: a word of a parsed paragraph, changed in place. Out: nothing; its ties stay, but for their names. As in "rebels have
[overrun] the town", "the opposition [contests] the result", "co-[chaired] the talks", "a bid to [free] the crew".
"""

from __future__ import annotations

from kg.grammar import chains
from kg.grammar.parsed import Token

SHARED = frozenset("chair host found author sponsor sign".split())
"""What is done with others, whose past the tagger takes for that of a verb in -e ("co-chaired")."""
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_LIABLE = frozenset({"responsible", "accountable", "liable"})
_HANDING = frozenset({"hand", "turn", "take"})
_EITHER = frozenset({"free", "open", "clear", "secure", "lower"})
"""Adjectives that are verbs where they have an object."""


def relabel(token: Token) -> None:
    """Makes verbs and particles of what is taken for an adjective or a word of number, and members of loose infinitives."""
    _respell(token)
    _find_verb(token)
    if token.tag_ in ("JJ", "JJR") and (tag := _tag_of_adjective(token)):
        token.tag_, token.pos_, token.lemma_ = tag, "VERB", token.lower_
    if token.tag_ == "NN" and token.dep_ == "ccomp" and any(c.dep_ == "mark" for c in token.lefts):
        chains.make_verb(token)
    if token.tag_ == "NN" and token.lower_.endswith("ating") and any(c.dep_ == "aux" for c in token.lefts):
        token.tag_, token.pos_, token.lemma_ = "VBG", "VERB", f"{token.lower_[:-3]}e"
    if token.dep_ == "conj" and (tag := chains.verbal_tag(token)):
        token.tag_, token.pos_ = tag, "VERB"
    if token.tag_ in ("NNS", "NN") and token.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in token.lefts):
        token.tag_, token.pos_ = "VBZ" if token.tag_ == "NNS" else "VBP", "VERB"
    if token.dep_ == "quantmod" and token.lower_ == "over" and token.i and token.nbor(-1).lemma_ in _HANDING:
        token.dep_, token.tag_, token.pos_ = "prt", "RP", "ADP"
    if token.dep_ in ("advcl", "dep") and chains.continues(token):
        token.dep_ = "conj"
    if token.lower_ in _LIABLE and token.dep_ in ("advcl", "ccomp") and token.head.lemma_ == "hold":
        token.dep_ = "oprd"


def _find_verb(token: Token) -> None:
    """Makes a verb of a noun behind "have" with an object, and a subject of what is taken for a part of the verb."""
    if token.tag_ == "NN" and token.dep_ == "ROOT" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.lefts):
        token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", token.lower_  # "rebels have overrun the town"
    inside = token.dep_ == "compound" and token.head.tag_ in _FINITE and token.head.pos_ == "VERB"
    if inside and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.head.lefts):
        token.dep_ = "nsubj"  # "the opposition contests the result"


def _respell(token: Token) -> None:
    """Gives a verb the dictionary form that the tagger misses: co-chair, wage."""
    if token.lower_.startswith("co-") and token.lower_[3:-2] in SHARED and token.lower_.endswith("ed"):
        token.lemma_ = token.lower_[:-2]
    elif token.lemma_ == "wag":
        token.lemma_ = "wage"


def _tag_of_adjective(token: Token) -> str:
    """The tag of a verb that is taken for an adjective: one with an object, or behind a passive "be" ("is committed to")."""
    if token.lower_ in _EITHER and any(c.dep_ == "dobj" for c in token.rights):
        return "VB"
    return "VBN" if any(c.dep_ == "auxpass" for c in token.lefts) else ""
