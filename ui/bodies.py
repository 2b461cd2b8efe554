"""How long a body may be: told before anybody is looked up and before anything is parsed."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException

from ui.guard import App, Receive, Scope, Send, Why, heard, refuse
from ui.room import LARGEST

# The longest text taken (200,000 characters) fits also where each is written as \uXXXX.
LONGEST_BODY = 2_000_000
LONGEST_UPLOAD = LARGEST + 1_000_000  # a file, and what a form writes round it
TOO_LONG = 413
UPLOAD = "/gradio_api/upload"  # has a limit for each file, from where the windows are mounted
WINDOW = "/gradio_api/"


class TooLong(HTTPException):
    """A body without a length of its own went on for longer than it may."""

    def __init__(self, most: int) -> None:
        super().__init__(TOO_LONG)
        self.most = most


class Bodies:
    """Middleware before the guard."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, no more of it than it may have."""
        if scope["type"] != "http" or str(scope.get("path", "")).endswith(UPLOAD):
            return await self.app(scope, receive, send)
        headers, most = heard(scope), longest(scope)
        said = headers.get("content-length", "")
        if said.isdecimal() and int(said) > most:
            return await refuse(TOO_LONG, why(most), scope, send)
        counted = receive if said else _counted(receive, most)
        try:
            await self.app(scope, counted, send)
        except TooLong as error:  # read by one of ours before the app, which would have told it
            await refuse(TOO_LONG, why(error.most), scope, send)


def longest(scope: Scope) -> int:
    """The most bytes of this request's body: of a form with files, of the window's own, of JSON."""
    files = heard(scope).get("content-type", "").startswith("multipart/")
    return LONGEST_UPLOAD if files or WINDOW in str(scope.get("path", "")) else LONGEST_BODY


def why(most: int) -> Why:
    """What is wrong with a body that is longer, and what to do."""
    return f"请求的内容超过 {most // 1_000_000} MB，没有处理", "请分成几次提交。"


def _counted(receive: Receive, most: int) -> Receive:
    """The same receiver, which ends where more has come than may."""
    held = 0

    async def counted() -> Mapping[str, Any]:
        nonlocal held
        message = await receive()
        held += len(message.get("body", b""))
        if held > most:
            raise TooLong(most)
        return message

    return counted
