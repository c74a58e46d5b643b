"""Constructions, from sentence to claim: series of verbs, lists, relative clauses, ellipsis, parties in phrases."""

from __future__ import annotations

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _told(text: str, reader: Reader) -> set[tuple[str, str, str, str]]:
    """(subject, relation, words of the object, status) of the claims of one paragraph."""
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    return {(c.subject.thing.name, kebab(c.relation), c.object.text, str(c.status)) for c in found}


# --- series of verbs -------------------------------------------------------------------------------------------------


def test_each_infinitive_of_a_series_is_an_object(reader: Reader) -> None:
    found = _told("Chad vowed to lift the siege, release the detainees and allow aid in.", reader)
    assert {
        ("Chad", "pledged", "lift the siege", "actual"),
        ("Chad", "pledged", "release the detainees", "actual"),
        ("Chad", "pledged", "allow aid in", "actual"),
        ("Chad", "released", "detainees", "planned"),
    } == found


def test_a_verb_that_looks_like_an_adjective_goes_on_with_the_series(reader: Reader) -> None:
    found = _told("Egypt pledged to open the crossing, free 40 detainees and withdraw its forces.", reader)
    assert ("Egypt", "pledged", "free 40 detainees", "actual") in found


def test_each_clause_of_a_demand_is_demanded(reader: Reader) -> None:
    found = _told("The union demanded that the company raise wages, restore pensions and hire 500 workers.", reader)
    assert len({words for _, relation, words, _ in found if relation == "demanded"}) == 3


def test_second_infinitive_with_to_shares_the_outlook_of_the_first(reader: Reader) -> None:
    found = _told("The rebels agreed to stop their attacks, to free hostages and to open a corridor.", reader)
    assert ("rebels", "released", "hostages", "planned") in found


def test_finite_verb_behind_what_is_said_of_a_thing_is_the_speakers(reader: Reader) -> None:
    found = _told("The foreign minister says Iran's programme is peaceful and demands relief from sanctions.", reader)
    assert ("foreign minister", "demanded", "relief", "actual") in found
    found = _told("The president said the offer was an insult and rejected any further talks.", reader)
    assert ("president", "rejected", "any further talks", "actual") in found


def test_finite_verb_behind_what_is_said_of_an_actor_is_the_actors(reader: Reader) -> None:
    found = _told("The minister said the rebels were weak and rejected the demands.", reader)
    assert ("rebels", "rejected", "demands", "actual") in found


def test_finite_verb_behind_a_passive_infinitive_is_the_main_subjects(reader: Reader) -> None:
    found = _told("Sudan wants the border to be opened and rejects the idea of a buffer zone.", reader)
    assert ("Sudan", "rejected", "idea of a buffer zone", "actual") in found
    assert not any(words.startswith("rejects") for _, _, words, _ in found)


def test_verb_behind_an_inserted_he_said_is_the_main_subjects(reader: Reader) -> None:
    found = _told("Israel has broken the truce, Hezbollah said, and has refused to withdraw from the south.", reader)
    assert ("Israel", "rejected", "withdraw from the south", "actual") in found
