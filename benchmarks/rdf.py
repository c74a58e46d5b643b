"""What a graph costs: write, read, open, ask, check, derive; kg beside pyoxigraph used directly and rdflib by itself.

    python benchmarks/rdf.py 1000 10000 100000 > figures.txt

Claims are made of templates. CPU seconds, the best of three (of one above 10,000 claims); memory is the growth of a
process by the store (Linux). rdflib alone is left out above 10,000 claims and where a question takes it
minutes. `direct` is pyoxigraph
without kg, `ratio` kg to it.
"""

from __future__ import annotations

import gc
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from kg import facts, ontology, query, rdf
from kg.model import BASE, Article, Claim, End, Fact, Schema, Status, Thing
from kg.rdf import bridge, build, cache, derive, read, terms, validate, write

TALKS = f"{BASE}talks#"
KINDS = "Person Delegation Round Issue State Role City Proposal".split()
RELATIONS = {
    "attended": ("Person", "Round"),
    "agreedTo": ("Delegation", "Issue"),
    "memberOf": ("Person", "Delegation"),
    "leads": ("Person", "Delegation"),
    "delegationOf": ("Delegation", "State"),
    "rejected": ("State", "Proposal"),
    "proposed": ("State", "Proposal"),
    "hasRole": ("Person", "Role"),
    "heldIn": ("Round", "City"),
    "metWith": ("Person", "Person"),
    "mediated": ("State", "Round"),
}
STATUSES = (*[Status.ACTUAL] * 7, Status.PLANNED, Status.NEGATED, Status.POSSIBLE)
PER_ARTICLE = 50
SLOW_IN_RDFLIB = {"path", "since", "contradicted", "planned", "sources"}
GROWTH = """
import resource, sys
from pathlib import Path
from kg.rdf import bridge
size = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
before = size()
store = bridge.store(Path(sys.argv[1]))
print(size() - before)
"""
GIVEN = {"path": {"from": "person-1", "to": "person-2"}}


def generated(size: int) -> tuple[tuple[Fact, ...], list[Article]]:
    """About `size` claims, two a sentence, fifty an article; actors come up as often as in news: few very often."""
    chance = random.Random(1)  # noqa: S311 - no secret
    many = max(4, size // 40)
    things = {kind: [_thing(kind, number) for number in range(many)] for kind in KINDS}
    articles = [_article(number) for number in range(-(-size // PER_ARTICLE))]
    claims = [_claim(articles[number // PER_ARTICLE], number % PER_ARTICLE, things, chance) for number in range(size)]
    return facts.gather(claim for claim in claims if claim.subject.thing != claim.object.thing), articles


def _thing(kind: str, number: int) -> Thing:
    return Thing(f"{BASE}id/thing/{kind.lower()}-{number}", f"{kind} {number}", TALKS + kind)


def _article(number: int) -> Article:
    day = f"2025-{1 + number % 12:02}-{1 + number % 28:02}"
    url = f"https://news.example/{number}"
    return Article(f"doc-{number:06}", "", (), f"Title {number}", day, f"Outlet {number % 9}", url)


def _claim(article: Article, number: int, things: dict[str, list[Thing]], chance: random.Random) -> Claim:
    start = number // 2 * 120
    sentence = f"Sentence {number // 2} of {article.id} says that somebody did something at the table of the talks."
    relation = chance.choice(list(RELATIONS))
    first, second = RELATIONS[relation]
    subject, target = (things[kind][int(len(things[kind]) * chance.random() ** 2)] for kind in (first, second))
    speaker = chance.choice(things["Person"]) if chance.random() < 0.4 else None  # noqa: PLR2004 - a share
    return Claim(
        document=article.id,
        start=start,
        end=start + len(sentence),
        sentence=sentence,
        subject=End(subject, subject.name, start),
        relation=TALKS + relation,
        object=End(target, target.name, start + 40),
        status=chance.choice(STATUSES),
        speaker=End(speaker, "somebody", start + 30) if speaker else None,
        date=article.date,
        trigger="did",
        trigger_start=start + sentence.index("did"),
        rule="{s} do {o}",
        confidence=round(chance.random(), 2),
    )


def timed(work: Callable[[], Any], times: int) -> tuple[float, Any]:
    """CPU seconds of the best run, and what the last gave."""
    best, found = float("inf"), None
    for _ in range(times):
        del found
        gc.collect()
        start = time.process_time()
        found = work()
        best = min(best, time.process_time() - start)
    return best, found


def tell(name: str, ours: float, direct: float | None = None, library: float | None = None) -> None:
    """One line of the table."""
    ratio = f"{ours / direct:8.2f}" if direct else " " * 8
    cells = [f"{seconds:10.4f}" if seconds is not None else " " * 10 for seconds in (ours, direct, library)]
    print(f"{name:28}{''.join(cells)}{ratio}", flush=True)


def memory(path: Path) -> float:
    """By how many megabytes a process of its own grows by the store."""
    made = subprocess.run([sys.executable, "-c", GROWTH, str(path)], capture_output=True, check=True, text=True)  # noqa: S603
    return float(made.stdout)


def measure(size: int, folder: Path, schema: Schema) -> None:
    """Everything for one size."""
    times, small = (3, True) if size <= 10_000 else (1, False)  # noqa: PLR2004 - see the module
    found, articles = generated(size)
    path = folder / "graph.ttl"
    whole, text = timed(lambda: rdf.turtle(found, articles, schema), times)
    path.write_text(text, encoding="utf-8")
    triples = list(chain.from_iterable(build.triples(build.blocks(found, articles, schema, ("benchmark",)))))
    print(f"\n{size} claims, {len(triples)} triples, {path.stat().st_size / 1e6:.1f} MB of Turtle")
    print(f"{'CPU seconds':28}{'kg':>10}{'direct':>10}{'rdflib':>10}{'ratio':>8}")
    _written(whole, triples, path, times, small=small)
    ours = timed(lambda: len(bridge.store(path)), times)[0]
    tell("read", ours, timed(lambda: len(_loaded(path)), times)[0], _library(path) if small else None)
    print(f"{'memory of the store, MB':28}{memory(path):10.0f}")
    store = bridge.store(path)
    _kept(path)
    _asked(store, path, small=small)
    del store
    tell("check: shapes and queries", timed(lambda: list(validate.findings(path, schema)), times)[0])
    tell("derive: from the file", timed(lambda: derive.triples(path), 1)[0])
    tell("derive: from facts, as text", timed(lambda: derive.of_facts(found, schema), 1)[0])
    tell("claims back", timed(lambda: read.read(path), 1)[0])


def _written(whole: float, triples: list[ox.Triple], path: Path, times: int, *, small: bool) -> None:
    names = terms.prefixes()
    ours = timed(lambda: write.turtle(triples, names), times)[0]
    direct = timed(lambda: ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=names), times)[0]
    library = None
    if small:
        graph = rdf.graph(path)
        library = timed(lambda: graph.serialize(format="turtle"), 1)[0]
    tell("write: triples to Turtle", ours, direct, library)
    tell("write: facts to Turtle", whole)


def _loaded(path: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def _library(path: Path) -> float:
    return timed(lambda: rdflib.Graph().parse(path, format="turtle"), 1)[0]


def _kept(path: Path) -> None:
    made = timed(lambda: len(cache.opened(path, large=0)), 1)[0]
    again = timed(lambda: len(list(cache.opened(path, large=0).query("SELECT * { ?s ?p ?o } LIMIT 1"))), 3)[0]
    size = sum(file.stat().st_size for file in (path.parent / ".kg").rglob("*") if file.is_file())
    tell("store folder: make", made)
    tell("store folder: open", again)
    print(f"{'store folder, MB':28}{size / 1e6:10.1f}")


def _asked(store: ox.Store, path: Path, *, small: bool) -> None:
    """Every shipped question; the store is open already on all sides."""
    graph = rdf.graph(path) if small else None
    names = query.texts.prefixes(path)
    total = [0.0, 0.0]
    for question in query.questions.shipped():
        text, _ = query.values.bind(question, GIVEN.get(question.name, {}), store, names)
        ours = timed(lambda text=text: _rows(store, text, names), 3)[0]  # type: ignore[misc]
        direct = timed(lambda text=text: [tuple(row) for row in store.query(text)], 3)[0]  # type: ignore[misc]
        library = None
        if graph is not None and question.name not in SLOW_IN_RDFLIB:
            library = timed(lambda text=text: list(graph.query(text)), 1)[0]  # type: ignore[misc]
        tell(f"ask: {question.name}", ours, direct, library)
        total = [total[0] + ours, total[1] + direct]
    tell("ask: all", *total)


def _rows(store: ox.Store, text: str, names: dict[str, str]) -> list[Any]:
    query.texts.check(text, names, store)
    return [tuple(row) for row in _solutions(query.running.run(store, query.running.Query(text, names)))]


def _solutions(answer: query.Answer) -> Iterator[Any]:
    yield from answer.found


def main() -> None:
    """Sizes are the arguments."""
    schema = ontology.load()
    for size in [int(word) for word in sys.argv[1:]] or [1000]:
        folder = Path(tempfile.mkdtemp(prefix="rdf-"))
        try:
            measure(size, folder, schema)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
