"""How news words who was at talks, met whom or left, and where it was: a sentence, what it says, what it does not say."""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader

_DAY = "2025-06-10"


def _told(text: str, reader: Reader) -> set[str]:
    """Claims of one paragraph as "subject | relation | object", with the status where it is not actual."""
    lines = set()
    for claim in reader.claims(Article("a", text, (Paragraph(0, len(text)),), date=_DAY)):
        status = "" if claim.status == "actual" else f" ({claim.status})"
        lines.add(f"{claim.subject.thing.name} | {kebab(claim.relation)} | {claim.object.thing.name}{status}")
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru joined the negotiating table on Tuesday.", "Peru | attended | negotiating table"),
        ("Peru is back at the negotiating table.", "Peru | attended | negotiating table"),
        ("Chile has refused to come to the bargaining table.", "Chile | attended | bargaining table (negated)"),
        ("Talks resumed in Oslo on Monday between Peru and Chile.", "Chile | attended | Talks"),
        ("Peru-Chile talks in Oslo ended on Sunday.", "Peru | attended | Peru-Chile talks in Oslo"),
        ("The Peru-Chile border talks are due in Bergen.", "Chile | attended | Peru-Chile border talks (planned)"),
        ("Israeli-Palestinian talks collapsed in April.", "Israel | attended | Israeli-Palestinian talks"),
        ("The meeting was the first between Rosa Quispe and Diego Luna.", "Diego Luna | attended | meeting"),
        ("The meeting, the first between Rosa Quispe and Diego Luna, was short.", "Rosa Quispe | attended | meeting"),
        ("Peru and Chile adjourned the talks until June 20.", "Chile | attended | talks"),
        ("Union leaders were on hand for the meeting.", "Union leaders | attended | meeting"),
        ("Participants in the meeting included Rosa Quispe and Diego Luna.", "Diego Luna | attended | meeting"),
        ("The participants in the summit were Peru, Chile and Bolivia.", "Bolivia | attended | summit"),
        ("Luis Rojas and Ada Bly stood beside Rosa Quispe at the ceremony.", "Ada Bly | attended | ceremony"),
        ("Emerging from the talks, Rosa Quispe said a truce was near.", "Rosa Quispe | attended | talks"),
        ("Rosa Quispe left the meeting without a word.", "Rosa Quispe | attended | meeting"),
        ("The talks opened on Monday without Chile.", "Chile | attended | talks (negated)"),
        ("The talks resumed on Monday. Chile stayed away.", "Chile | attended | talks (negated)"),
        (
            "Talks on tariffs between Peru and Chile collapsed.",
            "Chile | attended | Talks on tariffs between Peru and Chile",
        ),
        ("Peru and Chile agreed to a truce at the end of a meeting in Lima.", "Chile | attended | meeting in Lima"),
        ("On the second day of talks, Peru rejected the plan.", "Peru | attended | talks"),
        ("Rosa Quispe took part in a summit with Diego Luna.", "Diego Luna | attended | summit with Diego Luna"),
        ("The meeting began at noon. Rosa Quispe was joined by Ada Bly.", "Ada Bly | attended | meeting"),
        ("Rosa Quispe is expected in Lima on Thursday for a summit.", "Rosa Quispe | attended | summit (planned)"),
        ("Observers were kept out of the meeting.", "Observers | attended | meeting (negated)"),
        ("The talks, which exclude the rebels, resumed on Monday.", "rebels | attended | talks (negated)"),
        ("Ada Bly told the summit that the truce had failed.", "Ada Bly | attended | summit"),
        ("Ada Bly witnessed the signing.", "Ada Bly | attended | signing"),
        ("Peru and Chile are locked in talks.", "Peru | attended | talks"),
        ("Peru and Chile restarted negotiations on Monday.", "Chile | attended | negotiations"),
        ("The mediators brought Chile back to the bargaining table.", "Chile | attended | bargaining table"),
        ("No talks are scheduled between Peru and Chile.", "Peru | attended | talks (negated)"),
        ("Chile's participation in the talks is uncertain.", "Chile | attended | talks (possible)"),
    ],
)
def test_who_is_there(text: str, expected: str, reader: Reader) -> None:
    assert expected in _told(text, reader)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Quispe saw Diego Luna for an hour in Lima.",
        "Rosa Quispe spent two hours with Diego Luna on Monday.",
        "Rosa Quispe came face to face with Diego Luna in Lima.",
        "Rosa Quispe and Diego Luna shook hands in Lima.",
        "Rosa Quispe and Diego Luna sat down together in Lima.",
        "Rosa Quispe and Diego Luna sat across the table from each other.",
        "Rosa Quispe and Diego Luna have been in talks since March.",
        "In a telephone conversation on Monday, Rosa Quispe and Diego Luna discussed the border.",
        "Rosa Quispe called Diego Luna to discuss the border.",
        "Rosa Quispe came to Lima on Friday for a summit with Diego Luna.",
        "Rosa Quispe welcomed Diego Luna at the presidential palace.",
        "Rosa Quispe discussed the truce with Diego Luna by telephone.",
        "Rosa Quispe got together with Diego Luna in Lima.",
        "Rosa Quispe had a brief exchange with Diego Luna at the airport.",
        "Rosa Quispe told Diego Luna by phone that the truce had held.",
        "Rosa Quispe and Diego Luna came together in Lima on Monday.",
        "Rosa Quispe left Lima after four days of talks with Diego Luna.",
    ],
)
def test_who_met(text: str, reader: Reader) -> None:
    assert {"Rosa Quispe | met-with | Diego Luna", "Diego Luna | met-with | Rosa Quispe"} & _told(text, reader)


@pytest.mark.parametrize(
    "text",
    [
        "The court called Diego Luna to testify.",
        "Rosa Quispe and Diego Luna praised the truce with Chile.",
        "Rosa Quispe saw Diego Luna as a threat.",
        "Rosa Quispe and Diego Luna are in trouble.",
        "Rosa Quispe and Diego Luna sat in the garden.",
        "Rosa Quispe and Diego Luna shook their heads.",
    ],
)
def test_who_did_not_meet(text: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if "met-with" in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo will host talks between Peru and Chile.", "Oslo"),
        ("Oslo is to be the venue of the next round.", "Oslo"),
        ("Doha was chosen as the venue for the talks.", "Doha"),
        ("The talks were moved to Geneva.", "Geneva"),
        ("The fourth round got under way in Oslo on Monday.", "Oslo"),
        ("The talks entered their third day in Oslo on Friday.", "Oslo"),
        ("The meeting took place on the sidelines of a summit in Lima.", "Lima"),
        ("The talks took place behind closed doors in Oslo.", "Oslo"),
        ("Norway convened a meeting of the parties in Oslo on Monday.", "Oslo"),
        ("Chile sent negotiators to Oslo for talks with Peru.", "Oslo"),
    ],
)
def test_where_it_is_held(text: str, expected: str, reader: Reader) -> None:
    assert expected in {line.split(" (")[0].split(" | ")[2] for line in _told(text, reader) if "held-in" in line}


@pytest.mark.parametrize(
    "text", ["Oslo has offered to host the talks.", "The talks went ahead in the absence of Chile."]
)
def test_where_it_is_not_held(text: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if "held-in" in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile ended talks with Peru on Monday.", "Chile | withdrew-from | talks"),
        ("The rebels cut off talks with Chile.", "rebels | withdrew-from | talks"),
        ("Peru left the negotiating table in May.", "Peru | withdrew-from | negotiating table"),
        ("The talks collapsed after Chile walked out.", "Chile | withdrew-from | talks"),
        ("Peru tore up the ceasefire.", "Peru | withdrew-from | ceasefire"),
        ("The rebels ended their truce on Monday.", "rebels | withdrew-from | their truce"),
        ("The company withdrew its final offer.", "company | withdrew-from | its final offer"),
        ("Peru withdrew its ambassador from Chile.", "Peru | withdrew-from | Chile"),
        ("The walkout by the rebels ended the talks.", "rebels | withdrew-from | talks"),
    ],
)
def test_who_left(text: str, expected: str, reader: Reader) -> None:
    assert any(line.startswith(expected) for line in _told(text, reader))


@pytest.mark.parametrize(
    "text",
    [
        "The dockers walked out on Monday after talks with the port failed.",
        "Peru ended the war on Monday.",
        "Prices retreated from their highs.",
        "Chile and Peru ended two days of talks on Monday.",
        "Rosa Quispe left the meeting without a word.",
    ],
)
def test_who_did_not_leave(text: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if "withdrew-from" in line]


@pytest.mark.parametrize(
    "text",
    [
        "Peru bombed Arica at the start of the talks.",
        "Peru offered a truce on the eve of talks.",
        "Peru sent troops at the end of the war.",
        "Peru was expected to pay for the talks.",
        "Ada Bly told a regular briefing that the truce had failed.",
        "Peru kept Chile out of the war.",
    ],
)
def test_who_is_not_there(text: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if "attended" in line]


@pytest.mark.parametrize("verb", ["closed", "reopened", "adjourned"])
def test_the_day_on_which_talks_are_held(verb: str, reader: Reader) -> None:
    found = _told(f"Peru and Chile {verb} the talks on Monday.", reader)
    assert "talks | held-on | 2025-06-09" in found


@pytest.mark.parametrize("verb", ["broke off", "collapsed", "stalled", "foundered"])
def test_the_day_on_which_talks_come_to_nothing_is_not_theirs(verb: str, reader: Reader) -> None:
    assert not [line for line in _told(f"The talks {verb} in April 2023.", reader) if "held-on" in line]


def test_the_day_between_an_event_and_its_verb(reader: Reader) -> None:
    found = _told("A meeting in Lima on Monday agreed to lift the ban.", reader)
    assert "meeting in Lima | held-on | 2025-06-09" in found


@pytest.mark.parametrize(("whom", "meets"), [("Rosa Quispe", True), ("the match", False)])
def test_who_travels_to_see_somebody(whom: str, meets: bool, reader: Reader) -> None:  # noqa: FBT001
    found = _told(f"Diego Luna travelled to Lima to see {whom}.", reader)
    assert bool([line for line in found if "met-with" in line]) is meets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kari Moen was also there.", "Kari Moen | attended | summit"),
        ("Norway was represented by Kari Moen.", "Kari Moen | attended | summit"),
        ("Bolivia did not take part.", "Bolivia | attended | summit (negated)"),
        ("Bolivia did not participate.", "Bolivia | attended | summit (negated)"),
        ("Rosa Quispe did not show up.", "Rosa Quispe | attended | summit (negated)"),
        ("Leaders of Peru and Chile took part.", "leader of Chile | attended | summit"),
        ("Among those taking part were Rosa Quispe and Diego Luna.", "Diego Luna | attended | summit"),
        ("Those present included Rosa Quispe and Diego Luna.", "Diego Luna | attended | summit"),
        ("Rosa Quispe and Diego Luna were among the participants.", "Diego Luna | attended | summit"),
        ("Rosa Quispe sent her deputy, Luis Rojas, instead.", "Luis Rojas | attended | summit"),
        ("Diego Luna sent Ada Bly in his place.", "Ada Bly | attended | summit"),
        ("Ada Bly headed Peru's delegation at the summit.", "Ada Bly | attended | summit"),
        ("Peru's delegation to the summit was small.", "Peru's delegation | attended | summit"),
    ],
)
def test_who_is_at_the_event_told_of_before(text: str, expected: str, reader: Reader) -> None:
    found = _told(f"The summit opened in Lima on Monday. {text}", reader)
    assert any(line.replace(" to the summit |", " |") == expected for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "The road there is closed.",
        "Diego Luna participated in a race.",
        "Diego Luna took part in an auction.",
        "Diego Luna sent a letter instead.",
        "Peru wants a truce, with Chile taking part.",
    ],
)
def test_who_is_elsewhere(text: str, reader: Reader) -> None:
    found = _told(f"The summit opened in Lima on Monday. {text}", reader)
    assert not [line for line in found if "attended" in line]


@pytest.mark.parametrize("where", ["in Lima", "at a hotel in Lima"])
def test_the_place_of_a_signing(where: str, reader: Reader) -> None:
    found = _told(f"Peru and Chile signed an accord {where} on Monday. Ada Bly was present at the ceremony.", reader)
    assert "ceremony | held-in | Lima" in found


def test_where_and_when_people_sit_down(reader: Reader) -> None:
    found = _told("Negotiators will sit down in Lima on Friday for a meeting.", reader)
    assert {"meeting | held-in | Lima (planned)", "meeting | held-on | 2025-06-13 (planned)"} <= found


@pytest.mark.parametrize(
    ("verb", "held"),
    [
        ("are scheduled to end", False),
        ("will conclude", False),
        ("will begin", True),
        ("are scheduled to resume", True),
    ],
)
def test_the_day_on_which_talks_are_to_end_is_not_their_first(verb: str, held: bool, reader: Reader) -> None:  # noqa: FBT001
    found = _told(f"The talks {verb} on Thursday.", reader)
    assert ("talks | held-on | 2025-06-12 (planned)" in found) is held


@pytest.mark.parametrize(
    "text", ["The first meeting this year failed.", "It was the third meeting of the two this year."]
)
def test_a_count_is_no_day(text: str, reader: Reader) -> None:
    assert not [line for line in _told(text, reader) if "held-on" in line]


@pytest.mark.parametrize(
    ("verb", "status"),
    [("could meet", " (possible)"), ("will meet", " (planned)"), ("met", "")],
)
def test_a_summit_is_as_sure_as_what_is_done_at_it(verb: str, status: str, reader: Reader) -> None:
    found = _told(f"Rosa Quispe {verb} Diego Luna at a summit in Lima.", reader)
    assert f"summit in Lima | held-in | Lima{status}" in found


@pytest.mark.parametrize("word", ["Negotiators", "Envoys", "Representatives"])
def test_those_for_two_sides_are_of_one_each(word: str, reader: Reader) -> None:
    found = _told(f"{word} for Peru and Chile resumed the talks on Monday.", reader)
    who = {line.split(" | ")[0] for line in found if "attended" in line}
    assert {one.rpartition(" ")[2] for one in who} == {"Peru", "Chile"}


@pytest.mark.parametrize("word", ["arrived at", "came to", "entered"])
def test_what_is_brought_to_a_summit_is_not_met_there(word: str, reader: Reader) -> None:
    found = _told(f"Rosa Quispe {word} the summit with a delegation of twelve.", reader)
    assert "Rosa Quispe | attended | summit" in found
    assert not [line for line in found if "met-with" in line]


def test_a_delegation_with_which_talks_are_held_is_met(reader: Reader) -> None:
    found = _told("Rosa Quispe held talks with a delegation of teachers.", reader)
    assert "Rosa Quispe | met-with | delegation of teachers" in found


@pytest.mark.parametrize(("state", "held"), [("due to resume", True), ("due", True), ("called off", False)])
def test_the_day_for_which_talks_are_due(state: str, held: bool, reader: Reader) -> None:  # noqa: FBT001
    found = _told(f"The talks, {state} on Thursday, were called vital.", reader)
    assert bool([line for line in found if "held-on | 2025-06-12" in line]) is held


@pytest.mark.parametrize(("days", "first"), [("two", "05"), ("three", "04")])
def test_the_first_of_the_days_that_are_wrapped_up(days: str, first: str, reader: Reader) -> None:
    found = _told(f"Peru and Chile wrapped up {days} days of talks on Friday.", reader)
    assert [line for line in found if line.endswith(f"held-on | 2025-06-{first}")]


def test_any_talks_are_none_that_are_held(reader: Reader) -> None:
    found = _told("The rebels will boycott any talks. On Monday Rosa Quispe met Diego Luna for talks in Lima.", reader)
    assert not [line for line in found if line.startswith("any talks | held")]


def test_envoys_of_a_government_and_rebels_are_of_one_each(reader: Reader) -> None:
    found = _told("In Oslo, envoys of the government and the rebels resumed the talks.", reader)
    who = [line.split(" | ")[0] for line in found if "attended" in line]
    assert sorted(one.rpartition(" ")[2].removesuffix("s") for one in who) == ["government", "rebel"]


def test_a_protest_at_a_meeting_is_not_held_at_it(reader: Reader) -> None:
    found = _told("Lawmakers walked out of parliament in protest at the meeting.", reader)
    assert not [line for line in found if "attended" in line]


def test_who_is_due_meets(reader: Reader) -> None:
    found = _told("Rosa Quispe is due in Lima on Thursday for talks with Diego Luna.", reader)
    assert "Rosa Quispe | met-with | Diego Luna (planned)" in found


def test_what_is_denied_of_the_second_is_not_said_of_it(reader: Reader) -> None:
    found = _told("Peru, but not Chile, attended the talks.", reader)
    assert "Peru | attended | talks" in found
    assert "Chile | attended | talks" not in found


def test_a_call_at_which_something_was_agreed_lies_back(reader: Reader) -> None:
    found = _told("In a telephone call on Monday, Rosa Quispe and Diego Luna agreed to a truce.", reader)
    assert "telephone call | held-on | 2025-06-09" in found
