from __future__ import annotations

import pytest

from kg import confidence
from kg.confidence import Shares
from kg.model import Claim, End, Status, Thing

_PERU = Thing("https://example.org/peru", "Peru", "https://example.org/State")
_TRUCE = Thing("https://example.org/truce", "truce", "https://example.org/Issue")


def _claim(subject: str = "Peru", start: int = 0, status: Status = Status.ACTUAL) -> Claim:
    ends = End(_PERU, subject, start), End(_TRUCE, "truce", 90)
    relation = "https://example.org/o#agreedTo"
    return Claim("a", 0, 200, "x" * 200, ends[0], relation, ends[1], status=status, trigger="agreed", trigger_start=10)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (_claim(), "plain"),
        (_claim(status=Status.POSSIBLE), "open"),
        (_claim(subject="the envoys"), "described"),
        (_claim(start=80), "far"),
        (_claim(start=-1), "plain"),
    ],
)
def test_telling_goes_by_status_subject_and_distance(claim: Claim, expected: str) -> None:
    assert confidence.telling(claim) == expected


def test_relation_with_few_examples_is_drawn_to_the_telling() -> None:
    shares = Shares({"agreed-to": (1, 1)}, {"plain": (50, 100)}, weight=20)
    assert 0.5 < shares.of(_claim()) < 0.55


def test_relation_with_many_examples_speaks_for_itself() -> None:
    shares = Shares({"agreed-to": (990, 1000)}, {"plain": (50, 100)}, weight=20)
    assert shares.of(_claim()) > 0.97


def test_unknown_relation_has_the_share_of_the_telling() -> None:
    assert Shares({}, {"plain": (80, 100)}, weight=20).of(_claim()) == pytest.approx(0.79, abs=0.01)


def test_shipped_shares_lie_between_none_and_all() -> None:
    assert 0 < confidence.shipped().of(_claim()) < 1
