"""What grammar hands on: phrases and predications, no longer tied to the parser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.claims import Article, Kind, Status


class Form(StrEnum):
    """What a phrase is made of."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"
    CLAUSE = "clause"
    DATE = "date"
    VERB = "verb"
    """A verb for the event that it tells of: "they met" for the meeting."""


class Reference(StrEnum):
    """How a phrase points back into its text, where its words alone say so."""

    NONE = ""
    COLLECTIVE = "collective"
    """Several at once that were named before: "both sides", "the four", "each delegation"."""
    SIDES = "sides"
    """The parties of the talks, though no word names them."""
    MUTUAL = "mutual"
    """Each of those who act on one another: "each other", "the other" after "each"."""
    COUNTERPART = "counterpart"
    """Whoever holds the same office elsewhere: "his Peruvian counterpart"."""
    EXPLETIVE = "expletive"
    """Nothing: "it" in "it is clear that"."""
    PART = "part"
    """Some of what its complement names: "many of Peru's allies"."""
    NAMED = "named"
    """What the name right before it names: "the Sur Rail company", "the Andean Front rebels"."""
    LATTER = "latter"
    """The last of those named just before: "the latter"."""
    GOVERNMENT = "government"
    """Those who govern: "the government", "her administration"."""
    KIND = "kind"
    """Another of a kind named before: "the Chilean one"."""
    HOME = "home"
    """The state whose office a bare title is: "President Quispe" in an article about Peru."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a phrase stands in its sentence, as far as it tells who is meant.

    `role` is its dependency label; coordinated phrases have that of the first of them, and its ref as `group`.
    `preposition` leads to it. `verb` is the ref of the verb that governs it, `lemma` that verb's lemma, `above` the refs
    of the verbs above that one, innermost first. `speaks` is true for the subject of a verb of speech, `root` for the
    subject of the sentence's main verb. `acts` is true where an actor may stand: subject, agent, owner, or after a word
    such as "with". `at` is its head's place in the article, `word` its number in the sentence. `proper` is true for a
    proper noun. `apposed` is the ref of the phrase that it stands beside as another word for it. `between` is
    true for the subject of a verb of standing between parties ("Oman mediated the talks").
    """

    role: str = ""
    preposition: str = ""
    verb: tuple[int, int] = (-1, -1)
    lemma: str = ""
    above: tuple[tuple[int, int], ...] = ()
    speaks: bool = False
    root: bool = False
    acts: bool = False
    group: tuple[int, int] = (-1, -1)
    at: int = -1
    word: int = 0
    proper: bool = False
    apposed: tuple[int, int] = (-1, -1)
    between: bool = False

    @property
    def is_subject(self) -> bool:
        """Whether its role is that of a subject, of an active or a passive verb."""
        return self.role in ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of words that may stand for a thing.

    `ref` is (paragraph, token) of its head: two phrases with one `ref` are the same mention. `text` are its words without
    leading article, `start` and `end` their span in the article. `forms` are shorter ways to say the same, longest first
    ("US proposal for a 30-day cease-fire", "US proposal"). `head` is the head's lemma, `label` the entity label.
    `owner` is the possessor or the adjective or name before the noun ("Turkish" in "the Turkish delegation").
    `complement` hangs on "of" or "for". `modifiers` are the other words before the head, in lower case.
    `value` is a date's ISO form, or a clause's words with its own subject. `words` are the words as they stand where
    `text` is not just that ("Peruvian delegation" for "Peruvian and Chilean delegations").

    The fields after `words` tell who is meant, and are filled in `Reading.phrases`. `definite` is true
    where the determiner points back ("the", "this", "both"). `person` is 1, 2 or 3 for a pronoun and
    for words that stand like one ("both", "the two", "the sides").
    `gender` is "m", "f" or "n" where a word gives it away. `ordinal` is a number, "last" or "next" ("the second round").
    `count` is how many a collective stands for, 0 where it does not say. `date` is the day that stands with it.
    `parts` are what prepositions lead to, and the names right before the noun with an empty preposition.
    `speaker` is who says it. `titles` are the words of titles that somebody may hold who is called so ("the politician").
    """

    ref: tuple[int, int]
    start: int
    end: int
    text: str
    head: str
    form: Form
    label: str = ""
    forms: tuple[str, ...] = ()
    plural: bool = False
    determiner: str = ""
    modifiers: tuple[str, ...] = ()
    owner: Phrase | None = None
    complement: Phrase | None = None
    role: str = ""
    value: str = ""
    sentence: int = 0
    quoted: int = -1
    words: str = ""
    reference: Reference = Reference.NONE
    definite: bool = False
    person: int = 0
    gender: str = ""
    ordinal: str = ""
    count: int = 0
    date: str = ""
    parts: tuple[tuple[str, Phrase], ...] = ()
    speaker: Phrase | None = None
    titles: frozenset[str] = frozenset()
    setting: Setting = Setting()


@dataclass(frozen=True, slots=True)
class Predication:
    """One word that relates phrases, and what fills its slots, keyed by the frames' paths (`Slot.path`).

    `trigger` holds the ways to look the word up (lemma, then form). `kind` is `verb`, `noun`, or the mark that joins two
    phrases. `slots` maps a path to its phrases, several where they are coordinated. `speaker` is the phrase of whoever
    says it, innermost. `earlier` is true for what lay before the time that its sentence tells of ("had met"), `coming` for
    what is not done yet ("will not meet"). `scene` is the event that it is done at ("proposed at the talks"). `apart` is an
    event and how many days from it it is done ("left a day before the talks" gives -1). `going_on` is true for what goes on
    at the time of the report ("is mediating"), `reported` for what a main clause tells in the past, in a sentence that names
    no day.
    """

    trigger: tuple[str, ...]
    kind: str
    text: str
    start: int
    slots: dict[tuple[str, ...], tuple[Phrase, ...]]
    sentence: int
    status: Status = Status.ACTUAL
    date: str | None = None
    speaker: Phrase | None = None
    reasons: tuple[str, ...] = ()
    earlier: bool = False
    coming: bool = False
    scene: Phrase | None = None
    apart: tuple[Phrase, int] | None = None
    going_on: bool = False
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its half-open span in the article's text and the paragraph that it stands in."""

    start: int
    end: int
    paragraph: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Office:
    """A person's title in the text, and the states, bodies or persons that the text ties it to, nearest first."""

    person: Phrase
    title: Phrase
    owners: tuple[Phrase, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody is told to have said: the words between `start` and `end` of the article, and who says them.

    `direct` is true for words in quotation marks. `cue` is the word that tells of the speech, empty where none does.
    `asserted` is false for what the speaker only asks for, and for single words in quotation marks.
    """

    start: int
    end: int
    speaker: Phrase
    sentence: int
    cue: str = ""
    direct: bool = False
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that grammar found in one article, in the order of the text.

    `abbreviations` are the (short, long) forms that the article introduces in brackets. `offices` are the titles that it
    gives to persons. `quotations` are direct and indirect speech. `told` are the days on which something was said or done
    by the main verb of a sentence, each with the sentence's number.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    phrases: tuple[Phrase, ...]
    predications: tuple[Predication, ...]
    abbreviations: tuple[tuple[str, str], ...] = ()
    offices: tuple[Office, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    told: tuple[tuple[int, str], ...] = ()
