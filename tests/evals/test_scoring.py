"""Stored runs are scored from what they hold: the system is never asked, and nothing is hidden."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.cases import LATEST, cases
from evals.figures import figures, interval, matrix
from evals.headline import headline
from evals.point import HELD, OPEN, Point
from evals.report_text import markdown
from evals.runs import SETTINGS, store
from evals.score import f_score, precision, rank_of, recall, within
from evals.scored import changed, keep, score
from evals.tasks.every import TASKS
from evals.tasks.verdicts import STORIES
from rules.finding import Tier

QUESTIONS = [case for case in cases("questions", held=False) if case.gold.get("gold")]
SETTING = {"round": LATEST, "revision": "0" * 40, "altered": False, "machine": "", "python": "",
           "model": None}  # fmt: skip


def _run(folder: Path, records: list[dict[str, Any]], part: str = OPEN) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / SETTINGS).write_text(json.dumps(SETTING), encoding="utf-8")
    store(folder, "retrieval", part, records)
    return folder


def _found(identity: str, *addresses: str) -> dict[str, Any]:
    hits = [{"address": a, "size": 100, "score": 1.0, "tiers": [], "by": ""} for a in addresses]
    return {"id": identity, "found": hits}


def test_an_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    values = [1.0] * 80 + [0.0] * 20
    low, high = interval(values)
    assert 0.7 < low < 0.8 < high < 0.9
    assert interval(values) == (low, high)


def test_turns_of_one_dialogue_are_drawn_together() -> None:
    values, groups = [1.0] * 50 + [0.0] * 50, [str(n // 10) for n in range(100)]
    alone, together = interval(values), interval(values, groups)
    assert together[1] - together[0] > 2 * (alone[1] - alone[0])


def test_figures_are_given_over_all_and_for_each_kind() -> None:
    points = [Point("right", str(n), "zh" if n < 3 else "en", float(n != 0)) for n in range(4)]
    told = {figure.kind: (figure.value, figure.count) for figure in figures("t", OPEN, points)}
    assert told == {"": (0.75, 4), "zh": (pytest.approx(2 / 3, abs=1e-4), 3), "en": (1.0, 1)}


def test_a_matrix_counts_what_came_out_as_what() -> None:
    points = [Point("m", str(n), "k", 1.0, expected="a", got=got) for n, got in enumerate("aab")]
    assert matrix(points) == {"a": {"a": 2, "b": 1}}


def test_rankings_are_scored_as_their_definitions_say() -> None:
    assert rank_of(["x", "a", "b"], {"a", "b"}) == 2
    assert rank_of(["x"], {"a"}) == 0
    assert precision(["a", "x"], ["a", "b"]) == recall(["a", "x"], ["a", "b"]) == 0.5
    assert f_score(["a", "x", "y", "z"], ["a"]) == pytest.approx(5 * 0.25 / (4 * 0.25 + 1))
    assert within([("a", 900), ("b", 600), ("c", 1)], 1500) == {"a", "b"}


def test_what_is_scored_is_what_was_stored(tmp_path: Path) -> None:
    right, wrong = QUESTIONS[:2]
    records = [_found(right.id, right.gold["gold"][0]), _found(wrong.id, "CN-2024-399/无")]
    scored = score(_run(tmp_path / "run", records))
    first = scored.of("retrieval", "hit@1", OPEN)
    assert first
    assert (first.value, first.count) == (0.5, 2)
    assert [point.id for point in scored.worst["retrieval"]] == [wrong.id]


def test_of_the_held_part_a_report_tells_figures_alone(tmp_path: Path) -> None:
    held = [case for case in cases("questions", held=True) if case.gold.get("gold")][:3]
    run = _run(tmp_path / "run", [_found(case.id, "CN-2024-399/无") for case in held], HELD)
    scored = score(run)
    keep(scored)
    written = markdown(scored, None) + (run / "cases.json").read_text(encoding="utf-8")
    assert scored.of("retrieval", "hit@1", HELD)
    assert "retrieval" not in scored.worst
    assert not any(case.id in written or case.asked["question"] in written for case in held)


def test_a_later_run_tells_which_open_cases_turned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.runs.RESULTS", tmp_path)
    one, other = QUESTIONS[:2]
    good = [_found(case.id, case.gold["gold"][0]) for case in (one, other)]
    keep(score(_run(tmp_path / "2026-01-01T000000Z", [good[0], _found(other.id, "无")])))
    later = score(_run(tmp_path / "2026-01-02T000000Z", [_found(one.id, "无"), good[1]]))
    change = changed(later)
    assert change
    assert change.better == {"retrieval": (other.id,)}
    assert change.worse == {"retrieval": (one.id,)}
    assert "worse" in markdown(later, change)


def test_a_first_run_has_nothing_to_be_compared_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.runs.RESULTS", tmp_path)
    assert changed(score(_run(tmp_path / "2026-01-01T000000Z", []))) is None


def test_the_headline_has_a_dash_where_a_task_was_not_run(tmp_path: Path) -> None:
    rows = headline(score(_run(tmp_path / "run", [_found(QUESTIONS[0].id, "无")])))
    assert rows[0][1] == "0.000 of 1"
    assert {row[1] for row in rows[2:]} == {"–"}


def test_every_task_names_the_measure_whose_bad_cases_are_shown() -> None:
    assert [task.name for task in TASKS.values() if not task.worst] == []


def test_every_story_asks_of_a_tier_of_the_law_and_expects_something_of_all_four() -> None:
    tiers = {tier.value for tier in Tier}
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        assert set(story["tiers"]) == tiers
        assert story["of"] in {*tiers, ""}
        assert set(story["tiers"].values()) <= {"不符", "未定"}
