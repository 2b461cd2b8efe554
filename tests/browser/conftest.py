"""A real server on a free loopback port with its own home, and a real Chromium before it."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    expect,
    sync_playwright,
)

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
DESK = {"width": 1360, "height": 860}
PATIENCE = 20_000  # milliseconds: a machine may be busy

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a running app; its home is the session's, whose index is built once."""
    from ui.server import listen, server

    bound = listen("127.0.0.1", 0)
    app = server(Path(os.environ["TIDU_HOME"]))
    running = uvicorn.Server(
        uvicorn.Config(app, log_level="error", proxy_headers=False, timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{_answers(bound)}"
    running.should_exit = True
    thread.join(timeout=10)


def _answers(bound: socket.socket) -> int:
    port: int = bound.getsockname()[1]
    for _ in range(200):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return port
        time.sleep(0.05)
    raise RuntimeError(f"nothing answers on port {port}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What a page did that it should not: errors, and requests to anybody else."""

    def __init__(self, address: str) -> None:
        self.address, self.wrong = address, list[str]()

    def over(self, page: Page) -> None:
        """Watch one page."""
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", lambda m: self.wrong.append(m.text) if m.type == "error" else None)
        page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))
        page.on("request", self.asked)

    def asked(self, request: Request) -> None:
        """Note a request that leaves our own origin."""
        if not request.url.startswith((self.address + "/", "data:", "blob:")):
            self.wrong.append(f"foreign: {request.url}")


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Open the app as a new visitor; afterwards nothing foreign and no error may have been seen."""
    watch, contexts = Watch(address), list[BrowserContext]()

    def opened(path: str = "/", **traits: object) -> Page:
        context = chromium.new_context(**({"viewport": DESK, "locale": "zh-CN"} | traits))  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        page.goto(address + path)
        page.wait_for_selector("#talk")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.wrong == []
