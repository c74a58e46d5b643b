"""Which words of a sentence name a day, month or year, and the tense of the clause that they stand in.

In: a parsed paragraph. Out: spans; what they mean is told in `kg.grammar.calendar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.grammar import calendar
from kg.grammar.parsed import Doc, Span, Token

_PART_OF = re.compile(r"\b(?:the\s+)?(?:end|close|middle|start|beginning)\s+of$")
_AT_ONCE = frozenset("begin continue fail happen help manage proceed start".split())
"""Verbs whose infinitive tells of their own time."""
_AHEAD = frozenset("until till scheduled due planned slated upcoming expected".split())
_AHEAD_OF = frozenset({("ahead", "of"), ("prior", "to")})
_FOLLOWING = frozenset({"after", "following"})
_NOUNS = ("NOUN", "PROPN")
SETTING = frozenset("schedule plan slate set fix".split())
_EXPECTING = frozenset(
    "expect intend prepare time postpone delay defer adjourn move reschedule push bring announce call".split()
)
"""Verbs of the past beside which a day to come may stand, though nobody set it."""
_ARRANGING = SETTING | _EXPECTING | frozenset("await propose arrange".split())
"""Verbs whose participle on a noun may stand with a day to come ("the talks expected on Monday")."""
_SUMMONING = frozenset({"summon", "call"})
_AMBIGUOUS = frozenset({"Mar", "Sun", "Dec"})
_PAST_MODALS = frozenset({"should", "would", "could", "might", "may", "must"})
_LEADING_TO_DAYS = frozenset("on late early in at".split())
_SURNAMES = frozenset({"May", "March"})
"""Months that are names of persons, or begin a sentence as verbs."""
_MONTH_LEADS = frozenset(
    "in since of by until till from to during before after and between through for early late mid last this next or".split()
)
_ARTICLES = frozenset("the a an its their that".split())
_YEAR_LEADS = frozenset(
    "in since of by until from to during before after and between the early late mid around".split()
)


def spans(doc: Doc) -> Iterator[Span]:
    """The expressions of a paragraph that name a time, from left to right; none overlaps another."""
    taken = 0
    for match in calendar.ANY.finditer(doc.text):
        span = doc.around(match.start(), match.end())
        if span is None or span.start < taken or not _is_date(span, match):
            continue
        taken = span.end
        yield span


def tense_of(token: Token) -> str:
    """Tense of the clause that a token stands in: "past", "present" or "future"; infinitives look ahead."""
    followed = followed_by(token)
    if followed is not None:
        return _tense(followed[1]) or "past"
    if told_on(token.doc[token.i : token.i + 1]) is not None:
        return "past"
    words = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 4) : token.i]]
    if (
        not _AHEAD.isdisjoint(words)
        or any(pair in _AHEAD_OF for pair in pairwise(words))
        or lead(token) in ("by", "before")
        or _is_set(token)
        or _is_summons(token)
    ):
        return "future"
    for verb in (token, *token.ancestors):
        if verb.pos_ in ("VERB", "AUX") and (tense := _tense(verb)):
            return tense
    return "past"


def _is_set(date: Token) -> bool:
    """Whether a date is that for which something is set ("set the talks for May 3", "set May 3 for the talks")."""
    lead = date.head if date.dep_ == "pobj" and date.head.lower_ == "for" else None
    held = date.head if lead is None else lead.head
    verb = held.head if held.dep_ == "dobj" else held
    return verb.lemma_ in SETTING and (lead is not None or date.dep_ in ("dobj", "npadvmod"))


def _is_summons(date: Token) -> bool:
    """Whether a date is that of an event to which somebody is called ("summoned both to a meeting on Friday")."""
    event = date.head.head if date.dep_ == "pobj" else date.head
    to = event.head
    return event.dep_ == "pobj" and to.lower_ == "to" and to.head.lemma_ in _SUMMONING


def followed_by(date: Token) -> tuple[Token, Token] | None:
    """The noun right before a date and behind "after", and the finite verb of what followed it.

    "Agreed to hold a meeting after talks in Lima on Monday": the talks, and who agreed after them, are of that day.
    """
    own = date.dep_ == "pobj" and date.head.pos_ == "ADP"
    before = (date.head if own else date).i - 1
    noun = date.doc[before] if before >= date.sent.start else None
    while noun is not None and noun.dep_ == "pobj" and noun.pos_ in _NOUNS:
        above = noun.head.head
        if noun.head.lower_ in _FOLLOWING:
            return (noun, _finite(above)) if above.pos_ in ("VERB", "AUX") and above.i < noun.i else None
        noun = above
    return None


def told_on(date: Span) -> Token | None:
    """The verb in the past right before a date that the parser ties to a later one ("said on Monday Peru would leave").

    No comma parts the date from what follows, and the later verb is below the first.
    """
    at = date.start - 1
    while at >= date[0].sent.start and date.doc[at].lower_ in _LEADING_TO_DAYS:
        at -= 1
    verb = date.doc[at] if at >= date[0].sent.start else None
    later = next((t for t in date.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or later is None or verb.tag_ != "VBD" or later.i < date.end or verb not in later.ancestors:
        return None
    return None if date.doc[date.end].text == "," else verb


def _finite(verb: Token) -> Token:
    while verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def lead(token: Token) -> str:
    """The word before a date; "before" in "before the end of August"."""
    before = token.doc[token.sent.start : token.i].text.lower()
    words = _PART_OF.sub("", before).split()
    return words[-1] if words else ""


def _is_date(span: Span, match: re.Match[str]) -> bool:
    """Whether the words are a date where they stand: no verb "may", no number that only looks like a year."""
    first = span[0]
    if len(span) == 1 and first.text in _AMBIGUOUS:
        return first.tag_ != "MD" and not (first.i == first.sent.start and first.pos_ in ("VERB", "AUX"))
    if len(span) == 1 and first.text in _SURNAMES:
        return _is_month(first)
    if re.fullmatch(r"\d{4}", match.group()):
        before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
        return before in _YEAR_LEADS or first.ent_type_ == "DATE"
    return True


def _is_month(word: Token) -> bool:
    """Whether "May" is the month: behind a word that leads to one, or before a noun that an article goes with."""
    if word.tag_ == "MD" or word.ent_type_ == "PERSON":
        return False
    before = word.nbor(-1).lower_ if word.i > word.sent.start else ""
    return before in _MONTH_LEADS or (before in _ARTICLES and word.dep_ in ("compound", "nmod", "amod"))


def _tense(verb: Token) -> str | None:
    """Tense of a verb's own group; None for what takes that of the clause above: participles, what one "failed to" do."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.ent_type_ != "PERSON"]
    words = {c.lower_ for c in auxiliaries}
    missed = "have" in words and words & _PAST_MODALS  # "should have started on Friday"
    if not missed and words & {
        "will",
        "'ll",
        "’ll",
        "shall",
        "would",
        "may",
        "might",
        "could",
        "can",
        "should",
        "must",
    }:
        return "future"
    if words & {"to"}:
        return None if verb.dep_ == "xcomp" and verb.head.lemma_ in _AT_ONCE else "future"
    if words & {"had", "has", "have", "was", "were", "did", "'ve"} or verb.tag_ == "VBD":
        return "past"
    if words & {"is", "are", "am", "'s", "'re"} or verb.tag_ in ("VBZ", "VBP"):
        return "present"
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.lemma_ not in _ARRANGING and not words:
        return "past"  # "the accord signed on Monday opens the river"
    return None


def is_past(verb: Token) -> bool:
    """Whether a verb tells of what lies back by its own form, and not of something set for later."""
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_ not in SETTING | _EXPECTING and _tense(verb) == "past"
