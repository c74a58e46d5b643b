"""People by their offices: "the minister", "the Peruvian envoy", "his counterpart".

Rule 6 of the reading notes (section 6): the last person with that title and, where it is given, that state or body.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.model import Office, Phrase
from kg.resolve.entities import Entity
from kg.resolve.words import stems

_NEAR = 12
"""Sentences back to the last mention of whoever is meant by the bare title."""


class Offices:
    """Who holds which office in one article."""

    def __init__(self, offices: Sequence[Office], of: Callable[[Phrase], Sequence[Entity]]) -> None:
        """Note who the reading says holds an office; `of` gives what a phrase stands for."""
        self.of = of
        self.offices = offices

    def states(self, person: Entity) -> tuple[Entity, ...]:
        """The states and bodies that the person's titles belong to, in the order of the text."""
        held = [o for o in self.offices if not o.former and person in self.of(o.person)]
        return tuple(dict.fromkeys(entity for o in held for owner in o.owners for entity in self.of(owner)))

    def holder(self, phrase: Phrase, owners: Sequence[Entity]) -> Entity | None:
        """The last person before the phrase that has all words of the title, and the owner where one is given."""
        wanted = {word for modifier in (*phrase.modifiers, phrase.head) for word in stems(modifier)}
        wanted -= {word for owner in owners for form in _names(owner) for word in stems(form)}
        named = set(stems(phrase.owner.text)) if phrase.owner is not None else set()
        wanted -= named
        wanted -= set(stems(phrase.determiner))
        found = [
            person
            for office in self.offices
            if wanted <= _title(office)
            for person in self.of(office.person)
            if (
                not owners
                or (named and named <= _title(office))
                or any(owner in self.states(person) for owner in owners)
            )
            and _is_near(person, phrase)
        ]
        return max(found, key=lambda person: _last(person, phrase.start), default=None)

    def holders(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Everybody spoken of before the phrase whose title ends in its noun ("the two presidents")."""
        head = stems(phrase.head)
        found = [
            person
            for office in self.offices
            if not office.former and stems(office.title.text)[-1:] == head
            for person in self.of(office.person)
            if _is_near(person, phrase)
        ]
        return tuple(dict.fromkeys(found))


def _title(office: Office) -> set[str]:
    return {stem for form in (office.title.text, *office.title.forms) for stem in stems(form)}


def _is_near(person: Entity, phrase: Phrase) -> bool:
    """Whether the person was spoken of before, not too far back."""
    return any(m.start < phrase.start and phrase.sentence - m.sentence <= _NEAR for m in person.mentions)


def _names(entity: Entity) -> tuple[str, ...]:
    known = entity.individual
    return (*entity.forms, *((known.name, *known.adjectives) if known else ()))


def _last(entity: Entity, before: int) -> int:
    return max((m.start for m in entity.mentions if m.start < before), default=-1)
