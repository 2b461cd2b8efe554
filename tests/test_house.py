"""The house: arrows point down, rooms are small, every rule stands on a clause that exists."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from knowledge.ledger import library
from knowledge.reading import squeeze
from rules.law.layer import layers

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "knowledge", "rules", "ui", "evals")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


@cache
def _parsed(path: Path) -> ast.Module:
    """One module, read once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in _functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_package_inits_hold_one_docstring_and_nothing_else() -> None:
    for path in (path for path in MODULES if path.name == "__init__.py"):
        body = _parsed(path).body
        assert len(body) == 1, path
        assert isinstance(body[0], ast.Expr), path


def test_imports_point_down() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_of_a_lower_floor_imports_a_higher_one(package: str) -> None:
    floor = {"knowledge": 0, "rules": 0, "assistant": 1, "ui": 2, "evals": 2}
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(_parsed(path)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in (name.split(".")[0] for name in names):
                if name in floor and name != package:
                    assert floor[name] < floor[package], f"{path} imports {name}"


def test_every_rule_stands_on_a_clause_that_exists_and_quotes_it() -> None:
    held = library()
    norms = [norm for layer in layers() for norm in layer.norms]
    assert len(norms) == 342
    for norm in norms:
        text = held.text_at(norm.address)
        assert text is not None, f"{norm.id}: no clause at {norm.address}"
        assert norm.quote in text, f"{norm.id}: {norm.quote!r} is not in {norm.address}"
        assert squeeze(norm.quote)


def test_only_the_gate_makes_a_cleared() -> None:
    makers = {
        str(path.relative_to(ROOT))
        for path in MODULES
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Cleared"
    }
    assert makers == {"rules/gate.py"}


def test_no_path_of_a_workplace_stands_in_the_sources() -> None:
    words = ("/" + "work/", "/" + "farm/", "python" + "hosted")
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in words), path


@pytest.mark.parametrize("given", [(), ("PORT=8081",)])
def test_make_run_serves_on_the_port_it_is_given(given: tuple[str, ...]) -> None:
    # Called by another make it would tell of the folder too.
    command = ["make", "--no-print-directory", "-n", "run", *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    port = given[0].removeprefix("PORT=") if given else "7860"
    assert done.stdout.rstrip().endswith(f"tidu serve --port {port}")
