"""The day of a claim whose own clause names none."""

from __future__ import annotations

import pytest

from kg.grammar import attachments
from kg.model import Article, Kind, Paragraph
from kg.reading import Reader
from tests.conftest import Parse


def _days(text: str, reader: Reader, date: str | None = "2024-03-08", time: str | None = None) -> dict[str, str | None]:
    """Relation's local name -> day, over the lines of a text as its paragraphs."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        kind = Kind.ENTRY if time else Kind.BODY
        paragraphs.append(Paragraph(start, start + len(line), kind, time=time))
        start += len(line) + 1
    claims = reader.claims(Article("a", text, tuple(paragraphs), date=date))
    return {claim.relation.rpartition("#")[2]: claim.date for claim in claims}


def test_an_act_has_the_day_of_its_scene(reader: Reader) -> None:
    text = "Peru and Chile held talks in Lima on March 5.\nPeru rejected the plan at the talks."
    assert _days(text, reader)["rejected"] == "2024-03-05"


def test_an_act_has_not_the_day_of_an_event_that_its_sentence_only_names(reader: Reader) -> None:
    text = "Peru and Chile held talks in Lima on March 5.\nPeru rejected the plan before the talks."
    assert _days(text, reader)["rejected"] is None


def test_in_a_live_blog_an_act_has_the_day_of_the_entry(reader: Reader) -> None:
    text = "Peru has rejected the plan."
    assert _days(text, reader)["rejected"] is None
    assert _days(text, reader, time="15:40")["rejected"] == "2024-03-08"


@pytest.mark.parametrize("earlier", ["Peru had rejected the plan.", "Chile spoke after Peru rejected the plan."])
def test_what_was_before_the_news_has_not_its_day(earlier: str, reader: Reader) -> None:
    assert _days(earlier, reader, time="15:40")["rejected"] is None


def test_an_earlier_meeting_has_not_the_day_of_the_news(reader: Reader) -> None:
    news = "Peru and Chile signed an accord in Lima on Thursday.\n"
    assert _days(news + "Rosa Quispe met Diego Luna.", reader)["metWith"] == "2024-03-07"
    assert _days(news + "Rosa Quispe had met Diego Luna.", reader)["metWith"] is None


def test_what_people_met_for_was_done_on_that_day(reader: Reader) -> None:
    text = "Rosa Quispe met Diego Luna on Thursday to discuss a truce."
    assert _days(text, reader)["discussed"] == "2024-03-07"


def test_an_office_has_no_day(reader: Reader) -> None:
    text = "Peruvian Foreign Minister Rosa Quispe led the Peruvian delegation at talks in Lima on Thursday."
    found = _days(text, reader)
    assert found["hasRole"] is None
    assert found["represents"] is None


@pytest.mark.parametrize("verb", ["failed to agree on", "did not agree on"])
def test_who_failed_to_agree_at_talks_was_there(verb: str, reader: Reader) -> None:
    text = f"Peru and Chile {verb} a truce at their first direct talks in Lima."
    claims = list(reader.claims(Article("a", text, (Paragraph(0, len(text)),))))
    told = {(c.relation.rpartition("#")[2], c.status.value) for c in claims}
    assert {("agreedTo", "negated"), ("attended", "actual"), ("heldIn", "actual")} <= told
    assert ("attended", "negated") not in told


def test_who_fights_during_talks_is_not_at_them(reader: Reader) -> None:
    text = "Chilean soldiers attacked the town during the talks in Lima."
    claims = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert "attended" not in {claim.relation.rpartition("#")[2] for claim in claims}


_TRUCE = """
Peru   Peru  NNP nsubj 1
sought seek  VBD ROOT  1
a      a     DT  det   3
{noun} {noun} NN dobj  1
at     at    IN  prep  3
the    the   DT  det   6
{place} {place} NNS pobj 4
"""


@pytest.mark.parametrize(
    ("noun", "place", "head"),
    [
        ("truce", "talks", "sought"),
        ("seat", "talks", "seat"),
        ("truce", "borders", "truce"),
        ("meeting", "talks", "meeting"),
    ],
)
def test_a_scene_behind_an_object_belongs_to_the_verb(noun: str, place: str, head: str, parse: Parse) -> None:
    doc = parse(_TRUCE.format(noun=noun, place=place))
    attachments.mend(doc)
    assert doc[4].head.text == head
    assert [t.text for t in doc[3].subtree] == (["a", noun] if head == "sought" else ["a", noun, "at", "the", place])


@pytest.mark.parametrize(
    ("text", "relation", "day"),
    [
        (
            "Barely 24 hours after Peru and Chile signed a deal, Diego Luna on Wednesday rejected it.",
            "signed",
            "2024-03-05",
        ),
        ("A day after talks in Lima ended, Peru on Tuesday rejected the plan.", "heldOn", "2024-03-04"),
        ("Peru rejected the plan on Tuesday, two days after the talks in Lima.", "heldOn", "2024-03-03"),
        ("Peru signed a deal on Tuesday, 36 hours after Chile rejected the plan.", "rejected", None),
        ("Peru signed a deal a day after Chile rejected the plan.", "rejected", None),
    ],
)
def test_days_are_counted_from_the_main_clause(text: str, relation: str, day: str | None, reader: Reader) -> None:
    assert _days(text, reader)[relation] == day


def test_who_opens_a_meeting_acts_at_it(reader: Reader) -> None:
    text = "Peru and Chile held talks in Lima on March 5.\nOpening the talks, Rosa Quispe rejected the plan."
    assert _days(text, reader)["rejected"] == "2024-03-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The talks held on Monday in Lima failed.", "2024-03-04"),
        ("The summit that took place on March 3 failed.", "2024-03-03"),
        ("The next round is expected to take place in Lima in mid-April.", "2024-04"),
        ("The talks between Peru and Chile that Brazil called for on Monday failed.", None),
    ],
)
def test_an_event_has_the_day_of_the_clause_that_tells_of_it(text: str, day: str | None, reader: Reader) -> None:
    assert _days(text, reader).get("heldOn") == day


def test_what_lies_ahead_is_planned(reader: Reader) -> None:
    text = "The accord was followed by a meeting of Peru and Chile in Lima on April 4."
    claims = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2024-03-08"))
    assert {c.status.value for c in claims if c.relation.endswith("#heldOn")} == {"planned"}


def test_far_from_the_lead_an_event_that_is_not_pointed_to_has_not_the_day_of_the_news(reader: Reader) -> None:
    lead = "Peru and Chile signed an accord in Lima on Thursday.\nPeru spoke.\nChile spoke.\n"
    assert _days(lead + "Rosa Quispe took part in five rounds of talks.", reader)["attended"] is None
    assert _days(lead + "Rosa Quispe took part in the talks.", reader)["attended"] == "2024-03-07"


_FILED = """
Peru     Peru  NNP nsubj 1
asked    ask   VBD ROOT  1
Chile    Chile NNP dobj  1
to       to    TO  aux   4
leave    leave VB  xcomp 1
and      and   CC  cc    4
{last}   file  {tag} conj 4
"""


@pytest.mark.parametrize(("last", "tag", "head"), [("filed", "VBD", "asked"), ("file", "VB", "leave")])
def test_a_finite_verb_is_no_sequel_of_an_infinitive(last: str, tag: str, head: str, parse: Parse) -> None:
    doc = parse(_FILED.format(last=last, tag=tag))
    attachments.mend(doc)
    assert doc[6].head.text == head


_AS = """
Peru    Peru   NNP nsubj 1
hosted  host   VBD ROOT  1
the     the    DT  det   3
{noun}  {noun} NN  dobj  1
as      as     IN  prep  3
chair   chair  NN  pobj  4
"""


@pytest.mark.parametrize(("noun", "head"), [("talks", "hosted"), ("role", "role")])
def test_as_what_somebody_acts_belongs_to_the_verb(noun: str, head: str, parse: Parse) -> None:
    doc = parse(_AS.format(noun=noun))
    attachments.mend(doc)
    assert doc[4].head.text == head


def test_a_period_in_which_events_are_counted_is_no_day(reader: Reader) -> None:
    assert "heldOn" not in _days("The talks in Lima are the third this year.", reader)


@pytest.mark.parametrize(
    ("when", "day"), [("A day before the talks", "2024-03-04"), ("On the eve of the talks", "2024-03-04")]
)
def test_an_act_is_so_many_days_from_an_event(when: str, day: str, reader: Reader) -> None:
    text = f"Peru and Chile held talks in Lima on March 5.\n{when}, Peru rejected the plan."
    assert _days(text, reader)["rejected"] == day


def test_those_who_were_at_the_event_of_the_news_act_on_its_day(reader: Reader) -> None:
    text = (
        "Peru and Chile held talks in Lima on Tuesday.\nBoth sides rejected a longer truce.\nPeru has demanded a pause."
    )
    days = _days(text, reader)
    assert days["rejected"] == "2024-03-05"
    assert days["demanded"] is None


_LEAD = "Peru and Chile held talks in Lima on Tuesday.\n"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Chile pledged to free 20 soldiers.", "pledged"),
        ("Norway welcomed the step.", "supported"),
        ("Rosa Quispe asked the rebels to lay down their arms.", "demanded"),
        ("Chile quit the pact and accused Peru of stalling.", "accused"),
        ("Chile scrapped a pact signed on December 23.", "withdrewFrom"),
        ("Members of the union voted to reject the offer.", "rejected"),
    ],
)
def test_what_the_first_paragraphs_tell_in_the_past_is_of_the_day_of_the_news(
    text: str, relation: str, reader: Reader
) -> None:
    assert _days(_LEAD + text, reader)[relation] == "2024-03-05"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Chile rejects the plan.", "rejected"),
        ("Chile has rejected the plan.", "rejected"),
        ("Chile had rejected the plan.", "rejected"),
        ("Chile repeatedly rejected the plan.", "rejected"),
        ("The plan, which Chile rejected, is dead.", "rejected"),
        ("Chile rejected the plan before the vote.", "rejected"),
        ("In 2019 Norway drafted a plan. Chile rejected the plan before that.", "rejected"),
        ("Chile will not sign the accord.", "signed"),
        ("Since January both sides have attacked the town.", "attacked"),
        ("Norway, which hosted the last round of talks, spoke up.", "hosted"),
        ("The accord is worth nothing.\nThe port is closed.\nChile attacked the town.", "attacked"),
    ],
)
def test_what_may_have_been_long_ago_has_not_the_day_of_the_news(text: str, relation: str, reader: Reader) -> None:
    assert _days(_LEAD + text, reader)[relation] is None


@pytest.mark.parametrize(
    ("text", "relation", "day"),
    [
        ("Peru proposed talks in Lima on March 20.", "proposed", None),
        ("Peru rejected the talks planned for March 20.", "rejected", None),
        ("Peru on Monday rejected a Chilean proposal for talks on March 20.", "rejected", "2024-03-04"),
        ("The accord, signed by Chile on Monday, ends the war.", "signed", "2024-03-04"),
        ("Ada Bly said on Monday Peru would free 20 soldiers on Saturday.", "pledged", "2024-03-04"),
        ("Ada Bly said on Monday Peru would free 20 soldiers on Saturday.", "released", "2024-03-09"),
        ("Peru will free 20 soldiers on Saturday, Ada Bly said on Monday.", "pledged", "2024-03-04"),
        ("Peru broke the truce of February 3.", "violated", None),
        ("Peru signed the accord of May 3, 2011.", "signed", "2011-05-03"),
        ("In January Peru struck a deal on the sidelines of a summit hosted by Bolivia.", "hosted", "2024-01"),
        ("Members of the union voted on Sunday to reject the offer.", "rejected", "2024-03-03"),
        ("In a statement issued on Sunday, Peru rejected the truce.", "rejected", "2024-03-03"),
        ("In a letter dated February 3, Peru rejected the truce.", "rejected", "2024-02-03"),
        ("Speaking on Sunday, Diego Luna rejected the truce.", "rejected", "2024-03-03"),
        ("Peru rejected the truce the next day.", "rejected", None),
        ("On Friday Peru's embassy asked the rebels to leave.", "demanded", "2024-03-08"),
        ("On Wednesday Sur Rail rejected the offer.", "rejected", "2024-03-06"),
        ("In a speech on Sunday Diego Luna rejected the truce.", "rejected", "2024-03-03"),
        ("The talks between Peru and Chile should have started on Wednesday.", "heldOn", "2024-03-06"),
        ("Late on Sunday Peru rejected the truce.", "rejected", "2024-03-03"),
        ("On Monday night Peru rejected the truce.", "rejected", "2024-03-04"),
        ("Talks on tariffs between Peru and Chile will start on March 20.", "metWith", "2024-03-20"),
        ("Talks on tariffs between Peru and Chile will start on March 20.", "discussed", "2024-03-20"),
        ("Peru rejected the truce three days later.", "rejected", None),
        ("Peru will not sign the accord, Ada Bly said on Monday.", "signed", None),
    ],
)
def test_the_day_of_an_act(text: str, relation: str, day: str | None, reader: Reader) -> None:
    assert _days(text, reader)[relation] == day


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru proposed talks in Lima on March 20.", "actual"),
        ("Peru rejected the truce the next day.", "actual"),
        ("Members of the union voted on Sunday to reject the offer.", "actual"),
        ("The boards of both firms voted to scrap the pact.", "actual"),
        ("Peru and Chile will sign the accord on March 20.", "planned"),
    ],
)
def test_a_day_to_come_does_not_put_off_what_is_done(text: str, status: str, reader: Reader) -> None:
    claims = reader.claims(Article("a", text, (Paragraph(0, len(text)),), date="2024-03-08"))
    assert {c.status.value for c in claims if not c.relation.endswith(("heldOn", "heldIn"))} == {status}


@pytest.mark.parametrize("text", ["Peru wants a truce rather than a pact.", "Peru demanded a truce instead of a pact."])
def test_what_is_passed_over_is_not_demanded(text: str, reader: Reader) -> None:
    claims = reader.claims(Article("a", text, (Paragraph(0, len(text)),)))
    assert [claim.object.thing.name for claim in claims if claim.relation.endswith("demanded")] == ["truce"]


def test_the_first_paragraph_names_the_day_of_the_news(reader: Reader) -> None:
    text = (
        "Peru and Chile struck a deal on Thursday.\nLuna walked out of talks on Tuesday.\nThe talks on Tuesday failed."
    )
    assert _days(text + "\nChile signed the accord.", reader)["signed"] == "2024-03-07"


def test_a_stand_on_an_event_has_a_day_of_its_own(reader: Reader) -> None:
    text = "Peru had proposed the talks in Lima. Peru and Chile held the talks in Lima on March 5."
    assert _days(text, reader)["proposed"] is None


def test_talks_at_a_palace_are_those_in_its_city(reader: Reader) -> None:
    first = "Peru and Chile opened talks at the Palace of Nations in Geneva on March 5."
    text = f"{first}\nPeru rejected the plan at talks in Geneva."
    assert _days(text, reader)["rejected"] == "2024-03-05"


def test_talks_of_several_days_began_before_the_day_of_their_end(reader: Reader) -> None:
    assert _days("Two days of talks in Lima ended on Tuesday.", reader)["heldOn"] == "2024-03-04"
    assert _days("Talks in Lima ended on Tuesday.", reader)["heldOn"] == "2024-03-05"


def test_what_goes_on_at_an_event_goes_on_on_the_day_of_the_news(reader: Reader) -> None:
    opened = "Peru and Chile opened a round of talks in Lima on Tuesday."
    assert _days(f"{opened}\nBolivia is mediating.", reader)["mediated"] == "2024-03-05"


@pytest.mark.parametrize(
    ("text", "relation", "day"),
    [
        ("The war began in 2014, when Peru attacked Chile.", "attacked", "2014"),
        ("Fighting erupted last April when Peru attacked Arica.", "attacked", "2023-04"),
        ("Peru descended into war in 2013 after Diego Luna accused Rosa Quispe of a plot.", "accused", "2013"),
        ("Peru left the pact on March 5 after Chile rejected the draft.", "rejected", None),
        ("Peru pledged to uphold an embargo at a summit in Lima last month.", "pledged", "2024-02"),
        ("Peru pledged in January to leave Arica in May.", "pledged", "2024-01"),
    ],
)
def test_a_clause_of_time_has_the_date_above_it(text: str, relation: str, day: str | None, reader: Reader) -> None:
    assert _days(text, reader)[relation] == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Diego Luna and Rosa Quispe agreed to hold a summit in the coming weeks after a phone call on Tuesday.",
            {"agreedTo": "2024-03-05", "heldOn": "2024-03-05", "attended": None},
        ),
        ("Talks will resume on Monday after a meeting in Lund.", {"heldOn": "2024-03-11"}),
        ("Peru will sign the accord after talks on Friday.", {"signed": "2024-03-08"}),
    ],
)
def test_a_day_behind_what_went_before_is_not_that_of_what_is_to_come(
    text: str, days: dict[str, str | None], reader: Reader
) -> None:
    found = _days(text, reader)
    assert {name: found[name] for name in days} == days


def test_the_day_on_which_the_lead_was_said_is_that_of_the_news(reader: Reader) -> None:
    assert _days("Peru and Chile agreed on a truce, Diego Luna said on Thursday.", reader)["agreedTo"] == "2024-03-07"
    text = "The accord will hold, Diego Luna said on Thursday.\nPeru and Chile held talks in Lima on March 5."
    assert _days(f"{text}\nIn January Peru had signed it.", reader)["attended"] == "2024-03-05"


def test_those_who_met_on_the_day_of_the_news_act_on_it(reader: Reader) -> None:
    text = "Diego Luna met Rosa Quispe on Tuesday in Lima.\nRosa Quispe pledged to open the port."
    assert _days(text, reader)["pledged"] == "2024-03-05"


def test_what_somebody_spoke_ahead_of_is_still_to_come(reader: Reader) -> None:
    assert _days("Peru spoke on Thursday ahead of Saturday's talks in Lima.", reader)["heldOn"] == "2024-03-09"
    assert _days("The envoys arrived prior to Saturday's talks in Lima.", reader)["heldOn"] == "2024-03-09"
    assert _days("Peru spoke at Saturday's talks in Lima.", reader)["heldOn"] == "2024-03-02"


def test_who_attended_did_not_attend_what_is_still_to_come(reader: Reader) -> None:
    planned = "Talks on a truce will be held in Lima on March 20. Peru signed a pact in Quito on Thursday.\n"
    assert "attended" not in _days(planned + "Envoys of Peru attended.", reader)
    assert _days(planned + "Envoys of Peru will attend.", reader)["attended"] == "2024-03-20"
