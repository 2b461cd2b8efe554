"""JSON Lines: one object a line in, one object a line out, in order; over all cores when many."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ui.lines import emit, path_of, text_of
from ui.trouble import Trouble, error_json, trouble_of

FIRST = 5  # lines looked at to tell JSON Lines from other text
FEW = 100  # a batch of this size is done before other processes have started
SHARE = 16  # lines handed to a process at a time

Answered = tuple[Mapping[str, Any], int]
Handle = Callable[[Mapping[str, Any], str], Answered]
Numbered = tuple[int, bytes]


def batch(lines: Iterable[bytes], handle: Handle, *, cores: int = 1) -> int:
    """Answer each line by one line, in order; a bad line is told and the batch goes on.

    With several cores a long batch is shared out to as many processes; `handle` then has to be
    one that can be sent to them. Returns the worst exit status of the lines: 2 above 1 above 0.
    """
    numbered = ((number, raw) for number, raw in enumerate(lines, 1) if raw.strip())
    few = list(islice(numbered, FEW))
    worst = _spoken(_one(raw, number, handle) for number, raw in few)
    if len(few) < FEW:
        return worst
    if cores == 1:
        return max(worst, _spoken(_one(raw, number, handle) for number, raw in numbered))
    return max(worst, _shared(numbered, handle, cores))


def all_cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _spoken(answered: Iterable[Answered]) -> int:
    worst = 0
    for shape, status in answered:
        emit(shape)
        worst = max(worst, status)
    return worst


def _shared(numbered: Iterator[Numbered], handle: Handle, cores: int) -> int:
    """The rest of a batch over several processes, a bounded number of lines under way."""
    worst = 0
    with closing(get_context("spawn").Pool(cores)) as pool:
        while some := list(islice(numbered, SHARE * cores * 8)):
            for line, status in pool.imap(partial(_written, handle), some, chunksize=SHARE):
                sys.stdout.write(line)
                worst = max(worst, status)
            sys.stdout.flush()
    return worst


def _written(handle: Handle, numbered: Numbered) -> tuple[str, int]:
    """One line answered, already as text: cheaper to send back than an object."""
    number, raw = numbered
    shape, status = _one(raw, number, handle)
    return json.dumps(shape, ensure_ascii=False) + "\n", status


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


def given(name: str) -> bytes | Iterator[bytes]:
    """What a file or standard input holds: the lines of a batch one by one, or the whole of it."""
    if name == "-":
        return _lines_or_whole(sys.stdin.buffer)
    path = path_of(name)
    return _lines_or_whole(_lines(path)) if name.endswith(".jsonl") else path.read_bytes()


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        yield from source


def _lines_or_whole(source: Iterable[bytes]) -> bytes | Iterator[bytes]:
    """Lines are read as they are needed: a batch of any length takes no more room than one."""
    read = iter(source)
    first = list(islice(read, FIRST))
    if len(first) == FIRST and _is_object(first[0]):
        return chain(first, read)
    whole = b"".join(chain(first, read))
    return iter(whole.splitlines()) if is_lines(whole) else whole
