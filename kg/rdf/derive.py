"""What the rules of the ontology derive from claims: triples in a graph of their own, each with what it comes from.

A rule is a file of `ontologies/rules/`: SPARQL that selects `?s ?p ?o` and, in `?from` and any other variable that
begins so, the actual claims or earlier derivations that it rests on; its first comment line says it in English. The
ontologies stand in the graph `kg:ontology`. Rules run until they find nothing new. What some claim states is not derived.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

import pyoxigraph as ox

from kg import locations
from kg.ontology.load import files
from kg.rdf import bridge, terms, write
from kg.rdf import names as known
from kg.rdf.build import P, order
from kg.rdf.terms import DATA, KG, PROV

GRAPH = ox.NamedNode(f"{KG}derived")
"""The named graph of derived triples."""

Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
_ONTOLOGY = ox.NamedNode(f"{KG}ontology")
_DERIVATION, _ACTUAL = ox.NamedNode(f"{KG}Derivation"), ox.NamedNode(f"{KG}actual")
_PLAN = ox.NamedNode(f"{PROV}Plan")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it says in English, and its query."""

    name: str
    english: str
    text: str

    @property
    def node(self) -> ox.NamedNode:
        """The rule's IRI."""
        return ox.NamedNode(f"{DATA}rule/{self.name}")


def turtle(path: Path, extra: Sequence[str | Path] = ()) -> str:
    """The derived triples of a graph's Turtle file, as Turtle; `extra` are ontologies beside the shipped ones."""
    found = [ox.Triple(*triple) for triple in triples(path, extra)]
    names = {**known.prefixes(), "derivation": f"{DATA}derivation/", "rule": f"{DATA}rule/", **bridge.prefixes(path)}
    return write.turtle(found, write.fitting(names, found))


def triples(path: Path, extra: Sequence[str | Path] = ()) -> list[Triple]:
    """The derived triples with their derivations, sorted as `kg build` sorts.

    Raises:
        GraphError: The graph cannot be read.
        OntologyError: An ontology cannot.
    """
    store = bridge.store(path)
    for ontology in files(extra):
        store.load(path=str(ontology), format=ox.RdfFormat.TURTLE, to_graph=_ONTOLOGY)
    found: defaultdict[tuple[Rule, Triple], set[ox.NamedNode]] = defaultdict(set)
    while fresh := list(_fresh(store, rules(), found)):
        store.extend(ox.Quad(*triple) for rule, triple in fresh for triple in _pattern(rule, triple))
    described = {triple for (rule, derived), sources in found.items() for triple in _described(rule, derived, sources)}
    return sorted(described, key=lambda triple: (triple[0].value, *order(triple[1:])))


def rules() -> list[Rule]:
    """The shipped rules, by name."""
    found = []
    for path in sorted((locations.ontologies() / "rules").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        found.append(Rule(path.stem, text.partition("\n")[0].lstrip("# "), text))
    return found


def _fresh(
    store: ox.Store, known: Iterable[Rule], found: defaultdict[tuple[Rule, Triple], set[ox.NamedNode]]
) -> Iterator[tuple[Rule, Triple]]:
    """What the rules derive that was not derived before; sources are added to what was."""
    for rule in known:
        new = set()
        for row in cast("ox.QuerySolutions", store.query(rule.text)):
            triple = cast("Triple", (row["s"], row["p"], row["o"]))
            if triple[0] == triple[2] or _stated(store, triple):
                continue
            if (rule, triple) not in found:
                new.add(triple)
            found[rule, triple] |= _sources(row)
        yield from ((rule, triple) for triple in new)


def _stated(store: ox.Store, triple: Triple) -> bool:
    """Whether some actual claim states it: then its plain triple stands in the graph."""
    return ox.Quad(*triple) in store


def _sources(row: ox.QuerySolution) -> set[ox.NamedNode]:
    names = [name for name in ("from", "from2", "from3") if _has(row, name)]
    return {row[name] for name in names}


def _has(row: ox.QuerySolution, name: str) -> bool:
    try:
        return isinstance(row[name], ox.NamedNode)
    except KeyError:
        return False


def _node(rule: Rule, triple: Triple) -> ox.NamedNode:
    return terms.minted("derivation", rule.name, *(str(term) for term in triple))


def _pattern(rule: Rule, triple: Triple) -> Iterator[Triple]:
    """What lets further rules take a derivation for a claim."""
    node = _node(rule, triple)
    yield from ((node, P[name], term) for name, term in zip(("subject", "predicate", "object"), triple, strict=True))
    yield node, P["status"], _ACTUAL


def _described(rule: Rule, triple: Triple, sources: Iterable[ox.NamedNode]) -> Iterator[Triple]:
    node = _node(rule, triple)
    yield triple
    yield node, P["type"], _DERIVATION
    yield from (said for said in _pattern(rule, triple) if said[1] != P["status"])
    yield from ((node, P["derived"], source) for source in sources)
    yield node, P["generated"], rule.node
    yield rule.node, P["type"], _PLAN
    yield rule.node, P["label"], terms.text(rule.english, "en")
