"""The shipped questions, for the query page: `ontologies/questions/*.rq`."""

from __future__ import annotations

from kg import locations


def shipped() -> list[dict[str, str]]:
    """Each question's `name`, the `question` in English (the first comment of its file) and the `query`, by name."""
    files = sorted((locations.ontologies() / "questions").glob("*.rq"))
    return [_question(path.stem, path.read_text(encoding="utf-8")) for path in files]


def _question(name: str, query: str) -> dict[str, str]:
    first = next((line for line in query.splitlines() if line.startswith("#")), "")
    return {"name": name, "question": first.lstrip("# ") or name, "query": query}
