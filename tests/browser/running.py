"""A running app on a free loopback port."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from ui.server import listen, server


@contextmanager
def running(home: Path) -> Iterator[str]:
    """The address of an app whose everything lies under home."""
    bound = listen("127.0.0.1", 0)
    config = uvicorn.Config(
        server(home), log_level="error", proxy_headers=False, timeout_graceful_shutdown=1
    )
    app = uvicorn.Server(config)
    thread = threading.Thread(target=app.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    while not app.started:
        if not thread.is_alive():
            raise RuntimeError("the app stopped before it answered")
        time.sleep(0.05)
    yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    app.should_exit = True
    thread.join(timeout=10)
