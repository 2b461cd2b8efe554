"""What is told of a factory and no rule has a field for: it is taken up, and judged by nothing."""

import re
from collections.abc import Collection, Iterator

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.normal import words
from assistant.turns import typed


def unruled(raw: str, *, english: bool, known: Collection[str] = ()) -> tuple[Sentence, ...]:
    """For every kind of such a thing that a turn names, what the notices say of it.

    `known` are the fields that the turn fills: what is read from it needs no such word.
    """
    return tuple(_told(typed(raw), known, english=english))


def _told(text: str, known: Collection[str], *, english: bool) -> Iterator[Sentence]:
    joint = ", " if english else "、"
    for kind in words("spoken")["unruled"]:
        names = dict.fromkeys(m[0].strip().upper() for m in re.finditer(kind["names"], text))
        if names and kind.get("path") not in known:
            said = str(kind["en" if english else "zh"]).format(joint.join(names))
            cites = tuple(Citation(*one.split("|", 1)) for one in kind["cite"])
            yield Sentence(SentenceKind.CLAIM, said, cites)
