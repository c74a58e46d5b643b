"""Titles -> `Predication`s: what a person's title says, and the states, bodies and delegations that it ties the person to.

In: a paragraph's context. Out: for each title one predication a tie, in the shape of the frame that asks for it; and the
titles themselves as `Office`s, by which later steps know who is meant by "the minister". In "Peru's chief negotiator, Rosa
Quispe" she is tied to Peru, and leads its delegation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg import model
from kg.grammar import bearers, complements
from kg.grammar.bearers import COUNTERPART, MEDIATING, MEMBER, Titled
from kg.grammar.context import Context
from kg.grammar.labels import entity_of
from kg.grammar.marks import APPOSED
from kg.grammar.parsed import Token
from kg.grammar.sides import SIDES
from kg.model import Form, Phrase, Predication, Reference, Status

TITLE = "title"
ADJACENT = ""
_GROUPS = frozenset("delegation team mission contingent".split())
_LEADING = frozenset("leader head chief".split())
_FIRST = frozenset("chief lead top head".split())
_NEGOTIATOR, _DELEGATION = "negotiator", "delegation"
_PEOPLE = "NORP"
_SENDERS = frozenset({"GPE", "NORP", "LOC", "ORG"})
_LEFT: complements.Path = ("<",)
_RIGHT: complements.Path = (">",)


def titles(context: Context) -> Iterator[model.Office]:
    """The titles of a paragraph's persons, with what they tie them to."""
    before: Titled | None = None
    for titled in sorted(bearers.of(context), key=lambda one: one.start):
        owners = (*titled.before, *(body for _, body in titled.after), *_homes(titled, context))
        title = titled.title
        if title.head == COUNTERPART and before is not None and before.title.sentence == title.sentence:
            title = replace(title, forms=(*title.forms, before.title.text))  # who faces a minister is one too
        yield model.Office(titled.person, title, owners, titled.former)
        before = titled


def _homes(titled: Titled, context: Context) -> Iterator[Phrase]:
    """The state behind the name of somebody with a title of no state ("President Rosa Quispe of Peru")."""
    doc = context.paragraph.doc
    name = entity_of(titled.at) if titled.at.ent_type_ == "PERSON" else None
    told = any(owner.reference is not Reference.HOME for owner in titled.before) or titled.after
    if told or name is None or name.end + 1 >= len(doc):
        return
    state = entity_of(doc[name.end + 1 + (doc[name.end + 1].lower_ == "the")]) if doc[name.end].lower_ == "of" else None
    if state is not None and state.label_ == "GPE":
        yield context.phrase(state[-1])


def of(context: Context) -> Iterator[Predication]:
    """Persons' titles, and what the titles tie them to, each in the shape of the frame that asks for it."""
    for titled in bearers.of(context):
        person, name = (titled.person,), (titled.title,)
        yield _tie(titled, ADJACENT, {_LEFT: name, _RIGHT: person}, context)
        if _mediates(titled):
            yield from (_tie(titled, APPOSED, {_LEFT: person, (">", word): name}, context) for word in titled.words)
        for owner in titled.before:
            for word in () if titled.former else titled.words:
                slots = {_LEFT: person, _RIGHT: (owner,), (">", *word.split()): name}
                yield _tie(titled, APPOSED, slots, context)
            yield _tie(titled, ADJACENT, {_LEFT: (owner,), _RIGHT: person}, context)
        for preposition, body in titled.after:
            for word in () if titled.former else titled.words:
                slots = {_LEFT: person, _RIGHT: name, (">", *word.split(), preposition): (body,)}
                yield _tie(titled, APPOSED, slots, context)
            yield _tie(titled, preposition, {_LEFT: person, _RIGHT: (body,)}, context)
        yield from _led(titled, context)


def _mediates(titled: Titled) -> bool:
    """Whether somebody is called a mediator, and it is not said of what ("the mediator in the crisis")."""
    said = titled.at.ent_type_ != "PERSON" and any(c.dep_ == "prep" for c in titled.at.rights)
    return not (titled.before or titled.former or said or MEDIATING.isdisjoint(titled.words))


def _led(titled: Titled, context: Context) -> Iterator[Predication]:
    """Who heads the group that a title names or implies: "delegation leader" of Peru, "chief negotiator" of Peru."""
    *before, last = (*titled.group.split(), *_turned(titled.title.text.lower()).split())
    owners = (*titled.before, *(body for _, body in titled.after))
    sender = next((phrase for phrase in owners if phrase.label in _SENDERS or phrase.form is not Form.NAME), None)
    if not before or titled.former:
        return
    if last in _LEADING and before[-1] in _GROUPS:
        group = _group(titled, sender, " ".join(before))
        yield _tie(titled, APPOSED, {_LEFT: (titled.person,), _RIGHT: (group,), (">", last): (titled.title,)}, context)
        if sender is not None:
            yield _tie(titled, ADJACENT, {_LEFT: (sender,), _RIGHT: (group,)}, context)
    elif last == MEMBER and before[-1] in _GROUPS:
        group = _group(titled, sender, " ".join(before))
        yield _tie(titled, APPOSED, {_LEFT: (titled.person,), _RIGHT: (group,), (">", last): (titled.title,)}, context)
    elif last == _NEGOTIATOR and before[-1] in _FIRST and sender is not None:
        group = _group(titled, sender, _DELEGATION)
        path = (">", before[-1], last)
        first = replace(titled, title=replace(titled.title, text=before[-1]))  # "chief" leads: the title stays a role
        yield _tie(first, APPOSED, {_LEFT: (titled.person,), _RIGHT: (group,), path: (titled.title,)}, context)


def _turned(title: str) -> str:
    """A title with the group before its noun: "delegation head" for "head of delegation"."""
    noun, of, group = title.partition(" of ")
    return f"{group} {noun}" if of and group in _GROUPS else title


def counterparts(contexts: Sequence[Context]) -> Iterator[Predication]:
    """Who leads the other delegation: "Quispe's Chilean counterpart, Diego Luna", where Quispe is titled leader of one."""
    titled = [(one, context) for context in contexts for one in bearers.of(context)]
    leaders = {_surname(one.person) for one, context in titled if any(True for _ in _led(one, context))}
    for one, context in titled:
        if any(_surname(other) in leaders for other in one.facing):
            yield from _led(replace(one, group=_DELEGATION, title=replace(one.title, text="leader")), context)


def _surname(person: Phrase) -> str:
    return person.text.split()[-1]


def _group(titled: Titled, owner: Phrase | None, noun: str) -> Phrase:
    """The phrase of a group that stands inside a title."""
    title = titled.title
    paragraph, place = title.ref
    adjective = owner is not None and (owner.label == _PEOPLE or owner.form is Form.PRONOUN or owner.head in SIDES)
    whose = "" if owner is None else f"{owner.text} " if adjective else f"{owner.text}'s "
    return replace(
        title,
        ref=(paragraph, place - 1),
        text=f"{whose}{noun}",
        head=noun.rsplit(maxsplit=1)[-1],
        label="",
        forms=(noun,) if whose else (),
        determiner="" if whose else "the",
        definite=not whose,
        modifiers=tuple(noun.split()[:-1]),
        owner=owner,
        words=title.text[: len(noun)] if title.text.lower().startswith(noun) else title.text,
    )


def _tie(
    titled: Titled, trigger: str, slots: Mapping[complements.Path, tuple[Phrase, ...]], context: Context
) -> Predication:
    status, reasons = context.judge(titled.at) if _is_predicate(titled.at) else (Status.ACTUAL, ())
    return Predication(
        trigger=(trigger,),
        kind=TITLE,
        text=titled.title.text,
        start=titled.start,
        slots=dict(slots),
        sentence=context.paragraph.sentence_of(titled.at),
        status=status,
        reasons=reasons,
    )


def _is_predicate(title: Token) -> bool:
    """Whether a verb says that somebody has the title, or will ("is expected to become chief negotiator")."""
    return title.dep_ == "attr" and title.ent_type_ != "PERSON"
