"""`kg serve` over HTTP: the SPARQL protocol, other clients than ours, limits, browsers' rules, start and end."""

from __future__ import annotations

import http.client
import io
import itertools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.serve_graph import NASTY, Server, running, turtle

PEOPLE = "SELECT ?s ?name { ?s a <https://example.org/small#Human> ; rdfs:label ?name } ORDER BY STR(?s)"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) < STR(?f)) }"
SECONDS, ROWS = 2.0, 500
THING = "https://w3id.org/parley/id/thing/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("served")
    (found / "graph.ttl").write_text(turtle(), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with running(folder, "--seconds", str(SECONDS), "--rows", str(ROWS), "--memory", "512") as found:
        yield found


# --- the protocol ----------------------------------------------------------------------------------------------------


def test_get_form_and_bare_query_give_the_same(server: Server) -> None:
    form = urlencode({"query": PEOPLE})
    got = server.ask("GET", f"/sparql?{form}")
    posted = server.ask(
        "POST", "/sparql", form.encode(), {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    )
    assert got.status == 200
    assert got.body == posted.body == server.query(PEOPLE).body
    assert len(json.loads(got.text)["results"]["bindings"]) == 10


@pytest.mark.parametrize(
    ("accept", "kind", "form"),
    [
        ("", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("*/*", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/json", "application/json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml", ox.QueryResultsFormat.XML),
        (
            "text/csv;q=0.5, application/sparql-results+xml;q=0.6",
            "application/sparql-results+xml",
            ox.QueryResultsFormat.XML,
        ),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", ox.QueryResultsFormat.TSV),
        ("text/*", "text/xml; charset=utf-8", ox.QueryResultsFormat.XML),
        ("text/html, */*;q=0.1", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
    ],
)
def test_tables_come_in_what_accept_likes_best(
    server: Server, accept: str, kind: str, form: ox.QueryResultsFormat
) -> None:
    found = server.query(PEOPLE, accept)
    rows = ox.parse_query_results(found.body, format=form)
    assert isinstance(rows, ox.QuerySolutions)
    assert found.headers["content-type"] == kind
    assert [str(row["name"].value) for row in rows][9] == NASTY.encode().decode("unicode_escape")


def test_csv_has_a_row_for_each_solution(server: Server) -> None:
    found = server.query("SELECT (COUNT(*) AS ?n) { ?s a kg:Claim }", "text/csv")
    assert found.text == "n\r\n40\r\n"
    assert found.headers["content-type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_graphs_come_in_what_accept_asks_for(server: Server, accept: str, form: ox.RdfFormat) -> None:
    found = server.query(
        "CONSTRUCT { ?s rdfs:label ?name } { ?s a <https://example.org/small#Human> ; rdfs:label ?name }", accept
    )
    assert len(list(ox.parse(found.body, format=form))) == 10


def test_rdf_xml_is_xml_whatever_a_text_holds(server: Server) -> None:
    found = server.query(r'CONSTRUCT { <urn:a> rdfs:label "a\u0001b" } {}', "application/rdf+xml")
    assert [quad.object for quad in ox.parse(found.body, format=ox.RdfFormat.RDF_XML)] == [ox.Literal("a\ufffdb")]
    found = server.query("CONSTRUCT { <urn:a> <http://x.example/1> 1 } {}", "application/rdf+xml")
    assert (found.status, "http://x.example/1" in found.text) == (406, True)


def test_describe_says_what_is_known_of_a_thing(server: Server) -> None:
    found = server.query(f"DESCRIBE <{THING}p1>", "application/n-triples")
    assert f'<{THING}p1> <http://www.w3.org/2000/01/rdf-schema#label> "Ann Number 1"@en .' in found.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { ?claim kg:statsu ?status }", "line 1: kg:statsu: .* did you mean status or Status"),
        ("SELECT *\n{ ?claim ^kg:statsu ?status }", "line 2: kg:statsu: "),
        ("SELECT * { ?claim talk:attended ?what }", "nobody declares the prefix talk: ; did you mean talks:"),
        ("PREFIX k: <https://w3id.org/parley/kg#> ASK { ?s a k:Clam }", "did you mean Claim"),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest(query: str, words: str, server: Server) -> None:
    reply = server.query(query)
    assert reply.status == 400
    assert re.search(words, reply.text), reply.text


def test_names_that_only_the_graph_has_and_foreign_ones_pass(server: Server) -> None:
    assert server.query("ASK { ?s ?p ?o.kg:x ?p ?o }").status == 400
    assert server.query("PREFIX f: <urn:f#> ASK { ?s a f:None ; f:any%20thing f:a:b }").text.find("false") > 0
    assert server.query("ASK { ?s a <https://w3id.org/parley/kg#None> }").text.find("false") > 0


def test_ask_is_answered(server: Server) -> None:
    assert json.loads(server.query("ASK { ?s a kg:Claim }").text)["boolean"] is True
    assert server.query("ASK { ?s a kg:VerbClass }", "text/csv").text == "false"


def test_what_accept_rules_out_is_not_acceptable(server: Server) -> None:
    assert server.query(PEOPLE, "text/turtle").status == 406
    assert server.query("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv").status == 406


def test_a_fault_is_told_with_its_place(server: Server) -> None:
    found = server.query("SELECT * {\n ?s ?p }")
    assert found.status == 400
    assert "2:9" in found.text


@pytest.mark.parametrize("word", ["service", "SERVICE", "from", "insert"])
def test_words_that_only_look_like_keywords_may_stand(server: Server, word: str) -> None:
    head = f"# {word}\nPREFIX {word}: <urn:{word}#> SELECT ?{word}"
    query = f'{head} {{ ?{word} rdfs:label "{word} {word}"@en ; {word}:{word} <urn:{word}> }}'
    assert server.query(query).status == 200


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
def test_a_dataset_in_the_request_is_refused(server: Server, parameter: str) -> None:
    found = server.ask("GET", f"/sparql?{urlencode({'query': 'ASK {}', parameter: 'urn:g'})}")
    assert found.status == 403
    assert parameter in found.text


def test_the_endpoint_describes_itself(server: Server) -> None:
    found = server.ask("GET", "/sparql", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=found.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    endpoint = rdflib.URIRef(f"{server.address}/sparql")
    assert (endpoint, sd.endpoint, endpoint) in graph
    assert (endpoint, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert len(list(graph.objects(endpoint, sd.resultFormat))) == 8


def test_void_counts_what_queries_count(server: Server) -> None:
    graph = rdflib.Graph().parse(data=server.ask("GET", "/.well-known/void").text, format="turtle")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    dataset = next(graph.subjects(rdflib.RDF.type, void.Dataset))
    counted = json.loads(server.query("SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) { ?s ?p ?o }").text)
    row = counted["results"]["bindings"][0]
    assert str(graph.value(dataset, void.triples)) == row["n"]["value"]
    assert str(graph.value(dataset, void.distinctSubjects)) == row["m"]["value"]
    claims = next(graph.subjects(void["class"], rdflib.URIRef("https://w3id.org/parley/kg#Claim")))
    assert int(str(graph.value(claims, void.entities))) == 40
    assert server.ask("GET", "/void").body == server.ask("GET", "/void").body
    assert graph.value(dataset, void.uriSpace) == rdflib.Literal("https://w3id.org/parley/id/")
    assert graph.value(dataset, rdflib.DCTERMS.title)
    assert "publishers" in str(graph.value(dataset, rdflib.DCTERMS.rights))
    assert graph.value(dataset, rdflib.DCTERMS.license) is None


def test_void_states_the_licence_that_the_owner_names(tmp_path: Path) -> None:
    run = "<https://w3id.org/parley/id/run/r1> a prov:Activity .\n"
    (tmp_path / "graph.ttl").write_text(turtle(4) + run, encoding="utf-8")
    licence = "https://creativecommons.org/licenses/by/4.0/"
    with running(tmp_path, "--licence", licence) as server:
        graph = rdflib.Graph().parse(data=server.ask("GET", "/void").text, format="turtle")
    (data,) = graph.subjects(rdflib.DCTERMS.license, rdflib.URIRef(licence))
    assert graph.value(data, rdflib.PROV.wasGeneratedBy) == rdflib.URIRef("https://w3id.org/parley/id/run/r1")
    assert _run(tmp_path, "--licence", "free for all").returncode == 2


# --- other clients ---------------------------------------------------------------------------------------------------


def test_rdflib_reads_through_its_sparql_store(server: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.address}/sparql", returnFormat="json"))
    rows = list(graph.query("SELECT ?s WHERE { ?s a <https://w3id.org/parley/kg#Claim> }"))
    assert len(rows) == 40
    labels = list(graph.objects(rdflib.URIRef(f"{THING}p1"), rdflib.RDFS.label))
    assert labels == [rdflib.Literal("Ann Number 1", lang="en")]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_gets_tables(server: Server, form: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    client = wrapper.SPARQLWrapper(f"{server.address}/sparql", returnFormat=form)
    client.setQuery("SELECT (COUNT(*) AS ?n) { ?s a kg:Claim }")
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        with client.query().response as answer:
            assert b"40" in answer.read()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_sparqlwrapper_gets_a_graph(server: Server) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    client = wrapper.SPARQLWrapper(f"{server.address}/sparql")
    client.setQuery("CONSTRUCT { ?s rdfs:label ?o } { ?s rdfs:label ?o }")
    assert len(client.queryAndConvert()) == 16


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_gets_csv(server: Server) -> None:
    command = [
        "curl",
        "-sSf",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={PEOPLE}",
        f"{server.address}/sparql",
    ]
    found = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - at our server
    assert found.stdout.splitlines()[:2] == ["s,name", f"{THING}p0,Ann Number 0"]


# --- limits ----------------------------------------------------------------------------------------------------------


def test_a_query_without_end_is_stopped_while_others_go_on(folder: Path) -> None:
    seconds = 5.0  # a process that answers in place of the two takes a second to start on a machine with other work
    with running(folder, "--seconds", str(seconds)) as server, ThreadPoolExecutor(4) as threads:
        began = time.monotonic()
        endless = [threads.submit(server.query, ENDLESS) for _ in range(2)]
        time.sleep(0.2)
        waits = []
        while not all(one.done() for one in endless):
            asked = time.monotonic()
            assert server.query("ASK { ?s a kg:Claim }").status == 200
            waits.append(time.monotonic() - asked)
        took = time.monotonic() - began
    assert [one.result().status for one in endless] == [504, 504]
    assert f"{seconds:g} seconds" in endless[0].result().text
    assert took < seconds + 2
    # At first both places are taken; after a second the two have stepped aside.
    assert max(waits) < seconds - 0.2
    assert len(waits) > 3


@pytest.mark.parametrize(
    "accept", ["application/json", "application/xml", "text/csv", "text/tab-separated-values", "text/turtle"]
)
def test_rows_are_counted_to_the_row(server: Server, accept: str) -> None:
    head = "CONSTRUCT { ?s ?p ?o }" if accept == "text/turtle" else "SELECT *"
    assert server.query(f"{head} {{ ?s ?p ?o }} LIMIT {ROWS}", accept).status == 200
    found = server.query(f"{head} {{ ?s ?p ?o }} LIMIT {ROWS + 1}", accept)
    assert found.status == 422
    assert f"more than {ROWS} rows" in found.text


def test_a_query_that_needs_too_much_memory_ends_alone(folder: Path) -> None:
    names = "abcdefghi"
    doubled = " ".join(f"BIND(CONCAT(?{a}, ?{a}, ?{a}, ?{a}) AS ?{b})" for a, b in itertools.pairwise(names))
    with running(folder, "--seconds", "60", "--memory", "256") as server:
        found = server.query(
            f'SELECT (STRLEN(?i) AS ?length) {{ BIND("{"x" * 500_000}" AS ?a) {doubled} }}', patience=70
        )
        assert found.status == 507
        assert server.query("ASK {}").status == 200


def test_a_client_that_goes_takes_its_query_along(server: Server) -> None:
    before = set(server.workers())
    place = urlsplit(server.address)
    body = ENDLESS.encode()
    with socket.create_connection((place.hostname or "", place.port or 0)) as caller:
        kind = "Content-Type: application/sparql-query"
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\n{kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        caller.sendall(head.encode() + body)
        time.sleep(0.3)
    deadline = time.monotonic() + 1
    while before <= set(server.workers()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not before <= set(server.workers())


def test_thirty_clients_at_once_are_answered(server: Server) -> None:
    with ThreadPoolExecutor(30) as threads:
        found = list(
            threads.map(lambda number: server.query(f"SELECT * {{ thing:p{number % 9} ?p ?o }}").status, range(120))
        )
    assert found == [200] * 120


def test_a_worker_that_is_killed_from_outside_is_replaced(server: Server) -> None:
    for worker in server.workers():
        os.kill(worker, signal.SIGKILL)
    time.sleep(0.2)
    assert [server.query("ASK {}").status for _ in range(4)] == [200] * 4


# --- browsers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/query", "/browse", "/static/query.js", "/static/browse.js", "/static/style.css"])
def test_pages_ask_this_server_alone(server: Server, path: str) -> None:
    found = server.ask("GET", path)
    assert found.status == 200
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert found.headers["x-content-type-options"] == "nosniff"
    assert "innerHTML" not in found.text
    assert "insertAdjacentHTML" not in found.text
    assert not [word for word in found.text.split('"')[1:] if word.startswith(("http:", "https:", "//"))]
    assert "onclick" not in found.text


def test_a_browser_is_led_to_the_query_page(server: Server) -> None:
    found = server.ask("GET", "/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (found.status, found.headers["location"]) == (307, f"{server.address}/query")


def test_the_query_page_knows_the_shipped_questions(server: Server) -> None:
    known = json.loads(server.ask("GET", "/questions.json").text)
    assert len(known["questions"]) >= 15
    for one in known["questions"]:
        assert "?" in one["question"]
        assert server.query(one["query"]).status == 200, one["name"]
    assert known["prefixes"]["thing"] == THING


def test_without_a_page_the_explorer_is_fed_from_the_store(server: Server) -> None:
    found = server.ask("GET", "/")
    assert (found.status, found.headers["location"]) == (307, f"{server.address}/browse")


def test_the_page_of_the_folder_is_the_explorer(folder: Path, server: Server) -> None:
    page = folder / "graph.html"
    page.write_text("<!doctype html><title>Page</title>", encoding="utf-8")
    try:
        found = server.ask("GET", "/")
    finally:
        page.unlink()
    assert found.status == 200
    assert found.headers["content-type"].startswith("text/html")
    assert "default-src" not in found.headers["content-security-policy"]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "127.0.0.1:x", "[::1", "localhost evil"]
)
def test_another_name_is_not_answered(server: Server, host: str) -> None:
    assert server.ask("GET", "/query", headers={"Host": host}).status in {400, 421}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:99", "LOCALHOST", "[::1]:8765"])
def test_its_own_names_are_answered(server: Server, host: str) -> None:
    assert server.ask("GET", "/query", headers={"Host": host}).status == 200


def test_pages_of_other_sites_may_not_ask(server: Server) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert server.ask("GET", "/sparql?query=ASK{}", headers=foreign).status == 403
    assert server.ask("GET", "/sparql?query=ASK{}", headers={**foreign, "Sec-Fetch-Mode": "navigate"}).status == 403
    assert server.ask("GET", "/sparql?query=ASK{}", headers={"Sec-Fetch-Site": "same-origin"}).status == 200
    assert server.ask("GET", "/query", headers={**foreign, "Sec-Fetch-Mode": "navigate"}).status == 200
    assert server.ask("GET", "/browse", headers={"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}).status == 200


def test_no_other_origin_may_read(server: Server) -> None:
    found = server.ask("GET", "/sparql?query=ASK{}", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in found.headers


def test_an_origin_that_is_allowed_may_read(folder: Path) -> None:
    origin = "https://friend.example"
    with running(folder, "--cors", origin, "--allow-host", "graph.example") as server:
        foreign = {"Origin": origin, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
        found = server.ask("GET", "/sparql?query=ASK{}", headers={**foreign, "Host": "graph.example"})
        assert found.headers["access-control-allow-origin"] == origin
        before = server.ask("OPTIONS", "/sparql", headers={**foreign, "Access-Control-Request-Method": "POST"})
        assert (before.status, before.headers["access-control-allow-origin"]) == (204, origin)
        assert server.ask("GET", "/sparql?query=ASK{}", headers={**foreign, "Origin": f"{origin}.evil"}).status == 403


# --- parts of the graph ----------------------------------------------------------------------------------------------


def test_things_are_found_by_any_of_their_names(server: Server) -> None:
    found = json.loads(server.ask("GET", "/api/search?text=a.+3").text)
    assert [(thing["id"], thing["name"], thing["match"]) for thing in found] == [(f"{THING}p3", "Ann Number 3", "A. 3")]


def test_things_of_the_ontology_are_found_and_outlets_are_not(tmp_path: Path) -> None:
    more = 't:north a t:Land ; rdfs:label "The Gulf"@en .\nclaim:c0000 kg:speaker t:north .\n'
    (tmp_path / "graph.ttl").write_text(turtle(4) + more, encoding="utf-8")
    with running(tmp_path) as server:
        found = json.loads(server.ask("GET", "/api/search?text=the+gul").text)
    assert [thing["name"] for thing in found] == ["The Gulf"]


@pytest.mark.parametrize("text", ['"', "\\", '" } #', "'", "\n", "?x", "{}", "🇨🇭", ""])
def test_a_search_is_text_and_nothing_else(server: Server, text: str) -> None:
    found = server.ask("GET", f"/api/search?text={quote(text)}")
    assert found.status == 200
    assert isinstance(json.loads(found.text), list)


def test_what_is_around_a_thing_comes_with_counts(server: Server) -> None:
    found = json.loads(server.ask("GET", f"/api/around?thing={quote(THING + 'p1')}").text)
    assert [(line["objectName"], line["claims"]) for line in found] == [("Paper 1", "4")]


def test_claims_come_with_their_words_cut_out(server: Server) -> None:
    ends = urlencode({"subject": f"{THING}p1", "object": f"{THING}d1"})
    found = json.loads(server.ask("GET", f"/api/claims?{ends}").text)
    assert [claim["status"].rpartition("#")[2] for claim in found] == ["actual", "negated", "actual", "negated"]
    assert found[0]["segments"] == [
        ["🇨🇭 ", ""],
        ["Ann 1", "subject"],
        [" ", ""],
        ["signed", "trigger"],
        [" ", ""],
        ["paper 1", "object"],
        [".", ""],
    ]
    assert found[0]["publisher"] == "The Gull"


def test_an_iri_of_the_graph_leads_to_what_is_known(server: Server) -> None:
    found = server.ask("GET", "/id/claim/c0001", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=found.text, format="turtle")
    assert graph.value(rdflib.URIRef("https://w3id.org/parley/id/claim/c0001"), rdflib.RDF.subject) == rdflib.URIRef(
        f"{THING}p1"
    )
    assert server.ask("GET", "/id/claim/none", headers={"Accept": "text/turtle"}).status == 404


def test_a_browser_that_follows_an_iri_is_led_to_the_page_about_it(server: Server) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    found = server.ask("GET", "/id/thing/p1", headers=browser)
    assert (found.status, found.headers["vary"]) == (303, "Accept")
    assert found.headers["location"] == f"{server.address}/browse#{urlencode({'thing': THING + 'p1'})}"
    said = json.loads(server.ask("GET", f"/api/about?{urlencode({'thing': THING + 'p1'})}").text)
    assert {
        "property": "http://www.w3.org/2000/01/rdf-schema#label",
        "value": "Ann Number 1",
        "inside": "false",
    } in said
    assert {(line.get("name"), line["inside"]) for line in said} >= {("Paper 1", "true"), (None, "false")}
    assert json.loads(server.ask("GET", "/api/about?thing=urn:none").text) == []
    assert server.ask("GET", "/api/about?thing=%3E%20%7B").status == 400


def test_turtle_comes_with_the_prefixes_that_it_uses_and_no_others(server: Server) -> None:
    found = server.query(f"CONSTRUCT {{ ?s a ?o }} WHERE {{ ?s a ?o FILTER(?s = <{THING}p1>) }}", "text/turtle").text
    assert found == (
        "@prefix t: <https://example.org/small#> .\n@prefix thing: <https://w3id.org/parley/id/thing/> .\n\n"
        "thing:p1 a t:Human .\n"
    )


# --- start and end ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly_in_the_middle_of_a_query(folder: Path, name: signal.Signals) -> None:
    with running(folder, "--seconds", "60") as server:
        with ThreadPoolExecutor(1) as threads:
            asked = threads.submit(server.query, ENDLESS)
            time.sleep(0.5)
            workers = server.workers()
            began = time.monotonic()
            server.process.send_signal(name)
            assert server.process.wait(10) == 0
            assert time.monotonic() - began < 6
            assert asked.exception(5) is not None or asked.result().status == 503
        assert workers
        assert server.process.stderr is not None
        assert "Traceback" not in server.process.stderr.read()
        assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


def test_what_rules_derive_is_served_apart_where_asked_for(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(turtle(8), encoding="utf-8")
    missing = _run(tmp_path, "--derived")
    assert missing.returncode == 1
    assert "derived.ttl" in missing.stderr
    assert "--derived" in missing.stderr
    (tmp_path / "derived.ttl").write_text(
        f"<{THING}p1> <https://example.org/small#knows> <{THING}p2> . "
        "<https://w3id.org/parley/id/derivation/d1> a <https://w3id.org/parley/kg#Derivation> .",
        encoding="utf-8",
    )
    with running(tmp_path, "--derived") as server:
        knows = "?a <https://example.org/small#knows> ?b"
        assert json.loads(server.query(f"ASK {{ {knows} }}").text)["boolean"] is False
        assert json.loads(server.query(f"ASK {{ GRAPH kg:derived {{ {knows} }} }}").text)["boolean"] is True
        assert "Derivation" in server.ask("GET", "/id/derivation/d1").text
        assert "knows" not in server.ask("GET", "/id/thing/p1").text
        graph = rdflib.Graph().parse(data=server.ask("GET", "/sparql", headers={"Accept": "text/turtle"}).text)
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        (named,) = graph.objects(None, sd.name)
        assert str(named) == "https://w3id.org/parley/kg#derived"
    with running(tmp_path) as server:
        assert json.loads(server.query("ASK { GRAPH ?g { ?s ?p ?o } }").text)["boolean"] is False


def test_a_port_that_is_taken_is_told(folder: Path, server: Server) -> None:
    port = str(urlsplit(server.address).port)
    found = _run(folder, "--port", port)
    assert found.returncode == 1
    assert "--port" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    found = _run(tmp_path)
    assert found.returncode == 1
    assert "kg build" in found.stderr


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    port = urlsplit(server.address).port
    assert port is not None
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    places = {line.split()[1] for line in lines if line.split()[3] == "0A"}
    assert f"0100007F:{port:04X}" in places
    assert f"00000000:{port:04X}" not in places


def test_a_connection_is_used_again(server: Server) -> None:
    place = urlsplit(server.address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    try:
        for _ in range(3):
            connection.request("GET", "/sparql?query=ASK{}")
            answer = connection.getresponse()
            assert io.BytesIO(answer.read()).getvalue()
            assert not answer.will_close
    finally:
        connection.close()


def _run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "serve", str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - ourselves
