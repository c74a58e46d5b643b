"""The plain objects of a parse say what the parser's own say."""

from __future__ import annotations

import pytest
from spacy import tokens
from spacy.language import Language

from kg.grammar.parsed import Doc, Span

_TEXT = (
    'Rosa Quispe, the envoy who left Lima on Monday, said "no deal." What, she asked, did Chile want? '
    "Peru's negotiators and Diego Luna met in Quito;  they signed nothing (so far)."
)
_PLAIN = ("i", "idx", "text", "lower_", "lemma_", "tag_", "pos_", "dep_", "whitespace_", "ent_type_")
_FLAGS = ("is_alpha", "is_punct", "is_quote", "is_space", "is_stop", "is_title", "is_sent_start")


@pytest.fixture(scope="module")
def parse(nlp: Language) -> tokens.Doc:
    return nlp(_TEXT)


@pytest.fixture(scope="module")
def doc(parse: tokens.Doc) -> Doc:
    return Doc(parse)


@pytest.mark.parametrize("name", [*_PLAIN, *_FLAGS])
def test_words_are_the_parsers(name: str, parse: tokens.Doc, doc: Doc) -> None:
    assert [getattr(token, name) for token in doc] == [getattr(token, name) for token in parse]


@pytest.mark.parametrize("name", ["lefts", "rights", "children", "ancestors", "subtree"])
def test_ties_are_the_parsers(name: str, parse: tokens.Doc, doc: Doc) -> None:
    for token, other in zip(doc, parse, strict=True):
        assert [t.i for t in getattr(token, name)] == [t.i for t in getattr(other, name)]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_ends_are_the_parsers(name: str, parse: tokens.Doc, doc: Doc) -> None:
    assert [getattr(token, name).i for token in doc] == [getattr(token, name).i for token in parse]


def test_spans_are_the_parsers(parse: tokens.Doc, doc: Doc) -> None:
    assert len(list(doc.sents)) > 1
    for name in ("sents", "ents"):
        spans, others = list(getattr(doc, name)), list(getattr(parse, name))
        assert [(s.start, s.end, s.text, s.root.i) for s in spans] == [
            (s.start, s.end, s.text, s.root.i) for s in others
        ]
    assert [token.sent.start for token in doc] == [token.sent.start for token in parse]


def test_root_of_every_stretch_is_the_parsers(parse: tokens.Doc, doc: Doc) -> None:
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            assert doc[start:end].root.i == parse[start:end].root.i


def test_characters_lead_to_the_tokens_they_touch(parse: tokens.Doc, doc: Doc) -> None:
    for start in range(len(_TEXT)):
        for end in range(start + 1, min(start + 12, len(_TEXT)) + 1):
            ours, theirs = doc.around(start, end), parse.char_span(start, end, alignment_mode="expand")
            assert ours is not None
            assert theirs is not None
            assert (ours.start, ours.end) == (theirs.start, theirs.end)


def test_new_entities_replace_the_old(parse: tokens.Doc) -> None:
    doc = Doc(parse)
    doc.set_ents([Span(doc, 0, 2, "ORG")])
    assert [token.text for token in doc if token.ent_type_] == ["Rosa", "Quispe"]
    assert doc[1].entity is doc.ents[0]
    assert doc[6].entity is None


def test_no_token_stands_before_the_first_or_after_the_last(doc: Doc) -> None:
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[len(doc) - 1].nbor()
