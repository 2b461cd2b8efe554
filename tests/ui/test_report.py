"""The self-check as HTML."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from rules.facts.draft import Draft, draft_json
from rules.finding import Tier
from rules.gate import Held, gate
from rules.law.edition import resolve
from rules.reading import read_draft
from tests.ui.fakes import LIBRARY, ZH
from ui.facts.captions import caption
from ui.facts.values import Plain
from ui.render.exported import held
from ui.render.findings import sums_up
from ui.render.report import ADVICE, Seen, group_of
from ui.server import check_in_place
from ui.tabs.selfcheck import SelfCheck, reach_of

TAB = SelfCheck(check_in_place, LIBRARY, ZH)
HEBEI = "河北省"
EXAMPLES = Path(__file__).parents[2] / "examples"


def _example(name: str) -> Plain:
    read = read_draft((EXAMPLES / name).read_text(encoding="utf-8"), where=name)
    assert isinstance(read, Draft)
    return draft_json(read)


def _look(draft: Plain, picked: str = "") -> tuple[Seen, str, str]:
    seen, above, below = TAB.look(draft, HEBEI, picked)
    assert seen is not None
    return seen, above, below


def test_an_empty_draft_gets_help_and_no_findings() -> None:
    seen, above, below = TAB.look({}, HEBEI, "")
    assert (seen, below) == (None, "")
    assert "四个层级，一次看清" in above


def test_the_draft_that_passes_meets_its_tier_and_nothing_holds() -> None:
    seen, above, _ = _look(_example("pass.yaml"))
    assert seen.declared is Tier.EXCELLENT
    assert seen.blocking == frozenset()
    assert above.count('class="td-tier"') == 4
    assert "申报</span>" in above


def test_the_draft_that_is_held_names_what_holds() -> None:
    seen, _, below = _look(_example("held.yaml"), "不符")
    assert seen.blocking
    assert "拦下导出" in below
    assert "必须做到" in below


def test_a_demand_of_another_tier_never_says_that_it_holds() -> None:
    seen, _, _ = _look(_example("held.yaml"))
    reach = reach_of(HEBEI, seen.report)
    assert all(Tier.EXCELLENT in reach[norm] for norm in seen.blocking)


def test_a_cell_opens_the_findings_of_its_clauses_and_tier() -> None:
    _, above, below = _look(_example("held.yaml"), "base|卓越级")
    assert 'data-pick="base|卓越级"' in above
    assert 'aria-pressed="true"' in above
    assert "基础要求 · 卓越级" in below
    assert "附件2 一、" in below
    assert "附件2 四" not in below


def test_what_only_encourages_is_advice_in_the_matrix_and_never_not_met() -> None:
    _, above, _ = _look({"tier": "卓越级"})
    assert f'data-outcome="{ADVICE}"' in above


def test_a_finding_of_what_only_encourages_is_shown_as_advice_and_not_as_not_met() -> None:
    _, _, below = _look(_example("pass.yaml"), ADVICE)
    assert 'class="td-finding" data-outcome="建议"' in below
    assert 'data-outcome="不符"><header>' not in below
    assert 'data-pick="建议"' in below


def test_a_wrong_field_stands_apart_from_the_findings() -> None:
    _, above, _ = _look({"tier": "卓越级", "maturity": {"level": "<b>六级</b>"}})
    assert "这些字段要改正" in above
    assert "<b>六级" not in above


def test_a_wrong_figure_is_named_by_its_number_on_screen_and_from_a_file() -> None:
    kpis = [{"number": 4, "value": "14%"}, {"number": 6, "value": "三十"}]
    _, above, _ = _look({"tier": "卓越级", "kpis": kpis})
    _, told = TAB.read(json.dumps({"tier": "卓越级", "kpis": kpis}), "草稿")
    for shown in (above, told):
        errors = str(shown).partition("td-form-errors")[2]
        for number in (4, 6):
            assert f"<b>{caption(f'kpis[{number}]', ZH)}</b>" in errors
        assert caption("kpis[1]", ZH) not in errors.partition("</section>")[0]


def test_a_missing_fact_leads_to_its_field() -> None:
    _, above, below = _look({"tier": "卓越级"}, "未定")
    assert 'data-field="f-scenarios"' in above
    assert 'data-field="f-evidence"' in below


def test_a_place_nobody_knows_is_told_and_not_raised() -> None:
    seen, above, _ = TAB.look({"tier": "卓越级"}, "火星", "")
    assert seen is None
    assert "不认识的地区" in above


def test_a_day_before_the_first_edition_is_told_and_not_raised() -> None:
    seen, above, _ = TAB.look({"submission": {"online": "2023-01-01"}}, HEBEI, "")
    assert seen is None
    assert "请改用" in above


@pytest.mark.parametrize("text", ["", "- 1", "a: [", "tier: 天级", "\x00"])
def test_a_text_that_is_no_draft_is_refused_in_plain_words(text: str) -> None:
    draft, said = TAB.read(text, "粘贴的草稿")
    assert draft == {}
    assert "td-trouble" in said


def test_the_clauses_fall_into_groups_a_reader_knows() -> None:
    norms = resolve(HEBEI, None).body.norms
    groups = Counter(group_of(norm.address) for norm in norms)
    assert groups["other"] < len(norms) / 3
    assert groups["base"] == 14
    assert groups["content"] > groups["effect"] > 10


def test_what_only_sums_up_comes_after_what_it_sums_and_is_not_counted() -> None:
    draft = read_draft((EXAMPLES / "held.yaml").read_text(encoding="utf-8"), where="held")
    assert isinstance(draft, Draft)
    done = gate(draft)
    assert isinstance(done, Held)
    own = [f for f in done.report.findings if f.holds and not sums_up(f)]
    shown = held(done, library=LIBRARY, words=ZH)
    assert f"拦下了：{len(own)} 处" in shown
    assert shown.index(own[-1].quote) < shown.index("只是汇总")


def test_a_group_is_opened_clause_by_clause_and_told_in_words_not_only_in_colour() -> None:
    seen, above, _ = _look(_example("held.yaml"))
    assert 'class="td-one"' not in above
    opened, rows, _ = TAB.show(_example("held.yaml"), HEBEI, replace(seen, opened="base"))
    assert opened is not None
    found = [f for f in seen.report.findings if group_of(f.address) == "base"]
    assert rows.count('class="td-one"') == len(found)
    first = rows.split('class="td-one"', 1)[1].split("</tr>", 1)[0]
    assert "不符</span>" in first
    assert f'data-address="{found[0].address}"' in rows


def test_each_tier_says_how_many_clauses_stand_how() -> None:
    _, above, _ = _look(_example("held.yaml"))
    assert above.count('class="td-share" role="img" aria-label="符合 ') == 4
