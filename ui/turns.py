"""So much at once and so much a minute: who comes beyond that is told when to come again."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from assistant.person import Person
from ui.guard import READING, App, Receive, Scope, Send, Why, refuse
from ui.meters import Meters

# Work that takes the processor; reading and logging in are never turned away here.
WORK = ("/api/", "/gradio_api/queue/join", "/en/gradio_api/queue/join", "/gradio_api/upload")
FREE = ("/api/session", "/api/password")
AGAIN = 2  # seconds after which a place is likely to be free
BUSY: Why = ("现在请求太多，这一个没有处理", "请按 Retry-After 的秒数稍候再试；没有写入任何东西。")
OFTEN: Why = ("这个账号的请求太密，这一个没有处理", "请按 Retry-After 的秒数稍候再试。")
MOST_KNOWN = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How many at a time in this process, and how many a minute of one account."""

    at_once: int = 48
    per_minute: int = 120


class Turns:
    """Middleware behind the guard: a short queue that answers beats a long one that does not."""

    def __init__(
        self,
        app: App,
        meters: Meters,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app, self.meters, self.limits = app, meters, limits or Limits()
        self.clock, self.inside = clock, 0
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request work, or tell it when to come again."""
        if not _works(scope):
            return await self.app(scope, receive, send)
        wait = self._wait(scope)
        if wait:
            return await self._away("account", 429, OFTEN, wait, scope, send)
        if self.inside >= self.limits.at_once:
            return await self._away("load", 503, BUSY, AGAIN, scope, send)
        self.inside += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.inside -= 1

    async def _away(  # noqa: PLR0913 - what is answered, and to whom
        self, kind: str, status: int, why: Why, seconds: int, scope: Scope, send: Send
    ) -> None:
        self.meters.turned_away.labels(kind).inc()
        await refuse(status, why, scope, send, again=seconds)

    def _wait(self, scope: Scope) -> int:
        """The seconds an account has to wait; who is alone at this machine waits for nobody."""
        who = scope.get("state", {}).get("person")
        if not isinstance(who, Person) or who.alone:
            return 0
        now, most = self.clock(), float(self.limits.per_minute)
        left, since = self._left.pop(who.id, (most, now))
        left = min(most, left + (now - since) * most / 60)
        self._left[who.id] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > MOST_KNOWN:
            self._left.popitem(last=False)
        return 0 if left >= 1 else max(1, round((1 - left) * 60 / most))


def _works(scope: Scope) -> bool:
    path = str(scope.get("path", ""))
    return (
        scope["type"] == "http"
        and scope["method"] not in READING
        and path.startswith(WORK)
        and path not in FREE
    )
