"""Phrases: the words that stand for one thing, cut where a reader would cut them.

In: a parsed paragraph and the token at the head of a phrase. Out: a `Phrase` with its span in the article, its shorter
forms, its owner, complement and modifiers, so that nobody after grammar needs the parse.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.grammar import edges, gaps, labels
from kg.grammar.antecedents import antecedent
from kg.grammar.copy import Copy
from kg.grammar.parsed import Doc, Span, Token
from kg.grammar.series import conjuncts
from kg.grammar.titles import Hidden
from kg.model import Form, Phrase

_NONE = frozenset({"no", "not"})
"""Words that deny a noun: there is no deal, but what there is not is a deal."""
_PEOPLES = frozenset({"NORP", "GPE"})
_PARTS = frozenset("some several all most many few none any each".split())
_ARTICLES = frozenset({"the", "a", "an"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_STANDING = frozenset({"that", "those"})
_PARTY_NOUNS = frozenset({"side", "sides"})
_LEADING = frozenset({"lead", "head"})
_WHEN = frozenset("if unless until till before after once when while provided as because since should".split())
_HAVING_TO = frozenset({"have", "need"})
_ASKING = frozenset("ask call appeal plead push press beg".split())
_SPANS = frozenset("hour day week month year shift".split())
_PROVISOS = frozenset({"unless", "until", "if", "once", "after", "provided", "as"})
HERE = "here"
_DATE_LABELS = frozenset({"DATE", "TIME"})
_SENDING = frozenset({"GPE", "ORG", "NORP"})
_JOINT = frozenset("talk negotiation discussion consultation contact relation tie".split())
"""Plurals that are one thing of all whose they are ("the Peru-Chile talks")."""
_SIDES = frozenset(
    "government rebel opposition union company management airline guild army junta employer league".split()
)
"""Common nouns for sides that send people."""
_SENT = frozenset("representative envoy negotiator delegate delegation emissary aide supporter".split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed paragraph: its number in the article, its parse and the way back to the article's offsets.

    `first_sentence` is the number in the article of its first sentence. `titles` were hidden from the parser; their
    offsets are the article's. `ends` are the sentences' ends as token numbers, kept since a walk over sentences is slow.
    `place` is where the article was written, which is what "here" means.
    """

    index: int
    doc: Doc
    copy: Copy
    first_sentence: int
    titles: tuple[Hidden, ...] = ()
    ends: tuple[int, ...] = ()
    place: str = ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The article's span of the half-open token span."""
        words = self.doc.tokens
        last = words[end - 1]
        return self.copy.back(words[start].idx, last.idx + len(last.text))

    def token_at(self, start: int) -> Token | None:
        """The token that begins at this place of the article's text."""
        return next((t for t in self.doc if self.copy.origin[t.idx] == start), None)

    def sentence_of(self, token: Token) -> int:
        """Number in the article of the token's sentence."""
        ends = self.ends or tuple(sentence.end for sentence in self.doc.sents)
        return self.first_sentence + bisect_right(ends, token.i)


def entity_of(token: Token) -> Span | None:
    """The named entity that the token belongs to, if it is a name's."""
    return token.entity if token.ent_type_ in labels.NAMES else None


def build(token: Token, paragraph: Paragraph, *, deep: bool = True) -> Phrase:
    """The phrase whose head is `token`; a verb gives a clause. `deep` also builds the owner and the complement."""
    token = antecedent(token)
    if token.pos_ in ("VERB", "AUX"):
        return _clause(token, paragraph)
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
    text = _words(doc, left, right)
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


def _words(doc: Doc, left: int, right: int) -> str:
    return " ".join(doc.words(left, right).split())


def _shorter(token: Token, left: int, text: str, right: int) -> tuple[str, ...]:
    """Shorter ways to say the same: without what follows, then without determiners and owner."""
    doc = token.doc
    end = token.i + 1
    core = text if end == right else _words(doc, left, end)
    bare_left = left
    for child in token.lefts:
        if child.dep_ in ("det", "poss", "predet") and child.left_edge.i == bare_left:
            bare_left = child.right_edge.i + 1
            while bare_left < token.i and doc[bare_left].tag_ == "POS":
                bare_left += 1
    bare = core if bare_left == left else _words(doc, bare_left, end)
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


def owners(token: Token) -> Sequence[Token]:
    """All possessors and names before a noun, coordinated ones apart; parts of the noun's own name are none.

    Of "pro-Peruvian rebels" and "inter-Korean talks" nobody is.
    """
    found: list[Token] = []
    name = entity_of(token)
    for child in token.lefts:
        if child.dep_ == "poss" or (
            child.dep_ in ("amod", "compound", "nmod") and child.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")
        ):
            row = conjuncts(child) if child.tag_ != "WP$" else [antecedent(child)]  # "Peru, whose envoys left"
            found += [one for t in row for one in (*_hyphened(t), t)]
    return [t for t in found if t.i < token.i and not (name and name.start <= t.i < name.end) and not _is_prefixed(t)]


def _hyphened(name: Token) -> Sequence[Token]:
    """The name that a hyphen ties before another ("a US-Saudi statement")."""
    before = name.doc[name.i - 2] if name.i > 1 and name.nbor(-1).text == "-" else None
    return [before] if before is not None and before.ent_type_ in ("GPE", "NORP", "ORG") else []


def _is_prefixed(name: Token) -> bool:
    """Whether a token is part of a name behind a prefix, prefix and hyphen included ("inter-Korean")."""
    words = [t.lower_ for t in name.doc[max(0, name.i - 2) : name.i + 2]]
    return any(first in labels.PREFIXES and mark == "-" for first, mark in pairwise(words))


def shared(token: Token, paragraph: Paragraph, plurals: Collection[str] = ()) -> tuple[Phrase, ...]:
    """The phrases of a plural noun that several owners share, one an owner.

    As in "Peruvian and Chilean delegations", "leaders of Peru and Chile".
    `plurals` are nouns that stay in the plural then ("Peruvian negotiators").
    """
    if token.tag_ not in ("NNS", "NNPS") or token.ent_type_ in labels.NAMES or token.lemma_ in _JOINT:
        return ()
    before, after = _named(owners(token)), _senders(token)
    found = before or after
    if len(found) < 2:  # noqa: PLR2004 - nothing is shared by one
        return ()
    whole = build(token, paragraph)
    last = max((owner.i for owner in before), default=-1)
    noun = " ".join([*_qualities(token, last), token.lower_ if token.lower_ in plurals else token.lemma_])
    made = []
    for owner in found:
        possessor = build(owner, paragraph, deep=False)
        text = f"{possessor.text} {noun}" if before else f"{noun} of {possessor.text}"
        made.append(
            replace(
                whole,
                ref=(paragraph.index, owner.i),
                text=text,
                forms=() if before else (noun,),
                plural=False,
                owner=possessor,
                words=whole.text,
            )
        )
    return tuple(made)


def paired(noun: Token) -> list[Token]:
    """The two whom a hyphen ties before a noun that is of both: "Peru-Chile talks", "government-rebel talks"."""
    for word in noun.lefts:
        tied = [c for c in word.lefts if c.tag_ == "HYPH" or c.text in ("-", "–", "/")]
        before = [c for c in word.lefts if c.dep_ in ("compound", "amod", "nmod") and tied and c.i == tied[-1].i - 1]
        if before and word.i == tied[-1].i + 1:
            return [before[-1], word]
    return []


def _named(owners: Sequence[Token]) -> Sequence[Token]:
    """The owners without a pronoun beside names ("her Peruvian and Chilean counterparts")."""
    named = [t for t in owners if t.tag_ != "PRP$"]
    return named if len(named) > 1 else owners


def _qualities(token: Token, after: int) -> list[str]:
    """The words right before a noun that say of what kind it is ("foreign" in "the two foreign ministers").

    They stand behind the owner, whose number is `after`: in "senior Peruvian and Chilean teams" the rank is of the people.
    """
    found = [c for c in token.lefts if c.dep_ in ("amod", "compound") and c.i > after]
    return [c.text for c in found if not c.ent_type_ and c.tag_ != "CD"]


def _senders(token: Token) -> Sequence[Token]:
    """The states and bodies that people are of or from, unless the people are named themselves."""
    lead = ("of", "from", "for") if token.lemma_.lower() in _SENT else ("of", "from")
    names = [t for c in token.rights if c.dep_ == "prep" and c.lower_ in lead for t in c.children]
    row = [t for name in names if name.dep_ == "pobj" for t in conjuncts(name)]
    told = any(c.pos_ == "PROPN" for c in token.rights if c.dep_ in ("appos", "conj"))
    sending = _SENDING | {"PERSON"} if token.lemma_.lower() in _SENT else _SENDING
    return row if not told and all(t.ent_type_ in sending or t.lemma_.lower() in _SIDES for t in row) else ()


def _clause(token: Token, paragraph: Paragraph) -> Phrase:
    """A verb with its complements, without subject and conjunction; `value` has the subject too."""
    doc = paragraph.doc
    right = edges.clause_end(token)
    left = edges.clause_start(token)
    full_left = min([left, *(c.left_edge.i for c in token.lefts if c.dep_ in _SUBJECTS)])
    asked = token.dep_ != "relcl" and any(c.dep_ in _SUBJECTS and c.tag_ == "WP" for c in token.lefts)
    if asked or _is_of_others(token):
        left = full_left + (doc[full_left].lower_ in _ARTICLES)
    question = _question(token)
    if question is not None:
        left = full_left = min(full_left, question)
    start, end = paragraph.span(left, right)
    words = _words(doc, left, right)
    noun = gaps.left_out(token)
    text = words if noun is None else f"{words} {build(noun, paragraph, deep=False).text}"
    return Phrase(
        ref=(paragraph.index, token.i),
        start=start,
        end=end,
        text=text,
        words="" if noun is None else words,
        head=token.lemma_.lower(),
        form=Form.CLAUSE,
        forms=_core(token, left, right),
        role=token.dep_,
        value=_words(doc, full_left, right),
        sentence=paragraph.sentence_of(token),
    )


def _question(verb: Token) -> int | None:
    """Where a question that is talked about begins: "how the truce is watched", "what Peru needs", "whether to meet"."""
    if verb.dep_ not in ("pcomp", "ccomp") or (verb.dep_ == "ccomp" and verb.i < verb.head.i):
        return None
    asked = (c for c in verb.lefts if c.tag_ in ("WP", "WRB", "WDT") or c.lower_ == "whether")
    return next((c.left_edge.i for c in asked if c.dep_ not in _SUBJECTS), None)


def _core(verb: Token, left: int, right: int) -> tuple[str, ...]:
    """The clause without what says on which condition or until when: "ease the terms" of "ease the terms until May"."""
    outer = (
        c.left_edge.i
        for c in verb.rights
        if c.lower_ in _WHEN or any(t.lower_ in _WHEN for t in c.lefts if t.dep_ == "mark")
    )
    end = next((i for i in outer if verb.i < i < right), right)
    return (_words(verb.doc, left, end),) if end < right else ()


def _is_of_others(verb: Token) -> bool:
    """Whether a clause says what a named thing is to do: without it the words say nothing ("that quotas end")."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    things = [c for c in verb.lefts if c.dep_ in _SUBJECTS and c.pos_ == "NOUN" and not c.ent_type_]
    that = first.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in first.lefts)
    told = that or (first.dep_ == "ccomp" and (bool(things) or not any(c.tag_ == "TO" for c in first.lefts)))
    asked = any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts)  # "called for the levy to be abolished"
    told = told or (asked and (bool(things) or any(c.dep_ == "nsubjpass" for c in verb.lefts)))
    told = told or any(c.dep_ == "mark" and c.lower_ in _PROVISOS for c in verb.lefts)
    told = told or (verb.lemma_ in _HAVING_TO and verb.dep_ == "ROOT")
    obliged = told or any(c.dep_ == "aux" and c.lower_ in ("must", "should") for c in verb.lefts)
    return obliged and any(c.dep_ in _SUBJECTS and c.pos_ in ("NOUN", "PROPN") for c in verb.lefts)
