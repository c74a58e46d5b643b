"""The IRIs, prefixes and literals of a built graph (rdf notes, sections 2 and 3).

Literals are written the one way that every store gives back: `xsd:integer`, `xsd:decimal` without trailing zeros,
`xsd:date`, plain strings and lower-case language tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import GraphError
from kg.model import BASE, content_hash, slug

KG = f"{BASE}kg#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
DCT = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"

_INTEGER = ox.NamedNode(f"{XSD}integer")

DATA = f"{BASE}id/"
"""What stands before the last slash comes from this short list: rdflib's writer is quadratic in namespaces."""


def prefixes(iris: Iterable[str] = (), preferred: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """The prefix table in the order of its names; namespaces of `iris` that it lacks get a name.

    `preferred` maps namespaces to the names that their ontologies want; else a name is made of the namespace's own.
    """
    table = {
        "article": f"{DATA}article/",
        "claim": f"{DATA}claim/",
        "dct": DCT,
        "evidence": f"{DATA}evidence/",
        "kg": KG,
        "oa": OA,
        "owl": OWL,
        "prov": PROV,
        "publisher": f"{DATA}publisher/",
        "rdf": RDF,
        "rdfs": RDFS,
        "run": f"{DATA}run/",
        "schema": SCHEMA,
        "skos": SKOS,
        "thing": f"{DATA}thing/",
        "wd": "http://www.wikidata.org/entity/",
        "xsd": XSD,
    }
    for namespace in sorted({namespace_of(iri) for iri in iris} - set(table.values())):
        name = _prefix(preferred.get(namespace, "") or namespace, table)
        if name:
            table[name] = namespace
    return dict(sorted(table.items()))


def namespace_of(iri: str) -> str:
    """The IRI up to and with its last `/` or `#`; empty where it has neither."""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _prefix(wish: str, taken: Mapping[str, str]) -> str:
    """`.../rounds/lake#` -> `lake`; a number is added where the name is taken; empty where no name can be made."""
    stem = slug(re.split(r"[/#]", wish.rstrip("/#"))[-1]).lstrip("0123456789-")
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}{number}", number + 1
    return name


def node(iri: str) -> ox.NamedNode:
    """The IRI as a term.

    Raises:
        GraphError: Where it is no absolute IRI; the text says what is wrong with it.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise GraphError(f"{iri!r} cannot name anything in a graph: {error}; use an absolute IRI") from error


def minted(kind: str, *fields: object) -> ox.NamedNode:
    """The IRI of an evidence, article, publisher or run: a letter for the kind, then a hash of what it is."""
    return ox.NamedNode(f"{DATA}{kind}/{kind[0]}{content_hash(*fields)}")


def address(url: str) -> ox.NamedNode | ox.Literal:
    """The address as an IRI where it is a sound http(s) one, else as a plain string: it comes from outside."""
    if re.match(r"https?://", url):
        try:
            return ox.NamedNode(url)
        except ValueError:
            pass
    return text(url)


def text(words: str, language: str = "") -> ox.Literal:
    """A string, with a language tag where `language` is a sound one. A lone surrogate becomes U+FFFD."""
    # Through UTF-16, because that also joins a pair of surrogates to the character that they stand for.
    clean = words if words.isascii() else words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    tag = _tag(language)
    return ox.Literal(clean, language=tag) if tag else ox.Literal(clean)


@lru_cache(maxsize=64)
def _tag(language: str) -> str:
    """The language tag in lower case; empty where it is none."""
    tag = language.lower()
    return tag if re.fullmatch(r"[a-z]{2,8}(-[a-z0-9]{1,8})*", tag) else ""


@lru_cache(maxsize=4096)
def day(iso: str) -> ox.Literal:
    """A day, month or year with its own datatype; anything else is a plain string."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", iso):
        return text(iso)
    try:
        date.fromisoformat(iso + "0000-01-01"[len(iso) :])
    except ValueError:
        return text(iso)
    kind = {10: "date", 7: "gYearMonth", 4: "gYear"}[len(iso)]
    return ox.Literal(iso, datatype=ox.NamedNode(XSD + kind))


@lru_cache(maxsize=1024)
def share(number: float) -> ox.Literal:
    """A number in 0..1 as a canonical decimal of at most six places."""
    plain = format(Decimal(repr(round(number, 6))).normalize(), "f")
    return ox.Literal(plain, datatype=ox.NamedNode(f"{XSD}decimal"))


def whole(number: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(number), datatype=_INTEGER)


def local_name(iri: str) -> str:
    """What stands after the IRI's last `/` or `#`."""
    return iri[len(namespace_of(iri)) :] or iri
