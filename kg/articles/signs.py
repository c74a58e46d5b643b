"""Signs that show nothing, or make a text look like another one, are taken out when a text comes in."""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def tidy(text: str) -> str:
    """The text with line ends as line feeds; without control signs, signs of no width or of direction, lone surrogates."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def line(text: str) -> str:
    """The tidy text in one line."""
    return " ".join(tidy(text).split())
