"""Who mediates: messages carried, roles played, mediators by title; and those who do not mediate."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _mediated(text: str, reader: Reader) -> set[tuple[str, str]]:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-10"))
    return {(c.subject.thing.name, c.object.thing.name) for c in found if kebab(c.relation) == "mediated"}


_PARTIES = {("Oman", "Peru"), ("Oman", "Chile")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Oman, which is mediating between Peru and Chile, called for calm.",
        "Oman passed messages between Peru and Chile.",
        "Oman has been relaying proposals between Peru and Chile.",
        "Oman brought Peru and Chile to the negotiating table.",
        "Oman acted as a go-between for Peru and Chile.",
        "Oman played a mediating role between Peru and Chile.",
        "Oman's mediation efforts between Peru and Chile began in May.",
        "Peru and Chile met under the auspices of Oman.",
        "Peru and Chile have been negotiating under Omani auspices since 2011.",
        "Peru and Chile met again through the good offices of Oman.",
    ],
)
def test_between_whom_somebody_mediates(sentence: str, reader: Reader) -> None:
    assert _mediated(sentence, reader) >= _PARTIES


@pytest.mark.parametrize(
    ("sentence", "who", "what"),
    [
        ("Peru and Chile signed a truce on Monday after months of mediation by Oman.", "Oman", "truce"),
        ("Peru and Chile have been holding indirect talks via Oman.", "Oman", "indirect talks"),
        ("Oman played the role of mediator in the talks.", "Oman", "talks"),
        ("Peru and Chile agreed on a truce through Omani mediators.", "Omani mediators", "truce"),
        ("The bishops' conference, which mediated the talks, welcomed the deal.", "bishops' conference", "talks"),
        ("Ada Bly, the broker between the two sides, opened the talks.", "Ada Bly", "two sides"),
        ("A truce signed under the aegis of Oman took effect.", "Oman", "truce"),
        ("Ada Bly opened mediation between Peru and the rebels.", "Ada Bly", "rebels"),
    ],
)
def test_what_somebody_mediates(sentence: str, who: str, what: str, reader: Reader) -> None:
    assert (who, what) in _mediated(sentence, reader)


@pytest.mark.parametrize(
    "sentence",
    [
        "Federal mediator Ada Bly met both sides.",
        "A federal mediator, Ada Bly, met both sides.",
        "The facilitator, Ada Bly, said that a deal was near.",
        "Labour Minister Ada Bly, who has been mediating, met both sides.",
    ],
)
def test_mediators_mediate_the_talks_told_of(sentence: str, reader: Reader) -> None:
    text = f"The dockers' union and the port operator held talks on Monday. {sentence}"
    assert _mediated(text, reader) == {("Ada Bly", "talks")}


def test_mediators_are_of_those_who_sent_them(reader: Reader) -> None:
    text = "Peru and Chile held talks in Quito on Monday. "
    talks = {("Oman", "talks in Quito"), ("Qatar", "talks in Quito")}
    assert _mediated(text + "Mediators from Oman and Qatar presented a draft.", reader) == talks
    assert _mediated(text + "Omani mediators presented a draft.", reader) == {("Oman", "talks in Quito")}


def test_where_no_event_is_named_they_mediate_between_the_parties(reader: Reader) -> None:
    text = "Peru and Chile signed a truce on Monday. Oman, which mediated, hailed it."
    assert _mediated(text, reader) == _PARTIES
    text = "Peru and Chile signed a truce on Monday. Peru, which had mediated in Chad, hailed it."
    assert not {row for row in _mediated(text, reader) if row[1] == "Chile"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Oman played a role in the talks.",
        "Peru held talks through June.",
        "The ship carried wheat between Peru and Chile.",
        "The clubs freed two players after mediation by Oman.",
        "Former mediator Ada Bly criticised the talks.",
    ],
)
def test_others_do_not_mediate(sentence: str, reader: Reader) -> None:
    assert not _mediated(sentence, reader)


@pytest.mark.parametrize(
    "told", ["with Norway as mediator", "with envoy Ada Bly as mediator", "with envoy Ada Bly in the chair"]
)
def test_nobody_is_met_by_whoever_mediates(told: str, reader: Reader) -> None:
    text = f"Peru and Chile held talks in Lima on Monday, {told}."
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-03"))
    ends = {(c.relation.rpartition("#")[2], c.subject.thing.name) for c in found}
    assert {("attended", "Peru"), ("attended", "Chile")} <= ends
    assert not any(relation == "metWith" for relation, _ in ends)
