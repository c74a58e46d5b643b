"""Deals, refusals, breaches and charges: how news words them, sentence by sentence, with what must not be read of it."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader

_DAY = "2025-06-10"


def _told(text: str, reader: Reader) -> set[str]:
    """Claims of one paragraph as "subject | relation | object", with the status where it is not actual."""
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date=_DAY))
    lines = set()
    for claim in found:
        status = "" if claim.status == "actual" else f" ({claim.status})"
        lines.add(f"{claim.subject.thing.name} | {kebab(claim.relation)} | {claim.object.text}{status}")
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile ended two days of talks without a deal.", "Chile | agreed-to | deal (negated)"),
        (
            "A fifth round of talks between Peru and Chile ended without an accord.",
            "Peru | agreed-to | accord (negated)",
        ),
        ("Talks between Peru and Chile broke up without agreement.", "Chile | agreed-to | agreement (negated)"),
        ("No agreement was reached between Peru and Chile.", "Peru | agreed-to | agreement (negated)"),
        ("A ceasefire was agreed between Peru and Chile on Sunday.", "Chile | agreed-to | ceasefire"),
        ("A deal was reached between the army of Peru and Chile.", "Chile | agreed-to | deal"),
        (
            "An agreement between Peru and Chile was signed on Friday.",
            "Peru | signed | agreement between Peru and Chile",
        ),
        ("Norway announced a truce between Peru and Chile.", "Chile | agreed-to | truce between Peru and Chile"),
        (
            "Norway urged a deal between Peru and Chile.",
            "Chile | agreed-to | deal between Peru and Chile (possible)",
        ),
        ("The government caved in to the union's demand.", "government | agreed-to | union's demand"),
        ("Chile granted Peru's request for more time.", "Chile | agreed-to | Peru's request for more time"),
        ("Peru and Chile agreed on Bergen as the venue.", "Peru | agreed-to | Bergen"),
        ("Peru and Chile are still far apart on the border.", "Chile | agreed-to | border (negated)"),
        ("Peru, a signatory of the accord, protested.", "Peru | signed | accord"),
    ],
)
def test_deals(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said the plan was unacceptable.", "Peru | rejected | plan"),
        ("The terms were not acceptable, the union said.", "union | rejected | terms"),
        ('"These terms are unworkable," Diego Luna told reporters.', "Diego Luna | rejected | These terms"),
        ("Diego Luna said a pause was out of the question.", "Diego Luna | rejected | pause"),
        ("A pay freeze is a non-starter, the union said.", "union | rejected | pay freeze"),
        (
            "Recognition of the region is a red line, Diego Luna said.",
            "Diego Luna | rejected | Recognition of the region",
        ),
        ("The union said the offer did not go far enough.", "union | rejected | offer"),
        ("Chile said there would be no concessions.", "Chile | rejected | concessions"),
        ("Chile has no intention of leaving the accord.", "Chile | rejected | leaving the accord"),
        ("The drivers have challenged the order.", "drivers | rejected | order"),
        ("Thousands of farmers marched against the accord.", "Thousands of farmers | rejected | accord"),
        ("The rebels ignored the ultimatum.", "rebels | rejected | ultimatum"),
        ("Chile will not renegotiate the treaty, Diego Luna said.", "Chile | rejected | renegotiate the treaty"),
        ("Peru rejected Arica as the venue.", "Peru | rejected | Arica"),
    ],
)
def test_refusals(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile did not respect the truce.", "Chile | violated | truce"),
        ("Chile failed to implement the accord.", "Chile | violated | accord"),
        ("The company has not lived up to its promises.", "company | violated | its promises"),
        ("The rebels have not complied with the ruling.", "rebels | violated | ruling"),
        ("Violations of the ceasefire by Chile continued.", "Chile | violated | ceasefire"),
        ("Diego Luna said Chile was to blame for the delay.", "Diego Luna | accused | Chile"),
        ("The rebels were behind the blast, Diego Luna said.", "Diego Luna | accused | rebels"),
        ("Chile is responsible for the collapse, Peru said.", "Peru | accused | Chile"),
        ("Peru said that responsibility lay with Chile.", "Peru | accused | Chile"),
        ("Peru alleged that Chile was arming the rebels.", "Peru | accused | Chile"),
        ("Peru alleges that its ship was rammed by Chile.", "Peru | accused | Chile"),
        ("Diego Luna put most of the blame for the failure on Chile.", "Diego Luna | accused | Chile"),
        ("Peru criticised Chile over the arrests.", "Peru | accused | Chile"),
        ("Talks between Peru and Chile focused on quotas.", "Chile | discussed | quotas"),
        ("A round of talks between Peru and Chile covered quotas.", "Peru | discussed | quotas"),
        ("The envoys discussed how to carry out a swap.", "envoys | discussed | carry out a swap"),
        ("Peru and Chile are in talks over quotas.", "Peru | discussed | quotas"),
    ],
)
def test_breaches_charges_and_topics(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Chile vowed to respect the truce.", "violated"),
        ("Chile respected the truce.", "violated"),
        ("Chile has yet to honour the accord.", "violated"),
        ("Peru did not keep the money.", "violated"),
        ("The ministry is responsible for customs, Diego Luna said.", "accused"),
        ("The company charged that fee last year.", "accused"),
        ("Diego Luna said the army was not responsible for the deaths.", "accused"),
        ("There will be no talks until the army leaves, Diego Luna said.", "rejected"),
        ("The weather was unacceptable.", "rejected"),
        ("Diego Luna said the terms were not unacceptable.", "rejected"),
        ("The talks between Peru and Chile did not cover quotas.", "discussed"),
        ("The union struck the company for a week.", "attacked"),
        ("The union joined the talks.", "signed"),
    ],
)
def test_what_is_none(text: str, relation: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if f"| {relation} |" in line]


def test_what_was_done_by_a_participle_lies_back(reader: Reader) -> None:
    text = "The accord signed on Monday by Peru opens the river."
    found = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2025-06-04"))
    assert [(str(c.status), c.date) for c in found if kebab(c.relation) == "signed"] == [("actual", "2025-06-02")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile met in Bergen. The talks ended without a deal.", "Chile | agreed-to | deal (negated)"),
        ("Peru and Chile met in Bergen. No accord was reached.", "Peru | agreed-to | accord (negated)"),
        ("Peru and Chile met in Bergen. The talks produced no deal.", "Chile | agreed-to | deal (negated)"),
        ("Peru and Chile met in Bergen. The talks failed to yield a deal.", "Peru | agreed-to | deal (negated)"),
        ("The Peru-Chile talks broke up without a truce.", "Peru | agreed-to | truce (negated)"),
        ("Peru and Chile met in Bergen. The talks focused on quotas.", "Chile | discussed | quotas"),
    ],
)
def test_the_sides_go_without_saying(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile met in Bergen. The army may strike if no accord is reached.",
        "Peru and Chile met in Bergen. A deal was reached on Sunday.",
        "Peru and Chile met in Bergen. If the talks end without a deal, the army may strike.",
        "Peru and Chile met in Bergen. Talks between Kenya and Chad went on.",
    ],
)
def test_the_sides_are_not_meant(text: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if "| agreed-to |" in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys agreed at the talks on what the army needs.", "envoys | agreed-to | what the army needs"),
        (
            "The envoys agreed in principle on how a truce would be watched.",
            "envoys | agreed-to | how a truce would be watched",
        ),
        ("The ministers agreed during the talks on a swap.", "ministers | agreed-to | swap"),
        ("Peru and Chile did not agree on whether to extend it.", "Chile | agreed-to | whether to extend it (negated)"),
        ("The plan was accepted by the company but turned down by the union.", "union | rejected | plan"),
        ("Under an accord Peru and Chile signed in May, troops were to leave.", "Chile | signed | accord"),
        ("Peru and Chile talked about expanding trade, visa rules and security.", "Chile | discussed | visa rules"),
        ("The Senate passed the bill by 51 votes to 49.", "Senate | agreed-to | bill"),
        ("Peru heeded a call for a truce.", "Peru | agreed-to | call for a truce"),
    ],
)
def test_what_is_agreed(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "held", "denied"),
    [
        ("Peru, but not Chile, signed the accord.", "Peru | signed | accord", "Chile | signed | accord (negated)"),
        (
            "The accord was signed by Peru but not by Chile.",
            "Peru | signed | accord",
            "Chile | signed | accord (negated)",
        ),
        (
            "Peru agreed to a truce but not to a withdrawal.",
            "Peru | agreed-to | truce",
            "Peru | agreed-to | withdrawal (negated)",
        ),
        (
            "The union accepted the raise but not the shifts.",
            "union | agreed-to | raise",
            "union | agreed-to | shifts (negated)",
        ),
        (
            "The envoys agreed on what the army needs, but not on how to pay for it.",
            "envoys | agreed-to | what the army needs",
            "envoys | agreed-to | how to pay for it (negated)",
        ),
    ],
)
def test_what_is_left_out_of_a_series_is_denied(text: str, held: str, denied: str, reader: Reader) -> None:
    found = _told(text, reader)
    assert {held, denied} <= found
    assert denied.removesuffix(" (negated)") not in found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Chile struck a deal with Peru on the sidelines of a summit.", "Chile | agreed-to | sidelines of a summit"),
        ("Chile agreed to a truce on condition that it stays secret.", "Chile | agreed-to | condition"),
        ("Not only Peru but also Chile signed the accord.", "Chile | signed | accord (negated)"),
    ],
)
def test_what_is_not_agreed(text: str, wrong: str, reader: Reader) -> None:
    assert wrong not in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers read the accord on Sunday. Diego Luna signed, as did Ada Bly.", "Ada Bly | signed | accord"),
        ("Norway presented a treaty on Sunday. Chile refused to sign.", "Chile | signed | treaty (negated)"),
        ("Peru and Chile met in Bergen on Friday. Quotas were discussed.", "Chile | discussed | Quotas"),
        (
            "Peru and Chile met in Bergen on Friday. Fishing quotas topped the agenda.",
            "Peru | discussed | Fishing quotas",
        ),
        ("Peru and Chile met in Bergen on Friday. A swap came first on the agenda.", "Peru | discussed | swap"),
        ("The union does not recognise the deadline.", "union | rejected | deadline"),
        ("Peru let thirty prisoners go.", "Peru | released | thirty prisoners"),
        ("Peru sent home fifty prisoners.", "Peru | released | fifty prisoners"),
        ("Peru is expected to free 90 prisoners later on Saturday.", "Peru | released | 90 prisoners (planned)"),
        ("Peru launched dozens of drones at Chile overnight.", "Peru | attacked | Chile"),
        ("Peru waged war on Chile for ten years.", "Peru | attacked | Chile"),
        ("Peru sent troops into Chile in 2022.", "Peru | attacked | Chile"),
        ("The rebels shelled the market.", "rebels | attacked | market"),
        ("Canada adopted a package of sanctions against Peru.", "Canada | sanctioned | Peru"),
        ("Canada has kept Peru under sanctions since 2004.", "Canada | sanctioned | Peru"),
        ("Chile's decision violates the accord, Peru said.", "Chile | violated | accord"),
    ],
)
def test_acts_told_by_the_way(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It was a fine day. Diego Luna signed.", "signed"),
        ("Norway presented a treaty in Bergen. Chile signed up for the summit.", "signed"),
        ("Peru and Chile met in Bergen on Friday. Quotas were discussed with Norway.", "discussed"),
        ("The company sent home 700 employees.", "released"),
        ("Peru let the deadline go by.", "released"),
    ],
)
def test_no_such_acts(text: str, relation: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if f"| {relation} |" in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The leaders talked for two hours about the war.", "leaders | discussed | war"),
        ("Pilots voted 81 percent against the contract.", "Pilots | rejected | contract"),
        ("The opposition contests the result.", "opposition | rejected | result"),
        ("Rebels have overrun two towns since May.", "Rebels | attacked | two towns"),
        ("The union spent the day haggling over wages.", "union | discussed | wages"),
        ("Canada and Peru extended their truce by 90 days.", "Peru | agreed-to | their truce"),
        ("Canada raised tariffs on Peru to 50 percent.", "Canada | sanctioned | Peru"),
        ("Canada retaliated against Peru with tariffs of its own.", "Canada | sanctioned | Peru"),
        ("Peru complained that Chile had dragged out the talks.", "Peru | accused | Chile"),
        ("The opposition has denounced the referendum.", "opposition | rejected | referendum"),
        ("Chile holds Peru responsible for the delay.", "Chile | accused | Peru"),
        ("Chile considers the plan unacceptable.", "Chile | rejected | plan"),
        ("The tariffs are illegal, the union said.", "union | rejected | tariffs"),
        ("Peru and Chile resolved their dispute over the border.", "Chile | agreed-to | border"),
        ("Peru was quick to reject the plan.", "Peru | rejected | plan"),
    ],
)
def test_verbs_that_are_hard_to_see(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile have reached the outline of a deal.", "Chile | agreed-to | outline of a deal"),
        ("Peru and Chile shook hands on quotas.", "Peru | agreed-to | quotas"),
        ("The farmers denounced the outline as a sell-out.", "farmers | rejected | outline"),
        ("The baggage handlers rejected the offer.", "baggage handlers | rejected | offer"),
        ("The upper house rejected the bill.", "upper house | rejected | bill"),
        ("Peru and Chile met in Bergen on Friday. A swap was at the top of the agenda.", "Peru | discussed | swap"),
        (
            "Talks between the union and the company on new shifts went on.",
            "company | attended | Talks between the union and the company on new shifts",
        ),
        ("Chile balked at a Peruvian demand that it open the port.", "Peru | demanded | open the port"),
    ],
)
def test_further_wordings(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The vote raised the prospect of a walkout, and Peru raised the possibility of a delay.", "discussed"),
        ("There will be no talks while bombs are falling, Diego Luna said.", "rejected"),
    ],
)
def test_further_wordings_that_are_none(text: str, relation: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if f"| {relation} |" in line]
