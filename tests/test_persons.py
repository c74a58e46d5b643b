"""Persons with the office, the side and the body that news tells with their names, from whole sentences."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph
from kg.reading import Reader

_PERSONAL = {"hasRole", "represents", "leads", "memberOf"}


def _ties(text: str, reader: Reader) -> set[tuple[str, str, str]]:
    article = Article("a", text, (Paragraph(0, len(text)),))
    found = (
        (claim.subject.thing.name, claim.relation.rpartition("#")[2], claim.object.thing.name)
        for claim in reader.claims(article)
    )
    return {claim for claim in found if claim[1] in _PERSONAL}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Rebel spokesman Juan Mamani denied the charge.", ("Juan Mamani", "represents", "rebels")),
        ("The rebels' spokesman, Juan Mamani, denied the charge.", ("Juan Mamani", "represents", "rebels")),
        ("Government negotiator Diego Luna said talks would go on.", ("Diego Luna", "represents", "government")),
        ("Diego Luna, a union official, denied the charge.", ("Diego Luna", "represents", "union")),
        ("Army spokesman Diego Luna denied the charge.", ("Diego Luna", "represents", "army")),
        ("Juan Mamani, a rebel commander, denied the charge.", ("Juan Mamani", "represents", "rebels")),
        ("Union attorney Diego Luna denied the charge.", ("Diego Luna", "represents", "union")),
        ("Opposition leader Diego Luna denied the charge.", ("Diego Luna", "leads", "opposition")),
        ("Party chairman Diego Luna denied the charge.", ("Diego Luna", "leads", "party")),
        ("The union's president, Rosa Quispe, denied the charge.", ("Rosa Quispe", "represents", "union")),
        ("Civic Party MP Diego Luna denied the charge.", ("Diego Luna", "represents", "Civic Party")),
    ],
)
def test_noun_in_a_title_names_the_side(text: str, tie: tuple[str, str, str], reader: Reader) -> None:
    assert tie in _ties(text, reader)


@pytest.mark.parametrize(
    "text",
    [
        "Military adviser Diego Luna denied the charge.",
        "Former rebel spokesman Diego Luna denied the charge.",
        "Peruvian army officer Diego Luna denied the charge.",
        "Military intelligence chief Diego Luna denied the charge.",
    ],
)
def test_noun_in_a_title_need_not_name_the_side(text: str, reader: Reader) -> None:
    assert not {o for _, _, o in _ties(text, reader)} & {"military", "rebels", "army"}


def test_commander_of_rebels_need_not_lead_them(reader: Reader) -> None:
    assert "leads" not in {r for _, r, _ in _ties("Rebel commander Juan Mamani denied the charge.", reader)}


def test_chief_negotiator_leads_the_delegation_not_the_body(reader: Reader) -> None:
    found = _ties("Rosa Quispe, the government's chief negotiator, denied the charge.", reader)
    assert found == {
        ("Rosa Quispe", "hasRole", "chief negotiator"),
        ("Rosa Quispe", "represents", "government"),
        ("Rosa Quispe", "leads", "government delegation"),
    }


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Diego Luna signed for the government.", {("Diego Luna", "government")}),
        ("Diego Luna, negotiating for the rebels, denied the charge.", {("Diego Luna", "rebels")}),
        ("Diego Luna, who is mediating for the African Union, left.", {("Diego Luna", "African Union")}),
        ("Diego Luna took part for the Andean Front.", {("Diego Luna", "Andean Front")}),
        ("Diego Luna signed for Chile and Rosa Quispe for Peru.", {("Diego Luna", "Chile"), ("Rosa Quispe", "Peru")}),
        (
            "The accord was signed by Diego Luna for Chile and Rosa Quispe for Peru.",
            {("Diego Luna", "Chile"), ("Rosa Quispe", "Peru")},
        ),
        ("Diego Luna waited for Chile.", set()),
        ("Diego Luna is negotiating for a year.", set()),
        ("Diego Luna signed the accord for a truce.", set()),
    ],
)
def test_who_acts_for_whom(text: str, pairs: set[tuple[str, str]], reader: Reader) -> None:
    assert {(s, o) for s, r, o in _ties(text, reader) if r == "represents"} == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "On Monday Luna's envoy Rosa Quispe met the rebels.",
            {("Rosa Quispe", "Luna")},
        ),
        (
            "Diego Luna fled. On Monday Luna's lawyer Rosa Quispe met the rebels.",
            {("Rosa Quispe", "Diego Luna")},
        ),
        ("Diego Luna fled. On Monday Luna's brother Pedro Luna met the rebels.", set()),
        ("Diego Luna fled. On Monday Luna's rival Rosa Quispe met the rebels.", set()),
    ],
)
def test_whose_envoy_somebody_is(text: str, pairs: set[tuple[str, str]], reader: Reader) -> None:
    assert {(s, o) for s, r, o in _ties(text, reader) if r == "represents"} == pairs


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Musician Diego Luna backed the plan.", "Musician"),
        ("The special counsel, Diego Luna, backed the plan.", "special counsel"),
        ("Peru's finance minister is Diego Luna.", "finance minister"),
        ("Diego Luna, until recently the union's treasurer, backed the plan.", "treasurer"),
    ],
)
def test_what_somebody_is(text: str, role: str, reader: Reader) -> None:
    assert ("Diego Luna", "hasRole", role) in _ties(text, reader)


@pytest.mark.parametrize(
    "text",
    [
        "Diego Luna, centre, met the rebels.",
        "Diego Luna, the first leftist to govern Peru, met the rebels.",
        "Peru's finance minister is ill, Diego Luna said.",
    ],
)
def test_what_nobody_is(text: str, reader: Reader) -> None:
    assert not {o for _, r, o in _ties(text, reader) if r == "hasRole"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Rosa Quispe and Diego Luna, the leaders of the Civic Party and of the Andean Front, met.",
            {("Rosa Quispe", "Civic Party"), ("Diego Luna", "Andean Front")},
        ),
        (
            "Rosa Quispe and Diego Luna, the leaders of the Civic Party and Peru's ruling Andean Front, met.",
            {("Rosa Quispe", "Civic Party"), ("Diego Luna", "Andean Front")},
        ),
    ],
)
def test_each_of_two_leaders_has_a_body(text: str, pairs: set[tuple[str, str]], reader: Reader) -> None:
    assert {(s, o) for s, r, o in _ties(text, reader) if r == "leads"} == pairs


_PERU = "Peru's government and the miners signed a truce. {} said the wait was over. Peru is to pay them. Peru is poor."


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (_PERU.format("President Rosa Quispe"), {("Rosa Quispe", "Peru")}),
        (_PERU.format("The labour minister, Diego Luna,"), {("Diego Luna", "Peru")}),
        (_PERU.format("Senior Vice President Rosa Quispe"), set()),
        (_PERU.format("The union's president, Rosa Quispe,"), {("Rosa Quispe", "union")}),
        (_PERU.format("Norway and President Rosa Quispe"), set()),
        (_PERU.format("President Rosa Quispe and President Diego Luna"), set()),
        (_PERU.format("Former President Rosa Quispe"), set()),
        ("Peru and Chile signed a truce. President Rosa Quispe praised it. Chile and Peru will disarm.", set()),
    ],
)
def test_bare_office_is_of_the_state_that_the_article_is_about(
    text: str, pairs: set[tuple[str, str]], reader: Reader
) -> None:
    assert {(s, o) for s, r, o in _ties(text, reader) if r == "represents"} == pairs


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("On Monday Northline President Rosa Quispe met them.", ("Rosa Quispe", "represents", "Northline")),
        ("On Monday Northline CEO Rosa Quispe met them.", ("Rosa Quispe", "leads", "Northline")),
    ],
)
def test_title_with_a_capital_may_stand_behind_a_body(text: str, tie: tuple[str, str, str], reader: Reader) -> None:
    assert tie in _ties(text, reader)


def test_form_of_address_is_no_body(reader: Reader) -> None:
    assert not {r for _, r, _ in _ties("On Monday Mr President Omar Diallo met them.", reader)} & {"represents"}


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Rosa Quispe, president and CEO of Northgate Bank, left.",
            {("hasRole", "president"), ("leads", "Northgate Bank")},
        ),
        (
            "Rosa Quispe, the Andean Front's founder and leader, left.",
            {("hasRole", "founder"), ("leads", "Andean Front")},
        ),
        (
            "Rosa Quispe, president of Peru and chairman of the Nordic Council, left.",
            {("hasRole", "president"), ("represents", "Peru"), ("leads", "Nordic Council")},
        ),
        (
            "Rosa Quispe, deputy head of the Border Guard, left.",
            {("hasRole", "deputy head"), ("represents", "Border Guard")},
        ),
        ("Rosa Quispe, legal counsel to the union, left.", {("hasRole", "legal counsel"), ("represents", "union")}),
    ],
)
def test_titles_of_one_person(text: str, ties: set[tuple[str, str]], reader: Reader) -> None:
    assert {(r, o) for _, r, o in _ties(text, reader)} == ties


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rosa Quispe took over as foreign minister in May.", "foreign minister"),
        ("Rosa Quispe was sworn in as foreign minister.", "foreign minister"),
        ("Rosa Quispe, whom Peru has named as its envoy, left.", "envoy"),
        ("Rosa Quispe, appointed envoy by Peru, agreed.", "envoy"),
        ("Rosa Quispe replaced Diego Luna as foreign minister.", "foreign minister"),
    ],
)
def test_verb_tells_of_an_office(text: str, role: str, reader: Reader) -> None:
    assert {(s, o) for s, r, o in _ties(text, reader) if r == "hasRole"} == {("Rosa Quispe", role)}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Rosa Quispe led the Chilean side in the talks.", {("Rosa Quispe", "Chilean side")}),
        ("The Chilean side, headed by Rosa Quispe, left.", {("Rosa Quispe", "Chilean side")}),
        ("Rosa Quispe arrived in Lima at the head of a delegation.", {("Rosa Quispe", "delegation")}),
        ("Rosa Quispe, who is in charge of the Border Guard, left.", {("Rosa Quispe", "Border Guard")}),
        ("The committee, co-chaired by Peru and Chile, met.", {("Peru", "committee"), ("Chile", "committee")}),
        ("Peru holds the presidency of the Nordic Council.", {("Peru", "Nordic Council")}),
        ("Peru led Chile in the vote.", set()),
        ("The army, under Peru, left.", set()),
    ],
)
def test_who_leads(text: str, pairs: set[tuple[str, str]], reader: Reader) -> None:
    assert {(s, o) for s, r, o in _ties(text, reader) if r == "leads"} == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Rosa Quispe, part of the Chilean delegation, left.", {("Rosa Quispe", "Chilean delegation")}),
        ("The Civic Party is part of the Labour Congress.", {("Civic Party", "Labour Congress")}),
        ("Rosa Quispe was appointed to the panel.", {("Rosa Quispe", "panel")}),
        (
            "Other members of the delegation include Rosa Quispe and Diego Luna.",
            {("Rosa Quispe", "delegation"), ("Diego Luna", "delegation")},
        ),
        ("Rosa Quispe was elected to the presidency.", set()),
        ("Part of the delegation left with Rosa Quispe.", set()),
    ],
)
def test_who_belongs_to_what(text: str, pairs: set[tuple[str, str]], reader: Reader) -> None:
    assert {(s, o) for s, r, o in _ties(text, reader) if r == "memberOf"} == pairs


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Peru's new president, Rosa Quispe, agreed.", ("Rosa Quispe", "represents", "Peru")),
        ("The union's new leader, Rosa Quispe, agreed.", ("Rosa Quispe", "leads", "union")),
        ("Civic Party member Rosa Quispe agreed.", ("Rosa Quispe", "memberOf", "Civic Party")),
        ("Rosa Quispe, a Civic Party member, agreed.", ("Rosa Quispe", "memberOf", "Civic Party")),
        ("Rosa Quispe, a cabinet member, agreed.", ("Rosa Quispe", "memberOf", "cabinet")),
        ("Border Agency director general Rosa Quispe agreed.", ("Rosa Quispe", "leads", "Border Agency")),
        (
            "Rosa Quispe, deputy director of the Federal Mediation and Conciliation Service, agreed.",
            ("Rosa Quispe", "represents", "Federal Mediation and Conciliation Service"),
        ),
        (
            "The International Monetary Fund agreed. The fund's managing director, Rosa Quispe, was glad.",
            ("Rosa Quispe", "represents", "International Monetary Fund"),
        ),
    ],
)
def test_whose_somebody_is(text: str, tie: tuple[str, str, str], reader: Reader) -> None:
    assert tie in _ties(text, reader)


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Peruvian Minister of Trade and Industry Rosa Quispe agreed.",
            {("hasRole", "Minister of Trade and Industry"), ("represents", "Peru")},
        ),
        ("Secretary of Labor Rosa Quispe agreed.", {("hasRole", "Secretary of Labor")}),
        ("The Prime Minister of Peru Rosa Quispe agreed.", {("hasRole", "Prime Minister"), ("represents", "Peru")}),
        ("The Secretary of the Council Rosa Quispe agreed.", {("hasRole", "Secretary"), ("represents", "Council")}),
        ("The Minister of Trade and Rosa Quispe agreed.", set()),
        ("Peru's head of delegation, Rosa Quispe, agreed.", {("leads", "Peru's delegation"), ("represents", "Peru")}),
    ],
)
def test_title_with_its_field_behind_it(text: str, ties: set[tuple[str, str]], reader: Reader) -> None:
    assert {(r, o) for s, r, o in _ties(text, reader) if s == "Rosa Quispe"} == ties


def test_office_behind_two_people_is_the_seconds(reader: Reader) -> None:
    text = "Juan Mamani and Diego Luna, head of the Border Guard, agreed."
    assert _ties(text, reader) == {("Diego Luna", "leads", "Border Guard")}


def test_body_named_with_its_place_stays_whole(reader: Reader) -> None:
    text = "Diego Luna, an envoy of the Organization for Security and Cooperation in Europe (OSCE), agreed."
    body = "Organization for Security and Cooperation in Europe"
    assert ("Diego Luna", "represents", body) in _ties(text, reader)


def test_who_leads_a_side_at_talks_leads_it(reader: Reader) -> None:
    assert ("Rosa Quispe", "leads", "Peru's team") in _ties("Rosa Quispe headed Peru's team at the talks.", reader)
