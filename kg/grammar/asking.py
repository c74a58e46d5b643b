"""Who is asked for what: infinitives and prepositions behind verbs of asking that the parser hangs elsewhere.

In: a parsed word, changed in place where it hangs wrong. Out: the word that it belongs to. In "asked the union in a letter
to return" the union is to return, in "called on Peru to sign and on Chile to pay" both are called on, in "gave in to demands
for a vote" the demands are for it.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_ASKING = frozenset(
    "ask urge order tell call press push beg implore appeal request instruct direct advise invite warn exhort remind".split()
)
_MEANS = frozenset(
    "letter statement speech message note call interview address post tweet resolution appeal communique report telegram"
    " conversation petition memo sermon broadcast telephone phone".split()
)
_IN = frozenset("in by via during through over".split())
_CALLING = frozenset({"call"})
"""With an object one calls somebody up, and asks for nothing."""
_WANTED = frozenset("demand call request appeal plea bid".split())
_AIMS = frozenset({"for"})
_UPON = frozenset({"on", "upon"})


def above(token: Token) -> Token | None:
    """The word that a token belongs to; None where it hangs right. Its label is set here."""
    if token.pos_ == "VERB":
        return _caller(token) or _asker(token) or _asker_again(token)
    if token.pos_ in ("NOUN", "PROPN"):
        return _called_by(token) if token.head is token else None
    if token.pos_ != "ADP":
        return None
    return _first_asked(token) or _taken_up(token) or _wanted(token) or _told_in(token) or _conditioned(token)


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.lefts)


def _calls(verb: Token) -> bool:
    """Whether somebody called on or for something, though the verb looks like a participle on who did."""
    if (
        verb.dep_ != "acl"
        or verb.lemma_ != "call"
        or verb.tag_ not in ("VBD", "VBN")
        or verb.head.head is not verb.head
    ):
        return False
    alone = not any(c.dep_ in ("agent", "dobj", "oprd", "auxpass") for c in verb.children)
    return alone and any(c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") for c in verb.rights)


def _caller(verb: Token) -> Token | None:
    """The verb itself, where it is its sentence's."""
    if not _calls(verb):
        return None
    verb.dep_, verb.tag_ = "ROOT", "VBD"
    return verb


def _called_by(noun: Token) -> Token | None:
    """The verb of calling whose subject looks like the sentence's head."""
    verb = next((c for c in noun.rights if c.dep_ == "acl"), None)
    if verb is None or not _calls(verb):
        return None
    noun.dep_ = "nsubj"
    return verb


def _asker(infinitive: Token) -> Token | None:
    """The verb of asking, where its infinitive hangs on the letter or speech in which it is done."""
    means = infinitive.head
    if means.lemma_ not in _MEANS or means.dep_ != "pobj" or means.head.lower_ not in _IN:
        return None
    verb = means.head.head
    asked = verb.pos_ == "VERB" and verb.lemma_ in _ASKING - _CALLING and verb.i < means.i
    if not asked or not _is_infinitive(infinitive) or any(c.dep_ == "xcomp" for c in verb.rights):
        return None
    infinitive.dep_ = "xcomp"
    return verb


def _first_asked(preposition: Token) -> Token | None:
    """The verb of asking, where the next preposition hangs on the deed before it ("on Peru to sign and [on] Chile")."""
    deed = preposition.head
    asking = deed.head
    joined = preposition.dep_ in ("conj", "prep") and any(
        c.dep_ == "cc" and c.i == preposition.i - 1 for c in deed.rights
    )
    if not joined or asking.lemma_ not in _ASKING or not _is_infinitive(deed):
        return None
    same = any(c.lower_ == preposition.lower_ and c.i < deed.i for c in asking.rights)
    if not same:
        return None
    preposition.dep_ = "prep"
    return asking


def _taken_up(preposition: Token) -> Token | None:
    """The verb behind which a preposition stands again ("press for a law and, above all, for money")."""
    verb = preposition.head
    if preposition.dep_ != "conj" or verb.pos_ != "VERB":
        return None
    if not any(c.dep_ == "prep" and c.lower_ == preposition.lower_ and c.i < preposition.i for c in verb.rights):
        return None
    preposition.dep_ = "prep"
    return verb


def _told_in(preposition: Token) -> Token | None:
    """The verb of what is done in a letter or speech that hangs on the object ("welcomed the truce [in a statement]")."""
    thing = preposition.head
    told = preposition.lower_ in _IN and any(c.dep_ == "pobj" and c.lemma_ in _MEANS for c in preposition.rights)
    if not told or thing.dep_ != "dobj" or thing.lemma_ in _MEANS or thing.head.pos_ != "VERB":
        return None
    return thing.head


def _conditioned(preposition: Token) -> Token | None:
    """The verb of what is conditioned on something ("conditioned the pause [on a withdrawal]")."""
    verb = preposition.head.head
    led = preposition.lower_ in _UPON and preposition.head.dep_ == "dobj" and verb.lemma_ == "condition"
    return verb if led and verb.pos_ == "VERB" else None


def _asker_again(infinitive: Token) -> Token | None:
    """The verb of asking, where the second deed hangs on the first ("to sign and on Chile [to pay]")."""
    deed = infinitive.head
    if (
        infinitive.dep_ != "advcl"
        or deed.head.lemma_ not in _ASKING
        or not (_is_infinitive(deed) and _is_infinitive(infinitive))
    ):
        return None
    between = [t for t in deed.doc[deed.i + 1 : infinitive.i] if t.dep_ == "cc" and t.head is deed]
    if not between or between[-1].nbor().pos_ != "ADP":
        return None
    infinitive.dep_ = "xcomp"
    return deed.head


def _wanted(preposition: Token) -> Token | None:
    """The noun of asking right before "for" that hangs on the verb above ("gave in to the demands [for a vote]")."""
    if (
        preposition.lower_ not in _AIMS
        or preposition.dep_ != "prep"
        or preposition.head.pos_ != "VERB"
        or not preposition.i
    ):
        return None
    noun = preposition.nbor(-1)
    return noun if noun.pos_ == "NOUN" and noun.lemma_ in _WANTED and noun.head is not preposition.head else None
