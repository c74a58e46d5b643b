"""What changed from one part of a graph to another: attendance, heads, positions, agreements, announcements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.entities import names
from kg.entities.kinds import Kinds, Part, is_value
from kg.model import Claim, Status, Thing
from kg.rounds.corpus import Corpus
from kg.rounds.positions import Position, Stance, positions
from kg.rounds.scopes import Scope

_DEMAND = 3
"""The least firmness from which coming to an agreement is giving in (`kg:firmness`)."""


class Section(StrEnum):
    """What a change is about, in the order of the report."""

    ATTENDANCE = "attendance"
    HEADS = "heads of delegation"
    POSITIONS = "positions"
    AGREEMENTS = "new agreements"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what happened to whom on what, how it stood before and after, and the claims of either side."""

    section: Section
    what: str
    party: Thing
    topic: Thing | None
    before: str
    after: str
    earlier: tuple[Claim, ...] = ()
    later: tuple[Claim, ...] = ()


def changes(first: Scope, second: Scope) -> tuple[Change, ...]:
    """All changes from the first part to the second, section by section, each by party and topic."""
    makers: tuple[Callable[[Scope, Scope], Iterator[Change]], ...] = (
        _attendance,
        _heads,
        _positions,
        _agreements,
        _announced,
    )
    return tuple(change for make in makers for change in sorted(make(first, second), key=_order))


def _order(change: Change) -> tuple[str, ...]:
    topic = change.topic
    party = change.party
    return party.name, party.id, topic.name if topic else "", topic.id if topic else "", change.what, change.before


# --- who was there ---------------------------------------------------------------------------------------------------


def _attendance(first: Scope, second: Scope) -> Iterator[Change]:
    before, after = _attendees(first), _attendees(second)
    for iri in after.keys() - before.keys():
        thing, claims = after[iri]
        yield Change(Section.ATTENDANCE, "newly there", thing, None, "", "there", (), claims)
    for iri in before.keys() - after.keys():
        thing, claims = before[iri]
        yield Change(Section.ATTENDANCE, "not named again", thing, None, "there", "", claims, ())


def _attendees(scope: Scope) -> Mapping[str, tuple[Thing, tuple[Claim, ...]]]:
    """Parties and people at the round, or at any event where the part is no round.

    A delegation stands as its sender, and its members are there with it; so are the parties that the ontology declares.
    """
    corpus, found = scope.corpus, defaultdict[str, list[Claim]](list)
    things = {thing.id: thing for thing in (corpus.declared.get(scope.event.thing.id, ()) if scope.event else ())}
    for claim in scope.claims:
        if claim.status is Status.ACTUAL and _tells_presence(claim, scope):
            thing = claim.subject.thing
            thing = corpus.party(thing) if corpus.kinds.part(thing) is Part.DEPUTED else thing
            things[thing.id] = thing
            found[thing.id].append(claim)
    return {iri: (thing, tuple(found[iri])) for iri, thing in things.items()}


def _tells_presence(claim: Claim, scope: Scope) -> bool:
    kinds, target = scope.corpus.kinds, claim.object.thing
    if claim.relation in kinds.joining and kinds.part(target) is Part.DEPUTED:
        return True
    return claim.relation in kinds.joined and (scope.event is None or target.id == scope.event.thing.id)


def _heads(first: Scope, second: Scope) -> Iterator[Change]:
    """Delegations, by sender, that both parts name a head of, and not the same one."""
    before, after = _leaders(first), _leaders(second)
    for sender in before.keys() & after.keys():
        old, new = before[sender], after[sender]
        if {thing.id for thing in old[1]} != {thing.id for thing in new[1]}:
            yield Change(Section.HEADS, "another head", new[0], None, _list(old[1]), _list(new[1]), old[2], new[2])


def _leaders(scope: Scope) -> Mapping[str, tuple[Thing, tuple[Thing, ...], tuple[Claim, ...]]]:
    """By sender: the sender, its heads, the claims on them. Where the part is no round, of its latest delegation alone."""
    corpus = scope.corpus
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    senders: dict[str, Thing] = {}
    for claim in scope.claims:
        target = claim.object.thing
        if claim.relation in corpus.kinds.personal and corpus.kinds.part(target) is Part.DEPUTED:
            sender = corpus.party(target)
            if claim.status is Status.ACTUAL and sender.id != target.id:
                senders[sender.id] = sender
                found[sender.id].append(claim)
    if scope.event is None:
        found.update({iri: _latest(claims, corpus) for iri, claims in found.items()})
    return {iri: (senders[iri], _people(claims), tuple(claims)) for iri, claims in found.items()}


def _latest(claims: list[Claim], corpus: Corpus) -> list[Claim]:
    """The claims on the delegation that was spoken of last."""
    last = max(claims, key=lambda claim: (corpus.time(claim), claim.object.thing.id)).object.thing.id
    return [claim for claim in claims if claim.object.thing.id == last]


def _people(claims: list[Claim]) -> tuple[Thing, ...]:
    things = {claim.subject.thing.id: claim.subject.thing for claim in claims}
    return tuple(sorted(things.values(), key=lambda thing: (thing.name, thing.id)))


def _list(things: tuple[Thing, ...]) -> str:
    return ", ".join(thing.name for thing in things)


# --- who stood where -------------------------------------------------------------------------------------------------


def _positions(first: Scope, second: Scope) -> Iterator[Change]:
    """Stances that both parts know are no change; of the others those of one issue make one change."""
    before, after = positions(first), positions(second)
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        kept = _kinds(old) & _kinds(new)
        gone = [stance for stance in (old.stances if old else ()) if stance.kind not in kept]
        come = [stance for stance in (new.stances if new else ()) if stance.kind not in kept]
        shown = new or old
        if shown and (gone or come):
            yield _moved(Section.POSITIONS, shown, gone, come)


def _kinds(position: Position | None) -> set[tuple[str, bool]]:
    return {stance.kind for stance in position.stances} if position else set()


def _moved(section: Section, shown: Position, gone: Sequence[Stance], come: Sequence[Stance]) -> Change:
    return Change(
        section,
        _move(gone, come),
        shown.party,
        shown.issue,
        ", ".join(stance.words for stance in gone),
        ", ".join(stance.words for stance in come),
        tuple(claim for stance in gone for claim in stance.claims),
        tuple(claim for stance in come for claim in stance.claims),
    )


def _move(gone: Sequence[Stance], come: Sequence[Stance]) -> str:
    """The word for the change from the first of the old stances to the first of the new ones."""
    if not gone:
        return "taken up"
    if not come:
        return "dropped"
    old, new = gone[0].firmness, come[0].firmness
    if old is None or new is None or old == new:
        return "changed"
    if new > old:
        return "hardened"
    return "agreed" if new == 0 and old < _DEMAND else "conceded"


def _agreements(first: Scope, second: Scope) -> Iterator[Change]:
    """Agreements whose words the first part does not have."""
    known = {(iri, claim.object.thing.id) for iri, claim in _agreed(first)}
    for key, position in positions(second).items():
        fresh = [
            replace(stance, claims=tuple(c for c in stance.claims if (key[0], c.object.thing.id) not in known))
            for stance in position.stances
            if stance.firmness == 0
        ]
        if any(stance.claims for stance in fresh):
            denied = _denials(position, fresh)
            change = _moved(Section.AGREEMENTS, position, (), [*fresh, *denied])
            yield replace(change, what="agreed, but denied" if denied else "agreed")


def _denials(position: Position, agreed: Sequence[Stance]) -> list[Stance]:
    """The stances on the same issue that say that it was not agreed, or the contrary."""
    relations = {stance.relation.iri for stance in agreed}
    return [
        stance
        for stance in position.stances
        if (stance.negated and stance.relation.iri in relations)
        or (not stance.negated and relations & {*stance.relation.contradicts})
    ]


def _agreed(scope: Scope) -> Iterator[tuple[str, Claim]]:
    for key, position in positions(scope).items():
        yield from ((key[0], claim) for stance in position.stances if stance.firmness == 0 for claim in stance.claims)


def _announced(first: Scope, second: Scope) -> Iterator[Change]:
    """What the first part says is planned, and whether the second part, or the first later, says that it happened."""
    kinds = first.corpus.kinds
    planned: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    yield from _events_announced(first, second)
    for claim in first.claims:
        if claim.status is Status.PLANNED and not is_value(claim.object.thing) and not _tells_of_event(claim, kinds):
            planned[_triple(claim, kinds)].append(claim)
    outcomes: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in {c.id: c for c in (*first.claims, *second.claims)}.values():
        if claim.status in (Status.ACTUAL, Status.NEGATED):
            outcomes[_triple(claim, kinds)].append(claim)
    for key, claims in planned.items():
        later = outcomes.get(key, [])
        what = _outcome(later)
        said = first.corpus.schema.relations.get(claims[0].relation)
        words = said.label if said else ""
        yield Change(
            Section.ANNOUNCED,
            what,
            claims[0].subject.thing,
            claims[0].object.thing,
            words,
            what,
            tuple(claims),
            tuple(later),
        )


def _events_announced(first: Scope, second: Scope) -> Iterator[Change]:
    """Events whose day or place the first part tells as planned, and whether one of the two says that they took place."""
    kinds = first.corpus.kinds
    planned: defaultdict[str, list[Claim]] = defaultdict(list)
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in {c.id: c for c in (*first.claims, *second.claims)}.values():
        if claim.status in (Status.ACTUAL, Status.NEGATED):
            for thing in {claim.subject.thing.id, claim.object.thing.id} if _concerns_event(claim, kinds) else ():
                told[thing].append(claim)
    for claim in first.claims:
        if claim.status is Status.PLANNED and _tells_of_event(claim, kinds):
            planned[claim.subject.thing.id].append(claim)
    for iri, claims in planned.items():
        what = _outcome(told.get(iri, ()))
        when = ", ".join(sorted({claim.object.thing.name for claim in claims}))
        yield Change(
            Section.ANNOUNCED, what, claims[0].subject.thing, None, when, what, tuple(claims), tuple(told[iri])
        )


def _tells_of_event(claim: Claim, kinds: Kinds) -> bool:
    """Whether it tells an event's day or place."""
    return claim.relation in kinds.dated | kinds.placed


def _concerns_event(claim: Claim, kinds: Kinds) -> bool:
    """Whether it tells an event's day, place or guests."""
    return _tells_of_event(claim, kinds) or claim.relation in kinds.joined


def _outcome(later: Sequence[Claim]) -> str:
    if any(claim.status is Status.ACTUAL for claim in later):
        return "happened"
    return "did not happen" if later else "not heard of again"


def _triple(claim: Claim, kinds: Kinds) -> tuple[str, str, str]:
    """What is claimed; what has no name of its own stands by its words, since each article has a node of its own for it."""
    target = claim.object.thing
    named = names.has_capital(target.name) or kinds.part(target) in (Part.EVENT, Part.DEPUTED, Part.DOCUMENT)
    return claim.subject.thing.id, claim.relation, target.id if named else names.folded(target.name)
