"""Names that the parser hangs in the wrong place beside others.

In: a parsed paragraph, changed in place. In "Sur Rail, the main operator in the south, blamed the union" the name becomes
the subject of the verb, the noun between the commas another word for it; in "the Andean Front and Peru's government" the
name before "and" is what is coordinated, not a part of the noun; in "The opposition Civic Front said" the noun is part of
the subject, which the parser takes for two, or for a noun with a clause.
"""

from __future__ import annotations

from kg.grammar.fullnames import CALLING, governs_all
from kg.grammar.labels import entity_of
from kg.grammar.parsed import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_WITHOUT_NAME = frozenset({"opposition"})
_SIDES = frozenset({"of", "for", "from"})
_STRAY = frozenset({"dobj", "npadvmod", "dep", "appos"})
_FARTHEST = 5
_LOOSE = frozenset({"npadvmod", "dep", "advcl", "nmod", *_SUBJECTS})


def mend(doc: Doc) -> None:
    """Gives such names and nouns their places."""
    moved: dict[int, int] = {}
    for name in doc:
        noun = _beside(name)
        if noun is not None:
            name.dep_, noun.dep_ = noun.dep_, "appos"
            moved[noun.i] = name.i
        moved |= _with_kind(name)
        first = _fellow(name)
        if first is not None:
            name.dep_ = "conj"
            moved[name.i] = first.i
        held = _held_by(name)
        if held is not None:
            name.dep_, moved[name.i] = "appos", held.i
        beside = _beside_state(name)
        if beside is not None:
            moved[name.i] = beside.i
        acting = _acts_for(name)
        if acting is not None:
            moved[acting.i] = name.i
        outer = _outer(name)
        if outer is not None:
            moved[name.i] = outer.i
        owned = _coordinated(name)
        if owned is not None:
            name.dep_, owned.dep_ = owned.dep_, "conj"
            moved |= {name.i: owned.head.i if owned.head != owned else name.i, owned.i: name.i}
            moved |= {t.i: name.i for t in owned.lefts if t.i < name.i and t.dep_ in ("det", "amod")}
    if moved:
        doc.retie(moved)


def _with_kind(name: Token) -> dict[int, int]:
    """What hangs on what where a noun right before a subject says its kind: the noun and all before it, on the name."""
    own = entity_of(name) if name.dep_ in _SUBJECTS and name.ent_type_ == "ORG" else None
    if own is None or own.root is not name or not own.start:
        return {}
    noun, verb = name.doc[own.start - 1], name.head
    if noun.lower_ not in CALLING | _WITHOUT_NAME:
        return {}
    both = noun.head is verb and noun.dep_ in _SUBJECTS
    if not both and not governs_all(noun, name):
        return {}
    moved = {t.i: name.i for t in (noun, *noun.lefts)}
    if not both:
        verb.dep_ = "ROOT"
        moved |= {t.i: verb.i for t in (verb, *noun.rights)}
    noun.dep_ = "compound"
    return moved


def _fellow(name: Token) -> Token | None:
    """The person before one in a list with each one's state or side ("Rosa Quispe of Peru and Diego Luna of Chile")."""
    doc = name.doc
    own = entity_of(name) if name.dep_ in ("conj", "appos") else None
    if own is None or own.label_ != "PERSON" or own.root is not name:
        return None
    word = doc[own.end].lower_ if own.end < len(doc) else ""
    joint = own.start - 1
    while joint > 0 and doc[joint].lower_ in (",", "and"):
        joint -= 1
    if word not in _SIDES or joint == own.start - 1:
        return None
    at = next((i for i in range(joint, max(0, joint - _FARTHEST), -1) if doc[i].lower_ == word), 0)
    first = entity_of(doc[at - 1]) if at else None
    return first.root if first is not None and first.label_ == "PERSON" else None


def _held_by(name: Token) -> Token | None:
    """The noun below a preposition that a name explains ("took part, along with her deputy, Ada Bly, and others")."""
    if name.ent_type_ != "PERSON" or name.dep_ not in _STRAY or name.entity is None:
        return None
    comma = name.entity.start - 1
    noun = name.doc[comma - 1] if comma > 0 else name
    beside = name.dep_ == "appos" and noun.head.lower_ in ("by", "with") and noun in name.head.subtree
    second = name.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i < comma for c in name.head.rights)
    held = noun.dep_ == "pobj" and noun.tag_ == "NN" and not noun.ent_type_ and name.head is not noun
    stray = beside or second or name.dep_ in ("npadvmod", "dep")
    return noun if stray and held and name.doc[comma].text == "," else None


def _beside_state(name: Token) -> Token | None:
    """The state with which another is listed behind a plural ("foreign ministers of Peru and [Chile] met")."""
    if name.dep_ != "conj" or name.i <= 1 or name.nbor(-1).lower_ != "and":
        return None
    before = name.nbor(-2)
    if name.head.tag_ != "NNS" or name.ent_type_ != "GPE":
        return None
    below = before.dep_ == "pobj" and before.ent_type_ == "GPE" and before.head.lower_ in _SIDES
    return before if below and before.head.head is name.head else None


def _acts_for(name: Token) -> Token | None:
    """The "for" that says of each of several people whom they act for ("signed by Luna for Peru and Quispe for Chile")."""
    after = name.nbor() if name.ent_type_ == "PERSON" and name.i + 1 < len(name.doc) else name
    if after.lower_ != "for" or after.dep_ != "prep" or after.head.pos_ != "VERB":
        return None
    own = entity_of(name)
    joined = own is not None and own.root is name and own.start > 0
    opened = joined and own is not None and name.doc[own.start - 1].lower_ in ("and", ",", "by")
    several = sum(c.lower_ == "for" for c in after.head.rights) > 1
    return after if opened and several else None


def _outer(joined: Token) -> Token | None:
    """The noun that goes on behind another word for it ("the president, Rosa Quispe, and the army chief, Diego Luna")."""
    name = joined.head
    if (
        joined.dep_ != "conj"
        or name.dep_ != "appos"
        or name.ent_type_ != "PERSON"
        or name.head.tag_ not in ("NN", "NNP")
    ):
        return None
    entity = entity_of(name)
    after = [t.lower_ for t in name.doc[entity.end : entity.end + 2]] if entity is not None else []
    return name.head if after == [",", "and"] else None


def _coordinated(name: Token) -> Token | None:
    """The owned noun that a name with "and" behind it is hung on ("the Andean Front and Peru's government")."""
    noun = name.head
    joined = next((c for c in name.rights if c.dep_ == "cc" and c.i == name.i + 1), None)
    if joined is None or name.pos_ != "PROPN" or name.dep_ not in ("nmod", "compound") or noun.pos_ != "NOUN":
        return None
    owned = any(c.dep_ == "poss" and c.left_edge.i == joined.i + 1 for c in noun.lefts)
    return noun if owned and not any(c.dep_ == "conj" for c in name.rights) else None


def _beside(name: Token) -> Token | None:
    """The noun between commas that has the place of the name before it."""
    if name.pos_ != "PROPN" or name.dep_ not in _LOOSE or name.i + 2 >= len(name.doc) or name.nbor().text != ",":
        return None
    for noun in name.head.lefts:
        opens = noun.dep_ in _SUBJECTS and noun.pos_ == "NOUN" and noun.left_edge.i == name.i + 2
        end = noun.right_edge.i
        closed = name.doc[end].text == "," or (end + 1 < len(name.doc) and name.nbor(end + 1 - name.i).text == ",")
        if opens and closed and end < name.head.i:
            return noun
    return None
