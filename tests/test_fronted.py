"""What opens a sentence before its subject: "After talks in Quito, Peru and Chile agreed on a truce"."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _told(text: str, reader: Reader) -> set[tuple[str, str, str]]:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    return {(c.subject.thing.name, kebab(c.relation), c.object.text) for c in found}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("After talks in Quito, Peru and Chile agreed on a truce.", {"Peru", "Chile"}),
        ("At a summit in Quito, Ecuador, Rosa Quispe and Diego Luna agreed on a truce.", {"Rosa Quispe", "Diego Luna"}),
        (
            "Following a meeting with Anna Koss, Rosa Quispe and Diego Luna agreed on a truce.",
            {"Rosa Quispe", "Diego Luna"},
        ),
        ("Speaking at a forum in Quito, Rosa Quispe and Diego Luna agreed on a truce.", {"Rosa Quispe", "Diego Luna"}),
        ("At a meeting in Quito, Peru agreed on a truce.", {"Peru"}),
    ],
)
def test_the_subject_stands_behind_the_comma(sentence: str, who: set[str], reader: Reader) -> None:
    assert {a for a, relation, b in _told(sentence, reader) if (relation, b) == ("agreed-to", "truce")} == who


def test_who_acts_after_the_talks_is_no_place_of_them(reader: Reader) -> None:
    told = _told("After talks in Quito, Peru and Chile agreed on a truce.", reader)
    assert {b for _, relation, b in told if relation == "held-in"} == {"Quito"}


def test_a_verb_that_has_its_subject_keeps_it(reader: Reader) -> None:
    told = _told("After talks with Peru, Chile and Bolivia, the envoy signed the accord.", reader)
    assert {a for a, relation, _ in told if relation == "signed"} == {"envoy"}
    told = _told("After stops in Quito, Lima and Cusco, the envoys agreed on a truce.", reader)
    assert {a for a, relation, _ in told if relation == "agreed-to"} == {"envoys"}


@pytest.mark.parametrize(
    "sentence",
    ["The inter-Chilean dialogue ended on Friday.", "Talks between pro-Chilean rebels and Peru ended on Friday."],
)
def test_a_prefix_takes_the_name_away(sentence: str, reader: Reader) -> None:
    told = _told(sentence, reader)
    assert not {row for row in told if "Chile" in (row[0], row[2])}
    assert all(any(letter.isalpha() for letter in row[0]) for row in told)


def test_a_delegation_for_a_country_is_not_of_it(reader: Reader) -> None:
    assert not _told("The pro-Chilean delegation left.", reader)


def test_who_stands_behind_and_did_what_the_one_before_did(reader: Reader) -> None:
    told = _told("The accord was signed by Peruvian President Rosa Quispe and top Chilean envoy Diego Luna.", reader)
    assert {a for a, relation, _ in told if relation == "signed"} == {"Rosa Quispe", "Diego Luna"}


def test_those_who_signed_met_before(reader: Reader) -> None:
    told = _told("The accord was signed by Rosa Quispe and Diego Luna after holding a summit in Quito.", reader)
    assert {a for a, relation, _ in told if relation == "attended"} == {"Rosa Quispe", "Diego Luna"}
    told = _told("Rosa Quispe was freed by Chile after attending a summit in Quito.", reader)
    assert {a for a, relation, _ in told if relation == "attended"} == {"Rosa Quispe"}


def test_a_name_behind_whom_the_talks_were_with_is_his(reader: Reader) -> None:
    told = _told("After talks with the mediator, Anna Koss, Diego Luna rejected the map.", reader)
    assert {a for a, relation, _ in told if relation == "rejected"} == {"Diego Luna"}
    told = _told("After talks with the mediator, Anna Koss and Diego Luna rejected the map.", reader)
    assert {a for a, relation, _ in told if relation == "rejected"} == {"Anna Koss", "Diego Luna"}
