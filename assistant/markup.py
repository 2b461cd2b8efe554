"""Markup round a question, as pages and other talks are pasted: it is for eyes and asks nothing."""

import html
import re
from dataclasses import replace

from assistant.answer import Question
from knowledge.wording import unmarked

_ENTITY = re.compile(r"&(?:nbsp|lt|gt|amp|quot|#\d{1,5});")
_FENCE = re.compile(r"^\s*```\w*\s*$", re.MULTILINE)
# What a line begins with: quoted, a heading, an item of a list.
_OPENING = re.compile(r"^[^\S\n]*(?:(?:>+|#{1,6}(?=\s)|[-*+](?=\s)|[•·▪◦])[^\S\n]*)+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]+)\]\([^()\s]*\)")
# Marks that stand on both sides of words: a lone one, or a row of them in a number, is no markup.
_PAIRS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\*\*([^*\n]+)\*\*",
        r"(?<![_\w])__([^_\n]+)__(?![_\w])",
        r"~~([^~\n]+)~~",
        r"`([^`\n]+)`",
        r"(?<![*0-9A-Za-z])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![*0-9A-Za-z])",
    )
)


def bare(text: str) -> str:
    """A text without its markup; one of nothing else stays as it is."""
    plain = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    plain = _OPENING.sub("", _FENCE.sub("", unmarked(plain)))
    plain = _LINK.sub(r"\1", plain)
    for pair in _PAIRS:
        plain = pair.sub(r"\1", plain)
    return plain.strip() or text


def unwrapped(question: Question) -> Question:
    """The question, and what was asked before it, as they are understood."""
    said = ((role, bare(text) if role == "user" else text) for role, text in question.history)
    return replace(question, text=bare(question.text), history=tuple(said))
