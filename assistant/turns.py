"""The words of a talk's turns, and a turn's text as those words are looked for."""

import re
from functools import cache
from typing import Any

from assistant.normal import words
from knowledge import wording


@cache
def turn(name: str) -> re.Pattern[str]:
    """One pattern of words/turns.toml."""
    return re.compile(words("turns")[name])


def table(name: str) -> dict[str, Any]:
    """One table of words/turns.toml."""
    found: dict[str, Any] = words("turns")[name]
    return found


def typed(raw: str) -> str:
    """A turn as it was typed, in one script and lower case."""
    return wording.normal(raw).strip()
