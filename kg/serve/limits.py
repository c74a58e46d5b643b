"""What one query, one client and all of them together may use."""

from __future__ import annotations

from dataclasses import dataclass

from kg.query.guard import DEPTH

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a server. Times are seconds, sizes bytes.

    `seconds` ends a query; `rows` (of a table, or triples) and `answer` bound its result; `memory` its process. `body`
    bounds a request and so the text of a query, `depth` its nested brackets. `workers` queries run at once; one that runs
    for longer than `quick` goes on beside them, with less of the processor, while no more than `slow` do so. `waiting`
    requests may stand in line, for `seconds` at most. `clients` connections are held, and one that takes nothing or
    sends nothing for `patience` is cut.
    """

    seconds: float = 10.0
    rows: int = 100_000
    answer: int = 64 * MIB
    memory: int = 1024 * MIB
    body: int = MIB
    depth: int = DEPTH
    workers: int = 2
    quick: float = 1.0
    slow: int = 2
    waiting: int = 64
    clients: int = 256
    patience: float = 10.0
