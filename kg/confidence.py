"""How sure a claim is: the share of claims of its making that were right on annotated articles.

`confidence.json` holds, of all claims read from articles when kg first read them, how many were right by relation, by how
they are told (`telling`) and by both. The first two speak together as in a naive Bayes classifier: the log odds of both,
less those of all claims. What is known of both together is drawn towards that. All shares are drawn towards what is more
general by so many claims (additive smoothing), so that few examples make no certainty. `benchmarks/confidence.py` makes
the file anew and prints how well it is calibrated, and how well it puts claims in order, on articles left out.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.model import Claim, Status, kebab

FAR = 100
"""Letters between subject and trigger from which on the parser errs often."""

LONG = 360
"""Letters of a sentence from which on the parser errs often."""

Counts = Mapping[str, tuple[int, int]]


APART, TOGETHER = 40, 20
"""Claims by which the share of a relation or telling is drawn to that of all, and that of both to what the two expect."""


@dataclass(frozen=True, slots=True)
class Shares:
    """(right, all) by relation's name, by telling, and by both."""

    relations: Counts
    tellings: Counts
    pairs: Mapping[tuple[str, str], tuple[int, int]]

    def of(self, claim: Claim) -> float:
        """The confidence of a claim, 0 to 1, two places."""
        return self.at(kebab(claim.relation), telling(claim))

    def at(self, relation: str, told: str) -> float:
        """The same of a relation's name and a telling."""
        right, count = (sum(counts) for counts in zip((0, 0), *self.tellings.values(), strict=True))
        whole = (right + 1) / (count + 2)
        odds = _log_odds(_drawn(self.relations.get(relation), whole, APART))
        odds += _log_odds(_drawn(self.tellings.get(told), whole, APART)) - _log_odds(whole)
        return round(_drawn(self.pairs.get((relation, told)), 1 / (1 + math.exp(-odds)), TOGETHER), 2)


def _drawn(counts: tuple[int, int] | None, expected: float, weight: int) -> float:
    right, count = counts or (0, 0)
    return (right + weight * expected) / (count + weight)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def rated(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims with their confidence."""
    shares = shipped()
    return (replace(claim, confidence=shares.of(claim)) for claim in claims)


@functools.cache
def shipped() -> Shares:
    """What `confidence.json` says."""
    content = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    relations, tellings, pairs = (
        {name: (row[0], row[1]) for name, row in content[key].items()} for key in ("relations", "tellings", "pairs")
    )
    return Shares(relations, tellings, {tuple(name.split(maxsplit=1)): counts for name, counts in pairs.items()})


def telling(claim: Claim) -> str:
    """How the sentence tells it, the first that fits.

    `far` (the subject stands in another sentence or far from the verb), `long` (a long sentence), `open` (possible only),
    `described` (one end is told by other than a name, be it a pronoun), `plain`.
    """
    if _is_far(claim):
        return "far"
    if len(claim.sentence) >= LONG:
        return "long"
    if claim.status is Status.POSSIBLE:
        return "open"
    return "described" if _is_described(claim) else "plain"


def _is_far(claim: Claim) -> bool:
    start = claim.subject.start
    return start >= 0 and (abs(start - claim.trigger_start) >= FAR or not claim.start <= start < claim.end)


def _is_described(claim: Claim) -> bool:
    ends = claim.subject, claim.object
    return claim.subject.text[:1].islower() or any(e.text[:1].islower() and e.thing.name[:1].isupper() for e in ends)
