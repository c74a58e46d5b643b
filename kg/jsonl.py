"""Claims as JSON lines (`claims.jsonl`) and back: the names and the order of the keys are a contract with other tools.

Relations and classes stand there by their short names (`agreed-to`, `State`); reading turns them into IRIs again with
the help of the schema. Besides the contract's keys a line holds what else is needed to get the very claim back: the
place of each end and of the trigger, and the concepts that a thing falls under.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from kg.errors import InputError
from kg.facts import by_id
from kg.model import Claim, End, Schema, Status, Thing, kebab, value_thing

Record: TypeAlias = dict[str, Any]


def dump(claims: Iterable[Claim]) -> str:
    """The claims one a line, sorted by document and place, each id once; ends in a line break unless empty."""
    return "".join(lines(claims))


def lines(claims: Iterable[Claim]) -> Iterator[str]:
    """The lines of `dump`, one after another."""
    return (f"{json.dumps(_record(key, claim), ensure_ascii=False)}\n" for key, claim in by_id(claims).items())


def load(lines: Iterable[str], schema: Schema, place: str = "claims.jsonl") -> Iterator[Claim]:
    """The claims of the lines, in their order; blank lines are passed over.

    Raises:
        InputError: At the first line that is no claim: `place`, its number, and what is wrong.
    """
    names = _Names.of(schema)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _claim(json.loads(line), names)
        except KeyError as error:
            raise InputError(f"{place}:{number}: the claim lacks {error}") from error
        except (TypeError, ValueError) as error:
            raise InputError(f"{place}:{number}: not a claim: {error}") from error


def document(line: bytes) -> str:
    """The document of a line as `lines` writes it."""
    found: str = json.loads(line)["document"]
    return found


def record(claim: Claim) -> Record:
    """One claim with the keys of `claims.jsonl`, in their order."""
    return _record(claim.id, claim)


def _record(key: str, claim: Claim) -> Record:
    return {
        "id": key,
        "document": claim.document,
        "sentence": claim.sentence,
        "start": claim.start,
        "end": claim.end,
        "subject": _end_record(claim.subject),
        "relation": kebab(claim.relation),
        "object": _end_record(claim.object),
        "status": claim.status.value,
        "speaker": _end_record(claim.speaker) if claim.speaker else None,
        "date": claim.date,
        "trigger": claim.trigger,
        "trigger_start": claim.trigger_start,
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def local_name(iri: str) -> str:
    """What stands after the last `/` or `#`: the short name of a class."""
    return re.split(r"[/#]", iri)[-1]


def _end_record(end: End) -> Record:
    thing = end.thing
    broader = {"broader": list(thing.broader)} if thing.broader else {}
    return {
        "id": thing.id,
        "name": thing.name,
        "type": local_name(thing.type),
        "aliases": list(thing.aliases),
        **broader,
        "text": end.text,
        "start": end.start,
    }


@dataclass(frozen=True, slots=True)
class _Names:
    """Short names to IRIs. Of two terms with one name that of the first IRI counts."""

    relations: Mapping[str, str]
    classes: Mapping[str, str]

    @classmethod
    def of(cls, schema: Schema) -> _Names:
        relations = {schema.relations[iri].name: iri for iri in sorted(schema.relations, reverse=True)}
        return cls(relations, {local_name(iri): iri for iri in sorted(schema.classes, reverse=True)})


def _claim(found: object, names: _Names) -> Claim:
    if not isinstance(found, dict):
        raise TypeError(f"expected an object in braces, found {type(found).__name__}")
    line = cast("Record", found)
    return Claim(
        document=line["document"],
        start=line["start"],
        end=line["end"],
        sentence=line["sentence"],
        subject=_end(line["subject"], names),
        relation=_iri(line["relation"], names.relations, "relation"),
        object=_end(line["object"], names),
        status=Status(line["status"]),
        speaker=_end(line["speaker"], names) if line.get("speaker") else None,
        date=line.get("date"),
        trigger=line.get("trigger", ""),
        trigger_start=line.get("trigger_start", -1),
        rule=line.get("rule", ""),
        confidence=line.get("confidence", 1.0),
    )


def _end(end: Record, names: _Names) -> End:
    value = value_thing(end["name"])
    if end["id"] == value.id:
        return End(value, end["text"], end.get("start", -1))
    thing = Thing(
        id=end["id"],
        name=end["name"],
        # A thing of no known class keeps what the line says.
        type=names.classes.get(end["type"], end["type"]),
        aliases=tuple(end.get("aliases", ())),
        broader=tuple(end.get("broader", ())),
    )
    return End(thing, end["text"], end.get("start", -1))


def _iri(name: str, known: Mapping[str, str], kind: str) -> str:
    if name not in known:
        raise ValueError(f"the ontology has no {kind} {name!r}; it has {', '.join(sorted(known)) or 'none'}")
    return known[name]
