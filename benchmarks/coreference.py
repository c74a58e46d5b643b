"""Trains the ranker of pronouns' antecedents, and scores it on news that it never saw.

    python benchmarks/coreference.py train ../shared/coref     # writes kg/resolve/pronouns.json
    python benchmarks/coreference.py score ../shared/coref

Training: `train/` (GUM 11, biographies, interviews, travel guides, academic papers, court arguments) and `gap/` (GAP
development and validation). Scoring: `news/` (GUM 11, Wikinews), each he, she, it, they of a gold cluster: is the noun
that the ranker's choice was last called by in that cluster? The texts are read by kg's own grammar, so that the numbers
are those that reading an article makes. Needs scikit-learn; the same data, the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from kg import grammar, ontology
from kg.model import Article, Form, Kind, Paragraph, Phrase, Reading
from kg.resolve import ranker
from kg.resolve.candidates import Candidate
from kg.resolve.features import NAMES
from kg.resolve.lexicon import Lexicon
from kg.resolve.pronouns import Chooser
from kg.resolve.reader import read

TARGET = Path(__file__).parents[1] / "kg" / "resolve" / "pronouns.json"
ROUNDS, RATE, LEAVES, LEAST, L2 = 60, 0.1, 6, 40, 5.0
PENALTY = 0.3
GAP_WEIGHT = 0.5
_THIRD = 3
GROUPS = ("person", "thing", "several")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a gold cluster: its span, and where its head and the words in one with it or apposed to it stand."""

    start: int
    end: int
    heads: frozenset[int]
    cluster: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its gold mentions. `partial` ones name one pronoun's cluster alone (GAP)."""

    article: Article
    mentions: tuple[Mention, ...]
    partial: bool = False

    def cluster(self, phrase: Phrase, *, wide: bool = False) -> str | None:
        """The gold cluster of a phrase by its head: the mention that ends nearest to it, or the widest."""
        at = phrase.setting.at
        found = [m for m in self.mentions if at in m.heads]
        if not found:
            return None
        return min(
            found, key=lambda m: -m.end if wide else abs(m.end - phrase.end) + abs(m.start - phrase.start) / 100
        ).cluster


# --- reading the data -------------------------------------------------------------------------------------------------


def documents(folder: Path) -> Iterator[Document]:
    """The CoNLL-U files of a folder in the order of their names."""
    for path in sorted(folder.glob("*.conllu")):
        yield document(path)


@dataclass(slots=True)
class _Text:
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[tuple[int, Kind]] = field(default_factory=list)
    tokens: list[tuple[int, int, list[str]]] = field(default_factory=list)

    def add(self, piece: str) -> int:
        self.pieces.append(piece)
        self.length += len(piece)
        return self.length - len(piece)


def document(path: Path) -> Document:
    """One file: its text by paragraphs, and its mentions."""
    text = _Text()
    mentions: list[Mention] = []
    for sentence in path.read_text(encoding="utf-8").strip().split("\n\n"):
        _sentence(sentence.splitlines(), text, mentions)
    starts = [*text.paragraphs, (text.length, Kind.BODY)]
    paragraphs = tuple(Paragraph(start, max(start, end - 1), kind) for (start, kind), (end, _) in pairwise(starts))
    return Document(Article(path.stem, "".join(text.pieces), paragraphs), tuple(mentions))


def _sentence(lines: Sequence[str], text: _Text, mentions: list[Mention]) -> None:
    if any(line.startswith("# newpar") for line in lines) or not text.paragraphs:
        if text.length:
            text.add("\n")
        headed = any(line.startswith("# newpar_block = head") for line in lines)
        text.paragraphs.append((text.length, Kind.HEADING if headed and text.paragraphs else Kind.BODY))
    tokens: list[tuple[int, int, list[str]]] = []
    glued = 0
    for line in lines:
        cells = line.split("\t")
        if line.startswith("#") or "." in cells[0]:
            continue
        if "-" in cells[0]:
            glued, after = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
            continue
        start = text.add(cells[1])
        tokens.append((start, text.length, cells))
        number = int(cells[0])
        space = "SpaceAfter=No" not in cells[9] if number > glued else number == glued and after
        if space:
            text.add(" ")
    _mentions(tokens, mentions)


def _mentions(tokens: Sequence[tuple[int, int, list[str]]], mentions: list[Mention]) -> None:
    """Mentions open and close inside one sentence: "(12", "12)", "(12)"."""
    open_: defaultdict[str, list[int]] = defaultdict(list)
    for i, (_, _, cells) in enumerate(tokens):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for opened, name, closed in re.findall(r"(\()?([^()]+)(\))?", found.group(1)) if found else ():
            if opened:
                open_[name].append(i)
            if closed and open_[name]:
                mentions.append(_mention(tokens, open_[name].pop(), i, name))


def _mention(tokens: Sequence[tuple[int, int, list[str]]], first: int, last: int, name: str) -> Mention:
    inside = range(first, last + 1)
    top = [i for i in inside if not first < int(tokens[i][2][6]) <= last + 1 or int(tokens[i][2][6]) == i + 1]
    heads = set(top[:1] or [last])
    grown = True
    while grown:
        below = {i for i in inside if int(tokens[i][2][6]) - 1 in heads and i not in heads}
        more = {i for i in below if tokens[i][2][7].startswith(("flat", "appos"))}
        heads |= more
        grown = bool(more)
    return Mention(tokens[first][0], tokens[last][1], frozenset(tokens[i][0] for i in heads), name)


def snippets(path: Path) -> Iterator[Document]:
    """The examples of a GAP file that name the pronoun's antecedent."""
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            right = [name for name in "AB" if row[f"{name}-coref"] == "TRUE"]
            if not right:
                continue
            text = row["Text"]
            at = int(row["Pronoun-offset"])
            mentions = [Mention(at, at + len(row["Pronoun"]), frozenset({at}), "it")]
            for name in "AB":
                start = int(row[f"{name}-offset"])
                end = start + len(row[name])
                cluster = "it" if name in right else "other"
                mentions.append(Mention(start, end, frozenset(range(start, end)), cluster))
            article = Article(row["ID"], text, (Paragraph(0, len(text)),))
            yield Document(article, tuple(mentions), partial=True)


# --- rows -------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Rows:
    """Rows of numbers with what is right and how much each counts, for one group of pronouns."""

    x: list[Sequence[float]] = field(default_factory=list)
    y: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


Learned: TypeAlias = dict[str, Rows]
Model: TypeAlias = dict[str, Any]
Numbers: TypeAlias = Any
"""An array of numpy's."""


def teacher(gold: Document, learned: Learned) -> Chooser:
    """Notes the rows of pronouns whose cluster is known, and answers rightly."""

    def choose(pronoun: Phrase, candidates: Sequence[Candidate], rows: Sequence[Sequence[float]]) -> int | None:
        wanted = gold.cluster(pronoun)
        if wanted is None:
            return None
        right = [_is_right(c, wanted, gold) for c in candidates]
        if any(right):
            group = learned.setdefault(ranker.group_of(pronoun), Rows())
            group.x += rows
            group.y += right
            group.weights += [GAP_WEIGHT if gold.partial else 1.0] * len(rows)
        return right.index(True) if any(right) else None

    return choose


def _is_right(candidate: Candidate, wanted: str, gold: Document) -> bool:
    """Whether the noun that the candidate was last called by is of the cluster; nouns of no cluster are passed over."""
    found = (gold.cluster(noun, wide=candidate.members > 1) for noun in reversed(candidate.nouns))
    if gold.partial:
        return wanted in found
    return next((cluster for cluster in found if cluster), None) == wanted


# --- training ---------------------------------------------------------------------------------------------------------


def train(readings: Iterable[tuple[Document, Reading]], lexicon: Lexicon) -> dict[str, Any]:
    """The ranker's file as a mapping."""
    learned: Learned = {}
    for gold, reading in readings:
        read(reading, lexicon, teacher(gold, learned))
    digest = hashlib.sha256()
    groups, examples = {}, []
    for name in GROUPS:
        rows = learned[name]
        x, y, weights = np.array(rows.x, float), np.array(rows.y), np.array(rows.weights)
        digest.update(np.round(x, 6).tobytes() + y.tobytes())
        made = [_trees(x, y, weights)]
        if name != "person":  # the many names of GAP mislead a linear model
            made.append(_logistic(x, y, weights))
        groups[name] = [model for model, _ in made]
        chances = np.mean([chance for _, chance in made], axis=0)
        examples += [
            {"group": name, "row": rows.x[i], "chance": float(chances[i])} for i in range(0, len(y), len(y) // 5)
        ]
        print(f"{name:8s} {len(y):6d} rows, {int(y.sum())} right", flush=True)
    return {
        "about": "Ranks antecedents of pronouns. Made by benchmarks/coreference.py of GUM 11 (annotations CC BY 4.0; texts "
        "CC BY and CC BY-SA) and GAP (Apache-2.0).",
        "digest": digest.hexdigest()[:16],
        "features": list(NAMES),
        "groups": groups,
        "examples": examples,
    }


def _logistic(x: Numbers, y: Numbers, weights: Numbers) -> tuple[Model, Numbers]:
    """The regression for the file, and what it gives for each row."""
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit(scaler.transform(x), y, sample_weight=weights)
    said = {
        "means": _short(scaler.mean_),
        "scales": _short(scaler.scale_),
        "weights": _short(model.coef_[0]),
        "bias": _short(model.intercept_)[0],
    }
    return said, model.predict_proba(scaler.transform(x))[:, 1]


def _trees(x: Numbers, y: Numbers, weights: Numbers) -> tuple[Model, Numbers]:
    """The trees for the file, and what they give for each row."""
    model = HistGradientBoostingClassifier(
        learning_rate=RATE, max_iter=ROUNDS, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST, l2_regularization=L2,
        random_state=0, early_stopping=False,
    )  # fmt: skip
    model.fit(x, y, sample_weight=weights)
    trees = [_tree(row[0].nodes) for row in model._predictors]  # noqa: SLF001 - there is no other way to its trees
    said = {"trees": trees, "bias": _short(np.ravel(model._baseline_prediction))[0]}  # noqa: SLF001 - as above
    return said, model.predict_proba(x)[:, 1]


def _tree(nodes: Numbers) -> list[list[float]]:
    return [
        [-1, _short([n["value"]])[0]]
        if n["is_leaf"]
        else [int(n["feature_idx"]), _short([n["num_threshold"]])[0], int(n["left"]), int(n["right"])]
        for n in nodes
    ]


def _short(numbers: Iterable[float]) -> list[float]:
    return [float(f"{number:.9g}") for number in numbers]


# --- scoring ----------------------------------------------------------------------------------------------------------


def score(readings: Iterable[tuple[Document, Reading]], lexicon: Lexicon, choose: Chooser) -> dict[str, Counter[str]]:
    """For each group of pronouns: how many there are, are answered, are right."""
    figures: dict[str, Counter[str]] = {name: Counter() for name in GROUPS}
    for gold, reading in readings:
        asked: dict[int, str] = {}
        for phrase in reading.phrases:
            third = phrase.form is Form.PRONOUN and phrase.person == _THIRD
            if third and (phrase.gender or phrase.plural) and gold.cluster(phrase):
                asked[phrase.setting.at] = ranker.group_of(phrase)
        for group in asked.values():
            figures[group]["all"] += 1
        read(reading, lexicon, _examiner(gold, choose, figures))
    return figures


def _examiner(gold: Document, choose: Chooser, figures: dict[str, Counter[str]]) -> Chooser:
    def answer(pronoun: Phrase, candidates: Sequence[Candidate], rows: Sequence[Sequence[float]]) -> int | None:
        found = choose(pronoun, candidates, rows)
        wanted = gold.cluster(pronoun)
        if wanted is not None:
            here = figures[ranker.group_of(pronoun)]
            here["possible"] += any(_is_right(c, wanted, gold) for c in candidates)
            here["answered"] += found is not None
            here["right"] += found is not None and _is_right(candidates[found], wanted, gold)
        return found

    return answer


def lines(figures: dict[str, Counter[str]]) -> Iterator[str]:
    """A line a group, and one for all."""
    total: Counter[str] = Counter()
    for here in figures.values():
        total += here
    for name, here in (*figures.items(), ("all", total)):
        shares = (here["right"] / (here["all"] or 1), here["right"] / (here["answered"] or 1))
        yield (
            f"{name:8s} {here['all']:4d} pronouns, possible {here['possible'] / (here['all'] or 1):.3f}, "
            f"answered {here['answered'] / (here['all'] or 1):.3f}, right {shares[0]:.3f}, of answered {shares[1]:.3f}"
        )


def main() -> None:
    """Train or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["train", "score"])
    parser.add_argument("data", type=Path)
    asked = parser.parse_args()
    warnings.simplefilter("error")
    schema = ontology.load()
    reader = grammar.of(schema, grammar.pipeline())
    lexicon = Lexicon.of(schema)
    if asked.task == "train":
        golds = [*documents(asked.data / "train"), *snippets(asked.data / "gap" / "gap-development.tsv")]
        golds += snippets(asked.data / "gap" / "gap-validation.tsv")
        said = train(((gold, grammar.read(gold.article, reader)) for gold in golds), lexicon)
        TARGET.write_text(json.dumps(said, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} kB")
    else:
        news = [(gold, grammar.read(gold.article, reader)) for gold in documents(asked.data / "news")]
        for line in lines(score(news, lexicon, ranker.shipped().choose)):
            print(line)


if __name__ == "__main__":
    main()
