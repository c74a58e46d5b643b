"""Values of a question's parameters: names as people write them -> terms, put into the query as VALUES.

A value never becomes syntax: it is looked up or made a term, and the term is written by pyoxigraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias, cast

import pyoxigraph as ox

from kg.errors import UsageError
from kg.model import kebab, slug
from kg.query import questions
from kg.query.questions import Parameter, Question
from kg.rdf.terms import KG, RDF, RDFS, SCHEMA, SKOS, local_name

_NAMES = f"""
SELECT DISTINCT ?thing ?name WHERE {{
  {{ ?thing <{RDFS}label> ?name }} UNION {{ ?thing <{SKOS}altLabel> ?name }}
  FILTER NOT EXISTS {{ ?thing a <{SCHEMA}NewsArticle> }}
}}
"""
_RELATIONS = f"SELECT DISTINCT ?relation WHERE {{ ?claim a <{KG}Claim> ; <{RDF}predicate> ?relation }}"
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SHOWN = 8

_Term: TypeAlias = ox.NamedNode | ox.Literal


def bind(
    question: Question, given: Mapping[str, str], store: ox.Store, prefixes: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """The query with its parameters in place, and a line for each name that stands for several things.

    VALUES go to every line `# given`; without one, to the start of the query's first WHERE.

    Raises:
        UsageError: A parameter is unknown or lacks, or its value means nothing in this graph.
    """
    chosen = {name: questions.parameter(question, name) for name in given}
    for wanted in question.parameters:
        if wanted.required and wanted.name not in given:
            raise UsageError(f"{question.name}: --{wanted.name} is needed. {wanted.help}")
    blocks, notes = [], []
    for name, found in chosen.items():
        terms = _terms(found, given[name], store, prefixes)
        blocks.append(f"VALUES ?{name} {{ {' '.join(map(str, terms))} }}")
        if len(terms) > 1:
            shown = ", ".join(local_name(term.value) for term in terms[:_SHOWN])
            more = f" and {len(terms) - _SHOWN} more" if len(terms) > _SHOWN else ""
            notes.append(f"--{name} {given[name]} stands for {len(terms)} things: {shown}{more}")
    return _placed(question.text, " ".join(blocks)), tuple(notes)


def _placed(text: str, block: str) -> str:
    if not block:
        return text
    marked, count = re.subn(r"^[ \t]*# given[ \t]*$", lambda _: block, text, flags=re.MULTILINE)
    if count:
        return marked
    # A comment could hold the word or the brace too, and then nothing would be bound.
    for opening in (r"\bWHERE\s*\{", r"\{"):
        pattern = rf"^(?![ \t]*#)(.*?{opening})"
        placed, count = re.subn(
            pattern, lambda match: f"{match.group()} {block} ", text, count=1, flags=re.IGNORECASE | re.MULTILINE
        )
        if count:
            return placed
    return text


def _terms(parameter: Parameter, value: str, store: ox.Store, prefixes: Mapping[str, str]) -> list[_Term]:
    if parameter.kind == "TEXT":
        return [ox.Literal(value)]
    if parameter.kind == "DAY":
        if not _is_day(value):
            raise UsageError(f"--{parameter.name} {value}: is no date; write it like 2025-06-01, 2025-06 or 2025.")
        return [ox.Literal(value)]
    if parameter.kind == "RELATION":
        return [_relation(parameter, value, store)]
    return list(_things(parameter, value, store, prefixes))


def _is_day(value: str) -> bool:
    """Whether the value is a day, month or year of the calendar."""
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _relation(parameter: Parameter, value: str, store: ox.Store) -> ox.NamedNode:
    rows = cast("ox.QuerySolutions", store.query(_RELATIONS))
    known = {kebab(row["relation"].value): row["relation"] for row in rows}
    found = known.get(kebab(value.rpartition(":")[2]))
    if found is None:
        raise UsageError(f"--{parameter.name} {value}: {questions.unknown('relation in this graph', value, known)}")
    return cast("ox.NamedNode", found)


def _things(parameter: Parameter, value: str, store: ox.Store, prefixes: Mapping[str, str]) -> list[ox.NamedNode]:
    """The things that the value names: by IRI, else by local name, else by a whole name, else by words of a name."""
    names = _names(store)
    iri = _iri(value, prefixes)
    wanted, words = slug(value), set(slug(value).split("-"))
    for fits in (
        lambda thing, _: thing == iri,
        lambda thing, _: local_name(thing) == value,
        lambda _, name: name.casefold() == value.casefold(),
        lambda _, name: slug(name) == wanted != "",
        lambda thing, name: wanted != "" and words <= set(f"{local_name(thing)}-{slug(name)}".split("-")),
    ):
        if found := sorted({thing for thing, name in names if fits(thing, name)}):
            return [ox.NamedNode(thing) for thing in found]
    raise UsageError(
        f"--{parameter.name} {value}: {questions.unknown('thing in this graph', value, _spellings(names))}"
    )


def _names(store: ox.Store) -> list[tuple[str, str]]:
    rows = cast("ox.QuerySolutions", store.query(_NAMES))
    return [(row["thing"].value, row["name"].value) for row in rows]


def _spellings(names: list[tuple[str, str]]) -> set[str]:
    return {name for _, name in names} | {local_name(thing) for thing, _ in names}


def _iri(value: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = value.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else value.strip("<>")
