"""`kg read`: what was read of an input, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

TEXT = (
    "title: Talks end\ndate: 2025-06-02\npublisher: Wire\n\nShare\n\n"
    "The two delegations met for a third day in Mirzan, and the mediators spoke of an agreement within reach.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with an article."""
    file = tmp_path / "talks.txt"
    file.write_text(TEXT)
    return file


def test_json_has_the_keys_that_others_rely_on(path: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(path), "--format", "json"])
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(found) == [
        "id",
        "title",
        "date",
        "date_source",
        "publisher",
        "authors",
        "url",
        "language",
        "paragraphs",
    ]
    (paragraph,) = found["paragraphs"]
    assert (paragraph["kind"], paragraph["text"][:7]) == ("body", "The two")


def test_the_table_shows_what_was_left_out_and_where_the_date_came_from(path: Path) -> None:
    shown = CliRunner().invoke(main, ["read", str(path)]).stdout
    assert "2025-06-02  [header]" in shown
    assert "(left out)" in shown
    assert "Share" in shown


def test_a_fault_goes_to_standard_error_and_sets_the_exit_status(path: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(path), str(path.parent / "none.txt"), "--format", "json"])
    assert result.exit_code == 1
    assert "no such file" in result.stderr
    assert len(result.stdout.splitlines()) == 1
