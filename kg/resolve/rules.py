"""The score that rules give to an antecedent: what the ranker starts from, and what stands in without it.

The rules are version 2 of the reading notes (section 7), measured there on Wikinews.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Form, Phrase
from kg.resolve.candidates import Candidate

_NOWHERE = (-1, -1)
_BY_ROLE = {"nsubj": 1.0, "nsubjpass": 1.0, "dobj": 0.35, "poss": 0.1, "pobj": -0.15}
_PIECE = 6.0


def score(pronoun: Phrase, candidate: Candidate, *, person: bool, acting: bool) -> float:
    """How well the candidate suits; only differences between candidates count."""
    last = candidate.last
    here, there = pronoun.setting, last.setting
    words = min(100.0, abs(here.at - there.at) / _PIECE)
    return (
        -1.2 * (pronoun.sentence - last.sentence)
        - 0.01 * words
        + _BY_ROLE.get(there.role, 0.0)
        + 0.5 * (here.is_subject and there.is_subject)
        + _kind(pronoun, candidate, person=person, acting=acting)
        + 0.25 * min(3, len(candidate.nouns) - 1)
        - 0.7 * ((pronoun.quoted >= 0) != (last.quoted >= 0))
        + _clause(pronoun, last)
    )


def _kind(pronoun: Phrase, candidate: Candidate, *, person: bool, acting: bool) -> float:
    noun = candidate.nouns[-1]
    if pronoun.gender in ("m", "f"):
        return 1.0 * person + 0.5 * bool(candidate.gender)
    bare = noun.form is Form.NOUN and not (noun.determiner or noun.owner)
    several = pronoun.plural and (noun.plural or candidate.members > 1)
    return 0.8 * acting - 0.2 * bare + 0.3 * several


def _clause(pronoun: Phrase, last: Phrase) -> float:
    """What the clauses say: "X said he", "X sold his", "he said" after "X said"."""
    here, there = pronoun.setting, last.setting
    subject = there.is_subject and there.verb != _NOWHERE
    governing = subject and there.speaks and there.verb in here.above and pronoun.quoted < 0
    own = subject and here.role == "poss" and there.verb == here.verb
    speaking = here.speaks and there.speaks and pronoun.sentence - last.sentence <= 3  # noqa: PLR2004 - sentences
    return 1.5 * governing + 0.8 * own + 1.6 * speaking


def choose(pronoun: Phrase, candidates: Sequence[Candidate], rows: Sequence[Sequence[float]]) -> int | None:
    """Number of the candidate with the best score of the rules, which opens each row; the nearest of equals."""
    del pronoun
    return max(range(len(candidates)), key=lambda i: (rows[i][0], -i), default=None)
