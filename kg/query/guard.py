"""What may not run: other services, other datasets, updates, and brackets so deep that a parser drowns in them.

The engine has no switch against SERVICE, and it would ask any address from inside this machine. So a query is cut into
tokens here, just far enough to tell keywords from strings, comments, IRIs and names. What the engine might read otherwise
is refused: a bare word that only contains `service` too (`1e5SERVICE` is a number and a keyword). The worker's sandbox
is the second wall: it opens no socket.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

MALFORMED, REFUSED = 400, 403
DEPTH = 64
"""How deep brackets may nest: some hundreds overflow the stack of the engine's parser, and the process dies."""

_TOKEN = re.compile(
    r"""
    (?P<blank>  \s+ | \#[^\n\r]* )
  | (?P<iri>    <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<string> \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )* \"{3} | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )* '{3}
              | \" (?: [^"\\\n\r] | \\. )* \" | ' (?: [^'\\\n\r] | \\. )* ' )
  | (?P<name>   [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | (?:[^\W\d][\w.-]*)?:(?: [\w:.-] | %[0-9A-Fa-f]{2} | \\. )* )
  | (?P<word>   [^\W\d]\w* )
  | (?P<sign>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset({"add", "clear", "copy", "create", "delete", "drop", "insert", "load", "move", "with"})
_ROUNDS = 8


class Refusal(Exception):  # noqa: N818 - a refusal is no fault of ours
    """A query that is not run: the HTTP status, and what to say."""

    def __init__(self, status: int, words: str) -> None:
        """Take the status and the words."""
        super().__init__(words)
        self.status, self.words = status, words


def stays_inside(query: str, depth: int = DEPTH) -> None:
    """Nothing, where the query asks its own graph alone and can be parsed without a crash.

    Raises:
        Refusal: It holds SERVICE, or nests brackets deeper than `depth`.
    """
    for text in _readings(query):
        _check(text, depth, lambda word, **_: _no_service(word))


def check(query: str, depth: int = DEPTH) -> None:
    """Nothing, where the query may run for anyone.

    Raises:
        Refusal: It holds SERVICE or a dataset of its own, is an update, or nests brackets deeper than `depth`.
    """
    for text in _readings(query):
        _check(text, depth, _no_service_dataset_or_update)


def _readings(query: str) -> Iterator[str]:
    r"""The query as it stands and with `\u0053` turned to `S`, again and again: an engine does so before it reads."""
    yield query
    for _ in range(_ROUNDS):
        plain = _ESCAPE.sub(_character, query)
        if plain == query:
            return
        yield plain
        query = plain
    raise Refusal(REFUSED, r"The query has escapes within escapes. Write the characters themselves instead of \u....")


def _character(escape: re.Match[str]) -> str:
    point = int(escape[1] or escape[2], 16)
    return chr(point) if point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else " "  # noqa: PLR2004 - of Unicode


def _check(text: str, depth: int, about: Callable[..., None]) -> None:
    """Counts brackets, and asks `about` each bare word and whether it can be the `first` of what is to be done."""
    open_brackets, first = 0, True
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "sign":
            open_brackets += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(token[0], 0)
            if open_brackets > depth:
                raise Refusal(REFUSED, f"The query nests brackets deeper than {depth}. Write it flatter.")
        elif token.lastgroup == "word":
            word = token[0].lower()
            about(word, first=first)
            first = first and word in {"prefix", "base", "version"}


def _no_service(word: str) -> None:
    if "service" in word:
        raise Refusal(REFUSED, "SERVICE is not allowed here: no other endpoint is asked. Query the other one itself.")


def _no_service_dataset_or_update(word: str, *, first: bool) -> None:
    _no_service(word)
    if word == "from":
        raise Refusal(REFUSED, "FROM is not allowed here: the dataset is fixed. Leave FROM out.")
    if first and word in _UPDATES:
        raise Refusal(REFUSED, "This endpoint is read-only. Change the graph with: kg build, kg remove.")
