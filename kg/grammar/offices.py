"""Offices: titles before names, appositions around them, and the body or state that the title belongs to.

In: a parsed paragraph with mended names and the words of office. Out: for each person with a title one `Office`: the
title's words without nation and body, and the tokens of nation and body. Works on the order of words where the parse of
long titles is least to be trusted ("Chief of General Staff Gen. Metin Gurak, MIT chief Ibrahim Kalin and ...").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.grammar import holding, sharing
from kg.grammar.antecedents import antecedent
from kg.grammar.bodies import is_body
from kg.grammar.gazetteer import Gazetteer
from kg.grammar.labels import OWNERS, entity_of
from kg.grammar.parsed import Doc, Token
from kg.grammar.titles import SENT, singular

_AFFILIATED = frozenset({"of", "for", "at", "from", "to", "with", "in"})
_ACCREDITED = frozenset({"ambassador", "representative", "envoy"})
_PAIR = 2
_LONGEST_BRACKET = 12
_NARROWING = frozenset({"for", "in", "on"})
_SKIPPED = frozenset({"the", "a", "an", "mr.", "mr", "ms.", "mrs.", "ms", "dr.", "dr"})
_COMMAS = frozenset({",", "-", "—", "–", "("})
_SINCE = frozenset("former who is was now also until recently".split())
"""Words between a comma and somebody's title."""
_NEW = frozenset("new current incumbent newly longtime veteran top".split())


@dataclass(frozen=True, slots=True)
class Title:
    """A title's half-open token span, and the tokens of the states, bodies or persons that it belongs to.

    `after` are those that follow ("of Turkish Intelligence"), with the preposition; `end` is the end of all of it.
    `plural` is the number of the token that stands in the plural, -1 where none does; `group` is the noun of the groups that
    several people are titled by, each by another ("the heads of the two delegations"). `name` are the title's words where
    they do not stand together ("ministers of defence and [ministers of] foreign affairs").
    """

    start: int
    stop: int
    before: tuple[Token, ...]
    after: tuple[tuple[str, Token], ...]
    left: int
    end: int
    plural: int = -1
    group: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A person (last token of the name) and one of the titles that the text gives."""

    person: Token
    title: Title
    former: bool = False


def titles(doc: Doc, gazetteer: Gazetteer) -> list[Title]:
    """All titles in a paragraph that stand outside of names, longest match first."""
    words = [token.lower_ for token in doc]
    lemmas = [_singular(token) for token in doc]
    found = []
    end = 0
    for i in gazetteer.title_starts(words, lemmas):
        stop = gazetteer.title_at(words, i, lemmas) if i >= end else None
        if stop is None or doc[stop - 1].tag_ == "JJ" or is_body(t.text for t in doc[stop : stop + 1] if t.is_title):
            continue
        if doc[i].ent_type_ != "PERSON" and doc[stop - 1].pos_ not in ("VERB", "AUX"):
            plural = next(gazetteer.singulars(words[i:stop], lemmas[i:stop]), -1)
            found.append(_alone(doc, i, stop) if plural < 0 else _of_several(doc, i, stop, i + plural))
            end = stop
    return found


def _singular(token: Token) -> str:
    return singular(token.lower_) if token.tag_ in ("NNP", "NNPS") else token.lemma_.lower()


def _of_several(doc: Doc, start: int, stop: int, plural: int) -> Title:
    """A title in the plural, with all states and bodies listed on either side."""
    while start > 0 and _extends_left(doc[start - 1]):
        start -= 1
    before, left = sharing.owners_before(doc, start)
    after: list[tuple[str, Token]] = []
    end = stop
    if stop < len(doc) and doc[stop].lower_ in _AFFILIATED:
        bodies, end = sharing.owners_behind(doc, stop + 1)
        after = [(doc[stop].lower_, body) for body in bodies]
    if not after:
        after, end = _after(doc, stop)
    return Title(start, stop, tuple(before), tuple(after), left, end, plural)


def _alone(doc: Doc, start: int, stop: int) -> Title:
    left = start
    before: list[Token] = []
    while left > 0 and _extends_left(doc[left - 1]):
        left -= 1
    if left > 1 and (doc[left - 2].lower_, doc[left - 1].lower_) == ("de", "facto"):
        left -= _PAIR
    start = left
    while left > 1 and doc[left - 1].lower_ in _NEW and doc[left - 2].tag_ in ("POS", "PRP$"):
        left -= 1
    while left > 0 and (doc[left - 1].tag_ in ("POS", "PRP$", "WP$") or doc[left - 1].ent_type_ in OWNERS):
        left -= 1
        if doc[left].tag_ != "POS" and (entity := entity_of(doc[left])) is not None:
            left = entity.start
            before.append(doc[entity.end - 1])
        elif doc[left].tag_ in ("PRP$", "WP$"):
            before.append(antecedent(doc[left]))
        elif doc[left].tag_ == "POS" and left > 0 and doc[left - 1].ent_type_ not in (*OWNERS, "PERSON"):
            before.append(doc[left - 1])
            left = doc[left - 1].left_edge.i
            break
        elif doc[left].tag_ == "POS" and doc[left - 1].ent_type_ == "PERSON":
            person = entity_of(doc[left - 1])
            before.append(doc[left - 1])
            left = person.start if person else left - 1
            break
    after, end = _after(doc, stop)
    return Title(start, stop, tuple(_senders(before, doc[stop - 1])), tuple(after), left, end)


def _senders(owners: Sequence[Token], title: Token) -> Sequence[Token]:
    """The owners without the country or body that an envoy is sent to ("the UN's Libya envoy", "Peru's UN delegate")."""
    if len(owners) < _PAIR or title.lemma_.lower() not in SENT:
        return owners
    held = owners[0].nbor().tag_ == "POS"
    body = owners[0].ent_type_ == "ORG" and title.lemma_.lower() in _ACCREDITED and owners[1].nbor().tag_ == "POS"
    return owners[1:] if not held and (body or owners[0].ent_type_ in ("GPE", "LOC")) else owners


def _extends_left(token: Token) -> bool:
    """Words that belong to the title: adjectives and nouns before it, no name, article, number or verb."""
    if token.ent_type_ in ("NORP", "GPE", "PERSON", "ORG", "DATE", "FAC", "LOC") or token.lower_ in _NEW:
        return False
    return (
        token.pos_ in ("ADJ", "NOUN", "PROPN")
        and token.dep_ in ("amod", "compound", "nmod")
        and token.lower_ not in _SKIPPED
    )


def _after(doc: Doc, stop: int) -> tuple[list[tuple[str, Token]], int]:
    """What "of", "for", "at" ... lead to right after a title, up to a person's name or a comma."""
    if stop >= len(doc) or doc[stop].lower_ not in _AFFILIATED:
        return [], stop
    end = stop + 1
    while end < len(doc) and doc[end].ent_type_ != "PERSON" and _runs_on(doc[end]) and not _opens_another(doc[end]):
        whole = entity_of(doc[end]) if doc[end].ent_type_ == "ORG" else None
        end = whole.end if whole is not None else end + 1
    while end > stop + 1 and doc[end - 1].lower_ in ("the", "and", "of", "for", ","):
        end -= 1
    if end == stop + 1:
        if end < len(doc) and doc[end].ent_type_ == "PERSON":
            entity = entity_of(doc[end])
            return [(doc[stop].lower_, doc[entity.end - 1])] if entity else [], entity.end if entity else end
        return [], stop
    heads: list[Token] = []
    for token in doc[stop + 1 : end]:
        if heads and token.lower_ in _NARROWING:
            break
        heads += [token] if _is_head(token, end) else []
    end = _past_place(doc, _past_short(doc, end))
    body = entity_of(doc[end + 1 + (doc[end + 1].lower_ == "the")]) if _is_at(doc, end) else None
    if body is None or body.label_ != "ORG":
        return [(doc[stop].lower_, t) for t in heads], end
    return [*((doc[stop].lower_, t) for t in heads), (doc[end].lower_, doc[body.end - 1])], body.end


def _is_at(doc: Doc, i: int) -> bool:
    """Whether the body of an office of a kind follows ("head of research [at] the Growers' Union")."""
    return i + _PAIR < len(doc) and doc[i].lower_ == "at"


def _past_short(doc: Doc, end: int) -> int:
    """The end of the short name of a body in brackets behind its long one ("the Union of Workers (UW),").

    It may be explained there ("the Directorate of Studies (DS - the foreign intelligence agency),").
    """
    if end + 2 >= len(doc) or doc[end].text != "(" or not doc[end + 1].text.isupper():
        return end
    closing = (t for t in doc[end + 2 : end + _LONGEST_BRACKET] if t.text == ")")
    close = next(closing, None)
    return close.i + 1 if close is not None else end


def _past_place(doc: Doc, end: int) -> int:
    """The end of the place of an office that a comma closes ("ambassador to the United Nations in Geneva,")."""
    body = entity_of(doc[end + 1]) if end + 1 < len(doc) and doc[end].lower_ == "in" else None
    closed = body is not None and body.label_ == "GPE" and body.end < len(doc) and doc[body.end].text == ","
    return body.end if body is not None and closed else end


def _opens_another(token: Token) -> bool:
    """Whether "and" leads to a noun of its own, not to a second name ("secretary of the party and a member of")."""
    article = token.lower_ == "and" and token.i + 2 < len(token.doc) and token.nbor().lower_ in ("a", "an", "the")
    return article and not token.nbor(2).ent_type_


def _runs_on(token: Token) -> bool:
    if _is_hyphened(token):
        return True
    if token.is_punct and token.text not in ("-", "'", "."):
        return False
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PART", "NUM") or token.lower_ in (
        "of",
        "and",
        "for",
        "the",
        "'s",
    )


def _is_hyphened(token: Token) -> bool:
    """Whether a token is part of a word with a hyphen ("left-wing")."""
    before = token.doc[token.i - 1] if token.i else token
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.text == "-":
        return not before.whitespace_ and not token.whitespace_
    return (before.text == "-" and not before.whitespace_) or (after.text == "-" and not token.whitespace_)


def _owns_body(token: Token, end: int) -> bool:
    """Whether somebody's name stands before a body that is his ("an official in Luna's Andean Front")."""
    owned = token.i + 2 < end and token.nbor().tag_ == "POS" and token.nbor(2).ent_type_ == "ORG"
    return owned and token.ent_type_ in ("PERSON", "ORG", "")


def _is_head(token: Token, end: int) -> bool:
    """Whether a token heads one of the coordinated names or nouns of an "of"-phrase."""
    entity = entity_of(token)
    if _owns_body(token, end):
        return False
    if entity is not None and token.ent_type_ != "NORP":
        return token.i == min(entity.end, end) - 1 and (
            token.i + 1 >= end or token.nbor().lower_ in ("and", ",", "'s", "of", *_NARROWING)
        )
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return token.i + 1 >= end or token.nbor().lower_ in ("and", "of", "for", ",")


def offices(doc: Doc, found: Sequence[Title], titled: Collection[int] = frozenset()) -> Iterator[Office]:
    """Persons with their titles: before the name, in apposition on either side, after "be" and "as".

    `titled` are first tokens of names right before which other titles were hidden.
    """
    named: set[int] = set()
    found, second = _coupled(doc, found)
    for title in found:
        former = _is_former(doc, title)
        if title.start in second:
            yield Office(second[title.start], title, former)
            continue
        if title.plural >= 0:
            yield from (replace(office, former=former) for office in _shared(doc, title, titled))
            continue
        first = next((one for one in found if _doubles(doc, one, title)), None)
        if first is not None and not title.before:
            title = replace(title, before=first.before)  # noqa: PLW2901 - its owner stands before the first
        for person in _holders(doc, title, found, named):
            named |= {person.i} if person.i >= title.stop else set()
            yield Office(person, title, former)
            if first is not None:
                yield Office(person, first, former)


def _coupled(doc: Doc, found: Sequence[Title]) -> tuple[Sequence[Title], dict[int, Token]]:
    """The titles, and by their first token those that are told with "and" behind another one of the same person.

    "Rosa Quispe, president and CEO of Northline": what stands before or behind both is of both.
    """
    titles = list(found)
    holders: dict[int, Token] = {}
    for i, second in enumerate(titles[1:], 1):
        first = titles[i - 1]
        joined = (
            first.end == second.left - 1 and doc[first.end].lower_ == "and" and max(first.plural, second.plural) < 0
        )
        person = holders.get(first.start) or (_person_before(doc, first.left) if joined else None)
        if not joined or person is None or any(t.ent_type_ == "PERSON" for t in doc[second.end : second.end + 1]):
            continue
        holders[second.start] = person
        if not (first.before or first.after):
            titles[i - 1] = replace(first, after=second.after)
        elif first.before and not (second.before or second.after):
            titles[i] = replace(second, before=first.before)
    return titles, holders


def _doubles(doc: Doc, first: Title, second: Title) -> bool:
    """Whether one person has two titles: "the deputy prime minister and chief negotiator, Rosa Quispe"."""
    joined = first.end == second.left - 1 and doc[first.end].lower_ == "and" and first.plural < 0
    return joined and doc[first.stop - 1].lower_ != "negotiator" and doc[second.stop - 1].lower_ == "negotiator"


def _shared(doc: Doc, title: Title, titled: Collection[int]) -> Iterator[Office]:
    """The offices of all who hold a title in the plural, each with the state or body of that one."""
    owners = (*title.before, *(body for _, body in title.after))
    holders = sharing.people(doc, title.left, title.end, len(owners), titled)
    second = _second(doc, title)
    if second and len(holders) > _PAIR - 1:
        yield Office(holders[0].name, title)
        yield from (Office(holder.name, replace(title, name=second)) for holder in holders[1:_PAIR])
        return
    group = next((body.lemma_.lower() for _, body in title.after if body.tag_ == "NNS"), "")
    for holder, own in zip(holders, sharing.dealt(owners, holders), strict=True):
        after = tuple((preposition, body) for preposition, body in title.after if body in own)
        before = tuple(body for body in own if not any(body is other for _, other in after))
        yield Office(holder.name, replace(title, before=before, after=after, group=group))


def _second(doc: Doc, title: Title) -> str:
    """The title of the second holder, where "and" gives it another end: "ministers of defence and foreign affairs"."""
    words = doc[title.start : title.stop]
    of = next((t.i for t in words if t.lower_ in ("of", "for") and t.i > title.plural), -1)
    end = title.stop + 1
    while end < len(doc) and doc[end].pos_ in ("NOUN", "ADJ", "PROPN") and not doc[end].ent_type_:
        end += 1
    if of < 0 or end == title.stop + 1 or doc[title.stop].lower_ != "and":
        return ""
    head = singular(doc.words(title.start, title.plural + 1))
    return " ".join((head, doc.words(title.plural + 1, of + 1), doc.words(title.stop + 1, end)))


def _holders(doc: Doc, title: Title, found: Sequence[Title], named: Collection[int]) -> list[Token]:
    right = _person_from(doc, title.end, found)
    if right and not any(preposition in ("to", "in", "with") and t is right[0] for preposition, t in title.after):
        return right
    if title.end < len(doc) and doc[title.end].text in _COMMAS:
        after_comma = _person_from(doc, title.end + 1, found)
        before = _person_before(doc, title.left)
        free = before is None or before.i in named
        if after_comma and free and not _parted(doc[title.stop - 1], after_comma[0]):
            return after_comma[:1]
    before = _person_before(doc, title.left)
    if before is not None and not _opens_clause(doc, title):
        return [before]
    return holding.by_verb(doc[title.stop - 1])


def _opens_clause(doc: Doc, title: Title) -> bool:
    """Whether what stands behind a comma is a subject of its own ("after talks with Rosa Quispe, the minister said")."""
    head = doc[title.stop - 1]
    own = head.dep_ in ("nsubj", "nsubjpass") and head.head.i >= title.end
    closed = title.end < len(doc) and doc[title.end].text in _COMMAS
    return own and not closed


def _parted(head: Token, person: Token) -> bool:
    """Whether a comma ends an adverbial before the subject ("In reply to a journalist, Quispe said")."""
    following = person.doc[person.i + 1 : person.i + 2]
    closed = any(token.text in _COMMAS for token in following)
    return head.dep_ == "pobj" and person.dep_ in ("nsubj", "nsubjpass") and not closed


def _person_from(doc: Doc, i: int, found: Sequence[Title]) -> list[Token]:
    """The person whose name, with or without a further title, begins at token `i`; empty where none does."""
    while i < len(doc):
        title = next((t for t in found if t.start <= i < t.stop and t.left <= i), None) or next(
            (t for t in found if t.left == i), None
        )
        if title is not None:
            i = max(title.end, i + 1)
        elif doc[i].lower_ in _SKIPPED:
            i += 1
        else:
            break
    if i >= len(doc) or doc[i].ent_type_ != "PERSON":
        return []
    entity = entity_of(doc[i])
    if entity is None or entity.start != i:
        return []
    return [doc[entity.end - 1]]


def _person_before(doc: Doc, left: int) -> Token | None:
    """The person right before a comma and the title ("Fidan, the Turkish foreign minister")."""
    i = left - 1
    while i > 0 and (doc[i].lower_ in _SKIPPED or doc[i].lower_ in _NEW or doc[i].lower_ in _SINCE):
        i -= 1
    if i > 0 and doc[i].text in _COMMAS:
        i -= 1
        if doc[i].ent_type_ == "PERSON":
            return doc[i]
    return None


def _is_former(doc: Doc, title: Title) -> bool:
    around = [t.lower_ for t in doc[max(0, title.left - 2) : title.stop]]
    return "former" in around or "ex" in around
