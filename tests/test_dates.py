from __future__ import annotations

import pytest
from spacy.language import Language

from kg.grammar import calendar, dates
from kg.grammar.parsed import Doc

_PUBLISHED = "2025-06-04"  # a Wednesday


@pytest.mark.parametrize(
    ("expression", "tense", "value"),
    [
        ("2024-11-05", "past", "2024-11-05"),
        ("5 November 2024", "past", "2024-11-05"),
        ("November 5, 2024", "past", "2024-11-05"),
        ("November 5", "past", "2024-11-05"),
        ("November 5", "future", "2025-11-05"),
        ("June 2", "past", "2025-06-02"),
        ("Monday", "past", "2025-06-02"),
        ("Monday", "future", "2025-06-09"),
        ("Wednesday", "past", "2025-06-04"),
        ("last Wednesday", "past", "2025-05-28"),
        ("next Wednesday", "future", "2025-06-11"),
        ("yesterday", "past", "2025-06-03"),
        ("tomorrow", "future", "2025-06-05"),
        ("three days ago", "past", "2025-06-01"),
        ("two weeks ago", "past", "2025-05"),
        ("last month", "past", "2025-05"),
        ("next year", "future", "2026"),
        ("April", "past", "2025-04"),
        ("in 2022", "past", "2022"),
        ("mid-April 2023", "past", "2023-04"),
        ("late March", "past", "2025-03"),
        ("December", "past", "2024-12"),
        ("between 20 and 30 June", "future", "2025-06-20"),
        ("February 30, 2024", "past", None),
        ("soon", "future", None),
    ],
)
def test_expression_gives_what_it_fixes(expression: str, tense: str, value: str | None) -> None:
    assert calendar.resolve(expression, _PUBLISHED, tense) == value


def test_a_day_earlier_counts_from_the_texts_own_date() -> None:
    assert calendar.resolve("a day earlier", _PUBLISHED, "past", "2025-05-16") == "2025-05-15"


def test_without_a_day_of_publication_only_full_dates_are_fixed() -> None:
    assert calendar.resolve("Monday", None) is None
    assert calendar.resolve("5 November 2024", None) == "2024-11-05"


def test_verb_may_is_no_month(nlp: Language) -> None:
    found = dates.find(Doc(nlp("The envoys may meet in May.")), _PUBLISHED)
    assert [date.span.text for date in found] == ["May"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mrs May called on the envoys to stay.", []),
        ("Nora May signed the accord. At a briefing, May warned the envoys.", []),
        ("A bill by Nora May was rejected.", []),
        ("In this May 11, 2015 file photo, Rosa Quispe waves.", ["2015-05-11"]),
        ("Nora May signed the accord in May.", ["2025-05"]),
        ("The May summit failed, and so did that of early March.", ["2025-05", "2025-03"]),
    ],
)
def test_a_name_is_no_month(nlp: Language, text: str, days: list[str]) -> None:
    assert [d.value for d in dates.find(Doc(nlp(text)), "2025-06-02")] == days


def test_date_belongs_to_the_event_of_its_clause(nlp: Language) -> None:
    doc = Doc(nlp("Luna said on Tuesday that Peru had signed the accord on May 20."))
    found = dates.find(doc, _PUBLISHED)
    signed = next(token for token in doc if token.text == "signed")
    date = dates.of(signed, found)
    assert date is not None
    assert date.value == "2025-05-20"


def test_limit_is_not_the_events_own_date(nlp: Language) -> None:
    doc = Doc(nlp("Peru must withdraw by August 1."))
    found = dates.find(doc, _PUBLISHED)
    assert dates.of(doc[2], found) is None


@pytest.mark.parametrize("lead", ["before", "by the end of", "before the close of"])
def test_month_that_something_is_due_by_lies_ahead(nlp: Language, lead: str) -> None:
    doc = Doc(nlp(f"Chile proposed a summit {lead} August."))
    (found,) = dates.find(doc, _PUBLISHED)
    assert (found.value, found.limit) == ("2025-08", True)


@pytest.mark.parametrize(
    "text",
    [
        "The parties met on Monday for a third round.",
        "The parties took part in the third round on Monday.",
        "Envoys participated in the third round on Monday.",
    ],
)
def test_event_has_the_day_on_which_people_come_to_it(nlp: Language, text: str) -> None:
    doc = Doc(nlp(text))
    date = dates.of(next(token for token in doc if token.text == "round"), dates.find(doc, _PUBLISHED))
    assert date is not None
    assert date.value == "2025-06-02"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peru and Chile failed to agree on a commission at Monday's talks in Quito.", "2025-06-02"),
        ("Peru managed to sign the accord on Tuesday.", "2025-06-03"),
        ("Peru plans to sign the accord on Tuesday.", "2025-06-10"),
    ],
)
def test_what_one_failed_or_managed_to_do_has_the_time_of_the_verb_above(nlp: Language, text: str, day: str) -> None:
    assert [found.value for found in dates.find(Doc(nlp(text)), _PUBLISHED)] == [day]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Envoys have gathered for the first time since Peru's attack on Arica four years ago.", True),
        ("Envoys gathered after Peru's attack on Arica four years ago.", False),
    ],
)
def test_since_reaches_to_the_date_behind_its_noun(nlp: Language, text: str, *, limit: bool) -> None:
    (found,) = dates.find(Doc(nlp(text)), _PUBLISHED)
    assert found.limit is limit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The commission has summoned both sides to a meeting on Friday.", "2025-06-06"),
        ("The envoy summoned the rebels to talks on Friday.", "2025-06-06"),
        ("The mediator went to a meeting on Friday.", "2025-05-30"),
    ],
)
def test_a_meeting_to_which_somebody_is_called_lies_ahead(text: str, value: str, nlp: Language) -> None:
    (found,) = dates.find(Doc(nlp(text)), "2025-06-03")
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The talks were suspended on May 20.", None),
        ("The talks were criticised on May 20.", None),
        ("The talks were held on May 20.", "2025-05-20"),
        ("The talks were organised on May 20.", "2025-05-20"),
        ("The talks are scheduled for June 20.", "2025-06-20"),
    ],
)
def test_the_day_of_what_is_done_to_talks_is_not_theirs(text: str, day: str | None, nlp: Language) -> None:
    doc = Doc(nlp(text))
    date = dates.of(doc[1], dates.find(doc, _PUBLISHED))
    assert (date.value if date else None) == day
