"""The page as it leaves the server: its own language, and none of Gradio's words about itself."""

import re
from collections.abc import Mapping
from typing import Any

from ui.guard import App, Receive, Scope, Send

LANGUAGES = {"/": b"zh-CN", "/en/": b"en"}
LANGUAGE = re.compile(rb'(<html\s+lang=")[^"]*(")')
# The cards that other sites would show of a page nobody else can reach.
CARDS = re.compile(rb'\s*<meta\s+(?:property|name)="(?:og|twitter):[^>]*>')


def own(content: bytes, language: bytes) -> bytes:
    """The page in its language, before any script has run."""
    spoken = LANGUAGE.sub(rb"\g<1>" + language + rb"\g<2>", content, count=1)
    return CARDS.sub(b"", spoken)


class Page:
    """Middleware that rewrites the page of each language, and nothing else."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        language = LANGUAGES.get(str(scope.get("path", "")))
        if scope["type"] != "http" or scope.get("method") != "GET" or language is None:
            return await self.app(scope, receive, send)
        await self.app(scope, receive, _Rewriting(send, language).sent)


class _Rewriting:
    """One answer: its start waits for its body, whose length changes."""

    def __init__(self, send: Send, language: bytes) -> None:
        self.send, self.language = send, language
        self.start: Mapping[str, Any] = {}
        self.body = b""

    async def sent(self, message: Mapping[str, Any]) -> None:
        """Hold the message back until the whole page is there."""
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] != "http.response.body":
            return await self.send(message)
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        content = own(self.body, self.language)
        headers = self.start.get("headers", ())
        kept = [(k, v) for k, v in headers if k.lower() != b"content-length"]
        length = (b"content-length", str(len(content)).encode())
        await self.send({**self.start, "headers": [*kept, length]})
        await self.send({"type": "http.response.body", "body": content})
