"""What the tests of exported files share."""

from pathlib import Path

import pytest

from tests.gate.cases import example, exported


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The passing example, exported."""
    directory = tmp_path_factory.mktemp("exported")
    exported(example(), directory)
    return directory
