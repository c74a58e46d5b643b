"""The first view: few things, each with a line to another, and a place for each.

Nineteen people who work with such graphs found a full picture of little help (arXiv 2304.01311), so the page opens with the
talks, their parties and what they signed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from kg.page.layout import Ties, lay_out

START = 34
"""Things shown at first: as many as have room for their labels on a laptop's screen."""
CLOSE = 6.0
"""How much more than other lines those pull that tie a delegation to its members."""
SHARES: Mapping[str, float] = MappingProxyType({"event": 0.2, "party": 0.5, "document": 0.15, "issue": 0.15})
"""How much of the first view the things of a facet (`kg:facet`) take at most."""


def first_view(
    ties: Ties, facets: Mapping[str, str], close: AbstractSet[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Places in pixels of the things shown at first, by IRI in order.

    All things of a small graph; else the largest hanging-together graph of the heaviest things of each facet, filled up with
    their nearest. Pairs that are `close` stand beside each other.
    """
    near: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (a, b), count in ties.items():
        near[a][b] = near[b][a] = int(count)
    chosen = set(near) if len(near) <= START else _connected(_heaviest(near, facets), near, facets)
    inner = {
        pair: count * (CLOSE if pair in close else 1)
        for pair, count in ties.items()
        if pair[0] in chosen and pair[1] in chosen
    }
    return dict(sorted(lay_out(sorted(chosen), inner).places.items()))


def _heaviest(near: Mapping[str, Counter[str]], facets: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    for facet, share in SHARES.items():
        fits = [iri for iri in near if facets.get(iri) == facet]
        found |= set(sorted(fits, key=lambda iri: (-near[iri].total(), iri))[: int(START * share)])
    return found or set(sorted(near, key=lambda iri: (-near[iri].total(), iri))[:START])


def _connected(found: set[str], near: Mapping[str, Counter[str]], facets: Mapping[str, str]) -> set[str]:
    """Without the things that have no line within; those that have most lines into it take their places."""
    chosen = {iri for iri in found if near[iri].keys() & found}
    while len(chosen) < START:
        pull = Counter[str]()
        for iri in chosen:
            for other, count in near[iri].items():
                if other not in chosen and facets.get(other) in SHARES:
                    pull[other] += count
        fresh = sorted(pull, key=lambda iri: (-pull[iri], -near[iri].total(), iri))[
            : max(1, (START - len(chosen)) // 2)
        ]
        if not fresh:
            break
        chosen.update(fresh)
    return chosen
