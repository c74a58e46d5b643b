"""Questions over time: what happened when, who stood where on what at a day, what changed between two rounds."""

from __future__ import annotations

from kg.rounds.corpus import Corpus, Event
from kg.rounds.diff import Change, Section, changes
from kg.rounds.positions import Position, Stance, positions
from kg.rounds.scopes import Scope, by_date, by_round, scope, whole

__all__ = [
    "Change",
    "Corpus",
    "Event",
    "Position",
    "Scope",
    "Section",
    "Stance",
    "by_date",
    "by_round",
    "changes",
    "positions",
    "scope",
    "whole",
]
