"""Turtle files -> `Schema`: which statements make a class, a relation, an individual, a concept, a class of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg import locations
from kg.errors import OntologyError
from kg.model import Class, Concept, Frame, Individual, Relation, Schema, Status, VerbClass, content_hash, kebab
from kg.ontology import frames, statements
from kg.ontology import vocabulary as v
from kg.ontology.statements import Statements, Values

CORE = ("kg.ttl", "talks.ttl", "issues.ttl", "roles.ttl", "english.ttl", "actors.ttl", "wikidata.ttl", "alignments.ttl")
"""The files that are always read; beside them those of `rounds/`, and what is asked for by name or path."""


UNREAD = frozenset({"shapes.ttl", "vocabularies.ttl"})
"""Shipped files that say nothing to reading: what graphs keep to, and for OWL what terms of other vocabularies are."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_NUMBERS = frozenset({v.ORDER, v.FIRMNESS, v.ORDINAL, v.POSITIVE, v.NEGATIVE})


def load(extra: Sequence[str | Path] = ()) -> Schema:
    """The shipped core and rounds, and `extra`: files, folders or names of shipped extensions.

    Raises OntologyError with all faults: files that are missing or no Turtle, frames that cannot be read.
    """
    return schema(statements.read(files(extra)))


def files(extra: Sequence[str | Path] = ()) -> list[Path]:
    """The files that `load` reads, in its order, none twice. Raises OntologyError for what cannot be found."""
    home = locations.ontologies()
    found = [*(home / name for name in CORE), *sorted((home / "rounds").glob("*.ttl"))]
    missing = []
    for name in extra:
        more = list(_extra(name))
        found.extend(more)
        if not more:
            missing.append(_missing(name))
    if missing:
        raise OntologyError("\n".join(missing))
    return list({path.resolve(): path for path in found}.values())


def extensions() -> list[str]:
    """Names of the shipped files that are read only when asked for."""
    home = locations.ontologies()
    return sorted(path.stem for path in home.glob("*.ttl") if path.name not in {*CORE, *UNREAD})


def _extra(name: str | Path) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from (found for found in sorted(path.rglob("*.ttl")) if found.name not in UNREAD)
    elif path.is_file():
        yield path
    elif str(name) in extensions():
        yield locations.ontologies() / f"{name}.ttl"


def _missing(name: str | Path) -> str:
    known = ", ".join(extensions()) or "none"
    return f"{name}: no such ontology; give a Turtle file, a folder of them, or a shipped extension ({known})"


def schema(said: Statements) -> Schema:
    """The schema that the statements make. Raises OntologyError with every frame and number that cannot be read."""
    made, faults = readable(said)
    if faults:
        raise OntologyError("\n".join(faults))
    return made


def readable(said: Statements) -> tuple[Schema, list[str]]:
    """The schema that the statements make without what cannot be read, and what that is."""
    classes = {iri: _class(iri, values, said) for iri, values in _of(said, v.CLASS) if not iri.startswith(v.KG)}
    relations, faults = _relations(said)
    faults.extend(_no_numbers(said))
    sorts = {iri: _one(values, v.SORTS) for iri, values in _of(said, v.SCHEME)}
    made = Schema(
        classes=classes,
        relations=relations,
        individuals={
            iri: known
            for iri, values in sorted(said.items())
            if (known := _individual(iri, values, classes, relations))
        },
        concepts={iri: item for iri, values in _of(said, v.CONCEPT) if (item := _concept(iri, values, sorts))},
        verb_classes={iri: _verb_class(iri, values) for iri, values in _of(said, v.VERB_CLASS)},
        version=content_hash(*(f"{s} {p} {o}" for s in sorted(said) for p in sorted(said[s]) for o in said[s][p])),
    )
    return made, faults


def _of(said: Statements, type_iri: str) -> Iterator[tuple[str, Values]]:
    """What is of a type, in the order of the IRIs."""
    return ((iri, values) for iri, values in sorted(said.items()) if type_iri in values.get(v.TYPE, ()))


def _one(values: Values, name: str, default: str = "") -> str:
    return next(iter(values.get(name, ())), default)


def _order(values: Values) -> int:
    order = _whole(values, v.ORDER)
    return 99 if order is None else order


def _whole(values: Values, name: str) -> int | None:
    number = _number(values, name)
    return None if number is None else int(number)


def _number(values: Values, name: str) -> float | None:
    text = _one(values, name)
    return float(text) if _NUMBER.fullmatch(text) else None


def _no_numbers(said: Statements) -> Iterator[str]:
    for iri, values in said.items():
        for name in _NUMBERS & values.keys():
            for text in values[name]:
                if not _NUMBER.fullmatch(text):
                    yield f"{iri}: {kebab(name)} is {text!r}; write a number"


def _class(iri: str, values: Values, said: Statements) -> Class:
    return Class(
        iri=iri,
        label=_one(values, v.LABEL),
        definition=_one(values, v.DEFINITION),
        ancestors=_ancestors(iri, said),
        head_nouns=values.get(v.HEAD_NOUN, ()),
        entity_labels=values.get(v.ENTITY_LABEL, ()),
        facet=_inherited(iri, v.FACET, said),
        colour=_inherited(iri, v.COLOUR, said) or "#888888",
        shape=_inherited(iri, v.SHAPE, said) or "dot",
        order=_order(values),
        naming=_inherited(iri, v.NAMING, said),
        counted_with=tuple(sorted(values.get(v.COUNTED_WITH, ()))),
    )


def _ancestors(iri: str, said: Statements) -> tuple[str, ...]:
    """The class itself and its superclasses that are declared as classes too, nearest first."""
    found = {iri: None}
    row = [iri]
    while row:
        row = [up for low in row for up in said[low].get(v.SUBCLASS, ()) if up in said and up not in found]
        found.update(dict.fromkeys(row))
    return tuple(found)


def _inherited(iri: str, name: str, said: Statements) -> str:
    """A value of the class, or of its nearest superclass that has one."""
    return next((said[up][name][0] for up in _ancestors(iri, said) if name in said[up]), "")


def _relations(said: Statements) -> tuple[dict[str, Relation], list[str]]:
    """Every property outside kg's own vocabulary that has a domain; and what is wrong with their frames."""
    relations, faults = {}, []
    for iri, values in sorted(said.items()):
        if any(side in values for side in v.DOMAINS) and not iri.startswith(v.KG):
            lines = [(line, False) for line in values.get(v.FRAME, ())]
            lines += [(line, True) for line in values.get(v.DENYING_FRAME, ())]
            read, wrong = _frames(kebab(iri), lines)
            relations[iri] = _relation(iri, values, read)
            faults.extend(wrong)
    return relations, faults


def _frames(name: str, lines: Iterable[tuple[str, bool]]) -> tuple[tuple[Frame, ...], list[str]]:
    read: list[Frame] = []
    faults = []
    for line, denies in lines:
        try:
            read.extend(frames.parse(line, denies=denies))
        except ValueError as fault:
            faults.append(f'{name}: the frame "{line}" cannot be read: {fault}')
    return tuple(read), faults


def _together(values: Values, terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for term in terms for value in values.get(term, ()))


def _relation(iri: str, values: Values, read: tuple[Frame, ...]) -> Relation:
    types = values.get(v.TYPE, ())
    return Relation(
        iri=iri,
        name=kebab(iri),
        label=_one(values, v.LABEL),
        definition=_one(values, v.DEFINITION),
        domain=_together(values, v.DOMAINS),
        range=_together(values, v.RANGES),
        frames=read,
        examples=values.get(v.EXAMPLE, ()),
        counter_examples=values.get(v.COUNTER_EXAMPLE, ()),
        symmetric=v.SYMMETRIC in types,
        literal_object=v.DATATYPE_PROPERTY in types,
        stance=_one(values, v.STANCE),
        sign=_one(values, v.SIGN),
        colour=_one(values, v.COLOUR, "#555555"),
        order=_order(values),
        contradicts=tuple(sorted(values.get(v.CONTRADICTS, ()))),
        firmness=_whole(values, v.FIRMNESS),
        named=values.get(v.NAMED, ()),
        yields_to=tuple(sorted(values.get(v.YIELDS_TO, ()))),
        categories=_categories(values),
        of_event=_one(values, v.OF_EVENT) == "true",
        lasting=_one(values, v.LASTING) == "true",
    )


def _categories(values: Values) -> tuple[tuple[str, str, str], ...]:
    """Status, category and the class that the object must be of, where one is named."""
    cut = (said.split() for said in values.get(v.CATEGORY, ()))
    return tuple(sorted((words[0], words[1], words[2] if words[2:] else "") for words in cut if words[1:]))


def _individual(
    iri: str, values: Values, classes: dict[str, Class], relations: dict[str, Relation]
) -> Individual | None:
    type_iri = next((name for name in values.get(v.TYPE, ()) if name in classes), None)
    if type_iri is None or v.PREF_LABEL not in values:
        return None
    return Individual(
        iri=iri,
        name=values[v.PREF_LABEL][0],
        type=type_iri,
        aliases=values.get(v.ALT_LABEL, ()),
        adjectives=values.get(v.ADJECTIVE, ()),
        people=values.get(v.PEOPLE, ()),
        metonyms=values.get(v.METONYM, ()),
        same_as=values.get(v.SAME_AS, ()),
        said=tuple(sorted((p, o) for p in values if p in relations or p == v.ORDINAL for o in values[p])),
    )


def _concept(iri: str, values: Values, sorts: dict[str, str]) -> Concept | None:
    """A concept of a scheme that sorts things of some class; other schemes are alignments and are not read for."""
    scheme = next((name for name in values.get(v.IN_SCHEME, ()) if sorts.get(name)), None)
    if scheme is None:
        return None
    labels = (*values.get(v.PREF_LABEL, ()), *values.get(v.ALT_LABEL, ()))
    return Concept(iri, scheme, labels, values.get(v.BROADER, ()), sorts[scheme])


def _verb_class(iri: str, values: Values) -> VerbClass:
    outlook = _one(values, v.OUTLOOK).removeprefix(v.KG)
    return VerbClass(
        iri=iri,
        label=_one(values, v.LABEL),
        words=values.get(v.WORD, ()),
        positive=_number(values, v.POSITIVE),
        negative=_number(values, v.NEGATIVE),
        speech=_one(values, v.SPEECH) == "true",
        outlook=Status(outlook) if outlook in set(Status) else None,
    )
