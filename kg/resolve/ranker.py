"""The trained ranker of antecedents, read from its JSON file and evaluated in plain Python.

The file is made by `benchmarks/coreference.py`. It holds for each group of pronouns a logistic regression and boosted
trees; what they say is averaged. No scikit-learn is needed to read it, and nothing in it can run.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Form, Phrase
from kg.resolve.candidates import Candidate
from kg.resolve.features import NAMES

_HOME = Path(__file__).parent
_ENOUGH = 0.5
_FAR_AHEAD = 1.5
_OWN_OBJECT = NAMES.index("object of own clause")
_ACTORS = {
    group: NAMES.index(name) for group, name in (("person", "person"), ("thing", "group"), ("several", "plural"))
}


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression on scaled numbers."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def chance(self, row: Sequence[float]) -> float:
        """Probability that the candidate is meant."""
        parts = zip(row, self.means, self.scales, self.weights, strict=True)
        return _sigmoid(self.bias + sum([w * (x - mean) / scale for x, mean, scale, w in parts]))


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees. A node is (feature, threshold, left, right), left where the number is at most that, or a value."""

    trees: tuple[Any, ...]
    bias: float

    def chance(self, row: Sequence[float]) -> float:
        """Probability that the candidate is meant."""
        value = self.bias
        for node in self.trees:
            while type(node) is tuple:
                feature, threshold, left, right = node
                node = left if row[feature] <= threshold else right  # noqa: PLW2901 - down the tree
            value += node
        return _sigmoid(value)


@dataclass(frozen=True, slots=True)
class Ranker:
    """The models of each group of pronouns, by the group's name."""

    groups: Mapping[str, tuple[Logistic | Trees, ...]]

    def chances(self, pronoun: Phrase, rows: Sequence[Sequence[float]]) -> list[float]:
        """Each candidate's probability."""
        models = self.groups[group_of(pronoun)]
        return [sum(model.chance(row) for model in models) / len(models) for row in rows]

    def choose(self, pronoun: Phrase, candidates: Sequence[Candidate], rows: Sequence[Sequence[float]]) -> int | None:
        """Number of the actor whom the rules put far ahead, else of the likeliest candidate; None below one half.

        The nearest of equals.
        Where one model alone puts a candidate too low for the others to lift it to the best, they are not asked.
        """
        ahead = _ahead(pronoun, candidates, rows)
        if ahead is not None:
            return ahead
        *others, last = self.groups[group_of(pronoun)]
        alone = [last.chance(row) for row in rows]
        best, highest = None, _ENOUGH
        for i in sorted(range(len(candidates)), key=lambda i: (-alone[i], i)):
            if (len(others) + alone[i]) / (len(others) + 1) < highest:
                break
            chance = sum((*(model.chance(rows[i]) for model in others), alone[i])) / (len(others) + 1)
            if chance > highest or (chance == highest and (best is None or i < best)):
                best, highest = i, chance
        return best


def _ahead(pronoun: Phrase, candidates: Sequence[Candidate], rows: Sequence[Sequence[float]]) -> int | None:
    """Number of the actor whom the rules put far ahead: a subject of this sentence or of the one before.

    Agency reports name somebody and go on with a pronoun; the texts that the models learnt from hold longer chains of
    pronouns. The margin is that by which the rules were right on Wikinews where the models were not.
    """
    if not rows:
        return None
    acted = _just_acted(pronoun, candidates, rows)
    if acted is not None:
        return acted
    ranked = sorted(range(len(rows)), key=lambda i: (-rows[i][0], i))
    if len(ranked) > 1 and rows[ranked[0]][0] - rows[ranked[1]][0] < _FAR_AHEAD:
        return None
    last, row = candidates[ranked[0]].last, rows[ranked[0]]
    near = pronoun.sentence - last.sentence <= 1 and (last.quoted >= 0) == (pronoun.quoted >= 0)
    subject = last.setting.is_subject and not row[_OWN_OBJECT]
    return ranked[0] if near and subject and row[_ACTORS[group_of(pronoun)]] else None


def _just_acted(pronoun: Phrase, candidates: Sequence[Candidate], rows: Sequence[Sequence[float]]) -> int | None:
    """Number of the one whom the sentence before names as its subject: for "he" or "she" as a subject, "it" in front.

    Of its paragraph, unless the pronoun speaks: "Quispe dismissed the plan. It came too late, he said." Nobody where the
    pronoun's own sentence has another before it that does something.
    """
    kind, here = group_of(pronoun), pronoun.setting
    leads = here.is_subject if kind == "person" else kind == "thing" and here.word == 0
    acting = (c for c, row in zip(candidates, rows, strict=True) if c.last.setting.is_subject and row[_ACTORS[kind]])
    if not leads or pronoun.quoted >= 0 or any(c.last.sentence == pronoun.sentence for c in acting):
        return None
    actors = [i for i, row in enumerate(rows) if row[_ACTORS[kind]]]
    found = [i for i in actors if _led(pronoun, candidates[i], kind)]
    told = [i for i in actors if here.speaks and kind == "person" and _is_source(pronoun, candidates[i].last)]
    found = told or found
    return found[0] if len(found) == 1 else None


def _led(pronoun: Phrase, candidate: Candidate, kind: str) -> bool:
    """Whether the sentence before names the candidate as its subject, or goes on telling of it as "it"."""
    last, here = candidate.last, pronoun.setting
    named = last.form is Form.NAME or (kind == "thing" and last.definite)
    near = pronoun.sentence - last.sentence == 1 and (here.speaks or pronoun.ref[0] == last.ref[0])
    return named and last.setting.root and near


def _is_source(pronoun: Phrase, last: Phrase) -> bool:
    """Whether somebody is cited at the end of the sentence before ("it failed, according to Luna. He accused ...")."""
    return pronoun.sentence - last.sentence == 1 and last.setting.speaks and not last.setting.is_subject


def group_of(pronoun: Phrase) -> str:
    """Which models rank the pronoun's antecedents: of persons, of several, of things."""
    if pronoun.gender in ("m", "f"):
        return "person"
    return "several" if pronoun.plural else "thing"


@cache
def shipped() -> Ranker:
    """The ranker that comes with kg."""
    return parse(json.loads((_HOME / "pronouns.json").read_text(encoding="utf-8")))


def parse(said: Mapping[str, object]) -> Ranker:
    """The ranker of a parsed file. Raises ValueError where its numbers are not those of this program."""
    if said["features"] != list(NAMES):
        raise ValueError("the ranker was trained on other features; make it again with benchmarks/coreference.py")
    groups = said["groups"]
    if not isinstance(groups, dict):
        raise TypeError("the ranker's file holds no groups")
    return Ranker({name: tuple(_model(model) for model in models) for name, models in groups.items()})


def _model(said: Mapping[str, object]) -> Logistic | Trees:
    numbers = dict(said)
    bias = float(str(numbers.pop("bias")))
    rows = {name: tuple(value) for name, value in numbers.items() if isinstance(value, list)}
    if "trees" in rows:
        return Trees(tuple(_tree(tree) for tree in rows["trees"]), bias)
    return Logistic(rows["means"], rows["scales"], rows["weights"], bias)


def _tree(nodes: Sequence[Sequence[Any]], at: int = 0) -> Any:  # noqa: ANN401 - a node or a value
    """A tree of the file, whose nodes are (feature, threshold, number of left, number of right) or (-1, value)."""
    node = nodes[at]
    return (*node[:2], _tree(nodes, node[2]), _tree(nodes, node[3])) if node[0] >= 0 else node[1]


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-value)) if value > -700.0 else 0.0  # noqa: PLR2004 - exp overflows beyond
