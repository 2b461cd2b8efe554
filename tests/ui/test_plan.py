"""The gap to a tier, beside the matrix: every step with its clause, and none that only sums up."""

from rules.finding import Tier
from tests.ui.fakes import LIBRARY, ZH
from tests.ui.test_api import _example
from ui.server import check_in_place
from ui.tabs.selfcheck import SelfCheck, aim

DOES = SelfCheck(check_in_place, LIBRARY, ZH)
HELD = _example("held.yaml")


def test_no_step_only_sums_up_other_steps() -> None:
    seen = DOES.seen(HELD, "河北省", "")
    shown = DOES.between(HELD, "河北省", seen)
    assert "汇总 " not in shown
    assert shown.count("data-address=") > 10


def test_the_goal_is_the_tier_chosen_then_the_one_declared_then_the_lowest_not_met() -> None:
    _, above, _ = DOES.look(HELD, "河北省", "", "先进级")
    assert 'data-pick="plan|先进级" aria-pressed="true"' in above
    assert aim(DOES.seen(HELD, "河北省", "")) is Tier.EXCELLENT
    assert aim(DOES.seen({"guide": "2024年版"}, "河北省", "")) is Tier.BASIC
