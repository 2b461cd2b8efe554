"""What an exported file carries of itself: the draft, the report, and how it was rendered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from rules.finding import Report
from rules.render.package import Damaged
from rules.render.paper import RENDERER, Paper

FORMAT = "tidu-export/1"
NOTICE = "填报底稿，非报送件"
REPORTS = TypeAdapter(Report)


@dataclass(frozen=True, slots=True)
class Embedded:
    """What was read back from an exported file; the draft is still as untrusted as the file."""

    kind: str
    table: bool
    renderer: str
    template: str
    place: str
    as_of: date | None
    edition: str
    draft_digest: str
    report_digest: str
    draft: dict[str, Any]
    report: Report


def record(paper: Paper, kind: str, template: str) -> dict[str, Any]:
    """Everything that is needed to render the same file again."""
    return {
        "format": FORMAT,
        "notice": NOTICE,
        "title": paper.title,
        "kind": kind,
        "table": paper.recommends,
        "renderer": RENDERER,
        "template": template,
        "place": paper.edition.place,
        "as_of": paper.asked.isoformat() if paper.asked else None,
        "edition": paper.edition.id,
        "draft_digest": paper.draft_digest,
        "report_digest": paper.report_digest,
        "draft": paper.stated_json,
        "report": paper.report_json,
    }


def read_record(text: str) -> Embedded:
    """The record from its JSON."""
    try:
        return embedded_of(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise Damaged("文件里的内嵌草稿无法读取") from error


def embedded_of(stated: dict[str, Any]) -> Embedded:
    """The record from plain values."""
    try:
        return Embedded(
            kind=str(stated["kind"]),
            table=stated["table"] is True,
            renderer=str(stated["renderer"]),
            template=str(stated["template"]),
            place=str(stated["place"]),
            as_of=date.fromisoformat(stated["as_of"]) if stated["as_of"] else None,
            edition=str(stated["edition"]),
            draft_digest=str(stated["draft_digest"]),
            report_digest=str(stated["report_digest"]),
            draft=dict(stated["draft"]),
            report=REPORTS.validate_python(stated["report"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError) as error:
        raise Damaged("文件里的内嵌草稿无法读取") from error
