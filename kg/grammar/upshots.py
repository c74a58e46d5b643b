"""What a verb comes to: not to keep a truce is to break it, to let prisoners go is to release them.

In: a parsed verb and its slots. Out: the word of a frame, its slots, and whether it is done by not doing what the verb says.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.complements import OBJECT, SUBJECT, Path, Slots
from kg.grammar.labels import ACTORS
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

_LAYING = frozenset({"put", "lay", "pin", "place", "heap", "cast"})
_BURDENS, _UPON = frozenset({"blame", "responsibility", "onus"}), frozenset({"on", "upon", "with"})
_SIGNING, _ELSE = frozenset({"sign", "initial"}), frozenset("to on up off in out away over that under".split())
"""Bare "sign" is told of the paper at hand; "sign on to", "sign in" are other verbs."""
_RECOGNISING = frozenset({"recognise", "recognize"})
_LETTING, _GOING = "let", frozenset({"go", "walk"})
_FAILING = frozenset({"fail", "refuse", "neglect", "decline"})
_CARRYING_OUT = frozenset({"implement", "meet"})
"""What is not done at once need not be a breach; to fail to do it is."""
_KEEPING: dict[str, tuple[Path, ...]] = {
    **dict.fromkeys("respect honour honor observe uphold keep fulfil fulfill implement meet".split(), (OBJECT,)),
    "comply": (("with",),),
    "abide": (("by",), OBJECT),
    "adhere": (("to",),),
    "stick": (("to",),),
    "live": (("up", "to"),),
}


def of(verb: Token, found: Slots) -> Iterator[tuple[str, Slots, bool]]:
    """The acts that a verb with the slots `found` comes to."""
    who = found.get(SUBJECT)
    if not who:
        return
    if verb.lemma_ in _KEEPING:
        yield from (("break", {SUBJECT: who, OBJECT: row}, True) for row in _kept(verb, found))
    elif verb.lemma_ in _LAYING:
        yield from (("accuse", {SUBJECT: who, OBJECT: [t]}, False) for t in _blamed(verb))
    elif verb.lemma_ == _LETTING:
        yield from (("release", {SUBJECT: who, OBJECT: row}, False) for row in _let_go(verb))
    elif verb.lemma_ in _RECOGNISING:
        refused = [t for t in found.get(OBJECT, ()) if not t.ent_type_]
        yield from (("reject", {SUBJECT: who, OBJECT: [t]}, True) for t in refused)
    elif verb.lemma_ in _SIGNING and OBJECT not in found and _ELSE.isdisjoint(path[0] for path in found):
        yield "undersign", {SUBJECT: who}, False


def _kept(verb: Token, found: Slots) -> Iterator[list[Token]]:
    """What is broken where it is not kept: "did not respect the truce", "failed to comply with it"."""
    failed = verb.dep_ == "xcomp" and verb.head.lemma_ in _FAILING
    yet = any(c.lower_ == "yet" for c in verb.head.children)
    if not yet and (failed or verb.lemma_ not in _CARRYING_OUT):
        yield from (found[path] for path in _KEEPING[verb.lemma_] if path in found)


def _let_go(verb: Token) -> Iterator[list[Token]]:
    """As in "let the prisoners go", "let them go free"."""
    for act in verb.rights:
        if act.dep_ in ("ccomp", "xcomp") and act.lemma_ in _GOING and not any(c.dep_ == "prep" for c in act.rights):
            yield [t for c in act.lefts if c.dep_ == "nsubj" for t in conjuncts(c)]


def _blamed(verb: Token) -> Iterator[Token]:
    """On whom blame is laid, however far behind ("put most of the blame for the collapse of the talks on Peru")."""
    behind = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
    at = next((t.i for t in behind if t.lemma_ in _BURDENS), None)
    if at is not None:
        led = (c for t in behind if t.i > at and t.lower_ in _UPON for c in t.children if c.dep_ == "pobj")
        yield from (t for t in led if t.ent_type_ in ACTORS)
