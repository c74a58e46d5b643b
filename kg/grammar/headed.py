"""Who heads a body, told right behind its name: "the Andean Front (AF) led by Rosa Quispe", "under the command of".

In: a parsed paragraph. Out: the noun of the body to which such a participle or phrase belongs. The parser often hangs it on
an object further up, or on the verb, as soon as a short name in brackets or a comma stands between.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar.labels import entity_of
from kg.grammar.parsed import Token

_HEADING = frozenset({"lead", "head", "command", "chair"})
COMMANDS = frozenset({"command", "leadership", "chairmanship", "presidency"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "PERSON"})
_SENT = frozenset({"delegation", "team", "mission", "contingent"})
_DEEPEST = 4


def body_of(token: Token, actors: Collection[str]) -> Token | None:
    """The body that `token` tells the head of, where it hangs on something else; None where it tells none or hangs right.

    `actors` are nouns for those who act.
    """
    if not (_tells_head(token) or _tells_command(token)):
        return None
    body = _before(token, actors)
    return None if body is None or _is_of(body, token.head) else body


def commander(body: Token) -> Token | None:
    """Under whose command a body stands ("the northern army under the command of Diego Luna")."""
    for under in body.rights:
        if _tells_command(under):
            return next((t for p in _commands(under) for of in p.rights if of.lower_ == "of" for t in of.rights), None)
    return None


def _tells_head(verb: Token) -> bool:
    """Whether a participle tells by which person something is led; a subject of its own would lead a clause."""
    if verb.tag_ != "VBN" or verb.lemma_ not in _HEADING or verb.dep_ not in ("acl", "advcl"):
        return False
    agents = [t for c in verb.rights if c.dep_ == "agent" for t in c.rights if t.dep_ == "pobj"]
    return not any(c.dep_ in ("nsubj", "nsubjpass", "mark", "auxpass") for c in verb.lefts) and any(
        t.ent_type_ == "PERSON" for t in agents
    )


def _tells_command(preposition: Token) -> bool:
    return preposition.dep_ == "prep" and preposition.lower_ == "under" and any(_commands(preposition))


def _commands(under: Token) -> list[Token]:
    return [t for t in under.rights if t.dep_ == "pobj" and t.lower_ in COMMANDS]


def _is_of(body: Token, whole: Token) -> bool:
    """Whether a body is the noun already, or what that is of ("a delegation of the Andean Front headed by Rosa Quispe")."""
    return body is whole or (body.head.lower_ == "of" and body.head.head is whole)


def _sent_by(body: Token) -> Token | None:
    """The delegation that comes from a body ("a delegation from the Andean Front, headed by Rosa Quispe")."""
    sent = body.head.head if body.dep_ == "pobj" and body.head.lower_ in ("from", "of") else None
    return sent if sent is not None and sent.lemma_.lower() in _SENT else None


def _before(token: Token, actors: Collection[str]) -> Token | None:
    """The nearest body before a token, past a comma and a short name in brackets."""
    doc, i = token.doc, token.i - 1
    if i > 0 and doc[i].text == ",":
        i -= 1
    if i > 2 and doc[i].text == ")" and doc[i - 2].text == "(":  # noqa: PLR2004 - "(", the short name, ")"
        i -= 3
    noun = doc[max(i, 0)]
    for _ in range(_DEEPEST):
        if noun.pos_ in ("NOUN", "PROPN") and noun.ent_type_ not in _PLACES:
            entity = entity_of(noun)
            if entity is not None and entity.label_ == "ORG":
                return _sent_by(entity.root) or entity.root
            if noun.lemma_.lower() in actors:
                return noun
        if noun.head.i >= noun.i or noun.head.pos_ not in ("NOUN", "PROPN", "ADP"):
            return None
        noun = noun.head
    return None
