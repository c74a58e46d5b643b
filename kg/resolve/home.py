"""The state of whoever holds a state's office that is told without it: "President Quispe" in an article about Peru.

In: what all phrases of an article stand for. Out: the state that the article is about, for each such office. Nobody's where
two states are spoken of alike, where another one is named before the title, or where the text ties the holder elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from kg.model import Office, Phrase, Reference
from kg.resolve.entities import Entity

_LEAST = 3
"""As often at least is the state named."""
_CLEAR = 2.5
"""As many times as any other at least."""


def states(
    phrases: Sequence[Phrase],
    offices: Iterable[Office],
    of: Callable[[Phrase], Sequence[Entity]],
    is_state: Callable[[Entity], bool],
) -> Iterable[tuple[Phrase, Entity]]:
    """The phrases that stand for the state of a bare office, each with that state."""
    held = list(offices)
    bare = [(owner, office) for office in held for owner in office.owners if owner.reference is Reference.HOME]
    if not bare:
        return
    titled = {owner.ref for office in held for owner in office.owners}
    named = [(p, e) for p in phrases for e in of(p) if e.individual is not None and is_state(e)]
    home = _foremost(Counter(id(e) for _, e in named), [e for _, e in named])
    tied = [
        e for office in held if any(o.reference is not Reference.HOME for o in office.owners) for e in of(office.person)
    ]
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for _, office in bare:
        holders[office.title.text.lower()].update(id(e) for e in of(office.person))
    for owner, office in bare:
        before = [e for p, e in named if p.sentence == owner.sentence and p.start < owner.start and p.ref not in titled]
        strange = any(e in tied or e.individual is not None for e in of(office.person))
        alone = len(holders[office.title.text.lower()]) == 1 and not strange
        if home is not None and alone and all(e is home for e in before):
            yield owner, home


def _foremost(counts: Counter[int], known: Iterable[Entity]) -> Entity | None:
    """The one that is named clearly more often than any other."""
    ranked = counts.most_common(2)
    most = ranked[0][1] if ranked else 0
    others = ranked[1][1] if len(ranked) > 1 else 0
    clear = most >= _LEAST and most >= _CLEAR * others
    return next(e for e in known if id(e) == ranked[0][0]) if clear else None
