"""Verbs of speech that the parser takes for the main verb, though they stand between a subject and its verb.

In: a verb of a parsed paragraph. Out: the ties by which "Peru, the envoy said on Sunday, has signed" tells of what Peru has
done, and not the envoy.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_LOST = frozenset({"npadvmod", "nsubj", "nsubjpass", "dep", "dobj", "nmod"})
_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_HELPERS = frozenset({"aux", "auxpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def ties(verb: Token) -> dict[int, int] | None:
    """Number of a token -> that of its new head, where `verb` stands between commas; labels are set at once."""
    told = _told(verb)
    subject = _subject(verb) if told is not None else None
    if told is None or subject is None:
        return None
    passive = any(c.dep_ == "auxpass" for c in told.lefts)
    subject.dep_ = "nsubjpass" if passive else "nsubj"
    verb.dep_, told.dep_ = "parataxis", "ROOT"
    last = [c.i for c in verb.rights if c.is_punct and c.i > told.i]
    return {subject.i: told.i, verb.i: told.i, told.i: told.i, **dict.fromkeys(last, told.i)}


def _told(verb: Token) -> Token | None:
    """The finite verb behind a comma that is left without a subject."""
    if verb.tag_ not in _FINITE:
        return None
    above = [verb.head] if verb.dep_ == "parataxis" and verb.head.i > verb.i else []
    for clause in (*verb.rights, *above):
        first = next((c for c in clause.lefts if not c.is_punct), clause)
        finite = first.tag_ in _FINITE and (first is clause or first.dep_ in _HELPERS)
        if clause.dep_ in ("ccomp", "ROOT") and finite and not any(c.dep_ in _SUBJECTS for c in clause.lefts):
            return clause if clause.doc[first.i - 1].text == "," else None
    return None


def _subject(verb: Token) -> Token | None:
    """The noun that opens the sentence before a comma and the speaker."""
    first = next(iter(verb.lefts), None)
    if first is None or first.dep_ not in _LOST or first.pos_ not in _NOUNS or first.left_edge.i != verb.sent.start:
        return None
    comma = first.right_edge.i + (first.right_edge.text != ",")
    speaker = [c for c in verb.lefts if c.dep_ == "nsubj" and c.i > comma]
    return first if verb.doc[comma].text == "," and speaker and speaker[-1].left_edge.i == comma + 1 else None
