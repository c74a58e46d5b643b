"""A built graph to a store elsewhere, part by part: SPARQL 1.1 Graph Store Protocol, and Update for what goes away.

Each part is a named graph of its own, so that a PUT repeats safely, and is counted after it was sent: a server has
answered 201 to a million triples and kept 85 percent of them. What is there is noted after each part beside the graph;
a push that was broken off goes on from there, and one after another build sends what changed. What is noted is counted
again: a server that crashed may have lost what it had taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import UsageError
from kg.push import ledger, parts
from kg.push.client import Client, RemoteError
from kg.push.parts import Part
from kg.push.target import Target, guess

__all__ = ["Client", "RemoteError", "Report", "Target", "guess", "push", "remove"]

_TRIES = 2

Watch = Callable[[str], None]
"""Is told what is about to be done."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a push did: graphs `sent`, `kept` because nothing changed, and `dropped`; `triples` are those there now."""

    sent: int
    kept: int
    dropped: int
    triples: int


def push(
    output: Path, target: Target, client: Client, watch: Watch = lambda _: None, *, derived: bool = False
) -> Report:
    """Send the graph of the output folder to the target; graphs of earlier pushes that it no longer has are dropped.

    With `derived` what rules derive goes there too, in graphs of its own.

    Raises:
        GraphError: There is no graph, or no file of what rules derive, or blank nodes are in them.
        RemoteError: The server refuses, does not answer, or did not keep what it was sent.
    """
    book = ledger.opened(output, target)
    sent = kept = 0
    wanted = {}
    beside = output / "derived.ttl" if derived else None
    with parts.cut(output / "graph.ttl", target.graphs, beside) as found:
        for part in found:
            wanted[part.graph] = part.triples
            digest = sha256(part.body).hexdigest()
            if book.digests.get(part.graph) == digest and _there(part, target, client):
                kept += 1
                continue
            watch(f"Sending {part.triples} triples to {part.graph}")
            _send(part, target, client)
            book.note(part.graph, digest)
            sent += 1
    stale = sorted(book.digests.keys() - wanted.keys())
    _drop(stale, target, client, book, watch)
    return Report(sent, kept, len(stale), sum(wanted.values()))


def remove(output: Path, target: Target, client: Client, watch: Watch = lambda _: None) -> Report:
    """Drop all graphs that earlier pushes from this folder made at the target. Raises RemoteError."""
    book = ledger.opened(output, target)
    graphs = sorted(book.digests)
    _drop(graphs, target, client, book, watch)
    return Report(0, 0, len(graphs), 0)


def _send(part: Part, target: Target, client: Client) -> None:
    """PUT a part and count what is there; once more where it is too little."""
    for _ in range(_TRIES):
        client.request("PUT", target.store_of(part.graph), part.body, {"Content-Type": "text/turtle"})
        if _there(part, target, client):
            return
    there = client.count(target.query, part.graph)
    raise RemoteError(
        f"{target.store}: of {part.triples} triples sent to <{part.graph}> {there} are there. See the server's log, and "
        f"whether {target.query} reads the same store; then push again: it goes on with this part."
    )


def _there(part: Part, target: Target, client: Client) -> bool:
    """Whether the server has as many triples of the part as it should."""
    return client.count(target.query, part.graph) == part.triples


def _drop(graphs: list[str], target: Target, client: Client, book: ledger.Ledger, watch: Watch) -> None:
    if graphs and not target.update:
        raise UsageError(f"{target.store}: {len(graphs)} graphs are to be dropped. Say where updates go: --update URL")
    for graph in graphs:
        watch(f"Dropping {graph}")
        body = f"DROP SILENT GRAPH <{graph}>".encode()
        client.request("POST", target.update, body, {"Content-Type": "application/sparql-update"})
        there = client.count(target.query, graph)
        if there:
            raise RemoteError(f"{target.update}: <{graph}> was dropped, and {there} triples are still there.")
        book.forget(graph)
