"""A parsed paragraph -> `Predication`s: every word or mark that relates phrases, with what fills its slots.

In: a paragraph with mended names, and what was found of it before (titles, dates, statuses, speakers). Out: predications
of verbs, of nouns, of titles, and of the marks that join two phrases. Which of them are worth building is decided by
`Context.triggers`, so that no phrase is built for a word that no frame asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import (
    apiece,
    background,
    besides,
    circumstances,
    clauses,
    contents,
    dates,
    deeds,
    duties,
    ellipsis,
    forming,
    helping,
    implied,
    intentions,
    marks,
    members,
    nominals,
    orphans,
    provisos,
    scenes,
)
from kg.grammar.complements import OBJECT, SUBJECT, Path, Slots
from kg.grammar.context import Context
from kg.grammar.forming import NOUN, VERB
from kg.grammar.labels import entity_of
from kg.grammar.parsed import Token
from kg.model import Phrase, Predication, Status

_LEADING = frozenset({"lead", "head", "command"})
_WILL = "will"
_HYPHEN: Path = ("-",)
_COME_TO: Path = ("be",)
_TO: Path = ("to",)
_MUST: Path = ("must",)
_DEMAND, _THREATEN, _SAY = "demand", "threaten", "say"


def of(context: Context) -> Iterator[Predication]:
    """All predications of a paragraph, in the order of their triggers within each kind."""
    for token in context.paragraph.doc:
        if background.is_before_noun(token):
            yield from _of_participle(token, context)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(token, context)
        if nominals.is_trigger_noun(token):
            yield from _of_noun(token, context)
        elif scenes.names_an_event(token):
            yield from marks.on_its_day(token, context)
        if token.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            yield from marks.of(token, context)
        elif token.lower_ == "with" and token.dep_ == "prep":
            yield from _of_circumstance(token, context)
        elif token.lower_ in provisos.WORDS:
            yield from _of_proviso(token, context)


def _of_verb(verb: Token, context: Context) -> Iterator[Predication]:
    words = forming.words(verb)
    if verb.pos_ == "AUX" and verb.dep_ in ("aux", "auxpass"):
        return
    slots = members.included(verb, clauses.slots(verb))
    if context.wants(words) and not ellipsis.keeps_silent(verb):
        found = _each_led(verb, slots, context) or forming.each(
            verb, words, VERB, ellipsis.answered(verb) or slots, context
        )
        yield from found
        yield from _of_rest(verb, slots, context)
    again = ellipsis.repeated(verb)
    if again is not None and context.wants(forming.words(again[0])):
        yield from forming.each(verb, forming.words(again[0]), VERB, again[1], context)
    for act in implied.of(*again) if again is not None else ():
        yield from besides.implied_act(act, verb, context)
    copula = clauses.copula(verb)
    if copula is not None and context.wants(forming.words(copula)):
        yield from forming.each(verb, forming.words(copula), VERB, clauses.state_slots(verb), context)
    if context.wants((_WILL,)):
        yield from _of_intention(verb, context)
    if duties.is_told(verb) and context.wants((_SAY,)) and (speaker := context.speaker(verb)) is not None:
        yield replace(
            forming.one(verb, (_SAY,), VERB, {SUBJECT: (speaker,), _MUST: (context.phrase(verb),)}, context),
            status=Status.ACTUAL,
        )
    yield from besides.of(verb, slots, context)


def _of_rest(verb: Token, slots: Slots, context: Context) -> Iterator[Predication]:
    """What a verb says of others beside, whose own clause leaves it out."""
    others = [{SUBJECT: [a], OBJECT: [b]} for a, b in orphans.pairs(verb)] if SUBJECT in slots else []
    for other in (*others, *orphans.phrases(verb)):
        yield from forming.each(verb, forming.words(verb), VERB, other, context)


def _each_led(verb: Token, slots: Slots, context: Context) -> list[Predication]:
    """One predication for each group with a head of its own: "Peru's and Chile's teams, led by Rosa Quispe and Ada Bly"."""
    leaders, groups = slots.get(SUBJECT, []), slots.get(OBJECT, [])
    if verb.lemma_ not in _LEADING or len(groups) != 1 or not members.are_groups(groups[0]):
        return []
    each = apiece.shared(groups[0], context.paragraph, context.heads or ())
    if len(each) != len(leaders) or len(each) < 2:  # noqa: PLR2004 - one group is led by all that lead it
        return []
    pairs = zip(leaders, each, strict=True)
    words = forming.words(verb)
    return [forming.one(verb, words, VERB, {SUBJECT: (context.phrase(a),), OBJECT: (b,)}, context) for a, b in pairs]


def _of_circumstance(preposition: Token, context: Context) -> Iterator[Predication]:
    """What "with" says of somebody as "be" would: "with Norway as host", "with Rosa Quispe in attendance", "present"."""
    at = next((t for t in preposition.ancestors if t.pos_ == "VERB"), None)
    if at is not None:
        for path, who, state in circumstances.told(preposition):
            yield from forming.each(at, ("be",), VERB, {SUBJECT: who, path: [state]}, context)


def _of_proviso(word: Token, context: Context) -> Iterator[Predication]:
    """What somebody makes a condition, or threatens to do if it is not met: the demand and the threat are made."""
    asked, threat = provisos.demanded(word), provisos.threatened(word)
    if asked is not None:
        who, terms = asked
        for one in forming.each(word.head, (_DEMAND,), VERB, {SUBJECT: who, OBJECT: terms}, context):
            yield replace(one, status=Status.ACTUAL, reasons=())
    if threat is not None:
        who, deed = threat
        for one in forming.each(deed, (_THREATEN,), VERB, {SUBJECT: who, _TO: [deed]}, context):
            deeds = tuple(_bare(phrase, deed, context) for phrase in one.slots[_TO])
            yield replace(one, status=Status.ACTUAL, reasons=(), date=None, slots={**one.slots, _TO: deeds})


def _of_intention(verb: Token, context: Context) -> Iterator[Predication]:
    """What somebody will do, or not: of what is said, the saying is what has happened."""
    if not any(c.tag_ == "MD" for c in verb.lefts):
        return
    said = context.speaker(verb) is not None
    found = intentions.of(verb, said=said)
    for one in forming.each(verb, (_WILL,), VERB, found, context) if found else ():
        settled = intentions.DENIED in one.slots or (said and one.status is Status.PLANNED)
        told = dates.of_act(verb.head, context.dates) if said and verb.dep_ == "ccomp" else None
        deeds = {
            path: tuple(_bare(p, verb, context) for p in row) for path, row in one.slots.items() if path != SUBJECT
        }
        yield replace(
            one,
            status=Status.ACTUAL if settled else one.status,
            slots={**one.slots, **deeds},
            date=told.value if told is not None else one.date if not settled else None,
        )


def _bare(phrase: Phrase, verb: Token, context: Context) -> Phrase:
    """The words of a clause from its verb on: "ease the terms" of "Peru would not ease the terms"."""
    start, _ = context.paragraph.span(verb.i, verb.i + 1)
    cut = phrase.text.find(verb.text)
    return replace(phrase, start=start, text=phrase.text[cut:]) if cut > 0 else phrase


def _of_participle(token: Token, context: Context) -> Iterator[Predication]:
    """A participle before its noun ("the US-brokered deal", "a Moscow-backed plan"): a verb with both ends."""
    agents = [c for c in token.lefts if c.dep_ in ("npadvmod", "compound", "amod", "nmod", "nsubj", "dep", "nummod")]
    named = [c for c in agents if entity_of(c) is not None]
    words = forming.words(token)
    if not named or not context.wants(words):
        return
    noun = token.head
    agent = [t for c in named[-1:] for t in (*_hyphened(c), c)]
    yield from forming.each(token, words, VERB, {SUBJECT: agent, OBJECT: [noun], _HYPHEN: agent}, context)


def _hyphened(token: Token) -> list[Token]:
    """Further names tied by hyphens before a name ("Saudi-US-brokered")."""
    return [c for c in token.lefts if entity_of(c) is not None and c.ent_type_ in ("GPE", "NORP", "ORG")]


def _of_noun(noun: Token, context: Context) -> Iterator[Predication]:
    words = helping.effort(noun) or forming.words(noun)
    if context.wants(words):
        found = nominals.noun_slots(noun)
        if found:
            yield from forming.each(noun, words, NOUN, found, context)
        if items := contents.items(noun):
            made = {deeds.OWNER: found.get(deeds.OWNER) or contents.makers(noun), _COME_TO: items}
            for one in forming.each(noun, words, NOUN, made, context):
                yield one if one.status is Status.NEGATED else replace(one, status=Status.ACTUAL, reasons=())
        for found, binding in nominals.terms(noun):
            for one in forming.each(noun, words, NOUN, found, context):
                settled = binding and one.status is Status.PLANNED
                yield replace(one, status=Status.ACTUAL, reasons=()) if settled else one
    yield from marks.on_its_day(noun, context)
