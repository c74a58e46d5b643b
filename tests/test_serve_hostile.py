"""No request of more than two hundred hostile ones brings the server down, gets out of it, or holds it up for long."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import hostile_queries
from tests.hostile_queries import Hostile
from tests.serve_graph import Server, running, turtle

SECONDS = 1.5


class Trap:
    """A listener on this machine that counts who comes."""

    def __init__(self) -> None:
        """Listen."""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.visits = 0
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    def _listen(self) -> None:
        while True:
            visitor, _ = self.socket.accept()
            with visitor:
                if visitor.recv(4) == b"stop":
                    return
                self.visits += 1

    def close(self) -> None:
        """Listen no more."""
        with socket.create_connection(self.socket.getsockname()) as caller:
            caller.sendall(b"stop")
        self.thread.join()
        self.socket.close()


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    found = Trap()
    yield found
    found.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "graph.ttl").write_text(turtle(400), encoding="utf-8")
    with running(folder, "--seconds", str(SECONDS), "--memory", "512", "--rows", "1000") as found:
        yield found


def send(server: Server, hostile: Hostile) -> tuple[Hostile, int, float]:
    began = time.monotonic()
    try:
        status = server.ask(hostile.method, hostile.target, hostile.body or None, hostile.headers).status
    except (BrokenPipeError, ConnectionResetError):
        status = 413  # refused before it was sent in full
    return hostile, status, time.monotonic() - began


def test_every_hostile_request_is_refused_or_limited_and_the_server_stands(server: Server, trap: Trap) -> None:
    requests = hostile_queries.all_of(trap.address)
    assert len({request.name for request in requests}) == len(requests) >= 200
    before = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text
    with ThreadPoolExecutor(3) as threads:
        results = list(threads.map(lambda request: send(server, request), requests))
    wrong = [(hostile.name, status) for hostile, status, _ in results if status not in hostile.statuses]
    assert not wrong
    assert max(seconds for _, _, seconds in results) < 4 * SECONDS + 2
    assert Counter(status for _, status, _ in results)[504] >= 3
    assert trap.visits == 0
    assert server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text == before
    assert server.process.poll() is None


def test_a_listener_would_have_heard(trap: Trap) -> None:
    before = trap.visits
    with socket.create_connection(trap.socket.getsockname()) as caller:
        caller.sendall(b"GET ")
    deadline = time.monotonic() + 5
    while trap.visits == before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert trap.visits == before + 1


def test_the_server_itself_stays_small(server: Server) -> None:
    for _ in range(20):
        server.query("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    text = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    resident = next(int(line.split()[1]) for line in text.splitlines() if line.startswith("VmRSS"))
    assert resident < 200_000
    assert len(server.workers()) <= 6
