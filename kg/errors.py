"""Every error that kg raises on purpose. A message names the place, the value, the choices and the cure."""

from __future__ import annotations


class KgError(Exception):
    """Root of all errors raised by kg."""


class InputError(KgError):
    """An input (article, folder, address) that cannot be read; other inputs go on."""


class OntologyError(KgError):
    """Faults of ontology files: all of them, one a line."""


class GraphError(KgError):
    """A built graph that cannot be read, or a query on it that cannot be run."""


class UsageError(KgError):
    """A command called in a way that cannot work (exit status 2)."""
