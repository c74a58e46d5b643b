"""Where the things of a graph stand: whole pixels, the same for the same graph on every run.

Components are laid out apart and packed. Above `WHOLE` things a component is laid out by communities first, then each
community within its disc, which keeps the cost near linear (a spring layout costs the square).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

Point = tuple[float, float]
Ties = Mapping[tuple[str, str], float]
"""Weights of lines, by the two things that they join."""

SEED = 7
WHOLE = 300
"""Most things of a component that one spring layout places; 500 take 0.6 s of CPU, 3,000 take 17 s."""
STEP = 130.0
"""Pixels between neighbours, as wide as a label of some twenty letters."""
LANDSCAPE = 1.35
"""Screens are wider than high: places are stretched sideways by this."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`places` are pixels by thing; `communities` name the things that hang together, heaviest first."""

    places: dict[str, tuple[int, int]]
    communities: tuple[tuple[str, ...], ...]


def lay_out(things: Sequence[str], ties: Ties) -> Layout:
    """Places for `things` joined by `ties` (weights by pair). The order of the arguments does not matter."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(things))
    for (a, b), weight in sorted(ties.items()):
        graph.add_edge(a, b, weight=weight)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    discs = [_component(_part(graph, part)) for part in parts]
    places = {
        thing: (round(x * LANDSCAPE), round(y)) for disc in _packed(discs) for thing, (x, y) in sorted(disc.items())
    }
    return Layout(places, _communities(graph, parts))


def _component(graph: nx.Graph[str]) -> dict[str, Point]:
    return _spring(graph) if graph.number_of_nodes() <= WHOLE else _by_community(graph)


def _part(graph: nx.Graph[str], names: Sequence[str]) -> nx.Graph[str]:
    """The graph between `names`, built in sorted order: networkx's results depend on the order of building."""
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(names)
    found: Iterable[tuple[str, str, float]] = graph.subgraph(names).edges(data="weight")
    part.add_weighted_edges_from(sorted((min(a, b), max(a, b), weight) for a, b, weight in found))
    return part


def _spring(graph: nx.Graph[str]) -> dict[str, Point]:
    """One spring layout in a disc whose area grows with the number of things."""
    size = graph.number_of_nodes()
    if size == 1:
        return dict.fromkeys(graph, (0.0, 0.0))
    radius = STEP * math.sqrt(size) * 0.75
    found = nx.spring_layout(
        graph, k=1.6 / math.sqrt(size), iterations=200 if size <= WHOLE // 3 else 80, seed=SEED, method="force"
    )
    return {thing: (float(x) * radius, float(y) * radius) for thing, (x, y) in found.items()}


def _by_community(graph: nx.Graph[str]) -> dict[str, Point]:
    """Communities as single things first, then the members of each around its place."""
    groups = _louvain(graph)
    home = {thing: str(i) for i, group in enumerate(groups) for thing in group}
    between: dict[tuple[str, str], float] = {}
    joined: Iterable[tuple[str, str, float]] = graph.edges(data="weight")
    for a, b, weight in joined:
        pair = (min(home[a], home[b]), max(home[a], home[b]))
        between[pair] = between.get(pair, 0.0) + weight
    coarse: nx.Graph[str] = nx.Graph()
    coarse.add_nodes_from(str(i) for i in range(len(groups)))
    coarse.add_weighted_edges_from((a, b, w) for (a, b), w in sorted(between.items()) if a != b)
    inner = [_spring(_part(graph, group)) for group in groups]
    spread = 1.4 * max(_radius(disc) for disc in inner)
    centres = _spring(coarse)
    return {
        thing: (centres[str(i)][0] * spread / STEP + x, centres[str(i)][1] * spread / STEP + y)
        for i, disc in enumerate(inner)
        for thing, (x, y) in disc.items()
    }


def _louvain(graph: nx.Graph[str]) -> list[list[str]]:
    """Communities, none larger than `WHOLE`, each sorted, the largest first."""
    found = [sorted(group) for group in nx.community.louvain_communities(graph, seed=SEED)]
    cut = [group[i : i + WHOLE] for group in found for i in range(0, len(group), WHOLE)]
    return sorted(cut, key=lambda group: (-len(group), group))


def _communities(graph: nx.Graph[str], parts: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    groups = [group for part in parts for group in (_louvain(_part(graph, part)) if len(part) > WHOLE else [part])]
    return tuple(tuple(group) for group in sorted(groups, key=lambda group: (-len(group), group)))


def _radius(disc: Mapping[str, Point]) -> float:
    return max(STEP, *(math.hypot(x, y) for x, y in disc.values()))


def _packed(discs: Sequence[dict[str, Point]]) -> list[dict[str, Point]]:
    """The discs in rows, the largest first, about as wide as high."""
    radii = [_radius(disc) for disc in discs]
    width = max([2.2 * math.sqrt(sum(r * r for r in radii)), *(2 * r for r in radii)], default=0.0)
    placed, x, y, row = [], 0.0, 0.0, 0.0
    for disc, radius in zip(discs, radii, strict=True):
        if x and x + 2 * radius > width:
            x, y, row = 0.0, y + row, 0.0
        dx, dy = x + radius, y + radius
        placed.append({thing: (px + dx, py + dy) for thing, (px, py) in disc.items()})
        x, row = x + 2 * radius, max(row, 2 * radius)
    return placed
