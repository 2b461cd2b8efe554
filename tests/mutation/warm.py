"""Trying mutants in one warm process: pytest collects once, and each mutant is a fork of it.

Loaded by pytest with `-p tests.mutation.warm` in a copy whose modules hold their mutants. Which
mutants, how long, and where to tell the results stands in the plan that TIDU_MUTANTS names.
"""

import functools
import gc
import json
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from mutmut.state import state

PLAN, UNDER_TEST = "TIDU_MUTANTS", "MUTANT_UNDER_TEST"
UNNOTICED, NOTICED, UNREACHED = "unnoticed", "noticed", "unreached"
LEAST_SECONDS, PATIENCE = 10, 10


@dataclass(frozen=True)
class Measured:
    """What the tests do without any mutant: their seconds, and the functions each one reaches."""

    seconds: Mapping[pytest.Item, float]
    reached: Mapping[str, Sequence[pytest.Item]]

    def of(self, mutant: str) -> list[pytest.Item]:
        """The tests that reach the function of a mutant: file by file as asked, quickest first."""
        function = mutant.partition("__mutmut_")[0]
        files = list(dict.fromkeys(item.path for item in self.seconds))
        return sorted(
            self.reached.get(function, ()),
            key=lambda item: (files.index(item.path), self.seconds[item]),
        )


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Measure the tests once, then ask them about every mutant of the plan while time is left."""
    plan = json.loads(Path(os.environ[PLAN]).read_text(encoding="utf-8"))
    measured = _measured(session.items)
    sys.stderr.write(f"{len(session.items)} tests, {sum(measured.seconds.values()):.1f} s\n")
    stale = [*_caches(tuple(plan["forget"]))]
    gc.freeze()
    _sound(measured, stale)
    until = time.monotonic() + plan["seconds"]
    with Path(plan["told"]).open("w", encoding="utf-8") as told:
        for name in plan["mutants"]:
            if time.monotonic() > until:
                break
            told.write(f"{json.dumps([name, _tried(name, measured, stale)])}\n")
            told.flush()
    return True


def _measured(items: Sequence[pytest.Item]) -> Measured:
    seconds, reached = {}, defaultdict(list)
    os.environ[UNDER_TEST] = "stats"
    for item in items:
        state()._stats.clear()
        start = time.process_time()
        if _failed(item):
            raise pytest.UsageError(f"{item.nodeid} fails without any mutant")
        seconds[item] = time.process_time() - start
        for function in state()._stats:
            reached[function].append(item)
    os.environ[UNDER_TEST] = ""
    return Measured(seconds, reached)


def _sound(measured: Measured, stale: Sequence[Any]) -> None:
    """Refuse tests that fail in a fork of their own accord: they would notice every mutant."""
    if _told("", list(measured.seconds), stale, sum(measured.seconds.values())) != UNNOTICED:
        raise pytest.UsageError("a test fails when it is asked again, without any mutant")


def _failed(item: pytest.Item) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _caches(modules: tuple[str, ...]) -> Iterator[Any]:
    """The caches that may hold what a mutated function once said."""
    for one in gc.get_objects():
        cached = isinstance(one, functools._lru_cache_wrapper)
        if cached and getattr(one, "__module__", "").startswith(modules):
            yield one


def _tried(name: str, measured: Measured, stale: Sequence[Any]) -> str:
    asked = measured.of(name)
    seconds = sum(measured.seconds[item] for item in asked)
    return _told(name, asked, stale, seconds) if asked else UNREACHED


def _told(name: str, asked: Sequence[pytest.Item], stale: Sequence[Any], seconds: float) -> str:
    child = os.fork()
    if child == 0:
        _ask(name, asked, stale, seconds)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {0: UNNOTICED, 1: NOTICED}.get(code, f"ended by {code}")


def _ask(name: str, asked: Sequence[pytest.Item], stale: Sequence[Any], seconds: float) -> None:
    """In the fork: the tests with this mutant, to the first that fails; never returns."""
    code = 1
    try:
        most = int(LEAST_SECONDS + PATIENCE * seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
        os.environ[UNDER_TEST] = name
        for cache in stale:
            cache.cache_clear()
        code = int(any(_failed(item) for item in asked))
    finally:
        os._exit(code)
