"""A graph of ours back into an output folder, as if its articles had been read there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import facts, jsonl, ontology, rdf, store
from kg.errors import UsageError
from kg.model import Claim
from kg.rdf import derive, read


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: the ids of the documents, sorted, and how many facts and claims."""

    documents: tuple[str, ...]
    facts: int
    claims: int


def graph(path: Path, output: Path, extra: Sequence[str] = ()) -> Taken:
    """Take the Turtle file of a graph into `output`: its claims equal those it was written from.

    The page is not made; `kg.build.render` does that.

    Raises:
        UsageError: There is a graph in `output` already.
        GraphError: The file is no graph of ours.
    """
    if store.state(output).documents:
        raise UsageError(f"{output}: holds a graph already. Name another folder with -o.")
    articles, claims = read.read(path)
    schema = ontology.load(extra)
    spoken: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        spoken[claim.document].append(claim)
    keys = {article.id: f"{article.digest}-{store.IMPORTED}" for article in articles}
    for article in articles:
        store.keep(output, keys[article.id], article, facts.in_order(spoken[article.id]))
    found = facts.gather(claims)
    results = {
        "claims.jsonl": jsonl.lines(claims),
        "derived.ttl": [derive.of_facts(found, schema, extra)],
        "graph.ttl": rdf.pieces(found, articles, schema),
    }
    store.commit(output, store.State(keys, tuple(extra)), results)
    return Taken(tuple(sorted(keys)), len(found), len(claims))
