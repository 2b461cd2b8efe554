"""Reading what the command line is given: files, standard input, JSON Lines, dates."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ui.trouble import Trouble, error_json, trouble_of

LONGEST_QUESTION = 8_000
LONGEST_TEXT = 200_000
FIRST = 5  # lines looked at to tell JSON Lines from other text

Answered = tuple[Mapping[str, Any], int]
Handle = Callable[[Mapping[str, Any], str], Answered]


def read_bytes(name: str) -> bytes:
    """The content of a file, or of standard input for "-"."""
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    if not path.exists():
        raise Trouble("找不到文件", name, "请检查路径和文件名；读标准输入请写 -。")
    if path.is_dir():
        raise Trouble("这是文件夹，不是文件", name, "请给出其中一个文件。")
    return path.read_bytes()


def text_of(content: bytes, where: str) -> str:
    """Bytes as UTF-8 text."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"不是 UTF-8 编码（第{error.start + 1}个字节）"
        raise Trouble(what, where, "请用 UTF-8 编码另存后重试。") from error


def question_of(text: str, where: str) -> str:
    """A question worth asking: neither empty nor a book."""
    if not text.strip():
        raise Trouble("问题是空的", where, "请写一句话，例如：申报卓越级需要几级成熟度")
    if len(text) > LONGEST_QUESTION:
        what = f"问题有{len(text)}个字符，超过上限{LONGEST_QUESTION}"
        raise Trouble(what, where, "请只留下要问的话。")
    return text.strip()


def date_of(text: str | None, where: str = "--as-of") -> date | None:
    """A day written YYYY-MM-DD."""
    if text is None or text == "":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        what = f"不是日期：{text[:40]}"
        raise Trouble(what, where, "请写成 年-月-日，例如 2024-11-20。") from error


def batch(lines: Iterator[bytes], handle: Handle) -> int:
    """Answer each line by one line, in order; a bad line is told and the batch goes on.

    Returns the worst exit status of the lines: 2 above 1 above 0.
    """
    worst = 0
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        shape, status = _one(raw, number, handle)
        emit(shape)
        worst = max(worst, status)
    return worst


def _one(raw: bytes, number: int, handle: Handle) -> Answered:
    identity: str | None = None
    where = f"第{number}行"
    try:
        stated = _object(text_of(raw, where), where)
        identity = _identity(stated.get("id"), number, where)
        return handle(stated, identity)
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        return error_json(trouble, identity), trouble.status


def _object(text: str, where: str) -> Mapping[str, Any]:
    try:
        stated = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = f"不是合法的 JSON：{getattr(error, 'msg', error)}"
        raise Trouble(what, where, "每行写一个 JSON 对象。") from error
    if not isinstance(stated, dict):
        raise Trouble("这一行不是 JSON 对象", where, '每行写一个对象，例如 {"id":"1"}。')
    return stated


def _identity(value: object, number: int, where: str) -> str:
    if value is None:
        return str(number)
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise Trouble("id 不是文字或整数", f"{where} id", '请改成文字，例如 "q1"。')


def is_lines(content: bytes) -> bool:
    """Whether content is JSON Lines: one of its first lines is an object of its own.

    A single JSON object written over many lines is a draft, not a batch.
    """
    lines = [line for line in content.splitlines() if line.strip()]
    if len(lines) > 1 and _is_object(content):
        return False
    return any(_is_object(line) for line in lines[:FIRST])


def _is_object(content: bytes) -> bool:
    try:
        return isinstance(json.loads(content.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def lines_in(name: str, content: bytes) -> Iterator[bytes] | None:
    """The lines of a batch: JSON Lines on standard input or in a .jsonl file."""
    if (name == "-" or name.endswith(".jsonl")) and is_lines(content):
        return iter(content.splitlines())
    return None


def emit(shape: Mapping[str, Any]) -> None:
    """One JSON value on one line of standard output, written at once."""
    sys.stdout.write(json.dumps(shape, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def say(text: str = "") -> None:
    """A line for people on standard output."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """A line about the run itself, on standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
