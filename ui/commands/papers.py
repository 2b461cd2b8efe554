"""`tidu verify` and `tidu plan`: an exported file re-checked; the way from a draft to a tier."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rules.facts.draft import Draft
from rules.facts.recommendation import Recommendation
from rules.finding import FormError, Tier
from rules.law.edition import PLACE
from rules.report.json import report_json
from ui.batches import Answered, batch, given
from ui.commands.drafts import Asked, DraftFile, stated_in, stated_of, tier_of
from ui.commands.exports import templates_in
from ui.commands.options import AsJson, AsOf, InPlace, OwnTemplates
from ui.home import settled
from ui.lines import date_of, emit, say
from ui.plain import report_text
from ui.trouble import Trouble
from ui.works import planned, verified_json

if TYPE_CHECKING:
    from rules.plan import Step
    from rules.verify_pack import VerifiedPack

Stated = Draft | Recommendation | tuple[FormError, ...]
ExportedFile = Annotated[
    Path,
    typer.Argument(readable=False, metavar="FILE", help="导出过的文件（DOCX、XLSX 或 JSON）。"),
]


def verify(file: ExportedFile, templates: OwnTemplates = None, json: AsJson = False) -> int:
    """看一份导出的文件有没有被改动，并重新检查其中的草稿。"""
    from rules.verify import verify as verified
    from rules.verify_pack import verify_pack

    if not file.exists():
        raise Trouble("找不到文件", str(file), "请检查路径和文件名。")
    if (packed := verify_pack(file, templates=templates_in(templates))) is not None:
        return _show_pack(packed, json=json)
    found = verified(file, templates=templates_in(templates))
    if json:
        emit(verified_json(found))
        return 0 if found.fine else 1
    say(f"{found.state.value}：{found.says}")
    for difference in found.differences:
        say(f"  {difference.where}：现为 {difference.found}；应为 {difference.expected}")
    for notice in found.notices:
        say(f"提示：{notice}")
    if found.report is not None:
        say("重新检查：" + ("有拦下的结果" if found.holds else "没有拦下的结果"))
    return 0 if found.fine else 1


def _show_pack(found: "VerifiedPack", *, json: bool) -> int:
    """What became of an evidence pack, and which of its clauses read otherwise today."""
    from assistant.desk.pack import changed_clauses
    from knowledge.ledger import library
    from knowledge.shelf import read_shelf
    from rules.verify import State
    from rules.verify_pack import verified_pack_json

    held = read_shelf(settled().home / "shelf", library())
    changed = changed_clauses(found.content, held)
    fine = found.state is State.UNALTERED and not changed
    if json:
        emit(verified_pack_json(found) | {"changed_clauses": list(changed)})
        return 0 if fine else 1
    say(f"{found.state.value}：{found.says}")
    for difference in found.differences:
        say(f"  {difference.where}：现为 {difference.found}；应为 {difference.expected}")
    for notice in found.notices:
        say(f"提示：{notice}")
    say("所引条款与文库不同的：" + ("、".join(changed) or "无"))
    return 0 if fine else 1


def plan(
    file: DraftFile,
    to: Annotated[str, typer.Option("--to", metavar="TIER", help="要达到的层级。")],
    json: AsJson = False,
    as_of: AsOf = None,
    place: InPlace = PLACE,
) -> int:
    """从现在的草稿到某一层级：要改什么、补什么、拿什么证明，各附条款。"""
    asked, tier = Asked(place, date_of(as_of), None), tier_of(to, "--to")
    content = given(file)
    if not isinstance(content, bytes):
        return batch(
            content, lambda line, identity: _planned(asked, tier, stated_of(line), identity)
        )
    stated = stated_in(file, content)
    if json or not isinstance(stated, Draft):
        shape, status = _planned(asked, tier, stated, getattr(stated, "id", None) or "1")
        emit(shape) if json else say(report_text(asked.report(stated)))
        return status
    found = planned(stated, tier, place=asked.place, as_of=asked.as_of)
    say(f"{found.tier.value}：{found.outcome.value}")
    _say_steps("要改的", found.change)
    _say_lacks(found.supply)
    _say_steps("要佐证的", found.evidence)
    if found.judged:
        say(f"\n由专家评判的条款：{len(found.judged)} 条")
    return 0


def _planned(asked: Asked, tier: Tier, stated: Stated, identity: str) -> Answered:
    """The plan for one draft; what is no draft gets its report instead."""
    if isinstance(stated, Draft):
        from rules.plan import plan_json

        found = planned(stated, tier, place=asked.place, as_of=asked.as_of)
        return {"id": identity, **plan_json(found)}, 0
    if isinstance(stated, tuple):
        return report_json(replace(asked.report(stated), id=identity)), 2
    raise Trouble("这是推荐汇总表，不是草稿", identity, "推荐汇总表请用 tidu check。")


def _say_lacks(steps: Sequence["Step"]) -> None:
    """What to supply, each fact once, with the clauses that wait for it."""
    from rules.facts.labels import label
    from rules.plan import lacks
    from rules.remedy import beyond_facts

    if steps:
        say(f"\n要补的（{len(steps)}）：")
    for lack in lacks(steps):
        named = "、".join(dict.fromkeys(label(path) for path in lack.facts))
        say(f"  {'必须' if lack.needed else '可选'} 缺：{named}")
        for step in lack.steps:
            may = "（可选）" if lack.needed and not step.needed else ""
            say(f"      {step.address} “{step.quote}”{may}{beyond_facts(step.do)}")


def _say_steps(title: str, steps: Sequence["Step"]) -> None:
    if not steps:
        return
    say(f"\n{title}（{len(steps)}）：")
    for step in steps:
        say(f"  {'必须' if step.needed else '可选'} {step.address} “{step.quote}”")
        say(f"      → {step.do}")
