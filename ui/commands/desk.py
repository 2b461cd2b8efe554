"""`tidu desk`: the help desk from the shell: the queue, proposals and their review."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rules.law.edition import PLACE
from ui.commands import desk_records as records
from ui.commands.desk_parts import (
    As,
    Desk,
    Id,
    Json,
    Reader,
    Why,
    opened,
    text_given,
)
from ui.commands.desk_shown import called, show_answer, show_entry, show_item
from ui.commands.options import InPlace
from ui.lines import emit, say, tell

if TYPE_CHECKING:
    from assistant.desk.item import Item
    from assistant.desk.written import Written

app = typer.Typer(
    help="服务台：待办、核对、核定、日志。有账号时用 --as 写明是谁在做。", rich_markup_mode=None
)


@app.command("list")
def list_(
    json: Json = False,
    state: Annotated[list[str] | None, typer.Option(help="状态，可写几个；all 为全部。")] = None,
    reason: Annotated[list[str] | None, typer.Option(help="原因，可写几个。")] = None,
    assignee: Annotated[str | None, typer.Option(help="谁在处理。")] = None,
    topic: Annotated[str, typer.Option(help="主题。")] = "",
    answers: Annotated[bool, typer.Option("--answers", help="列出写好的回答。")] = False,
    who: Reader = "",
) -> int:
    """列出待办；--answers 列出提交、核定和停用的回答。"""
    desk = opened(reader=who)
    if answers:
        return _list_answers(desk, state or [], json=json)
    from assistant.desk.item import item_json

    found = desk.queue.find(desk.wanted(state or [], reason or [], assignee, topic))
    if json:
        emit({"items": [item_json(item) for item in found]})
    for item in () if json else found:
        say(
            f"{item.id[:8]}\t{called('reason', item.reason)}\t{called('state', item.state)}\t"
            f"{item.assignee or '－'}\t{item.question}"
        )
    if not found and not json:
        say("没有待办。")
    return 0


def _list_answers(desk: Desk, states: Sequence[str], *, json: bool) -> int:
    from assistant.desk.written import written_json

    found = desk.review().find(desk.standings(states))
    if json:
        emit({"answers": [written_json(one) for one in found]})
    for one in () if json else found:
        who = f"{one.wrote}→{one.reviewed or '－'}"
        say(f"{one.id[:8]}\t{called('standing', one.standing)}\t{who}\t{one.question}")
    if not found and not json:
        say("没有回答。")
    return 0


@app.command()
def show(identity: Id, who: Reader = "", json: Json = False) -> int:
    """看一条待办或一个回答：证据、逐句核对、经过。"""
    from assistant.desk.item import Item, item_json
    from assistant.desk.log import entry_json
    from assistant.desk.written import written_json

    desk = opened(reader=who)
    found, history = desk.either(identity)
    if json:
        shape = item_json(found) if isinstance(found, Item) else written_json(found)
        emit({**shape, "history": [entry_json(entry) for entry in history]})
        return 0
    show_item(found) if isinstance(found, Item) else show_answer(found)
    for entry in history:
        show_entry(entry)
    return 0


@app.command()
def take(
    identity: Id,
    who: As = "",
    to: Annotated[str | None, typer.Option("--to", help="转给谁。")] = None,
    back: Annotated[bool, typer.Option("--back", help="放回，谁都可以处理。")] = False,
    dismiss: Annotated[str, typer.Option("--dismiss", metavar="理由", help="不处理。")] = "",
    json: Json = False,
) -> int:
    """领一条待办；也可转给别人、放回、写明理由关闭。"""
    desk = opened()
    person = desk.person(who)
    if dismiss:
        item = desk.queue.dismiss(identity, person, dismiss)
    elif to or back:
        item = desk.queue.give(identity, person, desk.person(to).name if to else None)
    else:
        item = desk.queue.take(identity, person)
    return _told_item(item, json=json)


def _told_item(item: "Item", *, json: bool) -> int:
    from assistant.desk.item import item_json

    if json:
        emit(item_json(item))
    else:
        state = called("state", item.state)
        say(f"{item.id[:8]}\t{state}\t{item.assignee or '－'}\t{item.question}")
    return 0


@app.command()
def propose(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="回答；- 读标准输入。")],
    item: Annotated[str, typer.Option("--item", help="回答哪一条待办。")] = "",
    question: Annotated[str, typer.Option("--question", help="没有待办时：回答什么问题。")] = "",
    also: Annotated[list[str] | None, typer.Option(help="别的问法，可写几个。")] = None,
    override: Annotated[str, typer.Option(help="没核对出来的句子人工采用的理由。")] = "",
    who: As = "",
    place: InPlace = PLACE,
    json: Json = False,
) -> int:
    """提交回答：一段话自动找条款；JSON 可逐句写引文。

    JSON 以 [ 或 { 开头：[{"text":"一句话。","citations":[{"address":"地址","quote":"原文"}],
    "override":"人工采用的理由"}]，或 {"sentences":[…]}。只有 text 必写，
    不写 citations 就自动找条款。--json 输出的 label、why、against 可以留着，会重新核对；
    别的键一概不收，返回 2。
    """
    from assistant.desk.said import way_out

    desk = opened()
    draft = desk.draft(
        text_given(text), item=item, question=question, place=place, override=override
    )
    made = desk.review().propose(desk.with_also(draft, also or []), desk.person(who))
    if advice := way_out(made.sentences):
        tell(f"已提交，但有句子没有核对出来，这样不能核定。{advice}")
    return _told(made, json)


def _told(written: "Written", json: bool) -> int:
    """A written answer told; 1 while a sentence of it neither is proved nor overridden."""
    from assistant.desk.written import written_json

    if json:
        emit(written_json(written))
    else:
        show_answer(written)
    return 0 if all(said.stands for said in written.sentences) else 1


@app.command()
def approve(identity: Id, who: As = "", json: Json = False) -> int:
    """核定：再证一遍，绑定条款，回答提问人。自己写的要另一个人核定。"""
    desk = opened(machine=True)
    person = desk.person(who)
    if person.alone and not json:
        say("单用户：没有别人可以复核，由您一人核定，日志会写明。")
    written = desk.review().approve(identity, person)
    desk.write_cases()
    return _told(written, json)


@app.command()
def reject(identity: Id, why: Why, who: As = "", json: Json = False) -> int:
    """退回提交的回答，或停用已核定的回答，写明理由。"""
    from assistant.desk.written import Standing

    desk = opened()
    review, person = desk.review(), desk.person(who)
    golden = review.get(identity).standing is Standing.GOLDEN
    written = (review.withdraw if golden else review.reject)(identity, person, why)
    desk.write_cases()
    _told(written, json)
    return 0


for _command in (records.replay, records.log, records.stats, records.pack, records.export):
    app.command()(_command)
app.command("import")(records.import_)  # a word of Python's own
