"""What the output folder keeps, and that a kill leaves the old state or the new one."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from kg import store
from kg.errors import GraphError
from kg.model import Article, Claim, Kind, Paragraph, Status, Thing

Tell = Callable[..., Claim]
RESULTS = {"claims.jsonl": "claims", "graph.html": "page", "graph.ttl": "graph"}


def _article(name: str = "a") -> Article:
    spans = (Paragraph(0, 4, Kind.HEADLINE), Paragraph(6, 11, date="2031-04-02"))
    return Article(name, "Head\n\nTruce", spans, "Head", "2031-04-02", "The Lamp", "https://x.example/", ("Ann Lee",))


def test_a_reading_comes_back_as_it_was_kept(tmp_path: Path, tell: Tell) -> None:
    marked = Thing(
        "https://x.example/e",
        "sitting",
        "https://x.example/E",
        ("talks",),
        ("https://x.example/b",),
        (("ordinal", "2"),),
    )
    claims = (
        tell("a", "north", "cameTo", marked, status=Status.PLANNED, speaker="Human Ann Lee", date="2031-05"),
        tell("a", marked, "dayOf", "2031-05-01", trigger="on", trigger_start=3, rule="{s} on {o}", confidence=0.5),
    )
    store.keep(tmp_path, "k", _article(), claims)
    assert store.has(tmp_path, "k")
    assert store.reading(tmp_path, "k") == (_article(), claims)


def test_every_field_of_a_claim_and_a_thing_is_kept() -> None:
    """Whoever adds a field must carry it through `kg.records` and `kg.entities.plan`, which name each."""
    claim = (
        "document start end sentence subject relation object status speaker date trigger trigger_start rule confidence"
    )
    assert [field.name for field in fields(Claim)] == claim.split()
    assert [field.name for field in fields(Thing)] == ["id", "name", "type", "aliases", "broader", "marks"]


def test_readings_come_in_the_order_of_their_documents_without_text(tmp_path: Path, tell: Tell) -> None:
    for name in "ba":
        store.keep(tmp_path, f"k{name}", _article(name), [tell(name, "north", "greets", "south")])
    found = list(store.readings(tmp_path, store.State({"b": "kb", "a": "ka"})))
    assert [article.id for article, _ in found] == ["a", "b"]
    assert [article.text for article, _ in found] == ["", ""]
    assert [claim.document for _, claims in found for claim in claims] == ["a", "b"]


def test_a_state_comes_back_and_unused_readings_go(tmp_path: Path) -> None:
    for key in ("k1", "k2"):
        store.keep(tmp_path, key, _article(), [])
    kept = store.State({"a": "k1"}, ("more.ttl",), "en_core_web_md", derived=False, title="Talks")
    store.commit(tmp_path, kept, RESULTS)
    assert store.state(tmp_path) == kept
    assert not store.has(tmp_path, "k2")
    assert (tmp_path / "graph.ttl").read_text(encoding="utf-8") == "graph"
    assert sorted(path.name for path in (tmp_path / ".kg").iterdir()) == ["readings", "state.json"]


def test_results_without_their_readings_are_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match=r"holds graph.ttl but not"):
        store.state(tmp_path)


def test_a_state_of_another_make_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".kg").mkdir()
    (tmp_path / ".kg" / "state.json").write_text('{"format": 0}', encoding="utf-8")
    with pytest.raises(GraphError, match="another version"):
        store.state(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "{}\n{}\n", '{"article": {"id": "a"}}\n{"things": [], "claims": []}\n', "\x00", '["a"]\n']
)
def test_a_damaged_reading_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / ".kg" / "readings" / "k.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=r"k.jsonl: cannot be read"):
        list(store.readings(tmp_path, store.State({"a": "k"})))


def test_a_result_that_a_new_state_lacks_is_removed(tmp_path: Path) -> None:
    store.keep(tmp_path, "k", _article(), [])
    store.commit(tmp_path, store.State({"a": "k"}), {**RESULTS, "derived.ttl": ["more"]})
    assert (tmp_path / "derived.ttl").exists()
    for _ in range(2):
        store.commit(tmp_path, store.State({"a": "k"}, derived=False), {"derived.ttl": None})
        assert not (tmp_path / "derived.ttl").exists()
        assert (tmp_path / "graph.ttl").exists()
        assert store.state(tmp_path) == store.State({"a": "k"}, derived=False)


@pytest.mark.parametrize("done", [(), ("derived.ttl",), ("derived.ttl", ".kg/next/derived.ttl.gone")])
def test_a_removal_that_was_broken_off_is_finished(
    done: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(tmp_path, "k", _article(), [])
    store.commit(tmp_path, store.State({"a": "k"}), {**RESULTS, "derived.ttl": ["more"]})
    with monkeypatch.context() as patch:
        patch.setattr(store, "_finish", lambda _: None)
        store.commit(tmp_path, store.State({"a": "k"}, derived=False), {"derived.ttl": None})
    for name in done:
        (tmp_path / name).unlink()
    assert store.state(tmp_path) == store.State({"a": "k"}, derived=False)
    assert not (tmp_path / "derived.ttl").exists()
    assert not (tmp_path / ".kg" / "next").exists()


KILLED = textwrap.dedent("""
    import os, pathlib, sys
    folder, limit, new = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    calls = 0

    def guard(event, arguments):
        global calls
        touches = ("open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree")
        if event in touches and str(folder) in str(arguments):
            calls += 1
            if calls > limit:
                os._exit(9)

    sys.path.insert(0, os.getcwd())
    from kg import store
    from kg.model import Article
    sys.addaudithook(guard)
    store.keep(folder, "k" + new, Article("a", new, ()), [])
    store.commit(folder, store.State({"a": "k" + new}), {name: [new] for name in store.RESULTS})
""")
"""Dies at the n-th touch of the folder."""


def _run(folder: Path, limit: int, new: str) -> int:
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(limit), new], cwd=root, check=False)  # noqa: S603 - ours
    return done.returncode


def test_killed_at_any_of_twenty_points_the_folder_holds_the_old_state_or_the_new(tmp_path: Path) -> None:
    seen = set()
    for limit in range(20):
        folder = tmp_path / str(limit)
        assert _run(folder, 1000, "old") == 0
        code = _run(folder, limit, "new")
        state = store.state(folder)
        held = {(folder / name).read_text(encoding="utf-8") for name in store.RESULTS}
        assert held in ({"old"}, {"new"}), limit
        assert state.documents == {"a": f"k{min(held)}"}
        assert store.reading(folder, state.documents["a"])[0].text == min(held)
        seen.add((code, min(held)))
        assert _run(folder, 1000, "new") == 0
        assert {path.name for path in (folder / ".kg").iterdir()} == {"readings", "state.json"}
        assert os.listdir(folder / ".kg" / "readings") == ["knew.jsonl"]  # noqa: PTH208 - names are compared
    assert (9, "old") in seen
    assert (9, "new") in seen
