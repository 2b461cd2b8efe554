"""A slip in the text is told at the clause of the part that it stands in, for the tier declared."""

from typing import Any

import pytest

from rules.check import check, edition_for
from rules.facts.draft import Draft
from rules.finding import Finding
from tests.gate.cases import changed

SLIPS = [
    ("sections.summary", "【待补充：背景】", "text.placeholder", "项目简介"),
    ("sections.plan", "【待补充】", "text.placeholder", "后续实施计划"),
    ("project.integrators", ["【待补充】"], "text.placeholder", "集成商"),
    ("scenarios.0.solution", "【待补充】", "text.placeholder", "具体场景建设情况"),
    ("applicant.products", "XX万元", "text.unfinished", "企业名称、地址、性质、行业、联系方式"),
    ("sections.overview", "覆盖四个环节", "text.counts", "原则上应覆盖全部五个环节"),
]


def found_in(draft: Draft, rule: str) -> list[Finding]:
    edition = edition_for(draft, place="河北省")
    return [one for one in check(draft, edition=edition).findings if one.rule == rule]


@pytest.mark.parametrize(("path", "text", "rule", "quote"), SLIPS)
def test_the_clause_is_the_one_that_asks_for_that_part(
    path: str, text: Any, rule: str, quote: str
) -> None:
    [found] = found_in(changed(path, text), rule)
    assert quote in found.quote


def test_the_clause_of_a_count_is_that_of_the_tier_declared() -> None:
    draft = changed("tier", "领航级", changed("sections.overview", "覆盖四个环节"))
    [found] = found_in(draft, "text.counts")
    assert found.address == "CN-2024-399/附件2/五/(一)"


def test_a_sum_names_the_clauses_that_decide_it_by_their_words() -> None:
    [found] = found_in(changed("maturity.level", 2), "MI.2.1.1.d")
    assert "“卓越级智能工厂应达到三级及以上”（CN-2024-399/附件2/一/5）" in found.remedy
