"""Ten thousand checks take no more room than one; how long they take is `make bench-parts`."""

import tracemalloc

from rules.check import check
from tests.rules.support import draft, edition

ROOM = 2_000_000  # bytes


def test_checking_again_and_again_takes_no_more_room() -> None:
    full, law = draft(), edition()
    for _ in range(5):
        check(full, edition=law)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(40):
        check(full, edition=law)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < ROOM
