"""What demands, plans and promises come to, and what is told one by one: "its demands include A", "three issues: A and B".

In: a parsed noun. Out: the heads of the phrases that it stands for, and who made it.
"""

from __future__ import annotations

from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

_SEVERAL = frozenset(
    "issue matter topic subject question point item thing measure step concession condition demand change reform option"
    " guarantee commitment principle term proposal idea promise pledge incentive sweetener priority request".split()
)
"""Nouns that in the plural may stand for what is told one by one."""
_QUANTITIES = frozenset("range list number series set package raft host array slate one some several most part".split())
_WANTS = frozenset("demand condition precondition requirement request term".split())
_OFFERS = frozenset(
    "proposal offer plan suggestion initiative blueprint roadmap counterproposal counteroffer idea".split()
)
_WORDS = _WANTS | _OFFERS | frozenset("promise pledge commitment guarantee undertaking".split())
_INCLUDING = frozenset("including like namely notably as".split())
_COMPRISING = frozenset("include contain comprise feature cover involve entail encompass".split())
_PROVIDING = frozenset("envisage envision foresee stipulate".split())
_PROVIDING_FOR = frozenset("provide call allow".split())
_NAMING = frozenset("name identify quote publish record".split())
"""What sources ask that it be not done to them."""
_MARKS = frozenset({":", "-", "–", "—", "--", "("})
_PUTTING = frozenset(
    "have set list lay outline publish name detail present make issue raise table submit put draw spell state repeat".split()
)
_JUDGEMENTS = frozenset(
    "surprise sign subject trap step hope problem obstacle reason response attempt part key matter thing move mistake"
    " insult victory blow issue provocation sham farce signal point topic focus basis case example threat challenge".split()
)
"""What somebody thinks of a demand, which says nothing of what is demanded."""
_LINKING = frozenset({"be", "remain"})
_VERBAL = ("VERB", "AUX")


def listed(noun: Token) -> list[Token]:
    """The things that stand one by one behind a noun for several of them, or a number of such; none for any other noun."""
    if noun.lemma_.lower() in _QUANTITIES:
        below = (t for c in noun.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
        noun = next(below, noun)
    if noun.tag_ != "NNS" or noun.lemma_ not in _SEVERAL or noun.ent_type_:
        return []
    return [one for place in _places(noun) for one in _behind(place)]


def items(noun: Token) -> list[Token]:
    """What a demand, an offer or a promise comes to, as the sentence tells it."""
    if noun.lemma_ not in _WORDS or noun.ent_type_:
        return []
    found = [one for place in _places(noun) for one in (*_behind(place), *_told(place, noun))] or _stipulated(noun)
    return [one for one in dict.fromkeys(found) if one.lemma_ not in _WORDS]


def makers(noun: Token) -> list[Token]:
    """Who made a demand or plan that has no owner: "a plan drafted by Egypt", "set conditions", "demands of the guild"."""
    agents = [
        t
        for c in noun.rights
        if c.dep_ == "acl" and c.tag_ == "VBN"
        for p in c.rights
        if p.dep_ == "agent"
        for t in p.children
    ]
    of = [t for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    if _is_stipulated(noun):
        verb = next((t for t in noun.ancestors if t.pos_ in _VERBAL and _subjects(t)), None)
        return [one for t in (_subjects(verb) if verb is not None else ()) for one in conjuncts(t)]
    put = [
        t
        for place in _places(noun)
        if place.dep_ == "dobj" and place.head.lemma_ in _PUTTING
        for t in _subjects(place.head)
    ]
    return [one for t in agents or of or put for one in conjuncts(t)]


def _is_stipulated(noun: Token) -> bool:
    """Whether something is done "on condition" or "on the condition" that something else be."""
    return noun.lower_ == "condition" and noun.dep_ == "pobj" and noun.head.lower_ in ("on", "under")


def _stipulated(noun: Token) -> list[Token]:
    """As in "agreed to talk on condition that its leaders be freed"."""
    if not _is_stipulated(noun):
        return []
    return [c for c in noun.rights if c.dep_ in ("acl", "ccomp") and _has_mark(c) and c.lemma_ not in _NAMING]


def _has_mark(clause: Token) -> bool:
    return clause.pos_ in _VERBAL and any(c.dep_ == "mark" for c in clause.lefts)


def _subjects(verb: Token) -> list[Token]:
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.lefts) and verb.head.pos_ in _VERBAL:
        verb = verb.head
    return [c for c in verb.lefts if c.dep_ == "nsubj"]


def _places(noun: Token) -> list[Token]:
    """The noun, and the word of number that it stands below ("a list of demands", "one of its conditions")."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return [noun, above] if above.lemma_.lower() in _QUANTITIES or above.tag_ == "CD" else [noun]


def _behind(noun: Token) -> list[Token]:
    """What stands behind the noun: "including A and B", "such as A", ": A, B and C", "among them A"."""
    found: list[Token] = []
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _INCLUDING and _is_apart(child):
            found += [one for t in child.children if t.dep_ == "pobj" for one in conjuncts(t)]
        elif child.dep_ == "appos" and child.pos_ == "NOUN" and _is_marked(child):
            found += conjuncts(child)
    return found or _among_them(noun)


def _is_apart(preposition: Token) -> bool:
    """Whether "as" belongs to "such as"."""
    return preposition.lower_ != "as" or any(c.lower_ == "such" for c in preposition.lefts)


def _is_marked(noun: Token) -> bool:
    """Whether an apposition stands behind a colon, a dash or a comma."""
    before = noun.left_edge.i - 1
    return before >= 0 and (noun.doc[before].text in _MARKS or noun.doc[before].text == ",")


def _among_them(noun: Token) -> list[Token]:
    """As in "conditions, among them a visa waiver and a loan"."""
    doc = noun.doc
    for word in doc[noun.i + 1 : noun.sent.end - 2]:
        if word.lower_ == "among" and word.nbor().lower_ in ("them", "these", "which"):
            told = word.head if word.head.i > word.i else next((t for t in word.rights if t.dep_ == "appos"), None)
            return conjuncts(told) if told is not None and told.pos_ == "NOUN" else []
        if word.pos_ in _VERBAL and word.dep_ != "relcl":
            return []
    return []


def _told(place: Token, noun: Token) -> list[Token]:
    """What the verb says that it comes to, of which the noun or its number is subject or predicate."""
    for clause in place.rights:
        if clause.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "nsubj" for c in clause.lefts):
            return _comprised(clause, noun)
    if place.dep_ == "nsubj":
        return _comprised(place.head, noun)
    return _equal(place) if noun.lemma_ in _WANTS else []


def _equal(place: Token) -> list[Token]:
    """What is said to be it or among it: "A is the main demand", "among its demands is A", "chief among them is A"."""
    among = place.head if place.dep_ == "pobj" and place.head.lower_ == "among" else None
    verb = place.head if among is None else among.head
    first = among is not None and verb.dep_ == "nsubj"
    if first:
        verb = verb.head
    if verb.lemma_ not in _LINKING or (among is None and place.dep_ != "attr"):
        return []
    behind = first or (among is not None and among.i < verb.i)
    row = verb.rights if behind else verb.lefts
    return [one for c in row if c.dep_ in ("attr", "nsubj") and c.pos_ == "NOUN" for one in conjuncts(c)]


def _comprised(verb: Token, noun: Token) -> list[Token]:
    """The objects of "include" and its like; of a plan what it "provides for"; of a demand what it "is"."""
    if verb.lemma_ in _COMPRISING or (verb.lemma_ in _PROVIDING and noun.lemma_ in _OFFERS):
        return [one for c in verb.rights if c.dep_ in ("dobj", "ccomp") for one in conjuncts(c)]
    led = {c.lower_: c for c in verb.rights if c.dep_ == "prep"}
    if "for" in led and (verb.lemma_ == "be" or (verb.lemma_ in _PROVIDING_FOR and noun.lemma_ in _OFFERS)):
        return [one for c in led["for"].children if c.dep_ in ("pobj", "pcomp") for one in conjuncts(c)]
    if verb.lemma_ == "range" and "from" in led:
        return [
            t
            for word in ("from", "to")
            for c in verb.rights
            if c.lower_ == word
            for t in c.children
            if t.dep_ == "pobj"
        ]
    if verb.lemma_ != "be":
        return []
    clauses = [c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and c.pos_ in _VERBAL]
    wanted = [c for c in verb.rights if c.dep_ == "attr" and c.pos_ == "NOUN" and c.lemma_ not in _JUDGEMENTS]
    return clauses or ([one for c in wanted for one in conjuncts(c)] if noun.lemma_ in _WANTS else [])
