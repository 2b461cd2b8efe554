"""Facts and demands as they are spoken in a talk: as the form has them, or in English."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from assistant.extract import Stated
from assistant.normal import pattern, words
from rules.finding import Question

NUMERALS = "零一二三四五"
_PLACE = re.compile(r"\[[^\]]*\]")


def noted(facts: Iterable[Stated], *, english: bool) -> str:
    """The facts of one turn, as they were understood."""
    said = [_fact(fact, english) for fact in _without_province(tuple(facts))]
    return (", " if english else "，").join(filter(None, said))


def registered(fact: Stated) -> bool:
    """Whether the words of a place say that the enterprise is registered there."""
    return bool(pattern("registered").search(fact.words.lower()))


def demand(quote: str, *, english: bool) -> str:
    """What a clause demands: its own words, or what they mean in English."""
    words_of_clause = quote.removeprefix("且").strip("，")
    meaning = words("spoken")["demands"].get(quote) if english else None
    return str(meaning) if meaning else f"“{words_of_clause}”"


def next_question(question: Question, *, english: bool) -> str:
    """The question that asks for one more fact."""
    if not english:
        return question.text.replace("没有请填空列表", "没有请说没有")
    known = words("spoken")["questions"]
    path = _PLACE.sub("", question.path)
    return str(known.get(path) or known.get(path.split(".")[0]) or f"“{question.text}”")


def _without_province(facts: tuple[Stated, ...]) -> Iterable[Stated]:
    """A city says its province."""
    named = {fact.path for fact in facts}
    return (f for f in facts if f.path != "applicant.province" or "applicant.city" not in named)


def _fact(fact: Stated, english: bool) -> str:
    lies = fact.path == "applicant.province" and not registered(fact)
    path = "applicant.city" if lies else fact.path
    entries = [e for e in words("spoken")["said"] if e["path"] == path]
    entry = next((e for e in entries if e.get("value", fact.value) == fact.value), None)
    if entry is None:
        return ""
    value = _value(fact.value, english, level=fact.path == "maturity.level")
    return str(entry["en" if english else "zh"]).format(value)


def _value(value: Any, english: bool, *, level: bool) -> str:
    if isinstance(value, list):
        listed = [_value(item, english, level=False) for item in value]
        return (", " if english else "、").join(listed) or ("none" if english else "无")
    if isinstance(value, dict):
        parts = [_value(part, english, level=False) for part in reversed(value.values())]
        return " ".join(parts) if english else "".join(parts)
    if isinstance(value, str):
        return str(words("spoken")["values"].get(value, value)) if english else value
    if level and not english:
        return NUMERALS[value]
    return str(value.normalize()) if isinstance(value, Decimal) else str(value)


def still_open(missing: Iterable[str], *, english: bool) -> str:
    """Of the facts that are missing those that settle most."""
    wanted = set(missing)
    said = [e["en" if english else "zh"] for e in words("spoken")["core"] if e["path"] in wanted]
    return (", " if english else "、").join(said)
