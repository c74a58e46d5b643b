"""Phrases: the words that stand for one thing, cut where a reader would cut them.

In: a parsed paragraph and the token at the head of a phrase. Out: a `Phrase` with its span in the article, its shorter
forms, its owner, complement and modifiers, so that nobody after grammar needs the parse.
"""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import clausal, edges, gaps
from kg.grammar.antecedents import antecedent
from kg.grammar.labels import entity_of
from kg.grammar.owners import owners
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Doc, Span, Token
from kg.model import Form, Phrase

_NONE = frozenset({"no", "not"})
"""Words that deny a noun: there is no deal, but what there is not is a deal."""
_PEOPLES = frozenset({"NORP", "GPE"})
_PARTS = frozenset("some several all most many few none any each".split())
_ARTICLES = frozenset({"the", "a", "an"})
_STANDING = frozenset({"that", "those"})
_PARTY_NOUNS = frozenset({"side", "sides"})
_LEADING = frozenset({"lead", "head"})
_ASKING = frozenset("ask call appeal plead push press beg".split())
_SPANS = frozenset("hour day week month year shift".split())
HERE = "here"
_DATE_LABELS = frozenset({"DATE", "TIME"})


def build(token: Token, paragraph: Paragraph, *, deep: bool = True) -> Phrase:
    """The phrase whose head is `token`; a verb gives a clause. `deep` also builds the owner and the complement."""
    token = antecedent(token)
    if token.pos_ in ("VERB", "AUX"):
        noun = gaps.left_out(token)
        return clausal.clause(token, paragraph, "" if noun is None else build(noun, paragraph, deep=False).text)
    if token.lower_ == HERE and paragraph.place:
        return _here(token, paragraph)
    entity = None if _is_counted(token) else entity_of(token)
    if entity is not None and (entity.label_ == "PERSON" or token.i == entity.end - 1 or entity.root.i == token.i):
        return _name(token, entity, paragraph)
    if token.lower_ in _PARTY_NOUNS and not _is_led(token) and (found := owners(token)):
        return _party(token, found[0], paragraph)
    return _nominal(token, paragraph, deep=deep)


def _is_led(side: Token) -> bool:
    """Whether a side is somebody's to lead: a delegation, not the party itself ("the Chilean side, headed by Luna")."""
    passive = [c for c in side.rights if c.dep_ in ("acl", "relcl")]
    above = [side.head] if side.dep_ in ("dobj", "nsubjpass") else []
    return any(verb.lemma_ in _LEADING for verb in (*above, *passive))


def _here(token: Token, paragraph: Paragraph) -> Phrase:
    start, end = paragraph.span(token.i, token.i + 1)
    return Phrase(
        ref=(paragraph.index, token.i),
        start=start,
        end=end,
        text=paragraph.place,
        words=token.text,
        head=paragraph.place.split()[-1].lower(),
        form=Form.NAME,
        label="GPE",
        role=token.dep_,
        sentence=paragraph.sentence_of(token),
    )


def _is_counted(token: Token) -> bool:
    """Whether people are counted, so that their state is not meant ("six Peruvians")."""
    return (
        token.tag_ in ("NNPS", "NNS") and token.ent_type_ in _PEOPLES and any(c.dep_ == "nummod" for c in token.lefts)
    )


def _party(token: Token, owner: Token, paragraph: Paragraph) -> Phrase:
    """As "the Peruvian side" is Peru: the owner's phrase where the noun stands, with all its words."""
    whole = _nominal(token, paragraph, deep=False)
    named = build(owner, paragraph, deep=False)
    return replace(named, ref=whole.ref, start=whole.start, end=whole.end, words=whole.text, role=whole.role)


def _name(token: Token, entity: Span, paragraph: Paragraph) -> Phrase:
    start, end = paragraph.span(entity.start, entity.end)
    determiner = entity.doc[entity.start - 1].lower_ if entity.start else ""
    wide = () if entity.label_ == "PERSON" else _wider_name(token, entity, paragraph)
    return Phrase(
        ref=(paragraph.index, entity.root.i if entity.label_ != "PERSON" else entity.end - 1),
        start=start,
        end=end,
        text=entity.text,
        head=token.lower_,
        form=Form.NAME,
        label=entity.label_,
        forms=wide,
        plural=token.tag_ in ("NNS", "NNPS") and entity.label_ != "PERSON",
        determiner=determiner if determiner in _ARTICLES else "",
        role=token.dep_,
        sentence=paragraph.sentence_of(token),
    )


def _wider_name(token: Token, entity: Span, paragraph: Paragraph) -> tuple[str, ...]:
    """The name with what stands close before it, where that is part of how it is called."""
    start = edges.left_edge(token)
    wide = paragraph.doc[start : entity.end].text
    return (wide,) if start < entity.start and token.i < entity.end else ()


def _opens(doc: Doc, left: int, right: int) -> bool:
    """Whether a quotation mark is closed before the phrase ends."""
    return doc[left].is_quote and any(doc[i].is_quote for i in range(left + 1, right))


def _nominal(token: Token, paragraph: Paragraph, *, deep: bool) -> Phrase:
    doc = paragraph.doc
    left, right = edges.left_edge(token), edges.right_edge(token)
    while left < token.i and _is_before(doc[left], token, right):
        left += 1
    start, end = paragraph.span(left, right)
    text = doc.joined(left, right)
    return Phrase(
        ref=(paragraph.index, token.i),
        start=start,
        end=end,
        text=text,
        head=token.lemma_.lower(),
        form=_form(token),
        label=token.ent_type_,
        forms=_shorter(token, left, text, right),
        plural=token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "we", "them", "us", "both", "these", "those"),
        determiner=_determiner(token),
        modifiers=tuple(t.lower_ for t in doc.tokens[left : token.i] if not t.is_punct),
        owner=_owner(token, paragraph) if deep else None,
        complement=_complement(token, paragraph) if deep else None,
        role=token.dep_,
        sentence=paragraph.sentence_of(token),
    )


def _is_before(word: Token, noun: Token, right: int) -> bool:
    """Whether a word before a noun is no part of what it names: an article, "no", a mark that is not closed."""
    if (
        word.lower_ in _ARTICLES
        or word.tag_ == "WP$"
        or (word.lower_ in _NONE and word.dep_ in ("det", "neg") and word.head == noun)
    ):
        return True
    return word.is_punct and not _opens(word.doc, word.i, right)


def _form(token: Token) -> Form:
    if token.ent_type_ in _DATE_LABELS and not _is_length(token):
        return Form.DATE
    if _stands_in(token) or _is_part(token):
        return Form.NOUN
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP", "WDT"):
        return Form.PRONOUN
    return Form.NOUN


def _stands_in(token: Token) -> bool:
    """Whether "that" stands for a noun told before ("Peru's team and that of Chile")."""
    return token.lower_ in _STANDING and token.dep_ not in ("det", "mark") and _complement_of(token) is not None


def _is_part(token: Token) -> bool:
    """Whether a word tells how many of those are meant that stand behind "of" ("some of the hostages")."""
    behind = _complement_of(token) if token.lower_ in _PARTS else None
    return behind is not None and behind.pos_ in ("NOUN", "PROPN")


def _complement_of(token: Token) -> Token | None:
    """What stands behind "of" after a word."""
    below = (t for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next(below, None)


def _is_length(token: Token) -> bool:
    """Whether a span of time is a thing: "demanded a shorter week", "offered six years", "two days of talks"."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    if any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights):
        return True
    asked = first.dep_ == "pobj" and first.head.lower_ == "for" and first.head.head.lemma_ in _ASKING
    return (asked or first.dep_ == "dobj") and token.lemma_ in _SPANS


def _shorter(token: Token, left: int, text: str, right: int) -> tuple[str, ...]:
    """Shorter ways to say the same: without what follows, then without determiners and owner."""
    doc = token.doc
    end = token.i + 1
    core = text if end == right else doc.joined(left, end)
    bare_left = left
    for child in token.lefts:
        if child.dep_ in ("det", "poss", "predet") and child.left_edge.i == bare_left:
            bare_left = child.right_edge.i + 1
            while bare_left < token.i and doc[bare_left].tag_ == "POS":
                bare_left += 1
    bare = core if bare_left == left else doc.joined(bare_left, end)
    return tuple(dict.fromkeys(form for form in (core, bare) if form and form != text))


def _determiner(token: Token) -> str:
    return next((c.lower_ for c in token.lefts if c.dep_ in ("det", "predet") or c.tag_ == "PRP$"), "")


def _owner(token: Token, paragraph: Paragraph) -> Phrase | None:
    """The possessor, else the nearest name or adjective of a people before the noun; whoever has "that of"."""
    if _stands_in(token):
        behind = _complement_of(token)
        return build(behind, paragraph, deep=False) if behind is not None else None
    possessors = [c for c in token.lefts if c.dep_ == "poss"]
    if possessors:
        return build(possessors[0], paragraph, deep=False)
    named = [
        c
        for c in token.lefts
        if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")
    ]
    return build(named[0], paragraph, deep=False) if named else None


def _complement(token: Token, paragraph: Paragraph) -> Phrase | None:
    if _stands_in(token):
        return None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "from"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    return build(pobj, paragraph, deep=False)
    return None
