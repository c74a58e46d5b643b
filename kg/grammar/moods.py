"""Moods of verbs: whether a clause only says what should be.

In: a parsed verb. Out: whether it is bare behind a subject of its own.
"""

from __future__ import annotations

from kg.grammar.parsed import Token

_PROPOSING = frozenset("suggest propose insist demand ask request recommend urge stipulate".split())


def is_subjunctive(verb: Token) -> bool:
    """Whether a verb with a subject of its own is bare ("insists that Peru change it", "that the road be closed").

    Where the tagger takes the bare verb for a present, its singular subject gives it away.
    """
    if any(c.dep_ == "aux" for c in verb.lefts):
        return False
    above = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    if any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in verb.lefts) or verb.tag_ == "VB":
        return bool(above)
    if verb.tag_ == "VBP" and verb.head.tag_ == "VBD" and verb.head.lemma_ in _PROPOSING and verb.dep_ == "ccomp":
        return bool(above)  # "suggested that the talks move": told in the past, it would be "moved"
    alone = [c for c in above if c.tag_ in ("NN", "NNP") and not any(d.dep_ == "conj" for d in c.children)]
    alone += [c for c in above if c.lower_ in ("it", "he", "she")]
    return verb.tag_ == "VBP" and bool(alone) and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
