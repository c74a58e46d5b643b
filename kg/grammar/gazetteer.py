"""Known names as token sequences, for tagging and for mending the tagger's errors.

A gazetteer is made of the ontology's names by `of`: it maps a sequence of tokens to an entity label. The tokens are cut
as the parser cuts them, so that a name matches wherever it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language


@dataclass(frozen=True, slots=True, repr=False)
class Gazetteer:
    """Names by their first token: each first token leads to its sequences, longest first, with their labels.

    `titles` are the words of office in lower case, their tokens parted by blanks; `title_lengths` are, by first word,
    the lengths in words that occur, longest first; `title_ends` the last words.
    """

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    titles: frozenset[str]
    title_lengths: Mapping[str, tuple[int, ...]]
    title_ends: frozenset[str]

    def title_starts(self, words: Sequence[str], lemmas: Sequence[str]) -> list[int]:
        """Where a word or its lemma opens some title."""
        known = self.title_lengths
        return [i for i, word in enumerate(words) if word in known or lemmas[i] in known]

    def title_at(self, words: Sequence[str], start: int, lemmas: Sequence[str] = ()) -> int | None:
        """End of the longest title that begins at `start`; with `lemmas` one of its words may stand in the plural."""
        for length in self.title_lengths.get(words[start], ()) or self.title_lengths.get(_at(lemmas, start), ()):
            stop = start + length
            title = words[start:stop]
            if len(title) < length:
                continue
            if " ".join(title) in self.titles or (
                lemmas and any(True for _ in self.singulars(title, lemmas[start:stop]))
            ):
                return stop
        return None

    def singulars(self, title: Sequence[str], lemmas: Sequence[str]) -> Iterator[int]:
        """The places in a title whose word must give way to its lemma ("ministers of justice", "foreign ministers")."""
        for i, lemma in reversed(list(enumerate(lemmas))):
            if lemma != title[i] and " ".join([*title[:i], lemma, *title[i + 1 :]]) in self.titles:
                yield i

    def is_office(self, word: str) -> bool:
        """Whether the word alone is one of office."""
        return word in self.titles

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Half-open token spans of known names among words with labels, longest match first, none overlapping."""
        end = 0
        for i, word in enumerate(words):
            found = next(self._at(words, i), None) if i >= end and word in self.by_first else None
            if found is not None:
                end = i + found[0]
                yield i, end, found[1]

    def _at(self, words: Sequence[str], i: int) -> Iterator[tuple[int, str]]:
        for sequence, label in self.by_first.get(words[i], ()):
            if tuple(words[i : i + len(sequence)]) == sequence:
                yield len(sequence), label


def of(names: Iterable[tuple[str, str]], titles: Iterable[str], nlp: Language) -> Gazetteer:
    """Gazetteer of (name, label) pairs; `titles` are the words of office, in lower case ("minister", "chief of staff")."""
    by_first: dict[str, dict[tuple[str, ...], str]] = {}
    special = nlp.tokenizer.rules  # type: ignore[union-attr]  # a callable to the type checker
    for name, label in names:
        tokens = tuple(_cut(name, nlp, special))
        if tokens:
            by_first.setdefault(tokens[0], {}).setdefault(tokens, label)
    ordered = {
        first: tuple(sorted(sequences.items(), key=lambda item: (-len(item[0]), item[0])))
        for first, sequences in by_first.items()
    }
    written = (form for title in titles for form in (title.lower(), title.title()))
    offered = frozenset(" ".join(_cut(form, nlp, special)).lower() for form in written)
    return Gazetteer(ordered, offered, _lengths(offered), frozenset(title.split()[-1] for title in offered))


def _cut(text: str, nlp: Language, special: Collection[str]) -> Iterator[str]:
    """The words of a name as the tokenizer cuts them: it leaves whole what is all letters and no special case of its own."""
    for word in text.split():
        if word.isalpha() and word not in special:
            yield word
        else:
            yield from (token.text for token in nlp.make_doc(word))


def _lengths(titles: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for title in titles:
        words = title.split()
        found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sorted(found.items())}


def _at(words: Sequence[str], i: int) -> str:
    return words[i] if words else ""
