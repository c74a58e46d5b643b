"""Makes `docs/ontology.md` of the shipped ontology files. Run after every change: `python ontologies/make/document.py`."""
# ruff: noqa: INP001 - a script, in no package

from __future__ import annotations

from pathlib import Path

from kg.ontology import document
from kg.ontology.load import extensions, files

if __name__ == "__main__":
    page = Path(__file__).parents[2] / "docs" / "ontology.md"
    page.write_text(document.markdown(files(extensions())), encoding="utf-8", newline="\n")
