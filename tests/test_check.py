"""Bad ontology files: each fault is found, with its line, its term and a cure."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import ontology
from kg.cli import main
from kg.errors import OntologyError
from kg.ontology import check, sources
from kg.ontology.load import files
from kg.ontology.sources import Fault

_HEAD = """@prefix my: <https://example.org/my#> .
@prefix talks: <https://w3id.org/parley/talks#> .
@prefix actor: <https://w3id.org/parley/actors#> .
@prefix kg: <https://w3id.org/parley/kg#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
<https://example.org/my> a owl:Ontology ; owl:versionInfo "1" ; owl:imports <https://w3id.org/parley/talks> .
"""
_WHOLE = """my:praised a owl:ObjectProperty ; rdfs:domain talks:Actor ; rdfs:range talks:Actor ;
  rdfs:label "praised"@en ; skos:definition "Speaks well of."@en ; kg:frame "{s} admire {o}" ;
  skos:example "Peru admired Chile."@en ; kg:counterExample "Peru met Chile."@en """


def faults_of(tmp_path: Path, body: str, head: str = _HEAD) -> list[Fault]:
    path = tmp_path / "my.ttl"
    path.write_text(head + body, encoding="utf-8")
    found, faults = sources.read([*files(), path])
    return [fault for fault in (*faults, *check.faults(found)) if fault.path == path]


def test_a_good_file_has_none(tmp_path: Path) -> None:
    assert faults_of(tmp_path, _WHOLE + ".") == []


@pytest.mark.parametrize(
    ("body", "line", "words", "cure"),
    [
        (_WHOLE + '; kg:frame "{s} laud" .', 12, "cannot be read", "{o} stands 0 times"),
        (_WHOLE + '; kg:frame "{s} laud {o:Actr}" .', 12, "asks for a class Actr", "Did you mean Actor?"),
        (_WHOLE + "; kg:yieldsTo talks:suported .", 12, "talks:suported is declared nowhere", "talks:supported?"),
        (_WHOLE + '; skos:altLable "x" .', 12, "skos:altLable is declared nowhere", "skos:altLabel?"),
        (_WHOLE + "; kg:oder 3 .", 12, "kg:oder is declared nowhere", "kg:order?"),
        (_WHOLE + '; kg:order "first" .', 12, "kg:order is 'first'", "a whole number"),
        (_WHOLE + '; kg:colour "red" .', 12, "kg:colour is 'red'", "#0072B2"),
        (_WHOLE + '; kg:category "CONSULT" .', 12, "kg:category is 'CONSULT'", "actual CONSULT"),
        (_WHOLE + '; skos:example "A. => b"@en .', 12, "names no two ends", "subject | object"),
        (_WHOLE + "; owl:deprecated true .", 12, "deprecated without a replacement", "dct:isReplacedBy"),
        (_WHOLE.replace("rdfs:domain talks:Actor ;", "") + ".", 10, "has no domain", "rdfs:domain"),
        (_WHOLE.replace("rdfs:range talks:Actor ;", "") + ".", 10, "has no range", "rdfs:range"),
        (_WHOLE.replace('rdfs:label "praised"@en ;', "") + ".", 10, "has no label", "rdfs:label"),
        (_WHOLE.replace('skos:example "Peru admired Chile."@en ;', "") + ".", 10, "has no example", "skos:example"),
        ('my:Choir a owl:Class ; rdfs:label "choir"@en .', 10, "has no definition", "skos:definition"),
        ("my:peru a talks:State .", 10, "has no name", "skos:prefLabel"),
        ('my:it a talks:State ; skos:prefLabel "Peru"@en .', 10, "the name 'Peru' belongs to actor:peru too", "longer"),
        (
            'my:A a owl:Class ; rdfs:label "a" ; skos:definition "A." ; rdfs:subClassOf my:A .',
            10,
            "class below itself",
            "Take one",
        ),
    ],
)
def test_each_fault_has_its_line_words_and_cure(tmp_path: Path, body: str, line: int, words: str, cure: str) -> None:
    found = [fault for fault in faults_of(tmp_path, body) if words in fault.words]
    assert found, [str(fault) for fault in faults_of(tmp_path, body)]
    assert found[0].line in (line, line + 1)
    assert cure in found[0].cure


def test_a_file_that_imports_nothing_or_is_no_ontology_is_told(tmp_path: Path) -> None:
    bare = _HEAD.replace("owl:imports <https://w3id.org/parley/talks> ", "").replace('"1" ; .', '"1" .')
    assert [fault.words for fault in faults_of(tmp_path, "", bare)] == ["imports nothing"]
    headless = "\n".join(_HEAD.splitlines()[:-1]) + "\n"
    assert "says of no ontology" in faults_of(tmp_path, "", headless)[0].words


def test_a_file_that_is_no_turtle_is_told_with_its_line(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, 'my:peru a talks:State ; skos:prefLabel "Peru .\n')
    assert (fault.line, fault.term) == (10, "file")


def test_all_faults_come_in_one_report(tmp_path: Path) -> None:
    body = 'my:a a talks:Stat .\nmy:b a talks:State .\nmy:c a owl:ObjectProperty ; kg:frame "{s} laud" .\n'
    assert {fault.line for fault in faults_of(tmp_path, body)} == {10, 11, 12}


def test_numbers_that_are_none_stop_loading_with_a_message(tmp_path: Path) -> None:
    path = tmp_path / "my.ttl"
    path.write_text(_HEAD + _WHOLE + '; kg:firmness "hard" .', encoding="utf-8")
    with pytest.raises(OntologyError, match="firmness is 'hard'"):
        ontology.load([path])


def test_the_command_reports_an_example_that_fails_and_ends_with_1(tmp_path: Path) -> None:
    path = tmp_path / "my.ttl"
    wrong = _WHOLE.replace("Peru met Chile.", "Peru has admired Chile.").replace(
        "Peru admired Chile.", "Peru met Chile."
    )
    path.write_text(_HEAD + wrong + ".", encoding="utf-8")
    ran = CliRunner().invoke(main, ["check", str(path)])
    assert ran.exit_code == 1
    assert "the example 'Peru met Chile.' does not yield it but Peru | met-with | Chile (actual)" in ran.stdout
    assert "the counter-example 'Peru has admired Chile.' yields it: Peru | praised | Chile" in ran.stdout
    assert "faults" in ran.stderr


def test_the_command_is_content_with_the_shipped_files() -> None:
    ran = CliRunner().invoke(main, ["check"])
    assert (ran.exit_code, ran.stdout) == (0, "")


@pytest.mark.parametrize("words", ["", " \n"])
def test_no_sentence_is_wrong_usage_of_explain(words: str) -> None:
    found = CliRunner().invoke(main, ["explain", words])
    assert found.exit_code == 2
    assert "SENTENCE is empty" in found.output
