"""Names: the tagger's entities mended by what the article and the ontology know.

In: the parsed paragraphs of one article and a `Gazetteer`. Out: the same documents with their entities set anew, and the
abbreviations that the article introduces. The layers and their order follow measurements on agency reports: known names
first, then titles of office, then names in brackets, then consistency over the document; each layer's errors are mended
by a later one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.grammar import aliases, bodies, cuts, fullnames, halves, labels, parsed
from kg.grammar.fullnames import Span
from kg.grammar.gazetteer import Gazetteer
from kg.grammar.parsed import Doc, Token

_PERSON, _BODY = "PERSON", "ORG"
_LONGEST_NAME = 4
_LONGEST_EXPANSION = 10
_SMALL = frozenset("of and for the in de".split())
_INITIAL_LENGTH = 2
_OWN_WORDS = 2
_SOCIETIES = frozenset(
    "council association federation foundation university institute party union bank congress front movement".split()
)
"""Last words of bodies of which the name of a people is part ("Norwegian Refugee Council")."""


_QUARTERS = frozenset("south north west east central latin southeast southern northern western eastern".split())
_CHAMBERS = frozenset({"house", "senate", "congressional", "congress"})
_NO_NAMES = frozenset({"VERB", "AUX", "ADJ", "ADV", "INTJ", "X"})


def mend(
    docs: Sequence[Doc],
    gazetteer: Gazetteer,
    speech: frozenset[str],
    titled: Sequence[Sequence[Span]] = (),
) -> dict[str, str]:
    """Sets the documents' entities; gives the short forms and other names that the text introduces, each with the full one.

    `speech` are lemmas of verbs that name a speaker: a lone capitalised word before one is a person. `titled` are, for
    each document, the names that followed a title which the parser does not see.
    """
    spans = [_from_lists(doc, cuts.cleaned(doc, gazetteer), gazetteer) for doc in docs]
    spans = [fullnames.beside_kinds(doc, found) for doc, found in zip(docs, spans, strict=True)]
    spans = [_with_titles(doc, found, gazetteer) for doc, found in zip(docs, spans, strict=True)]
    spans = [_with_apposed(doc, found, gazetteer) for doc, found in zip(docs, spans, strict=True)]
    spans = [_with_titled(found, named) for found, named in zip(spans, titled or [()] * len(docs), strict=True)]
    spans = [
        sorted(
            [*found, *(s for s in fullnames.agents(doc, found) if cuts.may_act(doc, s, gazetteer))],
            key=lambda s: s.start,
        )
        for doc, found in zip(docs, spans, strict=True)
    ]
    abbreviations: dict[str, str] = {}
    for i, doc in enumerate(docs):
        spans[i] = _with_abbreviations(doc, spans[i], abbreviations)
    others = _others(docs, spans, gazetteer)
    spans = [_with_aliases(found, row) for found, row in zip(spans, others, strict=True)]
    also = _in_full(docs, others)
    nicknames = {
        doc[s.start : s.end].text for doc, row in zip(docs, others, strict=True) for s, _ in row if s.label == _PERSON
    }
    surnames = _surnames(docs, spans) | nicknames
    majority = _majority(docs, spans)
    for doc, found in zip(docs, spans, strict=True):
        consistent = _consistent(doc, found, surnames, majority | dict.fromkeys(abbreviations, "ORG"))
        final = sorted(_speakers(doc, consistent, speech), key=lambda s: s.start)
        doc.set_ents(parsed.Span(doc, s.start, s.end, s.label) for s in final)
        _tag_as_names(doc)
    return abbreviations | also


def _others(docs: Sequence[Doc], spans: Sequence[Sequence[Span]], gazetteer: Gazetteer) -> list[list[tuple[Span, str]]]:
    """For each paragraph the spans of names that stand for others, each with the name in full."""
    halved = halves.find(docs, gazetteer)
    return [[*aliases.find(doc, found), *half] for doc, found, half in zip(docs, spans, halved, strict=True)]


def _in_full(docs: Sequence[Doc], others: Sequence[Sequence[tuple[Span, str]]]) -> dict[str, str]:
    """Other name -> name in full."""
    told = [(doc[s.start : s.end].text, name) for doc, row in zip(docs, others, strict=True) for s, name in row]
    return {short: name for short, name in told if short != name}


def _with_aliases(spans: list[Span], others: Sequence[tuple[Span, str]]) -> list[Span]:
    """The spans with what people are also called in place of whatever overlaps it."""
    named = [span for span, _ in others]
    kept = [s for s in spans if not any(s.start < n.end and n.start < s.end for n in named)]
    return sorted([*kept, *named], key=lambda s: s.start)


def _tag_as_names(doc: Doc) -> None:
    """Makes proper nouns of what the tagger takes for verbs and adjectives in the names of persons and states."""
    for span in doc.ents:
        for token in span if span.label_ in ("PERSON", "GPE") else ():
            if token.pos_ in _NO_NAMES and token.is_title:
                token.pos_, token.tag_ = "PROPN", "NNP"


def _from_lists(doc: Doc, spans: list[Span], gazetteer: Gazetteer) -> list[Span]:
    """Known names replace what the tagger found, except inside a longer name ("Bank of Georgia" stays)."""
    kept = list(spans)
    for start, end, label in gazetteer.matches([token.text for token in doc]):
        around = [s for s in kept if s.start < end and start < s.end]
        if label == "NORP" and start and doc[start - 1].lower_ in _QUARTERS and doc[start - 1].is_title:
            kept = [s for s in kept if s not in around]  # "South American" is of no state
            continue
        if _is_of_namesakes(doc, start, end):
            kept = [s for s in kept if s not in around] + [Span(start - 1, end, _BODY)]
            continue
        longer = [s for s in around if s.end - s.start > end - start and _protects(doc, s, start, end, label)]
        longer = [s for s in longer if s.start < start or not cuts.title_ending_at(doc, s.end, gazetteer)]
        if longer:
            continue
        kept = [s for s in kept if s not in around] + [Span(start, end, label, known=True)]
    return sorted(kept, key=lambda s: s.start)


def _is_of_namesakes(doc: Doc, start: int, end: int) -> bool:
    """Whether a word before the members of a known party makes them those of another ("Social Democrats")."""
    before = doc[start - 1] if start else doc[start]
    tied = before.head.i == end - 1 and before.dep_ in ("compound", "amod") and before.is_title
    apart = before.entity is not None and before.entity is not doc[start].entity  # "Texas Democrats"
    return end - start == 1 and doc[start].tag_ == "NNPS" and tied and not apart and before.lower_ not in _CHAMBERS


def _protects(doc: Doc, span: Span, start: int, end: int, label: str) -> bool:
    """Whether a longer name holds together against a known name inside it."""
    if label == "NORP" and start == span.start:
        return span.label == "ORG" and span.end - end >= _OWN_WORDS and doc[span.end - 1].lower_ in _SOCIETIES
    rest = [t for i, t in enumerate(doc[span.start : span.end], span.start) if not start <= i < end]
    capitals = any(t.text[:1].isupper() for t in rest)
    return span.label in ("PERSON", "ORG", "FAC", "EVENT", "LOC", "GPE", "LAW") and capitals


def _with_titles(doc: Doc, spans: list[Span], gazetteer: Gazetteer) -> list[Span]:
    """One to four capitalised words after a title of office are a person, unless they are known as something else."""
    found = list(spans)
    for i, token in enumerate(doc):
        if not token.text[:1].isupper() or not cuts.title_ending_at(doc, i, gazetteer):
            continue
        if any(s.known and s.start <= i < s.end for s in found) or cuts.title_ending_at(doc, i + 1, gazetteer):
            continue
        end = _name_end(doc, i, found)
        covering = [s for s in found if s.start < end and i < s.end]
        if any(s.label == "PERSON" and s.start <= i and s.end >= end for s in covering):
            continue
        end = max([end, *(s.end for s in covering if s.label == "PERSON")])
        if bodies.is_body(t.text for t in doc[i:end]):
            continue
        found = [s for s in found if s not in covering] + [Span(i, end, "PERSON")]
    return sorted(found, key=lambda s: s.start)


def _with_apposed(doc: Doc, spans: list[Span], gazetteer: Gazetteer) -> list[Span]:
    """A capitalised name beside an office in apposition is a person; hyphens do not end a person's name."""
    found = list(spans)
    for token in doc:
        if token.dep_ != "appos":
            continue
        name, office = (token.head, token) if token.pos_ == "NOUN" else (token, token.head)
        if name.pos_ != "PROPN" or not gazetteer.is_office(office.lower_) or office.ent_type_ == "PERSON":
            continue
        start, end = _name_around(doc, name)
        around = [s for s in found if s.start < end and start < s.end]
        if not any(s.known or s.label == "PERSON" for s in around):
            found = [s for s in found if s not in around] + [Span(start, end, "PERSON")]
    return fullnames.persons(doc, found)


def _name_around(doc: Doc, name: Token) -> tuple[int, int]:
    start = name.i
    while start > 0 and (doc[start - 1].pos_ == "PROPN" or doc[start - 1].text == "-"):
        start -= 1
    return start, name.i + 1


def _with_titled(spans: list[Span], titled: Sequence[Span]) -> list[Span]:
    """Names after hidden titles are persons; a longer person of the tagger's keeps its length."""
    found = list(spans)
    for name in titled:
        covering = [s for s in found if s.start < name.end and name.start < s.end]
        persons = [s for s in covering if s.label == "PERSON" and s.start == name.start]
        end = persons[0].end if persons else name.end
        found = [s for s in found if s not in covering] + [Span(name.start, end, "PERSON")]
    return sorted(found, key=lambda s: s.start)


def _name_end(doc: Doc, start: int, spans: Sequence[Span]) -> int:
    end = start + 1
    known = {i for s in spans if s.known for i in range(s.start, s.end)}
    while end < len(doc) and end - start < _LONGEST_NAME and end not in known and _name_part(doc[end]):
        end += 1
    return end


def _name_part(token: Token) -> bool:
    if token.lower_ in labels.PARTICLES and token.i + 1 < len(token.doc):
        return token.nbor().text[:1].isupper()
    return token.text[:1].isupper() and token.is_alpha and token.tag_ not in ("VBD", "VBZ", "VBP", "MD", "IN", "DT")


def _with_abbreviations(doc: Doc, spans: list[Span], abbreviations: dict[str, str]) -> list[Span]:
    """`Rapid Support Forces (RSF)`: both are one organisation; the initials must fit."""
    found = list(spans)
    words = [token.text for token in doc]
    for i in range(1, len(doc) - 1):
        short = words[i]
        if words[i - 1] != "(" or words[i + 1] != ")" or not short.isupper() or len(short) < _INITIAL_LENGTH:
            continue
        start = _expansion_start(doc, i - 1, short)
        if start is None:
            start = next((s.start for s in found if s.end == i - 1 and _abbreviates(short, doc, s)), None)
        if start is None:
            continue
        abbreviations.setdefault(short, doc[start : i - 1].text)
        label = next((s.label for s in found if s.known and s.start == start and s.end == i - 1), "ORG")
        found = [s for s in found if s.end <= start or s.start > i]
        found += [Span(start, i - 1, label, known=True), Span(i, i + 1, label, known=True)]
    return sorted(found, key=lambda s: s.start)


def _abbreviates(short: str, doc: Doc, span: Span) -> bool:
    """Whether capitals are short for the name of a body before them, whatever their letters but the first."""
    return span.label == "ORG" and span.end - span.start > 1 and doc[span.start].text[0] == short[0]


def _expansion_start(doc: Doc, end: int, short: str) -> int | None:
    """First token of the words whose initials spell `short` and which end at `end`."""
    letters = [c for c in short.lower() if c.isalpha()]
    for start in range(end - 1, max(-1, end - 1 - _LONGEST_EXPANSION), -1):
        if not doc[start].text[:1].isupper():
            continue
        words = [t for t in doc[start:end] if t.is_alpha]
        full = [t.text[0].lower() for t in words]
        strict = [t.text[0].lower() for t in words if t.lower_ not in _SMALL]
        if letters in (full, strict):
            return start
    return fullnames.listed(doc, end, letters)


def _surnames(docs: Sequence[Doc], spans: Sequence[Sequence[Span]]) -> frozenset[str]:
    """Last words of the persons named in full, and first words that also stand alone as a person (Kim, Xi)."""
    full = [
        [t.text for t in doc[s.start : s.end]]
        for doc, found in zip(docs, spans, strict=True)
        for s in found
        if s.label == "PERSON" and s.end - s.start > 1
    ]
    alone = {
        doc[s.start].text
        for doc, found in zip(docs, spans, strict=True)
        for s in found
        if s.label == "PERSON" and s.end - s.start == 1
    }
    return frozenset(words[-1] for words in full) | frozenset(words[0] for words in full if words[0] in alone)


def _majority(docs: Sequence[Doc], spans: Sequence[Sequence[Span]]) -> dict[str, str]:
    """The commonest label of each name in the article; ties go to the label that comes first in the alphabet."""
    counts: dict[str, Counter[str]] = {}
    for doc, found in zip(docs, spans, strict=True):
        for s in found:
            if s.label in labels.NAMES:
                counts.setdefault(doc[s.start : s.end].text, Counter())[s.label] += 1
    return {name: min(votes, key=lambda label: (-votes[label], label)) for name, votes in counts.items()}


def _consistent(doc: Doc, spans: list[Span], surnames: frozenset[str], majority: dict[str, str]) -> list[Span]:
    """Surnames of persons are persons everywhere; other names take their commonest label; missed ones are marked."""
    result = [s if s.known else _relabelled(doc, s, surnames, majority) for s in spans]
    taken = {i for s in result for i in range(s.start, s.end)}
    result += list(_missed(doc, taken, surnames, majority))
    return sorted(result, key=lambda s: s.start)


def _relabelled(doc: Doc, span: Span, surnames: frozenset[str], majority: dict[str, str]) -> Span:
    words = [t.text for t in doc[span.start : span.end]]
    if span.label not in labels.NAMES:
        return span
    if span.label == _PERSON and len(words) == 1 and words[0] not in surnames and _drives(doc, span.end):
        return Span(span.start, span.end, "NORP")
    if len(words) == 1 and words[0] in surnames:
        return Span(span.start, span.end, "PERSON")
    return Span(span.start, span.end, majority.get(" ".join(words), span.label))


def _drives(doc: Doc, i: int) -> bool:
    """Whether a hyphen makes an adjective of a name ("the Tuareg-led alliance"): a lone word there is no surname."""
    return i + 1 < len(doc) and doc[i].text == "-" and doc[i + 1].lower_ in fullnames.DRIVEN


def _missed(doc: Doc, taken: set[int], surnames: frozenset[str], majority: dict[str, str]) -> Iterator[Span]:
    for token in doc:
        if token.i in taken or not token.text[:1].isupper() or (token.is_sent_start and token.is_stop):
            continue
        if token.text in surnames:
            yield Span(token.i, token.i + 1, "PERSON")
        elif token.text in majority and token.text.isalpha():
            yield Span(token.i, token.i + 1, majority[token.text])


def _speakers(doc: Doc, spans: Sequence[Span], speech: frozenset[str]) -> list[Span]:
    """A lone capitalised word, in no list and not an abbreviation, right before a verb of speech is a person.

    So is a proper noun that the tagger missed and that is the subject of such a verb.
    """
    taken = {i for s in spans for i in range(s.start, s.end)}
    missed = [
        Span(t.i, t.i + 1, "PERSON")
        for t in doc
        if t.i not in taken
        and t.pos_ == "PROPN"
        and t.dep_ in ("nsubj", "nsubjpass")
        and t.head.lemma_ in speech
        and t.is_alpha
        and t.is_title
        and not any(c.dep_ == "det" for c in t.lefts)
    ]
    return missed + [
        Span(s.start, s.end, "PERSON")
        if s.label in ("ORG", "NORP", "WORK_OF_ART", "PRODUCT")
        and not s.known
        and s.end - s.start == 1
        and not doc[s.start].text.isupper()
        and s.end < len(doc)
        and doc[s.end].lemma_ in speech
        else s
        for s in spans
    ]
