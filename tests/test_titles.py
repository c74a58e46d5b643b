from __future__ import annotations

import pytest
from spacy.language import Language

from kg.grammar import copy, gazetteer, titles
from kg.model import Kind

_TITLES = [
    "chief",
    "ambassador",
    "foreign minister",
    "minister",
    "president",
    "chief of staff",
    "general",
    "spokesman",
    "secretary of state",
]
_NAMES = [("Peruvian", "NORP"), ("Chile", "GPE"), ("Lima", "GPE"), ("Bolivia", "GPE"), ("Chilean", "NORP")]


@pytest.fixture(scope="module")
def known(nlp: Language) -> gazetteer.Gazetteer:
    return gazetteer.of(_NAMES, _TITLES, nlp)


def _read(text: str, nlp: Language, known: gazetteer.Gazetteer) -> tuple[str, list[titles.Hidden]]:
    made = copy.make(text, 0, Kind.BODY)
    found = titles.find(nlp.make_doc(made.text), known)
    return titles.without(made, found).text, found


def test_title_and_nation_are_hidden_and_kept(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text, (found,) = _read("Peruvian Foreign Minister Rosa Quispe signed.", nlp, known)
    assert text == "Rosa Quispe signed."
    assert found.title == "Foreign Minister"
    assert [owner.text for owner in found.owners] == ["Peruvian"]


def test_possessive_state_is_the_owner(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text, (found,) = _read("She met Chile's acting President Diego Luna.", nlp, known)
    assert text == "She met Diego Luna."
    assert found.title == "acting President"
    assert [owner.text for owner in found.owners] == ["Chile"]


def test_titles_may_follow_one_another(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text, found = _read("Chief of Staff General Diego Luna spoke.", nlp, known)
    assert text == "Diego Luna spoke."
    assert [one.title for one in found] == ["Chief of Staff", "General"]
    assert len({one.name for one in found}) == 1


def test_former_holder_is_marked(nlp: Language, known: gazetteer.Gazetteer) -> None:
    _, (found,) = _read("The former Secretary of State Ann Reed agreed.", nlp, known)
    assert found.former


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister signed.",
        "The President Lima never had.",
        "A minister from Bolivia left.",
        "The minister SBU quoted was not named.",
    ],
)
def test_no_name_no_title(text: str, nlp: Language, known: gazetteer.Gazetteer) -> None:
    shown, found = _read(text, nlp, known)
    assert (shown, found) == (text, [])


def test_offsets_of_the_article_survive(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text = "In Lima, Peruvian Foreign Minister Rosa Quispe signed."
    made = copy.make(text, 100, Kind.BODY)
    (found,) = titles.find(nlp.make_doc(made.text), known)
    placed = titles.in_article(found, made)
    assert text[placed.title_start - 100 : placed.title_end - 100] == "Foreign Minister"
    assert text[placed.name - 100 : placed.name_end - 100] == "Rosa Quispe"
    shown = titles.without(made, [found])
    start = shown.text.index("signed")
    assert shown.back(start, start + 6) == (100 + text.index("signed"), 100 + text.index("signed") + 6)


def test_title_in_the_plural_goes_to_every_name(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text, found = _read("Foreign Ministers Rosa Quispe of Bolivia, Ana Vega and Diego Luna signed.", nlp, known)
    assert text == "Rosa Quispe of Bolivia, Ana Vega and Diego Luna signed."
    assert [one.title for one in found] == ["Foreign Minister"] * 3


def test_title_in_the_plural_needs_several_names(nlp: Language, known: gazetteer.Gazetteer) -> None:
    assert _read("Ministers Rosa Quispe", nlp, known)[1] == []


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Peruvian Foreign Ministry spokesman Diego Luna spoke.", ["Foreign Ministry", "Peruvian"]),
        ("On Monday Foreign Ministry spokesman Diego Luna spoke.", ["Foreign Ministry"]),
        ("The Border Council President Diego Luna spoke.", ["Border Council"]),
    ],
)
def test_body_before_the_title_is_its_owner(
    text: str, owners: list[str], nlp: Language, known: gazetteer.Gazetteer
) -> None:
    _, (found,) = _read(text, nlp, known)
    assert [owner.text for owner in found.owners] == owners


def test_two_adjectives_in_a_row_name_one_people(nlp: Language, known: gazetteer.Gazetteer) -> None:
    _, (found,) = _read("Peruvian Chilean President Diego Luna spoke.", nlp, known)
    assert [owner.text for owner in found.owners] == ["Chilean"]
    assert found.start == 0


@pytest.mark.parametrize(
    ("text", "after", "shown"),
    [
        (
            "Chief of Peruvian General Staff General Diego Luna spoke.",
            [("of", "Peruvian General Staff")],
            "Diego Luna spoke.",
        ),
        ("Peruvian ambassador to Chile Rosa Quispe spoke.", [("to", "Chile")], "Rosa Quispe spoke."),
        ("The chief of the Border Police Rosa Quispe spoke.", [("of", "Border Police")], "Rosa Quispe spoke."),
    ],
)
def test_body_between_title_and_name_is_hidden_with_them(
    text: str, after: list[tuple[str, str]], shown: str, nlp: Language, known: gazetteer.Gazetteer
) -> None:
    left, found = _read(text, nlp, known)
    assert [(word, owner.text) for word, owner in found[0].after] == after
    assert left == shown


@pytest.mark.parametrize(
    "text", ["The chief of the Border Police Union spoke.", "The President of Chile Energy Group left."]
)
def test_longer_body_behind_a_title_is_no_name(text: str, nlp: Language, known: gazetteer.Gazetteer) -> None:
    assert _read(text, nlp, known)[1] == []


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("On Monday Northline spokesman Diego Luna spoke.", ["Northline"]),
        ("She met Bright Water spokesman Diego Luna.", ["Bright Water"]),
        ("On Monday spokesman Diego Luna spoke.", []),
        ("In March president Diego Luna spoke.", []),
        ("Rebel spokesman Diego Luna spoke.", []),
        ("The Rebel spokesman Diego Luna spoke.", []),
        ("UN Commission President Diego Luna spoke.", ["UN Commission"]),
    ],
)
def test_unknown_body_before_a_title_is_its_owner(
    text: str, owners: list[str], nlp: Language, known: gazetteer.Gazetteer
) -> None:
    _, (found,) = _read(text, nlp, known)
    assert [owner.text for owner in found.owners] == owners


def test_word_that_opens_a_sentence_is_a_name_if_the_article_has_it_elsewhere(
    nlp: Language, known: gazetteer.Gazetteer
) -> None:
    doc = nlp.make_doc("Northline spokesman Diego Luna spoke.")
    assert not titles.find(doc, known)[0].owners
    assert [owner.text for owner in titles.find(doc, known, {"Northline"})[0].owners] == ["Northline"]


def test_fields_belong_to_the_title(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text, (found,) = _read("The team has Ann Reed, human resources spokesman Diego Luna and others.", nlp, known)
    assert text == "The team has Ann Reed, Diego Luna and others."
    assert found.title == "human resources spokesman"


def test_states_before_a_plural_title_are_dealt_out(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text, found = _read("The Peruvian and Chilean Foreign Ministers Rosa Quispe and Diego Luna signed.", nlp, known)
    assert text == "Rosa Quispe and Diego Luna signed."
    assert [[owner.text for owner in one.owners] for one in found] == [["Peruvian"], ["Chilean"]]


def test_rank_before_another_title_is_part_of_it(nlp: Language, known: gazetteer.Gazetteer) -> None:
    known = gazetteer.of(_NAMES, [*_TITLES, "deputy", "trade minister"], nlp)
    _, found = _read("She met Chilean Deputy Trade Minister Diego Luna.", nlp, known)
    assert [(one.title, [owner.text for owner in one.owners]) for one in found] == [
        ("Deputy Trade Minister", ["Chilean"])
    ]


def test_a_pronoun_before_a_hidden_title_is_kept(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text, (found,) = _read("Its foreign minister Rosa Quispe signed.", nlp, known)
    assert text == "Rosa Quispe signed."
    assert [(owner.text, owner.label) for owner in found.owners] == [("Its", "PRP$")]


def test_two_titles_without_an_article_are_of_one_person(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text, found = _read("Foreign Minister and government spokesman Diego Luna spoke.", nlp, known)
    assert text == "Diego Luna spoke."
    assert [one.title for one in found] == ["Foreign Minister", "government spokesman"]
    _, found = _read("The foreign minister and spokesman Diego Luna spoke.", nlp, known)
    assert [one.title for one in found] == ["spokesman"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ministry of Border Trade spokesman Diego Luna spoke.", "Ministry of Border Trade"),
        ("She met Movement for Renewal president Diego Luna.", "Movement for Renewal"),
        ("She met League of the Isles president Diego Luna.", "League of the Isles"),
        ("She met Ministry of Trade and Industry spokesman Diego Luna.", "Ministry of Trade and Industry"),
        ("In Lima, National Growers' Union president Diego Luna spoke.", "National Growers' Union"),
        ("She met Democratic Workers Party leader Diego Luna.", "Democratic Workers Party"),
        ("She met Chilean Renewal Party leader Diego Luna.", "Chilean Renewal Party"),
    ],
)
def test_body_of_several_words_is_the_owner(text: str, body: str, nlp: Language) -> None:
    known = gazetteer.of(_NAMES, [*_TITLES, "leader", "party leader"], nlp)
    _, (found,) = _read(text, nlp, known)
    assert [owner.text for owner in found.owners] == [body]
    assert " " not in found.title


def test_what_no_body_has_for_its_name_is_no_owner(nlp: Language) -> None:
    known = gazetteer.of(_NAMES, [*_TITLES, "leader", "party leader", "minister of trade"], nlp)
    _, (found,) = _read("She met the ruling party leader Diego Luna.", nlp, known)
    assert (found.title, found.owners) == ("party leader", ())
    _, (found,) = _read("Party leader Diego Luna spoke.", nlp, known)
    assert (found.title, found.owners) == ("Party leader", ())
    _, both = _read("A friend of President Rosa Quispe met Minister of Trade Diego Luna.", nlp, known)
    assert [(one.title, one.owners) for one in both] == [("President", ()), ("Minister of Trade", ())]


def test_a_rank_begins_no_name(nlp: Language) -> None:
    known = gazetteer.of(_NAMES, [*_TITLES, "deputy", "assistant secretary"], nlp)
    _, (found,) = _read("Deputy Assistant Secretary Diego Luna spoke.", nlp, known)
    assert found.title == "Deputy Assistant Secretary"


def test_dateline_may_touch_what_follows() -> None:
    assert copy.make("LIMA, Nov. 15th  (Andes Wire) -Peru signed.", 0, Kind.BODY).text == "Peru signed."
    assert copy.make("Pro-Chile parties signed.", 0, Kind.BODY).text == "Pro-Chile parties signed."


def test_who_is_pictured_is_no_part_of_the_sentence() -> None:
    assert copy.make("Rosa Quispe (pictured left) signed.", 0, Kind.BODY).text == "Rosa Quispe signed."
