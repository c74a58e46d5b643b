"""Status of the events that words name, on sentences read by the shipped parser: one construction a line."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.grammar import status
from kg.grammar.status import Signatures
from kg.model import Schema

_TABLE = """
    actual    rejected     Peru rejected the proposal.
    actual    ruled        Peru ruled out a summit.
    actual    refused      Peru refused to sign the accord.
    actual    agreed       Peru agreed to withdraw its troops.
    actual    demanded     Peru demanded that Chile withdraw its troops.
    actual    called       Peru called for a ceasefire.
    actual    offered      Peru offered to host the talks.
    actual    attacked     Peru said that Chile had attacked the village.
    actual    violated     Peru claimed that Chile had violated the truce.
    actual    violating    Peru accused Chile of violating the truce.
    actual    accused      Peru accused Chile of violating the truce.
    actual    sign         Peru managed to sign the accord.
    actual    withdraw     Peru has begun to withdraw its troops.
    actual    refusal      Peru's refusal to sign the accord angered Chile.
    actual    threatened   Peru threatened to withdraw from the talks.
    actual    signed       The accord, which Peru signed in 2010, has lapsed.
    actual    agreed       Peru agreed, but Chile did not.
    actual    signing      After signing the accord, Peru left Lima.
    actual    discuss      Peru met Chile to discuss the border.
    actual    met          Peru met Chile to discuss the border.
    actual    call         Peru reiterated its call for a ceasefire.
    actual    accepted     Peru appears to have accepted the plan.
    actual    violated     Peru seems to have violated the truce.
    actual    shell        Peru continued to shell the village.
    actual    accepted     Peru accepted the plan and will sign it on Friday.
    actual    discussed    The sides discussed a possible meeting of the presidents.
    actual    accused      The president has been accused of violating the truce.
    actual    proposed     Peru proposed a meeting in Lima.
    actual    talks        The so-called peace talks began on Monday.
    actual    violated     Peru allegedly violated the truce.
    actual    reached      Peru reached a deal with Chile.
    actual    violated     Peru did not attend the talks because Chile had violated the truce.
    actual    sign         Not until Friday did Peru sign the accord.
    actual    sign         Peru did not sign the accord until Friday.
    actual    violated     Chile insists Peru violated the truce.
    actual    signed       Peru reportedly signed the accord on Friday.
    planned   sign         Peru will sign the accord on Friday.
    planned   sign         Peru is going to sign the accord.
    planned   sign         Peru is set to sign the accord.
    planned   sign         Peru is due to sign the accord.
    planned   sign         Peru is expected to sign the accord.
    planned   resume       Talks are scheduled to resume on Friday.
    planned   signing      Peru is signing the accord next week.
    planned   meeting      Peru is meeting Chile in Lima on Friday next week.
    planned   withdraw     Peru agreed to withdraw its troops.
    planned   meeting      The planned meeting in Lima drew protests.
    planned   withdraw     Peru's decision to withdraw from the talks angered Chile.
    planned   sign         The minister said Peru would sign the accord on Friday.
    planned   host         Peru plans to host the talks in June.
    planned   talks        The talks will take place in Lima.
    planned   meeting      The meeting was postponed.
    planned   sign         Peru accepted the plan and will sign it on Friday.
    planned   sign         Peru will meet Chile and sign the accord.
    planned   meet         The sides agreed to meet again in June.
    planned   sign         Peru expects to sign the accord in June.
    planned   begin        The talks, due to begin on Monday, were delayed.
    planned   host         Peru is to host the next round of talks.
    planned   round        The next round of talks will be held in Lima.
    planned   held         The next round of talks will be held in Lima.
    planned   withdraw     Under the deal, Peru will withdraw its troops.
    negated   rejected     Peru has not rejected the proposal.
    negated   rule         Peru did not rule out a summit.
    negated   sign         Peru refused to sign the accord.
    negated   sign         Peru failed to sign the accord.
    negated   agree        The two sides failed to agree on a ceasefire.
    negated   reached      No agreement was reached in Lima.
    negated   agreement    No agreement was reached in Lima.
    negated   signed       Neither Peru nor Chile signed the accord.
    negated   signing      Peru left without signing the accord.
    negated   sign         Peru has yet to sign the accord.
    negated   attacked     Peru denied that its troops had attacked the village.
    negated   attacking    Peru denied attacking the village.
    negated   attend       Peru was unable to attend the talks.
    negated   meet         Peru was unwilling to meet Chile.
    negated   meeting      A failed meeting in Lima drew protests.
    negated   sign         Peru's refusal to sign the accord angered Chile.
    negated   agreed       Peru never agreed to the plan.
    negated   supports     Peru no longer supports the plan.
    negated   accepted     Nobody in Lima accepted the plan.
    negated   accept       Peru would not accept the plan, the minister said.
    negated   talks        The talks did not take place.
    negated   meeting      The meeting was cancelled.
    negated   accepting    Peru stopped short of accepting the plan.
    negated   accept       Chile cannot accept the plan.
    negated   accept       Chile said it could not accept the plan.
    negated   meeting      There was no meeting between Peru and Chile.
    negated   accept       There were no signs that Peru would accept the plan.
    negated   shelling     Peru stopped shelling the village.
    negated   attending    Peru was prevented from attending the talks.
    negated   signed       The accord was not signed by Peru.
    negated   signed       Peru almost signed the accord.
    negated   agreed       Peru said it had not agreed to the plan.
    negated   support      Peru did not attend or support the talks.
    negated   accept       The president vowed never to accept the plan.
    negated   accept       The president said he would never accept the plan.
    negated   meeting      Peru rejected a meeting with Chile.
    negated   sign         Peru is not ready to sign.
    negated   reach        Attempts to reach a deal failed.
    negated   attack       Peru has promised not to attack the village.
    negated   agreed       The minister denied reports that Peru had agreed to the plan.
    negated   violated     The minister dismissed claims that Peru had violated the truce.
    possible  sign         Peru may sign the accord.
    possible  attend       Peru could attend the talks.
    possible  signs        If Peru signs the accord, Chile will withdraw its troops.
    possible  withdraws    Peru will attend only if Chile withdraws its troops.
    possible  sign         Will Peru sign the accord?
    possible  withdraw     Peru demanded that Chile withdraw its troops.
    possible  withdraw     Peru called on Chile to withdraw its troops.
    possible  host         Peru offered to host the talks.
    possible  join         Peru wants to join the alliance.
    possible  sign         Peru is ready to sign the accord.
    possible  meeting      A possible meeting in Lima drew protests.
    possible  sign         The minister said he doubted that Chile would sign the accord.
    possible  sign         Peru hopes that Chile will sign the accord.
    possible  withdraw     Peru threatened to withdraw from the talks.
    possible  withdraw     Peru must withdraw its troops.
    possible  sign         Peru should sign the accord.
    possible  signing      Before signing the accord, Peru met Chile in Lima.
    possible  sign         The envoy travelled to Lima to sign the accord.
    possible  withdrawing  Peru considered withdrawing from the talks.
    possible  accept       Peru urged Chile to accept the plan.
    possible  host         Peru is considering a proposal to host the talks.
    possible  accepts      Chile threatened sanctions unless Peru accepts the plan.
    possible  accept       It is unlikely that Peru will accept the plan.
    possible  accept       Peru is likely to accept the plan.
    possible  agreed       Peru did not say it had agreed to the plan.
    possible  meeting      The sides discussed a possible meeting of the presidents.
    possible  withdraw     The president warned that Peru could withdraw from the talks.
    possible  meeting      Peru proposed a meeting in Lima.
    possible  summit       Peru called for an emergency summit.
    possible  accepting    Peru has little intention of accepting the plan.
    possible  accept       Few expect Peru to accept the plan.
    possible  signed       Peru would have signed the accord.
    possible  signing      The sides were close to signing an accord.
    possible  reaching     The sides came close to reaching a deal.
    possible  broker       Efforts to broker a truce have stalled.
    possible  signed       The minister was asked whether Peru had signed the accord.
    possible  signed       Had Peru signed the accord, the war would have ended.
    possible  sign         Should Peru sign the accord, the war will end.
    possible  withdraw     The deal would see Peru withdraw its troops.
"""
_CASES = [tuple(line.split(maxsplit=2)) for line in _TABLE.strip().splitlines()]
_LAST = frozenset({"sign", "violated"})


@pytest.fixture(scope="module")
def words(schema: Schema) -> Signatures:
    """What the shipped classes of words say."""
    return status.signatures(schema.verb_classes)


@pytest.mark.parametrize(("expected", "word", "sentence"), _CASES, ids=[f"{w}: {s}" for _, w, s in _CASES])
def test_status_of_a_word_in_a_sentence(
    expected: str, word: str, sentence: str, nlp: Language, words: Signatures
) -> None:
    found = [token for token in nlp(sentence) if token.text == word]
    trigger = found[-1] if word in _LAST else found[0]
    got, reasons = status.of(trigger, words)
    assert got == expected, f"{sentence} [{word}]: {reasons}"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("deal", "The sides are working towards a deal."),
        ("talks", "The ministers are expected in Lima on Monday for talks."),
    ],
)
@pytest.mark.xfail(strict=True, reason="an event below a preposition of a verb that plans or tries counts as held")
def test_event_below_a_preposition_is_open(word: str, sentence: str, nlp: Language, words: Signatures) -> None:
    trigger = next(token for token in nlp(sentence) if token.text == word)
    assert status.of(trigger, words)[0] != "actual"
