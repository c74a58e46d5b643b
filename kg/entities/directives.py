"""What an analyst orders about identity, in Turtle files given with `--ontology`: join these, keep these apart, name this.

::

    thing:person-a owl:sameAs thing:person-b .            join, whatever the rules say
    thing:person-a owl:differentFrom thing:person-c .     never join
    thing:person-a skos:altLabel "The Doctor"@en .        a further name, as if an article gave it

`kg merges --format ttl` writes such a file of what the rules decided, to be edited. The IRIs are those that `kg merges`
and `graph.ttl` show. IRIs that no article speaks of are passed over: a file may serve
many graphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.ontology import statements
from kg.ontology import vocabulary as v
from kg.ontology.load import files

_UNFIT = re.compile(r'[\x00-\x20<>"{}|^`\\]')
"""What an IRI in Turtle must not hold."""

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


def as_turtle(decisions: Iterable[tuple[str, str, bool, str]]) -> str:
    """Decisions (two IRIs, joined or not, in words) as orders: a line each, those not to join as comments.

    Read again as it is, the file orders what the rules joined; with the mark before a line taken off, the join they refused.
    """
    lines = ["@prefix owl: <http://www.w3.org/2002/07/owl#> .", ""]
    for one, other, joined, words in decisions:
        if one != other and not _UNFIT.search(one + other):
            order = f"<{one}> owl:sameAs <{other}> ."
            lines += [f"# {' '.join(words.split())}", order if joined else f"# {order}"]
    return "".join(f"{line}\n" for line in lines)
