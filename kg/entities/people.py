"""People over articles: who is whom by full name, spelling, surname and ties; two who might be one stay two.

A name of two words or more stands for one person in all articles. Two spellings are one where the forenames are equal,
the surnames alike and a tie agrees while none differs: both speak for, or head, the same state or body, both met the same
person, or their articles speak of the same two parties. Two transliterations ("Hani", "Hany") are one where forenames or
surnames are equal, a tie agrees, and their articles speak of the same parties. A surname alone is that of the one full
name it can be, if the article speaks of a party that this person is tied to; where several could be meant it stays with
its article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.entities import names
from kg.entities.clusters import Clusters, paired
from kg.entities.kinds import Part
from kg.entities.survey import Key, Node, Survey

Surnames = Mapping[str, set[Key]]

SPELT = "spelt "
"""Begins labels of names that may be spelt alike: forenames, a tab, surname."""


def join(clusters: Clusters, survey: Survey) -> None:
    """Join what is known of one person, the surest first."""
    people = survey.of_part(Part.PERSON)
    full = [key for key in people if _is_full(survey.nodes[key])]
    _by_full_name(clusters, full)
    rule = _People(clusters, survey)
    rule.by_spelling(full)
    rule.by_transliteration(full)
    rule.by_shorter_name(full)
    short = [key for key in people if not _is_full(survey.nodes[key]) and _is_named(survey.nodes[key])]
    surnames = _surnames(full, survey.nodes)
    for name, keys in surnames.items():
        for key in keys:
            clusters.blocks[key].add(f"last {name}")
    rule.by_surname(short, surnames)


def _by_full_name(clusters: Clusters, full: Sequence[Key]) -> None:
    for keys in clusters.grouped("full", full, lambda key: _full_names(clusters.nodes[key])):
        for key in keys[1:]:
            clusters.join(keys[0], key, "the same full name")


@dataclass(frozen=True, slots=True)
class _People:
    """The rules that ask for agreeing ties."""

    clusters: Clusters
    survey: Survey
    memory: dict[tuple[Key, int], frozenset[Key]] = field(default_factory=dict)

    def by_spelling(self, full: Iterable[Key]) -> None:
        """Equal forenames and surnames alike."""
        full = list(full)
        for key in full:
            self.clusters.blocks[key].update(f"{SPELT}{' '.join(n[:-1])}\t{n[-1]}" for n in self._names(key))
        for keys in self.clusters.grouped(
            "", full, lambda key: {f"{' '.join(n[:-1])} {n[-1][0]}" for n in self._names(key)}
        ):
            for one, other in paired(keys):
                if self.clusters.same(one, other):
                    continue
                pair = self._alike(one, other)
                if pair:
                    self._decide(one, other, f'spelling: "{pair[0]}", "{pair[1]}"')

    def by_transliteration(self, full: Iterable[Key]) -> None:
        """Names that sound alike, of people of one party in articles on the same parties."""
        for keys in self.clusters.grouped("sound", full, self._sounds):
            for one, other in paired(keys):
                if not self.clusters.same(one, other) and self._are_transliterated(one, other, every=False):
                    self._weigh(one, other, f'transliteration: "{self._shown(one)}", "{self._shown(other)}"')

    def _sounds(self, key: Key) -> set[str]:
        return {f"{names.sound(''.join(name[:-1]))} {names.sound(name[-1])}" for name in self._names(key)}

    def _shown(self, key: Key) -> str:
        return " ".join(min(self._names(key), default=()))

    def _are_transliterated(self, one: Key, other: Key, *, every: bool) -> bool:
        """Whether a name of the one is a name of the other; with `every`, whether no two of their names speak against it."""
        a, b = self.clusters.node(one), self.clusters.node(other)
        some, others = ({w for name in node.own_names() if len(w := names.words(name)) > 1} for node in (a, b))
        if not every:
            return any(names.transliterated(x, y) for x in some for y in others)
        return all(names.transliterated(x, y) or names.compatible(x, y) for x in some for y in others)

    def _weigh(self, one: Key, other: Key, reason: str) -> None:
        if self.clusters.node(one).documents & self.clusters.node(other).documents:
            self.clusters.refuse(one, other, f"{reason}; but one article names both")
        elif not self._are_transliterated(one, other, every=True):
            self.clusters.refuse(one, other, f"{reason}; but other names of theirs differ")
        elif self._conflict(one, other):
            self.clusters.refuse(one, other, f"{reason}; but they are tied to different parties")
        elif self._agree(one, other) and self._share_setting(one, other):
            self.clusters.join(one, other, f"{reason}; ties agree, in articles on the same parties")
        else:
            self.clusters.refuse(one, other, f"{reason}; but no tie agrees")

    def by_shorter_name(self, full: Iterable[Key]) -> None:
        """Names of which one leaves out middle names of the other."""
        for keys in self.clusters.grouped("last", full, lambda key: {n[-1] for n in self._names(key)}):
            for one, other in paired(keys):
                if self.clusters.same(one, other):
                    continue
                if self._shortens(one, other, names.drops_initial):
                    self._decide(one, other, "the full name without an initial", within=True)
                elif self._shortens(one, other, names.shortens):
                    self._decide(one, other, "a shorter form of the full name")

    def by_surname(self, short: Iterable[Key], surnames: Surnames) -> None:
        """A name of one word: the one full name it can be; without any, others of the same word."""
        lonely: defaultdict[str, list[Key]] = defaultdict(list)
        for key in short:
            name = _surname(self.clusters.nodes[self.clusters.root(key)])
            self.clusters.blocks[key].add(f"last {name}")
            candidates = sorted({self.clusters.root(other) for other in surnames.get(name, ())})
            if not candidates:
                lonely[name].append(key)
            else:
                self._attach(key, candidates)
        for keys in lonely.values():
            self._gather(keys)

    def _attach(self, key: Key, candidates: Sequence[Key]) -> None:
        fitting = [other for other in candidates if not self._conflict(key, other) and self._near(key, other)]
        if len(fitting) == 1:
            self.clusters.join(key, fitting[0], "a surname that only one person has whom the article can mean")
            return
        for other in fitting or candidates:
            why = (
                "several people have this surname" if len(candidates) > 1 else "nothing ties the surname to this person"
            )
            self.clusters.refuse(key, other, why)

    def _gather(self, keys: Sequence[Key]) -> None:
        """People of one word each, none with a full name: those whose ties agree."""
        heads: list[Key] = []
        for key in keys:
            home = next((head for head in heads if not self._conflict(head, key) and self._near(key, head)), None)
            if home is None:
                heads.append(key)
            else:
                self.clusters.join(home, key, "the same name, and the articles speak of the same parties")

    def _decide(self, one: Key, other: Key, reason: str, *, within: bool = False) -> None:
        """Join if ties agree and none differs; `within` says that one article may name a person in both ways."""
        together = self.clusters.node(one).documents & self.clusters.node(other).documents
        if together and not within:
            self.clusters.refuse(one, other, f"{reason}; but one article names both")
        elif self._conflict(one, other):
            self.clusters.refuse(one, other, f"{reason}; but they are tied to different parties")
        elif not self._consistent(one, other):
            self.clusters.refuse(one, other, f"{reason}; but other names of theirs differ")
        elif self._agree(one, other):
            self.clusters.join(one, other, f"{reason}; ties agree")
        elif self.clusters.node(one).known or self.clusters.node(other).known:
            self.clusters.join(one, other, f"{reason}; one is a name that the ontology gives")
        elif self._share_setting(one, other):
            self.clusters.join(one, other, f"{reason}; their articles speak of the same parties")
        else:
            self.clusters.refuse(one, other, f"{reason}; but no tie agrees")

    def _consistent(self, one: Key, other: Key) -> bool:
        """Whether all full names of both can be one person's; what the ontology knows has the names it gives."""
        a, b = self.clusters.node(one), self.clusters.node(other)
        if a.known or b.known:
            return True
        pairs = ((names.words(x), names.words(y)) for x in a.names for y in b.names)
        return all(names.compatible(x, y) for x, y in pairs if len(x) > 1 and len(y) > 1)

    def _names(self, key: Key) -> set[tuple[str, ...]]:
        found = (names.words(name) for name in self.clusters.nodes[key].own_names())
        return {name for name in found if len(name) > 1}

    def _alike(self, one: Key, other: Key) -> tuple[str, str] | None:
        """Two names, one of each, that differ in the spelling of the surname alone."""
        for a in sorted(self._names(one)):
            for b in sorted(self._names(other)):
                if a[:-1] == b[:-1] and names.alike(a[-1], b[-1]):
                    return " ".join(a), " ".join(b)
        return None

    def _shortens(self, one: Key, other: Key, rule: Callable[[names.Words, names.Words], bool]) -> bool:
        return any(rule(a, b) or rule(b, a) for a in self._names(one) for b in self._names(other))

    def _parties(self, key: Key) -> set[Key]:
        """The parties that a person is tied to; a deputed party stands for its sender."""
        found = set()
        for _, other in self.clusters.node(key).ties:
            node = self.survey.nodes.get(other)
            if node is not None and node.part is Part.DEPUTED:
                found |= {self.clusters.root(owner) for owner in node.marked("owner")}
            elif node is not None and node.part is Part.PERSON:
                found.add(full_name(node) or other)
            elif node is None or node.part is Part.NAMED:
                found.add(self.clusters.root(other))
        return found

    def _agree(self, one: Key, other: Key) -> bool:
        return bool(self._parties(one) & self._parties(other) or self._links(one) & self._links(other))

    def _links(self, key: Key) -> set[tuple[str, str, Key]]:
        """What else is said of a person together with another of a full name."""
        links = self.clusters.node(key).links
        found = ((relation, side, full_name(self.survey.nodes.get(other))) for relation, side, other in links)
        return {(relation, side, name) for relation, side, name in found if name}

    def _conflict(self, one: Key, other: Key) -> bool:
        """Each tied to parties that the ontology knows, and to none that is the other's."""
        a, b = self._known(one), self._known(other)
        return bool(a and b and not a & b)

    def _known(self, key: Key) -> frozenset[Key]:
        """The parties among them that the ontology knows, people left out.

        Kept in memory as long as the cluster has the same ties: who these parties are is settled before people are.
        """
        place = self.clusters.root(key), len(self.clusters.node(key).ties)
        if place not in self.memory:
            self.memory[place] = frozenset(party for party in self._parties(key) if self._is_known(party))
        return self.memory[place]

    def _is_known(self, key: Key) -> bool:
        node = self.clusters.nodes.get(key)
        if node is None or node.part is not Part.NAMED:
            return False
        return bool(node.known) and self.survey.kinds.is_party(min(node.types))

    def _share_setting(self, one: Key, other: Key) -> bool:
        """Whether the articles of both speak of two or more of the same parties."""
        return len(self._setting(one) & self._setting(other)) > 1

    def _setting(self, key: Key) -> set[Key]:
        """The parties known to the ontology that the articles on a person speak of."""
        return {party for document in self.clusters.node(key).documents for party in self.survey.context[document]}

    def _near(self, short: Key, full: Key) -> bool:
        """Whether a tie agrees, or the article of the short name speaks of a party that the full name is tied to."""
        if self._agree(short, full):
            return True
        ties = self._known(full)
        spoken = self._setting(short)
        return bool(ties & spoken) if ties else len(self._setting(full) & spoken) > 1


def _surnames(full: Iterable[Key], nodes: Mapping[Key, Node]) -> Surnames:
    """Last words of full names, and what else the ontology calls people by one word."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for key in full:
        for name in nodes[key].own_names():
            if split := names.words(name):
                found[split[-1]].add(key)
    return found


def _is_full(node: Node) -> bool:
    return any(len(names.words(name)) > 1 and names.is_persons(name) for name in node.own_names())


def full_name(node: Node | None) -> str:
    """What a person is called in full, as others are tied to one: who else is that person is being decided."""
    if node is None or node.part is not Part.PERSON or not _is_full(node):
        return ""
    return min(node.known, default="") or min(_full_names(node))


def _is_named(node: Node) -> bool:
    return any(names.is_persons(name) for name in node.names)


def _surname(node: Node) -> str:
    return min((names.words(name)[-1] for name in node.names if names.words(name)), default="")


def _full_names(node: Node) -> set[str]:
    return {names.folded(name) for name in node.own_names() if len(names.words(name)) > 1}
