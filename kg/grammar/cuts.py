"""The tagger's entities cut to names: without articles, titles, what opens a sentence, and what is no name at all.

In: a parsed paragraph and a `Gazetteer`. Out: the spans that may be names, as far as each tells by itself.
"""

from __future__ import annotations

from kg.grammar import bodies, labels
from kg.grammar.fullnames import DRIVEN, OPENERS, Span
from kg.grammar.gazetteer import Gazetteer
from kg.grammar.parsed import Doc, Token
from kg.grammar.titles import FIELDS

_PERSON = "PERSON"
_INITIAL_LENGTH = 2
_PLACES = frozenset("city town village resort port island district province region capital suburb hamlet".split())
_BUILDINGS = frozenset("House Palace Hall Hotel Castle Tower Villa Centre Center Airport Plaza Square Park".split())
_DASHES = frozenset({"-", "–", "—", "--"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ADDRESS = frozenset({"h.e.", "h.e", "hon.", "hon"})
"""Forms of address that are no part of a name."""


def cleaned(doc: Doc, gazetteer: Gazetteer) -> list[Span]:
    """The tagger's entities without articles, possessives, leading titles and lone words of office."""
    cleaned = []
    for entity in doc.ents:
        start, end, label = entity.start, entity.end, entity.label_
        if label in ("PERSON", "ORG") and bodies.is_body([doc[end - 1].text]):
            start, label = _body_start(doc, start), "ORG"
        if label in ("PERSON", "ORG") and start > 1 and doc[start - 1].lower_ == "of" and _is_place(doc[start - 2]):
            label = "GPE"
        if label == _PERSON and end - start > 1 and doc[end - 1].text in _BUILDINGS:
            label = "FAC"
        if label in labels.NAMES:
            if _is_clause(doc, start, end):
                continue
            start, end = _trimmed(doc, start, end, label, gazetteer)
            if start >= end or not _looks_like_name(doc, start, end, gazetteer):
                continue
        cleaned.append(Span(start, end, label))
    return cleaned


def _is_place(noun: Token) -> bool:
    """Whether what is "of" a name is a place, so that its name is one ("the resort of Aigle")."""
    return noun.lower_ in _PLACES and not noun.ent_type_


def _is_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether what is taken for a name is two names with the verb between ("Luna invited Quispe")."""
    inner = (doc[i] for i in range(start + 1, end - 1))
    return any(t.tag_ in _FINITE and t.text.islower() and any(c.i >= start for c in t.lefts) for t in inner)


def _body_start(doc: Doc, start: int) -> int:
    """Where the name of a body begins of which only the last words were found ("Staff" of "General Staff")."""
    while (
        start and doc[start - 1].is_title and doc[start - 1].dep_ in ("compound", "amod") and not doc[start - 1].is_stop
    ):
        start -= 1
    return start


def _trimmed(doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer) -> tuple[int, int]:
    dash = next((i for i in range(start + 1, end) if _parts(doc[i])), end)
    end = min(end, dash)
    if end - start > _INITIAL_LENGTH and doc[end - 2].text == "-" and doc[end - 1].lower_ in DRIVEN:
        end -= 2
    if end - start > 1 and doc[start].is_sent_start and doc[start].lower_ in OPENERS:
        start += 1
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if label == _PERSON and doc[start].lower_ in _ADDRESS and start + 1 < end:
        start += 1
    if label == _PERSON:
        ends = [i for i in range(start + 1, end) if title_ending_at(doc, i, gazetteer)]
        start = max(ends, default=start)
    return start, end


def _parts(mark: Token) -> bool:
    """Whether a mark ends a name: a dash behind a blank, or a bracket that is opened."""
    return (mark.text in _DASHES and bool(mark.nbor(-1).whitespace_)) or mark.text == "("


def _looks_like_name(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    if doc[start].lower_ in labels.PREFIXES or DRIVEN.intersection(doc[end - 1].lower_.split("-")[1:]):
        return False
    words = [token.lower_ for token in doc[start:end]]
    if _is_titled_field(doc, start, end, gazetteer) or _is_of_several(doc, start, end):
        return False
    if " ".join(words) in gazetteer.titles or words in (["state"], ["foreign"], ["defense"], ["defence"]):
        return False
    return any(token.text[:1].isupper() for token in doc[start:end])


def _is_of_several(doc: Doc, start: int, end: int) -> bool:
    """Whether several of one name are meant ("the two Koreas"), or "Delegations of ..." opens the sentence."""
    first, rest = doc[start], doc[start + 1 : end]
    if not len(rest):
        return first.tag_ == "NNPS" and bool(start) and first.nbor(-1).tag_ == "CD"
    return first.tag_ == "NNS" and first.i == first.sent.start and not any(t.text[:1].isupper() for t in rest)


def may_act(doc: Doc, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a proper noun that acts may be a name, and is no title ("the Secretary-General")."""
    title = doc[span.start : span.end].text.lower().replace("-", " - ")
    return title not in gazetteer.titles and _looks_like_name(doc, span.start, span.end, gazetteer)


def _is_titled_field(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a name is but a field and a title, or a field before its title ("the Education Secretary")."""
    after = doc[end : end + 1].text
    fields = [token.lower_ for token in doc[start:end]]
    last = fields.pop() if fields[-1] in gazetteer.titles else after.lower() * after.istitle()
    return bool(fields) and last in gazetteer.titles and FIELDS.issuperset(fields)


def title_ending_at(doc: Doc, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a title of office ends right before token `end`."""
    if not end or doc.tokens[end - 1].lower_ not in gazetteer.title_ends:
        return False
    words = [t.lower_ for t in doc.tokens[max(0, end - 5) : end]]
    return any(" ".join(words[i:]) in gazetteer.titles for i in range(len(words)))
