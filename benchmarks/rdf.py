"""What a graph costs: write, read, open, ask, check, derive; kg beside pyoxigraph used directly and rdflib by itself.

    python benchmarks/rdf.py 1000 10000 100000 > figures.txt

Claims are made of templates. CPU seconds, the best of three (of one above 10,000 claims). rdflib alone is left out above
10,000 claims and where a question takes it minutes. `direct` is pyoxigraph without kg, `ratio` kg to it. Above 100,000
claims (a million are 24 million triples, 830 MB of Turtle), the store is always on disk, as it is for users; what takes all
triples into memory is left out, and so are comparisons. Linux.
"""

from __future__ import annotations

import gc
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain, islice
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
IN_MEMORY = 100_000
"""Claims up to which a store in memory is measured."""

APART = """
import resource, sys, time
from pathlib import Path
import pyoxigraph as ox
from kg.rdf import bridge, cache
size = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
path, folder, before, start = Path(sys.argv[2]), sys.argv[3], size(), time.process_time()
match sys.argv[1]:
    case "memory":
        store = bridge.store(path)
    case "kept":
        store = cache.opened(path, large=0)
    case "direct":
        store = ox.Store(folder)
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
        store.flush()
print(time.process_time() - start, size() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
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
    print(f"{name:32}{''.join(cells)}{ratio}", flush=True)


def apart(what: str, path: Path) -> tuple[float, float, float]:
    """Makes a store in a process of its own: CPU seconds, growth by the store and greatest size in megabytes."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        command = [sys.executable, "-c", APART, what, str(path), folder]
        made = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - ourselves
    seconds, growth, most = map(float, made.stdout.split())
    return seconds, growth, most


def measure(size: int, folder: Path, schema: Schema) -> None:
    """Everything for one size."""
    times, small = (3, True) if size <= 10_000 else (1, False)  # noqa: PLR2004 - see the module
    path = folder / "graph.ttl"
    print(f"\n{size} claims")
    print(f"{'CPU seconds':32}{'kg':>10}{'direct':>10}{'rdflib':>10}{'ratio':>8}")
    _made(size, path, schema, times, small=small)
    kept = _kept(path, large=size > IN_MEMORY)
    if size <= IN_MEMORY:
        ours = timed(lambda: len(bridge.store(path)), times)[0]
        tell("read", ours, timed(lambda: len(_loaded(path)), times)[0], _library(path) if small else None)
        print(f"{'memory of the store, MB':32}{apart('memory', path)[1]:10.0f}")
        _asked("in memory", bridge.store(path), path, times=3, small=small)
        tell("derive: from the file", timed(lambda: derive.triples(path), 1)[0])
        tell("claims back", timed(lambda: read.read(path), 1)[0])
        tell("check: shapes and queries", timed(lambda: list(validate.findings(path, schema)), times)[0])
    if not small:
        _asked("on disk", kept, path, times=1, small=False, alone=size > IN_MEMORY)


def _made(size: int, path: Path, schema: Schema, times: int, *, small: bool) -> None:
    found, articles = generated(size)
    gc.collect()
    gc.freeze()  # else each collection goes over all claims
    whole = timed(lambda: _put(path, rdf.pieces(found, articles, schema)), times)[0]
    if size > IN_MEMORY:
        tell("write: facts to Turtle", whole)
        print(f"{path.stat().st_size / 1e6:.1f} MB of Turtle; at most {_most():.0f} MB of memory for all so far")
        return
    count, ours, direct = 0, [0.0] * times, [0.0] * times
    names = terms.prefixes()
    subjects = build.triples(build.blocks(found, articles, schema, ("benchmark",)))
    while batch := [list(subject) for subject in islice(subjects, 20_000)]:
        count += sum(map(len, batch))
        flat = list(chain.from_iterable(batch))
        for turn in range(times):
            ours[turn] += timed(lambda: sum(map(len, write.pieces(batch, names))), 1)[0]
            direct[turn] += timed(lambda: _serialized(flat, names), 1)[0]  # noqa: B023 - called at once
    library = None
    if small:
        graph = rdf.graph(path)
        library = timed(lambda: graph.serialize(format="turtle"), 1)[0]
    tell("write: triples to Turtle", min(ours), min(direct), library)
    tell("write: facts to Turtle", whole)
    tell("derive: from facts, as text", timed(lambda: derive.of_facts(found, schema), 1)[0])
    print(f"{count} triples, {path.stat().st_size / 1e6:.1f} MB of Turtle; at most {_most():.0f} MB for all so far")


def _put(path: Path, pieces: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


def _serialized(triples: list[ox.Triple], names: dict[str, str]) -> int:
    return len(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=names) or b"")


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _loaded(path: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def _library(path: Path) -> float:
    return timed(lambda: rdflib.Graph().parse(path, format="turtle"), 1)[0]


def _kept(path: Path, *, large: bool) -> ox.Store:
    ours, _, most = apart("kept", path)
    tell("store folder: make", ours, None if large else apart("direct", path)[0])
    tell("store folder: open", timed(lambda: len(list(_first(path))), 3)[0])
    size = sum(file.stat().st_size for file in (path.parent / ".kg").rglob("*") if file.is_file())
    print(f"{'store folder, MB':32}{size / 1e6:10.1f}; at most {most:.0f} MB of memory while it is made")
    return cache.opened(path, large=0)


def _first(path: Path) -> Iterator[Any]:
    return iter(cache.opened(path, large=0).query("SELECT * { ?s ?p ?o } LIMIT 1"))  # type: ignore[arg-type]


def _asked(where: str, store: ox.Store, path: Path, *, times: int, small: bool, alone: bool = False) -> None:
    """Every shipped question; the store is open already on all sides."""
    graph = rdf.graph(path) if small else None
    names = query.texts.prefixes(path)
    total = [0.0, 0.0]
    for question in query.questions.shipped():
        text, _ = query.values.bind(question, GIVEN.get(question.name, {}), store, names)
        ours, count = timed(lambda text=text: _rows(store, text, names), times)  # type: ignore[misc]
        direct = None if alone else timed(lambda text=text: _counted(store.query(text)), times)[0]  # type: ignore[misc]
        library = None
        if graph is not None and question.name not in SLOW_IN_RDFLIB:
            library = timed(lambda text=text: len(list(graph.query(text))), 1)[0]  # type: ignore[misc]
        tell(f"ask {question.name}: {count} rows", ours, direct, library)
        total = [total[0] + ours, total[1] + (direct or 0.0)]
    tell(f"ask all, {where}", *total)


def _rows(store: ox.Store, text: str, names: dict[str, str]) -> int:
    query.texts.check(text, names, store)
    return _counted(query.running.run(store, query.running.Query(text, names)).found)


def _counted(rows: Any) -> int:  # noqa: ANN401 - solutions
    return sum(1 for row in rows if tuple(row) is not None)


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
