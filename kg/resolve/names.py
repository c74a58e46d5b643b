"""Names: which of an article's names are names of one, and what each is.

Order of the reading notes (section 6, rules 1 to 3): the ontology's names; full names of the article, exactly; a surname
or a lone forename for the one person who bears it; spellings of surnames; short forms that the article introduces.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from kg.forenames import genders
from kg.model import Form, Individual, Phrase
from kg.resolve.entities import Entity
from kg.resolve.lexicon import DOCUMENT, EVENT, PARTY, PERSON, Lexicon
from kg.resolve.words import alike, folded, is_acronym, opening, stems, words

_ACTING_PLACE = "GPE"
_BODY = "ORG"
_ARTICLE = "the"
_SHORTEST = 3
_LONG_ARTICLED = 5
_BEFORE_NOUN = ("compound", "nmod", "amod")


class Names:
    """The names of one article with what bears them. Names are first collected, then looked up."""

    def __init__(self, lexicon: Lexicon, phrases: Sequence[Phrase], abbreviations: Iterable[tuple[str, str]]) -> None:
        """Collect the full names of persons."""
        self.lexicon = lexicon
        self.long = {**_bracketed(phrases), **{folded(short): long for short, long in abbreviations}}
        self.known: dict[str, Entity] = {}
        self.people: list[Entity] = []
        self.bodies: list[Entity] = []
        self.others: dict[tuple[str, str], Entity] = {}
        full = [p for p in phrases if p.form is Form.NAME and p.label == PERSON and len(words(p.text)) > 1]
        for phrase in full:
            self._person(phrase)

    def meant(self, phrase: Phrase) -> tuple[Entity, ...]:
        """What a name may stand for: before a noun, a capital names state and place ("Lima talks", "Lima envoy")."""
        found = self.of(phrase)
        place = self.lexicon.names.get(folded(_bare(phrase.text)))
        if place is None or found.individual is place or phrase.setting.role not in _BEFORE_NOUN:
            return (found,)
        return found, self.individual(place)

    def of(self, phrase: Phrase) -> Entity:
        """Whoever or whatever bears the name."""
        text = _bare(phrase.text)
        individual = self._individual(phrase, text)
        if individual is not None:
            return self.individual(individual)
        if folded(text) in self.lexicon.metonyms:
            return self._other(self.lexicon.labels.get(_ACTING_PLACE, ""), text)
        short = self._by_initials(text) or self._short(phrase, text)
        if short is not None:
            return short
        if phrase.label == PERSON or self._is_persons(text):
            return self._person(phrase)
        if phrase.label == _BODY or self.lexicon.facet(self._type(phrase)) == PARTY:
            return self._body(phrase, text)
        return self._other(self._type(phrase), text)

    def _other(self, type_iri: str, text: str) -> Entity:
        found = self.others.setdefault((type_iri, folded(text)), Entity(type_iri, proper=True, scoped=False))
        found.called((text,))
        return found

    def all(self) -> Iterator[Entity]:
        """Everything that the article named so far."""
        yield from self.known.values()
        yield from self.people
        yield from self.bodies
        yield from self.others.values()

    def organised(self) -> Iterator[Entity]:
        """The bodies that the article named so far, also those of the ontology."""
        body = self.lexicon.labels.get(_BODY, "")
        yield from (e for e in self.known.values() if self.lexicon.schema.is_a(e.type, body))
        yield from self.bodies

    def individual(self, individual: Individual) -> Entity:
        """The entity of an individual of the ontology."""
        if individual.iri not in self.known:
            self.known[individual.iri] = Entity(individual.type, individual=individual, proper=True, scoped=False)
        return self.known[individual.iri]

    def _individual(self, phrase: Phrase, text: str) -> Individual | None:
        key = folded(text)
        lexicon = self.lexicon
        acting = lexicon.metonyms.get(key)
        if acting is not None and (_acts(phrase) or phrase.setting.role in _BEFORE_NOUN):
            return acting
        for wide in (*(folded(_bare(form)) for form in phrase.forms), key, folded(self.long.get(key, ""))):
            if wide and wide in lexicon.names:
                return lexicon.names[wide]
        return lexicon.adjectives.get(key)

    def _type(self, phrase: Phrase) -> str:
        """A name's class: by its head noun where that fits its label, else by the label."""
        lexicon = self.lexicon
        label = lexicon.labels.get(phrase.label, "")
        if phrase.label == _ACTING_PLACE:
            return lexicon.state if _acts(phrase) else label
        cut = words(phrase.text)
        runs = [*_endings(words(opening(phrase.text))), *_endings(cut), words(phrase.head)]
        noun = next((lexicon.nouns[run] for run in runs if run in lexicon.nouns), "")
        fits = noun and (lexicon.schema.is_a(noun, label) or lexicon.facet(noun) in (EVENT, DOCUMENT))
        return noun if fits and not lexicon.is_person(noun) else label or lexicon.issue

    # --- people ---

    def _person(self, phrase: Phrase) -> Entity:
        text = _bare(phrase.forms[-1] if phrase.forms else phrase.text)
        known = self.lexicon.names.get(folded(text))
        full = self.long.get(folded(text), text)
        found = self.individual(known) if known else self._namesake(full) or self._new_person(full)
        if found not in self.people:
            self.people.append(found)
        _prefer(found, text)
        found.gender = found.gender or phrase.gender or genders().get(words(found.name)[0], "")
        return found

    def _is_persons(self, text: str) -> bool:
        """Whether a lone word opens or ends the full name of a person, whatever the tagger says of it."""
        cut = words(text)
        full = (words(form) for person in self.people for form in _names(person) if " " in form)
        return len(cut) == 1 and any(
            cut[0] in (name[0], name[-1], _without_article(name[-1])) or alike(cut[0], name[-1])
            for name in full
            if name
        )

    def _new_person(self, text: str) -> Entity:
        found = Entity(self.lexicon.person, proper=True, scoped=False)
        found.called((text,))
        return found

    def _namesake(self, text: str) -> Entity | None:
        """The person that the words name: nobody where two fit equally well, but the last who was named in full."""
        cut = words(text)
        for fits in (_contained, _forename, _spelt) if len(cut) == 1 else (_same, _contained, _opens, _spelt):
            found = [p for p in self.people if any(fits(cut, words(form)) for form in _names(p))]
            if found:
                return max(found, key=lambda p: p.mentions[-1].start if p.mentions else -1)
        return None

    # --- bodies ---

    def _body(self, phrase: Phrase, text: str) -> Entity:
        long = self.long.get(folded(text), "")
        found = self._same_body(phrase, text, long)
        if found is None:
            found = Entity(self._type(phrase), proper=True, scoped=False, heads={phrase.head})
            found.owner = self._sender(phrase, text)
            self.bodies.append(found)
        if phrase.label == _BODY and found.type == self.lexicon.state:
            found.type = self._type(phrase)  # the tagger only guessed that it is a state
        _prefer(found, long or text)
        found.called((text, *phrase.forms))
        self._learn_kind(found, phrase, text)
        return found

    def _learn_kind(self, found: Entity, phrase: Phrase, text: str) -> None:
        """Note the noun right before the name, by which the body may be called ("the rail union Cosatu")."""
        for form in phrase.forms:
            before = form.removesuffix(text).split() if form.endswith(text) else []
            kind = self.lexicon.nouns.get(words(before[-1])) if before and before[-1].islower() else None
            if kind is None or self.lexicon.facet(kind) != PARTY or self.lexicon.is_person(kind):
                continue
            found.heads.add(before[-1])
            if found.individual is None and self.lexicon.schema.is_a(kind, found.type):
                found.type = kind

    def _same_body(self, phrase: Phrase, text: str, long: str) -> Entity | None:
        cuts = {words(_bare(form)) for form in (text, long, *phrase.forms) if form}
        for body in reversed(self.bodies):
            if any(words(form) in cuts for form in body.forms):
                return body
        cut = words(text)
        longer = [b for b in self.bodies if len(cut) > 1 and any(words(form)[-len(cut) :] == cut for form in b.forms)]
        return max(longer, key=lambda b: b.mentions[-1].start if b.mentions else -1) if longer else None

    def _by_initials(self, text: str) -> Entity | None:
        """The one body named before whose capitals the letters are ("HSA" after "the Harun Salvation Army")."""
        if not is_acronym(text) or len(text) < _SHORTEST:
            return None
        known = (
            (body, "".join(w[0] for w in form.split() if w[:1].isupper()))
            for body in self.bodies
            for form in body.forms
        )
        found = [body for body, initials in known if initials == text]
        return found[0] if found and all(body is found[0] for body in found) else None

    def _short(self, phrase: Phrase, text: str) -> Entity | None:
        """The one body whose name a lone word opens, or ends behind an article ("Labour", "the Liberals", "the Tigers")."""
        cut, articled = stems(text), phrase.determiner == _ARTICLE
        called = phrase.label == _BODY or (articled and (phrase.label == PERSON or phrase.plural))
        if len(cut) != 1 or not called or phrase.setting.role in _BEFORE_NOUN:
            return None
        found = [
            body
            for body in self.bodies
            for name in (stems(opening(form)) for form in body.forms)
            if len(name) > 1 and (cut == name[:1] or (articled and cut == name[-1:]))
        ]
        return found[0] if found and all(body is found[0] for body in found) else None

    def _sender(self, phrase: Phrase, text: str) -> Entity | None:
        """The individual whose adjective or name opens the name of a body ("Peruvian Foreign Ministry")."""
        for form in (*phrase.forms, text):
            for length in (2, 1):
                opening = " ".join(words(form)[:length])
                found = self.lexicon.adjectives.get(opening) or self.lexicon.names.get(opening)
                if found and len(words(form)) > length:
                    return self.individual(found)
        return None


def _endings(cut: Sequence[str]) -> Iterator[tuple[str, ...]]:
    yield from (tuple(cut[start:]) for start in range(len(cut)))


def _bracketed(phrases: Sequence[Phrase]) -> dict[str, str]:
    """Capitals that stand beside a longer name of a body: short for it, whatever their letters."""
    bodies = {p.ref: p.text for p in phrases if p.form is Form.NAME and p.label == _BODY and " " in p.text}
    beside = ((p.text, bodies.get(p.setting.apposed)) for p in phrases if p.form is Form.NAME and is_acronym(p.text))
    return {folded(short): long for short, long in beside if long}


def _acts(phrase: Phrase) -> bool:
    return phrase.setting.acts or not phrase.setting.role


@functools.lru_cache(maxsize=65_536)
def _bare(text: str) -> str:
    """A name without possessive ending and leading small words."""
    cut = text.strip().removesuffix("'s").removesuffix("’s").split()
    while (
        len(cut) > 1 and not any(c.isupper() or c.isdigit() for c in cut[0]) and cut[0].isascii() and cut[0].isalpha()
    ):
        if cut[1][:1].isupper():
            cut = cut[1:]
        else:
            break
    return " ".join(cut)


def _names(person: Entity) -> Iterable[str]:
    known = person.individual
    return (*person.forms, *((known.name, *known.aliases) if known else ()))


def _prefer(entity: Entity, text: str) -> None:
    """Keep the longest words first: they name the entity."""
    if text in entity.forms:
        return
    entity.called((text,))
    entity.forms = dict.fromkeys(sorted(entity.forms, key=lambda form: -len(words(form))))


Cut = tuple[str, ...]


def _same(short: Cut, full: Cut) -> bool:
    return short == full


def _contained(short: Cut, full: Cut) -> bool:
    """The surname, with or without some of the words before it; or a full name with one more word in the middle."""
    if not short or not full or short[-1] not in (full[-1], _without_article(full[-1])):
        return False
    if len(short) == 1:
        return True
    return set(short) <= set(full) or (len(full) > 1 and set(full) <= set(short))


def _without_article(surname: str) -> str:
    """A surname without the article that is written as part of it ("al-Burhan")."""
    return surname.removeprefix("al") if len(surname) > _LONG_ARTICLED else surname


def _opens(short: Cut, full: Cut) -> bool:
    """Two names or more that open a longer one, or the other way round ("Salva Kiir", "Salva Kiir Mayardit")."""
    least = min(len(short), len(full))
    return least > 1 and short[:least] == full[:least]


def _forename(short: Cut, full: Cut) -> bool:
    """A lone word that opens a full name (Kim, Xi)."""
    return len(short) == 1 and len(full) > 1 and short[0] == full[0]


def _spelt(short: Cut, full: Cut) -> bool:
    """A surname spelt otherwise; forenames, where both are told, begin alike."""
    if not short or not full or not alike(short[-1], full[-1]):
        return False
    return len(short) == 1 or len(full) == 1 or short[0][:1] == full[0][:1]
