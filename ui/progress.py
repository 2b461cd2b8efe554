"""Progress of long work on the terminal: a bar for people, one line for a log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Progress = Callable[[int, int], None]


@contextmanager
def building(stream: TextIO, what: str = "建立索引") -> Iterator[Progress]:
    """A callback (done, total) that shows a bar on `stream` from its first call on."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(file=stream), transient=True)
    task = None

    def progress(done: int, total: int) -> None:
        nonlocal task
        if task is None:
            if not stream.isatty():
                stream.write(f"{what}：{total} 项，第一次需要几秒……\n")
            bar.start()
            task = bar.add_task(what, total=total)
        bar.update(task, completed=done, total=total)

    try:
        yield progress
    finally:
        if task is not None:
            bar.stop()
