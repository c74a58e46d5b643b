"""Ontology files -> every fault of what they declare: frames, IRIs, labels, names, numbers, versions.

Whether the examples are read as they should be is for `kg.examples`, which needs the parser.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from rdflib import namespace

from kg.model import Status
from kg.ontology import frames
from kg.ontology import vocabulary as v
from kg.ontology.sources import Fault, Said, Source, merged
from kg.ontology.statements import Statements

_FOREIGN = (
    namespace.DCTERMS,
    namespace.FOAF,
    namespace.ORG,
    namespace.OWL,
    namespace.PROV,
    namespace.RDF,
    namespace.RDFS,
    namespace.SKOS,
    namespace.VANN,
)
"""Vocabularies whose terms rdflib lists in full, so that a misspelt one is found."""

_NUMBERS = {
    v.ORDER: (r"-?\d+", "a whole number"),
    v.FIRMNESS: (r"\d+", "a whole number from 0"),
    v.ORDINAL: (r"\d+", "a whole number"),
    v.POSITIVE: (r"-?[01](\.\d+)?", "a number from -1 to 1"),
    v.NEGATIVE: (r"-?[01](\.\d+)?", "a number from -1 to 1"),
    v.COLOUR: (r"#[0-9A-Fa-f]{6}", "a colour such as #0072B2"),
    v.SHAPE: (r"dot|square|diamond|triangle|star|hexagon", "dot, square, diamond, triangle, star or hexagon"),
    v.CATEGORY: (rf"({'|'.join(Status)})( [\w-]+){{1,2}}", "a status and a category, as in 'actual CONSULT'"),
    v.NAMED: (r"[so]", "s or o"),
}
"""What the values of kg's terms look like, and how to say so."""

_PROPERTIES = (v.OBJECT_PROPERTY, v.DATATYPE_PROPERTY)
_NAMES = {"name": (v.PREF_LABEL, v.ALT_LABEL), "adjective": (v.ADJECTIVE, v.PEOPLE), "metonym": (v.METONYM,)}
_ENDS = re.compile(r"[^|]*\S[^|]*\|[^|]*\S[^|]*")


@dataclass(frozen=True, slots=True)
class _World:
    """All files at once: their statements together, the first statement of each declared IRI, and where it stands."""

    sources: tuple[Source, ...]
    said: Statements
    declared: Mapping[str, tuple[Source, Said]]
    stems: frozenset[str]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> _World:
        every = tuple(sources)
        declared: dict[str, tuple[Source, Said]] = {}
        for source in every:
            for said in source.said:
                if said.predicate == v.TYPE:
                    declared.setdefault(said.subject, (source, said))
        return cls(every, merged(every), declared, frozenset(_stem(iri) for iri in declared))

    def types(self, iri: str) -> tuple[str, ...]:
        return self.said.get(iri, {}).get(v.TYPE, ())

    def declarations(self, *types: str) -> Iterator[tuple[str, Source, Said]]:
        """IRIs of these types with the statement that declares them; kg's own vocabulary is left out."""
        for iri, (source, said) in self.declared.items():
            if not iri.startswith(v.KG) and any(one in types for one in self.types(iri)):
                yield iri, source, said


def faults(sources: Iterable[Source]) -> list[Fault]:
    """Every fault of the files, sorted by file and line, each once."""
    world = _World.of(sources)
    checks = (_headers, _undeclared, _relations, _classes, _frames, _values, _things, _shared, _deprecated, _loops)
    return sorted({fault for check in checks for fault in check(world)})


def undeclared(sources: Iterable[Source]) -> list[Fault]:
    """Of the faults only the IRIs that no file declares: what is said with them is lost on reading."""
    return sorted(set(_undeclared(_World.of(sources))))


def _stem(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _headers(world: _World) -> Iterator[Fault]:
    """Each file says which ontology it is, of which version, and what it builds on."""
    for source in world.sources:
        heads = [said for said in source.said if (said.predicate, said.value) == (v.TYPE, v.ONTOLOGY)]
        if not heads:
            cure = "Begin the file with: <https://example.org/my-round> a owl:Ontology ; owl:imports <...> ."
            yield Fault(source.path, 1, "file", "says of no ontology that it is one", cure)
        for head in heads:
            has = {said.predicate: said.value for said in source.said if said.subject == head.subject}
            if v.IMPORTS not in has and not v.KG.startswith(head.subject):
                cure = f"Add: owl:imports <{v.KG.removesuffix('kg#')}talks> , or what it builds on"
                yield source.fault(head, "imports nothing", cure)
            if v.VERSION not in has:
                yield source.fault(head, "has no version", 'Add: owl:versionInfo "0.1.0"')
            elif v.VERSION_IRI in has and not has[v.VERSION_IRI].endswith(f"/{has[v.VERSION]}"):
                words = f"has version {has[v.VERSION]} but version IRI {has[v.VERSION_IRI]}"
                yield source.fault(head, words, "Let the IRI end in the version")


def _undeclared(world: _World) -> Iterator[Fault]:
    """IRIs that no file declares, in namespaces that the files or rdflib know."""
    for source in world.sources:
        imported = {said.value for said in source.said if said.predicate in (v.IMPORTS, v.VERSION_IRI)}
        for said in source.said:
            uses = [said.predicate, said.subject, *([said.value] if said.is_iri else [])]
            for iri in uses:
                if iri not in imported and not _is_declared(iri, world):
                    yield source.fault(
                        Said(said.subject, said.predicate, iri, is_iri=True),
                        f"{source.name(iri)} is declared nowhere",
                        _nearest(iri, world, source),
                    )


def _is_declared(iri: str, world: _World) -> bool:
    if iri in world.declared:
        return True
    foreign = next((one for one in _FOREIGN if iri.startswith(str(one))), None)
    if foreign is not None:
        return iri == str(foreign) or iri in foreign
    return _stem(iri) not in world.stems


def _nearest(iri: str, world: _World, source: Source) -> str:
    foreign = next((one for one in _FOREIGN if iri.startswith(str(one))), None)
    known = [str(one) for one in dir(foreign)] if foreign is not None else list(world.declared)
    near = get_close_matches(iri, [one for one in known if _stem(one) == _stem(iri)], 1, 0.7)
    return f"Did you mean {source.name(near[0])}?" if near else "Declare it, or import the file that does"


def _relations(world: _World) -> Iterator[Fault]:
    """Relations have a domain, a range, a label, a definition, an example and a counter-example."""
    wanted = {
        v.DOMAINS: ("domain", "Add: rdfs:domain, the class of its subjects, or schema:domainIncludes, several"),
        v.RANGES: ("range", "Add: rdfs:range, the class of its objects, or schema:rangeIncludes, several"),
        (v.LABEL,): ("label", "Add: rdfs:label"),
        (v.DEFINITION,): ("definition", "Add: skos:definition, a sentence that says when it holds"),
        (v.EXAMPLE,): ("example", "Add: skos:example, a sentence that must yield it"),
        (v.COUNTER_EXAMPLE,): ("counter-example", "Add: kg:counterExample, a sentence that must not yield it"),
        (v.FRAME,): ("frame", 'Add: kg:frame, such as "{s} guarantee {o}"'),
    }
    for iri, source, said in world.declarations(*_PROPERTIES):
        has = world.said[iri]
        for names, (word, cure) in wanted.items():
            literal = names == v.RANGES and v.DATATYPE_PROPERTY in has[v.TYPE]
            if not any(name in has for name in names) and not literal and not _is_retired(has):
                yield source.fault(said, f"the relation has no {word}", cure)


def _is_retired(has: Mapping[str, tuple[str, ...]]) -> bool:
    return "true" in has.get(v.DEPRECATED, ())


def _classes(world: _World) -> Iterator[Fault]:
    for iri, (source, said) in world.declared.items():
        if v.CLASS in world.types(iri) or iri.startswith(v.KG):
            for name, word in ((v.LABEL, "label"), (v.DEFINITION, "definition")):
                if name not in world.said[iri]:
                    short = "rdfs:label" if name == v.LABEL else "skos:definition"
                    yield source.fault(said, f"the term has no {word}", f"Add: {short}")


def _frames(world: _World) -> Iterator[Fault]:
    """Frames that cannot be read, or that narrow a slot to a class that is none."""
    classes = {re.split(r"[/#]", iri)[-1] for iri, *_ in world.declarations(v.CLASS)}
    for source in world.sources:
        for said in source.said:
            if said.predicate in (v.FRAME, v.DENYING_FRAME):
                try:
                    read = frames.parse(said.value)
                except ValueError as error:
                    yield source.fault(said, f'the frame "{said.value}" cannot be read', f"{str(error).capitalize()}")
                    continue
                for kind in sorted({kind for frame in read for slot in frame.slots for kind in slot.kinds} - classes):
                    near = get_close_matches(kind, classes, 1, 0.6)
                    cure = f"Did you mean {near[0]}?" if near else "Write the local name of a class"
                    yield source.fault(said, f'the frame "{said.value}" asks for a class {kind} that is none', cure)


def _values(world: _World) -> Iterator[Fault]:
    """Values of kg's terms that do not look as they should."""
    for source in world.sources:
        for said in source.said:
            pattern, words = _NUMBERS.get(said.predicate, ("", ""))
            if pattern and not re.fullmatch(pattern, said.value):
                yield source.fault(said, f"{source.name(said.predicate)} is {said.value!r}", f"Write {words}")
            elif said.predicate == v.OUTLOOK and said.value.removeprefix(v.KG) not in set(Status):
                yield source.fault(said, f"kg:outlook is {source.name(said.value)}", "Write kg:planned or kg:possible")
            elif said.predicate in (v.EXAMPLE, v.COUNTER_EXAMPLE) and _has_bad_ends(said.value):
                yield source.fault(said, f"{said.value!r} names no two ends", "Write: sentence => subject | object")


def _has_bad_ends(example: str) -> bool:
    _, mark, ends = example.partition(" => ")
    return bool(mark) and not _ENDS.fullmatch(ends)


def _things(world: _World) -> Iterator[Fault]:
    """Individuals and concepts have a preferred label; a concept stands in a scheme."""
    classes = {iri for iri, *_ in world.declarations(v.CLASS)}
    for iri, source, said in world.declarations(*classes, v.CONCEPT):
        if v.PREF_LABEL not in world.said[iri]:
            yield source.fault(said, "has no name", 'Add: skos:prefLabel "..."@en')
        if v.CONCEPT in world.types(iri) and v.IN_SCHEME not in world.said[iri]:
            yield source.fault(said, "is a concept of no scheme", "Add: skos:inScheme <...>")


def _shared(world: _World) -> Iterator[Fault]:
    """Names that two individuals or two concepts bear: nobody could tell whom an article means."""
    classes = {iri for iri, *_ in world.declarations(v.CLASS)}
    schemes = {iri for iri, has in world.said.items() if v.SORTS in has}
    bearers: dict[tuple[str, str], list[tuple[str, Source, Said]]] = defaultdict(list)
    for source in world.sources:
        for said in source.said:
            sort = _sort(said, world, classes, schemes)
            if sort:
                bearers[sort, said.value.casefold()].append((said.subject, source, said))
    for (sort, _), found in bearers.items():
        (first, where, other), *rest = found
        for iri, source, said in rest:
            if iri != first:
                place = f"{where.path.name}:{where.line(first, other.value)}"
                words = f"the {sort} {said.value!r} belongs to {where.name(first)} too ({place})"
                yield source.fault(said, words, "Take it from one of the two, or give both a longer one")


def _sort(said: Said, world: _World, classes: set[str], schemes: set[str]) -> str:
    """What kind of name the statement gives: those of one kind must be told apart."""
    types = world.types(said.subject)
    if any(scheme in schemes for scheme in world.said.get(said.subject, {}).get(v.IN_SCHEME, ())):
        return "label" if said.predicate in _NAMES["name"] else ""
    if classes.isdisjoint(types):
        return ""
    return next((sort for sort, terms in _NAMES.items() if said.predicate in terms), "")


def _deprecated(world: _World) -> Iterator[Fault]:
    for source in world.sources:
        for said in source.said:
            if (said.predicate, said.value) == (v.DEPRECATED, "true") and v.REPLACED not in world.said[said.subject]:
                yield source.fault(said, "is deprecated without a replacement", "Add: dct:isReplacedBy, the new term")


def _loops(world: _World) -> Iterator[Fault]:
    """Classes below themselves, concepts broader than themselves."""
    for name, words in ((v.SUBCLASS, "is a class below itself"), (v.BROADER, "is broader than itself")):
        for source in world.sources:
            for said in source.said:
                if said.predicate == name and said.subject in _above(said.value, name, world):
                    yield source.fault(said, words, "Take one of the statements away")


def _above(iri: str, name: str, world: _World) -> set[str]:
    found: set[str] = set()
    row = [iri]
    while row:
        found.update(row)
        row = [up for low in row for up in world.said.get(low, {}).get(name, ()) if up not in found]
    return found
