"""Who says what a claim says, and what the article says itself: paragraph by paragraph."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader

_DAY = "2025-06-10"  # a Tuesday


def _speakers(text: str, reader: Reader) -> set[str]:
    """Claims of one paragraph as "speaker: subject | relation | object"; the article's own have no speaker."""
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date=_DAY))
    return {
        f"{c.speaker.thing.name if c.speaker else '-'}: "
        f"{c.subject.thing.name} | {kebab(c.relation)} | {c.object.thing.name}"
        for c in found
    }


_REJECTED = "Luis Rojas: Chile | rejected | truce"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luis Rojas said after the talks on Monday that Chile had rejected the truce.", _REJECTED),
        ("Luis Rojas said in an interview with Fjord Radio that Chile had rejected the truce.", _REJECTED),
        ("Luis Rojas said shortly after the meeting ended that Chile had rejected the truce.", _REJECTED),
        ("Luis Rojas said in an interview that was published on Monday that Chile had rejected the truce.", _REJECTED),
        (
            "The ministry said in a statement issued on Sunday that Peru had signed the accord.",
            "ministry: Peru | signed | accord",
        ),
        (
            "Luis Rojas confirmed on the sidelines of the summit that Peru would host the talks.",
            "Luis Rojas: Peru | hosted | talks",
        ),
        (
            "Luis Rojas told Fjord Radio ahead of the summit that Bolivia was mediating between Peru and Chile.",
            "Luis Rojas: Bolivia | mediated | Peru",
        ),
        (
            "Luis Rojas said in a letter to the rebels that Chile had attacked the town.",
            "Luis Rojas: Chile | attacked | town",
        ),
        (
            "Luis Rojas told reporters Chile had rejected the truce but Peru had accepted the plan.",
            "Luis Rojas: Peru | agreed-to | plan",
        ),
        ("Chile rejected the truce, Luis Rojas was quoted as saying.", _REJECTED),
        ("Chile, Luis Rojas said on Sunday, has rejected the truce.", _REJECTED),
        ("The rebels, the army said late on Sunday, had attacked the town.", "army: rebels | attacked | town"),
        ("The talks, Luis Rojas told reporters in Lima, will resume in Quito.", "Luis Rojas: talks | held-in | Quito"),
        (
            "Ada Bly, the rebel leader, the army said on Monday, has rejected the truce.",
            "army: Ada Bly | rejected | truce",
        ),
        (
            "Peru and Chile, the ministry said on Sunday, will sign the accord.",
            "ministry: Chile | signed | accord",
        ),
        ('"Chile rejected the truce," Fjord Radio quoted Luis Rojas as saying.', _REJECTED),
        ("In the view of Luis Rojas, Chile rejected the truce.", _REJECTED),
        ("By Luis Rojas's account, Chile rejected the truce.", _REJECTED),
        ("Luis Rojas is adamant that Chile rejected the truce.", _REJECTED),
        (
            "Envoys of Bolivia said the rebels wanted peace. Chile, they added, rejected the truce.",
            "Envoys of Bolivia: Chile | rejected | truce",
        ),
        (
            "Peru's delegates met the rebels on Monday. Chile, they said, had rejected the truce.",
            "Peru's delegates: Chile | rejected | truce",
        ),
        ("Luis Rojas said a plan drafted by Chile was unfair.", "Luis Rojas: Chile | proposed | plan"),
        ("The talks will resume in Bergen on June 20, Luis Rojas said.", "Luis Rojas: talks | held-in | Bergen"),
        ("The talks will resume in Bergen on June 20, Luis Rojas said.", "Luis Rojas: talks | held-on | 2025-06-20"),
        ("Luis Rojas said the next meeting was due in Bergen.", "Luis Rojas: next meeting | held-in | Bergen"),
    ],
)
def test_who_says_it(text: str, expected: str, reader: Reader) -> None:
    assert expected in _speakers(text, reader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks, hosted by Bolivia, ended on Monday, Luis Rojas said.", "-: Bolivia | hosted | talks"),
        ("The talks were held in Bergen on Monday, Luis Rojas said.", "-: talks | held-in | Bergen"),
        ("Peru signed the Norwegian-brokered deal, Luis Rojas said.", "-: Norway | mediated | Norwegian-brokered deal"),
        (
            "Luis Rojas said Chile had rejected the truce, and Rosa Quispe signed the accord.",
            "-: Rosa Quispe | signed | accord",
        ),
        ("The talks facilitated by Norway have stalled, Luis Rojas said.", "-: Norway | mediated | talks"),
        ("Chile demanded a truce since in its view the town was lost.", "-: Chile | demanded | truce"),
        ("Luis Rojas said a delegation of Peru would leave.", "-: delegation of Peru | delegation-of | Peru"),
        (
            "Peru freed 20 soldiers, as it had promised in the Bergen agreement.",
            "-: Peru | released | 20 soldiers",
        ),
        ("Chile rejected the truce, Ada Bly said at the talks that Peru hosted.", "-: Peru | hosted | talks"),
        ("Luis Rojas resigned amid claims that Chile had rejected the truce.", "-: Chile | rejected | truce"),
    ],
)
def test_what_the_article_says_itself(text: str, expected: str, reader: Reader) -> None:
    assert expected in _speakers(text, reader)
