"""What many tests share: the parser, hand-made parses, the annotated articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy import tokens
from spacy.language import Language
from spacy.vocab import Vocab

from kg import ontology
from kg.grammar import pipeline
from kg.grammar.parsed import Doc
from kg.model import BASE, Claim, End, Schema, Thing, content_hash, slug, value_thing
from kg.ontology import statements
from kg.ontology.load import schema as schema_of
from kg.reading import Reader

Parse = Callable[..., Doc]

_SMALL = "https://example.org/small#"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes the golden files anew."""
    parser.addoption("--update", action="store_true", help="write golden files anew from what is read now")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The parser, loaded once."""
    return pipeline()


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The shipped ontologies."""
    return ontology.load()


@pytest.fixture(scope="session")
def reader(schema: Schema) -> Reader:
    """A reader with the shipped ontologies."""
    return Reader.of(schema)


@pytest.fixture(scope="session")
def vocab(nlp: Language) -> Vocab:
    """The parser's vocabulary."""
    return nlp.vocab


@pytest.fixture
def parse(vocab: Vocab) -> Parse:
    """Makes a parse by hand: a line `word lemma tag label head` a token, head counted from 0; `names` are entities.

    Milliseconds a test, and the construction under test is certain to stand there.
    """

    def make(lines: str, names: dict[str, str] | None = None) -> Doc:
        rows = [line.split() for line in lines.strip().splitlines()]
        words, lemmas, tags, labels, heads = (list(column) for column in zip(*rows, strict=True))
        pos = [_POS.get(tag, "X") for tag in tags]
        doc = tokens.Doc(
            vocab,
            words=words,
            lemmas=lemmas,
            tags=tags,
            pos=pos,
            deps=labels,
            heads=[int(head) for head in heads],
        )
        doc.set_ents([tokens.Span(doc, *_place(words, name), label=label) for name, label in (names or {}).items()])
        return Doc(doc)

    return make


@pytest.fixture(scope="session")
def annotated() -> Path:
    """Folder of the annotated articles beside the project."""
    folder = Path(__file__).parents[2] / "shared" / "gold" / "dev"
    if not folder.is_dir():
        pytest.skip("no annotated articles beside the project (../shared/gold/dev)")
    return folder


def _place(words: list[str], name: str) -> tuple[int, int]:
    wanted = name.split()
    start = next(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
    return start, start + len(wanted)


_POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WP": "PRON",
    "WDT": "PRON",
    "VB": "VERB",
    "VBD": "VERB",
    "VBZ": "VERB",
    "VBP": "VERB",
    "VBN": "VERB",
    "VBG": "VERB",
    "MD": "AUX",
    "BE": "AUX",
    "IN": "ADP",
    "TO": "PART",
    "RP": "ADP",
    "DT": "DET",
    "JJ": "ADJ",
    "CC": "CCONJ",
    "RB": "ADV",
    "CD": "NUM",
    "POS": "PART",
    ".": "PUNCT",
    ",": "PUNCT",
}


@pytest.fixture(scope="session")
def small() -> Schema:
    """A small ontology of its own words (`small.ttl`), for what must not know the shipped one."""
    return schema_of(statements.read([Path(__file__).with_name("small.ttl")]))


@pytest.fixture
def tell(small: Schema) -> Callable[..., Claim]:
    """Makes a claim of an article in the words of the small ontology: `tell("a", "Human Ann Lee", "heads", "Body Guild")`.

    An end is the local name of an individual, a class with a name, or a thing; `dayOf` takes a day.
    """

    def end(what: str | Thing, document: str) -> End:
        if isinstance(what, Thing):
            return End(what, what.name)
        known = small.individuals.get(_SMALL + what)
        kind, _, name = what.partition(" ")
        local = document if kind in ("Gathering", "Sitting", "Phone", "Chat", "Mission", "Paper") else ""
        minted = f"{BASE}id/thing/{slug(kind)}-{slug(name)}{local and f'-{local}'}"
        return End(
            Thing(known.iri, known.name, known.type) if known else Thing(minted, name, _SMALL + kind), name or what
        )

    def claim(document: str, subject: str | Thing, relation: str, other: str | Thing, **more: Any) -> Claim:  # noqa: ANN401 - fields of a claim
        value = relation == "dayOf"
        spans = content_hash(document, str(subject), relation, str(other), str(more))
        return Claim(
            document=document,
            start=int(spans[:6], 16),
            end=int(spans[:6], 16) + 9,
            sentence=f"{subject} {relation} {other} in {document}.",
            subject=end(subject, document),
            relation=_SMALL + relation,
            object=End(value_thing(str(other)), str(other)) if value else end(other, document),
            speaker=end(more.pop("speaker"), document) if "speaker" in more else None,
            **more,
        )

    return claim
