"""Errors of the HTTP API in English, for whoever asks for English first."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.guard import heard
from ui.render.reason import told
from ui.telling import spoken
from ui.words.book import Words

FIRST_ERROR = 400
SAID = ("what", "do")


class Spoken:
    """Middleware round all that tells errors: they are told in one language and translated here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on; an error in our shape is told in the language asked for."""
        language = heard(scope).get("accept-language", "") if scope["type"] == "http" else ""
        words = spoken(language)
        if words.language == "zh":
            return await self.app(scope, receive, send)
        await self.app(scope, receive, _Translating(send, words).sent)


class _Translating:
    """One answer: the start of an error waits for its body, whose length changes."""

    def __init__(self, send: Send, words: Words) -> None:
        self.send, self.words = send, words
        self.start: Message | None = None
        self.body = b""

    async def sent(self, message: Message) -> None:
        """Hold an error of ours back until it is whole."""
        if message["type"] == "http.response.start" and _is_error(message):
            self.start = message
        elif self.start is None or message["type"] != "http.response.body":
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._tell(self.start)

    async def _tell(self, start: Message) -> None:
        body = in_language(self.body, self.words)
        kept = [(k, v) for k, v in start["headers"] if k.lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self.send({**start, "headers": [*kept, length]})
        await self.send({"type": "http.response.body", "body": body})


def _is_error(start: Message) -> bool:
    kind = dict(start["headers"]).get(b"content-type", b"")
    return bool(start["status"] >= FIRST_ERROR and kind.startswith(b"application/json"))


def in_language(body: bytes, words: Words) -> bytes:
    """An error of our shape with its words told; anything else as it is."""
    try:
        shape = json.loads(body)
    except ValueError:
        return body
    error: Mapping[str, Any] | None = shape.get("error") if isinstance(shape, dict) else None
    if not isinstance(error, dict):
        return body
    said = {name: told(str(error[name]), words) for name in SAID if error.get(name)}
    return json.dumps(shape | {"error": error | said}, ensure_ascii=False).encode()
