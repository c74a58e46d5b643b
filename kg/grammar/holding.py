"""Who holds an office that a verb tells of: "is", "serves as", "was named", "whom Peru sent as".

In: the noun of an office in a parsed paragraph. Out: the person, by the last token of the name.
"""

from __future__ import annotations

from kg.grammar import doers
from kg.grammar.parsed import Token

_LINKS = frozenset({"be", "become", "remain"})
_SERVING = frozenset("serve act work double lead head chair oversee take swear replace succeed return install".split())
_NAMING = frozenset("name appoint elect nominate reappoint choose pick tap select designate confirm".split())
_OBJECTS = ("oprd", "dobj", "attr")


def by_verb(office: Token) -> list[Token]:
    """The subject of "is / becomes / serves as", the object of "named X to be" and "appointed X as"; empty where none is."""
    verb, label = office.head, office.dep_
    if label == "pobj" and verb.lower_ == "as":
        verb, label = verb.head, "oprd" if verb.head.lemma_ in _NAMING else "as"
    if (label == "attr" and verb.lemma_ in _LINKS) or (label == "as" and verb.lemma_ in _SERVING):
        return [t for t in doers.subjects(verb) if t.ent_type_ == "PERSON"][:1]
    if label == "nsubj" and verb.lemma_ in _LINKS:
        return [c for c in verb.rights if c.dep_ == "attr" and c.ent_type_ == "PERSON"]
    if label in _OBJECTS and verb.lemma_ in _NAMING:
        return _named(verb)
    return []


def _named(verb: Token) -> list[Token]:
    """Who is named by a verb: its object, what "whom" stands for, or the person that its participle stands behind."""
    own = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.ent_type_ == "PERSON"]
    person = verb.head if verb.head.ent_type_ == "PERSON" else None
    if own or person is None:
        return own
    relative = verb.dep_ == "relcl" and any(c.lower_ in ("whom", "who") for c in verb.lefts)
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN"
    return [person] if relative or bare else []
