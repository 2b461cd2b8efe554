"""What the assistant needs of a language model, and how one fails."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

Messages = Sequence[tuple[str, str]]


class ModelDown(Exception):
    """The endpoint gave no usable answer: what happened, in one line."""

    def __init__(self, what: str, *, slow: bool = False) -> None:
        super().__init__(what)
        self.slow = slow


class Model(Protocol):
    """What wording needs of a language model."""

    @property
    def name(self) -> str:
        """What it is called in notices."""
        ...

    def objects(self, messages: Messages, schema: Mapping[str, Any]) -> Iterator[Any]:
        """A JSON value of this schema as it grows; the last is the whole of it."""
