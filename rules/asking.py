"""What to ask next: the missing facts, first those that settle most."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rules.facts.labels import EVIDENCE, INDICATOR, question
from rules.finding import Finding, Outcome, Question


def questions(findings: Sequence[Finding], summing: Collection[str]) -> tuple[Question, ...]:
    """One question a missing fact, ordered by what waits for it: holding first, then how many."""
    waiting: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.outcome is Outcome.UNKNOWN and finding.rule not in summing:
            for path in finding.missing:
                waiting.setdefault(path, []).append(finding)
    ordered = sorted(waiting.items(), key=lambda item: _weight(item[1]))
    return tuple(
        Question(path, _text(path, found), tuple(f.rule for f in found)) for path, found in ordered
    )


def _weight(found: Sequence[Finding]) -> tuple[int, int]:
    """Python's sort is stable, so equal weights stay in the order of the law."""
    return (-sum(finding.holds for finding in found), -len(found))


def _text(path: str, found: Sequence[Finding]) -> str:
    evidence = EVIDENCE.fullmatch(path)
    if evidence and not evidence["field"]:
        return f"关于“{found[0].quote}”，请给出说明、佐证材料和材料日期。"
    indicator = INDICATOR.fullmatch(path)
    if indicator and not indicator["field"]:
        return f"附1指标“{found[0].quote}”是多少？请给出数值、单位、统计期和数据来源。"
    return question(path)
