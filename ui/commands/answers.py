"""`tidu ask` and `tidu search`: questions in, answers with their clauses out."""

import sys
from collections.abc import Callable, Mapping, Sequence
from json import dumps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rules.law.edition import PLACE
from ui.batches import Answered, Handle, batch, is_lines
from ui.commands.options import AsJson, AsOf, InPlace
from ui.home import settled
from ui.lines import date_of, emit, place_of, question_of, read_bytes, say, tell, text_of
from ui.trouble import Trouble, trouble_of

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.desk.item import Item
    from assistant.desk.watch import Watch
    from assistant.wiring import Assistant

MOST_SHOWN = 80
HELP = "问题；- 读标准输入，每行一个问题。"
Asked = Annotated[str, typer.Argument(metavar="QUESTION", help=HELP)]


def ask(
    question: Asked,
    json: AsJson = False,
    as_of: AsOf = None,
    place: InPlace = PLACE,
    desk: Annotated[
        bool,
        typer.Option(
            "--desk", help="没有答出或把握不大的，记入本机服务台的待办；与本计划无关的不记。"
        ),
    ] = False,
) -> int:
    """问一个政策问题：简短回答，逐句附条款原文和地址。"""
    from assistant.answer import answer_json
    from ui.plain import answer_text

    defaults = _defaults(as_of, place)
    given = _given(question)
    system = opened()
    watching = _watch(system) if desk else None

    def answered(stated: Mapping[str, Any], identity: str) -> tuple["Answer", "Item | None"]:
        asked = _question({**defaults, **stated}, identity)
        answer = system.ask(asked)
        return answer, watching.answered(asked, answer) if watching else None

    def line(stated: Mapping[str, Any], identity: str) -> Answered:
        return answer_json(identity, answered(stated, identity)[0]), 0

    def aloud(stated: Mapping[str, Any], identity: str) -> None:
        answer, item = answered(stated, identity)
        say(answer_text(answer))
        if desk:
            tell(_queued(item, answer))

    if isinstance(given, tuple) and not json:
        return _aloud(given, aloud)
    return _lines(given, line)


def _queued(item: "Item | None", answer: "Answer") -> str:
    """Whether a question went to the help desk, and why."""
    from assistant.answer import Status
    from ui.commands.desk_shown import called

    if item is not None:
        return f"已记入服务台的待办：{item.id[:8]}（{called('reason', item.reason)}）。"
    if answer.status in (Status.OUT_OF_SCOPE, Status.UNSAFE):
        do = "确实相关的，请写明哪一级、什么事，再问一次。"
        return f"没有记入待办：服务台只接智能工厂梯度培育的问题。{do}"
    return "没有记入待办：没有答不出或拿不准的地方。"


def search(
    question: Asked, json: AsJson = False, as_of: AsOf = None, place: InPlace = PLACE
) -> int:
    """只查条款：按相关程度列出条款原文和地址。"""
    from assistant.answer import cited_json
    from ui.plain import clause_text

    defaults = _defaults(as_of, place)
    given = _given(question)
    system = opened()

    def find(stated: Mapping[str, Any], identity: str) -> Answered:
        found = system.search(_question({**defaults, **stated}, identity))
        return {"id": identity, "clauses": [cited_json(clause) for clause in found]}, 0

    def show(stated: Mapping[str, Any], identity: str) -> None:
        for clause in find(stated, identity)[0]["clauses"]:
            say(clause_text(clause))

    if isinstance(given, tuple) and not json:
        return _aloud(given, show)
    return _lines(given, find)


def _defaults(as_of: str | None, place: str) -> Mapping[str, Any]:
    """The date and the place for every question that names none."""
    date_of(as_of)
    return {"as_of": as_of, "place": place_of(place)}


def _given(question: str) -> tuple[str, ...] | list[bytes]:
    """The questions: the one given, or each line of standard input; or its JSON Lines."""
    if question != "-":
        return (question_of(question, "问题"),)
    content = read_bytes("-")
    if is_lines(content):
        return content.splitlines()
    lines = text_of(content, "标准输入").splitlines()
    asked = tuple(line for line in lines if line.strip())
    return asked if len(asked) > 1 else (question_of("".join(asked), "标准输入"),)


def _lines(given: tuple[str, ...] | list[bytes], handle: Handle) -> int:
    """JSON for every question; one alone that is bad is an error of the command."""
    if isinstance(given, tuple) and len(given) == 1:
        shape, status = handle({"question": given[0]}, "1")
        emit(shape)
        return status
    if isinstance(given, tuple):
        given = [dumps({"question": text}).encode() for text in given]
    return batch(given, handle)


def _aloud(questions: Sequence[str], answer: Callable[[Mapping[str, Any], str], None]) -> int:
    """Each question with its answer below it; a bad one is told and the others are answered."""
    if len(questions) == 1:
        answer({"question": questions[0]}, "问题")
        return 0
    worst = 0
    for number, text in enumerate(questions, 1):
        say(f"## {number}. {text.strip()[:MOST_SHOWN]}")
        try:
            answer({"question": text}, f"第{number}个问题")
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            tell(f"错误：{trouble}")
            worst = max(worst, trouble.status)
        say()
    return worst


def _question(stated: Mapping[str, Any], identity: str) -> Any:
    from assistant.answer import Question

    text = stated.get("question", stated.get("query"))
    if not isinstance(text, str):
        raise Trouble(
            "缺少 question 字段，或它不是文字", f"{identity} question", '请写 {"question":"…"}。'
        )
    where = f"{identity} place"
    return Question(
        text=question_of(text, f"{identity} question"),
        id=identity,
        history=_history(stated.get("history"), identity),
        as_of=date_of(_text(stated.get("as_of"), f"{identity} as_of"), f"{identity} as_of"),
        place=place_of(_text(stated.get("place"), where) or PLACE, where),
    )


def _text(value: object, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise Trouble("不是文字", where, "请用引号括起来。")


def _history(value: object, identity: str) -> tuple[tuple[str, str], ...]:
    where = f"{identity} history"
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Trouble("history 不是列表", where, '请写 [{"role":"user","content":"…"}]。')
    turns: list[tuple[str, str]] = []
    for turn in value:
        role = turn.get("role") if isinstance(turn, dict) else None
        content = turn.get("content") if isinstance(turn, dict) else None
        if not isinstance(role, str) or not isinstance(content, str):
            raise Trouble("history 中有一项缺 role 或 content", where, "每项写 role 和 content。")
        turns.append((role, content))
    return tuple(turns)


def _watch(system: "Assistant") -> "Watch":
    """What puts into the queue of this home what a person should see."""
    from assistant.desk.watch import Watch
    from assistant.store.engine import open_database

    settings = settled()
    engine = open_database(settings.home, settings.database_url)
    return Watch(engine, system.desk, model=settings.llm_model or "")


def opened() -> "Assistant":
    """The assistant of this home, its index brought up to the library first."""
    from assistant.wiring import assistant
    from ui.progress import building

    with building(sys.stderr) as progress:
        return assistant(settled().home, progress=progress)
