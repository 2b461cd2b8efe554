"""The short form of `make hold`: a server killed ten times while it is written to loses nothing."""

from pathlib import Path

import pytest

from tests.hold.kill import run


@pytest.mark.slow
def test_a_server_killed_ten_times_under_load_loses_nothing_that_it_acknowledged(
    tmp_path: Path,
) -> None:
    said = run(tmp_path, 10, seed=1, most_seconds=1200)
    assert (said.lost, said.broken, said.untried) == ([], [], [])
    assert said.kills >= 10
