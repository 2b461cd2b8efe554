"""The report is one page that asks for nothing, shows what was wrong, and the same for anybody."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from evals.cases import LATEST, cases
from evals.charts import dots
from evals.figures import Figure
from evals.report_page import page
from evals.runs import SETTINGS, store
from evals.scored import Change, Scored, score

ASKED = next(case for case in cases("questions", held=False) if case.gold.get("gold"))
ADDRESS = re.compile(r"(?:src|href|action|poster|data)\s*=\s*[\"'](?!#)|url\((?!#)|@import", re.I)


class _Heard(HTMLParser):
    """The tags that were opened, and those never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)


def _scored(folder: Path, by: str = "a question of the bank") -> Scored:
    setting = {"round": LATEST, "revision": "0" * 40, "altered": False, "machine": "a machine",
               "python": "3", "model": None}  # fmt: skip
    (folder / SETTINGS).write_text(json.dumps(setting), encoding="utf-8")
    hit: dict[str, Any] = {"address": "HE-2024-533/前言", "size": 9, "score": 4.2, "tiers": []}
    store(folder, "retrieval", "open", [{"id": ASKED.id, "found": [{**hit, "by": by}]}])
    return score(folder)


def test_a_page_asks_for_nothing_outside_itself(tmp_path: Path) -> None:
    written = page(_scored(tmp_path), None)
    assert ADDRESS.findall(re.sub(r'xlink:href="#[^"]*"', "", written)) == []
    heard = _Heard()
    heard.feed(written)
    assert not {"script", "link", "img", "iframe"} & set(heard.opened)
    assert "svg" in heard.opened


def test_a_bad_case_is_shown_with_what_was_found_and_what_led_to_it(tmp_path: Path) -> None:
    written = page(_scored(tmp_path), None)
    assert ASKED.asked["question"] in written
    assert "HE-2024-533/前言 · 4.2 · found by: a question of the bank" in written


def test_what_a_case_says_is_text_and_no_markup(tmp_path: Path) -> None:
    written = page(_scored(tmp_path, by="<script>alert(1)</script>"), None)
    assert "<script" not in written
    assert "&lt;script&gt;" in written


def test_what_moved_since_an_earlier_run_stands_in_the_page(tmp_path: Path) -> None:
    moved = Figure("retrieval", "hit@1", "open", "", 0.9, 0.8, 1.0, 10)
    change = Change("2026-01-01T000000Z", ((moved, 0.8),), {"retrieval": ("q1",)}, {})
    written = page(_scored(tmp_path), change)
    assert "+0.100" in written
    assert "Better in retrieval: q1" in written


@pytest.mark.parametrize("low", [0.1, 0.5])
def test_a_chart_has_its_rows_as_text_and_is_the_same_every_time(low: float) -> None:
    figure = Figure("t", "m", "open", "", 0.5, low, 0.9, 10)
    drawn = dots(["第一行", "second"], [("open", [figure, None])])
    assert "第一行" in drawn
    assert drawn == dots(["第一行", "second"], [("open", [figure, None])])
    assert drawn != dots(["第一行", "second"], [("open", [None, figure])])
