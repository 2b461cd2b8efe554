"""`tidu ask` and `tidu search`: questions in, answers with their clauses out."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rules.law.edition import PLACE
from ui.batches import Answered, batch, is_lines
from ui.commands.options import AsJson, AsOf, InPlace
from ui.home import settled
from ui.lines import date_of, emit, question_of, read_bytes, say, text_of
from ui.trouble import Trouble

if TYPE_CHECKING:
    from assistant.wiring import Assistant

Asked = Annotated[str, typer.Argument(metavar="QUESTION", help="问题；- 读标准输入。")]


def ask(question: Asked, json: AsJson = False, as_of: AsOf = None, place: InPlace = PLACE) -> int:
    """问一个政策问题：简短回答，逐句附条款原文和地址。"""
    from assistant.answer import answer_json
    from ui.plain import answer_text

    defaults = {"as_of": as_of, "place": place}
    date_of(as_of)
    given = _given(question)
    if isinstance(given, list):
        system = opened()
        return batch(
            iter(given), lambda line, identity: _ask_line(system, defaults, line, identity)
        )
    text = question_of(given, "问题")
    answer = opened().ask(_question(defaults | {"question": text}, ""))
    if json:
        emit(answer_json("1", answer))
    else:
        say(answer_text(answer))
    return 0


def search(
    question: Asked, json: AsJson = False, as_of: AsOf = None, place: InPlace = PLACE
) -> int:
    """只查条款：按相关程度列出条款原文和地址。"""
    from assistant.answer import cited_json
    from ui.plain import clause_text

    date_of(as_of)
    given = _given(question)
    system = opened()

    def find(stated: Mapping[str, Any], identity: str) -> Answered:
        asked = _question({"as_of": as_of, "place": place} | dict(stated), identity)
        found = system.search(asked)
        return {"id": identity, "clauses": [cited_json(clause) for clause in found]}, 0

    if isinstance(given, list):
        return batch(iter(given), find)
    shape, status = find({"question": question_of(given, "问题")}, "1")
    if json:
        emit(shape)
        return status
    for clause in shape["clauses"]:
        say(clause_text(clause))
    return status


def _given(question: str) -> str | list[bytes]:
    """The question itself, or the lines of JSON Lines on standard input."""
    if question != "-":
        return question
    content = read_bytes("-")
    if is_lines(content):
        return content.splitlines()
    return text_of(content, "标准输入")


def _ask_line(
    system: "Assistant", defaults: Mapping[str, Any], line: Mapping[str, Any], identity: str
) -> Answered:
    from assistant.answer import answer_json

    return answer_json(identity, system.ask(_question({**defaults, **line}, identity))), 0


def _question(stated: Mapping[str, Any], identity: str) -> Any:
    from assistant.answer import Question

    text = stated.get("question", stated.get("query"))
    if not isinstance(text, str):
        raise Trouble(
            "缺少 question 字段，或它不是文字", f"{identity} question", '请写 {"question":"…"}。'
        )
    return Question(
        text=question_of(text, f"{identity} question"),
        id=identity,
        history=_history(stated.get("history"), identity),
        as_of=date_of(_text(stated.get("as_of"), f"{identity} as_of"), f"{identity} as_of"),
        place=_text(stated.get("place"), f"{identity} place") or PLACE,
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


def opened() -> "Assistant":
    """The assistant of this home, its index brought up to the library first."""
    from assistant.wiring import assistant
    from ui.progress import building

    with building(sys.stderr) as progress:
        return assistant(settled().home, progress=progress)
