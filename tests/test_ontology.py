"""The shipped ontologies: complete, well kept, fast to load, documented, and the only place that knows their words."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.lang.en.stop_words import STOP_WORDS

from kg import ontology
from kg.model import Schema
from kg.ontology import check, document, sources
from kg.ontology import vocabulary as v
from kg.ontology.load import extensions, files
from kg.ontology.sources import Source

_HOME = Path(__file__).parents[1]
_OWN = "https://w3id.org/parley/"


@pytest.fixture(scope="module")
def shipped() -> list[Source]:
    found, faults = sources.read(files(extensions()))
    assert not faults
    return found


@pytest.fixture(scope="module")
def schema() -> Schema:
    return ontology.load(extensions())


def test_the_shipped_files_have_no_fault(shipped: list[Source]) -> None:
    assert [str(fault) for fault in check.faults(shipped)] == []


def test_the_document_is_fresh() -> None:
    page = (_HOME / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert page == document.markdown(files(extensions())), "run: python ontologies/make/document.py"


def test_the_core_is_as_rich_as_it_must_be(schema: Schema) -> None:
    issues = [one for one in schema.concepts.values() if one.type.endswith("#Issue")]
    offices = [label for one in schema.concepts.values() if one.type.endswith("#Role") for label in one.labels]
    states = [one for one in schema.individuals.values() if one.type.endswith("#State")]
    assert len(issues) >= 60
    assert len(offices) >= 150
    assert len(states) >= 193


def test_states_have_an_adjective_and_a_metonym_or_are_their_capital(schema: Schema) -> None:
    bare = [
        one.name
        for one in schema.individuals.values()
        if one.type.endswith("#State") and not (one.adjectives or one.people)
    ]
    assert len(bare) <= 3, bare


def test_every_relation_of_the_core_is_matched_to_an_event_scheme_or_has_none_there(shipped: list[Source]) -> None:
    said = sources.merged(shipped)
    matched = {iri for iri, has in said.items() if any(term.startswith(v.SKOS) and "Match" in term for term in has)}
    relations = {iri for iri, has in said.items() if v.FRAME in has}
    ties = {"delegationOf", "leads", "memberOf", "hasRole", "represents", "heldIn", "heldOn"}
    assert {iri.rpartition("#")[2] for iri in relations - matched} <= ties


def test_versions_are_told_in_header_and_iri(shipped: list[Source]) -> None:
    for source in shipped:
        heads = [said.subject for said in source.said if (said.predicate, said.value) == (v.TYPE, v.ONTOLOGY)]
        has = {said.predicate: said.value for said in source.said if said.subject == heads[0]}
        assert re.fullmatch(r"\d+\.\d+\.\d+", has[v.VERSION])
        assert has[v.VERSION_IRI] == f"{heads[0]}/{has[v.VERSION]}"


def literals(path: Path) -> Iterator[tuple[str, str]]:
    """The strings of a Python file but its docstrings, with their place."""
    with path.open("rb") as file:
        before = tokenize.NEWLINE
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.STRING and before not in (tokenize.NEWLINE, tokenize.INDENT, tokenize.ENCODING):
                yield token.string.strip("rbfu").strip("\"'"), f"{path.relative_to(_HOME)}:{token.start[0]}"
            if token.type not in (tokenize.NL, tokenize.COMMENT):
                before = token.type


def test_no_word_of_an_ontology_stands_in_the_program(shipped: list[Source]) -> None:
    """Local names of classes and relations, names of actors; words of kg's own vocabulary are the program's."""
    said = sources.merged(shipped)
    names: set[str] = set()
    for iri, has in said.items():
        types = set(has.get(v.TYPE, ()))
        if iri.startswith(_OWN) and not iri.startswith(v.KG) and v.TYPE in has and not types & {v.CONCEPT, v.ONTOLOGY}:
            names.update([iri.rpartition("#")[2]] if v.CLASS in types or v.FRAME in has else ())
            names.update([*has.get(v.PREF_LABEL, ()), *has.get(v.ALT_LABEL, ())])
    wanted = {name for name in names if len(name) > 3 and (name[0].isupper() or re.search(r"[a-z][A-Z]", name))}
    found = [
        f"{place}: {text}"
        for path in sorted((_HOME / "kg").rglob("*.py"))
        if path.name != "__init__.py"  # lists names of Python
        for text, place in literals(path)
        if text in wanted
    ]
    assert not found, "\n".join(found)


def listed(path: Path) -> Iterator[tuple[list[str], str]]:
    """The collections of strings that a Python file writes out, and lines of words that it splits, with their place."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        place = f"{path.relative_to(_HOME)}:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.Tuple() | ast.List() | ast.Set():
                yield (
                    [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)],
                    place,
                )
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as words), attr="split")):
                yield words.split(), place


def test_no_list_of_english_words_stands_outside_the_grammar(schema: Schema) -> None:
    """Four or more small words, verbs or labels of concepts in one list, and hardly anything else."""
    english = {word for one in schema.verb_classes.values() for word in one.words}
    english |= {label for one in schema.concepts.values() for label in one.labels} | STOP_WORDS
    found = [
        f"{place}: {words}"
        for path in sorted((_HOME / "kg").rglob("*.py"))
        if "grammar" not in path.parts
        for words, place in listed(path)
        if len(words) > 3 and len(english.intersection(words)) > 0.7 * len(words)
    ]
    assert not found, "\n".join(found)


def test_every_annotation_of_kg_has_a_definition_and_an_example(shipped: list[Source]) -> None:
    said = sources.merged(shipped)
    terms = {iri: has for iri, has in said.items() if f"{v.OWL}AnnotationProperty" in has.get(v.TYPE, ())}
    assert len(terms) > 20
    assert [iri for iri, has in terms.items() if v.DEFINITION not in has or v.EXAMPLE not in has] == []
