"""The end of a message that asks, where it tells a story first.

What is told before the question names things of its own (a bank, a year, a head office abroad); a
cue found only there says less about what is asked.
"""

import re
from collections.abc import Callable, Mapping

from assistant.understand import understand

# From so many characters on a message may tell before it asks; by whether it is English.
LONG = {False: 26, True: 90}
LEAST = 6  # a shorter clause asks nothing without the one before it
# What a cue is worth that only the telling part of a long message has.
TOLD = 0.6
_CLAUSE = re.compile(r"[,，。；;！!\n]+|(?<=[?？])|\. ")
Cued = Mapping[str, float]


def asking(text: str) -> str:
    """The clauses a text ends in: from the last that asks on, long enough to say something."""
    clauses = [clause.strip() for clause in _CLAUSE.split(text) if clause and clause.strip()]
    found = ""
    for clause in reversed(clauses):
        found = f"{clause}，{found}" if found else clause
        if len(found) >= LEAST and {"open", "yesno"} & understand(found).manners:
            return found
    return text


def asked_part(text: str, *, english: bool) -> str:
    """The end that asks, of a message long enough to tell before it; all of a shorter one."""
    return asking(text) if len(text) >= LONG[english] else text


def by_part(text: str, cued: Callable[[str], Cued], *, english: bool) -> Cued:
    """How strongly words give each topic, less so where only the telling part has them."""
    whole = cued(text)
    end = asked_part(text, english=english)
    if len(end) >= len(text):
        return whole
    own = cued(end)
    return {topic: max(own.get(topic, 0.0), TOLD * strong) for topic, strong in whole.items()}
