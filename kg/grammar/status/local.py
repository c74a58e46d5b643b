"""The value that a verb has by what stands with it: future, modals, conditions, questions, negation.

In: a verb. Out: its `Judgement`, before the words above it are heard.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.parsed import Token
from kg.grammar.status.judgement import HAPPENED, OPEN, PLANNED, Judgement, Signatures, is_infinitive
from kg.model import Status

_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_WOULD = frozenset({"would", "'d"})
_MODALS = frozenset({"can", "could", "may", "might", "would", "'d", "should", "must", "ought", "ca"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "once", "until", "till"})
_IN_TIME = frozenset({"until", "till", "once"})
_INVERTING = frozenset({"should", "had", "were"})
_DENIALS = frozenset("not n't never neither nor hardly barely scarcely no none nobody nothing".split())
_NEARLY = frozenset("hardly barely scarcely".split())
_ALMOST = frozenset("almost nearly".split())
_CLOSE = 2
_ONLY = frozenset({"only", "just", "merely", "simply"})
"""What makes of "not" a first part of more ("not only signed but also")."""
_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing", "nor"})
_HARDLY_ANY = frozenset({"few", "little"})
_HEDGES = frozenset("perhaps possibly maybe potentially".split())
_AHEAD = frozenset("tomorrow next later soon tonight".split())
_GOING = frozenset("arrive come fly travel go land head return depart".split())
_MEETING = frozenset("meet speak talk gather sit convene call phone telephone confer".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_PRESENT = ("VBZ", "VBP")
_SINGULAR = ("NN", "NNP")


def of(verb: Token, words: Signatures) -> Judgement:
    """The lowest of the rules' values, turned round by a negation."""
    value, outlook = 1.0, None
    reasons: list[str] = []
    for found in _rules(verb, words):
        if found.value < value:
            value, outlook = found.value, found.outlook
            reasons += found.reasons
    denial = denied_by(verb)
    if denial and condition(verb):
        reasons.append(f"denied by {denial!r} on a condition")
        return Judgement(OPEN, Status.POSSIBLE, tuple(reasons))
    if denial:
        value = -value if value > HAPPENED / 2 else -0.3
        reasons.append(f"denied by {denial!r}")
    elif almost := next((c.lower_ for c in verb.children if c.dep_ == "advmod" and c.lower_ in _ALMOST), ""):
        value = -abs(value)
        reasons.append(f"denied by {almost!r}")
    return Judgement(value, outlook, tuple(reasons))


def _rules(verb: Token, words: Signatures) -> Iterator[Judgement]:
    yield from _preferred(verb)
    yield from _modal(verb, words)
    yield from _condition(verb)
    yield from _asked(verb)
    yield from _ahead(verb)
    yield from _purpose(verb)
    yield from _duty(verb)
    yield from _headed(verb)


def _preferred(verb: Token) -> Iterator[Judgement]:
    """What somebody would rather not do ("would leave rather than accept it", "rather than sign, Peru left")."""
    if any(c.lower_ == "than" and c.dep_ in ("mark", "prep", "cc") for c in verb.lefts) and verb.tag_ in ("VB", "VBG"):
        done = not any(c.tag_ == "MD" for c in verb.head.lefts)
        yield Judgement(-1.0 if done else OPEN, None if done else Status.POSSIBLE, ("rather than",))


def _modal(verb: Token, words: Signatures) -> Iterator[Judgement]:
    auxiliaries = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    modal = next((word for word in auxiliaries if word in _MODALS), None)
    if any(word in _FUTURE for word in auxiliaries):
        yield _to_come(verb, "future")
    elif modal in _WOULD and _is_reported(verb, words):
        yield _to_come(verb, "future seen from the past")
    elif modal:
        yield Judgement(OPEN, Status.POSSIBLE, (f"modal {modal!r}",))
    hedge = next((c.lower_ for c in verb.children if c.dep_ == "advmod" and c.lower_ in _HEDGES), None)
    few = next((c for c in verb.lefts if c.dep_ in _SUBJECTS and hardly_any(c)), None)
    if hedge:
        yield Judgement(0.35, Status.POSSIBLE, (f"hedged by {hedge!r}",))
    if few is not None:
        yield Judgement(OPEN, Status.POSSIBLE, ("hardly anybody",))


def _to_come(verb: Token, reason: str) -> Judgement:
    """Planned, or possible where a condition hangs on it ("will sign if")."""
    condition = condition_on(verb)
    if condition:
        return Judgement(OPEN, Status.POSSIBLE, (reason, f"on condition {condition!r}"))
    return Judgement(PLANNED, Status.PLANNED, (reason,))


def condition_on(verb: Token) -> str:
    """The word that makes what the verb says hang on something: "if", "unless", "should" in front, "only after"."""
    for child in verb.children:
        if child.dep_ == "advcl" and not is_infinitive(child) and (mark := condition(child)):
            return mark
    return ""


def condition(verb: Token) -> str:
    """The word that makes a clause a condition, empty where none does."""
    mark = next((c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITIONS), "")
    if mark in _IN_TIME and verb.tag_ == "VBD" and not any(c.lower_ in _WOULD for c in verb.head.lefts):
        return ""
    return mark or _inversion(verb)


def _inversion(verb: Token) -> str:
    """The auxiliary before its subject in "Should Peru agree, ..."; no question."""
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if subject is None or verb.dep_ not in ("advcl", "ccomp") or is_question(verb):
        return ""
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), None)
    inverted = first is not None and first.lower_ in _INVERTING and first.i < subject.left_edge.i
    return first.lower_ if first is not None and inverted else ""


def hardly_any(noun: Token) -> bool:
    """Whether a noun stands with "few" or "little"."""
    return noun.lower_ in _HARDLY_ANY or any(c.lower_ in _HARDLY_ANY for c in noun.lefts if c.dep_ in ("amod", "det"))


def _is_reported(verb: Token, words: Signatures) -> bool:
    """Whether the clause is what somebody said: its "would" is a future."""
    above = verb.head
    return verb.dep_ in ("ccomp", "conj") and above != verb and (above.lemma_ in words.speech or verb.dep_ == "conj")


def _condition(verb: Token) -> Iterator[Judgement]:
    if mark := condition(verb):
        yield Judgement(0.05, Status.POSSIBLE, (f"condition {mark!r}",))


def _asked(verb: Token) -> Iterator[Judgement]:
    if is_question(verb):
        yield Judgement(0.1, Status.POSSIBLE, ("a question",))


def is_question(verb: Token) -> bool:
    """Whether the verb's sentence ends in a question mark, inside a closing quotation mark or not."""
    last = verb.sent[-1] if len(verb.sent) else verb
    return last.text == "?" or (last.is_quote and last.i > verb.sent.start and last.nbor(-1).text == "?")


def _ahead(verb: Token) -> Iterator[Judgement]:
    """A present progressive with a day to come ("is travelling to Lima next Monday"), and what "is due"."""
    if verb.lemma_ == "be" and any(c.dep_ == "acomp" and c.lower_ == "due" for c in verb.rights):
        yield Judgement(PLANNED, Status.PLANNED, ("due",))
    present = any(c.dep_ == "aux" and c.lower_ in ("is", "are", "'s", "'re", "am") for c in verb.lefts)
    if verb.tag_ == "VBG" and present and any(_is_ahead(t) for t in verb.subtree):
        yield Judgement(PLANNED, Status.PLANNED, ("present for a day to come",))


def _is_ahead(token: Token) -> bool:
    return token.lower_ in _AHEAD and (token.lower_ != "next" or token.ent_type_ in ("DATE", "TIME"))


def _purpose(verb: Token) -> Iterator[Judgement]:
    if not is_infinitive(verb) or verb.dep_ != "advcl" or verb.head.lemma_ in _MEETING or is_voted(verb):
        return
    if any(c.dep_ == "auxpass" for c in verb.lefts):
        yield Judgement(PLANNED, Status.PLANNED, ("to be done",))
    elif verb.head.lemma_ in _GOING:
        yield Judgement(PLANNED, Status.PLANNED, ("what somebody goes for",))
    else:
        yield Judgement(OPEN, Status.POSSIBLE, ("a purpose",))


def is_voted(verb: Token) -> bool:
    """Whether an infinitive is what people vote on, though the parser takes it for what they vote for."""
    return verb.dep_ == "advcl" and verb.head.lemma_ == "vote" and verb.i > verb.head.i and is_infinitive(verb)


def _duty(verb: Token) -> Iterator[Judgement]:
    """A bare verb behind "that" and a subject of the third person ("its terms: that Peru withdraw")."""
    bare = verb.tag_ in ("VB", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    single = subject is not None and subject.tag_ in _SINGULAR and not any(c.dep_ == "conj" for c in subject.rights)
    if bare and marked and single and verb.pos_ == "VERB":
        yield Judgement(OPEN, Status.POSSIBLE, ("what is to be done",))


def _headed(verb: Token) -> Iterator[Judgement]:
    """An infinitive with a subject of its own that nothing governs, as in headlines ("Peru to host talks, envoy says")."""
    own = is_infinitive(verb) and any(c.dep_ in _SUBJECTS and c.i < verb.i for c in verb.lefts)
    if own and (verb.head is verb or (verb.dep_ == "ccomp" and verb.i < verb.head.i)):
        yield Judgement(PLANNED, Status.PLANNED, ("to come, in a headline",))


def is_present(verb: Token) -> bool:
    """Whether a clause stands in the present or the future, so that its time is still to come in a report of the past."""
    helpers = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if helpers:
        return any(c.lower_ in _FUTURE or c.tag_ in _PRESENT for c in helpers[:1])
    return verb.tag_ in _PRESENT


def is_perfect(verb: Token) -> bool:
    """Whether a verb tells of what is done by now ("has promised")."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.lefts)


def denied_by(token: Token) -> str:
    """The word that denies a verb: a negation on it, or one on its subject or object; "not until" denies nothing."""
    for child in token.children:
        if _denies(child, token):
            return "" if _until(token) else child.lower_
        if child.dep_ == "advmod" and child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return "no longer"
        if child.lower_ == "yet" and child.i < token.i and any(c.lower_ == "not" for c in child.lefts):
            return "not yet"
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and (found := denied(child)):
            return found
    if token.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in _joints(token)):
        return "nor"
    first = token.sent[0]
    return first.lower_ if first.lower_ in ("nor", "neither") and token.dep_ == "ROOT" else ""


def _joints(verb: Token) -> list[Token]:
    """What joins a coordinated verb to the one before it: the last word of the kind on that one, or its own."""
    before = [c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i]
    return [*before[-1:], *(c for c in verb.lefts if c.dep_ in ("cc", "preconj"))]


def _denies(child: Token, token: Token) -> bool:
    if child.lower_ == "not" and child.nbor().lower_ in _ONLY:
        return False
    found = child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "cc") and child.lower_ in _DENIALS)
    return found and (child.lower_ not in _NEARLY or token.i - child.i <= _CLOSE)


def _until(verb: Token) -> bool:
    """Whether a denied past tense stands with a day until which it did not happen."""
    past = any(c.dep_ == "aux" and c.lower_ == "did" for c in verb.lefts)
    return past and any(
        c.dep_ == "prep" and c.lower_ in ("until", "till") and any(t.ent_type_ in ("DATE", "TIME") for t in c.children)
        for c in verb.children
    )


def denied(noun: Token) -> str:
    """The word that says that there is none of a noun, empty where none does."""
    if noun.lower_ in _NOBODY:
        return noun.lower_
    return next((c.lower_ for c in noun.lefts if c.dep_ in ("det", "neg") and c.lower_ in _NOBODY), "")
