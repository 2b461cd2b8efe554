"""Judging a condition: Kleene's three values, with the reason and what is missing for free."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from rules.facts.labels import label
from rules.facts.papers import Evidence
from rules.finding import Why
from rules.known import Known
from rules.logic import (
    Aggregate,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Contains,
    Covers,
    Equals,
    Evidenced,
    Given,
    Judged,
    Not,
    OneOf,
    OnOrBefore,
    Predicate,
    Verdict,
    When,
)
from rules.silent import denies, postponed, unsaid

SHOWN = 40


def shown(value: object) -> str:
    """A value as it is read aloud in a reason."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return f"{len(value)}项"
    text = str(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def unknown(path: str, operator: str) -> Verdict:
    """A fact that nobody has stated yet."""
    return Verdict(None, Why(operator, None, f"{label(path)}：未提供", (path,)), (path,))


def found(operator: str, truth: bool, says: str, *paths: str) -> Verdict:
    """A condition whose facts are all there."""
    return Verdict(truth, Why(operator, truth, says, paths))


def missing(operator: str, says: str, *paths: str) -> Verdict:
    """A condition that waits for these facts."""
    return Verdict(None, Why(operator, None, says, paths), paths)


DASHES = str.maketrans(dict.fromkeys("—–―－﹣‐‑‒−", "-"))


def folded(text: str) -> str:
    """Text without white space, full-width differences and kinds of dash, in lower case."""
    return "".join(unicodedata.normalize("NFKC", text).translate(DASHES).split()).lower()


def judge(condition: Condition, known: Known) -> Verdict:
    """The verdict on a condition."""
    match condition:
        case Given() | Equals() | OneOf() | AtLeast() | AtMost() | OnOrBefore() | Contains():
            return _atom(condition, known)
        case Evidenced():
            return _evidenced(condition, known)
        case Predicate():
            return condition.test(known)
        case Covers(areas):
            return _covers(areas, known)
        case Aggregate():
            raise TypeError(f"{condition} is judged by the check, after the norms it sums up")
        case _:
            return _combined(condition, known)


def _combined(condition: AllOf | AnyOf | Not | When | Judged, known: Known) -> Verdict:
    match condition:
        case AllOf(parts):
            return _all([judge(part, known) for part in parts])
        case AnyOf(parts):
            return _any([judge(part, known) for part in parts])
        case When(reach, demand):
            return _when(judge(reach, known), demand, known)
        case Judged(facts):
            return _judged(judge(facts, known))
        case Not(part):
            return _not(judge(part, known))


Atom = Given | Equals | OneOf | AtLeast | AtMost | OnOrBefore | Contains


def _atom(atom: Atom, known: Known) -> Verdict:
    value = known.value(atom.path)
    if value is None or postponed(value):
        return unknown(atom.path, type(atom).__name__)
    truth, demand = _compare(atom, value)
    says = f"{label(atom.path)}：{shown(value)}" + (f"，要求{demand}" if demand else "")
    return found(type(atom).__name__, truth, says, atom.path)


def _compare(atom: Atom, value: object) -> tuple[bool, str]:
    match atom:
        case Given():
            return not denies(value), ""
        case Equals(_, wanted):
            return value == wanted, shown(wanted)
        case OneOf(_, values):
            return value in values, "、".join(map(shown, values))
        case AtLeast(_, bound):
            return isinstance(value, int | Decimal) and value >= bound, f"不低于{bound}"
        case AtMost(_, bound):
            return isinstance(value, int | Decimal) and value <= bound, f"不超过{bound}"
        case OnOrBefore(_, day):
            return value <= day, f"不晚于{day}（含当日）"  # type: ignore[operator]
        case Contains(_, words):
            text = folded(str(value))
            return any(folded(word) in text for word in words), "、".join(words)


def _missing(parts: Iterable[Verdict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for part in parts for path in part.missing))


def _all(parts: list[Verdict]) -> Verdict:
    whys = tuple(part.why for part in parts)
    if any(part.truth is False for part in parts):
        return Verdict(False, Why("AllOf", False, "至少一项不成立", (), whys))
    if any(part.truth is None for part in parts):
        waits = _missing(part for part in parts if part.truth is None)
        return Verdict(None, Why("AllOf", None, "还有事实未提供", (), whys), waits)
    judged = any(part.judged for part in parts)
    return Verdict(True, Why("AllOf", True, "各项都成立", (), whys), judged=judged)


def _any(parts: list[Verdict]) -> Verdict:
    whys = tuple(part.why for part in parts)
    if met := [part for part in parts if part.truth]:
        judged = all(part.judged for part in met)
        return Verdict(True, Why("AnyOf", True, "至少一项成立", (), whys), judged=judged)
    if any(part.truth is None for part in parts):
        waits = _missing(part for part in parts if part.truth is None)
        return Verdict(None, Why("AnyOf", None, "还有事实未提供", (), whys), waits)
    return Verdict(False, Why("AnyOf", False, "没有一项成立", (), whys))


def _not(part: Verdict) -> Verdict:
    truth = None if part.truth is None else not part.truth
    return Verdict(truth, Why("Not", truth, "取反", (), (part.why,)), part.missing)


def _when(reach: Verdict, demand: Condition, known: Known) -> Verdict:
    if reach.truth is None:
        return Verdict(
            None, Why("When", None, "是否适用还不能确定", (), (reach.why,)), reach.missing
        )
    if not reach.truth:
        return Verdict(True, Why("When", True, "不适用", (), (reach.why,)), reaches=False)
    return judge(demand, known)


def _judged(facts: Verdict) -> Verdict:
    if facts.truth is not True:
        return facts
    why = Why("Judged", True, "材料已提供，由专家判断", (), (facts.why,))
    return Verdict(True, why, judged=True)


def _covers(areas: tuple[str, ...], known: Known) -> Verdict:
    lacking = [area for area in areas if not known.covers(area)]
    if not lacking:
        return found("Covers", True, "已覆盖" + "、".join(areas), "scenarios")
    says = "未覆盖" + "、".join(lacking)
    if known.links_open:
        return missing("Covers", says, *known.links_open)
    return found("Covers", False, says, "scenarios")


def _evidenced(condition: Evidenced, known: Known) -> Verdict:
    path = f"evidence[{condition.norm}]"
    record = known.evidence(condition.norm, condition.address)
    if record is None:
        return missing("Evidenced", "没有对应的证据", path)
    if record.met is False:
        return found("Evidenced", False, "申报主体说明没有做到", path)
    if lacking := _lacking(record):
        return missing("Evidenced", "证据不完整", *(f"{path}.{name}" for name in lacking))
    return found("Evidenced", True, f"有证据：{shown(record.document)}", path)


def _lacking(record: Evidence) -> list[str]:
    return [name for name in ("statement", "document", "date") if unsaid(getattr(record, name))]
