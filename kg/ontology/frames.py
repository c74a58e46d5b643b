"""A frame as one line of an ontology -> `Frame`s: trigger and paths. This module alone knows the notation.

A line is written with dictionary forms and slots in braces: `{s}` the subject, `{o}` the object, any other name a
further part that the sentence may hold. `/` parts alternatives of one word, and each combination is a `Frame` with the
line as its text. What stands where is told by paths:

    line                              trigger         paths
    {s} reject {o}                    reject          s <     o >
    {s} agree to {o}                  agree           s <     o to
    {s} put forward {o}               put             s <     o forward
    {s} reach agreement on {o}        reach           s <     o agreement on
    {s} call on {to} to {o}           call            s <     to on     o to
    hold {s} in {o}                   hold            s >     o in
    {s}'s rejection of {o}            rejection       s 's    o of
    agreement between {s} and {s}     agreement       s between
    {o} proposed by {s}               proposed        o <     s by
    {s}-brokered {o}                  brokered        s -     o >
    {o} {s}                           (empty)         o <     s >
    {o}'s {s}                         's              o <     s >
    {s}, {o}                          ,               s <     o >
    {s}, head of {o}                  ,               s <     o > head of
    {s} in {o}                        in              s <     o >
    {s} hold {o} hostage              hold            s <     o >     and hostage, without a name
    {s}'s {o:Proposal}                's              s <     o >     where o is of the class Proposal
    {s} break {o:truce/Agreement}     break           s <     o >     where o is an Agreement or its noun is "truce"
    {s} decline to {o!comment/say}    decline         s <     o to     where o's head is neither word
    {s} be in breach of {o}           be              s <     o in breach of

The trigger is a comma that stands between two slots, else the first word that is no slot, else the `'s` between two
slots, else empty. A slot before the trigger has the path `<`, or what ties it to the next word (`'s`, `-`). A slot
right after the trigger has `>`, any other the words between it and the slot or trigger before it. Words that follow the
last slot become a slot without a name: they must stand there and are no end of a claim. A colon narrows what may fill a
slot: to the local name of a class, which begins with a capital, or to a word at its head; after an exclamation mark
stand heads that may not fill it. `/` parts alternatives. `[o]` at the end says that no object stands there: it is the
event at hand.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.model import Frame, Slot

BEFORE = "<"
AFTER = ">"
OWNER = "'s"
COMMA = ","
HYPHEN = "-"

_TOKEN = re.compile(
    r"\{(?P<slot>[a-z]+(?::[A-Za-z/-]+)?(?:![a-z/-]+)?)\}"
    r"|\[(?P<implied>o)\]"
    r"|(?P<tie>'s(?!\w)|,|(?<=\})-(?=\w))"
    r"|(?P<word>[\w.&-]+(?:/[\w.&-]+)*)"
    r"|(?P<bad>\S)"
)
_TIES = frozenset({OWNER, COMMA, HYPHEN})
_IMPLIED = "[o]"
_Token = str | Slot
"""A word (with its alternatives), a tie, the object that is not said, or a slot whose path is not known yet."""


def parse(text: str, *, denies: bool = False) -> tuple[Frame, ...]:
    """One line of `kg:frame` (or, with `denies`, of `kg:denyingFrame`), expanded.

    Raises ValueError with what is wrong and how to write it.
    """
    tokens = tuple(_tokens(text.replace("’", "'")))
    _complain(tokens)
    implies = _IMPLIED in tokens
    said = tuple(token for token in tokens if token != _IMPLIED)
    at = _trigger(said)
    if at is None:
        return (Frame(text, ("",), _adjacent(said), denies, implies),)
    made = itertools.product(*(_choices(token) for token in said))
    return tuple(Frame(text, (str(words[at]),), _slots(words, at), denies, implies) for words in made)


def _tokens(text: str) -> Iterator[_Token]:
    """Slots without paths, words as they stand, ties as themselves; a second `and {s}` is grammar's and falls away."""
    for match in _TOKEN.finditer(re.sub(r"(\{[\w:!/-]+\}) and \1", r"\1", text)):
        if match["bad"]:
            raise ValueError(f"{match['bad']!r} has no meaning in a frame; write words, '/', \"'s\", ',' and {{slots}}")
        yield _narrowed(match["slot"]) if match["slot"] else match[0]


def _narrowed(text: str) -> Slot:
    """The slot of `o:truce/Agreement!news`, without a path: its name, classes and heads, and the heads that it bars."""
    wanted, _, barred = text.partition("!")
    name, _, narrowing = wanted.partition(":")
    words = [word for word in narrowing.split("/") if word]
    kinds, heads = (tuple(word for word in words if word[0].isupper() is big) for big in (True, False))
    return Slot(name, (), kinds, heads, tuple(word for word in barred.split("/") if word))


def _complain(tokens: tuple[_Token, ...]) -> None:
    slots = [token.name for token in tokens if isinstance(token, Slot)] + ["o" for token in tokens if token == _IMPLIED]
    for name in ("s", "o"):
        if slots.count(name) != 1:
            raise ValueError(f"{{{name}}} stands {slots.count(name)} times; a frame has one {{s}} and one {{o}}")
    if repeated := sorted({name for name in slots if slots.count(name) > 1}):
        raise ValueError(f"{', '.join(repeated)} stands more than once; give each further slot its own name")


def _choices(token: _Token) -> list[_Token]:
    return [token] if isinstance(token, Slot) or token in _TIES else [*token.split("/")]


def _trigger(tokens: tuple[_Token, ...]) -> int | None:
    """Where the trigger stands: a comma between slots, else the first word, else an `'s`, else nowhere."""
    for wanted in (lambda t: t == COMMA, lambda t: t not in _TIES, lambda t: t == OWNER):
        found = next((i for i, token in enumerate(tokens) if isinstance(token, str) and wanted(token)), None)
        if found is not None:
            return found
    return None


def _slots(tokens: tuple[_Token, ...], at: int) -> tuple[Slot, ...]:
    lead = (AFTER,) if tokens[at] in _TIES else ()
    return (*_before(tokens[:at]), *_after(tokens[at + 1 :], lead))


def _adjacent(tokens: tuple[_Token, ...]) -> tuple[Slot, Slot]:
    slots = [token for token in tokens if isinstance(token, Slot)]
    if len(slots) != 2 or len(tokens) != 2:  # noqa: PLR2004 - two slots side by side are the one frame without a word
        raise ValueError("without a word between them only two slots can stand, as in '{o} {s}'")
    return _at(slots[0], (BEFORE,)), _at(slots[1], (AFTER,))


def _before(tokens: tuple[_Token, ...]) -> Iterator[Slot]:
    for token, following in itertools.zip_longest(tokens, tokens[1:], fillvalue=""):
        if isinstance(token, Slot):
            yield _at(token, (following if isinstance(following, str) and following in _TIES else BEFORE,))


def _after(tokens: tuple[_Token, ...], lead: tuple[str, ...]) -> Iterator[Slot]:
    """The slots behind the trigger; `lead` opens the paths of an apposition, whose words hang on no verb or noun."""
    words: list[str] = []
    for token in tokens:
        if isinstance(token, Slot):
            yield _at(token, (*lead, *words) if words else (AFTER,))
            words = []
        else:
            words.append(token)
    if words:
        yield Slot("", (*lead, *words))


def _at(slot: Slot, path: tuple[str, ...]) -> Slot:
    return Slot(slot.name, path, slot.kinds, slot.heads, slot.barred)
