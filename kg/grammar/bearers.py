"""Who bears a title, as phrases: what somebody is called, and the states, bodies and persons whose title that is.

In: a paragraph's context. Out: for each person with a title one `Titled`. Titles stand beside the name ("Peru's envoy, Rosa
Quispe"), were hidden from the parser before it, or are no office at all ("Diego Luna, a fisherman from Arica").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.grammar import bodies, clauses, mentions, nominals, trades
from kg.grammar.antecedents import antecedent
from kg.grammar.bodies import Owner
from kg.grammar.context import Context
from kg.grammar.labels import entity_of
from kg.grammar.offices import Office, Title
from kg.grammar.owners import owners
from kg.grammar.parsed import Doc, Token
from kg.grammar.series import conjuncts
from kg.grammar.sides import home, side
from kg.grammar.titles import noun_of, singular
from kg.model import Form, Phrase

COUNTERPART, MEMBER = "counterpart", "member"
_BODY = "ORG"
_SENT = frozenset("ambassador envoy representative emissary consul".split())
MEDIATING = frozenset("mediator facilitator intermediary go-between conciliator".split())
_DEPUTED = (
    _SENT | MEDIATING | frozenset("aide adviser advisor spokesman spokeswoman spokesperson official figure".split())
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
_GENDERS = {"his": "m", "her": "f", "its": "n"}
_NOWHERE = (-1, -1)


@dataclass(frozen=True, slots=True)
class Titled:
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


def of(context: Context) -> Iterator[Titled]:
    """All titles that a paragraph gives to persons, offices first."""
    for titled in (*_from_offices(context), *_from_hidden(context), *_from_appositions(context)):
        yield _sided(replace(titled, after=tuple(_senders(titled))))


def _sided(titled: Titled) -> Titled:
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
    return (words, last) if last in _DEPUTED | {MEMBER} and last != words and "deputy" not in words else (words,)


def _senders(titled: Titled) -> Iterator[tuple[str, Phrase]]:
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


def _from_offices(context: Context) -> Iterator[Titled]:
    doc = context.paragraph.doc
    for office in context.offices:
        title, head = office.title, doc[office.title.stop - 1]
        words = _known_by(_words(title, doc))
        start, _ = context.paragraph.span(title.start, title.stop)
        yield Titled(
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
    return head.lemma_.lower() != COUNTERPART or owner.ent_type_ in ("NORP", "GPE", "ORG", "LOC")


def _from_hidden(context: Context) -> Iterator[Titled]:
    paragraph = context.paragraph
    for hidden in paragraph.titles:
        name = paragraph.token_at(hidden.name)
        if name is None:
            continue
        sentence = paragraph.sentence_of(name)
        entity = entity_of(name)
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
        yield Titled(
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


def _from_appositions(context: Context) -> Iterator[Titled]:
    """What a person is called in apposition, though it is no title of office ("Diego Luna, a fisherman from Arica")."""
    heads = {i for office in context.offices for i in range(office.title.start, office.title.stop)}
    for token in context.paragraph.doc:
        if token.ent_type_ != "PERSON":
            continue
        for person, name in nominals.appositions(token):
            common = name.pos_ == "NOUN" and not name.ent_type_ and name.tag_ == "NN"
            if common and name.i not in heads and trades.may_call(name):
                yield _called(person, name, context)


def _called(person: Token, name: Token, context: Context) -> Titled:
    whole = context.phrase(name)
    core = whole.forms[-1] if whole.forms else whole.text
    ref = (context.paragraph.index, -1 - whole.start)
    title = replace(whole, ref=ref, text=core, end=whole.start + len(core), label="TITLE", forms=())
    bodies = [(path[0], t) for path, t in clauses.prepositions(name) if path[0] in ("of", "for", "at", "with", "from")]
    bodies = [(word, t) for word, t in bodies if not nominals.is_from_home(word, name, t)]
    return Titled(
        at=name,
        start=whole.start,
        person=context.phrase(person),
        title=title,
        words=(name.lemma_.lower(),),
        before=tuple(context.phrase(owner) for owner in owners(name)),
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
