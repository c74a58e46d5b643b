"""Provisos: on what terms somebody will act, and what is threatened if they are not met.

In: a parsed conjunction. Out: who makes the condition, and its clause: in "Chile will sign only if Peru leaves the island",
"will not sign until Peru leaves", "is ready to sign as long as Peru leaves" Chile demands that Peru leave; in "the dockers
will strike unless they are paid", "if no deal is reached, Chile will close the port" the dockers and Chile threaten.
"""

from __future__ import annotations

from kg.grammar import doers
from kg.grammar.parsed import Token

WORDS = frozenset({"unless", "until", "if", "once", "after", "provided", "providing", "as", "should"})
"""The words that open such a clause."""
_GIVING = frozenset(
    "sign agree accept negotiate talk return join release free lift withdraw leave disarm meet ratify support back stop end"
    " resume pay discuss open consider lay halt give recognise recognize normalise normalize restore allow let attend take"
    " hand deliver drop suspend surrender enter start begin hold approve endorse cooperate speak engage participate"
    " compromise ease reopen unfreeze pull dismantle implement come go sit back lend"
    " grant sell buy send supply return".split()
)
"""What somebody does for another only on terms."""
_HOSTILE = frozenset(
    "strike walk quit leave withdraw pull close shut block halt stop suspend cancel sue impose attack invade retaliate"
    " resist boycott expel seize fine punish sanction fire dismiss scrap terminate fight deploy bomb freeze cut take go"
    " down act respond move tear break".split()
)
_REFUSING = frozenset("refuse decline vow pledge swear".split())
_PLANNING = frozenset({"plan", "intend", "prepare"})
_THREATENING = frozenset("threaten vow pledge swear promise".split())
_RULING_OUT = frozenset({"rule", "reject", "refuse", "exclude"})
_WILLING = frozenset("ready willing prepared open".split())
_ACCEPTING = frozenset("agree accept promise pledge offer".split())
_ENDING = frozenset(
    "end finish conclude reach expire count improve run arrive die know close pass emerge clear"
    " continue last hold remain".split()
)
"""What comes about by itself: nobody is asked for it."""
_ONE = frozenset({"it", "he", "she"})
_SETTLED = frozenset("complete over ready available clear known".split())
_GETTING = frozenset("receive get obtain secure gain".split())
_WILL = frozenset("will would 'll wo 'd shall".split())
_MAY = _WILL | frozenset({"can", "could", "ca", "may", "might"})
_ATTACKS = frozenset("attack offensive strike hostility war fighting operation campaign bombing raid blockade".split())
_BREAKING = frozenset("break violate breach attack invade cross".split())
_NOTHING = frozenset({"nothing", "nobody", "neither", "none"})
_FAILING = frozenset("fail refuse collapse decline break continue".split())
_VERBAL = ("VERB", "AUX")


def demanded(word: Token) -> tuple[list[Token], list[Token]] | None:
    """Who makes it a condition, and what; `word` opens the clause."""
    clause, main = _joined(word)
    if clause is None or main is None or not _is_term(word, main) or _comes_about(clause):
        return None
    who = doers.subjects(main)
    got = [c for c in clause.rights if c.dep_ == "dobj"] if clause.lemma_ in _GETTING and _is_pronoun(clause) else []
    return (who, got or [clause]) if who else None


def threatened(word: Token) -> tuple[list[Token], Token] | None:
    """Who threatens to do something, and what; `word` opens the clause that says in which case."""
    clause, main = _joined(word)
    if clause is None or main is None or not _is_hostile(main) or _is_denied(main) or doers.is_passive(main):
        return None
    if _comes_about(clause) or _is_own(clause):
        return None
    failing = word.lower_ in ("if", "should") and (_is_failing(clause) or clause.lemma_ in _BREAKING)
    planned = main.dep_ == "xcomp" and main.head.lemma_ in _PLANNING
    if not (_modals(main) & _MAY or planned) or not (word.lower_ == "unless" or failing):
        return None
    who = doers.subjects(main)
    return (who, main) if who else None


def _comes_about(clause: Token) -> bool:
    """Whether nobody is asked for it: it ends by itself or is a state of things."""
    ended = clause.lemma_ in _ENDING and not _is_failing(clause)
    settled = clause.lemma_ == "be" and any(c.lower_ in _SETTLED for c in clause.rights)
    return ended or settled


def _is_own(clause: Token) -> bool:
    """Whether those who would act otherwise are to do it themselves ("will close unless it finds a buyer")."""
    alone = any(c.dep_ == "nsubj" and c.lower_ in _ONE for c in clause.lefts)
    return alone and clause.lemma_ not in _GETTING


def _joined(word: Token) -> tuple[Token | None, Token | None]:
    """The clause that the word opens and the verb that it is a condition of; None for none."""
    clause = word.head
    if word.dep_ not in ("mark", "aux", "prep") or clause.pos_ not in _VERBAL:
        return None, None
    if clause.dep_ == "conj" and _is_only(word):  # "said it was ready to sign, but only if"
        said = [c for c in clause.head.rights if c.dep_ == "ccomp" and c.i < word.i]
        return clause, said[-1] if said else clause.head
    main = clause.head
    while main.pos_ not in _VERBAL and main.dep_ in ("acomp", "advmod") and main.head is not main:
        main = main.head
    if main.lemma_ in _PLANNING:
        main = next((c for c in main.rights if c.dep_ == "xcomp" and c.i < word.i), main)
    return (clause, main) if clause.dep_ == "advcl" and main.pos_ in _VERBAL else (None, None)


def _is_only(word: Token) -> bool:
    return word.i > 0 and word.nbor(-1).lower_ == "only"


def _is_term(word: Token, main: Token) -> bool:
    """Whether the clause is a condition that somebody makes: "only if", "not until", "unless", "provided that"."""
    if word.lower_ in ("unless", "until"):
        return _is_withheld(main) or (word.lower_ == "unless" and _is_threatened(main) and not _is_own(word.head))
    if word.lower_ in ("provided", "providing") or _is_as_long(word):
        return _is_willing(main)
    if word.lower_ in ("if", "once", "after"):
        ahead = word.lower_ == "if" or bool(_modals(main) & _MAY)  # "agreed only after Chile had paid" is no condition
        return ahead and (_is_only(word) or any(c.lower_ == "only" for c in main.lefts)) and _is_willing(main)
    return False


def _is_as_long(word: Token) -> bool:
    return word.lower_ == "as" and word.i > 0 and word.nbor(-1).lower_ == "long"


def _is_withheld(main: Token) -> bool:
    """Whether something is not given for the time being ("will not sign", "refuses to sign", "ruled out talks")."""
    if main.lemma_ in _RULING_OUT:
        return True
    if main.lemma_ not in _GIVING:
        return False
    above = main.head if main.dep_ == "xcomp" else main
    if above is not main and above.lemma_ in ("refuse", "decline"):
        return True
    return _is_denied(main) and (bool(_modals(main) & _MAY) or (above is not main and above.lemma_ in _REFUSING))


def _is_threatened(main: Token) -> bool:
    """Whether something hostile is announced ("will walk out", "threatened to walk out")."""
    above = main.head if main.dep_ == "xcomp" else main
    if above.lemma_ in _THREATENING and any(c.dep_ == "xcomp" for c in above.rights):
        return True
    return _is_hostile(main) and bool(_modals(main) & _MAY)


def _is_willing(main: Token) -> bool:
    """Whether somebody says what he is ready to give ("is ready to sign", "would sign", "agreed to sign")."""
    above = main.head if main.dep_ == "xcomp" else main
    if above.lemma_ in _ACCEPTING or above.lemma_ in _WILLING:
        return True
    if main.lemma_ == "be" and any(c.lemma_ in _WILLING for c in main.rights):
        return True
    return main.lemma_ in _GIVING and bool(_modals(main) & _MAY)


def _is_failing(clause: Token) -> bool:
    """Whether a clause says that something does not come about ("does not pay", "no deal is reached", "talks fail")."""
    none = any(c.lower_ in _NOTHING or any(d.lower_ == "no" for d in c.lefts) for c in clause.lefts)
    return none or _is_denied(clause) or clause.lemma_ in _FAILING


def _is_denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.lefts)


def _modals(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.lefts if c.tag_ == "MD"}


def _is_hostile(verb: Token) -> bool:
    """Whether a verb tells of what harms others; what is resumed may be an offensive."""
    again = verb.lemma_ == "resume" and any(c.dep_ == "dobj" and c.lemma_ in _ATTACKS for c in verb.rights)
    return again or verb.lemma_ in _HOSTILE


def _is_pronoun(clause: Token) -> bool:
    return all(c.pos_ == "PRON" for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass"))
