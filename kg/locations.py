"""Where the files that ship with kg lie: in the checkout beside `kg/`, in a wheel below `kg/data/`."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def ontologies() -> Path:
    """Folder of the shipped ontology files."""
    return _shipped("ontologies")


def examples() -> Path:
    """Folder of the shipped example articles."""
    return _shipped("examples")


def _shipped(name: str) -> Path:
    in_wheel = _HERE / "data" / name
    return in_wheel if in_wheel.is_dir() else _HERE.parent / name
