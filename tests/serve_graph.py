"""A small graph in the pattern of a built one, and a server on it, for the tests of serving."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

NASTY = '</script><img src=x onerror=alert(1)> },{ "\\"\\n\\r\\n<result>'
"""What a label may hold, as a Turtle string has it."""
HEAD = """@prefix kg: <https://w3id.org/parley/kg#> .
@prefix t: <https://example.org/small#> .
@prefix thing: <https://w3id.org/parley/id/thing/> .
@prefix claim: <https://w3id.org/parley/id/claim/> .
@prefix evidence: <https://w3id.org/parley/id/evidence/> .
@prefix article: <https://w3id.org/parley/id/article/> .
@prefix publisher: <https://w3id.org/parley/id/publisher/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
"""


def turtle(claims: int = 40) -> str:
    """So many claims of ten people about five papers, four of an article."""
    pieces = [HEAD, 'publisher:p1 a schema:NewsMediaOrganization ; rdfs:label "The Gull" .\n']
    for number in range(10):
        name = NASTY.replace('"', '\\"', 1) if number == 9 else f"Ann Number {number}"
        pieces.append(f'thing:p{number} a t:Human ; rdfs:label "{name}"@en ; skos:altLabel "A. {number}"@en .\n')
    pieces += [f'thing:d{number} a t:Paper ; rdfs:label "Paper {number}"@en .\n' for number in range(5)]
    pieces += [_claim(number) for number in range(claims)]
    return "".join(pieces)


def _claim(number: int) -> str:
    who, what, article = number % 10, number % 5, number // 4
    status = "negated" if number % 4 == 3 else "actual"
    words = f"🇨🇭 Ann {who} signed paper {what}."
    pieces = [
        f"claim:c{number:04} a kg:Claim ; rdf:subject thing:p{who} ; rdf:predicate t:signed ; rdf:object thing:d{what} ; "
        f'kg:status kg:{status} ; kg:confidence 0.9 ; kg:rule "{{s}} sign {{o}}" ; kg:trigger "signed"@en ; '
        f'kg:triggerStart 109 ; kg:subjectText "Ann {who}"@en ; kg:subjectStart 103 ; kg:objectText "paper {what}"@en ; '
        f'kg:objectStart 116 ; kg:date "2025-06-{1 + number % 28:02}"^^xsd:date ; oa:hasTarget evidence:e{number:04} ; '
        f"prov:wasDerivedFrom article:a{article} .\n",
        f"evidence:e{number:04} a oa:SpecificResource ; oa:hasSource article:a{article} ; "
        f"oa:hasSelector evidence:e{number:04}-place , evidence:e{number:04}-quote .\n",
        f"evidence:e{number:04}-place a oa:TextPositionSelector ; oa:start 100 ; oa:end {100 + len(words)} .\n",
        f'evidence:e{number:04}-quote a oa:TextQuoteSelector ; oa:exact "{words}"@en .\n',
    ]
    if number % 4 == 0:
        pieces.append(
            f'article:a{article} a schema:NewsArticle ; dct:identifier "a{article}" ; dct:title "News {article}"@en ; '
            'dct:issued "2025-06-02"^^xsd:date ; dct:publisher publisher:p1 ; '
            f"dct:source <https://gull.example/{article}> .\n"
        )
    if status == "actual" and number < 20:
        pieces.append(f"thing:p{who} t:signed thing:d{what} .\n")
    return "".join(pieces)


@dataclass(frozen=True)
class Reply:
    """An answer over HTTP."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    """A server that runs, and its address without the last slash."""

    process: subprocess.Popen[str]
    address: str

    def ask(
        self,
        method: str = "GET",
        target: str = "/sparql",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        patience: float = 30,
    ) -> Reply:
        """Send a request as it stands."""
        place = urlsplit(self.address)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=patience)
        try:
            connection.request(method, target, body, dict(headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def query(self, text: str, accept: str = "*/*", patience: float = 30) -> Reply:
        """Ask a query by POST."""
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.ask("POST", "/sparql", text.encode(), headers, patience)

    def workers(self) -> list[int]:
        """The processes that it has started."""
        text = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(word) for word in text.split()]


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Server]:
    """A server on the folder; ended by SIGTERM, after which it must have ended well and left no process."""
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - ourselves
        assert process.stderr is not None
        try:
            first = process.stderr.readline()
            assert first.startswith("Explorer"), first + process.stderr.read()
            address = first.split()[-1]
            server = Server(process, address.rstrip("/"))
            yield server
            workers = server.workers() if process.poll() is None else []
        finally:
            process.send_signal(signal.SIGTERM)
            status = process.wait(20)
        assert status == 0
        assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
