"""What verbs tell of beside their own acts: trading blame, inviting; and what is no such act."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, Status, kebab
from kg.reading import Reader

_BOTH_WAYS = {("Peru", "accused", "Chile"), ("Chile", "accused", "Peru")}


def _told(text: str, reader: Reader) -> dict[tuple[str, str, str], Status]:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    return {(c.subject.thing.name, kebab(c.relation), c.object.thing.name): c.status for c in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Chile traded accusations over the ferry.",
        "Peru exchanged recriminations with Chile.",
        "Peru met Chile in Quito. Both sides traded blame.",
    ],
)
def test_who_trades_blame_accuses_the_other(sentence: str, reader: Reader) -> None:
    assert _told(sentence, reader).keys() >= _BOTH_WAYS


@pytest.mark.parametrize("sentence", ["Peru held Chile responsible for the raid.", "Peru blamed the delay on Chile."])
def test_blame_is_laid_in_other_words(sentence: str, reader: Reader) -> None:
    assert ("Peru", "accused", "Chile") in _told(sentence, reader)


def test_other_trade_is_no_blame(reader: Reader) -> None:
    told = _told("Peru and Chile exchanged prisoners. Peru traded copper with Chile.", reader)
    assert not _BOTH_WAYS & told.keys()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Peru invited Chile to the talks.", Status.POSSIBLE),
        ("Chile has been invited to Quito for the talks.", Status.POSSIBLE),
        ("Chile was not invited to the talks.", Status.NEGATED),
    ],
)
def test_who_is_invited_may_come(sentence: str, status: Status, reader: Reader) -> None:
    told = _told(sentence, reader)
    assert told["Chile", "attended", "talks"] is status
    assert ("Peru", "attended", "talks") not in told


def test_the_invitation_that_a_visit_answers_is_no_proposal(reader: Reader) -> None:
    told = _told("Rosa Quispe came to Quito at the invitation of Diego Luna, her Chilean counterpart.", reader)
    assert "proposed" not in {relation for _, relation, _ in told}


def test_a_warning_of_what_others_will_suffer_is_no_threat(reader: Reader) -> None:
    assert "threatened" not in {r for _, r, _ in _told("Peru warned Chile that the dry season would be long.", reader)}
    assert ("Peru", "threatened", "Chile") in _told("Peru warned Chile against mining the strait.", reader)
    assert ("Peru", "threatened", "Chile") in _told("Peru warned Chile that its navy was near.", reader)


def test_talks_take_place_between_those_who_attend(reader: Reader) -> None:
    told = _told("The summit was held between Rosa Quispe and Diego Luna in Quito.", reader)
    assert {a for a, relation, _ in told if relation == "attended"} == {"Rosa Quispe", "Diego Luna"}


def test_who_comes_for_talks_meets(reader: Reader) -> None:
    told = _told("Rosa Quispe flew to Quito for talks with Diego Luna.", reader)
    assert ("Rosa Quispe", "met-with", "Diego Luna") in told


def test_a_visit_is_not_attended(reader: Reader) -> None:
    told = _told("Rosa Quispe met Diego Luna during a visit to Quito.", reader)
    assert "attended" not in {relation for _, relation, _ in told}


def test_a_meeting_is_between_the_envoy_and_whoever_stands_behind_his_post(reader: Reader) -> None:
    told = _told("A meeting between Peru's ambassador to Chile and rebel commanders ended on Friday.", reader)
    assert {a for a, relation, _ in told if relation == "attended"} == {
        "Peru's ambassador to Chile",
        "rebel commanders",
    }
    told = _told("Talks between the presidents of Peru and Chile ended on Friday.", reader)
    assert {a for a, relation, _ in told if relation == "attended"} == {"president of Peru", "president of Chile"}


def test_what_took_place_was_requested(reader: Reader) -> None:
    told = _told("The talks took place at Chile's request.", reader)
    assert ("Chile", "demanded", "talks") in told
    assert "held-in" not in {relation for _, relation, _ in told}


def test_who_voices_concern_speaks_of_it(reader: Reader) -> None:
    assert ("Peru", "discussed", "dam") in _told("Peru raised concerns about the dam.", reader)


def test_what_is_attended_is_neither_day_nor_place(reader: Reader) -> None:
    text = "The first round of talks was held in Quito on October 19, which was attended by Diego Luna."
    assert ("Diego Luna", "attended", "first round of talks") in _told(text, reader)


def test_a_government_delegation_of_a_state_is_the_states(reader: Reader) -> None:
    told = _told("A meeting of the government delegations of Peru and Chile was held in Quito.", reader)
    assert {b for _, relation, b in told if relation == "delegation-of"} == {"Peru", "Chile"}
