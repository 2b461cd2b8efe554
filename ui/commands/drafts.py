"""`tidu check` and `tidu export`: a draft in, findings with their clauses or files out."""

import json as jsonlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from rules.check import check as check_draft
from rules.check import edition_for
from rules.facts.draft import Draft, draft_schema
from rules.facts.form import draft_of
from rules.finding import FormError, Report, Tier
from rules.reading import decoded, read_draft
from rules.report.json import report_json
from ui.commands.options import AsJson, AsOf, InPlace
from ui.lines import Answered, batch, date_of, emit, is_lines, read_bytes, say
from ui.trouble import Trouble

HELP = "草稿（YAML 或 JSON；JSONL 为批量）；- 读标准输入。"
DraftFile = Annotated[str, typer.Argument(metavar="FILE", help=HELP)]
Tiers = Annotated[list[str] | None, typer.Option("--tier", help="只看某一层级，可重复。")]


def check(
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=HELP)] = None,
    json: AsJson = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="输出 SARIF 2.1.0。")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="只输出草稿的 JSON Schema。")] = False,
    tier: Tiers = None,
    as_of: AsOf = None,
    place: InPlace = "河北省",
) -> int:  # fmt: skip
    """自查一份草稿：逐条给出结果、依据条款和要补的事实。"""
    if schema:
        say(jsonlib.dumps(draft_schema(), ensure_ascii=False, indent=2))
        return 0
    if file is None:
        raise Trouble("没有给出草稿", "FILE", "请写草稿的路径，或用 - 读标准输入。")
    asked = Asked(place, date_of(as_of), tiers_of(tier))
    content = read_bytes(file)
    if (file == "-" or file.endswith(".jsonl")) and is_lines(content) and _many(content):
        return batch(iter(content.splitlines()), asked.line)
    report = asked.report(read_draft(decoded(content, where=file), where=file))
    _show(report, json=json, sarif=sarif, file=file)
    return status_of(report)


def export(
    file: DraftFile,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="放文件的文件夹。")],
    json: AsJson = False,
    problems: Annotated[bool, typer.Option("--problems", help="拦下时另存问题清单。")] = False,
    as_of: AsOf = None,
    place: InPlace = "河北省",
) -> int:
    """检查通过后导出申报文件；有拦下的结果时不写任何申报文件。"""
    from ui.files import export_files

    asked = Asked(place, date_of(as_of), None)
    draft = read_draft(decoded(read_bytes(file), where=file), where=file)
    if not isinstance(draft, Draft):
        _show(asked.report(draft), json=json, sarif=False, file=file)
        return 2
    return export_files(draft, out, asked, json=json, problems=problems)


class Asked:
    """For which place, date and tiers a check was asked."""

    def __init__(self, place: str, as_of: date | None, tiers: Sequence[Tier] | None) -> None:
        self.place, self.as_of, self.tiers = place, as_of, tiers

    def report(self, draft: Draft | tuple[FormError, ...]) -> Report:
        """The report on a draft; form errors are a report of their own."""
        if not isinstance(draft, Draft):
            return Report(None, "", self.as_of, "", form_errors=draft)
        edition = edition_for(draft, place=self.place, as_of=self.as_of)
        return check_draft(draft, edition=edition, as_of=self.as_of, tiers=self.tiers)

    def line(self, stated: Mapping[str, Any], identity: str) -> Answered:
        """One line of a batch."""
        report = self.report(draft_of(stated))
        return report_json(replace(report, id=identity)), status_of(report)


def status_of(report: Report) -> int:
    """2 for a form to put right, 1 for findings that hold, else 0."""
    if report.form_errors:
        return 2
    return 1 if report.holds else 0


def tiers_of(names: Sequence[str] | None) -> tuple[Tier, ...] | None:
    """Tiers by name, with or without 级."""
    if not names:
        return None
    known = {name: tier for tier in Tier for name in (tier.value, tier.value[:2])}
    wrong = next((name for name in names if name not in known), None)
    if wrong is not None:
        allowed = "、".join(tier.value for tier in Tier)
        raise Trouble(f"没有这个层级：{wrong}", "--tier", f"可以写：{allowed}。")
    return tuple(known[name] for name in names)


def _many(content: bytes) -> bool:
    """One JSON object over many lines is a draft; an object on every line is a batch."""
    lines = [line for line in content.splitlines() if line.strip()]
    return len(lines) > 1 or lines[0].rstrip().endswith(b"}")


def _show(report: Report, *, json: bool, sarif: bool, file: str) -> None:
    if sarif:
        from rules.report.sarif import report_sarif

        emit(report_sarif(report, uri=file))
    elif json:
        emit(report_json(replace(report, id=report.id or "1")))
    else:
        from ui.plain import report_text

        say(report_text(report))
