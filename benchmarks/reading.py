"""Cost of reading against bare `nlp.pipe` on the same paragraphs, in one run.

    python benchmarks/reading.py [FOLDER_OF_ARTICLES]

Prints CPU seconds of both and their ratio, best of five; then the share of each step of reading, and of what is done
once before: loading the ontologies, which `kg check` reads all of, and making a reader of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from kg import articles, grammar, locations, match, ontology, resolve, timing
from kg.model import Article
from kg.reading import Reader

ROUNDS = 5


def main() -> None:
    """Measure on a folder of articles, else on the shipped example."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else locations.examples() / "istanbul"
    read = [article for article in articles.read(sorted(folder.glob("*.txt"))) if isinstance(article, Article)]
    schema = ontology.load()
    reader = Reader.of(schema)
    parser = spacy.load(grammar.MODEL)
    rounds = [_round(read, reader, parser) for _ in range(ROUNDS)]
    bare, whole = (min(seconds) for seconds in zip(*rounds, strict=True))
    print(f"{len(read)} articles, bare nlp.pipe {bare:.2f} s, reading {whole:.2f} s, ratio {whole / bare:.2f}")
    once = {"ontologies": _timed(ontology.load), "reader": _timed(lambda: Reader.of(schema))}
    for name, seconds in {**_steps(read, reader), **once}.items():
        print(f"{name:12} {seconds:.2f} s  {seconds / bare:.2f}")


def _bare(read: Sequence[Article], parser: Language) -> None:
    for article in read:
        for _ in parser.pipe(article.text[p.start : p.end] for p in article.paragraphs):
            pass


def _round(read: Sequence[Article], reader: Reader, parser: Language) -> tuple[float, float]:
    """Seconds of both, one right after the other, so that what else the machine does hits both."""
    bare = _timed(lambda: _bare(read, parser))
    return bare, _timed(lambda: [list(reader.claims(article)) for article in read])


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _steps(read: Sequence[Article], reader: Reader) -> dict[str, float]:
    spent = dict.fromkeys(("parse", "grammar", "resolve", "match", "timing"), 0.0)
    for article in read:
        spent["parse"] += _timed(lambda article=article: grammar.parse(article, reader.grammar))  # type: ignore[misc]
        start = time.process_time()
        reading = grammar.read(article, reader.grammar)
        spent["grammar"] += time.process_time() - start
        start = time.process_time()
        resolution = resolve.resolution(reading, reader.schema, reader.lexicon)
        spent["resolve"] += time.process_time() - start
        start = time.process_time()
        found = list(match.claims(reading, resolution, reader.frames))
        spent["match"] += time.process_time() - start
        start = time.process_time()
        list(timing.dated(found, reading, resolution, reader.schema))
        spent["timing"] += time.process_time() - start
    spent["grammar"] -= spent["parse"]
    return spent


if __name__ == "__main__":
    main()
