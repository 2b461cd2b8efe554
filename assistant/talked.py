"""A turn in the light of its talk: heard with the question before it, or going back to a matter."""

from dataclasses import replace
from typing import Any

from assistant.bank import Topic
from assistant.choose import Near, ranked
from assistant.dialogue import Thread, carried
from assistant.nearness import RETURNED
from assistant.normal import is_english
from assistant.turns import turn
from assistant.understand import Asked, understand

# What a topic of before must have of its own, for a turn to go back to it.
HEARD = 0.5


def in_light_of(thread: Thread, before: Asked, opened: str) -> dict[str, Any]:
    """How nearness looks at a turn: with the question before it, and where it goes back to."""
    back = thread.earlier if turn("returns").search(opened) else frozenset[str]()
    return {"alone": False, "talk": f"{before.text}，{opened}", "back": back}


def gone_back(opened: str, thread: Thread, near: Near | None) -> tuple[Asked, Topic] | None:
    """What a turn goes back to: of what was talked of before, the likeliest that it sounds like."""
    if near is None or not turn("returns").search(opened):
        return None
    asked = carried(understand(turn("returns").sub("", opened)), thread)
    choices = (c for c in ranked(asked, near=near) if c.topic.id in thread.earlier)
    first = next(choices, None)
    if first is None or first.score < RETURNED + HEARD:
        return None
    return replace(asked, raw=opened, english=is_english(opened)), first.topic
