"""Names in a row of three and more."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _subjects(text: str, relation: str, reader: Reader) -> list[str]:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    return [c.subject.thing.name for c in found if kebab(c.relation) == relation]


@pytest.mark.parametrize(
    ("text", "relation", "names"),
    [
        ("Peru, Chile, and Bolivia rejected the plan.", "rejected", ["Peru", "Chile", "Bolivia"]),
        ("The United States, Peru and Chile signed a treaty.", "signed", ["United States", "Peru", "Chile"]),
        ("Germany, France, and Peru rejected the plan.", "rejected", ["Germany", "France", "Peru"]),
        ("Talks between Peru, Chile, and Bolivia began.", "attended", ["Peru", "Chile", "Bolivia"]),
        (
            "Rosa Quispe, Carl Weber, and Nora Lund signed a treaty.",
            "signed",
            ["Rosa Quispe", "Carl Weber", "Nora Lund"],
        ),
        ("Bolivia signed a deal with Peru, Chile, and Ecuador rejected the plan.", "rejected", ["Ecuador"]),
    ],
)
def test_all_names_of_a_row_act(text: str, relation: str, names: list[str], reader: Reader) -> None:
    assert _subjects(text, relation, reader) == names


def test_a_place_in_a_place_is_no_row(reader: Reader) -> None:
    assert _subjects("At talks in Lima, Peru, and Quito, Ecuador, Chile rejected the plan.", "rejected", reader) == [
        "Chile"
    ]
