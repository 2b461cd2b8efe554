"""Explanations: only for 原则上, only complete, and only for the draft they were written for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rules.facts.papers import Explanation
from rules.finding import Force, Outcome
from rules.law.norm import Norm
from rules.silent import unsaid

LETTER = re.compile(r"[^\W\d_]")
FEWEST = 4  # fewer different letters give no reason: 同上, 1, x, 无无无无
LATER = re.compile(r"^\W*待(?:补|填|定|完善)")
PARTS = {"by": "说明人", "date": "说明日期", "why": "理由", "digest": "草稿摘要"}


@dataclass(frozen=True, slots=True)
class Explained:
    """The norms that are validly explained, and what is wrong with the other explanations."""

    norms: frozenset[str]
    notices: tuple[str, ...]


def explained(
    explanations: Sequence[Explanation],
    digest: Callable[[], str],
    norms: Sequence[Norm],
    outcomes: Mapping[str, Outcome],
) -> Explained:
    """Sort explanations into those that count for this digest and those that do not."""
    valid, notices = set[str](), list[str]()
    for position, explanation in enumerate(explanations, start=1):
        about = [n for n in norms if explanation.norm in (n.id, n.address)]
        counted = [n.id for n in about if n.force is Force.PRINCIPLE]
        fault = _fault(explanation, digest(), about) or _surplus(counted, outcomes)
        if fault:
            notices.append(f"第{position}条说明（{explanation.norm or '未指明条款'}）：{fault}")
        else:
            valid.update(counted)
    return Explained(frozenset(valid), tuple(notices))


def _fault(explanation: Explanation, digest: str, about: Sequence[Norm]) -> str:
    if not about:
        return "没有这个条款，说明不起作用。"
    if not any(norm.force is Force.PRINCIPLE for norm in about):
        return "不是“原则上”的条款，不能以说明代替，说明多余。"
    lacking = [name for part, name in PARTS.items() if unsaid(getattr(explanation, part))]
    if explanation.why and not _gives_a_reason(explanation.why):
        lacking.append(PARTS["why"])
    if lacking:
        return f"缺少{'、'.join(dict.fromkeys(lacking))}，说明不起作用。"
    if explanation.digest != digest:
        return f"说明之后草稿已改动，请核对后改为现在的摘要 {digest}。"
    return ""


def _gives_a_reason(why: str) -> bool:
    """Whether a text can be a reason at all; whether it is a good one is for people."""
    return len(set(LETTER.findall(why))) >= FEWEST and not LATER.match(why)


def _surplus(counted: Sequence[str], outcomes: Mapping[str, Outcome]) -> str:
    open_norms = (Outcome.NOT_MET, Outcome.UNKNOWN)
    if any(outcomes.get(norm) in open_norms for norm in counted):
        return ""
    return "条款已经符合或不适用，说明多余。"
