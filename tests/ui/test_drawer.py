"""Two pages on one draft: nothing is overwritten unseen, and both changes can become one."""

import pytest
from sqlalchemy import Engine

from assistant.store.drafts import Drafts
from assistant.store.engine import open_database
from tests.ui.fakes import ZH
from ui.render.clash import clash
from ui.tabs.drawer import Drawer, Hold, merged, unlike

ONE = {"tier": "卓越级", "applicant": {"name": "甲厂", "province": "河北省"}}


@pytest.fixture
def engine(tmp_path) -> Engine:  # type: ignore[no-untyped-def]
    return open_database(tmp_path)


@pytest.fixture
def drawer(engine: Engine) -> Drawer:
    return Drawer(Drafts(engine))


def test_a_first_change_is_kept_and_found_again_by_what_the_browser_keeps(drawer: Drawer) -> None:
    hold = drawer.saved(Hold("li"), ONE)
    draft, again = drawer.opened("li", hold.kept(ONE))
    assert (draft, again) == (ONE, hold)
    assert drawer.saved(again, ONE) is again  # opening is no change


def test_a_late_change_is_not_written_and_both_texts_are_there(drawer: Drawer) -> None:
    first = drawer.saved(Hold("li"), ONE)
    _, second = drawer.opened("li", first.kept(ONE))
    drawer.saved(first, {**ONE, "tier": "领航级"})
    late = drawer.saved(second, {**ONE, "id": "2"})
    assert late.theirs is not None
    assert late.theirs.stated == {**ONE, "tier": "领航级"}
    assert drawer.drafts.get("li", late.id).stated == {**ONE, "tier": "领航级"}


def test_after_a_reload_the_conflict_is_still_there(drawer: Drawer) -> None:
    first = drawer.saved(Hold("li"), ONE)
    mine = {**ONE, "id": "2"}
    drawer.saved(first, {**ONE, "tier": "领航级"})
    late = drawer.saved(first, mine)
    draft, again = drawer.opened("li", late.kept(mine))
    assert draft == mine
    assert again == late  # both sides, and where they began
    done = drawer.mine(again, mine)
    assert done.theirs is None
    assert drawer.drafts.get("li", done.id).stated == mine


def test_anothers_draft_in_this_browser_is_not_opened(drawer: Drawer) -> None:
    hold = drawer.saved(Hold("li"), ONE)
    assert drawer.opened("wang", hold.kept(ONE)) == ({}, Hold("wang"))


def test_what_a_browser_kept_before_versions_becomes_a_kept_draft(drawer: Drawer) -> None:
    draft, hold = drawer.opened("li", ONE)
    assert (draft, hold.version) == (ONE, 1)


def test_both_changes_become_one_and_mine_wins_where_both_did() -> None:
    base = {**ONE, "kpis": [{"number": 1, "value": "1"}, {"number": 2, "value": "2"}]}
    mine = {"tier": "先进级", "applicant": {"name": "甲厂"}, "kpis": [{"number": 1, "value": "9"}]}
    theirs = {
        "tier": "领航级", "applicant": {"name": "乙厂", "province": "河北省"},
        "kpis": [*base["kpis"], {"number": 3, "value": "3"}],
    }  # fmt: skip
    assert merged(base, mine, theirs) == {
        "tier": "先进级", "applicant": {"name": "乙厂"},
        "kpis": [{"number": 1, "value": "9"}, {"number": 3, "value": "3"}],
    }  # fmt: skip


def test_every_field_that_differs_is_named_with_both_values_and_inert() -> None:
    mine = {"applicant": {"name": "<script>x</script>"}, "kpis": [{"number": 1, "value": "1"}]}
    theirs = {"tier": "卓越级", "kpis": [{"number": 1, "value": "2"}]}
    found = unlike(mine, theirs)
    assert found == [
        ("applicant.name", "<script>x</script>", None), ("kpis[1].value", "1", "2"),
        ("tier", None, "卓越级"),
    ]  # fmt: skip
    shown = clash(found, mine, theirs, ZH)
    assert "企业名称" in shown
    assert "<script>" not in shown
