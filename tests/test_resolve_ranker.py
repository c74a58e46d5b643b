"""The ranker of pronouns' antecedents: its file, its numbers, what it learnt."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from kg import resolve
from kg.forenames import genders
from kg.model import Form, Phrase, Schema, Setting
from kg.resolve import features, ranker, rules
from kg.resolve.candidates import Candidate
from kg.resolve.lexicon import Lexicon

_HOME = Path(resolve.__file__).parent
_FILE = _HOME / "pronouns.json"
_LARGEST = 1_000_000
_RIGHT_ON_NEWS = {"person": 0.80, "all": 0.63}
"""Floors below what `benchmarks/coreference.py score` measured (.85, .68)."""


def _pronoun(text: str = "he", gender: str = "m", *, plural: bool = False) -> Phrase:
    setting = Setting(role="nsubj", at=50, word=1)
    one = Phrase((1, 1), 50, 52, text, text, Form.PRONOUN, sentence=1, gender=gender, setting=setting)
    return replace(one, person=3, plural=plural)


def _candidate(name: str, at: int, role: str = "nsubj", *, speaks: bool = False) -> Candidate:
    setting = Setting(role=role, at=at, word=at // 5, speaks=speaks, proper=True, acts=True)
    noun = Phrase((0, at), at, at + len(name), name, name.lower(), Form.NAME, label="PERSON", setting=setting)
    return Candidate("https://example.org/Human", nouns=[noun])


def test_the_file_is_small_and_names_its_sources() -> None:
    said = json.loads(_FILE.read_text(encoding="utf-8"))
    assert _FILE.stat().st_size + (_HOME.parent / "forenames.json").stat().st_size < _LARGEST
    assert "CC BY" in said["about"]
    assert said["features"] == list(features.NAMES)
    assert set(said["groups"]) == {"person", "thing", "several"}


def test_plain_python_gives_what_training_gave() -> None:
    said = json.loads(_FILE.read_text(encoding="utf-8"))
    shipped = ranker.parse(said)
    assert len(said["examples"]) >= 15
    for example in said["examples"]:
        models = shipped.groups[example["group"]]
        chance = sum(model.chance(example["row"]) for model in models) / len(models)
        assert chance == pytest.approx(example["chance"], abs=1e-6)


def test_other_features_are_refused() -> None:
    said = json.loads(_FILE.read_text(encoding="utf-8"))
    with pytest.raises(ValueError, match="trained on other features"):
        ranker.parse({**said, "features": ["length"]})


def test_a_row_has_a_number_for_every_name(schema: Schema) -> None:
    rows = features.rows(_pronoun(), [_candidate("Luna", 0), _candidate("Vega", 20)], Lexicon.of(schema))
    assert [len(row) for row in rows] == [len(features.NAMES)] * 2
    assert len(set(features.NAMES)) == len(features.NAMES)


def test_the_subject_is_likelier_than_the_object(schema: Schema) -> None:
    candidates = [_candidate("Vega", 20, "dobj"), _candidate("Luna", 0, "nsubj")]
    rows = features.rows(_pronoun(), candidates, Lexicon.of(schema))
    chances = ranker.shipped().chances(_pronoun(), rows)
    assert chances[1] > chances[0]


def test_nobody_is_chosen_among_none() -> None:
    assert ranker.shipped().choose(_pronoun(), [], []) is None
    assert rules.choose(_pronoun(), [], []) is None


@pytest.mark.parametrize(
    ("pronoun", "group"),
    [(_pronoun("she", "f"), "person"), (_pronoun("it", "n"), "thing"), (_pronoun("they", "", plural=True), "several")],
)
def test_groups_of_pronouns(pronoun: Phrase, group: str) -> None:
    assert ranker.group_of(pronoun) == group


def test_forenames_tell_men_from_women() -> None:
    known = genders()
    assert (known["diego"], known["rosa"]) == ("m", "f")
    assert "kim" not in known


@pytest.fixture(scope="module")
def benchmark_() -> ModuleType:
    """The script that trains and scores."""
    pytest.importorskip("sklearn", reason="scikit-learn is needed to train only")
    path = Path(__file__).parents[1] / "benchmarks" / "coreference.py"
    spec = importlib.util.spec_from_file_location("coreference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["coreference"] = module
    spec.loader.exec_module(module)
    return module


def test_gold_mentions_are_read_from_conllu(benchmark_: ModuleType, tmp_path: Path) -> None:
    rows = [
        ("1", "Rosa", "PROPN", "NNP", "3", "nsubj", "Entity=(7"),
        ("2", "Quispe", "PROPN", "NNP", "1", "flat", "Entity=7)"),
        ("3", "signed", "VERB", "VBD", "0", "root", "_"),
        ("4", "her", "PRON", "PRP$", "5", "nmod:poss", "Entity=(8(7)"),
        ("5", "plan", "NOUN", "NN", "3", "obj", "Entity=8)|SpaceAfter=No"),
        ("6", ".", "PUNCT", ".", "3", "punct", "_"),
    ]
    lines = ["# newpar", *(f"{n}\t{w}\t{w}\t{u}\t{x}\t_\t{h}\t{d}\t_\t{m}" for n, w, u, x, h, d, m in rows)]
    path = tmp_path / "one.conllu"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    gold = benchmark_.document(path)
    assert gold.article.text == "Rosa Quispe signed her plan. "
    spans = sorted((gold.article.text[m.start : m.end], m.cluster, sorted(m.heads)) for m in gold.mentions)
    assert spans == [("Rosa Quispe", "7", [0, 5]), ("her", "7", [19]), ("her plan", "8", [23])]


def test_news_that_it_never_saw(benchmark_: ModuleType, schema: Schema) -> None:
    from kg import grammar  # noqa: PLC0415 - loads the parser

    folder = Path(__file__).parents[2] / "shared" / "coref" / "news"
    if not folder.is_dir():
        pytest.skip("no coreference data beside the project (../shared/coref)")
    reader = grammar.of(schema, grammar.pipeline())
    read = [(gold, grammar.read(gold.article, reader)) for gold in benchmark_.documents(folder)]

    def forced(pronoun: Phrase, candidates: list[Candidate], rows: list[list[float]]) -> int:
        chances = ranker.shipped().chances(pronoun, rows)
        return max(range(len(candidates)), key=lambda i: (chances[i], -i))

    figures = benchmark_.score(read, Lexicon.of(schema), forced)
    right = {name: here["right"] / here["all"] for name, here in figures.items()}
    total = sum(here["right"] for here in figures.values()) / sum(here["all"] for here in figures.values())
    assert right["person"] >= _RIGHT_ON_NEWS["person"]
    assert total >= _RIGHT_ON_NEWS["all"]
