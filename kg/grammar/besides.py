"""What a verb tells of besides its own act: scenes and encounters, verdicts, acts that it implies, sides left unsaid.

In: a verb with its slots, and its paragraph's context. Out: predications with other triggers than the verb: "Peru and Chile
traded blame" has (accuse: Peru and Chile, Peru and Chile), "held talks in Lima" has (in: talks, Lima).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import dates, encounters, forming, implied, marks, orphans, scenes, unsaid, verdicts
from kg.grammar.complements import OBJECT, SUBJECT, Path, Slots
from kg.grammar.context import Context
from kg.grammar.forming import MARK, VERB
from kg.grammar.parsed import Token
from kg.model import Phrase, Predication, Status

_AT = "at"


def of(verb: Token, slots: Slots, context: Context) -> Iterator[Predication]:
    """What a verb tells of besides its own act."""
    words = forming.words(verb)
    if scenes.tells_site(verb, slots) and context.fits(words, slots.keys()):
        yield from _of_site(verb, words, slots, context)
    for act in implied.of(verb, slots):
        yield from implied_act(act, verb, context)
    if verb.lemma_ in verdicts.VERBS:
        yield from _of_verdict(verb, context)
    for left_unsaid in unsaid.of(verb, slots):
        yield from _of_sides(left_unsaid, verb, context)
    for one in (slots, *orphans.phrases(verb)):
        yield from _of_scene(verb, one, context)


def implied_act(act: implied.Implied, verb: Token, context: Context) -> Iterator[Predication]:
    """What a verb tells of beside its own act; what is offered may be, or is not where nobody offers it."""
    for one in forming.each(verb, (act.word,), VERB, act.slots, context):
        refused = one.status is Status.NEGATED
        if act.undone:
            if refused:
                yield replace(one, status=Status.ACTUAL, reasons=())
        else:
            yield replace(one, status=act.outlook) if act.outlook and not refused else one


def _of_verdict(verb: Token, context: Context) -> Iterator[Predication]:
    """What a verdict amounts to: "the terms were unacceptable, Chile said" is Chile's rejection."""
    for verdict in verdicts.of(verb):
        speaker = context.speaker(verb) if verdict.who is None else None
        judges = [] if speaker is None else [speaker]
        judges += [phrase for token in verdict.who or () for phrase in context.phrases(token)]
        if judges and verdict.what and context.wants((verdict.word,)):
            what = tuple(phrase for token in verdict.what for phrase in context.phrases(token))
            found = forming.one(verb, (verdict.word,), VERB, {SUBJECT: tuple(judges), OBJECT: what}, context)
            passed = found.status if verdict.who is not None else Status.ACTUAL
            yield replace(found, status=passed, reasons=found.reasons if verdict.who is not None else ())


def _of_sides(act: unsaid.Unsaid, verb: Token, context: Context) -> Iterator[Predication]:
    """What the sides did, who are not named; where they came to nothing, only what is not left open."""
    paths = act.slots.keys() | {SUBJECT}
    if context.fits((act.word,), paths):
        slots = {path: tuple(p for t in row for p in context.phrases(t)) for path, row in act.slots.items()}
        slots[SUBJECT] = (unsaid.sides(verb, context.paragraph),)
        found = forming.one(verb, (act.word,), VERB, slots, context)
        if not act.missing:
            yield found
        elif found.status in (Status.ACTUAL, Status.NEGATED):
            yield replace(found, status=Status.ACTUAL, reasons=())


def _of_site(verb: Token, words: tuple[str, ...], slots: Slots, context: Context) -> Iterator[Predication]:
    """What is said of a city as the place that it is, not as the state that it stands for ("Oslo is the venue of")."""
    made: dict[Path, tuple[Phrase, ...]] = {}
    for path, row in slots.items():
        for t in row:
            site = path in (SUBJECT, OBJECT) and t.ent_type_ in ("GPE", "LOC", "FAC")
            made[path] = (*made.get(path, ()), *((marks.placed(t, context),) if site else context.phrases(t)))
    yield forming.one(verb, words, VERB, made, context)


def _of_scene(verb: Token, slots: Slots, context: Context) -> Iterator[Predication]:
    """Where, when and with whom a verb says that events take place."""
    for mark, left, right in (*scenes.places(verb, slots), *scenes.participations(verb, slots)):
        if context.wants((mark,)):
            yield from (_at_scene(found, verb) for found in marks.relation(mark, left, right, verb, context))
    for held, actor, event in scenes.on_the_spot(verb, slots):
        yield from marks.relation(_AT, actor, event, held, context)
    met = encounters.phrase(verb, slots, context.paragraph)
    if met is not None:
        yield from _of_encounter(verb, met, slots, context)


def _at_scene(found: Predication, verb: Token) -> Predication:
    """Where and with whom something was not done was there nevertheless ("failed to agree at the talks in Lima")."""
    if found.status is Status.NEGATED and not scenes.is_of_presence(verb):
        return replace(found, status=Status.ACTUAL, reasons=())
    return found


def _of_encounter(verb: Token, met: Phrase, slots: Slots, context: Context) -> Iterator[Predication]:
    """Who was at the event that a verb tells of, where, and when."""
    day = dates.of(verb, context.dates)
    places = [*encounters.sites(slots), *(("in", here) for here in scenes.here(verb) if context.may_stand(here))]
    met = replace(
        met,
        date=(day.value or "") if day is not None else "",
        parts=tuple((word, context.phrase(place)) for word, place in reversed(places)),
    )
    for actor in encounters.actors(slots):
        if context.may_stand(actor):
            yield forming.one(verb, (_AT,), MARK, {SUBJECT: context.phrases(actor), OBJECT: (met,)}, context)
    for word, place in places:
        yield forming.one(verb, (word,), MARK, {SUBJECT: (met,), OBJECT: context.phrases(place)}, context)
    if day is not None and day.value:
        yield marks.dated(verb, met, day, context)
