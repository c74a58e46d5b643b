"""Intentions: what somebody is told to be about to do, or not to do: "the rebels will free the crew, their leader said".

In: a parsed verb with "will" or "would". Out: its slots for frames that begin with "will": `("<",)` who, `(">",)` the
clause of what they will do, `("not",)` of what they will not do. Which of it is a pledge, a threat or a refusal frames say.
"""

from __future__ import annotations

from kg.grammar import doers
from kg.grammar.complements import OBJECT, SUBJECT, Path, Slots
from kg.grammar.parsed import Token

DENIED: Path = ("not",)
_WILL, _WOULD = frozenset({"will", "'ll", "wo", "shall"}), frozenset({"would", "'d"})
_TELLING = frozenset(
    "say announce add tell declare confirm state write note reiterate stress indicate explain report inform respond reply"
    " clarify insist emphasise emphasize underline underscore affirm reaffirm repeat".split()
)
_WARNING = frozenset({"warn", "caution"})
_VERBAL = ("VERB", "AUX")


def of(verb: Token, *, said: bool) -> Slots | None:
    """The slots of an intention, None where there is none; `said` tells whether somebody says it.

    "Would" tells of an intention only in what is said; a warning tells of the speaker's own ("warned that it would").
    """
    modals = {c.lower_ for c in verb.lefts if c.tag_ == "MD"}
    if not modals & (_WILL | (_WOULD if said else frozenset())) or doers.is_passive(verb) or not _is_told(verb):
        return None
    who = doers.subjects(verb)
    denied = any(c.dep_ == "neg" for c in verb.lefts)
    return {SUBJECT: who, DENIED if denied else OBJECT: [verb]} if who else None


def _is_told(verb: Token) -> bool:
    """Whether the article or somebody tells of it outright: no relative clause, nothing agreed, no terms of a deal."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in _VERBAL:
        first = first.head
    if any(c.dep_ == "prep" and c.lower_ == "under" for c in first.lefts):
        return False
    if first.dep_ == "ROOT":
        return True
    if first.head.lower_ == "clear" or any(c.lower_ == "clear" for c in first.head.rights):
        return first.dep_ in ("ccomp", "advcl") and "make" in (first.head.lemma_, first.head.head.lemma_)
    if first.dep_ != "ccomp":
        return False
    if first.head.lemma_ in _WARNING:
        who = [c for c in first.lefts if c.dep_ == "nsubj"]
        return any(t.tag_ == "PRP" or any(c.tag_ == "PRP$" for c in t.lefts) for t in who)
    return first.head.lemma_ in _TELLING
