"""The shipped ontologies keep to OWL 2 RL, and so to OWL 2 DL: what files without class expressions can break of it.

The full check is that of the OWL API, which needs Java; it found nothing either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import locations
from kg.rdf.terms import OWL, RDF, RDFS, SKOS, XSD

HOME = locations.ontologies()
FILES = [
    *sorted(path for path in HOME.glob("*.ttl") if path.name != "shapes.ttl"),
    *sorted((HOME / "rounds").glob("*.ttl")),
]
PROPERTIES = {f"{OWL}{kind}Property" for kind in ("Annotation", "Object", "Datatype")}
BUILT_IN = {  # of the mapping of OWL 2 to RDF
    *(f"{RDFS}{name}" for name in "label comment seeAlso isDefinedBy".split()),
    *(f"{OWL}{name}" for name in "versionInfo deprecated priorVersion backwardCompatibleWith incompatibleWith".split()),
}
AXIOMS = {
    *(f"{RDFS}{name}" for name in "subClassOf subPropertyOf domain range".split()),
    *(
        f"{OWL}{name}"
        for name in "imports versionIRI sameAs differentFrom inverseOf equivalentClass disjointWith".split()
    ),
}
TYPES = {
    *PROPERTIES,
    *(f"{OWL}{name}" for name in "Class Ontology SymmetricProperty TransitiveProperty FunctionalProperty".split()),
}
DATATYPES = {
    *(f"{XSD}{name}" for name in "string boolean decimal integer nonNegativeInteger double dateTime anyURI".split()),
    f"{RDF}langString",
}
"""Those of OWL 2 RL that are in use; xsd:date is none."""


def statements(*paths: Path) -> Iterator[ox.Quad]:
    for path in paths:
        yield from ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)


@pytest.fixture(scope="module")
def declared() -> Mapping[str, set[str]]:
    """What each IRI is said to be in any of the files."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for said in statements(*FILES):
        if said.predicate.value == f"{RDF}type":
            found[value(said.subject)].add(value(said.object))
    return found


def value(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal), "class expressions are not looked into: write named classes"
    return term.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_term_that_is_used_is_declared(path: Path, declared: Mapping[str, set[str]]) -> None:
    for said in statements(path):
        predicate, used = said.predicate.value, value(said.object)
        if predicate == f"{RDF}type":
            assert used in TYPES or f"{OWL}Class" in declared[used], f"{said.subject} a {used}"
        elif predicate in AXIOMS:
            ends = (value(said.subject), used)
            if predicate == f"{RDFS}subClassOf":
                assert all(f"{OWL}Class" in declared[end] for end in ends), ends
            elif predicate == f"{RDFS}subPropertyOf":
                assert declared[ends[0]] & declared[ends[1]] & PROPERTIES, ends
            elif predicate in {f"{RDFS}domain", f"{RDFS}range"}:
                assert declared[ends[0]] & PROPERTIES, ends
                assert f"{OWL}Class" in declared[used] or used in DATATYPES, ends
        else:
            assert predicate in BUILT_IN or declared[predicate] & PROPERTIES, predicate


def test_a_property_is_of_one_kind_and_no_class_is_a_datatype(declared: Mapping[str, set[str]]) -> None:
    for iri, kinds in declared.items():
        assert len(kinds & PROPERTIES) <= 1, iri
        assert not (f"{OWL}Class" in kinds and iri.startswith(XSD))
        assert not kinds or not iri.startswith((OWL, RDF, RDFS, XSD)), "reserved"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_values_fit_their_properties_and_the_profile(path: Path, declared: Mapping[str, set[str]]) -> None:
    for said in statements(path):
        kinds = declared[said.predicate.value]
        if isinstance(said.object, ox.Literal):
            assert said.object.datatype.value in DATATYPES, f"{said.subject} {said.predicate} {said.object}"
            assert f"{OWL}ObjectProperty" not in kinds, said
        else:
            assert f"{OWL}DatatypeProperty" not in kinds, said


def test_no_relation_has_several_domains_or_ranges() -> None:
    """OWL would take a thing to be of all of them."""
    seen: set[tuple[str, str]] = set()
    for said in statements(*FILES):
        if said.predicate.value in {f"{RDFS}domain", f"{RDFS}range"}:
            assert (value(said.subject), said.predicate.value) not in seen
            seen.add((value(said.subject), said.predicate.value))
    assert len(seen) > 30


def test_every_state_is_one_item_of_wikidata(declared: Mapping[str, set[str]]) -> None:
    states = {iri for iri, kinds in declared.items() if any(kind.endswith("talks#State") for kind in kinds)}
    items = {
        value(said.subject): value(said.object)
        for said in statements(HOME / "wikidata.ttl")
        if said.predicate.value == f"{OWL}sameAs"
    }
    assert {iri.rpartition("#")[2] for iri in states - items.keys()} == {"scotland", "wales"}
    assert items.keys() <= states
    assert len(set(items.values())) == len(items)
    assert items["https://w3id.org/parley/actors#turkey"] == "http://www.wikidata.org/entity/Q43"


def test_terms_of_other_vocabularies_are_declared_as_those_do(declared: Mapping[str, set[str]]) -> None:
    assert declared[f"{SKOS}broader"] == {f"{OWL}ObjectProperty"}
    assert declared[f"{SKOS}notation"] == {f"{OWL}DatatypeProperty"}
    used = {said.predicate.value for said in statements(*FILES)} | {value(said.object) for said in statements(*FILES)}
    for said in statements(HOME / "vocabularies.ttl"):
        if said.predicate.value == f"{RDF}type" and "/parley/" not in value(said.subject):
            assert value(said.subject) in used or "Includes" in value(said.subject), said.subject
