"""Unsaid: what a question asks after and the notices nowhere speak of, said to be absent.

A question may join a matter of the notices with one that they leave out; the answer on the first
must not pass over the second.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.compose import Part, spaced, whom
from assistant.editions import Footing
from assistant.normal import pattern, words
from assistant.phrases import phrase
from assistant.understand import Asked

SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Unsaid:
    """One matter the notices leave out: how it is asked after and what it is called.

    A gap in what it is called holds the words it was asked with.
    """

    asked: re.Pattern[str]
    en: str
    zh: str
    see: Sentence | None = None


@cache
def _table() -> tuple[Unsaid, ...]:
    table = dict(words("unsaid"))
    places = {name: _place(entry) for name, entry in table.pop("see").items()}
    return tuple(
        Unsaid(
            re.compile(f"(?<![a-z0-9])(?:{entry['asked']})"),
            entry["en"],
            entry["zh"],
            places.get(entry.get("see", "")),
        )
        for entry in table.values()
    )


def _place(entry: Mapping[str, str]) -> Sentence:
    """Where the reader finds more, with its clause."""
    address, _, quote = entry["cite"].partition("|")
    return Sentence(SentenceKind.CLAIM, entry["en"], (Citation(address, quote),))


@cache
def _chinese() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = words("unsaid_chinese").values()
    return tuple((re.compile(entry["asked"]), entry["zh"]) for entry in table)


def left_out(asked: Asked) -> tuple[Sentence, ...]:
    """That the notices do not speak of what a question asks after."""
    if not asked.english:
        named = [zh for pattern, zh in _chinese() if pattern.search(asked.text)]
        texts = (phrase("left_out", zh, english=False) for zh in named[:SEVERAL])
        return tuple(Sentence(SentenceKind.ABSENT, text) for text in texts)
    told = tuple(dict.fromkeys(_sentences(asked.raw.lower().replace("’", "'"))))
    # What is absent comes first, then where more is found.
    return tuple(sorted(told, key=lambda s: s.kind is not SentenceKind.ABSENT))


def _sentences(text: str) -> Iterator[Sentence]:
    for one in _table():
        if found := one.asked.search(text):
            named = one.en.format(found[0].strip())
            yield Sentence(SentenceKind.ABSENT, phrase("left_out", named, english=True))
            if one.see:
                yield one.see


def with_unsaid(part: Part, asked: Asked) -> Part:
    """The part, followed by what it leaves open of the question, unless it says so itself."""
    if part.status is not Status.ANSWERED or _says_so(part):
        return part
    more = left_out(asked) or _no_more(part, asked)
    return replace(part, sentences=spaced((*part.sentences, *more), asked.english))


def _no_more(part: Part, asked: Asked) -> tuple[Sentence, ...]:
    """That nothing closer was found, where it is asked if there is a rule for just this."""
    decided = bool(part.sentences) and part.sentences[0].kind is SentenceKind.COMPUTED
    if asked.english or decided or not pattern("detail").search(asked.text):
        return ()
    return (Sentence(SentenceKind.ABSENT, phrase("no_more", english=False)),)


def only_unsaid(asked: Asked, footing: Footing, *, beside: bool = False) -> Part | None:
    """The answer to a question on nothing but what the notices leave out, and whom to ask.

    In Chinese words name it well enough only `beside` another question of the same message.
    """
    said = left_out(asked) if asked.english or beside else ()
    if not said:
        return None
    sentences = spaced((*said, whom(asked, footing)), asked.english)
    return Part(Status.NOT_IN_DOCUMENTS, sentences, (), "unsaid")


def _says_so(part: Part) -> bool:
    return any(sentence.kind is SentenceKind.ABSENT for sentence in part.sentences)
