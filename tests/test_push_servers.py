"""`kg push` to two servers that are not ours, Oxigraph's and Virtuoso, and the shipped questions asked there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from kg import build, locations, query, rdf
from kg.push import Client, Target, guess, parts, push, remove
from kg.push.client import Auth
from kg.query import questions, values
from kg.rdf import bridge, derive
from tests import graphs
from tests.serve_graph import turtle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "graph.ttl").write_text(turtle(), encoding="utf-8")
    return tmp_path


def triples(path: Path) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server did not start (status {process.poll()})")


@contextmanager
def started(command: list[str], folder: Path, port: int) -> Iterator[None]:
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            wait_for(port, process)
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Target, Auth]]:
    program = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if program is None:
        pytest.skip("oxigraph is not installed (pip install oxigraph)")
    folder, port = tmp_path_factory.mktemp("oxigraph"), free_port()
    with started([program, "serve", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"], folder, port):
        yield guess(f"http://127.0.0.1:{port}/store"), Auth()


VIRTUOSO = """[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
"""


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Target, Auth]]:
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7)")
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), port=port), encoding="ascii")
    with started([program, "+foreground", "+configfile", "virtuoso.ini"], folder, port):
        yield guess(f"http://127.0.0.1:{port}/sparql-graph-crud-auth"), Auth("digest", "dba", "dba")


@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_a_graph_goes_to_a_real_server_changes_there_and_is_gone(
    name: str, folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, auth = request.getfixturevalue(name)
    monkeypatch.setattr(parts, "_AIM", 300)
    sender = Client(auth)
    try:
        first = push(folder, target, sender)
        assert first.sent > 4
        assert first.triples == len(triples(folder / "graph.ttl"))
        (folder / "graph.ttl").write_text(turtle(36), encoding="utf-8")
        second = push(folder, target, sender)
        assert 0 < second.sent < first.sent
        assert there(target, sender) == len(triples(folder / "graph.ttl")) == second.triples
        assert there(target, sender, "?s <https://w3id.org/parley/kg#date> ?d") == 36
        assert remove(folder, target, sender).dropped == first.sent
        assert there(target, sender) == 0
    finally:
        sender.close()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with claims written by hand."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "graph.ttl").write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    (folder / "derived.ttl").write_text(derive.turtle(folder / "graph.ttl"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what is read of the articles that ship with kg."""
    folder = tmp_path_factory.mktemp("example")
    assert not build.build([locations.examples() / "istanbul"], folder).faults
    return folder


ALL: list[tuple[str, dict[str, str]]] = [
    (question.name, {}) for question in questions.shipped() if question.name != "path"
]
ASKED: dict[str, list[tuple[str, dict[str, str]]]] = {
    "corpus": [*ALL, ("path", {"from": "Ada Brook", "to": "Eli Frost"}), ("since", {"since": "2025-06"})],
    "example": [
        *ALL,
        ("path", {"from": "Rustem Umerov", "to": "Vladimir Medinsky"}),
        ("attended", {"round": "istanbul-2"}),
        ("evidence", {"subject": "Umerov", "relation": "has-role"}),
        ("positions", {"party": "Ukraine"}),
    ],
}
"""Graph -> questions with what their parameters are given."""


@pytest.mark.parametrize("graph", ASKED)
@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_a_real_server_answers_the_shipped_questions_as_kg_query_does(
    name: str, graph: str, request: pytest.FixtureRequest
) -> None:
    target, auth = request.getfixturevalue(name)
    folder: Path = request.getfixturevalue(graph)
    path = folder / "graph.ttl"
    sender = Client(auth)
    try:
        push(folder, target, sender)
        for question, given in ASKED[graph]:
            text, _ = values.bind(questions.find(question), given, bridge.store(path), {})
            ours = json.loads(query.ask(path, question, given).as_text("json"))
            assert rows(target, sender, text) == plain(ours), question
        assert push(folder, target, sender, derived=True).sent == 1
        assert there(target, sender, "?derivation a <https://w3id.org/parley/kg#Derivation>") > 0
        assert push(folder, target, sender).dropped == 1
        assert there(target, sender) == len(triples(path))
    finally:
        remove(folder, target, sender)
        sender.close()


def rows(target: Target, sender: Client, text: str) -> list[list[str]]:
    """What the server answers over all of its graphs."""
    address = f"{target.query}?union-default-graph" if target.query.endswith("/query") else target.query
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    return plain(json.loads(sender.request("POST", address, urlencode({"query": text}).encode(), headers)))


def plain(found: Any) -> list[list[str]]:  # noqa: ANN401 - results in JSON
    """The values of the rows, empty where there is none."""
    names = found["head"]["vars"]
    return [[row.get(name, {}).get("value", "") for name in names] for row in found["results"]["bindings"]]


def there(target: Target, sender: Client, pattern: str = "?s ?p ?o") -> int:
    query = f'SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {pattern} }} FILTER(STRSTARTS(STR(?g), "{target.graphs}")) }}'
    # As a form: Virtuoso 7.2.5 never answers a bare query.
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    found = json.loads(sender.request("POST", target.query, urlencode({"query": query}).encode(), headers))
    return int(found["results"]["bindings"][0]["n"]["value"])
