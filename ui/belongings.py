"""What belongs to whom in Gradio's own routes: its sessions, and the files it handed out.

Gradio lets whoever knows a session's name or a file's path have it. With accounts the session's
name gets the person's before it, and a file goes only to whom the server gave its path.
"""

import json
import os
import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from assistant.person import Person
from ui.guard import App, Receive, Scope, Send, heard, refuse

API = "/gradio_api/"
FILE = re.compile(r"file[=/](.*)", re.DOTALL)
BEAT = re.compile(r"heartbeat/([^/]+)/?")
# The server fetches nothing for anybody: neither an address given as a file, nor by proxy.
ELSEWHERE = re.compile(r"(file[=/][a-z][a-z0-9+.-]*:|proxy=)", re.IGNORECASE)
# A whole value, or the change of one: "path":"/…" and [["replace",[0,"path"],"/…"]].
GIVEN = re.compile(rb'"path"(?::|\],)\s*("(?:[^"\\]|\\.)*")')
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
GONE = ("没有这个文件", "请重新导出或上传；文件只留一小时。")
UNREAD = ("不能读这个请求", "请从本应用的页面操作。")
MOST = 20_000  # files remembered; they live an hour
LONGEST = 4096  # no longer text is a path


class Belongings:
    """Middleware before the windows, behind the guard."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.given: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on as its person's own, or answer that there is no such thing."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or API not in path:
            return await self.app(scope, receive, send)
        rest = path.split(API, 1)[1]
        if ELSEWHERE.match(rest):
            return await refuse(404, GONE, scope, send)
        who = scope.get("state", {}).get("person")
        if not isinstance(who, Person) or who.alone:
            return await self.app(scope, receive, send)
        file = FILE.match(rest)
        if file and not self.owns(who, file[1]):
            return await refuse(404, GONE, scope, send)
        body = await self._body(who, scope, receive)
        if body is None:
            return await refuse(404, UNREAD, scope, send)
        await self.app(_renamed(scope, who, rest), body, self._noting(who, send))

    def owns(self, who: Person, path: str) -> bool:
        """Whether the server gave this person that file; what is not an upload is nobody's."""
        place = os.path.realpath(path)
        return not _kept(place) or (who.id, place) in self.given

    def note(self, who: Person, path: str) -> None:
        """Remember that this person was given a file."""
        place = os.path.realpath(path)
        if _kept(place):
            self.given[who.id, place] = None
            self.given.move_to_end((who.id, place))
        while len(self.given) > MOST:
            self.given.popitem(last=False)

    async def _body(self, who: Person, scope: Scope, receive: Receive) -> Receive | None:
        """The same body with the person's own session; None where it names a stranger's file."""
        kind = heard(scope).get("content-type", "")
        if scope["method"] != "POST" or scope["path"].endswith(f"{API}upload"):
            return receive
        if not kind.startswith("application/json"):
            return None
        try:
            said = json.loads(await _whole(receive))
            if _fetches(said) or any(not self.owns(who, text) for text in _texts(said)):
                return None
        except (ValueError, RecursionError):  # no JSON, or nested deeper than anybody's page does
            return None
        if isinstance(said, dict) and said.get("session_hash") is not None:
            said["session_hash"] = _own(who, str(said["session_hash"]))
        return _again(scope, json.dumps(said).encode(), receive)

    def _noting(self, who: Person, send: Send) -> Send:
        async def sent(message: Mapping[str, Any]) -> None:
            if message["type"] == "http.response.body":
                for path in _paths(message.get("body", b"")):
                    self.note(who, path)
            await send(message)

        return sent


def _kept(place: str) -> bool:
    folder = os.path.realpath(os.environ.get("GRADIO_TEMP_DIR", os.devnull))
    return Path(place).is_relative_to(folder)


def _own(who: Person, session: str) -> str:
    return f"{who.id}.{session}"


def _renamed(scope: Scope, who: Person, rest: str) -> Scope:
    """The request with its session named as the person's own, in the query and the path."""
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    own = [(k, _own(who, v) if k == "session_hash" else v) for k, v in asked]
    changed = {**scope, "query_string": urlencode(own).encode()} if own != asked else {**scope}
    beat = BEAT.fullmatch(rest)
    if beat:
        path = scope["path"].removesuffix(rest) + f"heartbeat/{_own(who, beat[1])}"
        changed |= {"path": path, "raw_path": quote(path).encode()}
    return changed


def _texts(said: Any) -> Iterator[str]:
    """Every text in a JSON value that could be a file's path."""
    if isinstance(said, dict):
        said = list(said.values())
    if isinstance(said, list):
        for part in said:
            yield from _texts(part)
    elif isinstance(said, str):
        text = said.strip()
        if (
            text.startswith("/")
            and len(text) < os.pathconf("/", "PC_PATH_MAX")
            and "\0" not in text
        ):
            yield text


def _fetches(said: Any) -> bool:
    """Whether a file in a JSON value is an address that the server would have to fetch."""
    if isinstance(said, list):
        return any(_fetches(part) for part in said)
    if not isinstance(said, dict):
        return False
    file = isinstance(said.get("meta"), dict) and said["meta"].get("_type") == "gradio.FileData"
    if file and SCHEME.match(str(said.get("path", "")).strip()):
        return True
    return any(_fetches(part) for part in said.values())


def _paths(body: bytes) -> Iterator[str]:
    """Every path in what the server sends: a list of uploads, or files of an event."""
    if body.startswith(b"["):
        try:
            yield from _texts(json.loads(body))
        except ValueError:
            return
    for match in GIVEN.finditer(body):
        yield from _texts(json.loads(match[1]))


async def _whole(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def _again(scope: Scope, body: bytes, receive: Receive) -> Receive:
    """A receiver that gives this body once, and goes on as the first one."""
    headers = [(k, v) for k, v in scope["headers"] if k.lower() != b"content-length"]
    scope["headers"] = [*headers, (b"content-length", str(len(body)).encode())]
    given = False

    async def again() -> Mapping[str, Any]:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
