"""Things that are described, not named: events, documents, delegations, issues.

Rule 7 of the reading notes (section 6): "the talks", "the memorandum" are the last of that class that is compatible in
ordinal, date, place and owner. What differs in one of these is another thing.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Phrase
from kg.resolve import kinds
from kg.resolve.entities import Entity
from kg.resolve.lexicon import DOCUMENT, EVENT, ISSUE, PARTY, ROLE, Lexicon
from kg.resolve.words import folded

_FAR = 8
"""Sentences back to what a definite phrase may take up."""


class Descriptions:
    """The described things of one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Nothing is known yet."""
        self.lexicon = lexicon
        self.known: list[Entity] = []

    def of(self, phrase: Phrase, type_iri: str, owner: Entity | None, place: Entity | None) -> Entity:
        """The thing described before that the phrase takes up, else a new one."""
        found = self._taken_up(phrase, type_iri, owner, place)
        if found is None:
            found = self.new(phrase, type_iri)
            found.owner, found.place = owner, place
        else:
            self._learn(found, phrase, type_iri, owner, place)
        return found

    def new(self, phrase: Phrase, type_iri: str) -> Entity:
        """A new thing with the phrase's words for its name."""
        facet = self.lexicon.facet(type_iri)
        found = Entity(
            type_iri, scoped=facet not in (ISSUE, ROLE), heads={phrase.head}, ordinal=phrase.ordinal, date=phrase.date
        )
        found.called(_forms(phrase))
        found.broader = kinds.concepts(phrase.text, self.lexicon) if facet in (ISSUE, DOCUMENT) else ()
        found.plural = phrase.plural
        self.known.append(found)
        return found

    def _taken_up(self, phrase: Phrase, type_iri: str, owner: Entity | None, place: Entity | None) -> Entity | None:
        same = folded(phrase.text)
        facet = self.lexicon.facet(type_iri)
        for entity in reversed(self.known):
            if not self._compatible(entity, phrase, type_iri, owner, place):
                continue
            if any(folded(form) == same for form in entity.forms):
                return entity
            if self.lexicon.is_deputed(type_iri) and owner is not None and entity.owner is owner:
                return entity
            if facet in (EVENT, DOCUMENT, PARTY) and _definite(phrase) and self._near(entity, phrase):
                return entity
            if phrase.ordinal and phrase.ordinal == entity.ordinal and facet == EVENT:
                return entity
        return None

    def _compatible(
        self, entity: Entity, phrase: Phrase, type_iri: str, owner: Entity | None, place: Entity | None
    ) -> bool:
        if not self.lexicon.related(entity.type, type_iri):
            return False
        pairs = (
            (entity.ordinal, phrase.ordinal),
            (entity.date, phrase.date),
            (entity.owner, owner),
            (entity.place, place),
        )
        return all(not a or not b or a == b for a, b in pairs)

    def _near(self, entity: Entity, phrase: Phrase) -> bool:
        last = entity.mentions[-1].sentence if entity.mentions else phrase.sentence
        return 0 <= phrase.sentence - last <= _FAR

    def _learn(self, entity: Entity, phrase: Phrase, type_iri: str, owner: Entity | None, place: Entity | None) -> None:
        entity.called(_forms(phrase))
        entity.ordinal = entity.ordinal or phrase.ordinal
        entity.date = entity.date or phrase.date
        entity.owner = entity.owner or owner
        entity.place = entity.place or place
        if self.lexicon.schema.is_a(type_iri, entity.type):
            entity.type = type_iri


def _definite(phrase: Phrase) -> bool:
    return phrase.definite


def _forms(phrase: Phrase) -> Iterable[str]:
    return (phrase.text, *phrase.forms, phrase.words)
