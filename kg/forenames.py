"""Forenames that are nearly always a man's or a woman's: a hint for "he" and "she", never more.

The list is made by `benchmarks/forenames.py` of the birth counts of the US Social Security Administration (public domain).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def genders() -> dict[str, str]:
    """Forename, folded -> "m" or "f"."""
    said = json.loads((Path(__file__).parent / "forenames.json").read_text(encoding="utf-8"))
    return {name: gender for gender in ("m", "f") for name in said[gender].split()}
