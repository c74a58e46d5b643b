"""Nouns and the marks that join two phrases: possessives, adjectives, prepositions, appositions.

In: a parsed paragraph. Out: slots of noun triggers ("Russia's rejection of the plan"), and pairs of phrases joined by
"'s", by mere neighbourhood ("the Turkish delegation"), by a preposition ("talks in Doha") or by a comma (apposition).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.forenames import genders
from kg.grammar import contents, deeds, gatherings, headed, helping
from kg.grammar.clauses import outcomes, prepositions, slots, topics
from kg.grammar.complements import Path, Slots
from kg.grammar.deeds import OWNER
from kg.grammar.doers import is_passive, subjects
from kg.grammar.labels import entity_of
from kg.grammar.owners import owners
from kg.grammar.parsed import Doc, Span, Token
from kg.grammar.scenes import ASKING, PLACE_WORDS, here, wider
from kg.grammar.series import conjuncts

_TOWARD: Path = ("toward",)
_BETWEEN: Path = ("between",)
_LINKING = frozenset({"be", "become", "remain"})
_OF_PARTIES = frozenset({"of", "between", "with", "among"})
_LONGEST_GAP = 12
_PARTIES = frozenset({"PERSON", "GPE", "ORG"})
_OFFICIAL = frozenset(
    "delegate envoy diplomat official minister representative senator lawmaker negotiator ambassador deputy mediator"
    " commander adviser mp member".split()
)
_CONCERNED = frozenset("envoy ambassador emissary rapporteur expert analyst correspondent commissioner".split())
_LISTING = frozenset("including include like namely such comprising among notably mainly".split())
_LED = frozenset({"delegation", "team", "contingent", "mission"})
_SENDING = frozenset("opposition government rebel regime union employer".split())
_UNDER = frozenset({"under", "by"})
_BINDING = frozenset({"will", "would", "shall", "must"})
_COMING = frozenset({"be", "come", "happen", "occur", "take"})
_AGHAST = frozenset("balk baulk bristle scoff recoil jib".split())
"""Verbs with an "at" of their own: "balked at the demand"."""
_UPON = frozenset({"at", "on", "upon"})
_FRAMING = frozenset(
    "open begin start end close conclude finish wrap respond react reply answer counter follow".split()
)
"""Verbs of what is done with words ("closed the session with a promise to return")."""
_ANNOUNCING = frozenset("announce confirm declare order begin start complete finish postpone".split())
_BREACHES = frozenset("violation breach contravention defiance".split())
_OF: Path = ("of",)
_REQUESTED: tuple[Path, ...] = (("for",), ("to",))
_SUPPORT = frozenset(
    "make issue give have offer present put send submit table unveil voice repeat renew reiterate".split()
)


def noun_slots(noun: Token) -> Slots:
    """Who has the noun, and what hangs on it: ("'s",) for owner or doer, ("of",), ("on",), ("to",), ("that",) ...

    A doer may stand before ("Russia's", "Russian", "US") or after ("by Qatar", "from Moscow").
    """
    found: Slots = {}
    for path, target in prepositions(noun):
        found.setdefault(path, []).append(target)
        for below, far in prepositions(target) if path == _OF and not target.ent_type_ else ():
            found.setdefault((*path, target.lemma_.lower(), *below), []).append(far)
    _add_doers(found, noun)
    _add_clauses(found, noun)
    _add_request(found, noun)
    _add_help(found, noun)
    _add_outcome(found, noun)
    if OWNER not in found and (holder := _holder(noun)):
        found[OWNER] = holder
    deeds.add_objects(found, noun)
    if both := gatherings.partners(noun):
        found.setdefault(("between",), both)
    return found


def _add_doers(found: Slots, noun: Token) -> None:
    """Whose the noun is: who stands before it, else behind "by" or "from"."""
    behind = [t for path, row in found.items() if len(path) == 1 and deeds.is_given(noun, path[0]) for t in row]
    doers = list(owners(noun)) or behind
    if doers:
        found[OWNER] = doers


def _add_clauses(found: Slots, noun: Token) -> None:
    """What the noun says is to be done ("to"), or is so ("that")."""
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl", "xcomp", "advcl") and child.pos_ in ("VERB", "AUX"):
            if any(c.tag_ == "TO" for c in child.lefts):
                found.setdefault(("to",), []).extend(conjuncts(child))
            elif child.dep_ in ("ccomp", "acl") and any(c.dep_ == "mark" for c in child.lefts):
                found.setdefault(("that",), []).append(child)


def terms(noun: Token) -> Iterator[tuple[Slots, bool]]:
    """What a deal or plan has somebody do: "under the accord, Chile will lower its tariffs and Peru would drop its suit".

    (slots, whether it is told as settled): those of "a deal between {s} to {o}" for each clause; of a plan also whose it is.
    """
    verb = _bound(noun)
    if verb is None:
        return
    doers = list(owners(noun)) or contents.makers(noun)
    for clause in conjuncts(verb):
        who = subjects(clause)
        modals = [c.lower_ for t in (clause, verb) for c in t.lefts if c.tag_ == "MD" and c.lower_ in _BINDING]
        if who and modals:
            yield {("between",): who, ("to",): [clause], **({OWNER: doers} if doers else {})}, modals[0] != "would"


def _bound(noun: Token) -> Token | None:
    """The verb of what is to be done under a deal: "under the (terms of the) deal he will", "a deal under which he will"."""
    leading = noun.head.head if noun.head.lower_ == "of" and noun.head.head.lemma_ in ("term", "part") else noun
    part = leading.lemma_ == "part" and leading.head.lower_ == "as"
    if leading.dep_ == "pobj" and (part or leading.head.lower_ in _UNDER) and leading.head.head.pos_ == "VERB":
        return leading.head.head
    inner = [c for c in noun.rights if c.dep_ == "relcl"]
    led = [c for c in inner for p in c.lefts if p.dep_ == "prep" and p.lower_ in _UNDER]
    return led[0] if led else None


def _add_request(found: Slots, noun: Token) -> None:
    """As in "agreed to a pause at Peru's request": the request is for the pause, unless it says what it is for."""
    verb = noun.head.head
    if not found.keys().isdisjoint((*_REQUESTED, ("that",))) or verb.lemma_ in _AGHAST:
        return
    if noun.lemma_ in ASKING and noun.head.lower_ in _UPON and verb.pos_ == "VERB":
        below = slots(verb)
        met = verb.lemma_ in _COMING or (is_passive(verb) and any(t.pos_ == "NOUN" for t in subjects(verb)))
        asked = subjects(verb) if met else below.get((">",)) or below.get(("to",)) or [verb]
        for path in _REQUESTED:
            found.setdefault(path, asked)


def _add_help(found: Slots, noun: Token) -> None:
    """As in "reached a truce with the help of Oman": the help is Oman's, toward the truce, or between those who met."""
    helpers = helping.given(noun)
    met = helping.brought_together(noun) if helpers else []
    deed = helping.brought_about(noun) if helpers and not met else met
    if deed:
        for path in [path for path, row in found.items() if path != OWNER and set(row) & set(helpers)]:
            del found[path]
        found[OWNER] = helpers
        found[_BETWEEN if met else _TOWARD] = deed


def _add_outcome(found: Slots, noun: Token) -> None:
    """As in "talks between Peru and Chile focused on quotas", "ended without a deal on quotas" (end without deal on)."""
    if ("between",) not in found and _TOWARD not in found and len(found.get(OWNER, ())) > 1:
        found[("between",)] = found[OWNER]  # "the Peru-Chile talks"
    if ("between",) not in found:
        return
    whole = noun.head.head if noun.head.lower_ == "of" and noun.dep_ == "pobj" else noun  # "a round of talks between"
    if whole.dep_ == "nsubj" and whole.head.pos_ == "VERB":
        for path, target in (*topics(whole.head), *outcomes(whole.head)):
            found.setdefault(path, []).append(target)


def _is_own(noun: Token) -> bool:
    """Whether what is announced is of those who announce it: "announced the withdrawal of its troops"."""
    below = [t for c in noun.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    return any(c.tag_ == "PRP$" for t in below for c in t.lefts)


def _holder(noun: Token) -> list[Token]:
    """Who has a noun that is the object of its own act, or says when or with what: the subject of the verb.

    As in "made a proposal", "issued a call", "after a meeting with the envoy she left", "opened it with an appeal for calm".
    """
    planned = noun.lemma_ == "plan" and noun.head.lemma_ == "have"  # what one has plans for one proposes to nobody
    if noun.dep_ == "dobj" and noun.head.lemma_ in _SUPPORT and not planned:
        return subjects(noun.head)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _ANNOUNCING and _is_own(noun):
        return subjects(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_ in _BREACHES:
        return next((subjects(t) for t in noun.head.ancestors if t.pos_ == "VERB"), [])
    verb = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and verb.lemma_ in _FRAMING:
        if is_passive(verb) or any(c.lower_ == "no" for c in noun.lefts):
            return []
        return subjects(verb)
    return gatherings.who_met(noun)


def _is_sent(noun: Token) -> bool:
    """Whether a noun says whose it is, before it or behind "of"."""
    return bool(owners(noun)) or any(path == ("of",) for path, _ in prepositions(noun))


def _commanders(noun: Token) -> Iterator[Token]:
    name = headed.commander(noun)
    if name is not None:
        yield name


def _under(noun: Token) -> Iterator[Token]:
    """Under whom a delegation came that a comma parts from it ("Peru's delegation, under Rosa Quispe, left")."""
    if noun.lemma_.lower() not in _LED:
        return
    after = noun.doc[noun.i + 1 : noun.i + 4]
    if [t.lower_ for t in after[:2]] == [",", "under"] and len(after) > 2:  # noqa: PLR2004
        name = entity_of(after[2])
        if name is not None and name.label_ == "PERSON":
            yield name[-1]


def pairs(noun: Token) -> Iterator[tuple[str, Token, Token]]:
    """(mark, left, right) for a noun's owners and its prepositional objects."""
    for owner in owners(noun):
        first = owner
        while first.dep_ == "conj":
            first = first.head
        held = first.dep_ == "poss"
        if held or noun.ent_type_ != "PERSON" or owner.ent_type_ == "NORP":
            yield ("'s" if held else ""), owner, noun
    yield from (("between", noun, party) for party in (gatherings.parties(noun) or gatherings.partners(noun)))
    if noun.lemma_.lower() in _LED and not noun.ent_type_ and not _is_sent(noun):
        yield from (("", c, noun) for c in noun.lefts if c.dep_ == "compound" and c.lemma_.lower() in _SENDING)
    yield from (("under", noun, name) for name in (*_under(noun), *_commanders(noun)))
    yield from (("for", actor, body) for actor, body in _principals(noun))
    for path, target in prepositions(noun):
        yield path[-1], noun, target
        if path[-1] in PLACE_WORDS:
            yield from ((path[-1], noun, site) for site in wider(target))
        elif path[-1] in _OF_PARTIES:
            yield from ((word, noun, site) for word, site in gatherings.sites_behind(noun, target))
    yield from (("in", noun, place) for place in here(noun))


def _principals(behalf: Token) -> Iterator[tuple[Token, Token]]:
    """(who acts, for whom): "Rosa Quispe signed the accord in Lima on behalf of the Andean Front"."""
    if behalf.lower_ != "behalf" or behalf.head.lower_ != "on":
        return
    verb = next((t for t in behalf.ancestors if t.pos_ == "VERB"), None)
    for path, body in prepositions(behalf):
        if path == ("of",) and verb is not None:
            yield from ((actor, body) for actor in subjects(verb) if actor.ent_type_ == "PERSON")


def appositions(noun: Token) -> Iterator[tuple[Token, Token]]:
    """(thing, what it is also called): appositions, and nouns after "be"."""
    for child in noun.rights:
        if child.dep_ == "appos" and not _is_subject(child) and not _stands_for_itself(child):
            for target in conjuncts(child):
                yield _nearest(noun, child), target
    if noun.dep_ == "attr" and noun.head.lemma_ in _LINKING and not is_passive(noun.head):
        for subject in subjects(noun.head):
            if subject.i != noun.i:
                yield subject, noun


def _nearest(name: Token, office: Token) -> Token:
    """Whoever holds an office told behind several people: the last of them ("Luna and Quispe, head of the mission,")."""
    if name.ent_type_ != "PERSON" or office.tag_ != "NN":
        return name
    row = [t for t in conjuncts(name) if t.i < office.left_edge.i]
    return row[-1] if row and row[-1].ent_type_ == "PERSON" else name


def called(noun: Token) -> Token:
    """The person whose name stands behind the noun ("her predecessor Diego Luna", "her rival, Ada Bly"); else the noun."""
    if noun.tag_ != "NN" or noun.ent_type_ or noun.i + 1 >= len(noun.doc):
        return noun
    at = noun.i + 1 + (noun.nbor().text == "," and noun.i + 2 < len(noun.doc))
    name = entity_of(noun.doc[at])
    if name is None or name.label_ != "PERSON" or name.start != at:
        return noun
    return name[-1] if any(c.dep_ == "appos" and name.start <= c.i < name.end for c in noun.rights) else noun


def _stands_for_itself(noun: Token) -> bool:
    """Whether what looks like an apposition is an object beside another ("signed the pact and Chile the protocol")."""
    edge = noun.left_edge
    return edge is not noun and edge.i > 0 and edge.nbor(-1).ent_type_ in _PARTIES and edge.pos_ == "DET"


def _is_subject(noun: Token) -> bool:
    """Whether what looks like an apposition opens the next clause: "many bodies, Luna said"."""
    after = [t for t in noun.doc[noun.i + 1 : noun.i + 2] if t.tag_ in ("VBD", "VBZ", "VBP")]
    return any(not any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children) for t in after)


def listed(noun: Token) -> Iterator[tuple[Token, Token]]:
    """(person, plural noun) for a list of names that says who they are: "members of the team, A, B and C"; "they were A"."""
    if noun.tag_ != "NNS" or noun.ent_type_:
        return
    after = noun.doc[phrase_end(noun) :]
    if (
        noun.dep_ in ("nsubj", "nsubjpass")
        and noun.head.lemma_ == "be"
        and noun.head.i == (after[0].i if len(after) else -1)
    ):
        after = after[1:]
    elif len(after) < 2 or not (_gives_examples(after) or _opens_list(after)):  # noqa: PLR2004
        return
    people = list(names_in_list(after))
    if len(people) > 1 and not opens_clause(people[0], noun) and not _goes_on(noun, people[0]):
        for person in people:
            yield person, noun


def _opens_list(after: Span) -> bool:
    """Whether a mark stands behind a noun, and no clause on it."""
    return after[0].text in (",", ":", "-", "–", "—") and not _goes_astray(after[1])


def _gives_examples(after: Span) -> bool:
    """Whether "such as" stands right behind a noun ("states such as Peru and Chile")."""
    return (after[0].lower_, after[1].lower_) == ("such", "as")


def _goes_astray(word: Token) -> bool:
    """Whether the word behind the mark opens no list of names: "envoys, led by Rosa Quispe", "delegates, whom Luna met"."""
    return word.tag_ in ("IN", "VBN", "VBG", "WP", "WDT", "WRB", "WP$") and word.lower_ not in _LISTING


def opens_clause(name: Token, noun: Token) -> bool:
    """Whether the first name behind a noun is the subject of a clause of its own."""
    return name.dep_ in ("nsubj", "nsubjpass") and noun.head not in (name, name.head)


def _goes_on(noun: Token, name: Token) -> bool:
    """Whether a name goes on with those that the noun is of: "the ministers of Peru, Chile and Bolivia"."""
    before = [t for c in noun.rights if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj" and t.i < name.i]
    return name.ent_type_ != "PERSON" and any(t.ent_type_ == name.ent_type_ for t in before)


def phrase_end(noun: Token) -> int:
    """One past the last word of "members of the Peruvian team", before a comma."""
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "prep" and child.i == end:
            end = max(t.i for t in child.subtree if t.ent_type_ != "PERSON" or t.i == child.i) + 1
            comma = next((t.i for t in noun.doc[child.i : end] if t.is_punct and t.text in (",", ":", ";")), end)
            return min(end, comma)
    return end


def names_in_list(span: Span) -> Iterator[Token]:
    """The persons, states and bodies (last token of each name) that follow one another with titles and commas alone.

    What a clause tells of one of them stands aside ("Ada Bly, who heads the treasury, and Tom Reed").
    """
    silent, aside = 0, False
    for token in span:
        aside = (aside or token.lower_ == "who") and token.text != ","
        finite = token.tag_ in ("VBD", "VBZ", "VBP", "MD") and not aside
        if finite or token.text in (".", "?", "!") or silent > _LONGEST_GAP:
            return
        if aside:
            continue
        silent += 1
        entity = entity_of(token) if token.ent_type_ in _PARTIES else None
        if entity is not None and token.i == entity.end - 1 and not _is_owner(token) and not _is_led_to(entity):
            if _is_before_office(entity):
                continue
            silent = 0
            yield token


def _is_led_to(name: Span) -> bool:
    """Whether a place or body stands below a preposition ("ambassador in Lima"): it is told of what comes before."""
    before = [t for t in name.doc[max(0, name.start - 2) : name.start] if t.lower_ != "the"]
    if not before or name.label_ == "PERSON" or (before[0].lower_, before[-1].lower_) == ("such", "as"):
        return False
    return before[-1].pos_ == "ADP"


def _is_before_office(name: Span) -> bool:
    """Whether a person's name stands before what somebody else is to that person ("Luna aide Rosa Quispe")."""
    after = name.doc[name.end : name.end + 2]
    return name.label_ == "PERSON" and bool(after) and after[0].tag_ == "NN" and after[0].text.islower()


def _is_owner(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS"


def is_concern(mark: str, noun: Token, about: Token) -> bool:
    """Whether a preposition tells what somebody is sent for or knows about ("the Peruvian envoy for Chile")."""
    return mark in ("for", "to", "in", "on") and noun.lemma_.lower() in _CONCERNED and about.ent_type_ != "PERSON"


def is_from_home(mark: str, noun: Token, place: Token) -> bool:
    """Whether "from" tells where somebody lives, who is no envoy or official: "Diego Luna, a farmer from Arica"."""
    called = noun.dep_ == "appos" and noun.head.ent_type_ == "PERSON" and noun.pos_ == "NOUN"
    return mark == "from" and called and place.ent_type_ in ("GPE", "LOC") and noun.lemma_.lower() not in _OFFICIAL


def affiliations(noun: Token) -> Iterator[Token]:
    """The state or body that a person's name is given with: "Rosa Quispe (Peru)", "Peru's Rosa Quispe"."""
    entity = entity_of(noun)
    if entity is None or entity.label_ != "PERSON" or entity.root.i != noun.i:
        return
    for owner in owners(noun):
        held = owner.i + 1 < len(noun.doc) and owner.nbor().tag_ == "POS"
        if (owner.ent_type_ == "NORP" and owner.lower_ not in genders()) or (
            held and owner.ent_type_ in ("GPE", "ORG")
        ):
            yield owner
    apart = _apart(noun.doc, entity.end)
    if apart is not None:
        yield apart
    if entity.end + 2 < len(noun.doc) and noun.doc[entity.end].text == "(":
        inside = noun.doc[entity.end + 1]
        body = entity_of(inside) if inside.ent_type_ in ("GPE", "NORP", "ORG") else None
        if body is not None and body.end < len(noun.doc) and noun.doc[body.end].text == ")":
            yield body[-1]


def _apart(doc: Doc, i: int) -> Token | None:
    """The body between commas that somebody is said to be from ("Rosa Quispe, from the opposition Unity Party,")."""
    if i + 2 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ not in ("from", "of"):
        return None
    name = next((t for t in doc[i + 2 : i + 2 + _LONGEST_GAP] if t.ent_type_ or t.is_punct), None)
    body = entity_of(name) if name is not None and name.ent_type_ == "ORG" else None
    if body is None or body.end >= len(doc) or doc[body.end].text != ",":
        return None
    between = doc[i + 2 : body.start]
    return body[-1] if all(t.dep_ in ("det", "amod", "compound", "poss", "case") for t in between) else None


def is_trigger_noun(token: Token) -> bool:
    """Whether a token may head a nominal predication: a common noun that is no part of a name."""
    return token.pos_ in ("NOUN", "PROPN") and (
        entity_of(token) is None or token.ent_type_ not in ("PERSON", "GPE", "ORG")
    )
