"""Verbs in a series: which of them belong together, where the parser hangs the second too low or takes it for a noun.

In: a parsed paragraph's verb. Out: the verb with which it goes on ("says its plan is fair and [demands] relief", "vowed to
halt fire and [set] up posts"), and the tag that it has as such.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.grammar.parsed import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
OPENING = ("nsubj", "nsubjpass", "mark")
"""What opens a clause of its own."""
WILLED = frozenset(
    "say tell add announce demand urge call ask propose offer suggest reject refuse decline accept agree pledge promise vow"
    " threaten warn accuse blame insist oppose welcome back support endorse dismiss sign want seek deny condemn appeal"
    " press push withdraw suspend rule resist seek favour favor criticise criticize dispute"
    " acknowledge admit concede confirm note".split()
)
"""What only somebody does: no plan, offer or road is the subject of these verbs."""
_PARTED = ([",", "and"], [",", "but"])
_ADDRESSING = frozenset("urge call accuse blame warn ask press invite thank tell appeal".split())
_ADDRESSED = frozenset({"it", "them", "him"})
_OF_ONE = frozenset({"his", "her", "its", "him", "himself", "herself", "itself"})
_GOVERNED = frozenset({"dobj", "xcomp", "ccomp", "prt"})
_CALLED_FOR = frozenset({"for", "on"})
_VERBAL_ENDS = ("ise", "yse")
"""How verbs end that are told in British spelling, which the tagger takes for nouns ("apologise")."""


def above(verb: Token, actors: Collection[str]) -> Token | None:
    """The verb with which a verb in a series belongs together, if it hangs on another."""
    if verb.head.dep_ == "parataxis":
        return _told_of(verb)
    if (told := _resumed(verb)) is not None:
        return told
    if _tense(verb) in FINITE:
        finite = _finite_above(verb) if _is_infinite(verb.head) else None
        return _teller(verb, finite or verb.head, actors) or finite
    if verb.tag_ == "VB" and not any(c.dep_ in OPENING or c.dep_ == "aux" for c in verb.lefts):
        return _infinitive_of(verb.head, verb.i) if verb.head.tag_ in FINITE else None
    return None


def past(verb: Token) -> Token | None:
    """The verb that a past in a series of three goes on with, which the parser takes for a participle.

    As in "rejected the plan, called for talks and threatened to leave": it governs what no participle behind a noun does.
    """
    comma = verb.left_edge.i - 1
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("acl", "advcl", "relcl") or comma < 1:
        return None
    main = next((t for t in verb.ancestors if t.pos_ == "VERB"), None)
    if main is None or verb.doc[comma].text != "," or main.tag_ != "VBD" or main.i > verb.i:
        return None
    governs = any(c.dep_ in _GOVERNED or (c.dep_ == "prep" and c.lower_ in _CALLED_FOR) for c in verb.rights)
    if not governs or any(c.dep_ in (*OPENING, "agent", "aux", "auxpass", "advmod") for c in verb.children):
        return None
    later = [
        c for t in (main, verb) for c in t.rights if c.dep_ == "conj" and c.tag_ in ("VBD", "VBN") and c.i > verb.i
    ]
    return main if later else None


def _finite_above(verb: Token) -> Token | None:
    """The finite verb above an infinitive to which a finite verb was joined ("asked the council to meet and filed")."""
    if any(c.dep_ in OPENING for c in verb.lefts):
        return None
    return next((t for t in verb.ancestors if t.tag_ in FINITE and t.tag_ == verb.tag_), None)


def _is_infinite(verb: Token) -> bool:
    """Whether a verb is an infinitive, or a participle without "be" or "have"; none is below "must" or "will"."""
    if any(c.tag_ == "MD" for c in verb.lefts):
        return False
    if verb.tag_ == "VB" or any(c.tag_ == "TO" for c in verb.lefts):
        return True
    return verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.lefts)


def _teller(verb: Token, beside: Token, actors: Collection[str]) -> Token | None:
    """The verb of saying to which a finite verb below what is said belongs ("says its plan is fair and demands relief").

    What is said must be of a thing that does not act so, or be in another tense. `beside` is the word it is joined to.
    """
    if verb.lemma_ not in WILLED or any(c.dep_ in (*OPENING, "agent") for c in verb.children):
        return None
    said = beside.head if beside.dep_ in ("acomp", "attr") else beside
    above = said.head
    if said.dep_ != "ccomp" or said.i < above.i or above.lemma_ not in WILLED or _tense(above) != _tense(verb):
        return None
    other = _tense(said) in (*FINITE, "MD") and _tense(said) != _tense(verb)
    lasting = said.tag_ == "VBG" and verb.tag_ != "VBG"
    return above if other or lasting or _is_lifeless(said, actors) or _is_of_one(verb, said, above) else None


def _is_of_one(verb: Token, said: Token, above: Token) -> bool:
    """Whether a pronoun behind a verb tells that who speaks does it, and not those of whom he does.

    As in "Luna said both sides wanted peace and promised to do his best", "said Peru had broken the truce and urged it to".
    """
    met = [c for t in (verb, *(c for c in verb.rights if c.lower_ == "on")) for c in t.rights]
    if verb.lemma_ in _ADDRESSING and any(c.lower_ in _ADDRESSED and c.dep_ in ("dobj", "pobj") for c in met):
        return True
    below = [c for c in said.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    speaking = [c for c in above.lefts if c.dep_ == "nsubj"]
    many = any(c.tag_ in ("NNS", "NNPS") or any(d.dep_ == "conj" for d in c.rights) for c in below)
    one = any(c.tag_ in ("NN", "NNP", "PRP") and not any(d.dep_ == "conj" for d in c.rights) for c in speaking)
    return many and one and any(t.lower_ in _OF_ONE for t in verb.subtree if t.i > verb.i)


def _tense(verb: Token) -> str:
    """The tag of the finite word of a verb: its first auxiliary's, or its own."""
    helping = [c.tag_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return helping[0] if helping else verb.tag_


def _is_lifeless(verb: Token, actors: Collection[str]) -> bool:
    """Whether the verb's subject is a common noun for something that does not act."""
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return any(c.pos_ == "NOUN" and not c.ent_type_ and c.lemma_.lower() not in actors for c in subjects)


def _resumed(verb: Token) -> Token | None:
    """The verb before an inserted "he said" that another goes on with ("has left, he said on Monday, and will not sign")."""
    saying = verb.head
    before = next((c for c in saying.lefts if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
    helping = [c for c in verb.lefts if c.dep_ == "aux"]
    if before is None or any(c.dep_ in OPENING for c in verb.lefts):
        return None
    if not helping:
        close = [t.lower_ for t in verb.doc[saying.i + 1 : verb.i]] == [",", "but"]
        return before if close and verb.tag_ in (*FINITE, "VB") and _tense(before) in FINITE else None
    helped = {c.lemma_ for c in before.lefts if c.dep_ == "aux"}
    same = helping[0].tag_ == "MD" or helping[0].lemma_ in helped
    apart = helping[0].i > 1 and [t.text for t in helping[0].doc[helping[0].i - 2 : helping[0].i]] in _PARTED
    alone = not any(c.dep_ == "aux" for c in saying.lefts)
    return before if same and apart and alone else None


def _told_of(verb: Token) -> Token | None:
    """The main verb that a verb behind an inserted "he said" goes on with ("has left, he said, and has refused ...")."""
    inserted = verb.head
    main = inserted.head
    helped = {t.lemma_ for t in verb.lefts if t.dep_ == "aux"} & {t.lemma_ for t in main.lefts if t.dep_ == "aux"}
    same = verb.tag_ == main.tag_ != inserted.tag_
    behind = inserted.i + 1 < verb.i and inserted.nbor().text == ","
    return main if behind and (same or helped) and not any(c.dep_ in OPENING for c in verb.lefts) else None


def verbal_tag(token: Token) -> str:
    """The tag of a bare verb in a series that looks like a past, a present or a noun ("to halt fire and set up ...")."""
    head = token.head
    if token.lower_ != token.lemma_ or any(c.dep_ in ("det", "poss", "amod", *OPENING, "aux") for c in token.lefts):
        return ""
    after = head.tag_ in FINITE and head.tag_ != token.tag_ and _infinitive_of(head, token.i) is not None
    if token.tag_ in ("VBD", "VBN", "VBP") and (head.tag_ == "VB" or after):
        return "VB"
    governs = any(c.dep_ in ("xcomp", "dobj") for c in token.rights) or token.lower_.endswith(_VERBAL_ENDS)
    if token.tag_ == "NN" and governs and head.tag_ in ("VB", "VBP"):
        return "VB" if head.tag_ == "VB" or token.lower_ != token.lemma_ else "VBP"
    return ""


def continues(verb: Token) -> bool:
    """Whether a bare verb behind a comma goes on with a series ("vowed to open the road, free the crew and leave")."""
    if verb.tag_ != verb.head.tag_ and not (verb.tag_ == "VB" and _infinitive_of(verb.head, verb.i)):
        return False
    if verb.tag_ not in ("VB", "VBG") or verb.i < verb.head.i or any(c.dep_ in OPENING for c in verb.lefts):
        return False
    comma = verb.left_edge.i - 1
    return verb.doc[comma].text in (",", ";") and any(c.dep_ == "conj" and c.tag_ == verb.tag_ for c in verb.rights)


def _infinitive_of(verb: Token, before: int) -> Token | None:
    """The infinitive that a finite verb governs, if it stands before that place."""
    found = (c for c in verb.rights if c.dep_ == "xcomp" and c.i < before)
    return next((c for c in found if any(t.tag_ == "TO" for t in c.lefts)), None)


def make_verb(noun: Token) -> None:
    """Makes the verb of a clause of what is taken for its noun ("demanded that Luna resign")."""
    name = next((c for c in noun.lefts if c.dep_ in ("compound", "nsubj", "amod") and c.ent_type_), None)
    if name is not None:
        noun.tag_, noun.pos_ = "VB", "VERB"
        name.dep_ = "nsubj"
