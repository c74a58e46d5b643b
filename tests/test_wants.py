"""What parties want, offer, promise, praise and threaten: one invented sentence a line, with the claim that it gives.

A line with a dash for the ends says that the sentence must not yield the relation.
"""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader

_WORDS = """
    demanded   | governor | reopen the port              | The governor directed the board to reopen the port.
    demanded   | Brazil   | close the mine               | Brazil put pressure on Peru to close the mine.
    demanded   | Brazil   | close the mine               | Brazil has set a deadline of Friday for Peru to close the mine.
    demanded   | -        | -                            | Peru put an end to the tragedy.
    demanded   | rebels   | Brazil                       | The rebels insist on Brazil as guarantor.
    demanded   | Brazil   | firm commitment from Peru    | Brazil is looking for a firm commitment from Peru.
    demanded   | -        | -                            | Brazil is looking for survivors of the storm.
    pledged    | Chile    | lower the levy               | Chile is determined to lower the levy.
    pledged    | Chile    | lifting of the levy          | Chile announced a lifting of the levy.
    pledged    | -        | -                            | Chile announced the results of the vote.
    pledged    | Chile    | keep talking to both groups  | Chile said it would keep talking to both groups.
    pledged    | rebels   | lay down their arms          | The rebels said they would lay down their arms.
    threatened | dockers  | resist the order             | The dockers have warned that they will resist the order.
    threatened | Chile    | close the port               | Chile warned it would close the port.
    threatened | -        | -                            | Chile warned that it would run out of water.
    threatened | Chile    | close the port               | Chile reserved the right to close the port.
    supported  | Canada   | accord                       | Canada is satisfied with the accord.
    supported  | Canada   | accord                       | Canada described the accord as a step in the right direction.
    supported  | -        | -                            | Canada described the accord as a trap.
    supported  | Canada   | accord                       | Canada greeted the accord.
    proposed   | Egypt    | meeting                      | Egypt has invited the rebels to a meeting.
    proposed   | -        | -                            | Egypt invited the rebels to Cairo.
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("relation", "subject", "words", "sentence"), _rows(_WORDS))
def test_wordings_of_what_parties_want(relation: str, subject: str, words: str, sentence: str, reader: Reader) -> None:
    claims = reader.claims(Article("a", sentence, (Paragraph(0, len(sentence)),), date="2025-06-10"))
    found = [
        (c.subject.thing.name, c.object.text or c.object.thing.name) for c in claims if kebab(c.relation) == relation
    ]
    assert found == [] if subject == "-" else (subject, words) in found
