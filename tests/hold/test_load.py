"""The short form of `make bench-load`: two minutes of ten users at once, and nobody is let down."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from evals.bench_load import crowd, served

USERS, SECONDS = 10, 120


@pytest.mark.slow
def test_ten_users_at_once_for_two_minutes_are_answered_or_told_when_to_come_again(
    tmp_path: Path,
) -> None:
    with served(tmp_path, 300) as (address, _):
        with ThreadPoolExecutor(1) as thread:  # a browser test before this one leaves its loop here
            crowded = thread.submit(lambda: asyncio.run(crowd(address, USERS, SECONDS, pause=0.0)))
        spent = crowded.result()
    answered = {one.kind for one in spent if one.status == 200}
    assert answered == {"ask", "check", "export"}
    assert [one for one in spent if one.status != 200 and not one.away] == []
