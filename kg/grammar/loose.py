"""Nouns behind a comma that the parser hangs too low: members of a list, and words that take up what was said.

In: a parsed noun, changed in place where it is one. Out: the word that it belongs to: "talks with Rosa Quispe, the release
of the crew and a visit" lists what somebody wants; in "threatened to leave, a step Chile opposes" the step is the leaving.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar.parsed import Token

_TAKING_UP = frozenset(
    "move step condition idea demand pledge promise point something measure suggestion request requirement call".split()
)
_COMMAS = frozenset({",", "-", "–", "—", "--"})
_NAMES = frozenset({"PERSON", "GPE", "ORG", "NORP", "LOC", "PERCENT", "MONEY", "TIME"})
_LOOSE = frozenset({"dobj", "npadvmod", "attr", "appos", "conj", "oprd", "dep"})
_INNER = ("pobj", "prep", "conj", "appos")
_VERBAL = ("VERB", "AUX")
_LEADING = frozenset({"to", "on", "upon", "for", "about", "over"})


def above(noun: Token, heads: Collection[str]) -> Token | None:
    """The word to hang the noun on, None where it hangs right; its label is set here. `heads` are nouns that name things."""
    if noun.pos_ not in ("NOUN", "PRON") or noun.ent_type_ or noun.dep_ not in _LOOSE or not _is_behind_comma(noun):
        return None
    if takes_up(noun):
        meant = _meant(noun)
        if meant is not None:
            noun.dep_ = "appos"
        return meant
    if (name := _renamed(noun)) is not None:
        noun.dep_ = "appos"
        return name
    if noun.lemma_.lower() in heads or not any(c.dep_ == "conj" and c.pos_ == "NOUN" for c in noun.subtree):
        return None
    listed = None
    if noun.dep_ == "appos" and noun.head.ent_type_ in _NAMES:
        listed = _object_above(noun.head)
    elif noun.dep_ in ("npadvmod", "dep") and noun.head.pos_ in _VERBAL:
        listed = _object_of(noun.head, noun.i)
    if listed is not None:
        noun.dep_ = "conj"
    return listed


def _renamed(noun: Token) -> Token | None:
    """The last of the names right before a comma that a noun tells more of ("by Togo and Mali, two states that ...")."""
    before = noun.doc[noun.left_edge.i - 2] if noun.left_edge.i > 1 else noun
    told = any(c.dep_ == "relcl" for c in noun.rights) and not any(c.dep_ == "cc" for c in noun.subtree)
    second = noun.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i < noun.i for c in noun.head.rights)
    return before if told and second and before.ent_type_ in _NAMES and before.head is not noun else None


def takes_up(noun: Token) -> bool:
    """Whether a noun with a relative clause only takes up what was said before ("a condition that Chile rejected")."""
    open_ = noun.lower_ == "something" or any(c.lower_ in ("a", "an") for c in noun.lefts)
    plural = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)
    return noun.lemma_.lower() in _TAKING_UP and (open_ or plural) and any(c.dep_ == "relcl" for c in noun.rights)


def _is_behind_comma(noun: Token) -> bool:
    before = noun.left_edge.i - 1
    return before >= 0 and noun.doc[before].text in _COMMAS


def _meant(noun: Token) -> Token | None:
    """What a noun takes up: the clause that a verb governs before it, else the object before it."""
    head = noun.head
    while head.pos_ not in _VERBAL and head.dep_ in (*_INNER, "dobj", "nsubj", "nsubjpass") and head.head is not head:
        if head.dep_ == "dobj" and not _is_complement(head.head):
            return head if head.pos_ == "NOUN" else None
        head = head.head
    if head.pos_ not in _VERBAL or head.i > noun.i:
        return None
    if _is_complement(head):
        return head
    told = [c for c in head.rights if c.dep_ in ("xcomp", "ccomp", "dobj") and c.i < noun.i]
    return told[-1] if told else None


def _is_complement(verb: Token) -> bool:
    return verb.dep_ in ("xcomp", "ccomp") and verb.i > verb.head.i


def _object_above(name: Token) -> Token | None:
    """The object, of a verb or of its preposition, in whose phrase a name stands."""
    token = name
    while token.dep_ in (*_INNER, "dobj") and token.head is not token:
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if token.dep_ in ("dobj", "pobj") and verb.pos_ in _VERBAL and token is not name:
            return token if token.pos_ == "NOUN" and token.i < name.i else None
        token = token.head
    return None


def _object_of(verb: Token, before: int) -> Token | None:
    """The verb's object, or that of its preposition, if it stands before that place."""
    direct = [c for c in verb.rights if c.dep_ == "dobj"]
    led = [t for c in verb.rights if c.dep_ == "prep" and c.lower_ in _LEADING for t in c.rights if t.dep_ == "pobj"]
    return next((t for t in (*direct, *led) if t.i < before and t.pos_ == "NOUN"), None)
