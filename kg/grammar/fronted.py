"""Subjects that the parser hangs on what opens the sentence.

In: a parsed paragraph, changed in place. In "After talks in Geneva, Chad and Niger agreed on a truce" Chad and Niger are
taken for further places of the talks, and nobody agrees. A finite verb that is left without a subject gets what stands
between the comma and the verb.
"""

from __future__ import annotations

import re

from kg.grammar.parsed import Doc, Token

_ON_DAY = re.compile(r"\b[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?= [A-Z])")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_OPENING = frozenset({"prep", "advcl", "csubj"})
_HUNG = frozenset({"conj", "appos", "dep"})
_NOUNS = ("NOUN", "PROPN")


def mend(doc: Doc) -> None:
    """Gives such verbs their subjects, and the preposition that opens the sentence its object."""
    moved = _days(doc)
    if moved:
        doc.retie(moved)
    moved = {}
    for sentence in doc.sents:
        verb = sentence.root
        opening = _opening(verb)
        if opening is None:
            continue
        moved |= _apposed(verb, opening)
        taken = _wrong_subject(verb, opening)
        subject = _subject(verb, opening) if taken is not None or not _has_subject(verb) else None
        if subject is None:
            continue
        moved[subject.i] = verb.i
        subject.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
        if taken is opening:
            taken.dep_ = "advcl"
        elif taken is not None:
            taken.dep_ = "pobj"
            moved[taken.i] = opening.i
    if moved:
        doc.retie(moved)


def _days(doc: Doc) -> dict[int, int]:
    """Takes a day from the name behind it: "On Friday Peru's envoy left" tells of no Friday Peru."""
    moved: dict[int, int] = {}
    for match in _ON_DAY.finditer(doc.text):
        span = doc.around(match.start(), match.end())
        on, day = (span[0], span[-1]) if span is not None else (None, None)
        if on is None or day is None or on.pos_ != "ADP" or day.dep_ not in ("compound", "nmod") or day.head.i < day.i:
            continue
        noun, verb = day.head, next((t for t in on.ancestors if t.pos_ in ("VERB", "AUX")), None)
        if noun.head is on and verb is not None and not _has_subject(verb):
            noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
            moved[noun.i] = verb.i
        day.dep_ = "pobj"
        moved[day.i] = on.i
    return moved


def _apposed(verb: Token, opening: Token) -> dict[int, int]:
    """As in "After talks with the mediator, Rosa Quispe, Diego Luna left": who comes first is the mediator."""
    first = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.tag_ == "NNP"), None)
    second = (
        next((c for c in first.rights if c.dep_ == "conj" and c.tag_ == "NNP"), None) if first is not None else None
    )
    if first is None or second is None or first.left_edge.i < opening.i + 3:
        return {}
    noun, comma = first.doc.tokens[first.left_edge.i - 2 : first.left_edge.i]
    joined = any(t.dep_ == "cc" for t in first.doc[first.i : verb.i])
    if joined or comma.text != "," or noun.tag_ != "NN" or noun.dep_ != "pobj":
        return {}
    second.dep_, first.dep_ = first.dep_, "appos"
    return {second.i: verb.i, first.i: noun.i}


def _opening(verb: Token) -> Token | None:
    """The preposition or participle with which the verb's sentence opens; None where it is not finite."""
    finite = verb.tag_ in _FINITE or any(c.dep_ == "aux" and c.tag_ in (*_FINITE, "MD") for c in verb.lefts)
    first = next((c for c in verb.lefts if not c.is_punct and not c.is_quote), None)
    if not finite or verb.pos_ not in ("VERB", "AUX") or first is None:
        return None
    opens = first.dep_ in _OPENING or (first.dep_ == "nsubj" and first.tag_ == "VBG")
    return first if opens and first.i <= first.sent[0].i + 1 else None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _wrong_subject(verb: Token, opening: Token) -> Token | None:
    """What is taken for the verb's one subject: the object of the opening preposition, or the opening participle."""
    found = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if len(found) != 1:
        return None
    participle = found[0] is opening and opening.tag_ == "VBG"
    cut = opening.dep_ == "prep" and not opening.rights and found[0].left_edge.i == opening.i + 1
    return found[0] if participle or cut else None


def _subject(verb: Token, opening: Token) -> Token | None:
    """The head of what stands between the last comma and the verb, if it hangs on what stands before the comma."""
    end = min([verb.i, *(c.i for c in verb.lefts if c.dep_ in _BEFORE_VERB and c.i > opening.right_edge.i)])
    comma = next((t.i for t in reversed(verb.doc.tokens[opening.i : end]) if t.text == ","), None)
    if comma is None:
        return None
    heads = [t for t in verb.doc.tokens[comma + 1 : end] if not comma < t.head.i < end]
    lone = len(heads) == 1 and heads[0].dep_ in _HUNG and heads[0].pos_ in _NOUNS and heads[0].head.i < comma
    return heads[0] if lone else None
