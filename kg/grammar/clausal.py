"""Clauses as phrases: the words of what is agreed, asked or refused, from the verb on or with its subject.

In: a parsed paragraph and a verb. Out: a `Phrase` in the form of a clause: "ease the terms" of "Peru agreed to ease the
terms", "quotas end" of "demanded that quotas end".
"""

from __future__ import annotations

from kg.grammar import edges
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Token
from kg.model import Form, Phrase

_ARTICLES = frozenset({"the", "a", "an"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_WHEN = frozenset("if unless until till before after once when while provided as because since should".split())
_HAVING_TO = frozenset({"have", "need"})
_PROVISOS = frozenset({"unless", "until", "if", "once", "after", "provided", "as"})


def clause(token: Token, paragraph: Paragraph, gap: str = "") -> Phrase:
    """A verb with its complements, without subject and conjunction; `value` has the subject too.

    `gap` are the words of the noun that its relative clause takes up ("a levy that Peru wants to abolish": "levy").
    """
    doc = paragraph.doc
    right = edges.clause_end(token)
    left = edges.clause_start(token)
    full_left = min([left, *(c.left_edge.i for c in token.lefts if c.dep_ in _SUBJECTS)])
    asked = token.dep_ != "relcl" and any(c.dep_ in _SUBJECTS and c.tag_ == "WP" for c in token.lefts)
    if asked or _is_of_others(token):
        left = full_left + (doc[full_left].lower_ in _ARTICLES)
    question = _question(token)
    if question is not None:
        left = full_left = min(full_left, question)
    start, end = paragraph.span(left, right)
    words = doc.joined(left, right)
    return Phrase(
        ref=(paragraph.index, token.i),
        start=start,
        end=end,
        text=f"{words} {gap}" if gap else words,
        words=words if gap else "",
        head=token.lemma_.lower(),
        form=Form.CLAUSE,
        forms=_core(token, left, right),
        role=token.dep_,
        value=doc.joined(full_left, right),
        sentence=paragraph.sentence_of(token),
    )


def _question(verb: Token) -> int | None:
    """Where a question that is talked about begins: "how the truce is watched", "what Peru needs", "whether to meet"."""
    if verb.dep_ not in ("pcomp", "ccomp") or (verb.dep_ == "ccomp" and verb.i < verb.head.i):
        return None
    asked = (c for c in verb.lefts if c.tag_ in ("WP", "WRB", "WDT") or c.lower_ == "whether")
    return next((c.left_edge.i for c in asked if c.dep_ not in _SUBJECTS), None)


def _core(verb: Token, left: int, right: int) -> tuple[str, ...]:
    """The clause without what says on which condition or until when: "ease the terms" of "ease the terms until May"."""
    outer = (
        c.left_edge.i
        for c in verb.rights
        if c.lower_ in _WHEN or any(t.lower_ in _WHEN for t in c.lefts if t.dep_ == "mark")
    )
    end = next((i for i in outer if verb.i < i < right), right)
    return (verb.doc.joined(left, end),) if end < right else ()


def _is_of_others(verb: Token) -> bool:
    """Whether a clause says what a named thing is to do: without it the words say nothing ("that quotas end")."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    things = [c for c in verb.lefts if c.dep_ in _SUBJECTS and c.pos_ == "NOUN" and not c.ent_type_]
    that = first.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in first.lefts)
    told = that or (first.dep_ == "ccomp" and (bool(things) or not any(c.tag_ == "TO" for c in first.lefts)))
    asked = any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts)  # "called for the levy to be abolished"
    told = told or (asked and (bool(things) or any(c.dep_ == "nsubjpass" for c in verb.lefts)))
    told = told or any(c.dep_ == "mark" and c.lower_ in _PROVISOS for c in verb.lefts)
    told = told or (verb.lemma_ in _HAVING_TO and verb.dep_ == "ROOT")
    obliged = told or any(c.dep_ == "aux" and c.lower_ in ("must", "should") for c in verb.lefts)
    return obliged and any(c.dep_ in _SUBJECTS and c.pos_ in ("NOUN", "PROPN") for c in verb.lefts)
