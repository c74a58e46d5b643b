"""Status: whether what a word tells of happened, is planned, did not happen, or is left open.

In: a parsed word (verb or noun) and the words that govern others (`Signatures`). Out: a `Status` and the reasons for it.
A word has a value from -1 (did not happen) to 1 (happened) of its own, by negation, modals and conditions; the words
above it multiply it by their signature (Karttunen 1971; values after FactBank, Saurí and Pustejovsky 2009), recursively.
An act of asking, offering or refusing has its own status: what governs the trigger counts, never what it governs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.model import Status, VerbClass

_NEGATED, _HAPPENED = -0.25, 0.5
_DEPTH = 6
_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_MODALS = frozenset({"can", "could", "may", "might", "would", "'d", "should", "must", "ought", "ca"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "once", "until", "till"})
_DENIALS = frozenset("not n't never neither nor hardly barely scarcely no none nobody nothing".split())
_NEARLY = frozenset("hardly barely scarcely".split())
_CLOSE = 2
_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing", "nor"})
_OPEN = frozenset(
    "possible potential hypothetical would-be prospective conditional proposed suggested eventual".split()
)
_COMING = frozenset("planned upcoming future forthcoming scheduled expected next coming impending imminent".split())
_FAILED = frozenset("failed abortive cancelled canceled aborted nonexistent".split())
_HEDGES = frozenset("perhaps possibly maybe potentially".split())
_PRESUPPOSING = frozenset("after since following from during before at amid despite over".split())
_AHEAD = frozenset("tomorrow next later soon tonight".split())
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_MEETING = frozenset("meet speak talk gather sit convene call phone telephone confer".split())
_HOLDING = frozenset("hold host take begin start open attend convene resume schedule organise organize meet".split())


@dataclass(frozen=True, slots=True)
class Signatures:
    """The classes of words by their words, and those that name a speaker."""

    governing: Mapping[str, VerbClass]
    speech: Mapping[str, VerbClass]

    def of(self, word: str, *, finite: bool) -> VerbClass | None:
        """The class that decides for a complement: for a finite clause speech comes first, else the others do."""
        first, second = (self.speech, self.governing) if finite else (self.governing, self.speech)
        return first.get(word) or second.get(word)


@dataclass(frozen=True, slots=True)
class _Judgement:
    value: float
    outlook: Status | None = None
    reasons: tuple[str, ...] = ()


def signatures(verb_classes: Mapping[str, VerbClass]) -> Signatures:
    """The classes arranged by word; of two classes with one word that of the first IRI counts."""
    governing: dict[str, VerbClass] = {}
    speech: dict[str, VerbClass] = {}
    for _, one in sorted(verb_classes.items()):
        for word in one.words:
            (speech if one.speech else governing).setdefault(word, one)
    return Signatures(governing, speech)


def of(trigger: Token, signatures: Signatures) -> tuple[Status, tuple[str, ...]]:
    """The status of what `trigger` tells of, and why: the rules that spoke, innermost first."""
    found = _judge(trigger, signatures, _DEPTH)
    return _status(found), found.reasons


def _status(found: _Judgement) -> Status:
    if found.value <= _NEGATED:
        return Status.NEGATED
    if found.value >= _HAPPENED:
        return Status.ACTUAL
    return found.outlook or Status.POSSIBLE


def _judge(token: Token, words: Signatures, depth: int) -> _Judgement:
    if depth == 0:
        return _Judgement(1.0)
    if token.pos_ in _VERBAL:
        return _above(token, _of_verb(token, words), words, depth)
    return _of_noun(token, words, depth)


# --- the word itself -------------------------------------------------------------------------------------------------


def _of_verb(verb: Token, words: Signatures) -> _Judgement:
    value, outlook = 1.0, None
    reasons: list[str] = []
    for rule in (_modal, _condition, _asked, _ahead, _purpose):
        found = rule(verb, words)
        if found is not None and found.value < value:
            value, outlook = found.value, found.outlook
            reasons += found.reasons
    if denial := _denial(verb):
        value = -value if value > _HAPPENED / 2 else -0.3
        reasons.append(f"denied by {denial!r}")
    return _Judgement(value, outlook, tuple(reasons))


def _modal(verb: Token, words: Signatures) -> _Judgement | None:
    auxiliaries = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if any(word in _FUTURE for word in auxiliaries):
        return _Judgement(0.45, Status.PLANNED, ("future",))
    if any(word in ("would", "'d") for word in auxiliaries) and _is_reported(verb, words):
        return _Judgement(0.45, Status.PLANNED, ("future seen from the past",))
    modal = next((word for word in auxiliaries if word in _MODALS), None)
    if modal:
        return _Judgement(0.2, Status.POSSIBLE, (f"modal {modal!r}",))
    hedge = next((c.lower_ for c in verb.children if c.dep_ == "advmod" and c.lower_ in _HEDGES), None)
    return _Judgement(0.35, Status.POSSIBLE, (f"hedged by {hedge!r}",)) if hedge else None


def _is_reported(verb: Token, words: Signatures) -> bool:
    """Whether the clause is what somebody said, without a condition: its "would" is a future."""
    if any(c.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in c.lefts) for c in verb.children):
        return False
    above = verb.head
    return (
        verb.dep_ in ("ccomp", "conj") and above is not verb and (above.lemma_ in words.speech or verb.dep_ == "conj")
    )


def _condition(verb: Token, words: Signatures) -> _Judgement | None:
    del words
    mark = next((c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITIONS), None)
    if mark in ("until", "till", "once") and verb.tag_ == "VBD":
        return None
    return _Judgement(0.05, Status.POSSIBLE, (f"condition {mark!r}",)) if mark else None


def _asked(verb: Token, words: Signatures) -> _Judgement | None:
    del words
    last = verb.sent[-1] if len(verb.sent) else verb
    asked = last.text == "?" or (last.is_quote and last.i > verb.sent.start and last.nbor(-1).text == "?")
    return _Judgement(0.1, Status.POSSIBLE, ("a question",)) if asked else None


def _ahead(verb: Token, words: Signatures) -> _Judgement | None:
    """A present progressive with a day to come ("is travelling to Lima on Monday next")."""
    del words
    present = any(c.dep_ == "aux" and c.lower_ in ("is", "are", "'s", "'re", "am") for c in verb.lefts)
    if verb.tag_ == "VBG" and present and any(_is_ahead(t) for t in verb.subtree):
        return _Judgement(0.45, Status.PLANNED, ("present for a day to come",))
    return None


def _is_ahead(token: Token) -> bool:
    return token.lower_ in _AHEAD and (token.lower_ != "next" or token.ent_type_ in ("DATE", "TIME"))


def _purpose(verb: Token, words: Signatures) -> _Judgement | None:
    del words
    infinitive = any(c.tag_ == "TO" for c in verb.lefts)
    if infinitive and verb.dep_ == "advcl" and verb.head.lemma_ not in _MEETING:
        return _Judgement(0.2, Status.POSSIBLE, ("a purpose",))
    return None


def _denial(token: Token) -> str:
    """The word that denies a verb: a negation on it, or one on its subject or object."""
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "cc") and child.lower_ in _DENIALS):
            if child.lower_ not in _NEARLY or token.i - child.i <= _CLOSE:
                return child.lower_
        if child.dep_ == "advmod" and child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return "no longer"
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and (word := _denied(child)):
            return word
    first = token.sent[0]
    if first.lower_ in ("nor", "neither") and token.dep_ == "ROOT":
        return first.lower_
    return ""


def _denied(noun: Token) -> str:
    if noun.lower_ in _NOBODY:
        return noun.lower_
    return next((c.lower_ for c in noun.lefts if c.dep_ in ("det", "neg") and c.lower_ in _NOBODY), "")


# --- the words above -------------------------------------------------------------------------------------------------


def _above(verb: Token, own: _Judgement, words: Signatures, depth: int) -> _Judgement:
    head = verb.head
    if verb.dep_ == "ROOT" or head is verb or _is_parted(verb, head):
        return own
    if verb.dep_ == "conj" and head.pos_ in _VERBAL:
        return _beside(verb, own, words, depth)
    if verb.dep_ in ("xcomp", "ccomp"):
        return _governed(verb, head, own, words, depth)
    if verb.dep_ == "pcomp":
        return _below_preposition(head, own, words, depth)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.lefts):
        return _together(own, _judge(head, words, depth - 1))
    if verb.dep_ in ("acl", "relcl") and head.pos_ in _NOMINAL:
        return _on_noun(verb, head, own, words, depth)
    return own


def _is_parted(verb: Token, head: Token) -> bool:
    """Whether a semicolon stands between two verbs: the parser then ties what is said apart."""
    low, high = sorted((verb.i, head.i))
    return any(t.text == ";" for t in verb.doc[low:high])


def _together(own: _Judgement, above: _Judgement) -> _Judgement:
    """What shares the modality of the clause it stands beside, though not its denial."""
    if abs(above.value) >= _HAPPENED:
        return own
    return _Judgement(min(own.value, abs(above.value)), above.outlook, own.reasons + above.reasons)


def _beside(verb: Token, own: _Judgement, words: Signatures, depth: int) -> _Judgement:
    """A coordinated verb: without subject and auxiliary of its own it has those of the first."""
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return own
    first = _judge(verb.head, words, depth - 1)
    if any(c.dep_ == "aux" for c in verb.lefts):
        return own
    shared = verb.head.tag_ == verb.tag_ or verb.tag_ == "VB"
    if not shared or abs(first.value) >= _HAPPENED:
        denied_both = shared and first.value <= _NEGATED and verb.tag_ == "VB"
        return _Judgement(min(own.value, first.value), first.outlook, first.reasons) if denied_both else own
    return _Judgement(min(own.value, first.value), first.outlook, own.reasons + first.reasons)


def _governed(verb: Token, head: Token, own: _Judgement, words: Signatures, depth: int) -> _Judgement:
    infinitive = any(c.tag_ == "TO" for c in verb.lefts)
    if head.pos_ == "AUX" or head.lemma_ in ("be", "have", "go"):
        special = _auxiliary(verb, head, own, infinitive=infinitive)
        if special is not None:
            return special
    finite = verb.dep_ == "ccomp" and not infinitive and not _is_mandative(verb)
    return _signed(_word(head), head, own, words, depth, finite=finite)


def _auxiliary(verb: Token, head: Token, own: _Judgement, *, infinitive: bool) -> _Judgement | None:
    """As in "is to meet", "is going to meet", "has yet to meet"."""
    del verb
    if not infinitive:
        return None
    if head.lemma_ == "have" and any(c.lower_ == "yet" for c in head.children):
        return _Judgement(-abs(own.value), None, (*own.reasons, "has yet to"))
    if head.lemma_ == "be" and head.pos_ in _VERBAL and not any(c.dep_ == "acomp" for c in head.children):
        return _Judgement(min(own.value, 0.45), Status.PLANNED, (*own.reasons, "is to"))
    if head.lemma_ == "go" and head.tag_ == "VBG":
        return _Judgement(min(own.value, 0.45), Status.PLANNED, (*own.reasons, "going to"))
    return None


def _is_mandative(clause: Token) -> bool:
    """Whether a clause has a bare verb ("demanded that Peru withdraw")."""
    return clause.tag_ == "VB" and not any(c.dep_ == "aux" for c in clause.lefts)


def _word(head: Token) -> str:
    """The word as the classes hold it: with its particle, an adjective as it stands."""
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    if particle:
        return f"{head.lemma_} {particle}"
    return head.lower_ if head.pos_ == "ADJ" else head.lemma_


def _signed(word: str, head: Token, own: _Judgement, words: Signatures, depth: int, *, finite: bool) -> _Judgement:
    found = words.of(word, finite=finite)
    above = _judge(head, words, depth - 1)
    if found is None:
        factor = 1.0 if finite or head.pos_ not in ("ADJ", "NOUN") else 0.3
        return _Judgement(own.value * factor, own.outlook, own.reasons) if factor == 1.0 else _open(own, factor, word)
    if found.speech and (found.positive or 0) > 0:
        return own
    reasons = (*own.reasons, f"{word!r} ({found.label})")
    sign = found.negative if above.value <= _NEGATED else found.positive
    value = own.value * (1.0 if sign is None else sign)
    if _NEGATED < above.value < _HAPPENED:
        value *= above.value
        return _Judgement(value, above.outlook or found.outlook, above.reasons + reasons)
    return _Judgement(value, found.outlook or own.outlook, reasons)


def _open(own: _Judgement, factor: float, word: str) -> _Judgement:
    return _Judgement(own.value * factor, own.outlook or Status.POSSIBLE, (*own.reasons, f"under {word!r}"))


def _below_preposition(preposition: Token, own: _Judgement, words: Signatures, depth: int) -> _Judgement:
    head = preposition.head
    if preposition.lower_ == "without":
        return _Judgement(-own.value, own.outlook, (*own.reasons, "without"))
    if preposition.lower_ in ("before", "until"):
        return _Judgement(min(own.value, 0.3), Status.POSSIBLE, (*own.reasons, preposition.lower_))
    if preposition.lower_ in ("of", "to", "from", "about", "on", "against", "for", "in"):
        word = _word(head)
        if words.of(word, finite=False) is None or word in words.speech:
            return own
        return _signed(word, head, own, words, depth, finite=False)
    return own


def _on_noun(verb: Token, noun: Token, own: _Judgement, words: Signatures, depth: int) -> _Judgement:
    """An infinitive on a noun happens as the noun says ("a refusal to sign"); a relative clause for itself."""
    if verb.dep_ == "relcl":
        return own
    above = noun.head
    if any(c.dep_ == "mark" for c in verb.lefts) and noun.dep_ == "dobj" and above.lemma_ in words.speech:
        return _signed(above.lemma_, above, own, words, depth, finite=True)
    if any(c.tag_ == "TO" for c in verb.lefts):
        if noun.lemma_ in words.governing:
            return _signed(noun.lemma_, noun, own, words, depth, finite=False)
        return _Judgement(min(own.value, 0.45), Status.PLANNED, (*own.reasons, "an infinitive on a noun"))
    return own


# --- nouns -----------------------------------------------------------------------------------------------------------


def _of_noun(noun: Token, words: Signatures, depth: int) -> _Judgement:
    for child in noun.lefts:
        word = child.lower_
        if child.dep_ in ("det", "neg") and word in _NOBODY:
            return _Judgement(-1.0, None, (f"denied by {word!r}",))
        if child.dep_ in ("amod", "compound") and word in _FAILED:
            return _Judgement(-1.0, None, (f"{word!r} before it",))
        if child.dep_ in ("amod", "compound") and word in _OPEN:
            return _Judgement(0.2, Status.POSSIBLE, (f"{word!r} before it",))
        if child.dep_ in ("amod", "compound") and word in _COMING:
            return _Judgement(0.45, Status.PLANNED, (f"{word!r} before it",))
    return _carried(noun, words, depth)


def _is_owned(noun: Token) -> bool:
    """Whether somebody's name stands before the noun: his proposal is there already."""
    return any(c.dep_ == "poss" or c.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") for c in noun.lefts)


def _carried(noun: Token, words: Signatures, depth: int) -> _Judgement:
    """An event noun shares the modality of the verb that it stands with, and its denial where that verb holds events."""
    verb = noun.head
    while verb.pos_ in ("ADP", "NOUN") and verb.head is not verb and verb.dep_ in ("prep", "pobj", "conj", "agent"):
        if verb.dep_ == "prep" and verb.lower_ in _PRESUPPOSING:
            return _Judgement(1.0)
        verb = verb.head
    if verb.pos_ not in _VERBAL or noun.dep_ == "ROOT":
        return _Judgement(1.0)
    above = _judge(verb, words, depth - 1)
    if above.value <= _NEGATED:
        return above if verb.lemma_ in _HOLDING else _Judgement(1.0)
    if above.value < _HAPPENED:
        return above
    found = words.governing.get(_word(verb)) if noun.dep_ in ("dobj", "pobj") else None
    if found is not None and found.outlook is not None and not _is_owned(noun):
        return _Judgement(found.positive or 0.1, found.outlook, (f"{verb.lemma_!r} ({found.label})",))
    return _Judgement(1.0)
