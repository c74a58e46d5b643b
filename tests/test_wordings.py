"""Ways to say the relations, and words that look alike but say something else: `wordings.tsv`, one sentence a line.

A line with dashes for the ends says that the sentence must not yield the relation.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader

_ROWS = [line.split("\t") for line in Path(__file__).with_name("wordings.tsv").read_text("utf-8").splitlines()[1:]]
_BY_RELATION: defaultdict[str, list[list[str]]] = defaultdict(list)
for _row in _ROWS:
    _BY_RELATION[_row[0]].append(_row[1:])


@pytest.mark.parametrize("relation", sorted(_BY_RELATION))
def test_sentences_yield_the_relation_or_do_not(relation: str, reader: Reader) -> None:
    wrong = []
    for subject, words, status, sentence in _BY_RELATION[relation]:
        claims = reader.claims(Article("a", sentence, (Paragraph(0, len(sentence)),), date="2025-06-10"))
        found = [
            (c.subject.text or c.subject.thing.name, c.object.text or c.object.thing.name, str(c.status))
            for c in claims
            if kebab(c.relation) == relation
        ]
        if found if subject == "-" else (subject, words, status) not in found:
            wrong.append((sentence, found))
    assert wrong == []


def test_what_a_noun_asks_for_may_stand_behind_who_asks(reader: Reader) -> None:
    text = "Calls by the pope for peace went unheard. The suggestion by Ghana that the vote be delayed was rejected."
    found = {
        (c.subject.text, kebab(c.relation), c.object.text)
        for c in reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    }
    assert {("pope", "demanded", "peace"), ("Ghana", "proposed", "vote be delayed")} <= found


def test_counted_people_are_not_their_state(reader: Reader) -> None:
    text = "Chile freed six Peruvians. The Peruvians signed the accord."
    found = {
        (c.object.thing.name, c.subject.thing.name) for c in reader.claims(Article("a", text, (Paragraph(0, 59),)))
    }
    assert {("six Peruvians", "Chile"), ("accord", "Peru")} <= found
