"""The JSON shapes of the commands are golden files; a change of one is a commit of its own.

Regenerate with `TIDU_WRITE_SHAPES=1 python -m pytest tests/cli/test_shapes.py`.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import tidu

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "contracts" / "shapes.json"
RUNS = {
    "ask": ("ask", "卓越级什么时候截止", "--json"),
    "ask bad line": ("ask", "--json", "-"),
    "search": ("search", "数控化率", "--json"),
    "prove": ("prove", "卓越级智能工厂成熟度应达到三级及以上。", "--json"),
    "extract": ("extract", "我们厂在邯郸，成熟度二级，主营钢管。", "--json"),
    "check": ("check", "examples/held.yaml", "--json"),
    "export": ("export", "examples/pass.yaml", "-o", "{out}", "--json"),
    "verify": ("verify", "{file}", "--json"),
    "plan": ("plan", "examples/held.yaml", "--to", "卓越级", "--json"),
    "draft": ("draft", "examples/held.yaml", "--json"),
    "checklist": ("checklist", "--tier", "卓越级", "examples/held.yaml", "--json"),
    "review": ("review", "examples/pass.yaml", "--json"),
    "import": ("import", "{file}", "--json"),
    "library": ("library", "--json"),
    "doctor": ("doctor", "--json"),
}


def shape(value: Any) -> Any:
    """Keys and types: of a list, the union of its items; an explanation's depth does not count."""
    if isinstance(value, dict):
        return {k: "why" if k == "why" else shape(v) for k, v in value.items()}
    if isinstance(value, list):
        shapes: list[Any] = []
        for item in map(shape, value):
            if item not in shapes:
                shapes.append(item)
        return shapes
    return type(value).__name__


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("shapes") / "out"
    found: dict[str, Any] = {}
    for name, arguments in RUNS.items():
        file = next(iter(out.glob("*.docx")), out)
        filled = [a.format(out=out, file=file) for a in arguments]
        given = "[]\n" if name.endswith("bad line") else ""
        [line] = tidu(*filled, given=given, cwd=ROOT).lines
        found[name] = shape(line)
    return found


def test_the_shapes_of_the_commands_are_those_written_down(shapes: dict[str, Any]) -> None:
    if os.environ.get("TIDU_WRITE_SHAPES"):
        GOLDEN.write_text(json.dumps(shapes, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    assert shapes == json.loads(GOLDEN.read_text(encoding="utf-8"))
