"""Make the Word templates anew: python -m rules.render.templates.make (overwrites edited ones)."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE

from rules.render.package import Parts, closed, opened
from rules.render.templates import chapters, parts

PLATFORM = "智能制造数据资源公共服务平台（www.miit-imps.com）"
NOT_THE_SEALED_COPY = (
    f"说明：本件是填报底稿，供核对和线上填报使用，不能代替报送件。加盖申报单位有效公章的纸质版申报书"
    f"须在{PLATFORM}线上填报后下载，内容应与线上填报一致，推荐单位处保持空白。"
)
NOT_A_DECLARATION = (
    "说明：本件是企业对照《智能工厂梯度培育要素条件》形成的自评材料，由程序按所填事实逐条检查生成，"
    "不是报送材料，也不代表任何主管部门的认定结论。标注“待评”的条款须由专家评判。"
)
FOR_THE_EXPERTS = (
    "说明：本表列出只能由专家评判的条款，以及底稿中与之相关的内容，由程序从底稿中摘出，未作改写。"
    "程序对这些条款不作结论。"
)


def declaration() -> Any:
    """申报书, in the order of the list of materials."""
    document = parts.blank()
    entries = (
        ("项目名称：", "{{ 工厂.项目名称 }}"),
        ("申报单位：", "{{ 单位.企业名称 }}"),
        ("推荐单位：", ""),
        ("申报日期：", "{{ 报送.线上申报日期 }}"),
    )
    parts.cover(document, ("{{ 层级 }}智能工厂项目", "申　报　书"), entries, NOT_THE_SEALED_COPY)
    chapters.commitment(document)
    chapters.applicant(document, "一、申报单位基本信息", new_page=True)
    chapters.factory(document)
    chapters.scenarios(document, "三、智能工厂场景建设情况")
    chapters.effects(document)
    chapters.appendix(document)
    return document


def self_assessment() -> Any:
    """自评报告, for the tiers that are not open for declaration."""
    document = parts.blank()
    entries = (
        ("自评层级：", "{{ 层级 }}"),
        ("工厂名称：", "{{ 工厂.工厂名称 }}"),
        ("自评单位：", "{{ 单位.企业名称 }}"),
        ("自评日期：", "{{ 核验.日期 }}"),
    )
    parts.cover(document, ("{{ 层级 }}智能工厂", "自评报告"), entries, NOT_A_DECLARATION)
    parts.heading(document, "一、自评结论", new_page=True)
    chapters.conclusion(document)
    chapters.applicant(document, "二、单位基本信息")
    parts.heading(document, "（三）工厂概况", 2)
    chapters.project(document)
    parts.heading(document, "三、场景和绩效")
    chapters.scenario_list(document)
    chapters.figures(document)
    parts.heading(document, "四、逐条自评结果")
    parts.listing(document, "适用条款", "检查.适用", chapters.CHECKED)
    parts.heading(document, "五、“原则上”条款的说明")
    chapters.explained(document)
    return document


def review() -> Any:
    """专家评审表, beside a declaration: the clauses only people judge, and room to write."""
    document = parts.blank()
    entries = (
        ("项目名称：", "{{ 工厂.项目名称 }}"),
        ("申报单位：", "{{ 单位.企业名称 }}"),
        ("申报层级：", "{{ 层级 }}"),
        ("检查日期：", "{{ 核验.日期 }}"),
    )
    parts.cover(document, ("{{ 层级 }}智能工厂项目", "专家评审表"), entries, FOR_THE_EXPERTS)
    parts.heading(document, "一、须由专家评判的条款", new_page=True)
    columns = (
        ("序号", 12.0, "行.序号"),
        ("条款", 30.0, "行.条款"),
        ("原文", 38.0, "行.原文"),
        ("底稿中的相关内容", 56.0, "行.内容"),
        ("评审意见", 20.0, "''"),
    )
    parts.listing(document, "逐条评审", "评审", columns)
    parts.heading(document, "二、总体意见")
    parts.facts(document, (("总体意见", "''"),), (("评审人", "''"), ("日期", "''")))
    return document


def problems() -> Any:
    """The list of what holds a paper back; it carries nothing of the draft but its digest."""
    document = parts.blank(cover=False)
    parts.line(document, "导出前须解决的问题", "Title")
    parts.line(document, "草稿未通过导出前检查，没有生成材料。下列问题解决后请重新导出。")
    parts.heading(document, "一、须改正的字段")
    form = (
        ("字段", 60.0, "行.字段"),
        ("允许的内容", 66.0, "行.允许"),
        ("可能要写", 30.0, "行.近似"),
    )
    parts.listing(document, "填写错误（与是否符合条件无关）", "填写错误", form)
    parts.heading(document, "二、未满足或未提供的条款")
    columns = (
        ("条款", 38.0, "行.条款"),
        ("原文", 48.0, "行.原文"),
        ("结果", 14.0, "行.结果"),
        ("处理办法", 56.0, "行.办法"),
    )
    parts.listing(document, "拦下导出的条款", "条款", columns)
    return document


def pack() -> Any:
    """证据包: one answer or finding, with everything it was made from."""
    stamp = "版次 {{ 核验.版次 }}　内容摘要 {{ 核验.摘要 }}"
    document = parts.blank(cover=False, notice="证据包，供核对，非报送件", stamp=stamp)
    parts.line(document, "{{ 标题 }}", "Title")
    parts.heading(document, "一、问题")
    parts.facts(
        document,
        (("问题", "问题"),),
        (("所在地", "地区"), ("按哪一天", "日期")),
        (("结论状态", "状态"), ("版次", "核验.版次")),
    )
    parts.heading(document, "二、逐句的依据")
    sentences = (
        ("序号", 12.0, "行.序号"), ("原话", 56.0, "行.原话"),
        ("依据", 60.0, "行.依据"), ("核对", 28.0, "行.核对"),
    )  # fmt: skip
    parts.listing(document, "每一句话和它引用的原文", "句子", sentences)
    clauses = (("条款", 44.0, "行.条款"), ("原文", 84.0, "行.原文"), ("摘要", 28.0, "行.摘要"))
    parts.listing(document, "引用的条款全文", "条款", clauses)
    parts.heading(document, "三、怎么得出的")
    parts.listing(
        document,
        "读出的要素和版本",
        "依据",
        (("项目", 36.0, "行.项目"), ("内容", 120.0, "行.内容")),
    )
    parts.heading(document, "四、经手的人")
    acts = (
        ("序号", 12.0, "行.序号"), ("时间", 58.0, "行.时间"),
        ("何人", 30.0, "行.何人"), ("何事", 56.0, "行.何事"),
    )  # fmt: skip
    parts.listing(document, "日志里的记录", "日志", acts)
    return document


def _lean(document: Any) -> None:
    """Drop the table styles that nobody uses."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def _kept(parts_of: Parts) -> Parts:
    """The package without the thumbnail and the second copy of the styles."""
    gone = re.compile(
        rb"<(?:Override|Relationship|Default) [^>]*"
        rb"(?:thumbnail|stylesWithEffects|customXml|jpeg)[^>]*/>"
    )
    dropped = ("docProps/thumbnail", "word/stylesWithEffects", "customXml/")
    return {
        name: gone.sub(b"", part) if name.endswith((".rels", "Types].xml")) else part
        for name, part in parts_of.items()
        if not name.startswith(dropped)
    }


def main() -> None:
    """Write the templates beside this file."""
    for make in (declaration, self_assessment, review, problems, pack):
        page = BytesIO()
        document = make()
        _lean(document)
        document.save(page)
        (Path(__file__).parent / f"{make.__name__}.docx").write_bytes(
            closed(_kept(opened(page.getvalue())))
        )


if __name__ == "__main__":
    main()
