"""Media types of answers, and the choice among them by an `Accept` header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

TABLES: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""What a SELECT or ASK may be answered with; the first is what one gets who has no wish."""

GRAPHS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""What a CONSTRUCT or DESCRIBE may be answered with."""

_WORTH = 3


def best(accept: str, offered: Mapping[str, object]) -> str | None:
    """The offered type that the header likes best, the earlier of equals; None where it wants none of them."""
    wishes = _wishes(accept) or {"*/*": 1.0}
    found = max(offered, key=lambda kind: _liking(kind, wishes))
    return found if _liking(found, wishes) > 0 else None


def prefers_html(accept: str) -> bool:
    """Whether a browser asks: HTML is named, and nothing that RDF is written in is liked more."""
    wishes = _wishes(accept)
    html = wishes.get("text/html", 0.0)
    return html > 0 and html >= max((wishes.get(kind, 0.0) for kind in (*GRAPHS, *TABLES)), default=0.0)


def _liking(kind: str, wishes: Mapping[str, float]) -> float:
    """The weight of the most exact range that covers the type."""
    for pattern in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if pattern in wishes:
            return wishes[pattern]
    return 0.0


def _wishes(accept: str) -> dict[str, float]:
    """Media ranges with their weights; a weight that is no number counts 0. Parameters other than `q` are passed over."""
    found: dict[str, float] = {}
    for part in accept.split(",")[:100]:
        kind, *parameters = (piece.strip() for piece in part.lower().split(";"))
        weight = next((p[2:].strip() for p in parameters if p.startswith("q=")), "1")
        if kind:
            found[kind] = max(found.get(kind, 0.0), _weight(weight))
    return found


def _weight(text: str) -> float:
    digits = text.replace(".", "", 1)
    return min(float(text), 1.0) if digits.isascii() and digits.isdigit() and len(text) <= _WORTH + 2 else 0.0
