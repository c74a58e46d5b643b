"""Predications of marks: what prepositions, commas and brackets that join two phrases say of them.

In: a noun and its paragraph's context. Out: predications with the left and the right phrase, whose trigger is the mark:
"talks in Lima" is (in: talks, Lima), "Rosa Quispe, Peru's envoy" is (",": Rosa Quispe, Peru's envoy).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import clauses, dates, forming, members, nominals, scenes
from kg.grammar.complements import OBJECT, SUBJECT, Path
from kg.grammar.context import Context
from kg.grammar.dates import Dated
from kg.grammar.forming import MARK, NOUN, VERB
from kg.grammar.labels import entity_of
from kg.grammar.owners import owners
from kg.grammar.parsed import Token
from kg.model import Form, Phrase, Predication, Setting

LEFT, RIGHT = SUBJECT, OBJECT
APPOSED = ","
_ON, _OF = "on", "of"
_CONSIST = ("comprise",)
"""The verb that a list of members between brackets or dashes stands for."""
_NOT_QUITE = frozenset("deputy vice assistant former onetime ex".split())
"""Words before the noun of an office by which its holder holds another one, or none now."""


def of(noun: Token, context: Context) -> Iterator[Predication]:
    """What the marks on a noun say: prepositions, appositions, the members of a group, the body that it is of."""
    for mark, left, right in () if context.is_title(noun) else nominals.pairs(noun):
        apart = nominals.is_from_home(mark, left, right) or nominals.is_concern(mark, left, right)
        if context.wants((mark,)) and not apart:
            yield from relation(mark, left, right, noun, context)
    if context.wants((APPOSED,)):
        for thing, name in (*nominals.appositions(noun), *nominals.listed(noun)):
            if context.is_shared(name) or (members.are_groups(name) and entity_of(thing) is not None):
                continue
            found = {LEFT: [thing], RIGHT: [name], **_below(name)}
            kind = NOUN if name.dep_ == "attr" and name.head.lemma_ == "become" else MARK
            yield from forming.each(name, (APPOSED,), kind, found, context)
        for member in members.told(noun):
            whole = context.phrase(noun)
            group = replace(whole, ref=(whole.ref[0], -1 - whole.start))  # the group itself, not those named beside it
            yield forming.one(noun, (APPOSED,), MARK, {LEFT: context.phrases(member), RIGHT: (group,)}, context)
    if context.wants(_CONSIST) and (row := members.consisting(noun)):
        listed = tuple(phrase for member in row for phrase in context.phrases(member))
        yield forming.one(noun, _CONSIST, VERB, {LEFT: (context.phrase(noun),), RIGHT: listed}, context)
    if context.wants((_OF,)):
        for body in nominals.affiliations(noun):
            yield from relation(_OF, noun, body, noun, context)


def _below(noun: Token) -> dict[Path, list[Token]]:
    """What hangs on an apposition, by paths that begin with it: (">", "head", "of"); a deputy head is no head."""
    found: dict[Path, list[Token]] = {}
    rank = tuple(c.lower_ for c in noun.lefts if c.lower_ in _NOT_QUITE)
    for word in dict.fromkeys((noun.lemma_.lower(), noun.lower_)):
        first = (">", *rank, word)
        for path, target in clauses.prepositions(noun):
            found.setdefault((*first, *path), []).append(target)
        for owner in owners(noun):
            found.setdefault((*first, "'s"), []).append(owner)
        found.setdefault(first, []).append(noun)
    return found


def relation(mark: str, left: Token, right: Token, at: Token, context: Context) -> Iterator[Predication]:
    """What the preposition `mark` says of two words, told at the word `at`; none where one of them may be no end."""
    if not (context.may_stand(left) and context.may_stand(right)):
        return
    if mark in scenes.PLACE_WORDS and right.dep_ == "poss":
        yield forming.one(at, (mark,), MARK, {LEFT: context.phrases(left), RIGHT: (placed(right, context),)}, context)
        return
    for found in forming.each(at, (mark,), MARK, {LEFT: [left], RIGHT: [right]}, context):
        ref = (context.paragraph.index, left.i)
        owned = tuple(p for p in found.slots[RIGHT] if p.owner and p.words and p.ref == ref)
        own = tuple(p for p in found.slots[LEFT] if p.owner and p.words and p.owner.ref == found.slots[RIGHT][0].ref)
        yield replace(found, slots={LEFT: own or found.slots[LEFT], RIGHT: owned or found.slots[RIGHT]})


def placed(owner: Token, context: Context) -> Phrase:
    """A place that has another ("Lima's Grand Hotel"): the place itself, not the state that its name stands for."""
    whole = context.phrase(owner)
    return replace(whole, ref=(whole.ref[0], -1 - whole.start), setting=Setting(role="pobj"))


def dated(at: Token, event: Phrase, day: Dated, context: Context) -> Predication:
    """The day of an event, whose date is found in the text (on: talks, 3 May)."""
    span = context.paragraph.span(day.span.start, day.span.end)
    date = Phrase(
        ref=(context.paragraph.index, day.span.root.i),
        start=span[0],
        end=span[1],
        text=day.span.text,
        head=day.span.root.lower_,
        form=Form.DATE,
        value=day.value or "",
        sentence=context.paragraph.sentence_of(at),
    )
    return forming.one(at, (_ON,), MARK, {LEFT: (event,), RIGHT: (date,)}, context)


def on_its_day(noun: Token, context: Context) -> Iterator[Predication]:
    """The day of the event that a noun names."""
    if context.wants((_ON,)):
        day = dates.of(noun, context.dates)
        if day is not None and day.value:
            yield dated(noun, context.phrase(noun), dates.first_day(noun, day), context)
