"""Parts of the graph as JSON, for a page that a large graph does not fit into: things by name, around one, its claims.

Values from outside enter a query as terms that the engine's own library has written, never as text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from kg.rdf import derive, terms

PREFIXES: Mapping[str, str] = {
    "kg": terms.KG,
    "rdf": terms.RDF,
    "rdfs": terms.RDFS,
    "skos": terms.SKOS,
    "oa": terms.OA,
    "prov": terms.PROV,
    "dct": terms.DCT,
}
_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
LIMIT = 200
"""Rows of one answer at most."""


def search(text: str, limit: int) -> str:
    """The query for things whose name holds the text, whatever its case, the shortest name first."""
    words = ox.Literal(text.lower())
    return f"""{_HEAD}SELECT ?id ?name (MIN(?kind) AS ?type) (MIN(?found) AS ?match) WHERE {{
  ?id rdfs:label|skos:altLabel ?found . FILTER(CONTAINS(LCASE(STR(?found)), {words}))
  ?id rdfs:label ?name ; a ?kind .
  FILTER EXISTS {{ {{ ?claim rdf:subject ?id }} UNION {{ ?claim rdf:object ?id }} UNION {{ ?claim kg:speaker ?id }} }}
}} GROUP BY ?id ?name ORDER BY STRLEN(STR(?name)) ?name ?id LIMIT {limit}"""


def around(thing: str, limit: int) -> str:
    """The query for what claims tie to the thing, in either direction, the most claims first.

    Raises:
        ValueError: It is no IRI.
    """
    centre = ox.NamedNode(thing)
    return f"""{_HEAD}SELECT ?subject ?relation ?object ?subjectName ?objectName (COUNT(?claim) AS ?claims) WHERE {{
  {{ ?claim rdf:subject {centre} }} UNION {{ ?claim rdf:object {centre} }}
  ?claim a kg:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .
  ?subject rdfs:label ?subjectName .
  OPTIONAL {{ ?object rdfs:label ?objectName }}
}} GROUP BY ?subject ?relation ?object ?subjectName ?objectName
ORDER BY DESC(?claims) ?relation ?subject ?object LIMIT {limit}"""


def claims(ends: Mapping[str, str], limit: int) -> str:
    """The query for claims with their evidence; `ends` has IRIs under any of subject, relation and object.

    An object that is a date is given as it is written.

    Raises:
        ValueError: One of them is no IRI.
    """
    wanted = "".join(
        f"  VALUES ?{name} {{ {ox.NamedNode(iri)} }}\n" for name, iri in sorted(ends.items()) if ":" in iri
    )
    wanted += "".join(
        f"  FILTER(STR(?{name}) = {ox.Literal(word)})\n" for name, word in sorted(ends.items()) if ":" not in word
    )
    return f"""{_HEAD}SELECT ?id ?subject ?relation ?object ?status ?speaker ?date ?sentence ?start ?article ?title
  ?publisher ?issued ?address
  ?subjectText ?subjectStart ?objectText ?objectStart ?trigger ?triggerStart
  ?rule ?confidence WHERE {{
{wanted}  ?id rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; kg:status ?status ;
    oa:hasTarget ?evidence ; prov:wasDerivedFrom ?article .
  ?evidence oa:hasSelector/oa:exact ?sentence ; oa:hasSelector/oa:start ?start .
  OPTIONAL {{ ?id kg:speaker/rdfs:label ?speaker }} OPTIONAL {{ ?id kg:date ?date }}
  OPTIONAL {{ ?article dct:title ?title }} OPTIONAL {{ ?article dct:issued ?issued }}
  OPTIONAL {{ ?article dct:publisher/rdfs:label ?publisher }} OPTIONAL {{ ?article dct:source ?address }}
  OPTIONAL {{ ?id kg:subjectText ?subjectText ; kg:subjectStart ?subjectStart }}
  OPTIONAL {{ ?id kg:objectText ?objectText ; kg:objectStart ?objectStart }}
  OPTIONAL {{ ?id kg:trigger ?trigger ; kg:triggerStart ?triggerStart }}
  OPTIONAL {{ ?id kg:rule ?rule }} OPTIONAL {{ ?id kg:confidence ?confidence }}
}} ORDER BY ?issued ?article ?start ?id LIMIT {limit}"""


def about(iri: str) -> str:
    """The query for what the graph says of a resource; of a derivation or a rule, what the graph of derived triples says.

    Raises:
        ValueError: It is no IRI.
    """
    node = ox.NamedNode(iri)
    said = f"{node} ?p ?o"
    where = f"GRAPH {derive.GRAPH} {{ {said} }}" if iri.startswith(derive.KINDS) else said
    return f"CONSTRUCT {{ {said} }} WHERE {{ {where} }}"


def said(iri: str, limit: int) -> str:
    """The query for what `about` gives as a table: property, value, its name, and whether the graph has more of it.

    Raises:
        ValueError: It is no IRI.
    """
    node = ox.NamedNode(iri)
    line = f"{node} ?property ?value"
    where = f"GRAPH {derive.GRAPH} {{ {line} }}" if iri.startswith(derive.KINDS) else line
    return f"""{_HEAD}SELECT ?property ?value ?name ?inside WHERE {{
  {where} . OPTIONAL {{ ?value rdfs:label ?name }}
  BIND(EXISTS {{ ?value a ?kind }} AS ?inside)
}} ORDER BY ?property STR(?value) LIMIT {limit}"""


def rows(results: str) -> list[dict[str, Any]]:
    """The rows of a SPARQL result in JSON as plain objects; a claim's sentence is cut to `segments`."""
    found = json.loads(results)["results"]["bindings"]
    plain = [{name: cell["value"] for name, cell in row.items()} for row in found]
    return [{**row, "segments": segments(row)} if "sentence" in row else row for row in plain]


def segments(row: Mapping[str, str]) -> list[list[str]]:
    """The sentence in pieces `[words, kind]`, kind `subject`, `trigger`, `object` or empty.

    Cut here, because offsets are code points and a browser counts otherwise. Of spans that overlap the first is marked.
    """
    sentence, first = row["sentence"], int(row["start"])
    pieces, at = [], 0
    for start, end, kind in sorted(_spans(row, first, len(sentence))):
        if start >= at:
            pieces += [[sentence[at:start], ""], [sentence[start:end], kind]]
            at = end
    return [piece for piece in [*pieces, [sentence[at:], ""]] if piece[0]]


def _spans(row: Mapping[str, str], first: int, length: int) -> list[tuple[int, int, str]]:
    found = []
    for kind, text, start in (
        ("subject", "subjectText", "subjectStart"),
        ("trigger", "trigger", "triggerStart"),
        ("object", "objectText", "objectStart"),
    ):
        if text in row and start in row:
            begin = int(row[start]) - first
            if begin >= 0 and begin + len(row[text]) <= length:
                found.append((begin, begin + len(row[text]), kind))
    return found
