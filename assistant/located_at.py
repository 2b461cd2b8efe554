"""What a place that is named is to the enterprise: its own, or only where a part of it lies."""

from assistant.normal import pattern

MARKS = "，,。；;?？"


def around(words: str, text: str) -> str:
    """The piece of a text in which a place is named, the place put as ○."""
    at = text.find(words)
    start = max(text.rfind(mark, 0, at) for mark in MARKS) + 1
    found = [text.find(mark, at) for mark in MARKS]
    end = min((mark for mark in found if mark >= 0), default=len(text))
    return f"{text[start:at]}○{text[at + len(words) : end]}".lower()


def site(piece: str) -> bool:
    """Whether only a line, a store or somebody else is in the place: it moves no enterprise."""
    return bool(pattern("site").search(piece))
