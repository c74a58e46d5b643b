"""Nouns of deeds, from sentence to claim: who does what a noun names and to what, and nouns by which nobody does it."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader


def _told(text: str, reader: Reader) -> set[tuple[str, str, str, str]]:
    """(subject, relation, words of the object, status) of the claims of one paragraph."""
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-10"))
    return {(c.subject.text or c.subject.thing.name, kebab(c.relation), c.object.text, str(c.status)) for c in found}


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The rejection of the offer by the pilots' union ended the session.",
            {("pilots' union", "rejected", "offer", "actual")},
        ),
        ("The refusal of the rebels to disarm delayed the accord.", {("rebels", "rejected", "disarm", "actual")}),
        ("The plan met with opposition from Chile.", {("Chile", "rejected", "plan", "actual")}),
        ("The plan drew fierce resistance from the miners' union.", {("miners' union", "rejected", "plan", "actual")}),
        ("The proposal was met with a flat refusal from Bolivia.", {("Bolivia", "rejected", "proposal", "actual")}),
        ("The offer drew a sharp rebuke from Peru.", {("Peru", "rejected", "offer", "actual")}),
        (
            "The government faces opposition from the farmers over the levy.",
            {("farmers", "rejected", "levy", "actual")},
        ),
        (
            "The union's demands include a raise of five percent.",
            {("union", "demanded", "raise of five percent", "actual")},
        ),
        (
            "Among the rebels' demands is the release of their leader.",
            {("rebels", "demanded", "release of their leader", "actual")},
        ),
        ("The insistence of Peru on a deadline annoyed the mediators.", {("Peru", "demanded", "deadline", "actual")}),
        (
            "The rebels made the release of their leader a condition for talks.",
            {("rebels", "demanded", "release of their leader", "actual")},
        ),
        (
            "Norway issued an ultimatum to the rebels to leave the city.",
            {("Norway", "demanded", "leave the city", "actual")},
        ),
        ("The guarantee by Norway of safe passage was accepted.", {("Norway", "pledged", "safe passage", "actual")}),
        ("The acceptance by Bolivia of the map was a surprise.", {("Bolivia", "agreed-to", "map", "actual")}),
        ("Acceptance of the map by Bolivia was a surprise.", {("Bolivia", "agreed-to", "map", "actual")}),
        ("The treaty got the green light from the parliament.", {("parliament", "agreed-to", "treaty", "actual")}),
        ("Approval of the budget by the parliament came late.", {("parliament", "agreed-to", "budget", "actual")}),
        ("Ratification of the treaty by Bolivia is expected next week.", {("Bolivia", "signed", "treaty", "planned")}),
        ("With the backing of Brazil, the plan passed.", {("Brazil", "supported", "plan", "actual")}),
        (
            "Peru's accusation that Chile had armed the rebels soured the mood.",
            {("Peru", "accused", "Chile", "actual")},
        ),
        (
            "Accusations from Peru that Chile had armed the rebels soured the mood.",
            {("Peru", "accused", "Chile", "actual")},
        ),
        (
            "The charge by Peru that Chile had armed the rebels soured the mood.",
            {("Peru", "accused", "Chile", "actual")},
        ),
        ("Chile denied Peru's accusations.", {("Peru", "accused", "Chile", "actual")}),
        ("Chile dismissed accusations by Peru that it had armed the rebels.", {("Peru", "accused", "Chile", "actual")}),
        ("The alleged violation by Chile of the truce was condemned.", {("Chile", "violated", "truce", "actual")}),
        ("The withdrawal of Bolivia from the talks was a blow.", {("Bolivia", "withdrew-from", "talks", "actual")}),
        (
            "A walkout by the Bolivian delegation halted the talks.",
            {("Bolivian delegation", "withdrew-from", "talks", "actual")},
        ),
        ("The departure of the rebels from the talks was a blow.", {("rebels", "withdrew-from", "talks", "actual")}),
        (
            "A boycott of the talks by the opposition made them useless.",
            {("opposition", "attended", "talks", "negated")},
        ),
        ("The opposition's boycott of the talks made them useless.", {("opposition", "attended", "talks", "negated")}),
        ("An attack by the rebels on the port killed nine people.", {("rebels", "attacked", "port", "actual")}),
        (
            "Under threat of sanctions from Norway, the junta gave in.",
            {("Norway", "threatened", "sanctions", "actual")},
        ),
        ("The union served notice of a strike.", {("union", "threatened", "strike", "actual")}),
        (
            "The Peru-Chile talks in Oslo collapsed.",
            {
                ("Peru", "attended", "Peru-Chile talks in Oslo", "actual"),
                ("Chile", "attended", "Peru-Chile talks in Oslo", "actual"),
            },
        ),
        (
            "Peru-Chile talks in Oslo collapsed.",
            {
                ("Peru", "attended", "Peru-Chile talks in Oslo", "actual"),
                ("Chile", "attended", "Peru-Chile talks in Oslo", "actual"),
            },
        ),
        (
            "Peruvian-Chilean talks on the border resumed in Oslo.",
            {
                ("Peruvian", "attended", "Peruvian-Chilean talks on the border", "actual"),
                ("Chilean", "attended", "Peruvian-Chilean talks on the border", "actual"),
            },
        ),
        (
            "The US-China trade talks in Geneva ended.",
            {
                ("US", "attended", "US-China trade talks in Geneva", "actual"),
                ("China", "attended", "US-China trade talks in Geneva", "actual"),
            },
        ),
        (
            "The meeting between Rosa Quispe and Diego Luna in Oslo lasted two hours.",
            {("meeting between Rosa Quispe and Diego Luna in Oslo", "held-in", "Oslo", "actual")},
        ),
        ("The union has filed a request for mediation.", {("union", "demanded", "mediation", "actual")}),
        (
            "Chile issued an ultimatum demanding the return of the ship.",
            {("Chile", "demanded", "return of the ship", "actual")},
        ),
        ("Peru took a stand against the tariff.", {("Peru", "rejected", "tariff", "actual")}),
        ("Peru committed a violation of the truce.", {("Peru", "violated", "truce", "actual")}),
        ("Peru committed a breach of the accord.", {("Peru", "violated", "accord", "actual")}),
        ("The rebels carried out a violation of the truce.", {("rebels", "violated", "truce", "actual")}),
        (
            "Norway obtained assurances from Chile that the port would open.",
            {("Chile", "pledged", "port would open", "actual")},
        ),
        ("The sale of the port is a deal-breaker for Peru.", {("Peru", "rejected", "sale of the port", "actual")}),
        (
            "The sale of the port would be a deal-breaker for Peru.",
            {("Peru", "rejected", "sale of the port", "possible")},
        ),
        ("The cabinet gave the green light for talks.", {("cabinet", "agreed-to", "talks", "actual")}),
        ("The members gave a thumbs down to the offer.", {("members", "rejected", "offer", "actual")}),
        ("Peru gave the cold shoulder to the plan.", {("Peru", "rejected", "plan", "actual")}),
        ("Peru slammed the door on talks with Chile.", {("Peru", "rejected", "talks with Chile", "actual")}),
        ("Peru closed the door to talks with Chile.", {("Peru", "rejected", "talks with Chile", "actual")}),
        ("Peru shut the door on further concessions.", {("Peru", "rejected", "further concessions", "actual")}),
        ("Peru pulled the plug on the talks.", {("Peru", "withdrew-from", "talks", "actual")}),
        ("The union pulled the plug on the negotiations.", {("union", "withdrew-from", "negotiations", "actual")}),
        ("Peru drew the line at a joint patrol.", {("Peru", "rejected", "joint patrol", "actual")}),
        ("Peru set its face against the plan.", {("Peru", "rejected", "plan", "actual")}),
        (
            "The airline has faced fierce opposition from pilots to its plan to cut pensions.",
            {("pilots", "rejected", "its plan to cut pensions", "actual")},
        ),
        ("The draft has met with resistance from Turkey.", {("Turkey", "rejected", "draft", "actual")}),
        ("The ruling drew condemnation from Ethiopia.", {("Ethiopia", "rejected", "ruling", "actual")}),
        ("Ethiopia's condemnation of the ruling was swift.", {("Ethiopia", "rejected", "ruling", "actual")}),
        (
            "A key demand of the union is a ban on subcontracting.",
            {("union", "demanded", "ban on subcontracting", "actual")},
        ),
        (
            "One of the union's demands is a ban on subcontracting.",
            {("union", "demanded", "ban on subcontracting", "actual")},
        ),
        (
            "The union's demands are higher pay and shorter shifts.",
            {("union", "demanded", "higher pay", "actual"), ("union", "demanded", "shorter shifts", "actual")},
        ),
        (
            "The government's offer includes a raise of four percent.",
            {("government", "proposed", "raise of four percent", "actual")},
        ),
        (
            "Hamas's conditions include a full Israeli withdrawal.",
            {("Hamas", "demanded", "full Israeli withdrawal", "actual")},
        ),
        ("The offer by the rebels of a truce came on Friday.", {("rebels", "proposed", "truce", "actual")}),
        (
            "The adoption of the resolution by the council was hailed by Malta.",
            {("council", "agreed-to", "resolution", "actual")},
        ),
        ("The approval by lawmakers of the pact opens the way.", {("lawmakers", "agreed-to", "pact", "actual")}),
        (
            "The lifting of sanctions by the European Union is Iran's main demand.",
            {("Iran", "demanded", "lifting of sanctions by the European Union", "actual")},
        ),
        ("Iran's key demand is the lifting of sanctions.", {("Iran", "demanded", "lifting of sanctions", "actual")}),
        (
            "The pullout by the Kurds from the congress was condemned.",
            {("Kurds", "withdrew-from", "congress", "actual")},
        ),
        (
            "The suspension by Turkey of the agreement was condemned.",
            {("Turkey", "withdrew-from", "agreement", "actual")},
        ),
        ("Turkey's suspension of the agreement was condemned.", {("Turkey", "withdrew-from", "agreement", "actual")}),
        ("Iran's cancellation of the talks was condemned.", {("Iran", "withdrew-from", "talks", "actual")}),
        ("The handover of the suspects by Serbia was welcomed.", {("Serbia", "released", "suspects", "actual")}),
        ("Ukrainian drone strikes on the refinery killed two.", {("Ukrainian", "attacked", "refinery", "actual")}),
        ("The bombardment of the camp by Israel killed nine.", {("Israel", "attacked", "camp", "actual")}),
        ("In violation of the truce, Israel shelled the camp.", {("Israel", "violated", "truce", "actual")}),
        ("Israel shelled the camp in violation of the truce.", {("Israel", "violated", "truce", "actual")}),
        ("Norway fears a rejection of the map by Chile.", {("Chile", "rejected", "map", "possible")}),
        ("A release of the hostages by the rebels remains unlikely.", {("rebels", "released", "hostages", "possible")}),
        ("There was no rejection of the map by Chile.", {("Chile", "rejected", "map", "negated")}),
        ("Norway condemned the rejection of the map by Chile.", {("Chile", "rejected", "map", "actual")}),
        (
            "The rebels announced the suspension of their participation in the talks.",
            {("rebels", "withdrew-from", "talks", "planned")},
        ),
        (
            "The army announced the withdrawal of its forces from the town.",
            {("army", "withdrew-from", "town", "planned")},
        ),
        (
            "Chile's killing of a commander drew vows of revenge from the militia.",
            {("militia", "threatened", "revenge", "actual")},
        ),
        ("Sanctions imposed by the EU on Belarus were extended.", {("EU", "sanctioned", "Belarus", "actual")}),
        ("The US decision to impose sanctions on Chile came as a shock.", {("US", "sanctioned", "Chile", "planned")}),
        ("Norway's imposition of sanctions on Chile was a blow.", {("Norway", "sanctioned", "Chile", "actual")}),
        (
            "The exchange of forty prisoners between Peru and Chile went smoothly.",
            {("Peru", "released", "forty prisoners", "actual"), ("Chile", "released", "forty prisoners", "actual")},
        ),
        ("Cuba denied holding talks with Chile.", {("Cuba", "met-with", "Chile", "negated")}),
        ("Peru gave short shrift to the draft.", {("Peru", "rejected", "draft", "actual")}),
        ("The senators cast their votes against the pact.", {("senators", "rejected", "pact", "actual")}),
        ("The union made an appearance at the talks.", {("union", "attended", "talks", "actual")}),
        ("The rebels played no part in the talks.", {("rebels", "attended", "talks", "negated")}),
        ("The miners have a seat at the talks.", {("miners", "attended", "talks", "actual")}),
        ("Norway held out the prospect of sanctions.", {("Norway", "threatened", "sanctions", "actual")}),
        ("Norway held out the prospect of a loan.", {("Norway", "proposed", "loan", "actual")}),
        ("Peru sprang to the defence of the pact.", {("Peru", "supported", "pact", "actual")}),
        ("Peru lodged a protest with Chile.", {("Peru", "accused", "Chile", "actual")}),
        ("Peru entered into negotiations with Chile on the lake.", {("Peru", "discussed", "lake", "actual")}),
    ],
)
def test_a_noun_tells_who_does_what(sentence: str, claims: set[tuple[str, str, str, str]], reader: Reader) -> None:
    assert claims <= _told(sentence, reader)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("The rejection of a plan by Oman surprised Peru.", "rejected"),
        ("The demand for a withdrawal from Chile was ignored.", "withdrew-from"),
        ("Peru rejected the plan with the backing of Brazil.", "supported"),
        ("Norway sought guarantees from Chile that the port would stay open.", "pledged"),
        ("Norway demanded a commitment from Chile to leave.", "pledged"),
        ("Peru asked for a pledge of aid from Norway.", "pledged"),
        ("The rebels' demand was an obstacle.", "demanded"),
        ("At issue was the ship.", "demanded"),
        ("Norway held out the prospect of sanctions.", "proposed"),
        ("Norway held out the prospect of a loan.", "threatened"),
        ("The team played a part in the film.", "attended"),
        ("The book made an appearance at the fair.", "attended"),
        ("Chile welcomed a proposal from Oman to swap prisoners.", "released"),
        ("Negotiators are under pressure from Norway to reach a deal.", "pledged"),
        ("The leading envoys denied remaining doubts.", "attended"),
        ("The union won a raise from the company.", "demanded"),
        ("Peru vetoed a motion demanding a vote.", "demanded"),
        ("A letter from Peru demanding an apology reached Chile.", "withdrew-from"),
        ("Peru denied the accusations.", "accused"),
        ("The withdrawal of troops from the port began.", "withdrew-from"),
        ("Peru secured the release of forty sailors.", "released"),
        ("The company closed the door at noon.", "rejected"),
        ("Peru left the door open to a swap.", "rejected"),
        ("Peru's and Chile's talks with Bolivia ended.", "agreed-to"),
    ],
)
def test_a_noun_tells_nothing_of_the_kind(sentence: str, relation: str, reader: Reader) -> None:
    assert relation not in {row[1] for row in _told(sentence, reader)}


def test_talks_of_two_are_one_event(reader: Reader) -> None:
    found = _told("The Peru-Chile talks in Oslo collapsed.", reader)
    assert {row[0] for row in found if row[1] == "held-in"} == {"Peru-Chile talks in Oslo"}
