from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pytest

from kg import match
from kg.model import (
    Article,
    Claim,
    Class,
    End,
    Form,
    Kind,
    Paragraph,
    Phrase,
    Predication,
    Reading,
    Relation,
    Schema,
    Sentence,
    Status,
    Thing,
)
from kg.ontology import frames

_NS = "https://example.org/o#"
_TEXT = "Peru and Chile agreed to a truce."
_CLASSES = {
    f"{_NS}{name}": Class(f"{_NS}{name}", name.lower(), ancestors=(f"{_NS}{name}",)) for name in ("Party", "Topic")
}


@dataclass(frozen=True)
class _Known:
    """A resolution that knows what each phrase's words stand for."""

    things: dict[str, tuple[Thing, ...]]
    named: frozenset[str] = frozenset()

    def ends(self, phrase: Phrase) -> tuple[End, ...]:
        return tuple(End(thing, phrase.text, phrase.start) for thing in self.things.get(phrase.text, ()))


def _thing(name: str, kind: str) -> Thing:
    return Thing(f"{_NS}{name.replace(' ', '-')}", name, f"{_NS}{kind}")


_PERU, _CHILE, _TRUCE = _thing("Peru", "Party"), _thing("Chile", "Party"), _thing("truce", "Topic")
_KNOWN = _Known({"Peru": (_PERU,), "Chile": (_CHILE,), "truce": (_TRUCE,), "both": (_PERU, _CHILE)})


def _phrase(text: str, head: str = "") -> Phrase:
    start = max(_TEXT.find(text), 0)
    return Phrase((0, start), start, start + len(text), text, head or text.lower(), Form.NAME)


def _predication(
    slots: Mapping[tuple[str, ...], tuple[str, ...]], trigger: str = "agree", **more: object
) -> Predication:
    filled = {path: tuple(_phrase(text) for text in texts) for path, texts in slots.items()}
    return replace(Predication((trigger,), "verb", trigger, _TEXT.find("agreed"), filled, 0), **more)  # type: ignore[arg-type]


def _relation(name: str, *lines: str, **more: object) -> Relation:
    read = tuple(frame for line in lines for frame in frames.parse(line))
    made = Relation(f"{_NS}{name}", name, name, domain=(f"{_NS}Party",), range=(f"{_NS}Topic",), frames=read)
    return replace(made, **more)  # type: ignore[arg-type]


def _claims(predication: Predication, *relations: Relation) -> list[Claim]:
    article = Article("a", _TEXT, (Paragraph(0, len(_TEXT)),))
    reading = Reading(article, (Sentence(0, len(_TEXT), 0, Kind.BODY),), (), (predication,))
    schema = Schema(classes=_CLASSES, relations={relation.iri: relation for relation in relations})
    return list(match.claims(reading, _KNOWN, match.Frames.of(schema)))  # type: ignore[arg-type]


def _ends(claims: list[Claim]) -> Iterator[tuple[str, str]]:
    return ((claim.subject.thing.name, claim.object.thing.name) for claim in claims)


def test_coordinated_subjects_give_a_claim_each() -> None:
    found = _claims(
        _predication({("<",): ("Peru", "Chile"), ("to",): ("truce",)}), _relation("agreed", "{s} agree to {o}")
    )
    assert list(_ends(found)) == [("Peru", "truce"), ("Chile", "truce")]


def test_collective_gives_a_claim_for_each_thing_it_stands_for() -> None:
    found = _claims(_predication({("<",): ("both",), ("to",): ("truce",)}), _relation("agreed", "{s} agree to {o}"))
    assert list(_ends(found)) == [("Peru", "truce"), ("Chile", "truce")]


def test_end_of_another_class_does_not_fit() -> None:
    found = _claims(_predication({("<",): ("truce",), ("to",): ("Peru",)}), _relation("agreed", "{s} agree to {o}"))
    assert found == []


def test_slot_narrowed_to_words_takes_these_heads_and_classes_alone() -> None:
    slots: dict[tuple[str, ...], tuple[str, ...]] = {("<",): ("Peru",), (">",): ("truce",)}
    broken = _predication(slots, trigger="break")
    assert list(_ends(_claims(broken, _relation("broke", "{s} break {o:promise/truce}")))) == [("Peru", "truce")]
    assert list(_ends(_claims(broken, _relation("broke", "{s} break {o:promise/Topic}")))) == [("Peru", "truce")]
    assert _claims(broken, _relation("broke", "{s} break {o:promise/Party}")) == []
    assert _claims(broken, _relation("broke", "{s} break {o!truce}")) == []
    assert list(_ends(_claims(broken, _relation("broke", "{s} break {o!promise}")))) == [("Peru", "truce")]


def test_head_cut_at_a_hyphen_is_known_by_the_whole_word() -> None:
    slots: dict[tuple[str, ...], tuple[str, ...]] = {("<",): ("Peru",)}
    whole = replace(_phrase("truce", "fire"), forms=("long cease-fires",))
    broken = _predication(slots, trigger="break")
    broken = replace(broken, slots={**broken.slots, (">",): (whole,)})
    assert list(_ends(_claims(broken, _relation("broke", "{s} break {o:cease-fire}")))) == [("Peru", "truce")]
    assert _claims(broken, _relation("broke", "{s} break {o!cease-fire}")) == []


def test_slot_that_nothing_fills_does_not_fit() -> None:
    assert _claims(_predication({("<",): ("Peru",)}), _relation("agreed", "{s} agree to {o}")) == []


def test_noun_through_which_a_verb_says_it_says_nothing_of_its_own() -> None:
    verb = _predication({("<",): ("Peru",), ("vow", "to"): ("truce",)}, trigger="renew")
    noun = _predication({("'s",): ("Chile",), ("to",): ("truce",)}, trigger="vow", kind="noun")
    its = replace(_phrase("Chile", "its"), form=Form.PRONOUN)
    noun = replace(noun, slots={**noun.slots, ("'s",): (its,)})
    article = Article("a", _TEXT, (Paragraph(0, len(_TEXT)),))
    reading = Reading(article, (Sentence(0, len(_TEXT), 0, Kind.BODY),), (), (verb, noun))
    relation = _relation("vowed", "{s} renew vow to {o}", "{s}'s vow to {o}")
    schema = Schema(classes=_CLASSES, relations={relation.iri: relation})
    found = list(match.claims(reading, _KNOWN, match.Frames.of(schema)))  # type: ignore[arg-type]
    assert list(_ends(found)) == [("Peru", "truce")]


def test_longer_frame_uses_up_the_words_that_lead_to_its_end() -> None:
    agreement = _thing("agreement", "Topic")
    known = _Known({**_KNOWN.things, "agreement": (agreement,)})
    slots: dict[tuple[str, ...], tuple[str, ...]] = {
        ("<",): ("Peru",),
        (">",): ("agreement",),
        ("agreement", "on"): ("truce",),
    }
    predication = _predication(slots, trigger="reach")
    relation = _relation("agreed", "{s} reach agreement on {o}", "{s} reach {o}")
    article = Article("a", _TEXT, (Paragraph(0, len(_TEXT)),))
    reading = Reading(article, (Sentence(0, len(_TEXT), 0, Kind.BODY),), (), (predication,))
    schema = Schema(classes=_CLASSES, relations={relation.iri: relation})
    found = list(match.claims(reading, known, match.Frames.of(schema)))  # type: ignore[arg-type]
    assert list(_ends(found)) == [("Peru", "truce")]


def test_verb_counts_where_a_noun_says_the_same_with_another_status() -> None:
    slots: dict[tuple[str, ...], tuple[str, ...]] = {("<",): ("Peru",), (">",): ("truce",)}
    verb = _predication(slots, trigger="offer", status=Status.PLANNED)
    noun = _predication(slots, trigger="offer", kind="mark")
    article = Article("a", _TEXT, (Paragraph(0, len(_TEXT)),))
    reading = Reading(article, (Sentence(0, len(_TEXT), 0, Kind.BODY),), (), (noun, verb))
    schema = Schema(classes=_CLASSES, relations={f"{_NS}offered": _relation("offered", "{s} offer {o}")})
    found = list(match.claims(reading, _KNOWN, match.Frames.of(schema)))  # type: ignore[arg-type]
    assert [claim.status for claim in found] == [Status.PLANNED]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.ACTUAL, Status.NEGATED),
        (Status.NEGATED, Status.ACTUAL),
        (Status.PLANNED, Status.NEGATED),
        (Status.POSSIBLE, Status.POSSIBLE),
    ],
)
def test_denying_frame_turns_the_status(status: Status, expected: Status) -> None:
    denying = frames.parse("{s} shun {o}", denies=True)
    relation = _relation("agreed", frames=denying)
    (found,) = _claims(_predication({("<",): ("Peru",), (">",): ("truce",)}, trigger="shun", status=status), relation)
    assert found.status is expected


def test_symmetric_relation_holds_between_coordinated_subjects() -> None:
    relation = _relation("met", "{s} meet {o}", symmetric=True, range=(f"{_NS}Party",))
    found = _claims(_predication({("<",): ("Peru", "Chile")}, trigger="meet"), relation)
    assert list(_ends(found)) == [("Peru", "Chile")]


def test_thing_is_not_related_to_itself() -> None:
    relation = _relation("met", "{s} meet {o}", range=(f"{_NS}Party",))
    assert _claims(_predication({("<",): ("Peru",), (">",): ("Peru",)}, trigger="meet"), relation) == []


def test_narrowed_slot_takes_only_its_class() -> None:
    relation = _relation("agreed", "{s} agree to {o:Party}")
    assert _claims(_predication({("<",): ("Peru",), ("to",): ("truce",)}), relation) == []


def test_words_of_the_claim_are_those_of_the_sentence() -> None:
    (found, _) = _claims(
        _predication({("<",): ("Peru", "Chile"), ("to",): ("truce",)}), _relation("agreed", "{s} agree to {o}")
    )
    assert found.sentence == _TEXT
    assert _TEXT[found.object.start : found.object.start + len(found.object.text)] == "truce"
    assert found.rule == "{s} agree to {o}"


def test_slot_for_names_takes_no_description() -> None:
    relation = _relation("agreed", "{s} agree to {o}", named=("s",))
    assert _claims(_predication({("<",): ("Peru",), ("to",): ("truce",)}), relation) == []


def test_claim_gives_way_to_one_that_says_more() -> None:
    strong = _relation("signed", "{s} agree to {o}")
    weak = _relation("agreed", "{s} agree to {o}", yields_to=(strong.iri,))
    found = _claims(_predication({("<",): ("Peru",), ("to",): ("truce",)}), weak, strong)
    assert [claim.relation for claim in found] == [strong.iri]
