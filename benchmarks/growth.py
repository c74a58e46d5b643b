"""What a graph costs as it grows: CPU seconds and peak memory of builds of 100, 1,000 and 10,000 generated articles.

    python benchmarks/growth.py [SIZE ...]

Each size runs in a process of its own. The sentences are made from templates with overlapping actors (a fifth of the
people spelt in two ways, half the mentions by surname, a round of talks for every eight articles), and reading them is
replaced by what the templates mean: the costs are those of keeping, merging, gathering and writing. `merge` is the part
that holds things for one; `add` is the time to add one more article to the finished graph, `command` that of a whole
`kg build` of one article, which also starts Python, loads the parser and reads.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg import build, entities, store
from kg.entities.kinds import Kinds, Part
from kg.model import BASE, Article, Claim, End, Schema, Status, Thing, content_hash, slug, value_thing

SIZES = (100, 1_000, 10_000)
SENTENCES = 12
SYLLABLES = ("ba", "der", "ko", "lin", "mar", "no", "pet", "ro", "sha", "tim", "vel", "zor")
TOPICS = ("prisoner exchange", "truce", "corridor", "border crossing", "list of missing people", "grain shipments")


class World:
    """Classes and relations of the shipped ontology by the part they play, and people who recur."""

    def __init__(self, schema: Schema) -> None:
        """Take stock of the schema."""
        self.schema = schema
        kinds = self.kinds = Kinds.of(schema)
        self.states = [i for _, i in sorted(schema.individuals.items()) if kinds.is_party(i.type)][:60]
        self.person = next(iri for iri, part in sorted(kinds.parts.items()) if part is Part.PERSON)
        self.event = next(iri for iri, part in sorted(kinds.parts.items()) if part is Part.EVENT)
        self.issue = next(iri for iri, part in sorted(kinds.parts.items()) if part is Part.ISSUE)
        self.tie = next(r for r in sorted(kinds.personal) if not kinds.schema.relations[r].literal_object)
        self.joined, self.dated = min(kinds.joined), min(kinds.dated)
        self.stances = [r.iri for _, r in sorted(schema.relations.items()) if r.stance]

    def claims(self, article: Article) -> Iterator[Claim]:
        """What the article of this number says."""
        number = int(article.id)
        chance = random.Random(number)  # noqa: S311 - figures, no secrets
        talks = number // 8
        day = f"20{10 + talks // 300 % 80:02}-{1 + talks // 25 % 12:02}-{1 + talks % 25:02}"
        event = Thing(f"{BASE}id/thing/talks-{content_hash(article.id)[:10]}", f"talks of {day}", self.event)
        parties = [self.states[(talks * 7 + i) % len(self.states)] for i in range(2)]
        ends = [Thing(party.iri, party.name, party.type) for party in parties]
        yield self._claim(article, 0, event, self.dated, value_thing(day))
        for i, party in enumerate(ends, 1):
            yield self._claim(article, i, party, self.joined, event)
        for i in range(3, SENTENCES):
            party = chance.choice(ends)
            if i % 3 == 0:
                yield self._claim(article, i, self._person(chance, party), self.tie, party)
            else:
                words = f"{chance.choice(TOPICS)} of {chance.randrange(1, 40) * 50}"
                topic = Thing(f"{BASE}id/thing/{slug(words)}", words, self.issue)
                yield self._claim(article, i, party, chance.choice(self.stances), topic)

    def _person(self, chance: random.Random, party: Thing) -> Thing:
        """One of some forty people of a party: full name, another spelling, or surname."""
        own = random.Random(f"{party.id} {chance.randrange(40)}")  # noqa: S311 - as above
        first, last = ("".join(own.choice(SYLLABLES) for _ in range(n)).capitalize() for n in (2, 3))
        if own.randrange(5) == 0 and chance.randrange(2):
            last += "i"
        short = chance.randrange(2)
        name = last if short else f"{first} {last}"
        return Thing(f"{BASE}id/thing/{slug(name)}", name, self.person)

    def _claim(self, article: Article, place: int, subject: Thing, relation: str, target: Thing) -> Claim:
        sentence = f"{subject.name} and {target.name}, as sentence {place} of article {article.id} has it."
        status = Status.ACTUAL
        return Claim(
            article.id,
            place * 100,
            place * 100 + 90,
            sentence,
            End(subject, subject.name),
            relation,
            End(target, target.name),
            status,
        )


def _records(first: int, last: int, path: Path) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(first, last):
            chance = random.Random(number)  # noqa: S311 - figures, no secrets
            words = [f"{chance.choice(SYLLABLES)}{chance.choice(SYLLABLES)}" for _ in range(SENTENCES * 12)]
            text = ". ".join(" ".join(words[i : i + 12]).capitalize() for i in range(0, len(words), 12)) + "."
            record = {"id": f"{number:06}", "title": f"Article {number}", "date": "2031-01-01", "text": text}
            file.write(json.dumps(record) + "\n")
    return path


def _measure(size: int) -> dict[str, float]:
    """CPU seconds and megabytes of one size, in this process."""

    def claims(schema: Schema, _model: str = "") -> Callable[[Article], Iterator[Claim]]:
        return World(schema).claims

    build.claims = claims
    found: dict[str, float] = {"articles": size}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        output = folder / "out"
        found["build s"] = _timed(lambda: build.build([_records(0, size, folder / "all.jsonl")], output))
        found["build MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found["merge s"] = _timed(lambda: build.decided(output))
        more = _records(size, size + 1, folder / "more.jsonl")
        found["add s"] = _timed(lambda: build.build([more], output))
        found["command s"] = _command(_records(size + 1, size + 2, folder / "next.jsonl"), output)
        found["graph MB"] = sum((output / result).stat().st_size for result in store.RESULTS) / 2**20
    return found


def _merge_only(size: int) -> dict[str, float]:
    """Survey, decisions and rewriting without any file, for the growth of this part alone."""
    from kg import ontology  # noqa: PLC0415 - only here

    world = World(ontology.load())
    start = time.process_time()
    survey = entities.Survey.of(world.schema)
    for number in range(size):
        survey.add(world.claims(Article(f"{number:06}", "", ())), {f"{number:06}": "2031-01-01"})
    plan = entities.decide(survey)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "articles": size,
        "merge s": time.process_time() - start,
        "merge MB": peak,
        "nodes": len(survey.nodes),
        "things": len({thing.id for thing in plan.things.values()}),
    }


def _command(more: Path, output: Path) -> float:
    """CPU seconds of the command in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    line = [sys.executable, "-m", "kg", "build", str(more), "-o", str(output)]
    subprocess.run(line, check=True, capture_output=True)  # noqa: S603 - ourselves
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _apart(size: int, mode: str) -> dict[str, float]:
    """The figures of one size, measured in a process of its own."""
    done = subprocess.run(  # noqa: S603 - this very file
        [sys.executable, __file__, mode, str(size)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _main(arguments: list[str]) -> None:
    if arguments and arguments[0] == "--one":
        print(json.dumps(_measure(int(arguments[1]))))
    elif arguments and arguments[0] == "--merge":
        print(json.dumps(_merge_only(int(arguments[1]))))
    else:
        for size in [int(text) for text in arguments] or SIZES:
            for mode in ("--merge", "--one"):
                print("  ".join(f"{key} {value:,.1f}" for key, value in _apart(size, mode).items()), flush=True)


if __name__ == "__main__":
    _main(sys.argv[1:])
