"""The phrases of one article, read from left to right: each stands for entities named before, or for a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import Form, Kind, Phrase, Reading, Reference
from kg.resolve import bodies, home, kinds
from kg.resolve.descriptions import Descriptions
from kg.resolve.entities import Entity
from kg.resolve.groups import Groups, Known
from kg.resolve.lexicon import EVENT, PARTY, PEOPLE, PERSON, PLACE, Lexicon
from kg.resolve.mentions import Key, key, ordered
from kg.resolve.names import Names
from kg.resolve.parties import Means, Parties
from kg.resolve.people import Offices
from kg.resolve.pronouns import Chooser, Pronouns
from kg.resolve.words import folded

_NOWHERE = (-1, -1)
_THE = "the"
_OBJECT = "dobj"


def read(
    reading: Reading, lexicon: Lexicon, choose: Chooser
) -> tuple[Mapping[Key, Sequence[tuple[Phrase, Entity]]], tuple[Entity, ...]]:
    """What each phrase of the article stands for, by the phrase's key, and the two parties of the article.

    `choose` picks the antecedents of pronouns. There are no parties where no pair stands out.
    """
    reader = _Reader(reading, lexicon, choose)
    for phrase in reader.phrases:
        reader.sentence = max(reader.sentence, phrase.sentence)
        reader.of(phrase)
    reader.meant.update((key(phrase), (state,)) for phrase, state in reader.homes(reading))
    meant = {at: [(reader.at[at], entity) for entity in row if entity.name] for at, row in reader.meant.items()}
    return meant, reader.parties.pair(reader.phrases[-1]) if reader.phrases else ()


class _Reader:
    """One pass over an article."""

    def __init__(self, reading: Reading, lexicon: Lexicon, choose: Chooser) -> None:
        self.lexicon = lexicon
        self.phrases = ordered(reading)
        self.at = {key(phrase): phrase for phrase in self.phrases}
        self.by_ref = {phrase.ref: phrase for phrase in reversed(self.phrases) if not phrase.words}
        self.parted: dict[tuple[int, int], list[Phrase]] = {}
        for phrase in self.phrases:
            if phrase.words and phrase.owner is not None:
                self.parted.setdefault((phrase.start, phrase.end), []).append(phrase)
        self.beside: dict[tuple[int, int], list[Phrase]] = {}
        for phrase in self.phrases:
            if phrase.setting.apposed != _NOWHERE:
                self.beside.setdefault(phrase.setting.apposed, []).append(phrase)
        self.objects: dict[tuple[int, int], list[Phrase]] = {}
        for phrase in self.phrases:
            if phrase.setting.role == _OBJECT and self._is_told_alone(phrase):
                self.objects.setdefault(phrase.setting.verb, []).append(phrase)
        self.wholes = {key(p.complement): p for p in self.phrases if p.complement is not None and self._is_round(p)}
        self.meant: dict[Key, tuple[Entity, ...]] = {}
        self.sentence = -1
        self.names = Names(lexicon, self.phrases, reading.abbreviations)
        self.parties = Parties(lexicon, reading, Means(self.names.of, self._told))
        self.offices = Offices(reading.offices, self._told)
        self.groups = Groups(lexicon, self.phrases, self.of, Known(self.names, self.parties, self.offices))
        headlines = {i for i, s in enumerate(reading.sentences) if s.kind in (Kind.HEADLINE, Kind.HEADING)}
        self.descriptions = Descriptions(lexicon, self.names.all, headlines)
        self.pronouns = Pronouns(lexicon, choose)

    def of(self, phrase: Phrase) -> tuple[Entity, ...]:
        """What the phrase stands for; noted as a mention of each."""
        at = key(phrase)
        if at not in self.meant:
            phrase = self.at.get(at, phrase)
            self.meant[at] = ()  # what leads back to itself stands for nothing
            self.meant[at] = self._read(phrase)
            for entity in self.meant[at]:
                entity.mentions.append(phrase)
            if phrase.form is not Form.VERB:
                self.pronouns.note(phrase, self.meant[at])
        return self.meant[at]

    def homes(self, reading: Reading) -> Iterator[tuple[Phrase, Entity]]:
        """The states of offices told without one, once all is read."""
        yield from home.states(self.phrases, reading.offices, self.of, lambda e: self.lexicon.is_state(e.type))

    def _told(self, phrase: Phrase) -> tuple[Entity, ...]:
        """What the phrase stands for; nothing yet for a pronoun or noun that stands in a later sentence."""
        early = phrase.form is not Form.NAME and phrase.sentence > self.sentence
        return () if early and key(phrase) not in self.meant else self.of(phrase)

    def _read(self, phrase: Phrase) -> tuple[Entity, ...]:
        if phrase.form is Form.NAME:
            national = self._national(phrase) if phrase.label == PEOPLE and phrase.determiner else None
            return (national,) if national is not None else self.names.meant(phrase)
        if phrase.form is Form.NOUN and phrase.reference is not Reference.HOME:
            return self._noun(phrase)
        if phrase.form is Form.CLAUSE:
            return (self.descriptions.new(phrase, self.lexicon.issue),)
        if phrase.form is Form.VERB:
            return (self.descriptions.told(phrase, kinds.type_of(phrase, self.lexicon), self._place(phrase)),)
        if phrase.form is Form.PRONOUN and phrase.reference is not Reference.EXPLETIVE:
            return self._pronoun(phrase)
        return ()

    def _national(self, phrase: Phrase) -> Entity | None:
        """The one person who is called by nation: "the Chilean" beside a name, or behind the talk of a Chilean envoy."""
        state = self.lexicon.adjectives.get(folded(phrase.text))
        several = folded(f"{phrase.text}s")
        if state is None or phrase.plural or all(folded(people) != several for people in state.people):
            return None
        beside = self.by_ref.get(phrase.setting.apposed)
        if beside is not None:
            return next((e for e in self.of(beside) if self.lexicon.is_person(e.type)), None)
        if phrase.determiner != _THE or not phrase.setting.is_subject:
            return None
        mine = self.names.individual(state)
        found = [p for p in self.names.people if mine in self.offices.states(p) and self.offices.is_near(p, phrase)]
        return found[0] if len(found) == 1 else None

    # --- nouns ---

    def _noun(self, phrase: Phrase) -> tuple[Entity, ...]:
        known = self.lexicon.adjectives.get(kinds.folded_bare(phrase))
        if known is not None:
            return (self.names.individual(known),)
        if phrase.reference is Reference.LATTER:
            return self.pronouns.latter(phrase)
        kind = self.descriptions.like() if phrase.reference is Reference.KIND else None
        type_iri = kind.type if kind is not None else kinds.type_of(phrase, self.lexicon)
        taken = self._taken_up(phrase, type_iri)
        return taken or self._described(phrase, type_iri, kind)

    def _described(self, phrase: Phrase, type_iri: str, kind: Entity | None) -> tuple[Entity, ...]:
        """What a noun tells of by whose it is, or as it is described; `kind` is what it is another of."""
        owners = self._owners(phrase, type_iri)
        if self.lexicon.is_state(type_iri):
            return self._state(phrase, type_iri, owners)
        if self.lexicon.is_person(type_iri):
            return (self._person(phrase, type_iri, owners),)
        own = self._own(phrase, type_iri, owners)
        if own is not None:
            return (own,)
        found = self.descriptions.of(phrase, type_iri, self._sender(owners, type_iri), self._place(phrase))
        if kind is not None and phrase.owner is not None:
            whose = phrase.owner.head if phrase.owner.form is Form.NOUN else phrase.owner.text
            found.forms = {f"{whose} {kind.noun}": None, **found.forms}
        return (found,)

    def _owners(self, phrase: Phrase, type_iri: str) -> tuple[Entity, ...]:
        """Who has what a noun names; of a body, whose it is told to be ("the government of President Luna")."""
        if phrase.owner is not None or self.lexicon.facet(type_iri) != PARTY or self.lexicon.is_person(type_iri):
            return self.of(phrase.owner) if phrase.owner is not None else ()
        whole = [e for e in self._complement(phrase) if self.lexicon.facet(e.type) == PARTY and not e.plural]
        return tuple(whole) if len(whole) == 1 else ()

    def _taken_up(self, phrase: Phrase, type_iri: str) -> tuple[Entity, ...]:
        """What a noun stands for that was named or told of: beside it, before it, as a whole, or several at once."""
        beside = self._beside(phrase, type_iri)
        if beside is None and phrase.reference is Reference.NAMED:
            beside = self._named(phrase, type_iri)
        beside = beside or self._whole(phrase) or self._by_last_word(phrase, type_iri)
        if beside is not None:
            return (beside,)
        if phrase.reference is Reference.PART and self.lexicon.facet(type_iri) == EVENT:
            return self._part_of_event(phrase)
        return self._listed(phrase, type_iri) or self.groups.of(phrase, type_iri) or self._sent(phrase, type_iri)

    def _state(self, phrase: Phrase, type_iri: str, owners: Sequence[Entity]) -> tuple[Entity, ...]:
        """The state of whoever owns it ("her country"), else the one that is described ("the Nordic kingdom")."""
        own = [state for e in owners for state in self.offices.states(e) if self.lexicon.is_state(state.type)]
        if own and not phrase.plural:
            return (own[0],)
        owner = next((e for e in owners if self.lexicon.is_state(e.type)), None)
        return (self.descriptions.of(phrase, type_iri, owner, self._place(phrase)),)

    def _own(self, phrase: Phrase, type_iri: str, owners: Sequence[Entity]) -> Entity | None:
        """The body that somebody with a title belongs to: "her union", "his party", and the state for "her government"."""
        lexicon = self.lexicon
        mine = phrase.owner is not None and phrase.owner.form is Form.PRONOUN and not phrase.plural
        if (
            not mine
            or len(owners) != 1
            or lexicon.facet(type_iri) != PARTY
            or lexicon.is_deputed(type_iri)
            or phrase.count
        ):
            return None
        tied = [body for owner in owners if lexicon.is_person(owner.type) for body in self.offices.states(owner)]
        if phrase.reference is Reference.GOVERNMENT:
            return next((body for body in tied if lexicon.is_state(body.type)), None)
        return next((body for body in tied if bodies.is_ones_own(body, phrase, type_iri, lexicon)), None)

    def _beside(self, phrase: Phrase, type_iri: str) -> Entity | None:
        """The named thing that a noun stands beside as another word for it, before it or after it."""
        if phrase.plural or self.lexicon.facet(type_iri) != PARTY:
            return None
        before = self.by_ref.get(phrase.setting.apposed)
        after = self.beside.get(phrase.ref, ())
        for named in (*((before,) if before else ()), *after):
            if named.form is Form.NAME and named.setting.group == _NOWHERE:
                for entity in self.of(named):
                    if self._is_also(entity, named, type_iri):
                        entity.heads.add(phrase.head)
                        return entity
        return None

    def _named(self, phrase: Phrase, type_iri: str) -> Entity | None:
        """The body whose name stands right before the noun; nobody where the name is of a state or a people."""
        owner = phrase.owner
        for entity in self.of(owner) if owner is not None else ():
            people = self.lexicon.labels.get(PEOPLE) == entity.type
            if owner and not (people or self.lexicon.is_place(entity.type)) and self._is_also(entity, owner, type_iri):
                entity.heads.add(phrase.head)
                return entity
        return None

    def _is_also(self, entity: Entity, named: Phrase, type_iri: str) -> bool:
        """Whether a named thing may be of the class; where only the tagger says what it is, it may be mistaken."""
        lexicon = self.lexicon
        if lexicon.facet(entity.type) not in (PARTY, PLACE):
            return False
        if lexicon.is_person(entity.type) or lexicon.is_person(type_iri):
            person = lexicon.is_person(entity.type) and lexicon.is_person(type_iri)
            mistaken = entity.individual is None and named.label != PERSON
            if not person and not mistaken:
                return False
        if entity.individual is None and not lexicon.schema.is_a(entity.type, type_iri):
            entity.type = type_iri
        return True

    def _person(self, phrase: Phrase, type_iri: str, owners: Sequence[Entity]) -> Entity:
        """Whoever holds the office that the noun names, else somebody as described."""
        given = owners or tuple(e for e in self._complement(phrase) if self.lexicon.facet(e.type) == PARTY)
        if given or (phrase.determiner and not phrase.plural):
            found = self.offices.holder(phrase, given)
            if found is not None and not phrase.plural:
                return found
        found = self._called(phrase, given) if phrase.titles and not phrase.plural else None
        return found or self.descriptions.new(phrase, type_iri)

    def _called(self, phrase: Phrase, given: Sequence[Entity]) -> Entity | None:
        """Whoever is called by another word; who leads a delegation is known to be of the state that sent it."""
        if phrase.complement is None:
            return self.descriptions.somebody(phrase) or self.offices.called(phrase, given, self._people_known())
        if any(self.lexicon.is_state(e.type) for e in given):
            return self.offices.called(phrase, given, self._people_known())
        sent = [e.owner for e in given if self.lexicon.is_deputed(e.type) and e.owner is not None]
        found = self.offices.acting(phrase, self._people_known()) if sent else None
        return found if found is not None and set(sent) <= set(self.offices.states(found)) else None

    def _people_known(self) -> Iterator[Entity]:
        """Everybody named or described so far."""
        yield from self.names.people
        yield from (e for e in self.descriptions.known if self.lexicon.is_person(e.type) and not e.plural)

    def _part_of_event(self, phrase: Phrase) -> tuple[Entity, ...]:
        """As "nine days of talks" are the talks."""
        found = self._complement(phrase)
        for entity in found:
            entity.called((phrase.text, *phrase.forms[:1]))
        return found

    def _is_round(self, phrase: Phrase) -> bool:
        """Whether a noun and its complement are one event: "a second round of talks", not "the last day of the talks"."""
        inner = phrase.complement
        if inner is None or phrase.plural or inner.form is not Form.NOUN or inner.definite or inner.owner is not None:
            return False
        types = [kinds.type_of(one, self.lexicon) for one in (phrase, inner)]
        return all(self.lexicon.facet(one) == EVENT for one in types) and phrase.reference is Reference.NONE

    def _by_last_word(self, phrase: Phrase, type_iri: str) -> Entity | None:
        """The body whose name ends in a noun that no class knows ("the front" for the Andean Front)."""
        bare = phrase.definite and not (phrase.plural or phrase.modifiers or phrase.owner or phrase.complement)
        if not bare or type_iri != self.lexicon.issue or not phrase.setting.acts:
            return None
        return bodies.ending(phrase, self.names.organised())

    def _whole(self, phrase: Phrase) -> Entity | None:
        """The event that the noun is the complement of."""
        whole = self.wholes.get(key(phrase))
        return next((e for e in self.of(whole) if self.lexicon.facet(e.type) == EVENT), None) if whole else None

    def _complement(self, phrase: Phrase) -> tuple[Entity, ...]:
        return self.of(phrase.complement) if phrase.complement is not None else ()

    def _sender(self, owners: Sequence[Entity], type_iri: str) -> Entity | None:
        """The owner of a thing; a delegation's is a party, the state of whoever "his" means."""
        if not owners:
            return None
        owner = owners[0]
        if self.lexicon.is_deputed(type_iri) and self.lexicon.is_person(owner.type):
            return next(iter(self.offices.states(owner)), owner)
        return owner

    def _place(self, phrase: Phrase) -> Entity | None:
        """The widest place that an event's words name, not a state that takes part in it or is talked about."""
        for preposition, part in reversed(phrase.parts):
            inner = self.at.get(key(part), part)
            if preposition and inner.setting.acts:
                behind = self._place(inner) if inner.start > phrase.start else None
                if behind is not None and not self.lexicon.is_state(behind.type):
                    return behind
                continue
            found = self._place(inner) if preposition and inner.start > phrase.start else None
            for entity in self.of(part) if part.form is Form.NAME and found is None else ():
                state = self.lexicon.schema.is_a(entity.type, self.lexicon.state)
                if self.lexicon.is_place(entity.type) and (preposition or not state):
                    return entity
            if found is not None:
                return found
        whole = phrase.complement
        return self._place(whole) if whole is not None and self._is_round(phrase) else None

    # --- several at once ---

    def _listed(self, phrase: Phrase, type_iri: str) -> tuple[Entity, ...]:
        """The names that stand beside a plural noun ("the mediators, Oman and Kuwait,")."""
        if not phrase.plural or self.lexicon.facet(type_iri) != PARTY:
            return ()
        first = self.beside.get(phrase.ref, ())
        groups = {p.setting.group for p in first if p.setting.group != _NOWHERE}
        row = [p for p in self.phrases if p.setting.group in groups] if groups else first
        return tuple(dict.fromkeys(e for p in row if p.form is Form.NAME for e in self.of(p)))

    def _sent(self, phrase: Phrase, type_iri: str) -> tuple[Entity, ...]:
        """The delegations that one noun with several senders stands for ("Peruvian and Chilean negotiators")."""
        if phrase.words or not self.lexicon.is_deputed(type_iri):
            return ()
        parts = self.parted.get((phrase.start, phrase.end), ())
        return tuple(dict.fromkeys(e for part in parts for e in self.of(part)))

    # --- pronouns ---

    def _pronoun(self, phrase: Phrase) -> tuple[Entity, ...]:
        if phrase.reference in (Reference.COLLECTIVE, Reference.MUTUAL, Reference.SIDES):
            return self.groups.of(phrase, "")
        if phrase.person == 1:
            return self._first_person(phrase)
        return self.pronouns.of(phrase, self._done_to(phrase)) if phrase.person else ()

    def _is_told_alone(self, phrase: Phrase) -> bool:
        """Whether a phrase says by itself who is meant: a name, or a definite noun for a body."""
        noun = phrase.form is Form.NOUN and phrase.definite
        return phrase.form is Form.NAME or (noun and not self.lexicon.is_person(kinds.type_of(phrase, self.lexicon)))

    def _done_to(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Those who are named or told of as the object of the verb whose subject a pronoun is."""
        verb = phrase.setting.verb
        if not phrase.setting.is_subject or verb == _NOWHERE:
            return ()
        row = [p for p in self.objects.get(verb, ()) if p.start > phrase.start]
        return tuple(e for p in row for e in self.of(p) if self.lexicon.facet(e.type) == PARTY)

    def _first_person(self, phrase: Phrase) -> tuple[Entity, ...]:
        """I: the speaker; we: the speaker's state or body, else the speaker."""
        speakers = self.of(phrase.speaker) if phrase.speaker is not None else ()
        if not phrase.plural or not speakers or not self.lexicon.is_person(speakers[0].type):
            return speakers[:1]
        owners = self.offices.states(speakers[0])
        bodies = [e for e in owners if self.lexicon.facet(e.type) == PARTY and not self.lexicon.is_person(e.type)]
        return tuple(bodies[:1]) or speakers[:1]
