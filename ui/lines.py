"""Reading what the command line is given, and writing what it answers."""

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rules.law.edition import province
from ui.trouble import Trouble

LONGEST_QUESTION = 8_000
LONGEST_TEXT = 200_000
LONGEST_CLAIM = 10_000  # proved within seconds; twenty pages are no one answer


def read_bytes(name: str) -> bytes:
    """The content of a file, or of standard input for "-"."""
    return sys.stdin.buffer.read() if name == "-" else path_of(name).read_bytes()


def path_of(name: str) -> Path:
    """The path of a file that is there to be read."""
    path = Path(name)
    if not path.exists():
        raise Trouble("找不到文件", name, "请检查路径和文件名；读标准输入请写 -。")
    if path.is_dir():
        raise Trouble("这是文件夹，不是文件", name, "请给出其中一个文件。")
    return path


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


def claim_of(text: str, where: str) -> str:
    """A text worth proving, sentence by sentence: neither empty nor a book."""
    if len(text) > LONGEST_CLAIM:
        what = f"文字有{len(text)}个字符，核对一次最多{LONGEST_CLAIM}"
        raise Trouble(what, where, "请按章节分成几段，一段一段核对；各句分别判断，分开不影响结论。")
    return words_of(text, where)


def words_of(text: str, where: str) -> str:
    """A text worth reading: neither empty nor a library."""
    if not text.strip():
        raise Trouble("给出的话是空的", where, "请写一句话。")
    if len(text) > LONGEST_TEXT:
        what = f"文字有{len(text)}个字符，超过上限{LONGEST_TEXT}"
        raise Trouble(what, where, "请分段处理。")
    return text


def date_of(text: str | None, where: str = "--as-of") -> date | None:
    """A day written YYYY-MM-DD."""
    if text is None or text == "":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        what = f"不是日期：{text[:40]}"
        raise Trouble(what, where, "请写成 年-月-日，例如 2024-11-20。") from error


def place_of(name: str, where: str = "--place") -> str:
    """The province that a place lies in, or the nation; a place nobody knows is not the nation."""
    known = province(name)
    if known is None:
        do = "请写省（区、市）名称，例如 河北省；适用国家通知时写 中国。"
        raise Trouble(f"不认识的地区：{name.strip()[:40] or '（空）'}", where, do)
    return known


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
