"""More than two hundred requests that a public endpoint meets sooner or later, each with the statuses that may answer.

Nothing here is a query that anybody needs. `trap` is the address of a listener that must never hear of any of them.
"""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

REFUSED, STOPPED = frozenset({400, 403}), frozenset({400, 403, 422, 504, 507})
HARMLESS = STOPPED | {200}
"""A query that costs little after all may be answered; what counts is that the server stands."""

_QUERY, _FORM = "application/sparql-query", "application/x-www-form-urlencoded"
_DEEP = 20_000


@dataclass(frozen=True)
class Hostile:
    """A request, and the statuses that are right for it."""

    name: str
    body: bytes
    statuses: frozenset[int] = REFUSED
    method: str = "POST"
    target: str = "/sparql"
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": _QUERY})


def all_of(trap: str) -> list[Hostile]:
    """Every hostile request; the names are different."""
    queries = [
        *((name, text, REFUSED) for name, text in _updates()),
        *((name, text, REFUSED) for name, text in _services(trap)),
        *((name, text, REFUSED) for name, text in _datasets(trap)),
        *((name, text, STOPPED) for name, text in _huge()),
        *((name, text, HARMLESS) for name, text in _nested()),
        *((name, text, HARMLESS) for name, text in _heavy()),
        *((name, text, REFUSED) for name, text in _broken()),
    ]
    found = [Hostile(name, text.encode("utf-8", "surrogatepass"), statuses) for name, text, statuses in queries]
    return [*found, *_requests(trap)]


def _updates() -> Iterator[tuple[str, str]]:
    texts = [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "INSERT { ?s <urn:x> ?o } WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "LOAD SILENT <http://127.0.0.1/x.ttl> INTO GRAPH <urn:g>",
        "CLEAR ALL",
        "CLEAR DEFAULT",
        "DROP ALL",
        "DROP SILENT GRAPH <urn:g>",
        "CREATE GRAPH <urn:g>",
        "COPY DEFAULT TO <urn:g>",
        "MOVE DEFAULT TO <urn:g>",
        "ADD DEFAULT TO <urn:g>",
        "ASK {} ; DROP ALL",
        "SELECT * { ?s ?p ?o } ; DELETE WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } INSERT DATA { <urn:a> <urn:b> 1 }",
    ]
    for number, text in enumerate(texts):
        yield f"update {number}", text
        yield f"update {number} with a prologue", f"# SELECT\nPREFIX a: <urn:a:>\nBASE <urn:b>\n{text}"
        yield (
            f"update {number} in escapes",
            "".join(f"\\u{ord(sign):04X}" if sign.isalpha() else sign for sign in text[:6]) + text[6:],
        )


def _services(trap: str) -> Iterator[tuple[str, str]]:
    inner = "{ ?s ?p ?o }"
    texts = [
        f"SELECT * {{ SERVICE <{trap}> {inner} }}",
        f"SELECT * {{ SERVICE SILENT <{trap}> {inner} }}",
        f"SELECT * {{ service <{trap}> {inner} }}",
        f"SELECT * {{ SeRvIcE <{trap}> {inner} }}",
        f"SELECT * {{ BIND(<{trap}> AS ?where) SERVICE ?where {inner} }}",
        f"SELECT * {{ VALUES ?where {{ <{trap}> }} SERVICE SILENT ?where {inner} }}",
        f"PREFIX t: <{trap}> SELECT * {{ SERVICE t: {inner} }}",
        f"SELECT * {{ SERVICE#x\n<{trap}>{inner} }}",
        f"SELECT * {{#>\nSERVICE\t<{trap}>{inner}}}",
        f'SELECT * {{ ?s ?p "#" . SERVICE <{trap}> {inner} }}',
        f"SELECT * {{ ?s ?p '\\'' . SERVICE <{trap}> {inner} }}",
        f'SELECT * {{ ?s ?p """a"b""" . SERVICE <{trap}> {inner} }}',
        f"SELECT * {{ ?s ?p '''a''b''' SERVICE <{trap}> {inner} }}",
        f"SELECT * {{ ?s ?p 1e5SERVICE<{trap}>{inner} }}",
        f"SELECT * {{ ?s ?p 1SERVICE<{trap}>{inner} }}",
        f"SELECT * {{ ?s ?p trueSERVICE<{trap}>{inner} }}",
        f'SELECT * {{ ?s ?p "x"SERVICE<{trap}>{inner} }}',
        f"SELECT * {{ ?s ?p <urn:x>SERVICE<{trap}>{inner} }}",
        f"SELECT * {{ {{ SELECT * {{ SERVICE <{trap}> {inner} }} }} }}",
        f"SELECT * {{ FILTER EXISTS {{ SERVICE <{trap}> {inner} }} }}",
        f"SELECT * {{ OPTIONAL {{ SERVICE <{trap}> {inner} }} }}",
        f"ASK {{ MINUS {{ SERVICE <{trap}> {inner} }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{trap}> {inner} }}",
        f"DESCRIBE ?s {{ SERVICE <{trap}> {inner} }}",
        f"SELECT * {{ ?s ?p ?o FILTER(?o < ?s) SERVICE <{trap}> {inner} FILTER(?s > ?o) }}",
        f"SELECT * {{ FILTER(1<2)SERVICE<{trap}>{inner} }}",
        f"SELECT * {{ FILTER(?a<?b)SERVICE<{trap}>{inner}FILTER(?c>?d) }}",
        f"SELECT * {{ \\u0053ERVICE <{trap}> {inner} }}",
        f"SELECT * {{ S\\U00000045RVICE <{trap}> {inner} }}",
        f"SELECT * {{ \\u005Cu0053ERVICE <{trap}> {inner} }}",
        f"SELECT * {{ \\u005Cu005Cu0053ERVICE <{trap}> {inner} }}",
        f"SELECT * {{ #\\u000ASERVICE <{trap}> {inner} }}",
        f'SELECT * {{ ?s ?p "\\u0022 SERVICE <{trap}> {inner} # " }}',
        "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://169.254.169.254/latest/meta-data/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://[::1]:22/> { ?s ?p ?o } }",
    ]
    yield from ((f"service {number}", text) for number, text in enumerate(texts))


def _datasets(trap: str) -> Iterator[tuple[str, str]]:
    texts = [
        f"SELECT * FROM <{trap}> {{ ?s ?p ?o }}",  # noqa: S608 - SPARQL
        f"SELECT * FROM NAMED <{trap}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",  # noqa: S608 - SPARQL
        f"SELECT *FROM<{trap}>{{ ?s ?p ?o }}",
        f"ASK from <{trap}> {{ ?s ?p ?o }}",
        f"CONSTRUCT {{ ?s ?p ?o }} FROM <{trap}> WHERE {{ ?s ?p ?o }}",
        f"DESCRIBE <urn:x> FROM <{trap}>",
        f"SELECT * \\u0046ROM <{trap}> {{ ?s ?p ?o }}",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    ]
    yield from ((f"dataset {number}", text) for number, text in enumerate(texts))


def _huge() -> Iterator[tuple[str, str]]:
    """Queries that would run or grow for ever: each must be stopped."""
    cross = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6))
    yield "cross join, all rows", f"SELECT * {{ {cross} }}"
    yield "cross join, counted", f"SELECT (COUNT(*) AS ?n) {{ {cross} }}"
    yield "cross join, distinct", f"SELECT DISTINCT ?a0 ?a5 {{ {cross} }}"
    yield "cross join, sorted", f"SELECT * {{ {cross} }} ORDER BY ?a5 ?a0"
    yield "cross join, grouped", f"SELECT ?a0 (SUM(STRLEN(STR(?a5))) AS ?n) {{ {cross} }} GROUP BY ?a0"
    yield "cross join, strings joined", f"SELECT (GROUP_CONCAT(?a1) AS ?n) {{ {cross} }}"
    yield "cross join, constructed", f"CONSTRUCT {{ ?a0 ?b1 ?c2 }} WHERE {{ {cross} }}"
    yield "cross join, never true", f"ASK {{ {cross} FILTER(STRLEN(CONCAT(STR(?a0), STR(?a5))) < 0) }}"
    yield (
        "cross join of subqueries",
        "SELECT * { { SELECT ?a { ?a ?b ?c } } { SELECT ?d { ?d ?e ?f } } { SELECT ?g { ?g ?h ?i } } }",
    )
    numbers = " ".join(map(str, range(1000)))
    yield "values by values", f"SELECT * {{ {' '.join(f'VALUES ?v{n} {{ {numbers} }}' for n in range(4))} }}"
    yield (
        "paths of paths",
        f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?a{n} (!<urn:x>)* ?a{n + 1} .' for n in range(6))} }}",
    )
    names = "abcdefghijklmnopqrst"
    doubled = " ".join(f"BIND(CONCAT(?{a}, ?{a}, ?{a}, ?{a}) AS ?{b})" for a, b in itertools.pairwise(names))
    yield "a string that doubles", f'SELECT ?t {{ BIND("{"x" * 1000}" AS ?a) {doubled} }}'


def _nested() -> Iterator[tuple[str, str]]:
    for depth in (70, 1_000, _DEEP):
        yield f"parentheses {depth}", f"ASK {{ FILTER({'(' * depth}true{')' * depth}) }}"
        yield f"groups {depth}", f"ASK {'{' * depth} ?s ?p ?o {'}' * depth}"
        yield f"subqueries {depth}", f"SELECT * {'{ SELECT * ' * depth}{{ ?s ?p ?o }}{'}' * depth}"
        yield f"lists {depth}", f"ASK {{ ?s ?p {'(' * depth} 1 {')' * depth} }}"
        yield f"blank nodes {depth}", f"ASK {{ ?s ?p {'[ <urn:p> ' * depth} 1 {']' * depth} }}"
        yield f"triple terms {depth}", f"ASK {{ ?s ?p {'<<( ?s ?p ' * depth} 1 {')>>' * depth} }}"
        yield f"not {depth}", f"ASK {{ FILTER({'!' * depth}true) }}"
        yield f"minus {depth}", f"ASK {{ FILTER({'- ' * depth}1 = 1) }}"
        yield f"inverse {depth}", f"ASK {{ ?s {'^' * depth}<urn:p> ?o }}"
        yield f"stars {depth}", f"ASK {{ ?s {'(' * depth}<urn:p>{')*' * depth} ?o }}"
        yield f"path {depth}", f"ASK {{ ?s {'/'.join(['<urn:p>'] * depth)} ?o }}"
        yield f"choices {depth}", f"ASK {{ ?s {'|'.join(['<urn:p>'] * depth)} ?o }}"
        yield f"sum {depth}", f"ASK {{ FILTER({'+'.join(['1'] * depth)} > 0) }}"
        yield f"and {depth}", f"ASK {{ FILTER({'&&'.join(['true'] * depth)}) }}"
        yield f"unions {depth}", f"ASK {{ {' UNION '.join(['{ ?s ?p ?o }'] * depth)} }}"
        yield f"optionals {depth}", f"ASK {{ {' '.join(['OPTIONAL { ?s ?p ?o }'] * depth)} }}"
        yield f"exists {depth}", f"ASK {'{ FILTER EXISTS ' * depth}{{ ?s ?p ?o }}{'}' * depth}"
        yield f"calls {depth}", f"ASK {{ FILTER({'STR(' * depth}1{')' * depth} = '1') }}"


def _heavy() -> Iterator[tuple[str, str]]:
    yield "regex that tries all", f'ASK {{ FILTER(REGEX("{"a" * 5000}", "(a+)+$")) }}'
    yield "regex of regexes", 'ASK { FILTER(REGEX("a", "((((a{1000}){1000}){1000}){1000})")) }'
    yield "regex that is none", 'ASK { FILTER(REGEX("a", "((((")) }'
    yield "replacement that grows", f'SELECT (STRLEN(REPLACE("{"a" * 5000}", "a", "{"b" * 5000}")) AS ?n) {{}}'
    yield "many variables", f"SELECT * {{ {' '.join(f'?v{n} ?p ?o .' for n in range(300))} }} LIMIT 1"
    yield "many columns", f"SELECT {' '.join(f'(1 AS ?v{n})' for n in range(5000))} {{}}"
    yield "many values", f"SELECT * {{ VALUES ?x {{ {'1 ' * 200_000} }} }}"
    yield "a long name", f"SELECT ?{'x' * 500_000} {{ ?s ?p ?o }} LIMIT 1"
    yield "a long string", f'ASK {{ ?s ?p "{"x" * 500_000}" }}'
    yield "a long IRI", f"ASK {{ ?s ?p <urn:{'x' * 500_000}> }}"
    yield "a long comment", f"ASK {{}} #{'x' * 500_000}"
    yield "many prefixes", f"{' '.join(f'PREFIX p{n}: <urn:{n}>' for n in range(10_000))} ASK {{}}"
    yield "a huge offset", "SELECT * { ?s ?p ?o } OFFSET 99999999999999999999999999"
    yield "a huge limit", "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f } LIMIT 9223372036854775807"
    yield "division by zero", "SELECT (1/0 AS ?x) {}"
    yield "numbers that overflow", f"SELECT ({'9' * 400} * {'9' * 400} AS ?x) {{}}"
    yield "describe all", "DESCRIBE * { ?s ?p ?o }"
    yield "random", "SELECT * { ?s ?p ?o BIND(RAND() AS ?r) BIND(UUID() AS ?u) } ORDER BY ?r LIMIT 5"


def _broken() -> Iterator[tuple[str, str]]:
    texts = [
        *(
            "",
            " ",
            "#",
            ";",
            "SELECT",
            "SELECT *",
            "SELECT * {",
            "SELECT * }",
            "ASK",
            "{}",
            "?",
            "<",
            '"',
            "'''",
            "\\",
            "\\u",
            "\\uD800",
        ),
        *("SELECT ?s { ?s ?p ?o", "SELECT ?s WHERE ?s ?p ?o", "SELECT * { ?s ?p }", "SELECT * { x:y ?p ?o }"),
        *("SELECT * { ?s ?p ?o FILTER }", "SELECT * { <no spaces> ?p ?o }", "SELECT * { ?s ?p 'a\nb' }"),
        *(
            "ASK { ?s ?p \x00 }",
            "\ufeff\ufeffASK {}",
            "ASK \u202e{}",
            "ASK\u00a0{}",
            "\U0001f600",
            "ASK { ?s ?p 'x'@ }",
        ),
        *("PREFIX : <urn:a> PREFIX", "BASE <", "CONSTRUCT { ?s ?p ?o }"),
        *("<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "${jndi:ldap://x}", "{{7*7}}", "%00", "null"),
    ]
    yield from ((f"broken {number}", text) for number, text in enumerate(texts))


def _requests(trap: str) -> Iterator[Hostile]:
    """Hostile below SPARQL: encodings, forms, headers, sizes."""
    plain = {"Content-Type": _QUERY}
    form = {"Content-Type": _FORM}
    bad, type_, large = frozenset({400}), frozenset({415}), frozenset({413})
    yield Hostile("UTF-8 that is none", b"ASK { ?s ?p '\xff\xfe' }", bad)
    yield Hostile("UTF-8 too long for its sign", b"ASK { ?s ?p '\xc0\xaf' }", bad)
    yield Hostile("a surrogate in UTF-8", b"ASK { ?s ?p '\xed\xa0\x80' }", bad)
    yield Hostile("UTF-16", "ASK {}".encode("utf-16"), bad)
    yield Hostile(
        "UTF-16, said", "ASK {}".encode("utf-16"), type_, headers={"Content-Type": f"{_QUERY}; charset=utf-16"}
    )
    yield Hostile("Latin-1, said", b"ASK {}", type_, headers={"Content-Type": f"{_QUERY}; charset=latin-1"})
    yield Hostile("a charset that is none", b"ASK {}", type_, headers={"Content-Type": f"{_QUERY}; charset=\x01"})
    yield Hostile("compressed", gzip.compress(b"ASK {}"), type_, headers={**plain, "Content-Encoding": "gzip"})
    yield Hostile("a bomb", gzip.compress(b" " * 10_000_000), type_, headers={**plain, "Content-Encoding": "gzip"})
    for kind in (
        "",
        "text/plain",
        "application/json",
        "multipart/form-data; boundary=x",
        "a" * 5000,
        "application/xml",
    ):
        yield Hostile(f"content type {kind[:20]!r}", b"ASK {}", type_, headers={"Content-Type": kind})
    yield Hostile(
        "an update, said", b"DROP ALL", frozenset({403}), headers={"Content-Type": "application/sparql-update"}
    )
    yield Hostile("update in a form", b"update=DROP+ALL", frozenset({403}), headers=form)
    yield Hostile("update in an address", b"", frozenset({403}), "GET", "/sparql?update=DROP%20ALL", {})
    yield Hostile("update beside a query", b"query=ASK{}&update=DROP+ALL", frozenset({403}), headers=form)
    yield Hostile("two queries", b"query=ASK{}&query=ASK{}", bad, headers=form)
    yield Hostile("no query", b"q=ASK{}", bad, headers=form)
    yield Hostile("nothing", b"", bad, headers=form)
    yield Hostile("form, percent signs", b"query=ASK%zz%", bad, headers=form)
    yield Hostile("form, no UTF-8", b"query=ASK%ff", bad, headers=form)
    yield Hostile("form, raw bytes", b"query=\xff", bad, headers=form)
    yield Hostile("form, ten thousand fields", b"&".join(b"a=b" for _ in range(10_000)), bad, headers=form)
    yield Hostile("address, no UTF-8", b"", bad, "GET", "/sparql?query=ASK%ff", {})
    yield Hostile("address, NUL", b"", bad, "GET", "/sparql?query=%00", {})
    yield Hostile(
        "address, too long", b"", frozenset({400, 413, 414, 431}), "GET", f"/sparql?query={'a' * 400_000}", {}
    )
    for name in ("default-graph-uri", "named-graph-uri", "using-graph-uri"):
        fields = urlencode({"query": "ASK {}", name: trap})
        yield Hostile(f"{name} in a form", fields.encode(), frozenset({403}), headers=form)
        yield Hostile(f"{name} in an address", b"", frozenset({403}), "GET", f"/sparql?{fields}", {})
        yield Hostile(f"{name} beside a query", b"ASK {}", frozenset({403}), target=f"/sparql?{name}={quote(trap)}")
    yield Hostile("two megabytes", b" " * (2 << 20), large)
    yield Hostile("two megabytes of form", b"query=" + b"a" * (2 << 20), large, headers=form)
    yield Hostile("another host", b"ASK {}", frozenset({421}), headers={**plain, "Host": "evil.example"})
    yield Hostile(
        "another host with our port",
        b"ASK {}",
        frozenset({421}),
        headers={**plain, "Host": "127.0.0.1.evil.example:80"},
    )
    yield Hostile(
        "a host with a trick", b"ASK {}", frozenset({400, 421}), headers={**plain, "Host": "127.0.0.1@evil.example"}
    )
    yield Hostile("from another site", b"ASK {}", frozenset({403}), headers={**plain, "Sec-Fetch-Site": "cross-site"})
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"):
        yield Hostile(f"method {method}", b"", frozenset({405}), method)
    for accept in ("application/x-none", "text/html;q=0, image/png", "*/*;q=0"):
        yield Hostile(f"accept {accept}", b"ASK {}", frozenset({406}), headers={**plain, "Accept": accept})
    yield Hostile(
        "accept, endless", b"ASK {}", frozenset({200, 400, 406, 431}), headers={**plain, "Accept": "a/b;q=0.1," * 5000}
    )
    for path in (
        "/../../etc/passwd",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/id/../x",
        "/.kg/state.json",
    ):
        yield Hostile(f"path {path}", b"", frozenset({404}), "GET", path, {})
    yield Hostile("resource with a bracket", b"", bad, "GET", "/id/thing/%3E%20%7B", {})
    yield Hostile(
        "thing that ends a query", b"", bad, "GET", f"/api/around?thing={quote('urn:x> } SELECT * { ?s ?p ?o')}", {}
    )
    yield Hostile("claim without ends", b"", bad, "GET", "/api/claims", {})
    yield Hostile("claim with a trick", b"", bad, "GET", f"/api/claims?subject={quote('urn:x> . SERVICE <urn:y>')}", {})
    for limit in ("0", "-1", "1e9", "999999", "x", "٣"):
        yield Hostile(f"limit {limit!r}", b"", bad, "GET", f"/api/search?text=a&limit={quote(limit)}", {})
    yield Hostile(
        "search with quotes",
        b"",
        frozenset({200}),
        "GET",
        f"/api/search?text={quote(chr(34) + '))} DROP ALL #' + chr(92))}",
        {},
    )
