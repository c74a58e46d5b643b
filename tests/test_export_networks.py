"""Networks keep to the schemas of their formats and open in readers that are not ours, whatever words they hold."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg import export, rdf
from kg.export import networks
from tests import graphs, serve_graph

GEXF, GRAPHML = "{http://gexf.net/1.3}", "{http://graphml.graphdrawing.org/xmlns}"
OFFER = r"""
claim:c9998 a kg:Claim ; rdf:subject <https://other.example/p?a=1&b=2> ; rdf:predicate t:tore ; rdf:object thing:d0 ;
  kg:status kg:actual ; kg:confidence 1 ; oa:hasTarget evidence:e0000 ; prov:wasDerivedFrom article:a0 .
claim:c9999 a kg:Claim ; rdf:subject <https://other.example/p?a=1&b=2> ; rdf:predicate t:signed ; rdf:object thing:d0 ;
  kg:status kg:planned ; kg:confidence 1 ; oa:hasTarget evidence:e0000 ; prov:wasDerivedFrom article:a0 .
<https://other.example/p?a=1&b=2> a t:Human ; rdfs:label "Two\nlines; \u0007 bell"@en ; skos:altLabel "one;\nother"@en .
"""


READS: dict[str, Callable[[str], object]] = {"string": str, "int": int, "integer": int, "double": float}
KINDS_OF_COLUMNS = {
    networks.NODES: ["ID", "", "string[]", "LABEL"],
    networks.EDGES: ["START_ID", "END_ID", "TYPE", "int", "int", "string[]", "", "", "float", ""],
}


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("networks") / "graph.ttl"
    path.write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    return path


@pytest.fixture(params=["corpus", "hostile"])
def any_graph(request: pytest.FixtureRequest, graph: Path, tmp_path: Path) -> Path:
    """The corpus, and a graph with words and an address that formats may choke on."""
    if request.param == "corpus":
        return graph
    path = tmp_path / "graph.ttl"
    path.write_text(serve_graph.turtle() + OFFER, encoding="utf-8")
    return path


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def test_graphml_and_gexf_hold_things_and_facts(graph: Path) -> None:
    found, _ = graphs.corpus()
    things = {thing.id for fact in found for thing in (fact.subject, fact.object)}
    for text, reader in (
        (export.TEXTS["graphml"](graph), nx.read_graphml),
        (export.TEXTS["gexf"](graph), nx.read_gexf),
    ):
        network = reader(io.BytesIO(text.encode()))
        assert (len(network), network.number_of_edges()) == (len(things), len(found))
        assert "Ada Brook" in {said["label"] for _, said in network.nodes(data=True)}
        (edge,) = [
            said
            for _, _, said in network.edges(data=True)
            if "prisoner exchange" in said["evidence"] and said["claims"] == 4
        ]
        assert edge["statuses"] == "actual 3;planned"
        assert edge["documents"] == 4


def children(element: ET.Element, allowed: str) -> list[str]:
    """The names of the children without the namespace, each of which must be allowed, in this order."""
    names = [child.tag.rpartition("}")[2] for child in element]
    assert names == sorted(names, key=allowed.split().index)
    return names


def test_relations_between_the_same_two_things_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(serve_graph.turtle() + OFFER, encoding="utf-8")
    edges = list(parsed(export.TEXTS["gexf"](tmp_path / "graph.ttl")).iter(f"{GEXF}edge"))
    ends = Counter((edge.get("source"), edge.get("target")) for edge in edges)
    assert list(ends.values()).count(2) == 1
    kinds = Counter((edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges)
    assert max(kinds.values()) == 1
    assert {edge.get("kind") for edge in edges} == {"signed", "tore"}


def test_gexf_keeps_to_the_schema_of_version_13(any_graph: Path) -> None:
    root = parsed(export.TEXTS["gexf"](any_graph))
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    assert children(root, "meta graph") == ["meta", "graph"]
    (graph,) = root.iter(f"{GEXF}graph")
    assert children(graph, "attributes nodes edges") == ["attributes", "attributes", "nodes", "edges"]
    assert graph.attrib == {"defaultedgetype": "directed", "mode": "static"}
    types: dict[str, dict[str, str]] = {}
    for attributes in graph.iter(f"{GEXF}attributes"):
        assert set(attributes.keys()) == {"class", "mode"}
        declared = {found.attrib["id"]: found.attrib["type"] for found in attributes}
        assert len(declared) == len(attributes)
        assert set(declared.values()) <= {"string", "integer", "double"}
        assert all(set(found.keys()) == {"id", "title", "type"} for found in attributes)
        types[attributes.attrib["class"]] = declared
    nodes, edges = list(graph.iter(f"{GEXF}node")), list(graph.iter(f"{GEXF}edge"))
    for kind, found in (("node", nodes), ("edge", edges)):
        ids = [element.get("id") for element in found]
        assert len(ids) == len(set(ids)) > 5
        for element in found:
            assert children(element, "attvalues") == ["attvalues"]
            assert element.attrib["label"] == " ".join(element.attrib["label"].split()) != ""
            values = [value.attrib for value in element.iter(f"{GEXF}attvalue")]
            assert len({value["for"] for value in values}) == len(values)
            for value in values:
                READS[types[kind][value["for"]]](value["value"])
    assert all(set(node.keys()) == {"id", "label"} for node in nodes)
    assert all(set(edge.keys()) == {"id", "source", "target", "label", "kind", "weight"} for edge in edges)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} == {node.get("id") for node in nodes}
    assert all(float(edge.attrib["weight"]) >= 1 for edge in edges)


def test_graphml_keeps_to_its_schema(any_graph: Path) -> None:
    root = parsed(export.TEXTS["graphml"](any_graph))
    children(root, "key graph")
    keys = {key.attrib["id"]: key for key in root.iter(f"{GRAPHML}key")}
    assert len(keys) == len(list(root.iter(f"{GRAPHML}key")))
    assert all(set(key.keys()) == {"id", "for", "attr.name", "attr.type"} for key in keys.values())
    assert {key.get("attr.type") for key in keys.values()} == {"string", "int", "double"}
    (graph,) = root.iter(f"{GRAPHML}graph")
    assert graph.attrib == {"edgedefault": "directed"}
    nodes, edges = list(graph.iter(f"{GRAPHML}node")), list(graph.iter(f"{GRAPHML}edge"))
    assert len(graph) == len(nodes) + len(edges)
    for kind, found in (("node", nodes), ("edge", edges)):
        ids = [element.attrib["id"] for element in found]
        assert len(ids) == len(set(ids)) > 5
        assert all(re.fullmatch(r"[\w.:-]+", name) for name in ids), "NMTOKEN"
        for element in found:
            children(element, "data")
            said = [data.attrib["key"] for data in element]
            assert len(said) == len(set(said))
            for data in element:
                key = keys[data.attrib["key"]]
                assert key.get("for") == kind
                READS[key.attrib["attr.type"]](data.text or "")
    assert all(set(node.keys()) == {"id"} for node in nodes)
    assert all(set(edge.keys()) == {"id", "source", "target"} for edge in edges)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} == {node.get("id") for node in nodes}


def test_a_network_s_ids_do_not_change_with_what_else_it_holds(tmp_path: Path) -> None:
    seen = []
    for claims in (20, 40):
        (tmp_path / "graph.ttl").write_text(serve_graph.turtle(claims), encoding="utf-8")
        root = parsed(export.TEXTS["graphml"](tmp_path / "graph.ttl"))
        seen.append({(edge.get("id"), edge.get("source"), edge.get("target")) for edge in root.iter(f"{GRAPHML}edge")})
    assert seen[0] <= seen[1]
    assert ("thing:p1", "thing:d1") in {(source, target) for _, source, target in seen[0]}


def test_neo4j_takes_the_files_as_they_are(any_graph: Path) -> None:
    for name, text in export.FOLDERS["neo4j"](any_graph).items():
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        assert len(rows) == text.count("\n") - 1, "no cell has a line break, so --multiline-fields is not needed"
        assert not re.search("[\x00-\x09\x0b-\x1f]", text)
        kinds = [column.partition(":")[2] for column in header]
        assert sorted(kinds) == sorted(KINDS_OF_COLUMNS[name])
        for row in rows:
            assert len(row) == len(header)
            for kind, cell in zip(kinds, row, strict=True):
                assert cell or kind in {"", "string[]"}
                {"int": int, "float": float}.get(kind, str)(cell)
                assert kind != "TYPE" or re.fullmatch("[A-Z_]+", cell)


def test_neo4j_gets_nodes_and_relationships(graph: Path) -> None:
    files = export.FOLDERS["neo4j"](graph)
    nodes = list(csv.DictReader(io.StringIO(files[networks.NODES])))
    edges = list(csv.DictReader(io.StringIO(files[networks.EDGES])))
    ids = [node["id:ID"] for node in nodes]
    assert len(ids) == len(set(ids))
    assert {edge[":START_ID"] for edge in edges} | {edge[":END_ID"] for edge in edges} == set(ids)
    assert {edge[":TYPE"] for edge in edges} >= {"AGREED_TO", "HELD_ON", "MEMBER_OF"}
    assert {node[":LABEL"] for node in nodes} >= {"Person", "Round", "date"}
    assert len(edges) == len(graphs.corpus()[0])
