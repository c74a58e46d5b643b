"""Clauses side by side, from sentence to claim: series of verbs, verbs told once, subjects in series, gaps."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader

_TOLD = [
    # a verb behind what is said belongs to who says it
    (
        "Kenya says Chad must free the crew and is resisting calls for a summit.",
        "Kenya | rejected | calls for a summit",
    ),
    ("Chile says Peru must free the crew and has refused to sign the pact.", "Chile | rejected | sign the pact"),
    ("The rebels say the army should leave Goma and have vowed to fight on.", "rebels | pledged | fight on"),
    # the middle of a series of pasts is no participle
    ("Peru rejected the map, called for new talks and threatened to leave.", "Peru | demanded | new talks"),
    ("Chad rejected the accord, signed in Lima by its rivals, and asked for aid.", "not Chad | signed | accord"),
    # the first of a series is not what the second says
    (
        "Togo welcomed the truce, urged both sides to free their men and offered to send monitors.",
        "Togo | supported | truce",
    ),
    # who stands beside the subject
    ("Peru as well as Chile accepted the offer of mediation.", "Peru | agreed-to | offer of mediation"),
    ("Peru, like Chile, rejected the map.", "Chile | rejected | map"),
    ("Russia acted like Niger, rejecting the truce.", "not Niger | rejected | truce"),
    ("Peru and, later, Chile accepted the truce.", "Peru | agreed-to | truce"),
    ("Mali, which closed the road, and Niger agreed to a truce.", "Mali | agreed-to | truce"),
    ("Peru but not Chile signed the accord.", "Chile | signed | accord | negated"),
    ("Peru, and not Chile, rejected the map.", "Chile | rejected | map | negated"),
    # denials
    ("Peru neither signed the accord nor attended the summit.", "Peru | attended | summit | negated"),
    ("Peru has not only signed the accord but also offered to host the summit.", "Peru | signed | accord | actual"),
    ("Chad neither signed the accord nor attended the summit.", "Chad | signed | accord | negated"),
    # passives in series
    ("The map is opposed by the union and by the army.", "army | rejected | map"),
    ("The offer was made by the company on Friday and turned down by the union.", "union | rejected | offer"),
    ("The deal was mediated by Oman and signed in Muscat.", "not Oman | signed | deal"),
    # an object told once
    ("Mali has repeatedly rejected, and Niger has never accepted, the new map.", "Mali | rejected | new map"),
    ("The union rejected, and the company withdrew, the new offer.", "union | rejected | new offer"),
    ("Peru has welcomed, but not yet signed, the accord.", "Peru | signed | accord | negated"),
    # what is denied of a series
    ("The two sides agreed on a truce but not on a timetable.", "two sides | agreed-to | timetable | negated"),
    ("Peru accepted the truce but not the map.", "Peru | agreed-to | map | negated"),
    ("Peru accepted the truce but not the map.", "Peru | agreed-to | truce | actual"),
    ("Ghana demanded a truce, not a treaty.", "not Ghana | demanded | treaty | actual"),
    ("Chad met with Niger but not with Mali.", "not Chad | met-with | Mali | actual"),
    ("Rather than accept the offer, the union called a strike.", "union | agreed-to | offer | negated"),
    ("Peru would rather leave the talks than accept the map.", "Peru | agreed-to | map | possible"),
    # who did it, too
    (
        "Rosa Quispe took part in the talks, along with her deputy, Ada Bly, and union lawyer Tom Reed.",
        "Tom Reed | attended | talks",
    ),
    (
        "Rosa Quispe took part in the talks, along with her deputy, Ada Bly, and union lawyer Tom Reed.",
        "Ada Bly | attended | talks",
    ),
    ("The president signed the deal together with the prime minister, Ada Bly.", "Ada Bly | signed | deal"),
    ("The accord was signed by Chad, along with Niger and Mali.", "Mali | signed | accord"),
    ("The president attended the signing together with Ada Bly.", "Ada Bly | attended | signing"),
    ("Mali invited Chad along with Niger.", "not Niger | attended | talks"),
    # whose a pronoun behind the verb is
    ("Luna said both sides wanted peace and promised to do his best.", "Luna | pledged | do his best"),
    (
        "The ministry said Peru had broken the truce and called on it to free the crew.",
        "ministry | demanded | free the crew",
    ),
    (
        "Rosa Quispe called on Chad to free the crew and on Niger to lift the siege.",
        "Rosa Quispe | demanded | lift the siege",
    ),
    # a verb told once
    ("The plan was backed by Peru and the truce by Chile.", "Chile | supported | truce"),
    ("The plan was backed by Peru and the truce by Chile.", "not Chile | supported | plan"),
    ("The rebels freed 12 soldiers and the army 30 fighters.", "army | released | 30 fighters"),
    ("Peru wants the port reopened, Chile a new customs deal.", "Chile | demanded | new customs deal"),
    ("Peru offered Chile a truce and the rebels an amnesty.", "not rebels | proposed | amnesty"),
    ("Peru was represented by Ada Bly and Chile by Tom Reed.", "Tom Reed | represents | Chile"),
    # what goes on behind an inserted attribution
    (
        "Chad has accepted the truce, the envoy said on Monday, and will free 200 men.",
        "Chad | released | 200 men | planned",
    ),
    ("Chad has accepted the truce, the envoy said on Monday, and will free 200 men.", "not envoy | released | 200 men"),
    # who acts is named only in the main clause
    ("Although it signed the accord, Chad shelled Goma.", "Chad | signed | accord"),
    ("While she welcomed the truce, Rosa Quispe called for talks.", "Rosa Quispe | supported | truce"),
    ("If it rejects the map, Peru will lose aid.", "not Peru | rejected | map | actual"),
    # what is answered
    ("When Peru proposed a swap, Chile refused.", "Chile | rejected | swap"),
    (
        "The union rejected the offer, the new shifts and plans to close two depots.",
        "union | rejected | plans to close two depots",
    ),
    # two clauses of which the second subject is hung on the first object, or on its verb
    (
        "Russia congratulated the president and the European Union rejected the result.",
        "European Union | rejected | result",
    ),
    (
        "Russia congratulated the president and the European Union rejected the result.",
        "not Russia | rejected | result",
    ),
    (
        "Mali pulled out of the summit, and Niger, citing danger, rejected the invitation.",
        "Niger | rejected | invitation",
    ),
    (
        "Mali pulled out of the summit, and Niger, citing danger, rejected the invitation.",
        "not Mali | rejected | invitation",
    ),
    # what somebody's verb looks like, though it is a noun
    (
        "Peru wants Chile to lift an embargo, demands that Chile has rejected.",
        "not Peru | demanded | Chile has rejected",
    ),
    ("Peru accused Chile of spying, charges that Chile rejected.", "Chile | rejected | charges"),
    # whose somebody is, and what a relative clause is about
    ("Peru, whose foreign minister, Ada Bly, met both sides, offered to host a summit.", "Ada Bly | represents | Peru"),
    (
        "Peru, whose foreign minister, Ada Bly, met both sides, offered to host a summit.",
        "Peru | proposed | host a summit",
    ),
    (
        "Peru, whose foreign minister Ada Bly met both sides, offered to host a summit.",
        "Peru | proposed | host a summit",
    ),
    ("The rebels, whose leaders rejected the truce, left.", "leaders | rejected | truce"),
    (
        "The talks in Oslo, which Norway has offered to host, will start in May.",
        "Norway | hosted | talks in Oslo | possible",
    ),
    # what is said in a statement, and what a clause leaves open
    ("The rebels warned in a statement that they would bomb the port.", "rebels | threatened | bomb the port"),
    ("Peru pledged in a letter that it would free the crew.", "Peru | pledged | free the crew"),
    ("Peru left the talks in Oslo that Norway was hosting.", "Norway | hosted | talks in Oslo"),
    (
        "The firm withdrew the offer after the union, citing its members, declined to vote on it.",
        "union | rejected | vote on it",
    ),
    ("The union accepted the offer, its leader said, but rejected the new shifts.", "union | rejected | new shifts"),
    (
        "The party refused to attend a meeting that President Luis Rojas called and accused him of delay.",
        "not Luis Rojas | attended | meeting",
    ),
    (
        "A delegation from the Andean Front, headed by envoy Ada Bly, left.",
        "Ada Bly | leads | delegation from the Andean Front",
    ),
    (
        "Obi said the parties hoped for an end of the quarrel and promised to use his influence.",
        "Obi | pledged | use his influence",
    ),
    (
        "An offer of 12%, put by the firm straight to its crews and past their stewards, failed.",
        "not crews | proposed | offer of 12%",
    ),
    # an undertaking told once
    ("Peru agreed to free the crew and Chile to lift the siege.", "Chile | agreed-to | lift the siege"),
    ("Peru agreed to free the crew and Chile to lift the siege.", "Peru | agreed-to | free the crew"),
    ("The rebels promised to free 20 men and the army to withdraw from Goma.", "army | withdrew-from | Goma | planned"),
    ("Peru agreed to allow Chad and Niger to fish.", "not Niger | agreed-to | fish"),
    ("Amin said that Peru, having read the report, had agreed to lift the ban.", "Peru | agreed-to | lift the ban"),
    ("Peru offered them safe passage.", "Peru | proposed | safe passage"),
    # examples, duties in series, what is made a condition
    ("Countries such as Peru and Chile have rejected the map.", "Chile | rejected | map"),
    ("Several states, such as Peru and Chile, signed the accord.", "Peru | signed | accord"),
    ("Mali said that Niger must free the men and pay damages.", "Mali | demanded | pay damages"),
    (
        "The minister ruled out an amnesty, which the rebels have made a condition for talks.",
        "rebels | demanded | amnesty",
    ),
    # what is yet to be done, and what is done hours before
    ("The accord, which Chad has yet to sign, was drafted in May.", "Chad | signed | accord | negated"),
    ("The accord, which Chad has yet to sign, was drafted in May.", "not Chad | agreed-to | sign"),
    (
        "The airline and its pilots reached a preliminary deal hours before a deadline.",
        "airline | agreed-to | preliminary deal",
    ),
    ("Chad asked for money and, together with Togo, called for talks.", "Togo | demanded | talks"),
    ("Chad asked for money and, together with Togo, called for talks.", "not Togo | demanded | money"),
    ("Mali and Niger, but not Chad, which had opposed the map, signed the accord.", "Chad | rejected | map | actual"),
    # some of many
    ("The rebels freed 12 of the 60 police officers they seized.", "rebels | released | 12 of the 60 police officers"),
    ("The rebels freed some of the prisoners.", "rebels | released | some of the prisoners"),
    ("Three of the four parties signed the accord.", "Three of the four parties | signed | accord"),
    # a name behind a noun
    ("Rosa Quispe accused her rival, Diego Luna, of fraud.", "Rosa Quispe | accused | Diego Luna"),
    ("Luis Rojas met his predecessor, Ada Bly, in Lima.", "Luis Rojas | met-with | Ada Bly"),
    ("Rosa Quispe and Diego Luna, who signed a pact but have yet to meet, left.", "Rosa Quispe | signed | pact"),
    (
        "The army freed the prisoner after talks with Togo and Mali, two states that border Niger.",
        "not army | released | two states",
    ),
    # who is one of several, or the first
    ("Peru was among the countries that signed the treaty.", "Peru | signed | treaty"),
    ("Ghana, one of the countries that mediated the talks, welcomed the truce.", "Ghana | mediated | talks"),
    ("Peru was the only country to reject the map.", "Peru | rejected | map | actual"),
    ("Chad is the latest state to withdraw from the court.", "Chad | withdrew-from | court | actual"),
    ("Mali may become the first state to sign the treaty.", "Mali | signed | treaty | possible"),
    ("Niger was the last of the four to accept the truce.", "Niger | agreed-to | truce | actual"),
    ("A day after rejecting the offer, the union called a strike.", "union | rejected | offer"),
    # lists of people
    (
        "The delegation included Rosa Quispe, the deputy minister, Ada Bly, who heads the treasury, and Tom Reed.",
        "Tom Reed | member-of | delegation",
    ),
    (
        "The president, flanked by his defence minister, Paul Dia, met the envoys in Lima.",
        "president | met-with | envoys",
    ),
    # what a relative clause tells of another
    ("The truce that Mali says Niger violated was signed in May.", "Niger | violated | truce"),
    ("The rebels, who Peru says violated the truce, have left.", "rebels | violated | truce"),
    ("The rebels, who Peru says violated the truce, have left.", "not Peru | violated | truce"),
    # whose a statement is
    ("The rebels issued a statement rejecting the offer.", "rebels | rejected | offer"),
    (
        "In a letter demanding the release of the crew, Peru gave Chile 48 hours.",
        "Peru | demanded | release of the crew",
    ),
    # clauses of "with" and "as"
    ("Anger grew, with Peru accusing Chile of piracy and Chile rejecting the charge.", "Chile | rejected | charge"),
    ("Anger grew, with Peru accusing Chile of piracy and Chile rejecting the charge.", "not Peru | rejected | charge"),
    ("The talks ended with Chad agreeing to free the crew.", "Chad | agreed-to | free the crew"),
    ("Peru threatened to leave the talks as Chile demanded an apology.", "Peru | threatened | leave the talks"),
    ("The rebels freed 12 men as envoys from Togo met the army chief.", "envoys from Togo | met-with | army chief"),
]


@pytest.mark.parametrize(("sentence", "expected"), _TOLD)
def test_a_clause_is_told_of_those_that_it_is_about(reader: Reader, sentence: str, expected: str) -> None:
    denied, wanted = expected.startswith("not "), expected.removeprefix("not ").split(" | ")
    found = reader.claims(Article("a", sentence, (Paragraph(0, len(sentence)),)))
    told = [[c.subject.thing.name, kebab(c.relation), c.object.text, str(c.status)] for c in found]
    assert (wanted in [row[: len(wanted)] for row in told]) is not denied, told
