"""A turn that only sets right how a word of the question before was written."""

import re

from assistant.turns import turn, typed
from knowledge.sounds import sound_alike

SHORTEST, LONGEST = 2, 8  # a word that is set right
_MARKS = re.compile(r"[^\w]+")


def set_right(text: str, before: str) -> str:
    """The question before with the word mended; empty where the turn sets nothing right."""
    if not before:
        return ""
    plain = typed(text)
    said, rest = turn("slip").search(plain), _MARKS.sub("", turn("slip").sub("", plain))
    if not SHORTEST <= len(rest) <= LONGEST:
        return ""
    if said and rest in typed(before):
        return before
    starts = range(len(before) - len(rest) + 1)
    slips = (at for at in starts if _slip(before[at : at + len(rest)], rest))
    at = next(slips, None)
    return "" if at is None else before[:at] + rest + before[at + len(rest) :]


def _slip(written: str, meant: str) -> bool:
    """Whether it is written otherwise and sounds the same."""
    return written != meant and sound_alike(written, meant)
