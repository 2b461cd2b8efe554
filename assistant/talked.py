"""A turn in the light of its talk: heard with the question before it, or going back to a matter."""

from dataclasses import replace
from functools import partial
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
# A cue of this weight gives a turn that goes back a matter which was not talked of.
NEW = 2.3
# From here on a turn is of one topic whatever was talked of, and so far must that lead the next.
PLAIN, CLEAR = 4.5, 1.6


def in_light_of(thread: Thread, before: Asked, opened: str) -> dict[str, Any]:
    """How nearness looks at a turn: with the question before it, and where it goes back to."""
    back = thread.earlier if turn("returns").search(opened) else frozenset[str]()
    return {"alone": False, "talk": f"{before.text}，{opened}", "back": back}


def plainly(asked: Asked, near: Near | None) -> Topic | None:
    """The topic that a turn sounds like by itself: very near, and no other comes near."""
    if near is None:
        return None
    first, second = (*ranked(asked, near=partial(near, alone=False)), None, None)[:2]
    if first is None or first.score < PLAIN:
        return None
    return first.topic if second is None or first.score >= CLEAR * second.score else None


def gone_back(opened: str, thread: Thread, near: Near | None) -> tuple[Asked, Topic] | None:
    """What a turn goes back to: of what was talked of before, the likeliest that it sounds like."""
    if near is None or not turn("returns").search(opened):
        return None
    asked = carried(understand(turn("returns").sub("", opened)), thread)
    choices = ranked(asked, near=near)
    if choices and choices[0].topic.id not in thread.earlier and choices[0].cued >= NEW:
        return None  # it goes back to a place or a tier, and asks something new of it
    first = next((c for c in choices if c.topic.id in thread.earlier), None)
    if first is None or first.score < RETURNED + HEARD:
        return None
    return replace(asked, raw=opened, english=is_english(opened)), first.topic
