"""What a pronoun may stand for, with its mentions so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Phrase
from kg.resolve.entities import Entity


@dataclass(slots=True, eq=False)
class Candidate:
    """Something that a pronoun may stand for, with its mentions so far: nouns and names, and pronouns linked to it.

    `members` is more than one for a coordination ("Lima and Quito").
    """

    type: str
    nouns: list[Phrase] = field(default_factory=list)
    pronouns: list[Phrase] = field(default_factory=list)
    gender: str = ""
    members: int = 1
    entities: tuple[Entity, ...] = ()

    @property
    def last(self) -> Phrase:
        """The last mention, of whatever form."""
        if self.pronouns and self.pronouns[-1].setting.at > self.nouns[-1].setting.at:
            return self.pronouns[-1]
        return self.nouns[-1]
