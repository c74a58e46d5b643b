"""People by their offices: "the minister", "the Peruvian envoy", "his counterpart".

Rule 6 of the reading notes (section 6): the last person with that title and, where it is given, that state or body.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.model import Office, Phrase
from kg.resolve.entities import Entity
from kg.resolve.words import stems

_NEAR = 12
"""Sentences back to the last mention of whoever is meant by the bare title."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with the words of a title and its owners; `start` is where the article says so."""

    person: Entity
    title: tuple[str, ...]
    owners: tuple[Entity, ...]
    start: int


class Offices:
    """Who holds which office in one article."""

    def __init__(self, offices: Sequence[Office], of: Callable[[Phrase], Sequence[Entity]]) -> None:
        """Note who the reading says holds an office; `of` gives what a phrase stands for."""
        self.holders: list[Holder] = []
        for office in offices:
            owners = tuple(entity for owner in office.owners for entity in of(owner))
            title = (*stems(office.title.text), *(s for form in office.title.forms[:1] for s in stems(form)))
            self.holders += [Holder(person, title, owners, office.title.start) for person in of(office.person)]

    def states(self, person: Entity) -> tuple[Entity, ...]:
        """The states and bodies that the person's titles belong to, in the order of the text."""
        return tuple(dict.fromkeys(owner for h in self.holders if h.person is person for owner in h.owners))

    def holder(self, phrase: Phrase, owners: Sequence[Entity]) -> Entity | None:
        """The last person before the phrase that has all words of the title, and the owner where one is given."""
        wanted = {word for modifier in (*phrase.modifiers, phrase.head) for word in stems(modifier)}
        wanted -= {word for owner in owners for form in _names(owner) for word in stems(form)}
        wanted -= set(stems(phrase.owner.text)) if phrase.owner is not None else set()
        wanted -= set(stems(phrase.determiner))
        found = [
            h
            for h in self.holders
            if wanted <= set(h.title)
            and (not owners or any(owner in self.states(h.person) for owner in owners))
            and self._mentioned(h, phrase)
        ]
        return max(found, key=lambda h: _last(h.person, phrase.start)).person if found else None

    def _mentioned(self, holder: Holder, phrase: Phrase) -> bool:
        near = [m for m in holder.person.mentions if m.start < phrase.start and phrase.sentence - m.sentence <= _NEAR]
        return bool(near) or (phrase.sentence == 0)


def _names(entity: Entity) -> tuple[str, ...]:
    known = entity.individual
    return (*entity.forms, *((known.name, *known.adjectives) if known else ()))


def _last(entity: Entity, before: int) -> int:
    return max((m.start for m in entity.mentions if m.start < before), default=-1)
