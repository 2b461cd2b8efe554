"""`tidu checklist` and `tidu review`: what to prepare for a tier; what only experts can judge."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rules.facts.draft import Draft
from rules.law.edition import PLACE
from rules.report.json import report_json
from ui.commands.drafts import status_of, tier_of
from ui.commands.options import AsJson, AsOf, InPlace
from ui.commands.writing import draft_in, tell_form
from ui.lines import date_of, emit, read_bytes, say
from ui.plain import report_text
from ui.works import edition_of, listed, listed_json, reviewed, reviewed_json

if TYPE_CHECKING:
    from rules.checklist import Item
    from rules.review import Judgement

OutFolder = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="DIR", help="另存为表格，放在这个文件夹。")
]
MaybeFile = Annotated[str | None, typer.Argument(metavar="FILE", help="草稿；给出时标明已有哪些。")]


def checklist(
    tier: Annotated[str, typer.Option("--tier", metavar="TIER", help="要准备的层级。")],
    file: MaybeFile = None,
    out: OutFolder = None,
    json: AsJson = False,
    as_of: AsOf = None,
    place: InPlace = PLACE,
) -> int:
    """某一层级要准备的材料和佐证：逐条列出条款、原文、力度；给出草稿时标明有、缺、待评、不适用。"""
    from rules.gate import export_checklist
    from ui.commands.exports import folder_of

    day, wanted = date_of(as_of), tier_of(tier)
    stated = draft_in(read_bytes(file), file) if file is not None else None
    if isinstance(stated, tuple):
        return tell_form(stated, json=json)
    items = listed(wanted, stated, place=place, as_of=day)
    paths: Sequence[Path] = ()
    if out is not None:
        paths = export_checklist(wanted, folder_of(out), draft=stated, as_of=day, place=place)
    if json:
        edition = edition_of(stated, place=place, as_of=day)
        identity = (stated and stated.id) or "1"
        shape = listed_json(items, tier=wanted, identity=identity, edition=edition)
        emit({**shape, "files": [str(path) for path in paths]})
    else:
        _say_items(items, paths)
    return 0


def _say_items(items: Sequence["Item"], paths: Sequence[Path]) -> None:
    for number, item in enumerate(items, start=1):
        status = f"[{item.status}] " if item.status else ""
        say(f"{number}. {status}{item.address} “{item.quote}”")
        say(f"     {item.words}；准备：{item.prepare}")
    counts = Counter(item.status for item in items if item.status)
    say(f"\n共 {len(items)} 条" + "".join(f"，{name} {n}" for name, n in counts.items()))
    for path in paths:
        say(f"  {path}")


def review(
    file: Annotated[str, typer.Argument(metavar="FILE", help="草稿（YAML 或 JSON）。")],
    out: OutFolder = None,
    json: AsJson = False,
    as_of: AsOf = None,
    place: InPlace = PLACE,
) -> int:
    """只能由专家评判的条款，各附底稿中的相关内容；草稿被拦下时不写评审表。"""
    from rules.gate import Held, export_review
    from ui.commands.exports import folder_of

    day, stated = date_of(as_of), draft_in(read_bytes(file), file)
    if not isinstance(stated, Draft):
        return tell_form(stated, json=json)
    done = export_review(stated, folder_of(out), as_of=day, place=place) if out else ()
    if isinstance(done, Held):
        emit(report_json(done.report)) if json else say(report_text(done.report, stated.tier))
        return status_of(done.report)
    found = reviewed(stated, place=place, as_of=day)
    if json:
        edition = edition_of(stated, place=place, as_of=day)
        shape = reviewed_json(stated, found, identity=stated.id or "1", edition=edition)
        emit({**shape, "files": [str(path) for path in done]})
    else:
        _say_judgements(found, done)
    return 0


def _say_judgements(found: Sequence["Judgement"], paths: Sequence[Path]) -> None:
    for number, one in enumerate(found, start=1):
        say(f"{number}. [{one.outcome.value}] {one.address} “{one.quote}”")
        for bearing in one.passages:
            say(f"     {bearing.text} ← {bearing.path}")
        if not one.passages:
            say("     底稿中没有相关内容。")
    for path in paths:
        say(f"  {path}")
