"""Phrases for each of those who share a plural noun: "Peruvian and Chilean delegations" is a delegation of each state.

In: a parsed paragraph and a noun in the plural. Out: one phrase an owner or sender, none where nobody shares the noun.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from kg.grammar import labels, phrases
from kg.grammar.owners import owners
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts
from kg.model import Phrase

_SENDING = frozenset({"GPE", "ORG", "NORP"})
_JOINT = frozenset("talk negotiation discussion consultation contact relation tie".split())
"""Plurals that are one thing of all whose they are ("the Peru-Chile talks")."""
_SIDES = frozenset(
    "government rebel opposition union company management airline guild army junta employer league".split()
)
"""Common nouns for sides that send people."""
_SENT = frozenset("representative envoy negotiator delegate delegation emissary aide supporter".split())


def shared(token: Token, paragraph: Paragraph, plurals: Collection[str] = ()) -> tuple[Phrase, ...]:
    """The phrases of a plural noun that several owners share, one an owner.

    As in "Peruvian and Chilean delegations", "leaders of Peru and Chile".
    `plurals` are nouns that stay in the plural then ("Peruvian negotiators").
    """
    if token.tag_ not in ("NNS", "NNPS") or token.ent_type_ in labels.NAMES or token.lemma_ in _JOINT:
        return ()
    before, after = _named(owners(token)), _senders(token)
    found = before or after
    if len(found) < 2:  # noqa: PLR2004 - nothing is shared by one
        return ()
    whole = phrases.build(token, paragraph)
    last = max((owner.i for owner in before), default=-1)
    noun = " ".join([*_qualities(token, last), token.lower_ if token.lower_ in plurals else token.lemma_])
    made = []
    for owner in found:
        possessor = phrases.build(owner, paragraph, deep=False)
        text = f"{possessor.text} {noun}" if before else f"{noun} of {possessor.text}"
        made.append(
            replace(
                whole,
                ref=(paragraph.index, owner.i),
                text=text,
                forms=() if before else (noun,),
                plural=False,
                owner=possessor,
                words=whole.text,
            )
        )
    return tuple(made)


def _named(owners: Sequence[Token]) -> Sequence[Token]:
    """The owners without a pronoun beside names ("her Peruvian and Chilean counterparts")."""
    named = [t for t in owners if t.tag_ != "PRP$"]
    return named if len(named) > 1 else owners


def _qualities(token: Token, after: int) -> list[str]:
    """The words right before a noun that say of what kind it is ("foreign" in "the two foreign ministers").

    They stand behind the owner, whose number is `after`: in "senior Peruvian and Chilean teams" the rank is of the people.
    """
    found = [c for c in token.lefts if c.dep_ in ("amod", "compound") and c.i > after]
    return [c.text for c in found if not c.ent_type_ and c.tag_ != "CD"]


def _senders(token: Token) -> Sequence[Token]:
    """The states and bodies that people are of or from, unless the people are named themselves."""
    lead = ("of", "from", "for") if token.lemma_.lower() in _SENT else ("of", "from")
    names = [t for c in token.rights if c.dep_ == "prep" and c.lower_ in lead for t in c.children]
    row = [t for name in names if name.dep_ == "pobj" for t in conjuncts(name)]
    told = any(c.pos_ == "PROPN" for c in token.rights if c.dep_ in ("appos", "conj"))
    sending = _SENDING | {"PERSON"} if token.lemma_.lower() in _SENT else _SENDING
    return row if not told and all(t.ent_type_ in sending or t.lemma_.lower() in _SIDES for t in row) else ()
