"""Who leads, holds, represents and belongs to what, from whole sentences."""

from __future__ import annotations

import pytest

from kg.model import Article, Kind, Paragraph
from kg.reading import Reader


def _ties(text: str, reader: Reader, *relations: str, kind: Kind = Kind.BODY) -> set[tuple[str, str, str]]:
    article = Article("a", text, (Paragraph(0, len(text), kind),))
    found = {
        (claim.subject.thing.name, claim.relation.rpartition("#")[2], claim.object.thing.name)
        for claim in reader.claims(article)
    }
    return {claim for claim in found if claim[1] in relations}


@pytest.mark.parametrize(
    ("text", "person", "group"),
    [
        ("Peru's delegation leader, Defense Minister Rosa Quispe, said so.", "Rosa Quispe", "Peru's delegation"),
        ("Peruvian delegation leader Rosa Quispe agreed.", "Rosa Quispe", "Peruvian delegation"),
        ("Chilean team leader Diego Luna rejected the plan.", "Diego Luna", "Chilean team"),
        ("The rebel delegation's chief, Diego Luna, agreed.", "Diego Luna", "rebel delegation"),
        ("The delegation head, Rosa Quispe, agreed.", "Rosa Quispe", "delegation"),
        ("The leader of the Chilean team Diego Luna agreed.", "Diego Luna", "Chilean team"),
        ("The Peruvian chief negotiator, Rosa Quispe, agreed.", "Rosa Quispe", "Peruvian delegation"),
        ("Rosa Quispe, lead negotiator for Peru, agreed.", "Rosa Quispe", "Peru's delegation"),
        ("The union's chief negotiator, Diego Luna, agreed.", "Diego Luna", "union delegation"),
    ],
)
def test_leader_of_a_delegation_is_read_from_the_title(text: str, person: str, group: str, reader: Reader) -> None:
    assert _ties(text, reader, "leads") == {(person, "leads", group)}


def test_titles_group_belongs_to_the_state_before_it(reader: Reader) -> None:
    found = _ties(
        "Peru's delegation leader, Defense Minister Rosa Quispe, said so.", reader, "delegationOf", "represents"
    )
    assert found == {("Peru's delegation", "delegationOf", "Peru"), ("Rosa Quispe", "represents", "Peru")}


@pytest.mark.parametrize(
    "text", ["Peru's team doctor, Rosa Quispe, agreed.", "Former delegation leader Rosa Quispe agreed."]
)
def test_not_every_title_with_a_group_leads_it(text: str, reader: Reader) -> None:
    assert not _ties(text, reader, "leads")


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Greek Cypriot envoy Diego Luna agreed.", {("Diego Luna", "represents", "Greek Cypriots")}),
        ("The Turkish Cypriot delegation left.", {("Turkish Cypriot delegation", "delegationOf", "Turkish Cypriots")}),
        ("Bosnian Serb negotiator Ann Reed agreed.", {("Ann Reed", "represents", "Bosnian Serbs")}),
        ("Scottish First Minister Ann Reed agreed.", {("Ann Reed", "represents", "Scotland")}),
    ],
)
def test_part_of_a_people_is_not_the_state_of_its_name(
    text: str, ties: set[tuple[str, str, str]], reader: Reader
) -> None:
    assert _ties(text, reader, "represents", "delegationOf") == ties


_BOTH = {("Rosa Quispe", "represents", "Peru"), ("Diego Luna", "represents", "Chile")}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The foreign ministers of Peru and Chile, Rosa Quispe and Diego Luna, met.", "foreign minister"),
        ("Rosa Quispe and Diego Luna, the presidents of Peru and Chile respectively, met.", "president"),
        ("The Peruvian and Chilean defence ministers, Rosa Quispe and Diego Luna, met.", "defence minister"),
        ("The two presidents, Rosa Quispe of Peru and Diego Luna of Chile, shook hands.", "president"),
        ("The two presidents, Peru's Rosa Quispe and Chile's Diego Luna, shook hands.", "president"),
        ("The heads of the two delegations, Rosa Quispe (Peru) and Diego Luna (Chile), met.", "head"),
        ("She met the presidents of Peru and Chile, Rosa Quispe and Diego Luna, and envoy Ann Reed.", "president"),
    ],
)
def test_title_of_several_gives_each_the_state_in_turn(text: str, role: str, reader: Reader) -> None:
    found = _ties(text, reader, "represents", "hasRole")
    assert {claim for claim in found if claim[1] == "represents"} == _BOTH
    assert {(name, "hasRole", role) for name in ("Rosa Quispe", "Diego Luna")} <= found | _led_by(text, reader)


def _led_by(text: str, reader: Reader) -> set[tuple[str, str, str]]:
    """Who leads a group has the role that says so."""
    return {(name, "hasRole", "head") for name, _, _ in _ties(text, reader, "leads")}


def test_heads_of_several_delegations_lead_one_each(reader: Reader) -> None:
    text = "The heads of the two delegations, Rosa Quispe (Peru) and Diego Luna (Chile), met."
    found = _ties(text, reader, "leads")
    assert found == {("Rosa Quispe", "leads", "Peru's delegation"), ("Diego Luna", "leads", "Chile's delegation")}


@pytest.mark.parametrize(
    "text", ["The presidents, Rosa Quispe said, must act.", "The presidents of Peru and Chile met Rosa Quispe."]
)
def test_title_of_several_is_nobodys_alone(text: str, reader: Reader) -> None:
    assert not _ties(text, reader, "represents", "hasRole")


def test_titles_and_names_between_commas_keep_their_order(reader: Reader) -> None:
    text = "The president of Peru, Rosa Quispe, the prime minister of Chile, Diego Luna, and a monk took part."
    assert _ties(text, reader, "represents") == _BOTH


def test_plural_may_stand_inside_a_title(reader: Reader) -> None:
    text = "The Ministers of Foreign Affairs, Rosa Quispe and Diego Luna, signed."
    assert {claim[0] for claim in _ties(text, reader, "hasRole")} == {"Rosa Quispe", "Diego Luna"}


def test_who_leads_a_body_is_not_said_to_represent_it_as_well(reader: Reader) -> None:
    text = "Rosa Quispe, head of the Border Commission, and Peruvian delegation leader Diego Luna agreed."
    assert _ties(text, reader, "represents") == {("Diego Luna", "represents", "Peru")}
    assert {claim[0] for claim in _ties(text, reader, "leads")} == {"Rosa Quispe", "Diego Luna"}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Rosa Quispe, who also serves as president of Peru, agreed.", ("Rosa Quispe", "represents", "Peru")),
        ("Rosa Quispe, who is the president of Peru, agreed.", ("Rosa Quispe", "represents", "Peru")),
        (
            "Peru's ambassador to the United Nations in Geneva, Rosa Quispe, agreed.",
            ("Rosa Quispe", "represents", "Peru"),
        ),
        (
            "Rosa Quispe, the general secretary of the left-wing party Borax and a member of the National Council, agreed.",
            ("Rosa Quispe", "represents", "Borax"),
        ),
    ],
)
def test_long_titles_tie_to_the_body_they_name(text: str, tie: tuple[str, str, str], reader: Reader) -> None:
    assert _ties(text, reader, "represents") == {tie}


_CAPTION = (
    "Members of Peruvian delegation, (from 2nd L) Chief of Peruvian General Staff General Diego Luna, Peruvian Foreign"
    " Minister Rosa Quispe, head of Peruvian Intelligence Tomas Vega, Peruvian ambassador of Chilean Pedro Salcedo, attend"
    " the third meeting with Chile and Bolivia delegations at the Gold Palace, in Lima, on June 2, 2025"
)


def test_caption_lists_members_of_a_delegation_with_titles_in_odd_order(reader: Reader) -> None:
    people = ["Diego Luna", "Rosa Quispe", "Tomas Vega", "Pedro Salcedo"]
    assert _ties(_CAPTION, reader, "memberOf") == {(name, "memberOf", "Peruvian delegation") for name in people}
    assert _ties(_CAPTION, reader, "leads") == {
        ("Diego Luna", "leads", "Peruvian General Staff"),
        ("Tomas Vega", "leads", "Peruvian Intelligence"),
    }
    assert _ties(_CAPTION, reader, "hasRole", "represents") >= {
        ("Rosa Quispe", "hasRole", "Foreign Minister"),
        ("Rosa Quispe", "represents", "Peru"),
        ("Pedro Salcedo", "hasRole", "ambassador"),
        ("Pedro Salcedo", "represents", "Peru"),
    }
    assert ("Pedro Salcedo", "represents", "Chile") not in _ties(_CAPTION, reader, "represents")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Peru's ambassador to Chile, Rosa Quispe, agreed.", "Peru"),
        ("Peruvian ambassador to Santiago Rosa Quispe agreed.", "Peru"),
        ("UN envoy for Yemen Rosa Quispe agreed.", "United Nations"),
        ("Rosa Quispe, the EU special representative for Sudan, agreed.", "European Union"),
        ("The ambassador of Peru, Rosa Quispe, agreed.", "Peru"),
        ("Rosa Quispe, a spokeswoman for Peru, agreed.", "Peru"),
    ],
)
def test_envoy_represents_who_sent_her(text: str, state: str, reader: Reader) -> None:
    assert _ties(text, reader, "represents") == {("Rosa Quispe", "represents", state)}


@pytest.mark.parametrize(
    "text",
    ["The General Border Committee met in Lima.", "The General Staff of the army met.", "The General Assembly met."],
)
def test_general_before_a_body_is_no_title(text: str, reader: Reader) -> None:
    assert not _ties(text, reader, "hasRole", "represents", "leads")


def test_state_between_two_titles_belongs_to_the_second(reader: Reader) -> None:
    text = "Diego Luna, an aide to Chilean President Rosa Quispe, led the team with an adviser to UN envoy Ann Reed."
    assert _ties(text, reader, "hasRole", "represents") == {
        ("Diego Luna", "hasRole", "aide"),
        ("Diego Luna", "represents", "Rosa Quispe"),
        ("Rosa Quispe", "hasRole", "President"),
        ("Rosa Quispe", "represents", "Chile"),
        ("Ann Reed", "hasRole", "envoy"),
        ("Ann Reed", "represents", "United Nations"),
    }


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("On Monday Northline chief executive Diego Luna agreed.", ("Diego Luna", "leads", "Northline")),
        ("AU Commission chairperson Diego Luna agreed.", ("Diego Luna", "leads", "AU Commission")),
        ("The Trade Council, chaired by Diego Luna, agreed.", ("Diego Luna", "leads", "Trade Council")),
    ],
)
def test_heads_of_bodies_that_no_list_knows(text: str, tie: tuple[str, str, str], reader: Reader) -> None:
    assert _ties(text, reader, "leads") == {tie}


@pytest.mark.parametrize(
    "text",
    [
        "The rebel delegation - Rosa Quispe, the secretary-general of the Borax Front, lawyer Ann Reed and field commander"
        " Colonel Diego Luna - arrived on Monday.",
        "The rebel delegation (Rosa Quispe, Ann Reed and Diego Luna) arrived on Monday.",
        "The rebel delegation includes Rosa Quispe, an aide to President Omar Haddad, lawyer Ann Reed, and the chief of the"
        " army, Diego Luna.",
        "The rebel delegation consists of Rosa Quispe, finance chief Ann Reed and lawyer Diego Luna.",
        "The rebel delegation is made up of Rosa Quispe, finance chief Ann Reed and lawyer Diego Luna.",
        "Rosa Quispe, Ann Reed and Diego Luna were among the members of the rebel delegation.",
    ],
)
def test_every_name_of_a_list_of_members_is_one(text: str, reader: Reader) -> None:
    people = {name for name, _, group in _ties(text, reader, "memberOf") if group == "rebel delegation"}
    assert people == {"Rosa Quispe", "Ann Reed", "Diego Luna"}


@pytest.mark.parametrize(
    "text",
    [
        "For the rebel delegation, Rosa Quispe and Diego Luna agreed.",
        "The rebel delegation, Rosa Quispe said, agreed.",
        "The rebel delegation met Rosa Quispe, Ann Reed and Diego Luna.",
        "The deal includes a plan of Rosa Quispe and Diego Luna.",
        "A source in the rebel delegation agreed.",
    ],
)
def test_names_near_a_group_are_not_its_members(text: str, reader: Reader) -> None:
    assert not _ties(text, reader, "memberOf")


def test_states_that_make_up_a_bloc_are_members(reader: Reader) -> None:
    text = "Mercosur, the South American bloc made up of Brazil, Argentina and Uruguay, agreed."
    members = {name for name, _, bloc in _ties(text, reader, "memberOf") if bloc == "Mercosur"}
    assert members == {"Brazil", "Argentina", "Uruguay"}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "The general secretary of the National Union of Cooks (NUC), Rosa Quispe, agreed.",
            ("Rosa Quispe", "represents", "National Union of Cooks"),
        ),
        ("The head of the UN Office for West Africa, Rosa Quispe, agreed.", ("Rosa Quispe", "leads", "UN Office")),
        (
            "Rosa Quispe of the Norwegian Refugee Council agreed.",
            ("Rosa Quispe", "represents", "Norwegian Refugee Council"),
        ),
    ],
)
def test_body_behind_a_title_is_read_to_its_end(text: str, tie: tuple[str, str, str], reader: Reader) -> None:
    assert _ties(text, reader, "represents", "leads") == {tie}


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Peru's delegation, under Minister Rosa Quispe, left.", {("Rosa Quispe", "leads", "Peru's delegation")}),
        (
            "Peru's delegation leader, Rosa Quispe, agreed. Quispe's Chilean counterpart, Diego Luna, did not.",
            {("Rosa Quispe", "leads", "Peru's delegation"), ("Diego Luna", "leads", "Chilean delegation")},
        ),
        ("Peru's foreign minister, Rosa Quispe, agreed. Quispe's Chilean counterpart, Diego Luna, did not.", set()),
        ("Peru's delegation waited under a tree.", set()),
    ],
)
def test_leading_told_by_the_way(text: str, leads: set[tuple[str, str, str]], reader: Reader) -> None:
    assert _ties(text, reader, "leads") == leads


def test_home_of_a_farmer_is_not_whom_he_speaks_for(reader: Reader) -> None:
    text = "Diego Luna, a farmer from Peru, met Ann Reed, a guard from Chile, and Rosa Quispe, a diplomat from Bolivia."
    assert _ties(text, reader, "represents") == {("Rosa Quispe", "represents", "Bolivia")}


def test_country_of_an_official_is_the_state_of_the_office(reader: Reader) -> None:
    text = "Peru's Economy Secretary Rosa Quispe, who is leading her country's delegation, agreed."
    assert {claim[2] for claim in _ties(text, reader, "delegationOf")} == {"Peru"}


def test_second_title_shares_the_first_ones_beginning(reader: Reader) -> None:
    text = "Rosa Quispe and Diego Luna, deputy ministers of defence and foreign affairs, met."
    assert _ties(text, reader, "hasRole") == {
        ("Rosa Quispe", "hasRole", "deputy minister of defence"),
        ("Diego Luna", "hasRole", "deputy minister of foreign affairs"),
    }


def test_negotiators_named_behind_the_group_belong_to_it(reader: Reader) -> None:
    text = "The union's negotiators - Ann Reed, national organiser Tom Poe and president Omar Haddad - have agreed."
    assert {claim[0] for claim in _ties(text, reader, "memberOf")} == {"Ann Reed", "Tom Poe", "Omar Haddad"}


def test_chief_negotiators_of_two_sides_are_no_group(reader: Reader) -> None:
    text = "The two chief negotiators, Rosa Quispe of Peru and Diego Luna of Chile, met."
    assert not _ties(text, reader, "memberOf")


def test_delegation_that_is_yet_to_come_is_one_already(reader: Reader) -> None:
    text = "Peru's delegation is expected on Friday."
    article = Article("a", text, (Paragraph(0, len(text)),), date="2025-06-10")
    found = [claim.status.value for claim in reader.claims(article) if claim.relation.endswith("#delegationOf")]
    assert found == ["actual"]


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Diego Luna, a special envoy of President Ann Reed, agreed.", {("Diego Luna", "represents", "Ann Reed")}),
        ("Diego Luna, a friend of President Ann Reed, agreed.", set()),
        ("Diego Luna, Quispe's predecessor, agreed with Rosa Quispe.", set()),
        (
            "The team comprised Mbonima, military spokesman Colonel Diego Luna and others.",
            {("Diego Luna", "represents", "military")},
        ),
    ],
)
def test_only_deputies_represent_a_person(text: str, ties: set[tuple[str, str, str]], reader: Reader) -> None:
    assert _ties(text, reader, "represents") == ties


def test_former_office_is_told_with_a_hyphen(reader: Reader) -> None:
    text = "Chile's ex-president Diego Luna agreed."
    assert _ties(text, reader, "hasRole") == {("Diego Luna", "hasRole", "former president")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's deputy prime minister and chief negotiator Rosa Quispe agreed.",
        "Peru's deputy prime minister and chief negotiator, Rosa Quispe, agreed.",
    ],
)
def test_one_person_may_have_an_office_and_a_task(text: str, reader: Reader) -> None:
    assert _ties(text, reader, "hasRole", "represents", "leads") == {
        ("Rosa Quispe", "hasRole", "deputy prime minister"),
        ("Rosa Quispe", "hasRole", "chief negotiator"),
        ("Rosa Quispe", "represents", "Peru"),
        ("Rosa Quispe", "leads", "Peru's delegation"),
    }


def test_title_of_another_is_not_shared(reader: Reader) -> None:
    text = "The president and opposition leader Ann Reed met."
    assert _ties(text, reader, "hasRole", "leads") == {("Ann Reed", "leads", "opposition")}


def test_peoples_that_share_a_word_are_told_apart(reader: Reader) -> None:
    found = _ties("Greek and Turkish Cypriot leaders Rosa Quispe and Diego Luna met.", reader, "leads", "represents")
    assert found == {("Rosa Quispe", "leads", "Greek Cypriots"), ("Diego Luna", "leads", "Turkish Cypriots")}
    found = _ties("Peruvian and North Korean ministers Rosa Quispe and Diego Luna met.", reader, "represents")
    assert found == {("Rosa Quispe", "represents", "Peru"), ("Diego Luna", "represents", "North Korea")}


def test_member_by_title(reader: Reader) -> None:
    found = _ties("Chilean delegation member Diego Luna agreed.", reader, "memberOf", "leads")
    assert found == {("Diego Luna", "memberOf", "Chilean delegation")}


def test_members_of_several_delegations_stand_for_them(reader: Reader) -> None:
    text = "Members of the Peruvian (R), Chilean (c) and Bolivian (L) delegations attend the second round of talks in Lima."
    delegations = {name for name, _, _ in _ties(text, reader, "attended", kind=Kind.CAPTION)}
    assert delegations == {"Peruvian delegation", "Chilean delegation", "Bolivian delegation"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The army shelled the port held by the Harbour Council (HC) led by Premier Diego Luna.", "Harbour Council"),
        ("Talks began between the army and the Coastal Front (CF), headed by Diego Luna.", "Coastal Front"),
        ("He wrested the town from the Government of Renewal (GR) led by Diego Luna.", "Government of Renewal"),
        ("The Norland Army (NA) under the command of Diego Luna besieged Arica in May.", "Norland Army"),
        ("The Norland Front, under the leadership of Diego Luna, rejected the plan.", "Norland Front"),
        ("She received a team of the Sur Council in Arica headed by Diego Luna.", "team of the Sur Council in Arica"),
    ],
)
def test_a_body_is_headed_by_whom_its_name_is_told_with(text: str, body: str, reader: Reader) -> None:
    assert _ties(text, reader, "leads") == {("Diego Luna", "leads", body)}


def test_talks_are_led_behind_the_place_they_are_held_in(reader: Reader) -> None:
    assert not _ties("The talks in Oslo, led by Rosa Quispe, ended.", reader, "leads")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ada Bly, a senior official in the Norland Front, agreed.", "Norland Front"),
        ("Ada Bly, a leading figure in the opposition Unity Party, agreed.", "Unity Party"),
        (
            "Ada Bly, a senior official in Diego Luna's Norland Liberation Movement, agreed.",
            "Norland Liberation Movement",
        ),
        ("Ada Bly, from the opposition Unity Party, agreed.", "Unity Party"),
        ("Ada Bly, speaking on behalf of the Norland Front, agreed.", "Norland Front"),
        ("Ada Bly, an adviser to the Central Bank, agreed.", "Central Bank"),
        ("General secretary Diego Luna and adviser to the National Secretariat Ada Bly met.", "National Secretariat"),
    ],
)
def test_a_person_is_of_the_body_that_the_text_tells_with_the_name(text: str, body: str, reader: Reader) -> None:
    assert _ties(text, reader, "represents") == {("Ada Bly", "represents", body)}


@pytest.mark.parametrize(
    "text",
    ["Ada Bly, a lawyer in Arica, agreed.", "Ada Bly, an adviser to Peru, agreed.", "Ada Bly, from Arica, agreed."],
)
def test_a_home_or_a_client_is_not_represented(text: str, reader: Reader) -> None:
    assert not _ties(text, reader, "represents")


def test_a_short_name_may_be_explained_in_its_brackets(reader: Reader) -> None:
    text = "They met the head of the General Directorate for Ports (GDP - the harbour agency), Diego Luna."
    assert {person for person, *_ in _ties(text, reader, "leads")} == {"Diego Luna"}


def test_a_delegation_is_chaired(reader: Reader) -> None:
    found = _ties("The delegation will be chaired by Foreign Minister Diego Luna.", reader, "leads")
    assert found == {("Diego Luna", "leads", "delegation")}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("President Diego Luna left. His spokesman Juan Soto agreed.", ("Juan Soto", "represents", "Diego Luna")),
        ("Peru rejected it. Its foreign minister Ada Bly agreed.", ("Ada Bly", "represents", "Peru")),
        ("The Norland Front left. Its leader Ada Bly agreed.", ("Ada Bly", "leads", "Norland Front")),
        (
            "The union's president Ada Bly and its chief negotiator Juan Soto left.",
            ("Juan Soto", "represents", "union"),
        ),
        ("The vote was won by Labour party leader Ada Bly.", ("Ada Bly", "leads", "Labour")),
        ("Ada Bly of the ruling Frelano party agreed.", ("Ada Bly", "represents", "Frelano")),
        (
            "Transitional Military Council head Juan Soto agreed.",
            ("Juan Soto", "leads", "Transitional Military Council"),
        ),
    ],
)
def test_whose_a_title_is_may_be_told_by_a_pronoun_or_a_kind(
    text: str, tie: tuple[str, str, str], reader: Reader
) -> None:
    assert tie in _ties(text, reader, "represents", "leads")


def test_a_counterpart_is_not_of_whoever_it_faces(reader: Reader) -> None:
    text = "Chilean President Diego Luna met his Peruvian counterpart Ada Bly."
    assert ("Ada Bly", "represents", "Diego Luna") not in _ties(text, reader, "represents")


def test_what_an_assistant_is_concerned_with_is_not_represented(reader: Reader) -> None:
    text = "US Assistant Secretary of State for Island Affairs Ada Bly left."
    assert _ties(text, reader, "represents") == {("Ada Bly", "represents", "United States")}


def test_people_listed_with_their_states_act_together(reader: Reader) -> None:
    text = "Presidents Juan Soto of Kenya, Diego Luna of Peru and Ada Bly of Chile signed the accord."
    signed = {who for who, *_ in _ties(text, reader, "signed")}
    assert signed == {"Juan Soto", "Diego Luna", "Ada Bly"}


@pytest.mark.parametrize(
    "text",
    [
        "Juan Soto, commonly known as Tito, left. Tito rejected the plan.",
        'Juan Soto (known as "Tito") left. Tito rejected the plan.',
        "Juan Soto, alias Tito, left. Tito rejected the plan.",
        "Juan Soto, who goes by the nom de guerre Tito, left. Tito rejected the plan.",
        "Juan Soto, also known as Tito Mola, left. Mola rejected the plan.",
    ],
)
def test_what_somebody_is_also_called_is_that_person(text: str, reader: Reader) -> None:
    assert {who for who, *_ in _ties(text, reader, "rejected")} == {"Juan Soto"}


def test_forms_of_address_and_short_ranks_are_no_names(reader: Reader) -> None:
    text = "H.E. Juan Soto, President of Peru, met Lt Gen Diego Luna and Prime Minister-designate Ada Bly."
    found = _ties(text, reader, "hasRole")
    assert found == {
        ("Juan Soto", "hasRole", "President"),
        ("Diego Luna", "hasRole", "Lt Gen"),
        ("Ada Bly", "hasRole", "Prime Minister-designate"),
    }


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Pakistani Deputy Prime Minister and Foreign Minister Carl Bly left.",
            {
                ("Carl Bly", "hasRole", "Deputy Prime Minister"),
                ("Carl Bly", "hasRole", "Foreign Minister"),
                ("Carl Bly", "represents", "Pakistan"),
            },
        ),
        ("The president and prime minister Ada Bly left.", {("Ada Bly", "hasRole", "prime minister")}),
        (
            "US Central Command chief Admiral Ada Bly left.",
            {
                ("Ada Bly", "leads", "Central Command"),
                ("Ada Bly", "represents", "United States"),
                ("Ada Bly", "hasRole", "Admiral"),
            },
        ),
        ("A minister from Peru met Carl Bly in Santiago, the capital of Chile.", set()),
        ("After talks with Carl Bly, the foreign minister left.", set()),
        ("It was done by President Carl Bly, his spokesperson said.", {("Carl Bly", "hasRole", "President")}),
        (
            "Ada Bly, the Peruvian envoy for Chile, left.",
            {("Ada Bly", "hasRole", "envoy"), ("Ada Bly", "represents", "Peru")},
        ),
    ],
)
def test_each_title_is_of_whom_it_is_told_of(text: str, ties: set[tuple[str, str, str]], reader: Reader) -> None:
    assert _ties(text, reader, "hasRole", "represents", "leads") == ties


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("UN Libya envoy Ada Bly left.", "United Nations"),
        ("US special Iran envoy Ada Bly left.", "United States"),
        ("Norway's UN ambassador Ada Bly left.", "Norway"),
        ("The UN's Libya envoy, Ada Bly, left.", "United Nations"),
        ("Peruvian Foreign Ministry envoy Ada Bly left.", "Foreign Ministry"),
    ],
)
def test_an_envoy_is_of_whoever_sends_and_not_of_where_he_is_sent(text: str, sender: str, reader: Reader) -> None:
    senders = {body for *_, body in _ties(text, reader, "represents")}
    assert sender in senders or f"Peruvian {sender}" in senders
    assert senders <= {sender, f"Peruvian {sender}", "Peru"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The accord was signed by Peru's foreign minister, Juan Soto, and his Chilean counterpart, Ada Bly.",
            {"Juan Soto", "Ada Bly"},
        ),
        (
            "The accord was signed by Juan Soto for the government and Ada Bly for the Norland Front.",
            {"Juan Soto", "Ada Bly"},
        ),
        (
            "Army chief Abdel Soto and paramilitary leader Mohamed Luna signed the accord.",
            {"Abdel Soto", "Mohamed Luna"},
        ),
        ("The ministers, Ada Bly and Juan Soto, signed the accord.", {"Ada Bly", "Juan Soto"}),
    ],
)
def test_each_of_two_people_told_with_titles_acts(text: str, who: set[str], reader: Reader) -> None:
    assert {subject for subject, *_ in _ties(text, reader, "signed")} == who


def test_members_may_stand_behind_their_delegation(reader: Reader) -> None:
    found = _ties("Among the members of the government delegation are Ada Bly and Juan Soto.", reader, "memberOf")
    assert {who for who, *_ in found} == {"Ada Bly", "Juan Soto"}


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Ada Bly, the Norland Front's UN representative, left.", {("Ada Bly", "represents", "Norland Front")}),
        ("Juan Soto signed it in Oslo on behalf of the Norland Front.", {("Juan Soto", "represents", "Norland Front")}),
        ("Ada Bly heads the process as the mediator.", {("Ada Bly", "hasRole", "mediator")}),
    ],
)
def test_for_whom_and_as_what_somebody_acts(text: str, ties: set[tuple[str, str, str]], reader: Reader) -> None:
    assert ties <= _ties(text, reader, "represents", "hasRole")
    assert ("Ada Bly", "represents", "United Nations") not in _ties(text, reader, "represents")


def test_representatives_of_several_people_are_several(reader: Reader) -> None:
    text = "Representatives of President Ada Bly and rebel leader Juan Soto signed the accord."
    assert {who for who, *_ in _ties(text, reader, "signed")} == {
        "representatives of Ada Bly",
        "representatives of Juan Soto",
    }


def test_ministers_of_two_states_meet(reader: Reader) -> None:
    found = _ties("Foreign ministers of Peru and Chile met in Oslo.", reader, "metWith")
    assert found == {("Foreign minister of Peru", "metWith", "Foreign minister of Chile")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A joint US-Saudi statement rejected the plan.", {"United States", "Saudi Arabia"}),
        ("A UN statement rejected the plan.", {"United Nations"}),
        ("A statement from the Foreign Ministry rejected the plan.", {"Foreign Ministry"}),
        ("Ada Bly, the foreign minister of Peru, which rejected the plan, left.", {"Peru"}),
        ("Ada Bly, the foreign minister of Peru, who rejected the plan, left.", {"Ada Bly"}),
    ],
)
def test_who_rejects_stands_behind_a_statement_or_a_title(text: str, who: set[str], reader: Reader) -> None:
    assert {subject for subject, *_ in _ties(text, reader, "rejected")} == who


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("He and fellow Deputy Minister Ada Bly left.", {("Ada Bly", "hasRole", "Deputy Minister")}),
        ("They blamed Ada Bly, a strategy that failed.", set()),
        ("Peru's official NANA news agency said so.", set()),
        ("The Tuareg-led rebel alliance left.", set()),
        ("Ada Bly, co-winner of the prize, left.", {("Ada Bly", "hasRole", "winner")}),
        ("Ada Bly, co-leader of the Andean Front, left.", {("Ada Bly", "leads", "Andean Front")}),
        ("Turkish-Cypriot leader Ada Bly left.", {("Ada Bly", "leads", "Turkish Cypriots")}),
    ],
)
def test_not_every_word_beside_a_name_is_a_title(text: str, ties: set[tuple[str, str, str]], reader: Reader) -> None:
    assert _ties(text, reader, "hasRole", "represents", "leads") == ties


def test_secretaries_are_each_a_secretary(reader: Reader) -> None:
    found = _ties("Defence secretaries Ada Bly and Omar Diallo rejected the offer.", reader, "hasRole", "rejected")
    assert found == {
        ("Ada Bly", "hasRole", "Defence secretary"),
        ("Omar Diallo", "hasRole", "Defence secretary"),
        ("Ada Bly", "rejected", "offer"),
        ("Omar Diallo", "rejected", "offer"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Bly, head of research at the Growers' Union, left.", {"Growers' Union"}),
        ("The Peruvian de facto president, Ada Bly, left.", {"Peru"}),
        ("Ada Bly met Luis Rojas at the United Nations.", set()),
    ],
)
def test_whom_somebody_speaks_for(text: str, expected: set[str], reader: Reader) -> None:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-03"))
    assert {claim.object.thing.name for claim in found if claim.relation.endswith("represents")} == expected


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Bissau-Guinean President Ada Bly left.", "Guinea-Bissau"),
        ("Guinean President Ada Bly left.", "Guinea"),
    ],
)
def test_the_two_guineas_are_told_apart(text: str, state: str, reader: Reader) -> None:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-03"))
    assert {claim.object.thing.name for claim in found if claim.relation.endswith("represents")} == {state}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rosa Quispe is expected to become the chief negotiator of Peru.", "planned"),
        ("Rosa Quispe is not the chief negotiator of Peru.", "negated"),
        ("The rebels want Rosa Quispe to be the chief negotiator of Peru.", "possible"),
        ("Rosa Quispe was the chief negotiator of Peru.", "actual"),
        ("Rosa Quispe, the chief negotiator of Peru, is expected to leave.", "actual"),
    ],
)
def test_what_somebody_may_become_is_open(text: str, status: str, reader: Reader) -> None:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert {c.status.value for c in found if c.relation.endswith("#represents")} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile hopes to become a permanent member of the Andean Union.", "possible"),
        ("Chile became a member of the Andean Union.", "actual"),
        ("Chile, a member of the Andean Union, is expected to leave.", "actual"),
    ],
)
def test_a_membership_may_lie_ahead(text: str, status: str, reader: Reader) -> None:
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert [c.status.value for c in found if c.relation.endswith("#memberOf")] == [status]


@pytest.mark.parametrize("body", ["news agency", "delegation", "television"])
def test_official_is_no_title_of_what_is_named_by_an_unknown_adjective(body: str, reader: Reader) -> None:
    text = f"The official Ruritanian {body} said that Peru had rejected the plan."
    found = list(reader.claims(Article("a", text, (Paragraph(0, len(text)),))))
    assert [c.relation.rpartition("#")[2] for c in found] == ["rejected"]


@pytest.mark.parametrize("text", ["Qatar, whose envoy Brett Cole chaired the talks, welcomed the accord."])
def test_whose_envoy_is_of_whoever_the_clause_stands_on(text: str, reader: Reader) -> None:
    assert _ties(text, reader, "represents") == {("Brett Cole", "represents", "Qatar")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru's call on Chile to leave the talks was ignored.", "Chile"),
        ("Peru issued an appeal to Chile to leave the talks.", "Chile"),
        ("Peru's threat to leave the talks was ignored.", "Peru"),
    ],
)
def test_an_appeal_says_what_those_are_to_do_to_whom_it_goes(text: str, who: str, reader: Reader) -> None:
    assert {subject for subject, _, _ in _ties(text, reader, "withdrewFrom")} == {who}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru rejected a request to leave the talks.", set()),
        ("Peru made a threat to leave the talks.", {"Peru"}),
    ],
)
def test_who_answers_a_request_does_not_do_what_it_asks(text: str, who: set[str], reader: Reader) -> None:
    assert {subject for subject, _, _ in _ties(text, reader, "withdrewFrom")} == who
