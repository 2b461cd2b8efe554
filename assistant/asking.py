"""The part of a message that asks, in a message that tells a story first.

What is told before the question names things of its own (a bank, a year, a head office abroad); a
cue found only there says less about what is asked.
"""

import re
from collections.abc import Callable, Mapping

# From so many characters on a message may tell before it asks; by whether it is English.
LONG = {False: 24, True: 80}
# What a cue is worth that only the telling part of a long message has.
TOLD = 0.6
_ENDS = {
    False: re.compile(r"[，,。；;！!\n]|(?<=[？?])"),
    True: re.compile(r"(?<=[.;!?])\s"),
}
_ASKS = {
    False: re.compile(
        r"[?？吗呢么啥怎哪谁]|几[^乎]|多[少久大]|是不是|能不能|要不要|有没有|可不可以|行不行|算不算|会不会"
        r"|用不用|该不该|如何|是否|何[时处]|请问|告诉|帮我|想知道|想问|求"
    ),
    True: re.compile(
        r"\?|\b(?:what|who|which|when|where|how|why|can|could|do|does|is|are|should|must|may|will"
        r"|would|tell|need to know)\b",
        re.I,
    ),
}
Cued = Mapping[str, float]


def asking(text: str, *, english: bool) -> str:
    """The pieces of a message that ask; all of it where none does, or all do."""
    pieces = [piece for piece in _ENDS[english].split(text) if piece.strip()]
    own = [piece for piece in pieces if _ASKS[english].search(piece)]
    return "，".join(own) if own and len(own) < len(pieces) else text


def by_part(text: str, cued: Callable[[str], Cued], *, english: bool) -> Cued:
    """How strongly words give each topic, less so where only the telling part has them."""
    whole = cued(text)
    part = asking(text, english=english) if len(text) >= LONG[english] else text
    if part == text:
        return whole
    own = cued(part)
    return {topic: max(own.get(topic, 0.0), TOLD * strong) for topic, strong in whole.items()}
