"""The short form of `make bench-load`: two minutes of ten users at once, and nobody is let down."""

from pathlib import Path

import pytest

from evals.bench_load import crowd, served
from tests.hold.loop import in_own_loop

USERS, SECONDS = 10, 120


@pytest.mark.slow
def test_ten_users_at_once_for_two_minutes_are_answered_or_told_when_to_come_again(
    tmp_path: Path,
) -> None:
    with served(tmp_path, 300) as (address, _):
        spent = in_own_loop(lambda: crowd(address, USERS, SECONDS, pause=0.0))
    answered = {one.kind for one in spent if one.status == 200}
    assert answered == {"ask", "check", "export"}
    assert [one for one in spent if one.status != 200 and not one.away] == []
