"""Several at once: "the two sides", "both countries", "the three mediators", "all three", "each", "each other".

In: a phrase that grammar marks as one that points back to several, with its class. Out: those who are meant, nobody where
that is in doubt: the phrase then stays as described.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.model import Form, Phrase, Reference
from kg.resolve.entities import Entity
from kg.resolve.lexicon import PARTY, Lexicon
from kg.resolve.names import Names
from kg.resolve.parties import Fits, Parties
from kg.resolve.people import Offices

_PAIR = 2
_MOST_PARTIES = 8
_RECENT = 3
_JUST = 1
"""Sentences back to those who were just named together."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the article tells of names, parties and offices."""

    names: Names
    parties: Parties
    offices: Offices


class Groups:
    """The groups of one article."""

    def __init__(
        self, lexicon: Lexicon, phrases: Sequence[Phrase], meant: Callable[[Phrase], tuple[Entity, ...]], known: Known
    ) -> None:
        """`meant` gives what a phrase stands for."""
        self.lexicon = lexicon
        self.phrases = phrases
        self.meant = meant
        self.names, self.parties, self.offices = known.names, known.parties, known.offices

    def of(self, phrase: Phrase, type_iri: str) -> tuple[Entity, ...]:
        """Those that a collective stands for: the parties, or the last who were named together."""
        if phrase.reference is Reference.MUTUAL:
            return self._one_another(phrase)
        if phrase.reference is Reference.SIDES:
            return self._sides(phrase)
        if phrase.reference is not Reference.COLLECTIVE:
            return ()
        if self.lexicon.is_person(type_iri):
            return self._people(phrase)
        if phrase.person:
            return self._pronominal(phrase, type_iri)
        return self._of_class(phrase, type_iri) if self.lexicon.facet(type_iri) == PARTY else ()

    def _pronominal(self, phrase: Phrase, type_iri: str) -> tuple[Entity, ...]:
        """For "each", "the sides", "both"."""
        party = self.lexicon.facet(type_iri) == PARTY
        if not (phrase.count or party or phrase.plural):
            return self._told_together(phrase) or self._sides(phrase)
        return self._sides(phrase) if party else self._of_class(phrase, type_iri)

    def _generic(self, phrase: Phrase, type_iri: str) -> bool:
        """Whether a noun of the class may stand for the parties, whoever they are."""
        lexicon = self.lexicon
        suits = all(lexicon.related(party.type, type_iri) for party in self.parties.pair(phrase))
        return lexicon.is_deputed(type_iri) or (lexicon.facet(type_iri) == PARTY and suits)

    def _of_class(self, phrase: Phrase, type_iri: str) -> tuple[Entity, ...]:
        """Just so many who were named together, else the parties, or who acts in the sentence before.

        A noun that the parties are not called by is only for those who were just named together.
        """
        count, generic = phrase.count, self._generic(phrase, type_iri)
        teams = self._teams(phrase, count or _PAIR) if self.lexicon.is_deputed(type_iri) else ()
        if teams:
            return teams
        if not count:
            return self.parties.all(phrase) if generic else ()
        back = _RECENT if generic or phrase.person else _JUST
        recent = self.parties.group(count, phrase, self._fitting(type_iri), back)
        if recent:
            return recent
        if phrase.person and not generic:
            return self.parties.acting(count, phrase.sentence)
        pair = self.parties.pair(phrase)
        return pair if generic and count == len(pair) else ()

    def _fitting(self, type_iri: str) -> Fits:
        """Whether something may be of the class, where that is one of actors."""
        party = self.lexicon.facet(type_iri) == PARTY and not self.lexicon.is_deputed(type_iri)
        return lambda entity: not party or self.lexicon.related(entity.type, type_iri)

    def _sides(self, phrase: Phrase) -> tuple[Entity, ...]:
        """The sides: the parties of the article; who was just named together; nobody where these are others."""
        parties = self.parties.all(phrase) if phrase.plural else self.parties.pair(phrase)
        size = phrase.count or len(parties) or _PAIR
        last = self.parties.group(size, phrase, self._is_body, _JUST)
        if not parties or not last or set(last) <= set(parties) or self.parties.agents_only(last, phrase):
            if len(parties) == size:
                return parties
            told = last or self.parties.group(size, phrase, self._is_body)
            return () if self.parties.agents_only(told, phrase) else told
        return ()

    def _told_together(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Those who are told of together before in the sentence, for "each"."""
        before = [p for p in self.phrases if p.sentence == phrase.sentence and p.start < phrase.start]
        meant = (self.meant(p) for p in reversed(before) if p.setting.is_subject)
        found = next((row for row in meant if len(row) > 1), ())
        sizes = range(_MOST_PARTIES, 1, -1)
        return found or next((g for n in sizes if (g := self.parties.group(n, phrase, self._is_body, 0))), ())

    def _one_another(self, phrase: Phrase) -> tuple[Entity, ...]:
        """All who are the subject of the verb that the phrase hangs on."""
        verb = phrase.setting.verb
        acting = [p for p in self.phrases if p.setting.verb == verb and p.setting.is_subject]
        found = tuple(dict.fromkeys(e for p in acting if p.start < phrase.start for e in self.meant(p)))
        return found if len(found) > 1 else ()

    def _is_body(self, entity: Entity) -> bool:
        return not self.lexicon.is_person(entity.type)

    def _people(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Just so many persons: just named together, in the office, leading the parties, or acting just before."""
        count = phrase.count or _PAIR

        def fits(entity: Entity) -> bool:
            agrees = not (phrase.gender and entity.gender) or phrase.gender == entity.gender
            return agrees and self.lexicon.is_person(entity.type) and self.offices.suits(entity, phrase)

        told = bool(phrase.count) or phrase.quoted < 0  # "the leaders" of somebody's words need not be those just named
        together = self.parties.group(_PAIR, phrase, fits, _JUST) if count == _PAIR and told else ()
        if together and all(any(m.start < phrase.start for m in one.mentions) for one in together):
            return together
        holders = self.offices.holders(phrase) or self._parted(phrase)
        if len(holders) == count:
            return holders
        pair = self.parties.pair(phrase)
        known = holders or tuple(p for p in self.names.people if p.mentions and self.offices.titled(p, phrase))
        leading = tuple(p for p in known if not phrase.gender and any(s in pair for s in self.offices.states(p)))
        if holders or len(leading) == count or not phrase.count:
            return leading if len(leading) == count else ()
        if phrase.titles:
            near = tuple(p for p in self.names.people if fits(p) and self.offices.is_near(p, phrase, _RECENT))
            if len(near) == count:
                return near
        named = self.parties.group(count, phrase, fits) or self.parties.acting(count, phrase.sentence, fits)
        return named or (self.parties.group(count, phrase, self._is_body) if phrase.person else ())

    def _parted(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Those of several states whom one noun told of just before: "the leaders of Peru and Chile ... the two leaders"."""
        near = [
            p
            for p in self.phrases
            if p.words and p.head == phrase.head and p.start < phrase.start and phrase.sentence - p.sentence <= _RECENT
        ]
        last = [p for p in near if p.sentence == near[-1].sentence]
        return tuple(dict.fromkeys(e for p in last for e in self.meant(p)))

    def _teams(self, phrase: Phrase, count: int) -> tuple[Entity, ...]:
        """The delegations told of before, if there are just so many."""
        told = (p for p in self.phrases if p.start < phrase.start and p.form is Form.NOUN and p.owner and not p.count)
        found = dict.fromkeys(e for p in told for e in self.meant(p) if self.lexicon.is_deputed(e.type))
        return tuple(found) if len(found) == count else ()
