"""English cues: how people ask in English on each topic, looked for in the question as typed."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from assistant.cue import Cue, cue, strength
from assistant.normal import pattern, words

_GAP = re.compile(r"\{([a-z]\w*)\}")
_WEIGHT = re.compile(r"^\d+(?:\.\d+)? ")
# Words that may stand between two others: a comma or a quotation mark does not part them.
_LOOSE = ((r"(?: \w+)", r"(?:[ ,'\"-]+\w+)"), (r"(?:\w+ )", r"(?:\w+[ ,'\"-]+)"))
# Questions whose cues are kept: one question is ranked several times on its way to an answer.
KEPT = 512


@lru_cache(maxsize=KEPT)
def english_cued(raw: str) -> Mapping[str, float]:
    """How strongly the English words of a question give each topic."""
    text = raw.lower().replace("’", "'")
    found = ((name, strength(cues, text)) for name, cues in _cues().items())
    return {name: strong for name, strong in found if strong}


def of_wrong(raw: str) -> bool:
    """Whether an English message can ask for a wrong at all: its words must speak of one.

    Nor is it asked for by who only wants to know what would follow from it.
    """
    text = raw.lower().replace("’", "'")
    consults = pattern("asks_of_wrong").search(text) and not pattern("asks_for_help").search(text)
    return bool(pattern("wrongs").search(text)) and not consults


@cache
def _cues() -> Mapping[str, tuple[Cue, ...]]:
    table = words("english_cues")
    return {
        name: tuple(cue(_written_out(text, table["terms"])) for text in texts)
        for name, texts in table["cues"].items()
    }


def _written_out(text: str, terms: Mapping[str, str]) -> str:
    """A cue with its terms filled in and every part bound to the start of a word."""
    weight = _WEIGHT.match(text)
    head = weight[0] if weight else ""
    body = _GAP.sub(
        lambda gap: terms[gap[1]], _GAP.sub(lambda gap: terms[gap[1]], text[len(head) :])
    )
    for near, loose in _LOOSE:
        body = body.replace(near, loose)
    return head + " & ".join(_whole(part.strip()) for part in body.split(" & "))


def _whole(part: str) -> str:
    bars = part.startswith("!")
    return f"{'!' if bars else ''}(?<![a-z0-9])(?:{part[1:] if bars else part})"
