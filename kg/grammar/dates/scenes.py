"""When something was done by what stands around its verb: at which event, so many days from one, before the news.

In: a verb or noun of a parsed paragraph. Out: the noun of an event, or whether it was earlier or is going on.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar import calendar
from kg.grammar.parsed import Token

_FOLLOWED = frozenset({"had", "after", "since", "once"})
FOLLOWING = {"after": True, "before": False}
"""Whether what stands above the word followed what stands below it."""
_BEFORE = frozenset("already previously repeatedly often always long initially traditionally".split())
"""Adverbs of what was done at no one time, or before."""
_BOUNDS = frozenset("before since until till ahead prior then".split())
"""Words that part what was done from what the news is about."""
_TO_COME = frozenset({"will", "'ll", "wo", "shall", "would", "'d"})
_OPENING = frozenset("open address attend chair close conclude begin start speak talk host".split())
SCENES = frozenset({"at", "during"})


def is_earlier(token: Token) -> bool:
    """Whether what a verb, or the verb above a noun, tells was before what its sentence reports.

    It was in the past perfect ("had met"), in a clause that the report follows ("after they met"), with "already", "since".
    """
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if verb is not None and any(
        (c.dep_ == "advmod" and c.lower_ in _BEFORE) or (c.dep_ == "prep" and c.lower_ == "since")
        for c in verb.children
    ):
        return True
    if verb is not None and verb.dep_ in ("relcl", "ccomp", "acl") and verb.head.lower_ == "time":
        return False  # "the first time that they had met" is the news
    while verb is not None:
        words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "mark")} - {"to"}
        if words or verb.dep_ not in ("conj", "xcomp"):
            return not _FOLLOWED.isdisjoint(words)
        verb = verb.head if verb.head.pos_ in ("VERB", "AUX") else None
    return False


def is_to_come(verb: Token) -> bool:
    """Whether a verb tells of what is still to come, or will not be ("will not sign")."""
    return any(c.dep_ == "aux" and c.lower_ in _TO_COME for c in verb.lefts)


def is_going_on(token: Token) -> bool:
    """Whether a verb tells of what goes on while its sentence reports it ("Oman is mediating")."""
    helped = [c for c in (token, *token.children, token.head) if c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be"]
    participle = token.tag_ == "VBG" or (token.dep_ == "acomp" and token.lower_.endswith("ing"))
    return participle and bool(helped) and not any(c.lower_ == "going" for c in (token, token.head))


def is_reported(verb: Token, dated: Collection[int]) -> bool:
    """Whether a main clause tells in the simple past what a verb says; `dated` are the numbers of words that name days."""
    main = verb
    while main.dep_ == "conj" or (main.dep_ in ("xcomp", "advcl") and main.head.lemma_ == "vote"):
        main = main.head
    past = "VBD" in (verb.tag_, main.tag_) and verb.pos_ == "VERB" and main.dep_ == "ROOT"
    apart = any(c.lower_ in _BOUNDS for c in verb.children if c.dep_ in ("prep", "mark", "advmod"))
    return past and not apart and not any(verb.sent.start <= i < verb.sent.end for i in dated)


def scene(token: Token) -> Token | None:
    """The noun of the event at which what a verb, or the verb above a noun, tells is done.

    "Proposed at the talks"; "opening the meeting, Luna proposed".
    """
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    for child in verb.children if verb is not None else ():
        if child.lower_ in SCENES and child.dep_ == "prep":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in _OPENING:
            return next((t for t in child.children if t.dep_ == "dobj"), None) or scene(child)
    return None


def apart(token: Token) -> tuple[Token, int] | None:
    """The noun of an event, and how many days from it what a verb, or the verb above a noun, tells was done.

    "A day before the talks, Luna left" gives the talks and -1; "on the eve of the talks" too.
    """
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    for child in verb.children if verb is not None else ():
        for below in (child, *(child.rights if child.dep_ == "npadvmod" else ())):
            if below.dep_ == "prep" and (found := _days_from(below)) is not None:
                return found
    return None


def _days_from(preposition: Token) -> tuple[Token, int] | None:
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    if preposition.lower_ == "on" and noun.lemma_.lower() == "eve":
        event = next((t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"), None)
        return (event, -1) if event is not None else None
    above = [preposition.head] if preposition.head.dep_ == "npadvmod" else []
    length = next((c for c in (*preposition.lefts, *above) if c.dep_ == "npadvmod"), None)
    if length is None or preposition.lower_ not in FOLLOWING:
        return None
    days = calendar.length(preposition.doc[length.left_edge.i : length.i + 1].text)
    return (noun, days if FOLLOWING[preposition.lower_] else -days) if days else None
