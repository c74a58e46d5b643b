from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.grammar import speech, status
from kg.grammar.copy import Copy
from kg.grammar.paragraphs import Paragraph
from kg.grammar.parsed import Doc
from kg.grammar.speech import Speech, cues, marks
from kg.grammar.status import Signatures
from kg.model import Schema, VerbClass

Parse = Callable[..., Doc]

_SAYING = VerbClass("x:say", "saying", ("say", "claim"), 1.0, 1.0, speech=True)
_URGING = VerbClass("x:urge", "urging", ("urge",), 0.1, -0.4, speech=True)


@pytest.fixture(scope="module")
def few() -> Signatures:
    """Two classes that do not change with the shipped ones."""
    return status.signatures({one.iri: one for one in (_SAYING, _URGING)})


@pytest.fixture(scope="module")
def words(schema: Schema) -> Signatures:
    """What the shipped classes of words say."""
    return status.signatures(schema.verb_classes)


def _paragraphs(docs: list[Doc]) -> list[Paragraph]:
    found = []
    first = 0
    for i, doc in enumerate(docs):
        found.append(Paragraph(i, doc, Copy(doc.text, tuple(range(len(doc.text) + 1))), first))
        first += len(list(doc.sents))
    return found


def _said(docs: list[Doc], words: Signatures) -> tuple[Speech, list[Paragraph]]:
    paragraphs = _paragraphs(docs)
    return speech.find(paragraphs, words), paragraphs


def _speaker(text: str, word: str, nlp: Language, words: Signatures) -> str | None:
    """Who says what `word` triggers in a text of one paragraph a line."""
    found, paragraphs = _said([Doc(nlp(line)) for line in text.splitlines()], words)
    place = [(p.index, t) for p in paragraphs for t in p.doc if t.text == word]
    source = found.speaker_of(*place[0])
    return None if source is None else source.text


# --- hand-made parses ------------------------------------------------------------------------------------------------


def test_clause_below_a_verb_of_speech_is_its_subjects(parse: Parse, few: Signatures) -> None:
    doc = parse("""
        Quispe Quispe NNP nsubj 1
        said say VBD ROOT 1
        Chile Chile NNP nsubj 3
        left leave VBD ccomp 1
    """)
    found, _ = _said([doc], few)
    source = found.speaker_of(0, doc[3])
    assert source is not None
    assert source.text == "Quispe"
    assert found.speaker_of(0, doc[1]) is None


def test_nested_speech_has_the_innermost_speaker(parse: Parse, few: Signatures) -> None:
    doc = parse("""
        Quispe Quispe NNP nsubj 1
        said say VBD ROOT 1
        Chile Chile NNP nsubj 3
        claims claim VBZ ccomp 1
        Peru Peru NNP nsubj 5
        left leave VBD ccomp 3
    """)
    found, _ = _said([doc], few)
    speakers = [source.text if (source := found.speaker_of(0, doc[i])) else None for i in (1, 3, 5)]
    assert speakers == [None, "Quispe", "Chile"]


def test_what_is_urged_is_quoted_but_not_claimed(parse: Parse, few: Signatures) -> None:
    doc = parse("""
        Quispe Quispe NNP nsubj 1
        urged urge VBD ROOT 1
        that that IN mark 4
        Chile Chile NNP nsubj 4
        leave leave VB ccomp 1
    """)
    found, _ = _said([doc], few)
    assert found.speaker_of(0, doc[4]) is None
    assert [(one.source.text, one.asserted) for one in found.quotations] == [("Quispe", False)]


def test_denied_speech_says_nothing(parse: Parse, few: Signatures) -> None:
    doc = parse("""
        Quispe Quispe NNP nsubj 3
        did do VBD aux 3
        not not RB neg 3
        say say VB ROOT 3
        Chile Chile NNP nsubj 5
        left leave VBD ccomp 3
    """)
    assert _said([doc], few)[0].quotations == ()


def test_inserted_speech_takes_both_sides(parse: Parse, few: Signatures) -> None:
    doc = parse("""
        Chile Chile NNP nsubj 5
        , , , punct 3
        Quispe Quispe NNP nsubj 3
        said say VBD parataxis 5
        , , , punct 3
        left leave VBD ROOT 5
        Lima Lima NNP dobj 5
    """)
    found, _ = _said([doc], few)
    (one,) = found.quotations
    assert {doc[i].text for i in one.content} >= {"Chile", "left", "Lima"}
    assert not {"Quispe", "said"} & {doc[i].text for i in one.content}


def test_aside_stays_the_articles_own(parse: Parse, few: Signatures) -> None:
    doc = parse("""
        Quispe Quispe NNP nsubj 1
        said say VBD ROOT 1
        Chile Chile NNP nsubj 7
        , , , punct 2
        which which WDT nsubj 5
        signed sign VBD relcl 2
        , , , punct 2
        left leave VBD ccomp 1
    """)
    found, _ = _said([doc], few)
    assert found.speaker_of(0, doc[5]) is None
    assert found.speaker_of(0, doc[7]) is not None


def test_clause_of_setting_before_a_verb_of_speech_is_not_said(parse: Parse, few: Signatures) -> None:
    doc = parse("""
        When when WRB advmod 2
        Chile Chile NNP nsubj 2
        left leave VBD advcl 5
        , , , punct 5
        Quispe Quispe NNP nsubj 5
        urged urge VBD ROOT 5
        calm calm NN dobj 5
    """)
    assert _said([doc], few)[0].quotations == ()


def test_cue_of_a_passive_is_its_agent_or_nobody(parse: Parse, few: Signatures) -> None:
    rows = """
        Chile Chile NNP nsubjpass 2
        is be BE auxpass 2
        said say VBN ROOT 2
        to to TO aux 4
        leave leave VB xcomp 2
    """
    assert cues.find(parse(rows), few) == []
    agent = parse(rows + "by by IN agent 2\nQuispe Quispe NNP pobj 5")
    assert [cue.source.text for cue in cues.find(agent, few)] == ["Quispe"]


# --- quotation marks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('He said "we go" and left.', ["we go"]),
        ('"We go," he said. "They stay."', ["We go,", "They stay."]),
        ('He said "we go and left.', ["we go and left."]),
        ('We go" and left.', []),
        ('One" two "three four" five.', ["three four"]),
        ('"', []),
        ('""', []),
    ],
)
def test_marks_pair_within_the_paragraph(text: str, spans: list[str], nlp: Language) -> None:
    doc = Doc(nlp(text))
    assert [doc[start:end].text for start, end in marks.spans(doc)] == spans


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    pieces=st.lists(
        st.sampled_from(['"', "Quispe", "said", "Chile", "left", ",", ".", ":", "that", " ", "it"]), max_size=14
    )
)
def test_no_text_raises_and_contents_lie_in_their_paragraph(
    pieces: list[str], nlp: Language, words: Signatures
) -> None:
    doc = Doc(nlp(" ".join(pieces)))
    found, _ = _said([doc], words)
    for one in found.quotations:
        assert one.content
        assert 0 <= one.start < one.end <= len(doc)
        assert one.source.doc is not doc or one.source.i not in one.content


# --- sentences -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Rosa Quispe said on Tuesday that the rebels had released forty men.", "released", "Quispe"),
        ("The rebels had released forty men, Rosa Quispe said on Friday.", "released", "Quispe"),
        ("The rebels, Rosa Quispe said, had released forty men.", "released", "Quispe"),
        ('"The rebels released forty men," said Rosa Quispe.', "released", "Quispe"),
        ("According to two people familiar with the talks, Oman rejected the plan.", "rejected", "people"),
        ("Oman rejected the plan, according to the ministry.", "rejected", "ministry"),
        ("Reuters quoted a diplomat as saying that Sudan had rejected the plan.", "rejected", "diplomat"),
        ("The envoy was quoted by local media as saying the army had withdrawn.", "withdrawn", "envoy"),
        ("In a statement, the ministry denied that its forces had shelled the camp.", "shelled", "ministry"),
        ("Serbia accused Kosovo of breaching the accord.", "breaching", "Serbia"),
        ("Serbia accused Kosovo of breaching the accord.", "accused", None),
        ("Peru's claim that Chile had violated the treaty was rejected by Santiago.", "violated", "Peru"),
        ("Vega, as his aide later explained, had already signed the paper.", "signed", "aide"),
        ("Turkey, the mediators believe, has persuaded the rebels to leave.", "persuaded", "mediators"),
        ("Nobody in the delegation confirmed that the ceasefire had been violated.", "violated", None),
        ("Peru has yet to say whether it will sign the accord.", "sign", None),
        ("Peru demanded that Chile withdraw its troops.", "withdraw", None),
        ("Peru demanded that Chile withdraw its troops.", "demanded", None),
        ("The minister said Kyiv had proposed that the presidents meet in May.", "proposed", "minister"),
        ("The minister said Peru had demanded that Chile withdraw its troops.", "withdraw", "minister"),
        ("Diplomats in Oslo expect the minister to sign the accord.", "sign", "Diplomats"),
        ("Diplomats in Oslo asked the minister to sign the accord.", "sign", None),
        ("The general denied attacking the village.", "attacking", "general"),
        ('The union leader was blunt: "The company lied to us about the pension fund."', "lied", "leader"),
        ("The delegation, headed by Carl Hume, has left, an official said.", "headed", None),
        ("Carl Hume said the truce could last, as envoys of Peru and Chile began a first round.", "began", None),
        ("Carl Hume said the truce would not last, as Peru had broken it.", "broken", "Hume"),
        ("Carl Hume pointed out that Peru had signed the accord.", "signed", "Hume"),
        ('"Peru has signed nothing at all today," Carl Hume pointed out.', "signed", "Hume"),
        ("Carl Hume made clear that Peru had signed the accord.", "signed", "Hume"),
        ("Carl Hume made it clear that Peru had signed the accord.", "signed", "Hume"),
        ("Carl Hume stressed that Peru has agreed to leave, and that Chile has signed the accord.", "signed", "Hume"),
        ("Peru presented the plan last week, as analysts consider it sound.", "presented", None),
        ("Carl Hume said the truce would not last while Peru kept its guns there.", "kept", "Hume"),
    ],
)
def test_speaker_in_a_sentence(text: str, word: str, speaker: str | None, nlp: Language, words: Signatures) -> None:
    assert _speaker(text, word, nlp, words) == speaker


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Carl Weber said Chile had left. The talks, he added, were suspended.", "suspended", "Weber"),
        ("Anna Weber said Chile had left.\nShe also said that Peru had signed the accord.", "signed", "Weber"),
        ("The office said Chile had left. It added that Peru had signed the accord.", "signed", "office"),
        ("Quispe said Chile had left. Carl Hume was angry. Peru, he added, had signed.", "signed", "Hume"),
        ('"Chile has left us in the lurch," Rosa Quispe said. "Peru signed nothing at all."', "signed", "Quispe"),
        ('"Chile has left us in the lurch," Rosa Quispe said.\n"Peru signed nothing at all today.', "signed", "Quispe"),
        ("Carl Weber said Chile had left. He said Peru had signed.", "signed", "Weber"),
        ("The ministry said Chile had left. It said Peru had signed.", "signed", "ministry"),
        ('"Nobody," said Carl Weber, "has signed anything at all."', "signed", "Weber"),
        ('The note said Chile had left. Both leaders agreed to open "two crossings soon," it added.', "open", "note"),
        ('The note said Chile had left. It said Peru "pledged to open two crossings soon."', "pledged", "note"),
        ('Rosa Quispe spoke. Asked about it, the envoy said: "Peru signed nothing at all today."', "signed", "envoy"),
    ],
)
def test_speaker_goes_on(text: str, word: str, speaker: str, nlp: Language, words: Signatures) -> None:
    assert _speaker(text, word, nlp, words) == speaker


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('Pristina dismissed the charge as "propaganda".', "Pristina"),
        ('Rosa Quispe urged the parties to "show restraint".', "Quispe"),
        ('The treaty is a mistake that Carl Hume calls "total nonsense".', "Hume"),
        ('Rosa Quispe said the deal was "dead".', "Quispe"),
    ],
)
def test_single_words_in_marks_have_a_speaker_but_claim_nothing(
    text: str, source: str, nlp: Language, words: Signatures
) -> None:
    found, _ = _said([Doc(nlp(text))], words)
    short = [one for one in found.quotations if one.direct]
    assert [(one.source.text, one.asserted) for one in short] == [(source, False)]


def test_a_quotation_with_its_verb_is_listed_once(nlp: Language, words: Signatures) -> None:
    found, _ = _said([Doc(nlp('"We have a text that both sides can sign," Rosa Quispe added.'))], words)
    assert len(found.quotations) == 1


def test_quotations_stand_in_the_order_of_the_text(nlp: Language, words: Signatures) -> None:
    docs = [
        Doc(nlp("Quispe said Chile left. Hume said Peru stayed.")),
        Doc(nlp('"We have nothing to add to that," Vega said.')),
    ]
    found, _ = _said(docs, words)
    assert [one.source.text for one in found.quotations] == ["Quispe", "Hume", "Vega"]


# --- verbs taken for nouns -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Chile turns away the observers, a Peruvian diplomat claims.", "diplomat"),
        ("Talks will go on, the foreign ministry notes.", "ministry"),
        ("The Peruvian side underlines that the port shall stay closed.", "side"),
        ('"No deal," a union official texts.', "official"),
    ],
)
def test_a_verb_of_speech_taken_for_a_noun_is_a_verb(text: str, source: str, nlp: Language, words: Signatures) -> None:
    doc = Doc(nlp(text))
    speech.mend(doc, words.speech)
    assert [cue.source.text for cue in cues.find(doc, words)] == [source]


def test_nouns_of_speech_stay_nouns(nlp: Language, words: Signatures) -> None:
    doc = Doc(nlp("The court reports named two ministers, and the union claims were rejected."))
    before = [(t.tag_, t.dep_, t.head.i) for t in doc]
    speech.mend(doc, words.speech)
    assert [(t.tag_, t.dep_, t.head.i) for t in doc] == before
