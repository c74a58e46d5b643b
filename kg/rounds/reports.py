"""Changes, positions and timelines as rows, JSON values and SPARQL 1.1 query results (JSON)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from kg.model import Claim, Thing
from kg.rounds.corpus import Corpus, Event
from kg.rounds.diff import Change
from kg.rounds.positions import Position

Value: TypeAlias = Any

CHANGE_COLUMNS = ("section", "change", "party", "topic", "before", "after", "sentence")
EVENT_COLUMNS = ("day", "event", "status", "parties", "places", "documents")
POSITION_COLUMNS = ("issue", "party", "position", "words", "date", "document", "sentence")


def change_rows(changes: Iterable[Change]) -> list[list[str]]:
    """A row a change, with the first sentence that shows it."""
    return [
        [
            change.section.value,
            change.what,
            change.party.name,
            change.topic.name if change.topic else "",
            change.before,
            change.after,
            next((claim.sentence for claim in (*change.later, *change.earlier)), ""),
        ]
        for change in changes
    ]


def change_records(changes: Iterable[Change]) -> list[dict[str, Value]]:
    """An object a change, with every sentence of either side."""
    return [
        {
            "section": change.section.value,
            "change": change.what,
            "party": _thing(change.party),
            "topic": change.topic and _thing(change.topic),
            "before": change.before,
            "after": change.after,
            "earlier": [_evidence(claim) for claim in change.earlier],
            "later": [_evidence(claim) for claim in change.later],
        }
        for change in changes
    ]


def change_bindings(changes: Iterable[Change]) -> dict[str, Value]:
    """The changes as results of a SPARQL SELECT query (W3C, SPARQL 1.1 Query Results JSON Format)."""
    names = ("section", "change", "party", "partyLabel", "topic", "topicLabel", "before", "after", "claim")
    rows = []
    for change in changes:
        cited = next((claim.id for claim in (*change.later, *change.earlier)), "")
        topic = change.topic
        values = {
            "section": _literal(change.section.value),
            "change": _literal(change.what),
            "party": _iri(change.party.id),
            "partyLabel": _literal(change.party.name),
            "topic": _iri(topic.id) if topic else None,
            "topicLabel": _literal(topic.name) if topic else None,
            "before": _literal(change.before) if change.before else None,
            "after": _literal(change.after) if change.after else None,
            "claim": _literal(cited) if cited else None,
        }
        rows.append({name: value for name, value in values.items() if value})
    return {"head": {"vars": list(names)}, "results": {"bindings": rows}}


def event_rows(events: Iterable[Event]) -> list[list[str]]:
    """A row an event, with the documents that speak of it."""
    return [
        [
            event.day,
            event.thing.name,
            event.status.value,
            _names(event.parties),
            _names(event.places),
            ", ".join(sorted({claim.document for claim in event.claims})),
        ]
        for event in events
    ]


def event_records(events: Iterable[Event]) -> list[dict[str, Value]]:
    """An object an event, with every sentence about it."""
    return [
        {
            "day": event.day,
            "event": _thing(event.thing),
            "status": event.status.value,
            "parties": [_thing(party) for party in event.parties],
            "places": [_thing(place) for place in event.places],
            "evidence": [_evidence(claim) for claim in event.claims],
        }
        for event in events
    ]


def position_rows(found: Iterable[Position], corpus: Corpus) -> list[list[str]]:
    """A row a sentence, by issue, party and stance; `words` are those for what the stance is on."""
    found = list(found)
    issues = _told_apart(found, corpus)
    return sorted(
        [
            issues[position.issue.id],
            position.party.name,
            stance.words,
            words(claim),
            corpus.time(claim),
            claim.document,
            claim.sentence,
        ]
        for position in found
        for stance in position.stances
        for claim in stance.claims
    )


def position_records(found: Iterable[Position], corpus: Corpus) -> list[dict[str, Value]]:
    """An object a cell of the table party x issue, with its stances, their independent sources and their sentences."""
    records = [
        {
            "issue": _thing(position.issue),
            "party": _thing(position.party),
            "position": position.words,
            "stances": [
                {
                    "stance": stance.relation.stance,
                    "negated": stance.negated,
                    "date": stance.time,
                    "sources": len({corpus.sources.get(claim.document, claim.document) for claim in stance.claims}),
                    "evidence": [
                        {**_evidence(claim), "words": words(claim), "date": corpus.time(claim)}
                        for claim in stance.claims
                    ],
                }
                for stance in position.stances
            ],
        }
        for position in found
    ]
    return sorted(records, key=lambda record: (record["issue"]["name"], record["party"]["name"], record["party"]["id"]))


def words(claim: Claim) -> str:
    """What the claim's sentence calls what it is on: of all names the longest that stands in it, else the first."""
    topic = claim.object.thing
    said = [name for name in (topic.name, *topic.aliases) if name in claim.sentence]
    return max(said, key=lambda name: (len(name), name), default=topic.name)


def matrix(found: Iterable[Position], corpus: Corpus) -> tuple[list[str], list[list[str]]]:
    """The table party x issue: header and rows, a row an issue; parties with most positions first."""
    cells = {(position.party.id, position.issue.id): position for position in found}
    shown = _told_apart(cells.values(), corpus)
    parties = {position.party.id: position.party for position in cells.values()}
    issues = {position.issue.id: position.issue for position in cells.values()}
    counts = Counter(party for party, _ in cells)
    columns = sorted(parties.values(), key=lambda party: (-counts[party.id], party.name, party.id))
    rows = sorted(issues.values(), key=lambda issue: (issue.name, issue.id))
    return ["issue", *(party.name for party in columns)], [
        [shown[row.id], *(cells[c.id, row.id].words if (c.id, row.id) in cells else "" for c in columns)]
        for row in rows
    ]


def _told_apart(found: Iterable[Position], corpus: Corpus) -> Mapping[str, str]:
    """The names of the issues by IRI; those of one name with the day on which each was first spoken of."""
    names: dict[str, str] = {}
    days: dict[str, str] = {}
    for position in found:
        iri = position.issue.id
        names[iri] = position.issue.name
        times = [corpus.time(claim) for stance in position.stances for claim in stance.claims]
        days[iri] = min([*times, *([days[iri]] if iri in days else [])])
    counts = Counter(names.values())
    return {iri: f"{name} ({days[iri]})" if counts[name] > 1 and days[iri] else name for iri, name in names.items()}


def _thing(thing: Thing) -> Mapping[str, str]:
    return {"id": thing.id, "name": thing.name}


def _evidence(claim: Claim) -> Mapping[str, Value]:
    return {"claim": claim.id, "document": claim.document, "sentence": claim.sentence, "status": claim.status.value}


def _names(things: Sequence[Thing]) -> str:
    return ", ".join(thing.name for thing in things)


def _literal(text: str) -> Mapping[str, str]:
    return {"type": "literal", "value": text}


def _iri(iri: str) -> Mapping[str, str]:
    return {"type": "uri", "value": iri}
