"""SPARQL over a built graph: text, file or shipped question in, an answer in any of the standard formats out.

::

    answer = query.ask(Path("output/graph.ttl"), NAME, {PARAMETER: VALUE})
    print(answer.as_csv())

The prefixes of the graph are known without a PREFIX line. Names that neither the graph nor an ontology has are faults,
with the nearest that they do have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.query import questions, running, texts, values
from kg.query.answers import Answer
from kg.query.questions import Parameter, Question
from kg.rdf import bridge, cache, derive

__all__ = ["Answer", "Parameter", "Question", "ask", "questions"]

_DERIVED = "kg:derived"
_GRAPH, _BESIDE = "graph.ttl", "derived.ttl"
"""A graph in an output folder, and the file beside it that holds what rules derive from it."""


def ask(
    graph: Path,
    question: str,
    given: Mapping[str, str] | None = None,
    *,
    derived: bool = False,
    extra: Sequence[str] = (),
) -> Answer:
    """The answer of the graph (a Turtle file) to a shipped question by name, a file of SPARQL, or SPARQL itself.

    `given` are the values of the question's parameters, by name; things by any of their names. With `derived` the query
    also sees what the rules of the ontology derive from the claims; without it that stands apart, in the named graph
    `kg:derived`. It is read from `derived.ttl` beside the graph, or derived now, `extra` among the ontologies.

    Raises:
        UsageError: There is no such question, parameter or thing.
        GraphError: The graph cannot be read, or the query cannot be run on it.
    """
    asked = questions.find(question)
    store = cache.opened(graph, _beside(graph, extra) if derived or _DERIVED in asked.text else None)
    prefixes = texts.prefixes(graph)
    bound, notes = values.bind(asked, given or {}, store, prefixes)
    texts.check(bound, prefixes, store)
    return running.run(store, running.Query(bound, prefixes, union=derived), notes)


def _beside(graph: Path, extra: Sequence[str]) -> cache.Beside:
    """What rules derive, for the store: of the file beside the graph, or else derived when the store is made."""
    beside = graph.with_name(_BESIDE)
    if graph.name == _GRAPH and beside.is_file():
        return cache.Beside(cache.digest(beside), lambda store: bridge.load(store, beside, derive.GRAPH))
    return cache.Beside(
        derive.version(extra),
        lambda store: store.bulk_extend(ox.Quad(*triple, derive.GRAPH) for triple in derive.triples(graph, extra)),
    )
