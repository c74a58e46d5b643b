"""Predications and frames -> claims: which frame of which relation fits, and who stands at its ends.

In: a `Reading`, the `Resolution` of its phrases to things, and the `Schema`. Out: `Claim`s in the order of the text. This
module alone knows when a frame fits: its trigger is the predication's, each of its slots is filled, and what fills the
ends is of the relation's domain and range. No word of English and no term of an ontology stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.match.frames import ADDRESSEE, OBJECT, SUBJECT, Entry, Frames, inner_words, local_name, may_lack
from kg.model import (
    Claim,
    End,
    Form,
    Frame,
    Phrase,
    Predication,
    Reading,
    Relation,
    Schema,
    Sentence,
    Slot,
    Status,
    value_thing,
)
from kg.resolve import Resolution

__all__ = ["Frames", "Trial", "claims", "trials"]

_VERB, _MARK = "verb", "mark"
_OWNER = ("'s",)
_DUTY = "must"
"""The path to a clause that says what must be done (`kg:frame`)."""
_BARE = "bare"
"""Marks such a clause whose verb is bare ("insisted that Lima go"): to say so is the demand itself."""
_FEW = 3
"""As many as are said to have met each other, where it is only said that they met."""
_OBJECT = (">",)
_EVENT = "event"
"""The facet of events."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One frame tried on one predication, for explanations: `fault` says why it did not fit, empty where it did.

    `lacking` is true where a slot of the frame has nothing to fill it.
    """

    predication: Predication
    relation: Relation
    frame: Frame
    fault: str = ""
    claims: tuple[Claim, ...] = ()
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class _Ends:
    """What fills a frame: the phrases at either end, and the slots that the frame narrows, by name."""

    subjects: tuple[Phrase, ...]
    objects: tuple[Phrase, ...]
    narrow: Mapping[str, Slot]
    at_hand: tuple[End, ...]


def claims(reading: Reading, resolution: Resolution, frames: Frames) -> Iterator[Claim]:
    """The claims of an article, each id once, in the order of the text; the longest frame of a predication wins."""
    tried = [trial for trial in trials(reading, resolution, frames, lacking=False) if trial.claims]
    done = {key for trial in tried if trial.predication.kind == _VERB for key in _done(trial)}
    found = {
        claim.id: claim
        for trial in tried
        for claim in trial.claims
        if trial.predication.kind == _VERB or done.isdisjoint(_same(trial, claim))
    }
    said = {key for claim in found.values() for key in _keys(claim, claim.relation)}
    for claim in found.values():
        stronger = frames.schema.relations[claim.relation].yields_to
        if said.isdisjoint(key for relation in stronger for key in _stronger_keys(claim, relation)):
            yield claim


def _what(claim: Claim) -> tuple[int | str, ...]:
    """What a claim says in its sentence, whatever its status: of a verb and a noun that say the same the verb counts."""
    return claim.start, claim.subject.thing.id, claim.relation, claim.object.thing.id


def _done(trial: Trial) -> Iterator[tuple[int | str, ...]]:
    """What a verb's claims say, and what the nouns say of the object by which the verb says it ("reaffirmed its vow to")."""
    words = inner_words(trial.frame)
    for claim in trial.claims:
        yield _what(claim)
        yield from ((claim.start, claim.relation, claim.object.thing.id, word) for word in words)


def _same(trial: Trial, claim: Claim) -> Iterator[tuple[int | str, ...]]:
    """The keys of `_done` under which a noun's claim is said already; whom "its" stands for, the verb knows better."""
    yield _what(claim)
    if any(owner.form is Form.PRONOUN for owner in trial.predication.slots.get(_OWNER, ())):
        yield from ((claim.start, claim.relation, claim.object.thing.id, word) for word in trial.predication.trigger)


def _keys(claim: Claim, relation: str) -> Iterator[tuple[int | str, ...]]:
    """By what a claim is known to one that yields to it: the ends in its sentence, or the subject and the very words."""
    yield claim.start, claim.subject.thing.id, relation, claim.object.thing.id
    yield claim.trigger_start, claim.trigger, claim.subject.thing.id, relation


def _stronger_keys(claim: Claim, relation: str) -> Iterator[tuple[int | str, ...]]:
    """By what a claim would be known that says more: the words count only where they are the claim's object."""
    ends, words = _keys(claim, relation)
    yield ends
    if claim.object.start == claim.trigger_start:
        yield words


def trials(reading: Reading, resolution: Resolution, frames: Frames, *, lacking: bool = True) -> Iterator[Trial]:
    """Every frame tried on every predication that has its trigger, the longest frames first.

    Without `lacking` the frames for which nothing stands at a slot are passed over.
    """
    matcher = _Matcher(reading, resolution, frames.schema, frames.classes, explains=lacking)
    for predication in reading.predications:
        inner: frozenset[str] = frozenset()
        asked: frozenset[tuple[int, int]] = frozenset()
        done: set[str] = set()
        filled = frozenset(predication.slots)
        for entry in frames.tried(predication):
            if not lacking and not entry.needed <= filled:
                continue
            if entry.frame.implies and (entry.relation.iri in done or not _leaves_unsaid(predication, entry)):
                continue
            trial = matcher.trial(predication, entry.relation, entry.frame, inner, asked)
            if trial.claims:
                inner |= entry.inner
                asked |= _asked(predication, entry.frame)
                done.add(entry.relation.iri)
            yield trial


def _asked(predication: Predication, frame: Frame) -> frozenset[tuple[int, int]]:
    """The refs of those that the frame names as asked to act ("urged Peru to leave"): they are not what is asked for."""
    rows = (predication.slots.get(slot.path, ()) for slot in frame.slots if slot.name == ADDRESSEE)
    return frozenset(phrase.ref for row in rows for phrase in row)


def _leaves_unsaid(predication: Predication, entry: Entry) -> bool:
    """Whether the last words of a frame may stand there, and no object, nor anything that hangs on those words."""
    slots = predication.slots
    for slot in entry.frame.slots:
        if not slot.name and (
            not (slot.path in slots or (slot.path[:-1] or _OBJECT) in slots)
            or any(path[: len(slot.path)] == slot.path != path for path in slots)
        ):
            return False
    objects = slots.get(_OBJECT, ()) if predication.kind == _VERB else ()
    return all(phrase.head in entry.inner for phrase in objects)


@dataclass(frozen=True, slots=True)
class _Matcher:
    """Tries frames on the predications of one article; where it `explains`, a trial that fails says why."""

    reading: Reading
    resolution: Resolution
    schema: Schema
    classes: Mapping[str, tuple[str, ...]]
    explains: bool

    def trial(
        self,
        predication: Predication,
        relation: Relation,
        frame: Frame,
        taken: frozenset[str],
        asked: frozenset[tuple[int, int]],
    ) -> Trial:
        """The frame tried; `taken` are words, `asked` refs of phrases that a longer frame has used up."""
        filled = _fill(predication, relation, frame)
        if isinstance(filled, str):
            return Trial(predication, relation, frame, filled, lacking=True)
        if not all(self._fits_in(predication, slot) for slot in frame.slots if slot.name not in ("", SUBJECT, OBJECT)):
            return Trial(predication, relation, frame, "a further part of the frame is of another kind", lacking=True)
        ends = _Ends(
            subjects=filled.get(SUBJECT, ()),
            objects=tuple(p for p in filled.get(OBJECT, ()) if p.ref not in asked),
            narrow={slot.name: slot for slot in frame.slots if slot.kinds or slot.heads or slot.barred},
            at_hand=self._unsaid(predication, relation) if frame.implies else (),
        )
        pairs = list(self._pairs(relation, ends, taken))
        found = tuple(self._claim(predication, relation, frame, a, b) for a, b in pairs)
        fault = self._fault(relation, ends) if self.explains and not found else ""
        return Trial(predication, relation, frame, fault, found)

    def _pairs(self, relation: Relation, ends: _Ends, taken: frozenset[str]) -> Iterator[tuple[End, End]]:
        free = [p for p in ends.subjects if p.head not in taken]
        subjects = [end for p in free for end in self._ends(p, self._allowed(p, ends, SUBJECT, relation.domain))]
        subjects = self._named(subjects, SUBJECT, relation)
        if relation.symmetric and not ends.objects:
            yield from _each_other(subjects)
            return
        objects = [end for p in ends.objects if p.head not in taken for end in self._objects(p, relation, ends)]
        if {end.thing.id for end in subjects}.isdisjoint(end.thing.id for end in ends.at_hand):
            objects += self._fitting(ends.at_hand, relation.range)
        objects = self._named(objects, OBJECT, relation)
        for a in subjects:
            for b in objects:
                if a.thing.id != b.thing.id:
                    yield a, b

    def _unsaid(self, predication: Predication, relation: Relation) -> tuple[End, ...]:
        """What the relation's object may be where nothing is said: a document, where it has no event for one."""
        if any(self.schema.classes[iri].facet == _EVENT for iri in relation.range if iri in self.schema.classes):
            return self.resolution.at_hand(predication)
        return self.resolution.paper(predication)

    def _fits_in(self, predication: Predication, slot: Slot) -> bool:
        """Whether a further part of a frame, which is no end of the claim, is of a kind that the frame asks for."""
        if not slot.kinds and not slot.heads:
            return True
        kinds = tuple(iri for kind in slot.kinds for iri in self.classes.get(kind, ()))
        found = predication.slots.get(slot.path, ())
        return any(
            not _heads(phrase).isdisjoint(slot.heads)
            or (kinds and any(True for _ in self._fitting(self.resolution.ends(phrase), kinds)))
            for phrase in found
        )

    def _named(self, ends: list[End], slot: str, relation: Relation) -> list[End]:
        """The ends that may fill a slot which only names may fill."""
        if slot not in relation.named:
            return ends
        return [end for end in ends if end.thing.id in self.resolution.named]

    def _allowed(self, phrase: Phrase, ends: _Ends, name: str, classes: tuple[str, ...]) -> tuple[str, ...] | None:
        """The classes that a slot takes the phrase for: the relation's, or those of the frame's narrowing; None for none."""
        slot = ends.narrow.get(name)
        if slot is None:
            return classes
        heads = _heads(phrase)
        if not heads.isdisjoint(slot.heads):
            return classes
        if not heads.isdisjoint(slot.barred):
            return None
        if not slot.kinds and not slot.heads:
            return classes
        return tuple(iri for kind in slot.kinds for iri in self.classes.get(kind, ())) or None

    def _objects(self, phrase: Phrase, relation: Relation, ends: _Ends) -> Iterator[End]:
        if relation.literal_object:
            if phrase.form is Form.DATE and phrase.value:
                yield End(value_thing(phrase.value), phrase.text, phrase.start)
            return
        yield from self._ends(phrase, self._allowed(phrase, ends, OBJECT, relation.range))

    def _ends(self, phrase: Phrase, allowed: tuple[str, ...] | None) -> Iterator[End]:
        if allowed is None:
            return
        for end in self._fitting(self.resolution.ends(phrase), allowed):
            yield End(end.thing, phrase.words, phrase.start) if phrase.words else end

    def _fitting(self, ends: Iterable[End], classes: tuple[str, ...]) -> Iterator[End]:
        """The ends of one of the classes; all where none is asked for."""
        for end in ends:
            if not classes or any(self.schema.is_a(end.thing.type, iri) for iri in classes):
                yield end

    def _fault(self, relation: Relation, ends: _Ends) -> str:
        """Why no pair of ends came out: which end stands for nothing, or is of no class that the relation takes."""
        sides = ((ends.subjects, SUBJECT, relation.domain), (ends.objects, OBJECT, relation.range))
        for phrases, name, classes in sides:
            for phrase in phrases:
                allowed = self._allowed(phrase, ends, name, classes)
                things = self.resolution.ends(phrase)
                if name in ends.narrow and not _heads(phrase).isdisjoint(ends.narrow[name].barred):
                    return f'"{phrase.text}" is one of the words that the frame bars'
                if not things:
                    return f'"{phrase.text}" stands for nothing that is known'
                if not any(True for _ in self._ends(phrase, allowed)):
                    kinds = ", ".join(sorted({_label(end.thing.type, self.schema) for end in things}))
                    wanted = ", ".join([_label(iri, self.schema) for iri in allowed or ()] + _nouns(ends, name))
                    return f'"{phrase.text}" is {kinds}, not {wanted}'
        return "both ends are one thing, or a longer frame has used them"

    def _claim(self, predication: Predication, relation: Relation, frame: Frame, a: End, b: End) -> Claim:
        sentence = self.reading.sentences[predication.sentence]
        speaker = self._speaker(predication, relation) or (a if _asserts(frame, predication) else None)
        return Claim(
            document=self.reading.article.id,
            start=sentence.start,
            end=sentence.end,
            sentence=self.reading.article.text[sentence.start : sentence.end],
            subject=_within(a, sentence),
            relation=relation.iri,
            object=_within(b, sentence),
            status=_status(_held(predication, relation), denies=frame.denies),
            speaker=speaker and _within(speaker, sentence),
            date=b.thing.name if relation.literal_object else predication.date,
            trigger=predication.text,
            trigger_start=predication.start,
            rule=frame.text,
            confidence=1.0,
        )

    def _speaker(self, predication: Predication, relation: Relation) -> End | None:
        if predication.speaker is None or (relation.lasting and predication.kind == _MARK):
            return None
        return next(iter(self.resolution.ends(predication.speaker)), None)


def _asserts(frame: Frame, predication: Predication) -> bool:
    """Whether the subject says itself what the object is ("{s} say must {o}")."""
    return any(slot.path == (_DUTY,) for slot in frame.slots) and (_DUTY, _BARE) not in predication.slots


def _held(predication: Predication, relation: Relation) -> Status:
    """What lasts holds already where a mark tells it by the way: "Peru's delegation is to come" has one that is Peru's."""
    settled = relation.lasting and predication.kind == _MARK and predication.status is not Status.NEGATED
    return Status.ACTUAL if settled else predication.status


def _status(status: Status, *, denies: bool) -> Status:
    """The claim's status: a frame that denies turns what happened into what did not, and back."""
    if not denies or status is Status.POSSIBLE:
        return status
    return Status.ACTUAL if status is Status.NEGATED else Status.NEGATED


def _fill(predication: Predication, relation: Relation, frame: Frame) -> Mapping[str, tuple[Phrase, ...]] | str:
    """The phrases at both ends, or what is missing."""
    filled: dict[str, tuple[Phrase, ...]] = {}
    for slot in frame.slots:
        found = predication.slots.get(slot.path, ()) or _ending(slot, frame, predication)
        if not found and not may_lack(slot, relation, frame):
            return f"nothing stands at {_path(slot)}"
        if slot.name in (SUBJECT, OBJECT):
            filled[slot.name] = found
    return filled


def _heads(phrase: Phrase) -> frozenset[str]:
    """The phrase's head, also as a whole word where it is cut at a hyphen ("cease-fire")."""
    last = (phrase.forms[-1] if phrase.forms else phrase.text).rpartition(" ")[2].lower()
    return frozenset((phrase.head, last.removesuffix("s"))) if "-" in last else frozenset((phrase.head,))


def _nouns(ends: _Ends, name: str) -> list[str]:
    """The nouns that a slot is narrowed to, quoted."""
    return [f'"{noun}"' for noun in ends.narrow[name].heads] if name in ends.narrow else []


def _ending(slot: Slot, frame: Frame, predication: Predication) -> tuple[Phrase, ...]:
    """Phrases that the words after the last slot end with ("table" in "{s} be at table [o]")."""
    if slot.name or not frame.implies:
        return ()
    *lead, word = slot.path
    return tuple(p for p in predication.slots.get(tuple(lead) or _OBJECT, ()) if p.head == word)


def _each_other(ends: Sequence[End]) -> Iterator[tuple[End, End]]:
    """Each with each, where they are few: of a crowd nobody says it."""
    if len(ends) <= _FEW:
        yield from ((a, b) for a, b in combinations(ends, 2) if a.thing.id != b.thing.id)


def _path(slot: Slot) -> str:
    words = " ".join(slot.path)
    return f"{{{slot.name or '-'}}} ({words})"


def _label(iri: str, schema: Schema) -> str:
    known = schema.classes.get(iri)
    return known.label if known else local_name(iri)


def _within(end: End, sentence: Sentence) -> End:
    """The end, without a place where its words stand outside of the sentence."""
    if sentence.start <= end.start < sentence.end:
        return end
    return End(end.thing, end.text)
