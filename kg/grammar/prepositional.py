"""Prepositional phrases that the parser hangs on an object or a name, and the verb or noun that they belong to.

In: a preposition of a parsed paragraph. Out: the word that its phrase belongs to, None where it hangs right. As in "agreed
on a truce [at their first talks]", "blamed Peru [for the attack]", "talks on tariffs [between Peru and Chile]". Only what
can hardly belong to the noun is moved.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar import deeds, misplaced
from kg.grammar.helping import MEDIATION
from kg.grammar.parsed import Token
from kg.grammar.partners import DEALS

TIMES = frozenset({"DATE", "TIME"})
WHITHER = frozenset({"in", "at", "to"})
_OF_NO_DAY = WHITHER | {"between", "with", "about", "over", "on", "against"}
"""Prepositions that tell nothing of a day ("resumed on Monday between Peru and Chile")."""
_SCENES = frozenset({"at", "during"})
_GATHERINGS = frozenset(
    "talk talks meeting summit round conference session ceremony negotiation negotiations consultation consultations"
    " forum gathering dinner lunch banquet reception encounter plenary assembly".split()
)
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
_LEADING = frozenset({"lead", "head", "command"})
_THROUGH = frozenset({"under", "through", "via", "with"})
OBJECTS = frozenset({"dobj", "pobj", "attr", "conj"})


def above(token: Token) -> Token | None:
    """The verb, or the noun of asking, to which a preposition belongs that hangs on an object of it."""
    word, held = token.lower_, token.head.lemma_.lower()
    if (deed := deeds.above(token)) is not None:
        return deed
    if word in _CHARGES and (verb := _accusing(token)) is not None:
        return verb
    if word in _ABOUT and (talks := misplaced.talks_between(token.head)) is not None:
        return talks
    moves = (
        (
            word in _SCENES
            and _is_scene(token)
            and (_may_lose(token.head, _GATHERINGS | _PRESENT) or _is_led(token.head))
        )
        or (word in _THROUGH and _is_mediation(token) and held not in _GATHERINGS | DEALS)
        or (word == "as" and _may_lose(token.head, _FUNCTIONS))
        or _is_outcome(token)
        or _is_brought(token)
        or (word in _TOPICAL and held in _GATHERINGS and _is_agreed(token))
    )
    return _verb_above(token) if moves else None


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


def behind_time(preposition: Token) -> Token | None:
    """What a place or the like belongs to that the parser hung on a day, a comma or a share ("voted 81 percent against")."""
    word, held = preposition.lower_, preposition.head
    if held.text == "," and held.i == preposition.i - 1 and preposition.i > 1:
        before = preposition.nbor(-2)
        return before if before.pos_ in ("NOUN", "PROPN") else None
    if word in WHITHER and held.lemma_ == "door" and held.head.lower_ == "behind":
        return held.head.head
    share = held.ent_type_ == "PERCENT" and held.head.lemma_ == "vote"
    if word in _OF_NO_DAY and (share or held.ent_type_ in TIMES):
        return next((t for t in held.ancestors if t.pos_ != "ADP" and t.ent_type_ not in TIMES), None)
    return None


def of_parties(preposition: Token) -> Token | None:
    """The talks on a matter behind which those stand who hold them ("talks on tariffs between Peru and Chile")."""
    matter = preposition.head
    if preposition.lower_ not in ("between", "among") or matter.dep_ != "pobj" or matter.lemma_.lower() in _BETWEEN:
        return None
    talks = matter.head.head
    about = matter.head.lower_ in _ABOUT and talks.lemma_.lower() in _GATHERINGS
    return talks if about else None


def done_by(token: Token) -> Token | None:
    """The passive verb whose agent hangs on a noun behind it ("will be joined at the talks by Rosa Quispe")."""
    if token.lower_ != "by" or token.dep_ not in ("prep", "agent") or token.head.dep_ != "pobj":
        return None
    verb = _verb_above(token)
    if verb is None or not any(c.dep_ == "auxpass" for c in verb.lefts) or any(c.dep_ == "agent" for c in verb.rights):
        return None
    token.dep_ = "agent"
    return verb


def _is_mediation(preposition: Token) -> bool:
    return any(t.dep_ == "pobj" and t.lemma_.lower() in MEDIATION for t in preposition.rights)


def _is_scene(preposition: Token) -> bool:
    return any(t.dep_ == "pobj" and t.lemma_.lower() in _GATHERINGS for t in preposition.rights)


def _is_led(group: Token) -> bool:
    """Whether the group is led: who leads a delegation at a summit is there."""
    return group.dep_ == "dobj" and group.head.lemma_ in _LEADING


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
    verb = above.head if above.lower_ in WHITHER | {"into"} else above
    comes = verb.lemma_ in _COMING and event.lemma_.lower() in _GATHERINGS and above.lower_ != "for"
    return preposition.lower_ == "with" and comes and any(c.lemma_.lower() in _BROUGHT for c in preposition.rights)


def _may_lose(noun: Token, holding: Collection[str]) -> bool:
    """Whether a noun is an object, and none of those that hold such a phrase themselves."""
    held = noun.dep_ in OBJECTS and noun.pos_ in ("NOUN", "PROPN")
    return held and noun.lemma_.lower() not in holding


def _verb_above(preposition: Token) -> Token | None:
    """The verb above, if all that stands between is an object of it and all behind the object is the phrase."""
    for token in preposition.head.ancestors:
        if token.pos_ == "VERB":
            return token if token.i < preposition.i else None
        if token.pos_ not in ("NOUN", "PROPN", "ADP"):
            return None
    return None
