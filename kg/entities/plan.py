"""A survey of all articles -> one thing for each node, and the reasons; claims rewritten with these things."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.entities import bodies, calling, names, people
from kg.entities.clusters import Clusters, Pair
from kg.entities.directives import Directives
from kg.entities.events import Occasions
from kg.entities.kinds import Part, is_value
from kg.entities.papers import Papers
from kg.entities.survey import Key, Node, Survey
from kg.model import Claim, End, Schema, Thing, content_hash
from kg.ontology.vocabulary import ORDINAL


@dataclass(frozen=True, slots=True)
class Merge:
    """Two things that were held for one (`joined`) or could have been, as their articles name them, and what came of it.

    `documents` speak of the first, `other_documents` of the other; none where only the ontology does.
    """

    one: Thing
    other: Thing
    reason: str
    joined: bool
    result: Thing
    documents: tuple[str, ...]
    other_documents: tuple[str, ...]

    def record(self) -> dict[str, object]:
        """The decision as a JSON object."""
        return {
            "one": {"id": self.one.id, "name": self.one.name, "documents": list(self.documents)},
            "other": {"id": self.other.id, "name": self.other.name, "documents": list(self.other_documents)},
            "joined": self.joined,
            "reason": self.reason,
            "result": {"id": self.result.id, "name": self.result.name},
        }


@dataclass(frozen=True)
class Plan:
    """Which thing stands for each node of a survey, and every decision behind it."""

    survey: Survey
    things: Mapping[Key, Thing]
    clusters: Clusters

    @functools.cached_property
    def merges(self) -> tuple[Merge, ...]:
        """All decisions, in a fixed order."""
        return tuple(_merges(self.clusters, self.survey, self.things))

    @property
    def joined(self) -> int:
        """How many of them joined two things."""
        return sum(pair.joined and pair.one in self.things for pair in set(self.clusters.pairs))

    def apply(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims with the things that stand for their ends; those whose ends became one are left out.

        The ends of a symmetric relation are put in the order of their IRIs.
        """
        relations = self.survey.kinds.schema.relations
        for claim in claims:
            subject, target = self._end(claim.document, claim.subject), self._end(claim.document, claim.object)
            if subject.thing.id == target.thing.id:
                continue
            relation = relations.get(claim.relation)
            if relation and relation.symmetric and subject.thing.id > target.thing.id:
                subject, target = target, subject
            speaker = claim.speaker and self._end(claim.document, claim.speaker)
            yield _with_ends(claim, subject, target, speaker)

    def _end(self, document: str, end: End) -> End:
        if is_value(end.thing):
            return end
        return End(self.things[self.survey.key(document, end.thing)], end.text, end.start)


def _with_ends(claim: Claim, subject: End, target: End, speaker: End | None) -> Claim:
    """The claim with other ends; every field by its name, for `dataclasses.replace` takes three times as long."""
    return Claim(
        document=claim.document,
        start=claim.start,
        end=claim.end,
        sentence=claim.sentence,
        subject=subject,
        relation=claim.relation,
        object=target,
        status=claim.status,
        speaker=speaker,
        date=claim.date,
        trigger=claim.trigger,
        trigger_start=claim.trigger_start,
        rule=claim.rule,
        confidence=claim.confidence,
    )


def decide(survey: Survey, directives: Directives | None = None) -> Plan:
    """Hold for one what is one. What the ontology knows and the analyst orders is added to the survey.

    The result depends on what was surveyed and ordered, not on the order in which it came.
    """
    orders = directives or Directives()
    schema = survey.kinds.schema
    add_known(survey, schema)
    _add_names(survey, orders)
    survey.settle()
    clusters = Clusters.of(survey.nodes, survey.apart)
    _obey(clusters, survey, orders)
    return joined(clusters, survey)


def joined(clusters: Clusters, survey: Survey, others: Mapping[Key, Thing] | None = None) -> Plan:
    """The plan of what a survey's rules join. `others` are the things of keys about which nothing is decided."""
    bodies.join_known(clusters, survey)
    bodies.join(clusters, survey)
    bodies.join_issues(clusters, survey)
    people.join(clusters, survey)
    clusters.settle(Part.PERSON)
    occasions = Occasions(clusters, survey)
    occasions.join()
    Papers(clusters, survey).join()
    found = _things(clusters, survey)
    return Plan(survey, found | calling.missions(occasions, found, {} if others is None else others), clusters)


def add_known(survey: Survey, schema: Schema) -> None:
    """Let individuals of the ontology be candidates with all their names, also where no article uses their IRI.

    Of the many that no article can mean, neither by a name nor by what is said of it, nothing is noted.
    """
    spoken = {names.folded(name) for key in survey.asked() for name in survey.nodes[key].names}
    for iri, item in schema.individuals.items():
        part = survey.kinds.parts.get(item.type, Part.NAMED)
        labels = {item.name, *item.aliases}
        if (
            survey.is_asked(iri)
            or (part is not Part.NAMED and survey.active is None)
            or _is_new(iri, labels, spoken, survey)
        ):
            node = survey.nodes.get(iri)
            if node is None:
                node = survey.nodes[iri] = Node(iri, part, {item.type})
            if survey.active is not None:
                survey.active.add(iri)
            node.known.add(iri)
            node.labels |= labels
    for iri, item in schema.individuals.items():
        for relation, value in item.said:
            _add_said(survey, iri, relation, value)


def _is_new(iri: str, labels: Iterable[str], spoken: AbstractSet[str], survey: Survey) -> bool:
    """Whether an individual goes by a name that is spoken, and nothing was decided about it before."""
    return any(names.folded(label) in spoken for label in labels) and iri not in survey.nodes


def _add_said(survey: Survey, iri: str, relation: str, value: str) -> None:
    """Let what the ontology says of a declared event (its number, day, place, parties) tell it apart."""
    kinds, node = survey.kinds, survey.nodes[iri] if survey.is_asked(iri) else None
    if relation in kinds.joined and survey.is_asked(value):
        survey.nodes[value].marks.add(("party", iri))
    if node is None:
        return
    if relation == ORDINAL:
        node.marks.add(("ordinal", value))
        node.numbered |= node.labels
    if relation in kinds.dated:
        node.marks.add(("date", value))
    if relation in kinds.placed:
        node.marks.add(("place", value))
    if relation in kinds.sending:
        node.marks.add(("owner", value))
    if relation in kinds.personal:
        node.ties.add((relation, value))


def _add_names(survey: Survey, orders: Directives) -> None:
    nodes = survey.by_iri()
    for iri, name in orders.names:
        for key in nodes.get(iri, ()):
            survey.nodes[key].labels.add(name)


def _obey(clusters: Clusters, survey: Survey, orders: Directives) -> None:
    """Keep apart, then join, what the analyst orders."""
    nodes = survey.by_iri()
    for one, other in orders.different:
        for a in sorted(nodes.get(one, ())):
            for b in sorted(nodes.get(other, ())):
                clusters.part(a, b)
    for one, other in orders.same:
        keys = [*sorted(nodes.get(one, ())), *sorted(nodes.get(other, ()))]
        for key in keys[1:]:
            clusters.join(keys[0], key, "an analyst's order", by_order=True)


def _things(clusters: Clusters, survey: Survey) -> dict[Key, Thing]:
    """The thing of each node that an article speaks of."""
    members: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in survey.asked():
        members[clusters.root(key)].append(key)
    found = {}
    for root, keys in members.items():
        if clusters.nodes[root].documents:
            found.update(dict.fromkeys(keys, _thing(clusters.nodes[root], keys, survey)))
    return found


def _thing(node: Node, keys: list[Key], survey: Survey) -> Thing:
    schema = survey.kinds.schema
    known = min(node.known, default="")
    individual = schema.individuals.get(known)
    concept = schema.concepts.get(known)
    called = calling.numbered(node) or _name(node)
    name = individual.name if individual else concept.labels[0] if concept else called
    return Thing(
        id=known or _iri(keys, name, survey),
        name=name,
        type=individual.type if individual else survey.kinds.narrowest(node.types),
        aliases=tuple(sorted(node.all_names() - {name, ""})),
        broader=tuple(sorted(node.broader)),
    )


def _iri(keys: list[Key], name: str, survey: Survey) -> str:
    """The IRI that stands for the cluster: that of its name if it is good in every article, else the first article's.

    Where an article's own IRI is used by other articles for other things, the article's id goes into it.
    """
    shared = [key for key in keys if survey.iri(key) == key]
    if shared:
        return min(shared, key=lambda key: (name not in survey.nodes[key].names, key))
    iri, document = min((survey.iri(key), survey.document(key)) for key in keys)
    users = survey.users(iri)
    return iri if users <= set(keys) else f"{iri}-{content_hash(document)}"


def _name(node: Node) -> str:
    """For people the fullest name, else the commonest; between equals the longer, then the first."""
    count = node.names
    if node.part is Part.PERSON:
        return min(count, key=lambda n: (not names.is_name(n), -len(names.words(n)), -count[n], n))
    return min(count, key=lambda n: (-count[n], -len(n), n))


def _merges(clusters: Clusters, survey: Survey, things: Mapping[Key, Thing]) -> Iterator[Merge]:
    """Each decision once; left out are refusals of what other rules joined after all, or that no article speaks of."""
    for pair in sorted(set(clusters.pairs)):
        met = [key for key in (pair.one, pair.other) if survey.nodes[key].documents]
        if pair.one in things if pair.joined else len(met) > 1 and not clusters.same(pair.one, pair.other):
            yield _merge(pair, survey, things)


def _merge(pair: Pair, survey: Survey, things: Mapping[Key, Thing]) -> Merge:
    one, other = survey.nodes[pair.one], survey.nodes[pair.other]
    return Merge(
        one=_as_found(one, survey),
        other=_as_found(other, survey),
        reason=pair.reason,
        joined=pair.joined,
        result=things.get(pair.one) or things[pair.other],
        documents=tuple(sorted(one.documents)),
        other_documents=tuple(sorted(other.documents)),
    )


def _as_found(node: Node, survey: Survey) -> Thing:
    """The thing as its articles name it."""
    name = _name(node) if node.names else min(node.labels, default=node.key)
    return Thing(survey.iri(node.key), name, min(node.types), tuple(sorted(node.all_names() - {name})))
