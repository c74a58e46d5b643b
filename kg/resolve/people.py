"""People by their offices: "the minister", "the Peruvian envoy", "his counterpart".

Rule 6 of the reading notes (section 6): the last person with that title and, where it is given, that state or body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from kg.model import Office, Phrase
from kg.resolve.entities import Entity
from kg.resolve.words import stems

_JUST = 2
"""Sentences back to whoever is called by another word."""
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
            if wanted <= _title(office) and (not office.former or _is_former(office, wanted))
            for person in self.of(office.person)
            if (
                not owners
                or (named and named <= _title(office))
                or any(owner in self.states(person) for owner in owners)
            )
            and _is_near(person, phrase)
        ]
        return max(found, key=lambda person: _last(person, phrase.start), default=None)

    def called(self, phrase: Phrase, owners: Sequence[Entity], people: Iterable[Entity]) -> Entity | None:
        """The one person who acted or spoke last before the phrase, if the phrase may be another word for them.

        Nobody where the text gives them another state than the phrase, or only titles that the phrase does not suit.
        """
        known = tuple(people)
        found = self.acting(phrase, known)
        if found is not None and self._suits(found, phrase, owners):
            return found
        return self._deputed(phrase, owners, known) or self._of_state(phrase, owners, known)

    def _of_state(self, phrase: Phrase, owners: Sequence[Entity], people: Iterable[Entity]) -> Entity | None:
        """The one person of the states told with the phrase whose title it suits ("the Chilean leader")."""
        near = [p for p in people if p.proper and _is_near(p, phrase) and self.titled(p, phrase)]
        found = [p for p in near if owners and set(owners) <= set(self.states(p))]
        return found[0] if len(found) == 1 else None

    def acting(self, phrase: Phrase, people: Iterable[Entity]) -> Entity | None:
        """The one person who acted or spoke last before the phrase, and does not in its sentence."""
        known = tuple(people)
        for back in range(1, _JUST + 1):
            acting = [p for p in known if p.acted(phrase, back)]
            if acting:
                again = len(acting) > 1 or acting[0].acted(phrase, 0)
                return None if again else acting[0]
        return None

    def _deputed(self, phrase: Phrase, owners: Sequence[Entity], people: Iterable[Entity]) -> Entity | None:
        """The one person just told of whose title ends in the noun, whatever their state, which is not told otherwise."""
        head = set(stems(phrase.head))
        near = [p for p in people if p.proper and any(0 <= phrase.sentence - m.sentence <= _JUST for m in p.mentions)]
        found = [p for p in near if head <= self._words(p)]
        return found[0] if len(found) == 1 and self._suits(found[0], phrase, owners) else None

    def _suits(self, person: Entity, phrase: Phrase, owners: Sequence[Entity]) -> bool:
        if phrase.gender and person.gender and phrase.gender != person.gender:
            return False
        states = self.states(person)
        tied = all(owner in states or all(state.type != owner.type for state in states) for owner in owners)
        return tied and self.suits(person, phrase)

    def is_near(self, person: Entity, phrase: Phrase, back: int = _JUST) -> bool:
        """Whether the person was spoken of at most so many sentences before the phrase, and before its sentence."""
        return any(0 < phrase.sentence - m.sentence <= back for m in person.mentions)

    def suits(self, person: Entity, phrase: Phrase) -> bool:
        """Whether the person's titles, if any are told, are such as the phrase may stand for."""
        return not self._words(person) or self.titled(person, phrase)

    def titled(self, person: Entity, phrase: Phrase) -> bool:
        """Whether the person has a title that the phrase may stand for."""
        return not self._words(person).isdisjoint(phrase.titles | set(stems(phrase.head)))

    def _words(self, person: Entity) -> set[str]:
        """The words of the person's titles."""
        held = [o for o in self.offices if not o.former and person in self.of(o.person)]
        return {word for office in held for word in _title(office)}

    def holders(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Everybody spoken of before the phrase whose title ends in its noun ("the two presidents")."""
        head = stems(phrase.head)
        found = [
            person
            for office in self.offices
            if not office.former and any(stems(form)[-1:] == head for form in (office.title.text, *office.title.forms))
            for person in self.of(office.person)
            if _is_near(person, phrase)
        ]
        return tuple(dict.fromkeys(found))


def _title(office: Office) -> set[str]:
    said = (office.title.text, *office.title.forms)
    return {stem for form in said for text in (form, form.replace("-", " ")) for stem in stems(text)}


def _is_former(office: Office, wanted: AbstractSet[str]) -> bool:
    """Whether the word that says that the office was left is wanted too."""
    return bool(wanted & set(stems(office.title.text)[:1]))


def _is_near(person: Entity, phrase: Phrase) -> bool:
    """Whether the person was spoken of before, not too far back."""
    return any(m.start < phrase.start and phrase.sentence - m.sentence <= _NEAR for m in person.mentions)


def _names(entity: Entity) -> tuple[str, ...]:
    known = entity.individual
    return (*entity.forms, *((known.name, *known.adjectives) if known else ()))


def _last(entity: Entity, before: int) -> int:
    return max((m.start for m in entity.mentions if m.start < before), default=-1)
