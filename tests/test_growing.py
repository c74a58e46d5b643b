"""Adding to a graph, changing and removing copy what stays: the results are those of one build of all.

Reading is replaced by a reader of lines, as in the tests of builds, and the page by a list of what it would show.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kg import build, ontology, store
from kg.entities import region
from kg.growing import writing
from kg.growing.ledger import Ledger
from kg.growing.splice import Layout, spliced
from kg.model import Article, Claim, Fact, Schema, Status

Tell = Callable[..., Claim]
SMALL = str(Path(__file__).with_name("small.ttl"))
ENDS = (
    "north",
    "south",
    "east",
    "Human Oleh Marienko",
    "Human Oleh Marenko",
    "Human Marenko",
    "Human Ann Lee",
    "Human Lee",
)
SAID = (
    *(
        f"{{}}, {verb}, Topic {topic}"
        for verb in ("offers", "spurns", "accepts", "asksFor")
        for topic in ("truce", "ferry")
    ),
    "{}, speaksFor, north",
    "{}, speaksFor, south",
    "{}, meets, east",
    "{}, cameTo, Sitting first sitting",
    "{}, accepts, Paper Harbour Accord",
    "Army River Guard, greets, {}",
    "{}, greets, Body River Guard",
)


@pytest.fixture(autouse=True)
def line_reader(monkeypatch: pytest.MonkeyPatch, tell: Tell) -> None:
    """Articles are lists of claims, one a line; "not" before one denies it."""

    def read(article: Article) -> Iterator[Claim]:
        for paragraph in article.paragraphs:
            line = article.text[paragraph.start : paragraph.end].rstrip(".")
            parts = [part.strip() for part in line.removeprefix("not ").split(",")]
            if len(parts) == 3:
                yield tell(article.id, *parts, status=Status.NEGATED if line.startswith("not ") else Status.ACTUAL)

    def claims(schema: Schema, model: str) -> Callable[[Article], Iterator[Claim]]:
        del schema, model
        return read

    def page(found: Sequence[Fact], sources: Sequence[Article], schema: Schema, title: str, note: str = "") -> str:
        del schema
        return "\n".join([title, note, *map(repr, found), *map(repr, sources)])

    monkeypatch.setattr(build, "claims", claims)
    monkeypatch.setattr(writing, "page", page)
    monkeypatch.setattr(ontology, "load", lambda extra=(): _load(tuple(extra)))


_load = functools.cache(ontology.load)


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one whenever all results are made anew."""
    made: list[int] = []
    real = writing._write_all  # noqa: SLF001 - to know which way was taken

    def counted(*arguments: object) -> object:
        made.append(1)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "_write_all", counted)
    return made


def _article(folder: Path, name: str, chance: random.Random) -> Path:
    """Write an article of some lines; one in five prints the text of another."""
    lines = [chance.choice(SAID).format(chance.choice(ENDS)) for _ in range(chance.randrange(1, 7))]
    lines = [f"not {line}" if chance.randrange(6) == 0 else line for line in lines]
    if chance.randrange(4) == 0:
        more = random.Random(chance.randrange(2))  # noqa: S311 - any words will do
        lines.append(" ".join(f"word{more.randrange(10_000)}" for _ in range(120)))
    body = "\n\n".join(f"{line}." for line in lines)
    path = folder / f"{name}.txt"
    outlet = chance.choice(["Lamp", "Bell", ""])
    heads = f"title: {name}\ndate: 2031-04-{chance.randrange(1, 29):02}\n" + (
        f"publisher: {outlet}\n" if outlet else ""
    )
    path.write_text(f"{heads}\n{body}\n", encoding="utf-8")
    return path


def _results(output: Path) -> dict[str, bytes]:
    return {name: (output / name).read_bytes() for name in store.RESULTS}


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_added_changed_or_removed_the_bytes_are_those_of_one_build(
    seed: int, tmp_path: Path, whole: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(region, "_SHARE", seed % 2 * 4)  # every other time however much an article touches
    chance = random.Random(seed)  # noqa: S311 - any sequence will do
    folder, output = tmp_path / "articles", tmp_path / "out"
    folder.mkdir()
    names = [f"a{number}" for number in range(16)]
    build.build([_article(folder, name, chance) for name in names[:12]], output, [SMALL])
    whole.clear()
    for step in range(4):
        there = sorted(path.stem for path in folder.iterdir())
        if chance.randrange(3) == 0:
            gone = chance.choice(there)
            (folder / f"{gone}.txt").unlink()
            build.remove([gone], output)
        else:
            build.build([_article(folder, chance.choice(names), chance) for _ in range(chance.randrange(1, 3))], output)
        grown = step + 1 - len(whole)
        made = len(whole)
        build.build([folder], tmp_path / f"anew{step}", [SMALL])
        del whole[made:]
        assert _results(output) == _results(tmp_path / f"anew{step}"), (seed, step, grown)
    assert len(whole) < 4


def test_without_its_ledger_or_with_a_damaged_one_all_is_made_anew(tmp_path: Path, whole: list[int]) -> None:
    chance, folder, output = random.Random(3), tmp_path / "articles", tmp_path / "out"  # noqa: S311 - as above
    folder.mkdir()
    files = [_article(folder, f"a{number}", chance) for number in range(10)]
    build.build(files[:7], output, [SMALL])
    ledger = output / ".kg" / "ledger.sqlite"
    build.build(files[:8], output)
    assert len(whole) == 1
    ledger.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    build.build(files[:9], output)
    assert len(whole) == 2
    ledger.unlink()
    build.build(files, output)
    assert len(whole) == 3
    build.build(files, tmp_path / "anew", [SMALL])
    assert _results(output) == _results(tmp_path / "anew")


def test_a_ledger_of_another_state_is_not_used(tmp_path: Path) -> None:
    made = Ledger.made(tmp_path / "new")
    made.close("one", made=True)
    Ledger.put(tmp_path / "new", tmp_path)
    assert Ledger.opened(tmp_path, "other") is None
    left = Ledger.opened(tmp_path, "one")
    assert left
    left.add([])
    left.close()  # without a mark nothing has changed
    assert Ledger.opened(tmp_path, "one")


def test_what_a_killed_process_left_is_not_played_back_into_a_new_ledger(tmp_path: Path) -> None:
    for name in ("new", "new-journal", "ledger.sqlite", "ledger.sqlite-journal"):
        (tmp_path / name).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 2000)
    made = Ledger.made(tmp_path / "new")
    made.close("one", made=True)
    Ledger.put(tmp_path / "new", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.sqlite"]
    found = Ledger.opened(tmp_path, "one")
    assert found
    found.close()


@pytest.mark.parametrize(("separator", "missing"), [(b"\n\n", b"\n"), (b"\n", b"")])
def test_records_are_put_into_a_sorted_file(separator: bytes, missing: bytes, tmp_path: Path) -> None:
    layout = Layout(separator, missing, lambda record: record[:3].decode(), 5)
    path = tmp_path / "sorted"

    def written(records: dict[str, bytes]) -> bytes:
        return b"HEAD\n" + b"".join(records[key] for key in sorted(records)).removesuffix(missing)

    for seed in range(300):
        chance = random.Random(seed)  # noqa: S311 - any records will do
        keys = [f"{number:03}" for number in chance.sample(range(40), chance.randrange(1, 15))]
        records = {key: f"{key}{'x' * chance.randrange(6)}".encode() + separator for key in keys}
        path.write_bytes(written(records))
        edits = {f"{number:03}": b"" for number in chance.sample(range(40), chance.randrange(6))}
        edits |= {key: f"{key}new".encode() + separator for key in edits if chance.randrange(2)}
        left = {key: record for key, record in {**records, **edits}.items() if record}
        if left:
            assert b"".join(spliced(path, layout, edits)) == written(left), seed
