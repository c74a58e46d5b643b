"""Edges: where the words of one thing begin and end, before and behind the head of a phrase or the verb of a clause.

In: a parsed word. Out: token numbers, the end half-open. What tells more than what is meant stays outside: relative clauses,
appositions, days, what happens meanwhile, and who says so.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_BEFORE_HEAD = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "neg"})
_CUT_AFTER = frozenset({"relcl", "appos", "advcl", "cc", "conj", "parataxis", "punct", "dep", "intj", "ccomp"})
_ASIDE = frozenset({"with", "according"})
"""Prepositions that behind a comma lead to what goes on beside a clause, or to who tells it."""
_BESIDES = frozenset({"also", "too", "then", "now", "later", "likewise", "soon"})
"""Adverbs that tie a deed to what was told before and are no part of it."""
_AT_REQUEST = frozenset("request behest urging insistence".split())
_LASTING = frozenset("pause truce ceasefire halt freeze moratorium extension period delay break quarter half".split())
_MEANWHILE = frozenset({"following", "amid", "despite"})
_BESIDE = frozenset({"as", "while", "whereas", "although", "though", "because"})
_WILL = frozenset({"will", "would", "'ll", "'d"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DATE_LABELS = frozenset({"DATE", "TIME"})


def left_edge(token: Token) -> int:
    """The first of the words before a noun that belong to it."""
    left = token.i
    for child in reversed(token.lefts):
        if child.dep_ not in _BEFORE_HEAD and child.dep_ not in ("npadvmod", "punct", "npmod"):
            break
        if child.dep_ == "punct" and child.text not in ("-", "–", "'", '"'):
            break
        left = child.left_edge.i
    return left


def right_edge(token: Token) -> int:
    """End of the words after the head that belong to it: prepositions but dates, infinitives; no relative clause."""
    right = token.i + 1
    for child in token.rights:
        if (child.dep_ in _CUT_AFTER and not _is_to_be(child)) or child.doc[child.left_edge.i - 1].text == ",":
            break
        asked = (child.dep_ == "acl" and child.tag_ in ("VB", "VBG")) or _is_to_be(child)
        if asked or (child.dep_ == "prep" and not _is_dated(child)):
            right = max(right, _trimmed_edge(child))
        elif (
            child.tag_ != "POS"
            and child.dep_ in ("prt", "case", "npadvmod", "nummod", "advmod", "amod")
            and child.i == right
            and not any(c.dep_ == "xcomp" for c in child.rights)
        ):
            right = child.right_edge.i + 1
        elif child.dep_ == "prep":
            break
    return right


def _trimmed_edge(token: Token) -> int:
    """End of a subtree, before the first relative clause, apposition or dash in it."""
    right = token.right_edge.i + 1
    for t in token.subtree:
        cut = t.dep_ in ("relcl", "appos", "parataxis") or (t.dep_ == "advcl" and t.i > token.i + 1)
        cut = cut or _is_meanwhile(t) or (t.dep_ == "acl" and t.tag_ == "VBN" and t.head.dep_ == "pobj")
        if cut and t.left_edge.i > token.i:
            right = min(right, t.left_edge.i)
        elif t.text in ("—", "–", "--", ";", ":") and t.i > token.i:
            right = min(right, t.i)
    return _without_tail(token, right, ')%"')


def _is_to_be(clause: Token) -> bool:
    """Whether an infinitive behind a noun says what is to be done to it ("calls for the levy to be lifted")."""
    marked = any(c.tag_ == "TO" for c in clause.lefts) and any(c.dep_ == "auxpass" for c in clause.lefts)
    return clause.dep_ == "relcl" and marked and clause.head.dep_ == "pobj" and clause.head.head.lower_ == "for"


def _is_meanwhile(token: Token) -> bool:
    """Whether a word leads to what happens at the same time or before: "following", "in the wake of", "ahead of"."""
    if token.lower_ in _MEANWHILE:
        return True
    after = [t.lower_ for t in token.doc.tokens[token.i + 1 : token.i + 4]]
    if token.lower_ == "in":
        return after[:1] == ["the"] and after[1:] in (["wake", "of"], ["light", "of"], ["face", "of"], ["run-up", "to"])
    return token.lower_ == "ahead" and after[:1] == ["of"]


def _is_dated(preposition: Token) -> bool:
    """Whether a preposition leads to a day or a time ("on Monday"), which is no part of a name."""
    long = preposition.lower_ == "of" and preposition.head.lemma_ in _LASTING
    return not long and any(c.dep_ == "pobj" and c.ent_type_ in _DATE_LABELS for c in preposition.children)


def clause_start(token: Token) -> int:
    """The verb, or the auxiliaries and the negation right before it (without the infinitive's particle, but "not to")."""
    near = (c for c in token.lefts if c.dep_ in ("neg", "aux", "auxpass", "advmod", "prt") and c.tag_ != "TO")
    kept = [c.i for c in near if c.lower_ not in _BESIDES]
    start = token.i
    while start - 1 in kept:
        start -= 1
    while (
        start < token.i
        and token.doc[start].tag_ == "MD"
        and token.doc[start].lower_ in _WILL
        and token.doc[start + 1].dep_ != "neg"
    ):
        start += 1
    denied = start > 1 and token.doc[start - 1].tag_ == "TO" and token.doc[start - 2].dep_ == "neg"
    return start - 2 if denied else start


def clause_end(token: Token) -> int:
    """The end of a verb's complements, before the next clause and before what is told beside it."""
    right = token.i + 1
    for child in token.rights:
        if child.dep_ in ("conj", "cc", "parataxis", "appos") or child.text in (";", ":", "—", "–"):
            break
        if child.dep_ == "punct":
            continue
        if _is_meanwhile(child):
            break
        if child.dep_ == "advcl" and child.i > right and child.doc[child.left_edge.i - 1].text == ",":
            break
        if child.dep_ == "prep" and child.lower_ in _ASIDE and child.nbor(-1).text == ",":
            break
        if _goes_on_beside(child) or _is_at_request(child):
            break
        right = max(right, child.right_edge.i + 1 if _is_term(child) else _trimmed_edge(child))
    return _without_tail(token, right, ")%")


def _is_at_request(child: Token) -> bool:
    """Whether a part of a clause tells at whose request it is done."""
    return child.dep_ == "prep" and any(c.dep_ == "pobj" and c.lemma_ in _AT_REQUEST for c in child.rights)


def _goes_on_beside(child: Token) -> bool:
    """Whether a part of a clause tells what went on when it was said ("to impose martial law as shells fell on Lima")."""
    marks = [t.lower_ for t in child.lefts if t.dep_ == "mark"]
    finite = child.tag_ in _FINITE or any(t.tag_ in (*_FINITE, "MD") for t in child.lefts)
    return child.dep_ == "advcl" and finite and not _BESIDE.isdisjoint(marks[:1])


def _is_term(child: Token) -> bool:
    """Whether a part of a clause says under which condition: "as soon as the polls are over", "as long as it holds"."""
    return child.dep_ == "advmod" and any(t.lower_ == "as" for t in child.lefts)


def _without_tail(token: Token, right: int, kept: str) -> int:
    """The end without marks and conjunctions behind the last word; `kept` are marks that belong to it."""
    last = token.doc[right - 1]
    while right > token.i + 1 and ((last.is_punct and last.text not in kept) or last.dep_ == "cc"):
        right -= 1
        last = token.doc[right - 1]
    return right
