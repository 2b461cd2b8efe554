"""Every error of the HTTP API in one shape and one language: what, where, what to do."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.desk.trouble import NoSuchEntry
from ui.belongings import GONE
from ui.bodies import TooLong, why
from ui.guard import Why
from ui.logs import LOG
from ui.trouble import Trouble, error_json, trouble_of
from ui.words.book import Words
from ui.words.book import words as spoken_in

WRONG, NOWHERE = 422, 404  # the request is at fault; what it names is not held
LACKS = 3  # the status of what the machine lacks
MISSING = (404, 405)
UNREAD = 400  # a body that could not be read
WINDOW = "/gradio_api/"  # what the window's own scripts ask for, and read in their own way
FILE = f"{WINDOW}file"  # a browser asks for these by itself, and shows what comes
REFUSED_FILE = (403, 404)
AGAIN = 5  # seconds after which it is worth trying again


def tell_troubles(app: FastAPI) -> None:
    """Tell what is malformed, what went wrong, and what is our own fault."""
    app.add_middleware(Expected)

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        first, said = error.errors()[0], spoken(request.headers.get("accept-language", ""))
        where = ".".join(str(step) for step in first["loc"])
        trouble = Trouble(wrong(first, said), where, said("invalid.do"))
        return JSONResponse(error_json(trouble), status_code=422)

    tell_missing(app)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        LOG.error("request failed", exc_info=error)
        what = f"内部错误：{type(error).__name__}"
        own = Trouble(what, request.url.path, "这是程序的问题；请把请求交给维护者。")
        return JSONResponse(error_json(own), status_code=500)


def tell_missing(app: FastAPI) -> None:
    """Tell where there is nothing: also of the windows, whose own traffic stays as it is."""

    @app.exception_handler(HTTPException)
    async def missing(request: Request, error: HTTPException) -> Response:
        if isinstance(error, TooLong):
            return _in_shape(Trouble(*_placed(why(error.most), request)), error.status_code)
        if FILE in request.url.path and error.status_code in REFUSED_FILE:
            # The same for what is not there and what is not allowed: which it is, is no one's.
            return _in_shape(Trouble(*_placed(GONE, request)), 404)
        if WINDOW in request.url.path:
            return await http_exception_handler(request, error)
        if error.status_code in MISSING:
            return nothing_there(request)
        if error.status_code == UNREAD:
            return _in_shape(_unread(error.__cause__), 422)
        return await http_exception_handler(request, error)


def _in_shape(trouble: Trouble, status: int) -> JSONResponse:
    return JSONResponse(error_json(trouble), status_code=status)


def _placed(told: Why, request: Request) -> tuple[str, str, str]:
    return told[0], request.url.path[:200], told[1]


def _unread(cause: BaseException | None) -> Trouble:
    """What is wrong with a body that is no malformed JSON, and yet cannot be read."""
    if isinstance(cause, UnicodeDecodeError):
        what = f"不是 UTF-8 编码（第{cause.start + 1}个字节）"
        return Trouble(what, "body", "请用 UTF-8 编码另存后重试。")
    if isinstance(cause, RecursionError):
        return Trouble("括号套得太深", "body", "请减少嵌套的层数。")
    return Trouble("请求的内容读不出来", "body", "请检查内容是否完整、格式是否与声明的一致。")


def nothing_there(request: Request) -> JSONResponse:
    """404 for a place where nothing is."""
    what = f"没有这个地址，或它不接受 {request.method[:10]}"
    do = "网页在 / 和 /en/，接口列在 /api/openapi.json。"
    return JSONResponse(error_json(Trouble(what, request.url.path[:200], do)), status_code=404)


def spoken(accepted: str) -> Words:
    """Chinese, unless English is what the client names first."""
    return spoken_in("en" if accepted.strip().lower().startswith("en") else "zh")


def wrong(error: Mapping[str, Any], said: Words) -> str:
    """One validation error in words; what nobody has worded is told in general."""
    context: Mapping[str, Any] = error.get("ctx") or {}
    if allowed := context.get("allowed"):
        return said("invalid.allowed", allowed=allowed)
    text = said.get(f"invalid.{error['type']}", said("invalid.other"))
    return text.format(**context) if context and "{" in text else text


class Expected:
    """Middleware that answers an expected trouble with 422, 404 where the desk holds no such
    entry, or 503 where the machine is to blame.

    An exception handler for every exception would answer as well, but the server would print a
    trace of what was only a wrong file.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, and tell what went wrong with it before it was answered."""
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None or begun or scope["type"] != "http":
                raise
            status = NOWHERE if isinstance(error, NoSuchEntry) else WRONG
            await _told(trouble, status)(scope, receive, send)


def _told(trouble: Trouble, status: int) -> JSONResponse:
    """This status, or 503 for what the machine lacks, which may pass."""
    if trouble.status != LACKS:
        return _in_shape(trouble, status)
    headers = {"retry-after": str(AGAIN)}
    return JSONResponse(error_json(trouble), status_code=503, headers=headers)
