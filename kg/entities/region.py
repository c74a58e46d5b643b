"""Merging again after articles were added: only what they can touch is decided anew, the rest is taken as it was.

Rules look for others of a thing's kind under labels (`Clusters.blocks`). Things that share no label have nothing to do with
each other, so those that are tied by labels are decided about together, and whatever is not tied to what is new stays. A
decision also looks at other things, a delegation's at its sender: where what it sees of them has changed, it is made again.
This is repeated until nothing more is touched; then all is as if decided at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from kg.entities import calling, names, people
from kg.entities.clusters import Clusters
from kg.entities.events import Occasions
from kg.entities.kinds import Part
from kg.entities.plan import Plan, add_known, joined
from kg.entities.survey import Key, Node, Survey
from kg.model import Thing, content_hash

_T = TypeVar("_T")
_SHARE = 4
"""Where more than a quarter of all things are touched, all is decided anew."""


class Kept(Protocol):
    """What is known from the decision before, by key; keys that it does not know have nothing."""

    def size(self) -> int:
        """How many things there are."""

    def node(self, key: Key) -> Node | None:
        """A thing as it was surveyed, with what the ontology says of it."""

    def root(self, key: Key) -> Key:
        """The key that stands for the thing's cluster."""

    def members(self, root: Key) -> list[Key]:
        """The keys of a cluster."""

    def users(self, iri: str) -> list[Key]:
        """The keys with this IRI in them."""

    def thing(self, key: Key) -> Thing | None:
        """What stands for a key."""

    def article(self, document: str) -> tuple[str, set[Key], set[Key]] | None:
        """Day, parties and events of an article, as a survey has them."""

    def labels(self, key: Key) -> list[str]:
        """The labels under which a key was compared."""

    def holders(self, label: str) -> list[Key]:
        """The keys that were compared under a label."""

    def beginning(self, start: str) -> list[tuple[str, Key]]:
        """Labels that begin so, with their keys."""

    def viewers(self, key: Key, *, papers: bool) -> list[Key]:
        """The keys whose decision looks at a key; documents alone, if asked for."""

    def views(self, key: Key) -> tuple[str, str] | None:
        """What others saw of a key, and how it was called."""

    def apart(self, keys: Iterable[Key]) -> set[tuple[Key, Key]]:
        """Pairs of which the first is among the keys and that no rule may join."""


class Fetched(dict[str, _T]):
    """A mapping that fetches what it does not hold; what is not there has no key."""

    def __init__(self, fetch: Callable[[str], _T | None], own: Mapping[str, _T] | None = None) -> None:
        """Begin with what there is."""
        super().__init__(own or {})
        self._fetch = fetch

    def __missing__(self, key: str) -> _T:
        """Fetch it."""
        value = self._fetch(key)
        if value is None:
            raise KeyError(key)
        self[key] = value
        return value

    def get(self, key: str, default: _T | None = None) -> _T | None:  # type: ignore[override]
        """The value, fetched if need be."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key: object) -> bool:
        """Whether it is held or can be fetched."""
        return isinstance(key, str) and self.get(key) is not None


@dataclass(slots=True)
class _Partial(Clusters):
    """Clusters of which those of active things are being made; the others are as they were, from their part's end on."""

    survey: Survey | None = None
    kept: Kept | None = None
    settled: set[Part] = field(default_factory=set)

    def settle(self, *parts: Part) -> None:
        self.settled.update(parts)
        active = self._active()
        for key in [key for key, node in self.nodes.items() if node.part in parts and key not in active]:
            del self.nodes[key]

    def root(self, key: Key) -> Key:
        if key in self._active():
            return Clusters.root(self, key)
        return self.kept.root(key) if self.kept and self._is_settled(key) else key

    def _active(self) -> set[Key]:
        return (self.survey.active if self.survey else None) or set()

    def _is_settled(self, key: Key) -> bool:
        node = self.survey.nodes.get(key) if self.survey else None
        return node is not None and node.part in self.settled

    def other(self, key: Key) -> Node | None:
        """What is known of something about which nothing is decided: of its cluster, once that is settled."""
        if not self.survey or not self.kept:
            return None
        node = self.survey.nodes.get(key)
        if node is None or not self._is_settled(key) or self.kept.root(key) != key:
            return node
        whole = node.copy()
        for member in self.kept.members(key):
            whole.take_in(self.survey.nodes[member])
        return whole


@dataclass(frozen=True, slots=True)
class Region:
    """What was decided anew: the plan of the `active` keys, and by key what others see of it and how it is called."""

    plan: Plan
    active: frozenset[Key]
    views: Mapping[Key, tuple[str, str]]


def grown(kept: Kept, fresh: Survey) -> Region | None:
    """The decision on all that the things of new articles touch; none where that is too much to be worth it."""
    own = {key: _together(kept.node(key), node) for key, node in fresh.nodes.items()}
    touched = {*own, *(user for key in own for user in kept.users(fresh.iri(key)))}
    while True:
        active = _tied(touched, kept)
        if len(active) * _SHARE > kept.size():
            return None
        region = _decided(kept, fresh, own, active)
        if _moves_a_party(region, kept):
            return None
        more = _touched(region, kept) - region.active
        if not more:
            return region
        touched = {*region.active, *more}


def views(key: Key, plan: Plan) -> tuple[str, str]:
    """What decisions on other things see of a thing, and how it is called, which documents alone look at; as hashes."""
    clusters, survey = plan.clusters, plan.survey
    raw, node, root = survey.nodes[key], clusters.node(key), clusters.root(key)
    if raw.part in (Part.ISSUE, Part.DOCUMENT):
        return "", ""
    thing = plan.things.get(key)
    seen: list[object] = [root, sorted(node.known), sorted(node.types), thing.name if thing else ""]
    seen.append(any(names.has_capital(name) for name in node.own_names()))
    occasions = Occasions(clusters, survey)
    if raw.part is Part.PERSON:
        seen += [people.full_name(raw), occasions.sender(root)]
    elif raw.part is Part.DEPUTED:
        seen += [sorted(clusters.root(owner) for owner in raw.marked("owner")), sorted(occasions.owners(key))]
    elif raw.part is Part.EVENT:
        parties, days, times = occasions.parties(root), occasions.days(root), occasions.times(root)
        seen += [sorted(parties), sorted(days), sorted(times), calling.label(root, occasions)]
    return content_hash(*seen), content_hash(sorted(node.all_names()))


def viewed(node: Node, survey: Survey) -> set[Key]:
    """The keys at which decisions on a thing look."""
    found = {key for _, key in node.ties} | {key for _, _, key in node.links}
    found |= {value for mark, value in node.marks if mark in ("place", "party", "owner")}
    if node.part is Part.DEPUTED:
        found |= {event for document in node.documents for event in survey.events.get(document, ())}
    return found - {node.key}


def _together(old: Node | None, new: Node) -> Node:
    if old is None:
        return new
    old.take_in(new)
    return old


def _tied(keys: Iterable[Key], kept: Kept) -> set[Key]:
    """The keys, and all that labels tied them to before."""
    found, waiting, seen = set(keys), list(keys), set[str]()
    while waiting:
        for label in kept.labels(waiting.pop()):
            if label not in seen:
                seen.add(label)
                more = set(_sharing(label, kept)) - found
                found |= more
                waiting.extend(more)
    return found


def _sharing(label: str, kept: Kept) -> list[Key]:
    """The keys under a label; names that may be spelt alike share one only where they are alike."""
    if not label.startswith(people.SPELT):
        return kept.holders(label)
    forenames, _, surname = label.rpartition("\t")
    near = kept.beginning(f"{forenames}\t{surname[:1]}")
    return [key for other, key in near if names.alike(surname, other.rpartition("\t")[2])]


def _decided(kept: Kept, fresh: Survey, own: Mapping[Key, Node], active: set[Key]) -> Region:
    def part(number: int) -> Callable[[str], set[Key] | None]:
        return lambda document: (kept.article(document) or ("", set(), set()))[number]  # type: ignore[return-value]

    survey = Survey(
        fresh.kinds,
        Fetched(kept.node, {key: node for key, node in own.items() if key in active}),
        fresh.apart | {pair for pair in kept.apart(active) if pair[1] in active},
        Fetched(part(1), fresh.context),
        Fetched(lambda document: (kept.article(document) or ("",))[0] or None, fresh.dates),
        Fetched(part(2), fresh.events),
        set(active),
        kept.users,
    )
    add_known(survey, survey.kinds.schema)
    clusters = _Partial({}, survey=survey, kept=kept, settled={Part.NAMED, Part.ISSUE})
    clusters.nodes = Fetched(clusters.other, {key: survey.nodes[key] for key in survey.asked()})
    for one, other in survey.apart:
        clusters.part(one, other)
    plan = joined(clusters, survey, Fetched(kept.thing))
    keys = frozenset(survey.asked())
    return Region(plan, keys, {key: views(key, plan) for key in keys})


def _moves_a_party(region: Region, kept: Kept) -> bool:
    """Whether a party that articles are on is now in a cluster of another key, which any of them may look at."""
    clusters = region.plan.clusters
    return any(
        kept.views(key) is not None and clusters.root(key) != kept.root(key)
        for key in region.active
        if clusters.nodes[key].part is Part.NAMED and region.plan.survey.nodes[key].known
    )


def _touched(region: Region, kept: Kept) -> set[Key]:
    """What shares a label with what was decided, or looks at what has changed."""
    labels = {label for key in region.active for label in region.plan.clusters.blocks[key]}
    found = {key for label in labels for key in _sharing(label, kept)}
    for key in region.active:
        before, now = kept.views(key) or ("", ""), region.views[key]
        if before != now:
            found.update(kept.viewers(key, papers=before[0] == now[0]))
    return found
