"""Verbs that tell of an event as a noun would: "they met in Lima" is the meeting in Lima.

A later "the talks" may take such an event up. Until then it has no name, and nothing is claimed of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.complements import Slots
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Token
from kg.grammar.scenes import BUILT, PLACE_WORDS, wider
from kg.model import Form, Phrase

_BETWEEN_PARTIES = (
    "meeting",
    "talk",
    "talks",
    "negotiation",
    "negotiations",
    "round",
    "session",
    "encounter",
    "gathering",
    "summit",
    "discussion",
    "discussions",
)
_BETWEEN_PERSONS = ("meeting", "encounter", "conversation", "sit-down")
_SIGNING = ("signing", "ceremony", "signature")
_MEETING = frozenset("meet gather convene reconvene negotiate haggle confer assemble".split())
_BELOW_OBJECT = 2
"""As many words lead to a place behind what is signed ("signed an accord in Lima")."""
_SIGNING_VERBS = frozenset({"sign", "initial"})
_TELLING = _MEETING | _SIGNING_VERBS
"""The verbs that may tell of an event."""
_EVENT_WORDS = frozenset({"at", "for", "during", "within", "ahead", "before", "after"})
_FURTHER = frozenset("again separately privately beforehand earlier later".split())
"""Adverbs by which it is another meeting than the one told of."""
_AHEAD = frozenset("to will 'll shall would may might could can should must".split())
"""Words before a verb by which the meeting lies ahead: what has been is no such one."""


def phrase(verb: Token, found: Slots, paragraph: Paragraph) -> Phrase | None:
    """The event that a verb tells of, None where it tells of none, or names it ("met for talks").

    `found` are the verb's slots. The phrase's `forms` are the nouns that may take it up later. It is `definite` where it
    may itself take up an event told of before.
    """
    nouns = _nouns(verb, found) if verb.lemma_ in _TELLING else ()
    if not nouns:
        return None
    start, end = paragraph.span(verb.i, verb.i + 1)
    return Phrase(
        ref=(paragraph.index, verb.i),
        start=start,
        end=end,
        text=verb.text,
        head=nouns[0],
        form=Form.VERB,
        forms=nouns,
        definite=_points_back(verb, found),
        sentence=paragraph.sentence_of(verb),
    )


def actors(found: Slots) -> list[Token]:
    """Who met: subjects, and whom they met."""
    return [t for path in (("<",), (">",), ("with",)) for t in found.get(path, ())]


def sites(found: Slots) -> Iterator[tuple[str, Token]]:
    """(preposition, place) of an event, with the places that a place lies in."""
    for path, row in found.items():
        if len(path) <= _BELOW_OBJECT and path[-1] in PLACE_WORDS:
            for place in row:
                yield from ((path[-1], site) for site in (place, *wider(place)))


def _nouns(verb: Token, found: Slots) -> tuple[str, ...]:
    beside = [t for path, row in found.items() if path[0] in _EVENT_WORDS for t in row]
    if any(t.pos_ == "NOUN" and t.ent_type_ == "" and t.lower_ not in BUILT for t in beside):
        return ()
    if verb.lemma_ in _SIGNING_VERBS:
        return _SIGNING
    if any(c.lower_ in _FURTHER for c in verb.children):
        return ()
    if any(c.lower_ in _AHEAD for c in verb.children):
        return _BETWEEN_PERSONS
    persons = any(t.ent_type_ == "PERSON" or t.tag_ in ("PRP", "NN") for t in found.get(("<",), ()))
    return _BETWEEN_PERSONS if persons else _BETWEEN_PARTIES


def _points_back(verb: Token, found: Slots) -> bool:
    """Whether the subject is several at once who were named before, and nothing says that they met a further time."""
    who = found.get(("<",), ())
    several = len(who) == 1 and (who[0].lower_ in ("they", "both") or who[0].tag_ == "NNS")
    return several and not found.get((">",)) and not any(c.lower_ in _AHEAD for c in verb.children)
