"""How well claims were read: precision, recall and F1 against annotated ones, as the annotation guidelines count them.

Claims come in as the records of `claims.jsonl`, annotated ones as those of `NAME.gold.jsonl`; both are first prepared
(`Judged`), then paired. Which words count, and which ends are names, stands in `evaluate.toml`.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError

Record = Mapping[str, Any]

_DAY = re.compile(r"^\d{4}(-\d\d){0,2}$")
_POSSESSIVE = re.compile(r"'s\b")
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"\b(?:[A-Z\u00c0-\u017d][\w'\u2019-]*|\d[\w,.]*)")


@dataclass(frozen=True, slots=True)
class Words:
    """What `evaluate.toml` says."""

    relations: frozenset[str]
    symmetric: frozenset[str]
    names: Mapping[str, Sequence[str]]
    articles: frozenset[str]
    fillers: frozenset[str]
    ordinals: frozenset[str]
    qualifiers: frozenset[str]
    abbreviations: re.Pattern[str]
    endings: Sequence[str]
    stem: int
    phrases: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A surface form, made ready to be compared.

    `name` are its words without articles, `qualifiers` those of them that make it a namesake (South Sudan), `content`
    its stems without fillers, `marks` the stems that tell it from another of its kind: capitalised words, numbers,
    ordinals. `day` is the text itself if that is a date, else empty.
    """

    name: tuple[str, ...]
    qualifiers: frozenset[str]
    content: Counter[str]
    marks: frozenset[str]
    day: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, made ready to be compared. `relations` are its relation and, in annotations, what is as good."""

    record: Record
    relations: tuple[str, ...]
    subject: tuple[Text, ...]
    object: tuple[Text, ...]
    speaker: tuple[Text, ...]
    status: str
    date: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many required claims were found and missed, and how many found claims are wrong."""

    hit: int = 0
    wrong: int = 0
    miss: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.hit + other.hit, self.wrong + other.wrong, self.miss + other.miss)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 if nothing was found."""
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of what is required that was found; 0 if nothing is required."""
        return self.hit / (self.hit + self.miss) if self.hit + self.miss else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """Right ones among those asked."""

    right: int = 0
    asked: int = 0

    @property
    def value(self) -> float | None:
        """The share, or None where none was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Score:
    """The whole result. `missed` and `wrong` pair a document with the record."""

    total: Tally
    relations: Mapping[str, Tally]
    documents: Mapping[str, Tally]
    status: Share
    speaker: Share
    date: Share
    missed: tuple[tuple[str, Record], ...] = ()
    wrong: tuple[tuple[str, Record], ...] = ()

    @property
    def figures(self) -> dict[str, float | int | None]:
        """What is reported, rounded to the third digit."""
        total = self.total
        figures = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
        counts = {"hit": total.hit, "wrong": total.wrong, "miss": total.miss}
        shares = {"status": self.status.value, "speaker": self.speaker.value, "date": self.date.value}
        rounded = {name: value if value is None else round(value, 3) for name, value in shares.items()}
        return {**{name: round(value, 3) for name, value in figures.items()}, **counts, **rounded}


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Which found claim (by index) answers which annotated one, and which further ones repeat an answer."""

    hits: Mapping[int, int]
    repeats: frozenset[int] = field(default_factory=frozenset)


def score(folder: Path, found: Iterable[Record]) -> Score:
    """Compare claims with the annotations `NAME.gold.jsonl` in the folder, document by document.

    Raises:
        InputError: the folder holds no annotations, or a line of them is no JSON.
    """
    words = _words()
    gold = sorted(folder.glob("*.gold.jsonl"))
    if not gold:
        raise InputError(f"{folder}: no annotations there. Files NAME.gold.jsonl beside NAME.txt are expected.")
    by_document = defaultdict(list)
    for record in found:
        if record["relation"] in words.relations:
            by_document[Path(str(record["document"])).name.removesuffix(".txt")].append(_judged(record, words))
    results = []
    for path in gold:
        name = path.name.removesuffix(".gold.jsonl")
        required = [_judged(record, words) for record in records(path)]
        results.append(_document(name, by_document[name], required, words))
    return _sum(results)


def counted() -> frozenset[str]:
    """Names of the relations that count in the score."""
    return _words().relations


def records(path: Path) -> list[Record]:
    """The objects of a file of JSON lines.

    Raises:
        InputError: a line is no JSON.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found += [json.loads(line)] if line.strip() else []
        except ValueError as error:
            raise InputError(f"{path}:{number}: not a line of JSON ({error})") from error
    return found


def _document(name: str, found: Sequence[Judged], required: Sequence[Judged], words: Words) -> Score:
    pairs = _paired(found, required, words)
    spent = {*pairs.hits.values(), *pairs.repeats}
    hit = [claim for i, claim in enumerate(required) if i in pairs.hits and not claim.optional]
    missed = [claim for i, claim in enumerate(required) if i not in pairs.hits and not claim.optional]
    wrong = [claim for j, claim in enumerate(found) if j not in spent]
    relations: defaultdict[str, Tally] = defaultdict(Tally)
    for claims, one in ((hit, Tally(hit=1)), (missed, Tally(miss=1)), (wrong, Tally(wrong=1))):
        for claim in claims:
            relations[claim.relations[0]] += one
    matched = [(found[j], required[i]) for i, j in pairs.hits.items()]
    total = Tally(len(hit), len(wrong), len(missed))
    return Score(
        total,
        relations,
        {name: total},
        *_attributes(matched),
        tuple((name, claim.record) for claim in missed),
        tuple((name, claim.record) for claim in wrong),
    )


def _attributes(matched: Sequence[tuple[Judged, Judged]]) -> tuple[Share, Share, Share]:
    """Status, speaker and date over matched claims: the speaker where either names one, the date where one is asked."""
    spoken = [(p, g) for p, g in matched if p.speaker or g.speaker]
    dated = [(p, g) for p, g in matched if g.date]
    return (
        Share(sum(p.status == g.status for p, g in matched), len(matched)),
        Share(sum(any(_same_phrase(a, b) for a in p.speaker for b in g.speaker) for p, g in spoken), len(spoken)),
        Share(sum(p.date == g.date for p, g in dated), len(dated)),
    )


def _sum(results: Sequence[Score]) -> Score:
    relations: defaultdict[str, Tally] = defaultdict(Tally)
    for result in results:
        for name, tally in result.relations.items():
            relations[name] += tally
    return Score(
        total=sum((result.total for result in results), Tally()),
        relations=dict(sorted(relations.items(), key=lambda item: (-(item[1].hit + item[1].miss), item[0]))),
        documents={name: tally for result in results for name, tally in result.documents.items()},
        status=_joined([result.status for result in results]),
        speaker=_joined([result.speaker for result in results]),
        date=_joined([result.date for result in results]),
        missed=tuple(pair for result in results for pair in result.missed),
        wrong=tuple(pair for result in results for pair in result.wrong),
    )


def _joined(shares: Sequence[Share]) -> Share:
    return Share(sum(share.right for share in shares), sum(share.asked for share in shares))


# --- pairing ---------------------------------------------------------------------------------------------------------


def _paired(found: Sequence[Judged], required: Sequence[Judged], words: Words) -> _Pairs:
    """One found claim for each annotated one, in their order, required ones first; then the rest may share."""
    fits = [[j for j, claim in enumerate(found) if _matches(claim, gold, words)] for gold in required]
    hits: dict[int, int] = {}
    for i in sorted(range(len(required)), key=lambda i: required[i].optional):
        free = [j for j in fits[i] if j not in hits.values()]
        if free:
            hits[i] = min(free, key=lambda j: found[j].status != required[i].status)
    return _Pairs(hits, frozenset(j for row in fits for j in row) - frozenset(hits.values()))


def _matches(claim: Judged, gold: Judged, words: Words) -> bool:
    if claim.relations[0] not in gold.relations:
        return False
    relation = gold.relations[0]
    strict = words.names.get(relation, ())
    straight = _meet(claim.subject, gold.subject, strict=("subject" in strict)) and _meet(
        claim.object, gold.object, strict=("object" in strict)
    )
    if straight or relation not in words.symmetric:
        return straight
    return _meet(claim.object, gold.subject, strict=("subject" in strict)) and _meet(
        claim.subject, gold.object, strict=("object" in strict)
    )


def _meet(found: Sequence[Text], gold: Sequence[Text], *, strict: bool) -> bool:
    same = _same_name if strict else _same_phrase
    return any(same(a, b) for a in found for b in gold)


def _same_name(a: Text, b: Text) -> bool:
    """Equal, or one is the other's end and part: a surname and a full name, but not Sudan and South Sudan."""
    short, long = sorted((a.name, b.name), key=len)
    if not short or short == long:
        return bool(short)
    return a.qualifiers == b.qualifiers and short[-1] == long[-1] and set(short) <= set(long)


def _same_phrase(a: Text, b: Text) -> bool:
    """The same name, or more than half of the content words in common and nothing that tells them apart."""
    if a.day or b.day:
        return a.day == b.day
    if _same_name(a, b):
        return True
    shared = (a.content & b.content).total()
    if 4 * shared <= a.content.total() + b.content.total():
        return False
    return not (a.marks - b.content.keys() and b.marks - a.content.keys())


# --- words -----------------------------------------------------------------------------------------------------------


def _words() -> Words:
    content = tomllib.loads(Path(__file__).with_name("evaluate.toml").read_text(encoding="utf-8"))
    dotted = [r"\.\s?".join(short.rstrip(".").split(".")) + r"\." for short in content["abbreviations"]]
    return Words(
        relations=frozenset(content["relations"]),
        symmetric=frozenset(content["symmetric"]),
        names=content["names"],
        articles=frozenset(content["articles"]),
        fillers=frozenset(content["fillers"].split()),
        ordinals=frozenset(content["ordinals"].split()),
        qualifiers=frozenset(content["qualifiers"].split()),
        abbreviations=re.compile("|".join(rf"\b{short}" for short in dotted)),
        endings=content["endings"],
        stem=content["stem"],
        phrases=content["phrases"],
        words=content["words"],
    )


def _judged(record: Record, words: Words) -> Judged:
    ends = {name: _texts(record.get(name), words) for name in ("subject", "object", "speaker")}
    return Judged(
        record=record,
        relations=(record["relation"], *record.get("also", ())),
        status=record.get("status", "actual"),
        date=str(record.get("date") or ""),
        optional=bool(record.get("optional")),
        **ends,
    )


def _texts(end: object, words: Words) -> tuple[Text, ...]:
    return tuple(_text(form, words) for form in forms(end))


def forms(end: object) -> list[str]:
    """All surface forms of an end: of a list, a text, or an object with name, text and aliases."""
    if isinstance(end, list):
        return [form for part in end for form in forms(part)]
    if isinstance(end, dict):
        return [form for form in (end.get("name"), end.get("text"), *end.get("aliases", ())) if form]
    return [end] if isinstance(end, str) else []


def _text(form: str, words: Words) -> Text:
    folded = _fold(form, words)
    name = tuple(word for word in folded if word not in words.articles)
    marked = [word for mark in _MARK.findall(form) for word in _fold(mark, words)]
    marked += [word for word in folded if word in words.ordinals]
    return Text(
        name=name,
        qualifiers=words.qualifiers & set(name),
        content=Counter(_stem(word, words) for word in folded if word not in words.fillers),
        marks=frozenset(_stem(word, words) for word in marked if word not in words.fillers),
        day=form if _DAY.match(form) else "",
    )


def _fold(text: str, words: Words) -> list[str]:
    """The words without accents, case, possessives and punctuation, each in its one spelling."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    plain = plain.casefold().replace("\u2019", "'").replace("\u0131", "i")
    plain = _POSSESSIVE.sub("", plain)
    plain = words.abbreviations.sub(lambda found: re.sub(r"[. ]", "", found.group()), plain)
    for written, usual in words.phrases.items():
        plain = plain.replace(written, usual)
    return [words.words.get(word, word) for word in _WORD.findall(plain)]


def _stem(word: str, words: Words) -> str:
    for ending in words.endings:
        if word.endswith(ending) and len(word) - len(ending) >= words.stem:
            return word[: -len(ending)]
    return word


# --- report ----------------------------------------------------------------------------------------------------------


def lines(result: Score, *, documents: bool = False, errors: bool = False) -> Iterator[str]:
    """The result for people: a line a relation, on demand one a document and one an error, the total last."""
    for name, tally in result.relations.items():
        yield _line(name, tally)
    if documents:
        for name, tally in result.documents.items():
            yield _line(name, tally)
    if errors:
        yield from (f"missed  {name}: {_shown(record)}" for name, record in result.missed)
        yield from (f"wrong   {name}: {_shown(record)}" for name, record in result.wrong)
    yield _line("all", result.total)


def _line(name: str, tally: Tally) -> str:
    shares = f"P {tally.precision:.2f}  R {tally.recall:.2f}  F1 {tally.f1:.2f}"
    return f"{name:28.28} {shares}   right {tally.hit:4} wrong {tally.wrong:4} missed {tally.miss:4}"


def _shown(record: Record) -> str:
    subject, target = (next(iter(forms(record[name])), "?") for name in ("subject", "object"))
    return f"{subject} | {record['relation']} ({record.get('status', 'actual')}) | {target}"
