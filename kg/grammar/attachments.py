"""What the parser hangs too low, tied to the word that it belongs to.

In: a parsed paragraph, changed in place. A phrase, a name or a verb behind an object is hung on that object more often than
not ("agreed on a truce [at their first talks]"); such attachments are what parsers get wrong most (Kummerfeld et al. 2012,
"Parser Showdown at the Wall Street Corral"). Here stands which rule is asked in what order, and the rules for names and
clauses; those for prepositions stand in `prepositional`, those for labels in `mistagged`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.grammar import asking, chains, doubled, headed, loose, misplaced, mistagged, prepositional, twins
from kg.grammar.parsed import Doc, Token
from kg.grammar.prepositional import OBJECTS, TIMES, WHITHER

_SETTLED = frozenset("det punct compound aux auxpass poss case nummod cc mark neg pobj advmod".split())
"""Labels of words that no rule moves: half of all words."""
_PARTICIPLES = frozenset({"VBG", "VBN"})
_NOUNS = ("NOUN", "PROPN")
_SIDE_BY_SIDE = frozenset({"conj", "advcl", "ccomp", "parataxis", "dep"})
_OF_ACTS = frozenset(
    "deny admit begin start stop continue consider avoid resume propose suggest recommend oppose".split()
)
_ACTS = frozenset(
    "hold break violate attack make send sign meet free release discuss impose lift end reopen close open use target shell"
    " resume extend share arm fund supply kill start withdraw cut".split()
)
"""What begins, stops, is denied or proposed, more often than that it would tell of what kind a thing is."""


def mend(doc: Doc, actors: Collection[str] = frozenset(), heads: Collection[str] = frozenset()) -> None:
    """Ties scenes and functions behind an object to its verb, and a verb in a series to the verb that it continues.

    `actors` are nouns for those who act, `heads` for what classes know, topics apart; in lower case. All labels are mended
    before, as rules look at the words around. What a participle tells of its neighbours goes before what they tell.
    """
    for token in doc:
        mistagged.relabel(token)
    moved: dict[int, int] = {}
    told: dict[int, int] = {}
    for token in doc:
        if token.dep_ in _SETTLED:
            continue
        if (above := _above(token, actors, heads)) is not None:
            moved[token.i] = above.i
        if token.tag_ in _PARTICIPLES:
            told |= {word.i: place.i for word, place in _around(token)}
    if moved or told:
        doc.retie(moved | told)


def _above(token: Token, actors: Collection[str], heads: Collection[str]) -> Token | None:
    """The word that a token belongs to, None where it hangs right.

    All rules are asked, since they set labels that the next ones look at; of those that find a word the last is right.
    """
    continued = _belongs_to(token, actors)
    told = _told_where(token) or _told_of_thing(token) or prepositional.of_parties(token)
    matched = _matched(token)
    listed = loose.above(token, heads) or asking.above(token) or twins.above(token)
    led = _heads_of(token, actors)
    raised = _raised(token)
    second = _made_into(token) or doubled.above(token)
    return second or raised or led or listed or matched or told or continued


def _around(participle: Token) -> Iterator[tuple[Token, Token]]:
    """(word, its head) for words whose place a participle tells: itself and its object, or its subject."""
    yield from _gerund(participle)
    if (name := _turned_round(participle)) is not None:
        yield name, participle


def _gerund(token: Token) -> Iterator[tuple[Token, Token]]:
    """(word, its head) for a verb taken for an adjective, and its object ("denied holding talks"); labelled here."""
    verb = token.head.head
    if token.tag_ != "VBG" or token.dep_ != "amod" or token.head.dep_ != "dobj" or token.i != verb.i + 1:
        return
    if verb.lemma_ in _OF_ACTS and token.lemma_ in _ACTS:
        token.dep_, token.pos_ = "xcomp", "VERB"
        yield token, verb
        yield token.head, token


def _made_into(thing: Token) -> Token | None:
    """The verb "make" of a thing taken for the subject of what it is made into ("made the vote a condition").

    Its label is set here.
    """
    verb = thing.head.head
    if thing.dep_ != "nsubj" or thing.head.dep_ != "dobj" or verb.lemma_ != "make" or thing.head.tag_ != "NN":
        return None
    thing.dep_ = "dobj"
    return verb


def _heads_of(token: Token, actors: Collection[str]) -> Token | None:
    """The body that a participle or phrase tells the head of; its label is set here."""
    body = headed.body_of(token, actors)
    if body is not None and token.pos_ == "VERB":
        token.dep_ = "acl"
    return body


def _opened_by(name: Token) -> Token | None:
    """The verb whose subject hangs in a series of objects before it ("Luna landed at the airport and Rojas had met her").

    The labels of both are set here.
    """
    end = name.right_edge.i + 1
    if name.dep_ != "conj" or name.pos_ not in ("NOUN", "PROPN") or end >= len(name.doc):
        return None
    first = name.doc[end]
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    joined = name.left_edge.i and name.doc[name.left_edge.i - 1].dep_ == "cc"
    finite = (
        first.tag_ in (*chains.FINITE, "MD") and verb.pos_ == "VERB" and verb.dep_ in _SIDE_BY_SIDE and verb.i >= end
    )
    if (
        not (joined and finite)
        or name.head.dep_ not in ("pobj", "dobj")
        or any(c.dep_ in chains.OPENING for c in verb.lefts)
    ):
        return None
    if verb.head not in name.ancestors or verb.head.pos_ not in ("VERB", "AUX"):
        return None
    name.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    verb.dep_ = "conj"
    return verb


def _turned_round(verb: Token) -> Token | None:
    """The subject behind "be" behind its verb ("also expected to attend are Rosa Quispe and Diego Luna"); labelled here."""
    if verb.tag_ not in _PARTICIPLES or verb.dep_ != "ROOT" or any(c.dep_ in chains.OPENING for c in verb.lefts):
        return None
    helping = next((c for c in verb.rights if c.lemma_ == "be" and c.dep_ in ("aux", "auxpass")), None)
    behind = (*helping.rights, *(c for c in verb.rights if c.i > helping.i)) if helping is not None else ()
    name = next((c for c in behind if c.dep_ in ("nsubj", "nsubjpass", "attr")), None)
    if name is not None:
        name.dep_ = "nsubj" if verb.tag_ == "VBG" else "nsubjpass"
    return name


def _belongs_to(token: Token, actors: Collection[str]) -> Token | None:
    """The verb to which a token hung elsewhere belongs; None where it hangs right."""
    if token.dep_ == "prt" and token.head.pos_ == "NUM":
        return token.nbor(-1)
    if token.dep_ == "prep":
        return prepositional.above(token)
    if token.tag_ in ("VBN", "VBD") and (verb := chains.past(token)) is not None:
        token.dep_, token.tag_ = "conj", "VBD"
        return verb
    return (_beside_noun(token) or _coordinate(token) or chains.above(token, actors)) if token.dep_ == "conj" else None


def _beside_noun(token: Token) -> Token | None:
    """The noun with which one belongs that hangs on the name right behind it ("the airline Sur and the pilots' union")."""
    name, noun = token.head, token.head.head
    beside = (
        name.dep_ == "appos" and noun.tag_ == "NN" and name.left_edge.i == noun.i + 1 and name.ent_type_ != "PERSON"
    )
    return noun if beside and token.pos_ in _NOUNS else None


def _coordinate(noun: Token) -> Token | None:
    """The noun before "and" with which one belongs that hangs elsewhere.

    On the verb ("signed by Luna and by Quispe's aide Soto"), or inside the first of two parties ("between the envoy to Peru
    and the rebels").
    """
    joint = noun.left_edge.i - 1
    if noun.pos_ in _NOUNS and joint > 1 and noun.doc[joint].text == "," and noun.head.pos_ == "VERB":
        return _deed_before(noun)
    if noun.pos_ not in _NOUNS or joint < 1 or noun.doc[joint].dep_ != "cc":
        return None
    above = noun.doc[joint - 1]
    while above.dep_ not in ("ROOT", "pobj", "conj") and above.head.i < joint:
        above = above.head
    party = next((t for t in (above, *above.ancestors) if t.dep_ == "pobj" and t.head.lower_ == "between"), None)
    if party is not None:
        one = party.tag_ in ("NN", "NNP") and party is not noun.head  # "the leaders of Peru and Chile" are two already
        lone = one and not any(c.dep_ == "conj" for c in party.rights if c is not noun)
        return party if lone and party.right_edge.i >= joint - 1 else None
    ends = above.right_edge.i in (joint - 1, joint) and above.dep_ in OBJECTS and above.pos_ in _NOUNS
    return above if ends and noun.head.pos_ == "VERB" and above.head.i > noun.head.i else None


def _deed_before(noun: Token) -> Token | None:
    """The act behind a preposition with which nouns make a series: "talked about easing tariffs, [visas] and security"."""
    led = [c for p in noun.head.rights if p.dep_ == "prep" and p.i < noun.i for c in p.rights if c.dep_ == "pcomp"]
    goes_on = any(c.dep_ == "conj" and c.pos_ in _NOUNS for c in noun.rights)
    return led[-1] if led and goes_on and led[-1].right_edge.i == noun.left_edge.i - 2 else None


def _raised(token: Token) -> Token | None:
    """The verb to which somebody or something belongs that hangs on a word below it."""
    return prepositional.done_by(token) or _opened_by(token) or misplaced.acted_on(token) or misplaced.judged(token)


def _told_where(token: Token) -> Token | None:
    """What a place, or a clause with "where", belongs to that the parser hung on a day or a comma."""
    if token.dep_ in ("relcl", "advcl", "acl") and any(c.lower_ == "where" for c in token.lefts):
        return _place_before(token)
    return prepositional.behind_time(token) if token.dep_ == "prep" else None


def _told_of_thing(clause: Token) -> Token | None:
    """The thing before a person's name or a sum that a clause with "which" is about.

    As in "a meeting with Luna, which Rojas attended", "a raise of 9 percent, which the union dismissed".
    """
    person = clause.head
    if clause.dep_ != "relcl" or not any(c.lower_ == "which" for c in clause.lefts) or person.dep_ != "pobj":
        return None
    if person.head.lower_ == "of" and any(c.dep_ == "nummod" for c in person.lefts):
        return person.head.head if person.head.head.pos_ == "NOUN" else None
    if person.ent_type_ != "PERSON":
        return None
    above = person.head.head
    held = [c for c in above.rights if c.dep_ == "dobj" and c.i < person.i] if above.pos_ == "VERB" else [above]
    return next((t for t in held if t.pos_ == "NOUN"), None)


def _matched(name: Token) -> Token | None:
    """The name beside which another stands with its own side ("Rosa Quispe for Peru and Diego Luna for Chile")."""
    if name.dep_ != "conj" or name.ent_type_ != "PERSON" or name.head.ent_type_ == "PERSON":
        return None
    lead = name.head.head
    first = lead.head if name.head.dep_ == "pobj" else None
    sides = [t.lower_ for t in name.doc[name.i + 1 : name.i + 2]] == [lead.lower_]
    return first if sides and first is not None and first.ent_type_ == "PERSON" else None


def _place_before(clause: Token) -> Token | None:
    """The place that a clause with "where" tells of, behind which a day stands ("in Lima on Monday, where they met")."""
    head = clause.head
    if head.pos_ not in ("VERB", "AUX") and head.ent_type_ not in TIMES:
        return None
    verb = next((t for t in (head, *head.ancestors) if t.pos_ == "VERB"), None)
    led = (c for c in verb.rights if c.lower_ in WHITHER and c.i < clause.i) if verb is not None else ()
    places = [t for c in led for t in c.children if t.dep_ == "pobj" and t.pos_ == "PROPN" and t.ent_type_ != "DATE"]
    if places:
        clause.dep_ = "relcl"
    return places[-1] if places else None
