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
        ("The union's chief negotiator, Diego Luna, agreed.", "Diego Luna", "union"),
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
        ("Greek Cypriot leader Diego Luna agreed.", {("Diego Luna", "represents", "Greek Cypriots")}),
        ("The Turkish Cypriot delegation left.", {("Turkish Cypriot delegation", "delegationOf", "Turkish Cypriots")}),
        ("Bosnian Serb negotiator Ann Reed agreed.", {("Ann Reed", "represents", "Bosnian Serbs")}),
        ("Scottish First Minister Ann Reed agreed.", {("Ann Reed", "represents", "Scotland")}),
    ],
)
def test_part_of_a_people_is_not_the_state_of_its_name(
    text: str, ties: set[tuple[str, str, str]], reader: Reader
) -> None:
    assert _ties(text, reader, "represents", "delegationOf") == ties
