"""The quick attribute ruler sets what the parser's own sets."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg import grammar
from kg.grammar import attributes

_WORDS = (
    "There's n't is are gonna let 's nothin' y'all can't will that if Peru talks agreed on \n \t it's because 'm have not "
    "do of to her whose which ain't c'mon on gotta wo n’t Rosa , . - ( 12 % save but"
).split(" ")


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(grammar.MODEL)


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = spacy.load(grammar.MODEL)
    attributes.quicken(nlp)
    return nlp


def _set(nlp: Language, text: str) -> list[tuple[str, ...]]:
    return [(t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph), t.ent_type_, str(t.head.i)) for t in nlp(text)]


def test_the_ruler_is_replaced(quick: Language) -> None:
    assert "attribute_ruler" not in quick.pipe_names
    assert "parley_attributes" in quick.pipe_names


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12))
def test_all_attributes_are_the_rulers(bare: Language, quick: Language, words: list[str]) -> None:
    text = " ".join(words)
    assert _set(quick, text) == _set(bare, text)


def test_a_ruler_with_other_patterns_stays() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
    attributes.quicken(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]


def test_a_pipeline_without_a_ruler_stays() -> None:
    nlp = spacy.blank("en")
    attributes.quicken(nlp)
    assert nlp.pipe_names == []
