"""Fact paths and the shape of a report are promises: they change in a commit of their own."""

from datetime import date
from pathlib import Path
from typing import Any

from rules.facts.labels import named
from rules.report.json import report_json
from tests.rules.support import report

CONTRACTS = Path(__file__).parents[1] / "contracts"


def shape(value: Any, path: str = "") -> set[str]:
    """Every path of a JSON value with its type."""
    if isinstance(value, dict):
        return {f"{path} {{}}"} | {s for k, v in value.items() for s in shape(v, f"{path}.{k}")}
    if isinstance(value, list):
        return {f"{path} []"} | {s for item in value for s in shape(item, f"{path}[]")}
    return {f"{path} {type(value).__name__}"}


def lines(name: str) -> list[str]:
    return (CONTRACTS / name).read_text(encoding="utf-8").splitlines()


def test_fact_paths_are_the_ones_promised() -> None:
    assert sorted(f"{path} {label}" for path, (label, _) in named().items()) == lines(
        "fact_paths.txt"
    )


def test_a_report_has_the_shape_promised() -> None:
    shapes = set[str]()
    for name, day in (("pass", date(2024, 11, 20)), ("held", None), ("empty", None)):
        flat = report_json(report(name, as_of=day))
        for finding in flat["findings"]:
            finding["why"] = {key: finding["why"][key] for key in ("operator", "truth", "says")}
        shapes |= shape(flat)
    assert sorted(shapes) == lines("report_shape.txt")
