"""Duties told outright by who is quoted: "They must put a figure on the table", "The siege has to end".

In: a parsed verb. Out: whether its sentence says that somebody else must do something; what "said that" governs is read as
a complement.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_MODALS = frozenset({"must", "should", "ought"})
_NEEDING = frozenset({"have", "need"})
_OWN = frozenset("i we it this that there one you nobody what who which".split())
"""Subjects of whom nothing is demanded: those who speak, or what is only to be expected."""
_NOTING = frozenset("note remember forget surprise say expect mean be know wonder think understand see".split())
_UNSURE = frozenset({"may", "might", "would", "could", "do"})


def is_told(verb: Token) -> bool:
    """Whether a sentence's own verb tells a duty of others; not what must have been, nor what should be noted."""
    if verb.dep_ != "ROOT" or not (_has_modal(verb) or _has_to(verb)):
        return False
    who = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    turned = any(c.tag_ == "MD" and who and c.i < who[0].i for c in verb.lefts)  # "should the parties ask for it"
    return (
        bool(who) and not turned and who[-1].lower_ not in _OWN and "have" not in helpers and verb.lemma_ not in _NOTING
    )


def _has_modal(verb: Token) -> bool:
    return any(c.tag_ == "MD" and c.lower_ in _MODALS for c in verb.lefts)


def _has_to(verb: Token) -> bool:
    """Whether the verb is "have to" or "need to", in the present."""
    below = any(c.dep_ in ("xcomp", "advcl") and any(m.tag_ == "TO" for m in c.lefts) for c in verb.rights)
    unsure = any(c.lemma_ in _UNSURE for c in verb.lefts)
    return verb.lemma_ in _NEEDING and verb.tag_ in ("VBZ", "VBP") and below and not unsure
