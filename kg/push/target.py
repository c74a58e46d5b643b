"""Where a push goes: three addresses of one server, and the name of the graphs there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from kg.errors import UsageError
from kg.model import BASE

GRAPHS = f"{BASE}id/graph/"
_KNOWN = (
    ("/sparql-graph-crud-auth", "/sparql", "/sparql-auth"),
    ("/sparql-graph-crud", "/sparql", "/sparql-auth"),
    ("/rdf-graphs/service", "", "/statements"),
    ("/store", "/query", "/update"),
    ("/data", "/query", "/update"),
)
"""How the address of the graph store ends, and what stands there for queries and updates: Virtuoso, RDF4J and GraphDB,
Oxigraph, Fuseki (rdf notes, section 7)."""


@dataclass(frozen=True, slots=True)
class Target:
    """The addresses of graph store, queries and updates; all graphs that are made have IRIs that begin with `graphs`."""

    store: str
    query: str
    update: str = ""
    graphs: str = GRAPHS

    def store_of(self, graph: str) -> str:
        """The address of one graph (Graph Store Protocol, section 4.2)."""
        return f"{self.store}{'&' if urlsplit(self.store).query else '?'}graph={quote(graph, safe='')}"


def guess(store: str, query: str = "", update: str = "", graphs: str = GRAPHS) -> Target:
    """The target, with the addresses for queries and updates that the known servers have, where none are given.

    Raises:
        UsageError: An address is none of http or https, holds a password, or that for queries cannot be told.
    """
    parsed = urlsplit(store)
    for ending, asking, updating in _KNOWN:
        if parsed.path.endswith(ending):
            stem = parsed.path.removesuffix(ending)
            query = query or urlunsplit(parsed._replace(path=stem + asking, query=""))
            update = update or urlunsplit(parsed._replace(path=stem + updating, query=""))
            break
    if not query:
        raise UsageError(
            f"{parsed.path or store}: which server this is cannot be told. Say where queries go: --query URL"
        )
    for address in filter(None, (store, query, update)):
        _check(address)
    return Target(store, query, update, graphs)


def _check(address: str) -> None:
    parsed = urlsplit(address)
    if parsed.username is not None or parsed.password is not None:
        raise UsageError("An address holds a user or password, where others can see it. Use --user and KG_PASSWORD.")
    if parsed.scheme not in ("http", "https") or not parsed.hostname or not address.isascii() or " " in address:
        raise UsageError(f"{address!r} is no address of a server. Give one that begins with http:// or https://")
