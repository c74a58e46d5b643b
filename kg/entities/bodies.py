"""Things that a name identifies: states, bodies, groups, places, offices, issues. Equal names join, similar ones do not.

Joined are: equal names of classes of which one lies under the other; a name that the ontology gives to an individual;
a short name that an article introduces for a long one ("Rapid Support Forces (RSF)"), if no other thing has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.entities import names
from kg.entities.clusters import Clusters
from kg.entities.kinds import Kinds, Part
from kg.entities.survey import Key, Node, Survey
from kg.model import Concept, Individual


def join(clusters: Clusters, survey: Survey) -> None:
    """Join what articles call by one name, then acronyms with long names."""
    keys = [key for key in survey.of_part(Part.NAMED) if clusters.nodes[key].documents]
    for group in clusters.grouped("name", keys, lambda key: _labels(clusters.nodes[key])):
        shared = [key for key in group if not survey.document(key)]
        _join_related(clusters, shared, survey.kinds, "the same name")
        for key in group:
            if survey.document(key):
                _join_local(clusters, key, shared, survey.kinds)
    _by_acronym(clusters, keys, survey.kinds)


def _join_local(clusters: Clusters, key: Key, shared: Sequence[Key], kinds: Kinds) -> None:
    """Join a name that many could have with the one thing that has it in all articles."""
    fitting = sorted({clusters.root(k) for k in shared if _related(clusters.nodes[key], clusters.nodes[k], kinds)})
    if len(fitting) == 1:
        clusters.join(fitting[0], key, "the same name, which no other thing has")


def join_issues(clusters: Clusters, survey: Survey) -> None:
    """Join issues of one concept whose remaining words are equal ("exchange of prisoners", "prisoner exchange")."""
    keys = [key for key in survey.of_part(Part.ISSUE) if not survey.document(key)]
    concepts = survey.kinds.schema.concepts
    for group in clusters.grouped("issue", keys, lambda key: _wordings(clusters.nodes[key], concepts)):
        for key in group[1:]:
            clusters.join(group[0], key, "the same words for the same issue")


def join_known(clusters: Clusters, survey: Survey) -> None:
    """Join what goes by a name that the ontology gives to one individual alone."""
    schema, kinds = survey.kinds.schema, survey.kinds
    owners = _owners(schema.individuals.values())
    for key in survey.of_part(Part.NAMED, Part.PERSON, Part.DOCUMENT, Part.EVENT):
        node = clusters.nodes[key]
        if node.known:
            clusters.blocks[key].update(f"name {names.folded(name)}" for name in node.labels)
            continue
        called = {folded for name in node.names if names.is_name(name) and (folded := names.folded(name)) in owners}
        clusters.blocks[key].update(f"name {name}" for name in called)
        found = {iri for name in called for iri in owners[name]}
        fitting = sorted(iri for iri in found if _fits(node, schema.individuals[iri], kinds))
        if len(fitting) == 1 and fitting[0] in clusters.nodes:
            clusters.join(fitting[0], key, "a name that the ontology gives")
        else:
            for iri in fitting:
                clusters.refuse(iri, key, "a name that the ontology gives to several")


def _owners(individuals: Iterable[Individual]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for item in individuals:
        for name in (item.name, *item.aliases):
            found[names.folded(name)].add(item.iri)
    return found


def _fits(node: Node, item: Individual, kinds: Kinds) -> bool:
    return any(kinds.related(iri, item.type) for iri in node.types)


def _labels(node: Node) -> set[str]:
    return {names.folded(name) for name in node.own_names()} - {""}


def _join_related(clusters: Clusters, group: Sequence[Key], kinds: Kinds, reason: str) -> None:
    """Join each with the first before it whose class is related; the others of the group are refused."""
    for i, key in enumerate(group):
        for other in group[:i]:
            if clusters.same(key, other):
                continue
            if _related(clusters.nodes[key], clusters.nodes[other], kinds):
                clusters.join(other, key, reason)
            else:
                clusters.refuse(other, key, f"{reason}; but of different kinds")


def _related(one: Node, other: Node, kinds: Kinds) -> bool:
    return any(kinds.related(a, b) for a in one.types for b in other.types)


def _by_acronym(clusters: Clusters, keys: Sequence[Key], kinds: Kinds) -> None:
    """An acronym that articles give to exactly one other thing of a related class, made of its first letters."""
    givers: defaultdict[str, set[Key]] = defaultdict(set)
    for key in keys:
        node = clusters.nodes[key]
        for alias in sorted(node.aliases | node.labels):
            if any(names.is_acronym_of(alias, name) for name in node.own_names()):
                givers[names.folded(alias)].add(key)
                clusters.blocks[key].add(f"name {names.folded(alias)}")
    for key in keys:
        node = clusters.nodes[key]
        found = {clusters.root(g) for label in _labels(node) for g in givers.get(label, ())} - {clusters.root(key)}
        fitting = sorted(g for g in found if _related(node, clusters.nodes[g], kinds))
        if len(fitting) == 1:
            clusters.join(fitting[0], key, "an acronym that an article gives for the long name")
        for other in fitting if len(fitting) > 1 else ():
            clusters.refuse(other, key, "several things have this acronym")


def _wordings(node: Node, concepts: Mapping[str, Concept]) -> set[str]:
    """Each wording without the words of its concept, numbers kept; with words and concept in one string."""
    above = sorted(node.broader | (node.known & concepts.keys()))
    if not above:
        return {names.folded(name) for name in node.names}
    known = {stem for iri in above if iri in concepts for label in concepts[iri].labels for stem in names.stems(label)}
    rest = {" ".join(stem for stem in names.stems(name) if stem.isdigit() or stem not in known) for name in node.names}
    return {f"{' '.join(above)} {words}" for words in rest}
