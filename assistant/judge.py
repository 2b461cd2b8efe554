"""Yes or no: the value a question states, held against the value of the clause."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from assistant.bank import Statement
from assistant.normal import pattern
from assistant.understand import Asked

# 五级才能报: what is said to be needed, and not whether it will do.
_ONLY_THEN = re.compile("(?<!人)才(?:能|可以|行|够|算|有资格)")
# The key of the opening words in words/phrases.toml, and what is filled in.
Opening = tuple[str, tuple[str, ...]]


def opening(asked: Asked, compares: str, said: Statement) -> Opening | None:
    """How to open the answer to a yes-or-no question about a value; None when it states none."""
    judge = _JUDGES.get(compares)
    if judge is None or not asked.yesno or "choice" in asked.manners:
        return None
    return judge(asked, said.value)


def _permits(asked: Asked) -> bool:
    """Whether it asks if something is allowed, rather than if the rule is such."""
    if _ONLY_THEN.search(asked.text):
        return False
    return "can" in asked.manners


def _equal(stated: object, required: object) -> Opening:
    return ("yes" if stated == required else "no", ())


def _level(asked: Asked, value: Mapping[str, Any]) -> Opening | None:
    levels = asked.values.levels
    if "level" not in value or not levels:
        return None
    stated, required = levels[0], value["level"]
    if not _permits(asked):
        return _equal(stated, required)
    if stated > required and pattern("only_some").search(asked.text):
        return None  # 只要三级就行, where two will do: neither yes nor no
    return ("meets" if stated >= required else "cannot", ())


def _date(asked: Asked, value: Mapping[str, Any]) -> Opening | None:
    dates = asked.values.dates
    if "date" not in value or not dates:
        return None
    stated, required = dates[0], tuple(value["date"])
    if not _permits(asked):
        return _equal(stated, required)
    return ("can" if stated <= required else "cannot", ())


def _max(asked: Asked, value: Mapping[str, Any]) -> Opening | None:
    counts = [n for n in asked.values.counts if n]
    if "max" not in value or not counts:
        return None
    if value.get("soft") and "硬性" in asked.text:
        return None
    stated, allowed = counts[-1], value["max"]
    if not _permits(asked) or pattern("limit").search(asked.text):
        return _equal(stated, allowed)
    if stated <= allowed:
        return ("can", ())
    return ("soft_over" if value.get("soft") else "over", ())


def _count(asked: Asked, value: Mapping[str, Any]) -> Opening | None:
    counts = [n for n in asked.values.counts if n]
    if "count" not in value or not counts:
        return None
    return _equal(counts[-1], value["count"])


def _who(asked: Asked, value: Mapping[str, Any]) -> Opening | None:
    if "who" not in value or not pattern("authority").search(asked.text):
        return None
    return ("yes" if re.search(value["who"], asked.text) else "no", ())


def _cover(asked: Asked, value: Mapping[str, Any]) -> Opening | None:
    required, soft = value.get("areas", ()), value.get("force") == "原则上"
    if pattern("any_areas").search(asked.text):
        return ("any_three", (str(len(required)),))
    named = asked.slot("area")
    beyond = [area for area in named if area not in required]
    if beyond and "must" in asked.manners and not pattern("lacking").search(asked.text):
        return ("not_required", ("、".join(beyond),))
    if named:
        lacking = _lacking(asked.text, named, required)
        if not lacking:
            return ("enough", ())
        return ("soft_missing" if soft else "missing_areas", ("、".join(lacking),))
    counts = asked.values.counts
    if not counts:
        binds = soft and "must" in asked.manners and not pattern("only_some").search(asked.text)
        return ("principle", ()) if binds else None
    return _areas(counts[-1], len(required), soft=soft, permits=_permits(asked))


def _areas(stated: int, required: int, *, soft: bool, permits: bool) -> Opening:
    if stated == required:
        return ("principle" if soft and not permits else "yes", ())
    if permits:
        return ("enough" if stated > required else "soft_over" if soft else "cannot", ())
    return ("no", ())


def _lacking(text: str, named: tuple[str, ...], required: list[str]) -> list[str]:
    """The required areas that the question says are missing."""
    if pattern("lacking").search(text) and not pattern("only").search(text):
        return [area for area in required if area in named]
    return [area for area in required if area not in named]


_JUDGES: Mapping[str, Callable[[Asked, Mapping[str, Any]], Opening | None]] = {
    "level": _level,
    "date": _date,
    "max": _max,
    "equal": _count,
    "count": _count,
    "who": _who,
    "cover": _cover,
}
