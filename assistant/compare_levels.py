"""Nation and province side by side: which aspects of the two notices a question compares."""

import re

from assistant.bank import Statement, bank
from assistant.editions import Footing
from assistant.normal import words
from assistant.understand import Asked

TOPIC = "levels"
WHOLE = "he_cn"


def compares_levels(asked: Asked) -> bool:
    """Whether the national and the provincial notice are held against each other."""
    text = _text(asked)
    named = all(_found(name, text) for name in ("nation", "province"))
    if not (named or _found("both", text)) or not _found("held_against", text):
        return False
    # Without an aspect only an outright comparison is answered with all the differences.
    return bool(_aspects(asked)) or _found("outright", text)


def both_named(asked: Asked) -> bool:
    """Whether the two notices are held against each other in so many words."""
    return all(_found(name, _text(asked)) for name in ("both", "outright"))


def of_levels(asked: Asked, footing: Footing) -> tuple[Statement, ...]:
    """What both notices say on the aspects named; without one, their main differences."""
    whole = bank().topics[WHOLE].says
    said = whole if _found("whole", _text(asked)) else _aspects(asked) or whole
    return tuple(s for s in said if s.documents <= footing.documents)


def _aspects(asked: Asked) -> tuple[Statement, ...]:
    text = _text(asked)
    return tuple(s for s in bank().topics[TOPIC].says if any(cue.found(text) for cue in s.when))


def _text(asked: Asked) -> str:
    return f"{asked.text} {asked.raw.lower()}" if asked.english else asked.text


def _found(name: str, text: str) -> bool:
    return bool(re.search(words("compare")[name], text))
