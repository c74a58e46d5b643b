"""What goes without saying: the sides, where talks end without a deal or no deal is reached, and nobody is named.

In: a parsed verb. Out: the slots that it, or another verb, has with the sides for its subject, and a phrase that stands for
the sides of the article, as "the sides" would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.grammar.clauses import outcomes
from kg.grammar.complements import OBJECT, SUBJECT, Slots
from kg.grammar.doers import agents, is_passive
from kg.grammar.owners import owners
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Token
from kg.grammar.partners import DEALS, MUTUAL
from kg.model import Form, Phrase, Reference

_TALKS = frozenset(
    "talk talks negotiation negotiations round meeting summit dialogue discussion discussions bargaining session".split()
)
_ENDING = frozenset("end finish conclude close adjourn collapse break wrap".split())
_TURNING = frozenset("focus concentrate center centre touch address".split())
_BRINGING = frozenset("produce yield bring deliver reach achieve fail".split())
_AMONG = frozenset({"with", "between", "among", "within"})
_HEADING, _STANDING = frozenset({"top", "dominate", "head", "lead"}), frozenset({"be", "come", "stand", "remain"})
_COMING_TO = _ENDING | _TURNING | _BRINGING
_TELLING = MUTUAL | _COMING_TO | _HEADING | _STANDING | {"discuss"}
"""The verbs that may tell of what the sides did."""
_WITHOUT, _SHORT = ("without",), 2
_PARTIES = frozenset({"between", "with", "among", "for"})
_INDEFINITE = frozenset({"another", "any", "no", "some", "such"})


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What the sides did: the `word` of its frames and its slots without a subject; `missing` if they came to nothing."""

    word: str
    slots: Slots
    missing: bool = False


def of(verb: Token, found: Slots) -> Iterator[Unsaid]:
    """What the sides are told to have done by a verb with the slots `found` that has not them for its subject."""
    if verb.lemma_ not in _TELLING:
        return
    none = _unreached(verb)
    talks = found.get(SUBJECT, [])
    if len(talks) == 1 and verb.lemma_ in _COMING_TO and _is_of_nobody(talks[0]):
        none = [target for path, target in outcomes(verb) if len(path) == _SHORT]
        if not none and verb.lemma_ in _TURNING:
            yield Unsaid(verb.lemma_, {path: row for path, row in found.items() if path != SUBJECT})
    if none:
        yield Unsaid("end", {_WITHOUT: none}, missing=True)
    if topics := _topics(verb, found):
        yield Unsaid("discuss", {OBJECT: topics})


def _topics(verb: Token, found: Slots) -> list[Token]:
    """What was talked about: "quotas were discussed", "quotas topped the agenda", "came first on the agenda"."""
    if verb.lemma_ == "discuss" and is_passive(verb) and verb.dep_ != "acl" and not agents(verb):
        elsewhere = any(c.dep_ == "prep" and c.lower_ in _AMONG for c in verb.rights)
        return [] if elsewhere else found.get(OBJECT, [])
    if verb.lemma_ in _HEADING and any(t.lower_ == "agenda" for t in found.get(OBJECT, ())):
        return found.get(SUBJECT, [])
    if verb.lemma_ not in _STANDING:
        return []
    led = [t for c in verb.rights if c.dep_ == "prep" for t in verb.doc[c.i : c.right_edge.i + 1]]
    return found.get(SUBJECT, []) if any(t.lower_ == "agenda" for t in led) else []


def _is_of_nobody(noun: Token) -> bool:
    """Whether a noun is for talks, and nobody is named who holds them."""
    inner = [t for c in noun.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    if noun.lemma_.lower() not in _TALKS and not any(t.lemma_.lower() in _TALKS for t in inner):
        return False
    told = any(c.lower_ in _PARTIES for t in (noun, *inner) for c in t.rights)
    return not (told or any(owners(t) for t in (noun, *inner)) or any(c.lower_ in _INDEFINITE for c in noun.lefts))


def _unreached(verb: Token) -> list[Token]:
    """The deal of "no deal was reached", if nobody is said to have failed to reach it."""
    if verb.lemma_ not in MUTUAL or not is_passive(verb) or agents(verb):
        return []
    none = [c for c in verb.lefts if c.dep_ == "nsubjpass" and c.lemma_.lower() in DEALS]
    none = [c for c in none if any(d.lower_ == "no" for d in c.lefts)]
    led = any(c.lower_ in _PARTIES for t in (verb, *none) for c in t.rights)
    return [] if led else none


def sides(token: Token, paragraph: Paragraph) -> Phrase:
    """A phrase at the place of `token` that stands for those whom the article calls the sides."""
    start, end = paragraph.span(token.i, token.i + 1)
    return Phrase(
        ref=(paragraph.index, -1 - token.i),
        start=start,
        end=end,
        text=token.text,
        head="side",
        form=Form.PRONOUN,
        reference=Reference.SIDES,
        person=3,
        definite=True,
        sentence=paragraph.sentence_of(token),
    )
