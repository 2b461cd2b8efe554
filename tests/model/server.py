"""An OpenAI-compatible endpoint on loopback that says what a test wants, over real HTTP."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_LISTED = re.compile(r"^\[(k[0-9a-f]{8})\] (.*)\n(.*)$", re.MULTILINE)


@dataclass
class Heard:
    """One request as the endpoint saw it."""

    body: dict[str, Any]

    @property
    def prompt(self) -> str:
        return str(self.body["messages"][-1]["content"])

    def token(self, words: str) -> str:
        """The token of the first clause whose title or text holds these words."""
        for token, title, text in _LISTED.findall(self.prompt):
            if words in title or words in text:
                return str(token)
        raise LookupError(f"no clause handed to the model holds {words!r}")


Says = Callable[[Heard], str | int]


@dataclass
class Endpoint:
    """The running endpoint: its address, what it heard, how long it waits between pieces."""

    says: Says
    url: str = ""
    heard: list[Heard] = field(default_factory=list)
    pause: float = 0.0


@contextmanager
def serving(says: Says) -> Iterator[Endpoint]:
    """Serve until the block ends; `says` gives the reply's text, or an HTTP status."""
    endpoint = Endpoint(says)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            heard = Heard(json.loads(self.rfile.read(length)))
            endpoint.heard.append(heard)
            said = endpoint.says(heard)
            if isinstance(said, int):
                self.send_error(said)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for start in range(0, len(said), 24):
                self._event({"role": "assistant", "content": said[start : start + 24]})
                time.sleep(endpoint.pause)
            self._event({}, "stop")

        def _event(self, delta: dict[str, str], finish: str | None = None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            shape = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
            line = json.dumps(shape | {"choices": [choice]}, ensure_ascii=False)
            with suppress(ConnectionError):  # the caller may hang up at any time
                self.wfile.write(f"data: {line}\n\n".encode())
                self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            """Requests are kept in `heard`, not printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()


def reply(*sentences: tuple[str, list[str]]) -> str:
    """A reply of the shape asked for."""
    said = [{"text": text, "clauses": tokens} for text, tokens in sentences]
    return json.dumps({"sentences": said}, ensure_ascii=False)
