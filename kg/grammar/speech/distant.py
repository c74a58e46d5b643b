"""Clauses with "that" which the parser hangs on what stands between a verb of speech and them.

In: the "that" of a parsed paragraph. Out: the clause, and the verb of speech that it belongs to: "said after the talks on
Monday that Peru had signed" tells of no talks which Peru had signed.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar.parsed import Token

_ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "notify"})
_NEEDING = frozenset(
    "say tell announce add confirm state declare note claim insist stress assert contend maintain inform assure".split()
)
"""Verbs that are incomplete without what is said."""
_LOOSE = frozenset({"relcl", "acl", "ccomp", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"})
_CONTENTS = frozenset({"ccomp", "xcomp"})
_CLOSED = frozenset(
    "end leave arrive return meet conclude close finish start begin open adjourn collapse depart land board resign die"
    " publish release issue broadcast air post print give hold circulate deliver send write".split()
)
"""Verbs that take no clause with "that", at least not so far from it."""


def told(that: Token, words: Collection[str]) -> tuple[Token, Token] | None:
    """(clause, verb of speech) where the parser has the clause elsewhere; `words` are the lemmas of such verbs."""
    if that.dep_ not in ("mark", "dobj"):
        return None
    clause = that.head
    while clause.dep_ == "xcomp":
        clause = clause.head
    holder = clause.head
    if clause.dep_ not in _LOOSE or holder.i > that.i or not any(c.dep_ in _SUBJECTS for c in clause.lefts):
        return None
    if (holder.lemma_ in words and holder.i == that.i - 1) or not _may_lose(holder, clause, that):
        return None
    verb = next(
        (t for t in holder.ancestors if t.pos_ == "VERB" and t.lemma_ in words and t.lemma_ not in _CLOSED), None
    )
    if verb is None or verb.i > holder.i or not _lacks_content(verb, that):
        return None
    return (clause, verb) if verb.lemma_ in _NEEDING or _is_whole(clause, that) else None


def _is_whole(clause: Token, that: Token) -> bool:
    """Whether nothing is missing in a clause that "that" could stand for."""
    objects = [c for c in clause.rights if c.dep_ in _COMPLEMENTS]
    helped = any(c.dep_ in ("aux", "auxpass") for c in clause.lefts)
    return bool(objects) or (that.dep_ == "mark" and helped)


def _may_lose(holder: Token, clause: Token, that: Token) -> bool:
    """Whether what the clause hangs on takes none with "that"; right before it, a noun often does ("hopes that")."""
    if holder.pos_ == "VERB":
        return holder.lemma_ in _CLOSED
    return holder.pos_ in ("NOUN", "PROPN") and (clause.dep_ == "relcl" or holder.i < that.i - 1)


def _lacks_content(verb: Token, that: Token) -> bool:
    """Whether a verb of speech is left without what is said: no clause of its own, no object but who hears it."""
    given = any(c.dep_ in _CONTENTS or (c.dep_ == "dobj" and verb.lemma_ not in _ADDRESSING) for c in verb.children)
    marks = verb.doc.tokens[verb.sent.start : that.i]
    return not given and not any(t.is_quote or t.text in (";", ":") for t in marks)
