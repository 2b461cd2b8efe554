"""Every rule has facts that meet it, that do not, and that leave it open; none is decoration."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import yaml

from rules.book.rules import Compiled, compiled
from rules.finding import Outcome
from rules.judge import found
from rules.known import Known
from rules.law.norm import Fate
from rules.logic import Predicate
from rules.settle import Settled, outcome_of, settle
from tests.rules.support import CASES, draft, edition

TABLE = yaml.safe_load((CASES / "rules.yaml").read_text())
WORDS = {
    "met": Outcome.MET,
    "judged": Outcome.EXPERT,
    "not_met": Outcome.NOT_MET,
    "unknown": Outcome.UNKNOWN,
}
# 不符 cannot be reached: a tier the law does not know is refused as a form error before.
ALWAYS_KNOWN = {"tier"}
RULES = {rule.norm.id: rule for rule in compiled(edition().body)}


def facts(rule: Compiled) -> dict[str, dict[str, Any]]:
    """The facts that give each outcome of a norm, from the table or from the nature of evidence."""
    norm = rule.norm
    if norm.fate in (Fate.EVIDENCE, Fate.EXPERT):
        return _of_evidence(norm.id, "judged" if norm.fate is Fate.EXPERT else "met")
    stated = TABLE["norms"].get(norm.id) or TABLE["rules"][norm.rule]
    return {
        word: {path.replace("{value}", norm.value): value for path, value in facts.items()}
        for word, facts in stated.items()
    }


def _of_evidence(norm: str, good: str) -> dict[str, dict[str, Any]]:
    record = {"norm": norm, "statement": "做到", "document": "材料", "date": "2024-09-01"}
    path = f"evidence[{norm}]"
    return {
        good: {path: record},
        "not_met": {path: {"norm": norm, "met": "false"}},
        "unknown": {path: None},
    }


@cache
def _known(norm: str, word: str) -> Known:
    return Known(draft("pass", facts(RULES[norm])[word]), edition())


def settled(rule: Compiled, word: str) -> Settled:
    """The rule settled, after those it sums up, on the facts of one word of its table."""
    under = [RULES[norm] for norm in rule.members or ()]
    return settle(_known(rule.norm.id, word), (*under, rule))[-1]


def outcome(rule: Compiled, word: str) -> Outcome:
    """What the rule makes of the facts of one word of its table."""
    return settled(rule, word).outcome


CASE_IDS = [(norm, word) for norm, rule in RULES.items() for word in facts(rule)]


@pytest.mark.parametrize(("norm", "word"), CASE_IDS)
def test_a_rule_says_what_its_table_says(norm: str, word: str) -> None:
    assert outcome(RULES[norm], word) is WORDS[word]


@pytest.mark.parametrize("norm", RULES)
def test_every_rule_can_be_met_failed_and_open(norm: str) -> None:
    words = set(facts(RULES[norm]))
    assert words & {"met", "judged"}
    assert "unknown" in words
    assert "not_met" in words or RULES[norm].norm.rule in ALWAYS_KNOWN


@pytest.mark.parametrize("norm", RULES)
def test_a_rule_replaced_by_always_met_turns_a_case_red(norm: str) -> None:
    always = Predicate("always", (), lambda known: found("always", True, "总是符合"))
    mutant = replace(RULES[norm], condition=always, members=None)
    assert any(outcome(mutant, word) is not WORDS[word] for word in facts(RULES[norm]))


def test_an_open_rule_says_what_is_missing_and_only_an_open_one_does() -> None:
    for norm, rule in RULES.items():
        for word in facts(rule):
            verdict = settled(rule, word).verdict
            open_rule = outcome_of(verdict) is Outcome.UNKNOWN
            assert open_rule == bool(verdict.missing), (norm, word, verdict)


def test_a_rule_settled_by_itself_is_settled_as_among_all() -> None:
    for base in ("pass", "held", "empty"):
        known = Known(draft(base), edition())
        for whole in settle(known):
            under = [RULES[norm] for norm in whole.rule.members or ()]
            assert settle(known, (*under, whole.rule))[-1] == whole
