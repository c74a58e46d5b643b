"""Things that are described, not named: events, documents, delegations, bodies, issues.

Rule 7 of the reading notes (section 6): "the talks", "the memorandum" are the last of that class that is compatible in
ordinal, date, place, owner and modifiers. What differs in one of these is another thing. "The group", "the bloc" are a
named body of that class, the one that the article speaks of most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Form, Phrase
from kg.resolve import bodies, kinds
from kg.resolve.entities import Entity
from kg.resolve.lexicon import DOCUMENT, EVENT, ISSUE, PARTY, ROLE, Lexicon
from kg.resolve.words import folded, stems

_FAR = {EVENT: 14, DOCUMENT: 10, PARTY: 8, ISSUE: 5}
"""Sentences back to what a definite phrase may take up, by facet."""
_NEAR = 2
_ANY = "any"
_SAME = 4
"""Sentences back to a person described with the same noun."""


@dataclass(frozen=True, slots=True)
class Described:
    """A phrase with what its parts stand for."""

    phrase: Phrase
    type: str
    facet: str
    owner: Entity | None = None
    place: Entity | None = None
    modifiers: frozenset[str] = frozenset()

    @property
    def bare(self) -> bool:
        """Whether nothing but the noun is said."""
        p = self.phrase
        return self.plain and not (p.modifiers or p.date)

    @property
    def tied(self) -> bool:
        """Whether the noun is tied to something else."""
        p = self.phrase
        return bool(self.owner or self.place or p.complement or any(path for path, _ in p.parts))

    @property
    def told_of_what(self) -> bool:
        """Whether it is only said of whom it consists, by a common noun ("the coalition of student groups")."""
        inner = self.phrase.complement
        several = inner is not None and inner.form is Form.NOUN and inner.plural and not (inner.owner or inner.definite)
        names = any(part.form is not Form.NOUN for path, part in self.phrase.parts if path)
        return several and not (self.owner or self.place or names)

    @property
    def plain(self) -> bool:
        """Whether the noun is tied to nothing else, and has one adjective at most."""
        return not self.tied and len(self.phrase.modifiers) <= 1


class Descriptions:
    """The described things of one article."""

    def __init__(
        self, lexicon: Lexicon, named: Callable[[], Iterable[Entity]], headlines: Collection[int] = frozenset()
    ) -> None:
        """Nothing is known yet; `named` gives what the article names, `headlines` are the numbers of its headlines."""
        self.lexicon = lexicon
        self.headlines = headlines
        self.named = named
        self.known: list[Entity] = []
        self.by_facet: dict[str, list[Entity]] = {}
        self.by_head: dict[str, list[Entity]] = {}
        self.relatives: dict[tuple[str, str], bool] = {}

    def of(self, phrase: Phrase, type_iri: str, owner: Entity | None, place: Entity | None) -> Entity:
        """The thing described or named before that the phrase takes up, else a new one."""
        said = Described(phrase, type_iri, self.lexicon.facet(type_iri), owner, place, _modifiers(phrase, owner))
        found = self._taken_up(said)
        if found is None:
            found = self.new(phrase, type_iri)
            found.owner, found.place = owner, place
        elif not found.proper:
            self._learn(found, said)
        elif found.individual is None and said.facet == PARTY and self.lexicon.schema.is_a(type_iri, found.type):
            found.type = type_iri  # a body that is called "the union" is not "the company"
        return found

    def new(self, phrase: Phrase, type_iri: str) -> Entity:
        """A new thing with the phrase's words for its name."""
        facet = self.lexicon.facet(type_iri)
        found = Entity(type_iri, scoped=facet not in (ISSUE, ROLE), heads={phrase.head})
        found.ordinal, found.date = phrase.ordinal, phrase.date if facet == EVENT else ""
        found.called(_forms(phrase))
        found.broader = kinds.concepts(phrase.text, self.lexicon) if facet in (ISSUE, DOCUMENT) else ()
        found.plural = phrase.plural
        if phrase.determiner == _ANY and facet == EVENT:
            return found  # "any talks" are none that somebody speaks of again
        self.known.append(found)
        self.by_facet.setdefault(facet, []).append(found)
        self.by_head.setdefault(phrase.head, []).append(found)
        return found

    def told(self, phrase: Phrase, type_iri: str, place: Entity | None) -> Entity:
        """The event that a verb tells of: where it points back the one told of before, else one that has no name yet."""
        said = Described(phrase, type_iri, EVENT, place=place)
        found = next(self._met_at(said), None) if phrase.definite else None
        if found is None:
            found = Entity(type_iri, heads=set(phrase.forms))
            self.by_facet.setdefault(EVENT, []).append(found)
        found.date = found.date or phrase.date
        found.place = found.place or place
        return found

    def _met_at(self, said: Described) -> Iterator[Entity]:
        """Events spoken of just before at which those may have met who are said to have met."""
        for entity in reversed(self.by_facet.get(EVENT, ())):
            known = not entity.ordinal or entity.ordinal.isdigit()
            alike = known and not entity.heads.isdisjoint(said.phrase.forms)
            if alike and self._agrees(entity, said) and self._within(entity, said, 1):
                yield entity

    def somebody(self, phrase: Phrase) -> Entity | None:
        """The person described last with the noun, whom it takes up ("a diplomat ... the diplomat")."""
        near = (e for e in reversed(self.by_head.get(phrase.head, ())) if self.lexicon.is_person(e.type))
        alone = (e for e in near if not e.plural and phrase.owner is None)
        return next((e for e in alone if phrase.sentence - max(m.sentence for m in e.mentions) <= _SAME), None)

    def like(self) -> Entity | None:
        """The last thing that somebody has: what "the Chilean one" is another of."""
        return next((e for e in reversed(self.known) if e.owner is not None and not e.plural), None)

    # --- which one is taken up ---

    def _taken_up(self, said: Described) -> Entity | None:
        phrase = said.phrase
        pool = self.by_facet if said.facet in (EVENT, DOCUMENT, PARTY) else self.by_head
        near = pool.get(said.facet if pool is self.by_facet else phrase.head, ())
        before = [e for e in reversed(near) if self.lexicon.facet(e.type) == said.facet and self._compatible(e, said)]
        same = folded(phrase.text)
        alike = next((e for e in before if any(folded(form) == same for form in e.forms)), None)
        if self.lexicon.is_deputed(said.type):
            return alike or self._sent(before, said)
        if said.facet == PARTY:
            return alike or self._body(before, said)
        if said.facet == EVENT:
            return self._event(before, said) or (alike if _is_told_of(phrase) else None)
        if said.facet in (DOCUMENT, ISSUE):
            return alike or self._last(before, said)
        return alike

    def _compatible(self, entity: Entity, said: Described) -> bool:
        phrase = said.phrase
        if not entity.forms:
            return _noun(phrase) in entity.heads and self._agrees(entity, said)
        told_apart = said.facet in (DOCUMENT, PARTY) or phrase.head in entity.heads
        if entity.plural != phrase.plural and told_apart and not self._is_of_either_number(entity, said):
            return False
        if phrase.head not in entity.heads and not self._related(entity.type, said.type):
            return False
        numbered = said.facet == EVENT and phrase.ordinal.isdigit() and phrase.ordinal == entity.ordinal
        return self._agrees(entity, said) and (numbered or not said.modifiers or said.modifiers <= _words(entity))

    def _is_of_either_number(self, entity: Entity, said: Described) -> bool:
        """Whether one and several may be the same: a round is "the talks", a sender's delegation its negotiators."""
        phrase = said.phrase
        if self.lexicon.is_deputed(said.type):
            others = phrase.count or phrase.head in entity.heads  # "their delegations" are several
            return said.owner is not None and entity.owner is said.owner and not others
        return any((m.head, m.plural) == (phrase.head, phrase.plural) for m in entity.mentions)

    def _agrees(self, entity: Entity, said: Described) -> bool:
        """Whether number, day, owner and place are the same, as far as both are known."""
        phrase = said.phrase
        date = phrase.date if said.facet == EVENT else ""
        pairs = (
            (entity.ordinal, phrase.ordinal),
            (entity.date, date),
            (entity.owner, said.owner),
            (entity.place, said.place),
        )
        return all(not a or not b or a == b for a, b in pairs)

    def _related(self, one: str, other: str) -> bool:
        if (one, other) not in self.relatives:
            self.relatives[one, other] = self.lexicon.related(one, other)
        return self.relatives[one, other]

    def _sent(self, before: Iterable[Entity], said: Described) -> Entity | None:
        """The delegation of the owner; without one, the delegation named last."""
        for entity in before:
            if said.owner is not None and entity.owner is said.owner:
                return entity
            if said.owner is None and said.phrase.definite and said.bare and self._within(entity, said, _FAR[PARTY]):
                return entity
        return None

    def _body(self, before: Iterable[Entity], said: Described) -> Entity | None:
        """The body with the same head noun; for a bare definite noun a named one of its class."""
        if not said.phrase.definite and said.owner is None:
            return None
        for entity in before:
            if said.phrase.head in entity.heads and self._within(entity, said, _FAR[PARTY]):
                return entity
        if not said.phrase.definite or (said.tied and not said.told_of_what):
            return None
        return bodies.meant(said.phrase, said.type, self.named(), self.lexicon, plain=said.plain)

    def _event(self, before: Iterable[Entity], said: Described) -> Entity | None:
        """The event with the same number or day; for a definite noun the last one, or the one most spoken of."""
        phrase = said.phrase
        found = list(before)
        numbered = next((e for e in found if phrase.ordinal.isdigit() and phrase.ordinal == e.ordinal), None)
        if numbered is not None:
            return numbered
        dated = [e for e in found if self._is_dated(e, said)]
        if dated:
            return max(dated, key=lambda e: len(e.mentions))
        same = next((e for e in found if self._is_there(e, said)), None)
        if same is not None:
            return same
        met = next((e for e in found if not e.forms and self._within(e, said, _NEAR)), None)
        whose = phrase.complement is not None and phrase.complement.form is Form.NAME
        others = phrase.ordinal and (said.owner is not None or whose)  # "the first meeting of the Border Committee"
        if met is not None and phrase.definite and not others and (not phrase.ordinal or phrase.ordinal.isdigit()):
            return met
        if not phrase.definite or phrase.ordinal:
            return None
        fitting = [e for e in found if self._fits(e, said) and self._within(e, said, _FAR[EVENT])]
        held = [e for e in fitting if not e.ordinal or e.ordinal.isdigit()]
        fitting = held or fitting  # what is still to come only where nothing else was told of
        named = (e for e in fitting if e.forms and phrase.head in e.heads and self._within(e, said, 2 * _NEAR))
        last = next(named, None) or next((e for e in fitting if self._within(e, said, _NEAR)), None)
        return last or max(fitting, key=lambda e: (len(e.mentions), e.mentions[-1].start), default=None)

    def _is_dated(self, entity: Entity, said: Described) -> bool:
        """Whether the events have one day; what is told of as one of many ("a meeting") is another event of that day."""
        phrase = said.phrase
        told = _is_told_of(phrase)
        same = bool(phrase.date) and phrase.date == entity.date and (said.place is None or said.place is entity.place)
        return same and told and (phrase.head in entity.heads or not self._is_root(said))

    def _is_there(self, entity: Entity, said: Described) -> bool:
        """Whether talks at a place, told of without an article, are the event at that place told of before."""
        phrase = said.phrase
        bare = phrase.plural and not phrase.determiner and not phrase.ordinal and not phrase.date
        there = said.place is not None and entity.place is said.place and phrase.head in entity.heads
        return bare and there and self._within(entity, said, _FAR[EVENT])

    def _fits(self, entity: Entity, said: Described) -> bool:
        """Whether a definite noun may take up the event: of its class, or with its head; nothing still to come."""
        if entity.ordinal and not entity.ordinal.isdigit():
            return said.phrase.head in entity.heads and self._within(entity, said, 1)
        known = _named_words(entity)
        if said.phrase.head in entity.heads & known:
            return True
        if not _names_before(said.phrase) <= known:
            return False
        return said.phrase.head in entity.heads or not (self._is_root(said) or self.lexicon.is_root(entity.type))

    def _last(self, before: Iterable[Entity], said: Described) -> Entity | None:
        """The last thing with the same head noun, or for documents of the same class, that a definite noun takes up."""
        if not said.phrase.definite:
            return None
        far = _FAR[said.facet]
        for entity in before:
            same = said.phrase.head in entity.heads
            of_class = said.facet == DOCUMENT and said.bare and not self._is_root(said) and entity.type == said.type
            if (same or of_class) and self._within(entity, said, far):
                return entity
        return None

    def _within(self, entity: Entity, said: Described, sentences: int) -> bool:
        past = [m.sentence for m in entity.mentions if m.start <= said.phrase.start]
        return bool(past) and 0 <= said.phrase.sentence - max(past) <= sentences

    def _is_root(self, said: Described) -> bool:
        return self.lexicon.is_root(said.type)

    # --- what is learnt ---

    def _learn(self, entity: Entity, said: Described) -> None:
        phrase = said.phrase
        only_headlines = all(m.sentence in self.headlines for m in entity.mentions)
        if only_headlines or (phrase.ordinal.isdigit() and not entity.ordinal):
            entity.forms = dict.fromkeys((phrase.text, *entity.forms))  # a better name
        if not entity.forms:
            entity.type, entity.plural = said.type, phrase.plural  # it was told by a verb alone
        entity.called(_forms(phrase))
        entity.heads.add(phrase.head)
        entity.ordinal = entity.ordinal or phrase.ordinal
        entity.date = entity.date or (phrase.date if said.facet == EVENT else "")
        if entity.owner is None and said.owner is not None and not said.owner.is_of(entity):
            entity.owner = said.owner
        entity.place = entity.place or said.place
        if self.lexicon.schema.is_a(said.type, entity.type):
            entity.type = said.type


def _is_told_of(phrase: Phrase) -> bool:
    """Whether a phrase may stand for what was told of before: not one of many ("a meeting")."""
    return phrase.definite or phrase.plural or not phrase.determiner


def _noun(phrase: Phrase) -> str:
    """The noun at the head of a phrase; in the plural as it stands there, since several meetings are not one."""
    return (phrase.forms[-1] if phrase.forms else phrase.text).split()[-1].lower() if phrase.plural else phrase.head


def _modifiers(phrase: Phrase, owner: Entity | None) -> frozenset[str]:
    """Stems of the lower-case words before the noun: names, days and numbers are compared elsewhere."""
    small = {word for word in phrase.text.split() if word.islower()}
    own = set(stems(owner.name)) | set(stems(phrase.owner.text)) if owner and phrase.owner else set()
    ordinal = {phrase.modifiers[0]} if phrase.ordinal and phrase.modifiers else set()
    return frozenset(s for word in set(phrase.modifiers) & small - ordinal for s in stems(word)) - own


def _names_before(phrase: Phrase) -> set[str]:
    """The capitalised words before the noun that are no day or number ("the [Andean] summit")."""
    before = phrase.text.partition(phrase.head)[0]
    return {word for word in before.replace("-", " ").split() if word[:1].isupper()} if not phrase.date else set()


def _named_words(entity: Entity) -> set[str]:
    return {word for form in entity.forms for word in form.replace("-", " ").split()}


def _words(entity: Entity) -> set[str]:
    return {stem for form in entity.forms for stem in stems(form)}


def _forms(phrase: Phrase) -> Iterator[str]:
    yield phrase.text
    yield from phrase.forms
