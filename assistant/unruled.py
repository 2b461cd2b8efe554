"""What is told of a factory and no rule has a field for: it is taken up, and judged by nothing."""

import re
from collections.abc import Iterator

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.normal import words
from assistant.turns import typed


def unruled(raw: str, *, english: bool) -> tuple[Sentence, ...]:
    """For every kind of such a thing that a turn names, what the notices say of it."""
    return tuple(_told(typed(raw), english=english))


def _told(text: str, *, english: bool) -> Iterator[Sentence]:
    for kind in words("spoken")["unruled"]:
        names = dict.fromkeys(m[0].strip().upper() for m in re.finditer(kind["names"], text))
        if names:
            said = str(kind["en" if english else "zh"]).format(
                (", " if english else "、").join(names)
            )
            cites = tuple(Citation(*one.split("|", 1)) for one in kind["cite"])
            yield Sentence(SentenceKind.CLAIM, said, cites)
