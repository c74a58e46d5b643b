"""The labels the parser gives to names (OntoNotes 5), in sets, and parts of names that several modules ask for."""

from __future__ import annotations

from kg.grammar.parsed import Span, Token

NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})
"""Labels of what has a name; the others are of days, amounts and numbers."""
OWNERS = frozenset({"NORP", "GPE", "ORG", "LOC", "FAC"})
"""Labels of what may have an office or a body ("Norland's ministry", "the Norish ministry")."""
ACTORS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
"""Labels of who may act."""
PARTICLES = frozenset("al el bin ibn abu van von der den de da di du la le ul bint ben dos".split())
"""Small words within a person's name."""
PREFIXES = frozenset({"inter", "intra", "pro", "anti", "non", "pan"})
"""What before a hyphen makes an adjective of a name ("pro-Norish")."""


def entity_of(token: Token) -> Span | None:
    """The named entity that the token belongs to, if it is a name's."""
    return token.entity if token.ent_type_ in NAMES else None
