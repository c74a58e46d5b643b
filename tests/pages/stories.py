# ruff: noqa: E501 - a sentence stands in one line
"""Made-up articles for the test pages: own words, invented people and places, drawn from a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_PEOPLE = [
    "Mira Holt", "Tomas Abele", "Ines Varga-Lund", "Jonah O'Brady", "Lena van der Meer", "Sami el-Khatib", "Ruta Kalnina", "Peter McAllan",
    "Aiko Tanabe", "Grace Odhiambo", "Viktor Sand", "Noor Rahimi",
]  # fmt: skip
_TITLES = [
    "{a} and {b} agree to reopen border crossing after night of talks in {c}",
    "Envoys of {a} leave {c} without a deal on river water",
    "{a} says it will send a new delegation to {c} next week",
    "Mediators in {c} hand {b} a revised draft on prisoners",
    "{b} rejects truce proposal, {a} calls for another round",
    "Why the {c} talks matter: what {a} and {b} want from each other",
    "Talks on the strait resume in {c} as {a} eases its blockade",
    "{a}’s minister: “We are closer than ever” to ending the dispute with {b}",
]
_STATES = ["Norland", "Sudmark", "Velia", "Tarsk", "Orenia", "Kestria", "Lower Brannau", "Ostrova"]
_CITIES = ["Haldenburg", "Port Cassel", "Mirzan", "Queensferry", "Altavilla", "Brodny"]
_LEADS = [
    "{a} and {b} ended a third day of negotiations in {c} on Monday with an agreement to exchange lists of prisoners, officials on both sides said.",
    "The delegation of {a} presented a draft of seven pages to the mediators in {c}, two people who have read it said on Monday evening.",
    "After eleven hours behind closed doors, the chief negotiators of {a} and {b} left the old customs house in {c} without a word to the press.",
]
_SENTENCES = [
    "The head of the delegation, Deputy Foreign Minister {p}, said that the text left three questions open.",
    '"We did not come to {c} to read speeches to each other," {p} told reporters in the courtyard.',
    "{b} has insisted for months that any pause in the fighting must begin with the bridges over the Lerne.",
    "According to a statement by the government of {a}, the two sides will meet again before the end of June.",
    "The mediators proposed that the crossing at Dorn be opened for four hours a day, at first for patients and students.",
    "A spokeswoman for the foreign ministry of {b}, {q}, said her country had received the proposal and would answer in writing.",
    "The previous round broke off in March, when {a} withdrew its experts after a shell hit a grain store.",
    "Diplomats from four countries watched the session from an adjoining room, where the coffee ran out before noon.",
    '"If they want a signature, they know what stands in paragraph nine," {q} said.',
    "Neither government would say whether the agreement covers the two hundred sailors who have been held since autumn.",
    "Families of the prisoners waited outside with photographs until the last car had left the yard.",
    "The price of wheat fell by three percent on the exchange in {c} after the first reports of progress.",
    "{p} is expected to brief the parliament of {a} on Thursday, and a vote could follow within days.",
    "Analysts warned that a similar understanding two years ago had lasted for less than a week.",
    "The draft, which was seen by two newspapers, speaks of a withdrawal in stages and of observers from neutral states.",
    "{b} accused {a} of moving guns into the valley while the talks went on, a charge that {a} denied.",
    "Under the arrangement, each side hands over the remains of fallen soldiers at a bridge chosen by the Red Cross.",
    "The foreign minister of {a} spoke by phone with his counterpart in {b} for the first time since the winter.",
    "It remains unclear who would pay for the clearing of mines along the old railway, an engineer on the panel said.",
    "Opposition leaders in {b} called the list a betrayal and announced a protest in front of the ministry.",
    "The host, who has brought the two governments together four times, praised what he called the patience of the delegations.",
    "In the villages on the western bank, people listened to the news on battery radios because the power was cut again.",
    "Both sides agreed not to publish the maps until the commanders had signed them.",
    "The next meeting will take place in {c}, unless the parliament of {b} votes to move it to a neutral ship.",
]
_HEADINGS = [
    "What the draft says",
    "A bridge and its guards",
    "Doubts in the capital",
    "The road to the next round",
    "Who was in the room",
]
_POINTS = [
    "Crossing at Dorn to open for four hours a day",
    "Lists of prisoners to be exchanged by Friday",
    "No decision on the sailors held since autumn",
    "Next round before the end of June",
]


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is made of, and what must come out of it again."""

    title: str
    standfirst: str
    moment: datetime
    authors: tuple[str, ...]
    caption: str
    credit: str
    body: tuple[str, ...]
    headings: tuple[str, ...]
    points: tuple[str, ...]
    quote: str
    city: str

    @property
    def date(self) -> str:
        """The day of publication."""
        return self.moment.date().isoformat()


def story(number: int) -> Story:
    """The story of that number; the same each time."""
    draw = random.Random(number)  # noqa: S311 - test data
    a, b = draw.sample(_STATES, 2)
    c = draw.choice(_CITIES)
    p, q = draw.sample(_PEOPLE[6:], 2)
    names = {"a": a, "b": b, "c": c, "p": p, "q": q}
    sentences = [text.format(**names) for text in draw.sample(_SENTENCES, len(_SENTENCES))]
    body = [draw.choice(_LEADS).format(**names)]
    while sentences:
        size = draw.choice((1, 1, 2, 2, 3))
        body.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    return Story(
        title=draw.choice(_TITLES).format(**names),
        standfirst=f"Negotiators for {a} and {b} trade drafts, lists and accusations as the mediators in {c} ask for one more week",
        moment=datetime(2025, 1, 3, 9, 15, tzinfo=UTC) + timedelta(days=number * 11, minutes=number * 37),
        authors=tuple(draw.sample(_PEOPLE[:6], draw.choice((1, 1, 2, 3)))),
        caption=f"The delegations of {a} (L) and {b} (R) meet at the customs house in {c}",
        credit=f"{draw.choice(('R. Halim', 'K. Osei'))}/EPA",
        body=tuple(body),
        headings=tuple(draw.sample(_HEADINGS, 2)),
        points=tuple(_POINTS),
        quote=f"Nobody in {c} has asked us to hurry, and nobody in {a} has asked us to stop, the mediator said.",
        city=c,
    )
