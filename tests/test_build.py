"""A build adds, replaces and removes; whatever the order, the bytes are the same; a kill does no harm.

Reading is replaced by a reader of lines such as `north, offers, Topic truce`: what is built of claims is tested here.
"""

from __future__ import annotations

import functools
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from kg import build, ontology, store
from kg.cli import main
from kg.errors import UsageError
from kg.model import Article, Claim, Schema
from kg.rdf import derive

Tell = Callable[..., Claim]
SMALL = str(Path(__file__).with_name("small.ttl"))

ARTICLES = {
    "lamp-1": "north, cameTo, Sitting first sitting\nsouth, cameTo, Sitting first sitting\nnorth, offers, Topic truce",
    "bell-1": "Human Oleh Marienko, speaksFor, north\nsouth, spurns, Topic truce",
    "lamp-2": "Human Oleh Marenko, speaksFor, north\nsouth, accepts, Topic truce\nHuman Ann Lee, speaksFor, east",
    "bell-2": "Human Marenko, greets, north\nHuman Lee, greets, east\nArmy River Guard, greets, south",
    "horn-2": "Body River Guard, greets, south\nnorth, accepts, Paper Harbour Accord",
    "horn-3": "Human Ivan Marenko, speaksFor, north\nsouth, accepts, Paper Harbour Accord",
}


@pytest.fixture(autouse=True)
def line_reader(monkeypatch: pytest.MonkeyPatch, tell: Tell) -> None:
    """Articles are lists of claims, one a line."""

    def read(article: Article) -> Iterator[Claim]:
        for paragraph in article.paragraphs:
            for line in article.text[paragraph.start : paragraph.end].splitlines():
                parts = [part.strip() for part in line.rstrip(".").split(",")]
                if len(parts) == 3:
                    yield tell(article.id, *parts)

    def claims(schema: Schema, model: str) -> Callable[[Article], Iterator[Claim]]:
        del schema, model
        return read

    monkeypatch.setattr(build, "claims", claims)
    monkeypatch.setattr(ontology, "load", lambda extra=(): _load(tuple(extra)))


_load = functools.cache(ontology.load)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The articles as files."""
    place = tmp_path / "articles"
    place.mkdir()
    for name, lines in ARTICLES.items():
        body = "\n\n".join(f"{line}." for line in lines.splitlines())
        date = f"2031-04-0{name[-1]}"
        (place / f"{name}.txt").write_text(f"title: {name}\ndate: {date}\n\n{body}\n", encoding="utf-8")
    return place


def _bytes(output: Path) -> dict[str, bytes]:
    return {name: (output / name).read_bytes() for name in store.RESULTS}


def _build(paths: Iterable[Path], output: Path) -> build.Report:
    return build.build(list(paths), output, [SMALL])


def _claims(output: Path) -> str:
    return (output / "claims.jsonl").read_text(encoding="utf-8")


def test_a_build_writes_graph_page_and_claims(folder: Path, tmp_path: Path) -> None:
    report = _build([folder], tmp_path / "out")
    assert report.documents == tuple(sorted(ARTICLES))
    assert set(report.fresh) == set(ARTICLES)
    assert not report.faults
    assert report.claims == len(_claims(tmp_path / "out").splitlines()) > 10
    assert all(_bytes(tmp_path / "out").values())


def test_fifty_orders_and_splits_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    _build([folder], tmp_path / "all")
    wanted = _bytes(tmp_path / "all")
    files = sorted(folder.iterdir())
    for seed in range(50):
        chance = random.Random(seed)  # noqa: S311 - any order will do
        mixed = chance.sample(files, len(files))
        cut = chance.randrange(len(mixed) + 1)
        output = tmp_path / f"out{seed}"
        for part in (mixed[:cut], mixed[cut:]):
            _build(part, output)
        assert _bytes(output) == wanted, seed


def test_only_what_is_new_is_read(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    read: list[str] = []
    build.build(files[:4], tmp_path / "out", [SMALL], read.append)
    report = build.build(files, tmp_path / "out", [SMALL], read.append)
    assert sorted(read) == sorted(ARTICLES)
    assert set(report.fresh) == {path.stem for path in files[4:]}


def test_what_decides_a_reading_is_the_same_in_another_process() -> None:
    script = "from kg import build, ontology; print(build._making(ontology.load(), ''))"
    found = {
        subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_a_changed_article_replaces_its_old_claims(folder: Path, tmp_path: Path) -> None:
    _build([folder], tmp_path / "out")
    changed = folder / "lamp-1.txt"
    changed.write_text("title: lamp-1\ndate: 2031-04-01\n\nnorth, offers, Topic ferry.\n", encoding="utf-8")
    report = _build([changed], tmp_path / "out")
    assert report.fresh == ("lamp-1",)
    assert "Topic ferry" in _claims(tmp_path / "out")
    assert "lamp-1.txt" not in _claims(tmp_path / "out")
    _build([folder], tmp_path / "anew")
    assert _bytes(tmp_path / "out") == _bytes(tmp_path / "anew")


def test_removing_a_document_leaves_the_graph_of_the_others(folder: Path, tmp_path: Path) -> None:
    _build([folder], tmp_path / "out")
    build.remove(["horn-3"], tmp_path / "out")
    _build([path for path in folder.iterdir() if path.stem != "horn-3"], tmp_path / "anew")
    assert _bytes(tmp_path / "out") == _bytes(tmp_path / "anew")


def test_what_rules_derive_stands_apart_and_can_be_left_out(folder: Path, tmp_path: Path) -> None:
    (folder / "bell-3.txt").write_text("title: bell-3\n\nnorth, meets, south.\n", encoding="utf-8")
    output, path = tmp_path / "out", tmp_path / "out" / "derived.ttl"
    _build([folder], output)
    whole = path.read_text(encoding="utf-8")
    assert whole == derive.turtle(output / "graph.ttl", [SMALL])
    assert whole.count("a kg:Derivation") == 1
    assert "Derivation" not in (output / "graph.ttl").read_text(encoding="utf-8")
    _run("build", folder, "-o", output, "--no-derived")
    assert not path.exists()
    build.remove(["horn-3"], output)  # as in the last build
    _run("page", output)
    _run("build", folder, "-o", output)
    assert not path.exists()
    _run("build", folder, "-o", output, "--derived")
    assert path.read_text(encoding="utf-8") == whole
    build.remove(["bell-3"], output)
    assert "kg:Derivation" not in path.read_text(encoding="utf-8")


def test_removing_what_is_not_there_or_all_is_refused(folder: Path, tmp_path: Path) -> None:
    _build([folder / "lamp-1.txt"], tmp_path / "out")
    with pytest.raises(UsageError, match=r"no document lamp-9. It has lamp-1"):
        build.remove(["lamp-9"], tmp_path / "out")
    with pytest.raises(UsageError, match="no document would be left"):
        build.remove(["lamp-1"], tmp_path / "out")


def test_of_many_documents_those_are_told_whose_names_are_alike(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_SHOWN", 3)
    _build([folder], tmp_path / "out")
    with pytest.raises(UsageError, match=r"no document bell-9. It has 6 documents, among them bell-1, bell-2\."):
        build.remove(["bell-9"], tmp_path / "out")
    with pytest.raises(UsageError, match=r"It has 6 documents\.$"):
        build.remove(["zzz"], tmp_path / "out")


def test_people_are_one_over_articles_and_the_build_says_why(folder: Path, tmp_path: Path) -> None:
    _build([path for path in folder.iterdir() if path.stem != "horn-3"], tmp_path / "out")
    plan, _ = build.decided(tmp_path / "out")
    joined = {(merge.one.name, merge.other.name) for merge in plan.merges if merge.joined}
    assert ("Oleh Marenko", "Oleh Marienko") in joined
    assert any("Marenko" in pair and len(pair) == 2 for pair in joined)


def test_orders_of_an_analyst_need_no_new_reading(folder: Path, tmp_path: Path) -> None:
    _build([folder], tmp_path / "out")
    orders = tmp_path / "orders.ttl"
    orders.write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix t: <https://w3id.org/parley/id/thing/> .\n"
        "t:human-oleh-marenko owl:differentFrom t:human-oleh-marienko .",
        encoding="utf-8",
    )
    read: list[str] = []
    build.build([folder], tmp_path / "out", [SMALL, str(orders)], read.append)
    assert read == []
    plan, _ = build.decided(tmp_path / "out")
    assert not any({m.one.name, m.other.name} == {"Oleh Marenko", "Oleh Marienko"} for m in plan.merges if m.joined)


def test_the_ontologies_of_the_last_build_count_again_from_any_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.ttl").write_text(Path(SMALL).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    build.build([folder / "lamp-1.txt"], tmp_path / "out", ["own.ttl"])
    monkeypatch.chdir(folder)
    report = build.build([folder / "lamp-2.txt"], tmp_path / "out")
    assert report.claims == 6


def test_an_input_that_cannot_be_read_is_told_and_the_others_go_on(folder: Path, tmp_path: Path) -> None:
    report = _build([folder, tmp_path / "nowhere.txt"], tmp_path / "out")
    assert len(report.documents) == len(ARTICLES)
    assert "nowhere.txt" in str(report.faults[0])


def test_two_articles_of_one_name_are_told_whatever_their_order(folder: Path, tmp_path: Path) -> None:
    twin = tmp_path / "more" / "lamp-1.txt"
    twin.parent.mkdir()
    twin.write_text("title: other\n\nnorth, offers, Topic ferry.\n", encoding="utf-8")
    one = _build([folder, twin], tmp_path / "out")
    other = _build([twin, folder], tmp_path / "anew")
    assert len(one.faults) == len(other.faults) == 1
    assert _bytes(tmp_path / "out") == _bytes(tmp_path / "anew")


def test_killed_at_twenty_points_a_build_loses_nothing(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    _build(files[:3], tmp_path / "old")
    _build(files, tmp_path / "all")
    old, new = _bytes(tmp_path / "old"), _bytes(tmp_path / "all")
    ends = set()
    for limit in range(20):
        output = tmp_path / f"out{limit}"
        _build(files[:3], output)
        ends.add(_killed(files, output, limit * 2))
        store.state(output)
        assert _bytes(output) in (old, new), limit
        _build(files, output)
        assert _bytes(output) == new, limit
    assert ends == {0, 9}


def _killed(files: list[Path], output: Path, limit: int) -> int:
    """Build in a process that dies at the n-th change of the folder; its exit status."""
    child = os.fork()
    if child == 0:
        _build_and_die(files, output, limit)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _build_and_die(files: list[Path], output: Path, limit: int) -> NoReturn:
    seen = 0

    def guard(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        changes = event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove") or (
            event == "open" and "w" in str(arguments[1])
        )
        if changes and str(output) in str(arguments):
            seen += 1
            if seen > limit:
                os._exit(9)

    sys.addaudithook(guard)
    _build(files, output)
    os._exit(0)


# --- the commands over a built graph ----------------------------------------------------------------------------------


@pytest.fixture
def output(folder: Path, tmp_path: Path) -> Path:
    """A built graph."""
    _build([folder], tmp_path / "graph")
    return tmp_path / "graph"


def _run(*arguments: object, status: int = 0) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output
    return result.stdout


def test_merges_are_listed_with_reasons_and_iris(output: Path) -> None:
    found = json.loads(_run("merges", output, "--format", "json"))
    assert all(merge["joined"] and merge["reason"] for merge in found)
    names = {(merge["one"]["name"], merge["other"]["name"]) for merge in found}
    assert ("Oleh Marenko", "Oleh Marienko") in names
    more = json.loads(_run("merges", output, "--refused", "--format", "json"))
    assert {merge["joined"] for merge in more} == {True, False}
    assert "id/thing/human-oleh-marienko" in _run("merges", output)


def test_merges_as_turtle_can_be_given_back_as_orders(output: Path, folder: Path, tmp_path: Path) -> None:
    orders = tmp_path / "orders.ttl"
    orders.write_text(_run("merges", output, "--refused", "--format", "ttl"), encoding="utf-8")
    build.build([folder], tmp_path / "again", [SMALL, str(orders)])
    assert _claims(tmp_path / "again") == _claims(output)
    plan, _ = build.decided(tmp_path / "again")
    assert {merge.reason for merge in plan.merges if merge.joined} == {"an analyst's order"}


def test_timeline_positions_and_diff_print_tables_csv_and_json(output: Path) -> None:
    assert _run("timeline", output).startswith("day")
    cells = _run("positions", output, "--cells", "--format", "csv").splitlines()
    assert cells[0].startswith("issue,")
    assert any(line.startswith("truce (2031-04-01),") for line in cells[1:])
    rows = _run("positions", output, "--at", "2031-04-01", "--format", "csv")
    assert "spurned" in rows
    assert "accepted" not in rows
    changes = json.loads(_run("diff", "2031-04-01", "2031-04-02", "-o", output, "--format", "json"))
    assert {change["section"] for change in changes} >= {"positions", "new agreements"}
    assert json.loads(_run("diff", "2031-04-01", "2031-04-02", "-o", output, "--format", "sparql"))["head"]["vars"]
    assert "accepted" in _run("diff", "2031-04-01", "2031-04-02", "-o", output)


def test_two_graphs_are_compared(output: Path, folder: Path, tmp_path: Path) -> None:
    _build([folder / "lamp-1.txt"], tmp_path / "small")
    found = json.loads(_run("diff", tmp_path / "small", output, "--format", "json"))
    assert any(change["change"] == "agreed" for change in found)
    assert json.loads(_run("diff", output, output, "--format", "json")) == []


def test_wrong_calls_are_answered_with_status_two(output: Path, tmp_path: Path) -> None:
    _run("diff", "tenth", "eleventh", "-o", output, status=2)
    _run("diff", "2031-04-31", "2031-05-01", "-o", output, status=2)
    _run("positions", output, "--at", "2031-13-01", status=2)
    _run("timeline", tmp_path / "nowhere", status=2)
    _run("remove", "nothing", "-o", output, status=2)


def test_claims_are_printed_in_each_format(output: Path) -> None:
    lines = _claims(output).splitlines()
    assert _run("claims", output, "--format", "jsonl").splitlines() == lines
    assert len(_run("claims", output, "--format", "csv").splitlines()) == len(lines) + 1
    assert "speaks-for" in _run("claims", output)
    assert _run("claims", output, "--format", "plover") == ""  # this ontology names no category


def test_a_document_is_removed_by_command(output: Path) -> None:
    _run("remove", "horn-3", "-o", output)
    assert "horn-3" not in _claims(output)


def test_the_build_command_tells_what_it_did_and_what_it_could_not_read(folder: Path, tmp_path: Path) -> None:
    arguments = [folder / "lamp-1.txt", "-o", tmp_path / "out", "--ontology", SMALL]
    _run("build", *arguments)
    _run("build", *arguments, tmp_path / "nowhere.txt", status=1)
    _run("build", tmp_path / "nowhere.txt", "-o", tmp_path / "none", status=1)
    assert not (tmp_path / "none" / "graph.ttl").exists()


def test_the_graph_of_each_article_given_is_checked_when_asked(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyshacl", reason="an optional engine")
    read, wrong = build.claims(Schema(), ""), False

    def changed(article: Article) -> Iterator[Claim]:
        for claim in read(article):
            sound = replace(claim, end=claim.start + len(claim.sentence), trigger="in", trigger_start=claim.end)
            place = claim.start + claim.sentence.index(" in ") + 1
            yield replace(sound, confidence=1.5) if wrong else replace(sound, trigger_start=place)

    monkeypatch.setattr(build, "claims", lambda *_: changed)
    run, output = CliRunner().invoke, tmp_path / "output"
    sound = run(main, ["build", str(folder), "-o", str(output), "--ontology", SMALL, "--check"])
    assert sound.exit_code == 0, sound.stderr
    wrong = True
    (folder / "lamp-1.txt").write_text("title: lamp\n\nnorth, spurns, Topic truce.\n", encoding="utf-8")
    for _ in range(2):  # what was read before is checked, too
        found = run(main, ["build", str(folder / "lamp-1.txt"), "-o", str(output), "--ontology", SMALL, "--check"])
        assert found.exit_code == 1
        told = [line for line in found.stderr.splitlines() if line.startswith("lamp-1: https://")]
        assert [line.split(": ")[2].split(" (")[0] for line in told] == [
            "A claim has exactly one confidence",
            "The trigger's words do not stand where the claim says",
        ]
    unasked = run(main, ["build", str(folder / "lamp-1.txt"), "-o", str(output), "--ontology", SMALL])
    assert unasked.exit_code == 0
    elsewhere = run(main, ["build", str(folder / "bell-1.txt"), "-o", str(output), "--ontology", SMALL, "--check"])
    assert elsewhere.exit_code == 0, elsewhere.stderr


def test_a_misspelt_term_is_told_and_the_rest_is_built(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix x: <https://example.org/small#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'x:ford a x:Spot ; skos:prefLabel "ford"@en ; x:placedInn x:harbour .\n',
        encoding="utf-8",
    )
    found = CliRunner().invoke(
        main, ["build", str(folder), "-o", str(tmp_path / "out"), "--ontology", SMALL, "--ontology", str(own)]
    )
    assert found.exit_code == 1
    assert "own.ttl:3: x:ford: x:placedInn is declared nowhere" in found.stderr
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_an_output_that_is_a_file_is_wrong_usage(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    assert CliRunner().invoke(main, ["build", str(folder), "-o", str(place)]).exit_code == 2


def test_a_model_that_is_not_installed_is_wrong_usage(folder: Path, tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["build", str(folder), "-o", str(tmp_path / "out"), "--model", "en_core_web_none"])
    assert found.exit_code == 2
    assert "no such language model is installed" in found.stderr


def test_a_title_heads_the_page_and_stays(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _run("build", folder, "-o", output, "--title", "Lighthouse & tide")
    assert "<h1>Lighthouse &amp; tide</h1>" in (output / "graph.html").read_text(encoding="utf-8")
    _run("page", output, "--title", "Second title")
    _run("build", folder, "-o", output)
    build.remove(["horn-3"], output)
    assert "<h1>Second title</h1>" in (output / "graph.html").read_text(encoding="utf-8")
