"""Who does what a verb says: its subjects, or whoever it takes them from, and the agents of a passive.

In: a verb of a parsed paragraph. Out: the heads of the phrases, coordinated ones apart. Control and raising are undone here:
"urged Russia to withdraw", "is expected to sign", "accused Russia of trying".
"""

from __future__ import annotations

from kg.grammar import circumstances, gaps
from kg.grammar.antecedents import antecedent, meant
from kg.grammar.labels import entity_of
from kg.grammar.owners import owners
from kg.grammar.parsed import Token
from kg.grammar.partners import DEALS, along, coordinated
from kg.grammar.series import conjuncts

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
"""What the head of a phrase may be."""
_ADDRESSING = frozenset({"on", "upon", "to", "for"})
_APPEALS = frozenset("invitation call appeal request demand order plea ultimatum instruction message".split())
"""What is said to those who are to do what an infinitive behind it says."""
_ANSWERING = frozenset(
    "reject refuse dismiss oppose welcome back support criticise criticize condemn block approve endorse ignore receive"
    " discuss consider study praise denounce deplore hail".split()
)
"""Verbs whose object is of others: who rejects a request to leave does not leave."""
_TIMES = frozenset({"DATE", "TIME"})
_SENDING = frozenset("send dispatch deploy fly bring delegate depute".split())
_PROMISING = frozenset("promise pledge vow swear guarantee".split())
"""Verbs whose subject, not whose object, is to do what the infinitive says."""
_HELPING = frozenset("broker mediate facilitate host moderate sponsor".split())
"""What is done for others, who do the next thing themselves ("brokered by Qatar and signed in Doha")."""
_STATEMENTS = frozenset(
    "statement letter communique communiqué declaration message resolution note post tweet document petition memo paper"
    " announcement appeal ultimatum motion proposal list warning".split()
)
_ISSUING = frozenset(
    "issue send release publish table present submit deliver adopt pass write file make put sign approve hand post read"
    " circulate".split()
)
"""What those do who say themselves what a text says ("issued a statement calling for calm")."""
_RANKS = frozenset("first second third fourth fifth sixth last latest only sole".split())
_TASKING = frozenset("task charge entrust".split())
_OWN_ACTS = frozenset(
    "promise pledge vow commitment offer refusal decision agreement threat attempt bid effort willingness"
    " readiness undertaking intention move".split()
)
"""What somebody means to do, or not, himself."""
_CONTROLLING = frozenset({"of", "for", "from", "into"})


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is what is acted on: auxiliary passive, or a bare past participle."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if any(c.dep_ == "nsubj" for c in verb.children):
        return False
    if verb.dep_ == "conj" and not any(c.dep_ == "aux" for c in verb.children):
        done = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and any(c.dep_ == "agent" for c in verb.rights))
        if done:
            return is_passive(verb.head)
    if (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and not any(c.dep_ in ("aux", "mark", "dobj") for c in verb.children)
    ):
        return True
    return verb.tag_ in ("VBN", "VBD") and verb.dep_ == "acl" and not any(c.dep_ == "dobj" for c in verb.children)


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subjects of a verb, coordinated ones apart; borrowed from the clause above where it has none.

    An infinitive takes the object of the verb above it if there is one ("urged Russia to withdraw"), else its subject
    ("wants to withdraw", "is expected to sign"); a participle takes the noun it stands on or the main clause's subject.
    """
    own = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")] or _inverted(verb)
    if own:
        return [one for t in coordinated(own, verb) for one in _all_meant(t)]
    if any(c.dep_ == "expl" for c in verb.lefts):
        return []
    lacking = gaps.reported(verb)
    if lacking is not None:
        return conjuncts(lacking)
    if depth > 6 or verb.dep_ == "ROOT":  # noqa: PLR2004 - no real sentence nests deeper
        return []
    return _borrowed(verb, depth + 1)


def agents(verb: Token) -> list[Token]:
    """Who acts in a passive: what hangs on "by"."""
    preps = [c for c in verb.rights if c.dep_ in ("agent", "prep") and c.lower_ == "by"]
    preps += [c for p in preps for c in p.rights if c.dep_ == "conj" and c.lower_ == "by"]
    found = [t for p in preps for c in p.children if c.dep_ == "pobj" for t in conjuncts(c)]
    found += along(verb) if found else ()
    if not found and verb.dep_ == "conj" and is_passive(verb.head) and verb.head.lemma_ not in _HELPING:
        return agents(verb.head)
    if not found:
        found = [
            c
            for c in verb.lefts
            if c.dep_ in ("npadvmod", "compound") and entity_of(c) is not None and verb.dep_ == "amod"
        ]
    return found


def _all_meant(token: Token) -> list[Token]:
    """What a subject stands for: all names before "which have", all of "those who signed are Chad and Niger"."""
    found = antecedent(token)
    if found is token:
        return [token]
    if found.pos_ != "PROPN":
        return _among(found) or [found]
    verbs = [v for v in conjuncts(token.head) if v is token.head or not any(c.dep_ == "nsubj" for c in v.lefts)]
    tenses = {tag for verb in verbs for tag in (verb.tag_, *(c.tag_ for c in verb.lefts))}
    if "VBZ" in tenses:
        return [t for t in conjuncts(found) if t.i < token.i][-1:] or [found]
    first = found
    while "VBP" in tenses and first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    return conjuncts(first)


def _among(group: Token) -> list[Token]:
    """Who is one of those that a clause tells of: "Peru was among the states that signed", "Peru, one of those"."""
    preposition = group.head
    if group.dep_ != "pobj" or preposition.lower_ not in ("among", "of"):
        return []
    above = preposition.head
    if preposition.lower_ == "of":
        if above.lower_ != "one" or above.dep_ not in ("attr", "appos"):
            return []
        if above.dep_ == "appos":
            return [above.head]
        above = above.head
    return subjects(above) if above.lemma_ == "be" else []


def _inverted(verb: Token) -> list[Token]:
    """A subject that follows its verb (", said Umerov", "Also present were")."""
    return [c for c in verb.rights if c.dep_ in ("nsubj", "nsubjpass")]


def _borrowed(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if verb.dep_ == "advcl" and (sent := _sent(verb, head)):
        return sent
    if verb.dep_ in ("conj", "advcl") and head.pos_ in ("VERB", "AUX"):
        return subjects(head, depth)
    if verb.dep_ in ("xcomp", "ccomp") or verb.dep_ == "acomp":
        return _of_complement(verb, head, depth)
    if verb.dep_ in ("acl", "relcl") and (head.pos_ in ("NOUN", "PROPN", "PRON") or head.dep_ == "attr"):
        return _on_noun(verb, head, depth)
    if verb.dep_ == "pcomp":
        return _below_preposition(head, depth)
    return []


def _sent(verb: Token, head: Token) -> list[Token]:
    """Whom somebody sends to do something: a person, or whoever is to stand for the sender.

    As in "sent Rosa Quispe to attend the talks", "sent envoys to represent him"; by the envoys' talks the sender talks.
    """
    if head.lemma_ not in _SENDING or not any(c.tag_ == "TO" for c in verb.lefts) or is_passive(head):
        return []
    objects = [c for c in head.rights if c.dep_ == "dobj" and c.i < verb.i]
    named = [t for c in objects for t in (c, *c.rights) if t.ent_type_ == "PERSON" and t.dep_ in ("dobj", "appos")]
    return conjuncts(objects[-1]) if objects and (named or verb.lemma_ == "represent") else []


def _of_complement(verb: Token, head: Token, depth: int) -> list[Token]:
    objects = [c for c in head.rights if c.dep_ in ("dobj", "dative") and c.pos_ in NOMINAL and c.i < verb.i]
    objects = [c for c in objects if c.ent_type_ not in _TIMES]  # "spent the day haggling"
    objects = objects or _addressees(head, verb)
    if objects and verb.dep_ == "xcomp" and not is_passive(head) and head.lemma_ not in _PROMISING:
        return conjuncts(objects[-1])
    return subjects(head, depth) if head.pos_ in ("VERB", "AUX") else _of_adjective(head, depth)


def _addressees(head: Token, infinitive: Token) -> list[Token]:
    """Who is to act, below a preposition right before the infinitive ("called on Peru to withdraw"); never a day."""
    marked = [c for c in head.rights if c.dep_ == "prep" and c.lower_ in _ADDRESSING and c.i < infinitive.i]
    below = [[c for c in p.children if c.dep_ == "pobj" and c.ent_type_ not in _TIMES] for p in marked]
    return next((row for row in reversed(below) if row), [])


def _on_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """A participle's subject is its noun; an infinitive's is whoever has the noun ("Russia's pledge to withdraw")."""
    if any(c.tag_ == "TO" for c in verb.lefts):
        return [antecedent(noun)] if is_passive(verb) else _to_do(verb, noun, depth)
    if verb.dep_ == "relcl":
        return []
    if verb.tag_ == "VBG" and noun.lemma_.lower() in _STATEMENTS and (who := _stating(noun, depth)):
        return who
    whole = meant(noun) is not noun or _is_apart(verb, noun)
    return conjuncts(meant(noun)) if whole else [antecedent(noun)]


def _to_do(infinitive: Token, noun: Token, depth: int) -> list[Token]:
    """Who is to do what an infinitive on a noun says: to whom an appeal goes, else whoever has the noun."""
    if noun.lemma_.lower() in _APPEALS and (asked := _addressees(noun, infinitive)):
        return conjuncts(asked[-1])
    acts = noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and noun.head.lemma_ not in _ANSWERING
    above = acts or (noun.dep_ == "attr" and is_ranked(noun))
    if whose := _whose(noun):
        return whose if noun.lemma_ in _OWN_ACTS or whose[0].dep_ == "poss" else []
    return subjects(noun.head, depth) if above else []


def _is_apart(participle: Token, noun: Token) -> bool:
    """Whether a participle stands behind a comma and a whole series of names ("Peru and Chile, backed by Cuba, left")."""
    edge = participle.left_edge.i
    return participle.doc[edge - 1].text == "," and any(c.dep_ == "conj" and c.right_edge.i < edge for c in noun.rights)


def is_ranked(noun: Token) -> bool:
    """Whether somebody is the first, last or only one to do something ("became the first state to sign")."""
    return noun.lower_ in _RANKS or noun.tag_ == "CD" or any(c.lower_ in _RANKS for c in noun.lefts)


def _stating(statement: Token, depth: int) -> list[Token]:
    """Whose a statement is: its owner, who issues it, or who acts in it ("in a letter demanding relief, Peru")."""
    owners = [c for c in statement.lefts if c.dep_ == "poss"]
    if owners:
        return conjuncts(owners[0])
    above = statement.head
    if statement.dep_ == "dobj" and above.lemma_ in _ISSUING:
        return agents(above) if is_passive(above) else subjects(above, depth)
    within = statement.dep_ == "pobj" and above.lower_ == "in" and above.head.pos_ == "VERB"
    return subjects(above.head, depth) if within and above.dep_ == "prep" else []


def _whose(noun: Token) -> list[Token]:
    """Whose the noun is: "Peru's refusal to go", "the US decision to withdraw", "a promise by Peru to withdraw"."""
    held = [c for c in noun.lefts if c.dep_ == "poss"]
    if held:
        return conjuncts(held[0])
    if named := owners(noun):
        return list(named)
    led = [c for c in noun.rights if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from")]
    return [one for c in led for t in c.children if t.dep_ == "pobj" for one in conjuncts(t)]


def _of_adjective(adjective: Token, depth: int) -> list[Token]:
    noun = adjective.head
    if noun.pos_ in ("NOUN", "PROPN") and adjective.dep_ == "amod" and adjective.i > noun.i:
        return conjuncts(noun)
    return subjects(noun, depth) if noun.pos_ in ("VERB", "AUX") else []


def _below_preposition(preposition: Token, depth: int) -> list[Token]:
    """As in "accused Russia of trying" -> Russia; "walked out after failing to agree" -> the main subject.

    Of "the accord was signed by both after meeting in Lima" it is those who signed.
    """
    head = preposition.head
    if head.dep_ == "npadvmod" and head.ent_type_ in _TIMES:
        head = head.head  # "a day after rejecting it, she left"
    if thanked := circumstances.thanked(preposition):
        return thanked
    if head.pos_ not in ("VERB", "AUX"):
        return []
    if is_passive(head) and agents(head) and all(t.lemma_.lower() in DEALS for t in subjects(head, depth)):
        return agents(head)
    objects = [c for c in head.rights if c.dep_ == "dobj"]
    tasked = preposition.lower_ == "with" and head.lemma_ in _TASKING
    if is_passive(head) or not (objects and (tasked or preposition.lower_ in _CONTROLLING)):
        return subjects(head, depth)
    return conjuncts(objects[-1])
