"""The identifiers that kg mints: the same content gives the same one, on any machine."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

BASE = "https://w3id.org/parley/"
"""Stem of every IRI that kg mints; data stands below `id/`."""

_pack = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def content_hash(*fields: object) -> str:
    """Sixteen hex digits of SHA-256 over a compact JSON array of the fields: unambiguous whatever the text holds."""
    return hashlib.sha256(_pack(fields).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(text: str) -> str:
    """`text` folded to `[a-z0-9-]`, at most 60 characters: the readable part of an identifier."""
    folded = unicodedata.normalize("NFKD", text.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].rstrip("-")


def kebab(iri: str) -> str:
    """The contract's name of a relation: `.../talks#agreedTo` -> `agreed-to`."""
    local = re.split(r"[/#]", iri)[-1]
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"-\1", local).lower()
