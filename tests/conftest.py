"""Every test has its own home; nothing outside loopback is reachable; CI skips nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_socket
from playwright.sync_api import Browser

from tests.browser import chrome

LOOPBACK = ["127.0.0.1", "::1", "localhost"]


@pytest.fixture(autouse=True, scope="session")
def _home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One home for the session, so that the index is built once and never in the user's home."""
    before = os.environ.get("TIDU_HOME")
    os.environ["TIDU_HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    if before is None:
        del os.environ["TIDU_HOME"]
    else:
        os.environ["TIDU_HOME"] = before


@pytest.fixture
def home() -> Path:
    """The session's home."""
    return Path(os.environ["TIDU_HOME"])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or a reason why there is none; one for all, for two cannot be driven."""
    if not chrome.CHROMIUM.exists():
        pytest.skip(f"no Chromium at {chrome.CHROMIUM}; on Debian: apt-get install chromium")
    with chrome.chromium() as browser:
        yield browser


def pytest_runtest_setup(item: pytest.Item) -> None:
    pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """On CI a skipped test is a failed one: what the machine lacks must be installed."""
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped on CI: {report.longrepr}"
