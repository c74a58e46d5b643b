"""What an analyst orders about identity, in Turtle files given with `--ontology`: join these, keep these apart, name this.

::

    thing:person-a owl:sameAs thing:person-b .            join, whatever the rules say
    thing:person-a owl:differentFrom thing:person-c .     never join
    thing:person-a skos:altLabel "The Doctor"@en .        a further name, as if an article gave it

The IRIs are those that `kg merges` and `graph.ttl` show. IRIs that no article speaks of are passed over: a file may serve
many graphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.ontology import statements
from kg.ontology import vocabulary as v
from kg.ontology.load import files

_DIFFERENT_FROM = f"{v.OWL}differentFrom"


@dataclass(frozen=True, slots=True)
class Directives:
    """Pairs of IRIs to join and to keep apart, and (IRI, name) pairs; each sorted."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def directives(extra: Sequence[str | Path]) -> Directives:
    """The orders in the files that `--ontology` names.

    Raises:
        OntologyError: a file is missing or no Turtle.
    """
    shipped = set(files())
    found = [triple for path in files(extra) if path not in shipped for triple in statements.triples(path)]
    return Directives(
        same=_pairs(found, v.SAME_AS),
        different=_pairs(found, _DIFFERENT_FROM),
        names=tuple(sorted((s, o) for s, p, o in found if p == v.ALT_LABEL)),
    )


def _pairs(found: Iterable[tuple[str, str, str]], predicate: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(min(s, o), max(s, o)) for s, p, o in found if p == predicate and s != o}))
