"""What can be counted of how the code is built."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

KG = Path(__file__).parents[1] / "kg"
MODULES = sorted(KG.rglob("*.py"))
LONGEST_FUNCTION = 40
LONGEST_MODULE = 460


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(KG)))
def test_module_and_its_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    long = [f.name for f in _functions(path) if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(KG)))
def test_no_exception_is_swallowed_unnamed(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    broad = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert broad == []


def test_most_functions_are_about_ten_lines() -> None:
    lengths = sorted((f.end_lineno or 0) - f.lineno + 1 for path in MODULES for f in _functions(path))
    assert lengths[int(0.9 * len(lengths))] <= 22


def test_page_never_writes_html_of_its_own() -> None:
    scripts = {path.name: path.read_text(encoding="utf-8") for path in sorted((KG / "page" / "js").glob("*.js"))}
    assert scripts
    for name, text in scripts.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            name
        )


def test_page_names_no_address_to_load_from() -> None:
    for path in sorted((KG / "page").rglob("*")):
        if path.suffix in (".j2", ".css"):
            assert not re.search(r"(src|href)=\"https?:|@import|url\(", path.read_text(encoding="utf-8")), path.name
