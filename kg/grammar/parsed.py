"""A parse as plain objects: its tokens, sentences and entities, read from the parser once and asked as often as need be.

The parser's own `Doc` makes a new object for each token at each question; most of reading is such questions. Names and
meanings here are those of spaCy, as far as grammar asks: `lefts`, `head`, `dep_` and so on. Tokens are compared by identity.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import overload

from spacy import tokens


class Token:
    """One word or mark with its ties: `head` is itself at a sentence's root, `lefts` and `rights` hang on it in order.

    `i` is its number in the document, `idx` the offset of its first character. `entity` is the name or the like that it
    belongs to, `ent_type_` that one's label, else empty; `left_edge` and `right_edge` are the ends of its subtree.
    """

    __slots__ = (
        "children", "dep_", "doc", "ent_type_", "entity", "head", "i", "idx", "is_alpha", "is_punct", "is_quote",
        "is_sent_start", "is_space", "is_stop", "is_title", "left_edge", "lefts", "lemma_", "lower_", "pos_",
        "right_edge", "rights", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip

    head: Token
    left_edge: Token
    right_edge: Token
    sent: Span
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]

    def __init__(self, doc: Doc, word: tokens.Token) -> None:
        """What the parser says of the word alone; its ties are set by the document."""
        self.doc = doc
        self.i: int = word.i
        self.idx: int = word.idx
        self.text: str = word.text
        self.lower_: str = word.lower_
        self.lemma_: str = word.lemma_
        self.tag_: str = word.tag_
        self.pos_: str = word.pos_
        self.dep_: str = word.dep_
        self.whitespace_: str = word.whitespace_
        self.is_alpha: bool = word.is_alpha
        self.is_punct: bool = word.is_punct
        self.is_quote: bool = word.is_quote
        self.is_space: bool = word.is_space
        self.is_stop: bool = word.is_stop
        self.is_title: bool = word.is_title
        self.is_sent_start = bool(word.is_sent_start)
        self.ent_type_ = ""
        self.entity: Span | None = None

    def __len__(self) -> int:
        """Number of characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """The word itself."""
        return self.text

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in the order of the text."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    def nbor(self, steps: int = 1) -> Token:
        """The token so many places on. Raises IndexError beyond the document."""
        if self.i + steps < 0:
            raise IndexError(steps)
        return self.doc.tokens[self.i + steps]


class Span:
    """Tokens from `start` up to, without, `end`; `label_` where they are an entity."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        """A part of a document."""
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        """Number of tokens."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """The tokens in order."""
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A token, or a shorter span, counted within the span."""
        if isinstance(at, int):
            return self.doc.tokens[self.start : self.end][at]
        start, end, _ = at.indices(len(self))
        return Span(self.doc, self.start + start, self.start + max(start, end))

    @property
    def text(self) -> str:
        """The words as they stand, without the blank behind them."""
        return self.doc.words(self.start, self.end)

    @property
    def sent(self) -> Span:
        """The sentence that its first token stands in."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The token nearest to the sentence's root, the first of equals; a mark or blank only where nothing else stands."""
        if self.end - self.start == 1:
            return self.doc.tokens[self.start]
        heads = [t for t in self if t.head is t]
        if heads:
            return heads[0]
        outward = [t for t in self if not self.start <= t.head.i < self.end]
        return min(outward, key=_depth)


class Doc:
    """A paragraph's tokens, sentences and entities."""

    __slots__ = ("ents", "sents", "text", "tokens")

    def __init__(self, parse: tokens.Doc) -> None:
        """All that the parser found."""
        self.text: str = parse.text
        self.tokens = [Token(self, word) for word in parse]
        self.sents = self._sentences()
        self._tie([word.head.i for word in parse])
        self.ents: tuple[Span, ...] = ()
        self.set_ents(Span(self, entity.start, entity.end, entity.label_) for entity in parse.ents)

    def __len__(self) -> int:
        """Number of tokens."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """The tokens in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A token, or a span."""
        if isinstance(at, int):
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def retie(self, moved: Mapping[int, int]) -> None:
        """Hangs tokens on other heads: number of the token -> number of its new head."""
        self._tie([moved.get(token.i, token.head.i) for token in self.tokens])

    def words(self, start: int, end: int) -> str:
        """The tokens from `start` up to, without, `end` as they stand, without the blank behind them."""
        if start >= end:
            return ""
        last = self.tokens[end - 1]
        return self.text[self.tokens[start].idx : last.idx + len(last.text)]

    def joined(self, start: int, end: int) -> str:
        """The same with one blank between words, however the lines are broken."""
        return " ".join(self.words(start, end).split())

    def set_ents(self, spans: Iterable[Span]) -> None:
        """Sets the entities anew; they come in the order of the text and do not overlap."""
        for token in self.tokens:
            token.ent_type_, token.entity = "", None
        self.ents = tuple(spans)
        for span in self.ents:
            for token in span:
                token.ent_type_, token.entity = span.label_, span

    def around(self, start: int, end: int) -> Span | None:
        """The tokens that the characters from `start` to `end` touch; None where there are none."""
        first = bisect_right(self.tokens, start, key=_offset) - 1
        last = bisect_right(self.tokens, end - 1, key=_offset)
        if first < 0 or start >= end:
            return None
        first += start == self.tokens[first].idx + len(self.tokens[first])  # in the blank behind a token
        return Span(self, first, last)

    def _sentences(self) -> tuple[Span, ...]:
        starts = [token.i for token in self.tokens if token.is_sent_start or token.i == 0]
        ends = [*starts[1:], len(self.tokens)]
        sentences = tuple(Span(self, start, end) for start, end in zip(starts, ends, strict=False))
        for sentence in sentences:
            for token in sentence:
                token.sent = sentence
        return sentences

    def _tie(self, heads: list[int]) -> None:
        """Sets heads, children and the ends of subtrees."""
        lefts: list[list[Token]] = [[] for _ in self.tokens]
        rights: list[list[Token]] = [[] for _ in self.tokens]
        for token, head in zip(self.tokens, heads, strict=True):
            token.head = self.tokens[head]
            if head != token.i:
                (lefts if token.i < head else rights)[head].append(token)
        for token in self.tokens:
            token.lefts = tuple(lefts[token.i])
            token.rights = tuple(rights[token.i])
            token.children = token.lefts + token.rights
        _reach(self.tokens, "left_edge")
        _reach(reversed(self.tokens), "right_edge")


def _reach(row: Iterable[Token], edge: str) -> None:
    """Sets one end of all subtrees: from that end on, the first token below another is its edge."""
    reached: set[int] = set()
    for token in row:
        above = token
        while above.i not in reached:
            reached.add(above.i)
            setattr(above, edge, token)
            above = above.head


def _depth(token: Token) -> int:
    """Number of tokens above; marks and blanks lie deepest."""
    if (token.is_punct or token.is_space) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


def _offset(token: Token) -> int:
    return token.idx
