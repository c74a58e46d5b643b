"""Constructions, from sentence to claim: series of verbs, lists, relative clauses, ellipsis, parties in phrases."""

from __future__ import annotations

import pytest

from kg import grammar
from kg.model import Article, Claim, Kind, Paragraph, kebab
from kg.reading import Reader


def _told(text: str, reader: Reader) -> set[tuple[str, str, str, str]]:
    """(subject, relation, words of the object, status) of the claims of one paragraph."""
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    return {(c.subject.thing.name, kebab(c.relation), c.object.text, str(c.status)) for c in found}


def _listed(reader: Reader, line: str, *items: str) -> list[Claim]:
    """The claims of a list below a line."""
    return list(reader.claims(_article(line, *items)))


def _article(line: str, *items: str) -> Article:
    text, paragraphs = line, [Paragraph(0, len(line))]
    for item in items:
        start = len(text) + 3
        text = f"{text}\n- {item}"
        paragraphs.append(Paragraph(start, len(text), Kind.LIST))
    return Article("a", text, tuple(paragraphs))


def _ends(claims: list[Claim]) -> list[tuple[str, str, str]]:
    return [(c.subject.thing.name, kebab(c.relation), c.object.text) for c in claims]


# --- lists -----------------------------------------------------------------------------------------------------------


def test_items_go_on_with_the_preposition_above(reader: Reader) -> None:
    found = _listed(
        reader, "Peru and Chile agreed to:", "a truce on the lake;", "free all sailors; and", "The port reopens."
    )
    agreed = [words for who, relation, words in _ends(found) if (who, relation) == ("Peru", "agreed-to")]
    assert agreed == ["truce on the lake", "free all sailors", "port reopens"]
    assert {c.sentence for c in found} == {"a truce on the lake", "free all sailors", "The port reopens"}
    assert all(c.object.start >= c.start for c in found)


def test_items_that_begin_with_verbs_take_the_subject_above(reader: Reader) -> None:
    found = _listed(reader, "During the session Peru:", "rejected the map;", "pledged to free the crew.")
    assert ("Peru", "rejected", "map") in _ends(found)
    assert ("Peru", "pledged", "free the crew") in _ends(found)


def test_items_are_what_the_question_above_asks_for(reader: Reader) -> None:
    found = _listed(reader, "What Chile demanded:", "An end to the blockade.", "Peru must leave the islands.")
    demanded = [words for who, relation, words in _ends(found) if (who, relation) == ("Chile", "demanded")]
    assert demanded == ["end to the blockade", "Peru must leave the islands"]


def test_items_are_the_points_that_the_line_counts(reader: Reader) -> None:
    found = _listed(reader, "Peru and Chile agreed on the following points:", "a joint patrol", "new talks in May")
    assert ("Chile", "agreed-to", "joint patrol") in _ends(found)


def test_items_are_the_demands_that_the_line_names(reader: Reader) -> None:
    found = _listed(reader, "Chile's demands are:", "access to the lake", "the return of two ships")
    assert _ends(found) == [("Chile", "demanded", "access to the lake"), ("Chile", "demanded", "return of two ships")]


def test_items_below_a_mere_heading_stand_alone(reader: Reader) -> None:
    assert not _listed(reader, "Key points of the plan:", "Monitors will be posted on both shores.")


def test_a_line_is_told_once(reader: Reader) -> None:
    article = _article("Speaking in Lima, President Rosa Quispe promised to:", "free the crew;", "open the port.")
    found = _ends(list(reader.claims(article)))
    assert len([1 for _, relation, _ in found if relation == "has-role"]) == 1
    phrases = grammar.read(article, reader.grammar).phrases
    assert len([1 for phrase in phrases if phrase.text == "Lima"]) == 1


def test_a_list_in_the_sentence_is_read_without_its_announcement(reader: Reader) -> None:
    found = _told("Kenya demanded two things: the release of its soldiers and an apology.", reader)
    assert {words for _, _, words, _ in found} == {"release of its soldiers", "apology"}
    found = _told(
        "Chad and Niger agreed on the following: (a) a joint patrol; (b) a hotline; and (c) a census.", reader
    )
    assert {words for who, _, words, _ in found if who == "Chad"} == {"joint patrol", "hotline", "census"}


def test_colon_behind_a_speech_announces_no_list(reader: Reader) -> None:
    found = _told("The sides agreed on three points, officials said: trade, water and fish.", reader)
    assert {words for _, relation, words, _ in found if relation == "agreed-to"} == {"three points"}


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


def test_verbs_of_one_form_belong_to_the_infinitive_of_their_series(reader: Reader) -> None:
    found = _told("The council agreed to halt fire, reopen the port and set up a joint committee.", reader)
    assert ("council", "agreed-to", "set up a joint committee", "actual") in found
    text = "In it, both parties commit to refrain from hostile propaganda and pledge to respect each other's territory."
    pledged = {words for _, relation, words, _ in _told(text, reader) if relation == "pledged"}
    assert pledged == {"refrain from hostile propaganda", "respect each other's territory"}


def test_what_is_agreed_not_to_be_done_keeps_its_not(reader: Reader) -> None:
    found = _told("Iran agreed not to enrich uranium, build sites or test missiles.", reader)
    assert {words for _, _, words, _ in found} == {"not to enrich uranium"}


def test_finite_verb_with_have_behind_what_is_said_is_the_speakers(reader: Reader) -> None:
    found = _told("Manila says Chinese vessels rammed a boat near the shoal and has demanded an explanation.", reader)
    assert ("Philippines", "demanded", "explanation", "actual") in found


def test_participle_right_behind_a_particle_verb_is_its_object(reader: Reader) -> None:
    found = _told("Serbia has ruled out recognising the ballot.", reader)
    assert ("Serbia", "rejected", "recognising the ballot", "actual") in found


def test_who_is_urged_is_not_demanded(reader: Reader) -> None:
    found = _told("The minister urged the international community to put pressure on Peru.", reader)
    assert {words for _, relation, words, _ in found if relation == "demanded"} == {"put pressure on Peru"}


def test_a_name_of_several_words_may_be_the_first_of_two_subjects(reader: Reader) -> None:
    found = _told("Ahmed al-Sharaa and Rosa Quispe signed an accord on 10 March.", reader)
    assert {who for who, relation, _, _ in found if relation == "signed"} == {"Ahmed al-Sharaa", "Rosa Quispe"}


# --- ellipsis --------------------------------------------------------------------------------------------------------


def test_as_did_and_so_did_repeat_the_verb(reader: Reader) -> None:
    assert ("Chad", "agreed-to", "timetable", "actual") in _told("Sudan accepted the timetable, as did Chad.", reader)
    assert ("Uganda", "supported", "plan", "actual") in _told("Kenya backed the plan. So did Uganda.", reader)


def test_did_not_denies_the_verb_before(reader: Reader) -> None:
    found = _told("Azerbaijan agreed to the text, but Armenia did not.", reader)
    assert ("Armenia", "agreed-to", "text", "negated") in found
    assert ("Kosovo", "signed", "protocol", "negated") in _told("Serbia signed the protocol; Kosovo did not.", reader)
    assert ("Uganda", "signed", "treaty", "negated") in _told(
        "Kenya has ratified the treaty, but Uganda has not.", reader
    )


def test_a_bare_answer_answers_what_was_put_forward(reader: Reader) -> None:
    found = _told("Peru proposed a pause of a month and Chile accepted.", reader)
    assert ("Chile", "agreed-to", "pause of a month", "actual") in found
    found = _told("Qatar asked both armies to stop firing. Chad refused.", reader)
    assert ("Chad", "rejected", "stop firing", "actual") in found
    found = _told("The bishops, who had been asked to help choose judges, declined.", reader)
    assert ("bishops", "rejected", "help choose judges", "actual") in found
    found = _told("Invited to sign the accord, the rebels declined.", reader)
    assert ("rebels", "rejected", "sign the accord", "actual") in found


def test_a_bare_verb_behind_anything_else_answers_nothing(reader: Reader) -> None:
    found = _told("Peru shelled the airfield and Chile refused.", reader)
    assert not [claim for claim in found if claim[0] == "Chile"]


def test_who_keeps_silent_rejects_nothing(reader: Reader) -> None:
    assert not _told("The ministry declined to comment.", reader)
    assert not _told("The official asked not to be named.", reader)


def test_what_is_hinted_at_is_not_proposed(reader: Reader) -> None:
    assert not _told("The minister suggested that Peru might be stalling.", reader)
    found = _told("The minister suggested that Peru send monitors.", reader)
    assert ("minister", "proposed", "Peru send monitors", "actual") in found


# --- participles and relative clauses --------------------------------------------------------------------------------


def test_participle_that_opens_a_sentence_is_passive(reader: Reader) -> None:
    found = _told("Backed by Russia, Serbia rejected the text.", reader)
    assert ("Russia", "supported", "Serbia", "actual") in found
    assert ("Hungary", "rejected", "package", "actual") in _told("Opposed by Hungary, the package failed.", reader)


def test_relative_clause_behind_a_measure_belongs_to_what_is_measured(reader: Reader) -> None:
    found = _told("The company proposed a raise of 9 percent, which the union rejected.", reader)
    assert ("union", "rejected", "raise of 9 percent", "actual") in found


def test_object_of_a_relative_clause_is_its_noun(reader: Reader) -> None:
    found = _told("Turkey put forward a proposal that Greece called unacceptable.", reader)
    assert ("Greece", "rejected", "proposal", "actual") in found
    found = _told("The militia, which the United Nations accuses of looting aid, denied the charge.", reader)
    assert ("United Nations", "accused", "militia", "actual") in found
    found = _told("The swap, in which Russia handed over 1,000 bodies, took place near the border.", reader)
    assert ("Russia", "released", "1,000 bodies", "actual") in found


def test_a_relative_clause_leaves_out_the_object_of_an_infinitive(reader: Reader) -> None:
    text = "The levy, which Norway wants to abolish, dates from May. It was a ban that Ghana had refused to accept."
    found = {(c.subject.thing.name, kebab(c.relation), c.object.thing.name) for c in reader.claims(_article(text))}
    assert {("Norway", "demanded", "abolish levy"), ("Ghana", "rejected", "accept ban")} <= found
    for text in ("Chile, which wants to leave, said no.", "The border, where Chile wants to leave, is calm."):
        assert ("Chile", "demanded", "leave", "actual") in _told(text, reader)


def test_a_preposition_may_stand_before_who_says_so(reader: Reader) -> None:
    found = _told("It was a freeze to which he said Kenya had agreed.", reader)
    assert ("Kenya", "agreed-to", "freeze", "actual") in found


def test_an_object_ends_before_what_happens_meanwhile(reader: Reader) -> None:
    found = _told("Norway agreed to halt attacks following a talk with Ghana.", reader)
    assert ("Norway", "agreed-to", "halt attacks", "actual") in found
    found = _told("The members discussed proposals for a deal presented to them in a letter.", reader)
    assert {what for _, relation, what, _ in found if relation == "discussed"} == {"proposals for a deal"}


def test_an_object_ends_before_the_wake_of_something(reader: Reader) -> None:
    for aside in ("in the wake of the vote", "ahead of the talks", "amid protests"):
        found = _told(f"Ghana vowed to close the port {aside}.", reader)
        assert ("Ghana", "pledged", "close the port", "actual") in found, aside
    found = _told("Ghana vowed to close the port in the north.", reader)
    assert ("Ghana", "pledged", "close the port in the north", "actual") in found


def test_who_has_to_do_something_himself_demands_nothing(reader: Reader) -> None:
    assert not [one for one in _told("Ghana said it needs to renew its fleet.", reader) if one[1] == "demanded"]
    found = _told("Ada Bly said that they must lift the blockade.", reader)
    assert [one for one in found if one[1] == "demanded"]


def test_a_judgement_is_no_object(reader: Reader) -> None:
    found = _told("Kenya made a demand that Ghana deemed unacceptable.", reader)
    assert not [one for one in found if one[2] == "unacceptable"]


def test_what_must_be_done_may_stand_before_who_says_so(reader: Reader) -> None:
    for text in ('"The blockade must be lifted," Ada Bly said.', "The blockade must be lifted, said Ada Bly."):
        assert ("Ada Bly", "demanded", "blockade must be lifted", "actual") in _told(text, reader), text
    for text in ("Ghana must have known it, Ada Bly said.", "Their wishes now lie before us, Ada Bly said."):
        assert not [one for one in _told(text, reader) if one[1] == "demanded"], text


def test_what_is_called_something_is_that(reader: Reader) -> None:
    assert ("Ghana", "rejected", "ultimatum", "actual") in _told("Ghana rejected what it called an ultimatum.", reader)
    found = _told("Ghana objected to what it described as a weak treaty.", reader)
    assert ("Ghana", "rejected", "weak treaty", "actual") in found


def test_who_is_unable_to_agree_has_not_agreed(reader: Reader) -> None:
    found = _told("The session ended on Friday, with the delegates unable to agree on quotas.", reader)
    assert ("delegates", "agreed-to", "quotas", "negated") in found


def test_how_long_something_is_to_last_is_part_of_it(reader: Reader) -> None:
    assert ("Togo", "proposed", "pause of ten days", "actual") in _told("Togo proposed a pause of ten days.", reader)


def test_with_whom_a_deal_was_made_has_agreed_too(reader: Reader) -> None:
    for text in ("A pact struck with Ghana has lapsed.", "Ada Bly said that a pact reached with Ghana was fair."):
        assert ("Ghana", "agreed-to", "pact", "actual") in _told(text, reader), text
    assert ("Ghana", "agreed-to", "pact", "negated") in _told("No pact was reached with Ghana.", reader)
    found = _told("The pact reached with great effort has lapsed. The path shared with Ghana is closed.", reader)
    assert not [one for one in found if one[1] in ("agreed-to", "signed")]


def test_marks_around_a_word_or_two_do_not_part_a_sentence(reader: Reader) -> None:
    found = _told('Ada Bly said her union "regrets" that it is unable to support the accord.', reader)
    assert [one for one in found if one[1:] == ("supported", "accord", "negated")]
    found = _told("Ghana said it 'welcomes' the accord.", reader)
    assert ("Ghana", "supported", "accord", "actual") in found


def test_a_verb_told_once_may_serve_two_parties(reader: Reader) -> None:
    found = _told("Peru demanded a truce and Chile a swap. Malta wants a ban, Togo a quota.", reader)
    acts = {(who, what) for who, relation, what, _ in found if relation == "demanded"}
    assert acts == {("Peru", "truce"), ("Chile", "swap"), ("Malta", "ban"), ("Togo", "quota")}
    found = _told("Norway signed the accord with Ghana, a neighbour.", reader)
    assert {what for _, relation, what, _ in found if relation == "signed"} == {"accord with Ghana"}


def test_what_ends_without_a_deal_is_not_agreed(reader: Reader) -> None:
    for text in (
        "Ghana and Togo ended three days of talks with no deal on quotas.",
        "Ghana and Togo broke up without agreement on quotas.",
        "The talks between Ghana and Togo ended without a deal on quotas.",
    ):
        found = _told(text, reader)
        assert {("Ghana", "agreed-to", "quotas", "negated"), ("Togo", "agreed-to", "quotas", "negated")} <= found, text
    found = _told("The talks between Ghana and Togo ended with a deal on quotas.", reader)
    assert not [one for one in found if one[3] == "negated"]


def test_what_a_document_commits_a_party_to_is_pledged_by_it(reader: Reader) -> None:
    assert ("Kenya", "pledged", "truce", "actual") in _told("The text commits Kenya to a truce.", reader)
    assert ("Kenya", "agreed-to", "pay damages", "actual") in _told("The accord requires Kenya to pay damages.", reader)
    found = _told("The storm requires Kenya to pay damages. Ghana commits Kenya to nothing.", reader)
    assert not [one for one in found if one[0] == "Kenya"]


def test_words_with_which_something_is_closed_are_its_subjects(reader: Reader) -> None:
    found = _told(
        "Ada Bly closed the session with a promise to return. Ada Bly opened it with a call for calm.", reader
    )
    assert {("Ada Bly", "pledged", "return", "actual"), ("Ada Bly", "demanded", "calm", "actual")} <= found
    found = _told("Ada Bly was met with a promise to return.", reader)
    assert not [one for one in found if one[1] == "pledged"]


def test_what_goes_on_beside_a_clause_is_no_part_of_it(reader: Reader) -> None:
    found = _told("Togo wants to abolish the levy, with elections looming.", reader)
    assert ("Togo", "demanded", "abolish the levy", "actual") in found
    found = _told("Togo agreed to share the water with Ghana.", reader)
    assert ("Togo", "agreed-to", "share the water with Ghana", "actual") in found


def test_what_they_have_to_do_is_the_act_alone(reader: Reader) -> None:
    found = _told("Ada Bly told the union that it had to lift the blockade.", reader)
    assert ("Ada Bly", "demanded", "lift the blockade", "actual") in found
    found = _told("Ada Bly said that Ghana has to lift the blockade.", reader)
    assert ("Ada Bly", "demanded", "Ghana has to lift the blockade", "actual") in found


def test_what_somebody_wants_is_what_it_is_said_to_be(reader: Reader) -> None:
    assert ("Bolivia", "demanded", "access to the sea", "actual") in _told(
        "What Bolivia wants is access to the sea.", reader
    )
    found = _told("All that Egypt is asking for is a binding accord.", reader)
    assert ("Egypt", "demanded", "binding accord", "actual") in found


def test_stressed_and_listed_subjects_act(reader: Reader) -> None:
    assert ("Oman", "proposed", "meeting", "actual") in _told("It was Oman that proposed the meeting.", reader)
    found = _told("Among those rejecting the plan were Chad and Libya.", reader)
    assert {who for who, relation, _, _ in found if relation == "rejected"} == {"Chad", "Libya"}
    found = _told("Those who signed the letter include Norway and Chile.", reader)
    assert {who for who, relation, _, _ in found if relation == "signed"} == {"Norway", "Chile"}


def test_singular_relative_clause_belongs_to_the_nearest_name(reader: Reader) -> None:
    found = _told("Neither the Taliban nor Pakistan, which accuses Chad of sheltering militants, budged.", reader)
    assert {who for who, relation, _, _ in found if relation == "accused"} == {"Pakistan"}


def test_plural_relative_clause_belongs_to_all_names(reader: Reader) -> None:
    found = _told("Norway, Chile and Cuba, which have backed the talks, sent envoys.", reader)
    assert {who for who, relation, _, _ in found if relation == "supported"} == {"Norway", "Chile", "Cuba"}


# --- parties in phrases ----------------------------------------------------------------------------------------------


def test_who_stands_beside_the_subject_acts_too(reader: Reader) -> None:
    for text in (
        "Kuwait, along with Oman, supported the truce.",
        "Together with Kuwait, Oman supported the truce.",
        "Oman, together with Kuwait, supported the truce.",
        "Oman, alongside Kuwait, supported the truce.",
        "Not only Kuwait but also Oman supported the truce.",
    ):
        found = {who for who, relation, _, _ in _told(text, reader) if relation == "supported"}
        assert found == {"Kuwait", "Oman"}, text


def test_who_is_agreed_with_agrees(reader: Reader) -> None:
    found = _told("Saudi Arabia agreed with Oman to reopen the border post.", reader)
    assert ("Oman", "agreed-to", "reopen the border post", "actual") in found
    found = _told("Greece signed a maritime accord with Egypt on Thursday.", reader)
    assert {who for who, relation, _, _ in found if relation == "signed"} == {"Greece", "Egypt"}


def test_who_is_not_agreed_with_does_not_agree(reader: Reader) -> None:
    found = _told("Chad has not signed a border treaty with Libya.", reader)
    assert {who for who, relation, _, _ in found if relation == "signed"} == {"Chad"}
    found = _told("Kenya wants to conclude a trade pact with Uganda.", reader)
    assert not [claim for claim in found if claim[0] == "Uganda"]


def test_what_is_promised_not_to_be_done_keeps_its_not(reader: Reader) -> None:
    found = _told("Peru promised not to shell the harbour.", reader)
    assert ("Peru", "pledged", "not to shell the harbour", "actual") in found
    assert ("Peru", "attacked", "harbour", "actual") not in found


def test_who_pledges_with_another_pledges_for_both(reader: Reader) -> None:
    found = _told("Ana Ruiz pledged with Luis Soto of Chile to seek an end to the war.", reader)
    assert {who for who, relation, _, _ in found if relation == "pledged"} == {"Ana Ruiz", "Luis Soto"}


def test_weapons_strike_for_whom_they_are(reader: Reader) -> None:
    assert ("Chile", "attacked", "depot", "actual") in _told(
        "A Chilean missile strike hit a depot in the port.", reader
    )
    assert ("Houthis", "attacked", "tanker", "actual") in _told("A drone launched by the Houthis hit a tanker.", reader)
    assert not [c for c in _told("Chilean drones were shown to the press.", reader) if c[0] == "Chile"]


def test_on_whom_sanctions_are_imposed_is_sanctioned(reader: Reader) -> None:
    found = _told("In the hall was the trader on whom Norway has imposed sanctions.", reader)
    assert ("Norway", "sanctioned", "trader", "actual") in found


# --- what a deal has somebody do -------------------------------------------------------------------------------------


def test_what_a_deal_has_a_party_do_is_agreed_by_it(reader: Reader) -> None:
    found = _told("Under the accord, Chile will lower its tariffs and Peru will drop its suit.", reader)
    assert ("Chile", "agreed-to", "lower its tariffs", "actual") in found
    assert ("Peru", "agreed-to", "drop its suit", "actual") in found
    assert ("Peru", "agreed-to", "lower its tariffs", "actual") not in found


def test_what_a_plan_would_have_done_is_proposed_by_whose_it_is(reader: Reader) -> None:
    found = _told("Under Egypt's proposal, Chad would free ten hostages.", reader)
    assert ("Egypt", "proposed", "free ten hostages", "actual") in found
    assert not [c for c in _told("Under pressure, Chad would free ten hostages.", reader) if c[1] == "agreed-to"]


# --- intentions ------------------------------------------------------------------------------------------------------


def test_what_somebody_says_will_be_done_is_pledged(reader: Reader) -> None:
    found = _told("The ELN said it would free the hostages on Monday.", reader)
    assert [words for _, relation, words, _ in found if relation == "pledged"] == ["free the hostages on Monday"]
    found = _told("Norway announced that European allies would help pay for the batteries.", reader)
    assert ("European allies", "pledged", "help pay for the batteries", "actual") in found
    found = _told("From Monday his army will observe a ceasefire.", reader)
    assert ("his army", "pledged", "observe a ceasefire", "planned") in found


def test_what_somebody_says_will_not_be_done_is_rejected(reader: Reader) -> None:
    found = _told("The minister said Chile would not ease its terms until the crew was free.", reader)
    assert ("Chile", "rejected", "ease its terms until the crew was free", "actual") in found


def test_what_is_asked_is_named_with_its_question(reader: Reader) -> None:
    found = _told("Peru and Chile discussed what was needed for a deal.", reader)
    assert ("Peru", "discussed", "what was needed for a deal", "actual") in found


def test_what_is_not_done_yet_is_no_demand(reader: Reader) -> None:
    assert not _told("Diego Luna said the annex had yet to be signed.", reader)
    assert {row[1] for row in _told("Diego Luna said Peru had to leave the valley.", reader)} == {"demanded"}


def test_a_threat_is_the_speakers_own(reader: Reader) -> None:
    found = _told("Peru warned that it would strike the harbour.", reader)
    assert ("Peru", "threatened", "strike the harbour", "actual") in found
    assert not [c for c in _told("Peru warned that Chile would strike the harbour.", reader) if c[1] == "threatened"]


def test_what_somebody_would_do_on_a_condition_alone_is_not_pledged(reader: Reader) -> None:
    assert not [c for c in _told("Chile would free the crew if Peru paid.", reader) if c[1] == "pledged"]
    assert not [c for c in _told("The talks would help both sides, the minister said.", reader) if c[1] == "pledged"]


def test_a_clause_is_also_known_without_its_condition(reader: Reader) -> None:
    text = "Chile refused to ease its terms until the crew was free."
    found = [
        c for c in reader.claims(Article("a", text, (Paragraph(0, len(text)),))) if kebab(c.relation) == "rejected"
    ]
    assert [c.object.thing.aliases for c in found] == [("ease its terms",)]


# --- nouns behind a comma --------------------------------------------------------------------------------------------


def test_a_list_goes_on_behind_a_name(reader: Reader) -> None:
    text = "Bolivia demanded talks with President Rosa Quispe, the release of the crew and the lifting of the blockade."
    found = _told(text, reader)
    assert {words for who, relation, words, _ in found if (who, relation) == ("Bolivia", "demanded")} == {
        "talks with President Rosa Quispe",
        "release of the crew",
        "lifting of the blockade",
    }
    assert not [c for c in found if c[1] == "has-role" and c[2] == "release"]


def test_an_apposition_to_a_name_stays_one(reader: Reader) -> None:
    found = _told("Peru proposed a meeting with Rosa Quispe, the president and commander of the guard.", reader)
    assert {words for _, relation, words, _ in found if relation == "proposed"} == {"meeting with Rosa Quispe"}


def test_a_step_is_what_was_said_before(reader: Reader) -> None:
    found = _told("Peru threatened to restore the sanctions, a move Chile opposes.", reader)
    assert {
        ("Peru", "threatened", "restore the sanctions", "actual"),
        ("Chile", "rejected", "restore the sanctions", "actual"),
    } <= found
    found = _told("Chile proposed a joint patrol, an idea that Peru dismissed.", reader)
    assert ("Peru", "rejected", "joint patrol", "actual") in found
    found = _told(
        "The union has promised not to close the port before May, a pledge the company wants in writing.", reader
    )
    assert {words for _, relation, words, _ in found if relation == "pledged"} == {"not to close the port before May"}


def test_what_is_to_happen_to_a_thing_is_named_with_it(reader: Reader) -> None:
    assert ("Peru", "demanded", "withdrawal to begin in May", "actual") in _told(
        "Peru wants the withdrawal to begin in May.", reader
    )


def test_as_have_others_says_that_they_did(reader: Reader) -> None:
    found = _told("The union pledged support for the strike, as have unions in two other countries.", reader)
    assert ("unions in two other countries", "supported", "strike", "actual") in found


def test_items_stand_under_the_deal_above(reader: Reader) -> None:
    found = _listed(reader, "Under the accord:", "Chile will lower its tariffs;", "Peru will drop its suit.")
    assert ("Chile", "agreed-to", "lower its tariffs") in _ends(found)
    assert ("Peru", "agreed-to", "drop its suit") in _ends(found)


def test_a_deal_under_which_something_is_to_be_done(reader: Reader) -> None:
    found = _told("The ministers praised a deal under which Chile would lower its tariffs.", reader)
    assert [(who, words) for who, relation, words, _ in found if relation == "agreed-to"] == [
        ("Chile", "lower its tariffs")
    ]


def test_a_list_goes_on_behind_a_time(reader: Reader) -> None:
    text = "Peru and Chile agreed to a ceasefire from midnight, the withdrawal of heavy guns and the exchange of prisoners."
    found = {words for who, relation, words, _ in _told(text, reader) if (who, relation) == ("Peru", "agreed-to")}
    assert {"withdrawal of heavy guns", "exchange of prisoners"} <= found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Peru sent its envoy Ada Bly to attend the summit.", ("Ada Bly", "attended", "summit")),
        ("The president tasked Ada Bly with leading the delegation.", ("Ada Bly", "leads", "delegation")),
        ("Luna was tasked with leading the delegation.", ("Luna", "leads", "delegation")),
        ("Peru promised Chile to sign the accord.", ("Peru", "signed", "accord")),
    ],
)
def test_who_is_to_act_is_told_by_the_verb_above(text: str, claim: tuple[str, str, str], reader: Reader) -> None:
    found = {one[:3] for one in _told(text, reader)}
    assert claim in found
    assert not [one for one in found if one[1:] == claim[1:] and one != claim]


def test_who_sends_others_to_represent_him_represents_nobody(reader: Reader) -> None:
    found = _told("Ada Bly and Diego Luna both sent delegations to represent them at the talks.", reader)
    assert not [one for one in found if one[1] == "represents"]


def test_two_names_with_a_verb_between_are_no_name(reader: Reader) -> None:
    found = _told("Rosa Quispe spoke. Diego Luna left. On Monday Luna asked Quispe to sign the accord.", reader)
    assert ("Rosa Quispe", "signed", "accord", "possible") in found or (
        "Quispe",
        "signed",
        "accord",
        "possible",
    ) in found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Peru said it was prepared to impose martial law as battles raged in Lima.", "impose martial law"),
        ("Peru agreed to release the men while talks went on in Lima.", "release the men"),
        ("Peru agreed to act as mediator.", "act as mediator"),
        (
            "Peru pledged to hold talks as soon as the elections were over.",
            "hold talks as soon as the elections were over",
        ),
        ("Peru pledged to keep the truce as long as Chile did.", "keep the truce as long as Chile did"),
    ],
)
def test_what_goes_on_beside_is_no_part_of_a_promise(text: str, meant: str, reader: Reader) -> None:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert meant in [claim.object.thing.name for claim in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Rebel adviser Diego Luna denied it. The Peruvian envoy, Tom Paz, has arrived. He met Rosa Quispe.",
            {"Tom Paz", "Rosa Quispe"},
        ),
        (
            "The spokesman, Diego Luna, left. Tom Paz himself said on the plane that he had met Rosa Quispe.",
            {"Tom Paz", "Rosa Quispe"},
        ),
    ],
)
def test_an_apposition_does_what_the_noun_does(text: str, who: set[str], reader: Reader) -> None:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert {
        name
        for claim in found
        if claim.relation.endswith("#metWith")
        for name in (claim.subject.thing.name, claim.object.thing.name)
    } == who
