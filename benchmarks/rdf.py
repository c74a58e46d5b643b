"""What a graph costs: write, read, open, ask, check, derive; kg beside pyoxigraph used directly and rdflib by itself.

    python benchmarks/rdf.py 1000 10000 100000 1000000 --folder KEPT > figures.txt

Claims are made of templates. CPU seconds, the best of three (of one above 10,000 claims). `direct` is pyoxigraph without
kg, `ratio` kg to it; `rdflib` is rdflib in its own memory, up to 10,000 claims, asked at 1,000, and only what does
not take it minutes. Each stage has a process of its own, so that its memory is its own; a line is written as soon as it is
known, and `--only` takes up a run that was broken off, on the graphs in `--folder`. A million claims are 24 million
triples; 18 GB of memory will do. Linux.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from kg import facts, ontology, query, rdf
from kg.model import BASE, Article, Claim, End, Fact, Status, Thing
from kg.rdf import bridge, build, cache, derive, read, terms, validate, write

TALKS = f"{BASE}talks#"
KINDS = "Person Delegation Round Issue State Role City Proposal Agreement".split()
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
    "represents": ("Person", "State"),
    "demanded": ("State", "Issue"),
    "signed": ("State", "Agreement"),
}
STATUSES = (*[Status.ACTUAL] * 7, Status.PLANNED, Status.NEGATED, Status.POSSIBLE)
PER_ARTICLE = 50
SLOW_IN_RDFLIB = {"path", "since", "contradicted", "planned", "sources"}
THRICE = 10_000
"""Claims up to which the best of three is taken."""

IN_RDFLIB, ASKED_OF_RDFLIB = 10_000, 1_000
"""Claims up to which rdflib reads and writes, and answers."""

GIVEN = {"path": {"from": "person-1", "to": "person-2"}}


@dataclass(frozen=True, slots=True)
class Run:
    """A graph to be measured: its claims, its file, how often each thing is done, and whether by kg alone."""

    size: int
    path: Path
    times: int
    alone: bool


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


def tell(name: str, ours: float | None, direct: float | None = None, library: float | None = None) -> None:
    """One line of the table."""
    ratio = f"{ours / direct:8.2f}" if ours and direct else " " * 8
    cells = [f"{seconds:10.4f}" if seconds is not None else " " * 10 for seconds in (ours, direct, library)]
    print(f"{name:32}{''.join(cells)}{ratio}", flush=True)


def apart(work: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401 - whatever the work gives
    """Does the work in a process of its own and hands back what it gives."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_sent, args=(theirs, work, given))
    process.start()
    theirs.close()
    try:
        return ours.recv()
    finally:
        process.join()


def _sent(end: Any, work: Callable[..., Any], given: tuple[Any, ...]) -> None:  # noqa: ANN401 - a connection
    end.send(work(*given))


def _most() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _now() -> float:
    """The memory that this process has, in MB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6


def written(run: Run) -> None:
    """Facts to Turtle, triples to Turtle, and what rules derive of facts."""
    schema = ontology.load()
    found, articles = generated(run.size)
    gc.collect()
    gc.freeze()  # else each collection goes over all claims
    tell("write: facts to Turtle", timed(lambda: _put(run.path, rdf.pieces(found, articles, schema)), run.times)[0])
    print(f"{run.path.stat().st_size / 1e6:.1f} MB of Turtle; at most {_most():.0f} MB of memory", flush=True)
    count, ours, direct = 0, [0.0] * run.times, [0.0] * run.times
    names = terms.prefixes()
    subjects = build.triples(build.blocks(found, articles, schema, ("benchmark",)))
    while batch := [list(subject) for subject in islice(subjects, 20_000)]:
        if not count:
            gc.freeze()  # what the blocks of all claims are made from, too
        count += sum(map(len, batch))
        flat = list(chain.from_iterable(batch))
        for turn in range(run.times):
            ours[turn] += timed(lambda: sum(map(len, write.pieces(batch, names))), 1)[0]
            direct[turn] += timed(lambda: _serialized(flat, names), 1)[0]  # noqa: B023 - called at once
    tell("write: triples to Turtle", min(ours), min(direct))
    print(f"{count} triples", flush=True)
    seconds, text = timed(lambda: derive.of_facts(found, schema), 1)
    run.path.with_name("derived.ttl").write_text(text, encoding="utf-8")
    tell("derive: from facts, as text", seconds)
    print(f"{len(text) / 1e6:.1f} MB derived; at most {_most():.0f} MB of memory", flush=True)


def _put(path: Path, pieces: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


def _serialized(triples: list[ox.Triple], names: dict[str, str]) -> int:
    return len(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=names) or b"")


def loaded(run: Run) -> None:
    """The file into a store in memory."""
    ours, growth = apart(_read, run.path, run.times, bridge.store)
    tell("read", ours, None if run.alone else apart(_read, run.path, run.times, _loaded)[0])
    print(f"{'memory of the store, MB':32}{growth:10.0f}", flush=True)
    if run.size <= IN_RDFLIB:
        reading, writing, growth = apart(_library, run.path)
        tell("read, by rdflib", None, None, reading)
        tell("write, by rdflib", None, None, writing)
        print(f"{'memory of rdflib, MB':32}{growth:10.0f}", flush=True)


def _read(path: Path, times: int, make: Callable[[Path], ox.Store]) -> tuple[float, float]:
    before = _now()
    seconds, store = timed(lambda: make(path), 1)
    growth = _now() - before
    del store
    return min([seconds, *(timed(lambda: len(make(path)), 1)[0] for _ in range(times - 1))]), growth


def _loaded(path: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def _library(path: Path) -> tuple[float, float, float]:
    before = _now()
    reading, graph = timed(lambda: rdflib.Graph().parse(path, format="turtle"), 1)
    return reading, timed(lambda: graph.serialize(path.with_name("rdflib.ttl"), format="turtle"), 1)[0], _now() - before


def kept(run: Run) -> None:
    """The store on disk: made, and opened again."""
    shutil.rmtree(run.path.parent / ".kg", ignore_errors=True)
    ours, most = apart(_kept, run.path)
    tell("store folder: make", ours, None if run.alone else apart(_direct, run.path))
    tell("store folder: open", timed(lambda: len(list(_first(run.path))), 3)[0])
    size = sum(file.stat().st_size for file in (run.path.parent / ".kg").rglob("*") if file.is_file())
    print(f"{'store folder, MB':32}{size / 1e6:10.1f}; at most {most:.0f} MB of memory while it is made", flush=True)


def _kept(path: Path) -> tuple[float, float]:
    return timed(lambda: cache.opened(path, large=0), 1)[0], _most()


def _direct(path: Path) -> float:
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        return timed(lambda: _filled(ox.Store(folder), path), 1)[0]


def _filled(store: ox.Store, path: Path) -> None:
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    store.flush()


def _first(path: Path) -> Iterator[Any]:
    return iter(cache.opened(path, large=0).query("SELECT * { ?s ?p ?o } LIMIT 1"))  # type: ignore[arg-type]


def asked(run: Run) -> None:
    """Every shipped question of the store that users have at this size: in memory, or on disk."""
    large = run.path.stat().st_size > cache.LARGE
    store = cache.opened(run.path)
    graph = rdflib.Graph().parse(run.path, format="turtle") if run.size <= ASKED_OF_RDFLIB else None
    names = query.texts.prefixes(run.path)
    total = [0.0, 0.0]
    print(f"asked of the store {'on disk' if large else 'in memory'}")
    for question in query.questions.shipped():
        text, _ = query.values.bind(question, GIVEN.get(question.name, {}), store, names)
        ours, count = timed(lambda text=text: _rows(store, text, names), run.times)  # type: ignore[misc]
        direct = None if run.alone else timed(lambda text=text: _counted(store.query(text)), run.times)[0]  # type: ignore[misc]
        library = None
        if graph is not None and question.name not in SLOW_IN_RDFLIB:
            library = timed(lambda text=text: len(list(graph.query(text))), 1)[0]  # type: ignore[misc]
        tell(f"ask {question.name}: {count} rows", ours, direct, library)
        total = [total[0] + ours, total[1] + (direct or 0.0)]
    tell("ask all", *total)
    print(f"at most {_most():.0f} MB of memory", flush=True)


def _rows(store: ox.Store, text: str, names: dict[str, str]) -> int:
    query.texts.check(text, names, store)
    return _counted(query.running.run(store, query.running.Query(text, names)).found)


def _counted(rows: Any) -> int:  # noqa: ANN401 - solutions
    return sum(1 for row in rows if tuple(row) is not None)


def checked(run: Run) -> None:
    """Shapes and the queries across documents."""
    schema = ontology.load()
    tell("check: shapes and queries", timed(lambda: list(validate.findings(run.path, schema)), run.times)[0])
    print(f"at most {_most():.0f} MB of memory", flush=True)


def back(run: Run) -> None:
    """Claims out of the file, and what rules derive of it."""
    tell("claims back", timed(lambda: read.read(run.path), 1)[0])
    print(f"at most {_most():.0f} MB of memory", flush=True)
    tell("derive: from the file", timed(lambda: derive.triples(run.path), 1)[0])


STAGES: dict[str, Callable[[Run], None]] = {
    "write": written,
    "read": loaded,
    "store": kept,
    "ask": asked,
    "check": checked,
    "back": back,
}


def main() -> None:
    """Sizes are the arguments."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", type=int, nargs="*", default=[1000])
    parser.add_argument("--folder", type=Path, help="where the graphs stay")
    parser.add_argument("--alone", action="store_true", help="without pyoxigraph beside kg: half the time")
    parser.add_argument("--only", nargs="+", choices=STAGES, default=list(STAGES))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rdf-") as passing:
        for size in options.sizes:
            path = (options.folder or Path(passing)) / str(size) / "graph.ttl"
            path.parent.mkdir(parents=True, exist_ok=True)
            print(f"\n{size} claims")
            print(f"{'CPU seconds':32}{'kg':>10}{'direct':>10}{'rdflib':>10}{'ratio':>8}", flush=True)
            for stage in options.only:
                apart(STAGES[stage], Run(size, path, 3 if size <= THRICE else 1, options.alone))


if __name__ == "__main__":
    main()
