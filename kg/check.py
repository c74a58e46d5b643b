"""Ontology files -> all their faults in one report: what they declare, and how their examples are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import examples
from kg.model import Schema
from kg.ontology import check, sources
from kg.ontology.load import extensions, files, readable
from kg.ontology.sources import Fault, Source


@dataclass(frozen=True, slots=True)
class Report:
    """The files that were checked, the schema that can be read of them, and their faults, sorted by file and line."""

    files: tuple[Path, ...]
    schema: Schema
    faults: tuple[Fault, ...]

    @property
    def summary(self) -> str:
        """What was checked, counted, in one line."""
        relations = self.schema.relations.values()
        counts = {
            "files": len(self.files),
            "classes": len(self.schema.classes),
            "relations": len(relations),
            "frames": sum(len({frame.text for frame in relation.frames}) for relation in relations),
            "examples": sum(len(relation.examples) for relation in relations),
            "counter-examples": sum(len(relation.counter_examples) for relation in relations),
            "concepts": len(self.schema.concepts),
            "individuals": len(self.schema.individuals),
            "faults": len(self.faults),
        }
        return ", ".join(f"{count} {name}" for name, count in counts.items())


def report(extra: Sequence[str | Path] = ()) -> Report:
    """Check the shipped files and `extra`; without extra all shipped extensions are checked too.

    Raises:
        OntologyError: a file that is asked for cannot be found.
    """
    paths = files(extra or extensions())
    found, faults = sources.read(paths)
    faults.extend(check.faults(found))
    schema, _ = readable(sources.merged(found))
    faults.extend(_placed(failure, found) for failure in examples.failures(schema))
    return Report(tuple(paths), schema, tuple(sorted(set(faults))))


def undeclared(extra: Sequence[str | Path]) -> list[Fault]:
    """The IRIs in these files that neither they nor the shipped ones declare, sorted by file and line.

    Raises:
        OntologyError: a file that is asked for cannot be found.
    """
    shipped = files()
    found, _ = sources.read(files(extra))
    return [fault for fault in check.undeclared(found) if fault.path not in shipped]


def _placed(failure: examples.Failure, found: Sequence[Source]) -> Fault:
    """The failure with the file and line where the example stands."""
    source = next(
        source
        for source in found
        for said in source.said
        if (said.subject, said.value) == (failure.relation, failure.example)
    )
    line = source.line(failure.relation, failure.example)
    return Fault(source.path, line, source.name(failure.relation), failure.words, failure.cure)
