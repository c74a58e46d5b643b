"""How a sentence is read, in lines for people: predications, the frames tried, why each did or did not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.match import Trial
from kg.model import Article, Claim, Paragraph, Predication, kebab
from kg.reading import Reader


def lines(sentence: str, date: str | None, reader: Reader, *, everything: bool = False) -> Iterator[str]:
    """The explanation of `sentence`, read as an article of one paragraph published on `date` (ISO day).

    `everything` also shows predications that no frame begins with, and frames for which nothing stands at a slot.
    """
    article = Article("sentence", sentence, (Paragraph(0, len(sentence)),), date=date)
    reading, trials = reader.trials(article)
    for predication in reading.predications:
        tried = [trial for trial in trials if trial.predication is predication]
        shown = [trial for trial in tried if everything or trial.claims or not trial.lacking]
        if everything or shown:
            yield from _predication(predication)
            yield from (f"    {_trial(trial)}" for trial in shown)
            yield from (f"        {_claim(claim)}" for trial in shown for claim in trial.claims)


def _predication(predication: Predication) -> Iterator[str]:
    said = f", says {predication.speaker.text}" if predication.speaker else ""
    dated = f", {predication.date}" if predication.date else ""
    yield f"{predication.text or predication.trigger[0]!r} ({predication.kind}): {predication.status}{dated}{said}"
    for reason in predication.reasons:
        yield f"  status: {reason}"
    for path, phrases in predication.slots.items():
        yield f"  {' '.join(path):<16} {_words([phrase.text for phrase in phrases])}"


def _words(texts: Sequence[str]) -> str:
    return " | ".join(texts)


def _trial(trial: Trial) -> str:
    outcome = "fits" if trial.claims else trial.fault
    return f'{kebab(trial.relation.iri)}: "{trial.frame.text}": {outcome}'


def _claim(claim: Claim) -> str:
    says = f", says {claim.speaker.thing.name}" if claim.speaker else ""
    when = f", {claim.date}" if claim.date else ""
    relation = kebab(claim.relation)
    return f"=> {claim.subject.thing.name} | {relation} | {claim.object.thing.name} ({claim.status}{when}{says})"
