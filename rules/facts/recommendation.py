"""The recommendation table of Annex 4: who recommends which projects, in what order."""

from __future__ import annotations

from typing import Literal

from rules.facts.papers import Explanation
from rules.facts.record import Count, Day, Record, Yes, ask


class Row(Record):
    """One recommended project."""

    rank: Count | None = ask("序号")
    applicant: str | None = ask("申报单位名称")
    project: str | None = ask("卓越级智能工厂项目名称")
    scenarios: tuple[str, ...] | None = ask("涉及典型场景实例")
    contact: str | None = ask("联系人")
    mobile: str | None = ask("联系方式（手机号）")


class Recommendation(Record):
    """The table as filled in by a city, a province, or a central enterprise."""

    id: str | None = ask("汇总表编号")
    recommender: str | None = ask("推荐单位", "推荐单位的名称是什么？")
    kind: Literal["市", "省", "计划单列市", "新疆生产建设兵团", "中央企业"] | None = ask(
        "推荐单位类别", "推荐单位是哪一类？"
    )
    place: str | None = ask("推荐单位所在地", "推荐单位在哪个市？")
    sealed: Yes | None = ask("推荐单位盖章", "汇总表是否已盖章？")
    copies: Count | None = ask("汇总表份数", "报送几份汇总表？")
    reported: Day | None = ask("报省日期", "哪一天报送省工业和信息化厅？")
    reviewed: Day | None = ask("完成线上审核日期", "哪一天完成线上审核？")
    papers_sealed: Yes | None = ask("申报书加盖公章", "报送的纸质申报书是否都加盖公章？")
    papers_match: Yes | None = ask("申报书与线上一致", "报送的纸质申报书是否与线上填报一致？")
    rows: tuple[Row, ...] | None = ask("推荐项目", "推荐了哪些项目？")
    explanations: tuple[Explanation, ...] | None = ask("原则上条款的说明")
