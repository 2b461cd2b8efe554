"""What holds a paper back, told without a word of the draft: clauses, fields, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rules.facts.labels import label
from rules.finding import Finding, FormError, Report
from rules.render.paper import Stated, stated_json
from rules.render.text import NONE, clean

RUN = 8
FIGURES = re.compile(r"[\d.\-/%年月日]*")
SHORTEST_NAME = 2
HIDDEN = "（此处涉及草稿内容，已隐去；请在检查结果中查看。）"
NAMES = frozenset(
    """name factory factory_address address parent uscc person mobile phone email by signed_by
    seal_name instance integrators supplier""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding that holds, or one field to put right."""

    kind: str
    rule: str
    address: str
    quote: str
    outcome: str
    fields: tuple[str, ...]
    missing: tuple[str, ...]
    remedy: str
    near: str = ""


def _leaves(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a draft with the field that holds it."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, name)
    elif isinstance(value, str):
        yield name, value


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True, slots=True)
class Veil:
    """Which words are the draft's own: its names whole, its prose in any run of eight letters."""

    names: frozenset[str]
    prose: str
    law: str

    def hides(self, text: str) -> bool:
        """Whether a text gives away any of them; what a clause says itself is nobody's secret."""
        bare = _bare(text)
        runs = (bare[at : at + RUN] for at in range(len(bare) - RUN + 1))
        return any(name in bare for name in self.names) or any(
            run in self.prose and run not in self.law for run in runs
        )


def veil_of(stated: Stated, law: str) -> Veil:
    """The words of what was stated that no clause says too."""
    leaves = [(field, _bare(text)) for field, text in _leaves(stated_json(stated))]
    names = {
        text
        for field, text in leaves
        if field in NAMES and len(text) >= SHORTEST_NAME and text not in law
    }
    prose = "\n".join(text for _, text in leaves if not FIGURES.fullmatch(text))
    return Veil(frozenset(names), prose, law)


def problems_of(report: Report, stated: Stated | None) -> tuple[Problem, ...]:
    """Everything that holds, form errors first."""
    law = _bare("".join(finding.quote + finding.address for finding in report.findings))
    veil = veil_of(stated, law) if stated else Veil(frozenset(), "", law)
    forms = [_form(error) for error in report.form_errors]
    return tuple(forms + [_clause(f, veil) for f in report.findings if f.holds])


def _form(error: FormError) -> Problem:
    fields = (clean(error.path),)
    allowed, near = clean(error.allowed), clean(error.near or "")
    return Problem("字段", "", "", "", "填写错误", fields, (), allowed, near)


def _clause(finding: Finding, veil: Veil) -> Problem:
    remedy = finding.remedy or "请补充或更正右列字段后重新检查。"
    return Problem(
        "条款",
        finding.rule,
        finding.address,
        finding.quote,
        finding.outcome.value,
        finding.fields,
        finding.missing,
        clean(HIDDEN if veil.hides(remedy) else remedy),
    )


def problems_json(report: Report, draft_digest: str, problems: tuple[Problem, ...]) -> Any:
    """The list as plain JSON."""
    return {
        "format": "tidu-problems/1",
        "edition": report.edition,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "draft_digest": draft_digest,
        "problems": [asdict(problem) for problem in problems],
    }


def problem_fields(problems: tuple[Problem, ...]) -> dict[str, Any]:
    """The list as a template shows it."""
    forms = [
        {"字段": "、".join(p.fields), "允许": p.remedy, "近似": p.near or NONE}
        for p in problems
        if p.kind == "字段"
    ]
    clauses = [
        {"条款": p.address, "原文": p.quote, "结果": p.outcome, "办法": _what_to_do(p)}
        for p in problems
        if p.kind == "条款"
    ]
    return {
        "填写错误": forms or [dict.fromkeys(("字段", "允许", "近似"), NONE)],
        "条款": clauses or [dict.fromkeys(("条款", "原文", "结果", "办法"), NONE)],
    }


def _what_to_do(problem: Problem) -> str:
    names = dict.fromkeys(map(label, problem.missing or problem.fields))
    fields = [name for name in names if name not in problem.remedy]
    return problem.remedy + (f"\n字段：{'、'.join(fields)}" if fields else "")
