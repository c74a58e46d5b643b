"""Callings: other words for somebody named just before ("the politician", "the Chilean negotiator", "the two leaders").

In: a parsed noun. Out: the words of the titles that whoever is called so may hold. What they say is so little that they
need somebody named before; a title of another kind shows that somebody else is meant.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_HEADS = "president prime premier chancellor king queen emir sultan leader head chief chairman chairwoman chair"
_DEPUTED = "envoy negotiator mediator facilitator ambassador representative delegate diplomat"
_MINISTERS = "minister secretary chief"
_SEATED = "senator lawmaker legislator congressman congresswoman deputy member speaker mp candidate politician"
_SOLDIERS = "general colonel major admiral commander officer marshal brigadier captain"
_STAFF = "aide adviser advisor assistant counsellor counselor deputy secretary staff official spokesman spokeswoman"
_EXECUTIVES = "executive ceo director manager chairman chairwoman president chief head leader secretary"

_TITLES = {
    noun: frozenset(titles.split())
    for nouns, titles in (
        ("leader strongman ruler statesman autocrat", f"{_HEADS} {_SOLDIERS} secretary-general founder speaker"),
        ("premier", "premier prime chancellor"),
        ("monarch", "king queen emir sultan"),
        ("politician", f"{_HEADS} {_SEATED} {_MINISTERS} mayor governor"),
        ("diplomat", f"{_DEPUTED} {_MINISTERS} secretary-general coordinator consul"),
        ("negotiator mediator", f"{_DEPUTED} {_STAFF} {_HEADS} {_MINISTERS} coordinator"),
        ("envoy emissary", f"{_DEPUTED} adviser advisor coordinator"),
        ("official", f"{_DEPUTED} {_STAFF} director commissioner coordinator chief head undersecretary"),
        ("aide adviser advisor", f"{_STAFF} {_DEPUTED}"),
        ("lawmaker legislator parliamentarian", _SEATED),
        ("boss chief head", _EXECUTIVES),
        ("executive", _EXECUTIVES),
        ("commander general officer soldier", f"{_SOLDIERS} chief head leader minister"),
        (
            "veteran newcomer billionaire businessman businesswoman republican democrat",
            f"{_HEADS} {_SEATED} {_DEPUTED}",
        ),
        ("man woman", f"{_HEADS} {_SEATED} {_DEPUTED} {_STAFF} {_SOLDIERS} {_EXECUTIVES} {_MINISTERS}"),
    )
    for noun in nouns.split()
}
_ALL = frozenset(title for titles in _TITLES.values() for title in titles)
_FORMER = frozenset({"former", "ex", "erstwhile"})
_OF_SIDES = frozenset("rebel opposition guerrilla militia paramilitary insurgent separatist union military".split())
"""Words by which somebody is told apart from those in office: "the rebel leader" is no president."""
_SEVERAL = frozenset(f"{_HEADS} {_DEPUTED} minister secretary negotiator mediator".split())
_LEADING = frozenset({"head", "leader", "chief"})
"""Nouns that may call somebody with what is led ("the head of the delegation")."""
_POINTING = frozenset({"the", "both", "neither", "either"})
_RESTRICTING = frozenset({"relcl", "acl", "prep", "appos"})


def titles(token: Token) -> frozenset[str]:
    """The words of titles that the one called so may hold; empty for nouns that call nobody in particular."""
    pointing = any(c.lower_ in _POINTING and c.dep_ in ("det", "predet") for c in token.lefts)
    if token.tag_ not in ("NN", "NNS") or not pointing:
        return frozenset()
    tied = [c for c in token.rights if c.dep_ in _RESTRICTING and not _is_parted(c)]
    former = any(c.lower_ in _FORMER for c in token.lefts)
    leads = former or token.lemma_.lower() in _LEADING
    if tied and not (leads and [c.lower_ for c in tied] == ["of"]):
        return frozenset()
    if former:
        return _ALL
    if any(c.lower_ in _OF_SIDES for c in token.lefts):
        return frozenset()
    return _TITLES.get(token.lemma_.lower(), frozenset())


def names_several(token: Token) -> bool:
    """Whether a plural calls several people by the titles that they hold: "the leaders", "the ministers"."""
    alone = not any(c.dep_ in _RESTRICTING and not _is_parted(c) for c in token.rights)
    return token.tag_ == "NNS" and alone and token.lemma_.lower() in _SEVERAL


def _is_parted(child: Token) -> bool:
    """Whether a comma parts it from the noun, so that it does not say which one is meant."""
    return child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text in (",", "—", "–", "-")
