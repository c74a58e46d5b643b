"""What is known of a paragraph while its predications are made: phrases and statuses, each built once, and what frames ask.

In: a paragraph with mended names, and what was found of it before. Out: `Context`, by which words become phrases.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.grammar import apiece, contents, members, nominals, phrases
from kg.grammar.antecedents import antecedent
from kg.grammar.complements import Path
from kg.grammar.dates import Dated
from kg.grammar.offices import Office
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Token
from kg.model import Phrase, Status

_ACTING = frozenset({"nsubj", "nsubjpass", "pobj", "conj"})


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of one paragraph beside its parse.

    `triggers` are the words that some frame begins with, each with the sets of paths that its frames must find filled;
    None means every word. `heads` are the last words of the head nouns of classes: of two phrases that only a mark joins,
    each must be a name, a pronoun or one of these. `status` and `speaker` judge the event that a token names.
    """

    paragraph: Paragraph
    triggers: Mapping[str, Collection[frozenset[Path]]] | None
    status: Callable[[Token], tuple[Status, tuple[str, ...]]]
    speaker: Callable[[Token], Phrase | None]
    dates: Sequence[Dated] = ()
    offices: Sequence[Office] = ()
    heads: Collection[str] | None = None
    built: dict[int, Phrase] = field(default_factory=dict)
    told: dict[int, tuple[Phrase, ...]] = field(default_factory=dict)
    judged: dict[int, tuple[Status, tuple[str, ...]]] = field(default_factory=dict)

    def judge(self, token: Token) -> tuple[Status, tuple[str, ...]]:
        """The status of what `token` tells of, judged once."""
        if token.i not in self.judged:
            self.judged[token.i] = self.status(token)
        return self.judged[token.i]

    def phrase(self, token: Token) -> Phrase:
        """The phrase that `token` heads, built once."""
        token = self.holder(antecedent(token))
        if token.i not in self.built:
            self.built[token.i] = phrases.build(token, self.paragraph)
        return self.built[token.i]

    def holder(self, token: Token) -> Token:
        """The person, where `token` is the head of that person's title or calling ("Foreign Minister Rosa Quispe")."""
        if token.tag_ in ("NNS", "NNPS"):
            return token
        return next((o.person for o in self.offices if o.title.stop - 1 == token.i), None) or nominals.called(token)

    def is_title(self, token: Token) -> bool:
        """Whether `token` is the noun of somebody's title: what that ties its holder to is read elsewhere."""
        return any(token.i in (o.title.stop - 1, o.title.plural) for o in self.offices)

    def is_shared(self, token: Token) -> bool:
        """Whether `token` is the noun of a title that several people hold."""
        return any(token.i == o.title.plural for o in self.offices)

    def phrases(self, token: Token) -> tuple[Phrase, ...]:
        """The phrase that `token` heads; several where a plural noun has several owners, or is told one by one."""
        token = antecedent(token)
        if token.i not in self.told:
            self.told[token.i] = self._phrases(token)
        return self.told[token.i]

    def _phrases(self, token: Token) -> tuple[Phrase, ...]:
        if things := contents.listed(token):
            return tuple(self.phrase(thing) for thing in things)
        named = [person for person, _ in nominals.listed(token)] if token.dep_ in _ACTING else []
        if named:
            whole = apiece.shared(token, self.paragraph, self.heads or ()) if members.are_groups(token) else ()
            return (*whole, *(self.phrase(person) for person in named))
        groups = members.of_several(token) if token.dep_ in _ACTING else None
        return apiece.shared(token if groups is None else groups, self.paragraph, self.heads or ()) or (
            self.phrase(token),
        )

    def wants(self, words: Iterable[str]) -> bool:
        """Whether some frame begins with one of the words."""
        return self.triggers is None or not self.triggers.keys().isdisjoint(words)

    def may_stand(self, token: Token) -> bool:
        """Whether the token may be an end of a mark: anything else is a topic, which marks do not relate."""
        if token.lower_ == phrases.HERE:
            return bool(self.paragraph.place)
        if self.heads is None or token.ent_type_ or token.pos_ == "PRON":
            return True
        known = token.lemma_.lower() in self.heads or token.lower_ in self.heads
        return known or any(True for _ in nominals.listed(token))

    def fits(self, words: Iterable[str], filled: Iterable[Path]) -> bool:
        """Whether some frame that begins with one of the words finds all its paths filled."""
        if self.triggers is None:
            return True
        given = frozenset(filled)
        return any(paths <= given for word in words for paths in self.triggers.get(word, ()))
