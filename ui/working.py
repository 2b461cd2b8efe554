"""Long work in a thread of its own, told step by step to whoever waits for it."""

from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

Step = tuple[int, int]
Made = TypeVar("Made")
EVERY = 0.25  # seconds between two looks


class Working(Generic[Made]):
    """One piece of work; iterate for its steps, then ask for what it made."""

    def __init__(self, work: Callable[[Callable[[int, int], None]], Made]) -> None:
        self._steps: SimpleQueue[Step] = SimpleQueue()
        self._work, self._made, self._error = work, list[Made](), list[Exception]()

    def __iter__(self) -> Iterator[Step]:
        """The steps as they come; the newest when several came at once."""
        thread = Thread(target=self._run, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(EVERY)
            step = None
            while True:
                try:
                    step = self._steps.get_nowait()
                except Empty:
                    break
            if step is not None:
                yield step

    def _run(self) -> None:
        # What goes wrong in the thread is raised again where the result is asked for.
        try:
            self._made.append(self._work(lambda done, total: self._steps.put((done, total))))
        except Exception as error:
            self._error.append(error)

    @property
    def made(self) -> Made:
        """What the work made, or what went wrong with it."""
        if self._error:
            raise self._error[0]
        return self._made[0]
