"""The parser's attribute ruler, its patterns of one token looked up once a kind of token instead of matched each time.

spaCy's `AttributeRuler` sets parts of speech, lemmas and morphology by some 180 patterns, which its matcher tries on every
token: a sixth of all parsing. Almost all of them look at one token's tag, label and word only, so that what they set is the
same for all tokens of a kind. The results are those of the ruler, which still does the sentences in which a pattern of
several tokens matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

_RULER = "attribute_ruler"
_ASKED = ("TAG", "DEP", "LOWER", "IS_SPACE")
_SET = ("TAG", "DEP", "POS", "LEMMA", "MORPH")
_ANY_WORD = "x"

Kind: TypeAlias = tuple[int, ...]
"""A token's values of `_ASKED`, in the parser's numbers."""


def quicken(nlp: Language) -> None:
    """Puts the quick ruler into the place of the pipeline's own, if that one has only patterns that it can look up."""
    if _RULER not in nlp.pipe_names:
        return
    ruler = nlp.get_pipe(_RULER)
    if isinstance(ruler, AttributeRuler) and _is_known(ruler):
        nlp.add_pipe("parley_attributes", before=_RULER)
        quick = cast("_QuickRuler", nlp.get_pipe("parley_attributes"))
        quick.take(ruler)
        nlp.remove_pipe(_RULER)


@Language.factory("parley_attributes")
def _made(nlp: Language, name: str) -> _QuickRuler:  # noqa: ARG001 - the factory's signature
    return _QuickRuler(nlp.vocab)


class _QuickRuler:
    """A pipeline component that sets what a ruler would set."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.kinds: dict[Kind, tuple[int, ...]] = {}
        self.beginnings: dict[Kind, bool] = {}
        self.words: dict[int, int] = {}

    def take(self, ruler: AttributeRuler) -> None:
        """Takes over the patterns of a ruler."""
        self.ruler = ruler
        self.listed, self.shapes = _words(ruler)
        long = [pattern for pattern in _patterns(ruler) if len(pattern) > 1]
        self.longer = _matcher(self.vocab, long)
        self.begins = _matcher(self.vocab, [pattern[:1] for pattern in long])

    def __call__(self, doc: Doc) -> Doc:
        """The document with its attributes set."""
        if not len(doc):
            return doc
        kinds = [self._kind(*values) for values in doc.to_array(list(_ASKED)).tolist()]
        rows = [self.kinds.get(kind) or self._ruled(kind) for kind in kinds]
        if any(map(self.beginnings.__getitem__, kinds)) and self.longer(doc, allow_missing=True):
            return self.ruler(doc)
        told = doc.to_array(list(_SET))
        told[:] = rows
        doc.from_array(list(_SET), told)  # type: ignore[arg-type]
        return doc

    def _kind(self, tag: int, label: int, word: int, space: int) -> Kind:
        return tag, label, self._listed(word), space

    def _listed(self, word: int) -> int:
        """The word if some pattern asks for it, else one number for all others."""
        if word not in self.words:
            text = self.vocab.strings[word]
            named = text in self.listed or any(shape.search(text) for shape in self.shapes) or text.isspace()
            self.words[word] = word if named else 0
        return self.words[word]

    def _ruled(self, kind: Kind) -> tuple[int, ...]:
        """What the ruler sets on a token of a kind alone, kept; and whether a longer pattern may begin with it."""
        tag, label, word, _ = kind
        strings = self.vocab.strings
        text = strings[word] if word else _ANY_WORD
        alone = Doc(self.vocab, words=[text], tags=[strings[tag]], deps=[strings[label]], heads=[0])
        self.beginnings[kind] = bool(len(self.begins) and self.begins(alone, allow_missing=True))
        self.kinds[kind] = tuple(self.ruler(alone).to_array(list(_SET))[0].tolist())
        return self.kinds[kind]


def _matcher(vocab: Vocab, patterns: list[list[dict[str, Any]]]) -> Matcher:
    matcher = Matcher(vocab)
    if patterns:
        matcher.add("pattern", patterns)
    return matcher


def _patterns(ruler: AttributeRuler) -> Iterator[list[dict[str, Any]]]:
    for rule in ruler.patterns:
        yield from cast("Iterable[list[dict[str, Any]]]", rule["patterns"])


def _is_known(ruler: AttributeRuler) -> bool:
    """Whether patterns ask and set only what is looked up here, and words only by lists and regular expressions."""
    asked = {name for pattern in _patterns(ruler) for token in pattern for name in token}
    told = {name for rule in ruler.patterns for name in cast("Mapping[str, Any]", rule["attrs"])}
    words = [token.get("LOWER", "") for pattern in _patterns(ruler) for token in pattern]
    plain = all(isinstance(word, str) or word.keys() <= {"IN", "REGEX"} for word in words)
    return asked <= set(_ASKED) and told <= set(_SET) and plain


def _words(ruler: AttributeRuler) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The words that patterns ask for, and the regular expressions."""
    asked = [token["LOWER"] for pattern in _patterns(ruler) for token in pattern if "LOWER" in token]
    listed = {word for one in asked for word in ([one] if isinstance(one, str) else one.get("IN", ()))}
    shapes = sorted({one["REGEX"] for one in asked if isinstance(one, dict) and "REGEX" in one})
    return frozenset(listed), tuple(map(re.compile, shapes))
