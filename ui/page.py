"""The page as it leaves the server: its own language, and none of Gradio's words about itself."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

from assistant.person import Person
from ui.guard import App, Receive, Scope, Send
from ui.theme import STATIC, colours
from ui.words.book import words

LANGUAGES = {"/": "zh", "/en/": "en"}
LANGUAGE = re.compile(rb'<html\s+lang="[^"]*"')
HEAD = re.compile(rb"<head>")
# The cards that other sites would show of a page nobody else can reach.
CARDS = re.compile(rb'\s*<meta\s+(?:property|name)="(?:og|twitter):[^>]*>')


def own(content: bytes, language: str, person: str) -> bytes:
    """The page in its language and of its person, before any other script has run."""
    spoken = "zh-CN" if language == "zh" else "en"
    whose = Markup('<html lang="{}" data-person="{}"').format(spoken, person)
    first = _first(language)
    content = LANGUAGE.sub(lambda _: whose.encode(), content, count=1)
    content = HEAD.sub(lambda found: found[0] + first, content, count=1)
    return CARDS.sub(b"", content)


@cache
def _first(language: str) -> bytes:
    """The script that runs first, with its words and the look of what it shows."""
    said = words(language)
    at = "/login?why=expired" if language == "zh" else "/en/login?why=expired"
    told = {"again": said("login.again"), "help": said("login.again_help"),
            "do": said("login.again_do"), "at": at}  # fmt: skip
    body = (STATIC / "door.js").read_text(encoding="utf-8")
    # Of its own: the window's styles reach only what stands inside the window.
    look = colours() + (STATIC / "again.css").read_text(encoding="utf-8")
    told_by = f"const said = {json.dumps(told, ensure_ascii=False)};\n{body}"
    return f"<style>{look}</style><script>{told_by}</script>".encode()


class Page:
    """Middleware that rewrites the page of each language, and nothing else."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        language = LANGUAGES.get(str(scope.get("path", "")))
        who = scope.get("state", {}).get("person")
        if scope["type"] != "http" or scope.get("method") != "GET" or language is None:
            return await self.app(scope, receive, send)
        person = who.id if isinstance(who, Person) else ""
        await self.app(scope, receive, _Rewriting(send, language, person).sent)


class _Rewriting:
    """One answer: its start waits for its body, whose length changes."""

    def __init__(self, send: Send, language: str, person: str) -> None:
        self.send, self.language, self.person = send, language, person
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
        content = own(self.body, self.language, self.person)
        headers = self.start.get("headers", ())
        kept = [(k, v) for k, v in headers if k.lower() != b"content-length"]
        length = (b"content-length", str(len(content)).encode())
        await self.send({**self.start, "headers": [*kept, length]})
        await self.send({"type": "http.response.body", "body": content})
