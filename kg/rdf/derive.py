"""What the rules of the ontology derive from claims: triples in a graph of their own, each with what it comes from.

A rule is a file of `ontologies/rules/`: SPARQL that selects `?s ?p ?o` and, in `?from` and any other variable that
begins so, the actual claims or earlier derivations that it rests on; its first comment line says it in English. The
ontologies stand in the graph `kg:ontology`. Rules run until they find nothing new. What some claim states is not derived.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

import pyoxigraph as ox

from kg import locations
from kg.facts import with_status
from kg.model import Fact, Schema, Status
from kg.ontology.load import files
from kg.rdf import bridge, terms, write
from kg.rdf import names as known
from kg.rdf.build import P, claim_node, order, value
from kg.rdf.terms import DATA, KG, PROV

GRAPH = ox.NamedNode(f"{KG}derived")
"""The named graph of derived triples."""

Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
_ONTOLOGY = ox.NamedNode(f"{KG}ontology")
_PARTS = ("subject", "predicate", "object")
_CLAIM = ox.NamedNode(f"{KG}Claim")
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
    return _text(triples(path, extra), bridge.prefixes(path))


def of_facts(facts: Sequence[Fact], schema: Schema, extra: Sequence[str | Path] = ()) -> str:
    """What `turtle` gives for the graph of the facts, made of them alone: a fifth of the graph's triples are enough.

    Raises:
        OntologyError: An ontology cannot be read.
    """
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in _seen(facts, schema))
    return _text(_derived(store, extra), {})


def triples(path: Path, extra: Sequence[str | Path] = ()) -> list[Triple]:
    """The derived triples with their derivations, sorted as `kg build` sorts.

    Raises:
        GraphError: The graph cannot be read.
        OntologyError: An ontology cannot.
    """
    return _derived(bridge.store(path), extra)


def _text(found: Sequence[Triple], prefixes: Mapping[str, str]) -> str:
    said = [ox.Triple(*triple) for triple in found]
    iris = {term.value for triple in found for term in triple if isinstance(term, ox.NamedNode)}
    names = {**known.prefixes(iris), "derivation": f"{DATA}derivation/", "rule": f"{DATA}rule/", **prefixes}
    return write.turtle(said, write.fitting(names, said))


def _seen(facts: Iterable[Fact], schema: Schema) -> Iterator[Triple]:
    """What rules see of a graph: actual claims, the plain triples that they make, the types of their ends."""
    for fact in facts:
        held = with_status(fact, Status.ACTUAL)
        subject, relation = terms.node(fact.subject.id), terms.node(fact.relation)
        end = value(fact.object, fact.relation, schema)
        if held:
            yield subject, relation, end
        for node, kind in ((subject, fact.subject.type), (end, fact.object.type)):
            if kind and isinstance(node, ox.NamedNode):
                yield node, P["type"], terms.node(kind)
        for claim in held:
            node = claim_node(claim)
            yield node, P["type"], _CLAIM
            yield from _stating(node, (subject, relation, end))


def _derived(store: ox.Store, extra: Sequence[str | Path]) -> list[Triple]:
    """What the rules derive from what stands in the store, which is theirs to add to."""
    for ontology in files(extra):
        store.load(path=str(ontology), format=ox.RdfFormat.TURTLE, to_graph=_ONTOLOGY)
    found: defaultdict[tuple[Rule, Triple], set[ox.NamedNode]] = defaultdict(set)
    while fresh := list(_fresh(store, rules(), found)):
        store.extend(ox.Quad(*said) for rule, triple in fresh for said in _stating(_node(rule, triple), triple))
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


def _stating(node: ox.NamedNode, triple: Triple) -> Iterator[Triple]:
    """That a claim states a triple; said of a derivation, it lets further rules take that for a claim."""
    yield from ((node, P[name], term) for name, term in zip(_PARTS, triple, strict=True))
    yield node, P["status"], _ACTUAL


def _described(rule: Rule, triple: Triple, sources: Iterable[ox.NamedNode]) -> Iterator[Triple]:
    node = _node(rule, triple)
    yield triple
    yield node, P["type"], _DERIVATION
    yield from ((node, P[name], term) for name, term in zip(_PARTS, triple, strict=True))
    yield from ((node, P["derived"], source) for source in sources)
    yield node, P["generated"], rule.node
    yield rule.node, P["type"], _PLAN
    yield rule.node, P["label"], terms.text(rule.english, "en")
