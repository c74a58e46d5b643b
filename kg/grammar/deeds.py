"""Nouns of deeds: who does them and to what, where the parse hangs that on another noun, or a verb says it.

In: a parsed noun. Out: the words that fill its slots beside those that hang on it: "the violation by Peru of the truce",
"the plan drew opposition from Chile", "won a promise from Chile that the port would open".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.clauses import prepositions
from kg.grammar.complements import Path, Slots, put
from kg.grammar.doers import NOMINAL, is_passive, subjects
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

OWNER: Path = ("'s",)
_GIVERS = frozenset({"by", "from"})
_ASKED = frozenset(
    "call plea appeal request demand offer proposal suggestion petition bid push vote campaign ultimatum".split()
)
_GIVEN = frozenset(
    "pledge promise guarantee assurance commitment undertaking threat warning support backing aid".split()
)
_DONE = frozenset(
    "acceptance adoption annexation approval assault attack bombardment bombing boycott breach cancellation"
    " condemnation dismissal embargo endorsement handover infringement invasion objection occupation opposition"
    " participation pullout raid ratification recognition refusal rejection release repatriation repudiation"
    " resistance return seizure shelling siege signature signing strike suspension veto violation withdrawal".split()
)
_DEEDS = _ASKED | _GIVEN | _DONE
_AIMS = frozenset({"for", "against", "on", "over", "to", "of"})
_UPON = frozenset({"on", "upon", "against"})
_AT = frozenset({"in", "at"})
_SENT = frozenset("ambassador adviser advisor aide envoy delegate delegation emissary representative deputy".split())
_OF_BODIES = frozenset(
    "member leader head group supporter official minister resident veteran thousand hundred dozen faction part follower"
    " representative opponent victim relative side minute worker citizen commander ten score".split()
)
_NAMES = frozenset({"GPE", "ORG", "PERSON", "NORP"})
_TEXTS = frozenset("proposal plan offer draft initiative suggestion demand request call decision report".split())
_LEAVING = frozenset("withdrawal exit retreat departure pullout secession release independence".split())
_LED_BY = {"from": _LEAVING, "between": frozenset({"exchange", "swap"})}
"""What takes such a preposition even behind "of" ("the departure of the rebels from the talks")."""
_GETTING = frozenset(
    "draw win get receive gain earn obtain secure extract wring have elicit attract face encounter meet provoke trigger"
    " spark prompt".split()
)
_STANCES = frozenset(
    "opposition resistance objection criticism refusal rejection rebuke rebuff condemnation disapproval scepticism"
    " skepticism support backing praise endorsement approval blessing".split()
)
_TOWARD: tuple[Path, ...] = (("to",), ("of",), ("for",))
_OWN = frozenset(
    "refusal insistence withdrawal departure exit participation presence willingness readiness failure".split()
)
"""Deeds whose doer stands behind "of" where something else says to what: "the refusal of the rebels to disarm"."""
_MOVED = frozenset("troop troops force forces soldier army unit ship tank weapon missile settler staff".split())
"""What others withdraw."""
_COMPLETE: tuple[Path, ...] = (("to",), ("that",), ("on",), ("from",), ("in",), ("at",))
_WANTED = frozenset("seek demand want ask call appeal press push request need require await expect urge".split())


def above(preposition: Token) -> Token | None:
    """The deed to which a preposition belongs that hangs on who does it, or on what it is done to.

    As in "the violation by Peru [of the truce]", "a plea from the pope [for peace]", "the rejection of the map [by Chile]",
    "the sanctions imposed by Norway [on Chile]".
    """
    noun = preposition.head
    deed, lemma = noun.head.head, noun.head.head.lemma_.lower()
    if noun.pos_ == "VERB":
        return _object_before(preposition, noun)
    if noun.head.dep_ == "agent" and deed.dep_ == "acl":
        upon = preposition.lower_ in _UPON and preposition.dep_ == "prep" and noun.ent_type_ in _NAMES
        return deed if upon else None
    if noun.dep_ != "pobj" or noun.pos_ not in NOMINAL or deed.pos_ != "NOUN":
        return None
    if noun.head.lower_ == "of" and lemma in _LED_BY.get(preposition.lower_, ()):
        return deed
    return deed if lemma in _DEEDS | _LEAVING and _is_of_deed(preposition, noun, deed) else None


def _is_of_deed(preposition: Token, noun: Token, deed: Token) -> bool:
    """Whether a preposition behind who does a deed, or what it is done to, is the deed's."""
    word, led = preposition.lower_, noun.head.lower_
    if led in _GIVERS:
        return _is_aim(preposition, noun, deed)
    return word in _GIVERS and led in _AIMS and _is_doer(preposition, noun, deed)


def _object_before(preposition: Token, verb: Token) -> Token | None:
    """The object right before "by" or "from" of a verb that is not passive: "accepted a proposal [by Kenya]"."""
    if preposition.lower_ not in _GIVERS or preposition.dep_ not in ("prep", "agent") or is_passive(verb):
        return None
    found = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == preposition.i - 1), None)
    named = any(c.dep_ == "pobj" and c.ent_type_ in _NAMES for c in preposition.rights)
    return found if found is not None and named and found.lemma_ in _TEXTS | _ASKED else None


def _is_aim(preposition: Token, doer: Token, deed: Token) -> bool:
    """Whether a preposition behind who does the deed says to what: "by Peru of the truce", not "by the leader of Peru"."""
    word = preposition.lower_
    if word == "from":
        return deed.lemma_.lower() in _LEAVING
    if word in _AT:
        return deed.lemma_.lower() == "participation"
    if word not in _AIMS or any(c.dep_ == "prep" and c.lower_ == word for c in deed.rights):
        return False
    if word == "of":
        named = doer.ent_type_ in _NAMES or (doer.tag_ == "NNS" and doer.lemma_.lower() not in _OF_BODIES)
        return named and not any(c.ent_type_ for c in preposition.rights if c.dep_ == "pobj")
    return word != "to" or doer.lemma_.lower() not in _SENT


def _is_doer(preposition: Token, thing: Token, deed: Token) -> bool:
    """Whether "by" or "from" behind what a deed is done to says by whom: "of the map by Chile", "of help from Chile"."""
    told = any(c.dep_ == "poss" or (c.dep_ in ("prep", "agent") and c.lower_ in _GIVERS) for c in deed.children)
    behind = [c for c in preposition.rights if c.dep_ == "pobj"]
    if told or not behind:
        return False
    own = thing.lemma_.lower() in _TEXTS and not any(c.lower_ in ("the", "its", "their") for c in thing.lefts)
    if preposition.lower_ == "by":
        return deed.lemma_.lower() in _DONE | _GIVEN and not own
    return deed.lemma_.lower() in _GIVEN | _ASKED and bool(behind[0].ent_type_) and thing.lemma_.lower() not in _LEAVING


def is_given(noun: Token, word: str) -> bool:
    """Whether the preposition tells whose deed a noun names: "by" and "from" do, if nobody leaves or only wants it.

    "The withdrawal from the talks" is none of the talks', and of "sought guarantees from Chile" Chile has given none.
    """
    if word == "from" and noun.lemma_.lower() in _LEAVING:
        return False
    below = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun.head
    wanted = noun.dep_ in ("dobj", "pobj") and below.lemma_ in _WANTED
    return word in _GIVERS and not wanted


def add_doer(found: Slots, noun: Token) -> None:
    """Who does what another phrase completes: "the departure of the rebels from the talks", "Chilean drone strikes on"."""
    if OWNER not in found:
        kinds = (c for c in noun.lefts if c.dep_ == "compound" and not c.ent_type_)
        put(found, OWNER, [t for c in kinds for t in c.lefts if t.ent_type_ in ("NORP", "GPE") and t.dep_ == "amod"])
    doers = found.get(("of",), [])
    moved = any(t.lemma_.lower() in _MOVED for t in doers)
    if noun.lemma_.lower() in _OWN and OWNER not in found and not moved and any(path in found for path in _COMPLETE):
        put(found, OWNER, found.pop(("of",), []))


def add_receipt(found: Slots, noun: Token) -> None:
    """Whose deed it is that somebody gets: "won a promise from Chile to leave", "the plan drew opposition from Chile"."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    meets = noun.dep_ == "pobj" and noun.head.lower_ == "with" and verb.lemma_ == "meet"
    if not meets and (noun.dep_ != "dobj" or verb.lemma_ not in _GETTING):
        return
    doers = found.get(OWNER) or [t for c in verb.rights if c.lower_ == "from" for t in _behind(c)]
    put(found, OWNER, doers)
    for path, target in (row for t in (verb, *doers) for row in prepositions(t)):
        topic = path[0] in ("on", "over") and noun.lemma_.lower() not in _STANCES
        if target.i > noun.i and path[0] in _AIMS and not topic:
            put(found, path, [target])
    if noun.lemma_.lower() in _STANCES:
        for path in _TOWARD:
            found.setdefault(path, subjects(verb))
    for clause in (c for t in (verb, *found.get(OWNER, ())) for c in t.rights):
        if clause.dep_ in ("ccomp", "xcomp", "advcl", "acl") and clause.i > noun.i and clause.pos_ in ("VERB", "AUX"):
            opening = [c.lower_ for c in clause.lefts if c.dep_ == "mark" or c.tag_ == "TO"][:1]
            if opening and opening[0] in ("that", "to"):
                put(found, (opening[0],), conjuncts(clause))


def _behind(preposition: Token) -> Iterator[Token]:
    for child in preposition.rights:
        if child.dep_ == "pobj":
            yield from conjuncts(child)


def add_accused(found: Slots, noun: Token) -> None:
    """Who is charged by "Peru's accusation that Chile had armed the rebels"."""
    if noun.lemma_.lower() in ("accusation", "allegation", "charge") and ("against",) not in found:
        clauses = [t for t in found.get(("that",), ()) if t.pos_ in ("VERB", "AUX")]
        put(found, ("against",), [who for clause in clauses for who in subjects(clause)])


def add_objects(found: Slots, noun: Token) -> None:
    """All that a noun's verb or clause tells of the deed that the noun names."""
    add_doer(found, noun)
    add_receipt(found, noun)
    add_accused(found, noun)
