"""A desk on every database, and one open assistant for the whole folder."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assistant.desk.queue import Queue
from assistant.desk.review import Review
from assistant.store.talks import Talks
from assistant.wiring import Assistant, assistant
from knowledge.ledger import library
from tests.desk.desks import grounds
from tests.store.conftest import engine, server

__all__ = ["engine", "server"]


@pytest.fixture(scope="session")
def opened(_home_of_the_tests: None) -> Assistant:
    return assistant(Path(os.environ["TIDU_HOME"]))


@pytest.fixture
def clock() -> Callable[[], datetime]:
    minutes = iter(range(10_000))
    first = datetime(2024, 11, 20, 9, tzinfo=UTC)
    return lambda: first + timedelta(minutes=next(minutes))


@pytest.fixture
def talks(engine: Engine, clock: Callable[[], datetime]) -> Talks:
    return Talks(engine, clock)


@pytest.fixture
def queue(engine: Engine, clock: Callable[[], datetime]) -> Queue:
    return Queue(engine, clock)


@pytest.fixture
def review(engine: Engine, clock: Callable[[], datetime]) -> Review:
    return Review(engine, grounds(library()), clock)
