"""The fields of each paper: facts, scenarios, figures, and what the check found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rules.facts.draft import content_digest
from rules.facts.factory import Kpi
from rules.finding import Finding, Force, Outcome, TierOutcome
from rules.law.layer import Indicator
from rules.render.fields import of_draft, of_record
from rules.render.paper import RENDERER, Paper
from rules.render.text import BLANK, NONE, chinese_day, clean, shown, with_unit
from rules.review import judgements

SHORT = 16
COMPARED = ("change", "rate", "growth")
OPEN = (Outcome.NOT_MET, Outcome.UNKNOWN)


def fields(paper: Paper) -> dict[str, Any]:
    """Everything a template can name."""
    facts = of_draft(paper.draft)
    return {
        **facts,
        "标题": paper.title,
        "层级": paper.tier.value,
        "场景": _numbered(facts["典型场景"]),
        "绩效": _figures(paper),
        "核验": _stamp(paper),
        "检查": _found(paper),
    }


def for_experts(paper: Paper) -> dict[str, Any]:
    """Each clause for the experts with what the draft says to it, and room for their opinion."""
    found = judgements(paper.draft, paper.report.findings, paper.edition)
    rows = [
        {
            "序号": str(number),
            "条款": clean(one.address),
            "原文": clean(one.quote),
            "内容": "\n".join(f"{n}. {clean(p.text)}" for n, p in enumerate(one.passages, start=1))
            or BLANK,
        }
        for number, one in enumerate(found, start=1)
    ]
    return {"评审": rows or [_nothing("序号 条款 原文 内容")]}


def _numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"序号": str(number), **row} for number, row in enumerate(rows, start=1)]


def _stamp(paper: Paper) -> dict[str, str]:
    return {
        "版次": paper.edition.id,
        "日期": chinese_day(paper.report.as_of),
        "草稿摘要": paper.draft_digest,
        "草稿短摘要": paper.draft_digest[:SHORT],
        "报告摘要": paper.report_digest,
        "报告短摘要": paper.report_digest[:SHORT],
        "渲染版本": RENDERER,
    }


def _figures(paper: Paper) -> list[dict[str, str]]:
    """One row for every reference indicator, given or not."""
    given = {kpi.number: kpi for kpi in paper.draft.kpis or ()}
    return [
        _figure(indicator, given.get(number, Kpi()))
        for number, indicator in sorted(paper.edition.body.indicators.items())
    ]


def _figure(indicator: Indicator, kpi: Kpi) -> dict[str, str]:
    row = of_record(kpi)
    unit = "百分点" if kpi.points else kpi.unit or indicator.unit
    gone = "—" if kpi.not_applicable else ""
    # A level or a count is stated as it is; where nobody compared it, no figure is missing.
    as_it_is = indicator.kind not in COMPARED and kpi.value is not None
    alone = gone or ("—" if as_it_is and kpi.before is kpi.after is None else "")
    told = [row[name] for name in ("统计期", "计算口径", "数据来源") if row[name] != BLANK]
    return {
        "序号": str(indicator.number),
        "名称": f"{indicator.name}（{indicator.unit}）",
        "建设前": alone or row["建设前数值"],
        "建设后": alone or row["建设后数值"],
        "指标值": gone or with_unit(row["指标值"], clean(unit)),
        "口径": "不适用：" + row["不适用的理由"]
        if kpi.not_applicable
        else "；".join(told) or BLANK,
    }


def _found(paper: Paper) -> dict[str, Any]:
    report = paper.report
    explained = [f for f in report.findings if _is_explained(f)]
    applies = [f for f in report.findings if f.outcome is not Outcome.NOT_APPLICABLE]
    unknown = [f for f in report.findings if f.outcome is Outcome.UNKNOWN and f not in explained]
    expert = [f for f in report.findings if f.outcome is Outcome.EXPERT]
    return {
        "层级": [_tier(tier) for tier in report.tiers if tier.tier is paper.tier]
        or [_nothing("层级 结果 不符 未定 待评")],
        "已说明": [_explained(paper, f) for f in explained]
        or [_nothing("条款 原文 结果 理由 说明人")],
        "适用": _rows(applies),
        "待评": _rows(expert),
        "未定": _rows(unknown),
    }


def _is_explained(finding: Finding) -> bool:
    """Whether it would hold the paper, had nobody given a reason."""
    return finding.force is Force.PRINCIPLE and finding.outcome in OPEN and not finding.holds


def _nothing(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), NONE)


def _tier(tier: TierOutcome) -> dict[str, str]:
    return {
        "层级": tier.tier.value,
        "结果": tier.outcome.value,
        "不符": str(len(tier.not_met)),
        "未定": str(len(tier.unknown)),
        "待评": str(len(tier.expert)),
    }


def _rows(findings: Iterable[Finding]) -> list[dict[str, str]]:
    return [_row(finding) for finding in findings] or [_nothing("条款 原文 结果 说明")]


def _row(finding: Finding) -> dict[str, str]:
    return {
        "条款": clean(finding.address),
        "原文": clean(finding.quote),
        "结果": finding.outcome.value,
        "说明": clean(finding.why.says),
    }


def _explained(paper: Paper, finding: Finding) -> dict[str, str]:
    about = (finding.norm, finding.address)
    now = content_digest(paper.draft)
    told = (e for e in paper.draft.explanations or () if e.norm in about and e.digest == now)
    given = next(told, None)
    return {
        **_row(finding),
        "理由": shown(given.why if given else None),
        "说明人": f"{shown(given.by)}\n{shown(given.date)}" if given else BLANK,
    }
