"""What is said of a thing, for what it does: to call terms unacceptable is to reject them, "was to blame" accuses.

In: a parsed verb. Out: `Verdict`s: the word of a frame, and what the verdict is passed on. Who passes it is whoever speaks
("the terms were unacceptable, Chile said"), or, where the verb itself charges somebody, its subject ("alleged that Chile").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.grammar.antecedents import antecedent
from kg.grammar.clauses import whole_word
from kg.grammar.doers import agents, is_passive, subjects
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

_REJECT, _ACCUSE = "reject", "accuse"
_REFUSED = frozenset(
    "unacceptable unworkable inadmissible unthinkable intolerable unfeasible unrealistic untenable impossible"
    " unfair unjustified illegal unlawful insufficient inadequate".split()
)
_WELCOME = frozenset({"acceptable", "negotiable", "workable", "sufficient", "enough", "adequate"})
"""What is not so is rejected."""
_BLOCKED = frozenset({"non-starter", "nonstarter", "line", "deal-breaker", "dealbreaker", "anathema"})
_OUT = frozenset({("out", "question"), ("off", "table"), ("beyond", "question")})
_IN = frozenset({("up", "negotiation"), ("up", "discussion"), ("up", "debate"), ("for", "sale")})
_GRANTED = frozenset(
    "talk talks negotiation negotiations concession concessions compromise ceasefire truce deal return retreat withdrawal"
    " change extension meeting summit recognition surrender vote referendum election amnesty pause dialogue bargaining"
    " exception delay renegotiation".split()
)
"""What somebody who says that there will be none of it does not grant."""
_MODALS = frozenset({"will", "would", "can", "could", "'ll"})
_UNLESS = frozenset({"while", "without", "until", "unless", "if", "before", "as"})
_GUILTY = frozenset({"responsible", "guilty", "culpable", "complicit", "accountable", "answerable"})
_HARM = frozenset(
    "attack attacks delay failure collapse death deaths violence breach breaches violation violations war escalation"
    " killing killings stalemate deadlock impasse crisis breakdown blast bombing shelling strike strikes massacre raid"
    " violence bloodshed disaster fighting conflict standoff rupture loss losses suffering".split()
)
_BEARING, _BURDEN = (
    frozenset({"bear", "carry", "have", "share"}),
    frozenset({"responsibility", "blame", "guilt", "fault"}),
)
_LYING = frozenset({"lie", "rest"})
_CHARGING = frozenset({"allege", "charge", "complain"})
VERBS = frozenset({"be", "go"}) | _BEARING | _LYING | _CHARGING
"""The verbs by which a verdict may be passed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The `word` of a frame, `what` it is passed on, and by whom, if the verb says so; else by whoever speaks."""

    word: str
    what: list[Token]
    who: list[Token] | None = None


def of(verb: Token) -> Iterator[Verdict]:
    """The verdicts that a verb passes."""
    lemma = verb.lemma_
    denied = any(c.dep_ == "neg" for c in verb.children)
    if lemma in _CHARGING:
        yield from _charge(verb)
    elif lemma == "go" and denied and any(c.lower_ in ("far", "enough") for c in verb.rights):
        yield Verdict(_REJECT, subjects(verb))
    elif lemma == "be":
        yield from _of_state(verb, denied=denied)
    elif lemma in _BEARING and not denied and any(c.dep_ == "dobj" and c.lemma_ in _BURDEN for c in verb.rights):
        yield Verdict(_ACCUSE, subjects(verb))
    elif lemma in _LYING and not denied and any(t.lemma_ in _BURDEN for t in subjects(verb)):
        below = [t for c in verb.rights if c.lower_ == "with" for t in c.children if t.dep_ == "pobj"]
        yield Verdict(_ACCUSE, [antecedent(t) for one in below for t in conjuncts(one)])


def _charge(verb: Token) -> Iterator[Verdict]:
    """Who is alleged to have done something: the subject of the clause, or the agent of a passive one."""
    for clause in verb.rights:
        if clause.dep_ == "ccomp" and clause.i > verb.i:
            yield Verdict(_ACCUSE, agents(clause) if is_passive(clause) else subjects(clause), subjects(verb))


def _of_state(verb: Token, *, denied: bool) -> Iterator[Verdict]:
    about = subjects(verb)
    if not about:
        yield from _withheld(verb)
        return
    states = [c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")]
    if _is_refused(verb, states, denied=denied):
        yield Verdict(_REJECT, about)
    elif not denied and _is_guilty(verb, states):
        yield Verdict(_ACCUSE, about)


def _withheld(verb: Token) -> Iterator[Verdict]:
    """As in "there would be no concessions", with no condition behind it."""
    none = [c for c in verb.rights if c.dep_ == "attr" and any(d.lower_ == "no" for d in c.lefts)]
    ahead = any(c.tag_ == "MD" and c.lower_ in _MODALS for c in verb.lefts)
    bound = any(t.lower_ in _UNLESS for t in verb.doc[verb.i : verb.right_edge.i + 1])
    if ahead and not bound and any(c.dep_ == "expl" for c in verb.lefts):
        yield Verdict(_REJECT, [t for c in none if c.lemma_.lower() in _GRANTED for t in conjuncts(c)])


def _is_refused(verb: Token, states: list[Token], *, denied: bool) -> bool:
    """Whether what is spoken of is unacceptable, not acceptable, a red line, out of the question, not up for debate."""
    if any(one.dep_ != "attr" and one.lower_ in (_WELCOME if denied else _REFUSED) for one in states):
        return True
    if not denied and any(_is_blocked(one) for one in states):
        return True
    return any(pair in (_IN if denied else _OUT) for pair in _places(verb))


def _is_blocked(state: Token) -> bool:
    """Whether it is a red line, a non-starter or the like."""
    word = whole_word(state)
    return word in _BLOCKED and (word != "line" or any(c.lower_ == "red" for c in state.lefts))


def _is_guilty(verb: Token, states: list[Token]) -> bool:
    """Whether somebody is to blame, at fault, behind the attack, or responsible for it."""
    if any(c.dep_ == "xcomp" and c.lemma_ == "blame" for c in verb.rights):
        return True
    guilty = [one for one in states if one.lower_ in _GUILTY]
    if any(place == "for" and noun in _HARM for one in guilty for place, noun in _places(one)):
        return True
    return any(pair == ("at", "fault") or (pair[0] == "behind" and pair[1] in _HARM) for pair in _places(verb))


def _places(word: Token) -> Iterator[tuple[str, str]]:
    """(the first preposition, the noun) of what hangs on a word: ("out", "question") of "out of the question"."""
    for first in word.rights:
        if first.dep_ in ("prep", "advmod"):
            inner = [first, *(c for c in first.children if c.dep_ == "prep")]
            yield from (
                (first.lower_, noun.lemma_.lower()) for p in inner for noun in p.children if noun.dep_ == "pobj"
            )
