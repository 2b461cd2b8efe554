"""A story before a question: what it asks at its end counts for more than what it tells."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking import asked_part
from assistant.choose import SURELY, Choice, ranked
from assistant.compare import TOPIC
from assistant.compare_levels import TOPIC as LEVELS
from assistant.understand import Asked, understand

WORTH = 1.0
# A cue of this weight names the very case that is asked about; a comparison of tiers does not.
CASE = 4.0
COMPARISONS = (TOPIC, LEVELS)


def ending(asked: Asked, choices: Sequence[Choice]) -> list[Choice]:
    """The choices, those raised that the end of a long text gives by its own words."""
    choices = _of_case(choices)
    end = asked_part(asked.text, english=asked.english)
    if len(end) >= len(asked.text):
        return list(choices)
    own = understand(end)
    cued = {c.topic.id: c.cued for c in ranked(own.with_slots({**asked.slots, **own.slots}))}
    raised = [
        replace(c, score=c.score + WORTH, cued=max(c.cued, WORTH)) if cued.get(c.topic.id) else c
        for c in choices
    ]
    return sorted(raised, key=lambda choice: -choice.score)


def _of_case(choices: Sequence[Choice]) -> Sequence[Choice]:
    """The choices without a comparison where the words name a case."""
    if not choices or choices[0].topic.id not in COMPARISONS:
        return choices
    named = any(CASE <= choice.cued < SURELY for choice in choices)
    return [c for c in choices if c.topic.id not in COMPARISONS] if named else choices
