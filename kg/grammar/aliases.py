"""What people and bodies are also called: "Diego Luna, better known as Condor", "the Dock Congress, known as DOC".

In: a parsed paragraph and the names found in it. Out: for each such name its span and the name in full that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.grammar.fullnames import Span
from kg.grammar.parsed import Doc

_CUE = re.compile(
    r"^[\s,(–-]*(?:who (?:is |was )?)?"
    r"(?:(?:commonly|better|widely|popularly|also|usually|often|best|generally|more commonly) )?"
    r"(?:known (?:to \w+ )?(?:simply |only )?(?:as|by (?:his|her|the) (?:nickname|nom de guerre|alias|code name)(?: of)?)"
    r"|alias|aka|a\.k\.a\.|nicknamed|goes by the (?:name|nom de guerre|alias)(?: of)?) "
    r"[\"'“‘]?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
_REACH = 24


def find(doc: Doc, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """(span of the other name, the name in full that stands before it), in the order of the names."""
    for one in spans:
        if one.label not in ("PERSON", "ORG") or one.end >= len(doc):
            continue
        start = doc[one.end].idx
        match = _CUE.match(doc.words(one.end, min(len(doc), one.end + _REACH)))
        other = doc.around(start + match.start("name"), start + match.end("name")) if match else None
        if other is not None:
            yield Span(other.start, other.end, one.label, known=True), doc.words(one.start, one.end)
