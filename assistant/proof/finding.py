"""Findings: a label, the clauses it rests on, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from assistant.proof.mark import Mark


class Label(StrEnum):
    """What the documents say to a text; a text is as good as its worst sentence."""

    SUPPORTED = "supported"
    NOT_IN_DOCUMENTS = "not_in_documents"
    CONTRADICTED = "contradicted"


class Ground(Protocol):
    """What a finding rests on: an address and a quote."""

    @property
    def address(self) -> str:
        """Where the clause stands."""

    @property
    def quote(self) -> str:
        """Its words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A label, the clauses it rests on, and why.

    `neutral` says nothing that could be false; `loose`: much that was said was not read;
    `settled`: a whole list or comparison was read, so that no other table outweighs it.
    """

    label: Label
    grounds: tuple[Ground, ...] = ()
    why: str = ""
    neutral: bool = False
    loose: bool = False
    settled: bool = False


Judge = Callable[[Sequence[Mark]], Finding]
