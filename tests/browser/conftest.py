"""A real server with its own home, and a real Chromium before it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser import running

DESK = {"width": 1360, "height": 860}
PATIENCE = 60_000  # milliseconds: a machine may be busy
# What Gradio writes on the console when a page is left while an event is under way.
LEAVING = ("AbortError", "Connection errored out")

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a running app; its home is the session's, whose index is built once."""
    with running.running(Path(os.environ["TIDU_HOME"])) as found:
        yield found


class Watch:
    """What a page did that it should not: errors, and requests to anybody else."""

    def __init__(self, address: str) -> None:
        self.address, self.wrong = address, list[str]()

    def over(self, page: Page) -> None:
        """Watch one page."""
        page.on("pageerror", lambda error: self.note(f"error: {error}"))
        page.on("console", lambda m: self.note(m.text) if m.type == "error" else None)
        page.on("dialog", lambda dialog: self.note(f"dialog: {dialog.message}"))
        page.on("request", self.asked)

    def note(self, text: str) -> None:
        """Note what is wrong."""
        if not any(word in text for word in LEAVING):
            self.wrong.append(text)

    def asked(self, request: Request) -> None:
        """Note a request that leaves our own origin."""
        if not request.url.startswith((self.address + "/", "data:", "blob:")):
            self.note(f"foreign: {request.url}")


Visit = Callable[..., Page]


@contextmanager
def visiting(
    chromium: Browser, address: str, enter: Callable[[BrowserContext], None] | None = None
) -> Iterator[Visit]:
    """Open the app as visitors whom `enter` lets in; nothing wrong may have been seen then."""
    watch, contexts = Watch(address), list[BrowserContext]()

    def opened(path: str = "/", **traits: object) -> Page:
        wanted = {"viewport": DESK, "locale": "zh-CN"} | traits
        context = chromium.new_context(**wanted)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if enter is not None:
            enter(context)
        page = context.new_page()
        watch.over(page)
        page.goto(address + path)
        page.wait_for_selector("#talk")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.wrong == []


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Open the app as a new visitor; afterwards nothing foreign and no error may have been seen."""
    with visiting(chromium, address) as opened:
        yield opened
