"""`tidu export`: a draft or a recommendation table through the gate, one or many."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rules.finding import Outcome
from rules.law.edition import PLACE
from rules.report.json import report_json
from ui.batches import Answered, batch, given
from ui.commands.drafts import (
    Asked,
    DraftFile,
    declared,
    show_report,
    stated_in,
    stated_of,
    status_of,
)
from ui.commands.options import AsJson, AsOf, InPlace, OwnTemplates
from ui.lines import date_of, emit, say, tell
from ui.trouble import Trouble

if TYPE_CHECKING:
    from rules.gate import Exported

OutFolder = Annotated[str, typer.Option("-o", "--out", metavar="DIR", help="放文件的文件夹。")]


def export(
    file: DraftFile,
    out: OutFolder,
    json: AsJson = False,
    problems: Annotated[bool, typer.Option("--problems", help="拦下时另存问题清单。")] = False,
    templates: OwnTemplates = None,
    as_of: AsOf = None,
    place: InPlace = PLACE,
) -> int:
    """检查通过后导出申报文件；有拦下的结果时不写任何申报文件。"""
    # Late, so that other commands start without the writers of office files.
    from rules.gate import Held, export_problems
    from rules.gate import export as through_the_gate

    asked, folder = Asked(place, date_of(as_of), None), folder_of(out)
    own = templates_in(templates)
    content = given(file)
    if not isinstance(content, bytes):
        return batch(content, lambda line, identity: _line(asked, folder, own, line, identity))
    stated = stated_in(file, content)
    if isinstance(stated, tuple):
        show_report(asked.report(stated), json=json, sarif=False, file=file)
        return 2
    scope: dict[str, Any] = {"as_of": asked.as_of, "place": place, "templates": own}
    done = through_the_gate(stated, folder, **scope)
    if isinstance(done, Held):
        paths = export_problems(done, folder, templates=own) if problems else ()
        show_report(done.report, json=json, sarif=False, file=file, tier=declared(stated))
        if not json:
            _say_held(paths)
        return status_of(done.report)
    _show(done, json=json)
    return 0


def _line(
    asked: Asked, folder: Path, templates: Path | None, line: Mapping[str, Any], identity: str
) -> Answered:
    """One line of a batch, its files in a folder of its own."""
    from rules.gate import Held
    from rules.gate import export as through_the_gate

    stated = stated_of(line)
    if isinstance(stated, tuple):
        return report_json(replace(asked.report(stated), id=identity)), 2
    scope: dict[str, Any] = {"as_of": asked.as_of, "place": asked.place, "templates": templates}
    done = through_the_gate(stated, folder / _safe(identity), **scope)
    if isinstance(done, Held):
        return report_json(replace(done.report, id=identity)), status_of(done.report)
    return exported_json(done) | {"id": identity}, 0


def _safe(identity: str) -> str:
    """A folder name that stays inside its folder."""
    if identity.strip(". ") and not set(identity) & set("/\\:\0") and len(identity) < 100:
        return identity
    raise Trouble("id 不能用作文件夹名", f"{identity[:40]} id", "请用不含 / 和 \\ 的短编号。")


def folder_of(out: str | Path) -> Path:
    """The folder to write to; it is made when something is written."""
    if not str(out).strip():
        raise Trouble("没有给出文件夹", "-o", "请写一个文件夹，例如 -o out。")
    if Path(out).exists() and not Path(out).is_dir():
        raise Trouble("这是文件，不是文件夹", str(out), "请换一个文件夹。")
    return Path(out)


def templates_in(folder: Path | None) -> Path | None:
    """The folder of somebody's own templates; one without a template is a slip."""
    from rules.gate import template_names

    names = template_names()
    if folder is not None and not any((folder / name).is_file() for name in names):
        do = f"请放入 {'、'.join(names)} 中的至少一个；tidu templates -o DIR 给出自带的。"
        raise Trouble("文件夹里没有可用的模板", str(folder), do)
    return folder


def templates(out: OutFolder, json: AsJson = False) -> int:
    """把自带的 Word 模板存到文件夹里，改好后用 --templates 导出。"""
    from rules.gate import export_templates, template_names

    folder = folder_of(out)
    if there := [name for name in template_names() if (folder / name).exists()]:
        raise Trouble("文件已经存在，没有改动它", str(folder / there[0]), "请换一个文件夹。")
    paths = export_templates(folder)
    if json:
        emit({"id": "1", "files": [str(path) for path in paths]})
        return 0
    for path in paths:
        say(str(path))
    return 0


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


def _show(done: "Exported", *, json: bool) -> None:
    if json:
        emit(exported_json(done))
        return
    say(f"已导出：{done.title}（填报底稿，非报送件）")
    for path in done.files:
        say(f"  {path}")
    left = [
        finding
        for finding in done.report.findings
        if finding.outcome is Outcome.NOT_MET and not (finding.holds or finding.is_advice)
    ]
    if left:
        tell(f"提示：还有 {len(left)} 条不符没有拦下导出，报送前请改正：")
        for finding in left:
            tell(f"  {finding.address}：{finding.why.says}")


def _say_held(paths: Sequence[Path]) -> None:
    say("\n已拦下：没有写任何申报文件。")
    for path in paths:
        say(f"  问题清单：{path}")
