"""Listed: what readers of lists and comparisons share: words, and what several pairs come to."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from assistant.proof.finding import Label
from assistant.proof.register.entry import Row
from assistant.proof.register.judge import Told

TABLE = Path(__file__).parent / "lists.toml"
Pair = tuple[bool, str]  # whether it is right, and the word it hangs on


def words(of: str, name: str) -> re.Pattern[str]:
    """One pattern of the table."""
    return re.compile(_table()[of][name])


def patterns(of: str, name: str) -> dict[str, re.Pattern[str]]:
    """Several patterns of the table, each by what it stands for."""
    return {meaning: re.compile(ways) for meaning, ways in _table()[of][name].items()}


def names(of: str, name: str) -> tuple[str, ...]:
    """Names of tags: those that a reader accounts for, or that make it keep silent."""
    return tuple(str(_table()[of][name]).split())


def denies(text: str) -> re.Match[str] | None:
    """The first word that says no."""
    return words("shared", "no").search(text)


def row(address: str, quote: str) -> Row:
    """A clause to rest on."""
    return Row(frozenset(), frozenset(), frozenset(), address, quote)


def settled(pairs: Sequence[Pair], ground: Row, rule: str, accounted: Sequence[str]) -> Told | None:
    """What several pairs come to: right when all are, else against the clause at the first."""
    if not pairs:
        return None
    wrong = next((word for right, word in pairs if not right), "")
    label = Label.CONTRADICTED if wrong else Label.SUPPORTED
    why = f"“{wrong}”与条款不符：“{ground.quote}”" if wrong else f"与条款一致：“{ground.quote}”"
    return Told(label, ground, why, frozenset(accounted), f"{rule} {ground.address}", settles=True)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
