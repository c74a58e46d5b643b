"""Verbs that leave out what was said before: "as did Peru", "but Chile did not", "Peru offered a truce and Chile refused".

In: a parsed verb. Out: the verb whose words are meant, and the slots that the short one has with them. Only what stands in
the clause or the sentence before is taken up, and only by a verb that has nothing of its own behind its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar import clauses
from kg.grammar.complements import OBJECT, SUBJECT, Path, Slots
from kg.grammar.doers import is_passive
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

_ANSWERS = frozenset("accept agree refuse decline reject consent approve".split())
"""Verbs that answer what was offered or asked, often without naming it."""
_PUT = frozenset(
    "offer propose suggest ask invite urge demand call request want present press table put submit order appeal seek".split()
)
"""Verbs of what may be answered."""
_STANDING = frozenset({"do", "have", "will", "would"})
_DECLINING, _ASKING = frozenset({"decline", "refuse"}), frozenset({"ask", "request", "want", "insist", "prefer"})
_SPEAKING = frozenset(
    "comment say elaborate answer specify disclose reveal name identify speculate respond reply".split()
)
_NAMING = frozenset({"name", "identify", "quote"})
_WHEN = frozenset({"when", "after", "although", "though", "while"})
_EMPTY = frozenset({"punct", "neg", "advmod", "cc", "conj", "advcl", "npadvmod"})
_VERBAL = ("VERB", "AUX")
_ASKED = (OBJECT, ("for",))


def keeps_silent(verb: Token) -> bool:
    """Whether somebody only does not speak, or not by name ("declined to comment", "asked not to be named")."""
    below = [c for c in verb.rights if c.dep_ == "xcomp"]
    if verb.lemma_ in _DECLINING:
        return any(c.lemma_ in _SPEAKING for c in below)
    return verb.lemma_ in _ASKING and any(c.lemma_ in _NAMING and is_passive(c) for c in below)


def repeated(verb: Token) -> tuple[Token, Slots] | None:
    """The verb that a bare "did" or "has not" stands for, and its slots with the subject of the short clause."""
    if verb.lemma_ not in _STANDING or verb.dep_ in ("aux", "auxpass"):
        return None
    inverted = any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.lefts)  # "as have unions": taken for an object
    if not (inverted or _is_bare(verb)):
        return None
    who = [t for c in verb.children if c.dep_ == "nsubj" or (inverted and c.dep_ == "dobj") for t in conjuncts(c)]
    meant = _before(verb)
    if not who or meant is None or meant.lemma_ in (*_STANDING, "be") or not _points_back(verb):
        return None
    found = clauses.slots(meant)
    if any(t in found.get(SUBJECT, ()) for t in who):
        return None
    return meant, {**found, SUBJECT: who}


def _points_back(verb: Token) -> bool:
    """Whether it denies ("did not"), or "as", "so" or "neither" stands before it."""
    return any(c.dep_ == "neg" or c.lower_ in ("as", "so", "neither", "nor") for c in verb.lefts) or any(
        c.dep_ == "neg" for c in verb.rights
    )


def answered(verb: Token) -> Slots | None:
    """The slots of a verb of answering that does not say what it answers, with what the verb before puts forward."""
    if verb.lemma_ not in _ANSWERS or not _is_bare(verb):
        return None
    meant = _before(verb)
    if meant is None or meant.lemma_ not in _PUT:
        return None
    mine, theirs = clauses.slots(verb), clauses.slots(meant)
    who = mine.get(SUBJECT, [])
    objects = next((theirs[path] for path in _paths(theirs)), [])
    if not who or not objects or (set(who) & set(theirs.get(SUBJECT, ()))):
        return None
    acts = all(t.pos_ in _VERBAL for t in objects)
    return {**mine, ("to",): objects} if acts or verb.lemma_ in ("agree", "consent") else {**mine, OBJECT: objects}


def _paths(found: Slots) -> Iterator[Path]:
    """Where a verb of putting forward has what it puts forward: an infinitive first."""
    if any(t.pos_ in _VERBAL for t in found.get(("to",), ())):
        yield ("to",)
    yield from (path for path in _ASKED if path in found)


def _is_bare(verb: Token) -> bool:
    """Whether nothing but its subject stands with the verb."""
    return all(c.dep_ in _EMPTY or (c.dep_ == "nsubj" and c.i == verb.i + 1) for c in verb.rights)


def _before(verb: Token) -> Token | None:
    """The verb of the clause that it stands beside, or of the sentence before."""
    if verb.dep_ in ("conj", "advcl", "ccomp", "parataxis") and verb.head.pos_ in _VERBAL and verb.head.i < verb.i:
        return verb.head
    opening = [c for c in verb.lefts if (c.dep_ == "advcl" and _is_opening(c)) or _is_loose(c)]
    if opening:
        return opening[0]
    asked = [c for t in verb.lefts if t.dep_ == "nsubj" for c in t.rights if c.dep_ == "relcl" and is_passive(c)]
    if asked:
        return asked[-1]
    sentence = verb.sent
    if verb.dep_ != "ROOT" or not sentence.start:
        return None
    root = verb.doc[sentence.start - 1].sent.root
    return root if root.pos_ in _VERBAL else None


def _is_opening(clause: Token) -> bool:
    """Whether a clause says when or to what the next one answers ("asked to leave, Peru refused", "when Peru asked")."""
    timed = any(c.lower_ in _WHEN for c in clause.lefts) and any(c.dep_ == "nsubj" for c in clause.lefts)
    return clause.tag_ == "VBN" or timed


def _is_loose(clause: Token) -> bool:
    """Whether a whole sentence stands before another, joined by a semicolon ("Peru signed; Chile did not")."""
    told = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts) and not any(
        c.dep_ == "mark" for c in clause.lefts
    )
    return clause.dep_ == "ccomp" and told
