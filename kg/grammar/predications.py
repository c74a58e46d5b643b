"""A parsed paragraph -> `Predication`s: every word or mark that relates phrases, with what fills its slots.

In: a paragraph with mended names, and what was found of it before (titles, dates, statuses, speakers). Out: predications
of verbs, of nouns, of titles, and of the marks that join two phrases. Which of them are worth building is decided by
`Context.triggers`, so that no phrase is built for a word that no frame asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.grammar import (
    background,
    circumstances,
    clauses,
    complements,
    contents,
    dates,
    deeds,
    duties,
    ellipsis,
    encounters,
    excepted,
    helping,
    implied,
    intentions,
    members,
    nominals,
    orphans,
    phrases,
    provisos,
    scenes,
    unsaid,
    verdicts,
)
from kg.grammar.context import Context
from kg.grammar.dates import Dated
from kg.grammar.parsed import Token
from kg.model import Form, Phrase, Predication, Setting, Status

VERB, NOUN, MARK = "verb", "noun", "mark"
APPOSED = ","
_LEADING = frozenset({"lead", "head", "command"})
_ON, _OF, _AT, _WILL = "on", "of", "at", "will"
_LEFT: complements.Path = ("<",)
_RIGHT: complements.Path = (">",)
_HYPHEN: complements.Path = ("-",)
_COME_TO: complements.Path = ("be",)
_TO: complements.Path = ("to",)
_MUST: complements.Path = ("must",)
_DEMAND, _THREATEN, _SAY = "demand", "threaten", "say"
_CONSIST = ("comprise",)
"""The verb that a list of members between brackets or dashes stands for."""
_NOT_QUITE = frozenset("deputy vice assistant former onetime ex".split())
"""Words before the noun of an office by which its holder holds another one, or none now."""


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
            yield from _on_its_day(token, context)
        if token.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            yield from _of_marks(token, context)
        elif token.lower_ == "with" and token.dep_ == "prep":
            yield from _of_circumstance(token, context)
        elif token.lower_ in provisos.WORDS:
            yield from _of_proviso(token, context)


def _of_verb(verb: Token, context: Context) -> Iterator[Predication]:
    words = _words(verb)
    if verb.pos_ == "AUX" and verb.dep_ in ("aux", "auxpass"):
        return
    slots = members.included(verb, clauses.slots(verb))
    if context.wants(words) and not ellipsis.keeps_silent(verb):
        found = _each_led(verb, slots, context) or _predication(
            verb, words, VERB, ellipsis.answered(verb) or slots, context
        )
        yield from found
        yield from _of_rest(verb, slots, context)
    again = ellipsis.repeated(verb)
    if again is not None and context.wants(_words(again[0])):
        yield from _predication(verb, _words(again[0]), VERB, again[1], context)
    for act in implied.of(*again) if again is not None else ():
        yield from _of_implied(act, verb, context)
    copula = clauses.copula(verb)
    if copula is not None and context.wants(_words(copula)):
        yield from _predication(verb, _words(copula), VERB, clauses.state_slots(verb), context)
    if context.wants((_WILL,)):
        yield from _of_intention(verb, context)
    if duties.is_told(verb) and context.wants((_SAY,)) and (speaker := context.speaker(verb)) is not None:
        yield replace(
            _made(verb, (_SAY,), VERB, {_LEFT: (speaker,), _MUST: (context.phrase(verb),)}, context),
            status=Status.ACTUAL,
        )
    yield from _besides(verb, slots, context)


def _besides(verb: Token, slots: complements.Slots, context: Context) -> Iterator[Predication]:
    """What a verb tells of besides its own act."""
    words = _words(verb)
    if scenes.tells_site(verb, slots) and context.fits(words, slots.keys()):
        yield from _of_site(verb, words, slots, context)
    for act in implied.of(verb, slots):
        yield from _of_implied(act, verb, context)
    if verb.lemma_ in verdicts.VERBS:
        yield from _of_verdict(verb, context)
    for left_unsaid in unsaid.of(verb, slots):
        yield from _of_sides(left_unsaid, verb, context)
    for one in (slots, *orphans.phrases(verb)):
        yield from _of_scene(verb, one, context)


def _of_rest(verb: Token, slots: complements.Slots, context: Context) -> Iterator[Predication]:
    """What a verb says of others beside, whose own clause leaves it out."""
    others = [{_LEFT: [a], _RIGHT: [b]} for a, b in orphans.pairs(verb)] if _LEFT in slots else []
    for other in (*others, *orphans.phrases(verb)):
        yield from _predication(verb, _words(verb), VERB, other, context)


def _of_scene(verb: Token, slots: complements.Slots, context: Context) -> Iterator[Predication]:
    """Where, when and with whom a verb says that events take place."""
    for mark, left, right in (*scenes.places(verb, slots), *scenes.participations(verb, slots)):
        if context.wants((mark,)):
            yield from (_at_scene(found, verb) for found in _mark(mark, left, right, verb, context))
    for held, actor, event in scenes.on_the_spot(verb, slots):
        yield from _mark(_AT, actor, event, held, context)
    met = encounters.phrase(verb, slots, context.paragraph)
    if met is not None:
        yield from _of_encounter(verb, met, slots, context)


def _of_site(verb: Token, words: tuple[str, ...], slots: complements.Slots, context: Context) -> Iterator[Predication]:
    """What is said of a city as the place that it is, not as the state that it stands for ("Oslo is the venue of")."""
    made: dict[complements.Path, tuple[Phrase, ...]] = {}
    for path, row in slots.items():
        for t in row:
            site = path in (_LEFT, _RIGHT) and t.ent_type_ in ("GPE", "LOC", "FAC")
            made[path] = (*made.get(path, ()), *((_placed(t, context),) if site else context.phrases(t)))
    yield _made(verb, words, VERB, made, context)


def _each_led(verb: Token, slots: complements.Slots, context: Context) -> list[Predication]:
    """One predication for each group with a head of its own: "Peru's and Chile's teams, led by Rosa Quispe and Ada Bly"."""
    leaders, groups = slots.get(_LEFT, []), slots.get(_RIGHT, [])
    if verb.lemma_ not in _LEADING or len(groups) != 1 or not members.are_groups(groups[0]):
        return []
    each = phrases.shared(groups[0], context.paragraph, context.heads or ())
    if len(each) != len(leaders) or len(each) < 2:  # noqa: PLR2004 - one group is led by all that lead it
        return []
    pairs = zip(leaders, each, strict=True)
    words = _words(verb)
    return [_made(verb, words, VERB, {_LEFT: (context.phrase(a),), _RIGHT: (b,)}, context) for a, b in pairs]


def _of_circumstance(preposition: Token, context: Context) -> Iterator[Predication]:
    """What "with" says of somebody as "be" would: "with Norway as host", "with Rosa Quispe in attendance", "present"."""
    at = next((t for t in preposition.ancestors if t.pos_ == "VERB"), None)
    if at is not None:
        for path, who, state in circumstances.told(preposition):
            yield from _predication(at, ("be",), VERB, {_LEFT: who, path: [state]}, context)


def _of_proviso(word: Token, context: Context) -> Iterator[Predication]:
    """What somebody makes a condition, or threatens to do if it is not met: the demand and the threat are made."""
    asked, threat = provisos.demanded(word), provisos.threatened(word)
    if asked is not None:
        who, terms = asked
        for one in _predication(word.head, (_DEMAND,), VERB, {_LEFT: who, _RIGHT: terms}, context):
            yield replace(one, status=Status.ACTUAL, reasons=())
    if threat is not None:
        who, deed = threat
        for one in _predication(deed, (_THREATEN,), VERB, {_LEFT: who, _TO: [deed]}, context):
            deeds = tuple(_bare(phrase, deed, context) for phrase in one.slots[_TO])
            yield replace(one, status=Status.ACTUAL, reasons=(), date=None, slots={**one.slots, _TO: deeds})


def _of_intention(verb: Token, context: Context) -> Iterator[Predication]:
    """What somebody will do, or not: of what is said, the saying is what has happened."""
    if not any(c.tag_ == "MD" for c in verb.lefts):
        return
    said = context.speaker(verb) is not None
    found = intentions.of(verb, said=said)
    for one in _predication(verb, (_WILL,), VERB, found, context) if found else ():
        settled = intentions.DENIED in one.slots or (said and one.status is Status.PLANNED)
        told = dates.of_act(verb.head, context.dates) if said and verb.dep_ == "ccomp" else None
        deeds = {path: tuple(_bare(p, verb, context) for p in row) for path, row in one.slots.items() if path != _LEFT}
        yield replace(
            one,
            status=Status.ACTUAL if settled else one.status,
            slots={**one.slots, **deeds},
            date=told.value if told is not None else one.date if not settled else None,
        )


def _of_implied(act: implied.Implied, verb: Token, context: Context) -> Iterator[Predication]:
    """What a verb tells of beside its own act; what is offered may be, or is not where nobody offers it."""
    for one in _predication(verb, (act.word,), VERB, act.slots, context):
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
            found = _made(verb, (verdict.word,), VERB, {_LEFT: tuple(judges), _RIGHT: what}, context)
            passed = found.status if verdict.who is not None else Status.ACTUAL
            yield replace(found, status=passed, reasons=found.reasons if verdict.who is not None else ())


def _bare(phrase: Phrase, verb: Token, context: Context) -> Phrase:
    """The words of a clause from its verb on: "ease the terms" of "Peru would not ease the terms"."""
    start, _ = context.paragraph.span(verb.i, verb.i + 1)
    cut = phrase.text.find(verb.text)
    return replace(phrase, start=start, text=phrase.text[cut:]) if cut > 0 else phrase


def _of_encounter(verb: Token, met: Phrase, slots: complements.Slots, context: Context) -> Iterator[Predication]:
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
            yield _made(verb, (_AT,), MARK, {_LEFT: context.phrases(actor), _RIGHT: (met,)}, context)
    for word, place in places:
        yield _made(verb, (word,), MARK, {_LEFT: (met,), _RIGHT: context.phrases(place)}, context)
    if day is not None and day.value:
        yield _dated(verb, met, day, context)


def _at_scene(found: Predication, verb: Token) -> Predication:
    """Where and with whom something was not done was there nevertheless ("failed to agree at the talks in Lima")."""
    if found.status is Status.NEGATED and not scenes.is_of_presence(verb):
        return replace(found, status=Status.ACTUAL, reasons=())
    return found


def _of_sides(act: unsaid.Unsaid, verb: Token, context: Context) -> Iterator[Predication]:
    """What the sides did, who are not named; where they came to nothing, only what is not left open."""
    paths = act.slots.keys() | {_LEFT}
    if context.fits((act.word,), paths):
        slots = {path: tuple(p for t in row for p in context.phrases(t)) for path, row in act.slots.items()}
        slots[_LEFT] = (unsaid.sides(verb, context.paragraph),)
        found = _made(verb, (act.word,), VERB, slots, context)
        if not act.missing:
            yield found
        elif found.status in (Status.ACTUAL, Status.NEGATED):
            yield replace(found, status=Status.ACTUAL, reasons=())


def _of_participle(token: Token, context: Context) -> Iterator[Predication]:
    """A participle before its noun ("the US-brokered deal", "a Moscow-backed plan"): a verb with both ends."""
    agents = [c for c in token.lefts if c.dep_ in ("npadvmod", "compound", "amod", "nmod", "nsubj", "dep", "nummod")]
    named = [c for c in agents if phrases.entity_of(c) is not None]
    words = _words(token)
    if not named or not context.wants(words):
        return
    noun = token.head
    agent = [t for c in named[-1:] for t in (*_hyphened(c), c)]
    yield from _predication(token, words, VERB, {_LEFT: agent, _RIGHT: [noun], _HYPHEN: agent}, context)


def _hyphened(token: Token) -> list[Token]:
    """Further names tied by hyphens before a name ("Saudi-US-brokered")."""
    return [c for c in token.lefts if phrases.entity_of(c) is not None and c.ent_type_ in ("GPE", "NORP", "ORG")]


def _of_noun(noun: Token, context: Context) -> Iterator[Predication]:
    words = helping.effort(noun) or _words(noun)
    if context.wants(words):
        found = nominals.noun_slots(noun)
        if found:
            yield from _predication(noun, words, NOUN, found, context)
        if items := contents.items(noun):
            made = {deeds.OWNER: found.get(deeds.OWNER) or contents.makers(noun), _COME_TO: items}
            for one in _predication(noun, words, NOUN, made, context):
                yield one if one.status is Status.NEGATED else replace(one, status=Status.ACTUAL, reasons=())
        for found, binding in nominals.terms(noun):
            for one in _predication(noun, words, NOUN, found, context):
                settled = binding and one.status is Status.PLANNED
                yield replace(one, status=Status.ACTUAL, reasons=()) if settled else one
    yield from _on_its_day(noun, context)


def _on_its_day(noun: Token, context: Context) -> Iterator[Predication]:
    """The day of the event that a noun names."""
    if context.wants((_ON,)):
        day = dates.of(noun, context.dates)
        if day is not None and day.value:
            yield _dated(noun, context.phrase(noun), dates.first_day(noun, day), context)


def _of_marks(noun: Token, context: Context) -> Iterator[Predication]:
    for mark, left, right in () if context.is_title(noun) else nominals.pairs(noun):
        apart = nominals.is_from_home(mark, left, right) or nominals.is_concern(mark, left, right)
        if context.wants((mark,)) and not apart:
            yield from _mark(mark, left, right, noun, context)
    if context.wants((APPOSED,)):
        for thing, name in (*nominals.appositions(noun), *nominals.listed(noun)):
            if context.is_shared(name) or (members.are_groups(name) and phrases.entity_of(thing) is not None):
                continue
            found = {_LEFT: [thing], _RIGHT: [name], **_below(name)}
            kind = NOUN if name.dep_ == "attr" and name.head.lemma_ == "become" else MARK
            yield from _predication(name, (APPOSED,), kind, found, context)
        for member in members.told(noun):
            whole = context.phrase(noun)
            group = replace(whole, ref=(whole.ref[0], -1 - whole.start))  # the group itself, not those named beside it
            yield _made(noun, (APPOSED,), MARK, {_LEFT: context.phrases(member), _RIGHT: (group,)}, context)
    if context.wants(_CONSIST) and (row := members.consisting(noun)):
        listed = tuple(phrase for member in row for phrase in context.phrases(member))
        yield _made(noun, _CONSIST, VERB, {_LEFT: (context.phrase(noun),), _RIGHT: listed}, context)
    if context.wants((_OF,)):
        for body in nominals.affiliations(noun):
            yield from _mark(_OF, noun, body, noun, context)


def _below(noun: Token) -> dict[complements.Path, list[Token]]:
    """What hangs on an apposition, by paths that begin with it: (">", "head", "of"); a deputy head is no head."""
    found: dict[complements.Path, list[Token]] = {}
    rank = tuple(c.lower_ for c in noun.lefts if c.lower_ in _NOT_QUITE)
    for word in dict.fromkeys((noun.lemma_.lower(), noun.lower_)):
        first = (">", *rank, word)
        for path, target in clauses.prepositions(noun):
            found.setdefault((*first, *path), []).append(target)
        for owner in phrases.owners(noun):
            found.setdefault((*first, "'s"), []).append(owner)
        found.setdefault(first, []).append(noun)
    return found


def _mark(mark: str, left: Token, right: Token, at: Token, context: Context) -> Iterator[Predication]:
    if not (context.may_stand(left) and context.may_stand(right)):
        return
    if mark in scenes.PLACE_WORDS and right.dep_ == "poss":
        yield _made(at, (mark,), MARK, {_LEFT: context.phrases(left), _RIGHT: (_placed(right, context),)}, context)
        return
    for found in _predication(at, (mark,), MARK, {_LEFT: [left], _RIGHT: [right]}, context):
        ref = (context.paragraph.index, left.i)
        owned = tuple(p for p in found.slots[_RIGHT] if p.owner and p.words and p.ref == ref)
        own = tuple(p for p in found.slots[_LEFT] if p.owner and p.words and p.owner.ref == found.slots[_RIGHT][0].ref)
        yield replace(found, slots={_LEFT: own or found.slots[_LEFT], _RIGHT: owned or found.slots[_RIGHT]})


def _placed(owner: Token, context: Context) -> Phrase:
    """A place that has another ("Lima's Grand Hotel"): the place itself, not the state that its name stands for."""
    whole = context.phrase(owner)
    return replace(whole, ref=(whole.ref[0], -1 - whole.start), setting=Setting(role="pobj"))


def _dated(at: Token, event: Phrase, day: Dated, context: Context) -> Predication:
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
    return _made(at, (_ON,), MARK, {_LEFT: (event,), _RIGHT: (date,)}, context)


# --- making one ------------------------------------------------------------------------------------------------------


def _words(token: Token) -> tuple[str, ...]:
    return tuple(dict.fromkeys((token.lemma_.lower(), token.lower_)))


def _predication(
    token: Token,
    trigger: tuple[str, ...],
    kind: str,
    found: Mapping[complements.Path, Sequence[Token]],
    context: Context,
) -> Iterator[Predication]:
    for rows, holds in excepted.told_apart(found):
        if context.fits(trigger, rows):
            slots = {path: tuple(p for t in tokens for p in context.phrases(t)) for path, tokens in rows.items()}
            made = _made(token, trigger, kind, slots, context)
            yield made if holds or made.status is not Status.ACTUAL else replace(made, status=Status.NEGATED)


def _made(
    token: Token,
    trigger: tuple[str, ...],
    kind: str,
    slots: Mapping[complements.Path, tuple[Phrase, ...]],
    context: Context,
) -> Predication:
    start, _ = context.paragraph.span(token.i, token.i + 1)
    status, reasons = context.judge(token)
    day = dates.of_act(token, context.dates)
    scene = None if kind == MARK else dates.scene(token)
    apart = None if kind == MARK else dates.apart(token)
    speaker = (
        None
        if background.is_settled(token, status, mark=trigger[0] if kind == MARK else None)
        else context.speaker(token)
    )
    before = kind != MARK and speaker is None and dates.is_earlier(token)
    return Predication(
        trigger=trigger,
        kind=kind,
        text=token.text,
        start=start,
        slots=dict(slots),
        sentence=context.paragraph.sentence_of(token),
        status=status,
        date=day.value if day else None,
        speaker=speaker,
        reasons=reasons,
        earlier=before,
        coming=kind == VERB and dates.is_to_come(token),
        scene=None if scene is None else context.phrase(scene),
        apart=None if apart is None else (context.phrase(apart[0]), apart[1]),
        going_on=kind == VERB and dates.is_going_on(token),
        reported=kind == VERB and dates.is_reported(token, dates.reported_on(context.dates)),
    )
