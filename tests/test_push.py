"""`kg push` to two servers that are not ours, and to a small one that does wrong on purpose."""

from __future__ import annotations

import base64
import hashlib
import http.server
import json
import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import GraphError, UsageError
from kg.push import Client, RemoteError, Target, guess, parts, push, remove
from kg.push.client import Auth, digest
from tests.serve_graph import turtle

PASSWORD = "open sesame \N{SNOWMAN}"  # noqa: S105 - of the servers below
GRAPHS = "https://graphs.example/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "graph.ttl").write_text(turtle(), encoding="utf-8")
    return tmp_path


def triples(path: Path) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}


# --- parts -----------------------------------------------------------------------------------------------------------


def test_parts_together_are_the_graph(folder: Path) -> None:
    with parts.cut(folder / "graph.ttl", GRAPHS, most=(50, 4000)) as found:
        cut = list(found)
    lines = [line for part in cut for line in part.body.splitlines(keepends=True)]
    assert len(lines) == len(set(lines)) == sum(part.triples for part in cut)
    assert {str(quad.triple) for quad in ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)} == triples(
        folder / "graph.ttl"
    )
    assert all(part.triples <= 50 and len(part.body) <= 4000 for part in cut)
    assert len({part.graph for part in cut}) == len(cut)
    assert {part.graph.removeprefix(GRAPHS).split("-")[0] for part in cut} == {"claims", "things", "view"}


def test_the_view_stands_apart(folder: Path) -> None:
    with parts.cut(folder / "graph.ttl", GRAPHS) as found:
        view = next(part for part in found if "/view-" in part.graph)
    assert view.triples == 10
    assert all(b"#signed> " in line for line in view.body.splitlines())


def test_another_article_changes_few_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_AIM", 200)
    cut = []
    for claims in (200, 204):
        (tmp_path / "graph.ttl").write_text(turtle(claims), encoding="utf-8")
        with parts.cut(tmp_path / "graph.ttl", GRAPHS) as found:
            cut.append({part.graph: part.body for part in found})
    assert cut[0].keys() == cut[1].keys()
    assert len(cut[0]) > 16
    assert sum(cut[0][graph] != cut[1][graph] for graph in cut[0]) == 1


def test_what_rules_derive_stands_in_graphs_of_its_own(folder: Path) -> None:
    beside = folder / "derived.ttl"
    beside.write_text("<urn:a> <https://example.org/small#signed> <urn:b> .", encoding="utf-8")
    with parts.cut(folder / "graph.ttl", GRAPHS) as found:
        without = list(found)
    with parts.cut(folder / "graph.ttl", GRAPHS, beside) as found:
        (more,) = [part for part in found if part not in without]
    assert (more.graph, more.triples) == (f"{GRAPHS}derived-0000", 1)
    beside.unlink()
    with pytest.raises(GraphError, match=r"derived\.ttl"), parts.cut(folder / "graph.ttl", GRAPHS, beside):
        pass


def test_blank_nodes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<urn:a> <urn:b> [] .", encoding="utf-8")
    with pytest.raises(GraphError, match="blank nodes"), parts.cut(tmp_path / "graph.ttl", GRAPHS):
        pass


# --- addresses and secrets -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("store", "query", "update"),
    [
        ("http://h:1/store", "http://h:1/query", "http://h:1/update"),
        ("https://h/sparql-graph-crud-auth", "https://h/sparql", "https://h/sparql-auth"),
        ("http://h/ds/data", "http://h/ds/query", "http://h/ds/update"),
        ("http://h/repositories/r/rdf-graphs/service", "http://h/repositories/r", "http://h/repositories/r/statements"),
    ],
)
def test_the_other_addresses_of_known_servers_are_guessed(store: str, query: str, update: str) -> None:
    assert guess(store) == Target(store, query, update)
    assert guess(store, "http://q/", "http://u/") == Target(store, "http://q/", "http://u/")


@pytest.mark.parametrize(
    ("store", "words"),
    [
        ("http://h/elsewhere", "--query"),
        ("http://me:secret@h/store", "KG_PASSWORD"),
        ("ftp://h/store", "http://"),
        ("file:///store", "http://"),
        ("http://h/a b/store", "http://"),
    ],
)
def test_addresses_that_cannot_be_pushed_to_are_refused(store: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as fault:
        guess(store)
    assert "secret" not in str(fault.value)


def test_graph_names_are_quoted_in_addresses() -> None:
    target = Target("http://h/store?key=1", "http://h/query")
    assert target.store_of("urn:a&b#c") == "http://h/store?key=1&graph=urn%3Aa%26b%23c"


@pytest.mark.parametrize("kind", ["basic", "bearer"])
def test_secrets_do_not_cross_the_network_in_the_open(kind: str) -> None:
    client = Client(Auth(kind, "me", "secret"))
    with pytest.raises(UsageError, match="--allow-http"):
        client.request("PUT", "http://store.invalid/store", b"", {})


def test_a_secret_is_in_no_repr() -> None:
    assert "hunter2" not in repr(Auth("basic", "me", "hunter2"))


def test_the_digest_is_that_of_the_standard() -> None:
    """RFC 7616, section 3.9.1."""
    challenge = {
        "realm": "http-auth@example.org",
        "qop": "auth, auth-int",
        "algorithm": "SHA-256",
        "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
    }
    shown = digest(
        Auth("digest", "Mufasa", "Circle of Life"),
        "GET",
        "/dir/index.html",
        challenge,
        1,
        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
    )
    assert 'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"' in shown
    old = digest(
        Auth("digest", "Mufasa", "Circle of Life"),
        *(
            "GET",
            "/dir/index.html",
            {**challenge, "algorithm": "MD5"},
            1,
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        ),
    )
    assert 'response="8ca523f5e9506fed4657c9700eebdbec"' in old


# --- a server that does wrong ----------------------------------------------------------------------------------------


class Wrong(http.server.BaseHTTPRequestHandler):
    """Keeps graphs in memory. `mode` says what it does wrong; `seen` are the Authorization headers that came."""

    graphs: ClassVar[dict[str, int]] = {}
    seen: ClassVar[list[str]] = []
    mode: ClassVar[str] = ""
    puts: ClassVar[int] = 0
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        """Keep a graph, or not."""
        kind = type(self)
        if kind.mode == "hasty" and not self._digest():
            self.close_connection = True
            self._answer(
                401, b"", {"WWW-Authenticate": 'Digest realm="r, \\"x", nonce="n1", qop="auth", algorithm=SHA-256'}
            )
            return
        kind.puts += 1
        kind.seen.append(self.headers.get("Authorization", ""))
        lines = self.rfile.read(int(self.headers["Content-Length"])).count(b"\n")
        graph = parse_qs(urlsplit(self.path).query)["graph"][0]
        if kind.mode == "basic" and kind.seen[-1] != "Basic " + base64.b64encode(f"me:{PASSWORD}".encode()).decode():
            self._answer(401, b"", {"WWW-Authenticate": 'Basic realm="x"'})
        elif kind.mode == "bearer" and kind.seen[-1] != "Bearer token-1":
            self._answer(401, b"", {"WWW-Authenticate": "Bearer"})
        elif kind.mode == "digest" and not self._digest():
            self._answer(
                401, b"", {"WWW-Authenticate": 'Digest realm="r, \\"x", nonce="n1", qop="auth", algorithm=SHA-256'}
            )
        elif kind.mode == "moved":
            self._answer(307, b"", {"Location": "http://evil.example/\x1b[31m"})
        elif kind.mode == "busy" and kind.puts % 2:
            self._answer(503, b"later")
        elif kind.mode == "third" and kind.puts >= 3:
            self._answer(500, b"\x1b[31mout of disk")
        else:
            kind.graphs[graph] = lines * 85 // 100 if kind.mode == "loses" else lines
            self._answer(201, b"")

    def do_POST(self) -> None:
        """Count a graph or drop it."""
        kind = type(self)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/update":
            kind.graphs.pop(body.removeprefix("DROP SILENT GRAPH <").removesuffix(">"), None)
            self._answer(204, b"")
            return
        graph = parse_qs(body)["query"][0].split("<")[1].split(">")[0]
        count = {"results": {"bindings": [{"n": {"value": str(kind.graphs.get(graph, 0))}}]}}
        self._answer(200, b"<html>" if kind.mode == "html" else json.dumps(count).encode())

    def _digest(self) -> bool:
        """As a server reckons it, written apart from the client."""
        items = urllib.request.parse_http_list(self.headers.get("Authorization", "").removeprefix("Digest "))
        fields = urllib.request.parse_keqv_list(items) if items else {}
        if "nc" not in fields:
            return False

        def h(text: str) -> str:
            return hashlib.sha256(text.encode()).hexdigest()

        one, two = h(f'me:r, "x:{PASSWORD}'), h(f"PUT:{self.path}")
        return fields["response"] == h(f"{one}:n1:{fields['nc']}:{fields['cnonce']}:auth:{two}")

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response_only(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as it is overridden
        """Say nothing."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


@contextmanager
def wrong(mode: str = "") -> Iterator[tuple[type[Wrong], Target]]:
    kind = type("Handler", (Wrong,), {"graphs": {}, "seen": [], "mode": mode, "puts": 0})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield kind, guess(f"http://127.0.0.1:{server.server_port}/store", graphs=GRAPHS)
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def client(*auth: str) -> Iterator[Client]:
    found = Client(Auth(*auth), patience=20)
    try:
        yield found
    finally:
        found.close()


def test_a_server_that_loses_triples_is_found_out(folder: Path) -> None:
    with (
        wrong("loses") as (handler, target),
        client() as sender,
        pytest.raises(RemoteError, match=r"of \d+ triples .* are there"),
    ):
        push(folder, target, sender)
    assert handler.puts == 2
    assert not list((folder / ".kg" / "push").glob("*"))


def test_a_push_that_was_broken_off_goes_on_where_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_AIM", 100)
    with wrong("third") as (handler, target), client() as sender:
        with pytest.raises(RemoteError, match=r"500: \[31mout of disk"):
            push(folder, target, sender)
        handler.mode = ""
        report = push(folder, target, sender)
        assert report.kept == 2
        assert report.sent == len(handler.graphs) - 2
        assert push(folder, target, sender).sent == 0
        assert sum(handler.graphs.values()) == report.triples == len(triples(folder / "graph.ttl"))


def test_what_the_server_lost_is_sent_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_AIM", 100)
    with wrong() as (handler, target), client() as sender:
        push(folder, target, sender)
        lost, cut, *_ = handler.graphs
        del handler.graphs[lost]
        handler.graphs[cut] -= 1
        assert push(folder, target, sender).sent == 2
        assert sum(handler.graphs.values()) == len(triples(folder / "graph.ttl"))


def test_what_the_graph_lost_is_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_AIM", 100)
    with wrong() as (handler, target), client() as sender:
        push(folder, target, sender)
        (folder / "graph.ttl").write_text(turtle(2), encoding="utf-8")
        report = push(folder, target, sender)
        assert report.dropped > 0
        assert sum(handler.graphs.values()) == len(triples(folder / "graph.ttl"))
        assert remove(folder, target, sender).dropped > 0
        assert not handler.graphs


def test_a_busy_server_is_asked_again(folder: Path) -> None:
    with wrong("busy") as (handler, target), client() as sender:
        assert push(folder, target, sender).sent == len(handler.graphs) == 3


@pytest.mark.parametrize("auth", [("basic", "me", PASSWORD), ("bearer", "", "token-1"), ("digest", "me", PASSWORD)])
def test_who_shows_the_secret_is_let_in(folder: Path, auth: tuple[str, ...]) -> None:
    with wrong(auth[0]) as (handler, target), client(*auth) as sender:
        assert push(folder, target, sender).sent == len(handler.graphs) == 3
    written = "".join(path.read_text(encoding="utf-8") for path in (folder / ".kg" / "push").iterdir())
    assert PASSWORD not in written
    assert "token-1" not in written
    if auth[0] == "digest":
        assert not any(PASSWORD in seen for seen in handler.seen)
        assert handler.puts == 4, "a challenge that is known is answered without being asked again"


def test_a_server_that_closes_before_it_has_read_a_large_body_is_asked_what_it_wants_first() -> None:
    with wrong("hasty") as (handler, target), client("digest", "me", PASSWORD) as sender:
        sender.request("PUT", target.store_of("urn:g"), b"<urn:a> <urn:b> <urn:c> .\n" * 500_000, {})
        assert handler.graphs == {"urn:g": 500_000}


@pytest.mark.parametrize("kind", ["none", "basic", "bearer", "digest"])
def test_who_does_not_is_told_what_the_server_takes(folder: Path, kind: str) -> None:
    with (
        wrong("basic" if kind == "none" else kind) as (_, target),
        client(kind, "me", "hunter2") as sender,
        pytest.raises(RemoteError, match=r"The server takes: [BD]") as fault,
    ):
        push(folder, target, sender)
    assert "hunter2" not in str(fault.value)


def test_no_redirect_is_followed(folder: Path) -> None:
    with (
        wrong("moved") as (_, target),
        client("basic", "me", PASSWORD) as sender,
        pytest.raises(RemoteError, match="moved") as fault,
    ):
        push(folder, target, sender)
    assert "\x1b" not in str(fault.value)


def test_a_page_in_place_of_a_count_is_told(folder: Path) -> None:
    with wrong("html") as (_, target), client() as sender, pytest.raises(RemoteError, match="--query"):
        push(folder, target, sender)


def test_a_server_that_is_not_there_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.push.client._PAUSE", 0.01)
    with client() as sender, pytest.raises(RemoteError, match="no answer"):
        push(folder, guess(f"http://127.0.0.1:{free_port()}/store"), sender)


def test_the_command_takes_its_secret_from_the_environment_alone(folder: Path) -> None:
    with wrong("basic") as (handler, target):
        arguments = ["push", target.store, str(folder), "--auth", "basic", "--user", "me", "--graphs", GRAPHS]
        good = CliRunner().invoke(main, arguments, env={"KG_PASSWORD": PASSWORD})
        bad = CliRunner().invoke(main, [*arguments[:-1], f"{GRAPHS}x/"], env={"KG_PASSWORD": "no"})
        none = CliRunner().invoke(main, arguments, env={"KG_PASSWORD": None})
    assert (good.exit_code, bad.exit_code, none.exit_code) == (0, 1, 2), good.output
    assert len(handler.graphs) == 3
    assert PASSWORD not in good.output
