"""Titles -> `Predication`s: what a person's title says, and the states, bodies and delegations that it ties the person to.

In: a paragraph's context. Out: for each title one predication a tie, in the shape of the frame that asks for it; and the
titles themselves as `Office`s, by which later steps know who is meant by "the minister".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg import model
from kg.grammar import bodies, clauses, complements, mentions, nominals, phrases, trades
from kg.grammar.antecedents import antecedent
from kg.grammar.bodies import Owner
from kg.grammar.context import Context
from kg.grammar.offices import Office, Title
from kg.grammar.parsed import Doc, Token
from kg.grammar.predications import APPOSED
from kg.grammar.series import conjuncts
from kg.grammar.sides import SIDES, home, side
from kg.grammar.titles import noun_of, singular
from kg.model import Form, Phrase, Predication, Reference, Status

TITLE = "title"
ADJACENT = ""
_COUNTERPART = "counterpart"
_GROUPS = frozenset("delegation team mission contingent".split())
_LEADING = frozenset("leader head chief".split())
_FIRST = frozenset("chief lead top head".split())
_NEGOTIATOR, _DELEGATION, _MEMBER = "negotiator", "delegation", "member"
_PEOPLE, _BODY = "NORP", "ORG"
_SENT = frozenset("ambassador envoy representative emissary consul".split())
_MEDIATING = frozenset("mediator facilitator intermediary go-between conciliator".split())
_DEPUTED = (
    _SENT | _MEDIATING | frozenset("aide adviser advisor spokesman spokeswoman spokesperson official figure".split())
)
_CONCERNED = _SENT | frozenset(
    "commissioner coordinator rapporteur nominee adviser advisor expert analyst minister secretary undersecretary"
    " under-secretary correspondent".split()
)
"""Titles whose holders are sent somewhere; and all whose holders are there for something."""
_ADVISING = frozenset({"adviser", "advisor"})
_PRIVATE = frozenset(
    "trader farmer driver student teacher nurse doctor engineer worker guard pilot activist historian fisherman miner"
    " businessman shopkeeper witness resident".split()
)
"""Callings of people whose home says nothing of whom they speak for."""
_KIN = frozenset("brother sister wife daughter husband widow nephew cousin son-in-law".split())
_SENDERS = frozenset({"GPE", "NORP", "LOC", "ORG"})
_GENDERS = {"his": "m", "her": "f", "its": "n"}
_NOWHERE = (-1, -1)
_LEFT: complements.Path = ("<",)
_RIGHT: complements.Path = (">",)


@dataclass(frozen=True, slots=True)
class _Titled:
    """A person's title as phrases: `words` are the words that frames know it by, `before` and `after` whose it is.

    `group` is the noun of what it leads where several lead one each, `facing` who has the like office on the other side.
    """

    at: Token
    start: int
    person: Phrase
    title: Phrase
    words: tuple[str, ...]
    before: tuple[Phrase, ...]
    after: tuple[tuple[str, Phrase], ...] = ()
    former: bool = False
    group: str = ""
    facing: tuple[Phrase, ...] = ()


def titles(context: Context) -> Iterator[model.Office]:
    """The titles of a paragraph's persons, with what they tie them to."""
    before: _Titled | None = None
    for titled in sorted(_titled(context), key=lambda one: one.start):
        owners = (*titled.before, *(body for _, body in titled.after), *_homes(titled, context))
        title = titled.title
        if title.head == _COUNTERPART and before is not None and before.title.sentence == title.sentence:
            title = replace(title, forms=(*title.forms, before.title.text))  # who faces a minister is one too
        yield model.Office(titled.person, title, owners, titled.former)
        before = titled


def _homes(titled: _Titled, context: Context) -> Iterator[Phrase]:
    """The state behind the name of somebody with a title of no state ("President Rosa Quispe of Peru")."""
    doc = context.paragraph.doc
    name = phrases.entity_of(titled.at) if titled.at.ent_type_ == "PERSON" else None
    told = any(owner.reference is not Reference.HOME for owner in titled.before) or titled.after
    if told or name is None or name.end + 1 >= len(doc):
        return
    state = (
        phrases.entity_of(doc[name.end + 1 + (doc[name.end + 1].lower_ == "the")])
        if doc[name.end].lower_ == "of"
        else None
    )
    if state is not None and state.label_ == "GPE":
        yield context.phrase(state[-1])


def _titled(context: Context) -> Iterator[_Titled]:
    for titled in (*_from_offices(context), *_from_hidden(context), *_from_appositions(context)):
        yield _sided(replace(titled, after=tuple(_senders(titled))))


def _sided(titled: _Titled) -> _Titled:
    """The title with the side that a noun in it names, where nothing else tells whose it is ("rebel spokesman").

    A bare office of state is of whichever state the article is about. Somebody's kin is nobody's deputy.
    """
    if titled.words[0].rpartition(" ")[2] in _KIN:
        return replace(titled, before=())
    if titled.before or titled.after or titled.former:
        return titled
    found = side(titled.title)
    if found is None:
        state = home(titled.title, titled.person)
        return titled if state is None else replace(titled, before=(state,))
    body, rest = found
    return replace(titled, before=(body,), words=(*titled.words, rest) if rest else titled.words)


def _known_by(title: str) -> tuple[str, ...]:
    """The words that frames know a title by: all of it, and the noun alone of somebody sent ("special envoy")."""
    words = title.lower()
    last = words.split()[-1]
    return (words, last) if last in _DEPUTED | {_MEMBER} and last != words and "deputy" not in words else (words,)


def _senders(titled: _Titled) -> Iterator[tuple[str, Phrase]]:
    """Whose a title says that its holder is; not where an envoy was sent, or what somebody is an expert on.

    As in "the Peruvian ambassador to Chile", "the envoy for Syria", and "the French ambassador of Mali"; but an adviser to a
    body is the body's.
    """
    *_, last = words = titled.words[0].split()
    for preposition, body in titled.after:
        advised = last in _ADVISING and preposition == "to" and body.label == _BODY
        sent = not _CONCERNED.isdisjoint(words) and body.label != "PERSON"
        concerned = sent and preposition in ("for", "to", "in") and not advised
        lives = preposition == "from" and last in _PRIVATE and body.label in ("GPE", "LOC")
        if not (concerned or lives) and not (last in _SENT and preposition == "of" and titled.before):
            yield preposition, body


def of(context: Context) -> Iterator[Predication]:
    """Persons' titles, and what the titles tie them to, each in the shape of the frame that asks for it."""
    for titled in _titled(context):
        person, name = (titled.person,), (titled.title,)
        yield _tie(titled, ADJACENT, {_LEFT: name, _RIGHT: person}, context)
        if _mediates(titled):
            yield from (_tie(titled, APPOSED, {_LEFT: person, (">", word): name}, context) for word in titled.words)
        for owner in titled.before:
            for word in () if titled.former else titled.words:
                slots = {_LEFT: person, _RIGHT: (owner,), (">", *word.split()): name}
                yield _tie(titled, APPOSED, slots, context)
            yield _tie(titled, ADJACENT, {_LEFT: (owner,), _RIGHT: person}, context)
        for preposition, body in titled.after:
            for word in () if titled.former else titled.words:
                slots = {_LEFT: person, _RIGHT: name, (">", *word.split(), preposition): (body,)}
                yield _tie(titled, APPOSED, slots, context)
            yield _tie(titled, preposition, {_LEFT: person, _RIGHT: (body,)}, context)
        yield from _led(titled, context)


def _mediates(titled: _Titled) -> bool:
    """Whether somebody is called a mediator, and it is not said of what ("the mediator in the crisis")."""
    said = titled.at.ent_type_ != "PERSON" and any(c.dep_ == "prep" for c in titled.at.rights)
    return not (titled.before or titled.former or said or _MEDIATING.isdisjoint(titled.words))


def _led(titled: _Titled, context: Context) -> Iterator[Predication]:
    """Who heads the group that a title names or implies: "delegation leader" of Peru, "chief negotiator" of Peru."""
    *before, last = (*titled.group.split(), *_turned(titled.title.text.lower()).split())
    owners = (*titled.before, *(body for _, body in titled.after))
    sender = next((phrase for phrase in owners if phrase.label in _SENDERS or phrase.form is not Form.NAME), None)
    if not before or titled.former:
        return
    if last in _LEADING and before[-1] in _GROUPS:
        group = _group(titled, sender, " ".join(before))
        yield _tie(titled, APPOSED, {_LEFT: (titled.person,), _RIGHT: (group,), (">", last): (titled.title,)}, context)
        if sender is not None:
            yield _tie(titled, ADJACENT, {_LEFT: (sender,), _RIGHT: (group,)}, context)
    elif last == _MEMBER and before[-1] in _GROUPS:
        group = _group(titled, sender, " ".join(before))
        yield _tie(titled, APPOSED, {_LEFT: (titled.person,), _RIGHT: (group,), (">", last): (titled.title,)}, context)
    elif last == _NEGOTIATOR and before[-1] in _FIRST and sender is not None:
        group = _group(titled, sender, _DELEGATION)
        path = (">", before[-1], last)
        first = replace(titled, title=replace(titled.title, text=before[-1]))  # "chief" leads: the title stays a role
        yield _tie(first, APPOSED, {_LEFT: (titled.person,), _RIGHT: (group,), path: (titled.title,)}, context)


def _turned(title: str) -> str:
    """A title with the group before its noun: "delegation head" for "head of delegation"."""
    noun, of, group = title.partition(" of ")
    return f"{group} {noun}" if of and group in _GROUPS else title


def counterparts(contexts: Sequence[Context]) -> Iterator[Predication]:
    """Who leads the other delegation: "Quispe's Chilean counterpart, Diego Luna", where Quispe is titled leader of one."""
    titled = [(one, context) for context in contexts for one in _titled(context)]
    leaders = {_surname(one.person) for one, context in titled if any(True for _ in _led(one, context))}
    for one, context in titled:
        if any(_surname(other) in leaders for other in one.facing):
            yield from _led(replace(one, group=_DELEGATION, title=replace(one.title, text="leader")), context)


def _surname(person: Phrase) -> str:
    return person.text.split()[-1]


def _group(titled: _Titled, owner: Phrase | None, noun: str) -> Phrase:
    """The phrase of a group that stands inside a title."""
    title = titled.title
    paragraph, place = title.ref
    adjective = owner is not None and (owner.label == _PEOPLE or owner.form is Form.PRONOUN or owner.head in SIDES)
    whose = "" if owner is None else f"{owner.text} " if adjective else f"{owner.text}'s "
    return replace(
        title,
        ref=(paragraph, place - 1),
        text=f"{whose}{noun}",
        head=noun.rsplit(maxsplit=1)[-1],
        label="",
        forms=(noun,) if whose else (),
        determiner="" if whose else "the",
        definite=not whose,
        modifiers=tuple(noun.split()[:-1]),
        owner=owner,
        words=title.text[: len(noun)] if title.text.lower().startswith(noun) else title.text,
    )


def _tie(
    titled: _Titled, trigger: str, slots: Mapping[complements.Path, tuple[Phrase, ...]], context: Context
) -> Predication:
    status, reasons = context.judge(titled.at) if _is_predicate(titled.at) else (Status.ACTUAL, ())
    return Predication(
        trigger=(trigger,),
        kind=TITLE,
        text=titled.title.text,
        start=titled.start,
        slots=dict(slots),
        sentence=context.paragraph.sentence_of(titled.at),
        status=status,
        reasons=reasons,
    )


def _is_predicate(title: Token) -> bool:
    """Whether a verb says that somebody has the title, or will ("is expected to become chief negotiator")."""
    return title.dep_ == "attr" and title.ent_type_ != "PERSON"


def _from_offices(context: Context) -> Iterator[_Titled]:
    doc = context.paragraph.doc
    for office in context.offices:
        title, head = office.title, doc[office.title.stop - 1]
        words = _known_by(_words(title, doc))
        start, _ = context.paragraph.span(title.start, title.stop)
        yield _Titled(
            at=head,
            start=start,
            person=context.phrase(office.person),
            title=_title(office, context),
            words=words,
            before=tuple(context.phrase(owner) for owner in title.before if _owns(owner, head)),
            after=tuple((preposition, context.phrase(body)) for preposition, body in title.after),
            former=office.former,
            group=title.group,
            facing=tuple(context.phrase(owner) for owner in title.before if not _owns(owner, head)),
        )


def _owns(owner: Token, head: Token) -> bool:
    """Whether the holder of a title belongs to its owner: a counterpart belongs to the state named, not to the other."""
    return head.lemma_.lower() != _COUNTERPART or owner.ent_type_ in ("NORP", "GPE", "ORG", "LOC")


def _from_hidden(context: Context) -> Iterator[_Titled]:
    paragraph = context.paragraph
    for hidden in paragraph.titles:
        name = paragraph.token_at(hidden.name)
        if name is None:
            continue
        sentence = paragraph.sentence_of(name)
        entity = phrases.entity_of(name)
        head = noun_of(hidden.title)
        title = Phrase(
            ref=(paragraph.index, -1 - hidden.title_start),
            start=hidden.title_start,
            end=hidden.title_end,
            text=f"former {hidden.title}" if hidden.former and "former" not in hidden.title.lower() else hidden.title,
            head=head,
            form=Form.NOUN,
            label="TITLE",
            sentence=sentence,
        )
        yield _Titled(
            at=name,
            start=hidden.title_start,
            person=context.phrase(entity[-1] if entity else name),
            title=title,
            words=_known_by(hidden.title),
            before=tuple(
                _whoever(owner, name, sentence, context)
                if owner.label == bodies.PRONOUN
                else _owner(owner, paragraph.index, sentence)
                for owner in hidden.owners
            )
            or tuple(_sending(entity[-1] if entity else name, context)),
            after=tuple((word, _owner(owner, paragraph.index, sentence)) for word, owner in hidden.after),
            former=hidden.former,
        )


def _sending(name: Token, context: Context) -> Iterator[Phrase]:
    """Whose people a relative clause tells of ("Peru and Chile, whose envoys Rosa Quispe and Diego Luna met")."""
    while name.dep_ == "conj":
        name = name.head
    for whose in (c for c in name.lefts if c.tag_ == "WP$"):
        row = conjuncts(antecedent(whose)) if antecedent(whose) is not whose else ()
        yield from (context.phrase(sender) for sender in row if sender.i < whose.i)


def _from_appositions(context: Context) -> Iterator[_Titled]:
    """What a person is called in apposition, though it is no title of office ("Diego Luna, a fisherman from Arica")."""
    heads = {i for office in context.offices for i in range(office.title.start, office.title.stop)}
    for token in context.paragraph.doc:
        if token.ent_type_ != "PERSON":
            continue
        for person, name in nominals.appositions(token):
            common = name.pos_ == "NOUN" and not name.ent_type_ and name.tag_ == "NN"
            if common and name.i not in heads and trades.may_call(name):
                yield _called(person, name, context)


def _called(person: Token, name: Token, context: Context) -> _Titled:
    whole = context.phrase(name)
    core = whole.forms[-1] if whole.forms else whole.text
    ref = (context.paragraph.index, -1 - whole.start)
    title = replace(whole, ref=ref, text=core, end=whole.start + len(core), label="TITLE", forms=())
    bodies = [(path[0], t) for path, t in clauses.prepositions(name) if path[0] in ("of", "for", "at", "with", "from")]
    bodies = [(word, t) for word, t in bodies if not nominals.is_from_home(word, name, t)]
    return _Titled(
        at=name,
        start=whole.start,
        person=context.phrase(person),
        title=title,
        words=(name.lemma_.lower(),),
        before=tuple(context.phrase(owner) for owner in phrases.owners(name)),
        after=tuple((preposition, context.phrase(body)) for preposition, body in bodies),
        former=core.lower().startswith("former "),
    )


def _owner(owner: Owner, paragraph: int, sentence: int) -> Phrase:
    return Phrase(
        ref=(paragraph, -1 - owner.start),
        start=owner.start,
        end=owner.end,
        text=owner.text,
        head=owner.text.split()[-1].lower(),
        form=Form.NAME,
        label=owner.label,
        role="poss",
        sentence=sentence,
    )


def _whoever(owner: Owner, name: Token, sentence: int, context: Context) -> Phrase:
    """The pronoun before a hidden title, as if it stood before the name that follows."""
    phrase = _owner(owner, context.paragraph.index, sentence)
    word = owner.text.lower()
    where = mentions.setting(name, context, ())
    where = replace(where, role=phrase.role, acts=True, speaks=False, root=False, at=owner.start, apposed=_NOWHERE)
    return replace(
        phrase,
        form=Form.PRONOUN,
        label="",
        person=3,
        gender=_GENDERS.get(word, ""),
        plural=word not in _GENDERS,
        definite=True,
        setting=replace(where, group=_NOWHERE, proper=False),
    )


def _title(office: Office, context: Context) -> Phrase:
    """The title without nation and body; longer ways to say it stand among its forms."""
    title, doc = office.title, context.paragraph.doc
    start, end = context.paragraph.span(title.start, title.stop)
    text = _words(title, doc)
    long = doc[title.start : max(title.end, title.stop)].text
    forms = (long,) if title.plural < 0 and long != text else ()
    former = f"former {text}" if office.former and not text.lower().startswith("former") else text
    return Phrase(
        ref=(context.paragraph.index, -1 - start),
        start=start,
        end=end,
        text=former,
        head=text.split()[-1].lower() if title.plural >= 0 else doc[title.stop - 1].lemma_.lower(),
        form=Form.NOUN,
        label="TITLE",
        forms=forms,
        sentence=context.paragraph.sentence_of(doc[title.start]),
    )


def _words(title: Title, doc: Doc) -> str:
    """The title's own words, in the singular."""
    if title.name or title.plural < 0:
        return title.name or doc[title.start : title.stop].text
    plural = doc[title.plural]
    words = (
        singular(t.text) + t.whitespace_ if t is plural else t.text + t.whitespace_
        for t in doc[title.start : title.stop]
    )
    return "".join(words).strip()
