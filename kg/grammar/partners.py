"""Who acts beside the subject: "Kuwait, along with Oman, backed it", "Greece signed an accord with Egypt".

In: a parsed verb. Out: the words for those who did the same, in phrases that grammar does not call subjects. Of who stands
behind "with", only verbs and nouns of agreeing say that they did it, too; it must have been done, or be told as coming.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.labels import ACTORS
from kg.grammar.owners import owners
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

MUTUAL = frozenset(
    "agree pledge sign initial ratify reach strike conclude clinch finalise finalize seal forge ink negotiate hammer".split()
)
DEALS = frozenset(
    "deal agreement accord pact treaty protocol understanding memorandum contract compromise truce ceasefire armistice"
    " settlement convention declaration ceasefires cease-fire consensus".split()
)
_WEAPONS = frozenset(
    "drone missile rocket shell artillery bomb bomber jet warplane aircraft helicopter gunship gunboat warship tank strike"
    " airstrike attack raid shelling bombardment barrage salvo fire".split()
)
_STRIKING = frozenset(
    "hit strike attack target destroy damage kill pound bomb shell bombard slam crash wound injure sink raid".split()
)
_BETWEEN = frozenset({"between", "among"})
_BREAKING = frozenset("violate breach break contravene flout shatter infringe".split())
_DEEDS = frozenset(
    "decision move action step act law announcement drill exercise incursion operation offensive deployment plan policy"
    " conduct behaviour behavior refusal ban".split()
)
"""What somebody breaks a deal by."""
_STATEMENTS = frozenset("statement communique communiqué declaration".split())
_DECLARING = frozenset(
    "welcome urge call condemn accuse reject demand praise support endorse back oppose denounce deny promise pledge warn"
    " threaten blame propose invite hail commend reaffirm reiterate stress appeal".split()
)
"""What a statement does for those whose it is."""
_BESIDE = frozenset({"along", "together", "jointly", "alongside"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
_SUBJECTS = ("nsubj", "nsubjpass")


def partners(verb: Token, subjects: list[Token], objects: list[Token]) -> list[Token]:
    """Those who act with the subjects, in the order of the text; `objects` are the verb's own."""
    found = [*_beside(verb, subjects), *along(verb), *_with(verb, objects)] if subjects else []
    return [t for t in found if t not in subjects]


def signatories(verb: Token, objects: list[Token]) -> list[Token]:
    """With whom a deal was made that stands with a participle or a passive ("the pact signed with Chile in May")."""
    if verb.lemma_ not in MUTUAL or not any(noun.lemma_.lower() in DEALS for noun in objects):
        return []
    holders = [verb, *(noun for noun in objects if noun.i < verb.i)]
    led = [t for one in holders for c in one.rights if c.dep_ == "prep" and _binds(c, verb) for t in _led(c)]
    return [t for t in led if t.ent_type_ in ACTORS]


def _binds(preposition: Token, verb: Token) -> bool:
    """Whether it leads to who made the deal: "with" behind the verb, "between" there or behind the noun."""
    return preposition.lower_ in _BETWEEN or (preposition.lower_ == "with" and preposition.head is verb)


def senders(verb: Token, subjects: list[Token]) -> list[Token]:
    """The subjects; of weapons and statements whose they are: "Chilean drones hit a depot", "a UN statement urged"."""
    if verb.lemma_ in _DECLARING:
        return [one for t in subjects for one in (_behind(t) if t.lemma_.lower() in _STATEMENTS else [t])]
    if verb.lemma_ in _BREAKING:
        return [one for t in subjects for one in (_behind(t) if t.lemma_.lower() in _DEEDS | _WEAPONS else [t])]
    if verb.lemma_ not in _STRIKING:
        return subjects
    return [one for t in subjects for one in (_behind(t) if t.lemma_.lower() in _WEAPONS else [t])]


def _behind(weapon: Token) -> list[Token]:
    fired = [c for c in weapon.rights if c.dep_ == "acl" and c.tag_ == "VBN"]
    agents = [c for verb in fired for c in verb.rights if c.dep_ == "agent"]
    agents += [c for c in weapon.rights if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from")]
    return [t for agent in agents for t in _led(agent)] or list(owners(weapon)) or [weapon]


def coordinated(own: list[Token], verb: Token) -> list[Token]:
    """The subjects that a verb has itself: the last, or all that are joined: "not only Chad but also Niger"."""
    paired = len(own) > 1 and any(c.dep_ == "cc" and c.i < own[-1].i for t in (verb, *own) for c in t.children)
    return [t for one in (own if paired else own[-1:]) for t in conjuncts(one)]


def _beside(verb: Token, subjects: list[Token]) -> Iterator[Token]:
    """Behind "along with", "together with" or "alongside" before the verb, wherever the parser hung them there."""
    for word in verb.doc.tokens[verb.left_edge.i : verb.i]:
        if _is_beside(word) or (word.lower_ == "like" and _is_aside(word)):
            above = next((t for t in word.ancestors if not t.is_punct and t.lower_ not in _BESIDE), word)
            if above is verb or above in subjects:
                yield from _led(word)


def along(verb: Token) -> Iterator[Token]:
    """Who is named behind a verb as doing the same ("attended, along with Luna", "signed it together with Chad")."""
    if any(c.dep_ in ("dobj", "dative") and c.ent_type_ in ACTORS for c in verb.rights):
        return
    joint = _joint(verb)
    own = [c for c in verb.rights if c.i < joint]
    before = [c for c in verb.head.rights if _joint(verb.head) < c.i < verb.i] if verb.dep_ in ("conj", "advcl") else []
    for child in (*before, *own):
        for word in (child, *child.rights):
            if _is_beside(word):
                yield from (t for t in _led(word) if _is_known(t))


def _joint(verb: Token) -> int:
    """Where the words of a verb end and those of the verb that it is joined to begin."""
    return next((c.i for c in verb.rights if c.dep_ == "cc"), verb.right_edge.i + 1)


def _is_beside(word: Token) -> bool:
    """Whether a word leads to those who do the same: "alongside", "along with", "together with"."""
    return word.lower_ == "alongside" or (word.lower_ == "with" and word.i > 0 and word.nbor(-1).lower_ in _BESIDE)


def _is_known(noun: Token) -> bool:
    """Whether a noun is the name of somebody, or has one behind it."""
    return noun.ent_type_ in ACTORS or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in noun.rights)


def _is_aside(preposition: Token) -> bool:
    """Whether a phrase stands between commas right behind a name ("Peru, like Chile, rejected it")."""
    doc, end = preposition.doc, preposition.right_edge.i + 1
    behind = end < len(doc) and doc[end].text == ","
    before = doc.tokens[max(0, preposition.i - 2) : preposition.i]
    return behind and len(before) > 1 and before[1].text == "," and before[0].ent_type_ in ACTORS


def _with(verb: Token, objects: list[Token]) -> Iterator[Token]:
    """Behind "with" at a verb of agreeing, or at the deal that it names."""
    if verb.lemma_ not in MUTUAL or verb.tag_ not in _FINITE or any(c.dep_ == "neg" for c in verb.children):
        return
    nouns = [noun for noun in objects if noun.lemma_.lower() in DEALS]
    for holder in (verb, *nouns):
        if holder is verb and not nouns and verb.lemma_ not in ("agree", "pledge"):
            continue
        for word in holder.rights:
            if word.dep_ == "prep" and word.lower_ == "with":
                yield from _led(word)


def _led(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from conjuncts(child)
