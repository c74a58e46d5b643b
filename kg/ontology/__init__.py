"""The ontology files: `load` makes a `Schema` of them, `check` reports all their faults, `document` describes them.

What a file may say to kg is defined in `ontologies/kg.ttl`.
"""

from __future__ import annotations

from kg.ontology.load import load

__all__ = ["load"]
