"""What the parser hangs too low, tied to the verb that it belongs to.

In: a parsed paragraph, changed in place. A prepositional phrase behind an object is hung on that object more often than
not ("agreed on a truce [at their first talks]"); such attachments are what parsers get wrong most (Kummerfeld et al. 2012,
"Parser Showdown at the Wall Street Corral"). Only what can hardly belong to the noun is moved.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar.parsed import Doc, Token

_SCENES = frozenset({"at", "during"})
_GATHERINGS = frozenset(
    "talk talks meeting summit round conference session ceremony negotiation negotiations consultation consultations"
    " forum gathering".split()
)
_PRESENT = frozenset(
    "presence participation attendance role seat place part representative envoy delegate delegation negotiator speech"
    " appearance observer side team official anyone everyone those".split()
)
_FUNCTIONS = frozenset(
    "role status work job position post reputation appointment use recognition resignation election career term service"
    " view description".split()
)
"""Nouns with which "as" says as what."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OBJECTS = frozenset({"dobj", "pobj", "attr", "conj"})


def mend(doc: Doc) -> None:
    """Ties scenes and functions behind an object to its verb, and a finite verb in a series to a finite one."""
    moved = {token.i: verb.i for token in doc if (verb := _belongs_to(token)) is not None}
    if moved:
        doc.retie(moved)


def _belongs_to(token: Token) -> Token | None:
    """The verb to which a token hung elsewhere belongs; None where it hangs right."""
    if token.dep_ == "prep" and token.lower_ in _SCENES:
        return _verb_above(token) if _is_scene(token) and _may_lose(token.head, _GATHERINGS | _PRESENT) else None
    if token.dep_ == "prep" and token.lower_ == "as":
        return _verb_above(token) if _may_lose(token.head, _FUNCTIONS) else None
    if token.dep_ == "conj" and token.tag_ in _FINITE and token.head.tag_ == "VB":
        return _finite_above(token)
    return None


def _is_scene(preposition: Token) -> bool:
    return any(t.dep_ == "pobj" and t.lemma_.lower() in _GATHERINGS for t in preposition.rights)


def _may_lose(noun: Token, holding: Collection[str]) -> bool:
    """Whether a noun is an object, and none of those that hold such a phrase themselves."""
    held = noun.dep_ in _OBJECTS and noun.pos_ in ("NOUN", "PROPN")
    return held and noun.lemma_.lower() not in holding


def _verb_above(preposition: Token) -> Token | None:
    """The verb above, if all that stands between is an object of it and all behind the object is the phrase."""
    for token in preposition.head.ancestors:
        if token.pos_ == "VERB":
            return token if token.i < preposition.i else None
        if token.pos_ not in ("NOUN", "PROPN", "ADP"):
            return None
    return None


def _finite_above(verb: Token) -> Token | None:
    """The finite verb above an infinitive to which a finite verb was joined ("asked the council to meet and filed")."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.lefts):
        return None
    return next((t for t in verb.ancestors if t.tag_ in _FINITE and t.tag_ == verb.tag_), None)
