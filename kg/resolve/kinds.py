"""What a common noun's phrase is: its class by head noun, its concepts by label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from kg.model import Form, Phrase, Reference
from kg.resolve.lexicon import Lexicon
from kg.resolve.words import folded, stems, words

_TITLE = "TITLE"
_LONGEST = 6


def type_of(phrase: Phrase, lexicon: Lexicon) -> str:
    """The class of what a phrase describes; the class that opens the issues where nothing is known of it."""
    if phrase.label == _TITLE:
        return lexicon.role
    if phrase.form is Form.CLAUSE:
        return lexicon.issue
    if phrase.form is Form.VERB:
        return lexicon.nouns.get((phrase.head,), "")
    return _by_words(phrase, lexicon) or lexicon.labels.get(phrase.label, "") or lexicon.issue


def _by_words(phrase: Phrase, lexicon: Lexicon) -> str:
    """By head noun, by what it is some of, by the label of a concept, by gender."""
    noun = next((run for run in _runs(phrase) if run in lexicon.nouns), ())
    if noun:
        return lexicon.issue if _is_disputed(phrase, noun, lexicon) else lexicon.nouns[noun]
    if phrase.reference is Reference.PART and phrase.complement is not None:
        return type_of(phrase.complement, lexicon)
    concept = next((lexicon.concepts[run] for run in _runs(phrase, stemmed=True) if run in lexicon.concepts), None)
    if concept is not None:
        return lexicon.person if concept.type == lexicon.role else concept.type  # who holds it is meant
    return lexicon.person if phrase.gender in ("m", "f") else ""


def _is_disputed(phrase: Phrase, noun: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether what sounds like a place is what is negotiated by more of its words ("a humanitarian corridor")."""
    if lexicon.nouns[noun] not in lexicon.places:
        return False
    longer = (run for run in _runs(phrase, stemmed=True, shortest=len(noun) + 1) if run in lexicon.concepts)
    return any(lexicon.concepts[run].type == lexicon.issue for run in longer)


def concepts(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The concepts whose labels stand in the text, the longest first, none inside another; sorted by IRI.

    A label may stand there with figures between its words: "exchange 1,000 prisoners".
    """
    taken: set[int] = set()
    found: set[str] = set()
    cut = stems(text)
    rows: list[Sequence[int]] = [range(len(cut))]
    if any(map(str.isdigit, cut)):
        rows.append([at for at in rows[0] if not cut[at].isdigit()])
    for length in range(min(len(cut), _LONGEST), 0, -1):
        for places in chain.from_iterable(_windows(row, length) for row in rows):
            known = cut[places[0]] in lexicon.openings
            concept = lexicon.concepts.get(tuple(map(cut.__getitem__, places))) if known else None
            if concept is not None and taken.isdisjoint(places):
                taken |= set(range(places[0], places[-1] + 1))
                found.add(concept.iri)
    return tuple(sorted(found))


def _windows(places: Sequence[int], length: int) -> Iterator[Sequence[int]]:
    return (places[start : start + length] for start in range(len(places) - length + 1))


def folded_bare(phrase: Phrase) -> str:
    """The folded words of a phrase that is one noun alone, empty for others."""
    return folded(phrase.text) if not phrase.modifiers else ""


def head_index(phrase: Phrase) -> int:
    """The number of the head among the words of the phrase: its shorter forms end with it."""
    cut = words(phrase.text)
    core = words(phrase.forms[-1]) if phrase.forms else cut
    for start in range(len(cut) - len(core) + 1):
        if core and cut[start : start + len(core)] == core:
            return start + len(core) - 1
    return len(cut) - 1


def _runs(phrase: Phrase, *, stemmed: bool = False, shortest: int = 1) -> Iterator[tuple[str, ...]]:
    """Runs of the phrase's words that hold its head, the longest first; the head as it stands and as its lemma."""
    cut = stems(phrase.text) if stemmed else words(phrase.text)
    at = head_index(phrase)
    head = words(phrase.head)
    for length in range(min(len(cut), _LONGEST), shortest - 1, -1):
        for start in range(max(0, at - length + 1), min(at, len(cut) - length) + 1):
            run = cut[start : start + length]
            yield run
            yield (*run[: at - start], *head, *run[at - start + 1 :])
