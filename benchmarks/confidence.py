"""Makes `kg/confidence.json` from claims that were judged, and says how well it is calibrated on articles left out.

    python benchmarks/confidence.py [GOLD_DIR ...]

`benchmarks/confidence.csv` holds how many claims of each article, relation and telling were right and wrong when kg first
read it. Folders of annotated articles that are named are read now and take the place of what the table has of them; they
are to hold articles on which no rule was made, since others flatter. Prints, for claims of articles that the shares were
not made from (one article left out at a time), the share that is right in each band of confidence, the Brier score beside
that of one share for all, and in how many pairs of a right and a wrong claim the right one has the higher confidence (area
under the ROC curve; .5 is chance).
"""

from __future__ import annotations

import csv
import itertools
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from kg import articles, confidence, evaluate, jsonl, ontology
from kg.confidence import Shares
from kg.model import Article, kebab
from kg.reading import Reader

Key = TypeVar("Key", str, tuple[str, str])
TABLE = Path(__file__).with_suffix(".csv")
BANDS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
Making = tuple[str, str, str]
"""Article, relation, telling."""
Judged = dict[Making, tuple[int, int]]
"""Right and wrong claims of each making."""


def main() -> None:
    """Judge what is named, write the table and the shares, report."""
    judged = _table()
    for folder in map(Path, sys.argv[1:]):
        judged = _replaced(judged, folder)
    _write(judged)
    shares = _shares(judged)
    pairs = {" ".join(pair): counts for pair, counts in shares.pairs.items()}
    content = {"relations": shares.relations, "tellings": shares.tellings, "pairs": pairs}
    path = Path(confidence.__file__).with_suffix(".json")
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    _report(judged)


def _table() -> Judged:
    if not TABLE.exists():
        return {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row[0], row[1], row[2]): (int(row[3]), int(row[4])) for row in itertools.islice(csv.reader(file), 1, None)
        }


def _write(judged: Judged) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("article", "relation", "telling", "right", "wrong"))
        writer.writerows((*making, *counts) for making, counts in sorted(judged.items()))


def _replaced(judged: Judged, folder: Path) -> Judged:
    read: Counter[tuple[Making, bool]] = Counter(_claims(folder))
    found = {making: (read[making, True], read[making, False]) for making, _ in read}
    names = {name for name, _, _ in found}
    return {making: counts for making, counts in judged.items() if making[0] not in names} | found


def _claims(folder: Path) -> Iterator[tuple[Making, bool]]:
    reader = Reader.of(ontology.load())
    known = evaluate.counted()
    for article in articles.read(sorted(folder.glob("*.txt"))):
        if not isinstance(article, Article):
            continue
        claims = list(reader.claims(article))
        wrong = {record["id"] for _, record in evaluate.score(folder, [jsonl.record(claim) for claim in claims]).wrong}
        for claim in claims:
            if kebab(claim.relation) in known:
                yield (article.id, kebab(claim.relation), confidence.telling(claim)), claim.id not in wrong


def _shares(judged: Judged) -> Shares:
    return Shares(_counts(judged, _relation), _counts(judged, _telling), _counts(judged, lambda making: making[1:]))


def _relation(making: Making) -> str:
    return making[1]


def _telling(making: Making) -> str:
    return making[2]


def _counts(judged: Judged, key: Callable[[Making], Key]) -> dict[Key, tuple[int, int]]:
    counts: dict[Key, tuple[int, int]] = {}
    for making, (rights, wrongs) in sorted(judged.items()):
        right, count = counts.get(key(making), (0, 0))
        counts[key(making)] = right + rights, count + rights + wrongs
    return counts


def _report(judged: Judged) -> None:
    rated = list(_left_out(judged))
    share = sum(right for _, right in rated) / len(rated)
    brier = sum((p - right) ** 2 for p, right in rated) / len(rated)
    flat = sum((share - right) ** 2 for _, right in rated) / len(rated)
    print(f"{len(rated)} claims, {share:.3f} right; Brier score {brier:.4f}, with one share for all {flat:.4f}")
    print(f"a right claim is above a wrong one in {_order(rated):.3f} of pairs")
    for low, high in itertools.pairwise(BANDS):
        band = [(p, right) for p, right in rated if low <= p < high]
        if band:
            said, true = (sum(row[i] for row in band) / len(band) for i in (0, 1))
            print(f"{low:.2f}-{high:.2f}  {len(band):4d} claims  said {said:.2f}  right {true:.2f}")


def _left_out(judged: Judged) -> Iterator[tuple[float, bool]]:
    for left in sorted({name for name, _, _ in judged}):
        shares = _shares({making: counts for making, counts in judged.items() if making[0] != left})
        for (name, relation, telling), (rights, wrongs) in sorted(judged.items()):
            if name == left:
                said = shares.at(relation, telling)
                yield from [(said, True)] * rights + [(said, False)] * wrongs


def _order(rated: Iterable[tuple[float, bool]]) -> float:
    rows = list(rated)
    rights = [p for p, right in rows if right]
    wrongs = [p for p, right in rows if not right]
    won = sum((r > w) + (r == w) / 2 for r in rights for w in wrongs)
    return won / (len(rights) * len(wrongs))


if __name__ == "__main__":
    main()
