"""Advice: what readers can do themselves, worded for where they read."""

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from assistant.answer import Advice, Answer, Notice, Sentence
from assistant.normal import words

Told = TypeVar("Told", Sentence, Notice)


class Reader(StrEnum):
    """Where an answer is read: in the app and over its API, or in the shell."""

    APP = "app"
    SHELL = "shell"


def advice(name: str, *, english: bool) -> Advice | None:
    """One piece of advice in both its wordings; none has no name."""
    if not name:
        return None
    language = "en" if english else "zh"
    entry = words("advice")[name]
    return Advice(entry["app"][language], entry["shell"][language])


def advised(answer: Answer, reader: Reader) -> Answer:
    """The answer with its advice said, once, as this reader can follow it."""
    given = {sentence.advice for sentence in answer.sentences}
    notices = (replace(n, advice=None) if n.advice in given else n for n in answer.notices)
    return replace(
        answer,
        sentences=tuple(_said(sentence, reader) for sentence in answer.sentences),
        notices=tuple(_said(notice, reader) for notice in notices),
    )


def _said(told: Told, reader: Reader) -> Told:
    if told.advice is None:
        return told
    more = told.advice.app if reader is Reader.APP else told.advice.shell
    # An English sentence carries the space before the next one.
    text, end = told.text.rstrip(" "), " " if told.text.endswith(" ") else ""
    return replace(told, text=f"{text}{more}{end}", advice=None)
