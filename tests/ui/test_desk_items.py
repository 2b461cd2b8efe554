"""An item of the queue as the desk reads it: where each tier stands, and by which rules."""

from tests.ui.fakes import ADDRESS, LIBRARY, QUOTE, ZH
from ui.render.desk.items import evidence

TIER = {"tier": "卓越级", "outcome": "不符", "not_met": ["A2.1.5.c"], "unknown": ["A2.1.1.a"]}


def rule(name: str, outcome: str, why: str) -> dict[str, object]:
    return {
        "rule": name, "address": ADDRESS, "quote": QUOTE, "outcome": outcome, "why": why,
        "missing": [],
    }  # fmt: skip


def test_the_rules_behind_a_verdict_stand_below_it_the_failed_ones_first() -> None:
    trace = [rule("A2.1.1.a", "未定", "未提供：规上"), rule("A2.1.5.c", "不符", "要求不低于3")]
    shown = evidence({"verdict": [TIER], "trace": trace}, library=LIBRARY, words=ZH)
    assert "卓越级：不符（1/1）" in shown
    assert shown.index("A2.1.5.c") < shown.index("要求不低于3") < shown.index("A2.1.1.a")
    assert f'data-address="{ADDRESS}"' in shown


def test_an_item_from_before_rules_were_kept_still_shows_its_tiers() -> None:
    shown = evidence({"verdict": [TIER]}, library=LIBRARY, words=ZH)
    assert "卓越级：不符（1/1）" in shown
