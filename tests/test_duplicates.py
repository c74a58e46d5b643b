"""The same text in several outlets is one source."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import duplicates
from kg.model import Article, Paragraph


def article(name: str, text: str, date: str | None = "2025-06-02") -> Article:
    return Article(name, text, (Paragraph(0, len(text)),), date=date)


def sentences(number: int) -> list[str]:
    draw = random.Random(number)  # noqa: S311 - test data
    return [" ".join(f"word{draw.randrange(800)}" for _ in range(20)) + " said." for _ in range(24)]


def report(number: int) -> str:
    return " ".join(sentences(number))


def test_one_report_in_three_outlets_is_one_source() -> None:
    text = report(7)
    found = duplicates.sources(
        [
            article("c", "MIRZAN (Reuters) - " + text),
            article("b", text.replace("said", "told reporters", 1) + " Additional reporting by a desk.", "2025-06-03"),
            article("a", text[: len(text) * 2 // 3], "2025-06-03"),
            article("d", report(8)),
        ]
    )
    assert found == {"a": "c", "b": "c", "c": "c", "d": "d"}


def test_reports_that_share_sentences_are_not_one() -> None:
    first, second = sentences(7), sentences(8)
    found = duplicates.sources([article("a", " ".join(first)), article("b", " ".join((*first[:6], *second[6:])))])
    assert found == {"a": "a", "b": "b"}


def test_short_texts_are_never_one() -> None:
    text = "The two sides met in Mirzan on Monday and will meet again."
    assert duplicates.sources([article("a", text), article("b", text)]) == {"a": "a", "b": "b"}


@settings(deadline=None)  # a busy machine is no fault
@given(st.randoms(use_true_random=False))
def test_the_order_does_not_matter(draw: random.Random) -> None:
    given_articles = [
        article(f"{number}{copy}", report(number), f"2025-06-0{copy + 1}") for number in (1, 2) for copy in range(3)
    ]
    shuffled = list(given_articles)
    draw.shuffle(shuffled)
    assert duplicates.sources(shuffled) == duplicates.sources(given_articles)
    assert set(duplicates.sources(shuffled).values()) == {"10", "20"}


def test_nothing_gives_nothing() -> None:
    assert duplicates.sources([]) == {}
