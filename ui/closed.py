"""Who stands in where nobody can answer: the library is shown, each question is told what lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Answer, Cited, Question
from knowledge.document import Library
from knowledge.unusable import Unusable


@dataclass(frozen=True)
class Closed:
    """Everything but asking and searching goes on: checks, drafts and exports need no index."""

    library: Library
    why: Unusable

    def ask(self, question: Question) -> Answer:
        """Say what lacks."""
        raise self.why

    def stream(self, question: Question) -> Iterator[Answer]:
        """Say what lacks."""
        raise self.why

    def search(self, question: Question, *, limit: int = 0) -> Sequence[Cited]:
        """Say what lacks."""
        raise self.why

    def reach(self) -> None:
        """Say what lacks."""
        raise self.why

    def replied(self, question: Question) -> Answer:
        """Say what lacks."""
        raise self.why

    @property
    def desk(self) -> Any:
        """Say what lacks: nobody can judge answers without the index either."""
        raise self.why
