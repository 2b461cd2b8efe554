"""Who may come in: this machine only, no proxy between, and no other site's page writing for us."""

import ipaddress
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from assistant.person import LOCAL

Scope = MutableMapping[str, Any]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

FORWARDED = ("forwarded", "x-real-ip", "via")
READING = ("GET", "HEAD", "OPTIONS")
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


def is_loopback(host: str) -> bool:
    """Whether a host name or address, with or without a port, is this machine itself."""
    name = urlsplit(f"//{host}").hostname or ""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def refusal(scope: Scope) -> tuple[str, str] | None:
    """Why a request may not come in, and what to do; None when it may."""
    headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
    if any(name in FORWARDED or name.startswith("x-forwarded") for name in headers):
        return (
            "这个请求经过了转发，单用户模式只接受本机直接访问",
            "请在运行 tidu 的这台机器上打开。",
        )
    host, client = headers.get("host", ""), (scope.get("client") or ("", 0))[0]
    if not is_loopback(host) or not is_loopback(f"[{client}]" if ":" in client else client):
        return "单用户模式只接受本机访问", "请用 http://127.0.0.1 打开，不要经过其他域名或机器。"
    return _foreign(scope.get("method", "GET"), headers, host)


def _foreign(method: str, headers: Mapping[str, str], host: str) -> tuple[str, str] | None:
    """A writing request must come from our own pages, or from no page at all."""
    origin = headers.get("origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != host
    crossed = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    if method not in READING and (elsewhere or crossed):
        return "这个请求来自其他网站的页面", "请从本应用的页面操作，或用命令行调用接口。"
    return None


class Guard:
    """Middleware that turns away what may not come in, and tells browsers to stay at home."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it with 403."""
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        why = refusal(scope)
        if why is not None and scope["type"] == "http":
            return await _refuse(why, scope, send)
        if why is not None:
            return await send({"type": "websocket.close", "code": 1008})
        scope.setdefault("state", {})["person"] = LOCAL
        return await self.app(scope, receive, _closed(send))


async def _refuse(why: tuple[str, str], scope: Scope, send: Send) -> None:
    error = {"what": why[0], "where": str(scope.get("path", "")), "do": why[1]}
    body = json.dumps({"error": error}, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json; charset=utf-8")]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _closed(send: Send) -> Send:
    async def sent(message: Mapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *HEADERS]}
        await send(message)

    return sent
