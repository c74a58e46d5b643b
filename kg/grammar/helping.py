"""Whose help it was done with: "the truce was reached through Qatari mediation", "talks under the auspices of the UN".

In: a parsed noun that names help between parties. Out: who helped, and what was brought about.
"""

from __future__ import annotations

from kg.grammar.clauses import slots
from kg.grammar.complements import OBJECT, SUBJECT
from kg.grammar.owners import owners
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

MEDIATION = frozenset("mediation facilitation auspex auspices auspice intercession brokering sponsorship aegis".split())
_BACKING = frozenset("backing support blessing endorsement approval".split())
_HELP = frozenset("help assistance office".split())
_LEADING = frozenset("with through via under by after following".split())
_PARTS = frozenset({"round", "session", "phase", "cycle"})
_SPANS = frozenset("day week month year hour round".split())
_TIMES = frozenset({"DATE", "TIME"})
_GIVERS = frozenset({"of", "by", "from"})
_EFFORTS = frozenset("effort attempt bid push mission drive work diplomacy".split())
_TRIED = frozenset({"mediation", "mediating", "facilitation", "shuttle"})
_BEFORE = ("compound", "amod")
_MEETING = frozenset({"meet", "negotiate", "talk"})
_ACHIEVING = frozenset(
    "reach agree sign conclude negotiate strike seal secure clinch finalise finalize achieve hold begin start open resume"
    " restart take continue end conduct arrange organise organize convene meet come launch extend exchange swap release free"
    " draft hammer work".split()
)
_YIELDING = frozenset("lead result produce yield secure bring help pave".split())
_FRUITS = frozenset("result fruit product outcome".split())
_CARRYING = frozenset("pass adopt approve propose table submit present introduce unveil put go circulate".split())
"""What is done to a plan by those who are for it."""


def effort(noun: Token) -> tuple[str, ...]:
    """The trigger of help that is tried ("Oman's mediation efforts", "her shuttle diplomacy"); empty for other nouns."""
    tried = noun.lemma_.lower() in _EFFORTS and any(c.lower_ in _TRIED for c in noun.lefts if c.dep_ in _BEFORE)
    return ("mediation",) if tried else ()


def given(noun: Token) -> list[Token]:
    """Who gave the help that a noun names: its owner, or who stands behind "of" or "by"."""
    if noun.lemma_.lower() not in MEDIATION | _HELP | _BACKING:
        return []
    row = (*noun.rights, *(_whole(noun).rights if _whole(noun) is not noun else ()))
    behind = [t for c in row if c.dep_ in ("prep", "agent") and c.lower_ in _GIVERS for t in c.children]
    return list(owners(noun)) or [one for t in behind if t.dep_ == "pobj" for one in conjuncts(t)]


def _whole(noun: Token) -> Token:
    """What help is counted by, if it is ("after weeks of Omani mediation"); else the noun itself."""
    above = noun.head.head
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_ in _SPANS
    return above if counted else noun


def brought_together(noun: Token) -> list[Token]:
    """Those who met or talked with the help: "Peru and Chile met under Omani auspices"."""
    whole = _whole(noun)
    verb = whole.head.head
    met = whole.dep_ == "pobj" and whole.head.lower_ in _LEADING and verb.lemma_ in _MEETING
    found = slots(verb) if met and noun.lemma_.lower() in MEDIATION | {"office"} else {}
    return [] if OBJECT in found else found.get(SUBJECT, [])


def _led_to(noun: Token) -> list[Token]:
    """What mediation brought about that a verb tells of: "Omani mediation led to a truce", "is the fruit of mediation"."""
    if noun.lemma_.lower() not in MEDIATION:
        return []
    if noun.dep_ == "nsubj" and noun.head.lemma_ in _YIELDING:
        found = slots(noun.head)
        return [t for path in (("to",), ("in",), OBJECT, ("about",)) for t in found.get(path, ()) if t.pos_ == "NOUN"]
    fruit = noun.head.head
    if noun.head.lower_ == "of" and fruit.lemma_ in _FRUITS and fruit.dep_ == "attr":
        return [t for t in slots(fruit.head).get(SUBJECT, []) if t.pos_ == "NOUN"]
    return []


def brought_about(noun: Token) -> list[Token]:
    """What was done with the help: the object of the verb that it hangs on, else its subject; or the noun."""
    if led := _led_to(noun):
        return led
    counted = _whole(noun)
    preposition, above = counted.head, counted.head.head
    while above.dep_ == "prep":
        above = above.head
    if counted.dep_ != "pobj" or preposition.lower_ not in _LEADING:
        return []
    acts = above.dep_ == "nsubj" and above.ent_type_ in ("GPE", "ORG", "PERSON")
    if acts or (above.dep_ in ("nsubj", "nsubjpass") and noun.doc[above.i + 1].text == ","):
        above = above.head
    if above.pos_ in ("NOUN", "PROPN"):
        whole = above.head.head if above.head.lower_ == "of" and above.head.head.lemma_ in _PARTS else above
        return [whole] if noun.lemma_.lower() in MEDIATION else []
    carried = noun.lemma_.lower() in _BACKING and above.lemma_ in _CARRYING
    if above.pos_ != "VERB" or not (carried or above.lemma_ in _ACHIEVING):
        return []
    found = slots(above)
    topics = [t for t in found.get(("on",), ()) if t.ent_type_ not in _TIMES]
    done = found.get(("to",)) or topics or [t for t in found.get(OBJECT, ()) if t.lower_ != "place"]
    return [t for t in done or found.get(SUBJECT, []) if t is not counted and t.pos_ in ("NOUN", "PROPN")]
