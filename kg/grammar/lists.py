"""Lists whose items go on with the line above: "The two sides agreed to:", then a truce, an exchange, a commission.

In: the parsed paragraphs of an article. Out: for each item that needs it a reading copy that begins with the words of the
line, so that the parser reads a whole sentence; every character still knows where it stands in the article. A line goes on
if it ends with a word that asks for more ("would:", "agreed to:", "What they demanded:", "the following points:"), if it
is only a subject and the item begins with a verb, or if it names a demand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.grammar.copy import Copy
from kg.grammar.parsed import Doc, Span, Token
from kg.model import Form, Kind, Phrase, Predication

_PLACEHOLDERS = frozenset(
    "following point thing term step measure condition demand issue topic item matter commitment principle area".split()
)
_ASKED = frozenset({"demand", "call", "request", "proposal", "offer"})
"""Nouns that lead to what is asked or offered with "for"."""
_SILENT = frozenset({",", "inter", "alia", ":"})
_VERBAL = ("VERB", "AUX")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_TAIL = re.compile(r"[;,.]?\s*(?:\b(?:and|or|but)\s*)?$")


@dataclass(frozen=True, slots=True)
class _Lead:
    """The line above: its first and last word that are repeated.

    `subject` where it is only that, `asks` for a demand, `opens` for the deal under which the items stand.
    """

    first: Token
    last: Token
    subject: bool = False
    asks: bool = False
    opens: bool = False


def continued(kinds: Sequence[Kind], docs: Sequence[Doc], copies: Sequence[Copy]) -> Iterator[tuple[int, int, Copy]]:
    """(number of the item's paragraph, number of the line's, the item's copy) for each item that goes on with a line."""
    above = -1
    for i, kind in enumerate(kinds):
        if kind is not Kind.LIST:
            above = i
        elif above >= 0 and len(docs[above]) and (lead := _lead(docs[above])) is not None:
            joined = _joined(lead, copies[above], docs[i], copies[i])
            if joined is not None:
                yield i, above, joined


def _lead(doc: Doc) -> _Lead | None:
    """The last sentence of a paragraph, if it ends with a colon and leaves something open."""
    line = _without(doc.sents[-1])
    if doc[len(doc) - 1].text != ":" or line is None:
        return None
    first, last = line[0], line[len(line) - 1]
    if last.tag_ in ("IN", "TO", "MD", "RP") or (last.pos_ in _VERBAL and not _asked(last)):
        return _Lead(first, last)
    noun = _asked(last) if last.pos_ in _VERBAL else last
    if any(t.pos_ in _VERBAL and t.head is t for t in line) and noun is last:
        return None
    if noun is not None and noun.lemma_ in _ASKED:
        return _Lead(first, noun, asks=True)
    if first.lower_ == "under":
        return _Lead(first, last, opens=True)
    return _Lead(first, last, subject=True)


def _without(sentence: Span) -> Span | None:
    """The line without "What" before it, and without the words behind it that stand for what follows."""
    start, end = 0, len(sentence)
    if sentence[0].lower_ == "what":
        start = 1
    while end > start and sentence[end - 1].lower_ in _SILENT:
        end -= 1
    if end <= start:
        return None
    last = sentence[end - 1]
    before = last.left_edge.i - sentence.start
    if last.lemma_.lower() in _PLACEHOLDERS and before > start and sentence[before - 1].pos_ in ("VERB", "ADP", "PART"):
        end = before
    return sentence[start:end]


def _asked(verb: Token) -> Token | None:
    """The noun right before "are" or "include" that says that something is asked for ("Norway's demands are")."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    return before if verb.lemma_ in ("be", "include") and before.lemma_ in _ASKED else None


def _joined(lead: _Lead, line: Copy, item: Doc, own: Copy) -> Copy | None:
    """The copy of line and item; None where the item does not go on with the line."""
    if not len(item):
        return None
    root = item.sents[0].root
    clause = root.pos_ in _VERBAL and any(c.dep_ in _SUBJECTS for c in root.lefts)
    if lead.subject and item[0].tag_ not in _FINITE and (clause or root.tag_ not in _FINITE):
        return None
    if lead.opens and not clause:
        return None
    last, begin, between = lead.last, item[0].idx, " "
    if lead.opens:
        between = ", "
    elif lead.asks:
        between = " that " if clause else " for "
    elif clause and last.tag_ in ("IN", "TO", "RP") and last.lower_ != "that":
        last, between = last.doc[last.i - 1], " that "
    elif clause and last.pos_ in _VERBAL and last.tag_ != "MD" and last.lemma_ != "be":
        between = " that "
    elif last.lower_ == "to" and item[0].lower_ == "to" and len(item) > 1:
        begin = item[1].idx
    return _copy(line, (lead.first.idx, last.idx + len(last)), between, own, begin, lowers=_is_common(item[0]))


def _is_common(token: Token) -> bool:
    return not token.ent_type_ and token.tag_ not in ("NNP", "NNPS") and token.text[1:].islower()


def _copy(line: Copy, span: tuple[int, int], between: str, own: Copy, begin: int, *, lowers: bool) -> Copy:
    tail = _TAIL.search(own.text)
    end = max(begin + 1, tail.start() if tail else len(own.text))
    words = own.text[begin:end]
    if lowers:
        words = words[0].lower() + words[1:]
    start, stop = span
    origin = (*line.origin[start:stop], *(line.origin[stop] for _ in between), *own.origin[begin:end], own.origin[end])
    return Copy(line.text[start:stop] + between + words, origin)


# --- what is told of a line that was repeated ---------------------------------------------------------------------------


def told_once(
    mentions: Sequence[Phrase], found: Sequence[Predication], starts: Sequence[int]
) -> tuple[tuple[Phrase, ...], list[Predication]]:
    """Mentions and predications without those that lie in a repeated line; its phrases there are those of the line.

    `starts` are the paragraphs' places in the article: what stands before its own paragraph is repeated.
    """
    repeated = {p for p in mentions if _is_repeated(p, starts)}
    if not repeated:
        return tuple(mentions), list(found)
    own = tuple(p for p in mentions if p not in repeated)
    known = {(p.start, p.end, p.form): p for p in reversed(own)}
    told = [p for p in found if not all(_is_repeated(phrase, starts) for row in p.slots.values() for phrase in row)]
    return own, [_of_line(p, known, starts) for p in told]


def _is_repeated(phrase: Phrase, starts: Sequence[int]) -> bool:
    return phrase.end <= starts[phrase.ref[0]]


def _of_line(found: Predication, known: Mapping[tuple[int, int, Form], Phrase], starts: Sequence[int]) -> Predication:
    def one(phrase: Phrase) -> Phrase:
        place = phrase.start, phrase.end, phrase.form
        return known.get(place, phrase) if _is_repeated(phrase, starts) else phrase

    slots = {path: tuple(map(one, row)) for path, row in found.slots.items()}
    return replace(found, slots=slots, speaker=found.speaker and one(found.speaker))
