"""A graph of ours back into claims and articles: the inverse of `kg.rdf.build`.

Everything of `claims.jsonl` comes back; of an article all but its text, of which only the sentences of claims are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import GraphError
from kg.model import Article, Claim, End, Paragraph, Status, Thing, value_thing
from kg.rdf import bridge
from kg.rdf.build import P
from kg.rdf.terms import KG, SCHEMA

Term: TypeAlias = ox.NamedNode | ox.Literal
_Node: TypeAlias = Mapping[str, list[Term]]
_CLAIM, _ARTICLE = f"{KG}Claim", f"{SCHEMA}NewsArticle"


def read(path: Path) -> tuple[list[Article], list[Claim]]:
    """The articles, sorted by id, and the claims, in the order of the file.

    An article's text is blank but for the sentences of its claims, which stand at their places, each a paragraph.

    Raises:
        GraphError: The file cannot be read, or is no graph of ours: the node and what lacks.
    """
    graph = _Graph(_nodes(path), path)
    claims = [graph.claim(iri, node) for iri, node in graph.nodes.items() if _is(node, _CLAIM)]
    spoken: defaultdict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for claim in claims:
        spoken[claim.document].add((claim.start, claim.end, claim.sentence))
    found = [graph.article(iri, node) for iri, node in graph.nodes.items() if _is(node, _ARTICLE)]
    if not found:
        raise GraphError(f"{path}: holds no article of kg's. Give a graph.ttl that kg built, or kg export wrote.")
    articles = [_with_text(article, spoken[article.id]) for article in found]
    return sorted(articles, key=lambda article: article.id), claims


def _nodes(path: Path) -> dict[str, _Node]:
    nodes: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in bridge.parse(path):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    except SyntaxError as fault:
        raise bridge.no_turtle(path, fault) from fault
    return dict(nodes)


@dataclass(frozen=True, slots=True)
class _Graph:
    """What is said of every node."""

    nodes: Mapping[str, _Node]
    path: Path

    def claim(self, iri: str, node: _Node) -> Claim:
        """The claim that stands at a node."""
        sentence = self._needed(iri, node, "target")
        source = self._needed(iri, node, "derived")
        start, end, words = self._place(sentence.value)
        relation = self._needed(iri, node, "predicate").value
        trigger, trigger_start = _located(node, "trigger", "triggerStart")
        return Claim(
            document=self._needed(source.value, self._node(source.value), "identifier").value,
            start=start,
            end=end,
            sentence=words,
            subject=self._end(node, "subject", self._needed(iri, node, "subject")),
            relation=relation,
            object=self._end(node, "object", self._needed(iri, node, "object")),
            status=self._status(iri, node),
            speaker=self._end(node, "speaker", said) if (said := _one(node, "speaker")) else None,
            date=_text(node, "date") or None,
            trigger=trigger,
            trigger_start=trigger_start,
            rule=_text(node, "rule"),
            confidence=float(self._needed(iri, node, "confidence").value),
        )

    def article(self, iri: str, node: _Node) -> Article:
        """The article at a node, without a text."""
        outlet, original = _one(node, "publisher"), _one(node, "original")
        name = self._needed(iri, node, "identifier").value
        return Article(
            id=name,
            text="",
            paragraphs=(),
            title=_text(node, "title"),
            date=_text(node, "issued") or None,
            publisher=_text(self._node(outlet.value), "label") if outlet else "",
            url=_text(node, "address"),
            authors=tuple(term.value for term in node.get(P["creator"].value, [])),
            language=_text(node, "language") or "en",
            date_source=_text(node, "dateSource"),
            source=_text(self._node(original.value), "identifier") if original else name,
        )

    def _end(self, node: _Node, part: str, term: Term) -> End:
        words, start = _located(node, f"{part}Text", f"{part}Start")
        thing = value_thing(term.value) if isinstance(term, ox.Literal) else self._thing(term.value)
        return End(thing, words, start)

    def _thing(self, iri: str) -> Thing:
        node = self._node(iri)
        kind = _one(node, "type")
        aliases = sorted(term.value for term in node.get(P["altLabel"].value, []))
        broader = sorted(term.value for term in node.get(P["broader"].value, []))
        name = self._needed(iri, node, "label").value
        return Thing(iri, name, kind.value if kind else "", tuple(aliases), tuple(broader))

    def _place(self, iri: str) -> tuple[int, int, str]:
        """Start, end and words of a sentence."""
        selectors = [self._node(term.value) for term in self._node(iri).get(P["selector"].value, [])]
        for place in selectors:
            for quote in selectors:
                if (start := _one(place, "start")) and (end := _one(place, "end")) and (words := _one(quote, "exact")):
                    return int(start.value), int(end.value), words.value
        raise self._fault(iri, "a quote with its place (oa:hasSelector)")

    def _status(self, iri: str, node: _Node) -> Status:
        word = self._needed(iri, node, "status").value.removeprefix(KG)
        if word not in list(Status):
            raise self._fault(iri, f"a known status ({', '.join(Status)})")
        return Status(word)

    def _node(self, iri: str) -> _Node:
        return self.nodes.get(iri, {})

    def _needed(self, iri: str, node: _Node, name: str) -> Term:
        term = _one(node, name)
        if term is None:
            raise self._fault(iri, P[name].value)
        return term

    def _fault(self, iri: str, what: str) -> GraphError:
        return GraphError(f"{self.path}: {iri} lacks {what}; kg check --graph tells all that is wrong.")


def _is(node: _Node, kind: str) -> bool:
    return any(term.value == kind for term in node.get(P["type"].value, []))


def _one(node: _Node, name: str) -> Term | None:
    found = node.get(P[name].value)
    return found[0] if found else None


def _text(node: _Node, name: str) -> str:
    term = _one(node, name)
    return term.value if term else ""


def _located(node: _Node, text: str, start: str) -> tuple[str, int]:
    at = _one(node, start)
    return _text(node, text), int(at.value) if at else -1


def _with_text(article: Article, sentences: Iterable[tuple[int, int, str]]) -> Article:
    spans = sorted(sentences)
    text = "".join(_filled(spans))
    paragraphs = tuple(Paragraph(start, end) for start, end, _ in spans)
    return replace(article, text=text, paragraphs=paragraphs)


def _filled(spans: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """The sentences with blanks between them; of what overlaps, the part that comes first."""
    at = 0
    for start, end, words in spans:
        if start >= at:
            yield " " * (start - at) + words
            at = end
