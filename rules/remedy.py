"""What to do about a finding, in one or two sentences."""

from __future__ import annotations

from rules.facts.labels import label
from rules.finding import Force, Outcome, Why
from rules.known import Known
from rules.law.norm import Norm
from rules.logic import Verdict

MOST = 6
ASKS = "请补充："
MAY_EXPLAIN = "本条为“原则上”，确有原因的，可在 explanations 中说明"


def remedy(norm: Norm, outcome: Outcome, verdict: Verdict, known: Known, explained: bool) -> str:
    """What to do: correct, supply, explain, or leave to people; and how the text is read."""
    doing = _doing(norm, outcome, verdict, known, explained)
    applies = outcome is not Outcome.NOT_APPLICABLE
    return doing + known.body.remarks.get(norm.id, "") if applies else doing


def _doing(norm: Norm, outcome: Outcome, verdict: Verdict, known: Known, explained: bool) -> str:
    match outcome:
        case Outcome.UNKNOWN:
            return f"{ASKS}{_named(verdict.missing)}。" + _may_explain(norm, known, explained)
        case Outcome.NOT_MET:
            says = "；".join(failing(verdict.why))
            return f"{says}。" + _may_explain(norm, known, explained)
        case Outcome.EXPERT:
            return "材料已提供，由专家判断。"
        case _:
            return ""


def beyond_facts(remedy: str) -> str:
    """What a remedy says after the facts it asks for: an exception, how the text is read."""
    return remedy.partition("。")[2] if remedy.startswith(ASKS) else remedy


def failing(why: Why) -> list[str]:
    """What the leaves say that make a condition false."""
    if why.truth is not False:
        return []
    return [says for part in why.parts for says in failing(part)] or [why.says]


def _named(paths: tuple[str, ...]) -> str:
    names = list(dict.fromkeys(label(path) for path in paths))
    more = f"等{len(names)}项" if len(names) > MOST else ""
    return "、".join(names[:MOST]) + more


def _may_explain(norm: Norm, known: Known, explained: bool) -> str:
    if norm.force is not Force.PRINCIPLE:
        return ""
    if explained:
        return "已作说明。"
    return f"{MAY_EXPLAIN}（norm、by、date、why、digest，digest 填 {known.digest}）。"
