"""Antecedents: the nouns that relative pronouns and empty words stand for ("which", "what", "all that", "those who").

In: a parsed word. Out: the words that are meant by it, wherever the clause puts them: "a truce, which Chad rejected", "what
Chad demands is a truce", "it was Chad that called for a truce", "among those rejecting it was Chad".
"""

from __future__ import annotations

from kg.grammar import loose
from kg.grammar.parsed import Token

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_TAGS = ("WP", "WDT", "WP$")
_ENDS = ("nsubj", "nsubjpass", "dobj", "pobj")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_HOLDERS = frozenset(
    "minister president premier envoy ambassador secretary spokesman spokeswoman spokesperson chief head leader chairman"
    " commander official representative negotiator".split()
)
_WHOLLY = frozenset({"each", "both", "all", "neither", "none"})
_WORDS = ("PRON", "DET", "NOUN")
_EMPTY = frozenset({"all", "everything", "thing", "those"})
_SUBJECTS = ("nsubj", "nsubjpass")
_CONCEDING = frozenset("though although while as after before since despite once because".split())
_FITTING = {"it": ("GPE", "ORG"), "he": ("PERSON",), "she": ("PERSON",)}
_ATTENDING = frozenset("attend chair mediate moderate broker facilitate join".split())
_MEASURES = frozenset(
    "percent % minute hour day week month year dollar euro pound mile kilometre kilometer metre meter".split()
)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun, "what" or "each of" stands for; any other token is itself."""
    if token.lower_ in _WHOLLY and token.pos_ in _WORDS and token.dep_ != "det":
        return _each(token)
    if token.lower_ == "what" and token.tag_ == "WP":
        return _asked_for(token)
    if token.tag_ == "PRP":
        return _ahead(token) or token
    return _of_relative(token) if _is_relative(token) else token


def _of_relative(token: Token) -> Token:
    """The noun that a relative pronoun stands for; the pronoun itself where none is found."""
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl" or (ancestor.dep_ == "acl" and ancestor.head.pos_ in _NOMINAL):
            head = taken_up(_measured(ancestor.head))
            head = _living(head) if token.lower_ in ("who", "whom") else _attended(head, ancestor, token)
            head = _lifeless(token, head) if token.lower_ == "which" else head
            return meant(head) if head.pos_ in (*_NOMINAL, "DET", "VERB") else token
        if ancestor.dep_ in ("ccomp", "advcl") and ancestor.head.lemma_ == "be":
            return _stressed(ancestor.head) or token
    return token


def _each(word: Token) -> Token:
    """Those of whom a word says that all are meant ("each of them", "both of the ministers"); else the word itself."""
    below = (t for c in word.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next((t for t in below if t.tag_ == "PRP" or t.tag_ in ("NNS", "NNPS")), word)


def _ahead(pronoun: Token) -> Token | None:
    """Who the main clause is about, where a pronoun stands in the clause before it ("though it had signed, Chad left")."""
    clause, main = pronoun.head, pronoun.head.head
    if (
        pronoun.dep_ not in _SUBJECTS
        or clause.dep_ != "advcl"
        or clause.i > main.i
        or pronoun.sent[0] not in clause.subtree
    ):
        return None
    if not any(c.lower_ in _CONCEDING for c in clause.lefts):
        return None
    named = next((c for c in main.lefts if c.dep_ in _SUBJECTS and c.i > clause.i), None)
    return named if named is not None and named.ent_type_ in _FITTING.get(pronoun.lower_, ()) else None


def _is_relative(token: Token) -> bool:
    if token.lower_ not in _RELATIVES:
        return False
    return token.tag_ in _TAGS or (token.lower_ == "that" and token.tag_ == "IN" and token.dep_ in _ENDS)


def _attended(when: Token, clause: Token, pronoun: Token) -> Token:
    """Of "the talks were held in Lima on May 3, which both attended" the talks: nobody attends a day or a place.

    Nor does anybody host Lima who is to host "talks in Lima, which".
    """
    above = when.head.head
    acts = {clause.lemma_, *(c.lemma_ for c in clause.rights if c.dep_ == "xcomp")}
    in_place = when.dep_ == "pobj" and when.ent_type_ in ("GPE", "FAC") and when.head.lower_ in ("in", "at")
    if in_place and above.pos_ == "NOUN" and pronoun.dep_ == "dobj" and not acts.isdisjoint(_ATTENDING | {"host"}):
        return above
    told = when.dep_ == "pobj" and when.ent_type_ in ("DATE", "GPE", "TIME") and above.pos_ == "VERB"
    if not told or clause.lemma_ not in _ATTENDING:
        return when
    return next((c for c in above.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ == "NOUN"), when)


def _living(place: Token) -> Token:
    """Of "the envoys to Peru, who ..." the envoys: a place below a preposition is none that "who" stands for."""
    before = place.doc[place.head.i - 1] if place.head.i else place
    below = place.dep_ == "pobj" and place.ent_type_ in ("GPE", "LOC", "FAC")
    return before if below and before.tag_ in ("NN", "NNS", "NNP") else place


def _lifeless(which: Token, head: Token) -> Token:
    """Of "the minister of Peru, which ..." Peru: no person is meant by "which"."""
    before = which.nbor(-2) if which.i > 1 and which.nbor(-1).text == "," else head
    person = head.ent_type_ == "PERSON" or head.lemma_.lower() in _HOLDERS
    return before if person and before.ent_type_ in ("GPE", "ORG") and head.i < before.i else head


def _measured(noun: Token) -> Token:
    """What a measure before a relative clause belongs to: "a rise of nine percent, which the union turned down"."""
    of = noun.head
    if noun.lemma_.lower() in _MEASURES and of.dep_ == "prep" and of.head.pos_ == "NOUN":
        return of.head
    return noun


def taken_up(noun: Token) -> Token:
    """What a noun with a relative clause takes up ("threatened to leave, a step Chile opposes"); else the noun itself."""
    return noun.head if noun.dep_ == "appos" and loose.takes_up(noun) else noun


def meant(word: Token) -> Token:
    """What an empty word before a clause turns out to be ("all that Chad wants is a truce"); any other is itself."""
    if word.lower_ not in _EMPTY or word.pos_ == "PROPN":
        return word
    verb = word.head
    if word.dep_ == "nsubj" and verb.lemma_ in ("be", "include"):
        return _told(verb) or word
    if word.dep_ == "pobj" and verb.lower_ == "among" and verb.head.lemma_ == "be":
        return _told(verb.head) or word
    return word


def _asked_for(what: Token) -> Token:
    """As in "what Chad demands is a truce"."""
    for ancestor in what.ancestors:
        if ancestor.dep_ == "csubj" and ancestor.head.lemma_ == "be":
            return _told(ancestor.head) or what
    return what


def _told(verb: Token) -> Token | None:
    """What a form of "be" or "include" says that something is."""
    found = [
        c for c in verb.rights if c.dep_ in ("attr", "acomp", "dobj", "nsubj", "ccomp", "xcomp") and c.pos_ != "ADJ"
    ]
    return found[0] if found else None


def _stressed(verb: Token) -> Token | None:
    """As in "it was Chad that called for a truce"."""
    if not any(c.dep_ == "nsubj" and c.lower_ == "it" for c in verb.lefts):
        return None
    return next((c for c in verb.rights if c.dep_ == "attr" and c.pos_ in _NOMINAL), None)
