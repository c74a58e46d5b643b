"""One article -> its claims: grammar, who is meant, frames, days. The order of the steps stands here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import confidence, grammar, match, missions, resolve, timing
from kg.entities.kinds import Kinds
from kg.grammar import Grammar
from kg.model import Article, Claim, Reading, Schema
from kg.resolve.lexicon import Lexicon


@dataclass(frozen=True, slots=True, repr=False)
class Reader:
    """Reads articles with one schema; made once for many."""

    schema: Schema
    grammar: Grammar
    lexicon: Lexicon
    frames: match.Frames
    kinds: Kinds

    @classmethod
    def of(cls, schema: Schema, model: str = "") -> Reader:
        """A reader with the installed English model, or the one named."""
        grammarian = grammar.of(schema, grammar.pipeline(model))
        return cls(schema, grammarian, Lexicon.of(schema), match.Frames.of(schema), Kinds.of(schema))

    def claims(self, article: Article) -> Iterator[Claim]:
        """The claims of an article in the order of the text, before things are merged over articles."""
        reading = grammar.read(article, self.grammar)
        resolution = resolve.resolution(reading, self.schema, self.lexicon)
        found = list(match.claims(reading, resolution, self.frames))
        dated = timing.dated(found, reading, resolution, self.schema)
        yield from confidence.rated(missions.told_apart(dated, article, self.kinds))

    def trials(self, article: Article) -> tuple[Reading, list[match.Trial]]:
        """Everything found in an article and every frame tried on it, for explanations."""
        reading = grammar.read(article, self.grammar, everything=True)
        found = match.trials(reading, resolve.resolution(reading, self.schema, self.lexicon), self.frames)
        return reading, list(found)
