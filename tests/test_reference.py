"""Who is meant in running text: pronouns, descriptions and groups, read from sentences by the whole reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg import grammar, resolve
from kg.model import Article, Form, Paragraph
from kg.reading import Reader

Meant = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def meant(reader: Reader) -> Meant:
    """The names of what the last mention of some words stands for in a text, whose lines are its paragraphs."""

    def find(text: str, words: str) -> set[str]:
        lines = text.splitlines(keepends=True)
        starts = [sum(map(len, lines[:i])) for i in range(len(lines))]
        paragraphs = tuple(
            Paragraph(start, start + len(line.rstrip())) for start, line in zip(starts, lines, strict=True)
        )
        article = Article("a", text, paragraphs, date="2025-06-03")
        reading = grammar.read(article, reader.grammar)
        resolution = resolve.resolution(reading, reader.schema, reader.lexicon)
        at = text.rindex(words)
        end = at + len(words)
        found = [p for p in reading.phrases if at - 1 <= p.start and p.end == end and p.form is not Form.CLAUSE]
        return {thing.thing.name for phrase in found[:1] for thing in resolution.ends(phrase)}

    return find


@pytest.fixture(scope="module")
def speakers(reader: Reader) -> Callable[[str, str], set[str | None]]:
    """Who says, by a text of one paragraph, what stands in its claims of a relation; None is the article."""

    def find(text: str, relation: str) -> set[str | None]:
        article = Article("a", text, (Paragraph(0, len(text)),), date="2025-06-03")
        claims = [claim for claim in reader.claims(article) if claim.relation.endswith(relation)]
        return {claim.speaker.thing.name if claim.speaker else None for claim in claims}

    return find


def test_who_insists_that_something_be_done_only_demands_it(speakers: Callable[[str, str], set[str | None]]) -> None:
    assert speakers("Luis Vargas insisted that Chile withdraw its troops.", "demanded") == {None}
    assert speakers("Luis Vargas said that Chile must withdraw its troops.", "demanded") == {"Luis Vargas"}


def test_he_who_speaks_is_the_subject_of_the_sentence_before(meant: Meant) -> None:
    text = (
        "Peruvian negotiator Luis Vargas proposed a meeting of the presidents. Peru had nothing to hide, he said.\n"
        "Pedro Rojas dismissed the offer. A meeting would come too early, he told reporters."
    )
    assert meant(text, "he") == {"Pedro Rojas"}


def test_said_he_is_the_speaker(meant: Meant) -> None:
    text = (
        "Former minister Luis Vargas proposed talks and promised his help. His party agreed.\n"
        "Chilean Foreign Minister Pedro Rojas said his country would not attend."
    )
    assert meant(text, "his country") <= {"Chile", "his country", "country"}
    assert meant(text, "his") == {"Pedro Rojas"}


def test_who_speaks_by_a_second_verb_is_its_subject(meant: Meant) -> None:
    text = "Malaysian leader Tun Razali called. His office confirmed it. Ana Rojas thanked Razali and said that she agreed."
    assert meant(text, "she") == {"Ana Rojas"}


def test_a_surname_in_s_is_no_plural(meant: Meant) -> None:
    text = "Nikos Petrides met Luis Vargas in Lima. Petrides rejected a timetable but said he was ready for talks."
    assert meant(text, "he") == {"Nikos Petrides"}


def test_an_owner_beside_a_name_is_not_that_name(meant: Meant) -> None:
    text = "The Miners' Union (MU) called a strike. Pedro Rojas, its leader, told Radio Sur that talks had failed."
    assert "Pedro Rojas" not in meant(text, "its")


def test_a_pronoun_does_not_reach_over_one_that_stood_for_nobody(meant: Meant) -> None:
    text = (
        "Pedro Rojas spoke in Lima. The harbour was calm on Monday, and nobody expected ships before the evening tide. "
        "The road had been closed by mud. The mayor's wife was ill. Her house stood empty. He had left in a hurry."
    )
    assert meant(text, "He") <= {"Pedro Rojas", "mayor"}


def test_the_aide_is_whoever_spoke_just_before(meant: Meant) -> None:
    text = (
        "Luis Vargas dismissed the idea. Nothing had been agreed, he told reporters.\n"
        "Peru would hand over forty prisoners, the presidential aide said."
    )
    assert meant(text, "presidential aide") == {"Luis Vargas"}


def test_the_senator_is_no_minister(meant: Meant) -> None:
    text = "Foreign Minister Luis Vargas welcomed the truce. The senator called it a trap."
    assert meant(text, "senator") == {"senator"}


def test_the_politician_is_the_party_leader(meant: Meant) -> None:
    text = "Ana Rojas, the leader of the Liberal Front, urged both sides to talk. The politician resigned in May."
    assert meant(text, "politician") == {"Ana Rojas"}


def test_a_description_of_another_state_is_somebody_else(meant: Meant) -> None:
    text = "Peruvian President Ana Rojas rejected the deal. The Chilean leader welcomed it."
    assert meant(text, "Chilean leader") == {"Chilean leader"}


def test_a_described_person_is_taken_up_by_the_same_noun(meant: Meant) -> None:
    text = (
        "A diplomat who asked not to be named said the parties would meet in May. Luis Vargas denied it. "
        '"They have no choice," the diplomat said.'
    )
    assert len(meant(text, "diplomat")) == 1
    assert meant(text, "diplomat") != {"Luis Vargas"}


def test_the_minister_is_not_the_former_one(meant: Meant) -> None:
    text = (
        "Chilean Foreign Minister Pedro Rojas met Luis Vargas, a former defence minister. Vargas praised the talks. "
        '"We will go on," the minister said.'
    )
    assert meant(text, "minister") == {"Pedro Rojas"}


# --- bodies and states ---


def test_the_rebels_are_the_armed_group(meant: Meant) -> None:
    text = "The Andean Front (AF), a rebel group, left Lima. Luis Vargas said that the rebels had received no list."
    assert meant(text, "rebels") == {"Andean Front"}


def test_a_noun_behind_a_name_says_what_it_is(meant: Meant) -> None:
    text = "The Andean Front rebel group left Lima on Monday. The group had asked for a list of prisoners."
    assert meant(text, "Andean Front rebel group") == meant(text, "group") == {"Andean Front"}


def test_a_noun_behind_a_peoples_name_is_a_body_of_its_own(meant: Meant) -> None:
    text = "A Kurdish group left the talks."
    assert meant(text, "Kurdish group") == {"Kurdish group"}


def test_an_apposition_taken_for_the_subject_is_the_name(meant: Meant) -> None:
    text = "AKEL, the main opposition party in the south, blamed Luis Vargas. The party said the talks had failed."
    assert meant(text, "party") == {"AKEL"}


def test_a_body_that_just_spoke_is_called_by_longer_words(meant: Meant) -> None:
    text = "Human Rights Watch said the deal was empty. The New York-based group counted 270 prisoners."
    assert meant(text, "New York-based group") == {"Human Rights Watch"}


def test_the_rival_group_is_another(meant: Meant) -> None:
    text = "The Andean Front said the deal was empty. The rival group welcomed it."
    assert "Andean Front" not in meant(text, "rival group")


def test_the_country_is_the_state_named_last_in_the_sentence(meant: Meant) -> None:
    text = "Russia stopped its march after Ukrainian negotiators offered to give up the country's bid for membership."
    assert meant(text, "country") == {"Ukraine"}


def test_the_country_is_the_subject_of_the_sentence_before(meant: Meant) -> None:
    text = "Venezuela signed the accord with Norway's help. The South American country holds elections in May."
    assert meant(text, "South American country") == {"Venezuela"}


def test_the_kingdom_is_one_in_name(meant: Meant) -> None:
    text = "Ana Rojas thanked Norway and Qatar. The Nordic kingdom had shown patience."
    assert meant(text, "Nordic kingdom") == {"Norway"}
    assert meant("Congo praised Qatar. The kingdom had shown patience.", "kingdom") == {"kingdom"}


def test_the_countries_are_not_one(meant: Meant) -> None:
    text = "Rwanda denies that. It has troops there. The two countries signed an accord in June."
    assert meant(text, "two countries") == {"two countries"}


# --- several at once ---


def test_the_two_men_are_those_whom_the_sentence_before_names(meant: Meant) -> None:
    text = (
        "The government's delegation was led by Jorge Salas, while Pedro Rojas headed the team of the miners. "
        "The two men shook hands."
    )
    assert meant(text, "two men") == {"Jorge Salas", "Pedro Rojas"}


def test_the_two_presidents_are_those_just_named_together(meant: Meant) -> None:
    text = (
        "Luis Vargas, the president of the Miners' Front, left. Qatar had brought President Ana Rojas and Peru's "
        "Pedro Salas together in March. The two presidents agreed to a truce."
    )
    assert meant(text, "two presidents") == {"Ana Rojas", "Pedro Salas"}


def test_the_two_leaders_are_no_secretaries(meant: Meant) -> None:
    text = (
        "Chilean President Ana Rojas and Peruvian Prime Minister Pedro Salas talked in Lima. Chile and Peru had closed "
        "their border. The teams held papers of Secretary Luis Vargas and Secretary Jorge Mora. The two leaders met in May."
    )
    assert meant(text, "two leaders") == {"Ana Rojas", "Pedro Salas"}


def test_all_three_are_the_three_named_together(meant: Meant) -> None:
    text = "Greece, Turkey and Britain are the guarantors. All three will attend."
    assert meant(text, "All three") == {"Greece", "Turkey", "United Kingdom"}


def test_the_sides_are_the_parties_and_not_those_named_in_passing(meant: Meant) -> None:
    text = (
        "Negotiators from Peru and Chile met in Doha to end the war between Peru and Chile. Peru wants a truce with Chile.\n"
        "Qatar and Egypt presented a text. The two sides will answer on Friday."
    )
    assert meant(text, "two sides") in ({"Peru", "Chile"}, {"two sides"})


def test_each_and_the_other_are_those_told_of_in_the_sentence(meant: Meant) -> None:
    text = (
        "Peru and Chile talked for years. Talks between Egypt, Ethiopia and Sudan ended without a deal, the three "
        "countries said, and each blamed the other for the failure."
    )
    assert meant(text, "each") == meant(text, "other") == {"Egypt", "Ethiopia", "Sudan"}


def test_each_side_is_one_of_two(meant: Meant) -> None:
    text = (
        "Envoys of the United States, Peru and Chile met. Peru attacked Chile. Chile attacked Peru. A truce between Peru "
        "and Chile lasted for days, and each side blames the other."
    )
    assert meant(text, "each side") == meant(text, "other") == {"Peru", "Chile"}


def test_one_another_are_who_act(meant: Meant) -> None:
    text = "Peru and Chile met in Doha. Peru wants a truce with Chile. Greece and Turkey accused each other of lying."
    assert meant(text, "each other") == {"Greece", "Turkey"}


# --- who speaks ---


def test_who_stands_before_a_closing_verb_of_speech_says_the_sentence(
    speakers: Callable[[str, str], set[str | None]],
) -> None:
    text = "Peru signed a deal with the lenders, the ministry's deputy head, Ana Rojas, announced."
    assert speakers(text, "signed") == {"Ana Rojas"}


def test_a_texted_word_makes_its_writer_the_speaker_of_what_follows(
    speakers: Callable[[str, str], set[str | None]],
) -> None:
    text = '"White smoke," a Chilean diplomat texts. Peru and Chile have signed the treaty, he says.'
    assert speakers(text, "signed") == {"Chilean diplomat"}


def test_a_name_and_a_colon_say_what_follows(speakers: Callable[[str, str], set[str | None]]) -> None:
    assert speakers("Rosa Quispe: Chile has rejected the treaty", "rejected") == {"Rosa Quispe"}
    assert speakers('Rosa Quispe: "Chile has rejected the treaty."', "rejected") == {"Rosa Quispe"}


def test_who_was_told_of_before_a_colon_is_he_who_said_it(speakers: Callable[[str, str], set[str | None]]) -> None:
    text = (
        '"Chile has been patient," Luis Vargas said. Pedro Rojas, an envoy, was less sure: "Peru has rejected the treaty '
        'three times," he said.'
    )
    assert speakers(text, "rejected") == {"Pedro Rojas"}


def test_it_said_is_the_broadcaster_and_not_the_owner_in_its_apposition(meant: Meant) -> None:
    text = "Sur Radio, Peru's public broadcaster, reported what it said were the details of the memorandum."
    assert meant(text, "it") == {"Sur Radio"}


def test_the_envoy_of_a_nation_is_the_one_envoy_just_told_of(meant: Meant) -> None:
    text = (
        "Chilean leader Pedro Rojas met Luis Vargas in the presence of Maria Holguin, the personal envoy of the "
        'United Nations. "I am hopeful," the Colombian envoy said.'
    )
    assert meant(text, "Colombian envoy") == {"Maria Holguin"}


def test_both_countries_were_just_named_together(meant: Meant) -> None:
    text = (
        "The Andean Front and the Coast Guard Union signed a truce. Luis Vargas urged Russia and Turkey to leave. "
        "Both countries deny that they sent men."
    )
    assert meant(text, "Both countries") == {"Russia", "Turkey"}


def test_the_party_is_called_so_before_of(meant: Meant) -> None:
    text = "The Workers' Party of Peru and its guards left Lima. The party had asked for a list."
    assert meant(text, "party") == {"Workers' Party of Peru"}


def test_its_in_front_is_the_subject_of_the_sentence_before(meant: Meant) -> None:
    text = "Egypt, Peru's main backer, welcomed it. Its foreign ministry called on Chile."
    assert meant(text, "Its") == {"Egypt"}


def test_them_are_not_who_does_it_to_them(meant: Meant) -> None:
    text = "The European Union will lift sanctions on Friday. It imposed them in September."
    assert meant(text, "them") != {"European Union"}


def test_the_former_congressman_is_whoever_just_acted(meant: Meant) -> None:
    text = 'Defence chief Pedro Rojas was more cautious. "There is no ceasefire yet," the former congressman said.'
    assert meant(text, "former congressman") == {"Pedro Rojas"}


def test_we_of_an_aide_are_not_the_person_he_serves(meant: Meant) -> None:
    text = '"We want peace," said Luis Vargas, special assistant to President Ana Rojas.'
    assert "Ana Rojas" not in meant(text, "We")


def test_the_head_of_the_delegation_is_who_spoke_for_its_state(meant: Meant) -> None:
    told = "Peruvian adviser Luis Vargas confirmed the swap. The head of the {} delegation added that talks go on."
    assert meant(told.format("Peruvian"), "head of the Peruvian delegation") == {"Luis Vargas"}
    assert "Luis Vargas" not in meant(told.format("Chilean"), "head of the Chilean delegation")


def test_the_leaders_without_a_number_are_two_just_named_together(meant: Meant) -> None:
    text = "Peruvian President Ana Rojas and Chilean President Pedro Salas met in Quito. The leaders agreed to a truce."
    assert meant(text, "leaders") == {"Ana Rojas", "Pedro Salas"}
    text = "Peruvian President Ana Rojas met miners in Quito. The leaders agreed to a truce."
    assert meant(text, "leaders") == {"leaders"}


def test_the_ministers_are_not_those_who_are_none(meant: Meant) -> None:
    text = (
        "Peruvian President Ana Rojas and Chilean President Pedro Salas met in Quito. The ministers agreed to a truce."
    )
    assert meant(text, "ministers") == {"ministers"}


def test_states_of_one_name_are_those_named_together(meant: Meant) -> None:
    text = "North Korea and South Korea opened talks in Quito. The two Koreas agreed to a truce."
    assert meant(text, "two Koreas") == {"North Korea", "South Korea"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Bly met Juan Soto in Oslo. The latter rejected the plan.", "Juan Soto"),
        ("Peru and Chile met in Oslo. The latter rejected the plan.", "Chile"),
        ("Ada Bly asked Juan Soto for a truce, but the latter refused.", "Juan Soto"),
    ],
)
def test_the_latter_is_whoever_was_named_last(text: str, name: str, meant: Meant) -> None:
    assert meant(text, "latter") == {name}


def test_the_leader_of_a_state_is_who_holds_its_office(meant: Meant) -> None:
    text = (
        "President Ada Bly of Peru met Chilean President Juan Soto. The Peruvian leader proposed a truce."
        " The Chilean leader rejected it."
    )
    assert meant(text, "Chilean leader") == {"Juan Soto"}
    assert meant(text, "Peruvian leader") == {"Ada Bly"}


def test_the_rebel_leader_is_no_president(meant: Meant) -> None:
    text = "President Ada Bly accused Juan Soto of plotting. The rebel leader left."
    assert meant(text, "rebel leader") == {"rebel leader"}


def test_the_premier_is_the_prime_minister(meant: Meant) -> None:
    assert meant("Prime Minister Ada Bly left Cairo. The premier agreed.", "premier") == {"Ada Bly"}


def test_a_summit_with_a_name_is_not_the_meeting_told_of(meant: Meant) -> None:
    text = "Ministers of Peru and Chile met on Monday. They will speak again at the Andean summit."
    assert meant(text, "Andean summit") == {"Andean summit"}


def test_the_state_of_talks_is_no_state(reader: Reader) -> None:
    text = "Peru and Chile held talks in Oslo to discuss the state of the border negotiations."
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-03"))
    told = {claim.object.thing.name for claim in found if claim.relation.endswith("discussed")}
    assert told == {"state of the border negotiations"}
