"""What holds for every draft: facts only settle, a higher level never hurts, order is nothing."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.check import check
from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of
from rules.finding import Outcome, Tier
from rules.plan import plan
from tests.rules.support import edition, example, outcomes

FEW = settings(max_examples=60, deadline=None, derandomize=True)
LAW = edition()
NAMES = {"norm", "address", "digest", "by", "id"}
SETTLED = {"符合", "不符", "待评", "不适用"}
RANK = {"不符": 0, "未定": 1, "符合": 2}


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every single fact that an example states."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in NAMES:
                yield from leaves(item, (*path, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for n, item in enumerate(value):
            yield from leaves(item, (*path, n))
    else:
        yield path


def groups(value: dict[str, Any]) -> list[tuple[str | int, ...]]:
    """Whole lists of records: scenarios, awards, and the like."""
    found: list[tuple[str | int, ...]] = [(k,) for k, v in value.items() if isinstance(v, list)]
    return [*found, ("compliance", "years"), ("project", "investment_parts")]


FULL = example("pass")
SPOILT = example("held")
FACTS = [*leaves(FULL), *groups(FULL)]


def without(stated: dict[str, Any], gone: list[tuple[str | int, ...]]) -> Draft:
    """The example without these facts."""
    for path in sorted(gone, key=len, reverse=True):
        here: Any = stated
        for step in path[:-1]:
            here = here[step]
        here.pop(path[-1], None) if isinstance(here, dict) else None
    found = draft_of(stated)
    assert isinstance(found, Draft), found
    return found


def said(draft: Draft) -> dict[str, str]:
    return outcomes(check(draft, edition=LAW, texts=False))


@FEW
@given(st.lists(st.sampled_from(FACTS), min_size=1, max_size=40, unique=True), st.data())
def test_giving_a_fact_never_opens_what_was_settled(gone: list[Any], data: st.DataObject) -> None:
    back = data.draw(st.sampled_from(gone))
    before = said(without(example("pass"), gone))
    after = said(without(example("pass"), [path for path in gone if path != back]))
    reopened = {n: (o, after[n]) for n, o in before.items() if o in SETTLED and after[n] == "未定"}
    assert {n for n, (was, _) in reopened.items() if was != "不适用"} == set(), (back, reopened)


@FEW
@given(st.lists(st.sampled_from([*leaves(SPOILT)]), max_size=30, unique=True), st.data())
def test_the_same_for_a_draft_full_of_faults(gone: list[Any], data: st.DataObject) -> None:
    if not gone:
        return
    back = data.draw(st.sampled_from(gone))
    before = said(without(example("held"), gone))
    after = said(without(example("held"), [path for path in gone if path != back]))
    assert not [n for n, o in before.items() if o in ("符合", "不符") and after[n] == "未定"]


@FEW
@given(st.integers(0, 5), st.integers(0, 5), st.sampled_from(list(Tier)))
def test_a_higher_maturity_never_worsens_anything(one: int, other: int, tier: Tier) -> None:
    low, high = sorted((one, other))
    worse, better = ({**example("pass"), "tier": tier.value} for _ in range(2))
    worse["maturity"] = {**worse["maturity"], "level": low}
    better["maturity"] = {**better["maturity"], "level": high}
    before, after = said(without(worse, [])), said(without(better, []))
    ranked = {norm for norm, outcome in before.items() if outcome in RANK}
    assert all(RANK[after[norm]] >= RANK[before[norm]] for norm in ranked)


@FEW
@given(st.permutations(range(len(FULL["scenarios"]))), st.sampled_from(["pass", "held"]))
def test_the_order_of_scenarios_does_not_matter(order: list[int], name: str) -> None:
    stated = example(name)
    listed = stated["scenarios"]
    shuffled = {**stated, "scenarios": [listed[n] for n in order if n < len(listed)]}
    assert said(without(shuffled, [])) == said(without(stated, []))


@FEW
@given(st.lists(st.sampled_from(FACTS), max_size=25, unique=True), st.sampled_from(list(Tier)))
def test_report_and_plan_agree(gone: list[Any], tier: Tier) -> None:
    found = without(example("pass"), gone)
    report = check(found, edition=LAW, tiers=[tier], texts=False)
    stand = next(outcome for outcome in report.tiers if outcome.tier is tier)
    way = plan(found, to=tier, edition=LAW)
    needed = {s.norm for s in (*way.change, *way.supply, *way.evidence) if s.needed}
    assert way.outcome is stand.outcome
    assert needed == {*stand.not_met, *stand.unknown}
    assert {s.norm for s in way.change} == {
        f.rule for f in report.findings if f.outcome is Outcome.NOT_MET
    }


@FEW
@given(st.lists(st.sampled_from(FACTS), max_size=40, unique=True))
def test_a_draft_survives_being_written_and_read(gone: list[Any]) -> None:
    found = without(example("pass"), gone)
    assert draft_of(draft_json(found)) == found


@FEW
@given(st.lists(st.sampled_from(FACTS), max_size=40, unique=True))
def test_what_holds_is_never_expert_encouraged_or_beside(gone: list[Any]) -> None:
    for finding in check(without(example("pass"), gone), edition=LAW).findings:
        if finding.holds:
            assert finding.outcome in (Outcome.NOT_MET, Outcome.UNKNOWN)
            assert finding.force.value in "MPD"
