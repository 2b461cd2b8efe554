"""An event loop of its own: a browser test leaves its loop in the main thread."""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import anyio

T = TypeVar("T")


def in_own_loop(act: Callable[[], Awaitable[T]]) -> T:
    """What the act returns, run to its end in a thread beside."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, act).result()
