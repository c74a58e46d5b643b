"""Who was or will be at an event, who met and who left, told without a verb or noun of it: "shook hands", "walked out".

In: a parsed verb and its slots. Out: the word of a frame, its slots, and the outlook where the act is only expected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from kg.grammar.complements import OBJECT, SUBJECT, Path, Slots
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts
from kg.model import Status

Act: TypeAlias = tuple[str, Slots, Status | None]

_OWNER: Path = ("'s",)
_OF: Path = ("of",)
_BY: Path = ("by",)
_WITH: Path = ("with",)
_FOR: Path = ("for",)
_ACCOMPANYING = frozenset({"join", "accompany", "flank"})
_EXPECTING = frozenset({"expect", "be"})
_TRAVELLING = frozenset("travel fly go come head arrive drive return visit".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TO_WHAT = frozenset({("in",), ("at",), ("to",), ("for",)})
_ALL = frozenset({"those", "people", "guests", "others"})
_PRESENT = frozenset("present attend take participate gather".split())
_PARTAKERS = frozenset("participant attendee negotiator delegate representative guest".split())
_COMPRISING = frozenset({"include", "be", "comprise"})
_LEAVING = {("walk", "out"): "walkout", ("storm", "out"): "walkout", ("stay", "away"): "absence"}
_GOING_AWAY = frozenset(lemma for lemma, _ in _LEAVING)
_IN_TALKS = frozenset("talks talk negotiation negotiations contact dialogue consultation consultations touch".split())
_CALLS = frozenset({"call", "conversation", "videoconference"})
_SHAKING, _SITTING, _COMING = frozenset({"shake", "clasp"}), frozenset({"sit"}), frozenset({"come", "get"})
_SPEAKING = frozenset({"speak", "talk", "confer"})
_BEING_THERE = frozenset("send include be represent take participate show turn".split())
"""The verbs that may say of somebody, or deny, that he is at the event at hand."""
_MEETING = _SHAKING | _SITTING | _COMING | _SPEAKING | {"be"}
"""The verbs by which several who are their subject may have met."""
_BY_WIRE = frozenset({"phone", "telephone", "video"})


def of(verb: Token, found: Slots) -> Iterator[Act]:
    """The acts that a verb with the slots `found` tells of beside its own."""
    if verb.lemma_ in _ACCOMPANYING and SUBJECT in found and _is_by_the_way(found):
        yield "presence", {_OF: found[SUBJECT]}, None
    seated = verb.lemma_ in _SITTING and any("table" in path for path in found)
    if who := found.get(SUBJECT, []) if seated else _there(verb, found):
        yield "attendance", {_OF: who}, None
    if verb.lemma_ in _EXPECTING and (coming := _expected(found)):
        yield "come", coming, Status.PLANNED
    if verb.lemma_ == "see" and OBJECT in found and _is_errand(verb):
        yield "meet", {SUBJECT: found.get(SUBJECT, []), OBJECT: found[OBJECT]}, None
    if verb.lemma_ == "discuss" and (whom := [t for t in found.get(_WITH, ()) if t.ent_type_ == "PERSON"]):
        yield "meet", {SUBJECT: found.get(SUBJECT, []), OBJECT: whom}, None
    if verb.lemma_ in _COMPRISING and (events := _partaken(found)):
        yield "attend", {SUBJECT: found.get(OBJECT, []) or _attributes(verb), OBJECT: events}, None
    if verb.lemma_ in _GOING_AWAY and SUBJECT in found and OBJECT not in found and (noun := _leaving(verb)):
        yield noun, {_OWNER: found[SUBJECT]}, None
    if _are_several(found.get(SUBJECT, [])) and _is_mutual(verb, found):
        yield "meet", {SUBJECT: found[SUBJECT]}, None


def _is_by_the_way(found: Slots) -> bool:
    """Whether somebody is only said to be beside another person, and not where ("Luna was joined by Rosa Quispe")."""
    named = all(t.ent_type_ == "PERSON" for t in found.get(OBJECT, ()))
    return named and all(len(path) > 1 or path in (SUBJECT, OBJECT, _BY) for path in found)


def _expected(found: Slots) -> Slots:
    """The slots of coming for who is due for what ("is expected in Lima for talks with Peru", "is due for a summit")."""
    who = found.get(OBJECT, []) or found.get(SUBJECT, [])
    led = {path[1:] if path[0] == "due" else path: row for path, row in found.items()}
    events = {path: row for path, row in led.items() if path[:1] == _FOR}
    due = OBJECT in found or any(path[0] == "due" for path in found)
    return {SUBJECT: who, **events} if due and who and _FOR in events else {}


def _there(verb: Token, found: Slots) -> list[Token]:
    """Who is said to be at the event at hand, or not to be: "was also there", "did not take part", "is represented by".

    Only of what is told outright: "with Peru taking part" may be a wish.
    """
    if verb.lemma_ not in _BEING_THERE or not (
        verb.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    ):
        return []
    who, whom = found.get(SUBJECT, []), found.get(OBJECT, [])
    words = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "prt")}
    led = {path for path in found if path not in (SUBJECT, OBJECT, _BY)}
    if verb.lemma_ == "send" and ("instead" in words or {("in", "place"), ("in", "stead")} & found.keys()):
        return whom
    if verb.lemma_ == "include" and any(map(_is_partaker, who)):
        return whom
    if verb.lemma_ == "be":
        return _among(verb) or (who if "there" in words and not led else [])
    if verb.lemma_ == "represent" and any(c.dep_ == "auxpass" for c in verb.lefts) and not led:
        return who or whom
    free = not led & _TO_WHAT and not any(path[-1:] in _TO_WHAT for path in led)
    return who if free and _comes(verb, words, whom) else []


def _comes(verb: Token, words: Collection[str], whom: list[Token]) -> bool:
    """Whether a verb says of its subject that it is there: "took part", "participated", "did not show up"."""
    if verb.lemma_ == "take":
        return [t.lower_ for t in whom] == ["part"]
    return not whom and (verb.lemma_ == "participate" or (verb.lemma_ in ("show", "turn") and "up" in words))


def _among(verb: Token) -> list[Token]:
    """Who was among those at the event at hand ("among those taking part were Peru and Chile")."""
    led = [c for c in verb.lefts if c.lower_ == "among"]
    partakers = [t for c in led for t in c.children if t.dep_ == "pobj" and _is_partaker(t)]
    named = [c for c in (*verb.rights, *verb.lefts) if c.dep_ in ("nsubj", "attr")]
    return [t for c in named for t in conjuncts(c)] if partakers else []


def _is_partaker(noun: Token) -> bool:
    """Whether a word means those who are at an event that is not named: "those present", "those taking part"."""
    if noun.lower_ == "present":
        return any(c.lower_ == "those" for c in noun.lefts)
    below = [c for c in noun.children if c.dep_ in ("amod", "acl", "relcl")]
    at_what = any(c.dep_ in ("prep", "dobj") for t in below for c in t.rights if c.lower_ != "part")
    return noun.lower_ in _ALL and any(t.lemma_ in _PRESENT for t in below) and not at_what


def _is_errand(verb: Token) -> bool:
    """Whether an infinitive tells what somebody went somewhere for ("flew to Lima to see the president")."""
    return (
        verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ in _TRAVELLING and any(c.tag_ == "TO" for c in verb.lefts)
    )


def _leaving(verb: Token) -> str:
    """The noun for what a verb without an object tells of who left or did not come ("walked out", "stayed away")."""
    words = {c.lower_: c for c in verb.rights if c.dep_ in ("advmod", "prt")}
    for (lemma, word), noun in _LEAVING.items():
        if verb.lemma_ == lemma and word in words:
            free = not any(c.dep_ in ("prep", "pcomp", "xcomp") for c in words[word].children)
            led = any(c.dep_ == "prep" and c.lower_ in ("of", "from", "on") for c in verb.rights)
            return noun if free and not led else ""
    return ""


def _partaken(found: Slots) -> list[Token]:
    """The events that those take part in who are told of ("participants in the talks included Peru and Chile")."""
    who = [t for t in found.get(SUBJECT, ()) if t.lemma_.lower() in _PARTAKERS]
    led = [c for t in who for c in t.rights if c.dep_ == "prep" and c.lower_ in ("in", "at")]
    return [t for c in led for t in c.children if t.dep_ == "pobj" and t.pos_ in ("NOUN", "PROPN")]


def _attributes(verb: Token) -> list[Token]:
    return [t for c in verb.rights if c.dep_ == "attr" for t in conjuncts(c)]


def _are_several(who: list[Token]) -> bool:
    return len(who) > 1 or any(t.tag_ == "NNS" or t.lower_ in ("they", "both", "two") for t in who)


def _is_mutual(verb: Token, found: Slots) -> bool:
    """Whether a verb tells that those who are its subject met each other, by words without "with".

    As in "shook hands", "sat down together", "have been in talks since May", "spoke by phone", "in a call on Monday they".
    """
    if any("with" in path or "between" in path for path in found):
        return False
    if verb.lemma_ not in _MEETING:
        return _is_by_call(verb)
    below = {(path[0], t.lemma_.lower()) for path, row in found.items() if len(path) == 1 for t in row}
    adverbs = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "prt")}
    return (
        (verb.lemma_ in _SHAKING and (">", "hand") in below)
        or (verb.lemma_ in _SITTING and ({"down", "together"} <= adverbs or _from_each_other(found)))
        or (verb.lemma_ in _COMING and "together" in adverbs)
        or (verb.lemma_ in _SPEAKING and any(("by", word) in below for word in _BY_WIRE))
        or (verb.lemma_ == "be" and any(("in", word) in below for word in _IN_TALKS))
        or _is_by_call(verb)
    )


def _from_each_other(found: Slots) -> bool:
    """Whether a place is told by those who sit there ("sat across the table from each other")."""
    return any(t.lower_ in ("other", "another") for path, row in found.items() if "from" in path for t in row)


def _is_by_call(verb: Token) -> bool:
    """Whether a clause opens with a call in which something was done ("in a telephone call on Monday, they agreed")."""
    opening = [t for c in verb.lefts if c.dep_ == "prep" and c.lower_ in ("in", "during") for t in c.children]
    return any(t.dep_ == "pobj" and t.lemma_.lower() in _CALLS for t in opening)
