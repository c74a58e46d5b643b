"""What `kg serve` is made of: the guard, the counting of rows, the sandbox, the choice of formats, the store folder."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.query import guard
from kg.query.guard import Refusal
from kg.rdf import bridge, cache
from kg.serve import describe, explore, folder
from kg.serve.formats import GRAPHS, TABLES, best, prefers_html
from kg.serve.security import host_name
from kg.serve.worker import Counted
from tests.serve_graph import turtle

# --- the guard -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service ?from 'SERVICE' }",
        'ASK { ?s ?p "a\\"SERVICE" }',
        'ASK { ?s ?p """a " SERVICE "" FROM """ }',
        "ASK { ?s ?p '''it's SERVICE''' } # SERVICE",
        "PREFIX service: <urn:service> ASK { service:from ?p <urn:SERVICE> }",
        "ASK { ?s ?p 'x'@service }",
        "ASK { _:service ?p :SERVICE.from }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    ],
)
def test_words_in_strings_names_and_comments_are_let_through(query: str) -> None:
    guard.check(query, 64)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * { SERVICE ?x {} }", "SERVICE"),
        ("SELECT * { ?s ?p 'it''s' SERVICE ?x {} }", "SERVICE"),
        ("SELECT * { ?s ?p 1e5service ?x {} }", "SERVICE"),
        (r"SELECT * { \u0053ervice ?x {} }", "SERVICE"),
        (r"SELECT * { \u005C\u0075\u0030\u0030\u0035\u0033ervice ?x {} }", "SERVICE"),
        ("SELECT * FROM <urn:g> {}", "FROM"),
        ("PREFIX a: <urn:a> insert data {}", "read-only"),
        ("ASK { FILTER(" + "(" * 65 + ") }", "brackets"),
        ("ASK {} " + "\\u005C" * 3 + "u005Cu005Cu005Cu005Cu005Cu005Cu005Cu005Cu005Cu005C", "escapes"),
    ],
)
def test_what_may_not_run_is_named(query: str, word: str) -> None:
    with pytest.raises(Refusal, match=word):
        guard.check(query, 64)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_guard(text: str) -> None:
    with contextlib.suppress(Refusal):
        guard.check(text, 5)


def test_the_guard_takes_time_in_proportion() -> None:
    guard.check("'" * 200_000 + '"' * 200_000 + "<" * 200_000 + "\\" * 200_000 + "'''x" * 20_000, 64)


# --- counting --------------------------------------------------------------------------------------------------------

_FORMS = [ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML, ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV]
_WORDS = st.text(alphabet=st.sampled_from("\",{}[]\\\n\r\t<result> /ab🇨'&"), max_size=12)


@pytest.mark.parametrize("form", _FORMS)
@settings(deadline=None)
@given(words=st.lists(_WORDS, min_size=1, max_size=8, unique=True), size=st.integers(1, 40))
def test_rows_are_counted_whatever_stands_in_them_and_however_they_come(
    form: ox.QueryResultsFormat, words: list[str], size: int
) -> None:
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(word)) for word in words)
    results = store.query("SELECT ?o ?none { ?s ?p ?o }")
    assert isinstance(results, ox.QuerySolutions)
    whole = results.serialize(format=form) or b""
    pieces = [whole[start : start + size] for start in range(0, len(whole), size)]
    enough, short = Counted(form, len(words), 1 << 20), Counted(form, len(words) - 1, 1 << 20)
    _write(enough, pieces)
    assert enough.getvalue() == whole
    with pytest.raises(OSError, match="rows"):
        _write(short, pieces)


def _write(out: Counted, pieces: list[bytes]) -> None:
    for piece in pieces:
        out.write(piece)


def test_bytes_are_counted_too() -> None:
    with pytest.raises(OSError, match="bytes"):
        Counted(ox.QueryResultsFormat.TSV, 10, 5).write(b"123456")


# --- the sandbox -----------------------------------------------------------------------------------------------------


def _run(code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(code)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - ourselves


@pytest.mark.skipif(sys.platform != "linux", reason="sockets are barred on Linux alone")
def test_no_socket_is_opened_even_by_the_engine() -> None:
    found = _run("""
        import socket, threading
        import pyoxigraph as ox
        listener = socket.create_server(("127.0.0.1", 0))
        heard = []
        def listen():
            visitor, _ = listener.accept()
            heard.append(visitor.recv(100))
            visitor.close()
        threading.Thread(target=listen, daemon=True).start()
        query = f"ASK {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        def ask():
            try:
                ox.Store().query(query)
            except OSError as fault:
                return str(fault)
        ask()
        print("free:", len(heard))
        from kg.serve import sandbox
        assert sandbox.bar_sockets()
        threading.Thread(target=listen, daemon=True).start()
        ask()
        print("barred:", len(heard))
        try:
            socket.socket()
        except PermissionError:
            print("refused")
    """)
    assert found.stdout.split("\n")[:3] == ["free: 1", "barred: 1", "refused"], found.stderr


def test_memory_beyond_the_limit_is_not_given() -> None:
    found = _run("""
        from kg.serve import sandbox
        sandbox.limit_memory(64 << 20)
        small = bytes(16 << 20)
        try:
            bytes(128 << 20)
        except MemoryError:
            print("refused")
    """)
    assert found.stdout == "refused\n", found.stderr


# --- formats ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        ("", "application/sparql-results+json", "text/turtle"),
        ("*/*", "application/sparql-results+json", "text/turtle"),
        ("text/csv", "text/csv", None),
        ("application/*;q=0.1, text/csv;q=0.2", "text/csv", "application/n-triples"),
        ("text/csv;q=0, */*", "application/sparql-results+json", "text/turtle"),
        ("text/csv;q=x", None, None),
        ("TEXT/TURTLE;Q=1.0", None, "text/turtle"),
        ("text/csv;q=0.001;charset=utf-8,text/turtle;q=nan", "text/csv", None),
        (",,;,", "application/sparql-results+json", "text/turtle"),
    ],
)
def test_the_best_format_is_chosen(accept: str, table: str | None, graph: str | None) -> None:
    assert best(accept, TABLES) == table
    assert best(accept, GRAPHS) == graph


@settings(deadline=None)
@given(st.text())
def test_no_accept_header_is_too_odd(accept: str) -> None:
    assert best(accept, TABLES) in {*TABLES, None}
    assert prefers_html(accept) in {True, False}


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("localhost:80", "localhost"),
        ("[::1]:80", "[::1]"),
        ("A.B", "a.b"),
        ("a:b", ""),
        ("a@b", ""),
        ("", ""),
        ("a\n", ""),
    ],
)
def test_the_name_is_read_from_host(host: str, name: str) -> None:
    assert host_name(host) == name


# --- the folder ------------------------------------------------------------------------------------------------------


def test_the_store_of_a_large_graph_is_made_by_a_process_that_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(turtle(4), encoding="utf-8")
    monkeypatch.setattr(cache, "LARGE", 0)
    makers: list[int] = []
    monkeypatch.setattr(bridge, "store", lambda *_: makers.append(os.getpid()))
    with folder.opened(tmp_path) as served:
        assert served.about["triples"] > 100
    assert not makers, "this process has made it itself"
    assert not multiprocessing.active_children()
    graph.write_text("<urn:a> <urn:b> .\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl:1: "), folder.opened(tmp_path):
        pass


def forever(_: Path, place: Path, **__: object) -> None:
    place.parent.joinpath("pid").write_text(str(os.getpid()), encoding="ascii")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as the engine does while it loads
    time.sleep(60)


def test_ctrl_c_ends_the_making_of_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph.ttl").write_text(turtle(4), encoding="utf-8")
    monkeypatch.setattr(cache, "LARGE", 0)
    monkeypatch.setattr(folder, "_load", forever)
    makers: list[int] = []

    def interrupt() -> None:
        while not (told := list((tmp_path / folder.STORES).glob("new-*/pid"))) or not told[0].read_text():
            time.sleep(0.1)
        makers.append(int(told[0].read_text()))
        os.kill(os.getpid(), signal.SIGINT)

    interrupting = threading.Thread(target=interrupt)
    interrupting.start()
    with pytest.raises(KeyboardInterrupt), folder.opened(tmp_path):
        pass
    interrupting.join()
    assert not Path(f"/proc/{makers[0]}").exists()
    assert not list((tmp_path / folder.STORES).glob("new-*"))


def test_what_a_killed_process_was_making_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(turtle(4), encoding="utf-8")
    stores = tmp_path / folder.STORES
    for name in ("new-left", "new-held"):
        (stores / name).mkdir(parents=True)
    left, held = (ox.Store(str(stores / name / "store")) for name in ("new-left", "new-held"))
    left.flush()
    del left
    with folder.opened(tmp_path):
        assert [found.name for found in stores.glob("new-*")] == ["new-held"]
    del held


def test_a_store_is_made_once_and_again_for_another_graph(tmp_path: Path) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(turtle(4), encoding="utf-8")
    with folder.opened(tmp_path) as first:
        made = first.store.stat().st_mtime_ns
        graph.write_text(turtle(8), encoding="utf-8")
        with folder.opened(tmp_path) as second:
            assert second.store != first.store
            assert second.about["triples"] > first.about["triples"]
            assert first.store.is_dir(), "a store that is served is not cleared"
            assert first.store.stat().st_mtime_ns == made
    with folder.opened(tmp_path) as third:
        assert third.store == second.store
        assert not first.store.exists()
        assert {"thing", "claim", "kg"} <= third.prefixes.keys()


def test_a_graph_that_is_no_turtle_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<urn:a> <urn:b> .\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl:1: "), folder.opened(tmp_path):
        pass
    assert not list((tmp_path / folder.STORES).glob("new-*"))


def test_descriptions_have_the_same_bytes_each_time() -> None:
    about = {"triples": 1, "subjects": 1, "objects": 1, "properties": {"urn:p": 1}, "classes": {}}
    for kind in GRAPHS:
        assert describe.dataset("http://h", about, kind) == describe.dataset("http://h", about, kind)


def test_spans_that_overlap_or_lie_outside_are_not_marked() -> None:
    row = {
        "sentence": "Ann signed it.",
        "start": "10",
        "subjectText": "Ann",
        "subjectStart": "10",
        "trigger": "n s",
        "triggerStart": "12",
        "objectText": "elsewhere",
        "objectStart": "90",
    }
    assert explore.segments(row) == [["Ann", "subject"], [" signed it.", ""]]
