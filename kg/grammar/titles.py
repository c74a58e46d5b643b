"""Titles right before names, hidden from the parser and kept apart: "Peruvian Foreign Minister Rosa Quispe signed".

A small parser often takes a long title for the subject and the name for something else. In: a paragraph's reading copy,
cut into tokens. Out: the copy without such titles, and each title with the states and bodies that stand before it. The
parser then sees "Rosa Quispe signed" (measured on agency reports: this mends most subjects lost after titles).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.forenames import genders
from kg.grammar import bodies
from kg.grammar.bodies import Behind, Known, Owner
from kg.grammar.copy import Copy
from kg.grammar.gazetteer import Gazetteer
from kg.grammar.labels import PARTICLES
from kg.grammar.sides import SIDES

_LONGEST_NAME = 4
_SHORTEST_PLURAL = 3
_LEAST = 2
_RANKS = frozenset(
    "acting deputy first second vice senior chief interim outgoing incoming former ex then new newly longtime veteran"
    " special top lead assistant permanent incumbent current retired fellow".split()
)
FIELDS = SIDES | frozenset(
    "finance trade economic economy education home energy policy campaign communications resources human rail"
    " transport climate migration budget legal regional local government labour labor tax health press media justice"
    " shadow national water nuclear peace ceasefire truce border customs commerce industry farm agriculture technical"
    " sales strategy operations field humanitarian diplomatic financial commercial industrial general executive"
    " international external internal paramilitary tribal religious"
    " community church youth student business civilian transitional wartime".split()
)
"""Words that may stand before a title and tell its field ("finance chief", "human resources director")."""
_WITH_TASK = frozenset({"minister", "secretary", "adviser", "advisor", "premier", "commissioner"})
_PORTFOLIOS = frozenset({"Minister", "Secretary", "Commissioner"})
HOLDERS = frozenset({"Minister", "Secretary", "Undersecretary"})
"""Titles that may be told with their field behind them, where they stand before names."""
_LONGEST_PORTFOLIO = 6
_FORMER = frozenset({"former", "ex", "then"})
_SILENT = frozenset({"new", "newly", "longtime", "veteran", "current", "incumbent", "then", "fellow"})
_ARMED = frozenset(
    "general gen. lieutenant lt. major maj. brigadier brig. colonel col. admiral adm. marshal captain capt.".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_DETERMINED = (["the"], ["The"], ["an"], ["An"])
_FUNCTIONS = frozenset("negotiator spokesman spokeswoman spokesperson coordinator mediator adviser advisor".split())
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
SENT = frozenset("envoy ambassador minister coordinator adviser advisor negotiator representative".split())
_FACING = frozenset("counterpart predecessor successor rival opponent".split())
"""Titles of people who do not belong to whoever they are told of: "his counterpart"."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A title before a name. Positions are those of the copy it was found in; the name begins at `name`.

    `start` and `end` span all that is hidden, `title_start` and `title_end` the title without nation and body.
    `owners` stand before the title, `after` behind it with its preposition ("head of the Border Guard Diego Luna").
    """

    start: int
    end: int
    title_start: int
    title_end: int
    title: str
    owners: tuple[Owner, ...]
    name: int
    name_end: int
    former: bool = False
    after: tuple[tuple[str, Owner], ...] = ()


def find(doc: Doc, gazetteer: Gazetteer, proper: Collection[str] = frozenset()) -> list[Hidden]:
    """All titles that stand right before a name, in the order of the text; `doc` needs no parse.

    Titles may follow one another ("Chief of Staff General Diego Luna"). `proper` are words that the article writes with a
    capital within sentences.
    """
    words = [token.text for token in doc]
    lower = [word.lower() for word in words]
    spans = [_own(doc, span, gazetteer) for span in _matches(lower, gazetteer) if not _describes(words, *span)]
    matches = [_with_portfolio(doc, *span, gazetteer) for span in spans]
    known = {i: span for span in _known(words, gazetteer, matches) for i in range(*span[:2])}
    found: list[Hidden] = []
    floor = 0
    for (start, stop), name, end, body in _followed(doc, matches, known):
        if start < floor:
            continue
        one = _hidden(doc, (start, stop), name, known, floor, proper)
        last = found[-1] if found else None
        if last is not None and start and lower[start - 1] == "and" and (last.end, last.name) == (one.start, one.name):
            one = replace(one, owners=one.owners or last.owners)
        after = ((body.preposition, body.owner),) if body is not None else ()
        found.append(replace(one, end=doc[end].idx, after=after))
        floor = end
    return sorted([*found, *_shared(doc, lower, gazetteer, known, proper)], key=lambda one: one.start)


def _own(doc: Doc, span: tuple[int, int], gazetteer: Gazetteer) -> tuple[int, int]:
    """The title without the end of a body's name: "leader" of "the Workers Party leader"."""
    start, stop = span
    small = stop - start > 1 and doc[start + 1].text.islower() and bodies.closes(doc, start)
    rest = gazetteer.title_at([token.lower_ for token in doc], start + 1) if small else None
    return (start + 1, stop) if rest == stop else span


def _with_portfolio(doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """The title of a minister with what it is of, if a forename follows ("Minister of Trade and Industry Rosa Quispe")."""
    held = next((i for i in range(start, stop) if doc[i].text in HOLDERS), len(doc))
    if doc[held + 1 : held + 2].text not in ("of", "for"):
        return start, stop
    first = held + 2
    end = first
    while end < min(first + _LONGEST_PORTFOLIO, len(doc)) and doc[end].lower_ not in genders():
        if not (doc[end].text.istitle() or (end > first and doc[end].text == "and")):
            return start, stop
        end += 1
    field = [token.text for token in doc[first:end]]
    named = end < len(doc) and doc[end].text.istitle() and field and field[-1] != "and"
    known = any(True for _ in gazetteer.matches(field)) or bodies.is_body(field)
    return (start, max(end, stop)) if named and not known else (start, stop)


def noun_of(title: str) -> str:
    """The noun of a title in small letters: that before "of" where a minister's field follows it, else its last word."""
    words = title.split()
    at = next((i for i, word in enumerate(words) if word in HOLDERS and words[i + 1 : i + 2] in (["of"], ["for"])), -1)
    return words[at].lower()


def _known(
    words: Sequence[str], gazetteer: Gazetteer, titled: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """The known names; of one that runs into a title only what stands before that ("[US] Treasury Secretary")."""
    for start, end, label in gazetteer.matches(words):
        cut = next((first for first, stop in titled if start < first < end < stop), end)
        inner = gazetteer.matches(words[start:cut]) if cut < end else ((0, end - start, label),)
        yield from ((start + a, start + b, name) for a, b, name in inner)


def _followed(
    doc: Doc, matches: Sequence[tuple[int, int]], known: Known
) -> Iterator[tuple[tuple[int, int], int, int, Behind | None]]:
    """The titles that a name follows, at once or behind another title or a body.

    For each its span, where the name begins, where what is hidden ends, and the body between.
    """
    found: list[tuple[tuple[int, int], int, int, Behind | None]] = []
    names: dict[int, int] = {}
    for start, stop in reversed(matches):
        body = bodies.behind(doc, stop, known)
        end, used = stop, None
        if body is not None and not (stop in names or _names(doc, stop, known)):
            ranked = doc[body.end : body.end + 1].text.lower() in _ARMED
            follows = ranked if body.end in names else _introduces(doc, body, known)
            end, used = (body.end, body) if follows else (-1, None)
        elif stop not in names and not _names(doc, stop, known):
            second = next((i for i in (stop + 1, stop + 2) if i in names), -1)
            if second < 0 or not _doubles(doc, start, stop):
                continue
            names[start], end = names[second], stop + 1
        if end < 0:
            continue
        names.setdefault(start, names.get(end, end))
        if not (stop in names and stop - start == 1 and _ranks(doc, start)):
            found.append(((start, stop), names[start], end, used))
    return reversed(found)


def _ranks(doc: Doc, i: int) -> bool:
    """Whether a word is a rank in the title behind it: the "chief" before "Admiral" is a title of its own."""
    armed = doc[i].lower_ == "chief" and doc[i + 1 : i + 2].text.lower() in _ARMED
    return doc[i].lower_ in _RANKS and not armed


def _shared(
    doc: Doc, lower: Sequence[str], gazetteer: Gazetteer, known: Known, proper: Collection[str]
) -> Iterator[Hidden]:
    """A title in the plural before several names ("Foreign Ministers Rosa Quispe and Diego Luna"), once for each.

    Of as many states before it each name has its own ("Peruvian and Chilean ministers").
    """
    for start, stop in _matches(lower, gazetteer, plural=True):
        names = list(_listed(doc, stop, known))
        if len(names) > 1:
            one = _hidden(doc, (start, stop), names[0], known, 0, proper)
            one = replace(one, title=singular(one.title))
            left, owners = bodies.listed_before(doc, start, known, 0)
            owners = [_completed(owner, owners[-1], gazetteer) for owner in owners]
            several = len(owners) >= _LEAST
            left -= several and left > 0 and doc[left - 1].lower_ in _ARTICLES
            one = replace(one, start=min(one.start, doc[left].idx) if several else one.start)
            owned = (
                [(owner,) for owner in owners]
                if len(owners) == len(names)
                else [() if several else one.owners] * len(names)
            )
            yield replace(one, owners=owned[0])
            for name, own in zip(names[1:], owned[1:], strict=True):
                end = doc[_name_end(doc, name, known) - 1]
                at = doc[name].idx
                yield replace(one, start=at, end=at, name=at, name_end=end.idx + len(end), owners=own)


def _doubles(doc: Doc, start: int, stop: int) -> bool:
    """Whether one person has two titles: "the deputy prime minister and chief negotiator Rosa Quispe".

    Or "Information Minister and government spokesman Diego Luna": with an article they may be two people.
    """
    second = [token.text for token in doc[stop + 1 : stop + 3]]
    if doc[stop : stop + 1].text != "and" or not second:
        return False
    office = doc[start:stop].text.islower() and doc[stop - 1].text in _WITH_TASK
    if office and "negotiator" in second:
        return True
    if start and doc[start - 1].lower_ in (_ARTICLES | _RANKS):
        return doc[start - 1].lower_ in _RANKS and _doubles(doc, start - 1, stop)
    alike = doc[start].is_title and second[0].istitle()
    return alike or not _FUNCTIONS.isdisjoint(second)


def _completed(owner: Owner, last: Owner, gazetteer: Gazetteer) -> Owner:
    """The owner with the word that it shares with the last: "Greek" in "Greek and Turkish Cypriot leaders"."""
    shared = last.text.split()[1:]
    whole = (owner.text, *shared)
    known = shared and any(sequence == whole for sequence, _ in gazetteer.by_first.get(owner.text, ()))
    return replace(owner, text=" ".join(whole)) if known else owner


def _listed(doc: Doc, i: int, known: Known) -> Iterator[int]:
    """Where the names of a list begin; each may have its state behind it ("Rosa Quispe of Peru and Diego Luna")."""
    while _names(doc, i, known):
        yield i
        i = _name_end(doc, i, known)
        if i + 1 < len(doc) and doc[i].lower_ == "of" and i + 1 in known:
            i = known[i + 1][1]
        while i < len(doc) and doc[i].lower_ in (",", "and", "&"):
            i += 1


def in_article(one: Hidden, copy: Copy) -> Hidden:
    """The same title with the article's offsets for those of the copy."""
    at = copy.origin

    def placed(owner: Owner) -> Owner:
        return replace(owner, start=at[owner.start], end=at[owner.end - 1] + 1)

    return replace(
        one,
        start=at[one.start],
        end=at[one.end],
        title_start=at[one.title_start],
        title_end=at[one.title_end - 1] + 1,
        owners=tuple(map(placed, one.owners)),
        after=tuple((preposition, placed(owner)) for preposition, owner in one.after),
        name=at[one.name],
        name_end=at[one.name_end - 1] + 1,
    )


def without(copy: Copy, hidden: Iterable[Hidden]) -> Copy:
    """The copy without the hidden words."""
    text, last = "", 0
    origin: list[int] = []
    for one in hidden:
        text += copy.text[last : one.start]
        origin += copy.origin[last : one.start]
        last = one.end
    return Copy(text + copy.text[last:], (*origin, *copy.origin[last:]))


def singular(words: str) -> str:
    """Words of a title whose last is a plural, in the singular ("joint secretaries")."""
    return words[:-3] + "y" if words.endswith("aries") else words.removesuffix("s")


def _matches(words: Sequence[str], gazetteer: Gazetteer, *, plural: bool = False) -> Iterator[tuple[int, int]]:
    """Token spans of titles, longest first at each place; in the singular, or else in the plural alone."""
    single = [singular(word) if len(word) > _SHORTEST_PLURAL else "" for word in words] if plural else words
    end = 0
    for i in gazetteer.title_starts(words, single):
        stop = gazetteer.title_at(words, i, single if plural else ()) if i >= end else None
        if stop is not None and (not plural or words[stop - 1].endswith("s")):
            yield i, stop
            end = stop


def _describes(words: Sequence[str], start: int, stop: int) -> bool:
    """Whether what may be a title is an adjective ("the official Ruritanian news agency"): no name is a lone word there."""
    behind = words[stop + 1 : stop + 2]
    return (
        words[start:stop] == ["official"] and words[start - 1 : start] in _DETERMINED and any(map(str.islower, behind))
    )


def _names(doc: Doc, i: int, known: Known) -> bool:
    """Whether a person's name begins at token `i`: a capitalised word that is known as nothing else."""
    if i >= len(doc) or not doc[i].text[:1].isupper() or doc[i].text.isupper() or not doc[i].text[:2].isalpha():
        return False
    if doc[i].lower_ in _RANKS:
        return False  # "Deputy Assistant Secretary"
    return (i not in known or known[i][2] == "PERSON") and not bodies.is_body(
        token.text for token in doc[i : _name_end(doc, i, known)]
    )


def _introduces(doc: Doc, body: Behind, known: Known) -> bool:
    """Whether the name of a person begins behind a title's body: a forename, or two words behind a state.

    A rank may stand between; any other title would own the body itself ("an aide to Peruvian President").
    """
    if not _names(doc, body.end, known):
        return False
    long = _name_end(doc, body.end, known) - body.end > 1
    return long and (doc[body.end].lower_ in genders() or body.owner.label in ("GPE", "NORP"))


def _is_field(doc: Doc, i: int, title: str) -> bool:
    """Whether a word tells the field of a title that is written like it, in small letters or with capitals.

    The first word of a sentence has a capital whatever it is; the last word of a body's name is no field.
    """
    word = doc[i]
    opens = i == 0 or doc[i - 1].text in bodies.BREAKS
    small = title.islower() or title.isupper()  # "MP", "CEO"
    if not opens and word.lower_ in SIDES and bodies.closes(doc, i):
        return False
    return word.lower_ in FIELDS and (word.text.islower() == small or opens)


def _is_portfolio(doc: Doc, i: int, start: int, known: Known) -> bool:
    """Whether a capitalised word is part of the title of a minister that it stands before ("Reconciliation Minister")."""
    word = doc[i]
    return doc[start].text in _PORTFOLIOS and i not in known and word.text.isalpha() and bodies.is_part(word)


def _hidden(doc: Doc, span: tuple[int, int], name: int, known: Known, floor: int, proper: Collection[str]) -> Hidden:
    left = start = span[0]
    stop = span[1]
    former = False
    while left > floor and (_ranks(doc, left - 1) or _is_field(doc, left - 1, doc[start].text)):
        left -= 1
        former = former or doc[left].lower_ in _FORMER
    while left > max(floor, start - 2) and _is_portfolio(doc, left - 1, start, known):
        left -= 1
    while left > floor and doc[left - 1].lower_ in _RANKS:
        left -= 1
        former = former or doc[left].lower_ in _FORMER
    title_left = next((i for i in range(left, start) if doc[i].lower_ not in _SILENT), start)
    if left > floor + 1 and doc[left - 1].text == "-" and doc[left - 2].lower_ == "ex":
        left, former = left - 2, True
    left, owners = bodies.before(doc, left, known, floor, proper)
    while left > floor and doc[left - 1].lower_ in (_RANKS | _ARTICLES | _POSSESSIVES):
        left -= 1
        former = former or doc[left].lower_ in _FORMER
        if doc[left].lower_ in _POSSESSIVES and noun_of(doc[start:stop].text) not in _FACING:
            owners.append(bodies.whoever(doc, left))
    end = _name_end(doc, name, known)
    if doc[left].lower_ in _RANKS:
        left, more = bodies.before(doc, left, known, floor, proper)
        owners += more
    return Hidden(
        start=doc[left].idx,
        end=doc[stop].idx,
        title_start=doc[title_left].idx,
        title_end=doc[stop - 1].idx + len(doc[stop - 1]),
        title=doc[title_left:stop].text,
        owners=tuple(_senders(owners, noun_of(doc[start:stop].text))),
        name=doc[name].idx,
        name_end=doc[end - 1].idx + len(doc[end - 1]),
        former=former,
    )


def _senders(owners: Sequence[Owner], title: str) -> Sequence[Owner]:
    """The owners without the country or body that an envoy is sent to ("the UN Libya envoy", "Peru's UN ambassador")."""
    if len(owners) < _LEAST or title not in SENT or owners[0].label in ("NORP", bodies.PRONOUN):
        return owners
    body = owners[0].label == "ORG" and not (
        title == "minister" and owners[0].text.istitle() and " " not in owners[0].text
    )
    return owners[1:] if not body or title == "ambassador" else owners


def _name_end(doc: Doc, start: int, known: Known) -> int:
    end = start + 1
    while end < len(doc) and end - start < _LONGEST_NAME and _name_part(doc, end, known):
        end += 1
    return end


def _name_part(doc: Doc, i: int, known: Known) -> bool:
    if doc[i].text == "-" or (doc[i - 1].text == "-" and doc[i].is_alpha):
        return not doc[i - 1].whitespace_
    if doc[i].lower_ in PARTICLES:
        return i + 1 < len(doc) and (doc[i + 1].text[:1].isupper() or _name_part(doc, i + 1, known))
    return doc[i].text[:1].isupper() and doc[i].text[:2].isalpha() and (i not in known or known[i][2] == "PERSON")
