"""Facts about the papers: commitments, secrecy, submission, sections, evidence, explanations."""

from __future__ import annotations

from typing import Literal

from rules.facts.record import Count, Day, Record, Yes, ask


class Commitments(Record):
    """What the applicant promises, and who signed."""

    truthful: Yes | None = ask("真实性承诺", "是否已签署真实性承诺？")
    inspection: Yes | None = ask("配合现场核查", "是否愿意配合现场核查？")
    promotion: Yes | None = ask("配合技术推广", "是否愿意配合技术推广？")
    exchange: Yes | None = ask("配合典型案例交流", "是否愿意配合典型案例交流？")
    signed_by: str | None = ask("承诺签署人", "承诺由谁签署？")
    signed_on: Day | None = ask("承诺签署日期", "承诺是哪一天签署的？")


class SecrecyReview(Record):
    """Who reviewed the papers for secrets, when, and with what result."""

    by: str | None = ask("保密审查人", "由谁做了保密审查？")
    date: Day | None = ask("保密审查日期", "保密审查是哪一天做的？")
    passed: Yes | None = ask("保密审查通过", "审查结论是否为不涉及国家秘密、商业秘密？")


class Submission(Record):
    """How and when the declaration is handed in."""

    channel: Literal["属地推荐", "中央企业推荐"] | None = ask(
        "推荐渠道", "由所在地推荐，还是由所属中央企业推荐？"
    )
    recommender: str | None = ask("推荐单位", "由哪个单位推荐？")
    platform: str | None = ask("申报平台", "在哪个平台填报？")
    online: Day | None = ask("线上申报日期", "哪一天完成线上申报？")
    paper: Day | None = ask("纸质提交日期", "纸质申报书哪一天提交？")
    paper_source: Literal["平台下载", "自行编制"] | None = ask(
        "纸质件来源", "纸质申报书是否从申报平台下载？"
    )
    paper_copies: Count | None = ask("纸质份数", "提交几份纸质申报书？")
    sealed: Yes | None = ask("加盖公章", "纸质申报书是否加盖申报单位有效公章？")
    seal_name: str | None = ask("公章名称", "公章上的单位名称是什么？")
    recommender_blank: Yes | None = ask("推荐单位处空白", "纸质申报书的推荐单位处是否空白？")
    paper_matches_online: Yes | None = ask(
        "纸质与线上一致", "纸质申报书内容与线上填报内容是否一致？"
    )
    template: str | None = ask("模板版本", "使用的平台模板是哪个版本？")


class Sections(Record):
    """The prose of the declaration, in the order of the list of materials."""

    summary: str | None = ask("项目简介", "请写项目简介。")
    effects: str | None = ask("建设成效（基本情况）", "请写建设成效概述。")
    overview: str | None = ask("项目总体情况", "请写项目总体情况。")
    scenarios: str | None = ask("具体场景建设情况", "请写具体场景建设情况。")
    integration: str | None = ask("系统集成情况", "请写系统集成情况。")
    features: str | None = ask("先进性与特色", "请写项目的先进性与特色。")
    results: str | None = ask("实施成效", "请写实施成效。")
    plan: str | None = ask("后续实施计划", "请写后续实施计划。")


class Evidence(Record):
    """One record that speaks for one clause (or one norm of it)."""

    norm: str | None = ask("规范编号")
    address: str | None = ask("条款地址")
    met: Yes | None = ask("是否做到")
    statement: str | None = ask("说明")
    document: str | None = ask("佐证材料")
    date: Day | None = ask("材料日期")


class Explanation(Record):
    """Why a norm that says 原则上 is not met; it speaks for one state of the draft only."""

    norm: str | None = ask("规范编号或条款地址")
    by: str | None = ask("说明人")
    date: Day | None = ask("说明日期")
    why: str | None = ask("理由")
    digest: str | None = ask("所说明草稿的摘要")
