"""Verbs of speech that the parser takes for plural nouns: "..., a Chilean source claims", "The union underlines that ...".

In: a parsed paragraph and the words of speech. The parse is mended in place: the noun becomes a verb, the noun that stood
before it as a compound becomes its subject. A clause with "that" is hung on the verb of speech that it belongs to.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar.parsed import Doc, Token
from kg.grammar.speech import distant, inserted

_SINGULAR = frozenset({"a", "an", "another", "this", "each", "one"})
_CLAUSES = ("relcl", "acl", "ccomp", "advcl")
_NOUNS = ("NN", "NNP")
_PEOPLE = frozenset({"official", "representative", "executive", "military"})
"""Nouns that the tagger takes for adjectives."""
_TRAILING = ("advcl", "dep", "conj", "acl", "relcl")
_MAIN = ("ROOT", "parataxis")
_LOOSE = ("appos", "npadvmod", "dep")
_NOT_THE_SUBJECTS = frozenset({"punct", "cc", "advmod", *_CLAUSES})


def mend(doc: Doc, words: Collection[str]) -> None:
    """Makes verbs of the nouns that must be verbs. `words` are the lemmas of speech."""
    heads: dict[int, int] = {}
    for token in doc:
        if _is_verb(token, words):
            _set(token, heads)
        elif (speaker := _left_behind(token, words)) is not None:
            speaker.dep_, token.dep_ = "nsubj", "parataxis"
            heads |= dict.fromkeys((speaker.i, speaker.left_edge.i - 1, token.i - 1), token.i)
        elif token.dep_ in _MAIN and token.lemma_ in words and (found := inserted.ties(token)) is not None:
            heads |= found
        elif token.lower_ == "that" and (told := distant.told(token, words)) is not None:
            clause, verb = told
            clause.dep_, token.dep_ = "ccomp", "mark"
            heads |= {clause.i: verb.i, token.i: clause.i}
    if heads:
        doc.retie(heads)


def _left_behind(verb: Token, words: Collection[str]) -> Token | None:
    """The speaker of a verb that closes a sentence behind a name: "..., the envoy, Rosa Quispe, announced."."""
    closes = verb.i + 1 < len(verb.doc) and verb.nbor().text == "." and verb.right_edge is verb
    if not closes or verb.tag_ not in ("VBD", "VBZ") or verb.lemma_ not in words or verb.dep_ not in _TRAILING:
        return None
    if verb.i < 2 or verb.nbor(-1).text != "," or verb.nbor(-2).pos_ != "PROPN" or len(list(verb.lefts)) > 0:  # noqa: PLR2004
        return None
    name = verb.nbor(-2)
    speaker = name.head if name.dep_ == "appos" and name.head.pos_ in ("NOUN", "PROPN") else name
    before = speaker.left_edge.i - 1
    return speaker if before > 0 and verb.doc[before].text == "," else None


def _is_verb(token: Token, words: Collection[str]) -> bool:
    """Whether a plural noun of speech stands behind a singular noun where only a verb can."""
    if token.tag_ != "NNS" or token.lemma_.lower() not in words or _subject(token) is None:
        return False
    single = any(c.dep_ == "det" and c.lower_ in _SINGULAR for c in token.lefts)
    return single or _is_trailing(token) or (token.head is token and _told(token) is not None)


def _is_trailing(token: Token) -> bool:
    """Whether it closes a whole sentence behind a comma, tied to a word from before the main verb."""
    root = next((t for t in token.ancestors if t.head is t), token)
    loose = token.dep_ in _LOOSE and token.head.i <= root.i < token.i and root.pos_ in ("VERB", "AUX")
    before = token.left_edge.i - 1
    ends = token.right_edge is token and token.i + 1 < len(token.doc) and token.nbor().is_punct
    return loose and ends and before >= 0 and token.doc[before].text == ","


def _subject(token: Token) -> Token | None:
    before = token.lefts[-1] if token.lefts else None
    if before is None or before.i != token.i - 1:
        return None
    noun = before.tag_ in _NOUNS and before.dep_ == "compound"
    return before if noun or before.lower_ in _PEOPLE else None


def _told(token: Token) -> Token | None:
    """The clause with "that" behind it."""
    clauses = (c for c in token.rights if c.dep_ in _CLAUSES and c.tag_.startswith("V"))
    return next((c for c in clauses if any(m.lower_ == "that" and m.dep_ == "mark" for m in c.lefts)), None)


def _set(verb: Token, heads: dict[int, int]) -> None:
    subject, told = _subject(verb), _told(verb)
    if subject is None:
        return
    for child in verb.lefts:
        if child.i != subject.i and child.dep_ not in _NOT_THE_SUBJECTS:
            heads[child.i] = subject.i
    verb.tag_, verb.pos_ = "VBZ", "VERB"
    subject.dep_, subject.pos_ = "nsubj", "PROPN" if subject.tag_ == "NNP" else "NOUN"
    if told is not None:
        told.dep_ = "ccomp"
    if verb.head is not verb:
        root = next(t for t in verb.ancestors if t.head is t)
        verb.dep_, heads[verb.i] = "parataxis", root.i
