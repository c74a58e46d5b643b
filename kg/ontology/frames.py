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
from dataclasses import replace

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


def parse(text: str, *, denies: bool = False) -> tuple[Frame, ...]:
    """One line of `kg:frame` (or, with `denies`, of `kg:denyingFrame`), expanded.

    Raises ValueError with what is wrong and how to write it.
    """
    tokens = tuple(_tokens(text.replace("’", "'")))
    _complain(tokens)
    choices = [_choices(token) for token in tokens if not _is_implied(token)]
    made = (_frame(text, choice) for choice in itertools.product(*choices))
    implies = any(_is_implied(token) for token in tokens)
    return tuple(replace(frame, denies=denies, implies=implies) for frame in made)


def _tokens(text: str) -> Iterator[str]:
    """Slots as `{name}`, words as they stand, ties as themselves; a second `and {s}` is grammar's and falls away."""
    for match in _TOKEN.finditer(re.sub(r"(\{[\w:!/-]+\}) and \1", r"\1", text)):
        if match["bad"]:
            raise ValueError(f"{match['bad']!r} has no meaning in a frame; write words, '/', \"'s\", ',' and {{slots}}")
        yield match[0]


def _complain(tokens: tuple[str, ...]) -> None:
    slots = [_name(token) for token in tokens if _is_slot(token) or _is_implied(token)]
    for name in ("s", "o"):
        if slots.count(name) != 1:
            raise ValueError(f"{{{name}}} stands {slots.count(name)} times; a frame has one {{s}} and one {{o}}")
    if repeated := sorted({name for name in slots if slots.count(name) > 1}):
        raise ValueError(f"{', '.join(repeated)} stands more than once; give each further slot its own name")


def _choices(token: str) -> list[str]:
    return [token] if _is_slot(token) or token in _TIES else token.split("/")


def _frame(text: str, tokens: tuple[str, ...]) -> Frame:
    at = _trigger(tokens)
    if at is None:
        return _adjacent(text, tokens)
    before, after = tokens[:at], tokens[at + 1 :]
    lead = (AFTER,) if tokens[at] in _TIES else ()
    return Frame(text, (tokens[at],), (*_before(before), *_after(after, lead)))


def _trigger(tokens: tuple[str, ...]) -> int | None:
    """Where the trigger stands: a comma between slots, else the first word, else an `'s`, else nowhere."""
    for wanted in (lambda t: t == COMMA, lambda t: not _is_slot(t) and t not in _TIES, lambda t: t == OWNER):
        found = next((i for i, token in enumerate(tokens) if wanted(token)), None)
        if found is not None:
            return found
    return None


def _adjacent(text: str, tokens: tuple[str, ...]) -> Frame:
    if len(tokens) != 2:  # noqa: PLR2004 - two slots side by side are the one frame without a word
        raise ValueError("without a word between them only two slots can stand, as in '{o} {s}'")
    first, second = tokens
    return Frame(text, ("",), (_slot(first, (BEFORE,)), _slot(second, (AFTER,))))


def _before(tokens: tuple[str, ...]) -> Iterator[Slot]:
    for token, following in itertools.zip_longest(tokens, tokens[1:], fillvalue=""):
        if _is_slot(token):
            yield _slot(token, (following if following in _TIES else BEFORE,))


def _after(tokens: tuple[str, ...], lead: tuple[str, ...]) -> Iterator[Slot]:
    """The slots behind the trigger; `lead` opens the paths of an apposition, whose words hang on no verb or noun."""
    words: list[str] = []
    for token in tokens:
        if _is_slot(token):
            yield _slot(token, (*lead, *words) if words else (AFTER,))
            words = []
        else:
            words.append(token)
    if words:
        yield Slot("", (*lead, *words))


def _is_slot(token: str) -> bool:
    return token.startswith("{")


def _is_implied(token: str) -> bool:
    return token.startswith("[")


def _name(token: str) -> str:
    return re.split("[:!]", token.strip("{}[]"))[0]


def _slot(token: str, path: tuple[str, ...]) -> Slot:
    wanted, _, barred = token.strip("{}").partition("!")
    narrowing = [word for word in wanted.partition(":")[2].split("/") if word]
    kinds, heads = (tuple(word for word in narrowing if word[0].isupper() is big) for big in (True, False))
    return Slot(_name(token), path, kinds, heads, tuple(word for word in barred.split("/") if word))
