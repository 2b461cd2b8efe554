"""Progress of long work on the terminal: a bar for people, a few lines for a log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Progress = Callable[[int, int], None]
LINES = 10  # that a log gets of one piece of work
# Below so many clauses (a few seconds of work) a log needs no lines on the way.
MANY = 200


@contextmanager
def building(stream: TextIO, what: str = "建立索引") -> Iterator[Progress]:
    """A callback (done, total) that tells on `stream`, from its first call on, how far it is."""
    with _bar(stream, what) if stream.isatty() else _lines(stream, what) as progress:
        yield progress


@contextmanager
def _bar(stream: TextIO, what: str) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    told = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("条"))
    bar = Bar(*told, TimeRemainingColumn(), console=Console(file=stream), transient=True)
    task = bar.add_task(what, total=None)

    def progress(done: int, total: int) -> None:
        bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield progress
    finally:
        bar.stop()


@contextmanager
def _lines(stream: TextIO, what: str) -> Iterator[Progress]:
    told = -1

    def progress(done: int, total: int) -> None:
        nonlocal told
        if told < 0:
            stream.write(f"{what}：有 {total} 条要编入……\n")
        part = done * LINES // total
        if 0 <= told < part and total >= MANY:
            stream.write(f"{what}：{done}/{total} 条\n")
        told = part
        stream.flush()

    yield progress
