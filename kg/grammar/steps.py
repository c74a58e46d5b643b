"""The parser's and the name tagger's transitions, scored for all paragraphs of a batch at once.

spaCy's transition-based components take each step of each document in compiled code that asks for Python's lock once for
every hidden unit of every step: about a third of all parsing. Here one step of all documents is one small matrix product, by
the same model's public interface, which beam search and training use. The transitions, and so the parses, are the same.
Source of the transition systems: Nivre (2008), arc-eager, for the parser; BILOU tags for names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc
from spacy.util import minibatch

_FACTORY = "parley_steps"
_TRAINING = False


def quicken(nlp: Language) -> None:
    """Has each component of the pipeline that takes transitions greedily take them for a batch at once."""
    for name, component in nlp.pipeline:
        if isinstance(component, DependencyParser | EntityRecognizer) and _is_greedy(component):
            nlp.add_pipe(_FACTORY, name=f"{_FACTORY}_{name}", before=name)
            nlp.get_pipe(f"{_FACTORY}_{name}").take(component)  # type: ignore[attr-defined]
            nlp.remove_pipe(name)


def _is_greedy(component: DependencyParser | EntityRecognizer) -> bool:
    """Whether it keeps one state a document, scored by a hidden and an upper layer, and all its labels were trained."""
    trained = component.model.attrs["has_upper"] and not component.model.attrs["unseen_classes"]
    return bool(trained and component.cfg["beam_width"] == 1)


@Language.factory(_FACTORY)
def _made(nlp: Language, name: str) -> _Stepwise:  # noqa: ARG001 - the factory's signature
    return _Stepwise()


class _Stepwise:
    """A pipeline component that sets what the component it stands for would set."""

    component: Any

    def take(self, component: DependencyParser | EntityRecognizer) -> None:
        """Takes over the model and the transitions of a component."""
        self.component = component

    def __call__(self, doc: Doc) -> Doc:
        """The document with its heads or names."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """The documents with their heads or names, in order, `batch_size` at a time."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            whole = list(batch)
            self.component.set_annotations(whole, self._states(whole))
            yield from whole

    def _states(self, docs: list[Doc]) -> list[Any]:
        """The last state of each document, after the best transition at each step."""
        states: list[Any] = self.component.moves.init_batch(docs)
        waiting = [state for state in states if not state.is_final()]
        if not waiting:
            return states
        scorer = self.component.model.predict(docs)
        upper = self.component.model.get_ref("upper")
        weights, bias = upper.get_param("W"), upper.get_param("b")
        while waiting:
            hidden, _ = scorer.state2vec(scorer.get_token_ids(waiting), _TRAINING)
            scores = upper.ops.gemm(hidden, weights, trans2=True) + bias
            waiting = self.component.transition_states(waiting, scores)
        return states
