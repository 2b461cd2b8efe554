"""A check is quick, and ten thousand of them take no more room than one."""

import json
import statistics
import tracemalloc
from collections.abc import Callable
from time import process_time

import pytest

from rules.check import check
from rules.facts.draft import draft_json
from rules.reading import read_draft
from rules.report.json import report_json
from tests.rules.support import draft, edition

RULES_MS, TEXTS_MS = 5.0, 20.0
# Ten thousand drafts in a minute on two cores leave twelve milliseconds for each.
BATCH, EACH_MS = 1_000, 12.0
ROOM = 2_000_000


def median_ms(act: Callable[[], object], times: int = 60) -> float:
    act()
    spent = []
    for _ in range(times):
        start = process_time()
        act()
        spent.append((process_time() - start) * 1000)
    return statistics.median(spent)


@pytest.mark.slow
def test_a_full_draft_is_checked_in_milliseconds() -> None:
    full, law = draft(), edition()
    assert median_ms(lambda: check(full, edition=law, texts=False)) <= RULES_MS
    assert median_ms(lambda: check(full, edition=law)) <= TEXTS_MS


@pytest.mark.slow
def test_ten_thousand_drafts_take_a_minute_on_two_cores() -> None:
    line, law = json.dumps(draft_json(draft()), ensure_ascii=False), edition()
    start = process_time()
    for _ in range(BATCH):
        read = read_draft(line, where="批量")
        assert not isinstance(read, tuple)
        json.dumps(report_json(check(read, edition=law)), ensure_ascii=False)
    assert (process_time() - start) / BATCH * 1000 <= EACH_MS


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
