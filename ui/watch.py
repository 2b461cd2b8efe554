"""Every request gets a name, is counted, and leaves one line in the log."""

import time
import traceback
from collections.abc import Mapping
from typing import Any

from gradio import queueing, route_utils, routes, utils
from gradio.context import LocalContext

from assistant.person import Person
from assistant.request_id import SOURCES, accepted, within
from ui.guard import App, Receive, Scope, Send, heard
from ui.logs import LOG, log
from ui.meters import Meters

NAME = b"x-request-id"
# What the window's own traffic is counted as; one name for each of thousands of paths.
WINDOWS = (("/gradio_api", "window"), ("/assets", "assets"), ("/static", "assets"))
QUIET = ("window", "assets", "/healthz", "/readyz", "/metrics")


class Watch:
    """Middleware before all others: what they turn away is counted as well."""

    def __init__(self, app: App, meters: Meters) -> None:
        self.app, self.meters = app, meters
        if _of_event not in SOURCES:
            SOURCES.append(_of_event)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on under its name."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        name = accepted(heard(scope).get(NAME.decode(), ""))
        scope.setdefault("state", {})["request_id"] = name
        begun, status = time.perf_counter(), 500

        async def sent(message: Mapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (NAME, name.encode())]}
            await send(message)

        with within(name), self.meters.working.track_inprogress():
            try:
                await self.app(scope, receive, sent)
            finally:
                self._count(scope, status, time.perf_counter() - begun)

    def _count(self, scope: Scope, status: int, seconds: float) -> None:
        route, method = route_of(scope), str(scope["method"])
        self.meters.requests.labels(route, method, str(status)).inc()
        self.meters.seconds.labels(route).observe(seconds)
        if route in QUIET and status < 500:
            return
        who = scope.get("state", {}).get("person")
        role = who.role.value if isinstance(who, Person) else ""
        log("request", method=method, route=route, status=status, role=role,
            ms=round(seconds * 1000))  # fmt: skip


def route_of(scope: Scope) -> str:
    """The kind of path that was asked for: never with what somebody put into it."""
    found = getattr(scope.get("route"), "path", None)
    path = str(scope.get("path", "")).removeprefix("/en")
    if isinstance(found, str) and found not in ("", "/en"):
        return next((name for begin, name in WINDOWS if path.startswith(begin)), found)
    return next((name for begin, name in WINDOWS if path.startswith(begin)), "other")


class _Quiet:
    """What Gradio calls to print a trace, whose message may quote what somebody wrote."""

    def __getattr__(self, name: str) -> Any:
        return getattr(traceback, name)

    def print_exc(self, *_: Any, **__: Any) -> None:
        """One line of our log instead."""
        LOG.error("event failed", exc_info=True)


def hush() -> None:
    """Have Gradio's own traces written as lines of our log."""
    for module in (queueing, routes, route_utils, utils):
        vars(module)["traceback"] = _Quiet()


def _of_event() -> str:
    """The name of the request that an event of the window came with."""
    request = LocalContext.request.get(None)
    state = getattr(request, "state", None)
    return str(getattr(state, "request_id", "") or "")
