"""What the parser hangs too low, tied to the verb that it belongs to.

In: a parsed paragraph, changed in place. A prepositional phrase behind an object is hung on that object more often than
not ("agreed on a truce [at their first talks]"); such attachments are what parsers get wrong most (Kummerfeld et al. 2012,
"Parser Showdown at the Wall Street Corral"). Only what can hardly belong to the noun is moved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.grammar import asking, chains, deeds, doubled, headed, loose, misplaced, twins
from kg.grammar.helping import MEDIATION
from kg.grammar.parsed import Doc, Token
from kg.grammar.partners import DEALS

_SCENES = frozenset({"at", "during"})
_TIMES = frozenset({"DATE", "TIME"})
_WHITHER = frozenset({"in", "at", "to"})
_OF_NO_DAY = _WHITHER | {"between", "with", "about", "over", "on", "against"}
"""Prepositions that tell nothing of a day ("resumed on Monday between Peru and Chile")."""
_GATHERINGS = frozenset(
    "talk talks meeting summit round conference session ceremony negotiation negotiations consultation consultations"
    " forum gathering dinner lunch banquet reception encounter plenary assembly".split()
)
_ABOUT = frozenset("on over about regarding concerning for".split())
_BETWEEN = frozenset(
    "border boundary frontier dispute conflict war row quarrel rift tension relation relationship tie trade cooperation"
    " difference gap link peace truce ceasefire armistice exchange swap agreement deal accord pact treaty fighting clash"
    " rivalry distance route road pipeline sea strait area zone meeting summit encounter talk balance share".split()
)
"""Nouns of what lies between two."""
_COMING = frozenset("come go arrive enter attend join leave travel fly return head".split())
_BROUGHT = frozenset(
    "delegation team entourage aide adviser advisor lawyer wife husband bodyguard proposal plan draft offer demand list"
    " mandate goal hope aim intention message letter idea".split()
)
_RESULTS = frozenset("deal agreement accord pact consensus compromise understanding breakthrough result".split())
_TOPICAL, _AGREEING = frozenset({"on", "to", "upon"}), frozenset({"agree", "settle", "decide", "compromise"})
_ABOUT = frozenset({"on", "over", "about", "regarding"})
_THERE = frozenset({"at", "in", "during", "after", "following"})
_COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_WITH = frozenset({"with", "without"})
_PRESENT = frozenset(
    "presence participation attendance role seat place part representative envoy delegate delegation negotiator speech"
    " appearance observer side team official anyone everyone those".split()
)
_FUNCTIONS = frozenset(
    "role status work job position post reputation appointment use recognition resignation election career term service"
    " view description".split()
)
"""Nouns with which "as" says as what."""
_CHARGES, _CHARGING = (
    frozenset({"of", "for", "on"}),
    frozenset("accuse suspect blame fault criticise criticize denounce".split()),
)
_LIABLE = frozenset({"responsible", "accountable", "liable"})
_THROUGH = frozenset({"under", "through", "via", "with"})
_OBJECTS = frozenset({"dobj", "pobj", "attr", "conj"})
_NOUNS = ("NOUN", "PROPN")
_SIDE_BY_SIDE = frozenset({"conj", "advcl", "ccomp", "parataxis", "dep"})
SHARED = frozenset("chair host found author sponsor sign".split())
"""What is done with others, whose past the tagger takes for that of a verb in -e ("co-chaired")."""
_OF_ACTS = frozenset(
    "deny admit begin start stop continue consider avoid resume propose suggest recommend oppose".split()
)
_ACTS = frozenset(
    "hold break violate attack make send sign meet free release discuss impose lift end reopen close open use target shell"
    " resume extend share arm fund supply kill start withdraw cut".split()
)
"""What begins, stops, is denied or proposed, more often than that it would tell of what kind a thing is."""
_HANDING = frozenset({"hand", "turn", "take"})
_EITHER = frozenset({"free", "open", "clear", "secure", "lower"})
"""Adjectives that are verbs where they have an object."""


def mend(doc: Doc, actors: Collection[str] = frozenset(), heads: Collection[str] = frozenset()) -> None:
    """Ties scenes and functions behind an object to its verb, and a verb in a series to the verb that it continues.

    `actors` are nouns for those who act, `heads` for what classes know, topics apart; in lower case.
    """
    for token in doc:
        _relabel(token)
    moved = {token.i: verb.i for token in doc if (verb := _belongs_to(token, actors)) is not None}
    moved |= {
        token.i: above.i
        for token in doc
        if (above := _told_where(token) or _told_of_thing(token) or _of_parties(token)) is not None
    }
    moved |= {token.i: name.i for token in doc if (name := _matched(token)) is not None}
    moved |= {token.i: above.i for token in doc if (above := _misplaced(token, heads)) is not None}
    moved |= {token.i: body.i for token in doc if (body := _heads_of(token, actors)) is not None}
    moved |= {token.i: verb.i for token in doc if (verb := _raised(token)) is not None}
    moved |= {one.i: above.i for token in doc for one, above in _gerund(token)}
    moved |= {name.i: verb.i for verb in doc if (name := _turned_round(verb)) is not None}
    moved |= {token.i: above.i for token in doc if (above := _made_into(token) or doubled.above(token)) is not None}
    if moved:
        doc.retie(moved)


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


def _misplaced(token: Token, heads: Collection[str]) -> Token | None:
    """What a member of a list, a deed beside another or what is asked for belongs to; None where it hangs right."""
    return loose.above(token, heads) or asking.above(token) or twins.above(token)


def _heads_of(token: Token, actors: Collection[str]) -> Token | None:
    """The body that a participle or phrase tells the head of; its label is set here."""
    body = headed.body_of(token, actors)
    if body is not None and token.pos_ == "VERB":
        token.dep_ = "acl"
    return body


def _done_by(token: Token) -> Token | None:
    """The passive verb whose agent hangs on a noun behind it ("will be joined at the talks by Rosa Quispe")."""
    if token.lower_ != "by" or token.dep_ not in ("prep", "agent") or token.head.dep_ != "pobj":
        return None
    verb = _verb_above(token)
    if verb is None or not any(c.dep_ == "auxpass" for c in verb.lefts) or any(c.dep_ == "agent" for c in verb.rights):
        return None
    token.dep_ = "agent"
    return verb


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
    if verb.tag_ not in ("VBN", "VBG") or verb.dep_ != "ROOT" or any(c.dep_ in chains.OPENING for c in verb.lefts):
        return None
    helping = next((c for c in verb.rights if c.lemma_ == "be" and c.dep_ in ("aux", "auxpass")), None)
    behind = (*helping.rights, *(c for c in verb.rights if c.i > helping.i)) if helping is not None else ()
    name = next((c for c in behind if c.dep_ in ("nsubj", "nsubjpass", "attr")), None)
    if name is not None:
        name.dep_ = "nsubj" if verb.tag_ == "VBG" else "nsubjpass"
    return name


def _relabel(token: Token) -> None:
    """Makes verbs and particles of what is taken for an adjective or a word of number, and members of loose infinitives."""
    _respell(token)
    _find_verb(token)
    if token.tag_ in ("JJ", "JJR") and (tag := _tag_of_adjective(token)):
        token.tag_, token.pos_, token.lemma_ = tag, "VERB", token.lower_
    if token.tag_ == "NN" and token.dep_ == "ccomp" and any(c.dep_ == "mark" for c in token.lefts):
        chains.make_verb(token)
    if token.tag_ == "NN" and token.lower_.endswith("ating") and any(c.dep_ == "aux" for c in token.lefts):
        token.tag_, token.pos_, token.lemma_ = "VBG", "VERB", f"{token.lower_[:-3]}e"
    if token.dep_ == "conj" and (tag := chains.verbal_tag(token)):
        token.tag_, token.pos_ = tag, "VERB"
    if token.tag_ in ("NNS", "NN") and token.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in token.lefts):
        token.tag_, token.pos_ = "VBZ" if token.tag_ == "NNS" else "VBP", "VERB"
    if token.dep_ == "quantmod" and token.lower_ == "over" and token.i and token.nbor(-1).lemma_ in _HANDING:
        token.dep_, token.tag_, token.pos_ = "prt", "RP", "ADP"
    if token.dep_ in ("advcl", "dep") and chains.continues(token):
        token.dep_ = "conj"
    if token.lower_ in _LIABLE and token.dep_ in ("advcl", "ccomp") and token.head.lemma_ == "hold":
        token.dep_ = "oprd"


def _find_verb(token: Token) -> None:
    """Makes a verb of a noun behind "have" with an object, and a subject of what is taken for a part of the verb."""
    if token.tag_ == "NN" and token.dep_ == "ROOT" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.lefts):
        token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", token.lower_  # "rebels have overrun the town"
    inside = token.dep_ == "compound" and token.head.tag_ in _FINITE and token.head.pos_ == "VERB"
    if inside and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.head.lefts):
        token.dep_ = "nsubj"  # "the opposition contests the result"


def _respell(token: Token) -> None:
    """Gives a verb the dictionary form that the tagger misses: co-chair, wage."""
    if token.lower_.startswith("co-") and token.lower_[3:-2] in SHARED and token.lower_.endswith("ed"):
        token.lemma_ = token.lower_[:-2]
    elif token.lemma_ == "wag":
        token.lemma_ = "wage"


def _tag_of_adjective(token: Token) -> str:
    """The tag of a verb that is taken for an adjective: one with an object, or behind a passive "be" ("is committed to")."""
    if token.lower_ in _EITHER and any(c.dep_ == "dobj" for c in token.rights):
        return "VB"
    return "VBN" if any(c.dep_ == "auxpass" for c in token.lefts) else ""


def _belongs_to(token: Token, actors: Collection[str]) -> Token | None:
    """The verb to which a token hung elsewhere belongs; None where it hangs right."""
    if token.dep_ == "prt" and token.head.pos_ == "NUM":
        return token.nbor(-1)
    if token.dep_ == "prep":
        return _above_preposition(token)
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


def _above_preposition(token: Token) -> Token | None:
    """The verb, or the noun of asking, to which a preposition belongs that hangs on an object of it."""
    word, held = token.lower_, token.head.lemma_.lower()
    if (deed := deeds.above(token)) is not None:
        return deed
    if word in _CHARGES and (verb := _accusing(token)) is not None:
        return verb
    if word in _ABOUT and (talks := misplaced.talks_between(token.head)) is not None:
        return talks
    moves = (
        (word in _SCENES and _is_scene(token) and _may_lose(token.head, _GATHERINGS | _PRESENT))
        or (word in _THROUGH and _is_mediation(token) and held not in _GATHERINGS | DEALS)
        or (word == "as" and _may_lose(token.head, _FUNCTIONS))
        or _is_outcome(token)
        or _is_brought(token)
        or (word in _TOPICAL and held in _GATHERINGS and _is_agreed(token))
    )
    return _verb_above(token) if moves else None


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
    ends = above.right_edge.i in (joint - 1, joint) and above.dep_ in _OBJECTS and above.pos_ in _NOUNS
    return above if ends and noun.head.pos_ == "VERB" and above.head.i > noun.head.i else None


def _deed_before(noun: Token) -> Token | None:
    """The act behind a preposition with which nouns make a series: "talked about easing tariffs, [visas] and security"."""
    led = [c for p in noun.head.rights if p.dep_ == "prep" and p.i < noun.i for c in p.rights if c.dep_ == "pcomp"]
    goes_on = any(c.dep_ == "conj" and c.pos_ in _NOUNS for c in noun.rights)
    return led[-1] if led and goes_on and led[-1].right_edge.i == noun.left_edge.i - 2 else None


def _accusing(preposition: Token) -> Token | None:
    """The verb by which somebody is charged with an act ("blamed Peru for leaving"), or the act laid on him ("on Peru")."""
    verb = _verb_above(preposition)
    if preposition.lower_ == "on":
        return verb if verb is not None and verb.lemma_ == "blame" else None
    charged = verb is not None and verb.lemma_ in _CHARGING and any(_is_charge(c) for c in preposition.rights)
    return verb if charged else None


def _is_charge(word: Token) -> bool:
    """Whether a word behind "of" or "for" is what somebody is charged with: a deed, no body or people ("of fraud")."""
    bare = word.tag_ == "NN" and not word.ent_type_ and not any(c.dep_ in ("det", "poss") for c in word.lefts)
    return word.dep_ == "pcomp" or (word.dep_ == "pobj" and bare)


def _raised(token: Token) -> Token | None:
    """The verb to which somebody or something belongs that hangs on a word below it."""
    return _done_by(token) or _opened_by(token) or misplaced.acted_on(token) or misplaced.judged(token)


def _told_where(token: Token) -> Token | None:
    """What a place, or a clause with "where", belongs to that the parser hung on a day or a comma."""
    if token.dep_ in ("relcl", "advcl", "acl") and any(c.lower_ == "where" for c in token.lefts):
        return _place_before(token)
    if token.dep_ != "prep":
        return None
    if token.head.text == "," and token.head.i == token.i - 1 and token.i > 1:
        return token.nbor(-2) if token.nbor(-2).pos_ in ("NOUN", "PROPN") else None
    if token.lower_ in _WHITHER and token.head.lemma_ == "door" and token.head.head.lower_ == "behind":
        return token.head.head.head
    share = token.head.ent_type_ == "PERCENT" and token.head.head.lemma_ == "vote"  # "voted 81 percent against it"
    if token.lower_ in _OF_NO_DAY and (share or token.head.ent_type_ in _TIMES):
        return next((t for t in token.head.ancestors if t.pos_ != "ADP" and t.ent_type_ not in _TIMES), None)
    return None


def _of_parties(preposition: Token) -> Token | None:
    """The talks on a matter behind which those stand who hold them ("talks on tariffs between Peru and Chile")."""
    matter = preposition.head
    if preposition.lower_ not in ("between", "among") or matter.dep_ != "pobj" or matter.lemma_.lower() in _BETWEEN:
        return None
    talks = matter.head.head
    about = matter.head.lower_ in _ABOUT and talks.lemma_.lower() in _GATHERINGS
    return talks if about else None


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
    if head.pos_ not in ("VERB", "AUX") and head.ent_type_ not in _TIMES:
        return None
    verb = next((t for t in (head, *head.ancestors) if t.pos_ == "VERB"), None)
    led = (c for c in verb.rights if c.lower_ in _WHITHER and c.i < clause.i) if verb is not None else ()
    places = [t for c in led for t in c.children if t.dep_ == "pobj" and t.pos_ == "PROPN" and t.ent_type_ != "DATE"]
    if places:
        clause.dep_ = "relcl"
    return places[-1] if places else None


def _is_mediation(preposition: Token) -> bool:
    return any(t.dep_ == "pobj" and t.lemma_.lower() in MEDIATION for t in preposition.rights)


def _is_scene(preposition: Token) -> bool:
    return any(t.dep_ == "pobj" and t.lemma_.lower() in _GATHERINGS for t in preposition.rights)


def _is_outcome(preposition: Token) -> bool:
    """Whether a phrase behind talks says that they came to nothing ("three days of talks [with no deal on quotas]")."""
    if preposition.lower_ not in _WITH:
        return False
    nouns = [c for c in preposition.rights if c.dep_ == "pobj" and c.lemma_ in _RESULTS]
    none = any(c.lower_ == "no" for noun in nouns for c in noun.lefts) or preposition.lower_ == "without"
    return bool(nouns) and none and preposition.head.lemma_.lower() in _GATHERINGS


def _is_agreed(preposition: Token) -> bool:
    """Whether a phrase behind talks says what was agreed there ("agreed at the talks [on a truce]")."""
    verb = _verb_above(preposition)
    if verb is None or verb.lemma_ not in _AGREEING or preposition.head.head.lower_ not in _THERE:
        return False
    return not any(c.dep_ in _COMPLEMENTS or (c.dep_ == "prep" and c.lower_ in _TOPICAL) for c in verb.rights)


def _is_brought(preposition: Token) -> bool:
    """Whether "with" tells whom or what somebody brought to an event ("came to the summit [with a team of lawyers]")."""
    event, above = preposition.head, preposition.head.head
    verb = above.head if above.lower_ in _WHITHER | {"into"} else above
    comes = verb.lemma_ in _COMING and event.lemma_.lower() in _GATHERINGS and above.lower_ != "for"
    return preposition.lower_ == "with" and comes and any(c.lemma_.lower() in _BROUGHT for c in preposition.rights)


def _may_lose(noun: Token, holding: Collection[str]) -> bool:
    """Whether a noun is an object, and none of those that hold such a phrase themselves."""
    held = noun.dep_ in _OBJECTS and noun.pos_ in ("NOUN", "PROPN")
    return held and noun.lemma_.lower() not in holding


def _verb_above(preposition: Token) -> Token | None:
    """The verb above, if all that stands between is an object of it and all behind the object is the phrase."""
    for token in preposition.head.ancestors:
        if token.pos_ == "VERB":
            return token if token.i < preposition.i else None
        if token.pos_ not in ("NOUN", "PROPN", "ADP"):
            return None
    return None
