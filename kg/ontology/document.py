"""Ontology files -> one Markdown document: every class, relation, concept and term of kg's with what the files say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.ontology import vocabulary as v
from kg.ontology.sources import Source, merged, read
from kg.ontology.statements import Statements, Values

_TITLE = "http://purl.org/dc/terms/title"
_ABOUT = "http://purl.org/dc/terms/description"
_MATCHES = {
    f"{v.SKOS}closeMatch": "close",
    f"{v.SKOS}broadMatch": "broader",
    f"{v.SKOS}narrowMatch": "narrower",
    f"{v.SKOS}relatedMatch": "related",
    f"{v.SKOS}exactMatch": "same",
}
_TERMS = f"{v.OWL}AnnotationProperty"
_SOME = 12
"""Labels of a concept that are shown."""


def markdown(paths: Iterable[Path]) -> str:
    """The document of the files, in their order. Individuals are counted, not listed. Ends in a line break."""
    sources, _ = read(paths)
    said = merged(sources)
    lines = ["# The ontology", "", "Made by `ontologies/make/document.py` of the files in `ontologies/`: change those."]
    for source in sources:
        lines.extend(_file(source, sources, said))
    return "\n".join(lines) + "\n"


def _file(source: Source, sources: Sequence[Source], said: Statements) -> Iterator[str]:
    here = {one.subject for one in source.said if one.predicate == v.TYPE}
    own = {iri: said[iri] for iri in dict.fromkeys(one.subject for one in source.said) if iri in here and iri in said}
    head = next((has for has in own.values() if v.ONTOLOGY in has[v.TYPE]), {})
    yield from ("", f"## {_one(head, _TITLE) or source.path.name}", "")
    yield f"`{source.path.name}`, version {_one(head, v.VERSION)}. {_one(head, _ABOUT)}"
    name = _Namer(sources)
    yield from _section("Terms", [_term(iri, has, name) for iri, has in own.items() if _TERMS in has[v.TYPE]])
    classes = {iri for iri, has in said.items() if v.CLASS in has.get(v.TYPE, ())}
    yield from _section("Classes", [_class(iri, has, name) for iri, has in own.items() if iri in classes])
    properties = {v.OBJECT_PROPERTY, v.DATATYPE_PROPERTY}
    relations = [(iri, has) for iri, has in own.items() if properties & set(has[v.TYPE])]
    yield from _section("Relations", [_relation(iri, has, name) for iri, has in relations])
    yield from _section("Classes of words", [_words(has) for has in own.values() if v.VERB_CLASS in has[v.TYPE]])
    yield from _section("Concepts", [_concept(iri, has, name) for iri, has in own.items() if v.CONCEPT in has[v.TYPE]])
    things = [iri for iri, has in own.items() if classes & set(has[v.TYPE]) and v.PREF_LABEL in has]
    if things:
        yield from ("", f"It names {len(things)} individuals.")


class _Namer:
    """Writes IRIs with the prefixes of the files."""

    def __init__(self, sources: Sequence[Source]) -> None:
        prefixes = {name: stem for source in reversed(sources) for name, stem in source.prefixes.items()}
        self.source = Source(Path(), (), prefixes, ())

    def __call__(self, iri: str) -> str:
        return self.source.name(iri)


def _section(title: str, blocks: Sequence[Sequence[str]]) -> Iterator[str]:
    if blocks:
        yield from ("", f"### {title}")
        for block in blocks:
            yield ""
            yield from block


def _one(values: Values, name: str) -> str:
    return next(iter(values.get(name, ())), "")


def _head(iri: str, has: Values, name: _Namer) -> list[str]:
    gone = ", deprecated" if "true" in has.get(v.DEPRECATED, ()) else ""
    return [f"**{_one(has, v.LABEL)}** `{name(iri)}`{gone}. {_one(has, v.DEFINITION)}"]


def _list(title: str, values: Sequence[str], *, code: bool = False) -> list[str]:
    mark = "`" if code else ""
    return [f"- {title}: {', '.join(f'{mark}{value}{mark}' for value in values)}"] if values else []


def _term(iri: str, has: Values, name: _Namer) -> list[str]:
    return [*_head(iri, has, name), *(f"- `{example}`" for example in has.get(v.EXAMPLE, ()))]


def _class(iri: str, has: Values, name: _Namer) -> list[str]:
    return [
        *_head(iri, has, name),
        *_list("below", [name(up) for up in has.get(v.SUBCLASS, ())], code=True),
        *_list("head nouns", has.get(v.HEAD_NOUN, ())),
        *_list("entity labels", has.get(v.ENTITY_LABEL, ())),
    ]


def _relation(iri: str, has: Values, name: _Namer) -> list[str]:
    ends = [
        " or ".join(f"`{name(end)}`" for end in (value for term in side for value in has.get(term, ())))
        for side in (v.DOMAINS, v.RANGES)
    ]
    matches = [f"{word} {name(value)}" for term, word in _MATCHES.items() for value in has.get(term, ())]
    return [
        *_head(iri, has, name),
        f"- {ends[0] or 'anything'} to {ends[1] or 'a value'}",
        *_list("below", [name(up) for up in has.get(v.SUBPROPERTY, ())], code=True),
        *_list("frames", has.get(v.FRAME, ()), code=True),
        *_list("denying frames", has.get(v.DENYING_FRAME, ()), code=True),
        *(f"- yes: {example}" for example in has.get(v.EXAMPLE, ())),
        *(f"- no: {example}" for example in has.get(v.COUNTER_EXAMPLE, ())),
        *_list("matches", matches),
        *_list("category by status", has.get(v.CATEGORY, ())),
    ]


def _words(has: Values) -> list[str]:
    values = f"affirmed {_one(has, v.POSITIVE) or '-'}, denied {_one(has, v.NEGATIVE) or '-'}"
    return [f"**{_one(has, v.LABEL)}**. {_one(has, v.DEFINITION)}", f"- {values}", *_list("words", has.get(v.WORD, ()))]


def _concept(iri: str, has: Values, name: _Namer) -> list[str]:
    labels = has.get(v.ALT_LABEL, ())
    shown = [*labels[:_SOME], *([f"and {len(labels) - _SOME} more"] if len(labels) > _SOME else [])]
    matches = [f"{word} {name(value)}" for term, word in _MATCHES.items() for value in has.get(term, ())]
    return [
        f"**{_one(has, v.PREF_LABEL)}** `{name(iri)}`. {_one(has, v.DEFINITION)}".rstrip(". ") + ".",
        *_list("below", [name(up) for up in has.get(v.BROADER, ())], code=True),
        *_list("also", shown),
        *_list("matches", matches),
    ]
