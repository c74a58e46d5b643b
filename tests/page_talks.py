"""Talks made by hand for the tests of the page: two rounds, two delegations, a change of mind and a contradiction."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.facts import gather
from kg.model import BASE, Article, Claim, End, Fact, Schema, Status, Thing, content_hash, value_thing
from tests.hostile import VECTORS

HOSTILE = (
    *(vector.text for vector in VECTORS),
    "<!--<script>window.__pwn=1",
    "{{ 7*7 }}{% raw %}${window.__pwn=1}",
    "</style><style>*{background:url(http://x.invalid/)}",
    "<iframe srcdoc='<script>parent.__pwn=1</script>'>",
    '=HYPERLINK("http://x.invalid")',
    '" . <urn:x> <urn:y> "z',
)
"""Texts that a page must show as text: those that harm pyvis's own page, then templates, comments, formulas, Turtle."""


@dataclass
class Talks:
    """Collects claims; `text` goes around every name, sentence, title, publisher and address where it is given."""

    schema: Schema
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    def thing(self, name: str, kind: str, *aliases: str) -> Thing:
        """A thing of the class with this label."""
        iri = next(known.iri for known in self.schema.classes.values() if known.label == kind)
        names = tuple(sorted({*aliases, *([self.text] if self.text else [])}))
        return Thing(f"{BASE}id/thing/{content_hash(name, kind)}", self.text + name, iri, names)

    def article(self, name: str, day: str, publisher: str = "The Harbour Post") -> None:
        """An article that claims can cite."""
        url = f"https://harbour.example/{name}" if not self.text else self.text
        self.articles.append(Article(name, "", (), self.text + "Report " + name, day, self.text + publisher, url))

    def say(  # noqa: PLR0913 - a claim has as many parts
        self,
        sentence: str,
        subject: Thing,
        relation: str,
        other: Thing | str,
        *,
        told: tuple[str, str | None],
        status: Status = Status.ACTUAL,
        speaker: Thing | None = None,
        words: tuple[str, str, str] = ("", "", ""),
    ) -> None:
        """A claim; `told` is its document and day, `words` are those of subject, trigger and object."""
        document, date = told
        sentence += self.text
        iri = next(r.iri for r in self.schema.relations.values() if r.name == relation)
        start = 100 * len(self.claims)
        target = value_thing(other) if isinstance(other, str) else other
        at = [sentence.find(word) if word else -1 for word in words]
        spans = [start + place if place >= 0 else -1 for place in at]
        self.claims.append(
            Claim(
                document, start, start + len(sentence), sentence, End(subject, words[0] or subject.name, spans[0]), iri,
                End(target, words[2] or target.name, spans[2]), status, End(speaker, speaker.name) if speaker else None,
                date, words[1], spans[1], "{s} frame {o}" + self.text, 0.9,
            )
        )  # fmt: skip

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All that was said, gathered."""
        return gather(self.claims)


def talks(schema: Schema, text: str = "") -> Talks:
    """Peru and Chile meet twice; in the second round Chile rejects what it had agreed to."""
    made = Talks(schema, text)
    peru, chile = made.thing("Peru", "state", "Lima"), made.thing("Chile", "state")
    rosa = made.thing("Rosa Quispe", "person", "Роза Киспе")
    diego, luz = made.thing("Diego Núñez", "person"), made.thing("Luz Rojas", "person")
    team = made.thing("Peruvian delegation", "delegation")
    first, second = (
        made.thing("first round of talks", "round of talks"),
        made.thing("second round of talks", "round of talks"),
    )
    fish, maps = made.thing("fishing quota", "issue"), made.thing("exchange of maps", "issue")
    place = made.thing("Quito", "city")
    made.article("march", "2031-03-04")
    made.article("wire-april", "2031-04-09", "Andes Wire")
    one = ("march", "2031-03-03")
    two = ("wire-april", "2031-04-08")
    marked = ("🇵🇪 Lima’s envoy", "agreed", "the quota")
    made.say("🇵🇪 Lima’s envoy 🐟 agreed to the quota.", peru, "agreed-to", fish, words=marked, speaker=diego, told=one)
    made.say("Chile agreed to the quota too.", chile, "agreed-to", fish, words=("Chile", "agreed", "quota"), told=one)
    made.say("Chile now rejects the quota.", chile, "rejected", fish, words=("Chile", "rejects", "quota"), told=two)
    made.say("Peru agreed to the quota, the wire says.", peru, "agreed-to", fish, told=two)
    made.say("Peru did not agree to the quota.", peru, "agreed-to", fish, status=Status.NEGATED, told=two)
    made.say("Rosa Quispe led the Peruvian delegation.", rosa, "leads", team, told=one)
    made.say("Luz Rojas sat on the Peruvian delegation.", luz, "member-of", team, told=one)
    made.say("The Peruvian delegation is Peru's.", team, "delegation-of", peru, told=one)
    for event, told, day in ((first, one, "2031-03-03"), (second, two, "2031-04-08")):
        made.say("Talks were held that day.", event, "held-on", day, told=told)
        made.say("Talks were held in Quito.", event, "held-in", place, told=told)
        for party in (peru, chile, team):
            made.say("They attended.", party, "attended", event, told=told)
    made.say("Peru may discuss maps.", peru, "discussed", maps, status=Status.POSSIBLE, told=two)
    made.say("Chile plans to discuss maps.", chile, "discussed", maps, status=Status.PLANNED, told=("wire-april", None))
    return made
