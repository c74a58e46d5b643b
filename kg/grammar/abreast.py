"""Clauses side by side of which the parser makes one, or hangs one below the other.

In: a parsed paragraph, changed in place. In "Peru welcomed the truce, urged calm and offered aid" the first verb is taken
for what the second says; in "as envoys arrived" and "with Peru accusing Chile and Chile denying it" the subject for an
object or the end of what was said before; in "Peru, which had met Chad, called for calm" the verb for a clause on its
subject.
"""

from __future__ import annotations

from kg.grammar.chains import FINITE
from kg.grammar.labels import ACTORS
from kg.grammar.parsed import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_MARKS = frozenset({"as", "after", "before", "since", "until", "while"})
_LOOSE = frozenset({"advcl", "acl", "conj", "ccomp"})
_ASTRAY = frozenset({"dep", "npadvmod"})
_NOUNS = ("NOUN", "PROPN", "PRON")


def mend(doc: Doc) -> None:
    """Gives such clauses their verbs and subjects."""
    moved: dict[int, int] = {}
    for token in doc:
        if token.dep_ == "aux" and token.ent_type_ in ACTORS and not _has_subject(token.head):
            token.dep_, token.tag_, token.pos_ = "nsubj", "NNP", "PROPN"
        elif token.dep_ == "ROOT":
            moved |= _first_below(token) or _lacking(token)
        elif token.dep_ == "conj" and token.tag_ == "IN":
            moved |= _addressed(token)
        elif token.dep_ in _ASTRAY:
            _relabel(token)
        elif token.dep_ in _LOOSE and token.pos_ == "VERB" and not _has_subject(token):
            moved |= _marked(token) if token.tag_ in FINITE else _among(token) if token.tag_ == "VBG" else {}
    if moved:
        doc.retie(moved)


def _relabel(noun: Token) -> None:
    """As in "Peru rejected, and Chile never signed, the new map": the object of both is taken for a mere word beside."""
    verb, before = noun.head, noun.left_edge.i - 1
    behind = verb.dep_ == "conj" and verb.pos_ == "VERB" and verb.i + 1 == before and noun.doc[before].text == ","
    if behind and verb.head.nbor().text == "," and noun.pos_ in _NOUNS and not noun.ent_type_:
        noun.dep_ = "dobj"


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _first_below(root: Token) -> dict[int, int]:
    """As in "Peru welcomed the truce, urged calm and left": nobody but Peru urges, and it says nothing by that."""
    first = next((c for c in root.lefts if c.dep_ == "ccomp"), None)
    if first is None or root.tag_ != first.tag_ or root.tag_ not in FINITE or _has_subject(root):
        return {}
    if not _has_subject(first) or not first.pos_ == root.pos_ == "VERB" or root.left_edge.i < first.left_edge.i:
        return {}
    first.dep_, root.dep_ = "ROOT", "conj"
    return {first.i: first.i, root.i: first.i}


def _lacking(root: Token) -> dict[int, int]:
    """As in "Peru, which had met the rebels, called for calm": the noun at the root is the subject of its last clause."""
    if root.pos_ not in ("NOUN", "PROPN") or root.left_edge.i != root.sent.start:
        return {}
    verb = next((c for c in reversed(root.rights) if c.dep_ == "acl" and c.tag_ == "VBD"), None)
    told = any(c.dep_ in ("relcl", "appos") and c.i < verb.i for c in root.rights) if verb is not None else False
    if verb is None or not told or verb.nbor(-1).text != "," or _has_subject(verb):
        return {}
    root.dep_, verb.dep_ = "nsubj", "ROOT"
    return {root.i: verb.i, verb.i: verb.i} | {c.i: verb.i for c in root.rights if c.i > verb.i}


def _marked(verb: Token) -> dict[int, int]:
    """As in "as envoys from Oman arrived in Goma": the word before the subject is no preposition."""
    for word in verb.head.rights if verb.i > verb.head.i else verb.head.lefts:
        if word.dep_ == "prep" and word.lower_ in _MARKS and word.right_edge.i == _start(verb) - 1:
            names = [c for c in word.rights if c.dep_ == "pobj"]
            if len(names) == 1:
                word.dep_, names[0].dep_ = "mark", "nsubj"
                return {word.i: verb.i, names[0].i: verb.i}
    return {}


def _among(verb: Token) -> dict[int, int]:
    """As in "with Peru accusing Chile of piracy and Chile denying it": whoever stands right before the second verb."""
    above = next((t for t in verb.ancestors if t.tag_ == "VBG" and _has_subject(t)), None)
    name = _right_before(verb)
    if name is None:
        return {}
    if name.dep_ == "pobj" and name.head.lower_ == "with":
        name.dep_, verb.dep_ = "nsubj", "pcomp"
        return {name.i: verb.i, verb.i: name.head.i}
    if above is None or name.dep_ != "conj" or above not in name.ancestors:
        return {}
    name.dep_, verb.dep_ = "nsubj", "conj"
    return {name.i: verb.i, verb.i: above.i}


def _right_before(verb: Token) -> Token | None:
    """The object below "with", or the last of a series, whose words end right before a verb."""
    end = _start(verb) - 1
    name = verb.doc[max(end, 0)]
    while name.dep_ not in ("conj", "ROOT", "pobj") and name.head.i < name.i:
        name = name.head
    return name if 0 < name.i <= name.right_edge.i == end and name.pos_ in _NOUNS else None


def _addressed(preposition: Token) -> dict[int, int]:
    """As in "called on Chad to free the crew and on Niger to lift the siege": Niger, too, is called on."""
    first, above = preposition.head, preposition.head.head
    same = any(c.dep_ == "prep" and c.lower_ == preposition.lower_ for c in above.rights)
    infinitive = next((c for c in first.rights if c.dep_ in ("advcl", "xcomp", "conj") and c.i > preposition.i), None)
    if first.dep_ != "xcomp" or not same or infinitive is None or not any(c.tag_ == "TO" for c in infinitive.lefts):
        return {}
    preposition.dep_, infinitive.dep_ = "prep", "xcomp"
    return {preposition.i: above.i, infinitive.i: above.i}


def _start(verb: Token) -> int:
    """Where a verb begins, with what helps it."""
    return min([verb.i, *(c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg", "advmod"))])
