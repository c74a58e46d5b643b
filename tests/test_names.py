from __future__ import annotations

import pytest
from spacy.language import Language

from kg.grammar import gazetteer, names
from kg.grammar.parsed import Doc

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
