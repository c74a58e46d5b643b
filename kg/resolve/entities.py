"""What one article speaks of: records that grow while it is read, and the `Thing`s made of them in the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import BASE, Individual, Phrase, Thing, content_hash, slug
from kg.resolve.words import folded


@dataclass(slots=True, eq=False)
class Entity:
    """Something that the article speaks of, grown mention by mention.

    `forms` are the words used for it, in order; `proper` is true where they are its name. `owner`, `ordinal`, `date` and
    `place` tell it from others of its kind. `scoped` things are this article's own: other articles' namesakes are others.
    """

    type: str
    forms: dict[str, None] = field(default_factory=dict)
    individual: Individual | None = None
    proper: bool = False
    scoped: bool = True
    heads: set[str] = field(default_factory=set)
    owner: Entity | None = None
    ordinal: str = ""
    date: str = ""
    place: Entity | None = None
    parties: dict[int, Entity] = field(default_factory=dict)
    gender: str = ""
    plural: bool = False
    mentions: list[Phrase] = field(default_factory=list)
    broader: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The ontology's name, else the best of the article's words for it."""
        if self.individual is not None:
            return self.individual.name
        return next(iter(self.forms), "")

    @property
    def noun(self) -> str:
        """The last word of the shortest words for it."""
        return min(self.forms, key=len, default="").rpartition(" ")[2]

    def is_of(self, other: Entity) -> bool:
        """Whether this is the other thing, or something of its own, at whatever remove."""
        return self is other or (self.owner is not None and self.owner.is_of(other))

    def acted(self, phrase: Phrase, back: int) -> bool:
        """Whether it is the subject of a main clause, or speaks, so many sentences before the phrase."""
        there = (m.setting for m in self.mentions if phrase.sentence - m.sentence == back)
        return any((setting.root or setting.speaks) and setting.is_subject for setting in there)

    def called(self, texts: Iterable[str]) -> None:
        """Add words that are used for it."""
        self.forms.update(dict.fromkeys(text for text in texts if text))

    def marks(self, document: str) -> Iterable[tuple[str, str]]:
        """What tells it from others of its kind, as (key, value)."""
        if self.proper:
            return
        if self.ordinal.isdigit():
            yield "ordinal", self.ordinal
        if self.date:
            yield "date", self.date
        if self.place is not None:
            yield "place", self.place.iri(document)
        if self.owner is not None:
            yield "owner", self.owner.iri(document)
        for party in self.parties.values():
            yield "party", party.iri(document)

    def iri(self, document: str) -> str:
        """The ontology's IRI, else one minted of what it is."""
        if self.individual is not None:
            return self.individual.iri
        home = document if self.scoped else ""
        distinct = [self.ordinal, self.date, self.owner.iri(document) if self.owner else ""] if self.scoped else []
        return f"{BASE}id/thing/{slug(self.name)}-{content_hash(self.type, folded(self.name), home, *distinct)[:10]}"

    def thing(self, document: str) -> Thing:
        """The thing, named and marked, as claims hold it."""
        known = self.individual.aliases if self.individual else ()
        aliases = {text for text in (*self.forms, *known) if text != self.name}
        return Thing(
            id=self.iri(document),
            name=self.name,
            type=self.type,
            aliases=tuple(sorted(aliases)),
            broader=self.broader,
            marks=tuple(sorted(set(self.marks(document)))),
        )
