"""Deciding anew only what added articles touch gives what one decision on all gives: things, clusters, labels and views."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Sequence

import pytest

from kg.entities import Plan, Survey, decide, notes, region
from kg.entities.kinds import Part
from kg.growing import identities
from kg.growing.identities import Identities
from kg.model import BASE, Article, Claim, Schema, Status, Thing, slug

Tell = Callable[..., Claim]
SMALL = "https://example.org/small#"
LANDS = ("north", "south", "east", "Land West", "Army River Guard", "Body River Guard", "Army the rebels")
DAYS = ("", "2031-04-02", "2031-04-03", "2031-05-09", "2031-04")
PLACES = ("harbour", "valley", "Town Quay", "Town same city", "House Hall")
PUBLISHED = ("2031-04-02", "2031-04-03", "2031-05-10", None)


class Writer:
    """Writes articles whose people, sittings, missions and papers may be one or not."""

    def __init__(self, tell: Tell, seed: int) -> None:
        """Every article follows from the seed."""
        self.tell = tell
        self.chance = random.Random(seed)  # noqa: S311 - any articles will do

    def article(self, name: str) -> list[Claim]:
        """The claims of one article."""
        events = [self._event(name, number) for number in range(self.chance.randrange(3))]
        found = [claim for event in events for claim in self._about(name, event)]
        for _ in range(self.chance.randrange(1, 7)):
            make = self.chance.choice(
                (self._tie, self._tie, self._meeting, self._mission, self._paper, self._topic, self._body)
            )
            found += make(name, events)
        return [claim for claim in found if claim.subject.thing.id != claim.object.thing.id]

    def _event(self, name: str, number: int) -> Thing:
        kind, words = (
            self.chance.choice(("Sitting", "Sitting", "Chat", "Phone")),
            self.chance.choice(("sitting", "talks")),
        )
        count = self.chance.choice(((), (("ordinal", "1"),), (("ordinal", "2"),)))
        home = name if self.chance.randrange(4) else "same"
        return Thing(f"{BASE}id/thing/{kind}-{slug(words)}-{number}-{home}", words, SMALL + kind, marks=count)

    def _about(self, name: str, event: Thing) -> list[Claim]:
        parties = self.chance.sample(LANDS[:5], self.chance.randrange(4))
        found = [self.tell(name, party, "cameTo", event) for party in parties]
        day = self.chance.choice(DAYS)
        found += [self.tell(name, event, "dayOf", day)] if day else []
        found += [self.tell(name, event, "placedIn", self.chance.choice(PLACES))] if self.chance.randrange(2) else []
        return found

    def _person(self) -> str:
        first, last = (
            self.chance.choice(("Ann", "Oleh", "Vera")),
            self.chance.choice(("Lee", "Marienko", "Marenko", "Borisova")),
        )
        return f"Human {self.chance.choice((f'{first} {last}', last, f'{first} Q. {last}', f'{first} {last}'))}"

    def _tie(self, name: str, events: Sequence[Thing]) -> list[Claim]:
        del events
        return [self.tell(name, self._person(), "speaksFor", self.chance.choice(LANDS))]

    def _meeting(self, name: str, events: Sequence[Thing]) -> list[Claim]:
        guests = [self.tell(name, self._person(), "cameTo", event) for event in events[:1]]
        return [*guests, self.tell(name, self._person(), "meets", self._person())]

    def _mission(self, name: str, events: Sequence[Thing]) -> list[Claim]:
        team = f"Mission {self.chance.choice(('team', 'their team'))}"
        found = [
            self.tell(name, team, "sentBy", self.chance.choice(LANDS)),
            self.tell(name, self._person(), "heads", team),
        ]
        return found + [self.tell(name, team, "cameTo", event) for event in events[:1] if self.chance.randrange(2)]

    def _paper(self, name: str, events: Sequence[Thing]) -> list[Claim]:
        del events
        paper = self.chance.choice(("Paper North plan for peace", "Paper plan for peace", "Paper Harbour Accord"))
        status = self.chance.choice((Status.ACTUAL, Status.NEGATED))
        return [
            self.tell(name, self.chance.choice(LANDS), self.chance.choice(("offers", "accepts")), paper, status=status)
        ]

    def _topic(self, name: str, events: Sequence[Thing]) -> list[Claim]:
        del events
        words = self.chance.choice(("pause in fighting", "long pause in fighting", "break of fighting", "terms"))
        under = (f"{SMALL}pause",) if self.chance.randrange(2) else ()
        topic = Thing(f"{BASE}id/thing/{slug(words)}", words, f"{SMALL}Topic", broader=under)
        return [self.tell(name, self.chance.choice(LANDS), "offers", topic)]

    def _body(self, name: str, events: Sequence[Thing]) -> list[Claim]:
        del events
        iri = f"{BASE}id/thing/guard-{self.chance.randrange(3)}"
        guard = Thing(iri, "River Guard", f"{SMALL}Army", aliases=("RG",))
        return [self.tell(name, guard, "greets", self.chance.choice(("Body RG", *LANDS)))]


def _identities() -> tuple[Identities, sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(identities.LAYOUT + identities.INDEXES)
    return Identities(connection), connection


def _decided(texts: Iterable[str], schema: Schema) -> Plan:
    survey = Survey.of(schema)
    for text in texts:
        notes.fold(text, survey)
    return decide(survey)


def _noted(name: str, writer: Writer, schema: Schema) -> str:
    article = Article(name, "", (), date=writer.chance.choice(PUBLISHED))
    return notes.dumped(notes.of_article(article, writer.article(name), Survey.of(schema).kinds))


@pytest.mark.parametrize("seed", range(8))
def test_adding_article_by_article_is_one_decision_on_all(
    seed: int, small: Schema, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(region, "_SHARE", 0)  # however much is touched
    writer, (kept, connection) = Writer(tell, seed), _identities()
    texts = {f"d{number:02}": _noted(f"d{number:02}", writer, small) for number in range(12)}
    first = _decided(texts.values(), small)
    kept.write(first, {name: notes.fold(text, Survey.of(small)) for name, text in texts.items()})
    for name in ("d20", "d21", "d05b", "d22"):
        texts[name] = _noted(name, writer, small)
        fresh = Survey.of(small)
        keys = notes.fold(texts[name], fresh)
        found = region.grown(kept, fresh)
        assert found
        kept.grow(found, {name: keys})
        whole = _decided(texts.values(), small)
        for key in whole.survey.nodes:
            assert kept.thing(key) == whole.things.get(key), key
            assert kept.root(key) == whole.clusters.root(key)
            assert kept.views(key) == region.views(key, whole)
        labels = {(label, key) for key, labels in whole.clusters.blocks.items() for label in labels}
        assert set(connection.execute("SELECT label, key FROM block")) == labels
        assert kept.joined() == whole.joined


def test_what_an_article_does_not_touch_is_left_alone(small: Schema, tell: Tell) -> None:
    kept, _ = _identities()
    texts = {}
    for number in range(40):
        claims = [tell(f"d{number}", f"Human Ann Lee{'x' * number}", "speaksFor", "north")]
        part = notes.of_article(Article(f"d{number}", "", (), date="2031-04-02"), claims, Survey.of(small).kinds)
        texts[f"d{number}"] = notes.dumped(part)
    kept.write(
        _decided(texts.values(), small), {name: notes.fold(text, Survey.of(small)) for name, text in texts.items()}
    )
    fresh = notes.of_article(
        Article("new", "", ()), [tell("new", "Human Lee", "speaksFor", "north")], Survey.of(small).kinds
    )
    found = region.grown(kept, fresh)
    assert found
    people = [key for key in found.active if found.plan.survey.nodes[key].part is Part.PERSON]
    assert {found.plan.survey.iri(key).rpartition("/")[2] for key in people} == {"human-lee", "human-ann-lee"}


def test_much_that_is_touched_is_decided_with_all(small: Schema, tell: Tell) -> None:
    kept, _ = _identities()
    claims = [tell("a", "Human Ann Lee", "speaksFor", "north")]
    survey = Survey.of(small)
    survey.add(claims)
    kept.write(decide(survey), {"a": [claims[0].subject.thing.id]})
    fresh = notes.of_article(Article("b", "", ()), [tell("b", "Human Lee", "speaksFor", "north")], survey.kinds)
    assert region.grown(kept, fresh) is None
