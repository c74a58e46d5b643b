"""Things held for one: joined in pairs, each with its reason, and kept apart where something speaks against it.

What comes out depends on the order of the calls, so whoever calls goes through pairs in a fixed order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.entities.kinds import Part
from kg.entities.survey import Key, Node


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two things that were held for one, or were candidates and are kept apart (`joined` false), and why.

    `one` and `other` are keys of the survey, the smaller first.
    """

    one: Key
    other: Key
    reason: str
    joined: bool = True


@dataclass(slots=True)
class Clusters:
    """A union-find over the nodes of a survey. Joining lets the larger cluster take in the smaller.

    `pairs` are all decisions in the order they were made, refusals only where a rule says so. `blocks` are by key the labels
    under which rules looked for others of its kind: things that share none have nothing to do with each other.
    """

    nodes: dict[Key, Node]
    parents: dict[Key, Key] = field(default_factory=dict)
    sizes: dict[Key, int] = field(default_factory=dict)
    rivals: defaultdict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))
    pairs: list[Pair] = field(default_factory=list)
    blocks: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, nodes: Mapping[Key, Node], apart: Iterable[tuple[Key, Key]]) -> Clusters:
        """Each node by itself; `apart` are pairs that no rule may join."""
        clusters = cls(dict(nodes))
        for one, other in apart:
            clusters.part(one, other)
        return clusters

    def settle(self, *parts: Part) -> None:
        """Nothing more is decided about things of these parts."""

    def root(self, key: Key) -> Key:
        """The key that stands for the cluster of `key`."""
        parents = self.parents
        found = parents.get(key)
        if found is None:
            return key
        while (up := parents.get(found)) is not None:
            found = up
        while (up := parents[key]) != found:
            parents[key] = found
            key = up
        return found

    def node(self, key: Key) -> Node:
        """What is known of the cluster of `key`."""
        return self.nodes[self.root(key)]

    def same(self, one: Key, other: Key) -> bool:
        """Whether the two are held for one."""
        return self.root(one) == self.root(other)

    def part(self, one: Key, other: Key) -> None:
        """Never join the clusters of these two."""
        a, b = self.root(one), self.root(other)
        self.rivals[a].add(b)
        self.rivals[b].add(a)

    def parted(self, one: Key, other: Key) -> bool:
        """Whether they must not be joined: so told, or known to the ontology as two."""
        a, b = self.root(one), self.root(other)
        return b in self.rivals[a] or len(self.nodes[a].known | self.nodes[b].known) > 1

    def join(self, one: Key, other: Key, reason: str, *, by_order: bool = False) -> bool:
        """Hold the two for one unless they are parted; an order of the analyst goes before all but another order."""
        if self.same(one, other):
            return True
        told_apart = self.root(other) in self.rivals[self.root(one)]
        if told_apart or (self.parted(one, other) and not by_order):
            self.refuse(one, other, f"{reason}; but they are known as two")
            return False
        self._unite(self.root(one), self.root(other))
        self.pairs.append(Pair(min(one, other), max(one, other), reason))
        return True

    def refuse(self, one: Key, other: Key, reason: str) -> None:
        """Note a candidate that is kept apart."""
        if one != other:
            self.pairs.append(Pair(min(one, other), max(one, other), reason, joined=False))

    def grouped(self, rule: str, keys: Iterable[Key], labels: Callable[[Key], Iterable[str]]) -> Iterator[list[Key]]:
        """The keys that share a label, label by label in sorted order; a key stands in the group of each of its labels.

        They go into `blocks` with the rule before them; a rule without a name does that itself, since it looks closer.
        """
        groups: defaultdict[str, list[Key]] = defaultdict(list)
        for key in keys:
            for label in labels(key):
                groups[label].append(key)
                if rule:
                    self.blocks[key].add(f"{rule} {label}")
        return (group for _, group in sorted(groups.items()) if len(group) > 1)

    def _unite(self, a: Key, b: Key) -> None:
        into, gone = sorted((a, b), key=lambda root: (-self.sizes.get(root, 1), root))
        if into not in self.sizes:
            self.nodes[into] = self.nodes[into].copy()  # what is known of the one alone stays as it was surveyed
        self.parents[gone] = into
        self.sizes[into] = self.sizes.get(into, 1) + self.sizes.pop(gone, 1)
        self.nodes[into].take_in(self.nodes[gone])
        for rival in self.rivals.pop(gone, set()):
            self.rivals[rival].discard(gone)
            self.rivals[rival].add(into)
            self.rivals[into].add(rival)


def paired(keys: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    """Every two of the keys, once."""
    return ((one, other) for i, one in enumerate(keys) for other in keys[i + 1 :])
