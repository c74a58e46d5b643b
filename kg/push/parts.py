"""A graph cut into named graphs of at most 50,000 triples and 10 MB, so that another build changes few of them.

Claims, evidence and articles go by the hash of their article, things and the view (the plain triples of what claims say)
by the hash of their subject, each to one of a number of buckets that is a power of two: only when the graph doubles does
it change. What rules derive stands in a file of its own and gets buckets of its own. The files are read twice and never
held: buckets lie on disk.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import GraphError
from kg.model import content_hash
from kg.rdf import bridge, terms

TRIPLES, BYTES = 50_000, 10_000_000
_AIM = 20_000
"""Triples of a bucket on average at most; articles differ in size."""
_AT_ONCE = 100_000
"""Triples in memory."""
_CLAIMS, _THINGS, _VIEW, _DERIVED = "claims", "things", "view", "derived"
_PREDICATE = f"{terms.RDF}predicate"
_SOURCES = frozenset({f"{terms.PROV}wasDerivedFrom", f"{terms.OA}hasSource"})


@dataclass(frozen=True, slots=True)
class Part:
    """A named graph: its IRI, its triples as sorted N-Triples, and their number."""

    graph: str
    body: bytes
    triples: int


@contextmanager
def cut(
    path: Path, graphs: str, derived: Path | None = None, most: tuple[int, int] = (TRIPLES, BYTES)
) -> Iterator[Iterator[Part]]:
    """The parts of a Turtle file, one at a time, in the order of their IRIs, which begin with `graphs`.

    `derived` is the file of what rules derive, where that is to go, too. `most` are the triples and bytes of one part.

    Raises:
        GraphError: A file cannot be read, or has blank nodes (a PUT could not replace them).
    """
    relations, sizes = _survey(path)
    if derived:
        sizes[_DERIVED] = sum(len(triples) for _, triples in _blocks(derived))
    buckets = {kind: 1 << max(math.ceil(math.log2(size / _AIM)), 0) for kind, size in sizes.items() if size}
    with TemporaryDirectory(prefix="kg-push-") as folder:
        _sort(_placed(path, relations), buckets, Path(folder))
        if derived:
            _sort(_placed_derived(derived), buckets, Path(folder))
        yield _parts(Path(folder), graphs, most)


def _survey(path: Path) -> tuple[frozenset[str], Counter[str]]:
    """The relations that claims use, and how many triples there are of each kind, at most."""
    relations: set[str] = set()
    sizes: Counter[str] = Counter()
    for subject, triples in _blocks(path):
        sizes[_CLAIMS if _of_article(subject) else _THINGS] += len(triples)
        relations.update(
            t.object.value for t in triples if t.predicate.value == _PREDICATE and isinstance(t.object, ox.NamedNode)
        )
    sizes[_VIEW] = sizes[_THINGS]
    return frozenset(relations), sizes


def _placed(path: Path, relations: frozenset[str]) -> Iterator[tuple[str, str, ox.Quad]]:
    """Each triple with its kind and what its bucket is told by."""
    article = ""
    for subject, triples in _blocks(path):
        article = next((_iri(t.object) for t in triples if t.predicate.value in _SOURCES), _own(subject, article))
        for triple in triples:
            kind = _kind(triple, relations)
            yield kind, article if kind == _CLAIMS else subject, triple


def _placed_derived(path: Path) -> Iterator[tuple[str, str, ox.Quad]]:
    for subject, triples in _blocks(path):
        yield from ((_DERIVED, subject, triple) for triple in triples)


def _sort(placed: Iterator[tuple[str, str, ox.Quad]], buckets: dict[str, int], folder: Path) -> None:
    """Each triple as a line into the file of its bucket."""
    while some := list(islice(placed, _AT_ONCE)):
        waiting: defaultdict[str, list[ox.Triple]] = defaultdict(list)
        for kind, key, quad in some:
            waiting[f"{kind}-{_bucket(key, buckets[kind]):04x}"].append(quad.triple)
        for name, triples in waiting.items():
            with (folder / name).open("ab") as file:
                file.write(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def _kind(triple: ox.Quad, relations: frozenset[str]) -> str:
    if _of_article(_iri(triple.subject)):
        return _CLAIMS
    return _VIEW if triple.predicate.value in relations else _THINGS


def _of_article(subject: str) -> bool:
    return subject.startswith(tuple(f"{terms.DATA}{kind}/" for kind in ("claim", "evidence", "article")))


def _own(subject: str, before: str) -> str:
    """The article of a subject that names none: a selector stands right behind its evidence."""
    selector = subject.startswith(f"{terms.DATA}evidence/") and subject.endswith(("-quote", "-place"))
    return before if selector else subject


@lru_cache(maxsize=1024)
def _bucket(key: str, buckets: int) -> int:
    return int(content_hash(key)[:8], 16) % buckets


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _parts(folder: Path, graphs: str, most: tuple[int, int]) -> Iterator[Part]:
    for path in sorted(folder.iterdir()):
        lines = sorted(set(path.read_bytes().splitlines(keepends=True)))
        pieces = list(_pieces(lines, *most))
        for number, piece in enumerate(pieces):
            name = path.name if len(pieces) == 1 else f"{path.name}-{number}"
            yield Part(graphs + name, b"".join(piece), len(piece))


def _pieces(lines: Sequence[bytes], triples: int, size: int) -> Iterator[list[bytes]]:
    """The lines in runs of at most so many and so large."""
    piece: list[bytes] = []
    weight = 0
    for line in lines:
        if piece and (len(piece) == triples or weight + len(line) > size):
            yield piece
            piece, weight = [], 0
        piece.append(line)
        weight += len(line)
    if piece:
        yield piece


def _blocks(path: Path) -> Iterator[tuple[str, list[ox.Quad]]]:
    """Subjects with the triples that stand together, in the order of the file."""
    try:
        for subject, triples in groupby(bridge.parse(path), key=lambda quad: quad.subject):
            found = list(triples)
            if any(isinstance(term, ox.BlankNode) for quad in found for term in (quad.subject, quad.object)):
                raise GraphError(f"{path}: has blank nodes, which cannot be pushed safely. Build the graph with kg.")
            yield subject.value if isinstance(subject, ox.NamedNode) else "", found
    except SyntaxError as fault:
        raise GraphError(f"{path}:{fault.lineno}: is no Turtle: {fault.msg}. Build the graph again.") from fault
