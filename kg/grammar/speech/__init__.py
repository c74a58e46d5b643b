"""Speech: who says what, in quotation marks or out of them.

In: the parsed paragraphs of an article and the words that name a speaker. Out: `Speech`, which knows for each word the
innermost speaker of what stands there, and lists the quotations. Order of the rules: quotation marks with a cue beside
them, cues with what they govern, "according to", short quotations, quotations without a cue (the last speaker goes on).
Direct, indirect, mixed and continued speech are one here: an `Attribution` of a set of tokens to a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.grammar import status
from kg.grammar.doers import subjects
from kg.grammar.labels import entity_of
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Doc, Span, Token
from kg.grammar.speech import contents, cues, marks
from kg.grammar.speech.cues import Cue
from kg.grammar.speech.mending import mend
from kg.grammar.status import Signatures
from kg.grammar.status.judgement import VERBAL
from kg.model import Status

__all__ = ["Attribution", "Speech", "find", "mend"]

_NEAR = 10
_SCARE = 5
_STOPS = frozenset({".", "!", "?"})
_SPEAKERS = ("PERSON", "ORG")
_SINGULAR = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens of one paragraph (`content`) that `source` says; `cue` is the word that tells so.

    `direct` is true where the content stands in quotation marks. `asserted` is false where the speaker does not hold it
    for so: what is demanded or proposed, and single words in quotation marks. `start` and `end` span the content.
    """

    paragraph: int
    source: Token
    cue: Token | None
    content: frozenset[int]
    direct: bool
    asserted: bool = True

    @property
    def start(self) -> int:
        """First token of the content."""
        return min(self.content)

    @property
    def end(self) -> int:
        """One past the last token of the content."""
        return max(self.content) + 1

    def holds(self, token: Token) -> bool:
        """Whether `token` is said here, and is neither the cue, nor the speaker, nor the speaker's very act."""
        return (
            token.i in self.content
            and (self.cue is None or self.cue.i != token.i)
            and not (self.source.doc is token.doc and (self.source.i == token.i or _is_own(token, self)))
        )


def _is_own(token: Token, said: Attribution) -> bool:
    """Whether the speaker is the subject of the act, so that the article tells it; but "denied having signed" is his."""
    governed = token.head == said.cue and token.dep_ in ("xcomp", "ccomp")
    return not said.direct and not governed and token.pos_ in VERBAL and said.source in subjects(token)


@dataclass(frozen=True, slots=True)
class Speech:
    """All attributions of an article, by paragraph."""

    by_paragraph: dict[int, tuple[Attribution, ...]] = field(default_factory=dict)

    def speaker_of(self, paragraph: int, token: Token) -> Token | None:
        """Who says what `token` triggers: the source of the smallest content that holds it; None for the article."""
        found = [said for said in self.by_paragraph.get(paragraph, ()) if said.asserted and said.holds(token)]
        return min(found, key=lambda said: (len(said.content), said.start)).source if found else None

    @property
    def quotations(self) -> tuple[Attribution, ...]:
        """All attributions in the order of the text."""
        every = [said for _, row in sorted(self.by_paragraph.items()) for said in row]
        return tuple(sorted(every, key=lambda said: (said.paragraph, said.start, said.end)))


@dataclass(frozen=True, slots=True)
class _Last:
    """Who spoke last, in which paragraph, by which cue."""

    source: Token
    paragraph: int
    at: int


def find(paragraphs: Sequence[Paragraph], signatures: Signatures) -> Speech:
    """Who says what in an article. Unbalanced quotation marks end with their paragraph."""
    found: dict[int, tuple[Attribution, ...]] = {}
    last: _Last | None = None
    before: Token | None = None
    for paragraph in paragraphs:
        spans = marks.spans(paragraph.doc)
        told, last = _resumed(paragraph, cues.find(paragraph.doc, signatures), spans, last)
        said = list(_direct(paragraph, told, spans, before))
        said += [one for one in _indirect(paragraph, told, signatures) if not _repeats(one, said)]
        said += _headed(paragraph, spans)
        said += _short(paragraph, told, spans, said)
        found[paragraph.index] = tuple(said)
        before = _last_speaker(said)
    return Speech(found)


def _repeats(one: Attribution, direct: Sequence[Attribution]) -> bool:
    """Whether a content is nothing but the words of quotations of the same speaker."""
    quoted = {i for other in direct if other.source == one.source for i in other.content}
    rest = one.content - quoted
    return len(rest) < len(one.content) and all(one.cue is not None and one.cue.doc[i].is_punct for i in rest)


def _last_speaker(said: Sequence[Attribution]) -> Token | None:
    """Who goes on in the next paragraph: the paragraph's last speaker of direct speech."""
    direct = [s for s in said if s.direct and s.asserted]
    return max(direct, key=lambda s: s.start).source if direct else None


def _resumed(
    paragraph: Paragraph, told: Sequence[Cue], spans: Sequence[tuple[int, int]], last: _Last | None
) -> tuple[list[Cue], _Last | None]:
    """The cues with "he said" given to whoever spoke before, and who spoke last then."""
    given = []
    outside = _outside(told, spans)
    quoted = [(span, _cue_of(*span, outside, paragraph.doc)) for span in spans]
    for cue in told:
        outer = not any(a <= cue.token.i < b for a, b in spans)
        own = [span for span, by in quoted if by is None or by is cue]
        before = _before(cue, last, paragraph) if outer else None
        if before is not None:
            given.append(replace(cue, source=before, spoken_by=cue.source))
            last = _Last(before, paragraph.index, cue.token.i)
            continue
        given.append(cue)
        if outer and cue.source.pos_ in ("PROPN", "NOUN") and _is_speech(cue, own):
            last = _Last(cue.source, paragraph.index, cue.token.i)
    return given, last


def _before(cue: Cue, last: _Last | None, paragraph: Paragraph) -> Token | None:
    """Whom "he", "she", "it" or "they" as a speaker means: whoever spoke last, or the one person who acted since."""
    source = cue.source
    if source.lower_ not in (*_SINGULAR, "it", "they"):
        return None
    near = last is not None and paragraph.index - last.paragraph <= 1
    start = last.at + 1 if last is not None and last.paragraph == paragraph.index else 0
    words = paragraph.doc[start : cue.token.i]
    since = _since(words, cue)
    if len({t.text for t in since}) == 1:
        return since[0]
    return last.source if last is not None and near and not since and _fits(source, last.source) else None


def _since(words: Span, cue: Cue) -> list[Token]:
    """Who acted in those words and may be meant by the pronoun of a cue."""
    if cue.source.lower_ == "they":
        return _several(words)
    return _persons(words, cue.token) if cue.source.lower_ in _SINGULAR else []


def _persons(words: Span, cue: Token) -> list[Token]:
    """The persons that are subjects of main clauses, or of a clause that a colon parts from what the cue says."""
    found = [t for t in words if t.dep_ == "nsubj" and t.ent_type_ == "PERSON"]
    return [t for t in found if t.head.dep_ == "ROOT" or (cue in t.head.ancestors and _parted(t.head, cue))]


def _several(words: Span) -> list[Token]:
    """The plural subjects of main clauses that may say something."""
    found = [t for t in words if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
    return [t for t in found if _is_several(t) and (t.ent_type_ or t.lemma_.lower() in cues.TELLERS)]


def _is_several(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.ent_type_ == "NORP" or any(c.dep_ == "conj" for c in token.rights)


def _parted(verb: Token, cue: Token) -> bool:
    """Whether a colon stands between two verbs ("Quispe was blunt: "It is late," she said")."""
    return any(t.text == ":" for t in verb.doc.tokens[verb.i : cue.i])


def _fits(pronoun: Token, speaker: Token) -> bool:
    body = speaker.ent_type_ in ("ORG", "GPE")
    several = _is_several(speaker)
    if pronoun.lower_ == "they":
        return several
    if pronoun.lower_ == "it":
        return body or not (several or speaker.ent_type_)
    return not body and speaker.ent_type_ != "NORP" and not several


def _is_speech(cue: Cue, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether something is said by a main clause's cue: a content, or a quotation in its sentence that is its own."""
    verb = cue.token
    if cue.source.head != verb or verb.dep_ in ("relcl", "acl"):
        return False
    quoted = [(start, end) for start, end in spans if verb.sent.start <= start < verb.sent.end]
    return any(True for _ in contents.of(cue)) or any(
        end - start >= _SCARE or _stands_alone(start, end, verb.doc) for start, end in quoted
    )


def _outside(told: Sequence[Cue], spans: Sequence[tuple[int, int]]) -> list[Cue]:
    """The cues that may tell whose a quotation is: those that stand in none."""
    return [c for c in told if not c.relays and not any(a <= c.token.i < b for a, b in spans)]


def _direct(
    paragraph: Paragraph, told: Sequence[Cue], spans: Sequence[tuple[int, int]], before: Token | None
) -> Iterator[Attribution]:
    doc = paragraph.doc
    outside = _outside(told, spans)
    last: Token | None = None
    for number, (start, end) in enumerate(spans):
        if end - start < _SCARE and not _stands_alone(start, end, doc):
            continue
        cue = _cue_of(start, end, outside, doc)
        source = cue.source if cue else _introduced(start, doc)
        if source is None and _begins_sentence(start, doc):
            source = last or (before if number == 0 and start <= 1 else None) or _only(outside)
        if source is None:
            continue
        last = source
        content = frozenset(range(start, end)) - ({source.i} if source.doc is doc else set())
        if content:
            yield Attribution(paragraph.index, source, cue.token if cue else None, content, direct=True)


def _stands_alone(start: int, end: int, doc: Doc) -> bool:
    """Whether a short quotation is a sentence of its own ("No comment," he said)."""
    return doc[end - 1].text in (",", ".", "!", "?") and _begins_sentence(start, doc)


def _begins_sentence(start: int, doc: Doc) -> bool:
    return (
        start <= 1 or doc[start - 2].text in (*_STOPS, ":", ",") or doc[start - 2].is_quote or doc[start - 2].is_space
    )


def _only(told: Sequence[Cue]) -> Token | None:
    sources = {cue.source.i: cue.source for cue in told}
    return next(iter(sources.values())) if len(sources) == 1 else None


def _introduced(start: int, doc: Doc) -> Token | None:
    """Who stands before a colon and a quotation ("Quispe was blunt: ...")."""
    if start < 2 or doc[start - 2].text != ":":  # noqa: PLR2004 - the mark and the colon
        return None
    name = _opening_name(doc, start - 2)
    if name is not None:
        return name
    for i in range(start - 3, -1, -1):
        if doc[i].text in _STOPS:
            return None
        if doc[i].pos_ in VERBAL and (found := [t for t in subjects(doc[i]) if t.pos_ in ("NOUN", "PROPN", "PRON")]):
            return found[0]
    return None


def _opening_name(doc: Doc, end: int) -> Token | None:
    """The name of a person or body that makes up all of a sentence so far."""
    name = entity_of(doc[end - 1]) if end > 0 else None
    opens = name is not None and (name.start == 0 or doc[name.start - 1].text in _STOPS)
    return doc[end - 1] if name is not None and opens and name.label_ in _SPEAKERS else None


def _cue_of(start: int, end: int, outside: Sequence[Cue], doc: Doc) -> Cue | None:
    """The verb of speech beside a quotation: after it, before it, or in the sentence that it stands in."""
    over = doc[end - 1].text == "."
    after = [c for c in outside if not over and end <= _first(c) < end + _NEAR and _no_stop(doc, end, _first(c))]
    before = [c for c in outside if start - _NEAR <= c.token.i < start and _no_stop(doc, c.token.i, start)]
    left, right = doc[start].sent.start, doc[end - 1].sent.end
    inside = [c for c in outside if left <= c.token.i < right]
    if after and before and not _closes(end, doc):
        return max(before, key=lambda c: c.token.i)
    for found in (after, before, inside):
        if found:
            return min(found, key=lambda c: min(abs(c.token.i - end), abs(c.token.i - start)))
    return None


def _closes(end: int, doc: Doc) -> bool:
    """Whether a comma or the like before the closing mark tells that a verb of speech follows."""
    return doc[end - 1].text in (",", "?", "!") or (end + 1 < len(doc) and doc[end + 1].text == ",")


def _first(cue: Cue) -> int:
    return min(cue.token.i, cue.place.i) if cue.place.doc is cue.token.doc else cue.token.i


def _no_stop(doc: Doc, left: int, right: int) -> bool:
    return not any(doc[i].text in _STOPS for i in range(left, right))


def _indirect(paragraph: Paragraph, told: Sequence[Cue], words: Signatures) -> Iterator[Attribution]:
    for cue in told:
        if not cue.relays and cue.token.pos_ in VERBAL and status.of(cue.token, words)[0] is not Status.ACTUAL:
            continue
        for content, asserted in contents.of(cue):
            yield Attribution(paragraph.index, cue.source, cue.token, content, direct=False, asserted=asserted)


def _headed(paragraph: Paragraph, spans: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """What stands behind a name and a colon that open a sentence: "Quispe: The ports stay closed"."""
    doc = paragraph.doc
    for name in doc.ents:
        opens = name.start == 0 or doc[name.start - 1].text in _STOPS
        colon = name.end
        if name.label_ not in _SPEAKERS or not opens or colon + 1 >= len(doc) or doc[colon].text != ":":
            continue
        end = max(doc[colon + 1].sent.end, doc[name.start].sent.end)
        quoted = any(colon < start < end for start, _ in spans)
        if not quoted and any(t.pos_ in VERBAL and subjects(t) for t in doc[colon + 1 : end]):
            content = frozenset(range(colon + 1, end))
            yield Attribution(paragraph.index, doc[name.end - 1], None, content, direct=False)


def _short(
    paragraph: Paragraph, told: Sequence[Cue], spans: Sequence[tuple[int, int]], said: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Single words in quotation marks: those of whoever says what stands around them, else of the clause's subject."""
    doc = paragraph.doc
    for start, end in spans:
        content = frozenset(range(start, end))
        if any(s.direct and content <= s.content for s in said):
            continue
        best = _of_short(doc[start:end].root, told, [s for s in said if start in s.content])
        if best is not None and (best.doc is not doc or best.i not in content):
            yield Attribution(paragraph.index, best, None, content, direct=True, asserted=False)


def _of_short(word: Token, told: Sequence[Cue], around: Sequence[Attribution]) -> Token | None:
    """By the innermost of: a word of speech above ("called it ..."), a content that holds it, the clause's subject."""
    content = min(around, key=lambda s: len(s.content)) if around else None
    above = {t.i for t in word.ancestors}
    closest = max((c for c in told if c.token.i in above), key=lambda c: len(list(c.token.ancestors)), default=None)
    if closest is not None and (content is None or closest.token.i in content.content):
        return closest.source
    return content.source if content is not None else cues.nearest(word)
