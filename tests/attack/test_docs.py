"""The pages on security and reliability name tests: each exists; no point stands without one."""

import re
from pathlib import Path

import pytest

from assistant.condition import State

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
POINT = re.compile(
    r"^\*\*((?:A|LLM)\d\d) .*?(?=^\*\*(?:A|LLM)\d\d |^## |\Z)", re.MULTILINE | re.DOTALL
)
POINTS = [f"{list_}{number:02d}" for list_ in ("A", "LLM") for number in range(1, 11)]


def _page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("page", "least"), [("security.md", 50), ("reliability.md", 20)])
def test_every_test_that_a_page_names_exists(page: str, least: int) -> None:
    named = NAMED.findall(_page(page))
    assert len(named) > least
    missing = [
        f"{path}::{name}"
        for path, name in named
        if f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert missing == []


def test_every_point_of_both_lists_names_a_test() -> None:
    points = {found[1]: found[0] for found in POINT.finditer(_page("security.md"))}
    assert sorted(points) == sorted(POINTS)
    assert [name for name, text in points.items() if not NAMED.search(text)] == []


def test_every_degraded_state_has_a_row_with_a_test_of_the_app_and_one_of_doctor() -> None:
    page = _page("reliability.md")
    rows = dict(re.findall(r"^\| `(\w+)` \|(.*)$", page, re.MULTILINE))
    assert set(rows) == set(State)
    few = [state for state, row in rows.items() if len(NAMED.findall(row)) < 2]
    assert few == []


def test_every_file_that_the_pages_run_exists() -> None:
    said = "".join(_page(name) for name in ("security.md", "reliability.md", "deployment.md"))
    named = re.findall(r"\b((?:tests|evals|docs)/[\w/]+\.(?:py|md|conf|yaml))\b", said)
    assert [name for name in named if not (ROOT / name).exists()] == []
