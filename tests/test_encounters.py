"""Events that a verb tells of, and those that a noun takes up; what is done at the talks at hand."""

from __future__ import annotations

import pytest

from kg.model import Article, Claim, Paragraph, Status
from kg.reading import Reader


def _claims(text: str, reader: Reader) -> list[Claim]:
    return list(reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2024-03-08")))


def _told(text: str, reader: Reader, *relations: str) -> set[tuple[str, str, str]]:
    """(subject, local name of the relation, object) of the claims with one of the relations."""
    found = {(c.subject.thing.name, c.relation.rpartition("#")[2], c.object.thing.name) for c in _claims(text, reader)}
    return {row for row in found if row[1] in relations}


_AT = ("attended", "heldIn", "heldOn")


def test_a_noun_takes_up_the_meeting_that_a_verb_tells_of(reader: Reader) -> None:
    text = "Peruvian and Chilean negotiators met in Quito on Tuesday. The fifth round of talks lasted an hour."
    assert _told(text, reader, *_AT) == {
        ("Peruvian negotiators", "attended", "fifth round of talks"),
        ("Chilean negotiators", "attended", "fifth round of talks"),
        ("fifth round of talks", "heldIn", "Quito"),
        ("fifth round of talks", "heldOn", "2024-03-05"),
    }


def test_without_a_noun_nothing_is_claimed_of_it(reader: Reader) -> None:
    assert not _told("Peruvian and Chilean negotiators met in Quito on Tuesday.", reader, *_AT)


def test_a_verb_takes_up_the_talks_told_of_just_before(reader: Reader) -> None:
    text = "The talks between Peru and Chile ended without a deal. The two sides met in Quito on Tuesday."
    assert ("talks between Peru and Chile", "heldIn", "Quito") in _told(text, reader, *_AT)


def test_who_meet_again_do_not_meet_at_the_same_talks(reader: Reader) -> None:
    text = "The talks between Peru and Chile ended without a deal. The two sides will meet again in Quito."
    assert not _told(text, reader, "heldIn")


def test_talks_are_not_the_meeting_of_two_persons(reader: Reader) -> None:
    text = "Rosa Quispe met Diego Luna in Quito on Tuesday. The talks between Peru and Chile begin on Friday."
    assert not _told(text, reader, "heldIn")


def test_the_meeting_is_that_of_two_persons(reader: Reader) -> None:
    text = "Rosa Quispe met Diego Luna in Quito on Tuesday. The meeting lasted an hour."
    assert ("meeting", "heldIn", "Quito") in _told(text, reader, *_AT)


def test_talks_in_another_place_are_another_event(reader: Reader) -> None:
    text = "Peruvian and Chilean negotiators met in Quito on Tuesday. The talks in Lima begin on Friday."
    assert ("talks in Lima", "heldIn", "Quito") not in _told(text, reader, *_AT)


def test_ministers_of_several_states_are_several(reader: Reader) -> None:
    text = "The foreign ministers of Peru, Chile and Bolivia attended the summit."
    assert _told(text, reader, "attended") == {
        (f"foreign minister of {state}", "attended", "summit") for state in ("Peru", "Chile", "Bolivia")
    }


def test_delegations_from_several_states_are_those_of_each(reader: Reader) -> None:
    text = "Delegations from Kenya and Uganda agreed to a truce."
    assert _told(text, reader, "delegationOf") == {
        (f"delegation of {state}", "delegationOf", state) for state in ("Kenya", "Uganda")
    }


_OPENED = "The second round of talks opened in Quito on Tuesday."
_ROUND = "second round of talks"


@pytest.mark.parametrize(
    ("said", "relation", "who"),
    [
        ("Bolivia is mediating.", "mediated", {"Bolivia"}),
        ("Bolivia and Brazil are acting as mediators.", "mediated", {"Bolivia", "Brazil"}),
        (
            "The three mediators, Bolivia, Brazil and Cuba, praised the parties.",
            "mediated",
            {"Bolivia", "Brazil", "Cuba"},
        ),
        ("Ecuador is the host.", "hosted", {"Ecuador"}),
        ("Bolivia is not at the table.", "attended", {"Bolivia"}),
    ],
)
def test_what_is_said_without_an_event_is_of_the_one_at_hand(
    said: str, relation: str, who: set[str], reader: Reader
) -> None:
    assert _told(f"{_OPENED} {said}", reader, relation) == {(one, relation, _ROUND) for one in who}


def test_nothing_is_at_hand_where_no_event_was_told_of(reader: Reader) -> None:
    assert not _told("Bolivia is mediating.", reader, "mediated")


def test_an_object_that_is_said_is_no_event_at_hand(reader: Reader) -> None:
    told = _told(f"{_OPENED} Bolivia is a mediator in the conflict.", reader, "mediated")
    assert told == {("Bolivia", "mediated", "conflict")}


def test_three_who_met_met_each_other(reader: Reader) -> None:
    pairs = {("Peru", "Chile"), ("Peru", "Bolivia"), ("Chile", "Bolivia")}
    told = _told("Peru, Chile and Bolivia met in Quito.", reader, "metWith")
    assert {frozenset((a, b)) for a, _, b in told} == {frozenset(pair) for pair in pairs}


def test_who_leaves_after_a_meeting_had_it(reader: Reader) -> None:
    told = _told("After a meeting with Rosa Quispe in Quito, Diego Luna flew to Lima.", reader, "metWith")
    assert told == {("Diego Luna", "metWith", "Rosa Quispe")}


def test_places_in_a_series_of_phrases_are_all_read(reader: Reader) -> None:
    told = _told("The rounds took place in Geneva in 2016 and in Quito in 2017.", reader, "heldIn")
    assert {place for _, _, place in told} == {"Geneva", "Quito"}


def test_talks_are_where_somebody_flew_for_them(reader: Reader) -> None:
    assert _told("Rosa Quispe flew to Quito for talks.", reader, "heldIn") == {("talks", "heldIn", "Quito")}


def test_both_former_heads_of_state_act(reader: Reader) -> None:
    text = "Peru's former president, Rosa Quispe, and Chile's Diego Luna facilitated the talks."
    assert {who for who, _, _ in _told(text, reader, "mediated")} == {"Rosa Quispe", "Diego Luna"}


def test_a_clause_of_time_is_nothing_agreed(reader: Reader) -> None:
    text = "Peru and Chile agreed on Thursday to keep the truce after days of negotiations came close to collapse."
    assert all("collapse" not in what for _, _, what in _told(text, reader, "agreedTo"))


def test_who_is_accused_of_doing_is_named_without_the_charge(reader: Reader) -> None:
    told = _told("Rosa Quispe accused the Chilean delegation of walking away.", reader, "accused")
    assert told == {("Rosa Quispe", "accused", "Chilean delegation")}


def test_what_any_party_would_do_is_possible(reader: Reader) -> None:
    found = [c for c in _claims("Any party that breaks the truce will be fined.", reader) if "violated" in c.relation]
    assert [c.status for c in found] == [Status.POSSIBLE]


def test_a_reason_that_is_cited_says_nothing(reader: Reader) -> None:
    text = "The rebels pulled out of the talks in Quito, citing sanctions against their leaders."
    found = [c.speaker for c in _claims(text, reader) if "withdrewFrom" in c.relation]
    assert found == [None]


def test_the_city_of_a_body_acts_for_it(reader: Reader) -> None:
    told = _told("Brussels rejected the plan.", reader, "rejected")
    assert told == {("European Union", "rejected", "plan")}


def test_only_verbs_side_by_side_share_an_object(reader: Reader) -> None:
    assert not _told("Peru protested, calling it unfair, and demanded a pause.", reader, "rejected")


def test_a_persons_country_is_the_state_of_the_office(reader: Reader) -> None:
    text = "Chilean ambassador Diego Luna, whose country hosted the meeting, left early."
    assert ("Chile", "hosted", "meeting") in _told(text, reader, "hosted")


def test_sides_are_not_what_is_only_named_together(reader: Reader) -> None:
    text = "The miners want the pay of those at Alcoa and Rio Tinto. Both sides agreed to a pause."
    told = _told(text, reader, "agreedTo")
    assert not {who for who, _, _ in told} & {"Alcoa", "Rio Tinto"}


def test_a_clause_whose_verb_looks_like_a_noun_is_demanded(reader: Reader) -> None:
    told = _told("Diego Luna demanded that Rosa Quispe resign.", reader, "demanded")
    assert told == {("Diego Luna", "demanded", "Rosa Quispe resign")}


def test_parties_are_named_about_as_often_as_each_other(reader: Reader) -> None:
    first = "Ambassadors of Cuba and Norway attended the talks. Peru stayed. Chile left. Peru came. Chile came."
    last = "Peru shelled a village. Chile shelled a town. Peru had hit Chile. Both countries rejected the plan."
    assert {who for who, _, _ in _told(f"{first} {last}", reader, "rejected")} == {"Peru", "Chile"}


def test_a_named_event_has_its_day(reader: Reader) -> None:
    told = _told("The NATO Summit will be held in Vienna on 24 June.", reader, "heldOn")
    assert told == {("NATO Summit", "heldOn", "2024-06-24")}


@pytest.mark.parametrize(
    ("said", "who"),
    [("Also in the hall was Rosa Quispe.", "Rosa Quispe"), ("Peru brought along Diego Luna.", "Diego Luna")],
)
def test_who_comes_along_is_at_the_event(said: str, who: str, reader: Reader) -> None:
    assert (who, "attended", _ROUND) in _told(f"{_OPENED} {said}", reader, "attended")


def test_a_meeting_on_the_day_of_the_talks_is_another_event(reader: Reader) -> None:
    text = "Peru and Chile held the second round of talks on March 5. Rosa Quispe said so in Quito on March 5 at a meeting."
    assert _told(text, reader, "heldIn") == {("meeting", "heldIn", "Quito")}


def test_a_meeting_is_not_one_that_had_the_same_words(reader: Reader) -> None:
    text = "The meeting of Peru and Chile on March 5 failed. Rosa Quispe spoke in Quito on March 5 at a meeting."
    assert _told(text, reader, "heldIn") == {("meeting", "heldIn", "Quito")}


def test_a_meeting_that_is_discussed_beside_others_is_possible(reader: Reader) -> None:
    found = _claims("They discussed a swap and a meeting of Rosa Quispe and Diego Luna.", reader)
    assert {c.status for c in found if "attended" in c.relation} == {Status.POSSIBLE}


def test_places_behind_the_parties_are_those_of_the_event(reader: Reader) -> None:
    text = (
        "Rosa Quispe opened the meeting of the Peruvian and Chilean delegations at the Palace of Nations in Geneva."
        " Diego Luna left the talks in Lima. The meeting in Geneva went on."
    )
    events = {what for what, _, where in _told(text, reader, "heldIn") if where == "Geneva"}
    assert events == {"meeting of the Peruvian and Chilean delegations at the Palace of Nations in Geneva"}


def test_points_behind_a_dash_are_what_was_asked_for_before_it(reader: Reader) -> None:
    told = _told("Peru has demanded a truce and a swap -- points Chile has rejected.", reader, "rejected")
    assert {(who, what) for who, _, what in told} == {("Chile", "truce"), ("Chile", "swap")}


def test_talks_told_apart_by_a_clause_are_others(reader: Reader) -> None:
    text = "Peru and Chile held talks in Quito on Tuesday. Peru wants the talks that failed in Lima in 2017 to resume."
    assert {place for what, _, place in _told(text, reader, "heldIn") if what == "talks in Quito"} == {"Quito"}


def test_a_gathering_is_not_the_next_meeting(reader: Reader) -> None:
    text = "Peru prepares the next meeting, planned for July. Chile attended the gathering."
    assert _told(text, reader, "attended") == {("Chile", "attended", "gathering")}


def test_ministers_who_are_named_are_not_taken_apart(reader: Reader) -> None:
    text = "The foreign ministers of Peru and Chile, Rosa Quispe and Diego Luna, attended the summit."
    who = {one for one, _, _ in _told(text, reader, "attended")}
    assert {"Rosa Quispe", "Diego Luna"} <= who
    assert "foreign minister of Peru" not in who
