"""A turn in the light of its talk: heard with the question before it, or going back to a matter."""

import re
from dataclasses import replace
from functools import partial
from typing import Any

from assistant.bank import Topic
from assistant.choose import Near, ranked
from assistant.dialogue import Thread, carried
from assistant.nearness import RETURNED
from assistant.normal import is_english
from assistant.reading import names_only
from assistant.turns import turn
from assistant.understand import Asked, understand

# What a topic of before must have of its own, for a turn to go back to it.
HEARD = 0.5
# From here on a turn is of one topic whatever was talked of, and so far must that lead the next.
PLAIN, CLEAR = 4.5, 1.6
_CLAUSE = re.compile(r"[,，:：—–]| - ")


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
    rest = turn("returns").sub("", opened)
    head = understand(_CLAUSE.split(rest.strip())[0])
    if head.names.places and names_only(head):
        return None  # to a place, of which it asks anything
    asked = carried(understand(rest), thread)
    choices = (c for c in ranked(asked, near=near) if c.topic.id in thread.earlier)
    first = next(choices, None)
    if first is None or first.score < RETURNED + HEARD:
        return None
    return replace(asked, raw=opened, english=is_english(opened)), first.topic
