"""Mutants of the code that decides, by mutmut: `python -m tests.mutation.code`.

Two sets: the rules (algebra, check, gate) and the proof. Each is made in a copy of the repository
under build/mutation, so that the working tree stays as it is. With `--sample N` that many mutants
are drawn from each module with a seed: all of them take hours.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutation"
MUTMUT = ROOT / "build" / "mutmut"
SEED = 20241122
COPIED = ("assistant", "knowledge", "rules", "evals", "ui", "tests", "examples", "docs")
FILES = ("pyproject.toml", "README.md", "README.zh-CN.md", "CHANGELOG.md", "DECISIONS.md")
# What mutmut's exit codes mean: 0 no test noticed, 33 no test comes there, the rest is noticed.
SURVIVED, UNREACHED = 0, 33


@dataclass(frozen=True)
class Set:
    """What is mutated, and the tests that are asked: the sharpest, so that a score is a least."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


SETS: Mapping[str, Set] = {
    "rules": Set(
        ("rules/logic.py", "rules/judge.py", "rules/settle.py", "rules/holding.py",
         "rules/check.py", "rules/gate.py"),
        ("tests/rules/test_logic.py", "tests/rules/test_cases.py", "tests/gate/test_ticket.py",
            "tests/gate/test_beside.py",
         "tests/gate/test_export.py", "tests/gate/test_verify.py"),
    ),
    "proof": Set(
        ("assistant/prove.py", "assistant/proof/claim.py", "assistant/proof/figures.py",
         "assistant/proof/groups.py", "assistant/proof/limits.py"),
        ("tests/proof/test_prove.py", "tests/proof/test_claims.py", "tests/proof/test_frames.py",
         "tests/proof/test_told.py"),
    ),
}  # fmt: skip
# Tests of time and of killed processes say nothing about a mutant; those that read the source
# (test_walls, test_house) see mutmut's own functions in it.
# mutmut does not find a test again whose name pytest wrote in escapes.
PLAIN_NAMES = "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true"
LEFT_OUT = "not less_than and not killed and not 200"


def prepare(name: str) -> Path:
    """A copy of the repository with mutmut's settings in it."""
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    for one in COPIED:
        ignored = shutil.ignore_patterns("__pycache__", "results", "screenshots")
        shutil.copytree(ROOT / one, folder / one, dirs_exist_ok=True, ignore=ignored)
    for file in FILES:
        shutil.copy(ROOT / file, folder / file)
    (folder / "setup.cfg").write_text(_settings(SETS[name]), encoding="utf-8")
    return folder


def _settings(chosen: Set) -> str:
    existing = [test for test in chosen.tests if (ROOT / test).exists()]
    told = {
        "source_paths": ("rules", "assistant", "knowledge", "evals"),
        "only_mutate": chosen.modules,
        "also_copy": ("examples", "ui", "docs", *FILES),
        "pytest_add_cli_args": ("-p", "no:cacheprovider", "-o", PLAIN_NAMES, "-k", LEFT_OUT),
        "pytest_add_cli_args_test_selection": existing,
    }
    lines = ["[mutmut]", "track_dependencies=false", "use_git_change_detection=false"]
    for key, values in told.items():
        lines += [f"{key}=", *(f"    {value}" for value in values)]
    return "\n".join(lines) + "\n"


def run(folder: Path, chosen: Sequence[str]) -> None:
    """mutmut over these mutants; all of them when none is named."""
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *chosen]
    environment = os.environ | {"PYTHONPATH": str(MUTMUT)}
    told = folder / "mutmut.log"
    with told.open("w", encoding="utf-8") as log:
        subprocess.run(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    if not (folder / "mutants" / "mutmut-stats.json").exists():
        raise SystemExit(f"mutmut did not get as far as its first tests; see {told}")


def codes(folder: Path) -> dict[str, dict[str, int | None]]:
    """Every mutant's exit code, by module; none before it was tried."""
    return {
        str(meta.relative_to(folder / "mutants")).removesuffix(".meta"): json.loads(
            meta.read_text(encoding="utf-8")
        )["exit_code_by_key"]
        for meta in sorted((folder / "mutants").rglob("*.py.meta"))
    }


def drawn(every: Mapping[str, Mapping[str, int | None]], many: int) -> list[str]:
    """So many mutants of each module, in their order."""
    dice = random.Random(SEED)
    return [
        name
        for mutants in every.values()
        for name in sorted(dice.sample(sorted(mutants), min(many, len(mutants))))
    ]


def tell(every: Mapping[str, Mapping[str, int | None]]) -> None:
    """The score of each module and the survivors."""
    sys.stdout.write("| module | mutants | tried | noticed | score |\n|---|---|---|---|---|\n")
    for module, mutants in every.items():
        tried = Counter(code for code in mutants.values() if code is not None)
        lost = tried[SURVIVED] + tried[UNREACHED]
        count = tried.total()
        score = f"{1 - lost / count:.3f}" if count else "–"
        row = f"| {module} | {len(mutants)} | {count} | {count - lost} | {score} |"
        sys.stdout.write(f"{row}\n")
    for mutants in every.values():
        for name, code in mutants.items():
            if code in (SURVIVED, UNREACHED):
                sys.stdout.write(f"- {name}{' (no test comes there)' if code else ''}\n")


def main() -> None:
    """Make, try and count the mutants of the sets asked for."""
    parser = argparse.ArgumentParser(description="Mutants of the code that decides.")
    parser.add_argument("sets", nargs="*", help="、".join(SETS))
    parser.add_argument("--sample", type=int, help="so many of each module")
    asked = parser.parse_args()
    for name in asked.sets or SETS:
        folder = prepare(name)
        if asked.sample is None:
            run(folder, ())
        else:
            run(folder, ("none.of.these",))  # makes the mutants and measures the tests
            run(folder, drawn(codes(folder), asked.sample))
        tell(codes(folder))


if __name__ == "__main__":
    main()
