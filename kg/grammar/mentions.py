"""Mentions: phrases with what tells who is meant by them, so that nobody after grammar needs the parse for it.

In: the paragraphs' contexts after their predications are read, and the verbs of speech. Out: every phrase that was built
and every noun, name and pronoun, each with its setting, number, gender, ordinal, day and what it points back to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.grammar import callings, clauses, dates
from kg.grammar.antecedents import antecedent
from kg.grammar.context import Context
from kg.grammar.labels import entity_of
from kg.grammar.owners import owners
from kg.grammar.parsed import Token
from kg.model import Form, Phrase, Reference, Setting, Status

_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_SECOND = frozenset("you your yours yourself yourselves".split())
_MALE = frozenset(
    "he him his himself mr mr. sir king prince emir sheikh spokesman chairman sultan ayatollah father man husband son"
    " brother businessman congressman lord pope".split()
)
_FEMALE = frozenset(
    "she her hers herself mrs mrs. ms ms. miss queen princess spokeswoman chairwoman woman wife daughter sister mother"
    " congresswoman lady".split()
)
_PRONOUNS = frozenset("he him his himself she her hers herself".split())
_NEUTER = frozenset("it its itself".split())
_PLURAL = frozenset("they them their theirs themselves we us our ours ourselves these those both".split())
_POINTING = frozenset("the this that these those both such same".split())
_NUMBERS = {
    "both": 2, "two": 2, "pair": 2, "duo": 2, "neither": 2, "either": 2, "three": 3, "trio": 3, "four": 4,
    "quartet": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
}  # fmt: skip
_SIDES = frozenset("side party delegation combatant belligerent foe rival neighbour neighbor faction camp".split())
_STANDING_BETWEEN = frozenset("mediate broker facilitate moderate host oversee guarantee sponsor monitor".split())
_OFFICES = frozenset("prime foreign defence defense interior finance trade economy energy chief vice".split())
"""Words of titles that do not say which of several holders is meant."""
_PARTNERS = frozenset({"mediator", "guarantor", "facilitator"})
"""People or states by what they are to the sides."""
_KINDS = frozenset(
    "group movement party union militia organisation organization faction alliance coalition company firm militant rebel"
    " insurgent guerrilla".split()
)
"""Nouns that say no more than what kind of body the name before them names."""
_INSTEAD = frozenset({"one", "ones", "that", "those"})
_GOVERNING = frozenset("government administration cabinet regime".split())
_WHOSE = frozenset({"the", "his", "her", "their", "my", "our"})
_BODIES = ("ORG", "NORP")
_CONTRASTING = frozenset("other rival opposing remaining smaller larger bigger".split())
_EACH = frozenset({"each", "both", "either", "neither"})
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
).split()
_LAST = frozenset("last latest previous earlier recent prior past".split())
_NEXT = frozenset("next upcoming forthcoming coming following further new another".split())
_AMOUNTS = frozenset(
    "many some several most few all none one any each dozen hundred thousand score number majority minority half rest"
    " handful group series range host lot hour day week weekend month night morning evening".split()
)
_EMPTY_VERBS = frozenset("be seem appear take turn happen look remain become make".split())
_DISPOSED = frozenset(
    "ready willing able unable unwilling prepared eager keen open committed determined set bound due free happy reluctant"
    " sure confident certain afraid glad hesitant likely unlikely supposed".split()
)
_ACTING = frozenset("by with between against among towards toward alongside".split())
_REACHING = frozenset(
    "leave visit reach attack strike shell bomb hit capture seize enter tour pound target occupy liberate cross".split()
)
_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»')
_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubjpass")
_SITES = frozenset({"FAC", "ORG", "GPE", "LOC"})
_GATHERINGS = frozenset("meeting summit round session conference encounter".split())
_SCARE = 5
_LONGEST_ACRONYM = 3
_DEPTH = 5


def find(contexts: Sequence[Context], speech: Collection[str]) -> list[Phrase]:
    """Every mention of an article by its place. `speech` are the lemmas of verbs that name a speaker."""
    found: dict[tuple[tuple[int, int], str], Phrase] = {}
    number = 0
    for context in contexts:
        doc = context.paragraph.doc
        quotations, number = _quotations(context, number)
        heads = {context.holder(antecedent(token)).i for token in doc if heads_mention(token)}
        for i in sorted(heads | context.built.keys()):
            phrase = context.phrase(doc[i])
            made = _mention(phrase, doc[i], context, speech, quotations.get(i, -1))
            found.setdefault((made.ref, made.text), made)
    return sorted(found.values(), key=lambda phrase: (phrase.start, phrase.ref, phrase.text))


def heads_mention(token: Token) -> bool:
    """Whether a token is the head of a name, a noun phrase or a pronoun."""
    if token.tag_ in ("PRP", "PRP$"):
        return True
    if token.ent_type_ and (entity := entity_of(token)) is not None:
        return bool(entity.root.i == token.i)
    return token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "nmod")


def _quotations(context: Context, number: int) -> tuple[dict[int, int], int]:
    """Token -> number of the quotation that it stands in, counted over the article; short ones are none."""
    inside: dict[int, int] = {}
    start = -1
    doc = context.paragraph.doc
    for token in doc:
        if start < 0 and token.text in _OPENING:
            start = token.i
        elif start >= 0 and token.text in _CLOSING:
            inside |= _numbered(start, token.i, number)
            start, number = -1, number + 1
    if start >= 0:
        inside |= _numbered(start, len(doc), number)
        number += 1
    return inside, number


def _numbered(start: int, end: int, number: int) -> dict[int, int]:
    return dict.fromkeys(range(start, end), number) if end - start > _SCARE else {}


def _mention(phrase: Phrase, token: Token, context: Context, speech: Collection[str], quoted: int) -> Phrase:
    if phrase.form is Form.CLAUSE:
        return phrase if quoted < 0 else replace(phrase, quoted=quoted)
    pronoun = phrase.form is Form.PRONOUN
    reference = _reference(phrase, token)
    person = (
        3
        if reference in (Reference.COLLECTIVE, Reference.MUTUAL) and _is_pronominal(token)
        else _person(token) * pronoun
    )
    day = dates.of(token, context.dates) if context.dates and phrase.form is Form.NOUN else None
    return replace(
        phrase,
        quoted=quoted,
        forms=phrase.forms or _without_address(phrase),
        reference=reference,
        definite=_points_back(phrase, token),
        person=person,
        gender=_gender(phrase, token),
        plural=phrase.plural or token.lower_ in _PLURAL,
        ordinal=_ordinal(phrase) or ("next" if _is_wanted(phrase, token, context) else ""),
        count=_count(phrase, token),
        date=(day.value or "") if day is not None else "",
        parts=tuple(_parts(token, context)) if phrase.form is Form.NOUN or phrase.label in _SITES else (),
        speaker=context.speaker(token) if person == 1 else None,
        titles=callings.titles(token) if phrase.form is Form.NOUN else frozenset(),
        setting=setting(token, context, speech),
    )


def _points_back(phrase: Phrase, token: Token) -> bool:
    """Whether a phrase may take up what was told of, and is not told apart by a clause ("the talks that failed in 2017")."""
    if token.tag_ == "PRP$":
        return True
    pointing = phrase.determiner in _POINTING and _CONTRASTING.isdisjoint(phrase.modifiers)
    clauses_on_it = (c for c in token.rights if c.dep_ == "relcl" and not token.doc[c.left_edge.i - 1].is_punct)
    return pointing and not any(t.ent_type_ in ("DATE", "GPE") for c in clauses_on_it for t in c.subtree)


def _person(token: Token) -> int:
    if token.lower_ in _FIRST:
        return 1
    if token.lower_ in _SECOND:
        return 2
    return 3 if token.tag_ in ("PRP", "PRP$") else 0


def _gender(phrase: Phrase, token: Token) -> str:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if phrase.form is Form.NAME and phrase.label == "PERSON":
        entity = entity_of(token)
        before = token.doc[entity.start - 1].lower_ if entity is not None and entity.start else ""
        first = phrase.text.partition(" ")[0].lower()
        said = first if first in _MALE | _FEMALE else before
    else:
        said = token.lower_
    for gender, group in (("m", _MALE), ("f", _FEMALE), ("n", _NEUTER)):
        if said in group or phrase.head in group:
            return gender
    return ""


def _without_address(phrase: Phrase) -> tuple[str, ...]:
    """A person's name without "Mr" and the like, where the name was found with it."""
    first, _, rest = phrase.text.partition(" ")
    address = phrase.label == "PERSON" and first.lower() in (_MALE | _FEMALE) - _PRONOUNS
    return (rest,) if rest and address else ()


def _ordinal(phrase: Phrase) -> str:
    for word in phrase.modifiers:
        if word in _ORDINALS:
            return str(_ORDINALS.index(word) + 1)
        if word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
            return word[:-2]
        if word in _LAST:
            return "last"
        if word in _NEXT:
            return "next"
    return "next" if phrase.determiner == "another" else ""


def _is_wanted(phrase: Phrase, token: Token, context: Context) -> bool:
    """Whether an event is only wanted where it is first told of ("proposed a meeting of the leaders")."""
    event = phrase.determiner in ("a", "an") and token.lemma_ in _GATHERINGS
    return event and context.judge(token)[0] is Status.POSSIBLE


def _count(phrase: Phrase, token: Token) -> int:
    if token.tag_ == "PRP" and token.head.lower_ == "of" and token.head.head.lower_ in _EACH:
        return _NUMBERS["both"]  # "each of them" are several
    words = (phrase.determiner, *phrase.modifiers, token.lower_)
    return next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)


# --- what it points back to ---------------------------------------------------------------------------------------------


def _reference(phrase: Phrase, token: Token) -> Reference:
    if token.lower_ == "it" and _is_expletive(token):
        return Reference.EXPLETIVE
    if phrase.head == "counterpart":
        return Reference.COUNTERPART
    if token.lower_ == "other" and phrase.owner is None and _is_mutual(token):
        return Reference.MUTUAL
    if _is_collective(phrase, token):
        return Reference.COLLECTIVE
    kinds = (
        (Reference.LATTER, token.lower_ == "latter" and phrase.determiner == "the"),
        (Reference.KIND, token.lower_ in _INSTEAD and phrase.owner is not None),
        (Reference.PART, phrase.complement is not None and (phrase.head in _AMOUNTS or token.tag_ == "CD")),
        (Reference.GOVERNMENT, phrase.head in _GOVERNING and (phrase.owner or phrase.determiner in _WHOSE)),
        (Reference.NAMED, phrase.head in _KINDS and _follows_name(phrase, token)),
    )
    return next((kind for kind, holds in kinds if holds), Reference.NONE)


def _is_collective(phrase: Phrase, token: Token) -> bool:
    """As in "both sides", "the two countries", "each side", "the warring parties", "the four", "both", "the pair"."""
    if phrase.owner is not None or phrase.complement is not None:
        return False
    if token.lower_ in ("both", "neither") or _is_bare_each(token) or _is_bare_number(phrase, token):
        return not any(child.dep_ in ("prep", "relcl") for child in token.rights)
    if phrase.form is not Form.NOUN:
        return False
    if phrase.determiner in _EACH:
        return True
    pointing = phrase.determiner in _POINTING or phrase.determiner in ("all", "")
    counted = phrase.determiner == "the" and any(word in _NUMBERS for word in phrase.modifiers[:1])
    titled = phrase.determiner == "the" and _OFFICES.issuperset(phrase.modifiers) and callings.names_several(token)
    return phrase.plural and (counted or titled or (pointing and phrase.head in _SIDES))


def _follows_name(phrase: Phrase, token: Token) -> bool:
    """Whether the owner is the name of a body that stands before the noun without being its possessor."""
    named = phrase.owner is not None and phrase.owner.form is Form.NAME
    before = [c for c in token.lefts if c.ent_type_ in _BODIES and c.dep_ in ("compound", "nmod", "amod")]
    return named and bool(before) and not any(c.dep_ in ("poss", "nummod") for c in token.lefts)


def _is_bare_each(token: Token) -> bool:
    """As in "and each accused the other"."""
    return token.lower_ == "each" and token.dep_ in _SUBJECTS


def _is_bare_number(phrase: Phrase, token: Token) -> bool:
    """As in "the two", "all three"."""
    return phrase.determiner in ("the", "all") and token.lower_ in _NUMBERS


def _is_pronominal(token: Token) -> bool:
    """Whether a collective says nothing but that it is one: no noun that could be of anything."""
    return token.lower_ in _NUMBERS or token.lower_ in ("other", "each") or token.lemma_.lower() in _SIDES | _PARTNERS


def _is_mutual(token: Token) -> bool:
    """As in "each accused the other", "they blamed each other"."""
    before = [t.lower_ for t in token.doc[token.sent.start : token.i]]
    tied = any(child.dep_ == "relcl" or (child.dep_ == "prep" and child.lower_ == "than") for child in token.rights)
    alone = not tied and token.dep_ in ("dobj", "pobj", "poss")
    return alone and bool(before) and (before[-1] == "each" or (before[-1] == "the" and not _EACH.isdisjoint(before)))


def _is_expletive(token: Token) -> bool:
    """As in "it is clear that", "it takes two days to", "made it clear", "it seems that"."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj") or verb.lemma_ not in _EMPTY_VERBS:
        return False
    if any(c.dep_ == "acomp" and c.lower_ in _DISPOSED for c in verb.rights):
        return False
    below = [c for c in verb.rights if c.dep_ in ("ccomp", "xcomp", "advcl", "csubj")]
    below += [
        g
        for c in verb.rights
        if c.dep_ in ("acomp", "attr")
        for g in c.rights
        if g.dep_ in ("ccomp", "xcomp", "acl", "relcl")
    ]
    return any(any(g.dep_ == "mark" or g.tag_ in ("TO", "WP", "WDT") for g in c.lefts) for c in below)


# --- where it stands ----------------------------------------------------------------------------------------------------


def _parts(token: Token, context: Context) -> Iterator[tuple[str, Phrase]]:
    for owner in owners(token):
        yield "", context.phrase(owner)
    for path, target in clauses.prepositions(token):
        if target.pos_ not in ("VERB", "AUX"):
            yield " ".join(path), context.phrase(target)


def setting(token: Token, context: Context, speech: Collection[str]) -> Setting:
    """Where the phrase that a token heads stands in its sentence."""
    whole = _above(token, ("conj",))
    first = _above(token, ("conj", "appos") if _is_the_same(token) else ("conj",))
    above = [a for a in first.ancestors if a.pos_ in ("VERB", "AUX")][:_DEPTH]
    verb = above[0] if above else None
    number = context.paragraph.index
    coupled = whole is not token or any(c.dep_ == "conj" for c in token.rights)
    subject = first.dep_ in ("nsubj", "nsubjpass")
    return Setting(
        role="agent" if first.dep_ == "pobj" and first.head.dep_ == "agent" else first.dep_,
        preposition=first.head.lower_ if first.dep_ == "pobj" else "",
        verb=(number, verb.i) if verb is not None else (-1, -1),
        lemma=verb.lemma_.lower() if verb is not None else "",
        above=tuple((number, a.i) for a in above[1:]),
        speaks=_is_cited(first) or (subject and verb is not None and first.head.i == verb.i and _speaks(verb, speech)),
        root=subject and first.head.dep_ == "ROOT",
        acts=_acts(first),
        group=(number, whole.i) if coupled else (-1, -1),
        at=context.paragraph.span(token.i, token.i + 1)[0],
        word=token.i - token.sent.start,
        proper=token.pos_ == "PROPN",
        between=subject and verb is not None and first.head.i == verb.i and verb.lemma_ in _STANDING_BETWEEN,
        apposed=context.phrase(token.head).ref if token.dep_ == "appos" and token.head.pos_ in _NOUNS else (-1, -1),
    )


def _is_cited(token: Token) -> bool:
    """As in "according to Luna"."""
    return token.dep_ == "pobj" and token.head.head.lower_ == "according"


def _is_the_same(token: Token) -> bool:
    """Whether an apposition does what the noun does: "the envoy, Rosa Quispe, has arrived", "Quispe herself arrived"."""
    named = token.ent_type_ == "PERSON" and token.head.pos_ == "NOUN"
    return named or (token.tag_ == "PRP" and token.lower_.endswith("self"))


def _above(token: Token, ties: Collection[str]) -> Token:
    """The first noun of the series, or what the noun is another word for, that a token hangs on by the ties."""
    while token.dep_ in ties and token.head.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _speaks(verb: Token, speech: Collection[str]) -> bool:
    """Whether the subject of the verb speaks by it, or by one coordinated with it ("thanked Peru and said that")."""
    joined = (c for c in verb.rights if c.dep_ == "conj" and not any(t.dep_ in _SUBJECTS for t in c.lefts))
    return verb.lemma_.lower() in speech or any(c.pos_ == "VERB" and _speaks(c, speech) for c in joined)


def _acts(token: Token) -> bool:
    """Whether an actor may stand where the token stands: "Lima agreed", "talks with Lima", but "flew to Lima"."""
    head = token.head
    if token.text.isupper() and len(token) > _LONGEST_ACRONYM and token.i == 0:
        return False  # a dateline
    if token.dep_ in ("nsubj", "nsubjpass", "poss"):
        return True
    if token.dep_ in ("dobj", "dative", "iobj"):
        return head.lemma_ not in _REACHING
    if token.dep_ != "pobj":
        return token.ent_type_ == "NORP"
    return (
        head.dep_ == "agent"
        or head.lower_ in _ACTING
        or (head.lower_ in ("of", "from", "for") and head.head.pos_ == "NOUN")
    )
