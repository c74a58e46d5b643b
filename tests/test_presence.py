"""Who was at which event, where and when it was: sentence by sentence, with what must not be read of it."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader

_DAY = "2025-06-10"


def _told(text: str, reader: Reader) -> set[str]:
    """Claims of one paragraph as "subject | relation | object", with the status where it is not actual."""
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date=_DAY))
    lines = set()
    for claim in found:
        status = "" if claim.status == "actual" else f" ({claim.status})"
        lines.add(f"{claim.subject.thing.name} | {kebab(claim.relation)} | {claim.object.thing.name}{status}")
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Envoys of Peru touched down in Bergen for a new round of talks.",
            "Envoys of Peru | attended | new round of talks",
        ),
        ("The Peruvian team remained in Bergen for the talks.", "Peruvian team | attended | talks"),
        ("Chile failed to show up for the talks.", "Chile | attended | talks (negated)"),
        ("At a meeting snubbed by Chile, the council approved the map.", "Chile | attended | meeting (negated)"),
        ("The talks were held in the presence of envoy Kari Moen.", "Kari Moen | attended | talks"),
        ("The talks took place with the participation of Peru and Chile.", "Chile | attended | talks"),
        ("Also expected to attend the talks is Norwegian envoy Kari Moen.", "Kari Moen | attended | talks (planned)"),
        ("The talks resumed with the envoys of Peru and Chile in attendance.", "envoy of Chile | attended | talks"),
        ("Peru received Rosa Quispe for talks on Monday.", "Rosa Quispe | attended | talks"),
        ("Luis Rojas hosted the ministers of Peru and Chile for talks.", "Luis Rojas | hosted | talks"),
        ("Ada Bly expressed her gratitude to Norway for hosting the meeting.", "Norway | hosted | meeting"),
        ("The meeting is co-chaired by Norway and Brazil.", "Norway | attended | meeting"),
        ("The summit was co-hosted by Norway and Brazil.", "Brazil | hosted | summit"),
        ("Peru and the three signatories held talks in Oslo.", "three signatories | attended | talks in Oslo"),
        ("He held a meeting with Ada Bly, which Luis Rojas attended.", "Luis Rojas | attended | meeting with Ada Bly"),
        ("The summit opened with Luis Rojas and Rosa Quispe present.", "Luis Rojas | attended | summit"),
        ("Peru and Chile, with Norway as host, opened talks in Oslo.", "Norway | hosted | talks in Oslo"),
        (
            "Ada Bly will be joined at the talks in Lima by Luis Rojas.",
            "Luis Rojas | attended | talks in Lima (planned)",
        ),
        ("Luis Rojas cancelled his trip to the summit.", "Luis Rojas | attended | summit (negated)"),
        ("Also taking part in the talks were Peru and Chile.", "Peru | attended | talks"),
        ("Also present at the meeting were Kari Moen and Paulo Reis.", "Paulo Reis | attended | meeting"),
        ("The Peruvian team arrived in Bergen, where the talks are being held.", "Peruvian team | attended | talks"),
        (
            "Luis Rojas arrived in Bergen on Monday, where a summit will be held.",
            "Luis Rojas | attended | summit (planned)",
        ),
    ],
)
def test_presence(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    "text",
    [
        "Luis Rojas lives in Bergen, where the talks took place.",
        "Luis Rojas travelled to Bergen, where talks with Chile had failed.",
        "The presence of Peruvian troops in Arica angered Chile.",
        "Peru will hold elections on July 25.",
        "Peru and Chile held joint exercises in May.",
        "Luna and Rojas held a joint press conference in Lima on Friday.",
        "Luis Rojas sent soldiers to the summit.",
        "The second round of fighting began on Monday in Arica.",
    ],
)
def test_no_presence(text: str, reader: Reader) -> None:
    assert not [
        line for line in _told(text, reader) if "attended" in line or ("held-" in line and "talks |" not in line)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Negotiators kicked off a round of talks on Thursday.", "round of talks | held-on | 2025-06-05"),
        ("The talks that were launched on Monday by Chile will end soon.", "talks | held-on | 2025-06-09"),
        ("Originally scheduled for July 25, the meeting was called off.", "meeting | held-on | 2025-07-25"),
        (
            "Kari Moen spoke from Oslo, where a summit is due to start on Friday.",
            "summit | held-on | 2025-06-13 (planned)",
        ),
        ("Peru and Chile set August 30 for the talks.", "talks | held-on | 2025-08-30"),
        ("Peru and Chile set the talks for Aug. 30 in Lund.", "talks | held-on | 2025-08-30"),
    ],
)
def test_day_of_an_event(text: str, expected: str, reader: Reader) -> None:
    assert any(line.startswith(expected) for line in _told(text, reader))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Quispe flew to Oslo to attend the summit.", "Rosa Quispe | attended | summit (planned)"),
        ("Peru and Chile held talks in Oslo to discuss the pact.", "Peru | discussed | pact"),
        ("Peru raised money to attend the summit.", "Peru | attended | summit (possible)"),
    ],
)
def test_what_people_go_and_meet_for(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


def test_an_act_is_not_of_the_day_for_which_talks_are_set(reader: Reader) -> None:
    assert not [line for line in _told("Peru scheduled the talks on Monday.", reader) if "held-on" in line]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Talks are due in Oslo on Friday.", ["Oslo"]),
        ("A third round is expected in Oslo next Saturday.", ["Oslo"]),
        ("The talks, at the United Nations base in Arica, were mediated by Norway.", ["Arica"]),
        ("The talks began at Moscow's Grand Hotel on Friday.", ["Grand Hotel", "Moscow"]),
        ("The meeting took place at the Norwegian Embassy in Lima's old district.", ["Lima"]),
        ("The talks were held in the Swiss resort of Mürren.", ["Mürren"]),
        ("Peru and Chile set the talks for Aug. 30 in Lund.", ["Lund"]),
        ("The talks will open on Monday at 7 p.m. in Geneva.", ["Geneva"]),
    ],
)
def test_place_of_an_event(text: str, places: list[str], reader: Reader) -> None:
    found = {line.split(" (")[0].split(" | ")[2] for line in _told(text, reader) if "held-in" in line}
    assert found >= set(places)
    assert not found & {"Russia", "Norway"}


def test_a_meeting_that_somebody_missed_took_place_nevertheless(reader: Reader) -> None:
    found = _told("Chile did not show up at the talks in Oslo.", reader)
    assert {"Chile | attended | talks in Oslo (negated)", "talks in Oslo | held-in | Oslo"} <= found
    assert "talks in Oslo | held-in | Oslo (negated)" not in found


# --- delegations ------------------------------------------------------------------------------------------------------


def test_those_named_beside_several_delegations_are_of_one_each(reader: Reader) -> None:
    found = _told(
        "Senior Peruvian and Chilean delegations, including Peruvian negotiator Rosa Quispe and Chilean envoy Luis Rojas,"
        " arrived in Oslo for the talks.",
        reader,
    )
    assert {line for line in found if "represents" in line} == {
        "Rosa Quispe | represents | Peru",
        "Luis Rojas | represents | Chile",
    }
    present = {"Peruvian delegation", "Chilean delegation", "Rosa Quispe", "Luis Rojas"}
    assert {f"{who} | attended | talks" for who in present} <= found


def test_each_delegation_is_led_by_its_own_head(reader: Reader) -> None:
    found = _told("The Peruvian and Chilean delegations, led by Rosa Quispe and Luis Rojas, met in Oslo.", reader)
    assert {line for line in found if "leads" in line} == {
        "Rosa Quispe | leads | Peruvian delegation",
        "Luis Rojas | leads | Chilean delegation",
    }


def test_a_delegation_may_be_of_a_side_without_a_name(reader: Reader) -> None:
    assert "opposition delegation | delegation-of | opposition" in _told("The opposition delegation left Oslo.", reader)
    found = _told("The Peruvian government delegation left Oslo.", reader)
    assert {line for line in found if "delegation-of" in line} == {
        "Peruvian government delegation | delegation-of | Peru"
    }


# --- lists of names -----------------------------------------------------------------------------------------------------


def test_parties_of_a_meeting_are_listed_behind_a_noun(reader: Reader) -> None:
    found = _told(
        "Ada Moen opened a meeting of the pact's signatories – Peru, Chile, Bolivia and Brazil – in Oslo.", reader
    )
    present = {line.split(" | ")[0] for line in found if "attended" in line}
    assert present == {"Ada Moen", "Peru", "Chile", "Bolivia", "Brazil"}


@pytest.mark.parametrize(
    "text",
    [
        "Envoys, joined by Luis Rojas and Rosa Quispe, left for the talks.",
        "The meeting gathered delegations from both sides, alongside President Luis Rojas and envoy Rosa Quispe.",
        "The delegates, whom Luis Rojas and Rosa Quispe praised, left for the talks.",
    ],
)
def test_names_that_are_led_to_are_no_list(text: str, reader: Reader) -> None:
    found = _told(text, reader)
    assert not {"Luis Rojas | attended | talks", "Rosa Quispe | represents | Luis Rojas"} & found


def test_whose_aide_somebody_is_does_not_come_along(reader: Reader) -> None:
    found = _told(
        "Envoys, including Luna aide Rosa Quispe and envoy Luis Rojas, arrived in Oslo for the talks.", reader
    )
    assert {line.split(" | ")[0] for line in found if "attended" in line} == {"Rosa Quispe", "Luis Rojas"}


def test_who_is_at_a_named_place_does_not_speak_for_it(reader: Reader) -> None:
    assert not _told("Luis Rojas arrived at the Bergen International Airport on Monday.", reader)
    assert "Luis Rojas | attended | Lima Summit" in _told("Luis Rojas spoke at the Lima Summit.", reader)


# --- which event --------------------------------------------------------------------------------------------------------


def test_several_meetings_are_not_the_one_told_of(reader: Reader) -> None:
    found = _told("Luis Rojas met Rosa Quispe on Monday. The U.S. meetings in Lima will revolve around trade.", reader)
    assert not [line for line in found if "attended" in line or "held-on" in line]


def test_the_first_meeting_of_others_is_not_the_one_told_of(reader: Reader) -> None:
    found = _told(
        "Envoys will meet in Oslo on Friday. They spoke of the first meeting of the Border Committee.", reader
    )
    assert not [line for line in found if line.startswith("Envoys | attended")]


def test_the_day_of_a_meeting_is_not_that_of_what_comes_before_it(reader: Reader) -> None:
    found = _told("The talks would come ahead of the meeting of the Border Committee next week.", reader)
    assert {line.split(" | ")[0] for line in found if "held-on" in line} == {"meeting of the Border Committee"}


def test_who_signs_after_talks_was_there(reader: Reader) -> None:
    found = _told("Peru and Chile signed the accord after the talks in Oslo.", reader)
    assert {"Peru | attended | talks in Oslo", "Chile | attended | talks in Oslo"} <= found
    assert not [line for line in _told("Ada Moen resigned after the talks in Oslo.", reader) if "attended" in line]


def test_talks_in_a_conflict_of_a_state_are_not_held_there(reader: Reader) -> None:
    assert not [line for line in _told("The talks in Yemen's conflict went on.", reader) if "held-in" in line]


# --- words that the parser ties wrongly ---------------------------------------------------------------------------------


def test_a_subject_behind_a_series_of_objects_is_its_own_verbs(reader: Reader) -> None:
    found = _told(
        "Ada Moen had arrived at the Bergen airport and Luis Rojas had met with President Rosa Quispe.", reader
    )
    assert "Luis Rojas | met-with | Rosa Quispe" in found
    assert "Ada Moen | met-with | Rosa Quispe" not in found


def test_nobody_stands_for_the_one_named_beside_him(reader: Reader) -> None:
    found = _told("The chairs were Luis Rojas for the government of Peru and Rosa Quispe for the opposition.", reader)
    assert "Luis Rojas | represents | Rosa Quispe" not in found


def test_a_series_of_objects_stays_one(reader: Reader) -> None:
    found = _told("Ada Moen met the envoys of Peru and Chile and rejected the plan.", reader)
    assert "Ada Moen | rejected | plan" in found


def test_nobody_meets_the_place_where_they_met(reader: Reader) -> None:
    found = _told("The envoys flew to Bergen, where negotiators had met last month.", reader)
    assert not [line for line in found if "met-with" in line]


def test_abbreviations_are_cut_at_the_hyphen(reader: Reader) -> None:
    found = _told("The U.N.-brokered deal and a U.S.-backed plan failed.", reader)
    assert {line.split(" | ")[0] for line in found} == {"United Nations", "United States"}


def test_a_noun_at_the_head_of_a_sentence_is_no_name(reader: Reader) -> None:
    found = _told("Guterres was encouraged by the truce.", reader)
    assert "Guterres | supported | truce" in found
