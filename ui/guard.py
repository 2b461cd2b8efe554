"""Who may come in: alone this machine only, else who is logged in; no other site's page writes."""

import ipaddress
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from anyio import to_thread

from assistant.person import LOCAL
from assistant.store.logins import Login
from ui.door import Door, secret_of

Scope = MutableMapping[str, Any]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Why = tuple[str, str]
Headers = list[tuple[bytes, bytes]]

FORWARDED = ("forwarded", "x-real-ip", "via")
READING = ("GET", "HEAD", "OPTIONS")
# The product's own files tell nothing of anybody; the rest is where one logs in.
PUBLIC_FOLDERS = ("/assets/", "/static/", "/en/assets/", "/en/static/")
PUBLIC = ("/login", "/en/login", "/api/session", "/favicon.ico")
# For who watches over the machine: nobody is looked up, so it answers when the database does not.
UNASKED = ("/healthz", "/readyz")
METRICS = "/metrics"  # who reads it sits at this machine, or is logged in as an admin
# What is open to who has not yet changed a one-time password.
FIRST = ("/password", "/en/password", "/logout", "/en/logout", "/api/session", "/api/password")
PAGES = ("/", "/en/", "/password", "/en/password", "/logout", "/en/logout")
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    # Not "no-referrer": with it a browser sends the origin of our own forms as "null".
    (b"referrer-policy", b"same-origin"),
)
FRESH = ((b"cache-control", b"no-store"),)


def is_loopback(host: str) -> bool:
    """Whether a host name or address, with or without a port, is this machine itself."""
    name = urlsplit(f"//{host}").hostname or ""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def heard(scope: Scope) -> dict[str, str]:
    """A request's headers by their names in small letters."""
    return {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}


def refusal(scope: Scope, *, locked: bool = False) -> Why | None:
    """Why a request may not come in, and what to do; None when it may."""
    headers = heard(scope)
    return (None if locked else _strange(scope, headers)) or _foreign(scope, headers)


def _strange(scope: Scope, headers: Mapping[str, str]) -> Why | None:
    """Without login, only who sits at this machine."""
    if any(name in FORWARDED or name.startswith("x-forwarded") for name in headers):
        return (
            "这个请求经过了转发，单用户模式只接受本机直接访问",
            "请在运行 tidu 的这台机器上打开；多人使用请先添加账号：tidu accounts add。",
        )
    host, client = headers.get("host", ""), (scope.get("client") or ("", 0))[0]
    if not is_loopback(host) or not is_loopback(f"[{client}]" if ":" in client else client):
        return "单用户模式只接受本机访问", "请用 http://127.0.0.1 打开，不要经过其他域名或机器。"
    return None


def _foreign(scope: Scope, headers: Mapping[str, str]) -> Why | None:
    """A writing request must come from our own pages, or from no page at all."""
    origin = headers.get("origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != headers.get("host", "")
    crossed = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    if scope.get("method", "GET") not in READING and (elsewhere or crossed):
        return "这个请求来自其他网站的页面", "请从本应用的页面操作，或用命令行调用接口。"
    return None


class Guard:
    """Middleware that turns away what may not come in, and says whose request the rest is."""

    def __init__(self, app: App, door: Door | None = None) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it."""
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        if scope.get("path") in UNASKED:
            return await self.app(scope, receive, send)
        locked = self.door is not None and self.door.locked
        why = refusal(scope, locked=locked)
        if why is not None:
            return await refuse(403, why, scope, send)
        told = await self._shut(self.door, scope) if self.door and locked else None
        if told is not None:
            return await told(scope, send)
        if not locked:
            scope.setdefault("state", {})["person"] = LOCAL
        await self.app(scope, receive, _closed(send, fresh=locked and not _shared(scope)))

    async def _shut(self, door: Door, scope: Scope) -> "Told | None":
        """What to answer who is not logged in; None for who is, now known by name."""
        path = str(scope.get("path", ""))
        if (
            _shared(scope)
            or path in UNASKED
            or (path == METRICS and not _strange(scope, heard(scope)))
        ):
            return None
        secret = secret_of(heard(scope))
        login = await to_thread.run_sync(door.who, secret)
        if login is not None:
            scope.setdefault("state", {})["person"] = login.person
        if path in PUBLIC:
            return None
        return _turned(login, path, expired=bool(secret), page=_page(scope))


Told = Callable[[Scope, Send], Awaitable[None]]


def _turned(login: Login | None, path: str, *, expired: bool, page: bool) -> Told | None:
    """Send pages to where one logs in; tell programs what is missing."""
    prefix = "/en" if path.startswith("/en/") else ""
    if login is None and page:
        return _redirect(f"{prefix}/login" + ("?why=expired" if expired else ""))
    if login is None:
        what = "登录已过期" if expired else "还没有登录"
        return _answer(401, (what, "请在 /login 登录，或用 POST /api/session 登录后带上 Cookie。"))
    if login.temporary and path not in FIRST:
        if page:
            return _redirect(f"{prefix}/password")
        return _answer(403, ("一次性密码还没有改", "请先在 /password 改成自己的密码。"))
    return None


def _shared(scope: Scope) -> bool:
    path = str(scope.get("path", ""))
    return path == "/favicon.ico" or path.startswith(PUBLIC_FOLDERS)


def _page(scope: Scope) -> bool:
    return scope.get("method") in ("GET", "HEAD") and scope.get("path") in PAGES


def _answer(status: int, why: Why) -> Told:
    async def told(scope: Scope, send: Send) -> None:
        await refuse(status, why, scope, send)

    return told


def _redirect(to: str) -> Told:
    async def told(scope: Scope, send: Send) -> None:
        headers = [(b"location", to.encode()), *FRESH]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    return told


async def refuse(
    status: int, why: Why, scope: Scope, send: Send, *, again: int | None = None
) -> None:
    """Answer with an error in the one shape: what, where, what to do; `again` in seconds."""
    if scope["type"] == "websocket":
        return await send({"type": "websocket.close", "code": 1008})
    error = {"what": why[0], "where": str(scope.get("path", "")), "do": why[1]}
    body = json.dumps({"error": error}, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json; charset=utf-8"), *FRESH]
    if again is not None:
        headers.append((b"retry-after", str(again).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _closed(send: Send, *, fresh: bool) -> Send:
    """Tell browsers to ask nobody else; with login, to keep no copy of what somebody saw."""

    async def sent(message: Mapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            held = [(k, v) for k, v in message.get("headers", ()) if not fresh or k not in _COPIES]
            more = (*HEADERS, *(FRESH if fresh else ()))
            message = {**message, "headers": [*held, *more]}
        await send(message)

    return sent


_COPIES = {name for name, _ in FRESH}
