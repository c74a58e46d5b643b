"""Status of the events that words name, on sentences read by the shipped parser: one construction a line."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.grammar import status
from kg.grammar.parsed import Doc
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
    actual    promised     Under the plan Chile would free the crew, while Peru has promised to lift the blockade.
    actual    turn         The members voted on Sunday to turn down the offer.
    planned   talks        The talks in Lima were postponed.
    actual    attacked     There is no doubt that Peru attacked the port.
    negated   attacked     There is no evidence that Peru attacked the port.
    negated   talks        The talks in Lima failed to take place.
    possible  agreed       Luna said that nothing would be signed until Peru agreed on the map.
    actual    agreed       The strike lasted until Peru agreed on the map.
    planned   was          The minister said the meeting was due in Lima.
    possible  signing      Peru warned Chile against signing the accord.
    possible  sign         Peru told Chile to sign the accord.
    possible  sign         Peru warned Chile not to sign the accord.
    actual    conference   Peru told a news conference that Chile had signed the accord.
    possible  signing      Peru is leaning towards signing the accord.
    possible  leaving      Peru toyed with leaving the accord.
    possible  sign         Peru scrambled to sign the accord.
    planned   sign         Peru is poised to sign the accord.
    negated   sign         Peru is yet to sign the accord.
    negated   attacking    Peru refrained from attacking the port.
    negated   violated     Peru contested that it had violated the truce.
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
    possible  ratify       If Peru does not ratify the accord, the port will close.
    possible  deal         If no deal between Peru and Chile is reached, the port will close.
    possible  deal         The port will close if a deal between Peru and Chile cannot be reached.
    negated   deal         A deal between Peru and Chile has not been reached.
    actual    deal         A deal between Peru and Chile was not welcomed by the unions.
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
    planned   sign         The envoy travelled to Lima to sign the accord.
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
    actual    walked       Khartoum walked out of the talks on Monday.
    possible  walk         Khartoum threatened to walk out of the talks.
    possible  walk         Khartoum would walk out of the talks if the shelling went on, its envoy said.
    negated   signed       The rebels never signed the Juba accord.
    negated   attend       The rebels have so far refused to attend.
    negated   attended     Neither side attended the round in Cairo.
    possible  convene      The mediators were hoping to convene a second round.
    planned   round        A second round is planned for June.
    planned   held         A second round was to be held in Cairo in June.
    planned   held         The second round, expected next week, will be held in Cairo.
    possible  mediate      Qatar has offered to mediate between the two.
    actual    mediated     Qatar has mediated between the two since May.
    negated   lifting      The minister ruled out lifting the embargo.
    possible  lifting      The minister did not rule out lifting the embargo.
    planned   lift         The cabinet approved a plan to lift the embargo.
    planned   lift         The cabinet is to lift the embargo in June.
    possible  lifted       The embargo could be lifted in June.
    actual    lifted       The embargo was lifted in June.
    negated   lifted       The embargo has not been lifted.
    planned   suspend      The union agreed to suspend the strike.
    actual    agreed       The union agreed to suspend the strike.
    actual    reject       The union voted to reject the offer.
    actual    accept       The miners voted on Monday to accept the offer.
    actual    rejected     The miners rejected the offer that their union had decided to accept.
    negated   accept       The miners did not vote to accept the offer.
    possible  reject       The miners may vote to reject the offer.
    planned   strike       The miners voted to strike on Monday.
    actual    voted        The union voted down the offer.
    negated   discuss      The company refused to discuss pensions.
    negated   discuss      The two leaders did not discuss the embargo.
    possible  lifting      The two leaders discussed lifting the embargo.
    possible  lifted       The two leaders agreed that the embargo must be lifted.
    actual    released     The rebels released forty captives and promised to free the rest.
    planned   free         The rebels released forty captives and promised to free the rest.
    negated   attack       The army said it had no plans to attack the town.
    planned   attack       The army warned it would attack the town.
    actual    attacking    The army was accused of attacking the town.
    possible  recognise    The government must recognise the union, its leader said.
    actual    met          The ministers met in Rome to prepare the summit.
    planned   meet         The ministers were due to meet in Rome on Sunday.
    possible  meet         The ministers had hoped to meet in Rome.
    negated   meeting      The ministers cancelled a meeting in Rome.
    negated   summit       The ministers called off the summit.
    planned   summit       The summit was put off until June.
    possible  attend       It is unclear whether the rebels will attend.
    possible  attend       It remains to be seen whether the rebels will attend.
    actual    violated     The envoy insisted that the rebels had violated the truce.
    possible  abandon      The envoy urged both sides not to abandon the talks.
    planned   respect      Both sides pledged to respect the truce.
    actual    respected    Both sides claimed to have respected the truce.
    negated   respect      Both sides failed to respect the truce.
    possible  withdraw     The rebels want the army to withdraw from the town.
    actual    withdrawing  The army began withdrawing from the town.
    negated   withdrawing  The army has yet to begin withdrawing from the town.
    actual    withdrawal   The army halted its withdrawal from the town.
    possible  withdrawal   The rebels demanded a withdrawal from the town.
    actual    withdrawal   The rebels welcomed the withdrawal from the town.
    negated   talks        Without a withdrawal from the town there will be no talks.
    negated   talks        There have been no direct talks between the two.
    negated   talks        Direct talks between the two have not taken place.
    possible  signed       The accord would be signed by both leaders in May.
    planned   signed       The accord is expected to be signed in May.
    planned   signed       The accord, to be signed in May, lifts the embargo.
    possible  sign         The leaders might sign the accord in May.
    possible  sign         Once the leaders sign the accord, the embargo will be lifted.
    actual    signed       When the leaders signed the accord, the embargo was lifted.
    possible  sign         The leaders are ready to sign the accord.
    negated   signing      The leaders were prevented from signing the accord.
    possible  sign         The leaders were persuaded to sign the accord.
    actual    sign         The leaders were forced to sign the accord.
    actual    imposed      The EU imposed sanctions on the bank.
    possible  imposing     The EU is considering imposing sanctions on the bank.
    planned   impose       The EU vowed to impose sanctions on the bank.
    negated   imposing     The EU stopped short of imposing sanctions on the bank.
    negated   impose       The EU has been reluctant to impose sanctions.
    negated   impose       The EU would not impose sanctions, a diplomat said.
    possible  impose       Can the EU impose sanctions on the bank?
    actual    talks        The delegation arrived in Oslo for talks with the rebels.
    planned   talks        The delegation will arrive in Oslo for talks with the rebels.
    possible  deal         Hopes of a deal faded on Monday.
    negated   accepted     Neither the rebels nor the army has accepted the plan.
    actual    rejected     The plan was rejected by the army.
    negated   accepted     The plan was not accepted by the army.
    possible  accepted     The plan has little chance of being accepted.
    possible  withdraw     Peru is firm on its terms, namely that Chile withdraw from the valley.
    actual    withdraws    Peru is glad that Chile withdraws from the valley.
    possible  agreement    Without an agreement between Peru and Chile, the truce will be in danger.
    negated   agreement    The talks ended without an agreement between Peru and Chile.
    actual    talks        The envoys of Peru did not attend the talks in Lima.
    planned   host         Peru to host a first round of talks, minister says after meeting the envoy.
    planned   sign         Peru to sign accord with Chile
    negated   rejection    The ministry denies Peru's rejection of the plan.
    actual    rejection    The ministry does not deny Peru's rejection of the plan.
    negated   rejected     The statement that Peru rejected the plan is incorrect, Carl Weber said.
    negated   attacked     Claims that Peru attacked Chile are a lie, Carl Weber said.
    actual    attacked     The claim that Peru attacked Chile is true, Carl Weber said.
    negated   rejected     It is not true that Peru rejected the plan, Carl Weber said.
    actual    rejected     It is true that Peru rejected the plan, Carl Weber said.
    possible  rejected     Weber was asked whether claims that Peru rejected the plan could be called correct.
    negated   meeting      A meeting between Luna and Weber is not planned at this stage.
    planned   meeting      A meeting between Luna and Weber is planned for Friday.
    possible  settlement   There is progress toward a settlement between Peru and Chile.
    possible  deal         The sides are working towards a deal.
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
    found = [token for token in Doc(nlp(sentence)) if token.text == word]
    trigger = found[-1] if word in _LAST else found[0]
    got, reasons = status.of(trigger, words)
    assert got == expected, f"{sentence} [{word}]: {reasons}"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("talks", "The ministers are expected in Lima on Monday for talks."),
    ],
)
@pytest.mark.xfail(strict=True, reason="an event below a preposition of a verb that plans or tries counts as held")
def test_event_below_a_preposition_is_open(word: str, sentence: str, nlp: Language, words: Signatures) -> None:
    trigger = next(token for token in Doc(nlp(sentence)) if token.text == word)
    assert status.of(trigger, words)[0] != "actual"
