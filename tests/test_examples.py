"""Every example and counter-example of every shipped ontology file; a relation without one fails."""

import pytest

from kg import examples, ontology
from kg.model import Relation, Schema
from kg.ontology.load import extensions
from kg.reading import Reader

_SCHEMA = ontology.load(extensions())
_RELATIONS = sorted(_SCHEMA.relations.values(), key=lambda one: one.iri)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.of(_SCHEMA)


@pytest.mark.parametrize("relation", _RELATIONS, ids=[one.name for one in _RELATIONS])
def test_examples_yield_the_relation_and_counter_examples_do_not(relation: Relation, reader: Reader) -> None:
    assert relation.examples
    assert relation.counter_examples
    alone = Schema(relations={relation.iri: relation})
    assert [failure.words for failure in examples.failures(alone, reader)] == []


def test_an_example_may_name_its_ends(reader: Reader) -> None:
    relation = next(one for one in _RELATIONS if one.symmetric)
    sentence = "Peru met Chile."
    right = Relation(relation.iri, relation.name, "", symmetric=True, examples=(f"{sentence} => Chile | Peru",))
    wrong = Relation(relation.iri, relation.name, "", symmetric=True, examples=(f"{sentence} => Peru | Kenya",))
    assert not list(examples.failures(Schema(relations={relation.iri: right}), reader))
    (failure,) = examples.failures(Schema(relations={relation.iri: wrong}), reader)
    assert "does not yield it but Peru | met-with | Chile (actual)" in failure.words
