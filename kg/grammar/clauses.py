"""Verbs: who stands in which slot of a verb, whatever the voice, order and coordination of the clause.

In: a parsed paragraph and a verb. Out: its slots, keyed by the paths that frames name: `("<",)` the logical subject,
`(">",)` the logical object, `("to",)` what hangs on "to", `("agreement", "on")` what hangs on "on" below the object
"agreement", and so on. Passive, relative clause, participle, coordination, control and raising are undone here, once, for
every frame. Labels are those of spaCy's English models (ClearNLP; compare de Marneffe and Manning 2008).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar import circumstances, gaps, orphans
from kg.grammar.antecedents import antecedent, meant, taken_up
from kg.grammar.complements import OBJECT, SUBJECT, Path, Slots, add_clauses, named, put
from kg.grammar.doers import NOMINAL, agents, is_passive, subjects
from kg.grammar.parsed import Token
from kg.grammar.partners import partners, senders, signatories
from kg.grammar.series import conjuncts

_DIRECTIONS = frozenset(
    "away back off out up down forward aside together over apart in through ahead along around home".split()
)
_WHERE = frozenset({"where", "when", "why"})
_GIVING = frozenset({"give", "hand", "send", "deal", "offer", "set"})
_JUDGING = frozenset("deem call consider declare find make brand label term dub".split())
_PRODUCING = frozenset("produce yield bring deliver reach achieve secure make see".split())
_GOVERNED = frozenset({"dobj", "xcomp", "ccomp", "prep", "attr", "acomp", "dative"})
_SHARES = frozenset(
    "most much some part all any more dozen dozens score scores hundred hundreds thousand thousands number couple wave"
    " series barrage salvo volley string spate raft package batch round set".split()
)
_DASHES = frozenset({"-", "--", "—", "–"})


def slots(verb: Token) -> Slots:
    """Everything that hangs on a verb, by path. Logical subject and object, whatever the voice."""
    found: Slots = {}
    above, below = subjects(verb), _objects(verb)
    above += partners(verb, above, below)
    if is_passive(verb):
        above, below = agents(verb) or signatories(verb, above), above + below
    put(found, SUBJECT, senders(verb, above))
    particle = _particle(verb)
    put(found, particle or OBJECT, below)
    for prefix in dict.fromkeys([(), particle or ()]):
        _add_prepositions(found, verb, prefix)
    add_clauses(found, verb, particle)
    for child in (*(c for c in verb.lefts if c.dep_ == "acomp"), *verb.rights):
        if child.dep_ in ("acomp", "attr", "oprd"):
            put(found, (whole_word(child),), [child])
            _add_below_noun(found, child, verb)
    for word in _states(verb, below):
        put(found, (word.lower_,), [word])
    for noun in (*below, *(c for c in verb.rights if c.dep_ == "intj")):
        _add_below_noun(found, noun, verb, particle)
    _add_receivers(found, below, verb)
    _add_idioms(found, verb)
    return found


def whole_word(word: Token) -> str:
    """A word with what the tokenizer cut from it at a hyphen ("non-starter")."""
    before = word.doc.tokens[max(0, word.i - 2) : word.i]
    if len(before) == 2 and before[1].text == "-" and before[0].idx + len(before[0].text) == before[1].idx:  # noqa: PLR2004
        return f"{before[0].lower_}-{word.lower_}"
    return word.lower_


def _particle(verb: Token) -> Path:
    """The particle of a particle verb, before or after the object ("put forward a plan", "turned the offer down")."""
    for child in verb.children:
        led = child.dep_ == "advmod" and child.lower_ in _DIRECTIONS and child.i > verb.i
        if child.dep_ == "prt" or (led and not _is_joint(child)):
            return () if child.nbor(-1).text == "," else (child.lower_,)  # "offered 40, up from 30"
    return ()


def _is_joint(word: Token) -> bool:
    """Whether a word behind an object leads to those who act, too ("signed the accord together with Peru")."""
    after = word.doc.tokens[word.i + 1 : word.i + 2]
    with_ = word.lower_ in ("together", "along") and any(t.lower_ == "with" for t in after)
    return with_ and any(c.dep_ == "dobj" and c.i < word.i for c in word.head.rights)


def _objects(verb: Token) -> list[Token]:
    asked = [t for t in map(antecedent, _relatives(verb)) if t.i != verb.i]
    made = _made_into(verb)
    if asked and not any(c.dep_ == "dobj" and c is not made for c in verb.rights):
        return asked
    direct = [c for c in verb.rights if c.dep_ in ("dobj", "attr", "oprd") and c.pos_ in NOMINAL]
    if verb.lemma_ in _JUDGING:
        direct = [
            c for c in direct if c.dep_ != "oprd" or (c.pos_ != "ADJ" and not any(d.dep_ == "dobj" for d in direct))
        ]
    told = [t for pair in orphans.pairs(verb) for t in pair]
    found = [antecedent(t) for c in direct if c is not made and not _is_cut(c) for t in conjuncts(c) if t not in told]
    if not found and verb.dep_ in ("relcl", "ccomp"):
        found = _behind_a_dash(verb) or (_relative_object(verb) if verb.dep_ == "relcl" else _reported_object(verb))
    if not found and not _has_complement(verb):
        found = _shared_object(verb)
    return found


def _relatives(verb: Token) -> list[Token]:
    """The relative pronoun that is the verb's object, and has an antecedent."""
    found = [c for c in verb.lefts if c.dep_ in ("dobj", "pobj") and c.tag_ in ("WDT", "WP", "IN")]
    return [c for c in found[:1] if antecedent(c) is not c]


def _states(verb: Token, objects: list[Token]) -> Iterator[Token]:
    """What becomes of the object: an adjective right behind the verb ("set free two men"), what it is made into."""
    if made := _made_into(verb):
        yield made
    for noun in objects:
        within = [c for c in noun.lefts if c.i > verb.i + 1 and c.dep_ in ("det", "poss", "nummod")]
        yield from (c for c in noun.lefts if c.i == verb.i + 1 and c.dep_ == "amod" and within)


def _made_into(verb: Token) -> Token | None:
    """The second of two objects of "make", with an indefinite article: "made peace a condition"."""
    objects = [c for c in (*_relatives(verb), *verb.rights) if c.dep_ == "dobj"] if verb.lemma_ == "make" else []
    if len(objects) != 2 or objects[1].tag_ != "NN":  # noqa: PLR2004 - what is made, and into what
        return None
    return objects[1] if any(c.lower_ in ("a", "an") for c in objects[1].lefts) else None


def _is_cut(noun: Token) -> bool:
    """Whether an object is the hyphen or the first half of a word that the tagger cut ("counter-offer")."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return not any(letter.isalnum() for letter in noun.text) or any(t.text == "-" for t in after)


def _relative_object(verb: Token) -> list[Token]:
    """The noun of a relative clause whose object is left out ("a plan Moscow rejected")."""
    own_subject = any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.lefts)
    if any(c.lower_ in _WHERE for c in verb.lefts):
        return []
    if own_subject and verb.head.pos_ in ("NOUN", "PROPN", "PRON") and not _has_complement(verb):
        return conjuncts(taken_up(verb.head))
    return []


def _reported_object(verb: Token) -> list[Token]:
    """What the noun of a relative clause is to a verb that is told there ("a truce that Peru says Chile broke")."""
    noun = gaps.reported(verb)
    told = any(c.dep_ == "nsubj" for c in verb.lefts)
    full = any(c.dep_ in ("dobj", "xcomp", "ccomp", "attr", "acomp") for c in verb.rights)
    return conjuncts(noun) if noun is not None and told and not full else []


def _behind_a_dash(verb: Token) -> list[Token]:
    """The objects of the clause before a dash that a noun takes up ("wants a swap and a truce -- points Chile rejects")."""
    noun = verb.head
    first = next((c for c in noun.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
    if first is None or noun.pos_ != "NOUN" or noun.nbor(-1).text not in _DASHES or _has_complement(verb):
        return []
    return [t for path, row in slots(first).items() if path != SUBJECT and len(path) == 1 for t in row]


def _has_complement(verb: Token) -> bool:
    return any(c.dep_ in _GOVERNED and not _is_day(c) for c in verb.rights)


def _is_day(preposition: Token) -> bool:
    """Whether a phrase says when: "in May"."""
    return preposition.dep_ == "prep" and any(
        c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in preposition.rights
    )


def _shared_object(verb: Token) -> list[Token]:
    """As in "drafted and signed the deal": the first verb takes the object of the verb coordinated with it.

    Also of "Peru has rejected, and Chile never signed, the deal", where commas set the second apart.
    """
    for child in verb.rights:
        if child.dep_ != "conj" or child.pos_ != "VERB":
            continue
        shared = [c for c in child.rights if c.dep_ == "dobj"]
        told = any(c.dep_ == "nsubj" for c in child.lefts)
        near = all(t.dep_ in ("cc", "advmod", "aux", "neg") for t in verb.doc[verb.i + 1 : child.i])
        parted = [c for c in shared if c.doc[c.left_edge.i - 1].text == "," and verb.nbor().text == ","]
        if parted or (near and not told and child.tag_ == verb.tag_):
            return [t for c in parted or shared for t in conjuncts(c)]
    behind = [c for c in verb.head.rights if c.dep_ == "dobj" and c.i > verb.i] if verb.dep_ == "conj" else []
    return [t for c in behind if verb.doc[c.left_edge.i - 1].text == "," for t in conjuncts(c)]


def prepositions(token: Token) -> Iterator[tuple[Path, Token]]:
    """The words that lead to each prepositional object below a token: ("on",), ("out", "of"), ("away", "from")."""
    for child in token.rights:
        if child.lower_ == "with" and circumstances.tells_state(child):
            continue
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "ADV", "PART"):
            yield from _below(child, (child.lower_,))
        elif child.dep_ == "advmod" and child.lower_ in _DIRECTIONS:
            for path, target in prepositions(child):
                yield (child.lower_, *path), target
        elif child.dep_ == "prt":
            for path, target in prepositions(child):
                yield path, target


def _relative_prepositions(verb: Token) -> Iterator[tuple[Path, Token]]:
    """As in "the trader on whom Norway imposed sanctions"."""
    if verb.dep_ == "relcl":
        for child in verb.lefts:
            if child.dep_ == "prep" and any(c.tag_ in ("WP", "WDT") for c in child.children):
                yield from _below(child, (child.lower_,))


def _below(preposition: Token, path: Path) -> Iterator[tuple[Path, Token]]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            for target in (*conjuncts(named(child) or child), *_beside_act(child)):
                yield path, antecedent(target)
        elif child.dep_ == "prep":
            yield from _below(child, (*path, child.lower_))
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _below(child, (*path[:-1], child.lower_))


def _beside_act(act: Token) -> Iterator[Token]:
    """Nouns in a series with an act: "talked about easing tariffs, visas and security"."""
    if act.dep_ == "pcomp":
        yield from (t for c in act.rights if c.dep_ == "conj" and c.pos_ == "NOUN" for t in conjuncts(c))


def _add_prepositions(found: Slots, verb: Token, prefix: Path) -> None:
    for path, target in prepositions(verb):
        full = path if path[: len(prefix)] == prefix else (*prefix, *path)
        put(found, full, [target])
    for child in verb.rights:
        if child.dep_ == "dative" and child.pos_ in NOMINAL:
            put(found, (*prefix, "to"), conjuncts(child))
    if verb.dep_ == "relcl":
        for child in verb.rights:
            bare = child.dep_ == "prep" and not any(c.dep_ in ("pobj", "pcomp", "prep") for c in child.children)
            if bare and verb.head.pos_ in ("NOUN", "PROPN", "PRON", "DET"):
                put(found, (*prefix, child.lower_), [meant(verb.head)])
    for child in (*verb.lefts, *gaps.fronted(verb)):
        if child.dep_ == "prep":
            for path, target in _below(child, (child.lower_,)):
                put(found, (*prefix, *path), [target])


def copula(verb: Token) -> Token | None:
    """The form of "be" of a participle that tells a state ("is committed to", "are opposed to"), if it is one."""
    if verb.tag_ != "VBN":
        return None
    return next((c for c in verb.lefts if c.dep_ in ("auxpass", "aux") and c.lemma_ == "be"), None)


def state_slots(verb: Token) -> Slots:
    """A participle after "be" read as an adjective: ("<",) who is in the state, (participle, "to") what it is about."""
    found: Slots = {}
    put(found, SUBJECT, subjects(verb))
    word = verb.lower_
    for path, target in prepositions(verb):
        put(found, (word, *path), [target])
    for child in verb.rights:
        if child.dep_ in ("xcomp", "advcl") and any(c.tag_ == "TO" for c in child.lefts):
            put(found, (word, "to"), conjuncts(child))
    return found


def _add_below_noun(found: Slots, noun: Token, verb: Token, particle: Path = ()) -> None:
    """What hangs on the object, for light verbs ("reach agreement on"); also where the parse hung it on the verb.

    Of "put most of the blame on" the object is the blame, of "launched a wave of strikes on" the strikes are one, too.
    """
    counted = _counted(noun)
    if counted is not noun:
        _add_below_noun(found, counted, verb, particle)
    for word in dict.fromkeys((noun.lemma_.lower(), noun.lower_)):
        for path, target in (*prepositions(noun), *_relative_prepositions(verb)):
            put(found, (*particle, word, *path), [target])
        for path, target in prepositions(verb):
            if target.i > noun.i and path[0] != "by":
                put(found, (*particle, word, *path), [target])
        for last, child in _clauses_below(noun, verb):
            put(found, (*particle, word, last), conjuncts(child))


def _clauses_below(noun: Token, verb: Token) -> Iterator[tuple[str, Token]]:
    """Infinitives and clauses of an object or adjective, also where they hang on the verb ("is adamant that Peru leave")."""
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl", "xcomp", "ccomp", "advcl") and child.pos_ in ("VERB", "AUX"):
            infinitive = any(c.tag_ == "TO" for c in child.lefts)
            marked = child.dep_ == "acl" and any(c.dep_ == "mark" for c in child.lefts)
            if infinitive or marked or child.dep_ in ("xcomp", "ccomp"):
                yield "to" if infinitive else "that", child
    for child in verb.rights:
        if child.i < noun.i:
            continue
        if child.dep_ in ("xcomp", "advcl") and any(c.tag_ == "TO" for c in child.lefts):
            yield "to", child
        elif child.dep_ == "ccomp" and noun.dep_ == "acomp":
            yield "that", child


def _counted(noun: Token) -> Token:
    """What "most" or "some" of it are of."""
    below = [t for c in noun.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    return below[0] if below and noun.lower_ in _SHARES else noun


def _add_receivers(found: Slots, objects: list[Token], verb: Token) -> None:
    """Who is given the object ("gave the army an ultimatum"), as if below "to" behind it."""
    given = [c for c in verb.rights if c.dep_ == "dobj"] if verb.lemma_ in _GIVING else []
    for child in verb.rights:
        first = len(given) > 1 and child is given[0]
        if (child.dep_ == "dative" or first) and child.pos_ in NOMINAL:
            for noun in objects:
                for word in dict.fromkeys((noun.lemma_.lower(), noun.lower_)):
                    put(found, (word, "to"), conjuncts(child))


def _add_idioms(found: Slots, verb: Token) -> None:
    """A noun below a preposition and what hangs on it ("put it on the table", "is in breach of the accord")."""
    among = (c for c in verb.lefts if c.lower_ == "among")
    for child in (*verb.rights, *among):
        nouns = [c for c in child.rights if c.dep_ == "pobj" and c.pos_ == "NOUN"] if child.dep_ == "prep" else []
        for quality in (c for c in child.rights if c.pos_ == "ADJ" and child.lower_ == "as"):
            for one in conjuncts(quality):
                put(found, ("as", one.lower_), [one])
        for noun in nouns:
            first = _without(child, noun)
            for word in dict.fromkeys((noun.lemma_.lower(), noun.lower_)):
                put(found, (first, word), [noun])
                for path, target in prepositions(noun):
                    put(found, (first, word, *path), [target])
                for path, target in prepositions(verb):
                    if target.i > noun.i and path[0] != "by":
                        put(found, (first, word, *path), [target])


def topics(verb: Token) -> Iterator[tuple[Path, Token]]:
    """What a verb ties to its subject: ("focus", "on") what talks focus on, ("cover",) what they cover."""
    if any(c.dep_ == "neg" for c in verb.lefts):
        return
    yield from (((verb.lemma_,), t) for t in _objects(verb))
    yield from (((verb.lemma_, *path), t) for path, t in prepositions(verb) if t.ent_type_ not in ("DATE", "TIME"))


def outcomes(verb: Token) -> Iterator[tuple[Path, Token]]:
    """What a verb says that there is none of, and what for: "ended without a deal on quotas", "with no deal on quotas"."""
    for child in verb.rights:
        for noun in child.rights if child.dep_ == "prep" else ():
            if noun.dep_ == "pobj" and _without(child, noun) == "without":
                yield (verb.lemma_, "without"), noun
                yield from (((verb.lemma_, "without", noun.lemma_, *path), t) for path, t in prepositions(noun))
    yield from _unproduced(verb)


def _unproduced(verb: Token) -> Iterator[tuple[Path, Token]]:
    """What talks did not bring: "produced no deal", "did not yield a deal", "failed to produce a deal"."""
    failed = [c for c in verb.rights if c.dep_ == "xcomp"] if verb.lemma_ == "fail" else []
    for one in (verb, *failed):
        if one.lemma_ in _PRODUCING:
            denied = one is not verb or any(c.dep_ == "neg" for c in verb.lefts)
            objects = [c for c in one.rights if c.dep_ == "dobj"]
            none = [c for c in objects if denied or any(d.lower_ in ("no", "neither") for d in c.lefts)]
            yield from ((("produce", "without"), noun) for noun in none)


def _without(preposition: Token, noun: Token) -> str:
    """The preposition; "without" for "with" before "no"."""
    none = preposition.lower_ == "with" and any(c.lower_ == "no" for c in noun.lefts)
    return "without" if none else preposition.lower_
