"""How `kg serve` does under load: requests a second and the slowest hundredth, memory over time, a query without end.

    python benchmarks/serve.py [--claims 100000] [--seconds 600] [--clients 1 8 32] [--folder DIR]

The graph is made up: claims in the pattern of a built graph, 22 triples each, actors drawn by Zipf's law, seeded. Asked
are eight kinds of question, from a label to a count over all claims, mixed by a seed. Clients are threads of this very
process, so that they take processor time from the server: the figures are a floor.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

BASE = "https://w3id.org/parley/"
PREFIXES = f"""@prefix kg: <{BASE}kg#> . @prefix t: <{BASE}talks#> . @prefix thing: <{BASE}id/thing/> .
@prefix claim: <{BASE}id/claim/> . @prefix evidence: <{BASE}id/evidence/> . @prefix article: <{BASE}id/article/> .
@prefix publisher: <{BASE}id/publisher/> . @prefix run: <{BASE}id/run/> . @prefix schema: <https://schema.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix dct: <http://purl.org/dc/terms/> .
"""
RELATIONS = ["agreedTo", "proposed", "rejected", "attended", "metWith", "demanded"]
STATUSES = ["actual", "actual", "actual", "planned", "negated", "possible"]
_MANY = " ".join(map(str, range(1000)))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'VALUES ?v{n} {{ {_MANY} }}' for n in range(4))} FILTER(?v0 > ?v3) }}"
"""A million million rows to look at, and little memory: time alone can stop it."""


def turtle(claims: int) -> Iterator[str]:
    """The graph, a claim a piece."""
    dice = random.Random(7)  # noqa: S311 - made-up data
    things = max(claims // 20, 20)
    yield PREFIXES
    for number in range(things):
        kind = "Issue" if number % 4 == 0 else "Person"
        yield f'thing:n{number} a t:{kind} ; rdfs:label "{kind} number {number}"@en .\n'
    for number in range(5):
        yield f'publisher:p{number} a schema:NewsMediaOrganization ; rdfs:label "Outlet {number}" .\n'
    for number in range(claims):
        yield claim(number, things, dice)


def claim(number: int, things: int, dice: random.Random) -> str:
    """A claim with its evidence; an article has forty."""
    one, other = (min(int(dice.paretovariate(0.7)), things) - 1 for _ in range(2))
    relation, status = dice.choice(RELATIONS), dice.choice(STATUSES)
    article, start = number // 40, number % 40 * 60
    day = f"2025-{1 + article % 12:02}-{1 + article % 28:02}"
    said = f" ; kg:speaker thing:n{dice.randrange(min(things, 50))}" if number % 2 else ""
    parts = [
        f"claim:c{number:016x} a kg:Claim ; rdf:subject thing:n{one} ; rdf:predicate t:{relation} ; "
        f'rdf:object thing:n{other} ; kg:status kg:{status} ; kg:confidence 0.9 ; kg:rule "{{s}} {relation} {{o}}" ; '
        f'kg:trigger "{relation}"@en ; kg:triggerStart {start + 11} ; kg:subjectText "Number {one}"@en ; '
        f'kg:subjectStart {start} ; kg:date "{day}"^^xsd:date ; oa:hasTarget evidence:e{number:016x} ; '
        f"prov:wasDerivedFrom article:a{article} ; prov:wasGeneratedBy run:r1{said} .\n",
        f"evidence:e{number:016x} a oa:SpecificResource ; oa:hasSource article:a{article} ; "
        f"oa:hasSelector evidence:e{number:016x}-quote , evidence:e{number:016x}-place .\n",
        f'evidence:e{number:016x}-quote a oa:TextQuoteSelector ; oa:exact "{one} {relation} {other}."@en .\n',
        f"evidence:e{number:016x}-place a oa:TextPositionSelector ; oa:start {start} ; oa:end {start + 50} .\n",
    ]
    if status == "actual":
        parts.append(f"thing:n{one} t:{relation} thing:n{other} .\n")
    if number % 40 == 0:
        parts.append(
            f'article:a{article} a schema:NewsArticle ; dct:identifier "a{article}" ; dct:title "Article {article}"@en ; '
            f'dct:issued "{day}"^^xsd:date ; dct:publisher publisher:p{article % 5} .\n'
        )
    return "".join(parts)


def question(dice: random.Random) -> str:
    """One of eight kinds of question, the cheap ones more often."""
    n, relation = min(int(dice.paretovariate(0.9)), 2000), dice.choice(RELATIONS)
    return dice.choices(
        [
            f"SELECT ?name {{ thing:n{n} rdfs:label ?name }}",
            f"ASK {{ thing:n{n} t:{relation} ?what }}",
            f"SELECT ?who ?what {{ ?who t:{relation} thing:n{n} ; rdfs:label ?what }} LIMIT 100",
            f"SELECT ?c ?quote ?date {{ ?c kg:speaker thing:n{n % 50} ; rdf:subject thing:n{n} ; "
            "oa:hasTarget/oa:hasSelector/oa:exact ?quote ; kg:date ?date } ORDER BY ?date LIMIT 100",
            f"CONSTRUCT {{ ?s t:{relation} ?o }} WHERE {{ ?s t:{relation} ?o ; t:attended thing:n{n} }} LIMIT 100",
            f"SELECT ?x (COUNT(?c) AS ?n) {{ ?c rdf:subject thing:n{n + 20} ; rdf:object ?x }} "
            "GROUP BY ?x ORDER BY DESC(?n) LIMIT 20",
            f"SELECT (COUNT(DISTINCT ?outlet) AS ?n) {{ ?c rdf:subject thing:n{n + 10} ; rdf:predicate t:{relation} ; "
            "prov:wasDerivedFrom/dct:publisher ?outlet }",
            "SELECT ?status (COUNT(?c) AS ?n) { ?c kg:status ?status } GROUP BY ?status",
        ],
        weights=[30, 20, 15, 10, 10, 10, 5, 0.2],
    )[0]


@dataclass
class Tally:
    """What clients met: seconds of each request, and what went wrong."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def client(address: str, seed: int, until: float, tally: Tally) -> None:
    """Ask one question after the other on one connection."""
    dice = random.Random(seed)  # noqa: S311 - which question comes next
    target = urlsplit(address)
    connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=60)
    while time.monotonic() < until:
        began = time.perf_counter()
        try:
            connection.request(
                "GET", f"/sparql?{urlencode({'query': question(dice)})}", headers={"Connection": "keep-alive"}
            )
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as fault:
            tally.errors.append(repr(fault))
            connection.close()
            continue
        tally.times.append(time.perf_counter() - began)
        if answer.status != http.client.OK:
            tally.errors.append(f"{answer.status} {body[:200]!r}")
    connection.close()


def load(address: str, clients: int, seconds: float, watch: tuple[int, ...] = ()) -> tuple[Tally, list[int]]:
    """So many clients for so long; with the memory of the processes `watch` began, in kB, ten times over the run."""
    tally, until = Tally(), time.monotonic() + seconds
    threads = [threading.Thread(target=client, args=(address, seed, until, tally)) for seed in range(clients)]
    for thread in threads:
        thread.start()
    memory = []
    for _ in range(10 if watch else 0):
        time.sleep(seconds / 10.5)
        memory.append(sum(map(resident, watch)))
    for thread in threads:
        thread.join()
    return tally, memory


def resident(process: int) -> int:
    """The kB of a process and all below it that it alone holds, or its share of what it does not (PSS)."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    own = next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return own + sum(map(resident, map(int, children)))


def show(name: str, tally: Tally, seconds: float) -> None:
    """A line of figures."""
    times = sorted(tally.times)
    p99 = times[int(len(times) * 0.99)] * 1000
    print(
        f"{name}: {len(times) / seconds:7.1f} requests/s  median {statistics.median(times) * 1000:6.1f} ms  "
        f"p99 {p99:7.1f} ms  max {times[-1] * 1000:7.1f} ms  errors {len(tally.errors)}",
        flush=True,
    )
    for fault in sorted(set(tally.errors))[:3]:
        print("  ", fault)


def endless(address: str) -> None:
    """Two queries without end, and eight clients meanwhile."""
    ends: list[tuple[int, float]] = []

    def run() -> None:
        target, began = urlsplit(address), time.perf_counter()
        connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=60)
        connection.request("POST", "/sparql", ENDLESS, {"Content-Type": "application/sparql-query"})
        answer = connection.getresponse()
        answer.read()
        ends.append((answer.status, time.perf_counter() - began))
        connection.close()

    runaways = [threading.Thread(target=run) for _ in range(2)]
    for thread in runaways:
        thread.start()
    tally, _ = load(address, 8, 12)
    for thread in runaways:
        thread.join()
    show("8 clients beside 2 queries without end", tally, 12)
    print("queries without end:", ", ".join(f"{status} after {seconds:.2f} s" for status, seconds in ends), flush=True)


def main() -> None:
    """Make the graph, start the server, measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = options.folder or Path(passing)
        folder.mkdir(exist_ok=True)
        graph = folder / "graph.ttl"
        if not graph.exists():
            with graph.open("w", encoding="utf-8") as file:
                file.writelines(turtle(options.claims))
        print(
            f"{options.claims} claims, {graph.stat().st_size / 1e6:.0f} MB of Turtle, {os.cpu_count()} processors",
            flush=True,
        )
        measure(folder, options)


def measure(folder: Path, options: argparse.Namespace) -> None:
    """All measurements on one server."""
    began = time.perf_counter()
    server = subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    assert server.stderr is not None  # noqa: S101 - it is a pipe
    address = next(line.split()[-1] for line in server.stderr if "Explorer" in line)
    print(f"ready after {time.perf_counter() - began:.1f} s at {address}", flush=True)
    try:
        load(address, 4, 3)
        for clients in options.clients:
            tally, _ = load(address, clients, 20)
            show(f"{clients:2} clients", tally, 20)
        endless(address)
        tally, memory = load(address, 8, options.seconds, (server.pid,))
        show(f"8 clients for {options.seconds:g} s", tally, options.seconds)
        print("memory of server and workers, MB:", " ".join(f"{kilobytes / 1024:.0f}" for kilobytes in memory))
    finally:
        server.send_signal(signal.SIGTERM)
        print("exit status", server.wait(10))


if __name__ == "__main__":
    main()
