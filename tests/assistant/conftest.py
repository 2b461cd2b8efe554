"""One open assistant for the whole folder: the index is built once, in the session's home."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.wiring import Assistant, assistant

# What trains the learnt parts needs the extra `train`; the core is tested without it.
collect_ignore = [] if find_spec("scipy") else ["test_softmax.py", "test_train_leads.py"]


@pytest.fixture(scope="session")
def opened(_home_of_the_tests: None) -> Assistant:
    return assistant(Path(os.environ["TIDU_HOME"]))
