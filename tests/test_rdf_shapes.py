"""Shapes and checks: every pair of `valid/` and `invalid/`, by each engine; whole graphs across documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import locations
from kg.errors import GraphError, UsageError
from kg.model import BASE, Relation, Schema
from kg.rdf import bridge, validate

HERE = Path(__file__).parent
VALID = sorted((HERE / "valid").glob("*.ttl"))
INVALID = sorted((HERE / "invalid").glob("*.ttl"))
GREETED = "https://example.org/relation#greeted"
pytestmark = [  # pySHACL uses what rdflib is about to drop
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.graph"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyshacl"),
]
SCHEMA = Schema(relations={GREETED: Relation(GREETED, "greeted", "greeted")})


@pytest.fixture(params=validate.ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    pytest.importorskip(name, reason="an optional engine")
    return name


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """The whole valid graph with words replaced."""

    def change(*pairs: tuple[str, str]) -> Path:
        text = (HERE / "valid" / "whole.ttl").read_text()
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "graph.ttl"
        path.write_text(text)
        return path

    return change


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_graph_has_no_finding(path: Path, engine: str) -> None:
    assert list(validate.against_shapes(path, engine)) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_graph_has_the_message_of_its_first_line(path: Path, engine: str) -> None:
    expected = path.read_text().partition("\n")[0].removeprefix("# ")
    assert expected in {finding.message for finding in validate.against_shapes(path, engine)}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_the_engines_agree(path: Path) -> None:
    for name in validate.ENGINES:
        pytest.importorskip(name, reason="an optional engine")
    first, second = (list(validate.against_shapes(path, name)) for name in validate.ENGINES)
    assert [(found.node, found.message) for found in first] == [(found.node, found.message) for found in second]


def test_every_message_of_the_shapes_has_an_invalid_graph() -> None:
    shapes = (locations.ontologies() / "shapes.ttl").read_text()
    told = {path.read_text().partition("\n")[0].removeprefix("# ") for path in INVALID}
    assert set(re.findall(r'sh:message "(.*?)"@en', shapes)) == told


def test_every_shape_has_messages_and_no_sparql() -> None:
    shapes = (locations.ontologies() / "shapes.ttl").read_text()
    assert "sh:sparql" not in shapes
    assert f"{BASE}talks#" not in shapes


CHECKS = {
    "plain-triple-without-claim": (("kg:status kg:actual", "kg:status kg:negated"), "thing/ann"),
    "claim-without-plain-triple": ((" ; ex:greeted thing:bob", ""), "claim/c1"),
    "quote-longer-than-its-place": (("oa:end 37", "oa:end 40"), "evidence/e1"),
    "trigger-not-in-the-sentence": (("kg:triggerStart 8", "kg:triggerStart 9"), "claim/c1"),
    "claim-and-sentence-of-different-articles": (
        ("  oa:hasSource article:a1", "  oa:hasSource article:a2"),
        "claim/c1",
    ),
    "document-named-twice": (
        ("article:a1 a schema", 'article:a2 a schema:NewsArticle ; dct:identifier "courier" .\narticle:a1 a schema'),
        "article/a1",
    ),
}


@pytest.mark.parametrize("name", sorted(path.stem for path in (locations.ontologies() / "checks").glob("*.rq")))
def test_each_check_across_documents_finds_its_fault(name: str, changed: Callable[..., Path]) -> None:
    pair, node = CHECKS[name]
    text = (locations.ontologies() / "checks" / f"{name}.rq").read_text()
    message = text.partition("\n")[0].removeprefix("# ")
    found = {finding.node for finding in validate.across(bridge.store(changed(pair))) if finding.message == message}
    assert found == {f"{BASE}id/{node}"}


def test_a_sound_graph_passes_all_checks(changed: Callable[..., Path]) -> None:
    assert list(validate.findings(changed(), SCHEMA)) == []


def test_an_undeclared_relation_is_found(changed: Callable[..., Path]) -> None:
    found = list(validate.findings(changed(), Schema()))
    assert [finding.node for finding in found] == [GREETED]
    assert "--ontology" in str(found[0])


def test_a_finding_names_node_fault_and_value(changed: Callable[..., Path]) -> None:
    (found,) = validate.findings(changed(("kg:confidence 0.9", "kg:confidence 1.5")), SCHEMA)
    assert str(found) == (
        f"{BASE}id/claim/c1: A claim has exactly one confidence (kg:confidence), a decimal from 0 to 1. Found: 1.5"
    )


def test_a_missing_and_a_broken_file_are_told_apart(tmp_path: Path) -> None:
    broken = tmp_path / "graph.ttl"
    with pytest.raises(GraphError, match="no such file"):
        list(validate.findings(broken, SCHEMA))
    broken.write_text("<a> <b>")
    with pytest.raises(GraphError, match=r"graph\.ttl:1: is no Turtle"):
        list(validate.findings(broken, SCHEMA))


def test_an_engine_that_is_not_installed_is_named(changed: Callable[..., Path]) -> None:
    with pytest.raises(UsageError, match=r"no rubbish is installed.*pip install rubbish"):
        list(validate.against_shapes(changed(), "rubbish"))
