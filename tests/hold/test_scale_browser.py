"""The journeys of the browser once more, as somebody with an account, through the proxy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import Visit, visiting
from tests.browser.test_declare import (
    test_a_held_draft_writes_nothing_and_a_cleared_one_leaves_as_files as test_gate,
)
from tests.browser.test_journeys import (
    test_a_value_against_a_clause_leads_to_its_field as test_field,
)
from tests.browser.test_journeys import (
    test_english_checks_is_held_mends_and_exports as test_english,
)
from tests.browser.test_journeys import (
    test_the_back_button_turns_to_the_tab_before_and_nothing_is_lost as test_back,
)
from tests.browser.test_memory import (
    test_a_reload_keeps_the_talk_and_a_follow_up_goes_on_with_it as test_reload,
)
from tests.browser.test_memory import (
    test_an_earlier_talk_is_opened_again_taken_along_and_deleted as test_earlier,
)
from tests.hold.site import Site, built, person

__all__ = ["test_back", "test_earlier", "test_english", "test_field", "test_gate", "test_reload"]
pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with built(tmp_path_factory.mktemp("site")) as found:
        yield found


@pytest.fixture
def visit(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open the app through the proxy, logged in; nothing foreign and no error may be seen."""
    name, password = person(site, f"p{abs(hash(request.node.name)) % 10**8}")

    def log_in(context: BrowserContext) -> None:
        said = {"name": name, "password": password}
        assert context.request.post(f"{site.proxy}/api/session", data=said).ok

    with visiting(chromium, site.proxy, log_in) as opened:
        yield opened
