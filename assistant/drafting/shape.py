"""Drafted sections as plain JSON: every span with its facts, every clause with its passage."""

from __future__ import annotations

from typing import Any

from assistant.drafting.difference import changes
from assistant.drafting.passage import Addressed, Passage, Section

ANSWERED, OPEN = "已写到", "未定"


def section_json(section: Section, before: str | None) -> dict[str, Any]:
    """One section; `before` is what the draft held in its place."""
    return {
        "name": section.name,
        "title": section.title,
        "field": section.field or None,
        "text": section.text,
        "length": len(section.text),
        "passages": [_passage(passage) for passage in section.passages],
        "clauses": [_clause(clause) for clause in section.clauses],
        "gaps": list(section.gaps),
        "written": before,
        "changes": [
            {"kind": change.kind, "text": change.text}
            for change in (changes(before, section.text) if before else ())
        ],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "text": passage.text,
        "fact_paths": list(passage.fact_paths),
        "spans": [
            {"text": span.text, "fact_paths": list(span.fact_paths), "gap": span.gap}
            for span in passage.spans
        ],
        "norms": list(passage.norms),
    }


def _clause(clause: Addressed) -> dict[str, Any]:
    return {
        "norm": clause.norm,
        "address": clause.address,
        "quote": clause.quote,
        "force": clause.force.value,
        "status": ANSWERED if clause.passage else OPEN,
        "text": clause.passage.text if clause.passage else None,
    }
