"""Status: whether what a word tells of happened, is planned, did not happen, or is left open.

In: a parsed word (verb or noun) and the words that govern others (`Signatures`). Out: a `Status` and the reasons for it.
A word has a value from -1 (did not happen) to 1 (happened) of its own, by negation, modals and conditions; the words
above it multiply it by their signature (Karttunen 1971; values after FactBank, Saurí and Pustejovsky 2009), recursively.
An act of asking, offering or refusing has its own status: what governs the trigger counts, never what it governs.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.grammar.doers import is_ranked
from kg.grammar.orphans import ORPHAN
from kg.grammar.parsed import Token
from kg.grammar.status import claimed, local, nouns
from kg.grammar.status.judgement import (
    NAMES,
    NOMINAL,
    OPEN,
    PLANNED,
    VERBAL,
    Judgement,
    Signatures,
    is_infinitive,
    weaker,
    word,
)
from kg.model import Status, VerbClass

__all__ = ["Signatures", "of", "signatures"]

_DEPTH = 6
_REPORTED = 0.5
_UNSAID = 0.3
_UNKNOWN_NOUN = 0.3
_WHICHEVER = frozenset({"any", "whichever", "whatever"})
_TELLING = frozenset("of to from about on against for in at over with toward towards".split())
_HEARD_BY = frozenset({"tell", "warn", "remind"})
"""Verbs whose object only hears what is said ("told a news conference")."""
_RESOLVING = frozenset({"vote", "decide", "choose", "opt"})
_BY_VOTE = frozenset(
    "accept reject approve back endorse ratify adopt support oppose refuse decline turn scrap tear dismiss condemn".split()
)
"""What is done by voting or deciding on it."""
_TO_COME = frozenset({"before", "after"})
_DOUBTS = frozenset({"doubt", "question", "denying", "mistake"})
"""Nouns whose denial affirms what is said of them ("there is no doubt that")."""
_BESIDE = frozenset({"while", "as"})
_WHEN = frozenset({"when", "while", "as", "after", "before", "once", "until"})
_REACHING = frozenset("reach agree strike conclude achieve clinch secure find seal forge".split())
"""Verbs that bring about what they name: denied, there is none."""
_SPEAKING = frozenset("talk meeting negotiation discussion consultation conversation session call".split())
_HOLDING = frozenset("hold host take begin start open convene resume schedule organise organize meet".split())


def signatures(verb_classes: Mapping[str, VerbClass]) -> Signatures:
    """The classes arranged by word; of two classes with one word that of the first IRI counts."""
    governing: dict[str, VerbClass] = {}
    speech: dict[str, VerbClass] = {}
    for _, one in sorted(verb_classes.items()):
        for name in one.words:
            (speech if one.speech else governing).setdefault(name, one)
    return Signatures(governing, speech, frozenset(name.split()[0] for name in speech if " " in name))


def of(trigger: Token, signatures: Signatures) -> tuple[Status, tuple[str, ...]]:
    """The status of what `trigger` tells of, and why: the rules that spoke, innermost first."""
    found = _judge(trigger, signatures, _DEPTH)
    if found.status is Status.PLANNED and (condition := _hangs_on(trigger)):
        return Status.POSSIBLE, (*found.reasons, f"on condition {condition!r}")
    return found.status, found.reasons


def _hangs_on(verb: Token) -> str:
    """The condition on a verb or on one that governs its infinitive ("is expected to come, should it be held")."""
    found = local.condition_on(verb)
    while not found and verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ in VERBAL and is_infinitive(verb):
        verb = verb.head
        found = local.condition_on(verb)
    return found


def _judge(token: Token, words: Signatures, depth: int) -> Judgement:
    if depth == 0:
        return Judgement()
    if token.pos_ in VERBAL:
        return _above(token, local.of(token, words), words, depth)
    if token.pos_ in ("ADJ", "ADV"):
        return _judge(token.head, words, depth - 1) if token.head.pos_ in VERBAL else Judgement()
    return _of_noun(token, words, depth)


# --- the words above a verb ------------------------------------------------------------------------------------------


def _above(verb: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    head, label = verb.head, verb.dep_
    if label == "ROOT" or head == verb or _is_parted(verb, head):
        found = own
    elif label == "conj" and head.pos_ in VERBAL:
        found = _beside(verb, own, words, depth)
    elif label in ("xcomp", "ccomp", ORPHAN) or local.is_voted(verb):
        found = _governed(verb, own, words, depth)
    elif label == "pcomp":
        found = _below_preposition(head, own, words, depth)
    elif label == "advcl":
        found = _adverbial(verb, own, words, depth)
    elif label == "relcl" and _is_time(verb):
        found = _timed(verb, own, words, depth)
    elif label in ("acl", "relcl") and head.pos_ in NOMINAL:
        found = _on_noun(verb, own, words, depth)
    else:
        found = own
    return found


def _is_parted(verb: Token, head: Token) -> bool:
    """Whether a semicolon stands between two verbs: the parser then ties what is said apart."""
    low, high = sorted((verb.i, head.i))
    return any(t.text == ";" for t in verb.doc[low:high])


def _is_time(verb: Token) -> bool:
    """Whether a clause says when, though the parser hangs it on a date ("in 2014, when they left")."""
    return verb.head.ent_type_ in ("DATE", "TIME") and any(
        c.lower_ == "when" and c.dep_ == "advmod" for c in verb.lefts
    )


def _timed(verb: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    """In the present it shares the modality of the clause around the date ("will sign in May, when they leave")."""
    above = next((t for t in verb.head.ancestors if t.pos_ in VERBAL), None)
    if above is None or not local.is_present(verb):
        return own
    return _together(own, _judge(above, words, depth - 1))


def _adverbial(verb: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    """A participle or a clause of time shares the modality of its clause; what a past report puts ahead is planned."""
    mark = next((c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod") and c.lower_ in _WHEN), "")
    free = verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.lefts)
    if free or is_infinitive(verb):
        return _together(own, _judge(verb.head, words, depth - 1))
    if not mark or not local.is_present(verb) or (mark in _BESIDE and local.is_perfect(verb)):
        return own
    above = _judge(verb.head, words, depth - 1)
    if above.open:
        return _together(own, above)
    if mark in _TO_COME and not above.open and not local.is_present(verb.head):
        return Judgement(min(own.value, PLANNED), Status.PLANNED, (*own.reasons, f"{mark!r} and still to come"))
    return own


def _together(own: Judgement, above: Judgement) -> Judgement:
    """What shares the modality of the clause it stands beside, though not its denial."""
    if not above.open:
        return own
    return Judgement(min(own.value, abs(above.value)), weaker(above.outlook, own.outlook), own.reasons + above.reasons)


def _beside(verb: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    """A coordinated verb: without subject and auxiliary of its own it has those of the first; so has an infinitive."""
    if any(c.dep_ in ("nsubj", "nsubjpass") or (c.dep_ == "aux" and c.tag_ != "TO") for c in verb.lefts):
        return own
    first = _judge(verb.head, words, depth - 1)
    shared = verb.tag_ in (verb.head.tag_, "VB")
    if not shared or not (first.open or first.denied):
        return own
    if first.denied:
        return Judgement(min(own.value, first.value), first.outlook, first.reasons) if verb.tag_ == "VB" else own
    return Judgement(min(own.value, first.value), first.outlook, own.reasons + first.reasons)


def _governed(verb: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    head, infinitive = verb.head, is_infinitive(verb)
    special = _auxiliary(verb, own) if infinitive else None
    if special is not None:
        return special
    if verb.dep_ == "ccomp" and verb.i < head.i and head.lemma_ not in words.speech:
        return own
    if verb.dep_ == "ccomp" and head.lemma_ == "be" and claimed.is_false(head):
        return claimed.disowned(own)
    state = next((c for c in head.rights if c.dep_ == "acomp" and c.i < verb.i), None) if head.pos_ == "AUX" else None
    if infinitive and head.lemma_ in _RESOLVING and verb.lemma_ in _BY_VOTE:
        return _resolved(own, _judge(head, words, depth - 1), head.lemma_)
    finite = verb.dep_ == "ccomp" and not infinitive and not _is_mandative(verb, words)
    return _signed(state or head, own, words, depth, finite=finite)


def _auxiliary(verb: Token, own: Judgement) -> Judgement | None:
    """As in "is to meet", "is going to meet", "has yet to meet"."""
    head = verb.head
    if head.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in head.children):
        return Judgement(-abs(own.value), None, (*own.reasons, "has yet to"))
    if head.lemma_ == "be" and head.pos_ in VERBAL and not any(c.dep_ == "acomp" for c in head.children):
        return _ahead(own, "is to")
    if head.lemma_ == "go" and head.tag_ == "VBG":
        return _ahead(own, "going to")
    return None


def _resolved(own: Judgement, above: Judgement, name: str) -> Judgement:
    """What is done by voting on it is as sure as the vote ("voted to reject the offer")."""
    reasons = (*own.reasons, f"{name!r} on it", *above.reasons)
    return Judgement(own.value * above.value, weaker(own.outlook, above.outlook), reasons)


def _ahead(own: Judgement, reason: str) -> Judgement:
    outlook = weaker(own.outlook, Status.PLANNED)
    return Judgement(min(own.value, PLANNED), outlook, (*own.reasons, reason))


def _is_mandative(clause: Token, words: Signatures) -> bool:
    """Whether a clause has a bare verb ("demanded that Peru withdraw"), which a plural hides ("that they withdraw")."""
    if any(c.dep_ == "aux" for c in clause.lefts):
        return False
    found = words.of(word(clause.head), finite=True)
    asked = found is not None and found.outlook is Status.POSSIBLE and (found.positive or 0) < _REPORTED
    return clause.tag_ == "VB" or (asked and clause.tag_ == "VBP" and clause.pos_ == "VERB")


def _signed(head: Token, own: Judgement, words: Signatures, depth: int, *, finite: bool) -> Judgement:
    """The value below a governor, by its signature and by whether it is itself affirmed, open or denied."""
    name = word(head)
    found = words.of(name, finite=finite)
    above = _judge(head, words, depth - 1)
    if found is None:
        if finite or head.pos_ not in ("ADJ", "NOUN"):
            return own
        reasons = (*own.reasons, f"under {name!r}")
        return Judgement(own.value * _UNKNOWN_NOUN, own.outlook or Status.POSSIBLE, reasons)
    if found.speech and (found.positive or 0) >= _REPORTED and not (finite and above.denied):
        return own
    return _multiplied(own, above, found, name)


def _multiplied(own: Judgement, above: Judgement, found: VerbClass, name: str) -> Judgement:
    reasons = (*own.reasons, f"{name!r} ({found.label})")
    if found.speech and (found.positive or 0) >= _REPORTED:
        return Judgement(own.value * _UNSAID, Status.POSSIBLE, (*reasons, *above.reasons))
    sign = found.negative if above.denied else found.positive
    factor = 1.0 if sign is None else sign
    if own.denied and factor > 0 and not above.denied:
        asked = found.outlook is Status.POSSIBLE
        return Judgement(OPEN, Status.POSSIBLE, reasons) if asked else Judgement(own.value, own.outlook, reasons)
    value = own.value * factor
    if above.open:
        outlook = weaker(own.outlook, above.outlook, found.outlook)
        return Judgement(value * above.value, outlook, above.reasons + reasons)
    return Judgement(value, weaker(found.outlook, own.outlook), reasons + (above.reasons if above.denied else ()))


def _below_preposition(preposition: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    head, mark = preposition.head, preposition.lower_
    if mark == "without" or head.lower_ == "short":
        reason = mark if mark == "without" else "short of"
        return Judgement(-own.value, own.outlook, (*own.reasons, reason))
    if mark in ("before", "until", "against"):
        return Judgement(min(own.value, 0.3), Status.POSSIBLE, (*own.reasons, mark))
    name = word(head)
    own_subject = any(c.dep_ == "nsubj" for clause in preposition.rights for c in clause.lefts)
    told = mark in _TELLING and not own_subject
    if told and words.of(name, finite=False) is not None and name not in words.speech:
        return _signed(head, own, words, depth, finite=False)
    return own


def _on_noun(verb: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    """A clause or infinitive on a noun happens as the noun says ("a refusal to sign"); a relative clause for itself."""
    noun = verb.head
    marked = any(c.dep_ == "mark" for c in verb.lefts)
    if is_infinitive(verb):
        return _infinitive_on(noun, own, words, depth)
    if verb.dep_ == "relcl" and any(c.lower_ in _WHICHEVER for c in noun.lefts if c.dep_ == "det"):
        return Judgement(min(own.value, OPEN), weaker(own.outlook, Status.POSSIBLE), (*own.reasons, "any that"))
    if claimed.is_claimed(verb) and noun.lemma_ in words.speech:
        return _weighed(noun.head, own, words, depth)
    if verb.dep_ == "relcl" or not marked:
        return own
    if (denial := local.denied(noun)) and noun.lemma_ not in _DOUBTS:
        return Judgement(min(-abs(own.value), -_UNSAID), None, (*own.reasons, f"denied by {denial!r}"))
    told = words.of(word(noun.head), finite=True) if noun.dep_ == "dobj" and noun.head.pos_ in VERBAL else None
    spoken = told is not None and (told.speech or noun.lemma_ in words.speech)
    return _signed(noun.head, own, words, depth, finite=True) if spoken else own


def _weighed(verb: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    """What is claimed, by what is said of the claim: that it is false, or whether it is right."""
    above = _judge(verb, words, depth - 1)
    if above.open:
        return Judgement(min(own.value, OPEN), Status.POSSIBLE, (*own.reasons, *above.reasons))
    return claimed.disowned(own) if claimed.is_false(verb) else own


def _infinitive_on(noun: Token, own: Judgement, words: Signatures, depth: int) -> Judgement:
    if noun.dep_ == "dobj" and noun.head.lemma_ in _HOLDING and noun.lemma_ in _SPEAKING:
        return _together(own, _judge(noun.head, words, depth - 1))  # what talks are held for is done there
    if noun.dep_ == "attr" and is_ranked(noun):
        return _together(own, _judge(noun.head, words, depth - 1))  # "was the first to sign"
    if words.governing.get(noun.lemma_) is None:
        return _ahead(own, "an infinitive on a noun")
    if noun.dep_ == "nsubj" and _comes_to_nothing(noun.head, words):
        return Judgement(-abs(own.value), None, (*own.reasons, f"{noun.lemma_!r} that {noun.head.lemma_!r}"))
    return _signed(noun, own, words, depth, finite=False)


def _comes_to_nothing(verb: Token, words: Signatures) -> bool:
    """Whether a verb says that its subject came to nothing ("attempts to reach a deal failed")."""
    found = words.governing.get(word(verb))
    alone = not any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.children)
    return found is not None and alone and (found.positive or 0) < 0 and not local.denied_by(verb)


# --- nouns -----------------------------------------------------------------------------------------------------------


def _of_noun(noun: Token, words: Signatures, depth: int) -> Judgement:
    if noun.ent_type_ in NAMES:
        return Judgement()
    if denial := local.denied(noun):
        verb = nouns.carrier(noun)
        if verb is not None and (mark := local.condition(verb)):
            return Judgement(OPEN, Status.POSSIBLE, (f"denied by {denial!r} on condition {mark!r}",))
        return Judgement(-1.0, None, (f"denied by {denial!r}",))
    if local.hardly_any(noun):
        return Judgement(OPEN, Status.POSSIBLE, ("hardly any",))
    carried, cued = _carried(noun, words, depth), nouns.cued(noun)
    return cued if cued is not None and carried.status in (Status.ACTUAL, Status.PLANNED) else carried


def _carried(noun: Token, words: Signatures, depth: int) -> Judgement:
    """An event noun shares the modality of the verb that it stands with, and its denial where that verb holds events."""
    refuted = nouns.refuted(noun, words)
    if refuted is None and nouns.is_act(noun, words) and nouns.is_owned(noun):
        return Judgement()
    told = refuted or nouns.asked_for(noun, words) or nouns.doubted(noun, words) or _lacking(noun, words, depth)
    if told is not None:
        return told
    verb = nouns.carrier(noun)
    if verb is None or (verb.lemma_ in _HEARD_BY and noun.dep_ in ("dobj", "dative")):
        return Judgement()
    above = _judge(verb, words, depth - 1)
    if above.denied:
        brought_about = verb.lemma_ in _REACHING and nouns.first(noun).dep_ in ("dobj", "nsubjpass")
        held = brought_about or verb.lemma_ in _HOLDING or verb.lemma_ == "be" or nouns.is_plan(noun, verb, words)
        return above if held else Judgement()
    return above if above.open else _below_verb(noun, verb, words)


def _lacking(noun: Token, words: Signatures, depth: int) -> Judgement | None:
    """Behind "without": left open where what depends on it is ("without a deal the talks will end"), else denied."""
    preposition = nouns.first(noun).head
    if preposition.lower_ != "without" or preposition.dep_ != "prep":
        return None
    verb = preposition.head
    if verb.lemma_ in words.speech:  # the parser ties it to "said" as often as to what was said
        verb = next((c for c in verb.children if c.dep_ == "ccomp"), verb)
    if verb.pos_ in VERBAL and _judge(verb, words, depth - 1).open:
        return Judgement(OPEN, Status.POSSIBLE, ("without it",))
    return Judgement(-1.0, None, ("without it",))


def _below_verb(noun: Token, verb: Token, words: Signatures) -> Judgement:
    """An event that is asked for or planned; one that is cancelled, which it is in both of the word's values."""
    found = words.governing.get(word(verb)) or words.speech.get(word(verb))
    if found is None or nouns.first(noun).dep_ not in ("dobj", "pobj", "nsubjpass"):
        return Judgement()
    reasons = (f"{verb.lemma_!r} ({found.label})",)
    if found.positive == -1.0 and found.negative == 1.0:
        return Judgement(-1.0, None, reasons)
    if _is_put_off(noun, found):
        return Judgement(PLANNED, Status.PLANNED, reasons)
    if _is_there(noun, verb, found, words):
        return Judgement()
    return Judgement(min(found.positive or 0.1, OPEN), found.outlook, reasons)


def _is_put_off(noun: Token, found: VerbClass) -> bool:
    """Whether a verb says of an event that it is to be later, affirmed or denied ("the talks were postponed")."""
    return found.outlook is Status.PLANNED and found.positive == found.negative and not nouns.is_deal(noun)


def _is_there(noun: Token, verb: Token, found: VerbClass, words: Signatures) -> bool:
    """Whether what a noun names is there already, whatever its verb asks or plans of it."""
    if found.outlook is None or (found.speech and (found.positive or 0) >= _REPORTED):
        return True
    if nouns.is_deal(noun) and verb.lemma_ in words.speech and found.outlook is Status.PLANNED:
        return True  # a truce that is announced is agreed
    act = nouns.is_act(noun, words) and not nouns.is_indefinite_deal(noun)
    return act or (nouns.is_owned(noun) and noun.dep_ != "nsubjpass")
