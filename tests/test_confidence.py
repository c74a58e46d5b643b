from __future__ import annotations

from dataclasses import replace

import pytest

from kg import confidence
from kg.confidence import Shares
from kg.model import Claim, End, Status, Thing

_PERU = Thing("https://example.org/peru", "Peru", "https://example.org/State")
_ENVOYS = Thing("https://example.org/envoys", "envoys", "https://example.org/Person")
_TRUCE = Thing("https://example.org/truce", "truce", "https://example.org/Issue")


def _claim(subject: str = "Peru", start: int = 0, status: Status = Status.ACTUAL, length: int = 200) -> Claim:
    ends = End(_PERU, subject, start), End(_TRUCE, "truce", 90)
    relation = "https://example.org/o#agreedTo"
    sentence = "x" * length
    return Claim(
        "a", 0, length, sentence, ends[0], relation, ends[1], status=status, trigger="agreed", trigger_start=10
    )


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (_claim(), "plain"),
        (_claim(status=Status.POSSIBLE), "open"),
        (_claim(subject="the country"), "described"),
        (replace(_claim(), subject=End(_ENVOYS, "the envoys", 0)), "described"),
        (_claim(start=120), "far"),
        (replace(_claim(), start=5), "far"),
        (_claim(length=400), "long"),
        (_claim(start=-1), "plain"),
    ],
)
def test_telling_goes_by_distance_length_status_and_subject(claim: Claim, expected: str) -> None:
    assert confidence.telling(claim) == expected


def test_relation_with_few_examples_is_drawn_to_all() -> None:
    shares = Shares({"agreed-to": (1, 1)}, {"plain": (50, 100)}, {})
    assert 0.5 < shares.of(_claim()) < 0.55


def test_relation_with_many_examples_speaks_for_itself() -> None:
    shares = Shares({"agreed-to": (990, 1000)}, {"plain": (500, 1000)}, {})
    assert shares.of(_claim()) > 0.96


def test_unknown_relation_has_the_share_of_the_telling() -> None:
    shares = Shares({}, {"plain": (9000, 10000), "far": (6000, 10000)}, {})
    assert shares.of(_claim()) == pytest.approx(0.9, abs=0.01)
    assert shares.of(_claim(start=120)) == pytest.approx(0.6, abs=0.01)


def test_what_is_known_of_relation_and_telling_together_counts_more() -> None:
    apart = {"agreed-to": (800, 1000)}, {"plain": (800, 1000)}
    assert Shares(*apart, {}).of(_claim()) == pytest.approx(0.8, abs=0.01)
    assert Shares(*apart, {("agreed-to", "plain"): (500, 1000)}).of(_claim()) == pytest.approx(0.5, abs=0.02)


def test_what_speaks_against_a_claim_adds_up() -> None:
    shares = Shares({"agreed-to": (700, 1000)}, {"plain": (850, 1000), "far": (700, 1000)}, {})
    assert shares.of(_claim(start=120)) < 0.7 < shares.of(_claim())


def test_shipped_shares_lie_between_none_and_all() -> None:
    assert 0 < confidence.shipped().of(_claim()) < 1
