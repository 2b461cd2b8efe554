"""`python -m evals.bench_rules`: our checker beside zen-engine and json-logic, same conditions.

Nine conditions of the excellent tier are written for each engine twice: plainly, as their manuals
do, and guarded, so that a missing fact gives 未定. A case changes one or two facts of the example
draft; what each condition then is follows from the notices and is written here by hand. Prints
right outcomes by kind of case, and microseconds per draft as a ratio to ours in the same run.

The engines are no dependency of the product: `make bench-rules` puts them beside the cases.
"""

import copy
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from rules.check import check, edition_for
from rules.facts.form import draft_of

EXAMPLE = Path(__file__).parents[1] / "examples" / "pass.yaml"
MET, NOT_MET, UNKNOWN = "符合", "不符", "未定"
ROUNDS = 200
Facts = Mapping[str, Any]
Verdicts = Mapping[str, str]


@dataclass(frozen=True)
class Condition:
    """One norm: the fact it reads, the test in both languages, a value that fails it."""

    norm: str
    fact: str
    zen: str
    logic: Mapping[str, Any]
    fails: Any


def _logic(operator: str, fact: str, value: object) -> dict[str, Any]:
    return {operator: [{"var": fact}, value]}


def _is(norm: str, fact: str) -> Condition:
    return Condition(norm, fact, f"{fact} == true", _logic("==", fact, True), False)


CONDITIONS: tuple[Condition, ...] = (
    Condition(
        "HB.2.1.1.a", "applicant.province", "applicant.province == '河北省'",
        _logic("==", "applicant.province", "河北省"), "山西省",
    ),
    _is("A2.1.1.a", "applicant.above_scale"),
    _is("A2.1.2.a", "compliance.sound"),
    Condition(
        "A2.1.2.b", "compliance.bad_credit", "compliance.bad_credit == 0",
        _logic("==", "compliance.bad_credit", 0), 2,
    ),
    Condition(
        "A2.1.5.c", "maturity.level", "maturity.level >= 3", _logic(">=", "maturity.level", 3), 2
    ),
    _is("HB.2.1.2.a", "project.completed"),
    Condition(
        "HB.2.2.1.j", "submission.paper_copies", "submission.paper_copies == 2",
        _logic("==", "submission.paper_copies", 2), 1,
    ),
    _is("HB.2.2.1.k", "submission.recommender_blank"),
    _is("HB.2.2.1.m", "submission.paper_matches_online"),
)  # fmt: skip
# 满足基础要求: the Kleene conjunction of the base requirements; one failure decides.
SUM = "HB.2.1.1.d"
BASE = ("A2.1.1.a", "A2.1.2.a", "A2.1.2.b", "A2.1.5.c")
BY_NORM = {condition.norm: condition for condition in CONDITIONS}


@dataclass(frozen=True)
class Case:
    """A draft with some facts changed or taken away, and what follows for each condition."""

    kind: str
    changed: Mapping[str, Any]
    expected: Verdicts


def cases() -> list[Case]:
    """Everything met; each fact failing; each missing; one base fact failing, another missing."""
    found = [Case("met", {}, _expected({}))]
    for c in CONDITIONS:
        found.append(Case("not met", {c.fact: c.fails}, _expected({c.norm: NOT_MET})))
        found.append(Case("missing", {c.fact: None}, _expected({c.norm: UNKNOWN})))
    for failing in BASE:
        for missing in (norm for norm in BASE if norm != failing):
            bad, gone = BY_NORM[failing], BY_NORM[missing]
            found.append(
                Case(
                    "one failing, one missing",
                    {bad.fact: bad.fails, gone.fact: None},
                    _expected({failing: NOT_MET, missing: UNKNOWN}),
                )
            )
    return found


def _expected(changed: Verdicts) -> Verdicts:
    each = {c.norm: changed.get(c.norm, MET) for c in CONDITIONS}
    base = {each[norm] for norm in BASE}
    total = NOT_MET if NOT_MET in base else UNKNOWN if UNKNOWN in base else MET
    return {**each, SUM: total}


def facts_of(case: Case) -> dict[str, Any]:
    """The example's facts with the changes of a case; a missing fact is not written at all."""
    facts: dict[str, Any] = copy.deepcopy(yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")))
    facts["maturity"]["level"] = 3
    for path, value in case.changed.items():
        group, name = path.split(".")
        if value is None:
            del facts[group][name]
        else:
            facts[group][name] = value
    return facts


def ours(facts: Facts) -> Callable[[], Verdicts]:
    """The whole check, all 342 norms of it, from a draft already read."""
    draft = draft_of(facts)
    if isinstance(draft, tuple):
        raise ValueError(f"the case is no draft: {draft[0]}")
    edition = edition_for(draft, place="河北省", as_of=None)
    wanted = {*BY_NORM, SUM}

    def run() -> Verdicts:
        report = check(draft, edition=edition, texts=False)
        return {f.norm: f.outcome.value for f in report.findings if f.norm in wanted}

    return run


def zen(facts: Facts, *, guarded: bool) -> Callable[[], Verdicts]:
    """The conditions as compiled ZEN expressions."""
    engine = import_module("zen")

    def written(conditions: Sequence[Condition]) -> str:
        test = " and ".join(f"({c.zen})" for c in conditions)
        missing = " or ".join(f"{c.fact} == null" for c in conditions)
        return f"({missing}) ? '{UNKNOWN}' : ({test})" if guarded else test

    compiled = {name: engine.compile_expression(written(cs)) for name, cs in _named()}

    def run() -> Verdicts:
        found = {}
        for name, expression in compiled.items():
            try:
                found[name] = _worded(expression.evaluate(facts))
            except RuntimeError:  # ZEN's own: a comparison with a missing value
                found[name] = "error"
        return found

    return run


def json_logic(facts: Facts, *, guarded: bool) -> Callable[[], Verdicts]:
    """The conditions as JsonLogic."""
    evaluated = import_module("json_logic").jsonLogic

    def written(conditions: Sequence[Condition]) -> dict[str, Any]:
        test = {"and": [dict(c.logic) for c in conditions]}
        missing = {"or": [_logic("===", c.fact, None) for c in conditions]}
        return {"if": [missing, UNKNOWN, test]} if guarded else test

    rules = {name: written(cs) for name, cs in _named()}
    return lambda: {name: _worded(evaluated(rule, facts)) for name, rule in rules.items()}


def _named() -> list[tuple[str, tuple[Condition, ...]]]:
    each = [(c.norm, (c,)) for c in CONDITIONS]
    return [*each, (SUM, tuple(BY_NORM[norm] for norm in BASE))]


def _worded(value: object) -> str:
    return value if isinstance(value, str) else MET if value else NOT_MET


ENGINES: Mapping[str, Callable[[Facts], Callable[[], Verdicts]]] = {
    "ours": ours,
    "zen-engine, plain": lambda facts: zen(_plain(facts), guarded=False),
    "zen-engine, guarded": lambda facts: zen(_plain(facts), guarded=True),
    "json-logic, plain": lambda facts: json_logic(_plain(facts), guarded=False),
    "json-logic, guarded": lambda facts: json_logic(_plain(facts), guarded=True),
}


def _plain(facts: Facts) -> dict[str, Any]:
    """Only what the conditions read: the engines take no dates."""
    groups = {c.fact.split(".")[0] for c in CONDITIONS}
    read = {c.fact for c in CONDITIONS}
    return {g: {k: v for k, v in facts[g].items() if f"{g}.{k}" in read} for g in groups}


def main() -> None:
    """One table: right outcomes by kind of case, and the time of one draft."""
    every = cases()
    kinds = list(dict.fromkeys(case.kind for case in every))
    sys.stdout.write(f"{'engine':22}" + "".join(f"{kind:>28}" for kind in kinds) + "    µs/draft\n")
    for name, engine in ENGINES.items():
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for case in every:
            found = engine(facts_of(case))()
            asked[case.kind] += len(case.expected)
            right[case.kind] += sum(found[norm] == want for norm, want in case.expected.items())
        cells = "".join(f"{f'{right[k]}/{asked[k]}':>28}" for k in kinds)
        sys.stdout.write(f"{name:22}{cells}{_micros(engine(facts_of(every[0]))):12.0f}\n")


def _micros(run: Callable[[], Verdicts]) -> float:
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        spent.append((time.perf_counter() - start) * 1e6)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
