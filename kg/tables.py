"""Rows as text: CSV that no spreadsheet takes for formulas, and JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

Row = Sequence[str | int | float | None]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(header: Sequence[str], rows: Iterable[Row]) -> str:
    """RFC 4180, but for line ends. Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def as_json_lines(records: Iterable[Mapping[str, object]]) -> str:
    """One object a line."""
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


def _harmless(cell: str | float | None) -> str | float:
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
