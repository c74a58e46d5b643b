"""What things are called that no words name well: a numbered event, a delegation.

An event goes by words that tell its number. A delegation goes by its sender and the event that it was sent to
("Delegation of Norland, second round"), as its class says (`kg:naming`): articles call all delegations of a land alike.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kg.entities import names
from kg.entities.events import Occasions
from kg.entities.kinds import Part
from kg.entities.survey import Key, Node
from kg.model import Thing

_LONG = 8
"""Words of a name for an event at most: longer ones tell its story."""
_SHORT = 3
"""Words of what stands for an event in another name at most."""


def numbered(node: Node) -> str:
    """The fullest words that tell an event's number; empty where there are none."""
    fitting = {name for name in node.numbered if name in node.names and len(names.words(name)) <= _LONG}
    return min(fitting, key=lambda name: (-len(names.words(name)), -node.names[name], name), default="")


def missions(occasions: Occasions, things: Mapping[Key, Thing], others: Mapping[Key, Thing]) -> dict[Key, Thing]:
    """Each of the things that somebody sent, by its keys, called by its sender and the event; a sender may be another."""
    classes = occasions.survey.kinds.schema.classes
    found: dict[Key, Thing] = {}
    for key in occasions.survey.of_part(Part.DEPUTED):
        root = occasions.clusters.root(key)
        thing = things.get(root)
        known = classes.get(thing.type) if thing else None
        if thing and known and known.naming:
            found[key] = found.get(root) or _called(thing, known.naming, root, occasions, (things, others))
    return found


def _called(thing: Thing, naming: str, root: Key, occasions: Occasions, things: Sequence[Mapping[Key, Thing]]) -> Thing:
    sender = _sender(root, occasions, things)
    if not sender or thing.id in occasions.survey.kinds.schema.individuals:
        return thing
    events = occasions.events_of(root)
    labels = [label(event, occasions) for event in events] if len(events) == 1 else []
    name = ", ".join(filter(None, [naming.replace("{sender}", sender), *labels]))
    return replace(thing, name=name, aliases=tuple(sorted({thing.name, *thing.aliases} - {name})))


def _sender(root: Key, occasions: Occasions, things: Sequence[Mapping[Key, Thing]]) -> str:
    """The name of the one sender; empty where there are several, or words that name nobody ("the rebels")."""
    owners = occasions.owners(root)
    key = min(owners, default="")
    known = occasions.survey.kinds.schema.individuals.get(key)
    name = next((some[key].name for some in things if key in some), known.name if known else "")
    return name if len(owners) == 1 and names.has_capital(name) else ""


def label(event: Key, occasions: Occasions) -> str:
    """A few words that tell the event's number, else its day."""
    node, nouns = occasions.clusters.node(event), occasions.survey.kinds.nouns
    short = {_core(name, nouns) for name in node.numbered} - {""}
    return min(short, key=lambda name: (len(name), name), default="") or min(occasions.days(event), default="")


def _core(name: str, nouns: Collection[str]) -> str:
    """The words up to the noun, "second round" of "second round of talks in Lima"; empty where they are many."""
    words = name.split()
    end = next((i for i, word in enumerate(words, 1) if names.folded(word) in nouns), len(words))
    return " ".join(words[:end]) if 1 < end <= _SHORT else ""
