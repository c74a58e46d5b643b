"""Named bodies and states called by a noun: "the group", "the bloc", "the rebels", "the country", "the kingdom".

In: a definite noun with its class, and what the article named so far. Out: the one that is meant, or nobody. A body is the
one that acted just before, else the one that the article speaks of most near by; a state is the one named last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Form, Phrase, Reference
from kg.resolve.entities import Entity
from kg.resolve.lexicon import PARTY, PEOPLE, Lexicon
from kg.resolve.words import opening, stems, words

_BODY = "ORG"
_NEAR = 4
"""Sentences back to the body that "the group" may stand for."""
_JUST = 2
"""Sentences back to a body that acts, where the noun has more words before it ("the London-based group")."""


def meant(phrase: Phrase, type_iri: str, known: Iterable[Entity], lexicon: Lexicon, *, plain: bool) -> Entity | None:
    """The body or state that the noun stands for. `plain` nouns have one adjective at most.

    Before any body that suits is named, the only one that the article will name.
    """
    people = lexicon.labels.get(PEOPLE)
    bodies = [e for e in known if not lexicon.is_person(e.type) and (e.type != people or e.individual)]
    spoken = [e for e in bodies if any(m.start < phrase.start for m in e.mentions)]
    if phrase.plural and (phrase.count or lexicon.is_state(type_iri)):
        return None
    if lexicon.is_state(type_iri):
        return _state(phrase, [e for e in spoken if lexicon.is_state(e.type)], lexicon) or _ending(phrase, spoken)
    named = (_ending(phrase, spoken) or _called(phrase, spoken)) if plain else None
    if named is not None or phrase.reference is Reference.GOVERNMENT:
        return named
    suited = _surest([e for e in bodies if suits(e, phrase, type_iri, lexicon)], phrase, type_iri, lexicon)
    if phrase.complement is not None:
        suited = [e for e in suited if lexicon.schema.is_a(e.type, type_iri)]
    acting = _acting(phrase, suited)
    if acting is not None or not plain:
        return acting
    near = [e for e in suited if _back(e, phrase) <= _NEAR and any(m.setting.acts for m in e.mentions)]
    if not near and len(suited) == 1:
        return suited[0]
    return max(near, key=lambda e: (len(e.mentions), e.mentions[-1].start), default=None)


def ending(phrase: Phrase, known: Iterable[Entity]) -> Entity | None:
    """The body spoken of last whose name ends in the noun."""
    return _ending(phrase, [e for e in known if any(m.start < phrase.start for m in e.mentions)])


def suits(entity: Entity, phrase: Phrase, type_iri: str, lexicon: Lexicon) -> bool:
    """Whether a noun may stand for a body: of its class, or opening or closing one of the nouns of the body's own class.

    So "the rebels" and "the group" may be an armed group if "rebel group" is a noun of armed groups.
    """
    if lexicon.facet(type_iri) != lexicon.facet(entity.type):
        return False
    known = lexicon.schema.classes.get(entity.type)
    nouns = [stems(noun) for noun in known.head_nouns] if known else []
    head = stems(phrase.head)
    if any(head == noun[:1] and len(noun) > 1 for noun in nouns):
        return True
    if phrase.plural:
        return False
    if any(head == noun[-1:] for noun in nouns):
        return True
    if lexicon.related(entity.type, type_iri):
        return entity.type == type_iri or not nouns
    return entity.type == lexicon.labels.get(_BODY) and _is_bodys(phrase, type_iri, lexicon)


def is_ones_own(entity: Entity, phrase: Phrase, type_iri: str, lexicon: Lexicon) -> bool:
    """Whether "his party", "her group" may be the body whose head somebody is told to be.

    A body of which no more is known than that it is one, or people, may be of any kind that bodies are of.
    """
    if lexicon.is_person(entity.type) or lexicon.is_state(entity.type) or lexicon.facet(entity.type) != PARTY:
        return False
    if suits(entity, phrase, type_iri, lexicon) or entity.noun.lower() == phrase.head:
        return True
    return entity.type in (lexicon.labels.get(_BODY), lexicon.labels.get(PEOPLE)) and _is_bodys(
        phrase, type_iri, lexicon
    )


def _is_bodys(phrase: Phrase, type_iri: str, lexicon: Lexicon) -> bool:
    """Whether a noun is for bodies, by itself or as the last word of one that is ("party" for "political party")."""
    head = words(phrase.head)
    kinds = (type_iri, *(iri for noun, iri in lexicon.nouns.items() if len(noun) > 1 and noun[-1:] == head))
    return any(lexicon.schema.is_a(iri, lexicon.labels.get(_BODY, "")) for iri in kinds)


def _surest(suited: Sequence[Entity], phrase: Phrase, type_iri: str, lexicon: Lexicon) -> Sequence[Entity]:
    """Those near by that are known to be of the class; all that may be where none is ("the union" is no unknown body)."""
    sure = [e for e in suited if lexicon.schema.is_a(e.type, type_iri) and _back(e, phrase) <= _NEAR]
    if sure or type_iri == lexicon.labels.get(_BODY):
        return sure or suited
    return [e for e in suited if not _is_called_otherwise(e, type_iri, lexicon)] or suited


def _is_called_otherwise(entity: Entity, type_iri: str, lexicon: Lexicon) -> bool:
    """Whether a body was called by nouns of another class alone ("the league" is not "the union")."""
    nouns = {lexicon.nouns.get((m.head,)) for m in entity.mentions if m.form is Form.NOUN and not m.plural} - {None}
    return bool(nouns) and type_iri not in nouns


def _ending(phrase: Phrase, spoken: Sequence[Entity]) -> Entity | None:
    """The last body whose name ends in the noun."""
    head = stems(phrase.head)
    found = [e for e in spoken if any(head in (stems(f)[-1:], stems(opening(f))[-1:]) for f in (*e.forms, e.name))]
    return max(found, key=lambda e: e.mentions[-1].start, default=None)


def _called(phrase: Phrase, spoken: Sequence[Entity]) -> Entity | None:
    """The last body that was called by the noun beside its name ("the opposition Civic Front")."""
    found = [e for e in spoken if phrase.head in e.heads]
    return max(found, key=lambda e: e.mentions[-1].start, default=None)


def _acting(phrase: Phrase, suited: Sequence[Entity]) -> Entity | None:
    """The one that alone is the subject of a main clause, or speaks, in the last sentence that has such a one."""
    for back in range(1, _JUST + 1):
        acting = [e for e in suited if e.acted(phrase, back)]
        if acting:
            return acting[0] if len(acting) == 1 else None
    return None


def _state(phrase: Phrase, spoken: Sequence[Entity], lexicon: Lexicon) -> Entity | None:
    """The state named last in the sentence, else the subject of the one before, else the last named in it.

    A noun that stands in names of states ("kingdom", "republic") is only for those, near or far.
    """
    noun = words(phrase.head)[:1]
    telling = noun and noun[0] in lexicon.telling
    fitting = [e for e in spoken if not telling or any(noun[0] in words(name) for name in _names(e))]
    here = [e for e in fitting if _back(e, phrase) == 0]
    before = [e for e in fitting if _back(e, phrase) == 1]
    subjects = [e for e in before if e.acted(phrase, 1)]
    for group in (here, subjects if len(subjects) == 1 else [], before):
        if group:
            return max(group, key=lambda e: _last(e, phrase).start)
    far = [e for e in fitting if _back(e, phrase) <= _NEAR]
    return max(far, key=lambda e: (len(e.mentions), _last(e, phrase).start), default=None)


def _last(entity: Entity, phrase: Phrase) -> Phrase:
    return max((m for m in entity.mentions if m.start < phrase.start), key=lambda m: m.start)


def _back(entity: Entity, phrase: Phrase) -> int:
    """How many sentences back it was last spoken of."""
    past = [m.sentence for m in entity.mentions if m.start < phrase.start]
    return phrase.sentence - max(past) if past else _NEAR + 1


def _names(entity: Entity) -> tuple[str, ...]:
    known = entity.individual
    return (*entity.forms, *((known.name, *known.aliases) if known else ()))
