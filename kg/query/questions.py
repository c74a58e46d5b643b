"""Questions: SPARQL files whose first comment line is the question in English and whose next ones name parameters.

::

    # Who wrote what?
    # --author THING  Only what this person wrote.

A parameter is a variable of the query; its kind says how a value is understood: THING any name of a thing, RELATION a
relation by its name, DAY an ISO date, TEXT as it stands. "Required." at the end of its line means that it must be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg import locations
from kg.errors import UsageError

_PARAMETER = re.compile(r"#\s*--(\w+)\s+(THING|RELATION|DAY|TEXT)\s+(.*)")
_NAME = re.compile(r"[\w.-]+")
_SPARQL = re.compile(
    r"\s*(BASE|PREFIX|SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b[^\w.-]",
    re.IGNORECASE,
)
"""How SPARQL begins that has no braces."""

_MOST = 3
_LISTED = 30


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that may be given a value. `kind` is THING, RELATION, DAY or TEXT."""

    name: str
    kind: str
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A query. `name` is empty for text that is not of a file, `english` for one without a first comment line."""

    text: str
    name: str = ""
    english: str = ""
    parameters: tuple[Parameter, ...] = ()


def shipped() -> list[Question]:
    """The questions that come with kg, sorted by name."""
    return [_read(path) for path in sorted((locations.ontologies() / "questions").glob("*.rq"))]


def find(what: str) -> Question:
    """The question by its shipped name, as a file, or as text of SPARQL.

    Raises:
        UsageError: It is a name that no shipped question has, or a file that cannot be read.
    """
    named = {question.name: question for question in shipped()}
    if what in named:
        return named[what]
    if "{" in what or "\n" in what or _SPARQL.match(what):
        return parse(what)
    if Path(what).is_file():
        return _read(Path(what))
    if not _NAME.fullmatch(what):
        raise UsageError(
            f"{what!r}: neither SPARQL (it has no braces), nor a file, nor the name of a shipped question."
        )
    raise UsageError(f"{what}: {unknown('question', what, named)} Or give a file, or SPARQL in quotes.")


def parse(text: str, name: str = "") -> Question:
    """The question that the text of a file is."""
    comments = [line for line in text.splitlines() if line.startswith("#")]
    declared = [match for line in comments if (match := _PARAMETER.match(line))]
    english = comments[0].lstrip("# ") if comments and not _PARAMETER.match(comments[0]) else ""
    return Question(text, name, english, tuple(_parameter(*match.groups()) for match in declared))


def parameter(question: Question, name: str) -> Parameter:
    """The parameter of this name.

    Raises:
        UsageError: The question has none of this name.
    """
    known = {found.name: found for found in question.parameters}
    if name in known:
        return known[name]
    if not known:
        raise UsageError(f"--{name}: {question.name or 'this query'} has no parameters.")
    choices = ", ".join(f"--{other}" for other in known)
    raise UsageError(f"--{name}: {question.name or 'this query'} has no such parameter; it has {choices}.")


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known names that look most like the name, whatever their case, the nearest first."""
    folded: dict[str, list[str]] = {}
    for other in sorted(known, key=lambda other: (other[:1] != name[:1], other)):
        folded.setdefault(other.casefold(), []).append(other)
    close = get_close_matches(name.casefold(), folded, _MOST, 0.6)
    return [other for match in close for other in folded[match]][:_MOST]


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """What to say where a name is not among the known ones: the nearest, or if none is near some of them."""
    close = nearest(name, known)
    if close:
        return f"no such {kind}; did you mean {' or '.join(close)}?"
    shown = sorted(known)
    more = f" and {len(shown) - _LISTED} more" if len(shown) > _LISTED else ""
    return f"no such {kind}; there are {', '.join(shown[:_LISTED]) or 'none'}{more}."


def _parameter(name: str, kind: str, words: str) -> Parameter:
    required = words.rstrip().endswith("Required.")
    return Parameter(name, kind, words.strip().removesuffix("Required.").strip(), required)


def _read(path: Path) -> Question:
    try:
        return parse(path.read_text(encoding="utf-8"), path.stem)
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path}: cannot be read ({fault}); give a file of SPARQL in UTF-8.") from fault
