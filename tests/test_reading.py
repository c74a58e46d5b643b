from __future__ import annotations

import pytest

from kg.model import Article, Claim, Paragraph
from kg.reading import Reader


def _claims(text: str, reader: Reader) -> list[Claim]:
    return list(reader.claims(Article("a", text, (Paragraph(0, len(text)),))))


def test_what_must_end_is_named_with_the_duty(reader: Reader) -> None:
    found = _claims("Diego Luna said that quotas must end.", reader)
    assert [claim.object.thing.name for claim in found] == ["quotas must end"]


def test_words_and_sentence_begin_with_the_title(reader: Reader) -> None:
    text = "Peruvian Foreign Minister Rosa Quispe proposed a meeting of President Diego Luna and General Ana Vega."
    found = _claims(text, reader)
    assert {claim.sentence for claim in found} == {text}
    ends = [end for claim in found for end in (claim.subject, claim.object) if end.start >= 0]
    assert ends
    assert all(text.startswith(end.text, end.start) for end in ends)


def test_negotiators_of_two_states_are_a_delegation_each(reader: Reader) -> None:
    found = _claims("Peruvian and Chilean negotiators met in Lima.", reader)
    senders = {(c.subject.thing.name, c.object.thing.name) for c in found if c.relation.endswith("#delegationOf")}
    assert senders == {("Peruvian negotiators", "Peru"), ("Chilean negotiators", "Chile")}


def test_name_that_opens_the_next_clause_is_no_apposition(reader: Reader) -> None:
    found = _claims("Peru would return 600 bodies of Chilean soldiers, Luna said.", reader)
    assert not [claim for claim in found if claim.relation.endswith("#represents")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru left after talks between Chile and Bolivia in Lima, Rosa Quispe said.", None),
        ("The next step should be a meeting between Chile and Bolivia, Rosa Quispe said.", "Rosa Quispe"),
        ("Chile met with Bolivia in Lima, Rosa Quispe said.", "Rosa Quispe"),
    ],
)
def test_a_meeting_spoken_of_by_the_way_is_told_by_the_article(text: str, speaker: str | None, reader: Reader) -> None:
    met = [claim for claim in _claims(text, reader) if claim.relation.endswith("metWith")]
    assert [claim.speaker and claim.speaker.thing.name for claim in met] == [speaker]


def test_topics_in_other_words_fall_under_one_concept(reader: Reader) -> None:
    sides = ("proposed a prisoner swap", "agreed to exchange 40 prisoners", "demanded an exchange of prisoners of war")
    for said in sides:
        found = {claim.object.thing for claim in _claims(f"Chile {said}.", reader) if claim.object.thing.broader}
        assert {thing.broader for thing in found} == {("https://w3id.org/parley/issues#prisoner-exchange",)}, said
    (bodies,) = {
        c.object.thing for c in _claims("Peru agreed to hand over 30 bodies.", reader) if c.object.thing.broader
    }
    assert bodies.broader == ("https://w3id.org/parley/issues#remains",)
    assert bodies.name == "hand over 30 bodies"
