"""What `make hold` takes for acknowledged: a talk counts when the page is told that it is kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from assistant.store.engine import FILE
from tests.browser.running import running
from tests.hold.talking import Asked, ask, ask_event, asked

ME = "5" * 32
QUESTION = "申报卓越级需要几级成熟度？"


@pytest.mark.slow
def test_a_talk_that_cannot_be_kept_is_told_and_one_that_is_kept_is_there(
    home: Path,
) -> None:
    with running(home) as address, httpx.Client(base_url=address, timeout=120) as client:
        event = ask_event(client)
        with closing(sqlite3.connect(home / FILE)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert ask(client, event, ME, QUESTION) is Asked.TOLD
        assert asked(client, ME) == set()
        assert ask(client, event, ME, QUESTION) is Asked.KEPT
        assert asked(client, ME) == {QUESTION}
