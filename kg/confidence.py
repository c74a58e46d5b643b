"""How sure a claim is: the share of claims of its making that were right on annotated articles.

`confidence.json` holds, of all claims read from annotated articles, how many were right by relation and by how they
are told (`telling`). A relation's share is drawn towards that of the telling by
`weight` claims (additive smoothing), so that few examples make no certainty. `benchmarks/confidence.py` makes the file anew
and prints how well it is calibrated on articles that were left out.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.model import Claim, Status, kebab

FAR = 50
"""Letters between subject and trigger from which on the parser errs more often."""

Counts = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Shares:
    """(right, all) by relation's name, and by the telling; `weight` claims draw the one to the other."""

    relations: Counts
    tellings: Counts
    weight: int

    def of(self, claim: Claim) -> float:
        """The confidence of a claim, 0 to 1, two places."""
        right, count = self.tellings.get(telling(claim), (0, 0))
        prior = (right + 1) / (count + 2)
        right, count = self.relations.get(kebab(claim.relation), (0, 0))
        return round((right + self.weight * prior) / (count + self.weight), 2)


def rated(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims with their confidence."""
    shares = shipped()
    return (replace(claim, confidence=shares.of(claim)) for claim in claims)


@functools.cache
def shipped() -> Shares:
    """What `confidence.json` says."""
    content = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    relations, tellings = (
        {name: (row[0], row[1]) for name, row in content[key].items()} for key in ("relations", "tellings")
    )
    return Shares(relations, tellings, content["weight"])


def telling(claim: Claim) -> str:
    """How the sentence tells it: `open` (possible only), `described` (the subject by other than a name), `far`, `plain`."""
    if claim.status is Status.POSSIBLE:
        return "open"
    if claim.subject.text[:1].islower():
        return "described"
    far = claim.subject.start >= 0 and abs(claim.subject.start - claim.trigger_start) >= FAR
    return "far" if far else "plain"
