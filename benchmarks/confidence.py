"""Makes `kg/confidence.json` from annotated articles, and says how well it is calibrated on articles left out.

    python benchmarks/confidence.py GOLD_DIR [GOLD_DIR ...]

Prints, for claims of articles that the shares were not made from (one article left out at a time), the share that is right
in each band of confidence, and the Brier score beside that of one share for all.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg import articles, confidence, evaluate, jsonl, ontology
from kg.confidence import Shares
from kg.model import Article, Claim, kebab
from kg.reading import Reader

WEIGHT = 20
BANDS = (0.0, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
Judged = tuple[str, Claim, bool]


def main() -> None:
    """Read, judge, write, report."""
    judged = [row for folder in map(Path, sys.argv[1:]) for row in _judged(folder)]
    shares = _shares(judged)
    content = {"relations": shares.relations, "tellings": shares.tellings, "weight": WEIGHT}
    path = Path(confidence.__file__).with_suffix(".json")
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    _report(judged)


def _judged(folder: Path) -> Iterable[Judged]:
    reader = Reader.of(ontology.load())
    for article in articles.read(sorted(folder.glob("*.txt"))):
        if not isinstance(article, Article):
            continue
        claims = list(reader.claims(article))
        found = [jsonl.record(claim) for claim in claims]
        wrong = {record["id"] for _, record in evaluate.score(folder, found).wrong}
        known = evaluate.counted()
        yield from ((article.id, c, c.id not in wrong) for c in claims if kebab(c.relation) in known)


def _shares(judged: Iterable[Judged]) -> Shares:
    relations: Counter[tuple[str, bool]] = Counter()
    tellings: Counter[tuple[str, bool]] = Counter()
    for _, claim, right in judged:
        relations[kebab(claim.relation), right] += 1
        tellings[confidence.telling(claim), right] += 1
    return Shares(_pairs(relations), _pairs(tellings), WEIGHT)


def _pairs(counts: Counter[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    return {n: (counts[n, True], counts[n, True] + counts[n, False]) for n in sorted({name for name, _ in counts})}


def _report(judged: list[Judged]) -> None:
    rated = []
    for left in sorted({document for document, _, _ in judged}):
        shares = _shares(row for row in judged if row[0] != left)
        rated += [(shares.of(claim), right) for document, claim, right in judged if document == left]
    share = sum(right for _, right in rated) / len(rated)
    brier = sum((p - right) ** 2 for p, right in rated) / len(rated)
    flat = sum((share - right) ** 2 for _, right in rated) / len(rated)
    print(f"{len(rated)} claims, {share:.3f} right; Brier score {brier:.4f}, with one share for all {flat:.4f}")
    for low, high in itertools.pairwise(BANDS):
        band = [(p, right) for p, right in rated if low <= p < high]
        if band:
            said, true = (sum(row[i] for row in band) / len(band) for i in (0, 1))
            print(f"{low:.2f}-{high:.2f}  {len(band):4d} claims  said {said:.2f}  right {true:.2f}")


if __name__ == "__main__":
    main()
