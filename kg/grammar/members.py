"""Lists of members: "the rebel delegation - A, B and C -", "the team includes A, the envoy, and B", "made up of A and B".

In: a parsed paragraph with mended names. Out: the names that a list gives for a group, read by the order of words: a parser
loses a list after its first long title.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar import nominals
from kg.grammar.complements import OBJECT, SUBJECT, Slots
from kg.grammar.labels import entity_of
from kg.grammar.parsed import Token

_GROUPS = frozenset("delegation team contingent negotiator delegate panel".split())
_PEOPLE = frozenset({"negotiator", "delegate"})
_FIRST = frozenset({"chief", "lead", "top", "head", "main", "both", "respective"})
"""What tells that those named are not of one group, but head one each."""
_INCLUDING = frozenset("include comprise feature consist compose make number".split())
_MARKS = frozenset({",", ":", "-", "–", "—", "("})
_LEADING = frozenset("to of with by under against for from on at in".split())
_UNIONS = frozenset("group bloc coalition alliance quartet trio troika quad federation".split())
"""Nouns for what consists of states or bodies."""
_CLOSING = {"(": ")", "-": "-", "–": "–", "—": "—", "--": "--"}
_LEAST = 2


def told(noun: Token) -> Iterator[Token]:
    """The persons that stand behind a group between marks, two at least; the last token of each name."""
    several = noun.tag_ in ("NNS", "NNPS") and noun.lemma_.lower() not in _PEOPLE
    counted = any(c.dep_ == "nummod" or c.lower_ in _FIRST for c in noun.lefts)
    if noun.lemma_.lower() not in _GROUPS or noun.ent_type_ or several or counted:
        return
    end = nominals.phrase_end(noun)
    after = noun.doc[end:]
    if not len(after) or after[0].text not in _MARKS:
        return
    people = [t for t in _people(nominals.names_in_list(after)) if t.sent is noun.sent]
    if len(people) >= _LEAST and not nominals.opens_clause(people[0], noun):
        yield from people


def consisting(noun: Token) -> list[Token]:
    """The states and bodies listed with "and" behind a group of such between brackets or dashes; last tokens of the names.

    "The contact group - Peru, Chile and Bolivia - met", "the P5+1 (the United States, Russia ... and Germany)".
    """
    named = noun.ent_type_ == "ORG" and (own := entity_of(noun)) is not None and own.root is noun
    if not named and (noun.lemma_.lower() not in _UNIONS or noun.tag_ != "NN"):
        return []
    end = nominals.phrase_end(noun)
    close = _CLOSING.get(noun.doc[end].text, "") if end < noun.sent.end else ""
    stop = next((t.i for t in noun.doc[end + 1 : noun.sent.end] if t.text == close), 0) if close else 0
    inside = list(noun.doc[end + 1 : stop]) if stop else []
    row = list(nominals.names_in_list(noun.doc[end + 1 : stop])) if stop else []
    small = [t for t in inside if not t.ent_type_ and t.text != "," and t.lower_ not in ("the", "and")]
    joined = any(t.lower_ == "and" for t in inside)
    return row if len(row) >= _LEAST and joined and not small else []


def are_groups(noun: Token) -> bool:
    """Whether a noun tells of several delegations: those named beside them are of one of them each."""
    return noun.tag_ == "NNS" and noun.lemma_.lower() in _GROUPS - _PEOPLE


def included(verb: Token, slots: Slots) -> Slots:
    """The slots of a verb of including, with all persons of the list that begins with its object."""
    if verb.lemma_ not in _INCLUDING:
        return slots
    slots = _of_members(slots)
    groups = slots.get(SUBJECT, []) + slots.get(OBJECT, [])
    path = next((p for p in (("of",), ("up", "of"), OBJECT) if slots.get(p)), None)
    if path is None or not any(t.lemma_.lower() in _GROUPS or t.pos_ == "PRON" for t in groups):
        return slots
    first = min(t.left_edge.i for t in slots[path])
    if first < verb.i:
        return slots
    known = {t.i for t in slots[path]} | {_last(t) for t in slots[path]}
    row = _people(nominals.names_in_list(verb.doc[first : verb.sent.end]), first)
    more = [t for t in row if t.i not in known]
    return {**slots, path: [*slots[path], *more]} if more else slots


def _of_members(slots: Slots) -> Slots:
    """The slots with the group for its members: "other members of the delegation include" as "the delegation includes"."""
    whole = [body for t in slots.get(SUBJECT, ()) if t.lower_ == "members" for body in _group_of(t)]
    return {**slots, SUBJECT: whole} if whole else slots


def _group_of(members: Token) -> Iterator[Token]:
    """The body whose members are spoken of, before or behind the noun."""
    yield from (c for c in members.lefts if c.dep_ == "poss")
    yield from (t for c in members.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")


def of_several(noun: Token) -> Token | None:
    """The groups of which people come: "members of the Peruvian and Chilean delegations" stand for both delegations."""
    if noun.lower_ != "members":
        return None
    below = (t for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next((t for t in below if t.tag_ == "NNS" and t.lemma_.lower() in _GROUPS), None)


def _people(names: Iterator[Token], first: int = -1) -> Iterator[Token]:
    """The persons among names in a list, without those that a preposition leads to ("an aide to Luna")."""
    for token in names:
        entity = entity_of(token)
        if entity is not None and entity.label_ == "PERSON" and _is_free(entity.start, first, token):
            yield token


def _is_free(start: int, first: int, name: Token) -> bool:
    """Whether no preposition leads to a name, but the one before the list."""
    return start == first or name.doc[start - 1].lower_ not in _LEADING


def _last(token: Token) -> int:
    entity = entity_of(token)
    return entity.end - 1 if entity is not None else token.i
