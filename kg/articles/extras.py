"""Libraries that only some formats need: imported when wanted, missed with the words that help."""

from __future__ import annotations

import importlib
from types import ModuleType

from kg.errors import InputError


def library(name: str, extra: str, place: str) -> ModuleType:
    """The module of that name.

    Raises:
        InputError: it is not installed; the message says with what to install it.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise InputError(
            f"{place}: needs the library {name}. Install it with: pip install 'parley-kg[{extra}]'"
        ) from error
