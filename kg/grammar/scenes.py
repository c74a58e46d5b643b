"""Scenes: where the events that a verb has beside it take place, and who is at them.

In: a parsed verb and its slots. Out: triples of a preposition and the two words that it relates: "held talks in Lima" has
(in, talks, Lima), "agreed to it at the talks" (at, who agreed, talks).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar import helping
from kg.grammar.complements import Path, Slots
from kg.grammar.labels import entity_of
from kg.grammar.parsed import Token
from kg.grammar.phrases import HERE

_BEING_THERE = frozenset("be appear sit speak participate take show gather meet come arrive turn".split())
_FIGHTING = frozenset(
    "attack strike shell bomb bombard kill fire shoot launch hit wound injure raid storm seize capture destroy die"
    " fight clash continue rage intensify escalate".split()
)
_TAKING_PART = frozenset({"at", "during"})
ASKING = frozenset("request demand insistence invitation urging suggestion proposal initiative call".split())
PLACE_WORDS = frozenset({"in", "at", "on", "near", "outside"})
_HOLDING = frozenset(
    "hold host take begin start open end finish conclude happen occur conduct attend convene resume stage organise"
    " organize schedule adjourn continue be meet gather arrange plan sign launch chair complete reach collapse break kick"
    " wrap stall proceed last reopen conclude expect slate set commence reconvene".split()
)
_SENDING = frozenset({"send", "dispatch"})
_FARING = frozenset("sit get run drag enter wind draw fail founder pause".split())
_GOING = frozenset(
    "arrive assemble come travel fly go head return land touch depart leave stay remain converge".split()
)
_MOVING = _GOING | _SENDING
_HAVING_EVENTS = _HOLDING | _MOVING | _FARING
"""Verbs whose subject, object or aim may be an event that takes place where they say."""
_EVENTS = frozenset("summit conference forum meeting talks assembly congress dialogue".split())
_SITED = frozenset({"PERSON", "GPE", "ORG", "FAC", "LOC"})
_PARTS = frozenset("end close conclusion start outset opening beginning course sideline margin".split())
_SPANS = frozenset("hour day week".split())
_MARGINS = frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes"})
_FELT = frozenset("protest anger outrage dismay alarm surprise frustration".split())
_SEATS = frozenset("venue site setting scene location".split())
_SETTING = frozenset("expect set schedule due slate be choose select pick say announce report".split())
_NO_PLACE = frozenset(
    "absence presence wake light face midst name favour favor view case event course hope support honour honor memory"
    " response return exchange violation connection keeping line defiance interest behalf charge control".split()
)
"""Nouns with which "in" tells no place ("in the absence of Chile")."""
BUILT = frozenset(
    "hotel palace villa residence capital city town district neighbourhood neighborhood quarter suburb outskirts centre"
    " center port airport embassy headquarters parliament ministry university club hall resort complex office".split()
)


def places(verb: Token, found: Slots) -> Iterator[tuple[str, Token, Token]]:
    """(preposition, event, place): what a verb's place says of each noun in its clause ("held talks in Doha").

    `found` are the verb's slots. A person is no event: whoever meets somebody at a body's seat is not of that body.
    """
    holds = verb.lemma_ in _HAVING_EVENTS
    rows = (row for path, row in found.items() if _takes_place(path, holds=holds))
    nouns = [t for row in rows for t in row if t.pos_ in ("NOUN", "PROPN")]
    if not nouns:
        return
    sites = [(path[-1], t) for path, row in found.items() if path[-1] in PLACE_WORDS and len(path) == 1 for t in row]
    sites += [(path[1], t) for path, row in found.items() if path[0] == "due" and path[-1] in PLACE_WORDS for t in row]
    sites = [("in" if t.lemma_ in _MARGINS else word, t) for word, t in sites if t.lemma_ not in ASKING]
    sites += [("in", place) for place in (*_where(verb), *_reached(verb, found), *here(verb))]
    for word, place in sites:
        for site in (place, *wider(place)):
            seat = site.ent_type_ == "ORG" and not names_an_event(site)
            held = (noun for noun in nouns if not (seat and noun.ent_type_ == "PERSON"))
            apart = (noun for noun in held if noun.i not in (site.i, place.i) and not helping.given(noun))
            yield from ((word, noun, site) for noun in apart)


def tells_site(verb: Token, found: Slots) -> bool:
    """Whether a verb says of a city that events take place there ("Oslo will host the talks", "was chosen as the venue").

    Who offers to host is no city, but the state or body that its name stands for.
    """
    offered = verb.dep_ in ("xcomp", "ccomp", "acl") and verb.head.lemma_ not in _SETTING
    hosts = verb.lemma_ == "host" and not offered
    return hosts or not _SEATS.isdisjoint(word for path in found for word in path[:2])


def _where(verb: Token) -> list[Token]:
    """The place that a clause with "where" stands on ("Lima, where the talks were held")."""
    relative = verb.dep_ in ("relcl", "advcl", "acl") and any(c.lower_ == "where" for c in verb.lefts)
    return [verb.head] if relative and verb.head.pos_ in ("NOUN", "PROPN") else []


def here(word: Token) -> list[Token]:
    """The "here" that hangs on a verb or a noun ("resumed talks here on Monday")."""
    return [c for c in word.rights if c.lower_ == HERE and c.dep_ == "advmod"]


def _reached(verb: Token, found: Slots) -> list[Token]:
    """Where somebody goes for an event ("flew to Lima for talks")."""
    return found.get(("to",), []) if verb.lemma_ in _MOVING and ("for",) in found else []


def wider(place: Token) -> Iterator[Token]:
    """The places that a place lies in: "the Palace of Nations in Geneva", "a hotel, Doha", "Lima's old town"."""
    yield from _having(place)
    for child in place.rights if place.lower_ not in _NO_PLACE else ():
        if child.lower_ == "of" and place.lemma_ in _MARGINS:
            yield from (site for t in child.children if t.dep_ == "pobj" for site in wider(t))
        elif child.dep_ == "prep" and child.lower_ in ("in", "of", "at"):
            for t in child.children:
                if t.dep_ == "pobj":
                    yield from (t,) if t.ent_type_ in ("GPE", "LOC", "FAC") else _having(t)
        elif child.dep_ == "appos" and child.ent_type_ in ("GPE", "LOC", "FAC"):
            yield child


def _having(place: Token) -> Iterator[Token]:
    """The place that has a building or a quarter ("Lima's old town"); a conflict is no place."""
    if place.ent_type_ in ("FAC", "ORG", "GPE", "LOC") or place.lower_ in BUILT:
        yield from (c for c in place.lefts if c.dep_ == "poss" and c.ent_type_ in ("GPE", "LOC"))


def is_of_presence(verb: Token) -> bool:
    """Whether a verb says that something takes place or that somebody is there, and "not" that it does not."""
    return verb.lemma_ in _HOLDING or verb.lemma_ in _BEING_THERE


def participations(verb: Token, found: Slots) -> Iterator[tuple[str, Token, Token]]:
    """(preposition, who acts, at what): "agreed to swap prisoners at their first talks" puts them at the talks.

    `found` are the verb's slots. Who fights while others talk is not with them.
    """
    if verb.lemma_ in _FIGHTING:
        return
    for path, targets in found.items():
        if len(path) == 1 and path[0] in (*_TAKING_PART, "on", "in"):
            events = [noun for t in targets if (noun := _partaken(path[0], t)) is not None]
            for actor in found.get(("<",), ()):
                for noun in events:
                    named = noun.ent_type_ in _SITED and not names_an_event(noun)
                    if noun.i != actor.i and noun.pos_ in ("NOUN", "PROPN") and not named:
                        yield "at", actor, noun


def _partaken(word: str, noun: Token) -> Token | None:
    """The event of a scene: the noun, or that which its part is of ("at the end of talks", "on the second day of talks")."""
    part = noun.lemma_.lower()
    if part in _PARTS or (part in _SPANS and word in ("at", "on", "during")):
        below = [
            t for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj"
        ]
        return next((_partaken("at", t) if t.lemma_.lower() in _SPANS else t for t in below), None)
    lead = noun.head.i - 1 if noun.dep_ == "pobj" else -1
    felt = lead >= 0 and noun.doc[lead].lemma_.lower() in _FELT  # "left in protest at the talks"
    return noun if word in _TAKING_PART and not felt else None


def on_the_spot(verb: Token, found: Slots) -> Iterator[tuple[Token, Token, Token]]:
    """(verb, who comes, event) for who comes to where it is held: "envoys arrived in Lima, where the talks will be held".

    `found` are the slots of the verb of coming; the verb given is that of the event.
    """
    if verb.lemma_ not in _GOING:
        return
    for path in (("in",), ("at",), ("to",)):
        for place in found.get(path, ()):
            for held in (c for t in (place, *wider(place)) for c in t.rights if c.dep_ in ("relcl", "advcl", "acl")):
                if held.lemma_ in _HOLDING and _where(held):
                    events = [c for c in held.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ == "NOUN"]
                    yield from ((held, actor, event) for actor in found.get(("<",), ()) for event in events)


def _takes_place(path: Path, *, holds: bool) -> bool:
    if len(path) == 1 and path[0] in _TAKING_PART:
        return True
    return holds and (path in (("<",), (">",)) or (len(path) == 1 and path[0] in ("for", "to", "with", "in")))


def names_an_event(token: Token) -> bool:
    """Whether a name ends in a noun for an event ("the Lima Summit")."""
    entity = entity_of(token) if token.lower_ in _EVENTS else None
    return entity is not None and token.i == entity.end - 1
