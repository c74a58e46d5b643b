"""What changed between rounds, who stood where, what happened when."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from kg import facts, rounds
from kg.errors import UsageError
from kg.model import Article, Claim, Schema, Status, Thing
from kg.rounds import Change, Corpus, Section, reports

Tell = Callable[..., Claim]
SMALL = "https://example.org/small#"
DAYS = {"a": "2031-04-02", "b": "2031-06-03", "c": "2031-06-20"}


def _thing(kind: str, name: str) -> Thing:
    return Thing(f"https://w3id.org/parley/id/thing/{name.replace(' ', '-')}", name, SMALL + kind)


FIRST, SECOND = _thing("Sitting", "first sitting"), _thing("Sitting", "second sitting")
OTHER = _thing("Sitting", "late sitting")
TEAM, OTHER_TEAM = _thing("Mission", "team one"), _thing("Mission", "team two")


def _corpus(claims: Iterable[Claim], small: Schema) -> Corpus:
    articles = [Article(name, "", (), date=day) for name, day in DAYS.items()]
    return Corpus(facts.gather(claims), articles, small)


@pytest.fixture
def corpus(small: Schema, tell: Tell) -> Corpus:
    """Two rounds: North and South at both, East at the second; positions move; another head of North's mission."""
    return _corpus(
        [
            *(tell("a", land, "cameTo", FIRST) for land in ("north", "south")),
            tell("a", FIRST, "dayOf", "2031-04-02"),
            tell("a", FIRST, "placedIn", "harbour"),
            tell("a", TEAM, "sentBy", "north"),
            tell("a", "Human Ann Lee", "heads", TEAM),
            tell("a", TEAM, "cameTo", FIRST),
            tell("a", TEAM, "offers", "Topic truce"),
            tell("a", "south", "spurns", "Topic truce"),
            tell("a", "south", "asksFor", "Topic tribute"),
            tell("a", "south", "offers", "Topic market"),
            tell("a", "north", "cameTo", SECOND, status=Status.PLANNED),
            tell("a", "east", "cameTo", SECOND, status=Status.PLANNED),
            tell("a", "south", "accepts", "Topic ferry", status=Status.PLANNED),
            *(tell("b", land, "cameTo", SECOND) for land in ("north", "east", "south")),
            tell("b", SECOND, "dayOf", "2031-06-03"),
            tell("b", OTHER_TEAM, "sentBy", "north"),
            tell("b", "Human Bo Roth", "heads", OTHER_TEAM),
            tell("b", "north", "accepts", "Topic truce"),
            tell("b", "south", "accepts", "Topic truce"),
            tell("b", "south", "asksFor", "Topic market"),
            tell("b", "south", "accepts", "Topic bridge", status=Status.NEGATED),
            tell("c", "south", "spurns", "Topic truce"),
        ],
        small,
    )


def _changes(corpus: Corpus, first: str = "first sitting", second: str = "second sitting") -> tuple[Change, ...]:
    return rounds.changes(rounds.scope(corpus, first), rounds.scope(corpus, second))


def _shown(found: Iterable[Change], section: Section) -> set[tuple[str, ...]]:
    return {
        (c.what, c.party.name, c.topic.name if c.topic else "", c.before, c.after)
        for c in found
        if c.section is section
    }


def test_events_have_day_place_and_parties_with_missions_as_their_senders(corpus: Corpus) -> None:
    first, second = corpus.events
    assert (first.day, [p.name for p in first.places], [p.name for p in first.parties]) == (
        "2031-04-02",
        ["Harbour"],
        ["North", "South"],
    )
    assert [party.name for party in second.parties] == ["East", "North", "South"]
    assert second.status is Status.ACTUAL


def test_a_person_stands_for_the_party_that_most_claims_tie_it_to(small: Schema, tell: Tell) -> None:
    claims = [
        *(tell(document, "Human Ann Lee", "speaksFor", "north") for document in "ab"),
        tell("c", "Human Ann Lee", "speaksFor", "south"),
        tell("a", "Human Bo Roth", "speaksFor", "north"),
        tell("b", "Human Bo Roth", "speaksFor", "south"),
        tell("a", "Human Ann Lee", "offers", "Topic truce"),
        tell("a", "Human Bo Roth", "offers", "Topic truce"),
    ]
    corpus = _corpus(claims, small)
    assert {corpus.party(claim.subject.thing).name for claim in claims[-2:]} == {"North", "Bo Roth"}


def test_who_is_newly_there(corpus: Corpus) -> None:
    assert _shown(_changes(corpus), Section.ATTENDANCE) == {
        ("newly there", "East", "", "", "there"),
        ("newly there", "Bo Roth", "", "", "there"),
        ("not named again", "Ann Lee", "", "there", ""),
    }


def test_who_is_not_named_again(corpus: Corpus) -> None:
    found = _shown(_changes(corpus, "second sitting", "first sitting"), Section.ATTENDANCE)
    assert ("not named again", "East", "", "there", "") in found


def test_parties_that_the_ontology_declares_are_there(small: Schema, tell: Tell) -> None:
    third = small.individuals[f"{SMALL}third"]
    event = Thing(third.iri, third.name, third.type)
    corpus = _corpus([tell("a", event, "dayOf", "2031-05-09"), tell("a", "east", "cameTo", event)], small)
    assert [party.name for party in corpus.events[0].parties] == ["East", "North", "South"]


def test_declared_day_and_place_stand_where_no_article_tells_them(small: Schema, tell: Tell) -> None:
    third = small.individuals[f"{SMALL}third"]
    event = Thing(third.iri, third.name, third.type)
    (found,) = _corpus([tell("a", "east", "cameTo", event)], small).events
    assert found.day == "2031-05-09"
    assert [place.id for place in found.places] == [f"{SMALL}harbour"]


def test_another_head(corpus: Corpus) -> None:
    assert _shown(_changes(corpus), Section.HEADS) == {("another head", "North", "", "Ann Lee", "Bo Roth")}


def test_positions_are_taken_up_dropped_hardened_conceded(corpus: Corpus) -> None:
    assert _shown(_changes(corpus), Section.POSITIONS) == {
        ("agreed", "North", "truce", "> offered", "+ accepted"),
        ("conceded", "South", "truce", "- spurned", "+ accepted"),
        ("dropped", "South", "tribute", "! asked", ""),
        ("hardened", "South", "market", "> offered", "! asked"),
        ("taken up", "South", "bridge", "", "not accepted"),
    }


def test_new_agreements(corpus: Corpus) -> None:
    assert {row[1:3] for row in _shown(_changes(corpus), Section.AGREEMENTS)} == {
        ("North", "truce"),
        ("South", "truce"),
    }


def test_what_was_announced_and_whether_it_happened(corpus: Corpus) -> None:
    found = {(row[1], row[2], row[4]) for row in _shown(_changes(corpus), Section.ANNOUNCED)}
    assert found == {
        ("North", "second sitting", "happened"),
        ("East", "second sitting", "happened"),
        ("South", "ferry", "not heard of again"),
    }


def test_an_agreement_that_somebody_denies_is_told_as_such(small: Schema, tell: Tell) -> None:
    claims = [tell("a", FIRST, "dayOf", "2031-04-02"), tell("b", SECOND, "dayOf", "2031-06-03")]
    claims += [tell("b", "north", "accepts", "Topic truce"), tell("b", "south", "accepts", "Topic truce")]
    denied = tell("b", "north", "accepts", "Topic truce", status=Status.NEGATED)
    found = _changes(_corpus([*claims, denied], small))
    assert _shown(found, Section.AGREEMENTS) == {
        ("agreed, but denied", "North", "truce", "", "+ accepted, not accepted"),
        ("agreed", "South", "truce", "", "+ accepted"),
    }


@pytest.mark.parametrize(
    ("later", "what"),
    [(Status.ACTUAL, "happened"), (Status.NEGATED, "did not happen"), (None, "not heard of again")],
)
def test_an_event_that_was_announced_with_day_and_place(
    small: Schema, tell: Tell, later: Status | None, what: str
) -> None:
    claims = [tell("a", FIRST, "dayOf", "2031-04-02"), tell("b", OTHER, "dayOf", "2031-06-05")]
    claims += [tell("a", SECOND, "dayOf", "2031-06-03", status=Status.PLANNED, date="2031-06-03")]
    claims += [tell("a", SECOND, "placedIn", "harbour", status=Status.PLANNED)]
    claims += [tell("b", "north", "cameTo", SECOND, status=later)] if later else []
    found = rounds.changes(*(rounds.scope(_corpus(claims, small), name) for name in ("2031-04-10", "2031-06-10")))
    assert _shown(found, Section.ANNOUNCED) == {(what, "second sitting", "", "2031-06-03, Harbour", what)}


def test_positions_keep_the_words_of_their_sentence(tell: Tell) -> None:
    topic = Thing("https://w3id.org/parley/id/thing/t", "truce", f"{SMALL}Topic", aliases=("pause", "long pause"))
    claim = tell("a", "north", "offers", topic)
    assert reports.words(replace(claim, sentence="North offers that.")) == "truce"
    assert reports.words(replace(claim, sentence="North offers a long pause.")) == "long pause"


def test_every_change_cites_a_claim(corpus: Corpus) -> None:
    assert all(change.earlier or change.later for change in _changes(corpus))  # none here is declared


def test_the_last_position_by_a_day_counts(corpus: Corpus) -> None:
    def south(day: str) -> str:
        found = rounds.positions(rounds.scope(corpus, day))
        return found[f"{SMALL}south", "https://w3id.org/parley/id/thing/topic-truce"].words

    assert [south("2031-04"), south("2031-06-03"), south("2031")] == ["- spurned", "+ accepted", "- spurned"]


def test_wordings_of_one_concept_are_one_issue(small: Schema, tell: Tell) -> None:
    def topic(name: str) -> Thing:
        return Thing(f"https://x.example/{name}", name, f"{SMALL}Topic", broader=(f"{SMALL}pause",))

    claims = [
        tell("a", "south", "asksFor", topic("long pause")),
        tell("b", "south", "asksFor", topic("pause of 30 days")),
        tell("b", "south", "spurns", topic("short pause")),
    ]
    corpus = _corpus(claims, small)
    (position,) = rounds.positions(rounds.scope(corpus, "2031-06-03")).values()
    assert (position.issue.name, position.words) == ("pause in fighting", "- spurned, ! asked")
    found = _shown(
        rounds.changes(rounds.scope(corpus, "2031-04"), rounds.scope(corpus, "2031-06-03")), Section.POSITIONS
    )
    assert found == {("taken up", "South", "pause in fighting", "", "- spurned")}


def test_a_claim_dated_into_an_earlier_round_belongs_to_it(small: Schema, tell: Tell) -> None:
    late = tell("c", "south", "accepts", "Topic ferry", date="2031-04-02")
    corpus = _corpus([tell("a", FIRST, "dayOf", "2031-04-02"), late], small)
    assert late.id in {claim.id for claim in rounds.scope(corpus, "first sitting").claims}


def test_a_round_ends_before_the_next_of_its_parties(small: Schema, tell: Tell) -> None:
    next_day = _thing("Sitting", "next sitting")
    claims = [tell("a", land, "cameTo", event) for land in ("north", "south") for event in (FIRST, next_day)]
    claims += [tell("a", FIRST, "dayOf", "2031-04-02"), tell("a", next_day, "dayOf", "2031-04-04")]
    later = tell("a", "south", "offers", "Topic ferry", date="2031-04-05")
    corpus = _corpus([*claims, later], small)
    assert later.id not in {claim.id for claim in rounds.scope(corpus, "first sitting").claims}
    assert later.id in {claim.id for claim in rounds.scope(corpus, "next sitting").claims}


def test_an_unknown_round_is_answered_with_the_known_ones(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match=r"(?s)tenth: no round.*first-sitting  2031-04-02  first sitting"):
        rounds.scope(corpus, "tenth")


def test_a_round_goes_by_the_last_part_of_its_iri(corpus: Corpus) -> None:
    assert rounds.scope(corpus, "second-sitting").event == corpus.events[1]


def test_changes_as_sparql_results(corpus: Corpus) -> None:
    results = json.loads(json.dumps(reports.change_bindings(_changes(corpus))))
    names = set(results["head"]["vars"])
    rows = results["results"]["bindings"]
    assert len(rows) == len(_changes(corpus))
    assert all(row.keys() <= names for row in rows)
    assert all(value["type"] in ("uri", "literal") and value["value"] for row in rows for value in row.values())


def test_positions_print_a_row_a_sentence_and_a_cell_a_pair(corpus: Corpus) -> None:
    found = rounds.positions(rounds.scope(corpus, "second sitting")).values()
    rows = reports.position_rows(found, corpus)
    assert ["truce", "South", "+ accepted", "truce", "2031-06-03", "b", "south accepts Topic truce in b."] in rows
    header, cells = reports.matrix(found, corpus)
    assert header[0] == "issue"
    assert dict(zip(header, next(row for row in cells if row[0] == "truce"), strict=True))["North"] == "+ accepted"


def test_reprints_count_as_one_source(small: Schema, tell: Tell) -> None:
    claims = [tell(document, "south", "offers", "Topic truce") for document in "abc"]
    articles = [Article("a", "", (), source="a"), Article("b", "", (), source="a"), Article("c", "", ())]
    corpus = Corpus(facts.gather(claims), articles, small)
    (cell,) = reports.position_records(rounds.positions(rounds.whole(corpus, "all")).values(), corpus)
    assert [(stance["sources"], len(stance["evidence"])) for stance in cell["stances"]] == [(2, 3)]


def test_records_are_json_with_evidence(corpus: Corpus) -> None:
    changes = json.loads(json.dumps(reports.change_records(_changes(corpus))))
    assert all(record["earlier"] or record["later"] for record in changes)
    events = json.loads(json.dumps(reports.event_records(corpus.events)))
    assert [event["day"] for event in events] == ["2031-04-02", "2031-06-03"]
    cells = reports.position_records(rounds.positions(rounds.whole(corpus, "all")).values(), corpus)
    assert all(stance["evidence"] for cell in json.loads(json.dumps(cells)) for stance in cell["stances"])


@pytest.mark.parametrize("day", ["2031-13", "2031-02-30", "0000", "2031-4-2", "2031-00-01"])
def test_a_day_that_the_calendar_lacks_is_refused_with_the_form_to_use(day: str, corpus: Corpus) -> None:
    with pytest.raises(UsageError, match=rf"{day}: no day of the calendar. Give a day as 2025-06-02"):
        rounds.scope(corpus, day)


@pytest.mark.parametrize("day", ["2031", "2031-04", "2032-02-29"])
def test_a_day_month_or_year_of_the_calendar_is_taken(day: str, corpus: Corpus) -> None:
    assert rounds.scope(corpus, day).title == day


def test_a_round_has_the_day_that_it_took_place_on(small: Schema, tell: Tell) -> None:
    planned = Status.PLANNED
    told = [
        tell("a", SECOND, "dayOf", "2031-06", status=planned),
        tell("a", SECOND, "dayOf", "2031-06-01", status=planned),
        tell("b", SECOND, "dayOf", "2031-06-03"),
        tell("c", SECOND, "dayOf", "2031-06"),
    ]
    assert [event.day for event in _corpus(told, small).events] == ["2031-06-03"]
    assert [event.day for event in _corpus(told[:2], small).events] == ["2031-06-01"]


@pytest.mark.parametrize("name", ["second", "sitting east", "SECOND sitting"])
def test_a_round_goes_by_words_that_it_alone_has(name: str, corpus: Corpus) -> None:
    assert rounds.scope(corpus, name).event.thing == SECOND  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "why"), [("sitting", "several"), ("north second third", "no round"), ("", "no round")]
)
def test_a_name_of_several_rounds_or_none_is_refused(name: str, why: str, corpus: Corpus) -> None:
    with pytest.raises(UsageError, match=why):
        rounds.scope(corpus, name)


def test_between_days_the_head_is_that_of_the_latest_delegation(corpus: Corpus) -> None:
    found = rounds.changes(rounds.scope(corpus, "2031-05"), rounds.scope(corpus, "2031-06"))
    heads = [(change.before, change.after) for change in found if change.section is Section.HEADS]
    assert heads == [("Ann Lee", "Bo Roth")]


def test_issues_of_one_name_are_told_apart_by_their_days(small: Schema, tell: Tell) -> None:
    one, other = _thing("Topic", "deal"), Thing("https://x.example/other", "deal", SMALL + "Topic")
    corpus = _corpus([tell("a", "north", "offers", one), tell("b", "south", "spurns", other)], small)
    found = rounds.positions(rounds.whole(corpus, "all")).values()
    assert [row[0] for row in reports.matrix(found, corpus)[1]] == ["deal (2031-04-02)", "deal (2031-06-03)"]
    assert {row[0] for row in reports.position_rows(found, corpus)} == {"deal (2031-04-02)", "deal (2031-06-03)"}
