"""`tidu desk`'s records: replay, log, statistics, a sheet taken in, evidence packs, cases."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rules.law.edition import PLACE
from ui.commands.desk_parts import As, Desk, Json, Reader, opened
from ui.commands.desk_shown import show_entry, show_statistics
from ui.commands.options import InPlace
from ui.lines import date_of, emit, path_of, place_of, say, text_of
from ui.trouble import Trouble

if TYPE_CHECKING:
    from assistant.desk.replay import Replayed

DAYS = 30
BECAME = {"proposed": "待复核", "queued": "进入待办", "skipped": "没有读", "known": "已有"}


def replay(who: Reader = "", json: Json = False) -> int:
    """把核定的回答全部重问一遍：核定之后变了什么，与机器现在的回答哪里不一致；有就返回 1。

    比较引用的条款，也比较级数、日期、数量、层级、电话、语气和否定。机器答不上的写“机器未答”，
    答了但依据别的条款的写“依据不同”，这两种只列出，不算不同。
    """
    from assistant.desk.replay import replay as replayed
    from assistant.desk.replay import replayed_json
    from assistant.desk.written import Standing

    desk = opened(machine=True, reader=who)
    golden = desk.review().find((Standing.GOLDEN,))
    found = list(replayed(golden, desk.machine, desk.library))
    if json:
        emit({"replayed": [replayed_json(one) for one in found]})
    for one in () if json else found:
        say(f"{one.golden.id[:8]}\t{_compared(one)}\t{one.golden.question}")
        for difference in (*one.differences, *one.against):
            say(f"    {difference}")
    if not json:
        say(f"核定的回答 {len(found)} 个，有不同的 {sum(one.parts for one in found)} 个。")
    return 1 if any(one.parts for one in found) else 0


def _compared(found: "Replayed") -> str:
    """How an approved answer and the machine's stand to each other, in a word."""
    if found.parts:
        return "不同"
    if not found.answered:
        return "机器未答"
    return "一致" if found.agrees else "依据不同"


def log(
    verify: Annotated[bool, typer.Option("--verify", help="查日志有没有断。")] = False,
    file: Annotated[Path | None, typer.Option("--file", help="查导出的日志（JSONL）。")] = None,
    who: Reader = "",
    json: Json = False,
) -> int:
    """谁在什么时候做了什么；--json 逐行导出，--verify 找出断在哪一条。

    导出的最后一行写明止于哪一条。--file 查导出的文件；与 --verify 同写时，还查数据库里的
    日志是不是接着这个文件写下去的：早先导出、另外存放的日志可以这样用来查数据库。
    """
    from assistant.desk.log import log_lines

    desk = opened(reader=who) if who or verify or file is None else None
    if file is not None or desk is None:
        return _file(file or Path(), desk if verify else None, json=json)
    entries, found = desk.audit()
    if verify:
        return _chain(found, len(entries), json=json)
    for line in log_lines(entries) if json else ():
        say(line)
    for entry in () if json else entries:
        show_entry(entry)
    return 0


def _file(file: Path, desk: Desk | None, *, json: bool) -> int:
    """An exported log held against itself, and the log of a desk against it."""
    from assistant.desk.log import broken_export, continues, read_log

    try:
        lines = text_of(path_of(str(file)).read_bytes(), str(file)).splitlines()
        count, found = broken_export(lines)
    except ValueError as error:
        raise Trouble(str(error), str(file), "请用 tidu desk log --json 导出。") from error
    if found is None and desk is not None:
        entries, found = desk.audit()
        found = found or continues(entries, read_log(lines)[0])
    return _chain(found, count, json=json)


def _chain(found: Any, entries: int, *, json: bool) -> int:
    if json:
        at = {"number": found.number, "what": found.what} if found else None
        emit({"entries": entries, "broken": at})
    else:
        say(f"第 {found.number} 条：{found.what}" if found else f"日志完整：{entries} 条。")
    return 1 if found else 0


def stats(
    since: Annotated[str | None, typer.Option(help="从哪天，默认三十天前。")] = None,
    until: Annotated[str | None, typer.Option(help="到哪天，默认今天。")] = None,
    who: Reader = "",
    json: Json = False,
) -> int:
    """数量、结论、没答上的主题、核定用时、核定回答所占的份额。

    问题的数量和结论只算保存下来的对话（网页）；命令行用 ask --desk 记入待办的，算在待办里。
    """
    from assistant.desk.statistics import gathered, statistics_json
    from assistant.store.talks import now

    last: date = date_of(until, "--until") or now().date()
    first = date_of(since, "--since") or last - timedelta(days=DAYS - 1)
    if first > last:
        raise Trouble("--since 晚于 --until", first.isoformat(), "请把两个日期对调。")
    found = gathered(opened(reader=who).engine, since=first, until=last)
    emit(statistics_json(found)) if json else show_statistics(found)
    return 0


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="问答表（XLSX）。")],
    who: As = "",
    place: InPlace = PLACE,
    json: Json = False,
) -> int:
    """导入问答表：句句有依据的成为提交，其余进待办。

    没有读的行逐行说明原因。返回 0：每一行都收下了（或早已收下）；1：有的行没有读；
    2：文件读不了，或没有一行读得了。
    """
    from assistant.desk.sheet import Sheet, rows_of, taken_json

    where = place_of(place)
    desk = opened()
    rows = rows_of(path_of(file).read_bytes(), file)
    sheet = Sheet(desk.engine, desk.review(), desk.library)
    taken = sheet.take(rows, desk.person(who), source=Path(file).name, place=where)
    for one in taken:
        shape = taken_json(one)
        if json:
            emit(shape)
            continue
        say(f"{one.row.place}\t{BECAME[str(shape['became'])]}\t{one.trouble or one.row.question}")
        for why in one.fallen:
            say(f"    {why}")
    dropped = sum(one.dropped for one in taken)
    return 0 if not dropped else 2 if dropped == len(taken) else 1


def pack(
    identity: Annotated[str, typer.Argument(metavar="ID", help="待办或回答的编号；或规则编号。")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="放文件的文件夹。")],
    draft: Annotated[str, typer.Option("--draft", help="取检查结果：草稿文件。")] = "",
    place: InPlace = PLACE,
    who: Reader = "",
    json: Json = False,
) -> int:
    """取证据包（DOCX 和 JSON）：一个回答，或草稿的一条检查结果；tidu verify 可离线核对。"""
    from rules.gate import export_pack

    desk = opened(reader=who) if who or not draft else None
    content = desk.pack(identity) if desk and not draft else _finding(identity, draft, place)
    paths = export_pack(content, out)
    if json:
        emit({"id": content["id"], "files": [str(path) for path in paths]})
    for path in () if json else paths:
        say(str(path))
    return 0


def _finding(rule: str, file: str, place: str) -> dict[str, Any]:
    from assistant.desk.pack import finding_pack
    from knowledge.ledger import library
    from ui.commands.drafts import Asked, stated_in

    stated = stated_in(file, path_of(file).read_bytes())
    if isinstance(stated, tuple):
        raise Trouble("草稿有填写错误", file, "请先用 tidu check 改正。")
    report = Asked(place, None, None).report(stated)
    return finding_pack(report, rule, place, library())


def export(
    out: Annotated[str, typer.Option("-o", "--out", metavar="FILE", help="写到文件。")] = "",
    who: Reader = "",
    json: Json = False,
) -> int:
    """导出评测用例（JSONL）：每个核定的回答一行；python -m evals.desk --cases 可读。"""
    from assistant.desk.cases import case_lines

    lines = case_lines(opened(reader=who).review().find(()))
    if out:
        Path(out).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        emit({"cases": len(lines), "file": out}) if json else say(f"{len(lines)} 个用例：{out}")
        return 0
    for line in lines:
        say(line)
    return 0
