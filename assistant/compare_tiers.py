"""Which tiers a question means beyond those it names: from here to there, the next one up, all."""

import re
from collections.abc import Sequence

from assistant.normal import words

TIERS = ("基础级", "先进级", "卓越级", "领航级")


def widened(text: str, named: Sequence[str]) -> tuple[str, ...]:
    """The tiers meant by a range, by "upwards", by "one up" and by "from which tier on"."""
    places = sorted(TIERS.index(tier) for tier in named)
    if not places:
        return TIERS if _found("starts", text) else ()
    if len(places) == 2 and _found("range", text):
        return TIERS[places[0] : places[1] + 1]
    if len(places) == 1 and _found("upwards", text):
        return TIERS[places[0] :]
    if len(places) == 1 and _found("up", text):
        return TIERS[places[0] : places[0] + 2]
    return tuple(named)


def _found(name: str, text: str) -> bool:
    return bool(re.search(words("compare")[name], text))
