"""The words that pages and agencies print around an article, from `furniture.toml`, ready to be matched."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

_LONGEST = 1500
"""Signs of the longest line that is tried: a notice is short, and a pattern must not run over megabytes."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Whole lines and patterns; each pattern is one regular expression made of all of its kind."""

    lines: frozenset[str]
    tails: frozenset[str]
    label: re.Pattern[str]
    author_box: re.Pattern[str]
    notice: re.Pattern[str]
    biography: re.Pattern[str]
    speech: re.Pattern[str]
    captions: tuple[tuple[int, re.Pattern[str]], ...]
    roles: frozenset[str]
    jobs: frozenset[str]
    nobodies: frozenset[str]
    boxes: re.Pattern[str]
    box_names: frozenset[str]

    def is_line(self, text: str) -> bool:
        """Whether the line stands in the list of furniture, marks at its ends aside."""
        return folded(text) in self.lines

    def is_tail(self, text: str) -> bool:
        """Whether the line heads what stands below an article."""
        return folded(text) in self.tails

    def is_notice(self, text: str) -> bool:
        """Whether the paragraph speaks of the outlet, its terms or its staff rather than of the news."""
        return len(text) <= _LONGEST and self.notice.search(" ".join(text.split())) is not None

    def is_biography(self, text: str) -> bool:
        """Whether the paragraph may present an author; only at an article's end it does."""
        if len(text) > _LONGEST or not self.biography.search(text):
            return False
        return all(word[:1].isupper() or not word[:1].isalpha() for word in text.split()[:2])

    def is_box(self, name: str) -> bool:
        """Whether an element's class, id or other name, in lower case, says that it stands beside the article."""
        return self.boxes.search(name) is not None or not self.box_names.isdisjoint(name.split())

    def caption_points(self, text: str) -> int:
        """How much speaks for a caption; two points are enough."""
        if len(text) > _LONGEST:
            return 0
        return sum(points * len({m.group() for m in marks.finditer(text)}) for points, marks in self.captions)


@functools.cache
def load() -> Furniture:
    """The furniture of `furniture.toml`."""
    found = tomllib.loads(resources.files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    return Furniture(
        lines=frozenset(found["lines"]),
        tails=frozenset(found["tails"]),
        label=_label(found["labels"]),
        author_box=_any(found["author_boxes"], cased=False),
        notice=_any(found["notices"], cased=False),
        speech=re.compile(rf"\b(?:{'|'.join(found['speech'])})\b"),
        biography=_any(found["biographies"], cased=False),
        captions=tuple((group["points"], _any(group["marks"], cased=group["cased"])) for group in found["captions"]),
        roles=frozenset(found["roles"]),
        jobs=frozenset(found["jobs"]),
        nobodies=frozenset(found["nobodies"]),
        boxes=re.compile(rf"(?:^|[-_\s])(?:{'|'.join(found['boxes'])})(?:$|[-_\s])"),
        box_names=frozenset(found["box_names"]),
    )


def folded(text: str) -> str:
    """The line in lower case, blanks made one, without marks at its ends."""
    words = re.sub(r"\s+", " ", text[:_LONGEST]).replace("’", "'").lower()
    return words.strip(" .:;,!?|•·*-–—_>»›<«‹/\\[]#+…\"“”'")


def _any(patterns: Sequence[str], *, cased: bool) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), 0 if cased else re.IGNORECASE)


def _label(words: Sequence[str]) -> re.Pattern[str]:
    """A label with its mark, or in capitals without one, before what may begin a sentence."""
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    shouted = found.upper()
    return re.compile(rf"(?:(?i:{found})\s*(?::|—|–|--| - )|(?:{shouted}))\s+(?=[A-Z\"“‘'])")
