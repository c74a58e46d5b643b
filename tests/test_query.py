"""Questions give the same rows on rdflib and pyoxigraph; `kg query` binds names, knows prefixes, and says what is wrong.

What the shipped questions answer over the shipped example stands in `questions/example`, made to be read by people;
`pytest --update` writes it anew.
"""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from rdflib.query import ResultRow

from kg import build, locations, query, rdf
from kg.cli import asking
from kg.errors import GraphError, UsageError
from kg.query import questions, values
from kg.rdf import bridge, cache, derive
from tests import graphs

HERE = Path(__file__).parent
NAMES = [question.name for question in questions.shipped()]
GIVEN = {"path": {"from": "Ada Brook", "to": "Eli Frost"}}


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of the corpus."""
    folder = tmp_path_factory.mktemp("output")
    (folder / "graph.ttl").write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def graph(output: Path) -> Path:
    return output / "graph.ttl"


@pytest.fixture(scope="session")
def library(graph: Path) -> rdflib.Graph:
    return rdf.graph(graph)


def bound(name: str, graph: Path) -> str:
    text, _ = values.bind(questions.find(name), GIVEN.get(name, {}), bridge.store(graph), {})
    return text


def ask(graph: Path, question: str, **given: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(query.ask(graph, question, given).as_csv())))[1:]


@pytest.mark.parametrize("name", NAMES)
def test_a_question_gives_its_golden_rows(name: str, graph: Path) -> None:
    expected = (HERE / "questions" / f"{name}.csv").read_text(encoding="utf-8")
    assert query.ask(graph, name, GIVEN.get(name)).as_csv() == expected
    assert expected.count("\n") > 1, "the corpus must have an answer"


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows_in_the_same_order(name: str, graph: Path, library: rdflib.Graph) -> None:
    found = cast("Iterable[ResultRow]", library.query(bound(name, graph)))
    rows = [["" if term is None else str(term) for term in row] for row in found]
    assert rows == ask(graph, name, **GIVEN.get(name, {}))


EXAMPLE: list[tuple[str, str, dict[str, str]]] = [(name, name, {}) for name in NAMES if name != "path"]
EXAMPLE += [
    ("path", "path", {"from": "Rustem Umerov", "to": "Vladimir Medinsky"}),
    ("attended-istanbul-2", "attended", {"round": "istanbul-2"}),
    ("new-faces-istanbul-2", "new-faces", {"round": "istanbul-2"}),
]
"""File of the golden rows, question, and what its parameters are given."""

SLOW = {"path": "rdflib joins six patterns by nested loops: seconds where pyoxigraph takes a fiftieth of one"}


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the articles that ship with kg."""
    folder = tmp_path_factory.mktemp("example")
    assert not build.build([locations.examples() / "istanbul"], folder).faults
    return folder / "graph.ttl"


@pytest.fixture(scope="session")
def example_library(example: Path) -> rdflib.Graph:
    return rdf.graph(example)


def golden(name: str) -> list[list[str]]:
    path = HERE / "questions" / "example" / f"{name}.tsv"
    assert path.exists(), f"{path} is missing: write it with pytest --update, then read it"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("file", "name", "given"), EXAMPLE, ids=[file for file, _, _ in EXAMPLE])
def test_the_example_has_its_golden_rows(
    file: str, name: str, given: dict[str, str], example: Path, request: pytest.FixtureRequest
) -> None:
    answer = query.ask(example, name, given)
    rows = [answer.header, *answer.rows()]
    if request.config.getoption("--update"):
        text = "".join("\t".join(row) + "\n" for row in rows)
        (HERE / "questions" / "example" / f"{file}.tsv").write_text(text, encoding="utf-8", newline="\n")
    assert golden(file) == rows


@pytest.mark.parametrize(("file", "name", "given"), EXAMPLE, ids=[file for file, _, _ in EXAMPLE])
def test_rdflib_gives_the_golden_rows_of_the_example(
    file: str, name: str, given: dict[str, str], example: Path, example_library: rdflib.Graph
) -> None:
    if name in SLOW:
        pytest.skip(SLOW[name])
    text, _ = values.bind(questions.find(name), given, bridge.store(example), {})
    found = cast("Iterable[ResultRow]", example_library.query(text))
    assert [["" if term is None else str(term) for term in row] for row in found] == golden(file)[1:]


@pytest.mark.parametrize("name", NAMES)
def test_a_question_stands_alone_in_any_engine(name: str) -> None:
    found = questions.find(name)
    assert found.english.split("?")[0][0].isupper()
    assert "?" in found.english
    ox.Store().query(found.text)  # no prefix from outside
    for parameter in found.parameters:
        assert f"?{parameter.name}" in found.text
        assert parameter.help.endswith(".")


def test_there_are_at_least_fifteen_questions() -> None:
    assert len(NAMES) >= 15


@pytest.mark.parametrize(
    "name", ["Ada Brook", "ada brook", "ada-brook", "thing:ada-brook", "<https://w3id.org/parley/id/thing/ada-brook>"]
)
def test_a_thing_is_found_by_any_of_its_names(name: str, graph: Path) -> None:
    assert ask(graph, "offices", person=name) == [["Ada Brook", "Foreign Minister", "Northland"]]


def test_words_of_a_name_stand_for_all_things_that_have_them(graph: Path) -> None:
    answer = query.ask(graph, "attended", {"round": "lake-round"})
    assert answer.notes == ("--round lake-round stands for 2 things: first-lake-round, second-lake-round",)
    assert len(list(answer.rows())) == 4
    assert ask(graph, "attended", round="first round") == [
        ["first lake round", "Ada Brook"],
        ["first lake round", "Eli Frost"],
    ]


def test_a_parameter_narrows_grouped_rows_too(graph: Path) -> None:
    rows = ask(graph, "sources", subject="Northland", relation="agreed-to")
    assert rows == [["Northland", "agreedTo", "prisoner exchange", "2", "3", "3"]]
    assert {row[2] for row in ask(graph, "new-faces", round="second lake round")} == {"Gus Hale"}
    assert {row[0] for row in ask(graph, "since", since="2025-06-21")} == {"2025-06-21"}


@pytest.mark.parametrize(
    ("question", "given", "message"),
    [
        ("atended", {}, "did you mean attended"),
        ("attended", {"rond": "x"}, "no such parameter; it has --round"),
        ("contradicted", {"round": "x"}, "contradicted has no parameters"),
        ("attended", {"round": "furst lake round"}, "did you mean first lake round"),
        ("attended", {"round": ""}, "no such thing"),
        ("evidence", {"relation": "agred-to"}, "did you mean agreed-to"),
        ("since", {"since": "June"}, "is no date; write it like 2025-06-01"),
        ("since", {"since": "2025-02-30"}, "is no date"),
        ("since", {"since": "2025-13"}, "is no date"),
        ("path", {"from": "Ada Brook"}, "--to is needed"),
        ("no query at all", {}, "neither SPARQL"),
    ],
)
def test_wrong_questions_get_the_cure(question: str, given: dict[str, str], message: str, graph: Path) -> None:
    with pytest.raises(UsageError, match=message):
        query.ask(graph, question, given)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s talk:attended ?o }", "line 1: nobody declares the prefix talk: ; did you mean talks:"),
        ("SELECT * {\n ?s talks:atended ?o }", "line 2: talks:atended: .*did you mean attended"),
        ("SELECT * { ?s a talks:Delegatoin }", "did you mean Delegation"),
        ("SELECT * {\n ?s ?p }", "line 2: .*\n.*\n +\\^"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "only SELECT"),
        ("DELETE WHERE { ?s ?p ?o }", "only SELECT"),
        ("DROP ALL", "only SELECT"),
        ("LOAD <http://127.0.0.1:1/x>", "only SELECT"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }", "no other endpoint is asked"),
        ("SELECT * " + "{" * 5000 + "?s ?p ?o" + "}" * 5000, "nests brackets deeper than 64"),
    ],
)
def test_wrong_queries_get_place_and_nearest_name(text: str, message: str, graph: Path) -> None:
    with pytest.raises(GraphError, match=message):
        query.ask(graph, text)


def test_names_inside_of_strings_comments_and_iris_are_left_alone(graph: Path) -> None:
    text = '# talk:attended\nSELECT ?x { BIND ("talk:attended \\" x:y" AS ?x) <http://talk:80/x:y> ?p ?o }'
    assert ask(graph, text) == []


def test_a_declared_prefix_wins_and_foreign_names_pass(graph: Path) -> None:
    text = "PREFIX talks: <https://example.org/>\nPREFIX x: <http://x.example/>\nASK { ?s talks:anything x:thing }"
    assert query.ask(graph, text).as_csv() == "answer\nfalse\n"


def test_values_never_become_syntax(graph: Path) -> None:
    for hostile in ('" } DROP ALL #', "> } {", "x\n} UNION {", "<script>", "?nobody"):
        with pytest.raises(UsageError, match="no such thing"):
            query.ask(graph, "attended", {"round": hostile})
    text = "# Which?\n# --word TEXT  A word.\nSELECT ?word WHERE { }"
    asked = questions.parse(text)
    bound, _ = values.bind(asked, {"word": '"} ; { "\n\\'}, ox.Store(), {})
    (row,) = list(ox.Store().query(bound))  # type: ignore[arg-type]
    assert row["word"].value == '"} ; { "\n\\'


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?word WHERE { }",
        "SELECT ?word\n{ }",
        "# WHERE { is a word\nSELECT ?word\nWHERE\n{ }",
        "SELECT ?word { { SELECT ?word WHERE {\n# given\n} } }",
    ],
)
def test_values_find_their_place(text: str) -> None:
    bound, _ = values.bind(
        questions.parse(f"# Which?\n# --word TEXT  A word.\n{text}"), {"word": "yes"}, ox.Store(), {}
    )
    assert [row["word"].value for row in ox.Store().query(bound)] == ["yes"]  # type: ignore[union-attr]


def test_rows_have_short_names_and_csv_whole_ones(graph: Path) -> None:
    text = "SELECT ?who ?p { ?who ?p thing:first-lake-round FILTER (?p = talks:hosted) }"
    assert list(query.ask(graph, text).rows()) == [["Midland", "talks:hosted"]]
    assert ask(graph, text) == [
        ["https://w3id.org/parley/id/thing/midland", "https://w3id.org/parley/talks#hosted"],
    ]


def test_answers_in_json_xml_and_turtle(graph: Path) -> None:
    found = json.loads(query.ask(graph, "offices").as_text("json"))
    assert found["head"]["vars"] == ["who", "office", "for"]
    assert "<sparql" in query.ask(graph, "offices").as_text("xml")
    built = query.ask(graph, "CONSTRUCT { ?a talks:hosted ?b } WHERE { ?a talks:hosted ?b }").as_text("ttl")
    assert built == (
        "@prefix talks: <https://w3id.org/parley/talks#> .\n"
        "@prefix thing: <https://w3id.org/parley/id/thing/> .\n\n"
        "thing:midland talks:hosted thing:first-lake-round .\n"
    )
    with pytest.raises(UsageError, match="choose ttl"):
        query.ask(graph, "CONSTRUCT WHERE { ?a talks:hosted ?b }").as_text("json")
    with pytest.raises(UsageError, match="choose table, csv, json or xml"):
        query.ask(graph, "offices").as_text("ttl")


@pytest.mark.parametrize("given", ["2024", "2024-02", "2024-02-29"])
def test_a_day_may_be_a_month_or_a_year(given: str, graph: Path) -> None:
    assert ask(graph, "since", since=given)


def test_a_description_needs_no_braces(graph: Path) -> None:
    found = query.ask(graph, "describe <https://w3id.org/parley/id/thing/ada-brook>").as_text("ttl")
    assert "thing:ada-brook a talks:Person ;" in found


@pytest.mark.parametrize("form", ["ttl", "csv"])
def test_new_blank_nodes_have_the_same_names_each_time(form: str, graph: Path) -> None:
    text = "CONSTRUCT { ?who talks:attended [ rdfs:label ?name ] } WHERE { ?who talks:attended/rdfs:label ?name }"
    one, other = (query.ask(graph, text).as_text(form) for _ in range(2))
    assert one == other
    assert one.count("_:") > 2


def test_xml_holds_no_character_that_xml_cannot(graph: Path) -> None:
    found = query.ask(graph, r'SELECT ("a\u0001\uFFFFb\t\u00E9" AS ?x) {}').as_text("xml")
    (literal,) = ET.fromstring(found).iter("{http://www.w3.org/2005/sparql-results#}literal")  # noqa: S314 - ours
    assert literal.text == "a\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}b\t\u00e9"


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_what_fails_at_a_later_row_is_a_fault_in_words(form: str, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.query.running.guard.stays_inside", lambda _: None)
    answer = query.ask(graph, "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }")
    with pytest.raises(GraphError, match="the query failed: "):
        list(answer.rows()) if form == "table" else answer.as_text(form)


def test_ctrl_c_ends_a_query_that_would_run_for_ever(output: Path) -> None:
    triples = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9))
    command = [sys.executable, "-m", "kg", "query", str(output), f"SELECT (COUNT(*) AS ?n) {{ {triples} }}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603 - ours
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == -signal.SIGINT
    finally:
        process.kill()
        process.communicate()


def test_control_characters_do_not_reach_the_terminal(graph: Path) -> None:
    text = r'SELECT ?x { BIND ("a\u001b[31mb\u202Ec" AS ?x) }'
    assert list(query.ask(graph, text).rows()) == [["a�[31mb�c"]]


def test_derived_triples_stand_apart_until_asked_for(graph: Path) -> None:
    text = "SELECT ?who { ?who talks:memberOf ?group } ORDER BY ?who"
    names = list(query.ask(graph, text).rows())
    assert names == [["Ben Crane"]]
    assert list(query.ask(graph, text, derived=True).rows()) == [["Ada Brook"], ["Ben Crane"]]
    apart = "SELECT ?who { GRAPH kg:derived { ?who talks:memberOf ?group } }"
    assert list(query.ask(graph, apart).rows()) == [["Ada Brook"]]


def test_derived_triples_are_read_from_the_file_beside_the_graph(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(graph.read_bytes())
    beside = tmp_path / "derived.ttl"
    text = "SELECT ?who { GRAPH kg:derived { ?who talks:memberOf ?group } }"
    beside.write_text("<https://w3id.org/parley/id/thing/eli-frost> <https://w3id.org/parley/talks#memberOf> <x:y> .")
    assert list(query.ask(tmp_path / "graph.ttl", text).rows()) == [["Eli Frost"]]
    (tmp_path / "graph.ttl").rename(tmp_path / "other.ttl")
    assert list(query.ask(tmp_path / "other.ttl", text).rows()) == [["Ada Brook"]]
    (tmp_path / "other.ttl").rename(tmp_path / "graph.ttl")
    beside.write_text("<a> .")
    with pytest.raises(GraphError, match=r"derived.ttl:1: is no Turtle"):
        query.ask(tmp_path / "graph.ttl", text)


def test_a_large_graph_is_asked_with_what_rules_derive_from_its_store(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(graph.read_bytes())
    monkeypatch.setattr(cache.opened, "__defaults__", (None, 0))
    text = "SELECT ?who { ?who talks:memberOf ?group } ORDER BY ?who"
    plain, whole = [["Ben Crane"]], [["Ada Brook"], ["Ben Crane"]]
    stores = tmp_path / ".kg" / "store"
    for derived, rows, kept in ((False, plain, 1), (True, whole, 1), (False, plain, 1), (True, whole, 1)):
        assert list(query.ask(path, text, derived=derived).rows()) == rows
        assert len(list(stores.iterdir())) == kept
    before = list(stores.iterdir())
    (tmp_path / "derived.ttl").write_text(derive.turtle(path), encoding="utf-8")
    assert list(query.ask(path, text, derived=True).rows()) == whole
    assert list(stores.iterdir()) != before


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(asking.query, arguments)
    return result.exit_code, result.stdout, result.stderr


def test_the_command_prints_tables_and_lists_questions(output: Path) -> None:
    code, printed, _ = run(str(output), "attended", "--round=second-lake-round")
    assert (code, [line.rstrip().split("  ")[-1].strip() for line in printed.splitlines()]) == (
        0,
        ["who", "Ada Brook", "Gus Hale"],
    )
    code, printed, _ = run()
    assert code == 0
    assert all(name in printed for name in NAMES)


def test_the_command_takes_a_file_and_tells_of_no_rows(output: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("SELECT ?x { ?x talks:sanctioned ?y }")
    code, printed, said = run(str(output), str(file), "--format", "csv")
    assert (code, printed, said) == (0, "x\n", "")
    assert "Nothing found." in run(str(output), str(file))[2]


def test_a_row_is_one_line_where_no_terminal_is(output: Path) -> None:
    text = 'SELECT ?long ?name { VALUES (?long ?name) { ("%s" "\\u6f22\\u5b57") ("short" "x") } }' % ("a b " * 500)
    printed = run(str(output), text)[1].splitlines()
    assert [len(line.split()) for line in printed] == [2, 1001, 2]
    assert {line.rindex("  ") for line in printed} == {2000}
