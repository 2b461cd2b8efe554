"""One open assistant for the whole folder: the index is built once, in the session's home."""

import os
from pathlib import Path

import pytest

from assistant.wiring import Assistant, assistant


@pytest.fixture(scope="session")
def opened(_home_of_the_tests: None) -> Assistant:
    return assistant(Path(os.environ["TIDU_HOME"]))
