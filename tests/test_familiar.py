"""Names that the parser does not know, read as names that it knows."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.grammar import familiar, titles
from kg.model import Article, Paragraph
from kg.reading import Reader


def _subjects(text: str, reader: Reader) -> set[tuple[str, str]]:
    article = Article("x", text, (Paragraph(0, len(text)),), date="2025-06-04")
    return {(c.subject.thing.name, c.relation.rpartition("#")[2]) for c in reader.claims(article)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trump on Monday urged Chile to reopen the port.", ("Donald Trump", "demanded")),
        ("Trump hopes to sign a treaty.", ("Donald Trump", "signed")),
        ("Trump, Luna and Quispe rejected the plan.", ("Donald Trump", "rejected")),
    ],
)
def test_a_name_spelt_like_a_verb_is_read_as_a_name(text: str, wanted: tuple[str, str], reader: Reader) -> None:
    assert wanted in _subjects(text, reader)


def test_surnames_stand_behind_forenames_and_titles(nlp: Language, reader: Reader) -> None:
    text = "Diego Mamani met Foreign Minister Inti Quispe of Chad Norte, and Hans Van der Meer."
    doc = nlp.make_doc(text)
    hidden = titles.find(doc, reader.grammar.gazetteer)
    assert familiar.surnames([doc], [hidden], {"Chad"}) == {"Mamani", "Quispe"}


def test_only_norms_change(nlp: Language) -> None:
    doc = nlp.make_doc("Mamani left Arica.")
    familiar.introduce(doc, {"Mamani"}, {"Arica"})
    assert doc.text == "Mamani left Arica."
    assert [t.norm_ == t.lower_ for t in doc] == [False, True, False, True]
