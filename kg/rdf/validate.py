"""Whether a graph keeps to `ontologies/shapes.ttl` and to `ontologies/checks/*.rq`: one finding a fault, in words.

Shapes look at one node and its neighbours; the queries look across documents. Two engines know SHACL: `shacl`, written
in Rust, for whole graphs, and pySHACL, the reference, which takes some sixty times as long; both give the same findings
on the pairs of `tests/valid` and `tests/invalid`. A single article is checked by the reference, in memory.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import pyoxigraph as ox

from kg import facts, locations
from kg.errors import UsageError
from kg.model import Article, Claim, Schema
from kg.rdf import build, cache, terms

if TYPE_CHECKING:
    import rdflib

ENGINES = ("shacl", "pyshacl")
"""Packages that can check shapes, the fastest first."""

_SH = "http://www.w3.org/ns/shacl#"
_DECLARED = "SELECT DISTINCT ?p WHERE { ?claim <%s> ?p } ORDER BY ?p"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault: the IRI of the node that has it, what is wrong in words, and the value that is wrong where there is one."""

    node: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        """On one line."""
        return f"{self.node}: {self.message}" + (f" Found: {self.value}" if self.value else "")


def findings(path: Path, schema: Schema, engine: str | None = None) -> Iterator[Finding]:
    """The faults of the Turtle file, of each check sorted by node: shapes first, then what only the whole graph shows.

    Of a large graph the store is used, or made, that answers queries.

    Raises:
        GraphError: The file is not there, or no Turtle.
        UsageError: No engine for shapes is installed.
    """
    store = cache.opened(path)
    yield from against_shapes(path, engine)
    yield from across(store)
    yield from undeclared(store, schema)


def against_shapes(path: Path, engine: str | None = None) -> Iterator[Finding]:
    """What the shapes find, by the first engine of `ENGINES` that is installed, or by the one named."""
    name, module = _engine(engine)
    found = _fast(module, path, _shapes()) if name == "shacl" else _reference(module, path)
    yield from sorted(set(found))


Check: TypeAlias = Callable[[Article, Sequence[Claim]], list[Finding]]
"""What finds the faults of the graph of an article with its claims."""


def by_article(schema: Schema) -> Check:
    """What finds the faults of one article's graph, by pySHACL and by the queries across documents.

    Raises:
        UsageError: pySHACL is not installed.
    """
    _, engine = _engine("pyshacl")
    from kg.rdf import mirror  # noqa: PLC0415 - brings rdflib

    shapes = mirror.graph(_shapes())

    def found(article: Article, claims: Sequence[Claim]) -> list[Finding]:
        written = build.blocks(facts.gather(claims), [article], schema, ("kg build --check",))
        triples = [triple for block in build.triples(written) for triple in block]
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in triples)
        return [*sorted(set(_results(engine, mirror.copied(triples), shapes))), *across(store)]

    return found


def across(store: ox.Store) -> Iterator[Finding]:
    """What the queries of `ontologies/checks/` find; the first line of each is the message."""
    for path in sorted((locations.ontologies() / "checks").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        message = text.partition("\n")[0].lstrip("# ")
        yield from sorted({Finding(_plain(row["node"]), message, _plain(row["value"])) for row in _rows(store, text)})


def undeclared(store: ox.Store, schema: Schema) -> Iterator[Finding]:
    """Relations of claims that no ontology declares."""
    for row in _rows(store, _DECLARED % f"{terms.RDF}predicate"):
        relation = row["p"].value
        if relation not in schema.relations:
            yield Finding(relation, "No ontology declares this relation: name the one that does with --ontology.")


def _rows(store: ox.Store, text: str) -> Iterator[ox.QuerySolution]:
    yield from cast("ox.QuerySolutions", store.query(text))


def _engine(name: str | None) -> tuple[str, Any]:
    for candidate in (name,) if name else ENGINES:
        try:
            return candidate, importlib.import_module(candidate)
        except ImportError:
            continue
    wanted = name or " nor ".join(ENGINES)
    raise UsageError(f"no {wanted} is installed, which checks a graph against shapes. pip install {name or ENGINES[0]}")


def _fast(engine: Any, path: Path, shapes: Path) -> Iterator[Finding]:  # noqa: ANN401 - imported when it runs
    report = engine.Shapes.from_file(str(shapes)).validate_file(str(path))
    for result in report.results:
        yield Finding(_bare(result.focus_node), result.message or result.component, result.value_plain or "")


def _reference(engine: Any, path: Path) -> Iterator[Finding]:  # noqa: ANN401 - imported when it runs
    from kg.rdf import mirror  # noqa: PLC0415 - brings rdflib

    # In rdflib's own memory, however large: looking into an Oxigraph store takes pySHACL seven times as long.
    yield from _results(engine, mirror.graph(path, large=sys.maxsize), mirror.graph(_shapes()))


def _results(engine: Any, graph: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Finding]:  # noqa: ANN401
    """What pySHACL finds."""
    from kg.rdf import mirror  # noqa: PLC0415 - brings rdflib

    _, report, _ = engine.validate(graph, shacl_graph=shapes, inference="none")
    iri = {name: mirror.node(ox.NamedNode(_SH + name)) for name in ("result", "focusNode", "resultMessage", "value")}
    for _, _, result in report.triples((None, iri["result"], None)):
        said = [report.value(result, iri[name]) for name in ("focusNode", "resultMessage", "value")]
        yield Finding(*("" if term is None else str(term) for term in said))


def _shapes() -> Path:
    return locations.ontologies() / "shapes.ttl"


def _bare(term: str) -> str:
    """The IRI or the text of a term in N-Triples syntax; escapes of a text stay."""
    found = re.fullmatch(r'<(.*)>|"(.*)"(?:@[\w-]+|\^\^<.*>)?', term, re.DOTALL)
    return found[1] or found[2] or "" if found else term


def _plain(term: ox.NamedNode | ox.Literal | ox.BlankNode) -> str:
    return term.value


def summary(found: Iterable[Finding]) -> dict[str, int]:
    """How often each message was found, in the order of the messages."""
    counts: dict[str, int] = {}
    for finding in found:
        counts[finding.message] = counts.get(finding.message, 0) + 1
    return dict(sorted(counts.items()))
