"""The frames of a schema, by the word that each begins with, and what their slots ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Frame, Predication, Relation, Schema, Slot

SUBJECT, OBJECT = "s", "o"
"""The names of a frame's slots for the ends of its relation."""
ADDRESSEE = "to"
"""The name of a frame's slot for who is asked to act (`kg:frame`)."""
BARE = (">",)
"""The path of an object."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A frame with its relation; `needed` are the paths that must be filled, `inner` the words that lead through them."""

    relation: Relation
    frame: Frame
    needed: frozenset[tuple[str, ...]]
    inner: frozenset[str]

    @property
    def order(self) -> tuple[int, str, str]:
        """The longest frames first."""
        return -sum(len(slot.path) for slot in self.frame.slots), self.relation.iri, self.frame.text


@dataclass(frozen=True, slots=True, repr=False)
class Frames:
    """The frames of a schema by the word that each begins with, the longest first; made once for many articles."""

    schema: Schema
    by_word: Mapping[str, Sequence[Entry]]
    classes: Mapping[str, tuple[str, ...]]
    """The classes by their local names, by which frames narrow their slots."""

    @classmethod
    def of(cls, schema: Schema) -> Frames:
        """All frames of all relations."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for relation in schema.relations.values():
            for frame in relation.frames:
                needed = frozenset(slot.path for slot in frame.slots if _must_fill(slot, relation, frame))
                for word in frame.trigger:
                    found[word].append(Entry(relation, frame, needed, frozenset(inner_words(frame))))
        by_word = {word: sorted(row, key=lambda entry: entry.order) for word, row in found.items()}
        classes = {
            name: tuple(iri for iri in schema.classes if local_name(iri) == name)
            for name in map(local_name, schema.classes)
        }
        return cls(schema, by_word, classes)

    def tried(self, predication: Predication) -> Sequence[Entry]:
        """The frames that begin with the predication's trigger."""
        rows = [self.by_word[word] for word in predication.trigger if word in self.by_word]
        if len(rows) < 2:  # noqa: PLR2004 - one row is in order already
            return rows[0] if rows else ()
        return sorted({id(entry): entry for row in rows for entry in row}.values(), key=lambda entry: entry.order)


def inner_words(frame: Frame) -> set[str]:
    """Words that lead to an end through another phrase ("agreement" in "reach agreement on {o}")."""
    paths = [slot.path if frame.implies else slot.path[:-1] for slot in frame.slots]
    return {word for path in paths for word in path}


def may_lack(slot: Slot, relation: Relation, frame: Frame) -> bool:
    """The second end of a symmetric relation may stand beside the first ("the ministers met"); further roles may lack.

    Who is asked below a preposition must stand there: "called on Peru to leave", not "called a vote to end it".
    """
    if slot.name == OBJECT:
        return relation.symmetric and all(len(other.path) == 1 for other in frame.slots)
    if slot.name == ADDRESSEE and slot.path != BARE:
        return False
    return bool(slot.name) and slot.name != SUBJECT


def _must_fill(slot: Slot, relation: Relation, frame: Frame) -> bool:
    """Whether the predication must have something at the slot's very path."""
    return not may_lack(slot, relation, frame) and (bool(slot.name) or not frame.implies)


def local_name(iri: str) -> str:
    """What stands behind the # of an IRI."""
    return iri.rpartition("#")[2]
