"""Event nouns: what their adjectives and the words right above them say of whether there is what they name.

In: a noun. Out: a `Judgement`, the verb that it stands with, or whether it is an act of asking or saying.
"""

from __future__ import annotations

from kg.grammar.parsed import Token
from kg.grammar.status import local
from kg.grammar.status.judgement import HAPPENED, NOMINAL, OPEN, PLANNED, VERBAL, Judgement, Signatures, word
from kg.model import Status

_COMING = frozenset("planned upcoming future forthcoming scheduled expected next coming impending imminent".split())
_OPEN = frozenset(
    "possible potential hypothetical would-be prospective conditional proposed suggested eventual".split()
)
_COMING_AFTER = frozenset({"due", "imminent", "upcoming"})
_OPEN_AFTER = frozenset(
    "likely unlikely possible impossible uncertain unclear doubtful unconfirmed conceivable".split()
)
"""Adjectives by which "be" leaves an event open."""
_FAILED = frozenset("failed abortive cancelled canceled aborted nonexistent".split())
_PRESUPPOSING = frozenset("after since following from during before at amid despite over".split())
_PART = frozenset("participation membership involvement".split())
_ENDING = frozenset("suspension end halt cessation freeze pause".split())
_FEARING = frozenset({"fear", "risk", "dread"})
_TOWARD = frozenset({"toward", "towards"})
_ASKING = frozenset({"for", "of", "to", "on"})
_DEALS = frozenset(
    "deal agreement accord pact truce ceasefire cease-fire armistice settlement compromise treaty understanding".split()
)
_HAPPENING = frozenset("take happen materialise materialize start begin open resume occur convene".split())
_INDEFINITE = frozenset({"a", "an", "any", "another"})


def cued(noun: Token) -> Judgement | None:
    """What an adjective says of an event: "failed", "possible", "planned"."""
    for told in _states(noun):
        coming = told.lower_ in _COMING_AFTER
        if coming or told.lower_ in _OPEN_AFTER:
            reason = (f"is {told.lower_!r}",)
            return Judgement(PLANNED, Status.PLANNED, reason) if coming else Judgement(OPEN, Status.POSSIBLE, reason)
    before = [c.lower_ for c in noun.lefts if c.dep_ in ("amod", "compound")]
    for name in before:
        reason = (f"{name!r} before it",)
        if name in _FAILED:
            return Judgement(-1.0, None, reason)
        if name in _OPEN:
            return Judgement(OPEN, Status.POSSIBLE, reason)
        if name in _COMING:
            return Judgement(PLANNED, Status.PLANNED, reason)
    return None


def _states(noun: Token) -> list[Token]:
    """What "be" says of an event ("the talks are due in Lima", "Peru's participation is uncertain")."""
    verb = noun.head
    told = noun.dep_ == "nsubj" and verb.lemma_ in ("be", "remain") and verb.pos_ in VERBAL
    return [c for c in verb.rights if c.dep_ == "acomp"] if told else []


def is_owned(noun: Token) -> bool:
    """Whether somebody's name stands before the noun: his proposal is there already."""
    return any(c.dep_ == "poss" or c.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") for c in noun.lefts)


def first(noun: Token) -> Token:
    """The first of the nouns with which a noun is coordinated."""
    while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


def asked_for(noun: Token, words: Signatures) -> Judgement | None:
    """Below a noun that asks or offers ("the demand for a withdrawal")."""
    preposition = noun.head
    above = preposition.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _ASKING or above.pos_ != "NOUN":
        return None
    found = words.governing.get(above.lemma_)
    if found is None or found.outlook is not Status.POSSIBLE:
        return None
    return Judgement(found.positive or 0.1, found.outlook, (f"{above.lemma_!r} ({found.label})",))


def refuted(noun: Token, words: Signatures) -> Judgement | None:
    """Below a verb that denies it ("denied Peru's rejection of it"), or on the way to it ("progress toward a deal")."""
    one = first(noun)
    above = one.head
    if one.lemma_ in _PART and one.dep_ == "pobj" and above.head.lemma_ in _ENDING:
        return Judgement(-1.0, None, (f"{above.head.lemma_!r} of it",))
    if one.dep_ == "pobj" and above.lower_ in _TOWARD:
        return Judgement(OPEN, Status.POSSIBLE, (f"{above.lower_!r} it",))
    found = words.speech.get(above.lemma_) if one.dep_ == "dobj" and above.pos_ in VERBAL else None
    if found is None or (found.positive or 0) > -HAPPENED or local.denied_by(above):
        return None
    return Judgement(-1.0, None, (f"{above.lemma_!r} ({found.label})",))


def doubted(noun: Token, words: Signatures) -> Judgement | None:
    """What is feared, or said to be likely or not ("feared a walkout by Chile", "a walkout by Chile is unlikely")."""
    verb = first(noun).head
    if noun.dep_ == "dobj" and verb.lemma_ in _FEARING:
        return Judgement(OPEN, Status.POSSIBLE, (f"{verb.lemma_!r} it",))
    states = [c for c in verb.rights if c.dep_ == "acomp"] if noun.dep_ == "nsubj" and verb.pos_ in VERBAL else []
    for state in states:
        found = words.governing.get(state.lemma_)
        if found is not None and found.outlook is Status.POSSIBLE and not any(c.dep_ == "xcomp" for c in state.rights):
            return Judgement(OPEN, Status.POSSIBLE, (f"{state.lemma_!r} ({found.label})",))
    return None


def is_plan(noun: Token, verb: Token, words: Signatures) -> bool:
    """Whether a verb plans the event that is its subject ("a meeting is not planned")."""
    found = words.governing.get(word(verb))
    return noun.dep_ == "nsubjpass" and found is not None and found.outlook is Status.PLANNED


def carrier(noun: Token) -> Token | None:
    """The verb that an event noun stands with, unless what leads to it takes the event for granted ("after the talks")."""
    verb = first(noun).head
    if noun.dep_ == "ROOT":
        return None
    while verb.pos_ in ("ADP", "NOUN") and verb.head != verb and verb.dep_ in ("prep", "pobj", "conj", "agent"):
        if verb.dep_ == "prep" and (_is_taken_for_granted(verb, noun) or _is_scene(verb)):
            return None
        verb = verb.head
    return _happening(verb) if verb.pos_ in VERBAL else None


def _happening(verb: Token) -> Token:
    """The verb of taking place below one that says whether an event does ("failed to take place")."""
    below = (c for c in verb.rights if c.dep_ == "xcomp" and c.lemma_ in _HAPPENING)
    return next(below, verb)


def _is_taken_for_granted(preposition: Token, noun: Token) -> bool:
    """Whether a preposition leads to an event as to one that there is; not "at a summit", which is as sure as the rest."""
    new = preposition.lower_ == "at" and any(c.lower_ in ("a", "an", "another") for c in noun.lefts)
    return preposition.lower_ in _PRESUPPOSING and not new


def _is_scene(preposition: Token) -> bool:
    """Whether a preposition opens the clause with what something was done in ("in a telephone call, they agreed")."""
    held = preposition.head
    return preposition.lower_ == "in" and preposition.i < held.i and held.pos_ in VERBAL


def is_act(noun: Token, words: Signatures) -> bool:
    """Whether a noun names an act of asking, offering or saying."""
    return noun.lemma_ in words.governing or noun.lemma_ in words.speech


def is_deal(noun: Token) -> bool:
    """Whether a noun names what is agreed between parties."""
    return noun.lemma_ in _DEALS


def is_indefinite_deal(noun: Token) -> bool:
    """Whether a noun names a deal that there need not be yet ("urged a deal between Peru and Chile")."""
    return is_deal(noun) and any(c.lower_ in _INDEFINITE for c in noun.lefts)
