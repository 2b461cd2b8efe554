"""Drafting: every figure in a drafted section names its fact, and every missing fact is marked."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.drafting.draft import draft_sections
from assistant.drafting.fill import filled
from assistant.drafting.passage import Passage
from assistant.drafting.show import fact
from assistant.wiring import Assistant
from evals.drafts import FILES, draft, expert_cases
from evals.point import WHOLE, Point, Record
from evals.task import Task, no_golds
from rules.check import check, edition_for
from rules.facts.draft import Draft
from rules.facts.papers import Sections
from rules.finding import Report
from rules.law.edition import PLACE

FIGURE = re.compile(r"\d+(?:\.\d+)?")
NUMBERING = re.compile(r"\s*（\d+）")
MARK = "text.placeholder"
SLIPS = ("text.", "kpi.", "dates.")
# Facts taken out one at a time: their figures must give way to marks.
TAKEN = (
    "project.investment", "project.start", "project.end", "scenarios", "integrations", "kpis",
    "benchmark.source", "benchmark.level", "next_steps", "maturity.level", "applicant.name",
    "awards", "organisation.experts", "project.integrators", "compliance.years",
)  # fmt: skip
FEWER = frozenset({"slips added by drafting"})


def _drafts() -> Iterator[tuple[str, str, Draft]]:
    yield "pass", "whole", draft("pass")
    yield "held", "whole", draft("held")
    yield "empty", "empty", draft("empty")
    for path in TAKEN:
        yield f"without {path}", "fact taken out", draft("pass", {path: None})
    for case in expert_cases(*FILES):
        yield case["id"], "expert case", draft(case.get("base", "pass"), case["facts"])


def _run(system: Assistant, part: str, written: str) -> Iterator[Record]:
    for name, kind, found in _drafts():
        bare = found.model_copy(update={"sections": Sections()})
        edition = edition_for(bare, place=PLACE)
        sections = draft_sections(bare, edition=edition)
        whole = check(filled(bare, sections), edition=edition)
        told = [figure for s in sections for p in s.passages for figure in _told(p, bare)]
        yield {
            "id": name,
            "kind": kind,
            "figures": len(told),
            "loose": [f"{figure}: {text}" for figure, named, _, text in told if not named],
            "unknown": [f"{figure}: {text}" for figure, _, known, text in told if not known],
            "slips": sorted(_slips(whole) - _slips(check(bare, edition=edition))),
            "gaps": sum(len(section.gaps) for section in sections if section.field),
            "marked": any(f.rule == MARK and f.holds for f in whole.findings),
            "claims": sum(bool(p.fact_paths) for section in sections for p in section.passages),
        }


def _slips(report: Report) -> set[str]:
    """Where text and data disagree; the marks of gaps are counted for themselves."""
    found = (f.rule for f in report.findings if f.rule.startswith(SLIPS))
    return {rule for rule in found if rule != MARK}


def _told(passage: Passage, found: Draft) -> Iterator[tuple[str, bool, bool, str]]:
    """Each figure, whether its span names facts, and whether each of them is in the draft.

    The number that a list gives a passage is no figure.
    """
    at, begins = 0, NUMBERING.match(passage.text)
    for span in passage.spans:
        known = all(fact(found, path) is not None for path in span.fact_paths)
        for figure in () if span.gap else FIGURE.finditer(span.text):
            if not begins or at + figure.start() >= begins.end():
                yield figure[0], bool(span.fact_paths), known, passage.text[:80]
        at += len(span.text)


def _score(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    name, kind = record["id"], record["kind"]
    seen = {"case": name, **{key: record[key][:5] for key in ("loose", "unknown", "slips")}}
    if count := record["figures"]:
        named, known = 1 - len(record["loose"]) / count, 1 - len(record["unknown"]) / count
        yield Point("figures name their fact", name, kind, named, seen=seen)
        yield Point("facts named are in the draft", name, kind, known, seen=seen)
    yield Point("slips added by drafting", name, kind, float(bool(record["slips"])), seen=seen)
    if record["gaps"]:
        yield Point("gap holds the export", name, kind, float(record["marked"]), seen=seen)
    if kind == "empty":
        yield Point("empty draft claims nothing", name, kind, float(record["claims"] == 0))


DRAFTING = Task("drafting", _run, _score, no_golds, parts=(WHOLE,), fewer=FEWER,
                worst="figures name their fact")  # fmt: skip
