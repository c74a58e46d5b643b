"""Where the parser hangs a phrase on the nearest noun that says when or where the verb's act was done: tied to the verb.

In: a parsed paragraph, changed in place. A prepositional phrase behind an object is hung on that object more often than
not ("agreed on a truce [at their first talks]"); such attachments are what parsers get wrong most (Kummerfeld et al. 2012,
"Parser Showdown at the Wall Street Corral"). Only what can hardly belong to the noun is moved.
"""

from __future__ import annotations

from collections.abc import Iterator

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
_OBJECTS = frozenset({"dobj", "pobj", "attr", "conj"})


def mend(doc: Doc) -> None:
    """Ties each scene behind an object to the verb of that object."""
    moved = dict(_moved(doc))
    if moved:
        doc.retie(moved)


def _moved(doc: Doc) -> Iterator[tuple[int, int]]:
    """(preposition, the verb to which it belongs), by their numbers."""
    for token in doc:
        if token.lower_ in _SCENES and token.dep_ == "prep" and _is_scene(token) and _may_lose(token.head):
            verb = _verb(token)
            if verb is not None:
                yield token.i, verb.i


def _is_scene(preposition: Token) -> bool:
    return any(t.dep_ == "pobj" and t.lemma_.lower() in _GATHERINGS for t in preposition.rights)


def _may_lose(noun: Token) -> bool:
    """Whether a noun is an object that itself neither gathers nor is said to be somewhere."""
    held = noun.dep_ in _OBJECTS and noun.pos_ in ("NOUN", "PROPN")
    return held and noun.lemma_.lower() not in _GATHERINGS | _PRESENT


def _verb(preposition: Token) -> Token | None:
    """The verb above, if all that stands between is an object of it and all behind the object is the scene."""
    for token in preposition.head.ancestors:
        if token.pos_ == "VERB":
            return token if token.i < preposition.i and token.dep_ not in ("relcl", "acl") else None
        if token.pos_ not in ("NOUN", "PROPN", "ADP"):
            return None
    return None
