"""Transitions taken for a batch at once are those that the parser takes document by document."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Span

from kg import grammar
from kg.grammar import steps

_WORDS = (
    "Peru 's foreign minister Rosa Quispe , who led the delegation in Lima on Monday said that both sides had agreed to "
    'swap 40 prisoners . " We will not sign ( it ) today " \n \t — after U.N. talks the rebels rejected'
).split(" ")
_TEXTS = st.lists(st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(grammar.MODEL)


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = spacy.load(grammar.MODEL)
    steps.quicken(nlp)
    return nlp


def test_parser_and_names_are_replaced_in_their_places(bare: Language, quick: Language) -> None:
    assert quick.pipe_names == [f"parley_steps_{n}" if n in ("parser", "ner") else n for n in bare.pipe_names]


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_parses_and_names_are_the_same(bare: Language, quick: Language, texts: list[str]) -> None:
    for a, b in zip(bare.pipe(texts), quick.pipe(texts), strict=True):
        assert a.to_json() == b.to_json()


def test_an_empty_batch_and_empty_texts(quick: Language) -> None:
    assert list(quick.pipe([])) == []
    assert [len(doc) for doc in quick.pipe(["", ""])] == [0, 0]
    assert len(quick("")) == 0


def test_names_that_are_set_before_stay(bare: Language, quick: Language) -> None:
    labels = []
    for nlp in (bare, quick):
        doc = nlp.make_doc("Talks in Lima ended")
        doc.set_ents([Span(doc, 2, 3, label="PERSON")])
        labels.append([(e.text, e.label_) for e in nlp(doc).ents])
    assert labels[0] == labels[1] == [("Lima", "PERSON")]


def test_a_component_that_keeps_several_parses_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_parser")
    steps.quicken(nlp)
    assert nlp.pipe_names == ["beam_parser"]
