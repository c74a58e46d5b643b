"""Clauses without their verb, which the clause before has told: "Peru wants a truce and Chile a swap".

In: a parsed paragraph, changed in place, and a parsed verb. Out: who does with what the same as the verb's subject with its
object, and what the verb says of another thing by the same preposition ("Peru was represented by Rosa Quispe and Chile by
Diego Luna", "one round was held in Lima and the other in Quito"). Their words hang on the verb as "orphan", which is what
Universal Dependencies calls them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.complements import OBJECT, SUBJECT, Slots
from kg.grammar.labels import ACTORS
from kg.grammar.parsed import Doc, Token
from kg.grammar.series import conjuncts

ORPHAN = "orphan"
_PREPOSITIONS = frozenset({"by", "in", "at"})
_HUNG = frozenset({"conj", "appos", "dep"})
_JOINTS = frozenset({"and", ",", ";", "while", "but"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBAL = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN")
_TIMES = frozenset({"DATE", "TIME"})
_SIDES = frozenset("government army union company opposition junta ministry rebel side state country".split())
_HAVING_DONE = frozenset("allow let help ask urge invite enable permit order tell require force get want".split())
"""Verbs by which others do something ("agreed to allow Peru and Chile to fish")."""
_CLAUSES = frozenset({"ccomp", "conj", "dep", "parataxis"})
_COUNTED = frozenset({"det", "nummod", "poss"})


def mend(doc: Doc) -> None:
    """Hangs such nouns and prepositions on the verb that they leave out."""
    moved: dict[int, int] = {}
    for noun in doc:
        if noun.dep_ not in _HUNG or noun.pos_ in _VERBAL:
            continue
        deed = _undertaken(noun)
        if deed is not None:
            moved |= {noun.i: deed.i, deed.i: _undertaking(noun).i}
            noun.dep_, deed.dep_ = "nsubj", ORPHAN
            continue
        verb = _left_out(noun)
        if verb is not None:
            preposition = doc[noun.i + 1]
            noun.dep_ = preposition.dep_ = ORPHAN
            moved |= {noun.i: verb.i, preposition.i: verb.i}
    if moved:
        doc.retie(moved)


def _undertaking(noun: Token) -> Token:
    """The verb whose infinitive has the object that the noun is joined to; the noun where there is none."""
    verb, infinitive = noun.head.head, False
    while noun.head.dep_ == "dobj" and verb.dep_ == "xcomp":
        if verb.lemma_ in _HAVING_DONE:
            return noun
        infinitive = infinitive or any(c.tag_ == "TO" for c in verb.lefts)
        verb = verb.head
    return verb if infinitive else noun


def _undertaken(noun: Token) -> Token | None:
    """What a second party undertakes beside the first ("Peru agreed to free the crew and Chile to lift the siege")."""
    after = noun.doc.tokens[noun.right_edge.i + 1 : noun.right_edge.i + 2]
    acts = noun.ent_type_ in ACTORS or noun.lemma_ in _SIDES
    joined = noun.doc[noun.left_edge.i - 1].lower_ == "and" and noun.dep_ == "conj"
    if not after or after[0].tag_ != "TO" or not acts or not joined or noun.head.ent_type_ in ACTORS:
        return None
    deed = after[0].head
    return deed if deed.tag_ == "VB" and _undertaking(noun).pos_ == "VERB" else None


def _left_out(noun: Token) -> Token | None:
    """The verb that stands once for two things, each with a phrase of the same preposition right behind it."""
    after = noun.doc.tokens[noun.i + 1 : noun.i + 2]
    before = noun.left_edge.i - 1
    if not after or after[0].lower_ not in _PREPOSITIONS or not after[0].rights or before < 1:
        return None
    above = noun.head
    verb = next((t for t in (above, *above.ancestors) if t.pos_ == "VERB"), None)
    if verb is None or noun.doc[before].lower_ not in _JOINTS or noun.ent_type_ == "PERSON":
        return None
    passive = any(c.dep_ == "nsubjpass" for c in verb.lefts)
    first = next((c for c in verb.rights if c.lower_ == after[0].lower_ and c.i < noun.i), None)
    within = first is not None and (above is verb or above.head is first)
    return verb if passive and within else None


def phrases(verb: Token) -> Iterator[Slots]:
    """The slots of each such clause: by the agent who does what, or the preposition and what it leads to."""
    left = [c for c in verb.rights if c.dep_ == ORPHAN]
    for deed in (c for c in left if c.pos_ == "VERB"):
        who = [t for c in deed.lefts if c.dep_ == "nsubj" for t in conjuncts(c)]
        yield {SUBJECT: who, ("to",): [deed]}
    things = [c for c in left if c.pos_ != "VERB"]
    for noun, preposition in zip(things[::2], things[1::2], strict=False):
        led = [t for c in preposition.rights if c.dep_ == "pobj" for t in conjuncts(c)]
        if preposition.lower_ == "by":
            yield {SUBJECT: led, OBJECT: [noun]}
        else:
            yield {OBJECT: [noun], (preposition.lower_,): led}


def pairs(verb: Token) -> Iterator[tuple[Token, Token]]:
    """(who, what) of those who do what the verb says beside its subject: two nouns, one right behind the other."""
    for noun in (c for c in verb.rights if c.dep_ == "dobj" and not c.ent_type_):
        for name in (c for c in noun.rights if c.dep_ in ("conj", "appos") and c.pos_ in _NOUNS):
            behind = (c for t in (name, noun, verb) for c in t.rights if c.dep_ in ("appos", "dobj") and c.i > name.i)
            what = next((c for c in behind if _follows(name, c)), None)
            if what is not None:
                yield name, what
    for what in (c for c in verb.rights if c.dep_ in _CLAUSES and c.pos_ == "NOUN"):
        names = [c for c in what.lefts if c.dep_ in _SUBJECTS]
        if len(names) == 1 and _follows(names[0], what):
            yield names[0], what


def _follows(name: Token, what: Token) -> bool:
    """Whether a noun that is no day stands right behind another, with a word before it that begins anew."""
    begins = what.doc[name.i + 1]
    new = begins is not what and begins in what.lefts and (begins.dep_ in _COUNTED or bool(name.ent_type_))
    return new and not what.ent_type_
