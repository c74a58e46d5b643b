from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from kg.grammar import status
from kg.grammar.parsed import Doc
from kg.grammar.status import Signatures
from kg.model import Schema, Status, VerbClass

Parse = Callable[..., Doc]

_CLASSES = [
    VerbClass("x:say", "saying", ("say",), 1.0, 1.0, speech=True),
    VerbClass("x:deny", "denying", ("deny",), -1.0, 0.3, speech=True),
    VerbClass("x:manage", "managing", ("manage",), 1.0, -1.0),
    VerbClass("x:fail", "failing", ("fail",), -1.0, 0.6),
    VerbClass("x:plan", "planning", ("plan", "decision"), 0.1, -0.4, outlook=Status.PLANNED),
    VerbClass("x:hope", "hoping", ("hope", "demand"), 0.1, -0.4, outlook=Status.POSSIBLE),
    VerbClass("x:cancel", "cancelling", ("cancel",), -1.0, 1.0),
]


@pytest.fixture(scope="module")
def words() -> Signatures:
    """A few classes that do not change with the shipped ones."""
    return status.signatures({one.iri: one for one in _CLASSES})


def _status(doc: Doc, word: str, words: Signatures) -> str:
    return status.of(next(token for token in doc if token.text == word), words)[0]


def _below(verb: str, negation: str = "") -> str:
    """A parse of `Peru (did not) VERB to sign maps`."""
    helped = f"did do VBD aux 3\nnot not RB neg 3\n{verb} {verb} VB ROOT 3" if negation else f"{verb} {verb} VBD ROOT 1"
    head = 3 if negation else 1
    sign = head + 2
    return f"""Peru Peru NNP nsubj {head}
        {helped}
        to to TO aux {sign}
        sign sign VB xcomp {head}
        maps map NNS dobj {sign}"""


@pytest.mark.parametrize(
    ("verb", "negation", "expected"),
    [
        ("manage", "", "actual"),
        ("manage", "not", "negated"),
        ("fail", "", "negated"),
        ("fail", "not", "actual"),
        ("plan", "", "planned"),
        ("plan", "not", "negated"),
        ("hope", "", "possible"),
        ("hope", "not", "negated"),
    ],
)
def test_signatures_decide_for_an_infinitive(
    verb: str, negation: str, expected: str, parse: Parse, words: Signatures
) -> None:
    assert _status(parse(_below(verb, negation)), "sign", words) == expected


def test_the_act_of_asking_is_actual_whatever_it_asks_for(parse: Parse, words: Signatures) -> None:
    assert _status(parse(_below("hope")), "hope", words) == "actual"


def test_signatures_nest(parse: Parse, words: Signatures) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        failed fail VBD ROOT 1
        to to TO aux 3
        manage manage VB xcomp 1
        to to TO aux 5
        sign sign VB xcomp 3
    """)
    assert _status(doc, "sign", words) == "negated"


def test_what_is_said_is_actual_and_what_is_denied_is_not(parse: Parse, words: Signatures) -> None:
    sentence = """
        Peru Peru NNP nsubj 1
        VERB VERB VBD ROOT 1
        Chile Chile NNP nsubj 3
        attacked attack VBD ccomp 1
    """
    assert _status(parse(sentence.replace("VERB", "say")), "attacked", words) == "actual"
    assert _status(parse(sentence.replace("VERB", "deny")), "attacked", words) == "negated"


def test_a_semicolon_parts_what_the_parser_ties(parse: Parse, words: Signatures) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        signed sign VBD ccomp 4
        ; ; : punct 4
        Chile Chile NNP nsubj 4
        deny deny VBD ROOT 4
        it it PRP dobj 4
    """)
    assert _status(doc, "signed", words) == "actual"


def test_inverted_condition_is_open(parse: Parse, words: Signatures) -> None:
    doc = parse("""
        Should should MD aux 2
        Peru Peru NNP nsubj 2
        sign sign VB advcl 6
        , , , punct 6
        Chile Chile NNP nsubj 6
        will will MD aux 6
        leave leave VB ROOT 6
    """)
    assert _status(doc, "sign", words) == "possible"
    assert _status(doc, "leave", words) == "possible"


def test_cancelled_event_did_not_take_place_and_a_planned_one_is_to(parse: Parse, words: Signatures) -> None:
    sentence = """
        A a DT det 1
        meeting meeting NN nsubjpass 3
        was be BE auxpass 3
        done VERB VBN ROOT 3
    """
    assert _status(parse(sentence.replace("VERB", "cancel")), "meeting", words) == "negated"
    assert _status(parse(sentence.replace("VERB", "plan")), "meeting", words) == "planned"


def test_event_below_a_demand_is_open_though_its_owner_is_named(parse: Parse, words: Signatures) -> None:
    doc = parse("""
        A a DT det 1
        demand demand NN nsubj 6
        for for IN prep 1
        Peru Peru NNP poss 5
        's 's POS case 3
        withdrawal withdrawal NN pobj 2
        lapsed lapse VBD ROOT 6
    """)
    assert _status(doc, "withdrawal", words) == "possible"


def test_names_have_no_status_of_their_own(parse: Parse, words: Signatures) -> None:
    doc = parse(
        """
        Peru Peru NNP nsubj 2
        will will MD aux 2
        sign sign VB ROOT 2
    """,
        {"Peru": "GPE"},
    )
    assert _status(doc, "Peru", words) == "actual"


def test_reasons_name_the_rules(parse: Parse, words: Signatures) -> None:
    doc = parse(_below("plan", "not"))
    _, reasons = status.of(next(t for t in doc if t.text == "sign"), words)
    assert "'plan' (planning)" in reasons
    assert "denied by 'not'" in reasons


def test_lone_token_and_loops_of_one_are_judged(parse: Parse, words: Signatures) -> None:
    assert _status(parse("signed sign VBD ROOT 0"), "signed", words) == "actual"


def test_shipped_classes_are_told_apart(schema: Schema) -> None:
    for speech in (True, False):
        counted = Counter(word for one in schema.verb_classes.values() if one.speech is speech for word in one.words)
        assert [word for word, count in counted.items() if count > 1] == []
    for one in schema.verb_classes.values():
        assert one.words
        assert one.positive is not None
        assert one.negative is not None
        assert -1 <= min(one.positive, one.negative) <= max(one.positive, one.negative) <= 1
