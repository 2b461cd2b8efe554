"""Facts about the factory: the project, its scenarios, systems, figures and what came of it."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator

from rules.facts.record import Count, Day, Number, Record, Yes, ask

Unit = Annotated[str, AfterValidator(lambda text: unicodedata.normalize("NFKC", text))]
Benchmarked = Literal[
    "低于省同行业平均",
    "省同行业平均",
    "高于省同行业平均",
    "省同行业领先",
    "国内同行业领先",
    "全球领先",
]


class CostPart(Record):
    """One part of the investment, in ten thousand yuan."""

    name: str | None = ask("投资分项")
    amount: Number | None = ask("分项金额（万元）")


class Project(Record):
    """The factory that was built: when, by whom, for how much."""

    name: str | None = ask("项目名称", "申报的智能工厂项目叫什么名称？")
    factory: str | None = ask("工厂名称", "智能工厂的名称是什么？")
    factory_address: str | None = ask("工厂地址", "智能工厂建在哪里？")
    start: Day | None = ask("建设开始日期", "智能工厂哪一天开始建设？")
    end: Day | None = ask("建设完成日期", "智能工厂哪一天建成？")
    completed: Yes | None = ask("已完成建设", "智能工厂是否已经建成？")
    acceptance: str | None = ask("验收材料", "建成用什么材料证明？（如验收报告）")
    investment: Number | None = ask("总投资（万元）", "智能工厂建设总投资是多少万元？")
    investment_parts: tuple[CostPart, ...] | None = ask("投资构成", "总投资由哪些分项组成？")
    integrators: tuple[str, ...] | None = ask(
        "集成商", "由哪些集成商实施？（自主集成请填空列表并注明自主集成）"
    )
    self_integrated: Yes | None = ask("自主集成", "是否由企业自主集成？")


class Scenario(Record):
    """One scenario instance, named as link, scenario and instance."""

    link: str | None = ask("环节", "这个场景属于指引中的哪个环节？")
    scenario: str | None = ask("场景", "场景的名称是什么？（按《智能制造典型场景参考指引》）")
    instance: str | None = ask("实例", "实例的名称是什么？")
    area: str | None = ask("所属五大环节", "这个场景归入五大环节中的哪一个？（可不填，由环节推出）")
    problem: str | None = ask("解决的问题", "这个场景要解决什么问题？")
    solution: str | None = ask("解决方案", "采用了什么解决方案？")
    systems: tuple[str, ...] | None = ask("装备和系统", "用到哪些装备、软件和系统？")
    effect: str | None = ask("成效", "取得了什么成效？（建设前后对比）")
    evidence: str | None = ask("佐证材料", "有什么佐证材料？")
    ai: Yes | None = ask("应用人工智能", "这个场景是否应用了人工智能技术？")


class System(Record):
    """One piece of equipment, software or system in use."""

    name: str | None = ask("系统名称")
    kind: Literal["装备", "工业软件", "操作系统", "系统解决方案", "数字基础设施", "其他"] | None = (
        ask("系统类别")
    )
    supplier: str | None = ask("供应商")
    controllable: Yes | None = ask("安全可控")


class Integration(Record):
    """One connection between two systems."""

    source: str | None = ask("来源系统")
    target: str | None = ask("目标系统")
    content: str | None = ask("集成内容")


class Kpi(Record):
    """One of the reference indicators: a level, a change or a count."""

    number: Count | None = ask("指标序号", "是附1的第几项指标？")
    value: Number | None = ask("指标值")
    unit: Unit | None = ask("单位", "指标的单位是什么？（%、百分点、个、家）")
    before: Number | None = ask("建设前数值")
    after: Number | None = ask("建设后数值")
    points: Yes | None = ask("按百分点计", "提升值是百分点（是）还是相对百分比（否）？")
    period: str | None = ask("统计期")
    formula: str | None = ask("计算口径")
    evidence: str | None = ask("数据来源")
    not_applicable: str | None = ask("不适用的理由")


class Benchmark(Record):
    """The comparison with the industry that is claimed for the main indicators."""

    level: Benchmarked | None = ask("行业对标水平", "主要技术经济指标处于同行业什么水平？")
    source: str | None = ask("对标数据来源", "对标数据的来源是什么？")
    date: Day | None = ask("对标日期", "对标数据是哪一天的？")
    statement: str | None = ask("对标说明")


class Assessment(Record):
    """How the effects were assessed."""

    method: str | None = ask("成效评估依据", "按什么评估建设成效？（附1、T/CAMS 182-2024 等）")
    date: Day | None = ask("成效评估日期", "成效评估是哪一天做的？")
    result: str | None = ask("成效评估结果", "成效评估的结果是什么？")


class Standard(Record):
    """One standard the enterprise has helped to make."""

    number: str | None = ask("标准号")
    level: Literal["企业", "团体", "地方", "行业", "国家", "国际"] | None = ask("标准级别")
    role: str | None = ask("参与方式")


class Outcomes(Record):
    """What the factory has given to others."""

    solutions: tuple[str, ...] | None = ask("解决方案", "形成了哪些可推广的解决方案？")
    standards: tuple[Standard, ...] | None = ask("标准", "主持或参与了哪些标准？")
    replicated: tuple[str, ...] | None = ask("复制推广企业", "向哪些上下游企业复制推广？")
    models: tuple[str, ...] | None = ask("智能决策模型", "应用了哪些智能决策模型？")


class NextStep(Record):
    """One thing the enterprise means to do next."""

    period: str | None = ask("计划时间", "计划在什么时间实施？（如2025年）")
    content: str | None = ask("计划内容", "计划做什么？")
    goal: str | None = ask("计划目标", "要达到什么目标？")
