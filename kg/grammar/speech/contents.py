"""What a cue says it said: the tokens of the clauses that a word of speech governs, or stands in.

In: a `Cue`. Out: sets of tokens, each with whether the speaker holds it for so. Who demands or proposes that something
be done does not say that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.grammar.parsed import Doc, Token
from kg.grammar.series import conjuncts
from kg.grammar.speech.cues import Cue
from kg.grammar.status.judgement import VERBAL

_PARTING = frozenset({":", ";"})
_COMMAS = frozenset({",", "—", "–", "--"})
_ON_NOUN = frozenset({"acl", "ccomp", "relcl"})
_SETTINGS = frozenset({"advcl", "prep", "npadvmod"})
_ADDRESSING = frozenset({"tell", "inform", "assure", "remind"})
_FINITE = ("VBD", "VBZ", "VBP")
_HELPERS = ("aux", "auxpass")
_SUBJECTS = ("nsubj", "nsubjpass")
_PUT_BACK = frozenset({"had", "would"})
_AGREEING = frozenset(
    "promise pledge vow agree undertake swear threaten demand ask request propose urge expect".split()
)
"""Verbs that with "as" tell of what somebody did what he had said he would ("freed them, as it had promised")."""
_MEANWHILE = frozenset({"as", "while"})
_PURPOSES = frozenset({"so"})
_ABOUT = frozenset({"of", "for"})


def of(cue: Cue) -> Iterator[tuple[frozenset[int], bool]]:
    """(tokens, whether they are asserted), those asserted first; none without tokens."""
    if cue.relays:
        found = [(_relayed(cue), True)]
    else:
        clauses = list(_clauses(cue.token))
        duties = [clause for clause in clauses if not cue.asserts or is_mandative(clause)]
        asserted = _tokens(clause for clause in clauses if clause not in duties)
        found = [(asserted, True), (_tokens(duties), False)]
        if not clauses:
            found = [(_around(cue), True)]
    for tokens, holds in found:
        kept = _cut(tokens, cue)
        if kept:
            yield kept, holds


def is_mandative(clause: Token) -> bool:
    """Whether a clause says what is to be done: a bare verb ("that Peru withdraw") or an infinitive.

    One with a subject of its own is what somebody believes ("expects Peru to withdraw").
    """
    if any(c.tag_ == "TO" for c in clause.lefts):
        return not any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts)
    helpers = [c for c in clause.lefts if c.dep_ in ("aux", "auxpass")]
    bare = clause.tag_ == "VB" and not any(c.dep_ == "aux" for c in helpers)
    return (bare or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in helpers[:1])) and any(
        c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts
    )


def _tokens(clauses: Iterable[Token]) -> set[int]:
    return {t.i for clause in clauses for t in clause.subtree}


def _clauses(cue: Token) -> Iterator[Token]:
    """What a word of speech governs: its clauses, the charge that it makes, the report that it speaks of."""
    for child in cue.children:
        if (
            (child.dep_ == "ccomp" and not _is_inserted(cue))
            or (child.dep_ == "xcomp" and not any(c.tag_ == "TO" for c in child.lefts))
            or (child.dep_ in ("advcl", "conj") and _is_marked(child) and not _goes_on(child, cue))
            or (child.dep_ == "advcl" and child.i < cue.i and _is_whole(child))
            or (child.dep_ == "acl" and cue.pos_ == "NOUN")
            or (child.dep_ == "conj" and _is_told_too(child, cue))
        ):
            yield from conjuncts(child)
        elif child.dep_ == "prep" and child.lower_ in _ABOUT and cue.pos_ in VERBAL:
            yield from _acts(child)
        elif child.dep_ in ("dobj", "dative") or (child.dep_ == "prep" and child.lower_ == "to"):
            held = [child, *(c for c in child.children if c.dep_ == "pobj")]
            yield from (c for one in held for c in one.rights if c.dep_ in _ON_NOUN and _is_marked(c))
            yield from (act for c in child.rights if c.dep_ == "prep" and c.lower_ == "of" for act in _acts(c))


def _goes_on(clause: Token, cue: Token) -> bool:
    """Whether "and that" goes on with what is said around the cue ("said that Peru agreed, and that Chile left")."""
    return clause.dep_ == "conj" and _is_marked(cue) and any(c.dep_ == "cc" for c in cue.rights)


def _is_told_too(clause: Token, cue: Token) -> bool:
    """Whether a clause beside the cue goes on with what was said: "told reporters Peru had agreed but Chile had not".

    It has a subject of its own, and what was said before is put back in time as it is.
    """
    if cue.tag_ != "VBD" or not _is_put_back(clause) or not any(c.dep_ in _SUBJECTS for c in clause.lefts):
        return False
    return any(c.dep_ == "ccomp" and c.i < clause.i and _is_put_back(c) for c in cue.rights)


def _is_put_back(clause: Token) -> bool:
    """Whether a clause tells in the words of a report what its speaker said in the present ("had agreed", "would agree")."""
    return any(c.dep_ in _HELPERS and c.lower_ in _PUT_BACK for c in clause.lefts)


def _acts(preposition: Token) -> Iterator[Token]:
    """What somebody is accused of: "of breaking the truce"."""
    yield from (t for c in preposition.children if c.dep_ == "pcomp" for t in conjuncts(c))


def _is_marked(clause: Token) -> bool:
    marks = {c.lower_ for c in clause.lefts if c.dep_ in ("mark", "advmod")}
    return "that" in marks and not marks & _PURPOSES


def _is_whole(clause: Token) -> bool:
    """Whether a clause could be a sentence: a subject of its own, a finite verb, and no word that makes it depend."""
    finite = clause.tag_ in _FINITE or any(c.tag_ in (*_FINITE, "MD") for c in clause.lefts if c.dep_ in _HELPERS)
    bare = not any(c.dep_ == "mark" or c.tag_ in ("WRB", "TO") for c in clause.lefts)
    return finite and bare and any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts)


def _around(cue: Cue) -> set[int]:
    """For an inserted or final "Quispe said": what stands around or before it, else the clause that it is tied to."""
    verb = cue.token
    if verb.dep_ == "advcl" and verb.lemma_ in _AGREEING:
        return set()
    if verb.dep_ == "parataxis" and verb.head.dep_ in ("relcl", "acl", "advcl"):
        return {t.i for t in verb.head.subtree}
    beside = _beside(cue)
    if not beside and verb.head.pos_ in VERBAL and _is_inserted(verb):
        return {t.i for t in verb.head.subtree}
    return beside


def _is_inserted(cue: Token) -> bool:
    """Whether a clause of speech stands in another between commas, or begins with "as"."""
    if cue.dep_ == "parataxis":
        return True
    whole = any(c.dep_ in ("dobj", "ccomp", "xcomp", "oprd") for c in cue.rights)  # "as analysts consider it good"
    return cue.dep_ == "advcl" and not whole and any(c.lower_ == "as" for c in cue.lefts)


def _beside(cue: Cue) -> set[int]:
    """What stands before a comma and "a source said", and behind it where another comma follows.

    It reaches to the next colon, semicolon or end of sentence; the parser's ties are lost here as often as not.
    """
    verb, source = cue.token, cue.place
    if source.doc is not verb.doc or source.head != verb or verb.dep_ in ("relcl", "acl"):
        return set()
    doc, left, right = verb.doc, min(verb.i, source.left_edge.i), max(verb.i, source.right_edge.i)
    while left > 0 and doc[left - 1].lower_ == "as" and doc[left - 1].head == verb:
        left -= 1
    start, end = _part(verb, left, right)
    if left - 1 <= start or not (doc[left - 1].text == "," or doc[left - 1].is_quote):
        return set()
    behind = range(right + 2, end) if right + 1 < end and doc[right + 1].text == "," else range(0)
    said = {*range(start, left - 1), *behind}
    return said if _tells(cue, said, left) else set()


def _tells(cue: Cue, said: set[int], left: int) -> bool:
    """Whether words around a verb of speech are what is said: a clause that is no setting of the verb."""
    verb = cue.token
    if any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children) and verb.lemma_ not in _ADDRESSING:
        return False
    if any(c.dep_ in _SETTINGS and c.i < left for c in verb.children) or (verb.dep_ == "conj" and verb.head.i in said):
        return False
    words = (verb.doc[i] for i in sorted(said))
    return cue.place.i > verb.i or any(t.pos_ in VERBAL and t.dep_ not in ("aux", "auxpass") for t in words)


def _part(verb: Token, left: int, right: int) -> tuple[int, int]:
    """The part of the sentence around [left, right] between colons and semicolons."""
    doc, sentence = verb.doc, verb.sent
    start = max([sentence.start, *(i + 1 for i in range(sentence.start, left) if doc[i].text in _PARTING)])
    end = min([sentence.end, *(i for i in range(right + 1, sentence.end) if doc[i].text in _PARTING)])
    return start, end


def _relayed(cue: Cue) -> set[int]:
    """After "according to" a source, or where somebody is cited: the rest of the sentence, or of the relative clause.

    What the parser sets beside an apposition of the source is the sentence's ("According to Luna, an envoy, the port").
    """
    token = cue.token
    if token.pos_ == "NOUN":
        behind = range(token.right_edge.i + 1, token.sent.end)
        if any(token.doc[i].pos_ in VERBAL for i in behind):
            return set(behind)  # "Peru left since in Luna's view it had lost" has one view
    clause = token.head if token.head.dep_ in ("relcl", "acl") else None
    whole = clause.subtree if clause is not None else token.sent
    beyond = {t.i for c in token.subtree if c.dep_ == "appos" and c.head.dep_ == "appos" for t in c.subtree}
    return {t.i for t in whole} - ({t.i for t in token.subtree} - beyond)


def _cut(tokens: set[int], cue: Cue) -> frozenset[int]:
    """Without the cue and its speaker, what a semicolon parts from it, and asides in the article's own voice."""
    verb, source = cue.token, cue.place
    doc = verb.doc
    stops = [t.i for t in verb.sent if t.text == ";" or (t.text == ":" and t.i + 1 < len(doc) and t.nbor().is_quote)]
    low = max((i for i in stops if i < verb.i), default=-1)
    high = min((i for i in stops if i > verb.i), default=len(doc))
    kept = {i for i in tokens if low < i < high} - {verb.i}
    if source.doc is doc:
        kept -= {t.i for t in source.subtree} if source.head == verb or source.i > verb.i else {source.i}
    if tokens & {verb.i}:
        kept -= {t.i for t in verb.subtree}
    for i in tokens - {verb.i}:
        if _is_aside(doc[i]) or (i > verb.i and _goes_on_beside(doc[i])):
            kept -= {t.i for t in doc[i].subtree}
    return frozenset(_trimmed(kept, doc))


def _trimmed(tokens: set[int], doc: Doc) -> list[int]:
    """Without marks at the edges."""
    kept = sorted(tokens)
    while kept and doc[kept[0]].is_punct:
        del kept[0]
    while kept and doc[kept[-1]].is_punct:
        del kept[-1]
    return kept


def _goes_on_beside(verb: Token) -> bool:
    """Whether a clause behind a comma tells what went on while somebody spoke ("said ..., as envoys held talks").

    What is said of the past stands further back ("as Peru had left") or in the present.
    """
    if verb.dep_ != "advcl" or verb.tag_ != "VBD" or any(c.dep_ == "aux" for c in verb.lefts):
        return False
    marked = any(c.dep_ == "mark" and c.lower_ in _MEANWHILE for c in verb.lefts)
    before = verb.left_edge.i - 1
    told = verb.lemma_ != "be" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
    return marked and told and before >= 0 and verb.doc[before].text == ","


def _is_aside(token: Token) -> bool:
    """A relative clause after a comma on a name, or on a noun set beside another; a passive participle after a comma."""
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.head.pos_ in ("NOUN", "PROPN"):
        free = not any(c.dep_ in ("aux", "mark", "nsubj") for c in token.lefts)
        return free and token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text in _COMMAS
    if token.dep_ == "relcl" and token.left_edge.i > 0:
        noun = token.head
        parted = token.doc[token.left_edge.i - 1].text in _COMMAS
        return noun.dep_ == "appos" or (parted and (noun.pos_ == "PROPN" or bool(noun.ent_type_)))
    return False
