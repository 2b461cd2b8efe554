"""Side notices: what is known from outside the law, with its source and how sure it is."""

import re
from collections.abc import Iterable
from datetime import date

from assistant.advice import advice
from assistant.answer import Notice
from assistant.normal import words
from assistant.phrases import phrase
from assistant.understand import Asked

NEWEST = date(2025, 1, 1)
_SCENARIO = re.compile(r"场景|scenario|361", re.IGNORECASE)
# A question may name a link, or write 环节—场景—实例 out, without the word.
_LINK = re.compile(r"环节|[\u4e00-\u9fff]—[\u4e00-\u9fff]")


def asides(keys: Iterable[str], *, english: bool) -> tuple[Notice, ...]:
    """The notices that belong to a topic."""
    known = words("notices")["aside"]
    return tuple(_notice(known[key], english) for key in dict.fromkeys(keys))


def later(asked: Asked, *, years: tuple[int, ...] = ()) -> tuple[Notice, ...]:
    """What later texts are known: those of the years asked about, else that there are any."""
    found = []
    for entry in words("notices")["later"]:
        if years:
            wanted = entry["year"] in years and re.search(entry["when"], asked.text)
        else:
            wanted = entry.get("general") and entry["year"] == 2025
        if wanted:
            found.append(_notice(entry, asked.english))
    return tuple(found[:4])


def on_scenarios(question: str, answer: str) -> bool:
    """Whether an answer is about scenarios, whose guide is a document of its own."""
    return bool(_SCENARIO.search(question + answer) or _LINK.search(question))


def window(english: bool) -> Notice:
    """That the one window of the edition has closed, where no date was given."""
    text = phrase("window", english=english)
    return Notice(text, "CN-2024-399/二/(二)/1", "official")


def elsewhere(place: str, english: bool) -> Notice:
    """That no notice of the place asked for is held: the nation's text answers."""
    return Notice(phrase("elsewhere", place, english=english), "文库目录", "own")


def _notice(entry: dict[str, str], english: bool) -> Notice:
    more = advice(entry.get("advice", ""), english=english)
    return Notice(entry["en" if english else "zh"], entry["source"], entry["confidence"], more)
