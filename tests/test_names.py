from __future__ import annotations

import pytest
from spacy.language import Language

from kg import grammar
from kg.grammar import gazetteer, names
from kg.grammar.parsed import Doc
from kg.model import Article, Form, Paragraph
from kg.reading import Reader

_NAMES = [("Kyiv", "GPE"), ("Tigray", "GPE"), ("Peruvian", "NORP"), ("Rosa Quispe", "PERSON"), ("Georgia", "GPE")]


@pytest.fixture(scope="module")
def known(nlp: Language) -> gazetteer.Gazetteer:
    return gazetteer.of(_NAMES, ["foreign minister", "spokesman"], nlp)


def _entities(text: str, nlp: Language, known: gazetteer.Gazetteer) -> dict[str, str]:
    docs = [Doc(nlp(line)) for line in text.splitlines()]
    names.mend(docs, known, frozenset({"say", "tell", "add"}))
    return {entity.text: entity.label_ for doc in docs for entity in doc.ents}


def test_known_name_beats_the_tagger(nlp: Language, known: gazetteer.Gazetteer) -> None:
    assert _entities("Kyiv said nothing about Tigray.", nlp, known)["Kyiv"] == "GPE"


def test_known_name_inside_a_longer_one_leaves_it_whole(nlp: Language, known: gazetteer.Gazetteer) -> None:
    assert "Georgia" not in _entities("The Bank of Georgia raised its rates on Monday.", nlp, known)


def test_surname_is_a_person_everywhere(nlp: Language, known: gazetteer.Gazetteer) -> None:
    found = _entities("Rosa Quispe spoke in Lima.\nQuispe said no.", nlp, known)
    assert found["Quispe"] == "PERSON"


def test_abbreviation_in_brackets_is_one_organisation(nlp: Language, known: gazetteer.Gazetteer) -> None:
    text = "The Free River Front (FRF) agreed.\nThe FRF signed on Monday."
    docs = [Doc(nlp(line)) for line in text.splitlines()]
    short = names.mend(docs, known, frozenset())
    assert short == {"FRF": "Free River Front"}
    assert [e.label_ for e in docs[1].ents if e.text == "FRF"] == ["ORG"]


def test_title_of_office_is_no_name(nlp: Language, known: gazetteer.Gazetteer) -> None:
    assert "Foreign Minister" not in _entities("The Foreign Minister left.", nlp, known)


def _named(text: str, reader: Reader) -> dict[str, str]:
    """The names of a text of one paragraph with their labels."""
    article = Article("a", text, (Paragraph(0, len(text)),), date="2025-06-03")
    reading = grammar.read(article, reader.grammar)
    return {phrase.text: phrase.label for phrase in reading.phrases if phrase.form is Form.NAME}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Ursula von der Leyen met Luis Vargas in Lima.", "Ursula von der Leyen", "PERSON"),
        ("Jean-Pierre Lacroix-Dubois met Luis Vargas.", "Jean-Pierre Lacroix-Dubois", "PERSON"),
        ("Mehmet Ali Talat rejected the plan.", "Mehmet Ali Talat", "PERSON"),
        ("The Unitary Platform and Venezuela's government signed an accord.", "Unitary Platform", "ORG"),
        (
            "The National Union of Dockers, Sailors and Harbour Pilots (DSP) rejected an offer of Sur Rail.",
            "National Union of Dockers, Sailors and Harbour Pilots",
            "ORG",
        ),
    ],
)
def test_names_in_full(text: str, name: str, label: str, reader: Reader) -> None:
    assert _named(text, reader).get(name) == label


def test_a_capitalised_noun_with_an_article_is_no_name(reader: Reader) -> None:
    assert "Parties" not in _named("The Parties rejected the plan on Monday.", reader)


def test_south_american_is_of_no_state(reader: Reader) -> None:
    assert "American" not in _named("The South American country rejected the plan.", reader)


def test_a_verb_between_two_names_is_in_neither(reader: Reader) -> None:
    assert "Luna asked Quispe" not in _named("On Monday Luna asked Quispe to sign the accord.", reader)


def test_what_only_opens_the_sentence_is_no_forename(reader: Reader) -> None:
    assert "Earlier Quispe" not in _named("Earlier Quispe said that the plan was dead.", reader)


@pytest.mark.parametrize(
    ("text", "junk"),
    [
        ("The Tuareg-led alliance rejected the plan.", "Tuareg-led"),
        ("The Inter-Burundi dialogue began.", "Inter-Burundi"),
        (
            "The Intergovernmental Authority on Trade (IGAT) rejected the plan.",
            "Intergovernmental Authority on Trade (IGAT",
        ),
        ("The Education Secretary accepted the truce.", "Education Secretary"),
        ("The Secretary-General accepted the truce.", "Secretary-General"),
        ("The Education Secretary accepted the truce.", "Education"),
    ],
)
def test_adjectives_brackets_and_bare_titles_are_no_names(text: str, junk: str, reader: Reader) -> None:
    assert junk not in _named(text, reader)


def test_capitals_behind_the_name_of_a_body_are_short_for_it(reader: Reader) -> None:
    text = "The Intergovernmental Authority on Trade (IGAT) rejected the plan. IGAT left."
    reading = grammar.read(Article("a", text, (Paragraph(0, len(text)),)), reader.grammar)
    assert dict(reading.abbreviations) == {"IGAT": "Intergovernmental Authority on Trade"}


def test_a_pronoun_may_be_a_name(reader: Reader) -> None:
    text = "Chinese Vice Premier He Lifeng rejected the plan."
    found = {c.subject.thing.name for c in reader.claims(Article("a", text, (Paragraph(0, len(text)),)))}
    assert found == {"He Lifeng"}


def test_a_known_name_ends_before_the_title_that_it_runs_into(reader: Reader) -> None:
    text = "US Treasury Secretary Ada Bly left."
    claims = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert {c.object.thing.name for c in claims} == {"Treasury Secretary", "United States"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Burhan rejected the plan. Army chief Abdel Fattah al-Burhan accepted it.", "Abdel Fattah al-Burhan"),
        ("President Salva Kiir rejected the plan. Salva Kiir Mayardit accepted it.", "Salva Kiir Mayardit"),
        ("Pashinian rejected the plan. Nikol Pashinyan accepted it.", "Nikol Pashinyan"),
        ("Secretary-general Ada Bly left. The Secretary-General rejected the plan.", "Ada Bly"),
    ],
)
def test_one_person_has_several_forms_of_a_name(text: str, name: str, reader: Reader) -> None:
    claims = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert {c.subject.thing.name for c in claims} == {name}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Liberal Democrats and the Social Democrats rejected the plan.",
            {"Liberal Democrats", "Social Democrats"},
        ),
        ("Senate Democrats rejected the plan.", {"Democratic Party"}),
    ],
)
def test_a_word_before_the_members_of_a_party_may_make_it_another(text: str, who: set[str], reader: Reader) -> None:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert {claim.subject.thing.name for claim in found} == who


def test_a_house_named_after_somebody_is_no_person(reader: Reader) -> None:
    text = "Ada Bly spoke in Willy Brandt House, the party's headquarters."
    assert list(reader.claims(Article("a", text, (Paragraph(0, len(text)),)))) == []
