"""What the rules of the ontology derive from claims: triples in a graph of their own, each with what it comes from.

A rule is a file of `ontologies/rules/`: SPARQL that selects `?s ?p ?o` and, in `?from` and any other variable that
begins so, the actual claims or earlier derivations that it rests on; its first comment line says it in English. The
ontologies stand in the graph `kg:ontology`. Rules run until they find nothing new. What some claim states is not derived.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

import pyoxigraph as ox

from kg import locations
from kg.facts import with_status
from kg.model import Fact, Schema, Status, content_hash
from kg.ontology.load import files
from kg.rdf import bridge, terms, write
from kg.rdf import names as known
from kg.rdf.build import P, Said, claim_node, order, value
from kg.rdf.terms import DATA, KG, OWL, PROV, RDFS, SKOS

GRAPH = ox.NamedNode(f"{KG}derived")
"""The named graph of derived triples."""

_RULES, _DERIVATIONS = f"{DATA}rule/", f"{DATA}derivation/"
KINDS = (_RULES, _DERIVATIONS)
"""How the IRIs begin that only the graph of derived triples speaks of."""

Row: TypeAlias = tuple[str, str, str, str, str]
Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
_ONTOLOGY = ox.NamedNode(f"{KG}ontology")
_PARTS = ("subject", "predicate", "object")
_CLAIM = ox.NamedNode(f"{KG}Claim")
_DERIVATION, _ACTUAL = ox.NamedNode(f"{KG}Derivation"), ox.NamedNode(f"{KG}actual")
_UNSEEN = frozenset(P.values()) - {P[name] for name in (*_PARTS, "type", "status")}
_LOOKED_AT = f"""
PREFIX kg: <{KG}> PREFIX owl: <{OWL}> PREFIX rdfs: <{RDFS}> PREFIX skos: <{SKOS}>
SELECT DISTINCT ?iri {{ GRAPH kg:ontology {{
  {{ ?iri owl:inverseOf ?other }} UNION {{ ?other owl:inverseOf ?iri }} UNION {{ ?iri a owl:SymmetricProperty }}
  UNION {{ ?iri rdfs:subPropertyOf ?other . ?other skos:definition ?known . FILTER (?iri != ?other) }}
  UNION {{ ?iri <http://semanticweb.cs.vu.nl/2009/11/sem/subEventOf> ?other }}
}} }}"""
"""What the shipped rules ask the ontologies for, by which they find claims."""
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
        return ox.NamedNode(_RULES + self.name)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A triple that a rule derives. `sources` grow while rules run: the claims and derivations that it rests on."""

    rule: Rule
    triple: Triple
    node: ox.NamedNode
    sources: set[ox.NamedNode]

    def described(self) -> Iterator[Triple]:
        """What is said of it, in the order in which it is written."""
        subject, predicate, end = self.triple
        yield self.node, P["type"], _DERIVATION
        yield self.node, P["object"], end
        yield self.node, P["predicate"], predicate
        yield self.node, P["subject"], subject
        for source in sorted(self.sources, key=str):
            yield self.node, P["derived"], source
        yield self.node, P["generated"], self.rule.node


def turtle(path: Path, extra: Sequence[str | Path] = ()) -> str:
    """The derived triples of a graph's Turtle file, as Turtle; `extra` are ontologies beside the shipped ones."""
    return _text(_derived(_visible(path), extra), bridge.prefixes(path))


def of_rows(rows: Iterable[Row], types: Mapping[str, str], extra: Sequence[str | Path] = ()) -> str:
    """What `of_facts` gives, of actual claims as (id, subject, relation, object, value): IRIs, or a plain value.

    Only those that `looked_at` names in relation or ends need be given. `types` are the classes of things.
    """
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for row in rows for triple in _of_row(row, types))
    return _text(_derived(store, extra), {})


def _of_row(row: Row, types: Mapping[str, str]) -> Iterator[Triple]:
    key, subject, relation, target, plain = row
    ends = terms.node(subject), terms.node(relation), terms.day(plain) if plain else terms.node(target)
    yield ends
    for iri in (subject, target):
        if types.get(iri):
            yield terms.node(iri), P["type"], terms.node(types[iri])
    node = ox.NamedNode(f"{DATA}claim/{key}")
    yield node, P["type"], _CLAIM
    yield from _stating(node, ends)


def looked_at(extra: Sequence[str | Path] = ()) -> frozenset[str]:
    """The relations and things that a claim must have one of for some rule to look at it."""
    store = ox.Store()
    for ontology in files(extra):
        store.load(path=str(ontology), format=ox.RdfFormat.TURTLE, to_graph=_ONTOLOGY)
    rows = cast("ox.QuerySolutions", store.query(_LOOKED_AT))
    named = {name for rule in rules() for name in _named(rule.text)}
    return frozenset({row[0].value for row in rows if isinstance(row[0], ox.NamedNode)} | named)


def _named(text: str) -> Iterator[str]:
    """The IRIs that a rule names by prefixes."""
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
    yield from (prefixes[name] + local for name, local in re.findall(r"\b(\w+):(\w+)", text) if name in prefixes)


def of_facts(facts: Sequence[Fact], schema: Schema, extra: Sequence[str | Path] = ()) -> str:
    """What `turtle` gives for the graph of the facts, made of them alone: a fifth of the graph's triples are enough.

    Raises:
        OntologyError: An ontology cannot be read.
    """
    seen = looked_at(extra)
    few = [f for f in facts if f.relation in seen or f.subject.id in seen or f.object.id in seen]
    return _text(_derived(_store(few, schema), extra), {})


def triples(path: Path, extra: Sequence[str | Path] = ()) -> Iterator[Triple]:
    """The derived triples with their derivations, sorted as `kg build` sorts.

    Raises:
        GraphError: The graph cannot be read.
        OntologyError: An ontology cannot.
    """
    return _described(_derived(_visible(path), extra))


def version(extra: Sequence[str | Path] = ()) -> str:
    """What changes where the rules, or the ontologies that they look into, do."""
    return content_hash(
        [rule.text for rule in rules()], [path.read_text(encoding="utf-8", errors="replace") for path in files(extra)]
    )


def _text(found: Sequence[Derivation], prefixes: Mapping[str, str]) -> str:
    iris = {term.value for one in found for term in one.triple if isinstance(term, ox.NamedNode)}
    names = {**known.prefixes(iris), "derivation": _DERIVATIONS, "rule": _RULES, **prefixes}
    used = write.fitting(names, (ox.Triple(*triple) for triple in _described(found)))
    return write.turtle((ox.Triple(*triple) for triple in _described(found)), used)


def _described(found: Sequence[Derivation]) -> Iterator[Triple]:
    """The derived triples, the derivations and the rules, sorted by subject; made one after another, being many."""
    held: defaultdict[str, set[Said]] = defaultdict(set)
    for one in found:
        held[one.triple[0].value].add(one.triple[1:])
    for rule in {one.rule for one in found}:
        held[rule.node.value] = {(P["type"], _PLAN), (P["label"], terms.text(rule.english, "en"))}
    nodes = {one.node.value: one for one in found}
    for iri in sorted({*held, *nodes}):
        if iri in nodes:
            yield from nodes[iri].described()
        else:
            yield from ((ox.NamedNode(iri), *said) for said in sorted(held[iri], key=order))


def _visible(path: Path) -> ox.Store:
    """What rules see of the graph's Turtle file, a fifth of it: no evidence, no names, nothing about articles."""
    store = ox.Store()
    try:
        store.bulk_extend(quad for quad in bridge.parse(path) if quad.predicate not in _UNSEEN)
    except SyntaxError as fault:
        raise bridge.no_turtle(path, fault) from fault
    return store


def _store(facts: Iterable[Fact], schema: Schema) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in _seen(facts, schema))
    return store


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


def _derived(store: ox.Store, extra: Sequence[str | Path]) -> list[Derivation]:
    """What the rules derive from what stands in the store, which is theirs to add to."""
    for ontology in files(extra):
        store.load(path=str(ontology), format=ox.RdfFormat.TURTLE, to_graph=_ONTOLOGY)
    found: dict[tuple[str, Triple], Derivation] = {}
    shipped = rules()
    while fresh := [one for rule in shipped for one in _fresh(store, rule, found)]:
        store.extend(ox.Quad(*said) for one in fresh for said in _stating(one.node, one.triple))
    return list(found.values())


def rules() -> list[Rule]:
    """The shipped rules, by name."""
    found = []
    for path in sorted((locations.ontologies() / "rules").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        found.append(Rule(path.stem, text.partition("\n")[0].lstrip("# "), text))
    return found


def _fresh(store: ox.Store, rule: Rule, found: dict[tuple[str, Triple], Derivation]) -> Iterator[Derivation]:
    """What the rule derives that it did not derive before; sources are added to what it did."""
    rows = cast("ox.QuerySolutions", store.query(rule.text))
    names = [variable.value for variable in rows.variables if variable.value.startswith("from")]
    for row in rows:
        triple = cast("Triple", (row["s"], row["p"], row["o"]))
        one = found.get((rule.name, triple))
        if one is None:
            if triple[0] == triple[2] or _stated(store, triple):
                continue
            node = terms.minted("derivation", rule.name, *(str(term) for term in triple))
            one = found[rule.name, triple] = Derivation(rule, triple, node, set())
            yield one
        one.sources.update(source for name in names if isinstance(source := row[name], ox.NamedNode))


def _stated(store: ox.Store, triple: Triple) -> bool:
    """Whether some actual claim states it: then its plain triple stands in the graph."""
    return ox.Quad(*triple) in store


def _stating(node: ox.NamedNode, triple: Triple) -> Iterator[Triple]:
    """That a claim states a triple; said of a derivation, it lets further rules take that for a claim."""
    yield from ((node, P[name], term) for name, term in zip(_PARTS, triple, strict=True))
    yield node, P["status"], _ACTUAL
