"""What a page says about itself in JSON-LD: the nodes of all scripts, and the one that describes the article.

Nodes are found wherever they stand (`@graph`, lists, `mainEntity`), by width before depth, so that the page's own article
comes before articles that it only lists.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from kg.articles import signs

Node: TypeAlias = Mapping[str, Any]

_ARTICLES = re.compile(r"(?:[A-Za-z]*Article|LiveBlogPosting|BlogPosting|Report|SocialMediaPosting|WebPage/Article)$")
_NOT_OWN = frozenset(
    "itemListElement hasPart isBasedOn citation mentions relatedLink associatedMedia video image comment review "
    "publisher author creator potentialAction breadcrumb liveBlogUpdate about isRelatedTo".split()
)
_MOST_NODES = 5000
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s{0,200}([}\]])")
_WRAPPERS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")


def nodes(scripts: Sequence[str]) -> list[Node]:
    """Every object with a type that the scripts hold, the page's own first; at most 5,000 are looked at."""
    waiting: deque[object] = deque(value for script in scripts if (value := _value(script)) is not None)
    found: list[Node] = []
    looked = 0
    while waiting and looked < _MOST_NODES:
        looked += 1
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value[:1000])
        elif isinstance(value, dict):
            if "@type" in value or "@id" in value:
                found.append(value)
            waiting.extend(
                inner for key, inner in value.items() if key not in _NOT_OWN and isinstance(inner, dict | list)
            )
    return found


def articles(found: Sequence[Node]) -> list[Node]:
    """The nodes that describe an article, in their order; if none does, those that were published."""
    named = [node for node in found if any(_ARTICLES.match(kind) for kind in types(node))]
    return named or [node for node in found if "datePublished" in node]


def types(node: Node) -> list[str]:
    """The types of a node without the vocabulary's address."""
    given = node.get("@type")
    listed = given if isinstance(given, list) else [given]
    return [kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)]


def words(value: object) -> str:
    """A value's text in one line, markup and entities resolved; the first of a list; empty for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", value.get("name", ""))
    if not isinstance(value, str):
        return ""
    plain = re.sub(r"<[^<>]{1,300}>", " ", html.unescape(html.unescape(value[:20_000])))
    return signs.line(plain)


def names(value: object, found: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Pairs of type and name in a value of `author`: strings, objects, lists of both, references by `@id`."""
    known = {node["@id"]: node for node in found if isinstance(node.get("@id"), str) and "name" in node}
    waiting = deque([value])
    looked = 0
    while waiting and looked < 100:  # noqa: PLR2004 - no article has more authors
        looked += 1
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extend(item[:50])
        elif isinstance(item, str):
            yield "", words(item)
        elif isinstance(item, dict):
            node = known.get(str(item.get("@id")), item) if "name" not in item else item
            kind = next(iter(types(node)), "")
            given = node.get("name") or " ".join(
                filter(None, [words(node.get("givenName")), words(node.get("familyName"))])
            )
            for name in given if isinstance(given, list) else [given]:
                yield kind, words(name)


def _value(script: str) -> object:
    text = _WRAPPERS.sub("", script.strip())
    for mended in (text, _CONTROL.sub(" ", text), _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text)).rstrip(" ;")):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
