"""`tidu check` and `tidu export`: a draft in, findings with their clauses or files out."""

import json as jsonlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rules.check import check as check_draft
from rules.check import edition_for
from rules.facts.draft import Draft, draft_schema
from rules.facts.form import draft_of
from rules.facts.recommendation import Recommendation
from rules.finding import FormError, Report, Tier
from rules.law.edition import resolve
from rules.reading import decoded, values_of
from rules.recommendation import check_recommendation, recommendation_of
from rules.report.json import report_json
from ui.commands.options import AsJson, AsOf, InPlace
from ui.lines import Answered, batch, date_of, emit, is_lines, read_bytes, say
from ui.trouble import Trouble

if TYPE_CHECKING:
    from rules.gate import Exported

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
    values = values_of(decoded(content, where=file), where=file)
    report = asked.report(stated_of(values))
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
    from rules.gate import Held, export_problems
    from rules.gate import export as through_the_gate

    asked = Asked(place, date_of(as_of), None)
    stated = stated_in(file)
    if isinstance(stated, tuple):
        _show(asked.report(stated), json=json, sarif=False, file=file)
        return 2
    done = through_the_gate(stated, folder_of(out), as_of=asked.as_of, place=place)
    if isinstance(done, Held):
        paths = export_problems(done, out) if problems else ()
        _show_held(done.report, paths, json=json, file=file)
        return status_of(done.report)
    if json:
        emit(exported_json(done))
        return 0
    say(f"已导出：{done.title}（填报底稿，非报送件）")
    for path in done.files:
        say(f"  {path}")
    return 0


def stated_in(file: str) -> Draft | Recommendation | tuple[FormError, ...]:
    """The draft or the recommendation table in a file, or what is wrong with its fields."""
    values = values_of(decoded(read_bytes(file), where=file), where=file)
    return stated_of(values)


def stated_of(values: Mapping[str, Any]) -> Draft | Recommendation | tuple[FormError, ...]:
    """Rows or a recommender make a recommendation table; anything else is a draft."""
    if {"rows", "recommender"} & set(values):
        return recommendation_of(values)
    return draft_of(values)


def folder_of(out: Path) -> Path:
    """The folder to write to, made when missing."""
    if out.exists() and not out.is_dir():
        raise Trouble("这是文件，不是文件夹", str(out), "请换一个文件夹。")
    return out


def exported_json(done: "Exported") -> dict[str, Any]:
    """What was written, with the digests that name it."""
    return {
        "id": done.report.id or "1",
        "title": done.title,
        "files": [str(path) for path in done.files],
        "edition": done.report.edition,
        "draft_digest": done.draft_digest,
        "report_digest": done.report_digest,
    }


def _show_held(report: Report, paths: Sequence[Path], *, json: bool, file: str) -> None:
    _show(report, json=json, sarif=False, file=file)
    if json:
        return
    say("\n已拦下：没有写任何申报文件。")
    for path in paths:
        say(f"  问题清单：{path}")


class Asked:
    """For which place, date and tiers a check was asked."""

    def __init__(self, place: str, as_of: date | None, tiers: Sequence[Tier] | None) -> None:
        self.place, self.as_of, self.tiers = place, as_of, tiers

    def report(self, stated: Draft | Recommendation | tuple[FormError, ...]) -> Report:
        """The report on a draft or a table; form errors are a report of their own."""
        if isinstance(stated, tuple):
            return Report(None, "", self.as_of, "", form_errors=stated)
        if isinstance(stated, Recommendation):
            edition = resolve(self.place, self.as_of or stated.reported)
            return check_recommendation(stated, edition=edition)
        edition = edition_for(stated, place=self.place, as_of=self.as_of)
        return check_draft(stated, edition=edition, as_of=self.as_of, tiers=self.tiers)

    def line(self, stated: Mapping[str, Any], identity: str) -> Answered:
        """One line of a batch."""
        report = self.report(stated_of(stated))
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
