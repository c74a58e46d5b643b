# ruff: noqa: INP001 - a script, in no package
"""Makes `ontologies/wikidata.ttl`: which item of Wikidata each state of `actors.ttl` is, found by its ISO code.

The data are those of the npm package @rapideditor/country-coder (ISC). In a folder of your own:

    npm pack @rapideditor/country-coder && tar xzf rapideditor-country-coder-*.tgz
    python ontologies/make/wikidata.py package/src/data/borders.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

HOME = Path(__file__).parent.parent
NOTATION = ox.NamedNode("http://www.w3.org/2004/02/skos/core#notation")
STATE = ox.NamedNode("https://w3id.org/parley/talks#State")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ACTORS = "https://w3id.org/parley/actors#"

BY_HAND = {"DK": "Q35", "NL": "Q55"}
"""The package has the kingdoms, with their lands overseas; news means the states in Europe."""

HEAD = """@prefix actor: <https://w3id.org/parley/actors#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# Made by ontologies/make/wikidata.py: change that, not this. States alone, by their ISO codes, so that each is certain.

<https://w3id.org/parley/wikidata> a owl:Ontology ;
  dct:title "Parley: the states in Wikidata"@en ;
  dct:description "Which item of Wikidata each state of actors.ttl is."@en ;
  dct:license <https://opensource.org/license/mit> ;
  dct:source "@rapideditor/country-coder (ISC)" ;
  dct:created "2026-12-01T00:00:00Z"^^xsd:dateTime ;
  owl:imports <https://w3id.org/parley/actors> ;
  owl:versionIRI <https://w3id.org/parley/wikidata/0.1.0> ;
  owl:versionInfo "0.1.0" .

"""


def main() -> None:
    """Write the file; the argument is the package's borders.json."""
    found = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    items = {**dict(_items(found)), **BY_HAND}
    lines = [f"actor:{name} owl:sameAs wd:{items[code]} .\n" for name, code in sorted(_states()) if code in items]
    (HOME / "wikidata.ttl").write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")


def _items(found: Mapping[str, list[dict[str, dict[str, str]]]]) -> Iterator[tuple[str, str]]:
    """ISO codes with the items."""
    for feature in found["features"]:
        said = feature["properties"]
        if "iso1A2" in said and "wikidata" in said:
            yield said["iso1A2"], said["wikidata"]


def _states() -> Iterator[tuple[str, str]]:
    """The local names of the states with their ISO codes."""
    store = ox.Store()
    store.load(path=str(HOME / "actors.ttl"), format=ox.RdfFormat.TURTLE)
    for quad in store.quads_for_pattern(None, TYPE, STATE):
        for code in store.quads_for_pattern(quad.subject, NOTATION, None):
            yield str(quad.subject.value).removeprefix(ACTORS), str(code.object.value)


if __name__ == "__main__":
    main()
