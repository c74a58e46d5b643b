"""Dates: which words of a sentence name a day, month or year, which one it is, and which event it belongs to.

In: a parsed paragraph and the article's day of publication. Out: `Dated` spans with ISO 8601 values cut to what is known
(`2025-06-02`, `2025-06`, `2025`). A range gives its first day; a week gives its month if it lies in one; what the text
does not fix stays without a value, and the day of publication never stands in for it. What the words mean is told in
`kg.grammar.calendar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.grammar import calendar
from kg.grammar.dates import expressions
from kg.grammar.dates.scenes import FOLLOWING, SCENES, apart, is_earlier, is_going_on, is_reported, is_to_come, scene
from kg.grammar.parsed import Doc, Span, Token

__all__ = [
    "Dated",
    "apart",
    "find",
    "first_day",
    "is_earlier",
    "is_going_on",
    "is_reported",
    "is_to_come",
    "last_day",
    "of",
    "of_act",
    "scene",
]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression and its ISO value, or None where the text does not fix it.

    `limit` is true where it bounds a time ("since Monday"), `over` where it is not after the day of publication, `ahead`
    where it is; `holders` are the noun that it hangs on, then the verb.
    """

    span: Span
    value: str | None
    limit: bool = False
    holders: tuple[Token, ...] = ()
    over: bool = False
    ahead: bool = False


def find(doc: Doc, published: str | None, anchor: str | None = None) -> tuple[Dated, ...]:
    """All date expressions of a paragraph in the text's order.

    `anchor` is the last full date of the paragraph before (`last_day`); a date anchors those of its own and of the next
    sentence.
    """
    found: list[Dated] = []
    for span in expressions.spans(doc):
        near = _anchor(span, found) or (anchor if span.start < _second_sentence(doc) else None)
        value = calendar.resolve(span.text, published, expressions.tense_of(span.root), near)
        over = bool(value and published and value <= published)
        ahead = bool(value and published and value > published[: len(value)])
        found.append(Dated(span, value, _is_limit(span), tuple(_holders(span)), over, ahead))
    return tuple(found)


def last_day(doc: Doc, found: Sequence[Dated]) -> str | None:
    """The last full date in the paragraph's last sentence: the anchor for the next paragraph."""
    start = [sentence.start for sentence in doc.sents][-1] if len(doc) else 0
    days = [d.value for d in found if d.span.start >= start and _is_full(d.value)]
    return days[-1] if days else None


def of(token: Token, found: Sequence[Dated]) -> Dated | None:
    """The date of the event that the verb or noun `token` names, out of a paragraph's dates; None if it has none.

    A date belongs to the event of its own clause. A later verb of a series shares the date of an earlier one, a noun that
    a support verb carries ("held talks on Monday") shares that verb's, and a verb takes the date of the last noun of its
    clause ("signed a deal on Monday" however it is parsed).
    """
    dates = [d for d in found if d.value and not d.limit]
    if not dates:
        return None
    return _own(token, dates) or _speaking(token, dates) or _counted(token, dates) or _shared(token, dates)


def of_act(word: Token, found: Sequence[Dated]) -> Dated | None:
    """The date of what somebody does: no day to come where its verb tells of the past ("proposed talks on June 20").

    A noun for what somebody does has no day to come but its own ("a proposal for talks on June 20").
    """
    past = expressions.is_past(word)
    own = [d for d in found if not (d.ahead and (past or (_is_noun(word) and _is_of_another(word, d))))]
    return of(word, own)


def _is_of_another(noun: Token, found: Dated) -> bool:
    """Whether a date hangs on another noun ("a proposal for talks on June 20")."""
    return bool(found.holders) and found.holders[0] is not noun and _is_noun(found.holders[0])


def _is_noun(word: Token) -> bool:
    return word.pos_ in ("NOUN", "PROPN")


def reported_on(found: Sequence[Dated]) -> list[int]:
    """The places of the dates that may tell when the main clause's act was: not those in a participle on a noun."""
    return [d.span.start for d in found if not (d.holders and d.holders[-1].dep_ == "acl")]


def first_day(noun: Token, found: Dated) -> Dated:
    """The day on which an event of several days began that is told to have ended on a day ("two days of talks ended on")."""
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    length = of.head if of is not None else noun
    verb = length.head
    if (
        length.dep_ not in ("nsubj", "nsubjpass", "dobj")
        or verb.lemma_ not in _ENDING | {"wrap"}
        or not _is_full(found.value)
    ):
        return found
    days = calendar.length(length.doc[length.left_edge.i : length.i + 1].text)
    return replace(found, value=calendar.shifted(str(found.value), 1 - days)) if days else found


_TO_BE = frozenset("be seem appear".split())


def _anchor(span: Span, found: Sequence[Dated]) -> str | None:
    """The last full date of this sentence or the one before it."""
    before = span.doc[span.sent.start - 1].sent.start if span.sent.start else 0
    near = [d.value for d in found if d.span.start >= before and _is_full(d.value)]
    return near[-1] if near else None


def _second_sentence(doc: Doc) -> int:
    return next((sentence.end for sentence in doc.sents), 0)


def _is_full(value: str | None) -> bool:
    return value is not None and len(value) == len("2025-06-02")


# --- whose date -------------------------------------------------------------------------------------------------------

_PAST = re.compile(r"\b(?:last|ago|yesterday|earlier)\b", re.IGNORECASE)
_LIMITS = frozenset("since until till by before after within through beyond".split())
_PHRASE = 7
_SINCE = frozenset({"since", "until", "till"})
_BOUNDS = frozenset({"until", "till"})
"""Limits between which and the date another word may stand ("until late on Monday")."""
_SUPPORT = frozenset(
    "hold have take make begin start open end finish conclude happen occur reach conduct host attend join convene"
    " sign resume chair stage complete launch commence kick wrap reconvene close reopen restart adjourn organise"
    " organize".split()
)
_GATHERING = frozenset("sit meet gather convene assemble reconvene".split())
_CONVERSING = _GATHERING | frozenset("talk speak confer talks meeting call consultation".split())
_ENDING = frozenset("end finish conclude adjourn close collapse break".split())
_AHEAD = frozenset("to will 'll shall would".split())
_BREAKING = frozenset("break collapse stall founder fail suspend cancel abandon".split())
"""Verbs of talks that come to nothing: they may have been going on for long by that day."""
_MAKING = frozenset("sign initial conclude reach strike adopt seal".split())
_VOTING = "vote"
_IMPLYING = frozenset({"fail", "manage", _VOTING})
_MARGINS, _MARGINAL = (
    frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes"}),
    frozenset({"on", "at", "in"}),
)
_WITHIN = frozenset({"in", "by", "through", "via"})
_UTTERANCES = frozenset(
    "statement letter speech address interview post message communique declaration memo memorandum report note video tweet"
    " decree resolution ruling broadcast".split()
)
_ADDRESSING = frozenset("speak talk address write tell brief tweet post announce testify open appear".split())
_PARTAKING = frozenset("participate engage part".split())
_NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "SYM")


def _is_limit(span: Span) -> bool:
    """Whether the date bounds a time and is not the event's own ("since Monday", "by August", "the third this year")."""
    words = {expressions.lead(span[0])}
    words |= {t.lower_ for t in span.doc[max(span[0].sent.start, span.start - 3) : span.start]} & _BOUNDS
    if span.root.dep_ == "pobj":
        words.add(span.root.head.lower_)
    near = list(_close_before(span))
    words |= {t.lower_ for t in near} & _SINCE
    counts = span.start > 0 and span[0].nbor(-1).ent_type_ == "ORDINAL"
    counts = counts or (span[0].lower_ == "this" and any(t.ent_type_ == "ORDINAL" for t in near))
    return counts or bool(words & _LIMITS)


def _close_before(span: Span) -> Iterator[Token]:
    """The words of a phrase that ends in a date, backwards ("since Peru's attack four years ago")."""
    for token in reversed(span.doc[max(span[0].sent.start, span.start - _PHRASE) : span.start]):
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return
        yield token


def _holders(span: Span) -> list[Token]:
    """From the date upwards: the noun that it hangs on, if any, then the verb of its clause."""
    root = span.root
    telling = expressions.told_on(span)
    if telling is not None:
        return [telling]
    followed = expressions.followed_by(root)
    if followed is not None:
        return list(followed)
    holders: list[Token] = []
    for token in root.ancestors:
        if token.i in range(span.start, span.end) or token.pos_ in ("ADP", "SCONJ"):
            continue
        if token.pos_ in ("VERB", "AUX"):
            holders += dict.fromkeys((_told_by(token, span), token))
            if not _is_utterance(token):
                break
        elif token.pos_ in _NOMINAL and token.ent_type_ not in ("DATE", "TIME"):
            holders.append(token)
    return list(dict.fromkeys(holders))


def _is_utterance(participle: Token) -> bool:
    """Whether a participle tells when that was given in which something is said ("in a statement issued on Monday")."""
    noun = participle.head
    within = noun.dep_ == "pobj" and noun.head.lower_ in _WITHIN and noun.lemma_ in _UTTERANCES
    return participle.dep_ == "acl" and participle.tag_ == "VBN" and within


def _told_by(verb: Token, span: Span) -> Token:
    """The verb whose day it is: that above an infinitive where it lies back ("pledged to stay at a summit last month")."""
    while verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.pos_ == "VERB" and _PAST.search(span.text):
        verb = verb.head
    return verb


def _own(token: Token, dates: Sequence[Dated]) -> Dated | None:
    held = [d for d in dates if token in d.holders[:1] or (token in d.holders and _is_loose(d, token))]
    held = [d for d in held if not _is_the_verbs(token, d)]
    return min(held, key=lambda d: (abs(d.span.root.i - token.i), d.span.start), default=None)


def _is_the_verbs(noun: Token, found: Dated) -> bool:
    """Whether a past day behind an object tells when the verb was: "proposed the talks on Sunday" but "held talks on"."""
    verb = noun.head
    behind = found.over and noun.dep_ == "dobj" and found.span.start > noun.i
    return behind and verb.pos_ == "VERB" and verb.lemma_ not in _SUPPORT


def _is_loose(found: Dated, verb: Token) -> bool:
    """Whether the date follows its noun, or its noun says when ("at Monday's meeting"), so that the verb has it too."""
    noun = found.holders[0] if found.holders else found.span.root
    lead = noun.head if noun.dep_ == "pobj" else noun
    if found.span.root.dep_ == "pobj" and found.span.root.head.lower_ == "of":
        return verb.lemma_ in _MAKING  # "broke the truce of June 2" tells the day of the truce alone
    if lead.lower_ == "before" or (lead.lower_ == "of" and lead.head.lower_ == "ahead"):
        return False  # "came ahead of the meeting on Monday" tells the day of the meeting
    if found.span.start > noun.i:
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "in", "following")


def _counted(token: Token, dates: Sequence[Dated]) -> Dated | None:
    """The day that lies so many days before or after that of the main clause ("on Sunday, a day after they met")."""
    way, above = _way(token)
    if way is None or above is None or above is token:
        return None
    length = next((c for c in (*way.lefts, *token.lefts) if c.dep_ == "npadvmod" and c.i < way.i), None)
    if length is None:
        return None
    days = calendar.length(token.doc[length.left_edge.i : length.i + 1].text)
    main = of(above, dates)
    if not days or main is None or main.value is None or not _is_full(main.value):
        return None
    value = calendar.shifted(main.value, -days if FOLLOWING[way.lower_] else days)
    return Dated(token.doc[length.left_edge.i : length.i + 1], value, holders=(token,))


def _way(token: Token) -> tuple[Token | None, Token | None]:
    """The "after" or "before" that leads to a verb or a noun, and the verb of the clause above."""
    if token.pos_ in ("NOUN", "PROPN"):
        leads = token.dep_ == "pobj" and token.head.lower_ in FOLLOWING
        return (token.head, token.head.head) if leads else (None, None)
    mark = next((c for c in token.lefts if c.dep_ == "mark" and c.lower_ in FOLLOWING), None)
    return mark, token.head


def _shared(token: Token, dates: Sequence[Dated]) -> Dated | None:
    head = token.head
    if head == token:
        return None
    if token.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
        return of(head, dates)
    own = _when(token, dates) if token.pos_ == "VERB" else None
    if token.pos_ in ("NOUN", "PROPN"):
        own = _of_clause(token, dates) or _as_set(token, dates) or _behind(token, dates)
    if own is not None:
        return own
    if token.pos_ in ("NOUN", "PROPN") and head.pos_ in ("VERB", "AUX"):
        return of(_raised(head), dates) if _is_of(_raised(head), token) else None
    if token.dep_ == "pobj" and _is_scene(head):
        return of(next(t for t in head.ancestors if t.pos_ in ("VERB", "AUX")), dates)
    return of(head, dates) if _is_part(token) else None


def _speaking(verb: Token, dates: Sequence[Dated]) -> Dated | None:
    """The date of the speech with which a verb's act is done ("speaking on Monday, Luna rejected the truce")."""
    clauses = (c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_ in _ADDRESSING)
    free = (c for c in clauses if not any(t.dep_ == "mark" for t in c.lefts))
    return next((found for c in free if (found := _own(c, dates)) is not None), None)


def _when(verb: Token, dates: Sequence[Dated]) -> Dated | None:
    """The date that a clause of time has from the one above it: "in 2014, when they attacked"; "in 2014 after they left".

    What one thing followed may have been on another day, though in the same month or year.
    """
    head = verb.head
    marks = {c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod")}
    if verb.dep_ == "relcl" and "when" in marks:
        return next((d for d in dates if d.span.start <= head.i < d.span.end), None)
    if verb.dep_ != "advcl" or head.pos_ not in ("VERB", "AUX") or not marks & {"when", "after"}:
        return None
    above = of(head, dates)
    if above is None or ("after" in marks and _is_full(above.value)):
        return None
    return above


def _of_clause(noun: Token, dates: Sequence[Dated]) -> Dated | None:
    """The date in a clause on the noun that says when it was ("talks held on Monday", "the summit that ended on Monday")."""
    due = [c for state in noun.rights if state.lower_ == "due" for c in state.rights if c.dep_ == "xcomp"]
    clauses = [c for c in noun.rights if c.pos_ == "VERB" and c.dep_ in ("relcl", "acl")]
    for verb in (*clauses, *(c for c in due if c.lemma_ not in _ENDING)):
        subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
        if all(c.tag_ in ("WDT", "WP") for c in subjects) and (verb.lemma_ in _SUPPORT or not _has_object(verb)):
            return of(verb, dates)
    return None


def _behind(noun: Token, dates: Sequence[Dated]) -> Dated | None:
    """The date between a subject and its verb, which is the subject's ("the meeting in Lima on Monday agreed to")."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB":
        return None
    before = (d for d in dates if noun.i < d.span.start < verb.i and verb in d.holders)
    return next((d for d in before if not any(t.pos_ == "VERB" for t in noun.doc[noun.i : d.span.start])), None)


def _as_set(noun: Token, dates: Sequence[Dated]) -> Dated | None:
    """The date for which an event is set: "scheduled for Monday, the meeting was", "set Monday for the meeting"."""
    aim = noun.dep_ == "pobj" and noun.head.lower_ == "for"
    verb = noun.head.head if aim else noun.head
    if verb.lemma_ in expressions.SETTING and (aim or noun.dep_ == "dobj"):
        return next(
            (d for d in dates if d.holders[:1] == (verb,) and (aim or expressions.lead(d.span[0]) == "for")), None
        )
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    opening = (c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i < noun.i)
    return next((of(before, dates) for before in opening if before.lemma_ in expressions.SETTING), None)


def _raised(verb: Token) -> Token:
    """The verb that tells what its subject does, below one of expecting it ("is expected to take place on Monday")."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    state = next((c for c in verb.rights if c.dep_ == "acomp"), verb) if verb.lemma_ in _TO_BE else verb
    found = (c for c in state.children if c.dep_ == "xcomp" and (passive or verb.lemma_ in _TO_BE))
    return next(found, verb)


def _is_of(verb: Token, noun: Token) -> bool:
    """Whether the date of a verb is that of an event beside it: the verb carries it, or tells that it takes place."""
    ahead = verb.tag_ in ("VBZ", "VBP") or any(c.lower_ in _AHEAD for c in verb.lefts)
    if verb.lemma_ in _BREAKING or (verb.lemma_ in _ENDING and ahead):
        return False
    if noun.dep_ == "dobj":
        return verb.lemma_ in _SUPPORT
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return noun.dep_ == "attr"
    done_to = (
        noun.dep_ == "nsubjpass" and verb.lemma_ not in expressions.SETTING
    )  # "the talks were suspended on Monday"
    return verb.lemma_ in _SUPPORT or not (done_to or _has_object(verb))


def _is_part(verb: Token) -> bool:
    """Whether a verb below another tells of the same act or of what was done with it."""
    if verb.dep_ == "xcomp":
        return verb.head.lemma_ in _IMPLYING
    if verb.dep_ != "advcl":
        return False
    alone = not any(c.dep_ in ("mark", "nsubj") for c in verb.children)
    return _is_purpose(verb) or (verb.tag_ == "VBG" and alone)


def _is_purpose(verb: Token) -> bool:
    """Whether an infinitive tells what people met or spoke for: they did it on that day ("met on Monday to discuss")."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    head = verb.head
    words = {head.lemma_, *(c.lemma_ for c in head.children if c.dep_ == "dobj")}
    return infinitive and (bool(words & _CONVERSING) or head.lemma_ == _VOTING)


def _is_scene(preposition: Token) -> bool:
    """Whether a preposition leads to the event at which its verb's act takes place, so that both are of one day."""
    held, word = preposition.head, preposition.lower_
    if word in SCENES:
        return held.pos_ in ("VERB", "AUX")
    if word == "of" and held.lemma_.lower() in _MARGINS:
        return held.head.lower_ in _MARGINAL and any(t.pos_ in ("VERB", "AUX") for t in held.ancestors)
    verbs = {held.lemma_, *(c.lemma_ for c in held.children if c.dep_ == "dobj")}
    return bool((word in ("for", "in") and verbs & _GATHERING) or (word == "in" and verbs & _PARTAKING))


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp", "agent") for c in verb.children)
