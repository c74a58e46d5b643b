"""Who is meant: bodies by their short names, one's own body, people in other words, "that of", "its minister said"."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _told(text: str, reader: Reader) -> set[str]:
    """Claims of one paragraph as "subject | relation | object"."""
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-10"))
    return {f"{c.subject.thing.name} | {kebab(c.relation)} | {c.object.thing.name}" for c in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Liberal Party left on Monday. The Liberals demanded a vote.", "Liberal Party | demanded | vote"),
        ("The Civic Front met the Tram Union. The Front rejected the draft.", "Civic Front | rejected | draft"),
        ("Ada Bly, leader of the Civic Party, left. Her party demanded a vote.", "Civic Party | demanded | vote"),
        ("Ada Bly, leader of the rebels, left. Her group demanded a swap.", "rebels | demanded | swap"),
        ("Tram Union president Ada Bly left. Her union demanded a raise.", "Tram Union | demanded | raise"),
        ("Peruvian President Rosa Quispe left. Her government demanded a vote.", "Peru | demanded | vote"),
        ("The Harun Salvation Army left. The HSA demanded a vote.", "Harun Salvation Army | demanded | vote"),
        ("The Harun Salvation Army left. The rebels demanded a vote.", "Harun Salvation Army | demanded | vote"),
        ("The National Front accused Chad of fraud. The party demanded a vote.", "National Front | demanded | vote"),
        (
            "The Northern League met the Skaters' Association. The league made an offer. The union rejected the offer.",
            "Skaters' Association | rejected | offer",
        ),
        (
            "The airline Surair and the union of its pilots reached a deal.",
            "union of its pilots | agreed-to | deal",
        ),
        ("The United Nations met Chad. The world body demanded a truce.", "United Nations | demanded | truce"),
    ],
)
def test_bodies_in_other_words(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Tram Union president Ada Bly left. Her company demanded a raise.", "Tram Union | demanded | raise"),
        ("Peruvian President Rosa Quispe left. Her party demanded a vote.", "Peru | demanded | vote"),
        ("The Harun Salvation Army left. The SHA demanded a vote.", "Harun Salvation Army | demanded | vote"),
        ("The National Front met Ada Bly. The party of Ada Bly demanded a vote.", "National Front | demanded | vote"),
        ("Peru's Congress met. The government demanded a vote.", "Congress | demanded | vote"),
        ("The Liberal Party met the Liberal Union. The Liberals demanded a vote.", "Liberal Party | demanded | vote"),
        (
            "Rosa Quispe of Peru and Diego Luna of Chile left. Their government demanded a vote.",
            "Peru | demanded | vote",
        ),
    ],
)
def test_other_bodies_are_not_taken_for_them(text: str, wrong: str, reader: Reader) -> None:
    assert wrong not in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru will reopen the border, its foreign minister, Rosa Quispe, said.", "Rosa Quispe | represents | Peru"),
        ("Chad will tax the ferry next year, its envoy Ada Bly told reporters.", "Ada Bly | represents | Chad"),
        ("Peru wants a pact with Chile rather than a war, its envoy Ada Bly said.", "Ada Bly | represents | Peru"),
    ],
)
def test_those_who_speak_for_somebody_are_of_whoever_is_told_of(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rosa Quispe leads Peru's delegation. Diego Luna leads that of Chile.",
            "Diego Luna | leads | Chile delegation",
        ),
        (
            "Rosa Quispe headed the government's team, and Diego Luna headed that of the rebels.",
            "Diego Luna | leads | rebel team",
        ),
        ("The number of dead exceeds that of the last war.", ""),
    ],
)
def test_that_of_somebody_is_another_of_the_kind(text: str, expected: str, reader: Reader) -> None:
    told = _told(text, reader)
    assert expected in told if expected else not told


_MET = "Peruvian envoy Rosa Quispe met Chilean Foreign Minister Diego Luna on Monday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_MET + "The Chilean rejected the plan.", "Diego Luna | rejected | plan"),
        (_MET + "The Chileans rejected the plan.", "Chile | rejected | plan"),
        (_MET + "The French rejected the plan.", "France | rejected | plan"),
        ("The draft is by Ada Bly, the American who mediates in the talks.", "Ada Bly | mediated | talks"),
        ("Mediator Ada Bly left. The former president of Ghana demanded a truce.", "Ada Bly | demanded | truce"),
        (_MET + "The leader of the rebels rejected the plan.", "leader of the rebels | rejected | plan"),
        (
            "Peruvian President Rosa Quispe left. The former president of Chile demanded a truce.",
            "former president of Chile | demanded | truce",
        ),
    ],
)
def test_people_in_other_words(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


_MINISTERS = "The foreign ministers of Peru and Chile met on Monday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union said that the company had withdrawn its offer. It accused the company of bad faith.",
            "union | accused | company",
        ),
        ("Peru said that Chile had left the talks. It also accused Chile of spying.", "Peru | accused | Chile"),
        (_MINISTERS + "The two ministers agreed to a truce.", "foreign minister of Chile | agreed-to | truce"),
        (_MINISTERS + "The foreign ministers agreed to a truce.", "foreign minister of Peru | agreed-to | truce"),
        (
            "The leaders of Peru, Chile and Mali met. The three leaders agreed to a truce.",
            "leader of Mali | agreed-to | truce",
        ),
        (
            "Qatar, Oman and Norway mediated the talks. The three mediators proposed a truce.",
            "Norway | proposed | truce",
        ),
        (
            "Peru's delegation met the Chilean delegation. The two teams agreed to a truce.",
            "Chilean delegation | agreed-to | truce",
        ),
        (
            "Peruvian President Rosa Quispe met her Chilean counterpart, Diego Luna. The two presidents agreed to a truce.",
            "Diego Luna | agreed-to | truce",
        ),
        (
            "President Rosa Quispe had ordered the team to stay, according to Juan Soto. He accused Peru of spying.",
            "Juan Soto | accused | Peru",
        ),
        (
            "The steering committee rejected the plan in a letter to Peru, which asked for relief. It demanded a vote.",
            "steering committee | demanded | vote",
        ),
        ("Peru and Chile signed the accord. Each of them demanded a vote.", "Chile | demanded | vote"),
        (_MINISTERS + "Both of the ministers demanded a vote.", "foreign minister of Chile | demanded | vote"),
        (
            "President Juan Soto spoke in Lima. President Diego Luna denied the report. The two men met on Friday.",
            "Juan Soto | met-with | Diego Luna",
        ),
    ],
)
def test_it_and_the_two(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


def test_the_two_are_those_who_acted_in_the_last_sentences(reader: Reader) -> None:
    text = "Rosa Quispe rejected the plan. Diego Luna demanded a vote. The hall was empty. The two will meet again."
    assert any("met-with" in line for line in _told(text, reader))


def test_who_speaks_to_reporters_does_not_meet_them(reader: Reader) -> None:
    assert not _told("Diego Luna spoke to reporters.", reader)
    assert "Diego Luna | met-with | Juan Soto" in _told("Diego Luna spoke to Juan Soto.", reader)


def test_two_are_not_told_from_three_people(reader: Reader) -> None:
    text = "Juan Soto spoke in Lima. Diego Luna denied the report. Carl Holm was silent. The two men met on Friday."
    assert not any("met-with" in line for line in _told(text, reader))


def test_a_pair_is_not_part_of_three(reader: Reader) -> None:
    text = "The leaders of Peru, Chile and Mali met. The two leaders agreed to a truce."
    assert not any("leader of Mali | agreed-to" in line for line in _told(text, reader))


def test_the_sides_are_not_those_who_mediated(reader: Reader) -> None:
    text = (
        "Chad's army and the paramilitary Desert Guard agreed to a truce. "
        "The deal, which Kenya and Oman mediated, takes effect on Monday. Earlier truces were violated by both sides."
    )
    violated = {line.split(" |")[0] for line in _told(text, reader) if "| violated |" in line}
    assert violated == {"Chad's army", "Desert Guard"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The government and the Segunda Marea, a faction of former guerrillas, will resume talks. "
            "The dissident group freed two men.",
            "Segunda Marea | released | two men",
        ),
        ("The Rail Workers' Union left. Ada Bly accused the RWU of greed.", "Ada Bly | accused | Rail Workers' Union"),
    ],
)
def test_bodies_that_the_tagger_does_not_see(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


def test_capitals_that_nobody_acts_with_are_no_bodies(reader: Reader) -> None:
    assert not _told("The Parties met on the RWU. The Plan, a draft of ten pages, was lost.", reader)


@pytest.mark.parametrize("who", ["Neither of them", "None of the parties", "Neither of the two sides"])
def test_none_of_them_are_all(who: str, reader: Reader) -> None:
    text = f"Peru and Chile met on Monday. {who} signed the accord."
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    signed = {(c.subject.thing.name, str(c.status)) for c in found if kebab(c.relation) == "signed"}
    assert signed == {("Peru", "negated"), ("Chile", "negated")}
