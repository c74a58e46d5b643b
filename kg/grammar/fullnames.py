"""Names in full: what the tagger cut off a person's name, and the names of bodies that it did not see at all.

In: a parsed paragraph and the names found in it. Out: the spans of names, mended. A person's name takes the forename before
it and the word that its particle calls for ("Ursula" "von der Leyen"); a proper noun that does what only somebody does
("Cosatu rejected ...") is the name of a body; so is all that stands before its bracketed initials
("the National Union of Dockers, Sailors and Pilots (DSP)").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.forenames import genders
from kg.grammar.chains import WILLED
from kg.grammar.labels import PARTICLES
from kg.grammar.parsed import Doc, Token

DRIVEN = frozenset("led backed brokered mediated run controlled held based aligned sponsored linked allied".split())
"""What behind a hyphen makes an adjective of a name ("Tuareg-led")."""
OPENERS = frozenset(
    "earlier later meanwhile yesterday today separately also however instead nevertheless then still".split()
)
"""What opens a sentence and is no part of the name behind it."""
_SUBJECTS = ("nsubj", "nsubjpass", "conj")
_ENDS = (*_SUBJECTS, "dobj", "pobj")
_FACING = frozenset("accuse blame urge warn tell ask meet criticise criticize condemn praise thank press sue".split())
_SHORTEST = 3
_LINKS = frozenset({",", "and", "of", "for", "the", "&", "in"})
_LONGEST = 14
_LONGEST_BEHIND = 4
CALLING = frozenset(
    "party union group movement militia faction alliance coalition bloc company firm carmaker automaker planemaker airline"
    " carrier operator giant maker manufacturer supplier retailer guild outfit".split()
)
"""Nouns that may stand before the name of a body of that kind."""
_MISTAKEN = frozenset({"ORG", "PERSON", "PRODUCT", "GPE", "WORK_OF_ART", "FAC", "LOC"})
"""Labels that such a name gets."""
_KINDS = frozenset("party movement militia faction rebels militants guerrillas insurgents".split())
"""Nouns that say what kind of body the name before them is of."""


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open token span with its entity label; `known` where a list or the text itself vouches for it."""

    start: int
    end: int
    label: str
    known: bool = False


def persons(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """The spans with persons' names in full; what a person's name takes in is no name of its own."""
    full = [(s, _in_full(doc, s, spans) if s.label == "PERSON" else s) for s in spans]
    grown = [now for before, now in full if now != before]
    kept = (
        now
        for before, now in full
        if now != before or not any(g.start <= now.start and now.end <= g.end for g in grown)
    )
    return sorted(kept, key=lambda s: s.start)


def _in_full(doc: Doc, span: Span, found: Sequence[Span]) -> Span:
    start, end = span.start, span.end
    taken = {i for s in found if s is not span for i in range(s.start, s.end)}
    while end < len(doc) and doc[end - 1].lower_ in PARTICLES and (doc[end].is_title or doc[end].lower_ in PARTICLES):
        end += 1
    while start > 0 and start - 1 not in taken and doc[start - 1].is_title and doc[start - 1].lower_ in genders():
        start -= 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and _hyphened(doc[end + 1]):
        end += 2
    return replace(span, start=start, end=end)


def _hyphened(word: Token) -> bool:
    return word.is_alpha and word.lower_ not in DRIVEN


def beside_kinds(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """The spans with the names of bodies that stand before or behind the noun for their kind."""
    return behind_kinds(doc, of_kinds(doc, spans))


def of_kinds(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """The spans with the names of bodies whose kind stands behind them ("the ruling Cosatu party")."""
    found = list(spans)
    for noun in doc:
        if noun.lower_ not in _KINDS:
            continue
        start = noun.i
        while start > 0 and _is_word_of_name(doc[start - 1], noun):
            start -= 1
        around = [s for s in found if s.start < noun.i and start < s.end]
        if start < noun.i and not any(_is_sure(doc, s, start, noun.i) for s in around):
            found = [s for s in found if s not in around] + [Span(start, noun.i, "ORG")]
    return sorted(found, key=lambda s: s.start)


def behind_kinds(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """The spans with the names of bodies whose kind stands before them ("the rail union Cosatu")."""
    found = list(spans)
    for noun in (token for token in doc if token.lower_ in CALLING):
        end = noun.i + 1
        while end < len(doc) and end - noun.i <= _LONGEST_BEHIND and _is_capital_word(doc[end]):
            end += 1
        if end == noun.i + 1 or not _is_called(noun, doc[end - 1]):
            continue
        around = [s for s in found if s.start < end and noun.i < s.end]
        if not any(s.label not in _MISTAKEN or _is_sure(doc, s, noun.i + 1, end) for s in around):
            found = [s for s in found if s not in around] + [Span(noun.i + 1, end, "ORG", known=True)]
    return sorted(found, key=lambda s: s.start)


def _is_capital_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.replace("-", "").isalpha() and not token.is_stop


def _is_called(noun: Token, name: Token) -> bool:
    """Whether the name's last word is parsed as beside the noun, and no clause on the noun has it for its subject."""
    beside = name.head is noun and name.dep_ == "appos"
    before = noun.head is name and noun.dep_ in ("compound", "nmod")
    same = name.head is noun.head and name.dep_ == noun.dep_ and name.dep_ in _SUBJECTS
    clauses = (c for c in noun.rights if c.dep_ in ("acl", "relcl") and c.left_edge.i <= name.i + 1)
    return ((beside or before or same) and not any(clauses)) or governs_all(noun, name)


def governs_all(noun: Token, name: Token) -> bool:
    """Whether a parser takes the sentence for a clause on the noun before its subject ("The party Cosatu said that ...")."""
    clause = name.head
    return (
        noun.dep_ == "ROOT" and name.dep_ in ("nsubj", "nsubjpass") and clause.dep_ == "relcl" and clause.head is noun
    )


def _is_word_of_name(word: Token, noun: Token) -> bool:
    return word.head is noun and word.pos_ == "PROPN" and word.is_title and word.dep_ in ("compound", "nmod", "amod")


def _is_sure(doc: Doc, span: Span, start: int, end: int) -> bool:
    """Whether a name beside the noun is no body's: known, of a people, longer, or a person's with a forename."""
    forename = span.label == "PERSON" and doc[span.start].lower_ in genders()
    return span.known or span.label == "NORP" or forename or not (start <= span.start and span.end <= end)


def agents(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """The proper nouns without a label that do what only somebody does."""
    taken = {i for s in spans for i in range(s.start, s.end)}
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or not _does(token):
            continue
        start = token.i
        while start > 0 and start - 1 not in taken and _opens(doc[start - 1], token):
            start -= 1
        articled = any(c.dep_ == "det" for c in token.lefts)  # "the Parties" are no name
        if start < token.i or not articled or _is_initials(token) or _is_of_kind(token):
            yield Span(start, token.i + 1, "ORG")


def _opens(word: Token, name: Token) -> bool:
    return word.head == name and word.is_title and word.pos_ != "DET" and word.lower_ not in OPENERS


def _does(token: Token) -> bool:
    """Whether it does what only somebody does, or has done to it what is done to somebody, or is said to be a body.

    As the subject, alone or coordinated, the object of a verb such as "accuse", beside a noun for bodies.
    """
    first = token
    while first.dep_ == "conj" and first.head.pos_ in ("PROPN", "NOUN"):
        first = first.head
    if not (token.text[:1].isupper() and token.text.replace("-", "").isalpha()) or token.dep_ not in _ENDS:
        return False
    willed = token.dep_ in _SUBJECTS and first.dep_ == "nsubj" and first.head.lemma_ in WILLED
    faced = first.dep_ == "dobj" and first.head.lemma_ in _FACING and _is_initials(token)
    return willed or faced or _is_of_kind(token)


def _is_initials(token: Token) -> bool:
    return token.text.isupper() and len(token) >= _SHORTEST


def _is_of_kind(name: Token) -> bool:
    """Whether it is told behind a name what kind of body it is of ("the Segunda Marea, a faction of former rebels,")."""
    beside = (c for c in name.rights if c.dep_ == "appos" and c.lower_ in CALLING | _KINDS)
    return any(c.left_edge.i > name.i + 1 and any(d.dep_ == "det" for d in c.lefts) for c in beside)


def listed(doc: Doc, end: int, letters: Sequence[str]) -> int | None:
    """First token of a name with commas that ends at `end`, if the letters stand among its initials in their order."""
    start = end
    while start > 0 and end - start < _LONGEST and (doc[start - 1].is_title or doc[start - 1].lower_ in _LINKS):
        start -= 1
    while (start < end and not doc[start].is_title) or doc[start].lower_ in _LINKS:
        start += 1
    initials = iter([t.text[0].lower() for t in doc.tokens[start:end] if t.is_title])
    linked = any(t.lower_ == "of" for t in doc.tokens[start:end])
    return start if linked and all(letter in initials for letter in letters) else None
