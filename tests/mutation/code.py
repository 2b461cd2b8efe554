"""Mutants of the code that decides: `python -m tests.mutation.code`.

mutmut makes them, in a copy of the repository under build/mutation; tests.mutation.warm tries them
in one warm process. The sets: algebra, check, gate, proof, figures. With `--sample N` that
many mutants are drawn from each module with a seed. `--minutes M` ends each set after so long; as
they are tried in turn, one of each module, what was tried until then is a fair sample of each.
"""

import argparse
import ast
import difflib
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutation"
MUTMUT = ROOT / "build" / "mutmut"
SEED = 20241122
COPIED = ("assistant", "knowledge", "rules", "evals", "ui", "tests", "examples", "docs")
FILES = ("pyproject.toml", "README.md", "README.zh-CN.md", "CHANGELOG.md", "DECISIONS.md")
UNNOTICED, NOTICED, UNREACHED = "unnoticed", "noticed", "unreached"


@dataclass(frozen=True)
class Set:
    """What is mutated, the tests that are asked, and whose caches each mutant must find empty."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    forget: tuple[str, ...] = ()


# The tables of what the proof decides. Its thousands of claims (test_claims, test_mutants,
# test_bank) would take half a minute for every mutant that the tables do not notice.
PROOF_TESTS = (
    "test_limits.py", "test_groups.py", "test_claim.py", "test_refused.py", "test_verdicts.py",
    "test_prove.py", "test_told.py", "test_contacts.py",
)  # fmt: skip
FIGURES_TESTS = ("test_figures.py", "test_reading.py", "test_verdicts.py", "test_told.py")
SETS: Mapping[str, Set] = {
    "algebra": Set(
        ("rules/logic.py", "rules/judge.py"), ("tests/rules/test_logic.py",), ("rules.book",)
    ),
    "check": Set(
        ("rules/settle.py", "rules/holding.py", "rules/check.py"),
        ("tests/rules/test_settle.py", "tests/rules/test_logic.py", "tests/rules/test_holding.py",
         "tests/rules/test_cases.py"),
        ("rules.check", "rules.consistency"),
    ),
    "gate": Set(
        ("rules/gate.py",),
        ("tests/gate/test_says.py", "tests/gate/test_ticket.py", "tests/gate/test_beside.py",
         "tests/gate/test_export.py", "tests/gate/test_verify.py"),
    ),
    "proof": Set(
        ("assistant/prove.py", "assistant/proof/claim.py", "assistant/proof/groups.py",
         "assistant/proof/limits.py"),
        tuple(f"tests/proof/{name}" for name in PROOF_TESTS),
    ),
    "figures": Set(
        ("assistant/proof/figures.py",),
        tuple(f"tests/proof/{name}" for name in FIGURES_TESTS),
        ("assistant.proof",),
    ),
}  # fmt: skip
# Tests of time and of killed processes say nothing about a mutant; those that read the source
# (test_walls, test_house) see the mutants themselves in it.
LEFT_OUT = "not less_than and not killed and not 200"


def prepare(name: str) -> tuple[Path, dict[str, list[str]]]:
    """A copy of the repository whose modules hold their mutants, and the mutants' names."""
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__", "results", "screenshots")
    for one in COPIED:
        shutil.copytree(ROOT / one, folder / one, ignore=ignored)
    for file in FILES:
        shutil.copy(ROOT / file, folder / file)
    (folder / "setup.cfg").write_text(
        "[mutmut]\nsource_paths=\n    rules\n    assistant\n", "utf-8"
    )
    command = [sys.executable, "-m", "tests.mutation.making", str(folder), *SETS[name].modules]
    made = subprocess.run(
        command, cwd=folder, env=_seen(folder), check=True, capture_output=True, text=True
    )
    return folder, json.loads(made.stdout)


def _seen(folder: Path) -> dict[str, str]:
    path = os.pathsep.join((str(folder), str(MUTMUT)))
    return os.environ | {"PYTHONPATH": path, "MUTANT_UNDER_TEST": ""}


def drawn(every: Mapping[str, Sequence[str]], many: int | None) -> list[str]:
    """So many mutants of each module (or all), in turns: one of each, then another of each."""
    dice = random.Random(SEED)
    lots = [dice.sample(names, min(many or len(names), len(names))) for names in every.values()]
    return [name for turn in zip_longest(*lots) for name in turn if name]


def run(folder: Path, chosen: Set, mutants: Sequence[str], minutes: float) -> dict[str, str]:
    """What became of each mutant that was tried within these minutes."""
    told, plan = folder / "told.jsonl", folder / "plan.json"
    plan.write_text(
        json.dumps({
            "mutants": mutants, "seconds": minutes * 60, "told": str(told),
            "forget": ["tests.", *chosen.forget],
        })
    )  # fmt: skip
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider",
               "--assert=plain", "--tb=native", "-p", "tests.mutation.warm",
               "-k", LEFT_OUT, *chosen.tests]  # fmt: skip
    environment = _seen(folder) | {"TIDU_MUTANTS": str(plan)}
    with (folder / "log.txt").open("w", encoding="utf-8") as log:
        ended = subprocess.run(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    if not told.exists():
        raise SystemExit(
            f"pytest ended with {ended.returncode} before a mutant was tried; see {log.name}"
        )
    return dict(json.loads(line) for line in told.read_text(encoding="utf-8").splitlines())


def tell(folder: Path, every: Mapping[str, Sequence[str]], tried: Mapping[str, str]) -> None:
    """The score of each module, and each survivor with what it changes."""
    write = sys.stdout.write
    columns = ("module", "mutants", "tried", "noticed", "of them by time", "score")
    write(f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|\n")
    for module, names in every.items():
        by = Counter(tried[name] for name in names if name in tried)
        count, lost = by.total(), by[UNNOTICED] + by[UNREACHED]
        ended = count - lost - by[NOTICED]
        score = f"{1 - lost / count:.3f}" if count else "–"
        write(f"| {module} | {len(names)} | {count} | {count - lost} | {ended} | {score} |\n")
    for module, names in every.items():
        for name in names:
            if (what := tried.get(name)) in (UNNOTICED, UNREACHED):
                write(f"\n- {name} ({what})\n{changed(folder / module, name)}\n")


@cache
def bodies(path: Path) -> dict[str, list[str]]:
    """The lines of every function of a module, but for the first, which names it."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    return {
        one.name: lines[one.lineno : one.end_lineno]
        for one in ast.walk(ast.parse(source))
        if isinstance(one, ast.FunctionDef)
    }


def changed(path: Path, mutant: str) -> str:
    """The lines in which a mutant differs from what it was made of."""
    name, found = mutant.rpartition(".")[2], bodies(path)
    original = f"{name.partition('__mutmut_')[0]}__mutmut_orig"
    lines = difflib.unified_diff(found[original], found[name], n=0, lineterm="")
    return "\n".join(f"    {line}" for line in lines if not line.startswith(("---", "+++", "@@")))


def main() -> None:
    """Make, try and count the mutants of the sets asked for."""
    parser = argparse.ArgumentParser(description="Mutants of the code that decides.")
    parser.add_argument("sets", nargs="*", help="、".join(SETS))
    parser.add_argument("--sample", type=int, help="so many of each module")
    parser.add_argument("--minutes", type=float, default=600, help="the most for each set")
    asked = parser.parse_args()
    for name in asked.sets or SETS:
        folder, every = prepare(name)
        mutants = drawn(every, asked.sample)
        tell(folder, every, run(folder, SETS[name], mutants, asked.minutes))


if __name__ == "__main__":
    main()
