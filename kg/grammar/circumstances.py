"""Circumstances that tell of an act or a state without a verb: "with Norway as host", "thanks to Norway for hosting".

In: a parsed preposition. Out: who is in the state, or who acted.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.complements import Path
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

_PARTS = frozenset({"chair", "attendance"})
_THANKS = frozenset({"gratitude", "thanks", "thank", "appreciation", "praise"})


def told(preposition: Token) -> Iterator[tuple[Path, list[Token], Token]]:
    """(path, who, state) of what "with" says of somebody: "with Norway as host", "with Peru and Chile in attendance".

    It stands right behind them, wherever the parser hung it.
    """
    for name in preposition.children:
        who = conjuncts(name) if name.dep_ == "pobj" else []
        named = [
            *who,
            *(t for w in who for c in w.rights if c.lower_ == "of" for o in c.children for t in conjuncts(o)),
        ]
        last = max((t.i for t in named), default=len(name.doc))
        for child in name.doc[last + 1 : last + 2]:
            if child.lower_ in ("in", "as"):
                states = [t for t in child.children if t.dep_ == "pobj" and t.pos_ == "NOUN"]
                yield from ((("in",) if child.lower_ == "in" else (t.lower_,), who, t) for t in states)
            elif child.lower_ == "present":
                yield ("present",), who, child


def tells_state(preposition: Token) -> bool:
    """Whether "with" tells in which part somebody was there ("with Norway as host"): nobody is met by it."""
    return any(path != ("in",) or state.lower_ in _PARTS for path, _, state in told(preposition))


def thanked(preposition: Token) -> list[Token]:
    """Who did what thanks are for ("expressed its gratitude to Norway for hosting")."""
    head = preposition.head
    nouns = [c for c in (head, *head.rights) if c.lemma_ in _THANKS and c.i < preposition.i]
    led = [c for t in (*nouns, head) for c in t.rights if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "of")]
    if not nouns or preposition.lower_ != "for":
        return []
    return [
        t for c in led if c.i < preposition.i for name in c.children if name.dep_ == "pobj" for t in conjuncts(name)
    ]
