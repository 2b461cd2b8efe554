"""The gate opens exactly when the report on the draft has nothing that holds."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.check import check, edition_for
from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of
from rules.finding import Tier
from rules.gate import Cleared, Exported, Held, export, gate
from tests.gate.cases import DAY, example

Path_ = tuple[str | int, ...]


def paths_of(value: Any, here: Path_ = ()) -> Iterator[Path_]:
    steps: list[Any] = []
    if isinstance(value, dict):
        steps = list(value)
    elif isinstance(value, list):
        steps = list(range(len(value)))
    for step in steps:
        yield (*here, step)
        yield from paths_of(value[step], (*here, step))


PASSING = draft_json(example())
PATHS = sorted(paths_of(PASSING), key=str)
WORDS = ["三级", "二级", "绝密", "【待补充：产值】", "河北省", "北京市", "生产管理", "=1+1"]
VALUES: list[Any] = [None, None, True, False, 0, 1, 3, "2024-11-21", "2024-11-23", []]
CHANGE = st.tuples(st.sampled_from(PATHS), st.sampled_from([*WORDS, *VALUES]))
TIERS = st.sampled_from(
    [*(tier.value for tier in Tier), "卓越级", "卓越级", "卓越级", "卓越级", None]
)


def mutated(changes: list[tuple[Path_, Any]], tier: str | None) -> Draft:
    """The passing draft with those of the changes that leave it a draft."""
    kept = draft_of({**PASSING, "tier": tier})
    assert isinstance(kept, Draft)
    for path, value in changes:
        found = draft_of(_with(draft_json(kept), path, value))
        kept = found if isinstance(found, Draft) else kept
    return kept


def _with(stated: dict[str, Any], path: Path_, value: Any) -> dict[str, Any]:
    *groups, last = path
    here: Any = stated
    try:
        for step in groups:
            here = here[step]
        here[last] = value
    except (KeyError, IndexError, TypeError):
        return stated
    return stated


def nothing_holds(draft: Draft) -> bool:
    """What the report says, asked without the gate."""
    if draft.tier is None:
        return False
    edition = edition_for(draft, place="河北省", as_of=DAY)
    report = check(draft, edition=edition, as_of=DAY, tiers=(draft.tier,))
    return not report.form_errors and not any(finding.holds for finding in report.findings)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(CHANGE, max_size=4), tier=TIERS)
def test_the_gate_opens_exactly_when_nothing_holds(
    changes: list[tuple[Path_, Any]], tier: str | None
) -> None:
    draft = mutated(changes, tier)
    assert isinstance(gate(draft, as_of=DAY), Cleared) is nothing_holds(draft)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(CHANGE, max_size=3), tier=TIERS)
def test_files_exist_exactly_when_nothing_holds(
    changes: list[tuple[Path_, Any]], tier: str | None
) -> None:
    draft = mutated(changes, tier)
    with TemporaryDirectory() as name:
        done = export(draft, Path(name) / "out", as_of=DAY)
        assert isinstance(done, Exported) is nothing_holds(draft)
        assert (Path(name) / "out").exists() is isinstance(done, Exported)
        kept = {path.suffix for path in Path(name).rglob("*") if path.is_file()}
        assert (".docx" in kept) is isinstance(done, Exported)


@pytest.mark.parametrize("change", [(), (("maturity", "level"), 2)])
def test_both_endings_are_met(change: Any) -> None:
    draft = mutated([change] if change else [], "卓越级")
    assert isinstance(gate(draft, as_of=DAY), Held if change else Cleared)
