"""Complements: the clauses that a verb governs as slots: infinitives, that-clauses, participles, what is a duty.

In: a parsed verb and its slots so far. Out: more slots: `("to",)` infinitives, `("that",)` finite clauses, which are objects
where the verb has no other, `("must",)` those that say what has to be done, `("would",)` what those who speak will do,
`("own",)` what is about them or theirs.
"""

from __future__ import annotations

from kg.grammar.moods import is_subjunctive
from kg.grammar.parsed import Token
from kg.grammar.series import conjuncts

Path = tuple[str, ...]
Slots = dict[Path, list[Token]]

SUBJECT: Path = ("<",)
OBJECT: Path = (">",)
_AHEAD = frozenset({"will", "would", "shall", "could", "might", "may", "'ll"})
_DUTY_MODALS = frozenset({"must", "should", "shall", "ought"})
_WANTING = frozenset({"want", "need"})
_BACK = frozenset("back out gone home open free closed over ready".split())
"""What somebody wants a thing to be ("wants its gold back")."""
_SUFFERING = frozenset({"face", "suffer", "incur"})
_MAYBE = frozenset({"may", "might"})
_NEED = frozenset("essential imperative vital crucial necessary urgent time".split())
_LACKED = frozenset({"needed", "required", "wanted"})
_HINTING = frozenset({"suggest"})
_ADDRESSING = frozenset({"tell", "warn", "remind", "inform"})
_CALLING = frozenset(
    "call see describe term regard view consider deem label brand dub characterise characterize portray".split()
)
_DUTY_VERBS = frozenset({"have", "need"})


def put(found: Slots, path: Path, tokens: list[Token]) -> None:
    """Adds tokens to a slot, each once; a slot without any is none."""
    known = found.setdefault(path, [])
    known += [t for t in tokens if t not in known]
    if not known:
        del found[path]


def add_clauses(found: Slots, verb: Token, particle: Path) -> None:
    """Infinitives under "to", that-clauses and participles as objects."""
    for child in verb.lefts:
        if child.dep_ == "ccomp" and _is_told_duty(child):
            put(found, ("must",), _duty(child))
    for child in verb.rights:
        thing = named(child)
        if thing is not None:
            put(found, particle or OBJECT, [thing])
        elif child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX") and not _is_condition(child):
            _add_series(found, conjuncts(child), particle)
        elif verb.lemma_ in _WANTING and child.lower_ in _BACK:
            put(found, OBJECT, [t for c in child.lefts if c.dep_ == "nsubj" for t in conjuncts(c)])
        elif child.dep_ == "advcl" and any(c.tag_ == "TO" for c in child.lefts):
            put(found, (*particle, "to"), [child])
            put(found, ("for", "to"), _for_others(child))
        elif child.dep_ == "advcl" and child.tag_ == "VBG" and child.i == verb.i + 1 + len(particle):
            _add_series(found, conjuncts(child), particle)


def named(clause: Token) -> Token | None:
    """What "what" and a verb of calling come to ("rejected what it called an ultimatum", "what he saw as a threat")."""
    if clause.lemma_ not in _CALLING or not any(c.lower_ == "what" and c.dep_ == "dobj" for c in clause.lefts):
        return None
    below = [t for c in clause.rights if c.dep_ == "prep" and c.lower_ == "as" for t in c.children if t.dep_ == "pobj"]
    called = [c for c in clause.rights if c.dep_ in ("oprd", "attr", "dobj")]
    return next((t for t in (*called, *below) if t.pos_ in ("NOUN", "PROPN")), None)


def _is_told_duty(clause: Token) -> bool:
    """Whether a clause before who says it tells a duty, by a word: "must", "has to"; no guess ("must have known")."""
    helpers = {c.lower_ for c in clause.lefts if c.dep_ in ("aux", "auxpass")}
    if "have" in helpers or is_subjunctive(clause):
        return False
    return _is_duty(clause)


def _is_condition(clause: Token) -> bool:
    """Whether what looks like an object says when, if or which: "agreed ... after talks collapsed", "should it fail"."""
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    modal = next((c for c in clause.lefts if c.tag_ == "MD" and c.lower_ == "should"), None)
    if modal is not None and any(c.left_edge.i == modal.i + 1 for c in subjects):
        return True
    if any(c.tag_ == "WDT" for c in subjects):
        return True  # "pledged to table a bill within a month that would end it"
    alone = not subjects and not any(c.dep_ in ("mark", "aux") for c in clause.lefts)
    return alone and clause.dep_ == "ccomp" and clause.tag_ in ("VBD", "VBZ", "VBP") and clause.i > clause.head.i


def _add_series(found: Slots, series: list[Token], particle: Path) -> None:
    """Coordinated clauses: a finite one is an object only where the verb has no other, the next ones with the first.

    What is suggested must be a duty or an act ("suggested going"): else it is only hinted at ("suggested it was late").
    """
    free = (particle or OBJECT) not in found
    denied = any(c.dep_ == "neg" for c in series[0].lefts)
    for clause in series:
        if denied and clause is not series[0] and not _has_own(clause):
            continue  # "agreed not to arm or train them": the second alone would say the opposite
        act = clause.tag_ == "VBG" and not any(c.dep_ == "aux" for c in clause.lefts)
        hinted = clause.head.lemma_ in _HINTING and not act and not _is_duty(clause)
        _add_clause(found, clause, particle, free=free and not hinted)


def _has_own(clause: Token) -> bool:
    """Whether a clause in a series has a subject, auxiliary or denial of its own."""
    return any(c.dep_ in ("aux", "neg", "nsubj", "nsubjpass") for c in clause.lefts)


def _add_clause(found: Slots, clause: Token, particle: Path, *, free: bool) -> None:
    first = clause
    while first.dep_ == "conj":
        first = first.head
    infinitive = any(c.tag_ == "TO" for c in [*clause.lefts, *first.lefts])
    if infinitive and free and any(c.tag_ in ("WRB", "WP") for c in clause.lefts):
        put(found, particle or OBJECT, [clause])  # "discussed how to end the war"
        return
    if infinitive:
        put(found, (*particle, "to"), [clause])
        put(found, ("for", "to"), _for_others(clause))
        own = [c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")]
        if own and OBJECT not in found:
            put(found, particle or OBJECT, conjuncts(own[-1]))
        return
    if free:
        put(found, particle or OBJECT, [clause])
    put(found, (*particle, "that"), [clause])
    shares = clause.tag_ == "VB" and not _has_own(clause) and _is_duty(first)  # "must free them and apologise"
    if (_is_duty(clause) or shares) and not _is_own(clause):
        put(found, ("must",), _duty(clause))
    if is_subjunctive(clause):
        put(found, ("must", "bare"), [clause])
    if _is_own_future(clause):
        put(found, ("would",), [clause])
    put(found, ("face",), _suffered(clause))
    if _is_of_own(clause):
        put(found, ("own",), [clause])


def _suffered(clause: Token) -> list[Token]:
    """What is in store for somebody ("warned that the spoilers would face sanctions")."""
    if clause.lemma_ not in _SUFFERING or not any(c.lower_ in _AHEAD for c in clause.lefts):
        return []
    return [t for c in clause.rights if c.dep_ == "dobj" for t in conjuncts(c)]


def _for_others(infinitive: Token) -> list[Token]:
    """An infinitive with a subject of its own behind "for" ("called for the levy to be abolished")."""
    return [infinitive] if any(c.dep_ == "mark" and c.lower_ == "for" for c in infinitive.lefts) else []


def _is_duty(clause: Token) -> bool:
    """Whether a clause says what must be done: "must", "should", "ought to", "has to", or a bare verb ("that he go")."""
    if is_subjunctive(clause):
        return True
    if any(c.dep_ == "aux" and c.lower_ in _DUTY_MODALS for c in clause.lefts) or _needed(clause):
        return not _is_condition(clause)
    if any(c.lower_ in _MAYBE for c in clause.lefts):
        return False
    undone = any(c.lower_ == "yet" for c in clause.children)  # "had yet to be signed"
    return (
        clause.lemma_ in _DUTY_VERBS
        and not undone
        and any(
            c.dep_ == "xcomp" or (c.dep_ == "advcl" and any(m.tag_ == "TO" for m in c.lefts)) for c in clause.rights
        )
    )


def _is_own(clause: Token) -> bool:
    """Whether those who speak tell of a duty of their own ("said that it has to think"), which they ask of nobody."""
    if _needed(clause):
        return False
    alone = not any(c.dep_ in ("dobj", "dative") for c in clause.head.rights) and clause.head.lemma_ not in _ADDRESSING
    return alone and any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("it", "he", "she") for c in clause.lefts)


def _duty(clause: Token) -> list[Token]:
    """What has to be done: the infinitive of "said he had to leave", where a pronoun has to do it; else the clause."""
    if needed := _needed(clause):
        return needed
    theirs = any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in clause.lefts)
    below = [c for c in clause.rights if c.dep_ == "xcomp"] if theirs and clause.lemma_ in _DUTY_VERBS else []
    return [t for c in below for t in conjuncts(c)] or [clause]


def _needed(clause: Token) -> list[Token]:
    """What a clause says there is need of: "it is time to sign", "it is vital that he go", "what is needed is a pause"."""
    if clause.lemma_ != "be" or any(c.dep_ == "neg" for c in clause.children):
        return []
    if any(c.dep_ == "csubj" and c.lower_ in _LACKED and c.lefts and c.lefts[0].lower_ == "what" for c in clause.lefts):
        return [t for c in clause.rights if c.dep_ in ("attr", "ccomp") for t in conjuncts(c)]
    if any(c.dep_ == "expl" for c in clause.lefts) and any(c.lower_ in _DUTY_MODALS for c in clause.lefts):
        return [t for c in clause.rights if c.dep_ == "attr" for t in conjuncts(c)]
    state = next((c for c in clause.rights if c.lower_ in _NEED and c.dep_ in ("acomp", "attr")), None)
    if state is None or not any(c.lower_ == "it" for c in clause.lefts):
        return []
    below = (c for c in (*clause.rights, *state.rights) if c.pos_ in ("VERB", "AUX") and c.i > state.i)
    first = next((c for c in below if any(m.tag_ == "TO" or m.lower_ == "that" for m in c.lefts)), None)
    return conjuncts(first) if first is not None else []


def _is_own_future(clause: Token) -> bool:
    """Whether a clause says what those who speak, or theirs, will or may do ("warned that its army would strike")."""
    ahead = any(c.dep_ == "aux" and c.lower_ in _AHEAD for c in clause.lefts)
    denied = any(c.dep_ == "neg" for c in clause.lefts)
    return ahead and _is_of_own(clause) and not denied


def _is_of_own(clause: Token) -> bool:
    """Whether a clause is about those who speak, or theirs ("warned them that its patience was running out")."""
    who = [c for c in clause.lefts if c.dep_ == "nsubj"]
    return any(t.tag_ == "PRP" or any(c.tag_ == "PRP$" for c in t.lefts) for t in who)
