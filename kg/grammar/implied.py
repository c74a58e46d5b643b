"""What a verb tells of besides: who "traded blame" accused each other, who is "invited to the talks" may attend them.

In: a parsed verb and its slots. Out: `Implied` acts: the word of a frame with slots of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

from kg.grammar import presence, upshots
from kg.grammar.complements import OBJECT, SUBJECT, Path, Slots
from kg.grammar.owners import owners
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts
from kg.model import Status

_TRADING = frozenset({"trade", "exchange", "swap"})
_CHARGES = frozenset("accusation blame recrimination allegation charge".split())
_DENYING = frozenset("deny dismiss reject refute dispute rebut".split())
_INVITING = frozenset({"invite"})
_LEADING = frozenset({"lead", "head", "chair", "co-chair"})
_TEAMS = frozenset("team panel committee delegation mission group commission effort".split())
_MEDIATING = frozenset("mediation mediating facilitation mediator mediators".split())
_MEDIATORS = frozenset("mediator facilitator intermediary go-between".split())
_TAKING = frozenset("play have take assume fill".split())
_ROLES = frozenset({"role", "part"})
_AMONG: tuple[Path, ...] = (("in",), ("between",))
_TO_WHAT = (("to",), ("for",))


@dataclass(frozen=True, slots=True)
class Implied:
    """An act: the `word` that its frames begin with and its slots.

    `outlook` is that of what is only offered or expected, `undone` is true where it is done by not doing what the verb says.
    """

    word: str
    slots: Slots
    outlook: Status | None = None
    undone: bool = False


def of(verb: Token, found: Slots) -> Iterator[Implied]:
    """The acts that a verb with the slots `found` tells of beside its own."""
    if verb.lemma_ in _TRADING and any(t.lemma_.lower() in _CHARGES for t in found.get(OBJECT, ())):
        yield from _each_other(found)
    elif verb.lemma_ in _DENYING:
        yield from _charged(found)
    elif verb.lemma_ in _INVITING:
        yield from _coming(found)
    elif verb.lemma_ in _LEADING and any(map(_mediates, found.get(OBJECT, ()))) and SUBJECT in found:
        yield Implied("mediate", {SUBJECT: found[SUBJECT]})
    elif verb.lemma_ in _TAKING and SUBJECT in found and (role := _mediating_role(found)) is not None:
        lead = (role.lemma_, *(t.lemma_ for t in _mediators(role)))
        below = {path[-1:]: row for path, row in found.items() if path[0] in lead and path[-1:] in _AMONG}
        yield Implied("mediate", {SUBJECT: found[SUBJECT], **below})
    yield from starmap(Implied, presence.of(verb, found))
    yield from (Implied(word, slots, undone=undone) for word, slots, undone in upshots.of(verb, found))


def _each_other(found: Slots) -> Iterator[Implied]:
    """As in "Peru and Chile traded blame", "Peru traded blame with Chile"."""
    with_whom = [t for path, row in found.items() if path[-1] == "with" for t in row]
    who = list(dict.fromkeys([*found.get(SUBJECT, ()), *with_whom]))
    if who:
        yield Implied("accuse", {SUBJECT: who, OBJECT: who})


def _charged(found: Slots) -> Iterator[Implied]:
    """Who had accused whom: "Chile denied Peru's accusations", "Chile rejected charges by Peru that it had cheated"."""
    for charge in found.get(OBJECT, ()):
        if charge.lemma_.lower() in ("accusation", "allegation", "charge"):
            behind = (t for c in charge.rights if c.lower_ in ("by", "from") for t in c.children if t.dep_ == "pobj")
            accusers = [*owners(charge), *(one for t in behind for one in conjuncts(t))]
            if accusers and SUBJECT in found:
                yield Implied("accuse", {SUBJECT: accusers, OBJECT: found[SUBJECT]})


def _coming(found: Slots) -> Iterator[Implied]:
    """Who is to come to what: "Peru was not invited to the talks"."""
    guests = found.get(OBJECT, [])
    events = [t for path in _TO_WHAT for t in found.get(path, ()) if t.pos_ in ("NOUN", "PROPN")]
    if guests and events:
        yield Implied("attend", {SUBJECT: guests, OBJECT: events}, Status.POSSIBLE)


def _mediating_role(found: Slots) -> Token | None:
    """The noun of a part that is one of mediation ("plays a mediating role in the talks", "the role of mediator")."""
    roles = (t for t in found.get(OBJECT, ()) if t.lemma_ in _ROLES)
    return next((t for t in roles if _mediators(t) or any(c.lower_ in _MEDIATING for c in t.lefts)), None)


def _mediators(role: Token) -> list[Token]:
    """Those whose part it is: "the role of mediator"."""
    return [t for c in role.rights if c.lower_ == "of" for t in c.children if t.lemma_.lower() in _MEDIATORS]


def _mediates(body: Token) -> bool:
    """Whether a noun names those who mediate: "the mediation team", "a team of mediators"."""
    behind = [t for c in body.rights if c.lower_ == "of" for t in c.children]
    return body.lemma_.lower() in _TEAMS and any(t.lower_ in _MEDIATING for t in (*body.lefts, *behind))
