"""The press: one paper in, finished files out, each carrying the record it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from rules.checklist import Item
from rules.facts.written import indented
from rules.finding import Report, Tier
from rules.render import pages, prepare, sheet
from rules.render.package import closed, opened
from rules.render.paper import Paper, report_digest
from rules.render.problems import Problem, problem_fields, problems_json
from rules.render.properties import plain_properties, with_record
from rules.render.record import record
from rules.render.word import filled, marked
from rules.render.writing import File, safe_name

TEMPLATES = Path(__file__).parent / "templates"
DECLARATION, ASSESSMENT, TABLE, DATA = "申报书", "自评报告", "推荐汇总表", "底稿数据"
REVIEW = "专家评审表"
TEMPLATE_OF = {
    DECLARATION: "declaration.docx",
    ASSESSMENT: "self_assessment.docx",
    REVIEW: "review.docx",
}
PROBLEMS, SHEET = "problems.docx", "xl/worksheets/sheet1.xml"


def template(name: str, folder: Path | None) -> bytes:
    """A template of the user's own folder, else the one that comes with the program."""
    own = folder / name if folder else None
    return (own if own and own.is_file() else TEMPLATES / name).read_bytes()


def template_files() -> list[File]:
    """Every template that comes with the program, as it is."""
    names = (*TEMPLATE_OF.values(), PROBLEMS)
    return [File(name, (TEMPLATES / name).read_bytes()) for name in names]


def template_digest(kind: str, folder: Path | None) -> str:
    """What names the template of a kind of paper; a kind without one has none."""
    name = TEMPLATE_OF.get(kind)
    return _sha256(template(name, folder)) if name else ""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _word(paper: Paper, kind: str, folder: Path | None) -> bytes:
    name = TEMPLATE_OF[kind]
    page = template(name, folder)
    where = f"模板 {name}"
    beside = pages.for_experts(paper) if kind == REVIEW else {}
    parts = opened(filled(page, pages.fields(paper) | beside, where=where))
    marked(parts, where=where)
    return closed(with_record(parts, record(paper, kind, template_digest(kind, folder))))


def _table(paper: Paper, kind: str, _: Path | None) -> bytes:
    stamp = f"版次 {paper.edition.id}　草稿摘要 {paper.draft_digest[: pages.SHORT]}"
    lines, by = sheet.lines_of(paper.stated), paper.by if paper.recommends else None
    parts = opened(sheet.table(paper.tier.value, lines, recommender=by or "", stamp=stamp))
    parts[SHEET] = sheet.in_order(parts[SHEET])
    return closed(with_record(parts, record(paper, kind, "")))


def _data(paper: Paper, kind: str, _: Path | None) -> bytes:
    return indented(record(paper, kind, "")) + b"\n"


PRESSES: dict[str, Callable[[Paper, str, Path | None], bytes]] = {
    DECLARATION: _word,
    ASSESSMENT: _word,
    REVIEW: _word,
    TABLE: _table,
    DATA: _data,
}


def kinds(paper: Paper) -> tuple[str, ...]:
    """The papers to make: only a tier that is open for declaration gets a declaration."""
    if paper.recommends:
        return (TABLE, DATA)
    return (DECLARATION, TABLE, DATA) if paper.declares else (ASSESSMENT, DATA)


def companions(paper: Paper) -> tuple[str, ...]:
    """The papers that go beside a declaration only when they are asked for."""
    return () if paper.recommends else (REVIEW,)


def press(paper: Paper, kind: str, folder: Path | None) -> bytes:
    """One paper, to the byte."""
    return PRESSES[kind](paper, kind, folder)


def files(paper: Paper, folder: Path | None, *, beside: bool = False) -> tuple[File, ...]:
    """Every paper, or every companion, under its file name."""
    made = companions(paper) if beside else kinds(paper)
    return tuple(File(name_of(paper, kind), press(paper, kind, folder)) for kind in made)


def name_of(paper: Paper, kind: str) -> str:
    """Who, what, and that it is a working copy."""
    who = safe_name(paper.by or "") or paper.draft_digest[: pages.SHORT]
    if kind in TEMPLATE_OF:
        title = kind if kind == REVIEW else paper.title
        return f"{who}-{title}（填报底稿）.docx"
    return f"{who}-{kind}（填报底稿）.xlsx" if kind == TABLE else f"{who}-{kind}.json"


def problem_files(report: Report, problems: tuple[Problem, ...], folder: Path | None) -> list[File]:
    """The list of problems, to read and to process; the draft shows only as its digest."""
    stamp = {
        "版次": report.edition,
        "草稿短摘要": report.draft_digest[: pages.SHORT],
        "报告短摘要": report_digest(report)[: pages.SHORT],
    }
    fields = {"核验": stamp, **problem_fields(problems)}
    page = filled(template(PROBLEMS, folder), fields, where=f"模板 {PROBLEMS}")
    stated = problems_json(report, report.draft_digest, problems)
    name = f"{report.draft_digest[: pages.SHORT]}-导出前须解决的问题"
    return [
        File(f"{name}.docx", closed(opened(page))),
        File(f"{name}.json", indented(stated) + b"\n"),
    ]


def checklist_file(tier: Tier, items: Sequence[Item], edition: str) -> File:
    """What to prepare for a tier, as a spreadsheet."""
    parts = opened(prepare.table(tier, items, edition))
    parts[SHEET] = sheet.in_order(parts[SHEET])
    return File(f"{tier.value}-材料和佐证清单.xlsx", closed(plain_properties(parts)))
