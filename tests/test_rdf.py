"""Facts to Turtle and back: the two layers, canonical literals, the same bytes, hostile text."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg import facts, rdf
from kg.errors import GraphError
from kg.model import BASE, Article, Claim, Concept, End, Individual, Relation, Schema, Status, Thing, value_thing
from kg.rdf import bridge, cache, derive, mirror, read, terms
from tests import graphs

SAID = "https://example.org/relation#said"
DAY = "https://example.org/relation#day"
KIND = "https://example.org/kind#Person"
ANN = Thing(f"{BASE}id/thing/ann", "Ann", KIND)
BOB = Thing(f"{BASE}id/thing/bob", "Bob", KIND, ("Bobby", "Rob"))
SCHEMA = Schema(relations={SAID: Relation(SAID, "said", "said"), DAY: Relation(DAY, "day", "day", literal_object=True)})
CLAIM = Claim("paper", 10, 24, "Ann told Bob. ", End(ANN, "Ann", 10), SAID, End(BOB, "Bob", 19))


def lines(*claims: Claim, schema: Schema = SCHEMA, articles: tuple[Article, ...] = ()) -> set[str]:
    """The triples of a graph in N-Triples, without what stands before the last slash or hash of ours."""
    text = rdf.turtle(facts.gather(claims), articles, schema)
    return {str(ox.Triple(q.subject, q.predicate, q.object)) for q in ox.parse(text, format=ox.RdfFormat.TURTLE)}


def objects(predicate: str, *claims: Claim, **more: object) -> set[str]:
    """The objects of a predicate in a graph."""
    found = lines(*claims, **more)  # type: ignore[arg-type]
    return {line.split(f"<{predicate}> ", 1)[1] for line in found if f"<{predicate}> " in line}


@pytest.mark.parametrize("status", list(Status))
def test_only_an_actual_claim_has_a_plain_triple(status: Status) -> None:
    plain = f"<{ANN.id}> <{SAID}> <{BOB.id}>"
    found = lines(replace(CLAIM, status=status))
    assert (plain in found) == (status is Status.ACTUAL)
    assert objects(f"{terms.KG}status", replace(CLAIM, status=status)) == {f"<{terms.KG}{status}>"}


def test_one_actual_claim_among_others_is_enough_for_the_plain_triple() -> None:
    found = lines(CLAIM, replace(CLAIM, status=Status.NEGATED, document="other"))
    assert f"<{ANN.id}> <{SAID}> <{BOB.id}>" in found
    assert sum("kg#Claim>" in line for line in found) == 2


def test_a_thing_has_type_label_and_other_names() -> None:
    found = lines(CLAIM)
    assert f"<{BOB.id}> <{terms.RDF}type> <{KIND}>" in found
    assert f'<{BOB.id}> <{terms.RDFS}label> "Bob"@en' in found
    assert {line for line in found if "altLabel" in line} == {
        f'<{BOB.id}> <{terms.SKOS}altLabel> "Bobby"@en',
        f'<{BOB.id}> <{terms.SKOS}altLabel> "Rob"@en',
    }


def test_a_date_is_a_literal_and_no_thing() -> None:
    for day, kind in (("2025-06-02", "date"), ("2025-06", "gYearMonth"), ("2025", "gYear")):
        claim = replace(CLAIM, relation=DAY, object=End(value_thing(day), day, 19))
        assert f'<{ANN.id}> <{DAY}> "{day}"^^<{terms.XSD}{kind}>' in lines(claim)
        assert not any("id/value" in line for line in lines(claim))


def test_a_date_that_is_none_stays_a_string() -> None:
    assert objects(f"{terms.KG}date", replace(CLAIM, date="2025-13-40")) == {'"2025-13-40"'}


@pytest.mark.parametrize(("number", "written"), [(1.0, "1"), (0.9, "0.9"), (0.1 + 0.2, "0.3"), (0.0, "0"), (1e-9, "0")])
def test_numbers_are_written_the_one_way_that_stores_keep(number: float, written: str) -> None:
    (found,) = objects(f"{terms.KG}confidence", replace(CLAIM, confidence=number))
    assert found == f'"{written}"^^<{terms.XSD}decimal>'


def test_two_names_of_one_thing_make_one_label() -> None:
    other = replace(CLAIM, document="other", object=End(replace(BOB, name="Robert", aliases=()), "Robert"))
    found = {line for line in lines(CLAIM, other) if line.startswith(f"<{BOB.id}> ")}
    assert sum(f"{terms.RDFS}label" in line for line in found) == 1
    assert any('altLabel> "Robert"' in line for line in found)


def test_concepts_above_a_thing_are_described() -> None:
    scheme = f"{BASE}issues"
    swap, exchange = f"{scheme}#swap", f"{scheme}#exchange"
    schema = replace(
        SCHEMA,
        concepts={
            swap: Concept(swap, scheme, ("swap", "trade"), (exchange,)),
            exchange: Concept(exchange, scheme, ("exchange",)),
        },
    )
    claim = replace(CLAIM, object=End(replace(BOB, broader=(swap,)), "Bob"))
    found = lines(claim, schema=schema)
    for line in (
        f"<{BOB.id}> <{terms.SKOS}broader> <{swap}>",
        f"<{swap}> <{terms.SKOS}broader> <{exchange}>",
        f'<{swap}> <{terms.SKOS}altLabel> "trade"@en',
        f'<{exchange}> <{terms.SKOS}prefLabel> "exchange"@en',
        f'<{exchange}> <{terms.RDFS}label> "exchange"@en',
    ):
        assert line in found


def test_identity_elsewhere_comes_from_the_ontology_alone() -> None:
    wikidata = "http://www.wikidata.org/entity/Q1"
    schema = replace(SCHEMA, individuals={BOB.id: Individual(BOB.id, "Bob", KIND, same_as=(wikidata,))})
    assert objects(f"{terms.OWL}sameAs", CLAIM, schema=schema) == {f"<{wikidata}>"}
    assert objects(f"{terms.OWL}sameAs", CLAIM) == set()


def test_claims_of_one_sentence_share_its_evidence() -> None:
    other = replace(CLAIM, subject=CLAIM.object, object=CLAIM.subject)
    found = lines(CLAIM, other)
    assert sum("TextQuoteSelector>" in line for line in found) == 1
    assert len(objects(f"{terms.OA}hasTarget", CLAIM, other)) == 1


def test_a_graph_has_no_blank_node_and_no_clock() -> None:
    found = lines(CLAIM)
    assert not any("_:" in line for line in found)
    assert not any("endedAtTime" in line or "dateTime" in line for line in found)


def test_the_first_lines_are_sorted_prefixes_and_all_namespaces_are_bound() -> None:
    text = rdf.turtle(*graphs.corpus(), graphs.schema())
    head, _, body = text.partition("\n\n")
    assert head.splitlines() == sorted(head.splitlines())
    assert not any(part.startswith("<https://w3id.org/parley/") for part in body.split())
    subjects = [line.split()[0] for line in body.splitlines() if line and not line.startswith("\t")]
    assert len(subjects) == len(set(subjects))
    assert "\n\ta " not in text


def test_an_address_becomes_an_iri_only_where_it_is_sound() -> None:
    sound = ("https://news.example/a?b=c",)
    unsound = (
        "https://news.example/a b",
        "https://news.example/{x}",
        "http://[bad/",
        "javascript:alert(1)",
        "a\nb",
        "x> .",
    )
    for url in (*sound, *unsound):
        article = Article("paper", "", (), url=url)
        (found,) = objects(f"{terms.DCT}source", CLAIM, articles=(article,))
        assert found.startswith("<") == (url in sound)


def test_equal_facts_give_equal_bytes_in_any_order() -> None:
    found, articles = graphs.corpus()
    once = rdf.turtle(found, articles, graphs.schema())
    assert rdf.turtle(found[::-1], articles[::-1], graphs.schema()) == once


def test_the_bytes_do_not_hang_on_the_hash_seed() -> None:
    code = "from tests import graphs; from kg import rdf; print(rdf.turtle(*graphs.corpus(), graphs.schema()), end='')"
    made = {
        subprocess.run(  # noqa: S603 - the interpreter itself
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[1],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(made) == 1
    assert made.pop().decode() == rdf.turtle(*graphs.corpus(), graphs.schema())


def test_rdflib_reads_the_same_graph_itself(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    ours, theirs = rdf.graph(path), rdflib.Graph().parse(path, format="turtle")
    assert isomorphic(ours, theirs)
    assert len(ours) > 500
    assert dict(ours.namespaces())["talks"] == rdflib.URIRef(graphs.TALKS)


@pytest.mark.parametrize("large", [0, 10**9], ids=["in an Oxigraph store", "in rdflib's memory"])
def test_any_store_behind_rdflib_gives_the_same_bytes_and_rows(large: int, tmp_path: Path) -> None:
    pytest.importorskip("oxrdflib", reason="an optional store")
    path = tmp_path / "graph.ttl"
    path.write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    graph = mirror.graph(path, large)
    assert (tmp_path / ".kg").exists() == (large == 0)
    again = mirror.turtle(graph)
    assert again.partition("\n\n")[2] == path.read_text(encoding="utf-8").partition("\n\n")[2]
    rows = list(graph.query("SELECT ?who { ?who talks:hosted ?round }"))
    assert [str(row[0]) for row in rows] == [f"{BASE}id/thing/midland"]  # type: ignore[index]
    graph = rdflib.Graph().add((rdflib.BNode(), rdflib.RDF.type, rdflib.RDFS.Class))
    with pytest.raises(GraphError, match="only IRIs"):
        mirror.turtle(graph)


def test_a_node_of_rdflib_keeps_its_spelling() -> None:
    literal = ox.Literal("01", datatype=ox.NamedNode(f"{terms.XSD}integer"))
    assert str(mirror.node(literal)) == "01"
    assert mirror.node(ox.BlankNode("b")) == rdflib.BNode("b")
    with pytest.raises(TypeError):
        mirror.node(ox.Triple(ox.NamedNode("a:a"), ox.NamedNode("a:a"), literal))


def test_what_is_no_graph_gets_a_message_with_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    for open_ in (rdf.graph, bridge.store, bridge.prefixes, read.read):
        with pytest.raises(GraphError, match=r"graph\.ttl: there is no such file.*kg build"):
            open_(path)
    path.write_text("<a> <b> .")
    for open_ in (rdf.graph, bridge.store, bridge.prefixes, read.read):
        with pytest.raises(GraphError, match=r"graph\.ttl:1: is no Turtle"):
            open_(path)
    path.write_text("<https://a.example/a> <https://a.example/b> 1 .")
    with pytest.raises(GraphError, match="holds no article"):
        read.read(path)


# --- round trip ------------------------------------------------------------------------------------------------------


def back(text: str, tmp_path: Path) -> tuple[list[Article], list[Claim]]:
    path = tmp_path / "graph.ttl"
    path.write_bytes(text.encode())
    return read.read(path)


def test_the_corpus_comes_back_equal(tmp_path: Path) -> None:
    found, articles = graphs.corpus()
    text = rdf.turtle(found, articles, graphs.schema())
    again, claims = back(text, tmp_path)
    assert facts.gather(claims) == found
    assert [replace(article, text="", paragraphs=()) for article in again] == sorted(articles, key=lambda a: a.id)
    assert rdf.turtle(facts.gather(claims), again, graphs.schema()) == text
    for claim in claims:
        article = next(article for article in again if article.id == claim.document)
        assert article.text[claim.start : claim.end] == claim.sentence


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
NAMES = st.sampled_from(
    ["Ann", 'B"\\ob', "<c>\n\t", "d\u202ee", "{f} ?g .", "'''", "\x00\x1b", "Ångström", "1;2,3@x^^y", "𝔊"]
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim of hostile words; names hang on the IRI, so that a thing is the same everywhere."""

    def end() -> End:
        name = draw(NAMES)
        thing = Thing(f"{BASE}id/thing/t{name.encode().hex()}", name, KIND, (name + " also",))
        return End(thing, draw(TEXT), draw(st.integers(0, 500)))

    day = draw(st.sampled_from([None, "2025-06-02", "2025-06", "2025", "soon"]))
    start = draw(st.integers(0, 5)) * 100
    return Claim(
        document=draw(st.sampled_from(["a", "b/../c", 'd"e'])),
        start=start,
        end=start + 5,
        sentence=f"{start:03d}\n\u202e",
        subject=end(),
        relation=SAID,
        object=end(),
        status=draw(st.sampled_from(list(Status))),
        speaker=end() if draw(st.booleans()) else None,
        date=day,
        trigger=draw(TEXT),
        trigger_start=draw(st.integers(0, 500)),
        rule=draw(TEXT),
        confidence=draw(st.integers(0, 1000)) / 1000,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(claims(), min_size=1, max_size=6), random=st.randoms())
def test_hostile_words_come_back_equal_and_in_the_same_bytes(said: list[Claim], random: object, tmp_path: Path) -> None:
    found = facts.gather(said)
    text = rdf.turtle(found, (), SCHEMA)
    random.shuffle(said)  # type: ignore[attr-defined]
    assert rdf.turtle(facts.gather(said), (), SCHEMA) == text
    again, claims_again = back(text, tmp_path)
    assert facts.gather(claims_again) == found
    assert rdf.turtle(facts.gather(claims_again), [replace(a, source="") for a in again], SCHEMA) == text
    assert isomorphic(rdf.graph(tmp_path / "graph.ttl"), rdflib.Graph().parse(tmp_path / "graph.ttl", format="turtle"))


def test_a_lone_surrogate_is_replaced_and_breaks_nothing() -> None:
    assert any("\ufffd" in line for line in lines(replace(CLAIM, trigger="a\ud800b")))


# --- stores and rules ------------------------------------------------------------------------------------------------


def test_a_large_graph_is_kept_as_a_store_and_follows_the_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    size = len(bridge.store(path))
    assert len(cache.opened(path)) == size
    assert not (tmp_path / ".kg").exists()
    for _ in range(2):
        assert len(cache.opened(path, large=0)) == size
    (first,) = (tmp_path / ".kg" / "store").iterdir()
    path.write_text(rdf.turtle(facts.gather([CLAIM]), (), SCHEMA), encoding="utf-8")
    assert len(cache.opened(path, large=0)) == len(bridge.store(path)) != size
    (second,) = (tmp_path / ".kg" / "store").iterdir()
    assert first != second


def test_what_a_killed_process_left_is_cleared_and_what_another_makes_is_not(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(rdf.turtle(facts.gather([CLAIM]), (), SCHEMA), encoding="utf-8")
    stores = tmp_path / ".kg" / "store"
    stores.mkdir(parents=True)
    left = ox.Store(str(stores / "passing-left"))
    left.flush()
    del left
    making = ox.Store(str(stores / "passing-making"))
    (stores / "passing-begun").mkdir()
    cache.opened(path, large=0)
    assert {found.name for found in stores.iterdir() if found.name.startswith("passing-")} == {
        "passing-making",
        "passing-begun",
    }
    del making


def test_where_no_folder_can_be_made_memory_does(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(rdf.turtle(facts.gather([CLAIM]), (), SCHEMA), encoding="utf-8")
    (tmp_path / ".kg").write_text("in the way")
    assert len(cache.opened(path, large=0)) == len(bridge.store(path))


def test_a_broken_large_file_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("<a> <b> .")
    with pytest.raises(GraphError, match="is no Turtle"):
        cache.opened(path, large=0)
    assert list((tmp_path / ".kg" / "store").iterdir()) == []


def derived(tmp_path: Path) -> dict[tuple[str, str, str], set[str]]:
    """Derived triples by local names, with the sentences they come from."""
    path = tmp_path / "graph.ttl"
    path.write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    store = bridge.store(path)
    store.extend(ox.Quad(*triple) for triple in derive.triples(path))
    rows = store.query(
        f"""
        PREFIX rdf: <{terms.RDF}> PREFIX prov: <{terms.PROV}> PREFIX oa: <{terms.OA}>
        SELECT ?s ?p ?o ?words WHERE {{
          ?d a <{terms.KG}Derivation> ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasGeneratedBy/a prov:Plan .
          ?d prov:wasDerivedFrom+/oa:hasTarget/oa:hasSelector/oa:exact ?words . ?s ?p ?o }}""".replace(
            "/a ", "/rdf:type "
        )
    )
    found: dict[tuple[str, str, str], set[str]] = {}
    for row in rows:  # type: ignore[union-attr]
        key = (terms.local_name(row["s"].value), terms.local_name(row["p"].value), terms.local_name(row["o"].value))
        found.setdefault(key, set()).add(row["words"].value)
    return found


def test_rules_derive_what_they_say_with_the_claims_it_comes_from(tmp_path: Path) -> None:
    assert derived(tmp_path) == {
        ("ada-brook", "memberOf", "northern-delegation"): {"Ada Brook leads the northern delegation."},
        ("ben-crane", "represents", "northland"): {
            "Ben Crane sits on the northern delegation.",
            "Northland's delegation came by boat.",
        },
        ("eli-frost", "metWith", "ada-brook"): {"Ada Brook met Eli Frost on Thursday."},
    }


def test_what_is_derived_never_stands_in_the_graph_and_has_no_status(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(rdf.turtle(*graphs.corpus(), graphs.schema()), encoding="utf-8")
    text = derive.turtle(path)
    assert "kg:status" not in text
    stated = {q.triple for q in bridge.store(path)}
    plain = {q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE) if q.predicate.value.startswith(graphs.TALKS)}
    assert plain
    assert not plain & stated
    assert derive.turtle(path) == text


def test_each_rule_says_in_english_what_it_does() -> None:
    assert len(derive.rules()) >= 5
    for rule in derive.rules():
        assert rule.english.endswith(".")
        assert rule.english[0].isupper()
