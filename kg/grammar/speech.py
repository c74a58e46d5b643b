"""Speech: who says what, in quotation marks or out of them.

In: the parsed paragraphs of an article and the words that name a speaker. Out: `Speech`, which knows for each word the
innermost speaker of what stands there, and lists the quotations. Order of the rules: quotation marks, verbs of speech with
clause or quotation, "according to", quotations without a verb (the last speaker goes on). Direct, indirect, mixed and
continued speech are one here: an `Attribution` of a set of tokens to a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.grammar.clauses import is_passive, subjects
from kg.grammar.phrases import Paragraph, conjuncts
from kg.grammar.status import Signatures

_NEAR = 10
_SCARE = 5
_VERBAL = ("VERB", "AUX")
_SOURCES = ("NOUN", "PROPN", "PRON", "NUM")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_EXPLETIVES = frozenset({"it", "there"})
_RELAYING = frozenset({"according", "per"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens of one paragraph (`content`) that `source` says; `cue` is the verb or preposition that tells so.

    `direct` is true where the content stands in quotation marks. `start` and `end` span it.
    """

    paragraph: int
    source: Token
    cue: Token | None
    content: frozenset[int]
    direct: bool

    @property
    def start(self) -> int:
        """First token of the content."""
        return min(self.content)

    @property
    def end(self) -> int:
        """One past the last token of the content."""
        return max(self.content) + 1


@dataclass(frozen=True, slots=True)
class Speech:
    """All attributions of an article, by paragraph."""

    by_paragraph: dict[int, tuple[Attribution, ...]] = field(default_factory=dict)

    def speaker_of(self, paragraph: int, token: Token) -> Token | None:
        """Who says what `token` triggers: the source of the smallest content that holds it; None for the article."""
        found = [
            said
            for said in self.by_paragraph.get(paragraph, ())
            if token.i in said.content and (said.cue is None or said.cue.i != token.i) and said.source.i != token.i
        ]
        return min(found, key=lambda said: (len(said.content), said.start)).source if found else None

    def quoted(self, paragraph: int, token: Token) -> Token | None:
        """Whose direct speech the token stands in."""
        found = [s for s in self.by_paragraph.get(paragraph, ()) if s.direct and token.i in s.content]
        return min(found, key=lambda said: len(said.content)).source if found else None

    @property
    def quotations(self) -> tuple[Attribution, ...]:
        """All attributions in the order of the text."""
        every = [said for _, row in sorted(self.by_paragraph.items()) for said in row]
        return tuple(sorted(every, key=lambda said: (said.paragraph, said.start, said.end)))


def find(paragraphs: Sequence[Paragraph], signatures: Signatures) -> Speech:
    """Who says what in an article. Unbalanced quotation marks end with their paragraph."""
    found: dict[int, tuple[Attribution, ...]] = {}
    last: Token | None = None
    for paragraph in paragraphs:
        said = list(_of_paragraph(paragraph, signatures, last))
        found[paragraph.index] = tuple(said)
        last = _last_speaker(said)
    return Speech(found)


def _last_speaker(said: Sequence[Attribution]) -> Token | None:
    """Who goes on in the next paragraph: the paragraph's one speaker of direct speech."""
    sources = {(s.source.doc, s.source.i): s.source for s in said if s.direct}
    return next(iter(sources.values())) if len(sources) == 1 else None


def _of_paragraph(paragraph: Paragraph, words: Signatures, before: Token | None) -> Iterator[Attribution]:
    doc = paragraph.doc
    spans = quote_spans(doc)
    cues = [(cue, source) for cue in doc if (source := _source(cue, words)) is not None]
    taken: set[int] = set()
    last: Token | None = None
    for number, (start, end) in enumerate(spans):
        if end - start < _SCARE:
            continue
        found = _cue_of(start, end, cues, spans, doc)
        source = found[1] if found else (last or (before if number == 0 and start <= 1 else None))
        if source is None:
            continue
        last = source
        taken.add(start)
        content = frozenset(range(start, end)) - {source.i}
        yield Attribution(paragraph.index, source, found[0] if found else None, content, direct=True)
    for cue, source in cues:
        content = _content(cue, source)
        if content:
            yield Attribution(paragraph.index, source, cue, content, direct=False)
    yield from _relayed(paragraph)


def quote_spans(doc: Doc) -> list[tuple[int, int]]:
    """Half-open token spans between double quotation marks; one left open ends with the paragraph."""
    marks = [token.i for token in doc if token.text in ('"', "``", "''")]
    spans = [(a + 1, b) for a, b in zip(marks[::2], marks[1::2], strict=False) if b > a + 1]
    if len(marks) % 2 and marks[-1] + 1 < len(doc):
        spans.append((marks[-1] + 1, len(doc)))
    return spans


Cue = tuple[Token, Token]


def _cue_of(start: int, end: int, cues: Sequence[Cue], spans: Sequence[tuple[int, int]], doc: Doc) -> Cue | None:
    """The verb of speech beside a quotation, after it or before it, itself outside of any quotation."""
    outside = [pair for pair in cues if not any(a <= pair[0].i < b for a, b in spans)]
    after = [p for p in outside if end <= min(p[0].i, p[1].i if p[1].doc is doc else p[0].i) < end + _NEAR]
    before = [p for p in outside if start - _NEAR <= p[0].i < start and _no_stop(doc, p[0].i, start)]
    inside = [p for p in outside if start <= p[0].sent.start < end or p[0].sent.start <= start < p[0].sent.end]
    for found in (after, before, inside):
        if found:
            return min(found, key=lambda pair: min(abs(pair[0].i - end), abs(pair[0].i - start)))
    return None


def _no_stop(doc: Doc, left: int, right: int) -> bool:
    return not any(doc[i].text in (".", "!", "?") for i in range(left, right))


def _source(cue: Token, words: Signatures) -> Token | None:
    """Who speaks by this verb, if it is one of speech and its speaker is told."""
    if cue.pos_ not in _VERBAL or cue.lemma_ not in words.speech:
        return None
    if is_passive(cue):
        agents = [c for c in cue.rights if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "from")]
        named = [t for p in agents for t in p.children if t.dep_ == "pobj"]
        return named[0] if named else None
    found = [t for t in subjects(cue) if t.pos_ in _SOURCES] or _inverted(cue)
    if not found or (found[0].lower_ in _EXPLETIVES and found[0].dep_ == "expl"):
        return None
    return found[0]


def _inverted(cue: Token) -> list[Token]:
    """A speaker that the parser takes for the object of an inverted verb (", said Rosa Quispe")."""
    if any(c.dep_ in _SUBJECTS for c in cue.children):
        return []
    objects = [c for c in cue.rights if c.dep_ in ("dobj", "attr", "oprd") and c.ent_type_ in ("PERSON", "ORG", "GPE")]
    return objects[:1] if objects and objects[0].left_edge.i == cue.i + 1 else []


def _content(cue: Token, source: Token) -> frozenset[int]:
    """What is said: the verb's finite clause; for an inserted "Quispe said" the clause around it."""
    found: set[int] = set()
    for clause in _clauses(cue):
        found |= {t.i for t in clause.subtree}
    if not found and cue.dep_ in ("parataxis", "advcl", "ccomp") and _is_inserted(cue):
        found = {t.i for t in cue.head.subtree}
    found = _near(found, cue)
    own = {t.i for t in source.subtree} if source.doc is cue.doc else set()
    if not found & {cue.i}:
        return frozenset(found - {cue.i} - (own if source.head is cue else set()))
    return frozenset(found - {t.i for t in cue.subtree} - own)


def _clauses(cue: Token) -> Iterator[Token]:
    """What a verb of speech governs: its clauses, the charge that it makes, the report that it speaks of."""
    for child in cue.children:
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and not any(c.tag_ == "TO" for c in child.lefts)):
            yield from conjuncts(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "for"):
            yield from (t for c in child.children if c.dep_ == "pcomp" for t in conjuncts(c))
        elif child.dep_ == "dobj":
            yield from (
                c for c in child.children if c.dep_ in ("acl", "ccomp") and any(m.dep_ == "mark" for m in c.lefts)
            )


def _near(found: set[int], cue: Token) -> set[int]:
    """Without what a semicolon parts from the verb, and without asides in the article's own voice."""
    doc = cue.doc
    stops = [t.i for t in cue.sent if t.text == ";"]
    low = max((i for i in stops if i < cue.i), default=-1)
    high = min((i for i in stops if i > cue.i), default=len(doc))
    kept = {i for i in found if low < i < high}
    for i in found:
        aside = doc[i]
        if aside.dep_ == "relcl" and aside.left_edge.i > 0 and doc[aside.left_edge.i - 1].text == ",":
            kept -= {t.i for t in aside.subtree}
    return kept


def _is_inserted(cue: Token) -> bool:
    """Whether a clause of speech stands in another between commas, or begins with "as"."""
    if cue.dep_ == "parataxis":
        return True
    return cue.dep_ == "advcl" and any(c.lower_ == "as" for c in cue.lefts)


def _relayed(paragraph: Paragraph) -> Iterator[Attribution]:
    """After "according to" a source: the rest of the sentence."""
    for token in paragraph.doc:
        if token.lower_ not in _RELAYING:
            continue
        inner = [c for c in token.children if c.dep_ == "prep"] or [token]
        for source in (t for p in inner for t in p.children if t.dep_ == "pobj"):
            content = {t.i for t in token.sent} - {t.i for t in token.subtree}
            if content:
                yield Attribution(paragraph.index, source, token, frozenset(content), direct=False)
