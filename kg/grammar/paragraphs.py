"""Paragraphs: a parse with its place in the article.

In: a parsed paragraph and the copy of its text that was parsed. Out: `Paragraph`, which gives the article's offsets of its
tokens, and the number of the sentence that a token stands in.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.grammar.copy import Copy
from kg.grammar.parsed import Doc, Token
from kg.grammar.titles import Hidden


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed paragraph: its number in the article, its parse and the way back to the article's offsets.

    `first_sentence` is the number in the article of its first sentence. `titles` were hidden from the parser; their
    offsets are the article's. `ends` are the sentences' ends as token numbers, kept since a walk over sentences is slow.
    `place` is where the article was written, which is what "here" means.
    """

    index: int
    doc: Doc
    copy: Copy
    first_sentence: int
    titles: tuple[Hidden, ...] = ()
    ends: tuple[int, ...] = ()
    place: str = ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The article's span of the half-open token span."""
        words = self.doc.tokens
        last = words[end - 1]
        return self.copy.back(words[start].idx, last.idx + len(last.text))

    def token_at(self, start: int) -> Token | None:
        """The token that begins at this place of the article's text."""
        return next((t for t in self.doc if self.copy.origin[t.idx] == start), None)

    def sentence_of(self, token: Token) -> int:
        """Number in the article of the token's sentence."""
        ends = self.ends or tuple(sentence.end for sentence in self.doc.sents)
        return self.first_sentence + bisect_right(ends, token.i)
