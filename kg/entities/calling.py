"""What things are called that no words name well: a numbered event, a delegation.

An event goes by words that tell its number. A delegation goes by its sender and the event that it was sent to
("Delegation of Norland, second round"), as its class says (`kg:naming`): articles call all delegations of a land alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


def numbered(node: Node, members: Iterable[Node]) -> str:
    """The fullest words that tell an event's number; empty where there are none."""
    if node.part is not Part.EVENT or not node.marked("ordinal"):
        return ""
    fitting = {name for name in _numbered(members) if name in node.names and len(names.words(name)) <= _LONG}
    return min(fitting, key=lambda name: (-len(names.words(name)), -node.names[name], name), default="")


def missions(occasions: Occasions, things: Mapping[Key, Thing]) -> dict[Key, Thing]:
    """Each thing that somebody sent, by its keys, called by its sender and the event."""
    clusters, survey = occasions.clusters, occasions.survey
    classes = survey.kinds.schema.classes
    members: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in things:
        if survey.nodes[key].part in (Part.DEPUTED, Part.EVENT):
            members[clusters.root(key)].append(key)
    found: dict[Key, Thing] = {}
    for root, keys in members.items():
        thing = things[root]
        known = classes.get(thing.type)
        sender = _sender(root, occasions, things) if known and known.naming else ""
        if known and sender and thing.id not in survey.kinds.schema.individuals:
            events = sorted(occasions.events_of(root)) if len(occasions.events_of(root)) == 1 else []
            label = [_label(event, members.get(event, ()), occasions) for event in events]
            name = ", ".join(filter(None, [known.naming.replace("{sender}", sender), *label]))
            aliases = tuple(sorted({thing.name, *thing.aliases} - {name}))
            found.update(dict.fromkeys(keys, replace(thing, name=name, aliases=aliases)))
    return found


def _sender(root: Key, occasions: Occasions, things: Mapping[Key, Thing]) -> str:
    """The name of the one sender; empty where there are several, or words that name nobody ("the rebels")."""
    owners = occasions.owners(root)
    key = min(owners, default="")
    known = occasions.survey.kinds.schema.individuals.get(key)
    name = things[key].name if key in things else known.name if known else ""
    return name if len(owners) == 1 and names.has_capital(name) else ""


def _label(event: Key, members: Iterable[Key], occasions: Occasions) -> str:
    """A few words that tell the event's number, else its day."""
    nouns = occasions.survey.kinds.nouns
    nodes = (occasions.survey.nodes[key] for key in members)
    short = {_core(name, nouns) for name in _numbered(nodes)} - {""}
    return min(short, key=lambda name: (len(name), name), default="") or min(occasions.days(event), default="")


def _core(name: str, nouns: Collection[str]) -> str:
    """The words up to the noun, "second round" of "second round of talks in Lima"; empty where they are many."""
    words = name.split()
    end = next((i for i, word in enumerate(words, 1) if names.folded(word) in nouns), len(words))
    return " ".join(words[:end]) if 1 < end <= _SHORT else ""


def _numbered(members: Iterable[Node]) -> set[str]:
    return {name for node in members if node.marked("ordinal") for name in node.own_names()}
