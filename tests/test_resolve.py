"""Who is meant: names, offices, parties, described things, on readings made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from kg import resolve
from kg.model import (
    Article,
    Class,
    Concept,
    End,
    Form,
    Individual,
    Kind,
    Office,
    Phrase,
    Reading,
    Reference,
    Relation,
    Schema,
    Sentence,
    Setting,
)
from kg.resolve import rules
from kg.resolve.entities import Entity
from kg.resolve.lexicon import Lexicon
from kg.resolve.reader import read
from kg.resolve.words import alike, folded

_X = "https://example.org/"
_PARAGRAPH = 100
"""Characters of each sentence, which is a paragraph of its own."""


def _class(name: str, *above: str, nouns: str = "", labels: str = "", facet: str = "", order: int = 9) -> Class:
    ancestors = (_X + name, *(_X + up for up in above))
    words = tuple(noun.strip() for noun in nouns.split(",") if noun.strip())
    return Class(
        _X + name,
        name,
        ancestors=ancestors,
        head_nouns=words,
        entity_labels=tuple(labels.split()),
        facet=facet,
        order=order,
    )


def _classes() -> Iterable[Class]:
    yield _class("Actor", facet="party", order=1)
    yield _class(
        "Human",
        "Actor",
        nouns="envoy, minister, president, source, rebel leader",
        labels="PERSON",
        facet="party",
        order=2,
    )
    yield _class("Place", nouns="city, region", labels="GPE LOC FAC", facet="place", order=20)
    yield _class("Land", "Actor", "Place", nouns="country", facet="party", order=3)
    yield _class("Mission", "Actor", nouns="delegation, team", facet="party", order=4)
    yield _class("Body", "Actor", nouns="group, bloc, council", labels="ORG", facet="party", order=5)
    yield _class("Ministry", "Body", "Actor", nouns="ministry", facet="party", order=6)
    yield _class("People", "Actor", nouns="side, rebel", labels="NORP", facet="party", order=8)
    yield _class("Event", nouns="event", labels="EVENT", facet="event", order=10)
    yield _class("Negotiation", "Event", nouns="talks, round, round of talks", facet="event", order=11)
    yield _class("Document", nouns="document, paper", facet="document", order=30)
    yield _class("Plan", "Document", nouns="plan, proposal", facet="document", order=31)
    yield _class("Issue", nouns="issue", facet="issue", order=40)
    yield _class("Office", facet="role", order=50)


@pytest.fixture(scope="module")
def schema() -> Schema:
    """A small ontology with other names than the shipped one: nothing in the code may know the shipped ones."""
    known = [
        Individual(_X + "peru", "Peru", _X + "Land", ("Republic of Peru",), ("Peruvian",), ("Peruvians",), ("Lima",)),
        Individual(_X + "chile", "Chile", _X + "Land", (), ("Chilean",), ("Chileans",), ("Santiago", "the Moneda")),
        Individual(_X + "lima", "Lima", _X + "Place"),
    ]
    sends = Relation(_X + "sentBy", "sent-by", "sent by", domain=(_X + "Mission",), range=(_X + "Land", _X + "Body"))
    truce = Concept(_X + "truce", _X + "issues", ("truce", "halt of fire"), type=_X + "Issue")
    return Schema(
        classes={c.iri: c for c in _classes()},
        relations={sends.iri: sends},
        individuals={i.iri: i for i in known},
        concepts={truce.iri: truce},
    )


class Text:
    """A reading written phrase by phrase; each sentence is a paragraph."""

    def __init__(self, schema: Schema) -> None:
        """Nothing is written yet."""
        self.schema = schema
        self.phrases: list[Phrase] = []
        self.offices: list[Office] = []
        self.short: list[tuple[str, str]] = []

    def say(self, sentence: int, text: str, form: Form = Form.NOUN, **more: Any) -> Phrase:  # noqa: ANN401 - a phrase's fields
        """A phrase at the end of what the sentence has so far."""
        word = sum(1 for p in self.phrases if p.sentence == sentence)
        start = sentence * _PARAGRAPH + 10 * word
        setting = replace(more.pop("setting", Setting(role="nsubj", acts=True)), at=start, word=word)
        fields = {"head": text.rsplit(maxsplit=1)[-1].lower(), **more}
        phrase = Phrase(
            (sentence, word), start, start + len(text), text, form=form, sentence=sentence, setting=setting, **fields
        )
        self.phrases.append(phrase)
        return phrase

    def name(self, sentence: int, text: str, label: str = "PERSON", **more: Any) -> Phrase:  # noqa: ANN401 - a phrase's fields
        """A name."""
        return self.say(sentence, text, Form.NAME, label=label, **more)

    def read(self) -> resolve.Resolution:
        """What everything stands for."""
        last = max(p.sentence for p in self.phrases) + 1
        text = "x" * (last * _PARAGRAPH)
        sentences = tuple(Sentence(i * _PARAGRAPH, (i + 1) * _PARAGRAPH, i, Kind.BODY) for i in range(last))
        reading = Reading(
            Article("doc", text, ()), sentences, tuple(self.phrases), (), tuple(self.short), tuple(self.offices)
        )
        return resolve.resolution(reading, self.schema)


@pytest.fixture
def text(schema: Schema) -> Text:
    """An empty article."""
    return Text(schema)


def _names(ends: tuple[End, ...]) -> list[str]:
    return [end.thing.name for end in ends]


def _kind(ends: tuple[End, ...]) -> str:
    return ends[0].thing.type.removeprefix(_X)


# --- names ------------------------------------------------------------------------------------------------------------


def test_surname_is_the_person_named_in_full(text: Text) -> None:
    text.name(0, "Rosa Quispe")
    later = text.name(1, "Quispe")
    found = text.read().ends(later)
    assert _names(found) == ["Rosa Quispe"]
    assert found[0].thing.aliases == ("Quispe",)
    assert found[0].text == "Quispe"


def test_surname_before_the_full_name_is_the_same_person(text: Text) -> None:
    early = text.name(0, "Quispe")
    text.name(1, "Rosa Quispe")
    assert _names(text.read().ends(early)) == ["Rosa Quispe"]


def test_surname_of_two_is_the_one_named_last(text: Text) -> None:
    text.name(0, "Rosa Quispe")
    text.name(1, "Mateo Quispe")
    later = text.name(2, "Quispe")
    assert _names(text.read().ends(later)) == ["Mateo Quispe"]


def test_a_name_that_opens_with_the_family_name(text: Text) -> None:
    text.name(0, "Kim Min Seo")
    later = text.name(1, "Kim")
    assert _names(text.read().ends(later)) == ["Kim Min Seo"]


def test_spellings_of_a_surname(text: Text) -> None:
    text.name(0, "Andrij Kovalenko")
    later = text.name(1, "Kovalenkoo")
    assert _names(text.read().ends(later)) == ["Andrij Kovalenko"]


@pytest.mark.parametrize(
    ("one", "other", "same"), [("zelensky", "zelenskyy", True), ("quispe", "quiroga", False), ("lima", "lime", False)]
)
def test_alike(one: str, other: str, *, same: bool) -> None:
    assert alike(one, other) is same


def test_folding_drops_accents_stops_and_possessives() -> None:
    assert folded("Türkiye's U.N. cease-fire") == "turkiye un ceasefire"


def test_same_forename_is_not_the_same_person(text: Text) -> None:
    one = text.name(0, "Rosa Quispe")
    other = text.name(1, "Rosa Luna")
    read_ = text.read()
    assert read_.ends(one)[0].thing.id != read_.ends(other)[0].thing.id


def test_known_names_and_adjectives_are_the_individual(text: Text) -> None:
    full = text.name(0, "Republic of Peru", "GPE")
    adjective = text.name(1, "Peruvian", "NORP", setting=Setting(role="amod"))
    found = text.read()
    assert found.ends(full)[0].thing.id == found.ends(adjective)[0].thing.id == _X + "peru"


def test_a_capital_acts_for_its_state_and_is_a_place_elsewhere(text: Text) -> None:
    acting = text.name(0, "Lima", "GPE")
    place = text.name(1, "Lima", "GPE", setting=Setting(role="pobj", preposition="in"))
    found = text.read()
    assert [found.ends(p)[0].thing.id for p in (acting, place)] == [_X + "peru", _X + "lima"]


def test_a_capital_before_a_noun_may_be_either(text: Text) -> None:
    before = text.name(0, "Lima", "GPE", setting=Setting(role="compound"))
    assert [end.thing.id for end in text.read().ends(before)] == [_X + "peru", _X + "lima"]


def test_a_house_acts_for_its_state_and_is_a_place_elsewhere(text: Text) -> None:
    acting = text.name(0, "Moneda", "ORG")
    place = text.name(1, "Moneda", "ORG", setting=Setting(role="pobj", preposition="at"))
    found = text.read()
    assert found.ends(acting)[0].thing.id == _X + "chile"
    assert _kind(found.ends(place)) == "Place"


def test_introduced_abbreviation_is_the_long_name(text: Text) -> None:
    text.short.append(("BRC", "Border River Council"))
    text.name(0, "Border River Council", "ORG")
    short = text.name(1, "BRC", "ORG")
    assert _names(text.read().ends(short)) == ["Border River Council"]


def test_capitals_beside_a_name_are_short_for_it(text: Text) -> None:
    long = text.name(0, "Andean Carriers Alliance", "ORG")
    text.name(0, "ACX", "ORG", setting=Setting(role="appos", apposed=long.ref))
    later = text.name(1, "ACX", "ORG")
    assert _names(text.read().ends(later)) == ["Andean Carriers Alliance"]


def test_a_persons_name_is_one_whatever_the_tagger_says(text: Text) -> None:
    text.name(0, "Rosa Quispe")
    later = text.name(1, "Quispe", "ORG")
    assert _names(text.read().ends(later)) == ["Rosa Quispe"]


def test_a_name_is_of_the_class_of_its_last_noun(text: Text) -> None:
    ministry = text.name(1, "Chilean Mining Ministry", "ORG")
    assert _kind(text.read().ends(ministry)) == "Ministry"


def test_named_things_have_one_id_over_articles_and_described_ones_do_not(schema: Schema) -> None:
    ids = []
    for document in ("one", "two"):
        row = Text(schema)
        name, thing = row.name(0, "Rosa Quispe"), row.say(0, "document")
        sentences = (Sentence(0, _PARAGRAPH, 0, Kind.BODY),)
        reading = Reading(Article(document, "x" * _PARAGRAPH, ()), sentences, tuple(row.phrases), ())
        found = resolve.resolution(reading, schema)
        ids.append((found.ends(name)[0].thing.id, found.ends(thing)[0].thing.id))
    (name_one, thing_one), (name_two, thing_two) = ids
    assert name_one == name_two
    assert thing_one != thing_two


# --- people by office -------------------------------------------------------------------------------------------------


def _office(text: Text, sentence: int, name: str, title: str, owner: str) -> None:
    person = text.name(sentence, name)
    state = text.name(sentence, owner, "NORP", setting=Setting(role="amod"))
    words = text.say(sentence, title, label="TITLE")
    text.offices.append(Office(person, words, (state,)))


def test_the_bare_title_is_its_last_holder(text: Text) -> None:
    _office(text, 0, "Rosa Quispe", "mining minister", "Peruvian")
    minister = text.say(1, "minister", determiner="the", definite=True)
    assert _names(text.read().ends(minister)) == ["Rosa Quispe"]


def test_the_title_with_a_nation_is_that_nations_holder(text: Text) -> None:
    _office(text, 0, "Rosa Quispe", "mining minister", "Peruvian")
    _office(text, 1, "Diego Luna", "mining minister", "Chilean")
    peru = text.name(2, "Peruvian", "NORP", setting=Setting(role="amod"))
    minister = text.say(2, "Peruvian minister", modifiers=("peruvian",), determiner="the", definite=True, owner=peru)
    assert _names(text.read().ends(minister)) == ["Rosa Quispe"]


def test_a_title_that_nobody_holds_stays_described(text: Text) -> None:
    _office(text, 0, "Rosa Quispe", "mining minister", "Peruvian")
    envoy = text.say(1, "envoy", determiner="the", definite=True)
    assert _names(text.read().ends(envoy)) == ["envoy"]


def test_a_title_is_a_role(text: Text) -> None:
    _office(text, 0, "Rosa Quispe", "mining minister", "Peruvian")
    title = text.phrases[-1]
    assert _kind(text.read().ends(title)) == "Office"


def test_a_noun_beside_a_name_is_the_same_person(text: Text) -> None:
    name = text.name(0, "Rosa Quispe")
    beside = text.say(0, "envoy", determiner="an", setting=Setting(role="appos", apposed=name.ref))
    assert _names(text.read().ends(beside)) == ["Rosa Quispe"]


# --- parties ----------------------------------------------------------------------------------------------------------


def _pair(text: Text) -> None:
    group = Setting(role="nsubj", acts=True, group=(0, 0))
    text.name(0, "Peru", "GPE", setting=group)
    text.name(0, "Chile", "GPE", setting=group)


def test_both_sides_are_the_parties(text: Text) -> None:
    _pair(text)
    sides = text.say(3, "sides", head="side", plural=True, reference=Reference.COLLECTIVE, person=3, count=2)
    found = text.read().ends(sides)
    assert _names(found) == ["Peru", "Chile"]
    assert {end.text for end in found} == {"sides"}


def test_without_a_clear_pair_the_phrase_stays(text: Text) -> None:
    text.name(0, "Peru", "GPE")
    sides = text.say(1, "sides", head="side", plural=True, reference=Reference.COLLECTIVE, person=3)
    assert _names(text.read().ends(sides)) == ["sides"]


def test_mediators_named_together_in_a_passive_are_not_the_parties(text: Text) -> None:
    text.name(0, "Peru", "GPE")
    text.name(0, "Chile", "GPE", setting=Setting(role="pobj", preposition="with", acts=True))
    agents = Setting(role="agent", preposition="by", acts=True, group=(0, 2))
    text.name(0, "Northern Council", "ORG", setting=agents)
    text.name(0, "Southern Council", "ORG", setting=agents)
    sides = text.say(1, "sides", head="side", plural=True, reference=Reference.COLLECTIVE, person=3)
    assert _names(text.read().ends(sides)) == ["Peru", "Chile"]


def test_three_who_are_named_together_are_three_parties(text: Text) -> None:
    group = Setting(role="nsubj", acts=True, group=(0, 0))
    for name in ("Peru", "Chile", "Bolivia"):
        text.name(0, name, "GPE", setting=group)
    text.name(1, "Peru", "GPE")
    text.name(1, "Chile", "GPE", setting=Setting(role="dobj", acts=True))
    sides = text.say(2, "sides", head="side", plural=True, reference=Reference.COLLECTIVE, person=3)
    assert _names(text.read().ends(sides)) == ["Peru", "Chile", "Bolivia"]


def test_a_collective_of_things_is_no_party(text: Text) -> None:
    _pair(text)
    papers = text.say(1, "papers", head="paper", plural=True, reference=Reference.COLLECTIVE, count=2)
    assert _names(text.read().ends(papers)) == ["papers"]


def test_names_beside_a_plural_noun_are_what_it_means(text: Text) -> None:
    rebels = text.say(0, "countries", head="country", plural=True, determiner="the", definite=True)
    row = Setting(role="appos", group=(0, 1), apposed=rebels.ref)
    text.name(0, "Peru", "GPE", setting=row)
    text.name(0, "Chile", "GPE", setting=row)
    assert _names(text.read().ends(rebels)) == ["Peru", "Chile"]


# --- described things -------------------------------------------------------------------------------------------------


def test_the_talks_are_the_round_named_before(text: Text) -> None:
    first = text.say(
        0, "second round of talks", head="round", forms=("second round", "round"), ordinal="2", modifiers=("second",)
    )
    later = text.say(2, "talks", plural=True, determiner="the", definite=True)
    found = text.read()
    assert found.ends(later)[0].thing.id == found.ends(first)[0].thing.id
    assert ("ordinal", "2") in found.ends(first)[0].thing.marks


def test_a_round_of_talks_is_one_event_which_goes_by_either_noun(text: Text) -> None:
    talks = text.say(0, "talks in Geneva", head="talk", forms=("talks",), plural=True)
    whole = text.say(
        0, "second round of talks in Geneva", head="round", forms=("second round",), ordinal="2", complement=talks
    )
    later = [text.say(number, "talks", head="talk", plural=True, determiner="the", definite=True) for number in (1, 3)]
    found = text.read()
    assert {found.ends(one)[0].thing.id for one in (talks, *later)} == {found.ends(whole)[0].thing.id}


def test_a_round_of_the_talks_is_not_the_talks(text: Text) -> None:
    talks = text.say(0, "Muscat talks", head="talk", plural=True, determiner="the", definite=True)
    whole = text.say(0, "first round of the Muscat talks", head="round", ordinal="1", complement=talks)
    found = text.read()
    assert found.ends(talks)[0].thing.id != found.ends(whole)[0].thing.id


def test_the_first_round_is_not_the_second(text: Text) -> None:
    first = text.say(0, "first round", ordinal="1", modifiers=("first",), definite=True)
    second = text.say(1, "second round", ordinal="2", modifiers=("second",), definite=True)
    found = text.read()
    assert found.ends(first)[0].thing.id != found.ends(second)[0].thing.id


def test_a_round_of_another_day_is_another(text: Text) -> None:
    one = text.say(0, "round", date="2025-05-16")
    other = text.say(1, "round", date="2025-06-02", definite=True)
    found = text.read()
    assert found.ends(one)[0].thing.id != found.ends(other)[0].thing.id


def test_delegations_go_by_their_sender(text: Text) -> None:
    peru = text.name(0, "Peru", "GPE", setting=Setting(role="poss", acts=True))
    one = text.say(0, "Peru's delegation", head="delegation", owner=peru, forms=("delegation",))
    peruvian = text.name(1, "Peruvian", "NORP", setting=Setting(role="amod"))
    same = text.say(
        1, "Peruvian team", head="team", owner=peruvian, modifiers=("peruvian",), determiner="the", definite=True
    )
    chilean = text.name(2, "Chilean", "NORP", setting=Setting(role="amod"))
    other = text.say(
        2, "Chilean team", head="team", owner=chilean, modifiers=("chilean",), determiner="the", definite=True
    )
    found = text.read()
    assert found.ends(one)[0].thing.id == found.ends(same)[0].thing.id != found.ends(other)[0].thing.id
    assert ("owner", _X + "peru") in found.ends(one)[0].thing.marks


def test_negotiators_of_a_sender_are_its_delegation_but_several_delegations_are_not(text: Text) -> None:
    peru = text.name(0, "Peru", "GPE", setting=Setting(role="poss", acts=True))
    one = text.say(0, "Peru's delegation", head="delegation", owner=peru, forms=("delegation",))
    same = text.say(1, "Peru's team", head="team", owner=peru, plural=True)
    few = text.say(2, "two Peru teams", head="team", owner=peru, plural=True, count=2)
    many = text.say(3, "Peru's respective delegations", head="delegation", owner=peru, plural=True)
    found = text.read()
    assert found.ends(one)[0].thing.id == found.ends(same)[0].thing.id
    assert found.ends(one)[0].thing.id not in {found.ends(other)[0].thing.id for other in (few, many)}


def test_a_noun_with_two_senders_is_their_two_delegations(text: Text) -> None:
    whole = "Peruvian and Chilean delegations"
    peru, chile = (text.name(0, name, "NORP", setting=Setting(role="amod")) for name in ("Peruvian", "Chilean"))
    both = text.say(0, whole, head="delegation", owner=peru, plural=True)
    pair = [
        replace(both, text=f"{owner.text} delegation", words=whole, owner=owner, ref=owner.ref, plural=False)
        for owner in (peru, chile)
    ]
    text.phrases += pair
    later = text.say(1, "Peruvian delegation", head="delegation", owner=peru, determiner="the", definite=True)
    found = text.read()
    ids = [found.ends(one)[0].thing.id for one in pair]
    assert [end.thing.id for end in found.ends(both)] == ids
    assert found.ends(later)[0].thing.id == ids[0] != ids[1]


def test_a_numbered_round_is_the_same_with_a_further_adjective(text: Text) -> None:
    one = text.say(0, "second informal round", head="round", ordinal="2", modifiers=("second", "informal"))
    same = text.say(1, "second direct round", head="round", ordinal="2", modifiers=("second", "direct"), definite=True)
    found = text.read()
    assert found.ends(one)[0].thing.id == found.ends(same)[0].thing.id


def test_the_chilean_one_is_of_the_kind_named_before(text: Text) -> None:
    peruvian = text.name(0, "Peruvian", "NORP", setting=Setting(role="amod"))
    text.say(0, "Peruvian team", head="team", owner=peruvian, modifiers=("peruvian",))
    chilean = text.name(1, "Chilean", "NORP", setting=Setting(role="amod"))
    one = text.say(1, "Chilean one", head="one", owner=chilean, modifiers=("chilean",), reference=Reference.KIND)
    assert _kind(text.read().ends(one)) == "Mission"


def test_the_group_is_the_named_body_spoken_of_most(text: Text) -> None:
    text.name(0, "Condor Front", "ORG")
    text.name(0, "Radio Andina", "ORG", setting=Setting(role="pobj", preposition="to"))
    text.name(1, "Condor Front", "ORG")
    group = text.say(2, "group", determiner="the", definite=True)
    assert _names(text.read().ends(group)) == ["Condor Front"]


def test_an_indefinite_noun_takes_up_nothing(text: Text) -> None:
    text.say(0, "peace plan", head="plan", modifiers=("peace",))
    other = text.say(1, "plan", determiner="a")
    found = text.read()
    assert found.ends(other)[0].thing.name == "plan"


def test_a_definite_document_is_the_last_of_its_class(text: Text) -> None:
    first = text.say(0, "Chilean proposal", head="proposal", modifiers=("chilean",))
    plan = text.say(1, "plan", determiner="the", definite=True)
    found = text.read()
    assert found.ends(plan)[0].thing.id == found.ends(first)[0].thing.id


def test_what_is_unknown_is_an_issue_with_its_concepts(text: Text) -> None:
    phrase = text.say(0, "30-day truce at sea", head="truce", forms=("30-day truce", "truce"))
    thing = text.read().ends(phrase)[0].thing
    assert thing.type == _X + "Issue"
    assert thing.broader == (_X + "truce",)
    assert "truce" in thing.aliases


def test_days_of_talks_are_the_talks(text: Text) -> None:
    talks = text.say(0, "talks", plural=True)
    days = text.say(
        0,
        "nine days of talks",
        head="day",
        forms=("nine days",),
        label="DATE",
        reference=Reference.PART,
        complement=talks,
    )
    found = text.read()
    assert found.ends(days)[0].thing.id == found.ends(talks)[0].thing.id


# --- pronouns ---------------------------------------------------------------------------------------------------------


def test_expletive_it_stands_for_nothing(text: Text) -> None:
    text.name(0, "Peru", "GPE")
    it = text.say(1, "It", Form.PRONOUN, gender="n", person=3, reference=Reference.EXPLETIVE)
    assert text.read().ends(it) == ()


def test_she_is_the_woman_named_before(text: Text) -> None:
    text.name(0, "Rosa Quispe", gender="f")
    text.name(0, "Diego Luna", gender="m", setting=Setting(role="dobj"))
    she = text.say(1, "she", Form.PRONOUN, gender="f", person=3)
    assert _names(text.read().ends(she)) == ["Rosa Quispe"]


def test_first_person_is_the_speaker_and_their_state(text: Text) -> None:
    _office(text, 0, "Rosa Quispe", "mining minister", "Peruvian")
    speaker = text.phrases[0]
    one = text.say(1, "I", Form.PRONOUN, person=1, speaker=speaker)
    all_of_us = text.say(1, "we", Form.PRONOUN, person=1, plural=True, speaker=speaker)
    found = text.read()
    assert _names(found.ends(one)) == ["Rosa Quispe"]
    assert _names(found.ends(all_of_us)) == ["Peru"]


def test_it_is_never_a_person(schema: Schema) -> None:
    row = Text(schema)
    row.name(0, "Rosa Quispe", gender="f")
    it = row.say(1, "it", Form.PRONOUN, gender="n", person=3)
    assert row.read().ends(it) == ()


def test_rules_take_the_subject_of_the_verb_of_saying(schema: Schema) -> None:
    """As in "Quispe told Flores that she would sign"."""
    row = Text(schema)
    says = Setting(role="nsubj", acts=True, verb=(0, 9), lemma="tell", speaks=True)
    row.name(0, "Rosa Quispe", gender="f", setting=says)
    row.name(0, "Elena Flores", gender="f", setting=Setting(role="dobj", verb=(0, 9), lemma="tell"))
    she = row.say(
        0, "she", Form.PRONOUN, gender="f", person=3, setting=Setting(role="nsubj", verb=(0, 12), above=((0, 9),))
    )
    reading = Reading(Article("d", "x" * 100, ()), (Sentence(0, 100, 0, Kind.BODY),), tuple(row.phrases), ())
    meant, _ = read(reading, Lexicon.of(schema), rules.choose)
    assert [entity.name for _, entity in meant[she.ref, she.form, she.text]] == ["Rosa Quispe"]


def test_an_unknown_phrase_stands_for_nothing(text: Text) -> None:
    text.name(0, "Peru", "GPE")
    stranger = Phrase((9, 9), 0, 4, "Oslo", "oslo", Form.NAME)
    assert text.read().ends(stranger) == ()


def test_the_same_reading_gives_the_same_things(schema: Schema) -> None:
    made = []
    for _ in range(2):
        row = Text(schema)
        _pair(row)
        _office(row, 1, "Rosa Quispe", "mining minister", "Peruvian")
        row.say(2, "they", Form.PRONOUN, plural=True, person=3)
        found = row.read()
        made.append([found.ends(p) for p in row.phrases])
    assert made[0] == made[1]


def test_who_belongs_to_whom_is_told_at_any_remove() -> None:
    front = Entity("front")
    wing = Entity("wing", owner=front)
    cell = Entity("cell", owner=wing)
    assert cell.is_of(front)
    assert front.is_of(front)
    assert not front.is_of(cell)
