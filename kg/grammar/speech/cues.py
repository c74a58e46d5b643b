"""Cues: the words that tell of somebody's speech, and whose it is.

In: a parsed paragraph and the words that name a speaker. Out: `Cue`s. A speaker is the verb's subject, the agent of a
passive, whoever is quoted, cited or "according to" whom it is, or whoever has a noun of speech ("Peru's warning that").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.grammar.antecedents import antecedent
from kg.grammar.doers import is_passive, subjects
from kg.grammar.owners import owners
from kg.grammar.parsed import Doc, Token
from kg.grammar.series import conjuncts
from kg.grammar.status import Signatures
from kg.grammar.status.judgement import HAPPENED, VERBAL
from kg.model import VerbClass

_SOURCES = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
_COMPLETING = frozenset({"prt", "acomp", "oprd", "advmod", "ccomp"})
_CLOSE, _NEAR = 2, 5
"""Words from a verb to what completes it ("made it clear")."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SPEAKING_LABELS = ("PERSON", "ORG", "GPE", "NORP", "")
_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_RELAYING = frozenset({"according", "per"})
_QUOTING = frozenset({"quote", "cite"})
TELLERS = frozenset(
    "official source diplomat minister ministry spokesman spokeswoman spokesperson aide adviser advisor negotiator mediator"
    " delegate envoy ambassador lawmaker senator deputy officer commander soldier witness resident survivor relative person"
    " people expert analyst lawyer leader member representative authority police military army agency newspaper"
    " paper media outlet broadcaster station channel website report statement document memo letter communique record text"
    " draft copy transcript intelligence study survey data figure estimate rebel guerrilla worker union company employer"
    " government side party team delegation family activist prosecutor organiser organizer critic".split()
)
"""Nouns for whom, or for what, news is told by."""
_VIEWS = frozenset("view opinion account telling reckoning estimation version reading".split())
_HELD_IN = frozenset({"in", "by"})
"""Words for what somebody holds, and before them ("in Quispe's view", "by Quispe's account")."""
_NOBODY = frozenset({"nobody", "none", "nothing"})
_EXPLETIVES = frozenset({"it", "there"})
_OF = frozenset({"by", "from", "of"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of speech and its speaker.

    `relays` is true where the rest of the sentence is what is said, `asserts` where the speaker affirms or denies it.

    `spoken_by` is the word that stands for the speaker beside the cue, where `source` is a name that stood before it.
    """

    token: Token
    source: Token
    relays: bool = False
    asserts: bool = True
    spoken_by: Token | None = None

    @property
    def place(self) -> Token:
        """The word that stands for the speaker beside the cue."""
        return self.spoken_by if self.spoken_by is not None else self.source


def find(doc: Doc, words: Signatures) -> list[Cue]:
    """The cues of a paragraph, in their order."""
    return [cue for token in doc for cue in _of(token, words)]


def _of(token: Token, words: Signatures) -> Iterator[Cue]:
    if token.lower_ in _RELAYING:
        yield from (Cue(token, source, relays=True) for source in _below(token))
    elif token.pos_ in VERBAL and token.lemma_ in _QUOTING and token.tag_ == "VBG" and (quoted := _teller(token)):
        yield Cue(token, quoted, relays=True)
    elif token.pos_ in VERBAL and (told := _told(token, words)) is not None:
        source = _quoted(token) if _quotes(token) else _of_verb(token)
        if source is not None and source.ent_type_ not in _TIMES:
            yield Cue(token, source, asserts=_asserts(told))
    elif token.lemma_ in _VIEWS and token.dep_ == "pobj" and token.head.lower_ in _HELD_IN:
        yield from (Cue(token, source, relays=True) for source in _holders(token)[:1])
    elif token.pos_ == "NOUN" and token.lemma_ in words.speech and _holds_clause(token):
        source = _of_noun(token)
        if source is not None:
            yield Cue(token, source)


def _told(verb: Token, words: Signatures) -> VerbClass | None:
    """The class of a verb of speech, of one with its particle ("pointed out") or its adjective ("made clear")."""
    found = words.speech.get(verb.lemma_)
    if found is not None or verb.lemma_ not in words.opening:
        return found
    behind = [c for c in verb.rights if c.dep_ in _COMPLETING and c.i <= verb.i + _CLOSE and _tells(verb, c)]
    return next((words.speech[key] for c in behind if (key := f"{verb.lemma_} {c.lower_}") in words.speech), None)


def _tells(verb: Token, behind: Token) -> bool:
    """Whether something is said by a verb of two words: a clause, or a quotation beside it; "talks went on" says nothing."""
    below = (c for c in (*verb.children, *behind.children) if c is not behind)
    clause = any(c.dep_ == "ccomp" or (c.dep_ == "advcl" and any(m.lower_ == "that" for m in c.lefts)) for c in below)
    return clause or any(t.is_quote for t in verb.doc[max(verb.sent.start, verb.i - _NEAR) : behind.i + _CLOSE])


def _teller(verb: Token) -> Token | None:
    """Who is cited, if it is somebody or a text: "citing two officials", not "citing a lack of funds"."""
    cited = _object(verb)
    named = cited is not None and cited.ent_type_ in _SPEAKING_LABELS and bool(cited.ent_type_)
    return cited if cited is not None and (named or cited.lemma_.lower() in TELLERS) else None


def _asserts(found: VerbClass) -> bool:
    value = found.positive if found.positive is not None else 1.0
    return abs(value) >= HAPPENED


def _below(preposition: Token) -> list[Token]:
    inner = [c for c in preposition.children if c.dep_ == "prep"] or [preposition]
    return [t for p in inner for t in p.children if t.dep_ == "pobj"][:1]


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in _SOURCES), None)


def _holds_clause(noun: Token) -> bool:
    return any(c.dep_ in ("acl", "ccomp") and any(m.lower_ == "that" for m in c.lefts) for c in noun.rights)


def _of_verb(verb: Token) -> Token | None:
    """Who speaks by this verb, if that is told."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return _quoted(verb.head.head) if any(c.dep_ == "ccomp" for c in verb.rights) else None
    agents = [c for c in verb.rights if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ in ("by", "from"))]
    named = [t for p in agents for t in p.children if t.dep_ == "pobj"]
    bare = verb.tag_ == "VBN" and not any(c.dep_ in ("nsubj", "aux") for c in verb.lefts)
    if is_passive(verb) or (bare and (named or verb.dep_ == "advcl")):
        return named[0] if named else None
    found = _behind(verb) or [t for t in subjects(verb) if t.pos_ in _SOURCES] or _inverted(verb)
    if not found or found[0].lower_ in _NOBODY or (found[0].lower_ in _EXPLETIVES and found[0].dep_ == "expl"):
        return None
    return found[0]


def _behind(verb: Token) -> list[Token]:
    """Who stands right behind a verb that follows a quotation, whatever the parser takes for its subject."""
    if not verb.i or not verb.nbor(-1).is_quote or verb.i + 1 >= len(verb.doc):
        return []
    first = verb.nbor(1)
    heads = [t for t in (first, *first.ancestors) if t.left_edge.i == first.i and t.pos_ in ("NOUN", "PROPN")]
    return heads[-1:] if heads and heads[-1].i > verb.i else []


def _quotes(verb: Token) -> bool:
    """Whether a verb tells of somebody's words what "as saying" makes his own ("quoted the envoy as saying")."""
    return verb.lemma_ in _QUOTING and any(
        c.lower_ == "as" and any(t.dep_ == "pcomp" for t in c.rights) for c in verb.rights if c.dep_ == "prep"
    )


def _quoted(verb: Token) -> Token | None:
    """Whose words they are in "quoted the envoy as saying", "was quoted as saying"."""
    if is_passive(verb):
        return next(iter(subjects(verb)), None)
    return _object(verb)


def _inverted(cue: Token) -> list[Token]:
    """A speaker that the parser takes for the object of an inverted verb (", said Rosa Quispe")."""
    if any(c.dep_ in _SUBJECTS for c in cue.children):
        return []
    objects = [c for c in cue.rights if c.dep_ in ("dobj", "attr", "oprd") and c.ent_type_ in _SPEAKING_LABELS]
    close = objects[:1] if objects and objects[0].left_edge.i == cue.i + 1 else []
    return close if close and (close[0].ent_type_ or _after_quote(cue)) else []


def _after_quote(cue: Token) -> bool:
    return cue.i > 0 and cue.nbor(-1).is_quote


def _of_noun(noun: Token) -> Token | None:
    """Who has a noun of speech: its owner, who stands behind "by", or who makes it ("made the claim that")."""
    held = _holders(noun)
    if held:
        return held[0]
    if noun.dep_ == "dobj" and noun.head.pos_ in VERBAL:
        return next(iter(subjects(noun.head)), None)
    return None


def _holders(noun: Token) -> list[Token]:
    """Who has a noun: its owner, or who stands behind "by", "from" or "of"."""
    held = [t for c in noun.rights if c.dep_ == "prep" and c.lower_ in _OF for t in c.children if t.dep_ == "pobj"]
    return [*owners(noun), *held]


def nearest(token: Token) -> Token | None:
    """The subject of the innermost clause around a token that may be a speaker: whose words a short quotation are."""
    for above in (token, *token.ancestors):
        if above.pos_ not in VERBAL:
            continue
        told = [antecedent(t) for c in above.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj"]
        found = told or ([] if is_passive(above) else subjects(above))
        speaking = [t for t in found if _may_speak(t)]
        if speaking and token.i not in {t.i for one in conjuncts(speaking[0]) for t in one.subtree}:
            return speaking[0]
    return None


def _may_speak(token: Token) -> bool:
    named = token.pos_ == "PROPN" and token.ent_type_ in _SPEAKING_LABELS
    return (
        named or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or token.lower_ in ("he", "she", "they", "i", "we")
    )
