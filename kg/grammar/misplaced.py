"""Objects and topics that the parser hangs on the wrong word: on a time, on a quality, on the last of the parties.

In: a token of a parsed paragraph. Out: the word that it belongs to, None where it hangs right.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_TIMES = frozenset({"DATE", "TIME"})
_NOUNS = ("NOUN", "PROPN")
_WHEN = frozenset({"later", "earlier", "early", "late"})
_UNITS = frozenset("second minute hour day night week month year decade moment time".split())
_ABOUT_SOMETHING = frozenset(
    "talk talks meeting summit round conference session negotiation negotiations consultation consultations dialogue"
    " discussion discussions deal agreement accord pact consensus compromise understanding breakthrough".split()
)


def acted_on(noun: Token) -> Token | None:
    """The verb whose object is taken for a measure of time: "will free 90 prisoners [later on Saturday]"."""
    when = noun.head
    if noun.dep_ != "npadvmod" or when.lower_ not in _WHEN or noun.ent_type_ in _TIMES or noun.pos_ not in _NOUNS:
        return None
    verb = when.head
    taken = verb.pos_ != "VERB" or verb.i > noun.i or any(c.dep_ == "dobj" for c in verb.rights)
    if taken or noun.lemma_.lower() in _UNITS:
        return None
    noun.dep_ = "dobj"
    return verb


def judged(noun: Token) -> Token | None:
    """The verb that says what its object is like, where the parser sees a clause: "holds [Peru] responsible"."""
    state = noun.head
    verb = state.head
    if noun.dep_ != "nsubj" or state.tag_ != "JJ" or state.dep_ not in ("oprd", "ccomp") or verb.pos_ != "VERB":
        return None
    if not verb.i < noun.i < state.i or any(c.pos_ == "AUX" or c.dep_ == "mark" for c in state.lefts):
        return None
    noun.dep_, state.dep_ = "dobj", "oprd"
    return verb


def talks_between(party: Token) -> Token | None:
    """The talks between parties of which the last holds the topic: "between the union and the company [on pay]"."""
    first = party
    while first.dep_ == "conj":
        first = first.head
    led = first.head if first.dep_ == "pobj" and first.head.lower_ == "between" and first is not party else None
    above = led.head if led is not None else None
    return above if above is not None and above.lemma_.lower() in _ABOUT_SOMETHING else None
