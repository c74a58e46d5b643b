"""Every format holds the whole graph and opens in a reader that is not ours; what kg wrote, kg takes in again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from rdflib.compare import isomorphic

from kg import build, export, facts, rdf, store
from kg.cli import asking
from kg.errors import UsageError
from kg.export import taking_in
from kg.model import Status
from kg.rdf import bridge, read
from kg.rdf.terms import DATA, RDF
from tests import graphs

pytestmark = [  # rdflib's own parsers use what it is about to drop
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.graph"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.plugins.parsers.jsonld"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.plugins.parsers.trig"),
]
VOID = "http://rdfs.org/ns/void#"


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    (folder / "graph.ttl").write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def graph(output: Path) -> Path:
    return output / "graph.ttl"


@pytest.fixture(scope="session")
def whole(graph: Path) -> rdflib.Graph:
    return rdf.graph(graph)


@pytest.mark.parametrize("form", sorted(export.TEXTS))
def test_equal_graphs_give_equal_bytes(form: str, graph: Path, tmp_path: Path) -> None:
    shuffled = tmp_path / "graph.ttl"
    head, _, body = graph.read_text(encoding="utf-8").partition("\n\n")
    shuffled.write_text("\n\n".join([head, *reversed(body.strip().split("\n\n"))]), encoding="utf-8")
    assert export.TEXTS[form](graph) == export.TEXTS[form](shuffled)
    assert export.TEXTS[form](graph).endswith("\n")


def test_turtle_is_what_a_build_writes(graph: Path) -> None:
    assert export.TEXTS["ttl"](graph) == graph.read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "name"), [("nt", "nt"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_whole_graph(form: str, name: str, graph: Path, whole: rdflib.Graph) -> None:
    found = rdflib.Graph().parse(data=export.TEXTS[form](graph), format=name)
    assert isomorphic(found, whole)


def test_pyoxigraph_reads_the_json_ld_too(graph: Path) -> None:
    found = {quad.triple for quad in ox.parse(export.TEXTS["jsonld"](graph), format=ox.RdfFormat.JSON_LD)}
    assert found == {quad.triple for quad in bridge.store(graph)}


def test_processors_of_json_ld_10_read_the_context(graph: Path) -> None:
    context = json.loads(export.TEXTS["jsonld"](graph))["@context"]
    assert all(re.fullmatch(r"\w+", name) and isinstance(iri, str) for name, iri in context.items())


def test_json_ld_has_short_names(graph: Path) -> None:
    found = json.loads(export.TEXTS["jsonld"](graph))
    (ada,) = [node for node in found["@graph"] if node["@id"] == "thing:ada-brook"]
    assert ada["@type"] == ["talks:Person"]
    assert ada["label"] == [{"@value": "Ada Brook", "@language": "en"}]
    assert {"@id": "thing:first-lake-round"} in ada["talks:attended"]
    assert found["@context"]["label"] == "rdfs:label"


@pytest.mark.parametrize(("form", "kind"), [("trig", ox.RdfFormat.TRIG), ("nq", ox.RdfFormat.N_QUADS)])
def test_each_article_has_a_named_graph(form: str, kind: ox.RdfFormat, graph: Path) -> None:
    quads = list(ox.parse(export.TEXTS[form](graph), format=kind))
    assert {quad.triple for quad in quads} == {quad.triple for quad in bridge.store(graph)}
    assert len(quads) == len(bridge.store(graph))
    named = {quad.graph_name for quad in quads} - {ox.DefaultGraph()}
    assert len(named) == 5
    for quad in quads:
        inside = quad.subject in named or any(f"/id/{kind}/" in str(quad.subject) for kind in ("claim", "evidence"))
        assert (quad.graph_name in named) == inside
    claimed = {q.subject: q.graph_name for q in quads if q.predicate.value.endswith("wasDerivedFrom")}
    assert all(q.graph_name == claimed[q.subject] for q in quads if q.subject in claimed)


def test_rdflib_reads_the_trig(graph: Path, whole: rdflib.Graph) -> None:
    found = rdflib.Dataset(default_union=True).parse(data=export.TEXTS["trig"](graph), format="trig")
    assert len(found) == len(whole)


def test_claims_are_reifiers_in_rdf_12(graph: Path) -> None:
    found = ox.Store()
    found.load(export.TEXTS["ttl12"](graph), format=ox.RdfFormat.TURTLE)
    rows = found.query("""
        PREFIX kg: <https://w3id.org/parley/kg#> PREFIX talks: <https://w3id.org/parley/talks#>
        SELECT DISTINCT ?speaker { ?party talks:agreedTo ?issue {| kg:speaker ?speaker |} }""")
    assert [row["speaker"].value.rpartition("/")[2] for row in rows] == ["ada-brook"]  # type: ignore[union-attr]
    reifiers = list(found.quads_for_pattern(None, ox.NamedNode(f"{RDF}reifies"), None))
    assert len(reifiers) == sum(len(fact.claims) for fact in graphs.corpus()[0])
    assert len(found) == len(bridge.store(graph)) + len(reifiers)


def test_void_counts_what_is_there_and_names_a_licence_only_if_told(graph: Path) -> None:
    found = rdflib.Graph().parse(data=export.void.text(graph, "https://creativecommons.org/licenses/by/4.0/"))
    (data,) = found.subjects(rdflib.RDF.type, rdflib.URIRef(f"{VOID}Dataset"))
    assert found.value(data, rdflib.URIRef(f"{VOID}triples")) == rdflib.Literal(len(bridge.store(graph)))
    parts = {
        str(found.value(part, rdflib.URIRef(f"{VOID}class"))).rpartition("#")[2]: found.value(
            part, rdflib.URIRef(f"{VOID}entities")
        )
        for part in found.objects(data, rdflib.URIRef(f"{VOID}classPartition"))
    }
    assert parts["Person"] == rdflib.Literal(5)
    assert found.value(data, rdflib.DCTERMS.license) is not None
    assert found.value(data, rdflib.PROV.wasGeneratedBy) is not None
    assert "license" not in export.void.text(graph)
    with pytest.raises(UsageError, match="no address of a licence"):
        export.void.text(graph, "> . <x> <y> <z")


# --- a base of one's own ---------------------------------------------------------------------------------------------

OWN = "https://data.example.org/talks/"
KINDS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ttl12": ox.RdfFormat.TURTLE,
    "derived": ox.RdfFormat.TURTLE,
    "void": ox.RdfFormat.TURTLE,
}


@pytest.mark.parametrize("form", export.rebase.FORMATS)
def test_data_moves_below_a_base_of_ones_own_and_nothing_else_changes(form: str, graph: Path) -> None:
    make = export.TEXTS[form]
    moved = export.rebase.text(form, make, graph, OWN)
    assert f"{DATA}" not in moved
    assert OWN in moved
    back = set(ox.parse(moved.replace(OWN, DATA), format=KINDS[form]))
    assert back == set(ox.parse(make(graph), format=KINDS[form]))
    assert export.rebase.text(form, make, graph, OWN) == moved


def test_words_of_a_text_are_not_moved(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    name, label = f"{DATA}thing/ada-brook", "http://www.w3.org/2000/01/rdf-schema#label"
    path.write_text(graph.read_text(encoding="utf-8") + f'<{name}> <{label}> "see {name}" .\n', encoding="utf-8")
    moved = export.rebase.text("nt", export.TEXTS["nt"], path, OWN)
    assert f'<{OWN}thing/ada-brook> <{label}> "see {name}" .' in moved


@pytest.mark.parametrize(
    ("form", "base", "message"),
    [
        ("nt", "data.example.org/", "must begin with http"),
        ("nt", "urn:mine:", "must begin with http"),
        ("nt", "https://data.example.org/talks", "https://data.example.org/talks/ perhaps"),
        ("nt", "https://data.example.org/a b/", "is no IRI"),
        ("nt", "https://data.example.org/> <x:y> <z/", "is no IRI"),
        ("nt", "https:///talks/", "needs a host"),
        ("nt", "https://data.example.org/?q=/", "needs a host, and has no place for"),
        ("graphml", OWN, "graphml has no IRIs to move; it goes with ttl, nt"),
        ("neo4j", OWN, "neo4j has no IRIs"),
    ],
)
def test_a_wrong_base_is_told_with_the_cure(form: str, base: str, message: str, output: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    result = CliRunner().invoke(asking.export_, [str(output), "--format", form, "--base", base, "--to", str(target)])
    assert isinstance(result.exception, UsageError)
    assert message in str(result.exception)
    assert not target.exists()


def test_the_command_moves_data_to_a_base(output: Path) -> None:
    printed = CliRunner().invoke(asking.export_, [str(output), "--format", "derived", "--base", f"{OWN}#"]).stdout
    assert f"@prefix thing: <{OWN}#thing/> ." in printed
    assert "thing:ada-brook talks:memberOf thing:northern-delegation ." in printed


def test_a_moved_graph_comes_back_equal_and_ontologies_below_the_base_stay(graph: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    moved = tmp_path / "moved.ttl"
    run(asking.export_, [str(graph.parent), "--format", "ttl", "--base", OWN, "--to", str(moved)])
    with moved.open("a", encoding="utf-8") as file:
        file.write(f"<{OWN}words#led> a <{OWN}words#Word> .\n")
    with export.rebase.back(moved, OWN) as path:
        text = path.read_text(encoding="utf-8")
    assert f"<{OWN}words#led>" in text
    assert set(ox.parse(text, format=ox.RdfFormat.TURTLE)) > set(bridge.parse(graph))
    taken = run(asking.import_, [str(moved), "-o", str(tmp_path / "back"), "--base", OWN])
    assert taken.exit_code == 0, taken.output
    assert read.read(tmp_path / "back" / "graph.ttl")[1] == read.read(graph)[1]
    wrong = run(asking.import_, [str(moved), "-o", str(tmp_path / "other"), "--base", "https://elsewhere.example/"])
    assert "stands below it" in str(wrong.exception)
    assert not (tmp_path / "other").exists()


# --- taking in -------------------------------------------------------------------------------------------------------


def test_an_exported_graph_is_taken_in_with_equal_claims(graph: Path, tmp_path: Path) -> None:
    found, _ = graphs.corpus()
    report = taking_in.graph(graph, tmp_path / "new")
    assert (report.claims, report.facts) == (sum(len(fact.claims) for fact in found), len(found))
    _, claims = read.read(tmp_path / "new" / "graph.ttl")
    assert facts.gather(claims) == found
    kept = store.state(tmp_path / "new")
    assert sorted(kept.documents) == list(report.documents)
    again = [claim for _, said in store.readings(tmp_path / "new", kept) for claim in said]
    assert facts.gather(again) == found
    assert len((tmp_path / "new" / "claims.jsonl").read_text().splitlines()) == report.claims


def test_a_graph_taken_in_can_be_asked_and_lessened(graph: Path, tmp_path: Path) -> None:
    taking_in.graph(graph, tmp_path / "new")
    build.remove(["gazette-05-10"], tmp_path / "new")
    _, claims = read.read(tmp_path / "new" / "graph.ttl")
    assert {claim.document for claim in claims} == {"gazette-06-20", "herald-05-11", "herald-06-21", "mirror-06-21"}
    assert Status.NEGATED in {claim.status for claim in claims}


def test_what_rules_derive_is_written_beside_a_graph_taken_in(graph: Path, tmp_path: Path) -> None:
    taking_in.graph(graph, tmp_path / "new")
    derived = (tmp_path / "new" / "derived.ttl").read_text(encoding="utf-8")
    assert derived == export.TEXTS["derived"](graph)
    assert "kg:Derivation" in derived


def test_nothing_is_taken_in_over_another_graph(graph: Path, tmp_path: Path) -> None:
    taking_in.graph(graph, tmp_path / "new")
    with pytest.raises(UsageError, match="holds a graph already"):
        taking_in.graph(graph, tmp_path / "new")


def test_the_commands_write_files_whole_and_say_so(output: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    printed = run(asking.export_, [str(output), "--format", "nt"])
    assert printed.exit_code == 0
    assert printed.stdout == export.TEXTS["nt"](output / "graph.ttl")
    assert run(asking.export_, [str(output), "--format", "neo4j"]).exception is not None
    written = run(asking.export_, [str(output), "--format", "neo4j", "--to", str(tmp_path / "neo")])
    assert "Written" in written.stderr
    assert sorted(path.name for path in (tmp_path / "neo").iterdir()) == ["nodes.csv", "relationships.csv"]
    for form in asking._FORMATS:  # noqa: SLF001 - the choices of the command
        target = tmp_path / f"graph.{form}"
        assert run(asking.export_, [str(output), "--format", form, "--to", str(target)]).exit_code == 0
        assert target.exists()
    taken = run(asking.import_, [str(tmp_path / "graph.ttl"), "-o", str(tmp_path / "back")])
    assert (taken.exit_code, "29 claims" in taken.stderr) == (0, True)
    assert (tmp_path / "back" / "graph.html").stat().st_size > 1000
