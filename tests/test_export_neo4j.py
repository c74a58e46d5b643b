"""The files for Neo4j by the grammar of its manual ("Import header format"), read here apart from what writes them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kg import export, rdf
from kg.export import networks
from tests import graphs, serve_graph

FIELD = re.compile(
    r"(?P<name>[^:]*)"
    r"(?::(?:(?P<role>ID|START_ID|END_ID|LABEL|TYPE|IGNORE)(?P<space>\(\w+\))?"
    r"|(?P<kind>int|long|float|double|boolean|byte|short|char|string|date|datetime|duration)(?P<array>\[\])?))?"
)
ROLES = {networks.NODES: {"ID": 1, "LABEL": 1}, networks.EDGES: {"START_ID": 1, "END_ID": 1, "TYPE": 1}}
READS = {"int": int, "float": float, "string": str}
INT = range(-(2**31), 2**31)


def records(name: str, text: str) -> list[tuple[dict[str, str], dict[str, Any]]]:
    """A row's roles and its properties. An empty cell is no property; an array is cut at semicolons."""
    assert not text.startswith("\ufeff")
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    fields = [FIELD.fullmatch(field) for field in next(rows)]
    assert all(fields), "each field of the header is of the grammar"
    heads = [field.groupdict() for field in fields if field]
    assert Counter(head["role"] for head in heads if head["role"]) == ROLES[name]
    properties = [head["name"] for head in heads if not head["role"]]
    assert all(properties)
    assert len(properties) == len(set(properties))
    return [_record(heads, row) for row in rows]


def _record(heads: list[dict[str, Any]], row: list[str]) -> tuple[dict[str, str], dict[str, Any]]:
    roles, said = {}, {}
    for head, cell in zip(heads, row, strict=True):
        if head["role"]:
            assert cell, "ids, labels and types are never empty"
            roles[head["role"]] = cell
        elif cell:
            read = READS[head["kind"] or "string"]
            said[head["name"]] = [read(part) for part in cell.split(";")] if head["array"] else read(cell)
            assert head["kind"] != "int" or said[head["name"]] in INT
    return roles, said


def network(graph: Path) -> tuple[Mapping[str, dict[str, Any]], list[tuple[str, str, str, dict[str, Any]]]]:
    """Nodes by id and relationships, as `neo4j-admin database import full` takes them: no id twice, no end that lacks."""
    files = export.FOLDERS["neo4j"](graph)
    assert sorted(files) == sorted(ROLES)
    nodes = {}
    for roles, said in records(networks.NODES, files[networks.NODES]):
        assert roles["ID"] not in nodes
        nodes[roles["ID"]] = {**said, "labels": roles["LABEL"].split(";")}
    edges = []
    for roles, said in records(networks.EDGES, files[networks.EDGES]):
        assert {roles["START_ID"], roles["END_ID"]} <= nodes.keys()
        edges.append((roles["START_ID"], roles["TYPE"], roles["END_ID"], said))
    return nodes, edges


def test_the_import_has_every_thing_and_fact(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    found, articles = graphs.corpus()
    path.write_text(rdf.turtle(found, articles, graphs.schema()), encoding="utf-8")
    nodes, edges = network(path)
    things = {thing.id: thing for fact in found for thing in (fact.subject, fact.object)}
    assert {iri: node["name"] for iri, node in nodes.items()} == {iri: thing.name for iri, thing in things.items()}
    assert {iri: set(node.get("aliases", [])) for iri, node in nodes.items()} == {
        iri: set(thing.aliases) for iri, thing in things.items()
    }
    ends = Counter((fact.subject.id, fact.object.id, len(fact.claims)) for fact in found)
    assert Counter((start, end, said["claims"]) for start, _, end, said in edges) == ends
    assert all(said["evidence"] for *_, said in edges)


@pytest.mark.parametrize(
    "words", ["back\\slash\\", '"', '"quoted" and, more', "'", "semi;colon", "=1+1", "\u2028x", "a\tb"]
)
def test_words_cannot_break_a_row(words: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    label = f'thing:odd a t:Human ; rdfs:label "{escaped}"@en ; skos:altLabel "{escaped} x"@en .\n'
    claim = (
        "claim:c9999 a kg:Claim ; rdf:subject thing:odd ; rdf:predicate t:signed ; rdf:object thing:d0 ; "
        "kg:status kg:planned ; kg:confidence 1 ; oa:hasTarget evidence:e0000 ; prov:wasDerivedFrom article:a0 .\n"
    )
    path.write_text(serve_graph.turtle() + label + claim, encoding="utf-8")
    nodes, edges = network(path)
    (odd,) = [node for iri, node in nodes.items() if iri.endswith("/odd")]
    plain = " ".join(words.split())
    assert odd["name"] == plain
    assert odd["aliases"] == [f"{' '.join(f'{words} x'.split())}".replace(";", ",")]
    assert [kind for start, kind, _, _ in edges if start.endswith("/odd")] == ["SIGNED"]
