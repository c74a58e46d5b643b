"""Bodies and parties in whole texts: whom "both sides", "the union", "the opposition" stand for; names of bodies."""

from __future__ import annotations

import pytest

from kg.model import Article, Claim, Paragraph
from kg.reading import Reader


def _claims(text: str, reader: Reader) -> list[Claim]:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    return list(reader.claims(Article("a", text, tuple(paragraphs), date="2024-03-08")))


def _told(text: str, reader: Reader, relation: str) -> set[tuple[str, str]]:
    """(subject, object) of the claims with a relation."""
    found = (c for c in _claims(text, reader) if c.relation.rpartition("#")[2] == relation)
    return {(c.subject.thing.name, c.object.thing.name) for c in found}


_WAGES = "Members of the Tram Union of Porto voted on Tuesday to reject an offer from Lusotram.\n"


@pytest.mark.parametrize(
    ("said", "relation", "who"),
    [
        ("The union demanded a raise.", "demanded", {"Tram Union of Porto"}),
        ("The union said the company had refused to discuss pensions.", "rejected", {"Lusotram"}),
        ("The company has offered a bonus.", "proposed", {"Lusotram"}),
        ("The union and the company agreed to meet.", "agreedTo", {"Tram Union of Porto", "Lusotram"}),
        ("Talks between the union and the company failed. Both sides want a deal.", "demanded", set()),
    ],
)
def test_the_union_is_not_the_company(said: str, relation: str, who: set[str], reader: Reader) -> None:
    told = {one for one, what in _told(_WAGES + said, reader, relation) if "offer" not in what and "deal" not in what}
    assert told == who


def test_the_sides_are_those_whom_the_lead_couples_though_one_has_no_name(reader: Reader) -> None:
    text = (
        "Peru's government and the rebels will resume their talks on Friday, the Swedish embassy said.\n"
        "Sweden has mediated since March. Norway accused Peru of stalling.\n"
        "The two sides agreed in January to open a road."
    )
    agreed = {who for who, what in _told(text, reader, "agreedTo") if "road" in what}
    assert agreed == {"Peru", "rebels"}


def test_the_sides_are_not_the_mediators_that_are_named_together(reader: Reader) -> None:
    text = (
        "The army suspended its part in the talks with the Andean Front that are mediated by Norway and Cuba.\n"
        "The two sides agreed in January to open a road."
    )
    agreed = {who for who, what in _told(text, reader, "agreedTo") if "road" in what}
    assert agreed.isdisjoint({"Norway", "Cuba"})


def test_states_that_are_coupled_are_the_sides_whatever_nouns_stand_beside_them(reader: Reader) -> None:
    text = (
        "Peru and Chile began talks on the border on Monday.\n"
        "The army and the police closed the road. Peru accused Chile of spying.\n"
        "The two sides agreed to open a bridge."
    )
    assert {who for who, _ in _told(text, reader, "agreedTo")} == {"Peru", "Chile"}


@pytest.mark.parametrize(
    ("sentence", "who", "status"),
    [
        ("The dockers voted on Monday to reject the offer.", "dockers", "actual"),
        ("Chile's parliament decided on Monday to reject the offer.", "Chile's parliament", "actual"),
        ("The dockers may vote on Monday to reject the offer.", "dockers", "possible"),
        ("Peru appealed to the rebels on Monday to reject the offer.", "rebels", "possible"),
    ],
)
def test_a_day_before_an_infinitive_is_not_who_acts(sentence: str, who: str, status: str, reader: Reader) -> None:
    found = [c for c in _claims(sentence, reader) if c.relation.endswith("#rejected")]
    assert [(c.subject.thing.name, str(c.status)) for c in found] == [(who, status)]


@pytest.mark.parametrize(
    ("text", "relation", "told"),
    [
        ("The rail union Cosmira rejected the offer.", "rejected", {("Cosmira", "offer")}),
        ("The party Lumen said it would reject the plan.", "rejected", {("Lumen", "plan")}),
        ("The militia Kasaro freed the captives.", "released", {("Kasaro", "captives")}),
        (
            "Rail union Cosmira and the carmaker Nordvia resumed talks. The union demanded a raise.",
            "demanded",
            {("Cosmira", "raise")},
        ),
    ],
)
def test_the_name_behind_a_kind_of_body_is_of_a_body(
    text: str, relation: str, told: set[tuple[str, str]], reader: Reader
) -> None:
    assert _told(text, reader, relation) == told


_FRONT = "The opposition Andean Front said on Monday that it would leave the talks. "


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The opposition demanded an election.", "Andean Front"),
        ("The front demanded an election.", "Andean Front"),
        ("The coalition of student groups demanded an election.", "Andean Front"),
        ("The union of rail workers demanded an election.", "union of rail workers"),
        ("The groups of students demanded an election.", "groups of students"),
    ],
)
def test_a_body_goes_by_the_nouns_beside_its_name_and_in_it(said: str, who: str, reader: Reader) -> None:
    assert _told(_FRONT + said, reader, "demanded") == {(who, "election")}


def test_a_body_is_told_apart_by_whose_it_is(reader: Reader) -> None:
    text = (
        "Peru's government rejected the plan. The government of Chile supported an inquiry. "
        "The government of President Rafael Ochoa demanded talks. The government of Peru offered a truce."
    )
    assert _told(text, reader, "supported") == {("government of Chile", "inquiry")}
    assert _told(text, reader, "proposed") == {("Peru's government", "truce")}
    assert not {who for who, _ in _told(text, reader, "demanded")} & {"Peru's government", "government of Chile"}


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("Peru accused the leader of the opposition of fraud.", "leader of the opposition"),
        ("Peru accused Chile's army of bad faith.", "Chile's army"),
        ("Peru accused the government of Chile.", "government of Chile"),
    ],
)
def test_the_charge_is_no_part_of_the_accused(sentence: str, whom: str, reader: Reader) -> None:
    assert _told(sentence, reader, "accused") == {("Peru", whom)}


def test_people_of_a_kind_are_a_party_by_their_noun(reader: Reader) -> None:
    text = "The Norland Government and Maoist rebels signed a truce on Monday.\nThe parties agreed on a timetable."
    told = _told(text, reader, "agreedTo")
    assert told == {("Norland Government", "timetable"), ("Maoist rebels", "timetable")}


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        ("The contact group - Peru, Chile and Bolivia - met in Lima.", {"Peru", "Chile", "Bolivia"}),
        ("The bloc, which comprises Peru and Chile, rejected the plan.", {"Peru", "Chile"}),
        ("The coalition includes the Greens and the Liberals.", {"Greens", "Liberals"}),
        ("The group - which left Peru and Chile - met.", set()),
        ("NATO (Brussels) rejected the plan.", set()),
        ("The council includes a clause on aid.", set()),
    ],
)
def test_members_are_those_listed_for_a_group(sentence: str, members: set[str], reader: Reader) -> None:
    assert {who for who, _ in _told(sentence, reader, "memberOf")} == members


def test_who_an_agreement_is_reached_with_agreed(reader: Reader) -> None:
    assert _told("Agreement was reached with Peru and Chile.", reader, "agreedTo") == {
        ("Peru", "Agreement"),
        ("Chile", "Agreement"),
    }
    negated = _claims("No agreement has been reached with Peru.", reader)
    assert {str(c.status) for c in negated if c.relation.endswith("#agreedTo")} == {"negated"}
