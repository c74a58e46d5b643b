"""What parties want, offer, promise, praise and threaten: one invented sentence a line, with the claim that it gives.

A line with a dash for the ends says that the sentence must not yield the relation.
"""

from __future__ import annotations

import pytest

from kg.model import Article, Paragraph, kebab
from kg.reading import Reader

_WORDS = """
    demanded | governor | reopen the port | The governor directed the board to reopen the port.
    demanded | Brazil | close the mine | Brazil put pressure on Peru to close the mine.
    demanded | Brazil | close the mine | Brazil has set a deadline of Friday for Peru to close the mine.
    demanded | - | - | Peru put an end to the tragedy.
    demanded | rebels | Brazil | The rebels insist on Brazil as guarantor.
    demanded | Brazil | firm commitment from Peru | Brazil is looking for a firm commitment from Peru.
    demanded | - | - | Brazil is looking for survivors of the storm.
    pledged | Chile | lower the levy | Chile is determined to lower the levy.
    pledged | Chile | lifting of the levy | Chile announced a lifting of the levy.
    pledged | - | - | Chile announced the results of the vote.
    pledged | Chile | keep talking to both groups | Chile said it would keep talking to both groups.
    pledged | rebels | lay down their arms | The rebels said they would lay down their arms.
    threatened | dockers | resist the order | The dockers have warned that they will resist the order.
    threatened | Chile | close the port | Chile warned it would close the port.
    threatened | - | - | Chile warned that it would run out of water.
    threatened | Chile | close the port | Chile reserved the right to close the port.
    supported | Canada | accord | Canada is satisfied with the accord.
    supported | Canada | accord | Canada described the accord as a step in the right direction.
    supported | - | - | Canada described the accord as a trap.
    supported | Canada | accord | Canada greeted the accord.
    proposed | Egypt | meeting | Egypt has invited the rebels to a meeting.
    proposed | - | - | Egypt invited the rebels to Cairo.
    demanded | dockers | night bonus | The dockers' demands include a pension fund and a night bonus.
    demanded | dockers | pension fund | The dockers' demands, which include a pension fund, were ignored.
    demanded | dockers | new cranes | The dockers set three conditions: a pension fund, a night bonus and new cranes.
    demanded | dockers | night bonus | The dockers demanded concessions, including a pension fund and a night bonus.
    demanded | dockers | pension fund | A pension fund was one of the dockers' demands.
    demanded | dockers | pension fund | Chief among the dockers' demands is a pension fund.
    demanded | dockers | pension fund | The dockers issued a list of demands that includes a pension fund.
    demanded | dockers | pension fund | The dockers have put forward conditions, among them a pension fund.
    demanded | Chile | return of the sailors | Chile's only condition was the return of the sailors.
    demanded | Chile | Peru leave the island | Chile's condition for a truce is that Peru leave the island.
    demanded | - | - | Chile's demand is a sign of weakness.
    demanded | - | - | Chile's demands were the subject of a heated debate.
    proposed | Egypt | exchange of the dead | Egypt's plan includes a pause and an exchange of the dead.
    proposed | Egypt | pause | The plan put forward by Egypt provides for a pause.
    proposed | Egypt | free 20 soldiers | Under a plan drafted by Egypt, the rebels would free 20 soldiers.
    proposed | Egypt | swap | Egypt offered two options: a pause or a swap.
    pledged | Chile | lower levy | Chile made several promises, including a lower levy.
    agreed-to | Peru | joint patrol | Chile and Peru agreed on several measures, including a hotline and a joint patrol.
    discussed | Chile | border road | Peru and Chile discussed a range of issues, including the quota and the border road.
    discussed | Chile | joint patrol | Peru and Chile discussed three issues: the quota, the road and a joint patrol.
    demanded | Sweden | Denmark returns the painting | Sweden will only sign if Denmark returns the painting.
    demanded | Sweden | Denmark paid | Sweden said it was ready to sign, but only if Denmark paid.
    demanded | Sweden | guarantees | Sweden would agree to a truce only if it received guarantees first.
    demanded | Sweden | Denmark returns the painting | Sweden refuses to sign unless Denmark returns the painting.
    demanded | rebels | their leaders are freed | The rebels will not lay down their arms until their leaders are freed.
    demanded | rebels | their leaders are freed | The rebels ruled out talks until their leaders are freed.
    demanded | rebels | their leaders are freed | The rebels are ready for talks as long as their leaders are freed.
    demanded | rebels | their leaders be freed | The rebels agreed to talks on condition that their leaders be freed.
    demanded | strikers | firm paid them | The strikers threatened to walk out unless the firm paid them.
    demanded | Norway | new map | Norway tied its consent to a new map.
    demanded | Norway | release of the sailors | Norway has set the release of the sailors as a condition for talks.
    demanded | - | - | The law will not take effect until parliament approves it.
    demanded | - | - | Peru will not leave the talks until a deal is reached.
    demanded | - | - | Peru did not sign until Chile signed.
    demanded | - | - | Peru would sign if Chile signed.
    threatened | Chile | close the port if Peru does not pay | Chile will close the port if Peru does not pay.
    threatened | dockers | strike unless they are paid | The dockers will strike unless they are paid.
    threatened | Chile | close the port | If no deal is reached, Chile will close the port.
    threatened | - | - | If no deal is reached, the envoys will meet again on Monday.
    threatened | - | - | Chile will close the port if the storm grows.
    demanded | minister | call off the strike | The minister asked union leaders in a letter to call off the strike.
    demanded | Ghana | stop the flights | Ghana called on Togo to free the teachers and on Mali to stop the flights.
    demanded | Ghana | free the teachers | Ghana called on Togo to free the teachers and on Mali to stop the flights.
    demanded | rebels | interim government | The government rejected the rebels' demand for an interim government.
    demanded | Mali | round | The round was put off at the request of Mali.
    demanded | Mali | was called off overnight | It was called off overnight at the request of Mali.
    demanded | Luna | charter be amended | Luna reiterated the requirement that the charter be amended.
    demanded | Luna | halt the raids | Luna said it was time for Peru to halt the raids.
    demanded | Luna | Peru halt the raids | It is essential that Peru halt the raids, Luna said.
    demanded | Luna | immediate halt to the raids | What is needed is an immediate halt to the raids, Luna said.
    demanded | Luna | halt to the raids | There must be a halt to the raids, Luna said.
    demanded | - | - | It is not necessary to halt the raids, Luna said.
    demanded | - | - | The firm may have to find an ally, Luna said.
    demanded | Ghana | end the patrols | Togo faces calls from Ghana to end the patrols.
    demanded | Ghana | end to the patrols | Togo gave in to Ghana's demands for an end to the patrols.
    demanded | fishermen | new pier | The fishermen are seeking higher prices, shorter patrols and a new pier.
    demanded | dockers | shorter week | The dockers are demanding a shorter week.
    demanded | nurses | two more days | The nurses demanded two more days.
    proposed | firm | six years | The firm offered six years instead of five.
    demanded | Ghana | its gold | Ghana wants its gold back.
    demanded | official of Ghana | hold their fire | An official of Ghana called Monday on both sides to hold their fire.
    demanded | rebels | free the teachers | The rebels called on Lima to free the teachers.
    demanded | Kenya | tax must be lifted | Kenya is adamant that the tax must be lifted.
    demanded | Brazil | close the mine | Brazil stepped up pressure on Peru to close the mine.
    demanded | union | firm raised wages | The union vowed to strike unless the firm raised wages.
    proposed | Egypt | talks move to Cairo | Egypt suggested that the talks move to Cairo.
    proposed | - | - | Egypt suggested that the talks moved slowly.
    proposed | Egypt | joint patrol | Egypt's idea of a joint patrol was new.
    discussed | - | - | The firm raised its offer to 9 percent.
    pledged | government | lower rents | The government undertook to lift the curfew, to lower rents and to pay.
    pledged | Luna | keep working | Luna acknowledged that prices differ but vowed to keep working.
    demanded | dockers | money for schools | The dockers press for a crane, which many oppose, and for money for schools.
    supported | Canada | accord | Canada called the accord historic.
    supported | Canada | deal | Canada described the deal as historic and balanced.
    supported | - | - | Canada called the accord unfair.
    supported | - | - | Canada called the accord dead.
    rejected | Canada | accord | Canada called the accord unfair.
    rejected | guild | offer | The guild described the offer as inadequate.
    supported | Canada | accord | The accord drew a warm welcome from Canada.
    supported | Canada | plan | Canada is behind the plan.
    demanded | Ana Bly | must name a figure | "We asked for a raise," said Ana Bly. "They must name a figure."
    demanded | Ana Bly | siege has to end now | "We are tired," Ana Bly said. "The siege has to end now."
    demanded | - | - | "We are tired," Ana Bly said. "It must have rained."
    demanded | - | - | "We are tired," Ana Bly said. "That should surprise nobody."
    rejected | guild | bonus of 500 kwacha | The ministry floated a bonus of 500 kwacha, which the guild dismissed.
    demanded | - | - | Chile's conditions for a treaty were read out.
    threatened | union | shut the plant if nothing better comes | The union will shut the plant if nothing better comes.
    threatened | rebels | resume their attacks | If the army breaks its promise, the rebels will resume their attacks.
    threatened | - | - | If the army breaks its promise, the rebels will resume the talks.
    threatened | Norway | sanctions | Norway warned that those who spoil the peace would face sanctions.
    threatened | - | - | Norway said that the bank would face questions.
    demanded | rebels | withdrawal of troops | The rebels had conditioned any pause on the withdrawal of troops.
    demanded | - | - | The firm is committed to a fair deal and would keep its plants open as long as talks continued.
    supported | Kenya | impose an embargo | Norway urged the bloc to impose an embargo, a call that Kenya supports.
    supported | Norway | announcement | Norway welcomed the announcement in a joint statement.
    demanded | Luna | disarm before elections | Luna insisted that the Front disarm before elections.
    proposed | - | - | Luna urged the union to put the offer to a vote.
    proposed | Luna | plan | Luna put the plan to the rebels.
    demanded | Ghana | scrapping of a pact with Peru | Ghana wants the repeal of a law and the scrapping of a pact with Peru.
    demanded | Ghana | release of the crew and the vessel | Ghana demanded the release of the crew and the vessel.
    demanded | Ghana | lifting of the siege | Ghana demanded the withdrawal of troops and the lifting of the siege.
    supported | minister | offer | The minister gave the offer a guarded welcome.
    threatened | Ghana | tariffs on textiles | Ghana has hinted at tariffs on textiles.
    threatened | - | - | Ghana has hinted at progress.
    demanded | African Union | go back to the table | Reacting, the African Union (AU) urged both to go back to the table.
    demanded | - | - | The ministry could help, should the parties so request.
    proposed | - | - | The teams have no plans so far to meet again.
    proposed | - | - | Luna said the visit offered a chance for peace.
    proposed | - | - | Peru accepted Chile's terms.
    pledged | Ghana | free vote | Ghana is committed to a free vote.
    demanded | Ghana | longer lease | Ghana has joined calls for a longer lease.
    proposed | Ghana | swap | Ghana brought a swap to the table.
    supported | Ghana | accord | Ghana lavished praise on the accord.
    supported | Ghana | plan | Ghana put its weight behind the plan.
    threatened | Ghana | Peru | Ghana set Peru an ultimatum.
    threatened | guild | strikes at the port | The guild warned of strikes at the port.
    threatened | - | - | The agency warned of floods.
    proposed | firm | one-time payment of 900 lei | The firm offered no more than a one-time payment of 900 lei.
    demanded | guild | seat on the board | The guild asked for no less than a seat on the board.
    agreed-to | Chile | lower the levy | Chile agreed to also lower the levy.
    threatened | workers | walk out if they are not paid | The workers plan to walk out if they are not paid.
    threatened | - | - | The workers plan to walk out on May 12.
    demanded | Ghana | six weeks | Ghana has asked for six weeks.
    demanded | - | - | Ghana talked for six weeks.
    demanded | Ghana | open the port | Ghana gave Togo until Friday to open the port.
    demanded | - | - | Ghana gave Togo money to open the port.
    threatened | - | - | The bank will close unless it finds a buyer.
    threatened | - | - | The team will leave unless the weather improves.
    demanded | - | - | Luna agreed to speak on condition that he not be named.
    demanded | - | - | Chile will not release the figures until the audit is complete.
    demanded | - | - | The governors agreed to it only after Chile had paid.
    demanded | rebels | their leaders are freed | The rebels will talk only after their leaders are freed.
    pledged | Luna | table a bill within 90 days | Luna pledged to table a bill within 90 days that would end the ban.
    demanded | - | - | After calling Luna by phone to speak with her, Rojas left.
    pledged | Luna | assist him | Luna told Rojas that she would assist him.
    demanded | - | - | Peru called a summit to discuss quotas.
    demanded | Peru | leave | Peru called Tuesday on both sides to leave.
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("relation", "subject", "words", "sentence"), _rows(_WORDS))
def test_wordings_of_what_parties_want(relation: str, subject: str, words: str, sentence: str, reader: Reader) -> None:
    claims = reader.claims(Article("a", sentence, (Paragraph(0, len(sentence)),), date="2025-06-10"))
    found = [
        (c.subject.thing.name, c.object.text or c.object.thing.name) for c in claims if kebab(c.relation) == relation
    ]
    assert found == [] if subject == "-" else (subject, words) in found
