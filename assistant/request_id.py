"""The name of the request that is worked on: in the answer, in the log, in the desk's log."""

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_NAMED: ContextVar[str] = ContextVar("request", default="")
_OURS = re.compile(r"[A-Za-z0-9_-]{8,64}")
# Further places where a request's name may stand; the screen's own events have one.
SOURCES: list[Callable[[], str]] = []


def request_id() -> str:
    """The name of the request that this code works for; empty where there is none."""
    return _NAMED.get() or next((name for name in (ask() for ask in SOURCES) if name), "")


def accepted(name: str) -> str:
    """A name that somebody before us gave the request, if it is one; else a new one."""
    return name if _OURS.fullmatch(name) else uuid.uuid4().hex


@contextmanager
def within(name: str) -> Iterator[None]:
    """Work for this request."""
    token = _NAMED.set(name)
    try:
        yield
    finally:
        _NAMED.reset(token)
