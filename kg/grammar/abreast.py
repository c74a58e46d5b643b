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
_SIDE_BY_SIDE = frozenset({"conj", "advcl", "ccomp", "dep"})
_MISTAKEN = frozenset({"aux", "mark", "dep", "npadvmod"})
_LOOSE = frozenset({"advcl", "acl", "conj", "ccomp"})
_SAYING = frozenset(
    "say warn pledge promise vow announce insist declare add state stress reiterate write claim argue confirm note".split()
)
_WITH_OBJECT = frozenset(
    "host hold chair mediate broker sign reject accept propose draft sponsor attend seize take control break violate".split()
)
_ASTRAY = frozenset({"dep", "npadvmod"})
_NOUNS = ("NOUN", "PROPN", "PRON")


def mend(doc: Doc) -> None:
    """Gives such clauses their verbs and subjects."""
    moved: dict[int, int] = {}
    for token in doc:
        if token.dep_ in _MISTAKEN:
            _relabel(token)
        moved |= _moved(token)
    if moved:
        doc.retie(moved)


def _moved(token: Token) -> dict[int, int]:
    """The new heads of what hangs wrong where the token does."""
    if token.dep_ == "ROOT":
        return _first_below(token) or _lacking(token) or _of_theirs(token)
    if token.tag_ == "PRP" and token.dep_ == "dobj":
        _make_receiver(token)
    found: dict[int, int] = {}
    if token.dep_ == "conj":
        found = _of_conjunct(token)
    elif token.dep_ == "acl" and token.head.dep_ == "pobj":
        found = _said_in(token)
    elif token.dep_ == "ccomp" and token.head.dep_ != "relcl":
        found = _left_open(token) or _after_participle(token)
    elif token.dep_ == "relcl" and token.lemma_ == "have":
        found = _yet_to(token)
    elif token.dep_ == "npadvmod" and token.tag_ == "NNS":
        found = _before_hours(token)
    if found or token.dep_ not in _LOOSE or token.pos_ != "VERB" or _has_subject(token):
        return found
    if token.tag_ in FINITE:
        return _marked(token)
    return _among(token) if token.tag_ == "VBG" else {}


def _of_conjunct(token: Token) -> dict[int, int]:
    """The new heads of what is joined to the wrong word; a noun that is taken for a verb becomes one again."""
    if token.tag_ == "IN":
        return _addressed(token)
    if token.tag_ == "VBZ" and (token.head.pos_ == "NOUN" or _is_taking_up(token)):
        _make_noun(token)
    if token.pos_ == "PROPN" and token.head.pos_ == "VERB":
        return _next(token)
    return _of_other(token) if token.head.dep_ == "relcl" else {}


def _relabel(token: Token) -> None:
    """Sets right what the label of a name, a "that" or a noun behind a verb should be."""
    if token.dep_ == "aux" and token.ent_type_ in ACTORS and not _has_subject(token.head):
        token.dep_, token.tag_, token.pos_ = "nsubj", "NNP", "PROPN"
    elif token.dep_ == "mark" and token.tag_ == "WDT":
        token.tag_ = "IN"
    elif token.dep_ in _ASTRAY:
        _make_object(token)


def _make_object(noun: Token) -> None:
    """As in "Peru rejected, and Chile never signed, the new map": the object of both is taken for a mere word beside."""
    verb, before = noun.head, noun.left_edge.i - 1
    behind = verb.dep_ == "conj" and verb.pos_ == "VERB" and verb.i + 1 == before and noun.doc[before].text == ","
    if behind and verb.head.nbor().text == "," and noun.pos_ in _NOUNS and not noun.ent_type_:
        noun.dep_ = "dobj"


def _next(name: Token) -> dict[int, int]:
    """As in "Peru left and Chad, citing danger, called for calm": no name is joined to a verb, the next is about it."""
    later = [c for c in name.head.rights if c.i > name.i and c.pos_ == "VERB" and c.dep_ in _SIDE_BY_SIDE]
    verb = next((c for c in later if c.tag_ in FINITE or any(a.tag_ in (*FINITE, "MD") for a in c.lefts)), None)
    if verb is None or _has_subject(verb):
        return {}
    name.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    verb.dep_ = "conj"
    return {name.i: verb.i}


def _is_taking_up(word: Token) -> bool:
    """As in "wants two ports, demands that Chile has rejected": no verb demands what has been."""
    clause = next((c for c in word.rights if c.dep_ in ("ccomp", "relcl") and c.pos_ == "VERB"), None)
    if clause is None or word.doc[word.i - 1].text != "," or word.nbor().lower_ != "that":
        return False
    done = any(c.dep_ == "aux" and c.tag_ in FINITE for c in clause.lefts) or clause.tag_ == "VBD"
    if not done or any(c.dep_ in ("dobj", "ccomp") for c in clause.rights):
        return False
    clause.dep_ = "relcl"
    for mark in (c for c in clause.lefts if c.lower_ == "that"):
        mark.dep_, mark.tag_ = "dobj", "WDT"
    return True


def _make_noun(verb: Token) -> None:
    """As in "rejected the new shifts and plans to close two depots": what nobody does is a noun."""
    if not any(c.dep_ in (*_SUBJECTS, "aux", "dobj") for c in verb.children):
        verb.tag_, verb.pos_ = "NNS", "NOUN"
        verb.dep_ = verb.dep_ if verb.head.pos_ == "NOUN" else "dep"
        for child in verb.rights:
            child.dep_ = "acl" if child.dep_ == "xcomp" else child.dep_


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
    inner = [c for t in root.rights if t.dep_ == "relcl" for c in t.rights if c.dep_ == "conj" or _governs(c)]
    loose = [c for c in root.rights if c.dep_ == "acl" and (c.tag_ == "VBD" or _governs(c))]
    verb = next((c for c in (*reversed(loose), *inner) if c.tag_ in ("VBD", "VBN") and _is_main(c)), None)
    told = any(c.dep_ in ("relcl", "appos") and c.i < verb.i for c in root.rights) if verb is not None else False
    if verb is None or not told or verb.nbor(-1).text != "," or _has_subject(verb):
        return {}
    root.dep_, verb.dep_, verb.tag_ = "nsubj", "ROOT", "VBD"
    return {root.i: verb.i, verb.i: verb.i} | {c.i: verb.i for c in root.rights if c.i > verb.i}


def _of_theirs(root: Token) -> dict[int, int]:
    """As in "Peru, whose envoy, Ada Bly, met both sides, offered aid": the envoy meets them, and Peru offers."""
    name = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    beside = [c for c in (*name.rights, *root.lefts) if c.dep_ in ("appos", "nsubj") and c is not name] if name else []
    theirs = [c for c in beside if any(t.tag_ == "WP$" for t in c.lefts)]
    verb = next((c for c in root.rights if c.dep_ in ("conj", "advcl") and _governs(c) and _is_main(c)), None)
    if name is None or not theirs or verb is None or root.pos_ != "VERB":
        return {}
    theirs[0].dep_, root.dep_, verb.dep_, verb.tag_ = "nsubj", "relcl", "ROOT", "VBD"
    return {theirs[0].i: root.i, root.i: name.i, name.i: verb.i, verb.i: verb.i}


def _governs(verb: Token) -> bool:
    """Whether a verb has an object or infinitive, as no passive participle has."""
    return verb.tag_ == "VBN" and any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.rights)


def _is_main(verb: Token) -> bool:
    """Whether a verb behind a clause on its subject is none of that clause's: no word joins it there."""
    joined = any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.rights)
    return verb.dep_ == "acl" or not (joined or any(c.dep_ in ("aux", "auxpass", "agent") for c in verb.children))


def _marked(verb: Token) -> dict[int, int]:
    """As in "as envoys from Oman arrived in Goma": the word before the subject is no preposition."""
    beside = verb.head.rights if verb.i > verb.head.i else verb.head.lefts
    inserted = next((c for c in beside if c.tag_ == "VBG" and _is_inserted(c, verb)), None)
    end = _start(verb) if inserted is None else inserted.left_edge.i - 1
    for word in beside:
        if word.dep_ == "prep" and word.lower_ in _MARKS and word.right_edge.i == end - 1:
            names = [c for c in word.rights if c.dep_ == "pobj"]
            if len(names) == 1:
                word.dep_, names[0].dep_, verb.dep_ = "mark", "nsubj", "advcl"
                return {t.i: verb.i for t in (word, names[0], inserted) if t is not None}
    return {}


def _is_inserted(participle: Token, verb: Token) -> bool:
    """Whether a participle with its words stands between commas right before a verb."""
    doc, end = verb.doc, participle.right_edge.i + 1
    opened = participle.left_edge.i and doc[participle.left_edge.i - 1].text == ","
    return bool(opened) and end == _start(verb) - 1 and doc[end].text == ","


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


def _of_other(verb: Token) -> dict[int, int]:
    """As in "left the debate that Luna called and accused him": nobody accuses "him" who is himself the subject."""
    clause = verb.head
    who = next((c for c in clause.lefts if c.dep_ == "nsubj" and c.ent_type_ == "PERSON"), None)
    main = next((t for t in clause.head.ancestors if t.tag_ == verb.tag_), None)
    met = any(c.dep_ == "dobj" and c.lower_ in ("him", "her") for c in verb.rights)
    if who is None or main is None or not met or verb.tag_ not in FINITE or _has_subject(verb):
        return {}
    return {verb.i: main.i} | {c.i: clause.i for c in verb.lefts if c.tag_ in ("WDT", "WP")}


def _said_in(clause: Token) -> dict[int, int]:
    """As in "warned in a statement that it would strike": what is said, not what the statement is."""
    above = clause.head.head
    verb = above.head
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)
    if not marked or above.lower_ not in ("in", "on") or verb.lemma_ not in _SAYING:
        return {}
    if any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.rights):
        return {}
    clause.dep_ = "ccomp"
    return {clause.i: verb.i}


def _left_open(clause: Token) -> dict[int, int]:
    """As in "left talks in Oslo that Norway was hosting": a clause without its object is about the noun before it."""
    mark = next((c for c in clause.lefts if c.lower_ == "that" and c.dep_ == "mark"), None)
    noun = clause.doc[mark.i - 1] if mark is not None and mark.i else clause
    if mark is None or noun.pos_ not in _NOUNS or noun not in clause.head.subtree or clause.lemma_ not in _WITH_OBJECT:
        return {}
    told = any(c.dep_ == "dobj" and c.i < mark.i for c in clause.head.rights)
    if not told or not _has_subject(clause) or any(c.dep_ in ("dobj", "xcomp", "ccomp", "prep") for c in clause.rights):
        return {}
    clause.dep_, mark.dep_, mark.tag_ = "relcl", "dobj", "WDT"
    return {clause.i: noun.i}


def _after_participle(clause: Token) -> dict[int, int]:
    """As in "said Peru, having read the report, had agreed": who is named first is what both are about."""
    participle = next((c for c in clause.lefts if c.dep_ == "advcl" and _start(c) > c.left_edge.i), None)
    if participle is None or _has_subject(clause) or not any(c.lower_ == "having" for c in participle.lefts):
        return {}
    found = [c for c in participle.lefts if c.dep_ in ("nsubj", "mark")]
    name = next((c for c in found if c.dep_ == "nsubj"), None)
    apart = name is not None and name.doc[name.right_edge.i].text == ","
    apart = apart or (name is not None and name.doc[name.right_edge.i + 1].text == ",")
    return {c.i: clause.i for c in found} if apart else {}


def _yet_to(having: Token) -> dict[int, int]:
    """As in "an accord that Peru has yet to sign": it is signed, not had."""
    deed = next((c for c in having.rights if c.dep_ == "xcomp"), None)
    if deed is None or any(c.dep_ == "dobj" for c in deed.rights):
        return {}
    return {c.i: deed.i for c in having.lefts if c.dep_ == "dobj" and c.tag_ in ("WDT", "WP")}


def _before_hours(hours: Token) -> dict[int, int]:
    """As in "reached a deal hours before the deadline": with "a" before it, the deal is what is reached."""
    noun = hours.nbor(-1) if hours.i else hours
    verb = hours.head.head if hours.head.pos_ in ("ADP", "SCONJ") else hours.head
    single = any(c.lower_ in ("a", "an") for c in hours.lefts)
    if noun.head is not hours or noun.dep_ != "compound" or not single or verb.pos_ != "VERB" or verb.i > noun.i:
        return {}
    noun.dep_ = "dobj"
    return {noun.i: verb.i} | {c.i: noun.i for c in hours.lefts if c is not noun}


def _make_receiver(pronoun: Token) -> None:
    """As in "offered them camps": of two objects the pronoun right behind the verb is who is given the other."""
    verb = pronoun.head
    if pronoun.i == verb.i + 1 and any(c.dep_ == "dobj" and c.left_edge.i == pronoun.i + 1 for c in verb.rights):
        pronoun.dep_ = "dative"


def _start(verb: Token) -> int:
    """Where a verb begins, with what helps it."""
    return min([verb.i, *(c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg", "advmod"))])
