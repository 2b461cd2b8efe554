"""The gap to a tier, beside the matrix: every step with its clause, and none that only sums up."""

import re

from rules.finding import Tier
from tests.ui.fakes import EN, LIBRARY, ZH
from tests.ui.test_api import _example
from ui.server import check_in_place
from ui.tabs.selfcheck import SelfCheck, aim

DOES = SelfCheck(check_in_place, LIBRARY, ZH)
HELD = _example("held.yaml")
FIELD = r'data-pick="field\|([^"]+)"'


def test_no_step_only_sums_up_other_steps() -> None:
    seen = DOES.seen(HELD, "河北省", "")
    shown = DOES.between(HELD, "河北省", seen)
    assert "汇总 " not in shown
    assert shown.count("data-address=") > 10


def test_a_missing_fact_is_named_once_with_every_clause_that_waits_for_it() -> None:
    draft = {"guide": "2024年版", "tier": "卓越级"}
    shown = DOES.between(draft, "河北省", DOES.seen(draft, "河北省", ""))
    lacking = re.findall(
        r"<li data-outcome=[^>]*><p><b>[^<]*</b>缺：(.*?)</p><ul>(.*?)</ul>", shown
    )
    alone = [clauses for wants, clauses in lacking if re.findall(FIELD, wants) == ["scenarios"]]
    [waiting] = alone
    assert waiting.count("data-address=") > 5
    assert "请补充" not in waiting
    assert "三个环节计算" in waiting  # how a clause is read stays beside it


def test_in_english_a_missing_fact_is_named_in_english() -> None:
    shown = SelfCheck(check_in_place, LIBRARY, EN).between(
        HELD, "河北省", DOES.seen(HELD, "河北省", "")
    )
    assert "Missing: " in shown
    assert "缺：" not in shown


def test_the_goal_is_the_tier_chosen_then_the_one_declared_then_the_lowest_not_met() -> None:
    _, above, _ = DOES.look(HELD, "河北省", "", "先进级")
    assert 'data-pick="plan|先进级" aria-pressed="true"' in above
    assert aim(DOES.seen(HELD, "河北省", "")) is Tier.EXCELLENT
    assert aim(DOES.seen({"guide": "2024年版"}, "河北省", "")) is Tier.BASIC
